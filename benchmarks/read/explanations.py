"""Explanations on open data: which pairs of reason and explained are found, which sentences and spans tell of a cause.

    python benchmarks/read/explanations.py [--split dev] [--documents 15] [--sentences 600] [--heads] [--held]
        [--errors 40]

Three measures, all on data beside the checkout (`../shared`, or the folder that PROPHASIS_SHARED names); what is absent
is skipped with a message.

- *Pairs*: explicitly marked causes and purposes in the GUM corpus. A pair is found, loosely, where both its ends share
  a character with those of a mark, the right way round; tightly, where the intersection of both ends is at least half
  of their union. One mark answers one pair. Marks that answer a pair without a marker count as found in vain. Once with
  all marks, and once with those that the reader itself says tie two clauses (`tie` is `clause`), which is what the
  corpus counts.
- *Sentences*: of the Causal News Corpus, read one by one; by any explanation mark, and by `states_cause`. The peer
  is a list of words that often tie causes, in the same sentences.
- *Spans*: cause, effect and signal in the same sentences, by marks and by `states_cause`, compared as in `fair.py`.
  With `--heads` only sentences that the network was not trained on are taken.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import sys
from ast import literal_eval
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fair import Fair, Relation, relations
from heads.corpora import causal_news
from score import Row

from prophasis.case import Explanation
from prophasis.reading import read_text
from prophasis.reading.causes import states_cause

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared")
PAIRS = SHARED / "data" / "gum-open" / "explanations.jsonl"
SENTENCES = SHARED / "data" / "causal-news-corpus" / "train_subtask1.csv"
PEER = re.compile(
    r"\b(because|since|due to|so that|as a result|thus|therefore|hence|after|over|to \w+|for|led? to|caus\w+|"
    r"result\w*|amid|following|in response|trigger\w*|spark\w*|prompt\w*|forc\w+|protest\w*|demand\w*)\b",
    re.IGNORECASE,
)
SPANS = SENTENCES.with_name("train_subtask2_grouped.csv")
TAG = re.compile(r"(</?(?:ARG0|ARG1|SIG\d*)>)")
Spans = Sequence[Sequence[int]]
End = tuple[int, int]
TIES = ("clause", "phrase", "verb", "event")


def main() -> int:
    """Both tables, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev", choices=("dev", "train"), help="which part of GUM")
    parser.add_argument("--documents", type=int, default=15, help="how many documents of it; 0 for none")
    parser.add_argument("--sentences", type=int, default=600, help="how many sentences, drawn with a seed; 0 for none")
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument("--heads", action="store_true", help="with the trained heads")
    parser.add_argument("--held", action="store_true", help="only sentences that the heads were not trained on")
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
    for name, ties in (("all marks", TIES), ("ties of clauses", ("clause",))):
        loose, tight = Row(), Row()
        for row in rows:
            found = [mark for mark in marks(row["text"], asked.heads) if mark.tie in ties]
            gold = [pair for pair in row["pairs"] if pair["marked"]]
            loose += compare(row["text"], gold, found, 0.0)
            tight += compare(row["text"], gold, found, 0.5)
        print(f"GUM {asked.split}, {len(rows)} documents, marked pairs, {name}")
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
    """Sentences that tell of a cause, and the spans of causes, effects and signals in them."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = [(row["text"], row["label"] == "1") for row in csv.DictReader(file)]
    with SPANS.open(encoding="utf-8", newline="") as file:
        tied = {
            row["text"]: list(map(gold_relation, literal_eval(row["causal_text_w_pairs"])))
            for row in csv.DictReader(file)
        }
    if asked.held or asked.heads:
        kept = {one.text for one in causal_news(SENTENCES.parents[1]) if one.held}
        rows = [row for row in rows if row[0] in kept]
    rows = random.Random(asked.seed).sample(rows, min(asked.sentences, len(rows)))
    mine, stated, peer, spans, tied_spans = Row(), Row(), Row(), Fair(), Fair()
    for text, causal in rows:
        found = marks(text, asked.heads)
        cue = f"<{text[slice(*found[0].cue)]}> " if found and found[0].cue else ""
        mine += answer(causal, bool(found), cue + text)
        said = states_cause(text, heads=asked.heads)
        stated += answer(causal, said.states, text)
        peer += answer(causal, bool(PEER.search(text)), text)
        if text in tied:
            spans += relations(tied[text], [relation(text, one.explanans, one.explanandum, one.cue) for one in found])
            found_tied = [relation(text, one.cause, one.effect, one.signal) for one in said.tied]
            tied_spans += relations(tied[text], found_tied)
    print(f"\nCausal News Corpus train, {len(rows)} sentences")
    show("  any mark", mine)
    show("  states_cause", stated)
    show("  words alone", peer)
    for name, one in (("marks", spans), ("states_cause", tied_spans)):
        print(f"  spans, {name:<12} P {one.precision:.3f}  R {one.recall:.3f}  FairEval F1 {one.f1:.3f}  ({one})")
    listing(stated, asked.errors)


def answer(gold: bool, found: bool, text: str) -> Row:
    """One sentence."""
    one = [{"quote": text}]
    missed, extra = one if gold and not found else [], one if found and not gold else []
    return Row(int(gold), int(found), int(gold and found), missed=missed, extra=extra)


@cache
def marks(text: str, heads: bool) -> list[Explanation]:
    """The explanations that the reader finds."""
    layer = read_text(text, heads=heads).layer("explanation")
    return [mark.payload for mark in layer if isinstance(mark.payload, Explanation)]


def relation(text: str, cause: End, effect: End, signal: End | None) -> Relation:
    """Cause, effect and signal in words."""
    ends = (("ARG0", cause), ("ARG1", effect), ("SIG", signal))
    return frozenset((label, *words(text, *end)) for label, end in ends if end)


def gold_relation(tagged: str) -> Relation:
    """A relation of the corpus, written with tags in the text, as cause, effect and signals in words."""
    plain, opened, found = "", {}, set()
    for part in TAG.split(tagged):
        tag = TAG.fullmatch(part)
        if tag is None:
            plain += part
        elif not part.startswith("</"):
            opened[part[1:-1]] = len(plain)
        elif part[2:-1] in opened:
            label = part[2:5] if part[2:5] == "SIG" else part[2:-1]
            found.add((label, opened.pop(part[2:-1]), len(plain)))
    return frozenset((label, *words(plain, a, b)) for label, a, b in found if plain[a:b].strip())


def words(text: str, start: int, end: int) -> tuple[int, int]:
    """Characters as words divided by spaces: the first and the one behind the last."""
    before = text[:start].split()
    inside = bool(before) and not text[start - 1].isspace() and not text[start : start + 1].isspace()
    first = len(before) - inside
    return first, first + len(text[start:end].split())


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
