"""Dates, actors, events and bearings of the documents in `gold/deeds`: how well those layers come out.

    python benchmarks/read/deeds.py [DOCUMENT ...] [--errors]

Of each document only the layers that are marked there count (see `gold/README.md`); `score.py` says how marks are
compared.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from run import one, show_errors, table, total
from score import Row

FOLDER = Path(__file__).parent / "gold" / "deeds"
LAYERS = {
    "sentence": "sentence",
    "time": "time",
    "mention": "mention",
    "actor B3": "mention",
    "event": "event",
    "bearing": "bearing",
    "evidence": "bearing",
}
"""Each row, and the layer of gold on which it rests."""


def main() -> int:
    """One table, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", help="their names without ending; all by default")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was found in vain")
    asked = parser.parse_args()
    golds = [
        path for path in sorted(FOLDER.glob("*.gold.jsonl")) if not asked.documents or _stem(path) in asked.documents
    ]
    documents = [_marked(path) for path in golds]
    rows = total(documents)
    table(f"dates, actors, events and bearings: {', '.join(name for name, _ in documents)}", rows)
    for name, row in rows.items():
        if asked.errors and (row.missed or row.extra):
            show_errors(name, row)
    return 0


def _stem(gold: Path) -> str:
    return gold.name.removesuffix(".gold.jsonl")


def _marked(gold: Path) -> tuple[str, dict[str, Row]]:
    """The rows of one document whose layers are marked in it."""
    layers = {json.loads(line)["layer"] for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()}
    name, rows = one(gold)
    return name, {row: rows[row] for row, layer in LAYERS.items() if layer in layers}


if __name__ == "__main__":
    sys.exit(main())
