"""Documents, spans and readings: what was read, and where each thing found in it stands."""

from __future__ import annotations

from prophasis.case._record import record
from prophasis.case.mark import Mark


@record
class Span:
    """A place in a document: ``text[start:end]``, in Python characters of the canonical text."""

    document: str
    start: int
    end: int
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None


@record
class Document:
    """A source text with its metadata. ``id`` is its key in a case; ``text`` is not part of a case file.

    Attributes:
        file: path as given, relative to the case file where it stands in one.
        text: the canonical text; offsets of all marks count its characters.
        extractor: name and version of what produced ``text`` (``"text 1"``, ``"pypdfium2 5.0"``).
        published: EDTF date; ``published_reason`` says from what it was inferred where it was not given.
    """

    id: str
    file: str | None = None
    sha256: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_reason: str | None = None
    language: str | None = None
    perspective: str | None = None
    handling: str | None = None
    media_type: str | None = None
    extractor: str | None = None
    text: str | None = None


@record
class Notice:
    """Something a reader should know about a document or a step; never fatal."""

    code: str
    text: str
    document: str | None = None


@record
class AsRead:
    """A slip of character recognition: ``text[start:end]`` as printed, and as it is read. The text stays as it is."""

    start: int
    end: int
    printed: str
    read: str


@record
class Reading:
    """What reading found in one document: its canonical text, its marks in order of place, notices, and slips."""

    document: Document
    marks: tuple[Mark, ...] = ()
    notices: tuple[Notice, ...] = ()
    as_read: tuple[AsRead, ...] = ()

    def layer(self, name: str) -> tuple[Mark, ...]:
        """All marks of one layer (``"event"``, ``"statement"`` ...), in order of place."""
        return tuple(mark for mark in self.marks if mark.layer == name)
