"""Reasons without a connective: results in a participle, protests over something, acts that follow acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.clauses import Stretch, clause, clause_of, is_verb, negated, phrase, stretch, trim, under
from prophasis.reading.events.trigger import event_noun
from prophasis.reading.events.trigger import nouns as event_nouns
from prophasis.reading.events.trigger import verbs as event_verbs
from prophasis.reading.reasons.reason import Kind, Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_RESULTS = wordset(
    """
    kill injure wound leave force cause prompt trigger destroy damage displace paralyse paralyze disrupt halt
    spark provoke sparking raise bring push drive strand cripple bar prevent enable allow create
    """
)
_WISHING = wordset(
    """
    demand seek oppose protest urge call fear hope want condemn denounce accuse
    """
)
_REACTING = frozenset({"PROTEST", "SANCTION", "COERCE", "RETREAT", "DISAPPROVE", "INVESTIGATE"})
_PROTESTS = wordset(
    """
    dharna fast bandh sit-in rally hunger-strike agitation stir shutdown walkout march vigil
    """
)
_SUFFERED = wordset(
    """
    leave hit affect paralyse paralyze disrupt injure kill wound damage strand trigger spark delay hamper shake
    rock cripple mar overshadow anger alarm shock disturb anguish
    """
)
_OVER = ("over", "against", "about", "for")
_CONTENT = wordset(
    """
    agreement deal pact treaty accord decision attempt effort plan bid order demand call threat promise pledge
    offer request refusal failure vow appeal commitment guarantee ultimatum warning proposal invitation
    insistence
    """
)
"""Event nouns whose infinitive says what they are, not what for."""


def find(sent: Span) -> Iterator[Reason]:
    """The reasons that ``sent`` tells by its build alone."""
    for token in sent:
        if is_verb(token):
            yield from _result(token)
            yield from _wish(token)
            yield from _suffered(token)
            yield from _followed(token)
            yield from _for_doing(token)
            yield from _event_to(token)
        elif event_noun(token) or token.lemma_.lower() in _PROTESTS:
            yield from _over(token)


def _result(verb: Token) -> Iterator[Reason]:
    """ "A, killing B": what the main clause tells is the cause."""
    if verb.tag_ != "VBG" or verb.lemma_ not in _RESULTS or verb.dep_ != "advcl" or not is_verb(verb.head):
        return
    if verb.i < verb.head.i or verb.doc[verb.left_edge.i - 1].text not in (",", "—", "–", "-"):
        return
    if any(child.dep_ in ("mark", "nsubj") for child in verb.children):
        return
    yield from tie(stretch(verb), clause(verb.head, without=[verb]), verb, "cause")


def _wish(verb: Token) -> Iterator[Reason]:
    """ "staged a march demanding A": what protesters demand is why they protest."""
    if verb.tag_ != "VBG" or verb.lemma_ not in _WISHING or verb.dep_ not in ("advcl", "acl"):
        return
    main = clause_of(verb.head) if not is_verb(verb.head) else verb.head
    if is_verb(main) and main.i != verb.i and (_reacts(main, ("PROTEST",)) or protest(verb.head)):
        yield from tie(clause(main, without=branch(main, verb)), stretch(verb), verb, "motive")


def _suffered(verb: Token) -> Iterator[Reason]:
    """ "left stranded by the strike": a passive whose agent is an event."""
    if verb.tag_ != "VBN" or verb.lemma_ not in _SUFFERED:
        return
    cause = under(verb, "by")
    if cause is None or not (event_noun(cause) or cause.lemma_.lower() in _PROTESTS):
        return
    holder = next(child for child in verb.children if child.lower_ == "by" and child.dep_ in ("agent", "prep"))
    if verb.dep_ == "acl":
        given = phrase(verb.head, without=[verb])
    else:
        given = clause(verb, without=[holder])
    yield from tie(given, stretch(cause), verb, "cause")


def _followed(verb: Token) -> Iterator[Reason]:
    """ "The police charged A with B"; a protest or an arrest "following" or "in connection with" an event."""
    if not _reacts(verb, tuple(_REACTING)):
        return
    for child in verb.children:
        if child.lower_ == "following" and child.dep_ == "prep":
            event = next((one for one in child.children if one.dep_ in ("pobj", "dobj")), None)
            if event is not None and event_noun(event):
                yield from tie(clause(verb, without=[child]), stretch(event), child, "cause")
        if child.lower_ == "in" and any(one.lower_ == "connection" for one in child.children):
            noun = next(one for one in child.children if one.lower_ == "connection")
            event = under(noun, "with")
            if event is not None:
                yield from tie(clause(verb, without=[child]), stretch(event), child, "cause")


def _for_doing(verb: Token) -> Iterator[Reason]:
    """ "stormed the station for parading them": a gerund under "for" after an act against somebody."""
    if not _reacts(verb, ("COERCE", "ASSAULT", "FIGHT", "DISAPPROVE", "SANCTION", "PROTEST")):
        return
    for child in verb.children:
        if child.lower_ == "for" and child.dep_ == "prep" and child.i > verb.i:
            deed = next((one for one in child.children if one.dep_ == "pcomp" and one.tag_ == "VBG"), None)
            if deed is not None:
                yield from tie(clause(verb, without=[child]), stretch(deed), child, "cause")


def _event_to(verb: Token) -> Iterator[Reason]:
    """ "held a meeting to discuss A": the parse hangs the purpose on the event noun."""
    noun = verb.head
    marker = next((child for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    if marker is None or verb.dep_ not in ("acl", "relcl") or noun.dep_ not in ("dobj", "nsubjpass", "pobj"):
        return
    if any(child.dep_ == "auxpass" for child in verb.children):
        return  # "lists of officials to be arrested": which ones, not what for
    named = noun.pos_ == "PROPN" or event_noun(noun) or protest(noun)
    if not named or noun.lemma_.lower() in _CONTENT or any(child.lower_ == "no" for child in noun.children):
        return
    main = clause_of(noun)
    if is_verb(main):
        yield from tie(_up_to(main, verb), stretch(verb), marker, "purpose")


def _up_to(main: Token, verb: Token) -> Stretch | None:
    """The clause of ``main`` with its object, up to what the object is for."""
    part, end = clause(main), verb.left_edge.i
    return trim(main.doc, part[0], min(part[1], end)) if part is not None and part[0] < end else None


def _over(noun: Token) -> Iterator[Reason]:
    """ "protests over A", "a strike against A"."""
    if not protest(noun):
        return
    for word in _OVER:
        reason = under(noun, word)
        if reason is not None and not reason.ent_type_:
            holder = next(child for child in noun.children if child.lower_ == word)
            if word == "for" and is_verb(reason):
                return
            main = clause_of(noun)
            whole = (noun.dep_ in ("dobj", "attr") or noun.head.lower_ == "in") and is_verb(main)
            given = clause(main, without=branch(main, holder)) if whole else phrase(noun, without=[holder])
            yield from tie(given, opposed(holder, reason), holder, "motive")
            return


def opposed(word: Token, reason: Token) -> Stretch | None:
    """What a protest is over; with "against", which says how it stands to it."""
    return stretch(word if word.lower_ == "against" else reason)


def protest(noun: Token) -> bool:
    """Whether a noun names a protest."""
    lemma = noun.lemma_.lower()
    return lemma in _PROTESTS or event_nouns().get(lemma, (None, ""))[0] == "PROTEST"


def _reacts(verb: Token, classes: tuple[str, ...]) -> bool:
    """Whether a verb, or the event noun that it carries, is of one of the PLOVER classes."""
    if event_verbs().get(verb.lemma_.lower(), (None, ""))[0] in classes:
        return True
    things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return "PROTEST" in classes and any(protest(thing) for thing in things)


def branch(top: Token, inner: Token) -> list[Token]:
    """The later children of ``top`` that hold ``inner``."""
    return [child for child in top.children if child.left_edge.i <= inner.i <= child.right_edge.i and child.i > top.i]


def tie(given: Stretch | None, part: Stretch | None, cue: Token, kind: Kind) -> Iterator[Reason]:
    """The reason of two stretches that do not overlap; nothing where either is lacking."""
    if given is not None and part is not None and not (given[0] < part[1] and part[0] < given[1]):
        anchor = cue if is_verb(cue) else clause_of(cue)
        yield Reason(given, part, (cue.i, cue.i + 1), anchor, kind, denied=negated(anchor))
