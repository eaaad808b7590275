"""Leads: the words given by "according to X" and "in the words of X", read from the surface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.attribution.place_line import behind_place
from prophasis.reading.attribution.sources import Papers, source
from prophasis.reading.attribution.speakers import can_speak
from prophasis.reading.attribution.words import Words, bare
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import SUBJECTS, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def lead(token: Token) -> int:
    """How many tokens of "according to" or "in the words of" begin here; 0 where neither does."""
    for words in (("according", "to"), ("in", "the", "words", "of")):
        stretch = token.doc[token.i : token.i + len(words)]
        if token.lower_ == words[0] and tuple(one.lower_ for one in stretch) == words:
            return len(words) if token.i + len(words) < len(token.doc) else 0
    return 0


def led_words(cast: Cast, token: Token, lead: int, papers: Papers) -> Iterator[Words]:
    """ "According to X, ...": the rest of the sentence is X's, whichever way the parse has gone."""
    sentence, doc = token.sent, cast.doc
    first = token.i + lead
    last = _name_end(doc, first, sentence.end)
    named = [doc[index] for index in range(first, last)]
    speaker = next((one for one in named if cast.at(one) is not None or can_speak(cast, one)), None)
    if speaker is None:
        return
    who = source(cast, doc[cast.by_token[speaker.i].head] if speaker.i in cast.by_token else speaker, papers)
    if who.words is None:
        return
    before = any(
        not doc[index].is_punct and doc[index].pos_ not in _OPENING for index in range(sentence.start, token.i)
    )
    after = any(doc[index].is_alpha for index in range(last, sentence.end))
    top = token.head
    parted = before and after and doc[last].text == "," and doc[token.i - 1].text == ","
    if parted and is_verb(top) and top.i > last and top.dep_ != "ROOT" and _subject_behind(top, last):
        content = bare(doc, last, top.right_edge.i + 1)  # "a call in which, according to X, donors pleaded"
    elif parted and sentence.root.i > last:  # "The tax, according to X, hurts the poor."
        content = bare(doc, sentence.start, sentence.end)
    else:
        content = bare(doc, behind_place(doc, sentence.start), token.i) if before else bare(doc, last, sentence.end)
    if content[1] - content[0] > 1:
        yield Words((token.i, first), content, "indirect", who, token.i)


def _subject_behind(verb: Token, last: int) -> bool:
    return all(child.i > last for child in verb.children if child.dep_ in SUBJECTS)


_OPENING = ("CCONJ", "ADV", "SPACE", "SCONJ")


def _name_end(doc: Doc, first: int, end: int) -> int:
    """Where the name after "according to" ends: at a sign, else where a new phrase begins after a proper name."""
    for index in range(first, end):
        token = doc[index]
        if token.text in (",", ";", ".", ":", "—", "–", ")", "”", '"', "“"):
            return index
        if index > first and token.pos_ in ("DET", "PRON", "SCONJ") and doc[index - 1].text[0].isupper():
            return index
    return end
