"""Uncertain sentences: how well the wide view flags hedged and vague sentences of articles.

    python benchmarks/read/uncertain.py [--errors]

The articles in `gold/uncertain` have a sentence a line, with `+` where a reader who looks for hedges and weasel words
would flag it and `-` where not.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from score import Row

from prophasis.reading import read_text

GOLD = Path(__file__).parent / "gold" / "uncertain"


def main() -> int:
    """One line each, and all together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was flagged in vain")
    asked = parser.parse_args()
    total = Row()
    for path in sorted(GOLD.glob("*.txt")):
        row = article(path, errors=asked.errors)
        show(path.stem, row)
        total += row
    show("together", total)
    return 0


def article(path: Path, *, errors: bool) -> Row:
    """The flagged sentences of one article against those marked."""
    text, lines = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line:
            lines.append((len(text), len(text) + len(line) - 2, line[0] == "+"))
        text = f"{text}{line[2:]} " if line else f"{text.rstrip()}\n\n"
    marks = [mark.as_json() for mark in read_text(text).marks]
    flagged = [mark for mark in marks if mark["layer"] == "sentence" and mark["uncertain"]]
    row = Row()
    for start, end, wanted in lines:
        middle = (start + end) // 2
        found = any(mark["start"] <= middle < mark["end"] for mark in flagged)
        row += Row(int(wanted), int(found), int(wanted and found))
        if errors and wanted != found:
            print(f"  {'-' if wanted else '+'} {text[start:end]}")
    return row


def show(name: str, row: Row) -> None:
    """Counts, precision, recall and F1."""
    figures = f"P {row.precision:.2f}  R {row.recall:.2f}  F1 {row.f1:.2f}"
    print(f"{name:<12} uncertain {row.gold:>3}  flagged {row.found:>3}  {figures}")


if __name__ == "__main__":
    sys.exit(main())
