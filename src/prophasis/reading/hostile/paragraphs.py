"""Running text out of pieces: white space is folded, blocks become paragraphs, cells are parted by tabs."""

from __future__ import annotations


class Paragraphs:
    """Takes pieces of text and breaks in the order of the document; ``text`` joins them."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._now: list[str] = []
        self._verbatim = False

    def add(self, words: str) -> None:
        """A piece of text; its white space is folded unless the block is verbatim."""
        if self._verbatim:
            self._now.append(words)
            return
        folded = " ".join(words.split())
        if not folded:
            self._now.append(" " if words else "")
            return
        before = " " if words[0].isspace() else ""
        behind = " " if words[-1].isspace() else ""
        self._now.append(f"{before}{folded}{behind}")

    def line(self) -> None:
        """A line break inside a paragraph."""
        self._now.append("\n")

    def cell(self) -> None:
        """The end of a cell of a table."""
        self._now.append("\t")

    def paragraph(self) -> None:
        """The end of a paragraph; nothing where it would be empty."""
        words = "".join(self._now)
        self._now = []
        words = words.strip("\n") if self._verbatim else _folded(words)
        if words.strip():
            self._done.append(words.rstrip())

    def verbatim(self, on: bool) -> None:
        """Begin or end a block whose white space counts."""
        self.paragraph()
        self._verbatim = on

    def text(self) -> str:
        """All paragraphs, parted by an empty line."""
        self.paragraph()
        return "\n\n".join(self._done)


def _folded(words: str) -> str:
    """Lines without white space at their ends, single spaces within; tabs between cells stay."""
    lines = ["\t".join(" ".join(cell.split()) for cell in line.split("\t")) for line in words.split("\n")]
    return "\n".join(line.strip() for line in lines).strip()
