"""Reasons of a document of the project's own, marked by hand before the reader first ran on it.

    python benchmarks/read/reasons.py [--errors]

`reasons/NAME.reasons.tsv` has a line a reason: stance, what is explained, the reason, in words of `NAME.txt`. A mark
answers a line where both its ends share a character with the line's; one mark answers one line, the longest overlap
first.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from score import Row

from prophasis.case import Explanation
from prophasis.reading import read_text

HERE = Path(__file__).parent / "reasons"
End = tuple[int, int]


def main() -> int:
    """A line a document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what was missed (-) and found in vain (+)")
    asked = parser.parse_args()
    for path in sorted(HERE.glob("*.reasons.tsv")):
        row, right = compare(path)
        print(
            f"{path.name}: gold {row.gold}, found {row.found}, P {row.precision:.2f} R {row.recall:.2f} "
            f"F1 {row.f1:.2f}, stance {right} of {int(row.hits)}"
        )
        if asked.errors:
            for sign, marks in (("-", row.missed), ("+", row.extra)):
                for mark in marks:
                    print(f"  {sign} {mark['quote']}")
    return 0


def compare(path: Path) -> tuple[Row, int]:
    """The row of a document, and how many stances are right of what was found."""
    text = path.with_name(path.name.replace(".reasons.tsv", ".txt")).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    gold = [(stance, *_nearest(text, what, why)) for stance, what, why in lines]
    layer = read_text(text).layer("explanation")
    found = [mark.payload for mark in layer if isinstance(mark.payload, Explanation)]
    ties = sorted(
        ((min(_shared(f.explanandum, what), _shared(f.explanans, why)), g, k)
        for g, (_, what, why) in enumerate(gold) for k, f in enumerate(found)), reverse=True
    )  # fmt: skip
    taken: dict[int, int] = {}
    for worth, g, k in ties:
        if worth > 0 and g not in taken and k not in taken.values():
            taken[g] = k
    right = sum(found[k].stance == gold[g][0] for g, k in taken.items())
    missed = [{"quote": " <= ".join(lines[g][1:])} for g in range(len(gold)) if g not in taken]
    extra = [
        {"quote": f"{text[slice(*one.explanandum)]} <= {text[slice(*one.explanans)]}"}
        for k, one in enumerate(found) if k not in taken.values()
    ]  # fmt: skip
    return Row(len(gold), len(found), len(taken), missed=missed, extra=extra), right


def _nearest(text: str, what: str, why: str) -> tuple[End, End]:
    """The places of both, those that lie nearest to each other where a word stands more than once."""
    places = [(a, b) for a in _places(text, what) for b in _places(text, why) if a != b]
    return min(places, key=lambda two: abs(two[0][0] - two[1][0]))


def _places(text: str, words: str) -> list[End]:
    found = [at for at in range(len(text)) if text.startswith(words, at)]
    return [(at, at + len(words)) for at in found]


def _shared(one: End, other: End) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


if __name__ == "__main__":
    sys.exit(main())
