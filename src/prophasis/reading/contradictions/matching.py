"""Matching: whether two assertions speak of one deed, and whether they cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.lexicon import classes_of, families, family_of, known
from prophasis.reading.drafting.wording import kin
from prophasis.reading.words import wordset

T = TypeVar("T")

MOST = 400
"""Assertions of one deed by one actor that are compared with each other at most."""
_LIGHT = frozenset(
    family_of(word)
    for word in wordset(
        """
        be have do make take get give go come become see think know want need seem appear look find put keep let hold
        use work live stay remain start begin continue happen occur mean follow turn call show help try lead bring
        end change face set run play move
        """
    )
    if family_of(word) not in families()
)
"""Verbs that tell little by themselves: one more word must be the same."""
NAME, THING, DOER, DAY, VICTIM = 1.5, 1.0, 1.0, 0.5, 1.0
"""What a name, another word, the doer and a day tell of two assertions that have them in common, and what more it tells
where a deed that is done once befalls whom both name."""
SAME = 2.0
"""What must be common to two assertions of one deed."""
_NARROW = 3
"""Days that a date may leave open to be one that tells a deed."""


def clash(one: Assertion, other: Assertion) -> bool:
    """Whether two assertions of one deed cannot both hold: what is denied is entailed, or excluded, by what is not."""
    if one.holds == other.holds:
        apart = other.family in known(one.family).excludes or one.family in known(other.family).excludes
        return one.holds and apart
    yes, no = (one, other) if one.holds else (other, one)
    return no.family in known(yes.family).entails


def rivals(assertions: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Pairs whose families clash and whose doers may be one, at most `MOST` of one doer for each."""
    held: dict[str, dict[str | None, list[Assertion]]] = defaultdict(lambda: defaultdict(list))
    for one in assertions:
        for name in known(one.family).entails if one.holds else ():
            held[name][one.agent].append(one)
    for one in assertions:
        if not one.holds:
            for other in _of_doer(held.get(one.family, {}), one.agent):
                yield one, other
            continue
        for name in sorted(known(one.family).excludes):
            for other in _of_doer(held.get(name, {}), one.agent):
                if name > one.family or one.family not in known(other.family).excludes:
                    yield one, other


def _of_doer(held: dict[str | None, list[Assertion]], agent: str | None) -> Iterator[Assertion]:
    """Those of one doer and those of none; of all where the doer is not known."""
    if agent is None:
        yield from islice((one for found in held.values() for one in found), MOST)
        return
    yield from held.get(agent, ())[:MOST]
    yield from held.get(None, ())[:MOST]


def same_deed(one: Assertion, other: Assertion) -> bool:
    """Whether both speak of one deed: one doer, nothing named that speaks against it, and enough in common."""
    if at_odds(one, other):
        return False
    sure = one.agent is not None and one.agent == other.agent
    if sure and known(one.family).lasting == "once" and not all(a.names or a.things or a.patient for a in (one, other)):
        return True
    needed = SAME + (THING if one.family in _LIGHT or other.family in _LIGHT else 0)
    return in_common(one, other) >= needed


def at_odds(one: Assertion, other: Assertion) -> bool:
    """Whether two assertions name other doers, other victims or other things."""
    if one.agent and other.agent and one.agent != other.agent:
        return True
    if one.patient and other.patient and one.patient != other.patient and not _names_meet(one, other):
        return True
    return bool(one.names and other.names and not _names_meet(one, other))


def in_common(one: Assertion, other: Assertion) -> float:
    """What two assertions have in common: doer, names, words, days, each by what it tells."""
    found = NAME * min(2, _names_shared(one, other)) + THING * shared_things(one, other)
    if one.agent is not None and one.agent == other.agent:
        found += DOER
    if _same_patient(one, other) and "once" in (known(one.family).lasting, known(other.family).lasting):
        found += VICTIM
    if one.days.known and other.days.known and max(one.days.width, other.days.width) <= _NARROW:
        found += 0 if one.days.apart(other.days) else DAY
    return found


def shared_things(one: Assertion, other: Assertion) -> int:
    """How many telling words the two share, in any form or as nouns of one kind."""
    mine, theirs = one.things | one.lent_things, other.things | other.lent_things
    return sum(any(alike_words(word, also) for also in theirs) for word in mine)


def alike_words(one: str, other: str) -> bool:
    """Whether two words are forms of one, or nouns of one kind ("tanker" and "vessel")."""
    return kin(one, other) or not classes_of(one).isdisjoint(classes_of(other))


def alike(one: Assertion, other: Assertion) -> float:
    """The share of the shorter side's names and words that the other side has, 0 to 1."""
    fewer = min(len(a.names) + len(a.things) for a in (one, other))
    shared = _names_shared(one, other) + shared_things(one, other) + int(_same_patient(one, other))
    return min(1.0, shared / fewer) if fewer else 0.0


def _same_patient(one: Assertion, other: Assertion) -> bool:
    return one.patient is not None and one.patient == other.patient


def _names_meet(one: Assertion, other: Assertion) -> bool:
    return _names_shared(one, other) > 0


def names_of(one: Assertion) -> frozenset[str]:
    """All names of an assertion besides its doer's, those that it only points to among them."""
    return one.names | one.lent | ({one.patient} if one.patient else frozenset())


def _names_shared(one: Assertion, other: Assertion) -> int:
    """How many names the two share: a name and its parts are one, and a name may stand among the other's words."""
    mine, theirs = names_of(one), names_of(other)
    found = {name for name in mine if _among(name, theirs | other.things)}
    found |= {name for name in theirs if _among(name, one.things)}
    return len({name for name in found if not any(name != also and name in also.split("-") for also in found)})


def _among(name: str, words: Collection[str]) -> bool:
    return any(kin(name, word) for word in words)


def by_deed(assertions: Iterable[Assertion]) -> Iterator[list[Assertion]]:
    """Assertions that may speak of one deed: those of one family, at most `MOST` of one doer."""
    found: dict[Hashable, list[Assertion]] = defaultdict(list)
    for one in assertions:
        found[one.family].append(one)
    for same in found.values():
        by_agent: dict[str | None, list[Assertion]] = defaultdict(list)
        for one in same:
            by_agent[one.agent].append(one)
        nobody = by_agent.pop(None, [])[:MOST]
        for mine in by_agent.values():
            yield mine[:MOST] + nobody
        if not by_agent and len(nobody) > 1:
            yield nobody


def clusters(pairs: Sequence[tuple[T, T]], *, key: Callable[[T], Hashable]) -> list[list[tuple[T, T]]]:
    """Pairs that share a member, or a member's key, put together, in the order in which they came."""
    parent: dict[Hashable, Hashable] = {}

    def root(at: Hashable) -> Hashable:
        while parent.setdefault(at, at) != at:
            at = parent[at]
        return at

    for one, other in pairs:
        parent[root(key(one))] = root(key(other))
    found: dict[Hashable, list[tuple[T, T]]] = defaultdict(list)
    for pair in pairs:
        found[root(key(pair[0]))].append(pair)
    return list(found.values())


__all__ = [
    "alike", "alike_words", "at_odds", "by_deed", "clash", "clusters", "in_common", "names_of", "rivals", "same_deed",
]  # fmt: skip
