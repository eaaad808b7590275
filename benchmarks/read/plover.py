"""Events on open data: is what a sentence tells given its PLOVER class, and are its actors found?

    python benchmarks/read/plover.py [--errors 40]

The coded sentences lie beside the checkout (`../shared`, or the folder that PROPHASIS_SHARED names); without them
nothing is measured. Of a sentence's event marks that one counts whose trigger shares a character with the coded words,
the first that bears a class; where none does, the first with a class in the sentence. Classes are those of gold; the
majority class is the peer. *Source* and *target* ask whether the actor marked there is the event's agent and patient,
and whether any mention is laid there at all.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prophasis.case import Event, Mark, Mention
from prophasis.reading import read_text

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared")
RECORDS = SHARED / "data" / "plover-gsr" / "records.txt"
_MARKUP = re.compile(r"\((SRC/TAR|TAR/SRC|SRC|TAR|EVT): ?")
Span = tuple[int, int]


def main() -> int:
    """The figures, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N sentences of the wrong class")
    asked = parser.parse_args()
    if not RECORDS.exists():
        print(f"skipped: {RECORDS} is absent")
        return 0
    rows = [row for row in records(RECORDS.read_text(encoding="utf-8")) if row["event"] != "DOCUMENT"]
    counts: Counter[str] = Counter()
    classes: list[tuple[str, str | None]] = []
    wrong = []
    for row in rows:
        text, spans = plain(row["textInfo"]["markup"])
        marks = read_text(text, date="2000-01-01").marks
        event = told(marks, spans.get("EVT", []))
        found = event.plover if event is not None else None
        classes.append((row["event"], found))
        if found != row["event"]:
            wrong.append(f"  {row['event']:<12}{found or '-':<12}{event.lemma if event else '-':<14}{text[:150]}")
        for role, actor in (("SRC", event.agent if event else None), ("TAR", event.patient if event else None)):
            there = actors(marks, spans.get(role, []))
            counts[role] += bool(spans.get(role))
            counts[f"{role} mention"] += bool(there)
            counts[f"{role} right"] += actor is not None and actor in there
    show(classes, counts)
    print("\n".join(wrong[: asked.errors]))
    return 0


def records(text: str) -> list[dict[str, Any]]:
    """The records of the file: JSON objects with commas between them; what is no JSON is left out."""
    found = []
    for block in re.split(r"\n},?\s*\n(?=\{)", text):
        try:
            found.append(json.loads(block.strip().rstrip(",").removesuffix("}") + "}"))
        except json.JSONDecodeError:
            continue
    return found


def plain(markup: str) -> tuple[str, dict[str, list[Span]]]:
    """The sentence without its marks, and the places of what was marked."""
    text, spans, at = "", {}, 0
    open_at: list[tuple[str, int] | None] = []
    while at < len(markup):
        tag = _MARKUP.match(markup, at)
        if tag:
            open_at.append((tag.group(1), len(text)))
            at = tag.end()
            continue
        char = markup[at]
        if char == "(":
            open_at.append(None)
        opened = open_at.pop() if char == ")" and open_at else None
        if opened is not None:
            for role in opened[0].split("/"):
                spans.setdefault(role, []).append((opened[1], len(text)))
        else:
            text += char
        at += 1
    return text, spans


def told(marks: Sequence[Mark], spans: Sequence[Span]) -> Event | None:
    """The event mark that answers the coded words."""
    events = [mark for mark in marks if isinstance(mark.payload, Event)]
    near = [mark for mark in events if any(mark.start < end and start < mark.end for start, end in spans)]
    ranked = [mark for mark in near if mark.payload.plover] + [mark for mark in events if mark.payload.plover] + near  # type: ignore[union-attr]
    return ranked[0].payload if ranked else None  # type: ignore[return-value]


def actors(marks: Sequence[Mark], spans: Sequence[Span]) -> set[str]:
    """The actors named within the places of a role."""
    named = [(mark.start, mark.end, mark.payload) for mark in marks if isinstance(mark.payload, Mention)]
    return {one.actor for low, high, one in named if any(low < end and start < high for start, end in spans)}


def show(classes: Sequence[tuple[str, str | None]], counts: Counter[str]) -> None:
    """Accuracy, macro F1, and what is found of the actors."""
    total = len(classes)
    right = sum(gold == found for gold, found in classes)
    majority = Counter(gold for gold, _ in classes).most_common(1)[0][1]
    names = sorted({gold for gold, _ in classes})
    scores = []
    for name in names:
        hits = sum(gold == found == name for gold, found in classes)
        both = sum(gold == name for gold, _ in classes) + sum(found == name for _, found in classes)
        scores.append(2 * hits / both)
    print(f"{total} sentences, {len(names)} classes; the most frequent class {100 * majority / total:.1f} %")
    print(f"class right {100 * right / total:.1f} %, macro F1 {100 * sum(scores) / len(scores):.1f}")
    for role, name in (("SRC", "source"), ("TAR", "target")):
        of = counts[role] or 1
        print(f"{name}: agreed {counts[f'{role} right']}/{of}, mentioned {counts[f'{role} mention']}/{of}")


if __name__ == "__main__":
    sys.exit(main())
