"""Causes: a sentence in -> whether it states a cause, by the explanations marked in it and by lesser signs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prophasis.case import Explanation, Place
from prophasis.reading.clauses import SUBJECTS, is_verb, parsed
from prophasis.reading.page import Page, page_of
from prophasis.reading.steps import default_steps
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_COUNTED = ("DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY")
_DRIVEN = wordset("demand call urge seek want decide threaten intensify refuse suspect allege follow")
"""What is demanded, suspected or followed by is mostly why something is done; so is what a decision is about."""


@dataclass(frozen=True)
class Tied:
    """A cause, its effect and the words that tie them (None where none do), as places in the text."""

    cause: Place
    effect: Place
    signal: Place | None


@dataclass(frozen=True)
class StatedCause:
    """Whether a text states a cause, and the signs of it.

    Attributes:
        states: whether it does.
        signs: what says so: ``explanation`` for each mark of that layer, else the names of lesser signs, each with its
            word ("purpose: to", "condition: if").
        tied: what causes what: by rules the explanations marked, with heads what the network finds.
        probability: the trained head's, where it was asked; None by rules.
    """

    states: bool
    signs: tuple[str, ...]
    tied: tuple[Tied, ...] = ()
    probability: float | None = None


def states_cause(text: str, *, heads: bool = False) -> StatedCause:
    """Whether a sentence (or a short text) states a cause, in the wide sense of corpora of causal news.

    Wider than the explanation layer: a condition, a purpose hung on a noun, a demand, what a protest is against, and
    what follows upon something all count. With ``heads`` a trained network decides (see ``reading/heads``).

    Raises:
        MissingExtra: X012 where ``heads`` are asked for and onnxruntime is not installed. ReadError: R303 where its
            weights are not those that came with this version.
    """
    page = explained(text)
    if page.doc is None or not parsed(page.doc):
        return StatedCause(states=False, signs=())
    found = tuple(dict.fromkeys((*("explanation" for _ in page.layer("explanation")), *lesser(page.doc))))
    if heads:
        return _by_heads(page, found)
    marks = (mark.payload for mark in page.layer("explanation"))
    tied = (Tied(one.explanans, one.explanandum, one.cue) for one in marks if isinstance(one, Explanation))
    return StatedCause(states=bool(found), signs=found, tied=tuple(tied))


def _by_heads(page: Page, signs: tuple[str, ...]) -> StatedCause:
    from prophasis.reading.heads.causal import calibration, probability
    from prophasis.reading.heads.reasons import arcs
    from prophasis.reading.heads.weights import network

    scores = network().scores(page.model.text)
    marks = signs.count("explanation")
    chance = probability(scores, marks=marks, signs=len(signs) - marks)
    places = scores.pieces.places
    tied = []
    for _, arc in arcs(page.model.text, scores):
        cause, effect = (page.place(places[a][0], places[b][1]) for a, b in (arc.explanans, arc.explanandum))
        signal = page.place(places[arc.signal[0]][0], places[arc.signal[1]][1]) if arc.signal else None
        tied.append(Tied(cause, effect, signal))
    return StatedCause(chance >= calibration()["least causal"], signs, tuple(tied), chance)


def explained(text: str) -> Page:
    """The page of a text after the step that marks explanations."""
    page = page_of(text)
    for step in default_steps():
        step.run(page)
        if step.name == "explanation":
            break
    return page


def lesser(sent: Doc | Span) -> Iterator[str]:
    """The lesser signs of a cause in a parsed text, each with its word."""
    for token in sent:
        for name, holds in _SIGNS.items():
            if holds(token):
                yield f"{name}: {token.lower_}"


def _condition(token: Token) -> bool:
    return token.lower_ in ("if", "unless", "until") and token.dep_ == "mark"


def _told_as(token: Token) -> bool:
    own = any(child.dep_ in SUBJECTS for child in token.head.children)
    return token.lower_ == "as" and token.dep_ == "mark" and own


def _upon(token: Token) -> bool:
    return token.lower_ == "after" and token.dep_ in ("mark", "prep")


def _for(token: Token) -> bool:
    counted = any(child.ent_type_ in _COUNTED[:3] for child in token.children)
    return token.lower_ == "for" and token.dep_ == "prep" and token.head.pos_ == "VERB" and not counted


def _over(token: Token) -> bool:
    named = any(child.ent_type_ for child in token.children)
    return token.lower_ == "over" and token.dep_ == "prep" and not named


def _means(token: Token) -> bool:
    return token.lower_ == "by" and any(child.dep_ == "pcomp" for child in token.children)


def _with(token: Token) -> bool:
    return token.lower_ == "with" and token.dep_ == "prep" and token.i > 0 and token.nbor(-1).text == ","


def _purpose(token: Token) -> bool:
    return token.lower_ == "to" and token.dep_ == "aux" and token.head.dep_ in ("acl", "relcl", "advcl")


_SIGNS: dict[str, Callable[[Token], bool]] = {
    "condition": _condition,
    "reason": _told_as,
    "sequence": _upon,
    "ground": _for,
    "matter": _over,
    "opposition": lambda token: token.lower_ == "against",
    "means": _means,
    "circumstance": _with,
    "purpose": _purpose,
    "motive": lambda token: is_verb(token) and token.lemma_.lower() in _DRIVEN,
}
