"""Counts: numbers of things in a document -> how many of what, of which deeds, with whom and when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prophasis.case import Mention, Place, Time
from prophasis.reading.collating.amount import NUMBER, Amount, amount
from prophasis.reading.collating.clause import clause_of, supposed
from prophasis.reading.collating.days import UNKNOWN, Days, days_of
from prophasis.reading.collating.denial import denied
from prophasis.reading.collating.identity import Identity
from prophasis.reading.collating.lexicon import Named, classes_of, deeds, known
from prophasis.reading.collating.referents import Referents
from prophasis.reading.collating.utterance import Utterance
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import content_words
from prophasis.reading.words import wordset

_MEASURES = {
    "ton": "ton", "tons": "ton", "tonne": "ton", "tonnes": "ton", "barrel": "barrel", "barrels": "barrel",
    "litre": "litre", "litres": "litre", "liter": "litre", "liters": "litre", "kilogram": "kilogram",
    "kilograms": "kilogram", "kilos": "kilogram", "sack": "sack", "sacks": "sack", "dollars": "dollar",
    "dollar": "dollar", "euros": "euro", "euro": "euro", "pounds": "pound", "roubles": "rouble", "rubles": "rouble",
}  # fmt: skip
_TIMES = wordset(
    """
    second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades
    century centuries kilometre kilometres kilometer kilometers km mile miles metre metres meter meters line lines
    per times percent
    """
)
"""What is counted and tells nothing of an event."""
_JOINTS = frozenset("and or but in on at by of to from with for that which who was were is are had has".split())
_REACH = 3
"""Words behind a number among which its noun is looked for."""
_TOLL = re.compile(
    r"\b(?:(?P<dead>(?:kill|wound|injur|arrest)\w*\s+(?:\w+\s+)?|(?:dead|death toll|toll|deaths|victims|casualties)"
    r"\s+(?:\w+\s+){0,3}?(?:at|to|of|was|is|were)\s+)"
    r"|(?P<thing>crew|garrison|fleet|convoy|delegation)\s+(?:of|was|is|numbers|numbered)\s+)(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What a number without a noun counts: "killed nine", "put the dead at 31", "a crew of 23"."""
_LIST = re.compile(r"(?:^|\n)\s*\[?\d+[.)\]]\s")


@dataclass(frozen=True)
class Count:
    """How many of what.

    Attributes:
        amount: the numbers left open by ``text``; ``unit`` the noun, ``measure`` of what it is measured in.
        deeds: families of the deeds in the clause, with what they entail; ``around`` those in the sentence.
        names: names in the clause; ``nearby`` those in the sentence, and those for which its pronouns stand.
        things: telling words of the clause besides the unit.
        days: of the clause; ``spoken_of`` those of the sentence.
    """

    leaf: Leaf
    place: Place
    clause: Place
    sentence: Place
    said: Utterance | None
    text: str
    amount: Amount
    unit: str
    measure: str | None
    deeds: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    nearby: frozenset[str]
    things: frozenset[str]
    days: Days
    spoken_of: Days


def counts(leaf: Leaf, identity: Identity, utterances: Sequence[Utterance]) -> Iterator[Count]:
    """The counts of a document that its author or a speaker affirms."""
    referents = Referents(leaf, identity)
    told = sorted(utterances, key=lambda one: one.content)
    firsts = [one.content[0] for one in told]
    for number, sentence in enumerate(leaf.sentences):
        found = list(_numbers(leaf, sentence))
        around = [one for one in deeds(leaf.text, sentence) if not _dated(leaf, sentence, one.place)] if found else []
        for place, unit, measure in found:
            clause = clause_of(leaf.text, place, sentence)
            if supposed(leaf.text, clause, sentence) or denied(leaf.text, clause, place):
                continue
            before = leaf.text[max(clause[0], place[0] - 24) : place[0]]
            size = amount(leaf.text[slice(*place)], before=before)
            if size is None:
                continue
            names, (lent, _) = _names(leaf, identity, clause), referents.of(sentence, number, bare=True)
            before_it = _before(leaf, number) if not _names(leaf, identity, sentence) else None
            here = {one.family for one in around if clause[0] <= one.place[0] < clause[1]}
            words = content_words(leaf.text[slice(*clause)])
            yield Count(
                leaf=leaf,
                place=place,
                clause=clause,
                sentence=sentence,
                said=_said(told, firsts, place),
                text=" ".join(f"{leaf.text[slice(*place)]} {measure or ''} {unit}".split()),
                amount=size,
                unit=unit,
                measure=measure,
                deeds=_entailed(here),
                around=_entailed({one.family for one in (*around, *_told_in(leaf, before_it))}),
                names=names,
                nearby=names | lent | _names(leaf, identity, before_it or sentence),
                things=frozenset(word for word in words if not word[0].isdigit() and word != unit),
                days=_days(leaf, clause),
                spoken_of=_spoken_of(leaf, sentence, before_it),
            )


def _numbers(leaf: Leaf, sentence: Place) -> Iterator[tuple[Place, str, str | None]]:
    """Numbers in a sentence with what they count; those of dates, lists and references are none."""
    text = leaf.text
    for found in NUMBER.finditer(text, *sentence):
        if _dated(leaf, sentence, found.span()):
            continue
        if _LIST.match(text, max(0, found.start() - 1)) or text[found.start() - 1 : found.start()] == "[":
            continue
        counted = _counted(text[found.end() : sentence[1]], text[sentence[0] : found.start()])
        if counted is not None:
            yield (found.start(), found.end()), *counted


def _before(leaf: Leaf, number: int) -> Place | None:
    """The sentence before this one in its paragraph."""
    if number == 0 or "\n\n" in leaf.text[leaf.sentences[number - 1][1] : leaf.sentences[number][0]]:
        return None
    return leaf.sentences[number - 1]


def _told_in(leaf: Leaf, sentence: Place | None) -> Iterator[Named]:
    """The deeds of a sentence, if there is one."""
    if sentence is not None:
        yield from (one for one in deeds(leaf.text, sentence) if not _dated(leaf, sentence, one.place))


def _spoken_of(leaf: Leaf, sentence: Place, before: Place | None) -> Days:
    """The days of a sentence, or of the one before it where it has none and names nothing itself."""
    days = _days(leaf, sentence)
    return days if days.known or before is None else _days(leaf, before)


def _dated(leaf: Leaf, sentence: Place, place: Place) -> bool:
    """Whether a place is part of a date."""
    return any(mark.start <= place[0] < mark.end for mark in leaf.within("time", *sentence))


def _counted(behind: str, before: str) -> tuple[str, str | None] | None:
    """The noun that a number counts, and its measure; of "killed nine" it is people."""
    words = re.match(r"(?:\s+[a-z][\w-]*){0,4}", behind)
    tokens = words.group().split()[: _REACH + 1] if words else []
    tokens = [] if tokens and tokens[0] in _JOINTS else tokens
    if not tokens:
        told = _TOLL.search(before)
        return ("people" if told["dead"] else told["thing"], None) if told else None
    if any(token in _TIMES for token in tokens[:2]):
        return None
    if tokens[0] in _MEASURES:
        thing = tokens[2] if len(tokens) > 2 and tokens[1] == "of" else ""
        return thing, _MEASURES[tokens[0]]
    noun = next((token for token in tokens[:_REACH] if classes_of(token) or _plural(token)), None)
    return (noun, None) if noun else None


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _names(leaf: Leaf, identity: Identity, place: Place) -> frozenset[str]:
    found: set[str] = set()
    for mark in leaf.within("mention", *place):
        if isinstance(mark.payload, Mention) and mark.payload.how not in ("pronoun", "description"):
            key = identity.key(leaf.id, mark.payload.actor)
            found |= {one for one in (key, identity.side(key)) if one}
    return frozenset(found)


def _days(leaf: Leaf, place: Place) -> Days:
    for mark in leaf.within("time", *place):
        if isinstance(mark.payload, Time) and mark.payload.earliest and mark.payload.latest:
            return days_of(mark.payload.edtf, mark.payload.earliest, mark.payload.latest)
    return UNKNOWN


def _entailed(families: set[str]) -> frozenset[str]:
    return frozenset(one for name in families for one in known(name).entails)


def _said(told: Sequence[Utterance], firsts: Sequence[int], place: Place) -> Utterance | None:
    """The innermost of the last utterances in which a number stands."""
    last = bisect_right(firsts, place[0])
    found = [one for one in told[max(0, last - 6) : last] if one.content[1] >= place[1]]
    return found[-1] if found else None


__all__ = ["Count", "counts"]
