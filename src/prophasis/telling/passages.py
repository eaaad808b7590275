"""Spans -> passages in their context, each with one anchor that every claim about it can link to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prophasis.case import Case, Document, Reading, Span
from prophasis.telling.refind import refind

CONTEXT = 200
"""Characters shown on either side of a quotation."""
CONTEXT_OF_MANY = 90
"""The same, where a case quotes more than `MANY` passages, so that the page stays small."""
MANY = 400
_CHANGED = "The document at hand reads differently here"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation with what stands around it. ``problem`` says why it cannot be shown in its place, if so."""

    anchor: str
    document: str
    title: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    problem: str | None
    handling: str | None


class Passages:
    """The passages of one report: asks for the same span twice, gets the same passage and anchor.

    Args:
        case: its documents give titles and, where they carry text, the context.
        readings: documents as read; their text is used before that of the case.
        context: characters on either side; by default fewer where there are very many spans.
    """

    def __init__(self, case: Case, readings: Iterable[Reading] = (), *, context: int | None = None) -> None:
        self._documents = _documents(case, readings)
        self._found: dict[tuple[str, int, int], Passage] = {}
        quoted = sum(len(item.spans) for item in case.evidence.values())
        self.context = context if context is not None else (CONTEXT if quoted <= MANY else CONTEXT_OF_MANY)

    def of(self, span: Span) -> Passage:
        """The passage of a span, cut from its document where that is at hand."""
        key = (span.document, span.start, span.end)
        if key not in self._found:
            self._found[key] = self._cut(span)
        return self._found[key]

    def all(self) -> tuple[Passage, ...]:
        """Every passage asked for so far, in order of document and place."""
        return tuple(self._found[key] for key in sorted(self._found))

    def _cut(self, span: Span) -> Passage:
        document = self._documents.get(span.document)
        text = document.text if document else None
        before, quote, after = span.prefix or "", span.quote or "", span.suffix or ""
        problem = None
        start, end = span.start, span.end
        if text is None:
            problem = "The document was not at hand: this is the quotation as the case stores it."
        elif not (0 <= start < end <= len(text) or (span.quote and refind(text, span).place)):
            problem = f"Characters {start}–{end} do not lie inside the document."
        elif span.quote is not None and text[start:end] != span.quote:
            found = refind(text, span)
            if found.place is None:
                problem = f"{_CHANGED}: {found.why}. This is the quotation as the case stores it."
            else:
                start, end = found.place
                problem = f"{_CHANGED}; the quotation was found again in its new place."
                before, after = around(text, start, end, self.context)
        else:
            quote = text[start:end]
            before, after = around(text, start, end, self.context)
        return Passage(
            anchor=anchor("span", f"{span.document}-{span.start}-{span.end}"),
            document=span.document,
            title=title_of(document, span.document),
            start=start,
            end=end,
            before=before,
            quote=quote,
            after=after,
            problem=problem,
            handling=document.handling if document else None,
        )


def around(text: str, start: int, end: int, context: int) -> tuple[str, str]:
    """What stands before and after ``text[start:end]``: up to ``context`` characters, cut between words."""
    left, right = max(0, start - context), min(len(text), end + context)
    before, after = text[left:start], text[end:right]
    if left > 0:
        cut = re.search(r"\s", before[:40])
        before = "… " + (before[cut.end() :] if cut else before)
    if right < len(text):
        cuts = list(re.finditer(r"\s", after[-40:]))
        at = len(after) - min(40, len(after)) + cuts[-1].start() if cuts else len(after)
        after = after[:at] + " …"
    return before, after


def anchor(kind: str, name: str) -> str:
    """An HTML id for a name: letters, digits and ``-_`` stay, anything else is spelled as its code point."""
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else f".{ord(c):x}" for c in name)
    return f"{kind}-{safe}"


def title_of(document: Document | None, fallback: str) -> str:
    """How a document is named in running text: its title, else author, publisher or id."""
    if document is None:
        return fallback
    return document.title or document.author or document.publisher or fallback


def _documents(case: Case, readings: Iterable[Reading]) -> Mapping[str, Document]:
    documents = dict(case.documents)
    by_content = {d.sha256: key for key, d in case.documents.items() if d.sha256}
    for reading in readings:
        read = reading.document
        key = read.id if read.id in documents else by_content.get(read.sha256 or "", read.id)
        known = documents.get(key)
        if known is None or known.text is None:
            documents[key] = _with_metadata(read, known)
    return documents


def _with_metadata(read: Document, known: Document | None) -> Document:
    """The document as read, with the title and handling that the case gives it."""
    if known is None:
        return read
    return Document(
        id=read.id,
        title=known.title or read.title,
        author=known.author or read.author,
        publisher=known.publisher or read.publisher,
        file=known.file or read.file,
        handling=known.handling or read.handling,
        text=read.text,
    )


__all__ = ["CONTEXT", "Passage", "Passages", "anchor", "around", "title_of"]
