"""Unnamed sources: those who give information and are called only by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prophasis.case import Unnamed
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.collating.utterance import Utterance, told
from prophasis.reading.gazetteer import gazetteer

_WITNESS = frozenset(
    "source sources witness witnesses person persons people man woman men women pilot sailor fisherman clerk driver "
    "spokesman spokeswoman spokesperson adviser aide insider defector survivor neighbour villager soldier officer "
    "engineer doctor nurse teacher farmer broker trader colleague friend relative cousin deputy".split()
)
_GROUPS = ("officials", "diplomats", "people", "persons", "analysts", "leaders")
_MORE = re.compile(r"\s+(?:who|familiar|close|with|in|of|from|at|inside|near)\b[^,;:.“”\"]{0,60}")
_BODIES = frozenset("staff command capital leadership authorities".split())
_LEARNED = re.compile(
    r"\b(?:learn(?:ed|t)|heard|told)\s+(?:from|by)\s+(?P<whom>(?:an?\s|the\s|two\s|three\s|several\s|some\s)?(?:[a-z]+\s){0,2}"
    r"(?:officials?|sources?|diplomats?|officers?|aides?|witnesses|people|persons?)\b(?:\s+(?:who|in|of|with|close|familiar)"
    r"\b[^,.;]{0,50}?)?)\s+(?=that\b)"
)
"""A document that has learned something from somebody whom it does not name."""
_ANY = re.compile(r"^(?:each|every|no|any|all|some|many|most|few)\b", re.IGNORECASE)


def unnamed(corpus: Corpus) -> Iterator[Unnamed]:
    """Each unnamed source of each document once a sentence, as the document calls him."""
    seen: set[tuple[str, int]] = set()
    for said in corpus.utterances:
        payload = said.statement
        if payload.source_span is None or (said.leaf.id, payload.source_span[0]) in seen:
            continue
        if (name := _called(corpus, said)) is None:
            continue
        seen.add((said.leaf.id, payload.source_span[0]))
        yield Unnamed(name=name, span=said.leaf.span(said.sentence), said=told(said.leaf, said.content))
    for leaf in corpus.leaves:
        for place in leaf.sentences:
            if found := _LEARNED.search(leaf.text, *place):
                name = " ".join(found["whom"].split())
                yield Unnamed(name=name, span=leaf.span(place), said=told(leaf, (found.end(), place[1])))


def _called(corpus: Corpus, said: Utterance) -> str | None:
    """How the text calls a source without a name; None where he has one, or is a body or a pronoun."""
    place = said.statement.source_span
    assert place is not None
    words = said.leaf.quote(place)
    if (
        said.speaker is None
        or ":" not in said.speaker
        or corpus.identity.people.kind(said.statement.source or "") == "office"
    ):
        return None
    head = words.split()[-1].lower() if words.split() else ""
    role = gazetteer().roles.get(head)
    post = head in _WITNESS or (role is not None and role.group in _GROUPS)
    if not post or head in _BODIES or _ANY.match(words) or any(word[:1].isupper() for word in words.split()[1:]):
        return None
    cue = said.statement.cue
    last = cue[0] if cue and cue[0] > place[1] else said.sentence[1]
    more = _MORE.match(said.leaf.text, place[1], last)
    rest = more.group() if more else ""
    return " ".join(f"{words}{rest}".split())


__all__ = ["unnamed"]
