"""Assertions: that something happened or will, or did not or will not, as the author or a speaker has it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prophasis.case import Belief, Event, Hedge, Mark, Mention, Place
from prophasis.reading.collating.clause import clause_of, lies_ahead, negated, only_spoken_of, supposed
from prophasis.reading.collating.days import UNKNOWN, Days, days_of
from prophasis.reading.collating.identity import Identity
from prophasis.reading.collating.utterance import Utterance
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import content_words
from prophasis.reading.families import family

_EMPTY = frozenset(
    "day days year years month months week weeks time times again still yet town city country place people part way "
    "group side number state government first second last same total early late own whole more fewer".split()
)
"""Words that tell no deed from another."""

_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|inten(?:d|ds|ded|ding|tion|tions)|prepar(?:e|es|ed|ing|ations?))\b", re.I
)
"""Of a plan that nobody is named for, the one who speaks of it is the planner ("no attack was planned")."""
_PLANS = frozenset(("plan", "intend", "prepare", "intention", "mean", "seek", "propose"))
_TO_DO = re.compile(r"\s+(?:to|of|for|on)\s+(?:an?\s+|the\s+|any\s+)?([a-z]{4,})\b")
"""What is planned: "planning to invade", "no intention of invading"."""
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+)?$")
_PROPER = re.compile(r"\b[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)*")
_SELF = re.compile(r"(?:it|he|she|we|i)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_LED = re.compile(r"\b(?:of|in|by|with|against|to|for|from|on|at|under|over|between|the)\s+$", re.IGNORECASE)
_BY = re.compile(r"\bby\b")


@dataclass(frozen=True)
class Assertion:
    """A deed or a state of things, affirmed or denied.

    Attributes:
        lemma: the verb or noun of the deed; of a plan it is the deed that is planned.
        place: the trigger; ``clause`` the words around it, ``sentence`` where it stands.
        holds: whether it is affirmed; ``ahead`` whether it lay ahead of the speaker.
        said: the utterance in which it stands; None where the author speaks.
        agent, patient: keys of who acts, under the side for which he acts, and of who suffers.
        names: names in the clause besides the agent's, as keys of actors and as words; ``things``: its other words.
        days: when it happened, or is to happen.
    """

    leaf: Leaf
    mark: Mark
    event: Event
    place: Place
    clause: Place
    sentence: Place
    lemma: str
    holds: bool
    ahead: bool
    said: Utterance | None
    agent: str | None
    patient: str | None
    names: frozenset[str]
    things: frozenset[str]
    days: Days

    @property
    def family(self) -> str:
        """What the verb of a deed and its noun have in common."""
        return family(self.lemma)

    @property
    def speaker(self) -> str | None:
        return self.said.speaker if self.said else None


class Assertions:
    """Finds the assertions of one document."""

    def __init__(self, leaf: Leaf, identity: Identity, utterances: Sequence[Utterance]) -> None:
        self.leaf, self.identity = leaf, identity
        self._utterances = sorted(utterances, key=lambda one: (one.content[0], -one.content[1]))
        self._firsts = [one.content[0] for one in self._utterances]
        self._longest = max((one.content[1] - one.content[0] for one in utterances), default=0)

    def all(self) -> Iterator[Assertion]:
        for mark in self.leaf.layer("event"):
            event = mark.payload
            if not isinstance(event, Event) or event.kind == "statement":
                continue
            for place in dict.fromkeys(((mark.start, mark.end), *event.mentions)):
                found = self._assertion(mark, event, place)
                if found is not None:
                    yield found

    def saying(self, place: Place) -> Utterance | None:
        """The innermost utterance in which a place lies."""
        best = None
        for index in range(bisect_right(self._firsts, place[0]) - 1, -1, -1):
            one = self._utterances[index]
            if place[0] - one.content[0] > self._longest:
                break
            if one.content[1] >= place[1] and (best is None or one.content[1] <= best.content[1]):
                best = one
        return best

    def _assertion(self, mark: Mark, event: Event, place: Place) -> Assertion | None:
        leaf = self.leaf
        number = leaf.sentence(place[0])
        if number is None:
            return None
        sentence = leaf.sentences[number]
        said = self.saying(place)
        bounds = (max(sentence[0], said.content[0]), min(sentence[1], said.content[1])) if said else sentence
        clause = clause_of(leaf.text, place, bounds)
        if supposed(leaf.text, clause, bounds) or self._only_thought(place) or event.modality in ("feared", "demanded"):
            return None
        ahead = lies_ahead(leaf.text, clause, place[0])
        head = place == (mark.start, mark.end)
        holds = self._holds(event, clause, place, said, ahead=ahead, head=head)
        if holds is None:
            return None
        planned = _TO_DO.match(leaf.text, place[1], clause[1]) if event.lemma in _PLANS else None
        ahead = ahead or planned is not None
        deed = (place[0], planned.end()) if planned else place
        passive = event.agent is not None and _PASSIVE.search(leaf.text[clause[0] : place[0]]) is not None
        agent = None if passive and not _BY.search(leaf.text[place[1] : clause[1]]) else self._key(event.agent)
        if event.agent is None and not _PASSIVE.search(leaf.text[clause[0] : place[0]]):
            agent = self._subject(clause, place, said)
        side = self.identity.side(agent) or agent
        if side is None and said is not None and _PLANNED.search(leaf.text, *clause):
            side, ahead = self.identity.side(said.speaker), True
        patient = self._key(event.patient)
        patient = (self.identity.side(patient) or patient) if patient else None
        patient = None if patient and ":" in patient else patient
        names, things = self._circumstances(clause, deed, {key for key in (agent, side) if key})
        own = head or bool(self._times(clause))
        return Assertion(
            leaf=leaf,
            mark=mark,
            event=event,
            place=place,
            clause=clause,
            sentence=sentence,
            lemma=planned.group(1).lower() if planned else event.lemma,
            holds=holds,
            ahead=ahead,
            said=said,
            agent=side,
            patient=patient if patient != side else None,
            names=names,
            things=things,
            days=days_of(event.edtf, event.earliest, event.latest) if own else UNKNOWN,
        )

    def _holds(
        self, event: Event, clause: Place, place: Place, said: Utterance | None, *, ahead: bool, head: bool
    ) -> bool | None:
        """Whether it is affirmed; None where it is neither affirmed nor denied."""
        no = negated(self.leaf.text, clause, place[0])
        if said is None:
            if event.modality not in ("actual", "denied") or ahead:
                return None
            if only_spoken_of(self.leaf.text, clause, place[0]):
                return None
            return event.modality == "actual" if head else (event.modality == "actual" and not no) or None
        if "deny" in said.classes:
            return False if not no else None
        if event.modality == "denied":
            return False
        if event.modality == "actual" or ahead:
            return not no if ahead else True
        return not no if event.modality == "hypothetical" else None

    def _only_thought(self, place: Place) -> bool:
        """Whether it is what somebody wants, fears or believes, or the author doubts that it is so."""
        number = self.leaf.sentence(place[0])
        if number is None:
            return True
        sentence = self.leaf.sentences[number]
        for mark in self.leaf.within("belief", *sentence):
            if isinstance(mark.payload, Belief) and _inside(place, mark.payload.content):
                return True
        for mark in self.leaf.within("hedge", *sentence):
            hedge = mark.payload
            doubtful = isinstance(hedge, Hedge) and hedge.category in ("estimative", "reportative")
            scope = hedge.scope if isinstance(hedge, Hedge) and doubtful else None
            if scope and _inside(place, scope) and not self._cue(mark):
                return True
        return False

    def _cue(self, mark: Mark) -> bool:
        """Whether a hedge is only the verb by which somebody's words are told ("officials said")."""
        return any(one.statement.cue and _inside((mark.start, mark.end), one.statement.cue) for one in self._near(mark))

    def _near(self, mark: Mark) -> Iterator[Utterance]:
        low = bisect_right(self._firsts, mark.start - 600)
        high = bisect_right(self._firsts, mark.end + 200)
        return iter(self._utterances[low:high])

    def _key(self, actor: str | None) -> str | None:
        return self.identity.key(self.leaf.id, actor)

    def _subject(self, clause: Place, place: Place, said: Utterance | None) -> str | None:
        """Who stands before the verb of a clause, where the reading found no doer; "it" in speech is the speaker."""
        text = self.leaf.text
        for mark in self.leaf.within("mention", clause[0], place[0]):
            if isinstance(mark.payload, Mention) and self._leads(mark.start, mark.end, clause, place):
                return self._key(mark.payload.actor)
        for word in _PROPER.finditer(text, clause[0], place[0]):
            known = self.identity.named(word.group())
            if known is not None and self._leads(word.start(), word.end(), clause, place):
                return known
        return said.speaker if said and _SELF.match(text[clause[0] : place[0]].lstrip()) else None

    def _leads(self, start: int, end: int, clause: Place, place: Place) -> bool:
        """Whether a name stands as a subject does: before the verb, under no preposition, and owning nothing."""
        text = self.leaf.text
        led = _LED.search(text[max(clause[0], start - 12) : start])
        return end <= place[0] and not led and not text[end : end + 2].startswith(("'", "’"))

    def _times(self, clause: Place) -> list[Mark]:
        return list(self.leaf.within("time", *clause))

    def _circumstances(self, clause: Place, place: Place, agents: set[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Who and what else the clause names, besides the agent, the trigger and its dates."""
        leaf, text = self.leaf, self.leaf.text
        cut = [place, *((mark.start, mark.end) for mark in self._times(clause))]
        names: set[str] = set()
        for mark in leaf.within("mention", *clause):
            key = self._key(mark.payload.actor) if isinstance(mark.payload, Mention) else None
            if key is None or not isinstance(mark.payload, Mention):
                continue
            side = self.identity.side(key) or key
            if key in agents or side in agents or mark.payload.how == "pronoun":
                cut.append((mark.start, mark.end))
            elif mark.payload.how != "description" and any(letter.isupper() for letter in mark.quote):
                names |= {side, *content_words(mark.quote)}
        rest = _without(text, clause, cut)
        telling = [word for word in content_words(_PLANNED.sub("", rest)) if not word[0].isdigit()]
        telling = [word for word in telling if word not in _EMPTY]
        written = {word.lower() for word in re.findall(r"(?<=[\w,] )[A-Z][\w’'-]+", rest)}
        names |= {word for word in telling if word in written}
        return frozenset(names), frozenset(word for word in telling if word not in names)


def _without(text: str, clause: Place, cut: list[Place]) -> str:
    """The words of a clause without some places in it."""
    left, rest = clause[0], ""
    for start, end in sorted(cut):
        rest += text[left : max(start, left)] + " "
        left = max(left, end)
    return " ".join((rest + text[left : max(clause[1], left)]).split())


def _inside(place: Place, other: Place) -> bool:
    return other[0] <= place[0] and place[1] <= other[1]


__all__ = ["Assertion", "Assertions"]
