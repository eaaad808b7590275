"""Occasions: elections, wars and meetings that have a name: "the 1997 United Kingdom general election"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Stretch = tuple[int, int]

_POLLS = wordset("election elections referendum referendums primary primaries")
_OF_POLLS = wordset("""
    general federal presidential parliamentary legislative state local municipal mayoral gubernatorial regional
    provincial senatorial congressional communal cantonal council special snap early leadership primary runoff
    assembly constitutional independence devolution territorial departmental by in of""")
_HOUSES = wordset("senate parliament assembly house council commons")
"""Bodies that are elected in many places, so that "in Ireland" is part of the name."""
_NAMED = wordset("""
    war wars revolution uprising uprisings rebellion revolt crisis conference summit olympics massacre mutiny campaign
    convention games troubles intifada putsch genocide holocaust exhibition expo armistice""")
_MET = wordset("summit conference convention invasion coup revolt uprising protests riots insurgency")
"""Nouns in small letters that make a name with a year before them: "the 2003 invasion of Iraq"."""
_FOUGHT = wordset("war wars battle battles siege congress conference revolution massacre treaty sack") - wordset(
    "treaty"
)
_NUMERALS = frozenset(("I", "II", "One", "Two"))
_MONTHS = wordset("january february march april may june july august september october november december")


def occasions(doc: Doc) -> list[Stretch]:
    """The named occasions of a page, first and last token, in order of place; none lies in another."""
    found = sorted({*_polls(doc), *_wars(doc), *_of_places(doc)}, key=lambda span: (span[0], -span[1]))
    kept: list[Stretch] = []
    for span in found:
        if not kept or span[0] > kept[-1][1]:
            kept.append(span)
    return kept


def names_nobody(doc: Doc, span: Stretch) -> range:
    """The words of an occasion that are no names of their own: all of an election's, of others those before "of"."""
    words = doc[span[0] : span[1] + 1]
    poll = any(token.lower_ in _POLLS for token in words)
    joint = next((token.i for token in words if token.lower_ == "of" and not poll), span[1] + 1)
    return range(span[0], joint)


def _polls(doc: Doc) -> Iterator[Stretch]:
    """A year, a name and a kind before "election"; the place behind it where a house is elected."""
    for token in doc:
        if token.lower_ not in _POLLS:
            continue
        first = _left(doc, token.i, _OF_POLLS)
        words = doc[first : token.i]
        if not any(_is_year(one) for one in words) or not any(_is_name(one) for one in words):
            continue
        if first > 0 and doc[first - 1].lower_ in _MONTHS and _is_year(doc[first]):
            first -= 1
        last = _runoff(doc, token.i)
        if any(one.lower_ in _HOUSES for one in words):
            last = _in_place(doc, last)
        yield first, last


def _runoff(doc: Doc, last: int) -> int:
    """ "leadership election runoff", "primary election" go on by a word."""
    following = doc[last + 1] if last + 1 < len(doc) else None
    return last + 1 if following is not None and following.lower_ in ("election", "elections", "runoff") else last


def _left(doc: Doc, head: int, small: frozenset[str]) -> int:
    """Where the words before ``head`` begin: names, years, and small words of the kind given between them."""
    first, at = head, head - 1
    start = doc[head].sent.start if doc.has_annotation("SENT_START") else 0
    while at >= start:
        token = doc[at]
        if _is_year(token):
            return at
        if _is_name(token):
            first = at
        elif not (token.lower_ in small or token.text in ("-", "–", "'s", "’s", "'", "the") or token.lower_ == "and"):
            break
        at -= 1
    return first


def _in_place(doc: Doc, last: int) -> int:
    """The end of "in Ireland" or "in the United Kingdom" behind an election."""
    at = last + 1
    if at >= len(doc) or doc[at].lower_ not in ("in", "for"):
        return last
    at += 1
    at += at < len(doc) and doc[at].lower_ == "the"
    end = at
    while end < len(doc) and _is_name(doc[end]):
        end += 1
    return end - 1 if end > at else last


def _wars(doc: Doc) -> Iterator[Stretch]:
    """ "World War II", "the Bosnian War", "the 1943 Tehran Conference", "the 2019 BRICS summit"."""
    for token in doc:
        named = token.lower_ in _NAMED and token.text[0].isupper()
        if not named and token.lower_ not in _MET:
            continue
        first = token.i
        while first > 0 and _is_part(doc, first - 1):
            first -= 1
        year = first > 0 and _is_year(doc[first - 1])
        if first == token.i and not year:
            if token.text in ("Troubles", "Holocaust") and first and doc[first - 1].lower_ == "the":
                yield first, token.i
            continue
        if not named and not (year and first < token.i) and not (year and _follows_of(doc, token.i)):
            continue
        last = token.i
        if token.lower_ == "war" and last + 1 < len(doc) and doc[last + 1].text in _NUMERALS:
            last += 1
        elif not named and _follows_of(doc, last):
            last = _names_end(doc, last + 2)
        yield first - year, last


def _is_part(doc: Doc, at: int) -> bool:
    """Whether a word goes on with a name to the left: a capital, or a hyphen between capitals."""
    token = doc[at]
    if token.text in ("-", "–"):
        return at > 0 and _is_name(doc[at - 1])
    sentence_opens = token.is_sent_start and token.pos_ in ("DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV")
    return _is_name(token) and not sentence_opens and token.lower_ != "the"


def _of_places(doc: Doc) -> Iterator[Stretch]:
    """ "the Battle of Mons", "War of the Sixth Coalition", "the Congress of Vienna"."""
    for token in doc:
        if token.lower_ not in _FOUGHT or not token.text[0].isupper() or not _follows_of(doc, token.i):
            continue
        first = token.i
        while first > 0 and _is_part(doc, first - 1):
            first -= 1
        yield first, _names_end(doc, token.i + 2)


def _follows_of(doc: Doc, at: int) -> bool:
    end = at + 2
    end += end < len(doc) and doc[end].lower_ == "the"
    return end < len(doc) and doc[at + 1].lower_ == "of" and _is_name(doc[end])


def _names_end(doc: Doc, at: int) -> int:
    at += doc[at].lower_ == "the"
    while at + 1 < len(doc) and _is_name(doc[at + 1]):
        at += 1
    return at


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and token.text[-1].isalpha() and token.lower_ not in _MONTHS


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdecimal() and 1000 <= int(token.text) <= 2100
