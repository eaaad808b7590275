"""The page: one document while it is read. Steps find marks on the model text and lay them on the canonical text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from prophasis.case import AsRead, Document, Hypothesis, Mark, Notice, Payload, Place, mark_at
from prophasis.reading.model_text import ModelText, make_model_text
from prophasis.reading.voice import SPOKEN, is_headline, is_silent

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass
class Page:
    """What the steps share. Offsets named *model* count ``model.text``; all marks count ``document.text``.

    Attributes:
        document: the document; ``document.text`` is the canonical text and is never changed.
        model: the text that models see: unwrapped, citation markers blanked, with its map back.
        heads: whether the trained heads may be asked.
        doc: the parsed model text (spaCy), once the step ``syntax`` has run; its token offsets are *model* ones.
        hypotheses: the user's hypotheses, where the reading is made with a case.
        as_read: slips of character recognition that the model text reads as they were meant.
        parts: what steps hand on besides marks, by the name they declare in ``assigns``.
    """

    document: Document
    model: ModelText
    hypotheses: Mapping[str, Hypothesis] = field(default_factory=dict)
    heads: bool = False
    doc: Doc | None = None
    marks: list[Mark] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    as_read: tuple[AsRead, ...] = ()
    parts: dict[str, Any] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set, repr=False)
    _layers: dict[str, tuple[int, list[Mark]]] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.document.text or ""

    def place(self, start: int, end: int) -> Place:
        """A *model* span as a canonical one, trimmed of white space at both ends."""
        return self.model.place(start, end)

    def add(self, start: int, end: int, payload: Payload, *, step: str) -> Mark:
        """Lay a mark on the canonical span ``start..end``; the same mark twice is one mark.

        What is said in a heading, a caption or boilerplate is not the author's, and gets none, but for the words that
        a headline gives of others.
        """
        mark = mark_at(self.text, start, end, payload, document=self.document.id, step=step)
        silent = mark.layer in SPOKEN and is_silent(self, start) and is_silent(self, end - 1)
        silent = silent and not is_headline(self, mark)
        if mark.id not in self._seen and not silent:
            self._seen.add(mark.id)
            self.marks.append(mark)
        return mark

    def layer(self, name: str) -> list[Mark]:
        """The marks of one layer so far, in order of place."""
        count, found = self._layers.get(name, (-1, []))
        if count != len(self.marks):
            found = sorted((mark for mark in self.marks if mark.layer == name), key=lambda mark: (mark.start, mark.end))
            self._layers[name] = (len(self.marks), found)
        return list(found)

    def notice(self, code: str, text: str) -> None:
        """Say something about this document that a reader should know."""
        self.notices.append(Notice(code=code, text=text, document=self.document.id))


def page_of(text: str, *, document_id: str = "text", hypotheses: Mapping[str, Hypothesis] | None = None) -> Page:
    """A page made of a bare text, without a file: for a string at hand, and for tests."""
    document = Document(id=document_id, text=text, media_type="text/plain", extractor="text 1")
    return Page(document=document, model=make_model_text(text), hypotheses=dict(hypotheses or {}))
