"""Nouns: the words given by a noun ("claims that", "denials of") or an adjective ("adamant that")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.attribution.sources import Papers, Source, source, source_of_noun, source_of_verb
from prophasis.reading.attribution.words import TO, Words, infinitive, topics
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb, phrase, stretch
from prophasis.reading.cues import statement_nouns
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

ADJECTIVES = wordset(
    """adamant candid vocal outspoken explicit frank insistent clear emphatic unequivocal open silent critical
    supportive dismissive scathing complimentary apologetic mum coy noncommittal blunt defiant effusive skeptical
    sceptical divided split opposed"""
)
"""Adjectives that give words: "was adamant that", "is critical of", "are divided on"."""


_NOT_YET = wordset("next future any further another possible no such every")
"""Before a noun of speech: words that nobody has said."""


def noun_words(cast: Cast, noun: Token, papers: Papers) -> Iterator[Words]:
    if noun.i and noun.lower_ == "order" and noun.nbor(-1).lower_ == "in":
        return
    row_class, prepositions = statement_nouns()[noun.lemma_.lower()]
    if noun.dep_ == "attr" and any(child.dep_ == "neg" for child in noun.head.children):
        return
    if any(child.lower_ in _NOT_YET for child in noun.lefts):
        return
    speaker = source_of_noun(cast, noun, papers)
    papers.note(noun, speaker.actor)
    plain = Words((noun.i, noun.i + 1), (noun.i, noun.i + 1), "indirect", speaker, noun.i, false=row_class == "lie")
    for child in noun.children:
        asked = row_class == "demand" or (
            speaker.words is not None and (row_class == "promise" or noun.lemma_ == "claim")
        )
        if _that_clause(child) or (asked and child.dep_ == "acl" and infinitive(child)):
            content = stretch(child)
            if content is not None:
                yield replace(plain, content=content)
                return
    if speaker.words is None and (row_class not in ("demand", "deny", "lie", "tale") or noun.lemma_ == "call"):
        return
    contents = list(topics(noun, (*prepositions, "to") if noun.lemma_.lower() in TO else prepositions))
    for content in contents:
        if noun.doc[content[1] - 1].lower_ != "comment":  # "requests for comment" ask for no deed
            yield replace(plain, content=content, mode="act")
    if row_class in ("lie", "tale") and not contents and any(child.dep_ == "poss" for child in noun.children):
        content = phrase(noun)
        if content is not None:
            yield replace(plain, content=content, mode="act")


def _that_clause(verb: Token) -> bool:
    """A clause after a noun that says what its content is, not which one is meant."""
    if verb.dep_ not in ("acl", "ccomp", "relcl") or not is_verb(verb):
        return False
    if verb.left_edge.lower_ != "that":
        return False
    return verb.left_edge.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")


def adjective_words(cast: Cast, adjective: Token, papers: Papers) -> Iterator[Words]:
    verb = adjective if is_verb(adjective) else adjective.head
    if not is_verb(verb) or (verb.i != adjective.i and adjective.dep_ != "acomp"):
        return
    speaker = _standing(cast, verb, papers)
    if speaker.words is None:
        return
    plain = Words((adjective.i, adjective.i + 1), (0, 0), "indirect", speaker, adjective.i)
    for child in adjective.children:
        if child.dep_ == "ccomp":
            content = stretch(child)
            if content is not None:
                yield replace(plain, content=content)
    for content in topics(adjective, ("about", "on", "of", "over", "to")):
        yield replace(plain, content=content, mode="act")


def _standing(cast: Cast, verb: Token, papers: Papers) -> Source:
    """Whose stand an adjective tells; of a participle ("are divided on") its subject."""
    holder = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return source(cast, holder, papers) if holder is not None else source_of_verb(cast, verb, papers)
