"""The head for sentences that state a cause: what the parse and the rules show of a sentence -> a probability."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from prophasis.reading.causes import lesser
from prophasis.reading.heads.linear import load, unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

Told = tuple[str, str, str]
"""The tie, the kind and the words of the cue of an explanation."""
LEAST = 0.36
"""From this probability on a sentence is held to state a cause: where F1 was best in cross-validation."""
_RULE = 3.0
"""How much more a rule's finding weighs than a word before training."""


def probability(sent: Doc | Span, marks: Sequence[Told]) -> float:
    """How likely a sentence states a cause, given the explanations that rules found in it."""
    return load("causal").probability(features(sent, marks))


def features(sent: Doc | Span, marks: Sequence[Told]) -> dict[str, float]:
    """Lemmas, pairs of lemmas, dependencies, and what the rules found; names give way to their kind."""
    found = unit({**_words(sent), **_ties(sent)})
    for tie, kind, cue in marks:
        found[f"tie {tie}"] = found[f"kind {kind}"] = found[f"cue {cue.lower()}"] = _RULE / 2
    found["marks"] = float(bool(marks))
    for sign in lesser(sent):
        found[f"sign {sign}"] = found[f"sign {sign.split(':')[0]}"] = _RULE / 4
    return found


def _words(sent: Doc | Span) -> dict[str, float]:
    names = ["[", *(_name(token) for token in sent if not token.is_space), "]"]
    return {
        **{f"word {name}": 1.0 for name in names},
        **{f"pair {one} {other}": 1.0 for one, other in pairwise(names)},
    }


def _ties(sent: Doc | Span) -> dict[str, float]:
    found: dict[str, float] = {}
    for token in sent:
        if token.dep_ in ("punct", "det", "compound") or token.is_space:
            continue
        found[f"tie {_name(token)} {token.dep_} {token.head.pos_}"] = 1.0
        found[f"tie {token.pos_} {token.dep_} {_name(token.head)}"] = 1.0
        if token.tag_ == "VBG":
            found[f"ing {token.dep_} {token.i < token.head.i}"] = 1.0
    return found


def _name(token: Token) -> str:
    return token.ent_type_ or token.lemma_.lower()
