"""Attributions: who is given which words and thoughts, by what cue; on documents marked by hand and on open data.

    python benchmarks/read/attribution.py [--split dev] [--documents 15] [--errors]

- *News*: invented articles in `gold/news`, all words and thoughts of others marked; relations alone are scored.
- *Own*: the documents in `gold/voices`. Statements and beliefs are joined. A *relation* is found where its cue overlaps
  that of a mark and the contents share at least half of their union; it is found in *full* where the sources overlap
  too. Then statements, beliefs and hedges as `score.py` compares them, and uncertain sentences where gold marks them.
- *GUM*: attributions between clauses in the corpus beside the checkout (`../shared`, or the folder that
  PROPHASIS_SHARED names). Only recall can be measured: the corpus ties clauses, so words in a noun phrase, questions
  asked and quotations that fill a sentence are in no relation of it. Skipped with a message where absent.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gum import Attribution, attributions
from run import SHARED, table
from score import Mark, Row, pairs, score_layer
from voices import voices as written

from prophasis.reading import read_text

GOLD = Path(__file__).parent / "gold" / "voices"
NEWS = Path(__file__).parent / "gold" / "news"
JOINED = ("statement", "belief")
Rows = dict[str, Row]


def main() -> int:
    """The tables, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev", choices=("dev", "train"), help="which part of GUM")
    parser.add_argument("--documents", type=int, default=15, help="how many documents of it; 0 for none")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was found in vain")
    asked = parser.parse_args()
    news: Rows = {}
    for path in sorted(NEWS.glob("*.voices")):
        rows = article(path)
        table(path.stem, rows)
        if asked.errors:
            listing(rows["full"])
        news = {name: news.get(name, Row()) + row for name, row in rows.items()}
    table("all news", news)
    own: Rows = {}
    for path in sorted(GOLD.glob("*.gold.jsonl")):
        rows = one(path)
        table(path.name.removesuffix(".gold.jsonl"), rows)
        if asked.errors:
            for name in ("relation", "uncertain"):
                listing(rows.get(name, Row()))
        own = {name: own.get(name, Row()) + row for name, row in rows.items()} | {
            name: row for name, row in own.items() if name not in rows
        }
    table("together", own)
    folder = SHARED / "data" / "gum-open" / asked.split
    if asked.documents and not folder.exists():
        print(f"skipped: {folder} is absent")
    elif asked.documents:
        gum(sorted(folder.glob("*.conllu"))[: asked.documents], asked.errors)
    return 0


def article(path: Path) -> Rows:
    """The relations of one article."""
    gold = written(path)
    marks = [mark for mark in found(path.with_suffix(".txt").read_text(encoding="utf-8")) if mark["layer"] in JOINED]
    return {"relation": matched(gold, marks, same), "full": matched(gold, marks, same_voice)}


def one(path: Path) -> Rows:
    """The rows of one document of the project."""
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    text = path.with_name(path.name.replace(".gold.jsonl", ".txt")).read_text(encoding="utf-8")
    return compare(gold, found(text))


def found(text: str) -> list[Mark]:
    """The marks of a text, as they are printed."""
    return [mark.as_json() for mark in read_text(text).marks]


def compare(gold: Sequence[Mark], marks: Sequence[Mark]) -> Rows:
    """Relations, then layers."""
    wanted = [mark for mark in gold if mark["layer"] in JOINED and not mark.get("free")]
    spared = [mark for mark in gold if mark["layer"] in JOINED and mark.get("free")]
    theirs = [mark for mark in marks if mark["layer"] in JOINED]
    theirs = [mark for mark in theirs if not pairs(spared, [mark])]
    rows = {"relation": matched(wanted, theirs, same), "full": matched(wanted, theirs, same_voice)}
    rows["statement"], hits = score_layer(
        [mark for mark in gold if mark["layer"] == "statement"], marks, "statement", asked=said
    )
    rows["statement"].right["mode"] = sum(g["mode"] == f["mode"] for g, f in hits), len(hits)
    rows["belief"], hits = score_layer(gold, marks, "belief", asked=lambda mark: not mark.get("free"))
    rows["belief"].right["holder"] = sum(voices(g, f) for g, f in hits), len(hits)
    rows["hedge"], hits = score_layer(gold, marks, "hedge", asked=lambda mark: bool(mark["strict"]))
    rows["hedge"].right["category"] = sum(g["category"] == f["category"] for g, f in hits), len(hits)
    if any(mark["layer"] == "uncertain" for mark in gold):
        flagged = [mark | {"layer": "uncertain"} for mark in marks if mark["layer"] == "sentence" and mark["uncertain"]]
        rows["uncertain"], _ = score_layer(gold, flagged, "uncertain")
    return rows


def said(mark: Mark) -> bool:
    """Whether a statement gives words, not only an act of speech."""
    return bool(mark["mode"] != "act")


Same = Callable[[Mark, Mark], float]


def matched(gold: Sequence[Mark], marks: Sequence[Mark], alike: Same) -> Row:
    """One to one, the best match first."""
    ties = sorted(
        ((worth, g, f) for g, a in enumerate(gold) for f, b in enumerate(marks) if (worth := alike(a, b)) > 0),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for _, g, f in ties:
        if g not in taken and f not in taken.values():
            taken[g] = f
    hits = set(taken.values())
    missed = [mark for g, mark in enumerate(gold) if g not in taken]
    extra = [mark for f, mark in enumerate(marks) if f not in hits]
    return Row(len(gold), len(marks), len(taken), missed=missed, extra=extra)


def same(gold: Mark, mark: Mark) -> float:
    """How much of their union two contents share, where it is half or more and the cues overlap."""
    worth = union((gold["start"], gold["end"]), (mark["start"], mark["end"]))
    return worth if worth >= 0.5 and cues(gold, mark) else 0.0


def same_voice(gold: Mark, mark: Mark) -> float:
    """The same, where the sources overlap too."""
    return same(gold, mark) if voices(gold, mark) else 0.0


def cues(gold: Mark, mark: Mark) -> bool:
    """Whether the cues overlap; a quotation without a cue has none on either side."""
    mine, theirs = gold["cue"], mark.get("cue")
    return mine == theirs if mine is None or theirs is None else touch(mine, theirs)


def voices(gold: Mark, mark: Mark) -> bool:
    """Whether the sources overlap; where gold has none, any will do."""
    mine, theirs = gold["source_span"], mark.get("source_span") or mark.get("holder_span")
    return mine is None or (theirs is not None and touch(mine, theirs))


def touch(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two spans share a character."""
    return min(one[1], other[1]) > max(one[0], other[0])


def union(one: Sequence[int], other: Sequence[int]) -> float:
    """Intersection over union."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


@dataclass
class Tally:
    """How much of the relations of a corpus is found."""

    gold: int = 0
    hits: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("cue", "content", "source", "all three"), 0))
    missed: list[str] = field(default_factory=list)

    def count(self, text: str, gold: Attribution, marks: Sequence[Mark]) -> None:
        """One relation: which of its parts some mark of the same cue has."""
        self.gold += 1
        near = [mark for mark in marks if gold.cue and mark.get("cue") and touch(gold.cue, mark["cue"])]
        content = [mark for mark in near or marks if touch(gold.content, (mark["start"], mark["end"]))]
        source = [
            mark
            for mark in near
            if (span := mark.get("source_span") or mark.get("holder_span"))
            and any(touch(part, span) for part in gold.source)
        ]
        self.hits["cue"] += bool(near)
        self.hits["content"] += bool(content)
        self.hits["source"] += bool(source)
        self.hits["all three"] += any(mark in content for mark in source)
        if not near:
            cue = text[slice(*gold.cue)] if gold.cue else ""
            self.missed.append(f"<{cue}> {text[slice(*gold.content)]}  [{text[slice(*gold.clause)]}]")


def gum(paths: Sequence[Path], errors: bool) -> None:
    """Recall over the attributions of a corpus."""
    tally = Tally()
    for path in paths:
        text, relations = attributions(path)
        marks = [mark for mark in found(text) if mark["layer"] in JOINED]
        for relation in relations:
            tally.count(text, relation, marks)
    shares = ", ".join(f"{name} {hits / max(tally.gold, 1):.2f}" for name, hits in tally.hits.items())
    print(f"\nGUM, {len(paths)} documents, {tally.gold} attributions with a cue; found: {shares}")
    for line in tally.missed if errors else ():
        print(f"  - {line}")


def listing(row: Row) -> None:
    """What was missed (-) and what was found in vain (+)."""
    for sign, marks in (("-", row.missed), ("+", row.extra)):
        for mark in sorted(marks, key=lambda mark: int(mark["start"])):
            print(f"  {sign} {mark['layer'][:2]} {mark['start']} {mark.get('cue')} {' '.join(mark['quote'].split())}")


if __name__ == "__main__":
    sys.exit(main())
