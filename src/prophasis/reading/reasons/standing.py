"""Standing events: a negation over a reason leaves the event standing ("did not invade because he feared" = he did)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.clauses import is_verb, negated
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STEM = 5
"""Letters by which a verb and its noun are held to be one family ("invade", "invasion")."""
_COMMON = words(
    """
    be have do make take give get go come see say think know want use need let keep become seem
    """
)


def family(word: str) -> str:
    """The stem that a verb shares with its noun."""
    word = word.lower()
    return word[: STEM if len(word) > STEM else len(word)]


def events(doc: Doc) -> dict[str, list[int]]:
    """Where each family of words is said to have happened: past or perfect verbs without negation, and nouns."""
    found: dict[str, list[int]] = {}
    for token in doc:
        named = token.pos_ == "NOUN" and not any(child.lower_ == "no" for child in token.children)
        if named or (_finite(token) and not negated(token)):
            found.setdefault(family(token.lemma_), []).append(token.i)
    return found


def _finite(token: Token) -> bool:
    return is_verb(token) and token.lemma_ not in _COMMON and token.tag_ in ("VBD", "VBN", "VBG", "VBZ", "VBP")


def settle(reason: Reason, known: dict[str, list[int]]) -> Reason:
    """Deny the tie rather than the event, where a negated event stands elsewhere in the document."""
    verb = reason.anchor
    if reason.denied or not is_verb(verb) or not _holds(verb, reason):
        return reason
    if reason.cue[0] < verb.i or not any(child.dep_ == "neg" for child in verb.children):
        return reason
    comma = any(token.text in (",", ";", "—", "–") for token in verb.doc[verb.i : reason.cue[0]])
    turned = any(token.lower_ in ("but", "rather", "instead") for token in verb.doc[reason.cue[1] : verb.sent.end])
    elsewhere = [at for at in known.get(family(verb.lemma_), ()) if at != verb.i]
    if (elsewhere and not comma and verb.lemma_ not in _COMMON) or (turned and not comma):
        return replace(reason, denied=True)
    return reason


def _holds(verb: Token, reason: Reason) -> bool:
    return reason.explanandum[0] <= verb.i < reason.explanandum[1]
