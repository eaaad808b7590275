"""Roles of lines: is each line taken for what it is: body, heading, caption, or boilerplate?

    python benchmarks/read/roles.py [--errors] [NAME ...]

Gold are documents of ours in ``gold/roles``, each line behind its role (b, h, c, x) and a tab; all were marked before
the reader ran on them. A line's role is the one that most of its characters have in the reading.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from prophasis.case import Reading, Sentence
from prophasis.reading import read_text

FOLDER = Path(__file__).parent / "gold" / "roles"
ROLES = {"b": "body", "h": "heading", "c": "caption", "x": "boilerplate"}
Line = tuple[int, int, str]


def main() -> int:
    """One line a document, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="documents by name; all by default")
    parser.add_argument("--errors", action="store_true", help="show the lines that were taken for something else")
    asked = parser.parse_args()
    paths = [path for path in sorted(FOLDER.glob("*.txt")) if not asked.names or path.stem in asked.names]
    total: Counter[str] = Counter()
    print(f"{'':<12}{'lines':>7}{'role':>7}{'voice':>7}")
    for path in paths:
        text, lines = marked(path)
        found = list(roles(read_text(text, id=path.stem), lines))
        pairs = [(wanted, have) for (_, _, wanted), have in zip(lines, found, strict=True)]
        counts = Counter(
            lines=len(pairs),
            role=sum(wanted == have for wanted, have in pairs),
            voice=sum((wanted == "body") == (have == "body") for wanted, have in pairs),
        )
        total += counts
        show(path.stem, counts)
        for (start, end, wanted), have in zip(lines, found, strict=True):
            if asked.errors and wanted != have:
                print(f"    {wanted} taken for {have}: {text[start:end][:90]}")
    show("all", total)
    return 0


def marked(path: Path) -> tuple[str, list[Line]]:
    """The text of a marked document, and its lines with the roles that they have."""
    text, lines = "", []
    for row in path.read_text(encoding="utf-8").split("\n"):
        code, _, words = row.partition("\t")
        if row.strip():
            lines.append((len(text), len(text) + len(words), ROLES[code]))
        text += f"{words}\n"
    return text, lines


def roles(reading: Reading, lines: list[Line]) -> Iterator[str]:
    """The role of each line in the reading; what lies in no sentence is not read, as boilerplate is not."""
    sentences = [(mark.start, mark.end, mark.payload) for mark in reading.layer("sentence")]
    for start, end, _ in lines:
        shares: Counter[str] = Counter({"boilerplate": 1})
        for first, last, payload in sentences:
            if isinstance(payload, Sentence) and first < end and start < last:
                shares[payload.role] += min(end, last) - max(start, first)
        yield shares.most_common(1)[0][0]


def show(name: str, counts: Counter[str]) -> None:
    """Shares of right lines."""
    lines = counts["lines"]
    print(f"{name:<12}{lines:>7}{counts['role'] / lines:>7.3f}{counts['voice'] / lines:>7.3f}")


if __name__ == "__main__":
    sys.exit(main())
