"""The explanandum: the event whose reasons the documents argue about, taken from the question or from the documents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prophasis.case import Event, Explanation, Time
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
        years = set(re.findall(r"\b\d{4}\b", text))
        return 0.4 if self.year and years and self.year not in years else 1.0


def of_question(question: str, leaves: Sequence[Leaf], people: People) -> Explanandum:
    """The explanandum that a question names: its words, less the actors' names; the first actor named acts."""
    named = _named_in(question, people)
    names = {word for actor, _ in named for spelling in people.spellings(actor) for word in content_words(spelling)}
    left = [w for w in content_words(question) if not any(kin(w, name) for name in names)]
    words = {word for word in left if word not in _NOT_EVENTS and not word[0].isdigit()}
    year = re.search(r"\b(\d{4})\b", question)
    words = _widened(words or set(left))
    order = [actor for actor, _ in named]
    agents = _side(order[:1], words, leaves, people)
    patients = [actor for actor in order[1:] if actor not in agents]
    return Explanandum(
        question=question,
        words=frozenset(words),
        agents=agents,
        patients=frozenset(patients or _patients(words, agents, leaves, people)),
        year=year.group(1) if year else None,
    )


def of_documents(leaves: Sequence[Leaf], people: People) -> Explanandum:
    """The event that the documents explain most, else mention most, and a question made of it."""
    family = _most_explained(leaves)
    words = _widened(family)
    agent = next(iter(_agents(words, leaves, people)), None)
    agents = _side([agent] if agent else [], words, leaves, people)
    patients = _patients(words, agents, leaves, people)
    year = _year(words, leaves)
    return Explanandum(
        question=_question(family, agent, patients, year, people),
        words=frozenset(words),
        agents=agents,
        patients=frozenset(patients),
        year=year,
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


def _most_explained(leaves: Sequence[Leaf]) -> set[str]:
    """The family of words for the event most explained and mentioned."""
    weight: Counter[str] = Counter()
    for leaf in leaves:
        explained = [m.payload.explanandum for m in leaf.layer("explanation") if isinstance(m.payload, Explanation)]
        for mark in leaf.layer("event"):
            event = mark.payload
            if not isinstance(event, Event) or event.kind != "deed" or not event.lemma:
                continue
            inside = any(start <= mark.start < end for start, end in explained)
            weight[event.lemma.lower()] += _EXPLAINED if inside else 1
    families: list[set[str]] = []
    for lemma in sorted(weight, key=lambda lemma: (-weight[lemma], lemma)):
        if lemma in _NOT_EVENTS:
            continue
        home = next((family for family in families if any(kin(lemma, word) for word in family)), None)
        if home is None:
            families.append({lemma})
        else:
            home.add(lemma)
    return max(families, key=lambda family: (_strength(family, weight), sorted(family)), default=set())


def _strength(family: set[str], weight: Counter[str]) -> float:
    force = any(kin(word, other) for word in family for other in FORCE)
    return sum(weight[word] for word in family) * (2.0 if force else 1.0)


def _agents(words: Iterable[str], leaves: Sequence[Leaf], people: People) -> list[str]:
    """Who does it, the most frequent first, a state before a person; those it is done to more often left out."""
    does: Counter[str] = Counter()
    suffers: Counter[str] = Counter()
    for _, event, _ in _deeds(words, leaves):
        if event.agent:
            does[people.principal(event.agent)] += 1
        if event.patient:
            suffers[people.principal(event.patient)] += 1
    able = [actor for actor in does if does[actor] > suffers[actor]]
    return sorted(able, key=lambda actor: (-does[actor], people.kind(actor) != "state", actor))[:_DOERS]


def _side(agents: Sequence[str], words: Iterable[str], leaves: Sequence[Leaf], people: People) -> frozenset[str]:
    """The acting side: an agent and its principal, others who do the deed, and everybody who stands for one of them."""
    doers = _agents(words, leaves, people)
    heads = {*agents, *(people.principal(agent) for agent in agents)} or set(doers[:1])
    persons = [doer for doer in doers if people.kind(doer) not in ("state", "organisation")]
    heads |= {*persons, *(people.principal(doer) for doer in persons)} if heads & set(doers) else set()
    return frozenset(heads | {actor for actor in people.mentions if people.principal(actor) in heads})


def _patients(words: Iterable[str], agents: frozenset[str], leaves: Sequence[Leaf], people: People) -> list[str]:
    count: Counter[str] = Counter()
    for _, event, _ in _deeds(words, leaves):
        if event.patient and event.patient not in agents and (event.agent in agents or event.agent is None):
            count[people.principal(event.patient)] += 1
    return sorted(count, key=lambda actor: (-count[actor], actor))[:1]


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


def _question(family: set[str], agent: str | None, patients: Sequence[str], year: str | None, people: People) -> str:
    if not family:
        return "What explains the evidence?"
    verbs: dict[bool, list[str]] = defaultdict(list)
    for word in sorted(family):
        verbs[word.endswith(_NOMINAL)].append(word)
    when = f" in {year.lstrip('-0')}{' BC' if year.startswith('-') else ''}" if year else ""
    target = people.name(patients[0]) if patients else None
    if agent and verbs[False]:
        return f"Why did {people.name(agent)} {verbs[False][0]}{f' {target}' if target else ''}{when}?"
    noun = (verbs[True] or verbs[False])[0]
    doer = f" by {people.name(agent)}" if agent else ""
    return f"What explains the {noun}{f' of {target}' if target else ''}{doer}{when}?"


__all__ = ["FORCE", "Explanandum", "of_documents", "of_question"]
