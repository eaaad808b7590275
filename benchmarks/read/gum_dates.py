"""Dates on open data: are the dated expressions of the GUM corpus found, and with the right days?

    python benchmarks/read/gum_dates.py [--split train] [--errors 60]

The corpus lies beside the checkout (`../shared`, or the folder that PROPHASIS_SHARED names); without it nothing is
measured. A gold expression is found where a mark shares a character with it; of several the longest overlap counts,
then the shorter mark. Asked are gold expressions of which both days are known.

- *exact*: both days are those of gold;
- *ends*: the same, where gold marks the two ends of a range apart and the mark is the whole range: the end in question
  must be right, as it must be of "since 2014", where gold marks the year alone;
- *Jaccard*: days in common of all days of both, averaged over gold.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from prophasis.case import Mark
from prophasis.reading.dates import parse_edtf
from prophasis.reading.page import Page, page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import sentence, syntax, time

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared")
DATES = SHARED / "data" / "gum-open" / "dates.jsonl"
Days = tuple[str | None, str | None]


def main() -> int:
    """One line a split, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("train", "dev"), help="one part of the corpus; both by default")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N expressions that are not exact")
    asked = parser.parse_args()
    if not DATES.exists():
        print(f"skipped: {DATES} is absent")
        return 0
    rows = [json.loads(line) for line in DATES.read_text(encoding="utf-8").splitlines()]
    print(f"{'':<8}{'gold':>6}{'found':>8}{'exact':>8}{'ends':>8}{'Jaccard':>9}")
    for split in [asked.split] if asked.split else ["train", "dev"]:
        measure(split, [row for row in rows if row["split"] == split], asked.errors)
    return 0


def measure(split: str, rows: Sequence[dict[str, Any]], errors: int) -> None:
    """The figures of one part, and what went wrong."""
    counts: Counter[str] = Counter()
    shared, wrong = 0.0, []
    for row in rows:
        marks = dates_of(row["text"], row["created"])
        for gold in row["dates"]:
            if not (gold["first"] and gold["last"]):
                continue
            mark = nearest(gold, marks)
            mine, wanted = days(mark), (gold["first"], gold["last"])
            exact = mark is not None and mine == wanted
            counts.update(gold=1, found=mark is not None, exact=exact, ends=exact or one_end(gold, mark))
            shared += jaccard(mine, wanted)
            if not exact:
                wrong.append(line(row, gold, mark))
    total = counts["gold"] or 1
    parts = "".join(f"{100 * counts[name] / total:>8.1f}" for name in ("found", "exact", "ends"))
    print(f"{split:<8}{counts['gold']:>6}{parts}{100 * shared / total:>9.1f}")
    print("\n".join(wrong[:errors]))


def dates_of(text: str, created: str | None) -> list[Mark]:
    """The dates of a text, anchored by the day it was written."""
    page: Page = page_of(text)
    if created and parse_edtf(created) is not None:
        from dataclasses import replace

        page.document = replace(page.document, published=created)
    return run(page, (syntax.STEP, sentence.STEP, time.STEP)).layer("time")


def nearest(gold: dict[str, Any], marks: Sequence[Mark]) -> Mark | None:
    """The mark that answers a gold expression."""
    near = [mark for mark in marks if min(mark.end, gold["end"]) > max(mark.start, gold["start"])]
    return max(near, default=None, key=lambda mark: (overlap(gold, mark), mark.start - mark.end))


def overlap(gold: dict[str, Any], mark: Mark) -> int:
    """Characters in common."""
    return int(min(mark.end, gold["end"]) - max(mark.start, gold["start"]))


def days(mark: Mark | None) -> Days:
    """First and last day of a mark."""
    payload: Any = mark.payload if mark is not None else None
    return (payload.earliest, payload.latest) if payload is not None else (None, None)


def one_end(gold: dict[str, Any], mark: Mark | None) -> bool:
    """Whether gold marks one end of what the mark takes as a whole, and that end is right."""
    if mark is None or mark.end - mark.start <= gold["end"] - gold["start"]:
        return False
    first, last = days(mark)
    return first == gold["first"] or last == gold["last"]


def jaccard(mine: Days, wanted: Days) -> float:
    """Days in common of all days; an open end has none."""
    ours, theirs = ordinals(mine), ordinals(wanted)
    if ours is None or theirs is None:
        return 0.0
    common = min(ours[1], theirs[1]) - max(ours[0], theirs[0]) + 1
    return max(0, common) / (max(ours[1], theirs[1]) - min(ours[0], theirs[0]) + 1)


def ordinals(both: Days) -> tuple[int, int] | None:
    """Days counted from the year 1; None where an end is open or before it."""
    if both[0] is None or both[1] is None or both[0].startswith("-") or both[1].startswith("-"):
        return None
    try:
        return date.fromisoformat(both[0]).toordinal(), date.fromisoformat(both[1]).toordinal()
    except ValueError:
        return None


def line(row: dict[str, Any], gold: dict[str, Any], mark: Mark | None) -> str:
    """One expression that went wrong, in its place."""
    text = row["text"]
    before, after = text[max(0, gold["start"] - 60) : gold["start"]], text[gold["end"] : gold["end"] + 25]
    place = f"{before}[[{gold['text']}]]{after}".replace("\n", "¶")
    mine = "not found" if mark is None else f"'{mark.quote}' {days(mark)[0]} {days(mark)[1]}"
    return f"  {row['doc'][4:]} ({row['created']}) {place} | {gold['first']} {gold['last']} | {mine}"


if __name__ == "__main__":
    sys.exit(main())
