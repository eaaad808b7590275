"""Actors on open data: are the mentions of one person, body or place led to one actor? (B-cubed, GUM)

    python benchmarks/read/coref.py [--split dev] [--errors 30]

GUM lies beside the checkout (`../shared`, or the folder that PROPHASIS_SHARED names); without it nothing is measured.
Asked are the mentions of persons, organisations and places that are named at least once, pronouns too. A mention is
found where a mark covers its head; over what is found, B-cubed compares gold's entities with the reader's actors.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treebank import Document, documents

from prophasis.reading.page import page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import mention, setting, syntax

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared")
KINDS = ("person", "organization", "place")
_PART = re.compile(r"\((?P<open>[^()]+)(?P<alone>\))?|(?P<close>[^()]+)\)")


@dataclass(frozen=True)
class Named:
    """A mention: its entity, and the place and tag of its head."""

    entity: str
    kind: str
    start: int
    end: int
    tag: str


Pair = tuple[Named, str]


def main() -> int:
    """One line a kind, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("train", "dev"), help="one part of the corpus; both by default")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N entities that are split or mixed")
    asked = parser.parse_args()
    for split in [asked.split] if asked.split else ["train", "dev"]:
        paths = sorted((SHARED / "data" / "gum-open" / split).glob("*.conllu"))
        if not paths:
            print(f"skipped: no GUM {split} beside the checkout")
            continue
        measure(split, [one for path in paths for one in documents(path)], asked.errors)
    return 0


def measure(split: str, rows: Sequence[Document], errors: int) -> None:
    """All figures of one part."""
    groups: dict[str, list[list[Pair]]] = defaultdict(list)
    asked: Counter[str] = Counter()
    wrong: list[str] = []
    for row in rows:
        gold = named(row)
        hits = matched(row, gold)
        for name, kinds, tags in (
            ("all", KINDS, None),
            ("names only", KINDS, ("PROPN", "NOUN", "ADJ")),
            *((kind, (kind,), None) for kind in KINDS),
        ):
            asked[name] += sum(one.kind in kinds and (tags is None or one.tag in tags) for one in gold)
            groups[name].append([hit for hit in hits if hit[0].kind in kinds and (tags is None or hit[0].tag in tags)])
        wrong += mixed(row, hits)
    print(f"\nGUM {split}, {len(rows)} documents\n{'':<16}{'asked':>7}{'found':>7}{'P':>7}{'R':>7}{'B3':>7}")
    for name, hits_of in groups.items():
        total = [b_cubed(hits) for hits in hits_of]
        count = sum(len(hits) for hits in hits_of) or 1
        precision, recall = (sum(one[side] for one in total) / count for side in (0, 1))
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{name:<16}{asked[name]:>7}{count:>7}{precision:>7.3f}{recall:>7.3f}{f1:>7.3f}")
    print("\n".join(wrong[:errors]))


def b_cubed(hits: Sequence[Pair]) -> tuple[float, float]:
    """Sums of precision and recall over mentions."""
    by_actor = Counter(actor for _, actor in hits)
    by_entity = Counter(one.entity for one, _ in hits)
    both = Counter((one.entity, actor) for one, actor in hits)
    precision = sum(both[one.entity, actor] / by_actor[actor] for one, actor in hits)
    return precision, sum(both[one.entity, actor] / by_entity[one.entity] for one, actor in hits)


def named(document: Document) -> list[Named]:
    """The mentions of entities that a proper name names at least once."""
    found = list(_mentions(document))
    proper = {one.entity for one in found if one.tag == "PROPN"}
    return [one for one in found if one.entity in proper and one.kind in KINDS]


def _mentions(document: Document) -> Iterator[Named]:
    """All mentions, by the brackets of the entity column."""
    opened: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for index, (_, _, _, column) in enumerate(document.tokens):
        value = next((part[7:] for part in column.split("|") if part.startswith("Entity=")), "")
        for part in _PART.finditer(value):
            if part.group("open"):
                fields = part.group("open").split("-")
                if part.group("alone"):
                    yield _named(document, index, fields)
                else:
                    opened[fields[0]].append((index, fields))
            elif opened.get(part.group("close")):
                begun, fields = opened[part.group("close")].pop()
                yield _named(document, begun, fields)


def _named(document: Document, first: int, fields: list[str]) -> Named:
    head = int(fields[5].split(",")[0]) if len(fields) > 5 and fields[5][:1].isdigit() else 1
    start, end, tag, _ = document.tokens[min(first + head - 1, len(document.tokens) - 1)]
    return Named(fields[0], fields[1], start, end, tag)


def matched(document: Document, gold: Sequence[Named]) -> list[Pair]:
    """Mentions with the actor whose mark covers their head, the shortest mark first."""
    page = run(page_of(document.text), (syntax.STEP, mention.STEP, setting.STEP))
    marks: list[tuple[int, int, Any]] = [(mark.start, mark.end, mark.payload) for mark in page.layer("mention")]
    hits = []
    for one in gold:
        over = [mark for mark in marks if mark[0] <= one.start and one.end <= mark[1]]
        if over:
            hits.append((one, min(over, key=lambda mark: mark[1] - mark[0])[2].actor))
    return hits


def mixed(document: Document, hits: Sequence[Pair]) -> list[str]:
    """Entities that several actors share out, and actors that hold several entities."""
    lines = []
    actors: dict[str, Counter[str]] = defaultdict(Counter)
    for one, actor in hits:
        actors[one.entity][f"{document.text[one.start : one.end]}={actor}"] += 1
    for seen in actors.values():
        if len({name.partition("=")[2] for name in seen}) > 1:
            lines.append(f"  {document.id}: " + ", ".join(f"{name} {count}" for name, count in seen.most_common()))
    return lines


if __name__ == "__main__":
    sys.exit(main())
