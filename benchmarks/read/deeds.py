"""Dates, actors and events of the documents in `gold/deeds`: how well those layers come out.

    python benchmarks/read/deeds.py [--errors]

Only these layers, and sentences, are marked there (see `gold/README.md`); marks are compared as `score.py` says.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from run import one, show_errors, table, total

FOLDER = Path(__file__).parent / "gold" / "deeds"
LAYERS = ("sentence", "time", "mention", "actor B3", "event")


def main() -> int:
    """One table, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was found in vain")
    asked = parser.parse_args()
    documents = [one(path) for path in sorted(FOLDER.glob("*.gold.jsonl"))]
    rows = {name: row for name, row in total(documents).items() if name in LAYERS}
    table(f"dates, actors and events of {len(documents)} document", rows)
    for name, row in rows.items():
        if asked.errors and (row.missed or row.extra):
            show_errors(name, row)
    return 0


if __name__ == "__main__":
    sys.exit(main())
