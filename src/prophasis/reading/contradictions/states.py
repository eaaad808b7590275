"""How things stood: so as one source has it, not so as another does, neither being the doer's own word."""

from __future__ import annotations

from collections.abc import Iterator

from prophasis.case import Contradiction, Side
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.collating.days import Days, written
from prophasis.reading.collating.lexicon import known
from prophasis.reading.contradictions.between import between
from prophasis.reading.contradictions.matching import alike, at_odds, clash, in_common, names_of, rivals, same_deed
from prophasis.reading.contradictions.words import own_word

SURE = 2.5
"""What two sources must have in common to be held to speak of one thing."""
ALIKE = 0.5
LASTS = 7
"""Days for which a state of things that may change is held to last on either side of the day it is told of."""


def states(corpus: Corpus) -> Iterator[Contradiction]:
    """What two sources tell otherwise: done or not done, open or closed, alive or dead, won or lost."""
    pairs = [
        (one, other) if one.holds else (other, one)
        for one, other in rivals(corpus.assertions)
        if _clash(corpus, one, other)
    ]
    yield from between("state", pairs, _why)


def _clash(corpus: Corpus, one: Assertion, other: Assertion) -> bool:
    if one.ahead or other.ahead or one.noun or other.noun or not clash(one, other) or not _two_sources(one, other):
        return False
    if own_word(corpus, one) or own_word(corpus, other):
        return False
    named = any(name in names_of(other) for name in names_of(one)) or bool(one.agent and one.agent == other.agent)
    if not named or alike(one, other) < ALIKE or at_odds(one, other) or not _at_one_time(one, other):
        return False
    if one.holds != other.holds:
        return in_common(one, other) >= SURE and same_deed(one, other)
    return _shared(one, other) >= SURE


def _shared(one: Assertion, other: Assertion) -> float:
    """What the two have in common, a time that lies near among it."""
    first, second = _when(one), _when(other)
    near = max(first.width, second.width) <= LASTS and first.gap(second) <= LASTS
    return in_common(one, other) + (1.0 if near else 0.0)


def _two_sources(one: Assertion, other: Assertion) -> bool:
    """Whether two speak: two authors, an author and a speaker, or two speakers."""
    if any(said is not None and said.within for said in (one.said, other.said)):
        return False
    return one.speaker != other.speaker or (one.said is None and other.said is None and one.leaf.id != other.leaf.id)


def _at_one_time(one: Assertion, other: Assertion) -> bool:
    """Whether both speak of one time; what befalls a thing once stays so."""
    first, second = _when(one), _when(other)
    if first.last is None or second.last is None:
        return not first.apart(second)
    for done, after in ((one, other), (other, one)):
        if done.holds and known(done.family).lasting == "once":
            return not _when(after).before(_when(done))
    return first.gap(second) <= LASTS


def _when(one: Assertion) -> Days:
    """The days of which an assertion speaks: its own, else those on which it was said or written."""
    if one.days.first is not None or one.days.last is not None:
        return one.days
    if one.said is not None and one.said.said.first is not None:
        return one.said.said
    published = written(one.leaf.document.published)
    return Days(published.first if one.state or one.said is None else None, published.last)


def _why(one: Assertion, other: Assertion, first: Side, second: Side) -> str:
    told, against = (each.leaf.quote(each.clause).strip(" ,.;:“”\"'") for each in (one, other))
    return f"{first.name} has it that “{told}”, {second.name} that “{against}”."


__all__ = ["states"]
