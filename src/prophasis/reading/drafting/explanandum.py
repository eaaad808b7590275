"""The explanandum: the event whose reasons the documents argue about, taken from the question or from the documents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from prophasis.case import Event, Explanation, Place, Time
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People
from prophasis.reading.drafting.wording import content_words, kin

_FORCE = """
    attack assault bomb bombard campaign conquer conquest fight fighting hostilities intervene intervention invade
    invasion march offensive occupation occupy re-invasion reinvasion seize seizure strike war warfare
"""
FORCE = frozenset(_FORCE.split())
"""Words for the use of force; documents name one war by many of them."""
_NO_EVENT = """
    cause explain decide decision launch begin start full-scale full scale large massive reason purpose event go went
    take aim want early late year month day spring summer autumn winter january february april june july august
    september october november december order lead force drive new second
"""
_NOT_EVENTS = frozenset(_NO_EVENT.split())
_NOMINAL = ("ion", "ment", "ure", "ence", "ance", "war", "al", "ege")
_DOERS = 4
"""So many of those who do the deed may belong to the acting side."""
_NAMED = 3
"""Standing before or after the event where it is explained counts as much as this many marked events."""
_EXPLAINED = 5
"""An event that is explained counts as much as this many that are only mentioned."""


@dataclass(frozen=True)
class Explanandum:
    """What is to be explained.

    Attributes:
        question: the question in words, given or drafted.
        words: words for the event; a text that holds kin of one of them speaks of it.
        agents: the actors whose deed it is: a state, who leads it, who acts in its name.
        patients: the actors it was done to.
        year: the year asked about, where one is named.
    """

    question: str
    words: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    year: str | None = None

    def speaks_of(self, text: str) -> float:
        """How far a text speaks of the event: 1, 0.4 where it names other years only, 0."""
        if not any(kin(word, mine) for word in content_words(text) for mine in self.words):
            return 0.0
        years = years_in(text)
        return 0.4 if self.year and years and self.year not in years else 1.0


def years_in(text: str) -> set[str]:
    """The years that a text names, as it writes them: ``1914``, ``431`` before BC."""
    return set(re.findall(r"\b(?:1\d{3}|20\d\d|\d{1,4}(?=\s*(?:BC|AD|CE)))\b", text))


def of_question(question: str, leaves: Sequence[Leaf], people: People) -> Explanandum:
    """The explanandum that a question names: its words, less the actors' names; the first actor named acts."""
    named = _named_in(question, people)
    names = {word for actor, _ in named for spelling in people.spellings(actor) for word in content_words(spelling)}
    left = [w for w in content_words(question) if not any(kin(w, name) for name in names)]
    words = {word for word in left if word not in _NOT_EVENTS and not word[0].isdigit()}
    words = _widened(words or set(left))
    order = [actor for actor, _ in named]
    doings = _doings(words, leaves, people)
    agents = _side(order[:1], doings, people)
    patients = [actor for actor in order[1:] if actor not in agents]
    return Explanandum(
        question=question,
        words=frozenset(words),
        agents=agents,
        patients=frozenset(patients or doings.patients(agents)),
        year=min(years_in(question), default=None),
    )


def of_documents(leaves: Sequence[Leaf], people: People) -> Explanandum:
    """The event that the documents explain most, else mention most, and a question made of it."""
    family = _most_explained(leaves, people)
    words = _widened(family)
    doings = _doings(family, leaves, people)
    agent = next(iter(doings.agents(people)), None)
    agents = _side([agent] if agent else [], doings, people)
    patients = doings.patients(agents)
    year = _year(family, leaves)
    return Explanandum(
        question=_question(family, agent, patients, year, people),
        words=frozenset(words),
        agents=agents,
        patients=frozenset(patients),
        year=min(years_in(_written(year)), default=None) if year else None,
    )


def _named_in(question: str, people: People) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for actor in people.mentions:
        places = [
            match.start()
            for spelling in people.spellings(actor)
            if (match := re.search(rf"\b{re.escape(spelling)}\b", question))
        ]
        if places:
            found[actor] = min(places)
    return sorted(found.items(), key=lambda pair: (pair[1], -people.mentions[pair[0]], pair[0]))


def _widened(words: Iterable[str]) -> set[str]:
    """The words, and all words for the use of force where one of them is."""
    words = set(words)
    return words | FORCE if any(kin(word, force) for word in words for force in FORCE) else words


def _deeds(words: Iterable[str], leaves: Sequence[Leaf]) -> Iterable[tuple[Leaf, Event, int]]:
    words = set(words)
    for leaf in leaves:
        for mark in leaf.layer("event"):
            event = mark.payload
            if isinstance(event, Event) and event.kind == "deed" and any(kin(event.lemma.lower(), w) for w in words):
                yield leaf, event, mark.start


def _most_explained(leaves: Sequence[Leaf], people: People) -> set[str]:
    """The family of words for the event most explained and mentioned, the most frequent word of each root first."""
    weight: Counter[str] = Counter()
    names = people.words()
    for leaf in leaves:
        for mark in leaf.layer("explanation"):
            if isinstance(mark.payload, Explanation):
                told = content_words(leaf.quote(mark.payload.explanandum))
                weight.update({word: _EXPLAINED for word in told if word not in names and not word[0].isdigit()})
        for mark in leaf.layer("event"):
            if isinstance(mark.payload, Event) and mark.payload.kind == "deed" and mark.payload.lemma:
                weight[mark.payload.lemma.lower()] += 1
    families: list[set[str]] = []
    for word in sorted(weight, key=lambda word: (-weight[word], word)):
        if word in _NOT_EVENTS:
            continue
        home = next((family for family in families if any(kin(word, other) for other in family)), None)
        if home is None:
            families.append({word})
        else:
            home.add(word)
    return max(families, key=lambda family: (_strength(family, weight), sorted(family)), default=set())


def _strength(family: set[str], weight: Counter[str]) -> float:
    force = any(kin(word, other) for word in family for other in FORCE)
    return sum(weight[word] for word in family) * (2.0 if force else 1.0)


@dataclass(frozen=True)
class _Doings:
    """Who does the event, and to whom it is done: by event marks, and by who stands before and after its words."""

    does: Counter[str]
    suffers: Counter[str]

    def agents(self, people: People) -> list[str]:
        """The most frequent first, a state before a person; those it is done to more often left out."""
        able = [actor for actor in self.does if self.does[actor] > self.suffers[actor]]
        return sorted(able, key=lambda actor: (-self.does[actor], people.kind(actor) != "state", actor))[:_DOERS]

    def patients(self, agents: Collection[str]) -> list[str]:
        """The one it is done to most."""
        able = [actor for actor in self.suffers if actor not in agents]
        return sorted(able, key=lambda actor: (-self.suffers[actor], actor))[:1]


def _doings(words: Iterable[str], leaves: Sequence[Leaf], people: People) -> _Doings:
    words = set(words)
    does: Counter[str] = Counter()
    suffers: Counter[str] = Counter()
    for _, event, _ in _deeds(words, leaves):
        if event.modality == "actual":
            does.update(people.principal(who) for who in (event.agent,) if who)
            suffers.update(people.principal(who) for who in (event.patient,) if who)
    for leaf in leaves:
        for mark in leaf.layer("explanation"):
            if isinstance(mark.payload, Explanation):
                before, after = _around(leaf, mark.payload.explanandum, words)
                does.update({people.principal(who): _NAMED for who in (before,) if who})
                suffers.update({people.principal(who): _NAMED for who in (after,) if who})
    return _Doings(does, suffers)


def _around(leaf: Leaf, place: Place, words: Collection[str]) -> tuple[str | None, str | None]:
    """The last actor named before the event's word in its sentence, and the first one after it in the explanandum."""
    start, end = place
    told = re.finditer(r"[^\W_]+", leaf.text[start:end])
    at = next((start + t.start() for t in told if any(kin(t.group().lower(), word) for word in words)), None)
    number = leaf.sentence(start)
    if at is None or number is None:
        return None, None
    before = [m.payload.actor for m in leaf.within("mention", leaf.sentences[number][0], at)]  # type: ignore[union-attr]
    after = [m.payload.actor for m in leaf.within("mention", at, end)]  # type: ignore[union-attr]
    return before[-1] if before else None, after[0] if after else None


def _side(named: Sequence[str], doings: _Doings, people: People) -> frozenset[str]:
    """The acting side: the agent and its principal, persons who do the deed, and whoever stands for one of them."""
    doers = doings.agents(people)
    heads = {*named, *(people.principal(agent) for agent in named)} or set(doers[:1])
    if heads & set(doers):
        heads |= {doer for doer in doers if people.kind(doer) not in ("state", "organisation", "place")}
    return frozenset(heads | {actor for actor in people.mentions if people.principal(actor) in heads})


def _year(words: Iterable[str], leaves: Sequence[Leaf]) -> str | None:
    """The year that stands beside the event most often, where one clearly does."""
    count: Counter[str] = Counter()
    for leaf, event, start in _deeds(words, leaves):
        if event.edtf and (found := re.match(r"-?\d{4}", event.edtf)):
            count[found.group()] += 1
            continue
        index = leaf.sentence(start)
        if index is None:
            continue
        for mark in leaf.within("time", *leaf.sentences[index]):
            if isinstance(mark.payload, Time) and (found := re.match(r"-?\d{4}", mark.payload.edtf or "")):
                count[found.group()] += 1
    if not count:
        return None
    year, most = min(count.items(), key=lambda pair: (-pair[1], pair[0]))
    return year if 2 * most >= sum(count.values()) else None


def _written(year: str) -> str:
    """An EDTF year as people write it: -0430 is 431 BC."""
    return f"{1 - int(year)} BC" if int(year) <= 0 else str(int(year))


def _question(family: set[str], agent: str | None, patients: Sequence[str], year: str | None, people: People) -> str:
    if not family:
        return "What explains the evidence?"
    verbs: dict[bool, list[str]] = defaultdict(list)
    for word in sorted(family):
        verbs[word.endswith(_NOMINAL)].append(word)
    when = f" in {_written(year)}" if year else ""
    target = people.name(patients[0]) if patients else None
    if agent and "war" in family:
        return f"Why did {people.name(agent)} go to war{f' with {target}' if target else ''}{when}?"
    if agent and verbs[False]:
        return f"Why did {people.name(agent)} {verbs[False][0]}{f' {target}' if target else ''}{when}?"
    noun = (verbs[True] or verbs[False])[0]
    doer = f" by {people.name(agent)}" if agent else ""
    return f"What explains the {noun}{f' of {target}' if target else ''}{doer}{when}?"


__all__ = ["FORCE", "Explanandum", "of_documents", "of_question"]
