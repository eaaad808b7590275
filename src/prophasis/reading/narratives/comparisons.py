"""Comparisons: two cases that an author sets side by side, what they share, where they differ, and what followed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prophasis.case import Comparison, Event, Place, Span
from prophasis.reading.collating.corpus import Corpus, author_of, content_id
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import content_words

REACH = 6
"""Sentences of one paragraph that a comparison may take, from its first."""
_NAME = r"(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3}"
_CASE = rf"(?:the\s+\w+\s+of\s+)?(?:in\s+)?(?:\d{{3,4}}(?:\s+BC)?|{_NAME})"
_LIKENESS = r"\b(?i:similarit|difference|parallel|contrast|likeness)\w*"
_YEARS = r"\bin\s+(?P<a>\d{3,4})\s+and\s+(?:in\s+)?(?P<b>\d{3,4})\b"
_OPENERS = tuple(
    re.compile(shape)
    for shape in (
        rf"(?i:compare)\s+(?P<a>{_CASE})(?:\s+(?:with|to|and)\s+(?P<b>{_CASE}))?",
        rf"(?i:set|put|place|lay)\s+(?P<a>{_CASE})\s+(?:beside|next to|against|alongside)\s+(?P<b>{_CASE})",
        rf"(?i:unlike|like)\s+(?P<a>{_CASE}),\s+(?P<b>{_CASE})\b",
        rf"(?i:as in)\s+(?P<a>{_CASE}),\s+so\s+(?:too\s+)?in\s+(?P<b>{_CASE})",
        rf"(?P<b>{_CASE})\b[^.;]{{0,90}},\s+whereas\s+(?P<a>{_CASE})\b",
        rf"{_LIKENESS}[^.;]{{0,90}}?{_YEARS}",
        rf"{_YEARS}[^.;]{{0,50}}?{_LIKENESS}",
        rf"{_LIKENESS}\s+between\s+(?P<a>{_CASE})\s+and\s+(?P<b>{_CASE})",
    )
)
_SHARED = re.compile(
    r"\b(?:both|as well|also|likewise|similarly|the same|too|alike|equally|no less|in each|as \w+ (?:\w+ ){0,3}as)\b",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    r"\b(?:but|whereas|unlike|(?:in |by )?contrast|however|while|instead|differ\w*|on the other hand|yet)\b",
    re.IGNORECASE,
)
_ANSWER = frozenset(
    "answer respond react reply retaliate protest invade attack send withdraw mobilise mobilize object complain accept "
    "ignore threaten declare demand march strike seize blockade negotiate intervene yield occupy".split()
)


def comparisons(corpus: Corpus) -> tuple[Comparison, ...]:
    """The comparisons that the authors draw, in order of place."""
    found = [one for leaf in corpus.leaves for one in _in_document(corpus, leaf)]
    return tuple({one.id: one for one in found}.values())


def _in_document(corpus: Corpus, leaf: Leaf) -> Iterator[Comparison]:
    reached = -1
    for number, place in enumerate(leaf.sentences):
        if number <= reached:
            continue
        cases = _cases(leaf.quote(place))
        if cases is None:
            continue
        paragraph = _paragraph(leaf, number)
        made = _compared(leaf, cases, paragraph)
        if made is not None:
            reached = number + len(paragraph) - 1
            yield made


def _cases(text: str) -> tuple[str, str | None] | None:
    """The two cases that a sentence sets side by side; the second None where the next sentences name it."""
    for opener in _OPENERS:
        found = opener.search(text)
        if found:
            return _plain(found["a"]), _plain(found["b"]) if found["b"] else None
    return None


def _plain(case: str) -> str:
    year = re.search(r"\d{3,4}(?: BC)?", case)
    return year.group() if year else re.sub(r"^(?i:the|in)\s+", "", case)


def _paragraph(leaf: Leaf, number: int) -> list[Place]:
    """The sentence and those after it in its paragraph, `REACH` at most."""
    places = [leaf.sentences[number]]
    for start, end in leaf.sentences[number + 1 : number + REACH]:
        if re.search(r"\n\s*\n", leaf.text[places[-1][1] : start]):
            break
        places.append((start, end))
    return places


def _compared(leaf: Leaf, cases: tuple[str, str | None], places: Sequence[Place]) -> Comparison | None:
    first, second = cases
    second = second or _other(leaf, first, places)
    if second is None or second == first or not content_words(first) or not content_words(second):
        return None
    shared = tuple(leaf.span(place) for place in places if _SHARED.search(leaf.quote(place)))
    differing = tuple(leaf.span(place) for place in places if _DIFFERS.search(leaf.quote(place)))
    responses = _responses(leaf, (first, second), places)
    if not (shared or differing) or not _both_named(leaf, (first, second), places):
        return None
    spans = tuple(leaf.span(place) for place in places)
    return Comparison(
        id=content_id("comparison", leaf.id, first, second, str(spans[0].start)),
        cases=(first, second),
        by=author_of(leaf),
        spans=spans,
        shared=shared,
        differing=differing,
        responses=responses,
    )


def _other(leaf: Leaf, first: str, places: Sequence[Place]) -> str | None:
    """The other year that the sentences name, where the first case is a year."""
    if not first[:1].isdigit():
        return None
    years = re.findall(r"\b\d{3,4}(?: BC)?\b", " ".join(leaf.quote(place) for place in places))
    return next((year for year in years if year != first), None)


def _both_named(leaf: Leaf, cases: tuple[str, str], places: Sequence[Place]) -> bool:
    text = " ".join(leaf.quote(place) for place in places)
    return all(case in text for case in cases)


def _responses(leaf: Leaf, cases: tuple[str, str], places: Sequence[Place]) -> tuple[Span | None, Span | None]:
    """For each case the sentence that tells what somebody did about it: the last that names it and holds an answer."""
    found: list[Span | None] = []
    for case in cases:
        others = [other for other in cases if other != case]
        named = [place for place in places if case in leaf.quote(place) and others[0] not in leaf.quote(place)]
        told = [place for place in named if _answers(leaf, place)]
        found.append(leaf.span(told[-1]) if told else None)
    return found[0], found[1]


def _answers(leaf: Leaf, place: Place) -> bool:
    return any(
        isinstance(mark.payload, Event) and mark.payload.lemma in _ANSWER for mark in leaf.within("event", *place)
    )


__all__ = ["comparisons"]
