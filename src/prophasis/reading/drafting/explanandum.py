"""The explanandum: the event whose reasons the documents argue about, taken from the question or from the documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from prophasis.case import Event, Explanation, Payload
from prophasis.reading.drafting.doings import doings, year_of
from prophasis.reading.drafting.families import FAMILIES, of, points_back, together, widened
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People
from prophasis.reading.drafting.question import (
    PRONOUN,
    Told,
    asked_in_title,
    first_told,
    headline,
    headlined,
    meant,
    told,
)
from prophasis.reading.drafting.tense import ground
from prophasis.reading.drafting.wording import STOP_WORDS, content_words, kin, words

_NO_EVENT = """
    cause explain explains decide decision launch begin start full-scale full scale large massive reason purpose event
    go went take aim want early late year month day spring summer autumn winter january february april june july august
    september october november december order lead force drive new second say tell announce report claim state warn
    call ask argue note add speak write talk believe think fear hope want maintain insist conclude describe back gone
"""
_NOT_EVENTS = frozenset(_NO_EVENT.split())
_NOMINAL = ("ion", "ment", "ure", "ence", "ance", "war", "al", "ege")
_BY_FORCE = frozenset("attack bomb bombard conquer destroy invade occupy raze sack seize annihilate".split())
"""Verbs whose object is whoever the force is used against."""
_WORDS = 400
"""So many of the most frequent words may name the event."""
_TITLE, _OPENING, _LEAD = 8, 6, 3
"""What a verb of the title, and a deed of the first and the second sentence, counts."""
POINTED = 0.8
"""How far a text that only points at a deed ("acted", "did so") speaks of the event."""
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
        """How far a text speaks of the event: 1, less where it only points at a deed or names other years, 0."""
        if not any(kin(word, mine) for word in words(text) for mine in self.words):
            return POINTED if points_back(text) else 0.0
        years = years_in(text)
        return 0.4 if self.year and years and self.year not in years else 1.0


def years_in(text: str) -> set[str]:
    """The years that a text names, as it writes them: ``1914``, ``431`` before BC."""
    return set(re.findall(r"\b(?:1\d{3}|20\d\d|\d{1,4}(?=\s*(?:BC|AD|CE)))\b", text))


def of_question(question: str, leaves: Sequence[Leaf], people: People) -> Explanandum:
    """The explanandum that a question names: its words, less the actors' names; the first actor named acts."""
    named = _named_in(question, people)
    names = {word for actor, _ in named for spelling in people.spellings(actor) for word in content_words(spelling)}
    told = [word for word in dict.fromkeys(words(question)) if word not in STOP_WORDS or of(word)]
    left = [word for word in told if len(word) > 1 and not any(kin(word, name) for name in names)]
    event = widened({word for word in left if word not in _NOT_EVENTS and not word[0].isdigit()} or set(left))
    done = doings(event, leaves, people)
    order = [actor for actor, _ in named]
    agents = done.side(order[:1])
    patients = [actor for actor in order[1:] if actor not in agents]
    return Explanandum(
        question=question,
        words=frozenset(event),
        agents=agents,
        patients=frozenset(patients or done.patients(agents)),
        year=min(years_in(question), default=None),
    )


def of_documents(leaves: Sequence[Leaf], people: People) -> Explanandum:
    """The event that a title asks about, else the one that the documents explain most, and a question made of it."""
    asked = asked_in_title(leaves, people)
    if asked is not None:
        return of_question(asked, leaves, people)
    family, core = _most_explained(leaves, people)
    clause = told(core, family, None, leaves)
    line = headlined(core, leaves, people) if clause is None else None
    if line is not None:
        return of_question(line, leaves, people)
    done = doings(core, leaves, people)
    if clause is None or done.outdone(clause.agent):
        clause = told(core, family, done.side() or people.mentions, leaves)
    if clause is None and core and not core[0].endswith(_NOMINAL):
        clause = first_told(leaves)
    agents = done.side([clause.agent] if clause else [])
    patients = [people.principal(a) for a in clause.actors if a not in agents][:1] if clause else []
    patients = patients or done.patients(agents)
    year = year_of(core, leaves, agents)
    agent = people.principal(clause.agent) if clause else next(iter(done.agents()), None)
    return Explanandum(
        question=_question(core, resolved(clause, leaves), agent, patients, year, people),
        words=frozenset(widened([*core, clause.verb] if clause else core)),
        agents=agents,
        patients=frozenset(patients),
        year=min(years_in(_written(year)), default=None) if year else None,
    )


def resolved(clause: Told | None, leaves: Sequence[Leaf]) -> Told | None:
    """The clause, with what its object means where that is a pronoun."""
    if clause is None or not PRONOUN.fullmatch(clause.object):
        return clause
    object_ = meant(clause, leaves)
    return replace(clause, object=object_) if object_ else clause


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
    passive = re.search(r"\b(?:was|were|been)\b.*\bby\b", question)
    first = passive.end() if passive else 0
    return sorted(found.items(), key=lambda pair: (pair[1] < first, pair[1], -people.mentions[pair[0]], pair[0]))


def _most_explained(leaves: Sequence[Leaf], people: People) -> tuple[list[str], list[str]]:
    """The words for the event most explained and mentioned, and those of its commonest root, most frequent first.

    Words for the use of force are one family.
    """
    weight = _weights(leaves, people)
    families: list[list[str]] = []
    for word in sorted(weight, key=lambda word: (-weight[word], word))[:_WORDS]:
        if word in _NOT_EVENTS:
            continue
        home = next((family for family in families if together(word, family[0])), None)
        if home is None:
            families.append([word])
        else:
            home.append(word)
    family = max(families, key=lambda family: (_strength(family, weight), family), default=[])
    roots = [[word for word in family if kin(word, other)] for other in family]
    return family, max(roots, key=lambda root: sum(weight[word] for word in root), default=[])


def _weights(leaves: Sequence[Leaf], people: People) -> Counter[str]:
    weight: Counter[str] = Counter()
    names = people.words()
    for leaf in leaves:
        for place in sorted({m.payload.explanandum for m in leaf.layer("explanation") if _explains(m.payload)}):
            text = leaf.quote(place)
            if not points_back(text):
                named = {m.payload.lemma.lower() for m in leaf.within("event", *place) if isinstance(m.payload, Event)}
                told = named or {word for word in content_words(text) if word not in names}
                weight.update({word: _EXPLAINED for word in told if word and not word[0].isdigit()})
        lead = leaf.sentences[1][1] if len(leaf.sentences) > 1 else 0
        opening = leaf.sentences[0][1] if leaf.sentences else 0
        deeds_here = [
            mark
            for mark in leaf.layer("event")
            if isinstance(mark.payload, Event) and (mark.payload.kind == "deed" or mark.start < opening)
        ]
        lemmas = {mark.payload.lemma.lower() for mark in deeds_here if isinstance(mark.payload, Event)}
        reasons = [m.payload.explanans for m in leaf.layer("explanation") if _explains(m.payload)]
        for mark in deeds_here:
            event = mark.payload
            if any(first <= mark.start < last for first, last in reasons):
                continue
            if isinstance(event, Event) and event.lemma and (event.modality == "actual" or mark.start < lead):
                weight[event.lemma.lower()] += _OPENING if mark.start < opening else _LEAD if mark.start < lead else 1
        first = words(leaf.quote(leaf.sentences[0])) if leaf.sentences else []
        for word in content_words(headline(leaf)):
            again = any(kin(word, other) and word != other for other in first)
            if word not in names and (again or any(together(word, lemma) for lemma in lemmas)):
                weight[word] += 1 if word in lemmas and not again else _TITLE
    return weight


def _explains(payload: Payload) -> TypeGuard[Explanation]:
    return isinstance(payload, Explanation)


def _strength(family: Sequence[str], weight: Counter[str]) -> float:
    return sum(weight[word] for word in family)


def _written(year: str) -> str:
    """An EDTF year as people write it: -0430 is 431 BC."""
    return f"{1 - int(year)} BC" if int(year) <= 0 else str(int(year))


def _question(
    core: Sequence[str],
    clause: Told | None,
    agent: str | None,
    patients: Sequence[str],
    year: str | None,
    people: People,
) -> str:
    if not core:
        return "What explains the evidence?"
    when = f" in {_written(year)}" if year else ""
    target = people.name(patients[0]) if patients else None
    if agent and core[0] in ("war", "warfare") and (clause is None or clause.verb not in core or clause.verb == "war"):
        return f"Why did {people.name(agent)} go to war{f' with {target}' if target else ''}{when}?"
    if clause and agent:
        vague = PRONOUN.fullmatch(clause.object) or (not clause.object and clause.verb in _BY_FORCE)
        named = target if vague and target else clause.object
        return f"Why did {people.name(agent)} {clause.verb}{f' {named}' if named else ''}{when}?"
    force = next(
        (w for w in sorted(FAMILIES[0]) if kin(w, core[0]) and not w.endswith(_NOMINAL) and w in _BY_FORCE), None
    )
    if agent and target and force:
        return f"Why did {people.name(agent)} {force} {target}{when}?"
    if agent and clause is None and (verb := ground(core[0])):
        return f"Why did {people.name(agent)} {verb}{when}?"
    roots = [word for word in sorted(widened(core[:1])) if kin(word, core[0])]
    noun = next((word for word in [*core, *roots] if word.endswith(_NOMINAL)), core[0])
    doer = f" by {people.name(agent)}" if agent else ""
    return f"What explains the {noun}{f' of {target}' if target else ''}{doer}{when}?"


__all__ = ["Explanandum", "of_documents", "of_question"]
