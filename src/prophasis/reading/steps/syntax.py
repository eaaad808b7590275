"""Syntax: the parsed model text, in the part ``syntax`` (``page.doc``)."""

from __future__ import annotations

from prophasis.reading.model import load_model
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step

CHUNK = 60_000
"""Characters parsed at once: memory grows with the piece, not with the document."""


def run(page: Page) -> None:
    """Parse the model text in pieces that end with a paragraph, and join them."""
    from spacy.tokens import Doc

    model = load_model()
    docs = list(model.nlp.pipe(pieces(page.model.text), batch_size=1))
    page.doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    for notice in model.notices:
        page.notice(notice.code, notice.text)


def pieces(text: str, *, size: int = CHUNK) -> list[str]:
    """``text`` cut after paragraph breaks into pieces of about ``size`` characters; joined they are the text."""
    cuts, start = [], 0
    while len(text) - start > size:
        end = text.find("\n\n", start + size // 2)
        if end < 0:
            break
        cuts.append(text[start : end + 2])
        start = end + 2
    return [*cuts, text[start:]]


STEP = Step(name="syntax", version=1, requires=(), assigns=("syntax",), run=run)
