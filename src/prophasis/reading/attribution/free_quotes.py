"""Free quotes: quotations that run over several sentences, or stand without a verb of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.attribution.quotes import Quote
from prophasis.reading.attribution.sources import Papers, Source, source
from prophasis.reading.attribution.words import Words
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb
from prophasis.reading.cues import statement_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LEAST = 5
"""Fewer words than this between quotation marks are a term, a title or a scare quote unless a cue introduces them."""


def widen(doc: Doc, words: Words, quotes: list[Quote]) -> Words:
    """Let the content run to the end of a quotation that begins in it and goes on over the next sentences."""
    first, last = words.content
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
    for quote in quotes:
        if quote.inner:
            continue
        if start < quote.start and quote.end <= end + 1 < doc[words.anchor].idx and _after_colon(doc.text, quote):
            span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
            if span is not None:
                return replace(words, content=(span.start, span.end), mode="direct")
        if start <= quote.start < end < quote.end:
            span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
            if span is not None and span.end > last:
                return replace(words, content=(first, span.end), mode="direct" if quote.start <= start + 1 else "mixed")
        if start - 2 < quote.start <= start + 1 and quote.end < end and _new_clause(doc, quote):
            span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
            if span is not None and span.end - span.start >= _LEAST:
                return replace(words, content=(span.start, span.end), mode="direct")
    return words


def _after_colon(text: str, quote: Quote) -> bool:
    """Whether a quotation stands behind a colon: what precedes it is the author's own sentence."""
    return text[: quote.outer_start].rstrip().endswith(":")


def _new_clause(doc: Doc, quote: Quote) -> bool:
    """Whether a quotation closes with a comma or stop before the content, as parsed, goes on without it."""
    return (
        doc.text[quote.end - 1 : quote.end] in (",", ".", ";")
        or doc.text[quote.outer_end : quote.outer_end + 1] in ",;"
    )


def add_free_quotes(cast: Cast, found: list[Words], quotes: list[Quote]) -> list[Words]:
    """The statements found, and those quotations that no cue has claimed: full sentences or introduced by a verb."""
    doc, papers = cast.doc, Papers()
    claimed = sorted(words.content for words in found)
    result, last_speaker = list(found), Source()
    for quote in quotes:
        span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
        if span is None or span.start == span.end:
            continue
        if quote.inner:
            result += _nested(cast, span, papers)
            continue
        owner = next((words for words in found if _overlap(words.content, (span.start, span.end))), None)
        if owner is not None:
            last_speaker = owner.source
            continue
        if sum(token.is_alpha for token in span) < _LEAST:
            continue
        if not any(is_verb(token) for token in span) or not claimed and not _introduced(span):
            continue
        cue = _cue_near(cast, span)
        if cue is not None:
            who = _speaker(cast, cue, papers)
            result.append(Words((cue.i, cue.i + 1), (span.start, span.end), "direct", who, cue.i))
            last_speaker = who
        elif _fills_sentence(span) or _label(cast, span) is not None:
            who = _label(cast, span) or last_speaker
            result.append(Words((span.start, span.end), (span.start, span.end), "direct", who, span.start))
            last_speaker = who
    return sorted(result, key=lambda words: words.content)


def _nested(cast: Cast, span: Span, papers: Papers) -> list[Words]:
    """A quotation within a quotation, after a verb of saying: "He told me, 'I will wait'"."""
    cue = _cue_near(cast, span)
    if cue is None or len(span) < _LEAST or cue.i > span.start or span.start - cue.i > 2 * _LEAST:
        return []
    return [Words((cue.i, cue.i + 1), (span.start, span.end), "direct", _speaker(cast, cue, papers), cue.i)]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


def _introduced(span: Span) -> bool:
    return any(token.lemma_.lower() in statement_verbs() for token in span.sent)


def _cue_near(cast: Cast, span: Span) -> Token | None:
    """A verb of saying outside the quotation, in the sentence where it begins or ends; the nearest one."""
    doc = cast.doc
    first, last = span[0].sent.start, span[-1].sent.end
    outside = [doc[index] for index in range(first, last) if not span.start - 1 <= index <= span.end]
    cues = [
        token
        for token in outside
        if is_verb(token)
        and statement_verbs().get(token.lemma_.lower(), frozenset()) & {"say", "tell", "show", "quote"}
    ]
    return min(cues, key=lambda token: min(abs(token.i - span.start), abs(token.i - span.end)), default=None)


def _speaker(cast: Cast, cue: Token, papers: Papers) -> Source:
    from prophasis.reading.attribution.sources import source_of_verb

    found = source_of_verb(cast, cue, papers)
    if found.words is None:
        holder = next((child for child in cue.children if child.dep_ in ("nsubj", "dobj")), None)
        if holder is not None and cast.at(holder) is not None:
            return source(cast, holder, papers)
    return found


def _label(cast: Cast, span: Span) -> Source | None:
    """The speaker set before a quotation with a colon: "The minister: ..."."""
    index = span.start - 2
    if index < 0 or cast.doc[index].text != ":":
        return None
    figure = cast.by_token.get(index - 1)
    return Source(figure.actor, (figure.first, figure.last + 1)) if figure is not None else None


def _fills_sentence(span: Span) -> bool:
    sentence = span[0].sent
    return span.start <= sentence.start + 1 and span.end >= sentence.end - 2
