"""Weasels: what makes a sentence uncertain in a wide view: hedges, unnamed voices, passives of nobody, "many"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from prophasis.reading.attribution.cue_verbs import classes_of
from prophasis.reading.clauses import Stretch, clause, clause_of, is_verb
from prophasis.reading.cues import beliefs, person_nouns
from prophasis.reading.hedging.find import find_hedges, scope
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind = Literal["hedge", "unnamed", "agentless", "vague"]
_FEW = ("some", "many", "most", "several", "various", "numerous", "certain", "few", "others", "countless")
_VOICES = wordset(
    """critic expert scholar historian observer commentator source people fan opponent supporter proponent detractor
    analyst researcher scientist author writer legend tradition rumor rumour speculation folklore myth opinion
    consensus evidence study theory report account anecdote"""
)
_VAGUE_OF = wordset("number majority minority handful host")
_TOLD = wordset(
    """say claim allege report rumor rumour believe think consider regard argue suggest speculate estimate assume
    suppose presume deem view see hold credit praise criticize criticise accuse dispute debate describe recognize
    recognise acknowledge accept agree expect feel perceive propose hypothesize hypothesise theorize attribute
    understand note
    hail rank cite reckon interpret contend postulate blame question anticipate"""
)
"""Verbs whose passive without an agent says that somebody holds something, and not who."""
_WIDELY = wordset(
    """widely generally commonly often usually frequently popularly traditionally sometimes typically largely mostly
    broadly universally normally"""
)
_SUPERLATIVES = wordset("most best greatest finest worst strongest")


def find_doubts(doc: Doc) -> list[tuple[Kind, Stretch, Stretch | None]]:
    """Kind, cue and covered clause of all that makes sentences uncertain, in order.

    Conditions and boosters are none: they make no statement vague.
    """
    found: list[tuple[Kind, Stretch, Stretch | None]] = [
        ("hedge", (cue.first, cue.last + 1), scope(doc, cue))
        for cue in find_hedges(doc)
        if cue.category in ("estimative", "reportative")
    ]
    for token in doc:
        for kind, cue in _at(token):
            found.append((kind, cue, clause(clause_of(token))))
    return sorted(found, key=lambda one: one[1])


def _at(token: Token) -> Iterator[tuple[Kind, Stretch]]:
    lower = token.lower_
    if lower in _FEW and _vague(token):
        yield "vague", (token.i, token.i + 1)
    elif lower == "of" and token.head.lower_ in _VAGUE_OF and _some_number(token.head):
        yield "vague", (token.head.left_edge.i, token.i + 1)
    elif token.lemma_.lower() in _VOICES and _speaks_unnamed(token):
        yield "unnamed", (token.left_edge.i, token.i + 1)
    elif token.tag_ == "VBN" and token.lemma_.lower() in _TOLD and _agentless(token):
        yield "agentless", (min(child.i for child in (*token.children, token) if child.i <= token.i), token.i + 1)
    elif lower in _WIDELY and token.head.tag_ == "VBN" and token.head.i > token.i:
        yield "vague", (token.i, token.head.i + 1)
    elif lower == "one" and _superlative(token):
        yield "vague", (token.i, token.i + 4)


def _some_number(noun: Token) -> bool:
    """ "A number of", "the majority of"; "the number of" counts."""
    articles = {child.lower_ for child in noun.lefts}
    return "a" in articles or ("the" in articles and noun.lower_ != "number")


def _superlative(token: Token) -> bool:
    """ "One of the most beloved"."""
    words = [one.lower_ for one in token.doc[token.i + 1 : token.i + 5]]
    return words[:2] == ["of", "the"] and not _SUPERLATIVES.isdisjoint(words[2:])


def _vague(token: Token) -> bool:
    """A vague number of people or things that do something, or of people anywhere; not "a few", not "most likely"."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if before in ("a", "the", "how", "as", "so", "these", "those", "at", "not") or token.dep_ == "advmod":
        return False
    noun = token.head if token.dep_ in ("amod", "det", "nummod") and token.head.i > token.i else token
    if noun.i != token.i and noun.tag_ not in ("NNS", "NNPS") and noun.lower_ != "people":
        return False
    return (
        noun.dep_ in ("nsubj", "nsubjpass", "pobj")
        and (noun.dep_ != "pobj" or noun.head.lower_ == "by")
        or (noun.lemma_.lower() in person_nouns() and noun.i != token.i)
    )


def _speaks_unnamed(noun: Token) -> bool:
    """ "Critics say", "legend has it", "speculation that": a voice with no name and nothing that tells whose it is."""
    known = any(child.dep_ in ("poss", "nummod", "appos", "relcl") for child in noun.children)
    if known or any(child.lower_ in _POINTED for child in noun.lefts):
        return False
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and is_verb(verb):
        has_it = verb.lemma_ == "have" and any(child.lower_ == "it" for child in verb.rights)
        return has_it or bool(classes_of(verb)) or ("verb", verb.lemma_.lower()) in beliefs()
    return noun.lemma_.lower() in ("rumor", "rumour", "speculation", "legend") and verb.lower_ in ("to", "by", "of")


_POINTED = wordset("the this these those one no his her their its our my your a an")


def _agentless(verb: Token) -> bool:
    """A passive without "by": "is said to", "has been criticised for"; not "known as", not "seen at noon"."""
    if not any(child.dep_ == "auxpass" for child in verb.children):
        return False
    if any(child.dep_ == "agent" or child.lower_ == "by" for child in verb.children):
        return False
    if verb.lemma_ in _ALSO_DONE:
        following = [child for child in verb.rights if child.dep_ in ("prep", "xcomp", "ccomp", "oprd")]
        return any(child.lower_ in ("as", "for") or child.dep_ in ("xcomp", "ccomp") for child in following[:1])
    return True


_ALSO_DONE = wordset("recognize recognise see view hold note accept cite report question blame describe rank")
"""Verbs whose passive may also tell what was done: "was seen at noon", "was held in May"."""
