"""Verdicts: what is said of a reason that was given before: "We doubt it", "the firm denies this"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prophasis.case import Mark, Place, Statement
from prophasis.reading.drafting.claim import EXPLAINED, MENTIONED, Claim
from prophasis.reading.drafting.explanandum import POINTED
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.speakers import SELF
from prophasis.reading.drafting.wording import content_words, kin, one_line

FAR = 3
"""So many sentences back a verdict reaches that only points."""
MOST = 0.7
"""The share of a sentence that makes it somebody's words."""
_STORY = (
    r"(?:account|story|version|explanation|case|claim|argument|answer|view|theory|charge|accusation|allegation"
    r"|suggestion)"
)
_IT = rf"(?:it|this|that|(?:the|this|that|such an?) (?:\w+ )?{_STORY})"
_NO_REASON = re.compile(
    r"\b(?:it|this|that) (?:was|is) (?:not|never|hardly|scarcely) (?:the|a|its|his|her|their) (?:\w+ )?"
    r"(?:reason|cause|motive|explanation)\b",
    re.IGNORECASE,
)
_NO_USE = re.compile(
    r"\b(?:it|this|that) (?:cannot|can ?not|does not|did not|hardly|fails to|could not) "
    r"(?:explains?|account for|hold|stand|survive|fit|convince)\b",
    re.IGNORECASE,
)
"""Words that refuse a reason, where the sentence begins by pointing at it."""
_WRONG = re.compile(
    rf"^(?:but |yet |still,? |however,? )?{_IT} (?:is|was|seems?|looks?) (?:also |plainly |simply |surely )?"
    r"(?:wrong|false|mistaken|untenable|unconvincing|implausible|unlikely|absurd|a myth|nonsense"
    r"|not (?:true|so|convincing|plausible|credible|likely|persuasive))",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    rf"^(?:but |yet |however,? )?(?P<who>[^,;:.“”\"]{{1,70}}?)\s+(?:(?:has|have|had|does|do|did)\s+)?(?:"
    r"(?:never|not)\s+(?:believed?|accept(?:ed)?|credit(?:ed)?|bought|buy)"
    r"|den(?:y|ies|ied)|doubt(?:s|ed)?|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)|contradict(?:s|ed)?"
    r"|ridicul(?:es?|ed)|call(?:s|ed)?(?= (?:it|this|that|the \w+) (?:an? )?(?:absurd|false|nonsense|lie|untrue"
    rf"|invention|fiction|ridiculous|smear)))\s+{_IT}\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    rf"\b(?:the |an? )?(?P<who>[\w’' -]{{2,40}}?)(?:['’]s?) (?:own )?{_STORY} (?:is|was|does|do|did|has|cannot|can)\b"
    r"[^.;:]{0,30}?(?:\bnot\b|n['’]t\b|\bunconvincing|\bweak|\bimplausible|\bfails?|\bcannot\b|\bno better)",
    re.IGNORECASE,
)
_UNSUPPORTED = re.compile(
    r"\b(?:(?:do|does|did) not|cannot|hardly|no [\w-]+(?: [\w-]+)?|nothing[^,.;]{0,30}?)"
    r" (?:support|bear|back|confirm|favou?r|vindicate)s?(?: out)? (?:the |what the )?(?P<who>[\w’' -]{2,40}?)"
    r"(?:['’]s? \w+)?(?: (?:said|says|claims?|claimed))?(?=[,.;:]|$| (?:either|on|in|here))",
    re.IGNORECASE,
)
_POINTS = re.compile(rf"^(?:but |yet |still,? |however,? )?{_IT}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Verdicts:
    """One document's claims, and what is said of them afterwards."""

    leaf: Leaf
    claims: Sequence[Claim]

    def given(self) -> list[Claim]:
        """The positions that verdicts take, one claim each."""
        found: list[Claim] = []
        for number, sentence in enumerate(self.leaf.sentences):
            text = one_line(self.leaf.text[sentence[0] : sentence[1]])
            if text.endswith("?"):
                continue
            teller = self._teller(sentence)
            if _POINTS.match(text) and _NO_USE.search(text) and not teller:
                found += self._denials(self._last(number), sentence, None)
                continue
            if teller:
                continue
            for part in re.split(r"(?<=[;:]) |, (?=(?:and|but|yet) )", text):
                found += self._of(part, number, sentence)
        return found

    def _teller(self, sentence: Place) -> bool:
        """Whether a whole sentence is somebody's words."""
        return any(
            isinstance(mark.payload, Statement) and mark.payload.mode == "direct" and _share(mark, sentence) > MOST
            for mark in self.leaf.touching("statement", *sentence)
        )

    def _of(self, text: str, number: int, sentence: Place) -> list[Claim]:
        text = re.sub(r"^(?:and|but|yet|so)\s+(?=\S)", "", text, flags=re.IGNORECASE)
        if _NO_REASON.search(text):
            return self._denials(self._last(number, words=True), sentence, None)
        if _WRONG.match(text):
            return self._denials(self._last(number), sentence, None)
        if found := _DOUBTED.match(text):
            who = found.group("who")
            speaker = None if SELF.match(who) else self.leaf.speaker(who)
            if speaker or SELF.match(who):
                return self._denials(self._last(number, but=speaker), sentence, speaker)
            return []
        out: list[Claim] = []
        for pattern in (_ITSELF, _UNSUPPORTED):
            for found in pattern.finditer(text):
                out += self._denials(self._of_speaker(found.group("who"), number), sentence, None)
        return out

    def _last(self, number: int, *, words: bool = False, but: str | None = None) -> list[Claim]:
        """The reason given last before a sentence; ``words``: also what somebody said without giving a reason."""
        low = self._paragraph(number)
        for place in reversed(self.leaf.sentences[low:number]):
            here = [c for c in self.claims if c.sentence == place and c.stance != "denies" and c.kind != "passage"]
            firm = [c for c in here if c.support > 1 and not c.bare and (but is None or c.speaker != but)]
            if firm:
                return firm[-1:]
            if words and here:
                return here[-1:]
        return []

    def _paragraph(self, number: int) -> int:
        """The first sentence to which a verdict reaches: of its paragraph, but the one before where it opens it."""
        low = number
        while low > max(0, number - FAR):
            between = self.leaf.text[self.leaf.sentences[low - 1][1] : self.leaf.sentences[low][0]]
            if re.search(r"\n\s*\n", between) and low != number:
                break
            low -= 1
        return low

    def _of_speaker(self, who: str, number: int) -> list[Claim]:
        """What somebody has said before: the name is his, or stands in his sentence or in the one before it."""
        named = content_words(who)
        if not named:
            return []
        for reach in (0, 1):
            for index in range(number - 1, -1, -1):
                place = self.leaf.sentences[index]
                mine = [
                    c for c in self.claims if c.sentence == place and c.speaker and c.said != "denies" and not c.bare
                ]
                mine = [c for c in mine if c.support > 1]
                near = self.leaf.text[self.leaf.sentences[max(0, index - 1)][0] : place[1]] if reach else ""
                told = content_words(near) if reach else [w for c in mine for w in content_words(str(c.speaker))]
                if mine and all(any(kin(word, other) for other in told) for word in named[-1:]):
                    return mine[-1:]
        return []

    def _denials(self, targets: Sequence[Claim], sentence: Place, speaker: str | None) -> list[Claim]:
        """A denial of each target, and beside it what its speaker said, where that was no reason before."""
        found: list[Claim] = []
        for one in targets:
            kind = "cause" if one.kind == "words" else one.kind
            if one.bare and one.speaker and not speaker:
                found.append(replace(one, stance="reports", said="asserts", bare=False, kind=kind))
            found.append(
                replace(
                    one,
                    sentence=sentence,
                    stance="reports" if speaker else "denies",
                    speaker=speaker,
                    said="denies" if speaker else "asserts",
                    support=2 * MENTIONED if speaker else EXPLAINED * POINTED,
                    kind=kind,
                    bare=False,
                )
            )
        return found


def judged(found: list[Claim], leaf: Leaf) -> list[Claim]:
    """The claims with the verdicts on them; what the author passes on only to refuse it at once is none of his."""
    verdicts = [one for one in Verdicts(leaf, found).given() if not _known(one, found)]
    refused = {(one.place, one.mark) for one in verdicts if one.stance == "denies"}
    passed = [
        replace(one, stance="reports") if (one.place, one.mark) in refused and one.stance == "asserts" else one
        for one in found
    ]
    return [*passed, *verdicts]


def _known(verdict: Claim, found: Sequence[Claim]) -> bool:
    """Whether a claim says already what a verdict says."""
    return any(
        one.place == verdict.place
        and one.speaker == verdict.speaker
        and (one.stance == "denies" if verdict.speaker is None else one.said == "denies")
        for one in found
    )


def _share(mark: Mark, sentence: Place) -> float:
    return (min(mark.end, sentence[1]) - max(mark.start, sentence[0])) / max(1, sentence[1] - sentence[0])


__all__ = ["Verdicts", "judged"]
