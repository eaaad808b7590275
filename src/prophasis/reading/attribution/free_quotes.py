"""Free quotes: quotations that run over several sentences, or stand without a verb of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.attribution.cue_verbs import classes_of
from prophasis.reading.attribution.quotes import Quote
from prophasis.reading.attribution.sources import Papers, Source, source
from prophasis.reading.attribution.words import Words
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LEAST = 5
"""Fewer words than this between quotation marks are a term, a title or a scare quote unless a cue introduces them."""


def widen(doc: Doc, text: str, words: Words, quotes: list[Quote]) -> Words:
    """Let the content run to the end of a quotation that begins in it and goes on over the next sentences.

    ``text`` is the text of ``doc``, which spaCy puts together anew each time it is asked.
    """
    first, last = words.content
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
    for quote in quotes:
        if quote.inner:
            continue
        within = quote.end <= end + 1 or text[end : quote.outer_start].strip() == ":"
        if start < quote.start and within and quote.end < doc[words.anchor].idx and _after_colon(text, quote):
            span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
            if span is not None:
                return replace(words, content=(span.start, span.end), mode="direct")
        if start <= quote.start < end < quote.end:
            span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
            if span is not None and span.end > last:
                return replace(words, content=(first, span.end), mode="direct" if quote.start <= start + 1 else "mixed")
        if quote.start < start < quote.end and not quote.start <= doc[words.anchor].idx < quote.end:
            span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
            if span is not None and _whole(text, span, quote):
                return replace(words, content=(span.start, max(span.end, last)), mode="direct")
        if start - 2 < quote.start <= start + 1 and quote.end < end and _new_clause(text, quote):
            span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
            if span is not None and span.end - span.start >= _LEAST:
                return replace(words, content=(span.start, span.end), mode="direct")
    return words


def _whole(text: str, span: Span, quote: Quote) -> bool:
    """Whether a quotation begins its sentence and ends like one: not two words of a longer phrase."""
    return span.start <= span[0].sent.start + 1 and (text[quote.end - 1] in ",.!?;…" or len(span) >= _LEAST)


def _after_colon(text: str, quote: Quote) -> bool:
    """Whether a quotation stands behind a colon: what precedes it is the author's own sentence."""
    return text[max(quote.outer_start - 9, 0) : quote.outer_start].rstrip().endswith(":")


def _new_clause(text: str, quote: Quote) -> bool:
    """Whether a quotation closes with a comma or stop before the content, as parsed, goes on without it."""
    return text[quote.end - 1 : quote.end] in (",", ".", ";") or text[quote.outer_end : quote.outer_end + 1] in ",;"


def add_free_quotes(cast: Cast, found: list[Words], quotes: list[Quote]) -> list[Words]:
    """The statements found, and those quotations that no cue has claimed: full sentences or introduced by a verb.

    A quotation that goes on behind its cue ("We will wait," she said. "We have time.") is one with what came before.
    """
    doc, papers = cast.doc, Papers()
    result, before = list(found), -1
    for quote in quotes:
        span = doc.char_span(quote.start, quote.end, alignment_mode="contract")
        if span is None or span.start == span.end:
            continue
        if quote.inner:
            inner = _nested(cast, span, papers)
            result += [words for words in inner if all(words.anchor != other.anchor for other in found)]
            continue
        owner = _owner(result[: len(found)], span)
        if owner >= 0:
            before = owner
        elif _goes_on(doc, result[before] if before >= 0 else None, span):
            start = min(result[before].content[0], span.start)
            result[before] = replace(result[before], content=(start, span.end))
        elif _is_speech(span):
            words = _unclaimed(cast, span, papers, result[before].source if before >= 0 else Source(), bool(found))
            if words is not None:
                result.append(words)
                before = len(result) - 1
    return sorted(result, key=lambda words: words.content)


def _is_speech(span: Span) -> bool:
    """Whether a quotation is speech: long enough and with a verb, or followed at once by who said it."""
    if sum(token.is_alpha for token in span) >= _LEAST and any(is_verb(token) for token in span):
        return True
    doc, first = span.doc, span.end + 1
    behind = [token for token in doc[first : first + 4] if not token.is_punct]
    return span[-1].text in (",", "!", "?") and any(
        "say" in classes_of(token) for token in behind[:3] if is_verb(token)
    )


def _owner(found: list[Words], span: Span) -> int:
    """Which statement a quotation belongs to; -1 for none. Words told within it own nothing."""
    wanted = (span.start, span.end)
    return next(
        (
            index
            for index, words in enumerate(found)
            if _overlap(words.content, wanted) and not span.start <= words.anchor < span.end
        ),
        -1,
    )


def _goes_on(doc: Doc, before: Words | None, span: Span) -> bool:
    """Whether a quotation that fills its sentences follows at once on the sentence of the words before it."""
    if before is None or before.mode not in ("direct", "mixed") or not _fills_sentence(span):
        return False
    last = max(before.content[1], before.cue[1])
    between = doc[last : span.start]
    if last > span.start or "\n\n" in between.text and not _open(doc, before):
        return False
    return doc[min(last, len(doc) - 1)].sent.end >= span.start - 2 or doc[last - 1].sent.end >= span.start - 2


def _open(doc: Doc, words: Words) -> bool:
    """Whether nothing closes a quotation before its paragraph ends."""
    after = doc[words.content[1] : words.content[1] + 1].text
    return not after or after[0] not in '"”’»'


def _unclaimed(cast: Cast, span: Span, papers: Papers, last: Source, others: bool) -> Words | None:
    """A quotation as a statement of its own: by the verb beside it, by a label, or by filling a sentence."""
    if not others and not _introduced(span):
        return None
    cue = _cue_near(cast, span)
    content = (span.start, span.end)
    if cue is not None:
        return Words((cue.i, cue.i + 1), content, "direct", _speaker(cast, cue, papers), cue.i)
    label = _label(cast, span)
    if _fills_sentence(span) or label is not None:
        return Words(content, content, "direct", label or last, span.start)
    return None


def _nested(cast: Cast, span: Span, papers: Papers) -> list[Words]:
    """A quotation within a quotation, after a verb of saying: "He told me, 'I will wait'"."""
    cue = _cue_near(cast, span)
    if cue is None or len(span) < _LEAST or cue.i > span.start or span.start - cue.i > 2 * _LEAST:
        return []
    return [Words((cue.i, cue.i + 1), (span.start, span.end), "direct", _speaker(cast, cue, papers), cue.i)]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


def _introduced(span: Span) -> bool:
    return any(classes_of(token) for token in span.sent)


def _cue_near(cast: Cast, span: Span) -> Token | None:
    """A verb of saying outside the quotation, in the sentence where it begins or ends; the nearest one."""
    doc = cast.doc
    first, last = span[0].sent.start, span[-1].sent.end
    outside = [doc[index] for index in range(first, last) if not span.start - 1 <= index <= span.end]
    cues = [token for token in outside if is_verb(token) and classes_of(token) & {"say", "tell", "show", "quote"}]
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
