"""Commitment: how near the rule comes to people's judgement of how far a speaker is committed to a clause.

    python benchmarks/read/commitment.py [FILE.tsv ...] [--errors N]

A file has three columns, separated by tabs: commitment (-3 to 3), clause, passage; ours are `gold/commitment.tsv` and
`gold/commitment_genres.tsv`. Printed are Pearson's correlation and the mean error, for the rule and for the peer, a
plain table of the word's kind and negation.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from prophasis.reading.commitment import Commitment, commitment_to

GOLD = Path(__file__).parent / "gold"
OWN = (GOLD / "commitment.tsv", GOLD / "commitment_genres.tsv")
FACTIVE = ("factive", "know", "know@I", "prove", "true")


def main() -> int:
    """One line each, and the worst errors where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="*", type=Path, default=OWN)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the N worst")
    asked = parser.parse_args()
    for path in asked.file:
        print(path.name)
        score(path, asked.errors)
    return 0


def score(path: Path, errors: int) -> None:
    """Two lines for one file."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    found = [commitment_to(passage, clause) for _, clause, passage in lines]
    gold = np.array([float(value) for value, *_ in lines])
    show("prophasis", gold, np.array([one.value for one in found]))
    show("verb and negation", gold, np.array([peer(one) for one in found]))
    worst = sorted(zip(lines, found, strict=True), key=lambda pair: -abs(float(pair[0][0]) - pair[1].value))
    for (value, clause, passage), one in worst[:errors]:
        print(
            f"  {float(value):+.1f} {one.value:+.1f} <{one.word}: {one.signature} {one.operators}> {passage} [{clause}]"
        )


def peer(one: Commitment) -> float:
    """Factive words hold whatever stands over them; under the others negation denies, and all else leaves open."""
    if one.signature in FACTIVE:
        return 2.0
    return -1.0 if "negated" in one.operators else 0.0


def show(name: str, gold: np.ndarray, found: np.ndarray) -> None:
    """Pearson's r and the mean absolute error."""
    pearson = float(np.corrcoef(gold, found)[0, 1])
    print(f"{name:<20} clauses {len(gold)}  Pearson {pearson:.3f}  mean error {float(np.abs(gold - found).mean()):.2f}")


if __name__ == "__main__":
    sys.exit(main())
