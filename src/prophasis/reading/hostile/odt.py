"""OpenDocument text -> the text of its paragraphs, with notes at the end under their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from prophasis.reading.hostile.archive import Archive
from prophasis.reading.hostile.decode import has_words
from prophasis.reading.hostile.office_xml import events, local, value
from prophasis.reading.hostile.opened import Opened, RefusedError, Says
from prophasis.reading.hostile.paragraphs import Paragraphs

VERSION = 1
MAIN, META, MANIFEST = "content.xml", "meta.xml", "META-INF/manifest.xml"
_CALLED = "the OpenDocument file"
_SKIPPED = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "hidden-text", "hidden-paragraph", "note-citation", "desc",
     "title", "forms", "event-listeners", "bibliography-source", "alphabetical-index-source", "ruby-text", "script")
)  # fmt: skip
"""Deleted and hidden text, comments, and what describes rather than shows."""
_COUNTED = {"changed-region": "tracked change", "annotation": "comment", "hidden-text": "hidden passage"}
_PARAGRAPHS = frozenset(("p", "h"))
MOST_SPACES = 100


def open_bytes(data: bytes) -> Opened:
    """The text of the document.

    Raises:
        RefusedError: R121 damaged or no such file, R122 protected, R123 over the limits, R124 without text.
    """
    archive = Archive(data, _CALLED)
    if MAIN not in archive:
        what = "this is no OpenDocument text: its main part is missing;"
        raise RefusedError("R121", what, "save it again as .odt or .docx.")
    if MANIFEST in archive and b"encryption-data" in archive.part(MANIFEST):
        raise RefusedError("R122", f"{_CALLED} is protected;", "open it and save a copy without password.")
    reader = _Reader()
    reader.read(archive.part(MAIN))
    for number, words in enumerate(reader.notes, 1):
        if words:
            reader.out.paragraph()
            reader.out.add(f"[{number}] {words}")
    text = reader.out.text()
    if not has_words(text):
        mend = "if it holds pictures of pages, run text recognition (OCR) on them first."
        raise RefusedError("R124", f"{_CALLED} holds no text;", mend)
    says, saved = _meta(archive)
    notices = tuple(_notices(reader.left_out, saved))
    return Opened(text=text, extractor=f"odt {VERSION}", says=says, notices=notices)


@dataclass
class _Reader:
    """Follows the XML from start to end and writes paragraphs; text stands before, in and behind elements."""

    out: Paragraphs = field(default_factory=Paragraphs)
    notes: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    skipped: int = 0
    depth: int = 0
    note: list[str] | None = None

    def read(self, part: bytes) -> None:
        """Take in the main part. Text is known whole when the next event comes."""
        waiting: tuple[ElementTree.Element, str] | None = None
        for event, element in events(part, _CALLED):
            if waiting is not None:
                self._words(*waiting)
            name = local(element.tag)
            if event == "start":
                self._enter(name, element)
                waiting = (element, "text")
            else:
                self._leave(name)
                waiting = (element, "tail")

    def _words(self, element: ElementTree.Element, which: str) -> None:
        words = getattr(element, which) or ""
        if words and self.depth and not self.skipped:
            self._add(words)
        if which == "tail":
            element.clear()

    def _add(self, words: str) -> None:
        if self.note is not None:
            self.note.append(words)
        else:
            self.out.add(words)

    def _enter(self, name: str, element: ElementTree.Element) -> None:
        if name in _COUNTED:
            self.left_out[_COUNTED[name]] += 1
        if name in _SKIPPED:
            self.skipped += 1
        elif name in _PARAGRAPHS:
            self.depth += 1
            if self.note is None and not self.skipped:
                self.out.paragraph()
        elif self.skipped:
            return
        elif name == "note":
            self.out.add(f"[{len(self.notes) + 1}]")
            self.note = []
        elif name == "s":
            self._add(" " * min(int(value(element, "c") or 1), MOST_SPACES) if value(element, "c").isdigit() else " ")
        elif name == "tab" and self.note is None:
            self.out.cell()
        elif name == "line-break" and self.note is None:
            self.out.line()

    def _leave(self, name: str) -> None:
        if name in _SKIPPED:
            self.skipped -= 1
        elif name in _PARAGRAPHS:
            self.depth -= 1
            if self.note is not None:
                self.note.append(" ")
            elif not self.skipped:
                self.out.paragraph()
        elif name == "note" and self.note is not None and not self.skipped:
            self.notes.append(" ".join("".join(self.note).split()))
            self.note = None


def _meta(archive: Archive) -> tuple[dict[str, str], str]:
    """Title, author and language from the metadata, and the day of the last change."""
    if META not in archive:
        return {}, ""
    names = {"title": "title", "initial-creator": "author", "creator": "author", "language": "language"}
    says: dict[str, str] = {}
    saved = ""
    for event, element in events(archive.part(META), _CALLED):
        words = (element.text or "").strip()
        if event == "end" and words:
            name = local(element.tag)
            if name in names:
                says.setdefault(names[name], words)
            elif name == "date":
                saved = words[:10]
    return says, saved


def _notices(left_out: Counter[str], saved: str) -> Iterator[Says]:
    """What was left out, and when the file was last saved."""
    words = [f"{count} {what}{'s' if count != 1 else ''}" for what, count in left_out.items()]
    if words:
        yield "R209", f"left out: {', '.join(words)}."
    if saved:
        yield "R212", f"the file was last saved on {saved}; that is not taken for the date of the document."


__all__ = ["open_bytes"]
