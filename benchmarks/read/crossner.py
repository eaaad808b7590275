"""Names on open data: are the names in Wikipedia's sentences on politics found, whole and of the right type?

    python benchmarks/read/crossner.py [--split dev] [--errors 60] [--ewt]

``--ewt`` asks the same of the English Web Treebank (UNER, dev part): persons, organisations and places of blogs, mails
and reviews.

CrossNER politics (MIT) lies beside the checkout (`../shared`, or the folder that PROPHASIS_SHARED names); without it
nothing is measured. Its types are four here: persons (politician, person), organisations (organisation, party),
places (country, location), events (election, event); what it calls miscellaneous is left out. Of the reader's
mentions those count that name somebody or something; states are places. A name is right where both its ends and its
type are; *untyped* asks for one character in common. The peer is the language model alone.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from score import Row

from prophasis.reading.model import load_model
from prophasis.reading.page import page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import mention, setting, syntax

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared")
FOLDER = SHARED / "data" / "crossner-politics"
EWT = SHARED / "data" / "ewt-dev" / "en_ewt-ud-dev.iob2"
TYPES = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
    "election": "EVENT",
    "event": "EVENT",
}
KINDS = {"person": "PER", "organisation": "ORG", "office": "ORG", "state": "LOC", "place": "LOC", "event": "EVENT"}
LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "EVENT": "EVENT"}
Name = tuple[int, int, str]


def main() -> int:
    """A table a split, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("train", "dev"), help="one part; both by default")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N sentences with what went wrong")
    parser.add_argument("--ewt", action="store_true", help="the web texts of EWT in their stead")
    asked = parser.parse_args()
    if asked.ewt:
        return ewt(asked.errors)
    if not FOLDER.is_dir():
        print(f"skipped: {FOLDER} is absent")
        return 0
    for split in [asked.split] if asked.split else ["train", "dev"]:
        measure(split, list(sentences(FOLDER / f"{split}.txt")), asked.errors)
    return 0


def ewt(errors: int) -> int:
    """The dev part of EWT with the names of UNER."""
    if not EWT.is_file():
        print(f"skipped: {EWT} is absent")
        return 0
    rows = [line.split("\t") for line in EWT.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = "\n".join(f"{row[1]}\t{row[2]}" if len(row) > 2 else "" for row in rows)
    measure("EWT dev", list(_sentences(blocks, {"PER": "PER", "ORG": "ORG", "LOC": "LOC"})), errors)
    return 0


def measure(split: str, rows: Sequence[tuple[str, list[Name]]], errors: int) -> None:
    """All figures of one part."""
    found = [names(text) for text, _ in rows]
    peer = [model_names(text) for text, _ in rows]
    gold = [wanted for _, wanted in rows]
    print(f"\n{split}: {len(rows)} sentences\n{'':<16}{'gold':>6}{'found':>7}{'P':>7}{'R':>7}{'F1':>7}")
    for kind in ("PER", "ORG", "LOC", "EVENT"):
        show(kind, exact(only(gold, kind), only(found, kind)))
    show("exact", exact(gold, found))
    show("untyped", untyped(gold, found))
    show("model, exact", exact(gold, peer))
    show("model, untyped", untyped(gold, peer))
    for (text, wanted), mine in [pair for pair in zip(rows, found, strict=True) if set(pair[0][1]) != set(pair[1])][
        :errors
    ]:
        print(f"  {text}")
        for sign, part in (("-", set(wanted) - set(mine)), ("+", set(mine) - set(wanted))):
            print("\n".join(f"    {sign} {kind} {text[start:end]}" for start, end, kind in sorted(part)))


def sentences(path: Path) -> Iterator[tuple[str, list[Name]]]:
    """Sentences of a BIO file, tokens parted by spaces, with their names."""
    yield from _sentences(path.read_text(encoding="utf-8"), TYPES)


def _sentences(rows: str, types: Mapping[str, str]) -> Iterator[tuple[str, list[Name]]]:
    for block in rows.split("\n\n"):
        text, found, open_one = "", [], None
        for token, label in (line.split("\t") for line in block.splitlines() if line.strip()):
            start = len(text) + bool(text)
            text = f"{text} {token}" if text else token
            if label.startswith("I-") and open_one is not None:
                open_one[1] = len(text)
            else:
                open_one = [start, len(text), label[2:]] if label != "O" else None
                found += [open_one] if open_one else []
        if text:
            yield text, [(start, end, types[kind]) for start, end, kind in found if kind in types]


def names(text: str) -> list[Name]:
    """The reader's names."""
    page = run(page_of(text), (syntax.STEP, mention.STEP, setting.STEP))
    payloads: list[tuple[int, int, Any]] = [(mark.start, mark.end, mark.payload) for mark in page.layer("mention")]
    return [
        (start, end, KINDS[payload.kind])
        for start, end, payload in payloads
        if payload.kind in KINDS
        and (payload.how in ("name", "alias") or (payload.how == "title" and text[start].isupper()))
    ]


def model_names(text: str) -> list[Name]:
    """The language model's names, without an article before them."""
    found = []
    for one in load_model().nlp(text).ents:
        start = one.start_char + (4 if one.text.lower().startswith("the ") else 0)
        if one.label_ in LABELS:
            found.append((start, one.end_char, LABELS[one.label_]))
    return found


def only(rows: Sequence[Sequence[Name]], kind: str) -> list[list[Name]]:
    """The names of one type."""
    return [[name for name in row if name[2] == kind] for row in rows]


def exact(gold: Sequence[Sequence[Name]], found: Sequence[Sequence[Name]]) -> Row:
    """Both ends and the type."""
    row = Row(gold=sum(map(len, gold)), found=sum(map(len, found)))
    row.hits = sum(len(set(one) & set(other)) for one, other in zip(gold, found, strict=True))
    return row


def untyped(gold: Sequence[Sequence[Name]], found: Sequence[Sequence[Name]]) -> Row:
    """A character in common, one to one."""
    row = Row(gold=sum(map(len, gold)), found=sum(map(len, found)))
    for wanted, mine in zip(gold, found, strict=True):
        left = list(mine)
        for start, end, _ in wanted:
            hit = next((one for one in left if min(one[1], end) > max(one[0], start)), None)
            if hit is not None:
                left.remove(hit)
                row.hits += 1
    return row


def show(title: str, row: Row) -> None:
    """One line of the table."""
    print(f"{title:<16}{row.gold:>6}{row.found:>7}{row.precision:>7.3f}{row.recall:>7.3f}{row.f1:>7.3f}")


if __name__ == "__main__":
    sys.exit(main())
