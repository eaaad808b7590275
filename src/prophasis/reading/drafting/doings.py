"""Doings: who does the event that is to be explained, to whom, and in which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from prophasis.case import Event, Explanation, Mention, Place, Time
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People
from prophasis.reading.drafting.wording import kin

DOERS = 4
"""So many of those who do the deed may belong to the acting side."""
NAMED = 3
"""Standing before or after the event where it is explained counts as much as this many marked events."""
TALKED_OF = 10.0
"""A state's share of all mentions of states counts as this many events towards its being the one acted on."""
CLOSE = 40
"""Characters before and after an event within which a date is taken for its date."""
TWICE = 2
"""So often a year has to stand beside the event."""
NEAR = 60
"""Characters after the event's word within which its object stands, in the same clause."""


@dataclass(frozen=True)
class Doings:
    """Who does the event, and to whom it is done, by weight."""

    does: Counter[str]
    suffers: Counter[str]
    people: People

    def agents(self) -> list[str]:
        """The most frequent first, states that do it half as often before; those it is done to more often left out."""
        able = [actor for actor in self.does if self.does[actor] > self.suffers[actor]]
        most = max((self.does[actor] for actor in able), default=0)
        states = {actor for actor in able if self.people.kind(actor) == "state" and 2 * self.does[actor] >= most}
        return sorted(able, key=lambda actor: (actor not in states, -self.does[actor], actor))[:DOERS]

    def outdone(self, actor: str) -> bool:
        """Whether somebody else does it so clearly that one clause on this actor says nothing."""
        most = max(self.does.values(), default=0)
        return most >= 3 * NAMED and 3 * self.does[self.people.principal(actor)] < most

    def side(self, named: Sequence[str] = ()) -> frozenset[str]:
        """The acting side: the agent and its principal, persons who do the deed, and whoever stands for one of them."""
        doers = self.agents()
        heads = {*named, *(self.people.principal(agent) for agent in named)} or set(doers[:1])
        if heads & set(doers):
            heads |= {doer for doer in doers if self.people.kind(doer) == "person"}
        states = any(self.people.kind(head) == "state" for head in heads)
        own = {actor for actor in self.people.mentions if states and self.people.governs(actor)}
        return frozenset(heads | own | {a for a in self.people.mentions if self.people.principal(a) in heads})

    def patients(self, agents: Collection[str]) -> list[str]:
        """The one it is done to: by its events, and by how much the documents talk of it."""
        talk: Counter[str] = Counter()
        for actor, count in self.people.mentions.items():
            whole = self.people.principal(actor)
            if whole not in agents and self.people.kind(whole) == "state":
                talk[whole] += count
        total = sum(talk.values()) or 1
        weight = {actor: self.suffers[actor] + TALKED_OF * talk[actor] / total for actor in {*talk, *self.suffers}}
        able = [actor for actor in weight if actor not in agents and self.people.kind(actor) in ("state", "group")]
        return sorted(able, key=lambda actor: (-weight[actor], actor))[:1]


def doings(words: Iterable[str], leaves: Sequence[Leaf], people: People) -> Doings:
    """Who does what the words name: by event marks, and by who stands before and after it where it is explained."""
    words = set(words)
    does: Counter[str] = Counter()
    suffers: Counter[str] = Counter()
    for _, event, _ in deeds(words, leaves):
        if event.modality == "actual":
            does.update(people.principal(who) for who in (event.agent,) if who)
            suffers.update(people.principal(who) for who in (event.patient,) if who)
    for leaf, place in _explained(words, leaves):
        before, after = _around(leaf, place, words)
        does.update({people.principal(who): NAMED for who in (before,) if who})
        suffers.update({people.principal(who): NAMED for who in (after,) if who})
    return Doings(does, suffers, people)


def deeds(words: Iterable[str], leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, Event, int]]:
    """The deeds that the words name, with the offset of each."""
    words = set(words)
    for leaf in leaves:
        for mark in leaf.layer("event"):
            event = mark.payload
            if isinstance(event, Event) and event.kind == "deed" and any(kin(event.lemma.lower(), w) for w in words):
                yield leaf, event, mark.start


def year_of(words: Iterable[str], leaves: Sequence[Leaf], agents: Collection[str]) -> str | None:
    """The EDTF year that stands beside the event most, where it is explained or told."""
    words = set(words)
    count: Counter[str] = Counter()
    for leaf, place in _explained(words, leaves):
        count.update(dict.fromkeys(_years_near(leaf, *place), NAMED))
    for leaf, event, start in deeds(words, leaves):
        if event.modality == "actual" and event.agent in (*agents, None) and event.patient not in agents:
            count.update(dict.fromkeys(_years([event.edtf]), TWICE) or _years_near(leaf, start, start))
    named = Counter(
        year
        for leaf in leaves
        for mark in leaf.layer("time")
        if isinstance(mark.payload, Time)
        for year in _years([mark.payload.edtf])
    )
    likely = [year for year in count if count[year] >= TWICE]
    return min(likely, key=lambda year: (-count[year], -named[year], year), default=None)


def _explained(words: Collection[str], leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, Place]]:
    """Where the event is explained, once a sentence."""
    for leaf in leaves:
        seen: set[int | None] = set()
        for mark in leaf.layer("explanation"):
            if not isinstance(mark.payload, Explanation):
                continue
            place = mark.payload.explanandum
            number = leaf.sentence(place[0])
            if number not in seen and _word_at(leaf, place, words) is not None:
                seen.add(number)
                yield leaf, place


def _word_at(leaf: Leaf, place: Place, words: Collection[str]) -> tuple[int, int] | None:
    start, end = place
    for found in re.finditer(r"[^\W_]+", leaf.text[start:end]):
        if any(kin(found.group().lower(), word) for word in words):
            return start + found.start(), start + found.end()
    return None


def _around(leaf: Leaf, place: Place, words: Collection[str]) -> tuple[str | None, str | None]:
    """The last actor named before the event's word in its sentence, and the first after it in its clause."""
    at = _word_at(leaf, place, words)
    number = leaf.sentence(place[0])
    if at is None or number is None:
        return None, None
    start, end = leaf.sentences[number]
    clause = re.match(r"(?:(?!\b(?:because|since|as|when|after|while)\b)[^,;:.])*", leaf.text[at[1] : end])
    reach = at[1] + min(NEAR, clause.end() if clause else 0)
    before = [m.payload.actor for m in leaf.within("mention", start, at[0]) if isinstance(m.payload, Mention)]
    after = [m.payload.actor for m in leaf.within("mention", at[1], reach) if isinstance(m.payload, Mention)]
    return before[-1] if before else None, after[0] if after else None


def _years_near(leaf: Leaf, start: int, end: int) -> set[str]:
    """The years named in a place or close to it, in the same sentence."""
    number = leaf.sentence(start)
    if number is None:
        return set()
    first, last = leaf.sentences[number]
    times = leaf.within("time", max(first, start - CLOSE), min(last, end + CLOSE))
    return _years(mark.payload.edtf for mark in times if isinstance(mark.payload, Time))


def _years(dates: Iterable[str | None]) -> set[str]:
    return {found.group() for date in dates if date and (found := re.match(r"-?\d{4}", date))}


__all__ = ["Doings", "deeds", "doings", "year_of"]
