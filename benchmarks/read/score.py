"""Compare a reading with marks made by hand: precision and recall a layer, and what is right of the found.

Marks are dictionaries as `prophasis read --jsonl` prints them. Two marks answer each other where their spans overlap;
one gold mark answers one found mark, the longest overlap first. Gold marks that are not `asked` (see `gold/README.md`)
may be found or not without penalty; so may pronouns, places and occasions, which gold leaves unmarked, the ends of a
range that is marked as one, and citation markers at the end of a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Mark = dict[str, Any]
Spans = Callable[[Mark], list[tuple[int, int]]]
Pair = tuple[Mark, Mark]

SENTENCE_SLACK = 2
"""Characters by which the end of a sentence may differ."""
AUTHOR = "author"
"""Stands in an expected draft for the document's own voice."""


@dataclass
class Row:
    """One line of the table: counts, and named fractions of what was found."""

    gold: int = 0
    found: int = 0
    hits: float = 0
    right: dict[str, tuple[int, int]] = field(default_factory=dict)
    missed: list[Mark] = field(default_factory=list)
    extra: list[Mark] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Hits of all found; 0 where nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Hits of all gold; 0 where there is no gold."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Row) -> Row:
        right = dict(self.right)
        for name, (yes, of) in other.right.items():
            mine = right.get(name, (0, 0))
            right[name] = (mine[0] + yes, mine[1] + of)
        return Row(
            self.gold + other.gold,
            self.found + other.found,
            self.hits + other.hits,
            right,
            self.missed + other.missed,
            self.extra + other.extra,
        )


def overlap(a: Sequence[int], b: Sequence[int]) -> int:
    """Characters that two spans share; negative where they lie apart."""
    return min(a[1], b[1]) - max(a[0], b[0])


def own(mark: Mark) -> list[tuple[int, int]]:
    """A mark's own span."""
    return [(mark["start"], mark["end"])]


def mentions(mark: Mark) -> list[tuple[int, int]]:
    """All triggers of an event."""
    return [(a, b) for a, b in mark.get("mentions") or own(mark)]


def pairs(gold: Sequence[Mark], found: Sequence[Mark], spans: Spans = own) -> list[Pair]:
    """One to one, greedy: the longest overlap first, and of equal ones the spans that differ least in length."""
    reach = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            shared, unlike = max(
                ((overlap(x, y), -abs((x[1] - x[0]) - (y[1] - y[0]))) for x in spans(g) for y in spans(f)),
                default=(0, 0),
            )
            if shared > 0:
                reach.append(((-shared, -unlike), i, j))
    return [(gold[i], found[j]) for i, j in _one_to_one(reach)]


def _one_to_one(reach: Iterable[tuple[Any, int, int]]) -> list[tuple[int, int]]:
    left: set[int] = set()
    right: set[int] = set()
    taken = []
    for _, i, j in sorted(reach):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            taken.append((i, j))
    return taken


def score_layer(
    gold: Sequence[Mark],
    found: Sequence[Mark],
    layer: str,
    *,
    spans: Spans = own,
    asked: Callable[[Mark], bool] = lambda mark: True,
) -> tuple[Row, list[Pair]]:
    mine = [mark for mark in gold if mark["layer"] == layer]
    theirs = [mark for mark in found if mark["layer"] == layer]
    wanted = [mark for mark in mine if asked(mark)]
    hits = pairs(wanted, theirs, spans)
    taken = {id(f) for _, f in hits}
    rest = [mark for mark in theirs if id(mark) not in taken]
    spared = {id(f) for _, f in pairs([mark for mark in mine if not asked(mark)], rest, spans)}
    got = {id(g) for g, _ in hits}
    row = Row(
        gold=len(wanted),
        found=len(theirs) - len(spared),
        hits=len(hits),
        missed=[mark for mark in wanted if id(mark) not in got],
        extra=[mark for mark in rest if id(mark) not in spared],
    )
    return row, hits


def _share(row: Row, name: str, hits: Sequence[Pair], right: Callable[[Mark, Mark], bool]) -> None:
    row.right[name] = (sum(right(g, f) for g, f in hits), len(hits))


def score(gold: Sequence[Mark], found: Sequence[Mark]) -> dict[str, Row]:
    """All layers of one document.

    Args:
        gold: marks made by hand.
        found: marks of the reader on the same file.

    Returns:
        Rows by name, in the order of the table.
    """
    rows: dict[str, Row] = {"sentence": _sentences(gold, found)}
    rows["citation"], hits = score_layer(gold, found, "citation")
    _share(rows["citation"], "number", hits, lambda g, f: g["number"] == f.get("number"))
    whole = [mark for mark in found if not mark.get("part_of")]
    rows["time"], hits = score_layer(gold, whole, "time", asked=lambda mark: mark.get("core", True))
    _share(rows["time"], "interval exact", hits, _same_interval)
    rows["mention"], hits = score_layer(gold, [mark for mark in found if _names_an_actor(mark)], "mention")
    rows["actor B3"] = _b_cubed(hits)
    known = _actors(hits)
    rows["event"], hits = score_layer(gold, found, "event", spans=mentions, asked=_no_condition)
    _share(rows["event"], "modality", hits, lambda g, f: _real(g) == _real(f))
    rows["statement"], hits = score_layer(gold, found, "statement", asked=lambda mark: mark["mode"] != "act")
    sourced = [(g, f) for g, f in hits if g.get("source")]
    _share(rows["statement"], "source", sourced, lambda g, f: _known(known, g["source"], f.get("source")))
    _share(rows["statement"], "mode", hits, lambda g, f: g["mode"] == f.get("mode"))
    rows["hedge"], hits = score_layer(gold, found, "hedge", asked=lambda mark: bool(mark["strict"]))
    _share(rows["hedge"], "category", hits, lambda g, f: g["category"] == f.get("category"))
    rows["belief"], hits = score_layer(gold, found, "belief")
    _share(rows["belief"], "holder", hits, lambda g, f: _known(known, g["holder"], f.get("holder")))
    rows["projection"], hits = score_layer(gold, found, "projection")
    _share(rows["projection"], "kind", hits, lambda g, f: g["kind"] == f.get("kind"))
    rows["explanation"], hits = _explanations(gold, found)
    _share(rows["explanation"], "stance", hits, lambda g, f: g["stance"] == f.get("stance"))
    rows["bearing"], rows["evidence"] = _bearings(gold, found)
    return rows


def _names_an_actor(mark: Mark) -> bool:
    return mark.get("how") != "pronoun" and not (mark["layer"] == "mention" and mark.get("kind") in ("place", "event"))


def _sentences(gold: Sequence[Mark], found: Sequence[Mark]) -> Row:
    ends = [mark["end"] for mark in found if mark["layer"] == "sentence"]
    row = Row(gold=sum(mark["layer"] == "sentence" for mark in gold), found=len(ends))
    markers = {mark["end"]: mark["start"] for mark in gold if mark["layer"] == "citation"}
    for mark in gold:
        if mark["layer"] == "sentence":
            right = (mark["end"], markers.get(mark["end"], mark["end"]))
            near = next((end for end in ends if any(abs(end - one) <= SENTENCE_SLACK for one in right)), None)
            if near is None:
                row.missed.append(mark)
            else:
                ends.remove(near)
                row.hits += 1
    return row


def _same_interval(gold: Mark, found: Mark) -> bool:
    """Both ends; an end that is the document's own date is not asked for."""
    free = gold.get("open") or ""
    return ("lo" in free or gold.get("earliest") == found.get("earliest")) and (
        "hi" in free or gold.get("latest") == found.get("latest")
    )


def _no_condition(mark: Mark) -> bool:
    return mark.get("kind") != "condition"


def _real(mark: Mark) -> str:
    modality = mark.get("modality")
    return modality if modality in ("actual", "denied") else "unreal"


def _b_cubed(hits: Sequence[Pair]) -> Row:
    """Found groups may be as coarse as gold's clusters or as fine as its actors."""
    in_found: dict[Any, list[Any]] = defaultdict(list)
    in_gold: dict[Any, list[Any]] = defaultdict(list)
    for g, f in hits:
        in_found[f.get("actor")].append(g.get("cluster") or g["actor"])
        in_gold[g["actor"]].append(f.get("actor"))
    pure = [
        in_found[f.get("actor")].count(g.get("cluster") or g["actor"]) / len(in_found[f.get("actor")]) for g, f in hits
    ]
    whole = [in_gold[g["actor"]].count(f.get("actor")) / len(in_gold[g["actor"]]) for g, f in hits]
    row = Row(gold=len(hits), found=len(hits))
    row.hits = (sum(pure) + sum(whole)) / 2
    return row


def _actors(hits: Sequence[Pair]) -> dict[str, set[Any]]:
    """What the reader calls each actor and each cluster of gold."""
    known: dict[str, set[Any]] = defaultdict(set)
    for g, f in hits:
        known[g["actor"]].add(f.get("actor"))
        if g.get("cluster"):
            known[g["cluster"]].add(f.get("actor"))
    return known


def _known(known: dict[str, set[Any]], gold: Any, found: Any) -> bool:
    wanted = gold if isinstance(gold, list) else [gold]
    return found is not None and any(found in known.get(actor, ()) for actor in wanted)


def _explanations(gold: Sequence[Mark], found: Sequence[Mark]) -> tuple[Row, list[Pair]]:
    """Both ends must overlap."""
    mine = [mark for mark in gold if mark["layer"] == "explanation"]
    theirs = [mark for mark in found if mark["layer"] == "explanation"]
    reach = []
    for i, g in enumerate(mine):
        for j, f in enumerate(theirs):
            ends = [overlap(g[end], f[end]) for end in ("explanandum", "explanans")]
            if min(ends) > 0:
                reach.append((-sum(ends), i, j))
    taken = _one_to_one(reach)
    hits = [(mine[i], theirs[j]) for i, j in taken]
    left, right = {i for i, _ in taken}, {j for _, j in taken}
    row = Row(
        gold=len(mine),
        found=len(theirs),
        hits=len(hits),
        missed=[mark for i, mark in enumerate(mine) if i not in left],
        extra=[mark for j, mark in enumerate(theirs) if j not in right],
    )
    return row, hits


def _bearings(gold: Sequence[Mark], found: Sequence[Mark]) -> tuple[Row, Row]:
    """(sentence, hypothesis, direction) alike, and the sentence used as evidence at all; on the main question alone."""
    places = [(mark["start"], mark["end"]) for mark in gold if mark["layer"] == "sentence"]

    def triples(marks: Iterable[Mark]) -> set[tuple[int, str, str]]:
        out = set()
        for mark in marks:
            for bears in mark.get("bears_on") or [mark]:
                if bears.get("hypothesis") and bears.get("direction") and not bears.get("settlement"):
                    for place in _places(places, mark):
                        out.add((place, bears["hypothesis"], bears["direction"]))
        return out

    mine = [mark for mark in gold if mark["layer"] == "bearing"]
    main = triples(mark for mark in mine if mark.get("target", "main") in ("main", "2022"))
    elsewhere = {place for mark in mine for place in _places(places, mark)} - {triple[0] for triple in main}
    theirs = {t for t in triples(mark for mark in found if mark["layer"] == "bearing") if t[0] not in elsewhere}
    used, should = {t[0] for t in theirs}, {t[0] for t in main}
    return (
        Row(gold=len(main), found=len(theirs), hits=len(main & theirs)),
        Row(gold=len(should), found=len(used), hits=len(should & used)),
    )


def _places(places: Sequence[tuple[int, int]], mark: Mark) -> list[int]:
    """The sentences that a mark covers by at least a third of either."""
    size = mark["end"] - mark["start"]
    return [
        i
        for i, place in enumerate(places)
        if (shared := overlap(place, (mark["start"], mark["end"]))) > 0 and 3 * shared >= min(place[1] - place[0], size)
    ]
