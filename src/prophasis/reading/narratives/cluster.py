"""Clusters of tellings: words that say the same thing, whoever says them and whenever."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prophasis.reading.collating.days import Days
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import content_words
from prophasis.reading.families import family

ALIKE = 0.6
"""The share of the shorter telling's words, by how rare they are, that the longer one must have."""
BOTH = 0.35
"""The same share of the words of both together."""
SHARED = 3
"""Telling words that must be the same at least; all of them where a telling has fewer."""
POSTINGS = 300
"""A word in more tellings than this proposes nothing to be compared."""


@dataclass(frozen=True)
class Told:
    """One telling: its place, its speaker (key None: the author), the side he is on, and its words as stems.

    ``why`` are the stems of a reason that it gives; ``holds`` says of the deeds in it whether they are affirmed.
    """

    leaf: Leaf
    place: tuple[int, int]
    sentence: tuple[int, int]
    who: str | None
    name: str
    side: str
    said: Days
    audience: str | None
    stems: frozenset[str]
    why: frozenset[str] = frozenset()
    holds: Mapping[str, bool] = field(default_factory=dict)

    def denies(self, other: Told) -> bool:
        """Whether a deed that one affirms is denied by the other."""
        return any(self.holds[deed] != held for deed, held in other.holds.items() if deed in self.holds)


def stems_of(text: str) -> frozenset[str]:
    """The telling words of a text, each as the stem that its verb and noun share."""
    return frozenset(family(word) for word in content_words(text) if not word[0].isdigit())


@dataclass
class _Group:
    members: list[int] = field(default_factory=list)


def clusters(tellings: Sequence[Told]) -> list[list[Told]]:
    """Tellings of one thing together, those of each cluster in order of time; what nobody tells twice is left out."""
    order = sorted(range(len(tellings)), key=lambda i: (tellings[i].said.order, tellings[i].leaf.id, tellings[i].place))
    weight = _weights(tellings)
    holders: dict[str, list[int]] = defaultdict(list)
    home: dict[int, _Group] = {}
    groups: list[_Group] = []
    for index in order:
        best, most = None, 0.0
        for other in _candidates(tellings[index], holders, weight):
            likeness = _alike(tellings[index], tellings[other], weight)
            if likeness > most:
                best, most = other, likeness
        group = home[best] if best is not None and most >= ALIKE else _Group()
        if not group.members:
            groups.append(group)
        group.members.append(index)
        home[index] = group
        for stem in tellings[index].stems:
            holders[stem].append(index)
    return [[tellings[i] for i in group.members] for group in groups if len(group.members) > 1]


def _weights(tellings: Sequence[Told]) -> dict[str, float]:
    """How much a word tells: the rarer, the more."""
    held = Counter(stem for one in tellings for stem in one.stems)
    return {stem: math.log(1 + len(tellings) / count) for stem, count in held.items()}


def _candidates(one: Told, holders: dict[str, list[int]], weight: dict[str, float]) -> list[int]:
    """Earlier tellings that share at least two words with this one."""
    rare = sorted(one.stems, key=lambda stem: (-weight[stem], stem))
    found = Counter(index for stem in rare if len(holders[stem]) <= POSTINGS for index in holders[stem])
    return sorted(index for index, shared in found.items() if shared >= 2)


def _alike(one: Told, other: Told, weight: dict[str, float]) -> float:
    shared = sum(weight[stem] for stem in one.stems & other.stems)
    mine, theirs = (sum(weight[stem] for stem in told.stems) for told in (one, other))
    many = min(SHARED, len(one.stems), len(other.stems))
    if shared < BOTH * (mine + theirs - shared) or len(one.stems & other.stems) < many:
        return 0.0
    if one.why and other.why and not one.why & other.why:
        return 0.0
    return shared / min(mine, theirs)


__all__ = ["Told", "clusters", "stems_of"]
