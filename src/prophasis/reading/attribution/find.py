"""Find: all statements of a page, cue by cue, each with the way it is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.attribution.cue_verbs import classes_of
from prophasis.reading.attribution.labels import labelled_words, signed_words
from prophasis.reading.attribution.leads import lead, led_words
from prophasis.reading.attribution.nouns import ADJECTIVES, adjective_words, noun_words
from prophasis.reading.attribution.quotes import Quote
from prophasis.reading.attribution.set_phrases import drawn_words, phrase_words, stand_words
from prophasis.reading.attribution.sources import Papers, Stretch, note_author
from prophasis.reading.attribution.verbs import idiom, quoted_belief, verb_words
from prophasis.reading.attribution.words import Words
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb
from prophasis.reading.cues import statement_nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_words(cast: Cast, quotes: list[Quote]) -> list[Words]:
    """All statements of a page, in order of their cues; the same content under one cue is given once."""
    papers = Papers()
    quoted = cast.quoted = _quoted_tokens(cast, quotes)
    found: list[Words] = []
    seen: set[tuple[int, Stretch]] = set()
    for token in cast.doc:
        for words in _at(cast, token, papers, quoted):
            key = (words.anchor, words.content)
            if key not in seen and not _authors_own(cast.doc, words, quoted):
                seen.add(key)
                found.append(_with_mode(cast, replace(words, content=_closed(cast.doc, words.content)), quoted))
    return _joined(found, quoted)


def _joined(found: list[Words], quoted: set[int]) -> list[Words]:
    """The words with a quotation that one cue divides (""Well," she said, "I am tired."") in one piece."""
    whole: dict[int, Words] = {}
    for words in found:
        first = whole.get(words.anchor)
        divided = first is not None and first.content[1] <= words.anchor < words.content[0]
        ends = (first.content[1] - 2, words.content[0] + 1) if first is not None else ()
        if first is not None and divided and all(index in quoted for index in ends):
            joined = replace(first, content=(first.content[0], words.content[1]))
            found = [joined if one is first else one for one in found if one is not words]
            first = joined
        whole[words.anchor] = first or words
    return found


def _authors_own(doc: Doc, words: Words, quoted: set[int]) -> bool:
    """ "We assess that", "I would say that": the author's own words, unless somebody else is quoted with them."""
    who = words.source
    if who.actor is not None or who.words is None or who.words[1] - who.words[0] != 1:
        return False
    return doc[who.words[0]].lower_ in ("i", "we") and who.words[0] not in quoted


def _quoted_tokens(cast: Cast, quotes: list[Quote]) -> set[int]:
    inside: set[int] = set()
    for quote in quotes:
        span = cast.doc.char_span(quote.start, quote.end, alignment_mode="expand")
        if span is not None:
            inside.update(token.i for token in span if not token.is_punct)
    return inside


def _closed(doc: Doc, content: Stretch) -> Stretch:
    """The content with the mark that closes a quotation begun in it."""
    first, last = content
    text = doc[first:last].text
    if last < len(doc) and doc[last].text in '”"’' and text.count("“") + text.count('"') > text.count("”"):
        return first, last + 1
    return content


def _with_mode(cast: Cast, words: Words, quoted: set[int]) -> Words:
    """Direct where all words stand in quotation marks, mixed where some do."""
    first, last = words.content
    inside = sum(index in quoted for index in range(first, last))
    if words.mode == "act" and inside < 2:
        return words
    if inside == 0:
        return words
    term = words.cue[0] < first and (inside < _TERM or _mentioned(cast, words))
    return replace(words, mode="direct" if inside >= 0.7 * (last - first) and not term else "mixed")


def _mentioned(cast: Cast, words: Words) -> bool:
    """Whether quoted words are no sentence: what somebody or something is called."""
    return not any(is_verb(token) for token in cast.doc[words.content[0] : words.content[1]])


_TERM = 4
"""Fewer quoted words than this, after their cue, are a part of what is told in the author's own."""


def _at(cast: Cast, token: Token, papers: Papers, quoted: set[int]) -> Iterator[Words]:
    lemma = token.lemma_.lower()
    if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
        yield from (words for words in _by_verb(cast, token, papers, quoted) if _fits(words, quoted))
    elif token.pos_ == "NOUN" and lemma in statement_nouns():
        yield from noun_words(cast, token, papers)
    elif token.pos_ == "ADJ" and lemma in ADJECTIVES:
        yield from adjective_words(cast, token, papers)
    if token.text == ":":
        yield from labelled_words(cast, token, papers)
    elif token.text in ("—", "–", "-", "--"):
        yield from signed_words(cast, token, papers)
    led = lead(token)
    if led:
        yield from led_words(cast, token, led, papers)


def _fits(words: Words, quoted: set[int]) -> bool:
    """Whether a cue within a quotation gives words of that same quotation: "She told us she was tired"."""
    return words.anchor not in quoted or (words.content[0] in quoted and words.content[1] - 1 in quoted)


def _by_verb(cast: Cast, verb: Token, papers: Papers, quoted: set[int]) -> Iterator[Words]:
    note_author(cast, verb, papers)
    yield from drawn_words(cast, verb, papers)
    classes = classes_of(verb)
    phrased = list(phrase_words(cast, verb, papers)) or list(stand_words(cast, verb, papers))
    if phrased:
        yield from phrased
    elif verb.tag_ == "VBN" and verb.lower_ in ADJECTIVES:
        yield from adjective_words(cast, verb, papers)
    elif classes and not idiom(verb):
        yield from verb_words(cast, verb, classes, papers)
    elif verb.i not in quoted:
        yield from quoted_belief(cast, verb, papers, quoted)
