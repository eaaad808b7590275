"""Set phrases: words given by a verb with its noun or particle ("took issue with", "made the case that")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.attribution.sources import Papers, Stretch, source, source_of_verb
from prophasis.reading.attribution.words import Words
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import stretch, under
from prophasis.reading.cues import statement_phrases
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAR = 5
"""How many words a noun may stand behind its verb, and its preposition behind the noun."""
_FRAMES = wordset("favor favour support opposition defense defence praise")
"""Nouns that only lead on to the topic: "came out in favor of the merger"."""


def phrase_words(cast: Cast, verb: Token, papers: Papers) -> Iterator[Words]:
    """The topic of a set phrase whose verb has a speaker, as an act of speech."""
    for words, prepositions in statement_phrases().get(verb.lemma_.lower(), ()):
        noun = _following(verb, words)
        if noun is None:
            continue
        content = _topic(verb, noun, prepositions)
        if content is None:
            continue
        speaker = source_of_verb(cast, verb, papers)
        if speaker.words is not None and not any(child.dep_ == "neg" for child in verb.children):
            yield Words((verb.i, noun.i + 1), content, "act", speaker, verb.i)
        return


def stand_words(cast: Cast, verb: Token, papers: Papers) -> Iterator[Words]:
    """ "is against a registry", "was in favor of it": a stand told by "be" and a preposition."""
    if verb.lemma_ != "be":
        return
    for child in verb.rights:
        if child.dep_ != "prep" or child.lower_ not in ("against", "for", "in"):
            continue
        inner = next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
        framed = inner is not None and inner.lemma_.lower() in _FRAMES
        content = _led(child) if framed or child.lower_ == "against" else None
        speaker = source_of_verb(cast, verb, papers) if content is not None else None
        if content is not None and speaker is not None and speaker.words is not None:
            yield Words((verb.i, child.i + 1), content, "act", speaker, verb.i)
            return


def drawn_words(cast: Cast, verb: Token, papers: Papers) -> Iterator[Words]:
    """ "The plan drew praise from farmers": farmers praise the plan."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if verb.lemma_ not in _DRAWING or subject is None or subject.pos_ == "PRON":
        return
    content = stretch(subject)
    for noun in verb.subtree:
        if noun.i < verb.i or noun.pos_ != "NOUN" or noun.lemma_ not in _DRAWN:
            continue
        giver = under(noun, "from") or (under(verb, "from") if noun.head.i == verb.i else None)
        speaker = source(cast, giver, papers) if giver is not None else None
        if content is not None and speaker is not None and speaker.words is not None:
            yield Words((noun.i, noun.i + 1), content, "act", speaker, noun.i)


_DRAWING = ("draw", "win", "earn", "receive", "get", "attract", "face", "meet", "provoke", "elicit", "gain")
_DRAWN = wordset(
    """praise criticism support backing condemnation rebuke scorn fire backlash applause outrage objection endorsement
    opposition complaint protest ridicule scrutiny approval"""
)


def _following(verb: Token, words: frozenset[str]) -> Token | None:
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + _FAR, verb.sent.end)]:
        if token.text in ",;:.":
            return None
        if token.lemma_.lower() in words or token.lower_ in words:
            return token if token.head.i == verb.i else None
    return None


def _topic(verb: Token, noun: Token, prepositions: tuple[str, ...]) -> Stretch | None:
    if not prepositions:
        return _led(noun) if noun.dep_ in ("prep", "prt", "advmod") else None
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp") and child.left_edge.lower_ == "that":
            return stretch(child)
    for token in verb.doc[noun.i + 1 : min(noun.i + 1 + _FAR, verb.sent.end)]:
        if token.text in ",;:.":
            return None
        if token.lower_ in prepositions and token.head.i in (noun.i, verb.i):
            return _led(token)
    return None


def _led(preposition: Token) -> Stretch | None:
    inner = next((one for one in preposition.children if one.dep_ in ("pobj", "pcomp")), None)
    if inner is None or inner.ent_type_ in ("DATE", "TIME"):
        return None
    if inner.lemma_.lower() in _FRAMES:
        onward = next((one for one in inner.children if one.lower_ in ("of", "for", "to")), None)
        return _led(onward) if onward is not None else None
    return stretch(inner) if preposition.lower_ != "in" else None
