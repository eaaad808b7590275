"""Asserting: a document's events and the words of its sentences -> what it affirms and denies."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from prophasis.case import Belief, Event, Hedge, Mark, Place
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.circumstances import PLANNED, Circumstances
from prophasis.reading.collating.clause import clause_of, lies_ahead, supposed
from prophasis.reading.collating.days import UNKNOWN, Days, days_of
from prophasis.reading.collating.denial import of_all, turns_down
from prophasis.reading.collating.identity import Identity
from prophasis.reading.collating.lexicon import classes_of, deeds, family_of
from prophasis.reading.collating.polarity import holds
from prophasis.reading.collating.trigger import PASSIVE, Trigger, told
from prophasis.reading.collating.utterance import Utterance
from prophasis.reading.collating.voice import FIRST_PERSON, voice_of
from prophasis.reading.drafting.leaf import Leaf

_PLANS = frozenset(("plan", "intend", "prepare", "intention", "mean", "seek", "propose"))
_TO_DO = re.compile(r"\s+(?:to|of|for|on)\s+(?:an?\s+|the\s+|any\s+)?([a-z]{4,})\b")
"""What is planned: "planning to invade", "no intention of invading"."""
_LIGHT = re.compile(
    r"\b(?:open|launch|beg[ai]n|start|carri?y|conduct|mount|stage|order|made?|resum|continu|announc|impos|lift|end|held|hold)\w*"
    r"\s+(?:out\s+)?(?:an?|the|its|his|her|their|another)\s+(?:[\w-]+\s+)?$"
)
"""Verbs whose subject does what their object names."""
_OWN_MEANS = frozenset(("soldiers", "guns", "aircraft", "envoy", "ship", "reserves", "services"))
"""Things of which a government that speaks of them without an owner means its own."""
_BY = re.compile(r"\bby\b")
_OTHERS = re.compile(
    r"\b([A-Z][\w-]+)(?:['’]s)?\s+(?:\w+\s+)?(?:troops|soldiers|forces|army|units|guns|planes|ships|navy)\b"
)
_REPORTED = re.compile(
    r"\b(?:said|told|claim\w*|written|rumou?r\w*|report\w*|alleg\w*|stor(?:y|ies)|whisper\w*)\b", re.I
)


class Assertions:
    """Finds the assertions of one document."""

    def __init__(self, leaf: Leaf, identity: Identity, utterances: Sequence[Utterance]) -> None:
        self.leaf, self.identity = leaf, identity
        self.voice = voice_of(leaf, identity)
        self.circumstances = Circumstances(leaf, identity)
        self._utterances = sorted(utterances, key=lambda one: (one.content[0], -one.content[1]))
        self._firsts = [one.content[0] for one in self._utterances]
        self._longest = max((one.content[1] - one.content[0] for one in utterances), default=0)
        self._events = sorted(
            ((place, mark, mark.payload) for mark in leaf.layer("event") for place in _places(mark)),
            key=lambda one: (one[0], one[1].id),
        )

    def all(self) -> Iterator[Assertion]:
        """The assertions, in order of place."""
        for number, sentence in enumerate(self.leaf.sentences):
            for trigger in self._triggers(sentence):
                found = self._assertion(number, sentence, trigger)
                if found is not None:
                    yield found

    def _triggers(self, sentence: Place) -> Iterator[Trigger]:
        """The deeds that the lexicon knows in a sentence, and the events besides."""
        low = bisect_left(self._events, sentence[0], key=lambda one: one[0][0])
        high = bisect_left(self._events, sentence[1], key=lambda one: one[0][0])
        events = self._events[low:high]
        used: set[Place] = set()
        times = [(mark.start, mark.end) for mark in self.leaf.within("time", *sentence)]
        for named in deeds(self.leaf.text, sentence):
            if any(start <= named.place[0] < end for start, end in times):
                continue
            here = [one for one in events if named.place[0] <= one[0][0] < named.place[1]]
            used |= {place for place, _, _ in here}
            mark, event = (here[0][1], here[0][2]) if here and not named.suffers else (None, None)
            if isinstance(event, Event) or event is None:
                yield Trigger(named.place, named.family, mark, event, named)
        for place, mark, event in events:
            if place not in used and isinstance(event, Event) and event.kind != "statement":
                yield Trigger(place, family_of(event.lemma), mark, event, None)

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

    def _assertion(self, number: int, sentence: Place, trigger: Trigger) -> Assertion | None:
        text, place, event = self.leaf.text, trigger.place, trigger.event
        said = self.saying(place)
        bounds = (max(sentence[0], said.content[0]), min(sentence[1], said.content[1])) if said else sentence
        clause = clause_of(text, place, bounds)
        refused = self._turned_down(number, sentence)
        if supposed(text, clause, bounds) or self._only_thought(place, sentence):
            return None
        if event is not None and event.modality in ("feared", "demanded"):
            return None
        if event is None and not told(text, trigger, clause, refused=said is not None and "deny" in said.classes):
            return None
        ahead = lies_ahead(text, clause, place[0]) or (said is not None and self._binds(said))
        affirmed = holds(text, trigger, clause, said, ahead=ahead, voiced=self.voice is not None)
        if refused:
            affirmed, said = False, self.voice
        if affirmed is None:
            return None
        planned = _TO_DO.match(text, place[1], clause[1]) if event is not None and event.lemma in _PLANS else None
        if planned is not None:
            trigger = Trigger(
                (place[0], planned.end()), family_of(planned.group(1).lower()), trigger.mark, event, trigger.named
            )
        return self._laid(
            number, sentence, clause, trigger, said=said, holds=affirmed, ahead=ahead or planned is not None
        )

    def _laid(
        self,
        number: int,
        sentence: Place,
        clause: Place,
        trigger: Trigger,
        *,
        said: Utterance | None,
        holds: bool,
        ahead: bool,
    ) -> Assertion:
        text, event = self.leaf.text, trigger.event
        agent, patient = self._participants(trigger, clause, said)
        side = self.identity.side(agent) or agent
        mine = FIRST_PERSON.search(text[clause[0] : trigger.place[0]]) is not None
        if said is None and self.voice is not None and (mine or side == self.voice.speaker):
            said = self.voice
            side = side or self.voice.speaker
        presumed = False
        if side is not None and ":" in side:
            means = {one for word in side.rsplit(":", 1)[1].split("-") for one in classes_of(word)}
            side = None if said is None or means & _OWN_MEANS else side
        if side is None and said is not None and (patient is None or not holds or trigger.noun):
            ahead = ahead or PLANNED.search(text, *clause) is not None
            owner = _OTHERS.search(text, *clause)
            theirs = self.identity.side(said.speaker)
            own = owner is None or self.identity.of_people(owner.group(1)) == theirs
            side, presumed = (theirs, True) if own else (None, False)
        names, things = self.circumstances.of(clause, trigger.words, {key for key in (agent, side) if key})
        names -= {agent, side}
        victim = self.identity.side(patient) or patient if patient else None
        victim = None if victim and ":" in victim else victim
        lent, lent_things = self.circumstances.lent(clause, number, bare=not names and victim is None)
        dated = trigger.head or bool(self.circumstances.times(clause))
        return Assertion(
            leaf=self.leaf,
            mark=trigger.mark,
            event=event,
            family=trigger.family,
            noun=trigger.noun,
            place=trigger.place,
            clause=clause,
            sentence=sentence,
            holds=holds,
            ahead=ahead,
            whole=not holds and of_all(text, clause),
            state=trigger.named is not None and trigger.named.sort == "state",
            said=said,
            agent=side,
            patient=victim if victim != side else None,
            presumed=presumed,
            names=names,
            things=things,
            lent=lent - {side},
            lent_things=lent_things,
            days=self._days(trigger, clause) if dated else UNKNOWN,
        )

    def _participants(self, trigger: Trigger, clause: Place, said: Utterance | None) -> tuple[str | None, str | None]:
        """Keys of who acts and of who suffers."""
        text, event, place = self.leaf.text, trigger.event, trigger.place
        before = text[clause[0] : place[0]]
        suffers = trigger.named is not None and (trigger.named.suffers or trigger.named.sort == "state")
        if suffers:
            return self.circumstances.by(place, clause), self.circumstances.subject(clause, place, said)
        by = _BY.search(text[place[1] : clause[1]]) is not None
        noun = trigger.noun
        if event is None and (PASSIVE.search(before) or text[slice(*place)].endswith(" by")):
            return self.circumstances.by(place, clause), self.circumstances.subject(clause, place, said)
        if noun and (event is None or event.agent is None) and _LIGHT.search(before):
            return self.circumstances.subject(clause, place, said), self._key(event.patient) if event else None
        if event is None:
            return None if noun else self.circumstances.subject(clause, place, said), None
        passive = event.agent is not None and PASSIVE.search(before) is not None
        agent = None if passive and not by else self._key(event.agent)
        if agent is None and PASSIVE.search(before):
            agent = self.circumstances.by(place, clause)
        if event.agent is None and not noun and not PASSIVE.search(before):
            agent = self.circumstances.subject(clause, place, said)
        return agent, self._key(event.patient)

    def _days(self, trigger: Trigger, clause: Place) -> Days:
        event = trigger.event
        if event is not None and event.edtf is not None:
            return days_of(event.edtf, event.earliest, event.latest)
        return next(iter(self.circumstances.times(clause)), UNKNOWN) if event is None else UNKNOWN

    def _binds(self, said: Utterance) -> bool:
        """Whether words speak of what their speaker is to do: "agreed to hand over", "ruled out a blockade"."""
        return {"promise", "deny"} <= said.classes or self.leaf.text.startswith("to ", said.content[0])

    def _turned_down(self, number: int, sentence: Place) -> bool:
        """Whether the next sentence says that what this one reports is not so."""
        leaf = self.leaf
        if number + 1 >= len(leaf.sentences) or not _REPORTED.search(leaf.text, *sentence):
            return False
        return turns_down(leaf.quote(leaf.sentences[number + 1]))

    def _only_thought(self, place: Place, sentence: Place) -> bool:
        """Whether it is what somebody wants, fears or believes, or the author doubts that it is so."""
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
        low = bisect_right(self._firsts, mark.start - 600)
        high = bisect_right(self._firsts, mark.end + 200)
        near = self._utterances[low:high]
        cues = [one.statement.cue for one in near if one.mark is not None]
        return any(cue and _inside((mark.start, mark.end), cue) for cue in cues)

    def _key(self, actor: str | None) -> str | None:
        return self.identity.key(self.leaf.id, actor)


def _places(mark: Mark) -> tuple[Place, ...]:
    assert isinstance(mark.payload, Event)
    return tuple(dict.fromkeys(((mark.start, mark.end), *mark.payload.mentions)))


def _inside(place: Place, other: Place) -> bool:
    return other[0] <= place[0] and place[1] <= other[1]


__all__ = ["Assertions"]
