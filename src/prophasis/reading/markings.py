"""Marks in a text that are not words: citation markers and the signs of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from prophasis.case import Place
from prophasis.reading.patterns import pattern

CITATION = pattern(r"\[\s?\^?\d{1,4}(?:\s?[,;–—-]\s?\d{1,4})*\s?\]")
SUPERSCRIPT = pattern(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,–—-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
AUTHOR_YEAR = pattern(
    r"\((?:see |cf\. |e\.g\.,? )?([\pLu][\pL'’-]+(?:,? (?:and|&) [\pLu][\pL'’-]+| et al\.)?,? \(?\d{4}[a-z]?"
    r"(?:[,:] ?(?:pp?\. ?)?[\d–-]+)?(?:; [^()]{3,200}\d{4}[a-z]?)?)\)"
)
"""``(Smith and Jones 2014, p. 3)``: what it refers to is group 1."""
NUMBERS = pattern(r"([–—-]?)\s?(\d+)")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKDOWN = (
    pattern(r"(?m)^[ \t]{0,3}(#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+)"),
    pattern(r"(?m)^[ \t]{0,3}((?:[-*_][ \t]*){3,})$"),
    pattern(r"(\*\*\*|\*\*|__|\*|`+|~~|\|)"),
    pattern(r"(?:^|[\s(“\"'])(_)[^\s_]"),
    pattern(r"[^\s_](_)(?:[\s).,;:!?”\"']|$)"),
    pattern(r"(</?[a-zA-Z][^<>]{0,300}>|<!--[^<>]{0,1000}-->)"),
    pattern(r"(!?\[)[^\[\]\n]{1,300}\]\([^()\n]{0,500}\)"),
    pattern(r"!?\[[^\[\]\n]{1,300}(\]\([^()\n]{0,500}\))"),
)


_UNBROKEN = pattern(r"\S{300,}")
_SIGNS = pattern(r"(?:[^\pL\pN\s][ \t]+)+")
_MANY_SIGNS = 60
"""Characters from which on a row of signs with spaces between them is no punctuation."""


def noise(text: str) -> Iterator[Place]:
    """Long stretches that are no words: rulers, encoded data, rows of signs with spaces between them.

    A tokenizer takes time that grows with their square, and nobody says anything in them.
    """
    for found in _UNBROKEN.finditer(text):
        words = found.group()
        if sum(map(str.isalpha, words)) < 0.8 * len(words) or words.isascii():
            yield found.span()
    yield from (found.span() for found in _SIGNS.finditer(text) if len(found.group()) >= _MANY_SIGNS)


def citation_markers(text: str) -> Iterator[Place]:
    """Numbered markers ``[12]``, ``[3, 4]``, ``[5-7]`` and superscript digits that follow a word or stop."""
    yield from sorted([found.span() for found in CITATION.finditer(text)] + list(_superscripts(text)))


def _superscripts(text: str) -> Iterator[Place]:
    for found in SUPERSCRIPT.finditer(text):
        start = found.start()
        if start and (text[start - 1].isalpha() or text[start - 1] in ".,;:!?”’\"')") and not _unit(text, start):
            yield found.span()


def superscript_number(text: str) -> str:
    """Superscript digits as plain ones."""
    return text.translate(_FIGURES)


def _unit(text: str, start: int) -> bool:
    """Whether the superscript belongs to a unit of measure (``km²``), not to a note."""
    word = start
    while word and text[word - 1].isalpha():
        word -= 1
    return start - word <= 2 and text[word:start] in {"m", "km", "cm", "mm", "x", "y", "n", "r", "R", "s"}


def markdown_marks(text: str) -> Iterator[Place]:
    """The signs of Markdown: heading and list marks, emphasis, code ticks, brackets and targets of links."""
    for marks in _MARKDOWN:
        for found in marks.finditer(text):
            yield found.span(1)
