"""Syntax: the parsed model text, in the part ``syntax`` (``page.doc``)."""

from __future__ import annotations

from prophasis.reading.defaults import PARSE_CHARACTERS
from prophasis.reading.model import load_model
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step


def run(page: Page) -> None:
    """Parse the model text in pieces that end with a paragraph, and join them."""
    from spacy.tokens import Doc

    model = load_model()
    docs = list(model.nlp.pipe(pieces(page.model.text), batch_size=1))
    page.doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    for notice in model.notices:
        page.notice(notice.code, notice.text)


def pieces(text: str, *, size: int = PARSE_CHARACTERS) -> list[str]:
    """``text`` cut into pieces of about ``size`` characters; joined they are the text.

    Cuts stand behind a paragraph; where one is longer than two pieces, behind a sentence, else a word.
    """
    cuts, start = [], 0
    while len(text) - start > size:
        end = _cut(text, start, size)
        cuts.append(text[start:end])
        start = end
    return [*cuts, text[start:]]


def _cut(text: str, start: int, size: int) -> int:
    limit = start + 2 * size
    paragraph = text.find("\n\n", start + size // 2, limit)
    if paragraph >= 0:
        return paragraph + 2
    for sign in (". ", " "):
        found = text.rfind(sign, start + 1, limit)
        if found >= 0:
            return found + len(sign)
    return min(limit, len(text))


STEP = Step(name="syntax", version=1, requires=(), assigns=("syntax",), run=run)
