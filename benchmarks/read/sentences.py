"""Sentence ends on open treebanks: GUM and the English Web Treebank, development parts.

    python benchmarks/read/sentences.py [--errors 40]

Both lie beside the checkout (`../shared`, or the folder that PROPHASIS_SHARED names); what is absent is skipped. An end
is right where it is that of gold to the character. The peer is one regular expression.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

from score import Row
from treebank import Document, documents

from prophasis.reading.page import page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import sentence, syntax

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared")
SETS = {
    "GUM dev": ("data/gum-open/dev", "*.conllu"),
    "GUM dev, news and speeches": ("data/gum-open/dev", "GUM_[ns][ep]*.conllu"),
    "EWT dev": ("data/ewt-dev", "*.conllu"),
}
PEER = re.compile(r"[.?!][\"”’')\]]*(?=\s+[\"“‘(\[]*[A-Z0-9])|(?=\n\n)")


def main() -> int:
    """One line a set, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N ends missed and N found in vain")
    asked = parser.parse_args()
    print(f"{'':<28}{'gold':>6}{'found':>7}{'P':>7}{'R':>7}{'F1':>7}{'peer':>7}")
    for name, (folder, files) in SETS.items():
        paths = sorted((SHARED / folder).glob(files))
        if not paths:
            print(f"{name:<28}skipped: {SHARED / folder} is absent")
            continue
        row, peer, wrong = Row(), Row(), []
        for document in (one for path in paths for one in documents(path)):
            found = ends(document.text)
            row += compare(document, found)
            peer += compare(document, {match.end() for match in PEER.finditer(document.text)} | {len(document.text)})
            wrong += errors(document, found)
        figures = f"{row.precision:>7.3f}{row.recall:>7.3f}{row.f1:>7.3f}{peer.f1:>7.3f}"
        print(f"{name:<28}{row.gold:>6}{row.found:>7}{figures}")
        for sign in "-+":
            print("".join([line for line in wrong if line.startswith(f"  {sign}")][: asked.errors]), end="")
    return 0


def ends(text: str) -> set[int]:
    """Where the reader ends sentences."""
    return {mark.end for mark in run(page_of(text), (syntax.STEP, sentence.STEP)).layer("sentence")}


def compare(document: Document, found: set[int]) -> Row:
    """One document."""
    gold = set(document.ends)
    return Row(gold=len(gold), found=len(found), hits=len(gold & found))


def errors(document: Document, found: set[int]) -> list[str]:
    """The ends that differ, with what stands around them."""
    lines = []
    for sign, places in (("-", set(document.ends) - found), ("+", found - set(document.ends))):
        for end in sorted(places):
            around = document.text[max(0, end - 50) : end] + "▮" + document.text[end : end + 40]
            lines.append(f"  {sign} {document.id[:24]}: {around!r}\n")
    return lines


if __name__ == "__main__":
    sys.exit(main())
