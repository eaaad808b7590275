"""Cue verbs: to which classes of speech a verb of the parse belongs, with its particle ("point out", "lash out")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.cues import statement_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTICLES = ("prt", "advmod", "prep")


def classes_of(verb: Token) -> frozenset[str]:
    """The classes of ``statement_verbs.tsv``: those of the verb with its particle where the table has it, else its own.

    A particle that makes another verb of it ("turn over", "call off") leaves it no class.
    """
    lemma = verb.lemma_.lower()
    after = particle(verb)
    if after is not None:
        phrasal = statement_verbs().get(f"{lemma} {after.lower_}")
        if phrasal is not None:
            return phrasal
        if after.dep_ == "prt" and after.lower_ in ("off", "up", "over", "down", "in"):
            return frozenset()
    return statement_verbs().get(lemma, frozenset())


def particle(verb: Token) -> Token | None:
    """The particle that follows a verb at once, or behind its object pronoun ("called them out")."""
    doc = verb.doc
    for index in (verb.i + 1, verb.i + 2):
        if index >= len(doc):
            return None
        token = doc[index]
        if token.head.i == verb.i and token.dep_ in _PARTICLES and token.lower_ in _WORDS:
            return token
        if token.pos_ != "PRON":
            return None
    return None


_WORDS = frozenset("out up off down back away aside in on over by aloud clear plain let".split())
