"""Capitals: is each naming taken for the town or for the government, as it is meant there?

    python benchmarks/read/seats.py [--errors]

Gold are notes of ours in ``gold/seats``, in which each capital stands in braces with t (town) or g (government); they
were marked before the reader ran on them. The bar is the better of the two answers for every naming.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from prophasis.reading import read_text

FOLDER = Path(__file__).parent / "gold" / "seats"
_MARKED = re.compile(r"\{([tg]):([^{}]+)\}")
Naming = tuple[int, int, str]


def main() -> int:
    """One line a document, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="show the namings that were taken for the other")
    asked = parser.parse_args()
    print(f"{'':<12}{'namings':>8}{'right':>7}{'bar':>7}")
    for path in sorted(FOLDER.glob("*.txt")):
        text, namings = marked(path.read_text(encoding="utf-8"))
        found = senses(text, namings)
        right = sum(have == wanted for (_, _, wanted), have in zip(namings, found, strict=True))
        towns = sum(wanted == "t" for _, _, wanted in namings)
        bar = max(towns, len(namings) - towns) / len(namings)
        print(f"{path.stem:<12}{len(namings):>8}{right / len(namings):>7.3f}{bar:>7.3f}")
        for (start, end, wanted), have in zip(namings, found, strict=True):
            if asked.errors and have != wanted:
                around = text[max(0, start - 50) : start] + "▮" + text[start : end + 40]
                print(f"    {wanted} taken for {have}: {' '.join(around.split())}")
    return 0


def marked(text: str) -> tuple[str, list[Naming]]:
    """The text without its braces, and each naming with what it means."""
    plain, namings, last = "", [], 0
    for found in _MARKED.finditer(text):
        plain += text[last : found.start()]
        namings.append((len(plain), len(plain) + len(found.group(2)), found.group(1)))
        plain, last = plain + found.group(2), found.end()
    return plain + text[last:], namings


def senses(text: str, namings: list[Naming]) -> list[str]:
    """For each naming g where a mention of a state covers it, else t."""
    marks: list[tuple[int, int, Any]] = [(m.start, m.end, m.payload) for m in read_text(text).layer("mention")]
    return [
        "g" if any(a <= start and end <= b and one.kind not in ("place", "event") for a, b, one in marks) else "t"
        for start, end, _ in namings
    ]


if __name__ == "__main__":
    sys.exit(main())
