"""Stands: where the author of a document stands on a reason, and in whose words it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prophasis.case import Explanation, Place, Statement
from prophasis.case.mark import Stance
from prophasis.reading.drafting import cues
from prophasis.reading.drafting.explanandum import POINTED, Explanandum
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People
from prophasis.reading.drafting.speakers import SELF
from prophasis.reading.drafting.spoken import plain
from prophasis.reading.drafting.wording import one_line


@dataclass(frozen=True)
class Stands:
    """One document, asked where its author stands."""

    leaf: Leaf
    explanandum: Explanandum
    people: People

    def of(self, payload: Explanation) -> tuple[Stance, str | None, Stance]:
        """The author's stance, who else gives or refuses the reason, and which of the two he does.

        Where the author says what the actor thought ("because he believed"), the reason is the author's own.
        """
        turned = payload.stance == "asserts" and self._turned(payload)
        said: Stance = "denies" if turned or payload.stance == "denies" else "asserts"
        speaker = self.speaker(payload)
        if speaker is not None:
            return "reports", speaker, said
        if payload.stance == "reports" and payload.holder is None and (own := self._own(payload)):
            return own, None, "asserts"
        if payload.stance == "asserts" and payload.cue and cues.BLAMES.search(self.leaf.quote(payload.cue)):
            return "reports", payload.holder, said
        if payload.stance != "reports":
            return ("denies" if turned else payload.stance), None, "asserts"
        first, last = payload.explanans
        cued = payload.cue is not None and self.start_of(payload.explanans) <= payload.cue[1] < first
        thought = cues.THOUGHT.search(self.leaf.quote((payload.cue[1] if payload.cue and cued else first, last)))
        if payload.holder in self.explanandum.agents and thought:
            return "asserts", None, said
        return "reports", payload.holder, said

    def _own(self, payload: Explanation) -> Stance | None:
        """The stance of a document that speaks of itself: "The review does not believe that ..."."""
        before = self.leaf.quote((self.start_of(payload.explanans), min(payload.explanans[0], payload.explanandum[0])))
        if not SELF.match(before):
            return None
        return "denies" if cues.NOT.search(before) or cues.DOUBTS.search(before) else "asserts"

    def speaker(self, payload: Explanation) -> str | None:
        """Who says it, where the reason stands in somebody's words and not in the author's."""
        if payload.holder and payload.stance != "reports":
            return payload.holder if payload.holder not in self.explanandum.agents else None
        return self.teller(payload.explanans)

    def teller(self, place: Place) -> str | None:
        """Whose words hold a place, where they are not the author's."""
        for mark in self.leaf.touching("statement", *place):
            words = mark.payload
            if isinstance(words, Statement) and words.source and mark.start <= place[0] and place[1] <= mark.end:
                return words.source
        number = self.leaf.sentence(place[0])
        return self.leaf.told_after(self.leaf.sentences[number]) if number is not None else None

    def _turned(self, payload: Explanation) -> bool:
        """Whether a reason is refused by its wording: "not an alliance", or a "not" before an event that happened."""
        if cues.NOT.match(self.leaf.quote(payload.explanans)):
            return True
        told = self.leaf.quote(payload.explanandum)
        if self.explanandum.speaks_of(told) < POINTED:
            return False
        start = self.start_of(payload.explanandum)
        clause = re.split(r"[,;:—]", self.leaf.text[start : payload.explanandum[0]])[-1]
        words = re.finditer(r"\S+\s*", told)
        verb = next((w.start() for w in words if self.explanandum.speaks_of(w.group()) >= POINTED), 0)
        return bool(cues.REFUSED.search(one_line(clause) + " " + told[:verb]))

    def start_of(self, place: Place) -> int:
        number = self.leaf.sentence(place[0])
        return self.leaf.sentences[number][0] if number is not None else place[0]

    def pointed(self, place: Place) -> Place:
        """The place itself; where it only points back ("those concerns"), all of its sentence before it."""
        if not cues.POINTING.match(self.leaf.quote(place)):
            return place
        number = self.leaf.sentence(place[0])
        if number is None:
            return place
        start = self.leaf.sentences[number][0]
        if place[0] - start < 12 and number:
            return self.leaf.sentences[number - 1]
        return (start, place[1])

    def doubted(self, place: Place) -> bool:
        """Whether the words before a thought, in its clause, take it back ("reasons to question whether")."""
        before = plain(self.leaf.quote((self.start_of(place), place[0]))) + " "
        return bool(cues.NEGATED.search(before)) or plain(self.leaf.quote(place)).startswith("not ")


__all__ = ["Stands"]
