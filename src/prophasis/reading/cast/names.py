"""Names: the gazetteer's names found in a text, each with the sense it has there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prophasis.reading.gazetteer import Entry, Name, Sense, gazetteer, words_of
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Hit:
    """A name at the tokens ``first..last`` of a page, inclusive."""

    first: int
    last: int
    entry: Entry
    sense: Sense


def hits(doc: Doc) -> list[Hit]:
    """All names of the gazetteer in a page, longest first from left to right, in order of place."""
    found = list(_matches(doc.text))
    counts = _counts(names for _, _, names in found)
    hits = []
    for start, end, names in found:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or span.start_char < start or span.end_char > end + 1:
            continue
        name = _choose(names, counts)
        if _names_a_thing(doc, span.start, span.end - 1, name) or _prefixed(doc, span.start, name):
            continue
        hits.append(Hit(span.start, span.end - 1, name.entry, name.sense))
    return hits


def _names_a_thing(doc: Doc, first: int, last: int, name: Name) -> bool:
    """Whether a town is part of the name of an accord or event: "Minsk II", "the Munich Agreement"."""
    following = [token.lower_ for token in doc[last + 1 : last + 4]]
    if name.sense == "name" and any(word in ("election", "elections", "referendum") for word in following):
        return _modifies(doc, last)
    if name.sense != "capital" and name.entry.sort != "place":
        return False
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is None or not after.text[0].isupper() or after.sent.start != doc[first].sent.start:
        return False
    return set(after.text) <= set("IVXT") or (
        after.lower_ in THINGS or (last + 2 < len(doc) and doc[last + 2].lower_ in THINGS)
    )


def _modifies(doc: Doc, last: int) -> bool:
    """Whether a name is part of what an election is called ("the 1997 United Kingdom general election")."""
    word = doc[last + 1].lower_
    return word in ("general", "federal", "presidential", "parliamentary", "legislative", "senate", "provincial") or (
        word in ("election", "elections", "referendum") and doc[last].dep_ in ("compound", "nmod")
    )


def _prefixed(doc: Doc, first: int, name: Name) -> bool:
    """Whether an adjective stands behind "pro-" or "anti-": a leaning, not an actor."""
    before = doc[first - 1].lower_ if first else ""
    if before == "-" and first > 1:
        before = doc[first - 2].lower_ + "-"
    return name.sense == "adjective" and before in ("pro-", "anti-", "post-", "ex-", "non-")


def _matches(text: str) -> Iterable[tuple[int, int, list[Name]]]:
    table = gazetteer().names
    words = words_of(text)
    index = 0
    while index < len(words):
        names = _longest(words, index, table.get(words[index][0], ()))
        if names:
            last = index + len(names[0].words) - 1
            yield words[index][1], words[last][2], names
            index = last + 1
        else:
            index += 1


def _longest(words: list[tuple[str, int, int]], index: int, names: tuple[Name, ...]) -> list[Name]:
    fitting: list[Name] = []
    for name in names:
        if fitting and len(name.words) < len(fitting[0].words):
            break
        if all(index + step < len(words) and words[index + step][0] == word for step, word in enumerate(name.words)):
            fitting.append(name)
    return fitting


def _counts(groups: Iterable[list[Name]]) -> Counter[str]:
    """How often each entry is named by words that can mean no other one."""
    counts: Counter[str] = Counter()
    for names in groups:
        entries = {name.entry.id for name in names}
        if len(entries) == 1:
            counts.update(entries)
    return counts


def _choose(names: list[Name], counts: Counter[str]) -> Name:
    """Among entries of one name: a polity of the past where the text speaks of it at least as often by other words."""
    rank = {"name": 0, "capital": 1, "people": 2, "adjective": 3}
    present = [name for name in names if name.entry.sort != "polity"]
    past = [name for name in names if name.entry.sort == "polity"]
    best = max(past, key=lambda name: counts[name.entry.id], default=None)
    if best is not None:
        rival = max((counts[name.entry.id] for name in present), default=0)
        if not present or (counts[best.entry.id] > 0 and counts[best.entry.id] >= rival):
            return best
    return min(present, key=lambda name: rank[name.sense])


THINGS = wordset("""
    accord accords agreement agreements treaty act declaration charter protocol protocols convention summit format
    framework communique communiqué memorandum conference process congress pact talks formula principles""")
"""Nouns that a town lends its name to without being an actor or a place there."""
