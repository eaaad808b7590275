"""Word -> the text of its paragraphs, with footnotes and endnotes at the end under their numbers."""

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
MAIN, CORE, COMMENTS = "word/document.xml", "docProps/core.xml", "word/comments.xml"
NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}

_CALLED = "the Word file"
_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "instrText", "rubyBase"))
"""Deleted and moved text, the second form of a drawing, and codes of fields."""
_OFF = ("0", "false", "off")


def open_bytes(data: bytes) -> Opened:
    """The text of the document.

    Raises:
        RefusedError: R121 damaged or no Word file, R122 protected, R123 over the limits, R124 without text.
    """
    archive = Archive(data, _CALLED)
    if MAIN not in archive:
        raise RefusedError("R121", "this is no Word file: its main part is missing;", "save it again as .docx.")
    reader = _Reader()
    reader.read(archive.part(MAIN))
    for number, (kind, key) in enumerate(reader.notes, 1):
        words = _notes(archive, kind).get(key, "") if NOTES[kind] in archive else ""
        if words:
            reader.out.paragraph()
            reader.out.add(f"[{number}] {words}")
    text = reader.out.text()
    if not has_words(text):
        mend = "if it holds pictures of pages, run text recognition (OCR) on them first."
        raise RefusedError("R124", "the Word file holds no text;", mend)
    says, saved = _core(archive)
    return Opened(
        text=text, extractor=f"docx {VERSION}", says=says, notices=tuple(_notices(archive, reader.left_out, saved))
    )


@dataclass
class _Reader:
    """Follows the XML from start to end and writes paragraphs."""

    out: Paragraphs = field(default_factory=Paragraphs)
    notes: list[tuple[str, str]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    skipped: int = 0
    in_run: bool = False
    hidden: bool = False

    def read(self, part: bytes) -> None:
        """Take in one part."""
        for event, element in events(part, _CALLED):
            name = local(element.tag)
            if event == "start":
                self._enter(name, element)
            else:
                self._leave(name, element)

    def _enter(self, name: str, element: ElementTree.Element) -> None:
        if name in _SKIPPED:
            self.skipped += 1
            self.left_out["deleted"] += name == "del"
        elif name == "p":
            self.out.paragraph()
        elif name == "r":
            self.in_run, self.hidden = True, False
        elif name in ("footnoteReference", "endnoteReference") and not self.skipped:
            self.notes.append((name.removesuffix("Reference"), value(element, "id")))
            self.out.add(f"[{len(self.notes)}]")

    def _leave(self, name: str, element: ElementTree.Element) -> None:
        if name in _SKIPPED:
            self.skipped -= 1
        elif name == "vanish" and self.in_run and value(element, "val").lower() not in _OFF:
            self.hidden = True
        elif name == "r":
            self.in_run = False
        elif name == "p":
            self.out.paragraph()
        elif self.in_run and not self.skipped:
            self._content(name, element)
        if name in ("p", "tbl", "r"):
            element.clear()

    def _content(self, name: str, element: ElementTree.Element) -> None:
        if self.hidden:
            self.left_out["hidden"] += name == "t"
        elif name == "t":
            self.out.add(element.text or "")
        elif name == "tab":
            self.out.cell()
        elif name in ("br", "cr"):
            self.out.line()
        elif name == "noBreakHyphen":
            self.out.add("-")


def _notes(archive: Archive, kind: str) -> dict[str, str]:
    """The texts of the notes of one kind, each in one line, by id."""
    found: dict[str, str] = {}
    parts: list[str] = []
    for event, element in events(archive.part(NOTES[kind]), _CALLED):
        name = local(element.tag)
        if event == "start" and name == kind:
            parts = []
        elif event == "end" and name == "t":
            parts.append(element.text or "")
        elif event == "end" and name == "p":
            parts.append(" ")
        elif event == "end" and name == kind:
            found[value(element, "id")] = " ".join("".join(parts).split())
    return found


def _core(archive: Archive) -> tuple[dict[str, str], str]:
    """Title, author and language from the core properties, and the day of the last change."""
    if CORE not in archive:
        return {}, ""
    names = {"title": "title", "creator": "author", "language": "language"}
    says, saved = {}, ""
    for event, element in events(archive.part(CORE), _CALLED):
        name, words = local(element.tag), (element.text or "").strip()
        if event == "end" and name in names and words:
            says[names[name]] = words
        elif event == "end" and name == "modified":
            saved = words[:10]
    return says, saved


def _notices(archive: Archive, left_out: Counter[str], saved: str) -> Iterator[Says]:
    comments = 0
    if COMMENTS in archive:
        found = events(archive.part(COMMENTS), _CALLED)
        comments = sum(1 for event, element in found if event == "end" and local(element.tag) == "comment")
    counted = {
        "tracked deletion": left_out["deleted"],
        "hidden passage": left_out["hidden"],
        "comment": comments,
    }
    words = [f"{count} {name}{'s' if count != 1 else ''}" for name, count in counted.items() if count]
    if words:
        yield "R209", f"left out: {', '.join(words)}."
    if saved:
        yield "R212", f"the file was last saved on {saved}; that is not taken for the date of the document."
