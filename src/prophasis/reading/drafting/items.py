"""Items: sentences of the readings -> evidence of a draft: what was said, done, was so, or was missing.

A sentence becomes an item where the author offers it for or against a reason (bearing marks), where it reports a
dated deed of somebody who matters, or where it gives the words of one. What an author only concludes, expects or
recommends is no evidence. Nothing is rated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from prophasis.case import Belief, Event, Evidence, EvidenceKind, Mention, Offer, Place, Statement, Time
from prophasis.reading.drafting import cues
from prophasis.reading.drafting.explanandum import Explanandum
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.offers import Offers
from prophasis.reading.drafting.people import People
from prophasis.reading.drafting.wording import content_words, one_line, slug, words

TEXT = 280
"""Characters of an item's text; its quotation is whole."""
UNOFFERED = 2.0
"""What must speak for a sentence that nobody offers: a dated deed of a main actor, or his words on a hypothesis."""
UNVOUCHED = 1.5
"""Taken off a sentence without a date, a reference or somebody's words: nobody could check it."""
SPARE = 0.1
"""What a fact counts that nobody offers and that is on nobody who matters: listed only where there is little else."""
WORDS = 0.35
"""A sentence is somebody's words where this share of it is their content."""
ARGUED = 2.0
"""The same for a sentence that is a conclusion as well: only a fact that somebody vouches for makes it evidence."""
_WEIGHT = {"flat": 0.5, "weak": 1.0, "moderate": 2.0, "strong": 3.0, "decisive": 4.0}
_OPENERS = re.compile(
    r"^(?:However|Indeed|Likewise|Moreover|Furthermore|Nevertheless|Nonetheless|Therefore|Thus|Hence|Instead|Besides"
    r"|In fact|Of course|In reality|On the contrary|In other words|For example|For instance|After all|And yet"
    r"|Meanwhile|Predictably|Most recently|More recently|In addition|But|And|Yet|So far|Still),?\s+"
)
_COMPARISON = re.compile(
    r"\b(?:in contrast|by contrast|contrast with|whereas|elsewhere|similar(?:ly|ity)?|likewise|unlike|at the same time"
    r"|in both cases|as in \d{3,4}|too did|the other)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:no longer|dramatic\w*|shift\w*|increasingly|accelerat\w+|intensif\w+|doubl\w+|rose|grew|has grown|declin\w+"
    r"|more than it had been)\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:did not|didn[’']t|not any|no (?!longer|doubt)|never|none|neither|nobody|nothing|failed to|without)\b",
    re.IGNORECASE,
)


_DULL = """
    even first two three likely years year time times long past set find makes make making far end short great large
    country countries states increasingly throughout despite good new old many way ways last next help known part need
    want wanted going back clear another called certain fact case really largely often already today
"""
"""Words that tell nothing of an item's topic."""
_MENTAL = """
    aim assess assume attempt believe conclude convince decide desire dream expect fear feel hope imagine intend know
    perceive plan prefer realize recognize see seek think try understand want wish
"""
"""Verbs for what somebody thought or wanted: no deeds that anybody could see."""
_MENTAL_LEMMAS = frozenset(_MENTAL.split())
_DULL_WORDS = frozenset(_DULL.split())


@dataclass
class Item:
    """A sentence that may become evidence, with what speaks for listing it."""

    leaf: Leaf
    place: Place
    offers: tuple[Offer, ...]
    score: float
    evidence: Evidence = field(init=False)

    @property
    def key(self) -> str:
        return f"{self.leaf.id} {self.place[0]}"


def items_of(leaf: Leaf, explanandum: Explanandum, people: People, offers: Offers) -> Iterator[Item]:
    """The sentences of a document that may be evidence, in order of place."""
    for place in leaf.sentences:
        item = _Sentence(leaf, place, explanandum, people).item(offers)
        if item is not None:
            yield item


@dataclass(frozen=True)
class _Sentence:
    leaf: Leaf
    place: Place
    explanandum: Explanandum
    people: People

    def item(self, all_offers: Offers) -> Item | None:
        offers = all_offers.of(self.leaf, self.place)
        here = (self.leaf.id, self.place)
        score = self._score(offers, spoken=here in all_offers.spoken, argued=here in all_offers.argued)
        if score <= 0:
            return None
        item = Item(leaf=self.leaf, place=self.place, offers=offers, score=score)
        item.evidence = self._evidence(offers)
        return item

    # --- what speaks for it ---------------------------------------------------------------------------------------

    def _score(self, offers: Sequence[Offer], *, spoken: bool, argued: bool) -> float:
        if self._projected() or len(words(self.leaf.quote(self.place))) < 5:
            return 0.0
        score = max((1.0 + _WEIGHT[offer.force] for offer in offers), default=0.0)
        facts = self._fact_score()
        if spoken and not offers and (said := self._statement()) and self._main(said.source):
            facts += 1.5
        if not offers and facts < UNOFFERED:
            return 0.0 if argued or self._thought() else SPARE * facts
        vouched = self._vouched()
        forces = {offer.force for offer in offers}
        if not vouched and forces <= {"flat", "weak"} and facts < ARGUED:
            return 0.0
        told = self._cited() or self._statement() is not None or bool(forces & {"strong", "decisive"})
        if argued and (facts < ARGUED or not told):
            return 0.0
        if self._thought() and not self._cited() and self._statement() is None:
            return 0.0
        return max(score + facts - (0.0 if vouched else UNVOUCHED), 0.1)

    def _fact_score(self) -> float:
        score = 0.0
        deeds = self._deeds()
        if any(self._main(event.agent) for event in deeds):
            score += 1.0
        if any(self._main(event.patient) for event in deeds):
            score += 0.5
        if any(event.quantity for event in deeds):
            score += 0.5
        if deeds and self._when():
            score += 1.0
        if words_said := self._statement():
            score += 0.5 if self._main(words_said.source) else 0.0
            score += 0.5 if words_said.mode in ("direct", "mixed") else 0.0
            score += 0.5 if self._when() else 0.0
        if any(event.modality == "denied" for event in self._events()):
            score += 0.5
        if self._cited():
            score += 1.0
        return score

    def _projected(self) -> bool:
        """Whether most of the sentence is a forecast, a counterfactual or advice."""
        return self.leaf.projects(self.place)

    def _main(self, actor: str | None) -> bool:
        if actor is None:
            return False
        return actor in self.explanandum.agents or self.people.principal(actor) in self.explanandum.patients

    def _events(self) -> list[Event]:
        return [event for event, _ in self._placed()]

    def _vouched(self) -> bool:
        """Whether something in the sentence can be checked: a date, a reference or somebody's words."""
        dated = next(self.leaf.within("time", *self.place), None) is not None
        return dated or self._cited() or self._statement() is not None

    def _thought(self) -> bool:
        """Whether most of the sentence is what somebody is said to have thought or wanted."""
        length = self.place[1] - self.place[0]
        return any(
            isinstance(mark.payload, Belief) and 2 * (mark.payload.content[1] - mark.payload.content[0]) >= length
            for mark in self.leaf.within("belief", *self.place)
        )

    def _deeds(self) -> list[Event]:
        """What was really done in the sentence, besides the event to be explained and what somebody had in mind."""
        minded = [
            mark.payload.content
            for mark in self.leaf.within("belief", *self.place)
            if isinstance(mark.payload, Belief) and mark.payload.attitude in ("wants", "intends", "fears", "expects")
        ]
        if cues.AIM_IS.search(self.leaf.quote(self.place)):
            return []
        return [
            event
            for event, start in self._placed()
            if event.modality == "actual"
            and event.kind == "deed"
            and event.lemma not in _MENTAL_LEMMAS
            and not self.explanandum.speaks_of(event.lemma)
            and not any(first <= start < last for first, last in minded)
        ]

    def _placed(self) -> list[tuple[Event, int]]:
        marks = self.leaf.within("event", *self.place)
        return [(mark.payload, mark.start) for mark in marks if isinstance(mark.payload, Event)]

    def _cited(self) -> bool:
        return next(self.leaf.within("citation", self.place[0], self.place[1] + 8), None) is not None

    # --- what it says ---------------------------------------------------------------------------------------------

    def _evidence(self, offers: tuple[Offer, ...]) -> Evidence:
        kind = self._kind(bool(offers))
        said = self._statement()
        by, to = self._who(kind)
        return Evidence(
            text=self._text(),
            kind=kind,
            by=by,
            to=to,
            audience=said.audience if said and kind == "word" else None,
            when=self._when(),
            bears_on="belief" if self._of_mind(kind) else "world",
            spans=(self.leaf.span(self.place),),
            offered=offers,
            status="proposed",
        )

    def _kind(self, offered: bool) -> EvidenceKind:
        quote = self.leaf.quote(self.place)
        if self._mostly_words():
            return "word"
        events = self._events()
        deeds = self._deeds()
        if offered and _COMPARISON.search(quote):
            return "comparison"
        denied = [event for event in events if event.modality == "denied"]
        if denied and (not deeds or (events[0] is denied[0] and _ABSENT.search(quote))):
            return "absence"
        if deeds:
            return "deed"
        return "change" if _CHANGE.search(quote) else "condition"

    def _of_mind(self, kind: EvidenceKind) -> bool:
        """Whether the item is about what the acting side thought or wanted, not about what it said or did."""
        return kind in ("condition", "absence") and any(
            isinstance(mark.payload, Belief) and mark.payload.holder in self.explanandum.agents
            for mark in self.leaf.within("belief", *self.place)
        )

    def _statement(self) -> Statement | None:
        for mark in self.leaf.within("statement", *self.place):
            if (
                isinstance(mark.payload, Statement)
                and mark.payload.source
                and mark.payload.source in self.people.mentions
            ):
                return mark.payload
        return None

    def _mostly_words(self) -> bool:
        """Whether the sentence mainly reports words: much of it is their content, or they come before any deed."""
        said = self._statement()
        if said is None:
            return False
        told = list(self.leaf.within("statement", *self.place))
        if sum(min(mark.end, self.place[1]) - mark.start for mark in told) >= WORDS * (self.place[1] - self.place[0]):
            return True
        deeds = self._deeds()
        starts = [start for event, start in self._placed() if event in deeds]
        return said.cue is not None and said.cue[0] < min(starts, default=self.place[1])

    def _who(self, kind: EvidenceKind) -> tuple[str | None, str | None]:
        said = self._statement()
        if kind == "word" and said:
            return said.source, None
        side = self.explanandum.agents
        events = sorted(
            self._events(),
            key=lambda event: (event.modality != "actual", event.kind != "deed", event.agent not in side),
        )
        by = next((event.agent for event in events if event.agent in self.people.mentions), None)
        to = next((e.patient for e in events if e.agent == by and e.patient in self.people.mentions), None)
        return by, to if to != by else None

    def _when(self) -> str | None:
        """The date of a deed in the sentence; a date that the sentence names itself goes before an inferred one."""
        named = [
            mark.payload.edtf
            for mark in self.leaf.within("time", *self.place)
            if isinstance(mark.payload, Time) and mark.payload.edtf and mark.payload.kind in ("date", "interval")
        ]
        dated = [event.edtf for event in self._events() if event.edtf and event.modality == "actual"]
        return next((date for date in dated if date in named), next(iter([*named, *dated]), None))

    def _text(self) -> str:
        start, end = self.place
        first = next(self.leaf.within("mention", start, end), None)
        text = one_line(self.leaf.text[start:end])
        opener = _OPENERS.match(text)
        text = text[opener.end() :] if opener else text
        if first is not None and isinstance(first.payload, Mention) and first.payload.how == "pronoun":
            name = self.people.name(first.payload.actor)
            said = one_line(first.quote)
            possessive = said.lower() in ("his", "her", "its", "their")
            if text.lower().startswith(said.lower() + " "):
                text = f"{name}{'’s' if possessive else ''}{text[len(said) :]}"
        return one_line(text[:1].upper() + text[1:], limit=TEXT)


def item_id(item: Item, frequency: Mapping[str, int], *, common: int) -> str:
    """A short id from the topics of the item: ``withdraw-troops-frontier``.

    Args:
        frequency: in how many sentences each word stands.
        common: words in more sentences than this, such as the names of the main actors, are left out.
    """
    told = content_words(item.evidence.text)
    left = [word for word in told if frequency[word] <= common and not word[0].isdigit() and word not in _DULL_WORDS]
    topics = sorted(left, key=lambda word: (-min(frequency[word], 6) - len(word) / 4, left.index(word)))[:3]
    return slug(" ".join(sorted(topics, key=left.index)), limit=3, length=40)


__all__ = ["Item", "item_id", "items_of"]
