"""Sentences that name items and hypotheses by id -> the same sentences with each id leading to its place."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from prophasis.case import Case
from prophasis.telling.passages import anchor
from prophasis.telling.wording import sentence

_ARTICLES = re.compile(r"\b(?:the|a|an|no|every|each|any)\s$", re.IGNORECASE)
"""Before a plain word these show that the word is meant, not the id (``speaks the other way``)."""


def linker(case: Case) -> Callable[[str], Markup]:
    """A function that makes a sentence of a text and links every id of an item, hypothesis or document it names.

    The text is escaped and gets a capital and a full stop; an id at its head keeps its case. An id that is a plain
    English word is left alone behind an article, that of a document always.
    """
    places = {key: anchor("document", key) for key in case.documents if not key.isalpha()}
    places |= {key: anchor("hypothesis", key) for key in case.hypotheses}
    places |= {key: anchor("item", key) for key in case.evidence}
    if not places:
        return lambda text: escape(_capital(sentence(text)))
    longest_first = sorted(places, key=len, reverse=True)
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")

    def link(text: str) -> Markup:
        parts, at = [], 0
        text = sentence(text)
        if found.match(text) is None:
            text = _capital(text)
        for match in found.finditer(text):
            name = match.group()
            if name.isalpha() and _ARTICLES.search(text[: match.start()]):
                continue
            parts.append(escape(text[at : match.start()]))
            parts.append(Markup('<a class="id" href="#{}">{}</a>').format(places[name], name))
            at = match.end()
        parts.append(escape(text[at:]))
        return Markup("").join(parts)

    return link


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def without(text: str, *said: str | None) -> str:
    """The text less the sentences already said elsewhere; white space is closed up."""
    for part in said:
        if part and part.strip():
            text = text.replace(part.strip(), " ")
    return " ".join(text.split())


__all__ = ["linker", "without"]
