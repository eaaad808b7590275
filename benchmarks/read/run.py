"""Read the documents marked by hand, and print how well each layer and each draft comes out.

    python benchmarks/read/run.py [--each] [--errors LAYER] [--heads]

`--each` prints a table a document; `--errors LAYER` lists what was missed (-) and what was found in vain (+) there.
Development data beside the checkout (`../shared`, or the folder that PROPHASIS_SHARED names) is read too where present.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from score import Mark, Row, score
from score_draft import score_draft

from prophasis.case import Hypothesis
from prophasis.reading import draft, read
from prophasis.reading.readings import Readings
from prophasis.telling import marks_jsonl

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared")


def main() -> int:
    """The tables, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", action="store_true", help="a table for each document")
    parser.add_argument("--errors", metavar="LAYER", help="list misses and false alarms of a row")
    parser.add_argument("--heads", action="store_true", help="with the trained heads")
    asked = parser.parse_args()
    own = [one(path, heads=asked.heads) for path in sorted((HERE / "gold").glob("*.gold.jsonl"))]
    shared = [one(path, heads=asked.heads) for path in sorted((SHARED / "gold").glob("*.gold.jsonl"))]
    for name, rows in [*own, *shared] if asked.each or asked.errors else []:
        if asked.errors:
            show_errors(name, rows.get(asked.errors, Row()))
        else:
            table(name, rows)
    if not asked.errors:
        table(f"the {len(own)} documents of the project", total(own))
        for name, rows in shared:
            table(f"development data: {name}", rows)
    return 0


def one(gold: Path, *, heads: bool) -> tuple[str, dict[str, Row]]:
    """The rows of one document, with those of its draft where one is expected."""
    stem = gold.name.removesuffix(".gold.jsonl")
    text = gold.with_name(f"{stem}.txt")
    if not text.exists():
        text = gold.parent.parent / "documents" / f"{stem}.txt"
    given = gold.with_name(f"{stem}.hypotheses.yaml")
    if not given.exists():
        given = gold.with_name("hypotheses.yaml")
    marks = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = score(marks, found(read([text], hypotheses=hypotheses(given), heads=heads).require()))
    expected = gold.with_name(f"{stem}.expected_draft.yaml")
    if expected.exists():
        rows |= score_draft(draft(read([text], heads=heads).require()), load(expected))
    return stem, rows


def found(readings: Readings) -> list[Mark]:
    """The marks, as they are printed."""
    return [json.loads(line) for line in marks_jsonl(readings)]


def load(path: Path) -> Any:
    """A YAML file."""
    return YAML(typ="safe").load(path)


def hypotheses(path: Path) -> dict[str, Hypothesis]:
    """The hypotheses of a case file."""
    return {
        key: Hypothesis(text=one["text"], catch_all=bool(one.get("catch_all")))
        for key, one in load(path)["hypotheses"].items()
    }


def total(documents: list[tuple[str, dict[str, Row]]]) -> dict[str, Row]:
    """Counts summed over documents."""
    out: dict[str, Row] = {}
    for _, rows in documents:
        for name, row in rows.items():
            out[name] = out[name] + row if name in out else row
    return out


def table(title: str, rows: dict[str, Row]) -> None:
    """Precision, recall, F1, and what is right of what was found."""
    print(f"\n{title}\n{'':<22}{'gold':>6}{'found':>7}{'P':>7}{'R':>7}{'F1':>7}")
    for name, row in rows.items():
        if row.gold or row.found:
            notes = ", ".join(f"{what} {yes}/{of}" for what, (yes, of) in row.right.items())
            print(
                f"{name:<22}{row.gold:>6}{row.found:>7}{row.precision:>7.2f}{row.recall:>7.2f}{row.f1:>7.2f}  {notes}"
            )


def show_errors(title: str, row: Row) -> None:
    """What was missed, and what was found in vain."""
    print(f"\n{title}")
    for sign, marks in (("-", row.missed), ("+", row.extra)):
        for mark in marks:
            place = f"{mark['start']}-{mark['end']} " if "start" in mark else ""
            print(f"  {sign} {place}{' '.join(str(mark.get('quote', '')).split())}")


if __name__ == "__main__":
    sys.exit(main())
