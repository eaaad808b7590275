"""Phrases: the hedges and boosters of the cue table, found in a page, look-alikes left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from prophasis.reading.cues import hedges
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Category = Literal["estimative", "reportative", "conditional", "booster"]

_POS = {"V": ("VERB", "AUX"), "N": ("NOUN",), "M": ("AUX", "VERB"), "A": ("ADJ",), "R": ("ADV",)}


@dataclass(frozen=True)
class Phrase:
    """One entry of the table: its words, each with the parts of speech it must have (empty: any)."""

    words: tuple[tuple[str, tuple[str, ...]], ...]
    category: Category
    range: tuple[float, float] | None


@dataclass(frozen=True)
class Cue:
    """A hedge at the tokens ``first..last``, inclusive."""

    first: int
    last: int
    category: Category
    range: tuple[float, float] | None = None


def find_phrases(doc: Doc) -> list[Cue]:
    """Hedges of the table from left to right, the longest phrase first; none overlaps another."""
    found, index = [], 0
    table = _table()
    while index < len(doc):
        token = doc[index]
        phrase = next((one for one in _candidates(table, token) if _fits(doc, index, one)), None)
        if phrase is not None:
            last = index + len(phrase.words) - 1
            if not look_alike(doc, index, last, phrase):
                end = last - 1 if phrase.words[0][1] and doc[last].lower_ in ("that", "of", "to", "as") else last
                found.append(Cue(index, end, phrase.category, phrase.range))
            index = last + 1
        else:
            index += 1
    return [cue for cue, after in zip(found, [*found[1:], None], strict=False) if not _only_leads(doc, cue, after)]


def _only_leads(doc: Doc, cue: Cue, after: Cue | None) -> bool:
    """ "We judge it" before "unlikely": the second word says how sure, the first only who judges."""
    if after is None or doc[cue.first].lower_ not in ("we", "i") or after.first - cue.last > _LEAD:
        return False
    return after.range is not None and after.first > cue.last + 1


_LEAD = 3
"""How many words after "we judge" a word of probability may stand that makes it one hedge with that."""


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for category, band, text in hedges():
        words = tuple(_word(word) for word in text.replace("-", " - ").split())
        phrase = Phrase(words, category, band)  # type: ignore[arg-type]
        table.setdefault(words[0][0], []).append(phrase)
    return {first: tuple(sorted(group, key=lambda one: -len(one.words))) for first, group in table.items()}


def _word(word: str) -> tuple[str, tuple[str, ...]]:
    if word.startswith("{"):
        return word[3:], _POS[word[1]]
    return word, ()


def _candidates(table: dict[str, tuple[Phrase, ...]], token: Token) -> Iterator[Phrase]:
    lower, lemma = token.lower_, token.lemma_.lower()
    found = table.get(lower, ()) + (table.get(lemma, ()) if lemma != lower else ())
    yield from sorted(found, key=lambda one: -len(one.words))


def _fits(doc: Doc, index: int, phrase: Phrase) -> bool:
    if index + len(phrase.words) > len(doc):
        return False
    for step, (word, parts) in enumerate(phrase.words):
        token = doc[index + step]
        if parts and token.pos_ not in parts:
            return False
        if token.lower_ != word and not ((parts or step) and token.lemma_.lower() == word):
            return False
    return True


_UNIVERSAL = wordset("can could would seriously believes believed doubts doubted disputes denies denied thinks else")
_ASKING = wordset("ask wonder know see determine check decide tell doubt question inquire find unsure")


def look_alike(doc: Doc, first: int, last: int, phrase: Phrase) -> bool:
    """Whether the words only look like a hedge: the month May, "asked if", "as soon as possible", "supposed to"."""
    token = doc[first]
    after = doc[last + 1] if last + 1 < len(doc) else None
    before = doc[first - 1] if first else None
    word = " ".join(word for word, _ in phrase.words)
    if word == "may" and _permits(token):
        return True
    if word == "may":
        return token.tag_ != "MD" or (token.text == "May" and not token.is_sent_start) or _counts(after)
    if word == "might":
        return token.tag_ != "MD"
    if word == "if":
        return _not_a_condition(token, before, after)
    if word == "possible":
        haste = any(one.lower_ == "as" for one in doc[max(0, first - 4) : first])
        return haste or _makes(token) or (after is not None and after.lower_ == "to" and token.dep_ == "acomp")
    if word in ("nobody", "no one"):
        return after is None or after.lower_ not in _UNIVERSAL
    if word in ("potential", "likely", "certain"):
        physics = after is not None and after.lower_ in ("energy", "difference", "well", "field")
        return token.pos_ == "NOUN" or (word == "potential" and physics)
    if word in ("supposed", "supposedly", "alleged"):
        return word == "supposed" and after is not None and after.lower_ == "to"
    if word in ("as long as", "so long as"):
        return _counts(after)
    if token.is_upper and len(token.text) > 2:
        return True
    if word in ("claim", "allege"):
        return token.dep_ in ("conj",) and token.pos_ == "NOUN"
    if word.endswith((" to be", " to have")):
        return not any(child.dep_ == "auxpass" for child in token.children)
    if word in ("in reality", "in fact", "in truth"):
        return not (token.is_sent_start or _apart(before, after))
    if word in ("really", "actually", "indeed", "genuinely", "truly", "naturally"):
        return token.pos_ != "ADV"
    return False


def _permits(token: Token) -> bool:
    """Whether "may" gives leave: "under the treaty either side may", "no ship may", "members may vote"."""
    verb = token.head
    if any(child.dep_ == "prep" and child.lower_ == "under" and child.i < token.i for child in verb.children):
        return any(one.lower_ in _RULES for one in verb.subtree)
    holder = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return holder is not None and any(child.lower_ in ("either", "no", "neither") for child in holder.lefts)


_RULES = wordset("deal treaty agreement law act rule rules terms charter accord constitution contract statute article")


def _apart(before: Token | None, after: Token | None) -> bool:
    """Whether an adverbial is set off by punctuation or follows a conjunction."""
    linked = before is not None and (before.is_punct or before.pos_ in ("CCONJ", "SCONJ"))
    return linked or (after is not None and after.text == ",")


def _counts(token: Token | None) -> bool:
    return token is not None and (token.like_num or token.pos_ == "NUM")


def _makes(token: Token) -> bool:
    """ "makes it possible": ability, not chance."""
    return token.dep_ in ("ccomp", "oprd", "acomp") and token.head.lemma_ in ("make", "render")


def _not_a_condition(token: Token, before: Token | None, after: Token | None) -> bool:
    if before is not None and before.lower_ in ("as", "what"):
        return before.lower_ == "as"
    head = token.head
    if head.dep_ == "ccomp" and head.head.lemma_ in _ASKING:
        return True
    return after is not None and after.lower_ in ("not", "any", "anything") and head.pos_ not in ("VERB", "AUX")
