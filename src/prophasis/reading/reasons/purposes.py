"""Purposes that a verb names: "aimed at A", "designed to A", "sought to A by B", "fight for A"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.clauses import (
    Stretch,
    clause,
    conjuncts,
    is_verb,
    negated,
    phrase,
    stretch,
    subject,
    under,
)
from prophasis.reading.reasons.aims import several, to_of
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DIRECTED = wordset(
    """
    aim design intend mean calculate gear direct bent intent craft devise destine target orient
    """
)
_TRYING = wordset(
    """
    seek try attempt aim hope want wish strive endeavor endeavour undertake work look
    """
)
_STRIVING = wordset(
    """
    fight strive compete campaign struggle vie battle push die bid wrestle long yearn
    """
)
_PAVING = wordset("prepare lay set pave clear create build make provide soften")
_GROUND = wordset(
    """
    ground way groundwork stage condition scene path pretext justification excuse foundation basis cover
    """
)
_TIMES = wordset(
    """
    year years month months week weeks day days hour hours minute minutes decade decades century centuries while
    time moment long ever seconds second period rest generation generations
    """
)


def find(sent: Span) -> Iterator[Reason]:
    """The purposes that ``sent`` states."""
    for token in sent:
        if not is_verb(token) and token.lemma_.lower() not in _DIRECTED:
            continue
        lemma = token.lemma_.lower()
        if lemma in _DIRECTED:
            yield from _directed(token)
        if lemma in _TRYING:
            yield from _tried_by(token)
        if lemma in _STRIVING:
            yield from _striven_for(token)
        if lemma in _PAVING:
            yield from _paving(token)


def _directed(verb: Token) -> Iterator[Reason]:
    """ "aimed at A", "designed to A", "meant to A": said of a thing or a deed, not of a person's wish."""
    content = next(
        (one for one in verb.children if one.dep_ in ("xcomp", "advcl", "ccomp") and to_of(one) is not None), None
    )
    target = content or under(verb, "at") or under(verb, "toward") or under(verb, "towards")
    if target is None and verb.lemma_.lower() in ("bent", "intent"):
        target = under(verb, "on")
    if target is None:
        return
    holder = verb.head if verb.dep_ == "acl" else subject(verb)
    if verb.dep_ in ("advcl", "pcomp") and holder is None:
        holder = verb.head
    passive = verb.tag_ == "VBN"
    if holder is None or (not passive and verb.lemma_ in ("intend", "mean")):
        return
    if not passive and (holder.ent_type_ in ("PERSON", "GPE", "NORP", "ORG") or holder.tag_ == "PRP"):
        return
    if passive and verb.lemma_ == "mean" and target is not content:
        return
    given = clause(holder, without=[verb]) if is_verb(holder) else _phrase_without(holder, verb)
    if given is None:
        return
    marker = to_of(target) if is_verb(target) else None
    for part, denied in (
        several(target, marker) if is_verb(target) else [(phrase(one), None) for one in conjuncts(target)]
    ):
        if part is not None and not (part[0] < given[1] and given[0] < part[1]):
            yield Reason(
                given, part, _cue(verb, part), verb, "purpose", denied=negated(verb) if denied is None else denied
            )


def _phrase_without(noun: Token, verb: Token) -> Stretch | None:
    return phrase(noun, without=[verb] if noun.left_edge.i <= verb.i <= noun.right_edge.i else [])


def _cue(verb: Token, part: Stretch) -> Stretch:
    last = verb.i + 1
    if last < part[0] and verb.doc[last].lower_ in ("at", "to", "on", "toward", "towards"):
        last += 1
    return verb.i, last


def _tried_by(verb: Token) -> Iterator[Reason]:
    """ "sought to A by B": A is the purpose of B."""
    aim = next((one for one in verb.children if one.dep_ == "xcomp" and to_of(one) is not None), None)
    if aim is None:
        return
    for holder in (verb, aim):
        means = under(holder, "by")
        if means is not None and is_verb(means):
            given = stretch(means)
            part = stretch(aim, without=[child for child in aim.children if child.right_edge.i >= means.i])
            if given is not None and part is not None:
                yield Reason(given, part, (verb.i, verb.i + 1), verb, "purpose", denied=negated(verb))
            return


def _paving(verb: Token) -> Iterator[Reason]:
    """ "preparing the ground for A", "setting the stage for A", "created a pretext for A"."""
    thing = next((one for one in verb.children if one.dep_ == "dobj" and one.lemma_.lower() in _GROUND), None)
    if thing is None:
        return
    holder = next((one for one in (thing, verb) if under(one, "for") is not None), None)
    aim = under(holder, "for") if holder is not None else None
    if holder is None or aim is None:
        return
    word = next(one for one in holder.children if one.lower_ == "for")
    given = clause(verb, without=[word])
    part = stretch(aim)
    if given is not None and part is not None:
        given = (given[0], min(given[1], word.i)) if given[0] < word.i else given
        yield Reason(given, part, (word.i, word.i + 1), verb, "purpose", denied=negated(verb))


def _striven_for(verb: Token) -> Iterator[Reason]:
    """ "is fighting for A"."""
    aim = under(verb, "for")
    if aim is None or aim.lemma_.lower() in _TIMES or aim.ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL"):
        return
    holder = next(child for child in verb.children if child.lower_ == "for" and child.dep_ in ("prep", "dative"))
    given = clause(verb, without=[holder])
    part = stretch(aim)
    if given is not None and part is not None:
        yield Reason(given, part, (holder.i, holder.i + 1), verb, "purpose", denied=negated(verb))
