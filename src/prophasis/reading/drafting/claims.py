"""Claims: what the documents say about the reasons for the event, each with its motives, its object and its stance.

A claim comes from an explanation, from an aim, fear or thought attributed to an actor on the acting side, or from
a bare passage that speaks strongly of a motive. Later steps group claims into hypotheses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prophasis.case import Belief, Explanation, Mark, Mention, Place, Statement
from prophasis.case.mark import Stance
from prophasis.reading.drafting import cues
from prophasis.reading.drafting.claim import ASIDE, ATTRIBUTED, EXPLAINED, MENTIONED, MINOR, Claim
from prophasis.reading.drafting.explanandum import POINTED, Explanandum
from prophasis.reading.drafting.implied import implied
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People
from prophasis.reading.drafting.spoken import counting, plain, strongly
from prophasis.reading.drafting.stands import Stands
from prophasis.reading.drafting.verdicts import judged
from prophasis.reading.drafting.wording import content_words
from prophasis.reading.motives import taxonomy

_PREFIX = {"fears": "fear of ", "wants": "aim: ", "intends": "aim: ", "believes": "", "expects": "expected "}


def claims_of(leaf: Leaf, explanandum: Explanandum, people: People) -> list[Claim]:
    """All claims of one document, in order of place."""
    maker = _Maker(leaf, explanandum, people)
    explained = list(maker.explanations())
    explained += list(maker.implications(explained))
    found = [*explained, *(claim for claim in maker.beliefs() if not _said_already(claim, explained))]
    taken = {claim.sentence for claim in found}
    found += [claim for claim in maker.passages() if claim.sentence not in taken]
    found += list(maker.refusals(found))
    found = judged(sorted(found, key=lambda claim: (claim.place, claim.mark)), leaf)
    for key, name in leaf.speakers.items():
        people.enter(key, name)
    return sorted(found, key=lambda claim: (claim.place, claim.mark))


def _said_already(belief: Claim, explained: Sequence[Claim]) -> bool:
    """Whether an explanation in the same sentence already takes a stance on the motive of a belief.

    "Not because he feared them" attributes a fear and denies that it was the reason; the denial counts.
    """
    return any(
        one.sentence == belief.sentence
        and not one.bare
        and (set(one.motives) & set(belief.motives) or one.place == belief.place)
        for one in explained
    )


def _overlaps(one: Place, other: Place) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


@dataclass(frozen=True)
class _Maker:
    leaf: Leaf
    explanandum: Explanandum
    people: People

    @property
    def stands(self) -> Stands:
        return Stands(self.leaf, self.explanandum, self.people)

    def explanations(self) -> Iterator[Claim]:
        """Reasons given for the event, or for something else that the acting side did."""
        for mark in self.leaf.layer("explanation"):
            payload = mark.payload
            if not isinstance(payload, Explanation) or self._prevents(payload):
                continue
            if cues.SAYSO.search(self.leaf.quote(payload.explanans)) and not payload.holder:
                continue
            charged = POINTED if self._charged(payload) else 0.0
            support = EXPLAINED * max(self._of_event(payload), charged, ASIDE if self._ours(payload) else 0.0)
            if support:
                stance, speaker, said = self.stands.of(payload)
                place = self.stands.pointed(payload.explanans)
                aside = support < EXPLAINED * ASIDE + 0.1
                told = self.leaf.projected(payload.explanandum) if not aside else None
                avoided = "not to " if payload.cue and cues.AVOIDING.search(self.leaf.quote(payload.cue)) else ""
                for claim in self._claim(
                    mark, place, stance, speaker, support, kind=payload.kind, own=not aside, ahead=told
                ):
                    bare = aside and not self._aims(payload, claim)
                    yield replace(claim, said=said, bare=bare, reason=avoided + claim.reason)

    def implications(self, explained: Sequence[Claim]) -> Iterator[Claim]:
        """Reasons whose event is understood, where nothing else is explained by them."""
        for sentence in self.leaf.sentences:
            mark = next(self.leaf.within("sentence", *sentence), None)
            for one in implied(self.leaf, sentence, self.explanandum) if mark else ():
                if mark is None or any(_overlaps(c.place, one.place) and not c.bare for c in explained):
                    continue
                speaker = one.speaker or self.stands.teller(one.place)
                speaker = None if speaker in self.explanandum.agents and one.stance == "denies" else speaker
                stance: Stance = "reports" if speaker else one.stance
                support = EXPLAINED * POINTED
                if speaker:
                    self.people.enter(speaker, self.leaf.speakers.get(speaker, self.people.name(speaker)))
                for claim in self._claim(
                    mark, one.place, stance, speaker, support, kind=one.kind, own=True, ahead=False
                ):
                    yield replace(claim, said="denies" if one.stance == "denies" else "asserts")

    def beliefs(self) -> Iterator[Claim]:
        """Aims, fears and thoughts of the acting side; those of others near it count little."""
        for mark in self.leaf.layer("belief"):
            payload = mark.payload
            if not isinstance(payload, Belief) or payload.attitude in ("favours", "opposes"):
                continue  # a liking is no aim
            if payload.holder in self.explanandum.agents:
                yield from self._aims_and_fears(mark, payload)
            elif payload.holder and self._equated(payload.content):
                yield from self._equation(mark, payload.content, "reports", payload.holder)
            elif payload.holder and (meant := self._meant(payload.content, payload.holder)):
                yield from self._claim(mark, meant, "reports", payload.holder, ATTRIBUTED, kind="aim", own=True)
            elif payload.holder and not self._elsewhere(payload):
                kind = "fear" if payload.attitude == "fears" else "aim" if payload.attitude != "believes" else "words"
                yield from self._claim(mark, payload.content, "reports", None, MINOR, kind=kind, own=True)

    def _aims_and_fears(self, mark: Mark, payload: Belief) -> Iterator[Claim]:
        support = ATTRIBUTED if payload.attitude in ("fears", "wants", "intends") else ATTRIBUTED / 2
        prefix = _PREFIX[payload.attitude]
        own = support == ATTRIBUTED and not cues.POINTS.search(self.leaf.quote(payload.content))
        kind = "aim" if payload.attitude != "fears" else "fear"
        teller = self.stands.teller(payload.content)
        attribution: Stance = "reports" if teller else payload.attribution
        for claim in self._claim(
            mark, payload.content, attribution, teller, support, prefix=prefix, kind=kind, own=own
        ):
            if not claim.motives:
                yield claim
                continue
            strong = strongly(prefix + self.leaf.quote(payload.content))
            doubted = self.stands.doubted(payload.content)
            refused = {m: s for m, s in claim.motives.items() if doubted or self._denied(m, payload.content)}
            held = {m: s for m, s in claim.motives.items() if m not in refused}
            for motives, stance in ((held, claim.stance), (refused, "denies")):
                if motives:
                    bare = not strong.keys() & motives.keys()
                    yield replace(claim, motives=motives, stance=stance, bare=bare)

    def _elsewhere(self, payload: Belief) -> bool:
        """Whether a thought is not one from which the deed could follow: of the other side, or on the deed itself."""
        holder = payload.holder or ""
        whole = self.people.principal(holder)
        foreign = whole in self.explanandum.patients or (whole != holder and whole not in self.explanandum.agents)
        on_it = self.explanandum.speaks_of(self.leaf.quote(payload.content)) >= POINTED
        return foreign or on_it or payload.attribution != "asserts" or self.people.kind(holder) == "state"

    def _equated(self, place: Place) -> re.Match[str] | None:
        """Where words say what the event is in truth: "the deployment is cover for a landing"."""
        text = self.leaf.text[place[0] : place[1]]
        found = cues.COVER.search(text)
        return found if found and self.explanandum.speaks_of(text[: found.start()]) >= POINTED else None

    def _equation(self, mark: Mark, place: Place, stance: Stance, speaker: str | None) -> Iterator[Claim]:
        if found := self._equated(place):
            reason = (place[0] + found.end(), place[1])
            yield from self._claim(mark, reason, stance, speaker, EXPLAINED * POINTED, kind="motive", own=True)

    def passages(self) -> Iterator[Claim]:
        """Words of somebody, and sentences that name the acting side, which speak strongly of a motive."""
        for place in self.leaf.sentences:
            told = list(self._told(place))
            yield from told
            mark = next(self.leaf.within("sentence", *place), None)
            if mark is None or any(c.motives and not c.bare for c in told) or not self._names_side(place):
                continue
            for claim in self._claim(mark, place, "denies", None, MENTIONED):
                strong = {m: share for m, share in claim.motives.items() if self._strong(m, place)}
                words = self._spoken_for(place)
                denied = {} if words else {m: share for m, share in strong.items() if self._denied(m, place)}
                aims = not denied and bool(cues.AIMS.search(self.leaf.quote(place)))
                if denied or (strong and not self.leaf.projects(place)):
                    yield replace(
                        claim,
                        motives=denied or strong,
                        stance="denies" if denied else "asserts" if aims else "reports",
                        support=MENTIONED * (2 if denied or aims else 1),
                        bare=not denied and not aims,
                    )

    def _spoken_for(self, place: Place) -> bool:
        """Whether half of a sentence is the words of somebody who is not of the acting side."""
        for mark in self.leaf.touching("statement", *place):
            words = mark.payload
            half = 2 * (min(mark.end, place[1]) - max(mark.start, place[0])) >= place[1] - place[0]
            if half and isinstance(words, Statement) and words.source and words.source not in self.explanandum.agents:
                return True
        return False

    def _told(self, place: Place) -> Iterator[Claim]:
        """What somebody's words in a sentence say of the reasons."""
        for mark in self.leaf.within("statement", *place):
            payload = mark.payload
            if isinstance(payload, Statement) and payload.source:
                yield from self._words(mark, payload, payload.source)

    def _words(self, mark: Mark, payload: Statement, source: str) -> Iterator[Claim]:
        content = (mark.start, mark.end)
        quote = self.leaf.text[mark.start : mark.end]
        stance: Stance = "denies" if payload.reported_as_false else "reports"
        about = self._actors(content)[:1]
        aside = source in self.explanandum.agents or bool(self.explanandum.agents & set(about))
        if answer := cues.ANSWERS.match(quote):
            first = mark.start + answer.end()
            contrast = re.search(r",\s+(?:and |but )?not\b", self.leaf.text[first : mark.end])
            place = (first, first + contrast.start() if contrast else mark.end)
            yield from self._claim(mark, place, stance, source, EXPLAINED * POINTED, kind="cause", own=True)
            return
        if meant := self._meant(content, source, accused=payload.cue):
            yield from self._claim(mark, meant, stance, source, ATTRIBUTED, kind="aim", own=True)
            return
        if self._equated(content):
            yield from self._equation(mark, content, stance, source)
            return
        rejected = payload.cue is not None and bool(cues.REJECTS.search(self.leaf.quote(payload.cue)))
        for claim in self._claim(mark, content, stance, source, 2 * MENTIONED, kind="words", own=True):
            if not claim.motives:
                refused = rejected or cues.PLAIN.search(quote) or cues.REMOTE.search(quote)
                yield replace(claim, said="denies" if refused else "asserts")
                continue
            strong = {m: share for m, share in claim.motives.items() if self._strong(m, content)}
            denied = {m: share for m, share in strong.items() if self._denied(m, content, cues.PLAINLY)}
            yield replace(
                claim,
                motives=denied or strong or claim.motives,
                said="denies" if denied or rejected else "asserts",
                bare=not ((aside or rejected) and strong),
            )

    def _meant(self, place: Place, source: str, *, accused: Place | None = None) -> Place | None:
        """The aim that somebody says the acting side has; None where he says none, or that of others."""
        found = cues.MEANT.search(self.leaf.text[place[0] : place[1]])
        if not found:
            return None
        named = self._actors((place[0], place[0] + found.start()))[-1:]
        charged = accused is not None and bool(cues.BLAMES.search(self.leaf.quote(accused)))
        ours = self.explanandum.agents & set(named) or (not named and charged)
        person = named and named[0] != source and self.people.kind(named[0]) == "person"
        alone = person and self.people.principal(named[0]) == named[0]
        return (place[0] + found.end(), place[1]) if ours or alone else None

    def refusals(self, found: Sequence[Claim]) -> Iterator[Claim]:
        """Somebody rejects "the explanation": what somebody else gave last before."""
        for mark in self.leaf.layer("statement"):
            payload = mark.payload
            if not isinstance(payload, Statement) or not payload.source or not cues.SAID_BEFORE.match(mark.quote):
                continue
            cue = self.leaf.quote(payload.cue) if payload.cue else ""
            before = [
                c
                for c in found
                if c.place[1] <= mark.start and c.speaker not in (None, payload.source) and c.support > 1
            ]
            number = self.leaf.sentence(mark.start)
            if before and number is not None and cues.REJECTS.search(cue):
                last = max(before, key=lambda claim: claim.place)
                yield replace(
                    last,
                    place=(mark.start, mark.end),
                    sentence=self.leaf.sentences[number],
                    stance="reports",
                    speaker=payload.source,
                    said="denies",
                    support=2 * MENTIONED,
                    mark=mark.id,
                )

    def _claim(
        self,
        mark: Mark,
        place: Place,
        stance: Stance,
        speaker: str | None,
        support: float,
        *,
        prefix: str = "",
        kind: str = "passage",
        own: bool = False,
        ahead: bool | None = None,
    ) -> Iterator[Claim]:
        number = self.leaf.sentence(place[0])
        sentence = self.leaf.sentences[number] if number is not None else place
        reason = self.leaf.quote(place)
        if place[0] == sentence[0] and next(self.leaf.within("mention", place[0], place[0] + 1), None) is None:
            reason = reason[:1].lower() + reason[1:]
        motives = counting(prefix + reason)
        if not motives and not (own and content_words(reason) and not cues.ASKING.match(reason)):
            return
        if ahead is None:
            ahead = self.leaf.projects(sentence) or self.leaf.projected(place)
        supposed = bool(cues.AHEAD.search(self.leaf.quote(sentence)))
        if not supposed and (stance == "denies" or not ahead):
            yield Claim(
                document=self.leaf.id,
                place=place,
                sentence=sentence,
                stance=stance,
                speaker=speaker if speaker in self.people.mentions else None,
                reason=reason,
                kind=kind,
                motives=motives,
                strong=bool(strongly(prefix + reason)),
                objects=self._objects(place),
                nearby=self._objects(sentence),
                support=support,
                mark=mark.id,
            )

    def _charged(self, payload: Explanation) -> bool:
        """Whether a reason is one of which somebody accuses the acting side: "accused it of ... in order to"."""
        number = self.leaf.sentence(payload.explanans[0])
        for mark in self.leaf.touching("statement", *self.leaf.sentences[number]) if number is not None else ():
            words = mark.payload
            if isinstance(words, Statement) and words.cue and cues.ACCUSES.search(self.leaf.quote(words.cue)):
                named = self._actors((words.cue[1], payload.explanans[0]))[:1]
                told = mark.start < payload.explanandum[1] <= mark.end or words.source == payload.holder
                return told and bool(self.explanandum.agents & set(named))
        return False

    def _of_event(self, payload: Explanation) -> float:
        """How far the event itself is explained, and not what such actors do in general."""
        number = self.leaf.sentence(payload.explanandum[0])
        if number is not None:
            sentence = self.leaf.sentences[number]
            if cues.GENERAL.match(self.leaf.quote(sentence)) and not self._names_side(sentence):
                return 0.0
        told = self.explanandum.speaks_of(self.leaf.quote(payload.explanandum))
        cue = self.leaf.quote(payload.cue) if payload.cue else ""
        understood = cues.PART.search(cue) and number != self.leaf.sentence(payload.explanans[0])
        return max(told, POINTED) if understood else told

    def _prevents(self, payload: Explanation) -> bool:
        """Whether the cue says what would stop or allow the event, not what it was for."""
        return payload.cue is not None and bool(cues.PREVENTS.search(self.leaf.quote(payload.cue)))

    def _strong(self, motive: str, place: Place) -> bool:
        return bool(taxonomy()[motive].strong.search(plain(self.leaf.quote(place))))

    def _denied(self, motive: str, place: Place, pattern: re.Pattern[str] = cues.NEGATED) -> bool:
        text = plain(self.leaf.quote(place))
        if cues.UNTROUBLED.search(text):
            return True
        strong = taxonomy()[motive].strong
        inside = "not" not in strong.pattern  # "would not resist" is a cue, no denial of one
        return any(
            pattern.search(text[: found.start()]) or (inside and cues.PLAIN.search(found.group()))
            for found in strong.finditer(text)
        )

    def _aims(self, payload: Explanation, claim: Claim) -> bool:
        """Whether the reason of another deed still shows an aim of the acting side, not a pretext."""
        if claim.stance == "denies":
            return True
        if payload.kind not in ("purpose", "motive") or cues.PRETEXT.match(self.leaf.quote(payload.explanans)):
            return False
        if cues.DISTANT.search(self.leaf.quote(payload.explanandum)):
            return False
        return any(self._strong(motive, claim.place) for motive in claim.motives)

    def _ours(self, payload: Explanation) -> bool:
        """Whether what is explained is at least something that the acting side did."""
        named = self._actors(payload.explanandum)
        if named:
            return bool(self.explanandum.agents & {named[0]})
        start = payload.explanandum[0]
        number = self.leaf.sentence(start)
        before = self._actors((self.leaf.sentences[number][0], start)) if number is not None else []
        return bool(self.explanandum.agents & set(before[-1:]))

    def _actors(self, place: Place) -> list[str]:
        return [m.payload.actor for m in self.leaf.within("mention", *place) if isinstance(m.payload, Mention)]

    def _objects(self, place: Place) -> tuple[str, ...]:
        agents = self.explanandum.agents
        return tuple(dict.fromkeys(self.people.principal(a) for a in self._actors(place) if a not in agents))

    def _names_side(self, place: Place) -> bool:
        return any(actor in self.explanandum.agents for actor in self._actors(place))


__all__ = ["claims_of"]
