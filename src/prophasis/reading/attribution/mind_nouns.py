"""Mind nouns: thoughts given by a noun ("her belief that") or a frame ("in X's view")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.attribution.mind import Mind, can_hold, lookup
from prophasis.reading.attribution.sources import Papers, Source, Stretch, holder_of, source, source_of_noun
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb, negated, stretch, under
from prophasis.reading.cues import beliefs
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token


def noun_minds(roster: Cast, noun: Token, papers: Papers) -> Iterator[Mind]:
    """ "Putin's belief that", "Russian fears of", "his aim was to"."""
    holder = source_of_noun(roster, noun, papers)
    if holder.words is None:
        holder = _keeper(roster, noun, papers)
    if holder.words is None:
        return
    attitude, stance = lookup("noun", noun)
    denied = (
        noun.dep_ in ("dobj", "attr", "nsubj") and is_verb(noun.head) and noun.dep_ != "nsubj" and negated(noun.head)
    )
    cue = (noun.i, noun.i + 1)
    for content, refused in _noun_contents(noun):
        yield Mind(holder, attitude, stance, cue, content, noun.i, denied or refused)


_KEEPING = wordset(
    "have hold cherish harbor harbour share keep retain commit cling abandon lose nurse entertain maintain remain"
)


def _keeper(roster: Cast, noun: Token, papers: Papers) -> Source:
    """Who has a thought that nobody owns by grammar: "cherishes the hope", "remained committed to the belief"."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else None
    for _ in range(2):
        if verb is not None and not is_verb(verb):
            verb = verb.head
    if verb is None or verb.lemma_ not in _KEEPING:
        return Source()
    token = holder_of(verb)
    return source(roster, token, papers) if token is not None and can_hold(roster, token) else Source()


def _noun_contents(noun: Token) -> Iterator[tuple[Stretch, bool]]:
    for child in noun.children:
        clause = child.dep_ in ("acl", "ccomp", "relcl") and is_verb(child)
        infinitive = clause and any(one.dep_ == "aux" and one.lower_ == "to" for one in child.children)
        that = clause and child.left_edge.lower_ == "that" and child.left_edge.dep_ not in ("nsubj", "dobj", "pobj")
        if infinitive or that:
            content = stretch(child)
            if content is not None:
                yield content, False
            return
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        for child in verb.children:
            if child.dep_ in ("xcomp", "ccomp", "attr", "acomp") and child.i > verb.i:
                content = stretch(child)
                if content is not None:
                    yield content, any(one.dep_ == "neg" for one in (*verb.children, *child.children))
                return
    pointed = any(child.lower_ in ("that", "this", "these", "those", "same") for child in noun.lefts)
    if pointed and noun.dep_ == "dobj" and verb.lemma_ in _KEEPING:
        content = stretch(noun)
        if content is not None:
            yield (noun.left_edge.i, content[1]), negated(verb)
        return
    attitude = beliefs()[("noun", noun.lemma_.lower())][0]
    for preposition in {"fears": ("of", "about", "over", "for"), "wants": ("of", "for")}.get(attitude, ("of",)):
        inner = under(noun, preposition)
        if inner is not None and inner.ent_type_ not in ("DATE", "TIME"):
            content = stretch(inner)
            if content is not None:
                yield content, False
            return


def framed(roster: Cast, noun: Token, papers: Papers) -> Iterator[Mind]:
    """ "In X's view, ..." and "from X's perspective": the clause around is what X believes."""
    preposition = noun.head
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if preposition.lower_ not in ("in", "from", "to", "through") or owner is None or not can_hold(roster, owner):
        return
    above = preposition.head
    if above.lemma_.lower() in ("confidence", "faith", "trust", "belief", "interest"):
        return  # "confidence in her judgment"
    while not is_verb(above) and above.head.i != above.i:
        above = above.head
    content = stretch(above, without=[preposition])
    if content is not None and content[1] - content[0] > 2:
        cue = (preposition.i, noun.i + 1)
        yield Mind(source(roster, owner, papers), "believes", "open", cue, content, noun.i)
