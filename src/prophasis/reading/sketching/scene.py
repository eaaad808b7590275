"""The scene of a document: who did what is explained, whom it was done to, who may stand behind him."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from prophasis.case import Belief, Explanation, Mention, Part, Place, Projection, Span, Statement
from prophasis.case.sketch import Side
from prophasis.reading.drafting.explanandum import Explanandum, of_documents, of_question
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People
from prophasis.reading.gazetteer import gazetteer

MOST_PARTS = 12
_WITNESSES = ("record", "history", "evidence", "facts", "figures", "data", "experience")
"""Sources through which an author speaks himself."""
BACKER_SHARE = 0.1
"""An actor of neither side that is named this often, as a share of the target, may be a backer."""


@dataclass(frozen=True)
class Scene:
    """A document with its actors on their sides."""

    leaf: Leaf
    people: People
    explanandum: Explanandum

    @classmethod
    def of(cls, leaf: Leaf, *, question: str | None = None) -> Scene:
        people = People([leaf])
        asked = of_question(question, [leaf], people) if question else of_documents([leaf], people)
        return cls(leaf, people, asked)

    @cached_property
    def protagonist(self) -> str | None:
        return self._chief(self.explanandum.agents)

    @cached_property
    def target(self) -> str | None:
        return self._chief(self.explanandum.patients) or self._asked_about() or self._struck()

    def _asked_about(self) -> str | None:
        """The actor besides the acting side whom the question names."""
        asked = self.explanandum.question
        named = [a for a in self.people.mentions if any(name in asked for name in self.people.spellings(a))]
        others = [a for a in named if a not in self.explanandum.agents and self.people.principal(a) != self.protagonist]
        return self._chief(frozenset(others))

    def _struck(self) -> str | None:
        """The state, body or group of another side that sentences on the event name most."""
        wholes: Counter[str] = Counter()
        for place in self.leaf.sentences:
            if self.explanandum.speaks_of(self.leaf.quote(place)) >= 1:
                wholes.update({self.people.principal(a) for a in self.actors(place)} - {self.protagonist})
        for whole, _ in wholes.most_common():
            ours = whole in self.explanandum.agents or self.people.is_alliance(whole)
            if not ours and self.people.kind(whole) in ("state", "organisation", "group"):
                return whole
        return None

    def _chief(self, side: frozenset[str]) -> str | None:
        """The whole for which most of a side act."""
        wholes: Counter[str] = Counter()
        for actor in sorted(side):
            wholes[self.people.principal(actor)] += self.people.mentions[actor]
        return wholes.most_common(1)[0][0] if wholes else None

    @cached_property
    def backers(self) -> frozenset[str]:
        """States, alliances and bodies of neither side that are named often."""
        wholes: Counter[str] = Counter()
        for actor, times in self.people.mentions.items():
            whole = self.people.principal(actor)
            known = whole in gazetteer().entries or self.people.is_alliance(whole)
            if (known or self.people.kind(whole) in ("state", "organisation")) and self._of_neither(actor, whole):
                wholes[whole] += times
        least = BACKER_SHARE * max(self.people.mentions[self.target or ""], 10)
        return frozenset(actor for actor, times in wholes.items() if times >= least)

    def _of_neither(self, actor: str, whole: str) -> bool:
        ours = self.explanandum.agents | self.explanandum.patients | {self.protagonist, self.target}
        return actor not in ours and whole not in ours

    def side(self, actor: str | None) -> Side:
        if actor is None:
            return "other"
        whole = self.people.principal(actor)
        if actor in self.explanandum.agents or whole == self.protagonist:
            return "protagonist"
        if actor in self.explanandum.patients or whole == self.target:
            return "target"
        return "backer" if whole in self.backers else "other"

    def actors(self, place: Place) -> list[str]:
        """The actors mentioned at a place, in order."""
        return [m.payload.actor for m in self.leaf.within("mention", *place) if isinstance(m.payload, Mention)]

    def sentence(self, place: Place) -> Place:
        """The author's sentence in which a place begins, else the place."""
        number = self.leaf.sentence(place[0])
        return self.leaf.sentences[number] if number is not None else place

    def named_by_adjective(self, text: str) -> str | None:
        """The first known actor whose adjective stands in ``text``: "Western weakness"."""
        table = gazetteer()
        for word in text.split():
            for name in table.names.get(word.strip(",.;:“”\"'’"), ()):
                if len(name.words) == 1 and name.entry.id in self.people.mentions:
                    return self.people.principal(name.entry.id)
        return None

    def last_before(self, offset: int, sentence: Place) -> str | None:
        """The actor named last before an offset of a sentence."""
        named = self.actors((sentence[0], max(offset, sentence[0])))
        return named[-1] if named else None

    def within_thought(self, place: Place) -> bool:
        """Whether a place lies in what is wanted, thought, projected or given as a reason."""
        sentence = self.sentence(place)
        inside: list[Place | None] = []
        for layer in ("belief", "explanation", "projection"):
            for mark in self.leaf.touching(layer, *sentence):
                payload = mark.payload
                if isinstance(payload, Belief):
                    inside.append(payload.content)
                elif isinstance(payload, Explanation):
                    inside.append(payload.explanans)
                elif isinstance(payload, Projection):
                    inside += [payload.antecedent, payload.consequent]
        return any(one and one[0] <= place[0] < one[1] for one in inside)

    def told(self, place: Place) -> str | None:
        """Whose words most of a place are; None where they are the author's."""
        for mark in self.leaf.touching("statement", *place):
            words = mark.payload
            inside = min(mark.end, place[1]) - max(mark.start, place[0])
            spoken = isinstance(words, Statement) and words.source not in (None, *_WITNESSES)
            if isinstance(words, Statement) and spoken and 2 * inside > place[1] - place[0]:
                return words.source
        return None

    def parts(self) -> tuple[Part, ...]:
        """The actors that matter, those of the two sides first, each with where it is first named."""
        first: dict[str, Span] = {}
        for mark in self.leaf.layer("mention"):
            if isinstance(mark.payload, Mention):
                first.setdefault(mark.payload.actor, self.leaf.span((mark.start, mark.end)))
        order = {"protagonist": 0, "target": 1, "backer": 2, "other": 3}
        heads = {self.protagonist, self.target}
        known = [a for a in self.people.mentions if self.people.kind(a) not in ("place", "other") or a in heads]
        ranked = sorted(known, key=lambda a: (a not in heads, order[self.side(a)], -self.people.mentions[a], a))
        chosen = [a for a in ranked if a in heads or self.people.mentions[a] > 1][:MOST_PARTS]
        return tuple(self._part(actor, first) for actor in chosen)

    def _part(self, actor: str, first: dict[str, Span]) -> Part:
        whole = self.people.principal(actor)
        return Part(
            actor=actor,
            name=self.people.name(actor),
            kind=self.people.kind(actor),
            side=self.side(actor),
            speaks_for=whole if whole != actor else None,
            passages=(first[actor],) if actor in first else (),
        )


__all__ = ["Scene"]
