"""Statements: whose words a passage gives, to whom, how, and whether the author reports them as false."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.case import Statement
from prophasis.reading.attribution.falsehood import reported_as_false
from prophasis.reading.attribution.find import find_words
from prophasis.reading.attribution.free_quotes import add_free_quotes, widen
from prophasis.reading.attribution.quotes import find_quotes
from prophasis.reading.attribution.words import Words
from prophasis.reading.cast.roster import Cast, Figure
from prophasis.reading.clauses import parsed, place_of
from prophasis.reading.commitment import is_clause, weigh_clause
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step

if TYPE_CHECKING:
    from spacy.tokens import Doc


def run(page: Page) -> None:
    """Lay a mark on the content of every statement; hand on ``quotes`` and ``said`` (the tokens of cues)."""
    quotes = find_quotes(page.model.text)
    page.parts["quotes"] = quotes
    if page.doc is None or not parsed(page.doc):
        return
    cast: Cast = page.parts["cast"]
    text = page.doc.text
    found = [widen(page.doc, text, words, quotes) for words in find_words(cast, quotes)]
    found = add_free_quotes(cast, found, quotes)
    for words in found:
        _lay(page, page.doc, words)
    _first_persons(page, page.doc, cast, found)
    page.parts["said"] = frozenset(words.anchor for words in found)


_SPEAKERS_OWN = frozenset(("i", "we", "me", "us", "my", "our", "ourselves", "myself"))


def _first_persons(page: Page, doc: Doc, cast: Cast, found: list[Words]) -> None:
    """Let "we" and "I" in somebody's quoted words stand for the speaker, for the steps that ask who does what."""
    quoted = [(quote.start, quote.end) for quote in page.parts["quotes"]]
    for words in sorted(found, key=lambda one: one.content[1] - one.content[0]):
        actor = words.source.actor
        for token in doc[words.content[0] : words.content[1]] if actor in cast.drafts and words.mode != "act" else ():
            inside = any(start <= token.idx < end for start, end in quoted)
            if actor is not None and inside and token.lower_ in _SPEAKERS_OWN and cast.free(token.i, token.i):
                cast.place(Figure(token.i, token.i, token.i, actor, "pronoun", shown=False))


def _lay(page: Page, doc: Doc, words: Words) -> None:
    words = replace(words, false=reported_as_false(doc, words))
    start, end = place_of(page, words.content)
    payload = Statement(
        cue=place_of(page, words.cue) if words.cue != words.content else None,
        source=words.source.actor,
        source_span=place_of(page, words.source.words) if words.source.words else None,
        audience=words.audience,
        venue=words.venue,
        mode=words.mode,
        reported_as_false=words.false,
        commitment=_commitment(doc, words),
    )
    page.add(start, end, payload, step=STEP.id)


def _commitment(doc: Doc, words: Words) -> float | None:
    """How far the author is committed to the words; None where they are only named or have no cue."""
    if words.false:
        return _FALSE
    if words.mode == "act" or words.cue == words.content or not is_clause(doc, words.content):
        return None
    found = weigh_clause(doc[words.anchor], words.content)
    return found.value if found is not None else _SAID


_FALSE = -2.5
_SAID = 1.0
"""Commitment to words given by a cue of no known kind ("according to")."""


STEP = Step(name="statement", version=2, requires=("syntax", "cast"), assigns=("statement", "quotes", "said"), run=run)
"""Needs the parsed page and its cast."""
