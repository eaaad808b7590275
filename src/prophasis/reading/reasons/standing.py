"""Standing events: a negation over a reason leaves the event standing ("did not invade because he feared" = he did)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.clauses import is_verb, negated
from prophasis.reading.families import family
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_COMMON = wordset(
    """
    be have do make take give get go come see say think know want use need let keep become seem
    """
)


def events(doc: Doc) -> dict[str, list[int]]:
    """Where each family of words is said to have happened: past or perfect verbs without negation, and nouns."""
    found: dict[str, list[int]] = {}
    for token in doc:
        named = token.pos_ == "NOUN" and not any(child.lower_ == "no" for child in token.children)
        if named or (_finite(token) and not negated(token)):
            found.setdefault(family(token.lemma_), []).append(token.i)
        elif token.lemma_ in _COMMON and is_verb(token) and not negated(token):
            for phrase in _idioms(token):
                found.setdefault(phrase, []).append(token.i)
    return found


def _idioms(verb: Token) -> list[str]:
    """ "go war" of "went to war": a common verb with the noun that gives it its sense."""
    things = [child for child in verb.children if child.dep_ in ("dobj", "pobj")]
    things += [one for child in verb.children if child.dep_ == "prep" for one in child.children if one.dep_ == "pobj"]
    return [f"{verb.lemma_} {thing.lemma_}" for thing in things if thing.pos_ == "NOUN"]


def _known(verb: Token, known: dict[str, list[int]]) -> bool:
    keys = _idioms(verb) if verb.lemma_ in _COMMON else [family(verb.lemma_)]
    nouns = [family(key.split()[-1]) for key in keys if " " in key]
    places = [at for key in (*keys, *nouns) for at in known.get(key, ())]
    return any(at != verb.i and not verb.is_ancestor(verb.doc[at]) for at in places)


def _finite(token: Token) -> bool:
    return is_verb(token) and token.lemma_ not in _COMMON and token.tag_ in ("VBD", "VBN", "VBG", "VBZ", "VBP")


def settle(reason: Reason, known: dict[str, list[int]]) -> Reason:
    """Deny the tie rather than the event, where a negated event stands elsewhere in the document."""
    verb = reason.anchor
    if reason.denied or not is_verb(verb) or not _holds(verb, reason):
        return reason
    if reason.cue[0] < verb.i or not _negative(verb) or verb.doc[reason.cue[0] - 1].lower_ in ("but", "rather"):
        return reason
    doc, after = verb.doc, reason.explanans[1]
    comma = any(token.text in (",", ";", "—", "–") for token in doc[verb.i : reason.cue[0]])
    turned = any(token.lower_ in ("but", "rather", "instead") for token in doc[after : min(after + 4, verb.sent.end)])
    kept = any(token.lower_ == "not" for token in doc[after : min(after + 3, verb.sent.end)]) and not turned
    if comma or kept or _inability(doc[reason.explanans[0] : reason.explanans[1]]):
        return reason
    plain = _plain(verb) or doc[reason.cue[0]].lower_ == "out" or "reasons" in _cue_words(reason)
    if not turned and not plain and not _known(verb, known):
        return reason
    return replace(reason, denied=True, explanandum=(max(reason.explanandum[0], verb.i), reason.explanandum[1]))


def _cue_words(reason: Reason) -> set[str]:
    """The words of the cue."""
    return {token.lower_ for token in reason.anchor.doc[reason.cue[0] : reason.cue[1]]}


def _plain(verb: Token) -> bool:
    """Whether a verb says only that something was done ("act", "do so"), or is refused as one more ("nor")."""
    words = {child.lower_ for child in verb.children}
    return verb.lemma_ in _PRO_VERBS or "nor" in words or (verb.lemma_ == "do" and bool(words & {"so", "this", "it"}))


_PRO_VERBS = frozenset({"act", "behave"})
"""Verbs that say only that something was done: to deny a reason of it is all that their negation can do."""


def _negative(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in ("nor", "neither") for child in verb.children)


def _inability(part: Span) -> bool:
    """ "did not fight because it could not": an inability is a reason for not doing."""
    return any(token.dep_ == "neg" or token.lower_ in ("cannot", "unable", "lacked", "lack", "too") for token in part)


def _holds(verb: Token, reason: Reason) -> bool:
    return reason.explanandum[0] <= verb.i < reason.explanandum[1]
