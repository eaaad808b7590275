"""Sentence boundaries that are sure before the parser runs; the parser decides the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_STOPS = frozenset({".", "?", "!", "…", "...", "?!", "!?", "!!", "....", "??"})
_FULL = frozenset({".", "?", "!", "??", "!!", "?!"})
_QUOTES = frozenset("\"'”’»")
_CLOSERS = _QUOTES | frozenset(")]")
_OPENERS = frozenset("\"'“‘«([")

LONGEST = 300
"""Tokens of the longest sentence: long ones of laws and treaties have 200."""

ABBREVIATIONS = frozenset(
    "mr. mrs. ms. dr. prof. st. gen. col. lt. sgt. capt. maj. adm. sen. rep. gov. pres. rev. hon. jr. sr. vs. cf. etc. "
    "e.g. i.e. approx. ca. c. no. nos. vol. pp. p. ed. eds. fig. figs. art. sec. ch. al. viz. mt. ft. inc. ltd. co. "
    "corp. dept. univ. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. op. cit. ibid. esp. incl. "
    "est.".split()
)
"""Words whose full stop ends no sentence; those that may (``etc.``, ``Inc.``, ``U.S.``) are left to the parser."""
_EITHER = frozenset("etc. inc. ltd. co. corp. jr. sr. al. est. no. p. art. ed.".split())


def add_boundaries(nlp: Language, *, alone: bool = False) -> None:
    """Put the rules before the parser, or, with ``alone``, in its stead."""
    from spacy.language import Language as _Language

    _Language.component("sentence_rules", func=mark_sure)
    _Language.component("sentence_rules_alone", func=mark_all)
    if alone:
        nlp.add_pipe("sentence_rules_alone")
    else:
        nlp.add_pipe("sentence_rules", before="parser")


def mark_sure(doc: Doc) -> Doc:
    """Set what is sure: a paragraph break starts a sentence; a place without a stop before it starts none.

    What runs on for `LONGEST` tokens is no sentence but a list or noise, and is cut. All are set at once: spaCy looks
    through the whole text each time that one is.
    """
    import numpy as np
    from spacy.attrs import SENT_START

    begun = 0
    starts: Any = np.zeros(len(doc), dtype="int64")
    for token in doc[1:]:
        sure = _sure(doc, token.i)
        if sure is not False or (token.i - begun >= LONGEST and not token.is_space):
            begun = token.i
            sure = True if sure is False else sure
        starts[token.i] = 0 if sure is None else 1 if sure else -1
    return doc.from_array([SENT_START], starts.astype("uint64"))


def mark_all(doc: Doc) -> Doc:
    """Every boundary by rule: where nothing is sure, a stop before a capital, a figure or a quotation."""
    mark_sure(doc)
    for token in doc[1:]:
        if token.is_sent_start is None:
            token.is_sent_start = not token.is_lower
    return doc


def _sure(doc: Doc, i: int) -> bool | None:
    """Whether a sentence starts at token ``i``: yes, no, or None where that is for the parser to say."""
    token, before = doc[i], doc[i - 1]
    if token.is_space:
        return False
    if before.is_space and "\n" in before.text:
        return True
    end = i - 1
    while end > 0 and (doc[end].text in _CLOSERS or doc[end].is_space):
        end -= 1
    last = doc[end].text
    if last not in _STOPS and not last.endswith("."):
        return False
    if not doc[i - 1].whitespace_ and not before.is_space and token.text in _CLOSERS:
        return False  # a quotation mark that closes what the stop ended
    if token.text in ",;:)]" or (token.is_lower and not _may_start_small(doc, i, end)):
        return False
    word = _with_stop(doc, end)
    if end == i - 1 and word in ABBREVIATIONS and word not in _EITHER:
        return False
    if end == i - 1 and _numbers_item(doc, end):
        return False
    return None


def _may_start_small(doc: Doc, i: int, end: int) -> bool:
    """Whether a sentence may start in small letters, as people write in haste: right behind a plain stop."""
    return end == i - 1 and doc[end].text in _FULL and bool(doc[end].whitespace_)


def _with_stop(doc: Doc, i: int) -> str:
    """The word that ends with the full stop at ``i``, whether or not the tokenizer parted them."""
    token = doc[i]
    if token.text == "." and i > 0 and not doc[i - 1].whitespace_:
        return doc[i - 1].lower_ + "."
    return token.lower_


def _numbers_item(doc: Doc, stop: int) -> bool:
    """Whether the stop belongs to the number of a heading or list item: ``1.``, ``2.1.``, ``a.``."""
    first = stop - 1
    if first < 0 or not (doc[first].like_num or doc[first].text.replace(".", "").isdigit() or len(doc[first]) == 1):
        return False
    return first == 0 or (doc[first - 1].is_space and "\n" in doc[first - 1].text)
