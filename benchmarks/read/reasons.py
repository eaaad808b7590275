"""Reasons in documents and sentences of the project's own, marked by hand before the reader first ran on them.

    python benchmarks/read/reasons.py [--errors]

`reasons/NAME.reasons.tsv` has a line a reason: stance, what is explained, the reason, in words of `NAME.txt`.
`reasons/denials.tsv` has a line a text: denials of many builds, each with its reasons. A mark answers a reason where
both its ends share a character with the reason's; one mark answers one reason, the longest overlap first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from score import Mark, Row

from prophasis.case import Explanation
from prophasis.reading import read_text

HERE = Path(__file__).parent / "reasons"
End = tuple[int, int]
Given = tuple[str, str, str]
Case = tuple[str, list[Given]]


def main() -> int:
    """A line a document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what was missed (-), found in vain (+), turned (~)")
    asked = parser.parse_args()
    for name, texts in (*documents(), denials()):
        row, turned = Row(), []
        for text, reasons in texts:
            one, wrong = compare(text, reasons)
            row, turned = row + one, turned + wrong
        print(
            f"{name}: gold {row.gold}, found {row.found}, P {row.precision:.2f} R {row.recall:.2f} "
            f"F1 {row.f1:.2f}, stance {int(row.hits) - len(turned)} of {int(row.hits)}"
        )
        if asked.errors:
            for sign, marks in (("-", row.missed), ("+", row.extra), ("~", turned)):
                for mark in marks:
                    print(f"  {sign} {mark['quote']}")
    return 0


def documents() -> Iterator[tuple[str, list[Case]]]:
    """The documents by name, each with its reasons."""
    for path in sorted(HERE.glob("*.reasons.tsv")):
        text = path.with_name(path.name.replace(".reasons.tsv", ".txt")).read_text(encoding="utf-8")
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
        yield path.name, [(text, [(stance, what, why) for stance, what, why in lines])]


def denials() -> tuple[str, list[Case]]:
    """The texts with denials, each with its reasons."""
    cases: list[Case] = []
    for line in (HERE / "denials.tsv").read_text(encoding="utf-8").splitlines():
        text, *reasons = line.split("\t")
        if not text.startswith("#"):
            cases.append((text, [_reason(words) for words in reasons]))
    return "denials.tsv", cases


def _reason(words: str) -> Given:
    stance, _, ends = words.partition(": ")
    what, _, why = ends.partition(" <= ")
    return stance, what, why


def compare(text: str, reasons: list[Given]) -> tuple[Row, list[Mark]]:
    """The row of a text, and what was found with a wrong stance."""
    gold = [(stance, *_nearest(text, what, why)) for stance, what, why in reasons]
    layer = read_text(text).layer("explanation")
    found = [mark.payload for mark in layer if isinstance(mark.payload, Explanation)]
    ties = sorted(
        ((min(_shared(f.explanandum, what), _shared(f.explanans, why)), f.stance == stance, g, k)
        for g, (stance, what, why) in enumerate(gold) for k, f in enumerate(found)), reverse=True
    )  # fmt: skip
    taken: dict[int, int] = {}
    for worth, _, g, k in ties:
        if worth > 0 and g not in taken and k not in taken.values():
            taken[g] = k
    wrong = [(g, k) for g, k in taken.items() if found[k].stance != gold[g][0]]
    missed = [{"quote": " <= ".join(reasons[g][1:])} for g in range(len(gold)) if g not in taken]
    extra = [{"quote": _words(text, one)} for k, one in enumerate(found) if k not in taken.values()]
    turned = [{"quote": f"{_words(text, found[k])} ({found[k].stance}, not {gold[g][0]})"} for g, k in wrong]
    return Row(len(gold), len(found), len(taken), missed=missed, extra=extra), turned


def _words(text: str, one: Explanation) -> str:
    return f"{text[slice(*one.explanandum)]} <= {text[slice(*one.explanans)]}"


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
