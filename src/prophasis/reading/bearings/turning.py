"""Turning back: a passage that refuses what the passage before it offers, without naming it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.clauses import is_verb, negated, subject
from prophasis.reading.reasons.doubts import CLAIMS
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

    from prophasis.case.mark import Direction
    from prophasis.reading.bearings.bear import Bears
    from prophasis.reading.bearings.passages import Passage

_REFUSING = wordset("reject dismiss deny dispute refute rebut contradict disown discount debunk undermine belie")
_HOLDING = wordset("explain account stand hold convince survive fit suffice persuade add")
_POINTING = wordset("it this that they these those so such")
_CALLED = wordset("tale theatre nonsense story fiction excuse pretext myth sham farce lie invention fabrication cover")
_NAMING = wordset("call dub term label brand describe dismiss")


def turned_back(passage: Passage, last: Bears | None) -> Bears | None:
    """The passage as one against what ``last`` offered (or for what it refused), where it refuses that."""
    if last is None or passage.paragraph - last.passage.paragraph > 1 or passage is last.passage:
        return None
    if last.passage.sent.end < passage.sent.start - _FAR or not any(map(_refuses, passage.sent)):
        return None
    direction: Direction = "-" if last.direction == "+" else "+"
    why = "it refuses what was offered just before"
    return replace(last, passage=passage, direction=direction, force=passage.force or "moderate", reason=why)


def carried_on(passage: Passage, last: Bears | None) -> Bears | None:
    """The passage as one more of what ``last`` offered, right before it in its paragraph; "yet" turns against it."""
    if last is None or passage.paragraph != last.passage.paragraph or passage.sent.start != last.passage.sent.end:
        return None
    first = next((token.lower_ for token in passage.sent if token.is_alpha), "")
    opposite: Direction = "-" if last.direction == "+" else "+"
    turned = first in _TURNS
    return replace(
        last,
        passage=passage,
        direction=opposite if turned else last.direction,
        force="weak",
        own=False,
        reason="it turns against what was offered just before"
        if turned
        else "it goes on with what was offered just before",
    )


_TURNS = wordset("yet but however nevertheless still nonetheless")
_FAR = 60
"""How many words may lie between the two."""


def _refuses(verb: Token) -> bool:
    """ "rejected the explanation", "it cannot explain why", "called that a tale", "denied having said so"."""
    if not is_verb(verb):
        return False
    lemma = verb.lemma_.lower()
    things = [child for child in verb.children if child.dep_ in ("dobj", "attr", "oprd", "xcomp", "ccomp", "pcomp")]
    if lemma in _REFUSING and not negated(verb):
        return any(_points(thing) for thing in things)
    who = subject(verb)
    if lemma in _HOLDING and negated(verb):
        return who is not None and _points(who)
    if lemma in _NAMING:
        below = [one for thing in things for one in thing.subtree]
        return any(one.lemma_.lower() in _CALLED for one in below) and any(_points(one) for one in below)
    return False


def _points(token: Token) -> bool:
    """Whether a word points back: a pronoun, "the explanation", "that story", "having said so"."""
    if token.lower_ in _POINTING:
        return True
    words = {child.lower_ for child in token.children}
    if token.lemma_.lower() in CLAIMS | _CALLED:
        return bool(words & {"the", "this", "that", "these", "such"})
    return is_verb(token) and bool(words & {"so", "it", "that"})
