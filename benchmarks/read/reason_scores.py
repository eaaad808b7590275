"""How often each rule of reasons is right on open data: writes `cues/explanation_scores.tsv`.

    python benchmarks/read/reason_scores.py [--sentences 3075]

Marks that tie two clauses are compared with the pairs of GUM train that have an explicit marker (right where both ends
share a character with the pair's, the right way round; an unmarked pair counts as right too). All others are counted in
sentences of the Causal News Corpus (train), where a mark is right in a sentence that tells of a cause: the corpus that
counts reasons in phrases and under verbs. A word of its own row stands in at least `LEAST` marks. Shares are drawn
towards the share of the rule, and that towards one half, by two marks.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from explanations import PAIRS, SENTENCES, match

from prophasis.case import Explanation
from prophasis.reading.causes import explained
from prophasis.reading.page import Page
from prophasis.reading.reasons.scores import ANY, word
from prophasis.reading.steps import explanation

LEAST = 5
HEADER = """\
# How often marks of one rule and word were right on open data; written by benchmarks/read/reason_scores.py.
# rule	tie	word	right	marks	share	- ties of clauses on GUM train, the others on the Causal News Corpus train
"""
Key = tuple[str, str, str]
Found = tuple[Key, Explanation]


def main() -> int:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=3075, help="how many of the Causal News Corpus")
    asked = parser.parse_args()
    counts: dict[Key, Counter[bool]] = {}
    for key, right in (*clauses(), *sentences(asked.sentences)):
        for one in (key, (*key[:2], ANY)):
            counts.setdefault(one, Counter())[right] += 1
    target = Path(explanation.__file__).parents[1] / "cues" / "explanation_scores.tsv"
    target.write_text(HEADER + "".join(rows(counts)), encoding="utf-8")
    print(f"{len(counts)} rules and words -> {target}")
    return 0


def rows(counts: dict[Key, Counter[bool]]) -> Iterator[str]:
    """The lines of the table, in order."""
    for key, count in sorted(counts.items()):
        whole = counts[(*key[:2], ANY)]
        prior = (whole[True] + 1) / (whole.total() + 2)
        share = prior if key[2] == ANY else (count[True] + 2 * prior) / (count.total() + 2)
        if key[2] == ANY or count.total() >= LEAST:
            yield "\t".join((*key, str(count[True]), str(count.total()), f"{share:.2f}")) + "\n"


def clauses() -> Iterable[tuple[Key, bool]]:
    """Ties of clauses in GUM train, each with whether it is right."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == "train":
            for key, mark in found(explained(row["text"])):
                if mark.tie == "clause":
                    yield key, any(match(pair, mark) > 0 for pair in row["pairs"])


def sentences(count: int) -> Iterable[tuple[Key, bool]]:
    """The other ties in sentences of causal news, each with whether the sentence tells of a cause."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        drawn = list(csv.DictReader(file))
    for row in random.Random(1).sample(drawn, min(count, len(drawn))):
        for key, mark in found(explained(row["text"])):
            if mark.tie != "clause":
                yield key, row["label"] == "1"


def found(page: Page) -> Iterator[Found]:
    """The marks of a page with rule, tie and word."""
    for reason, mark in explanation.found(page):
        yield (reason.rule, reason.tie, word(reason)), mark


if __name__ == "__main__":
    sys.exit(main())
