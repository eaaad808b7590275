"""Treebank files (CoNLL-U) as running text: paragraphs parted by an empty line, with places of sentences and tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Document:
    """The running text of one document; ``tokens`` are (start, end, tag, last column), ``ends`` where sentences end."""

    id: str
    text: str = ""
    ends: list[int] = field(default_factory=list)
    tokens: list[tuple[int, int, str, str]] = field(default_factory=list)


def documents(path: Path) -> Iterator[Document]:
    """The documents of a file."""
    current: Document | None = None
    paragraph = False
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        opened = next((line for line in lines if line.startswith("# newdoc")), None)
        if opened is not None:
            if current is not None:
                yield current
            current = Document(opened.rpartition("=")[2].strip())
        paragraph = paragraph or any(line.startswith("# newpar") for line in lines)
        sentence = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), None)
        if sentence is None or current is None:
            continue
        current.text += ("\n\n" if paragraph else " ") if current.text else ""
        paragraph = False
        _place(current, sentence, [line.split("\t") for line in lines if line[:1].isdigit()])
    if current is not None:
        yield current


def _place(document: Document, sentence: str, rows: list[list[str]]) -> None:
    at = len(document.text)
    document.text += sentence
    for row in rows:
        if "-" in row[0] or "." in row[0]:
            continue
        start = document.text.find(row[1], at)
        if start < 0:
            start = at  # part of a contraction that is written otherwise
        end = min(start + len(row[1]), len(document.text))
        document.tokens.append((start, end, row[3], row[9]))
        at = end if start >= at else at
    document.ends.append(len(document.text))
