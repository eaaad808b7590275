"""Sentences, with headings and boilerplate told from the author's voice."""

from __future__ import annotations

from prophasis.case import Sentence
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step


def run(page: Page) -> None:
    """Lay a mark on every sentence of the parsed text."""
    assert page.doc is not None
    for sent in page.doc.sents:
        if sent.text.strip():
            start, end = page.place(sent.start_char, sent.end_char)
            page.add(start, end, Sentence(), step=STEP.id)


STEP = Step(name="sentence", version=1, requires=("syntax",), assigns=("sentence",), run=run)
