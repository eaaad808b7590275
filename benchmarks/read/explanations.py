"""Explanations on open data: which pairs of reason and explained are found, and which sentences tell of a cause.

    python benchmarks/read/explanations.py [--split dev] [--documents 15] [--sentences 600] [--errors 40]

Two measures, both on data beside the checkout (`../shared`, or the folder that PROPHASIS_SHARED names); what is absent
is skipped with a message.

- *Pairs*: explicitly marked causes and purposes in the GUM corpus. A pair is found, loosely, where both its ends share
  a character with those of a mark, the right way round; tightly, where the intersection of both ends is at least half
  of their union. One mark answers one pair. Marks that answer a pair without a marker count as found in vain.
- *Sentences*: of the Causal News Corpus, read one by one; a sentence tells of a cause where it bears any mark. The peer
  is a list of words that often tie causes, in the same sentences.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from score import Row

from prophasis.case import Explanation
from prophasis.reading import read_text

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared")
PAIRS = SHARED / "data" / "gum-open" / "explanations.jsonl"
SENTENCES = SHARED / "data" / "causal-news-corpus" / "train_subtask1.csv"
PEER = re.compile(
    r"\b(because|since|due to|so that|as a result|thus|therefore|hence|after|over|to \w+|for|led? to|caus\w+|"
    r"result\w*|amid|following|in response|trigger\w*|spark\w*|prompt\w*|forc\w+|protest\w*|demand\w*)\b",
    re.IGNORECASE,
)
Spans = Sequence[Sequence[int]]
End = tuple[int, int]


def main() -> int:
    """Both tables, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev", choices=("dev", "train"), help="which part of GUM")
    parser.add_argument("--documents", type=int, default=15, help="how many documents of it; 0 for none")
    parser.add_argument("--sentences", type=int, default=600, help="how many sentences, drawn with a seed; 0 for none")
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N misses and N false alarms of each")
    asked = parser.parse_args()
    for path, count, measure in ((PAIRS, asked.documents, pairs), (SENTENCES, asked.sentences, sentences)):
        if count and not path.exists():
            print(f"skipped: {path} is absent")
        elif count:
            measure(asked)
    return 0


def pairs(asked: argparse.Namespace) -> None:
    """Marked pairs, loose and tight."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["split"] == asked.split][: asked.documents]
    loose, tight = Row(), Row()
    for row in rows:
        found = marks(row["text"])
        gold = [pair for pair in row["pairs"] if pair["marked"]]
        loose += compare(row["text"], gold, found, 0.0)
        tight += compare(row["text"], gold, found, 0.5)
    print(f"GUM {asked.split}, {len(rows)} documents, marked pairs")
    show("  loose", loose)
    show("  tight", tight)
    listing(loose, asked.errors)


def compare(text: str, gold: list[dict[str, Any]], found: list[Explanation], least: float) -> Row:
    """One document: pairs answered, best overlap first."""
    every = ((match(pair, mark), g, f) for g, pair in enumerate(gold) for f, mark in enumerate(found))
    ties = sorted((tie for tie in every if tie[0] > 0), reverse=True)
    taken: dict[int, int] = {}
    for worth, g, f in ties:
        if worth >= least and g not in taken and f not in taken.values():
            taken[g] = f
    missed = [mark_of(text, pair["explanandum"], pair["explanans"]) for g, pair in enumerate(gold) if g not in taken]
    answered = set(taken.values())
    extra = [mark_of(text, [m.explanandum], [m.explanans], m.cue) for f, m in enumerate(found) if f not in answered]
    return Row(len(gold), len(found), len(taken), missed=missed, extra=extra)


def match(pair: dict[str, Any], mark: Explanation) -> float:
    """The lesser of the overlaps (intersection over union) of the two ends; 0 where one end is not touched."""
    return min(union(pair["explanans"], mark.explanans), union(pair["explanandum"], mark.explanandum))


def union(spans: Spans, end: End) -> float:
    """Intersection over union of an end in several pieces and a single stretch."""
    shared = sum(max(min(b, end[1]) - max(a, end[0]), 0) for a, b in spans)
    return shared / (sum(b - a for a, b in spans) + end[1] - end[0] - shared)


def mark_of(text: str, given: Spans, part: Spans, cue: End | None = None) -> dict[str, Any]:
    """A pair as it is listed."""
    ends = [" ... ".join(text[a:b] for a, b in spans) for spans in (given, part)]
    word = f"<{text[slice(*cue)]}> " if cue else ""
    return {"quote": f"{word}{ends[0]}  <=  {ends[1]}"}


def sentences(asked: argparse.Namespace) -> None:
    """Sentences that tell of a cause."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = [(row["text"], row["label"] == "1") for row in csv.DictReader(file)]
    rows = random.Random(asked.seed).sample(rows, min(asked.sentences, len(rows)))
    mine, peer = Row(), Row()
    for text, causal in rows:
        found = marks(text)
        cue = f"<{text[slice(*found[0].cue)]}> " if found and found[0].cue else ""
        mine += answer(causal, bool(found), cue + text)
        peer += answer(causal, bool(PEER.search(text)), text)
    print(f"\nCausal News Corpus train, {len(rows)} sentences")
    show("  prophasis", mine)
    show("  words alone", peer)
    listing(mine, asked.errors)


def answer(gold: bool, found: bool, text: str) -> Row:
    """One sentence."""
    one = [{"quote": text}]
    missed, extra = one if gold and not found else [], one if found and not gold else []
    return Row(int(gold), int(found), int(gold and found), missed=missed, extra=extra)


def marks(text: str) -> list[Explanation]:
    """The explanations that the reader finds."""
    layer = read_text(text).layer("explanation")
    return [mark.payload for mark in layer if isinstance(mark.payload, Explanation)]


def show(name: str, row: Row) -> None:
    """One line."""
    scores = f"P {row.precision:.2f}  R {row.recall:.2f}  F1 {row.f1:.2f}"
    print(f"{name:<14} gold {row.gold:>4}  found {row.found:>4}  {scores}")


def listing(row: Row, count: int) -> None:
    """Some misses and false alarms."""
    for sign, marks in (("-", row.missed), ("+", row.extra)):
        for one in marks[:count]:
            print(f"  {sign} {' '.join(one['quote'].split())}")


if __name__ == "__main__":
    sys.exit(main())
