"""Roles: a trigger in its clause -> who did it to whom, where, how much, and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.clauses import clause, is_verb, subject, trim, under
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from prophasis.reading.clauses import Stretch
    from prophasis.reading.events.trigger import Trigger
    from prophasis.reading.participants import Participants

_TOWARD = ("against", "on", "of", "with", "to", "into", "at", "toward", "towards", "upon", "from", "over")
_BIDDING = wordset("demand insist require allow let want urge ask order command permit forbid propose recommend expect")
_MUST = frozenset(("must", "should", "ought", "shall"))
_WHEREABOUTS = frozenset(("in", "at", "near", "during", "since", "after", "before", "under", "within", "outside"))
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_UNITS = wordset(
    """
    troops soldiers men tanks ships vessels aircraft missiles forces people dead killed wounded casualties
    prisoners percent % kilometers kilometres km miles dollars euros pounds roubles billion million years months
    weeks days hours votes barrels tons tonnes warheads bases talents drachmas hoplites triremes citizens
    refugees civilians children
    """
)


def participants(trigger: Trigger, who: Participants) -> tuple[str | None, str | None]:
    """Agent and patient as actor ids."""
    token, verb = trigger.token, trigger.clause
    agent = _agent(verb, who) if is_verb(verb) else None
    if is_verb(token):
        return agent, _patient(token, who)
    owner = who.actor(under(token, "by")) or who.actor(token)
    patient = None
    for word in ("of", "against", "on", "with", "to", "into"):
        thing = under(token, word)
        patient = who.actor(thing)
        if patient is not None:
            break
    if patient is None and trigger.carrier is not None:
        patient = _patient(trigger.carrier, who, skip=token)
    return owner or agent, patient if patient != (owner or agent) else None


def _agent(verb: Token, who: Participants) -> str | None:
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    if passive or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return who.actor(under(verb, "by"))
    return who.actor(subject(verb))


def _patient(verb: Token, who: Participants, *, skip: Token | None = None) -> str | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "dative") and child is not skip:
            found = who.actor(child)
            if found is not None:
                return found
    for word in _TOWARD:
        thing = under(verb, word)
        found = who.actor(thing) if thing is not None and not is_verb(thing) else None
        if found is not None:
            return found
    return _further(verb, who)


def _further(verb: Token, who: Participants) -> str | None:
    """Whom it reaches through its object or what was agreed: "condemned the raid on X", "agreed to send aid to X"."""
    doer = who.actor(subject(verb))
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            for word in ("on", "against", "to", "for", "with", "of", "from", "in"):
                found = who.actor(under(child, word))
                if found is not None and found != doer:
                    return found
    below = next((child for child in verb.children if child.dep_ == "xcomp" and is_verb(child)), None)
    found = _patient(below, who) if below is not None else None
    if found is not None and found != doer:
        return found
    return _partner(verb, who, doer) or _bidden(verb, who, doer) or _reached(verb, who, doer)


def _partner(verb: Token, who: Participants, doer: str | None) -> str | None:
    """The second of two who do it together: "A and B agreed"."""
    first = subject(verb)
    others = [child for child in first.children if child.dep_ == "conj"] if first is not None else []
    return _other((who.actor(one) for one in others), doer)


def _bidden(verb: Token, who: Participants, doer: str | None) -> str | None:
    """Who is to do what is said, asked or allowed: "demanded that X leave", "allowed X to return"."""
    for child in verb.children:
        if child.dep_ == "ccomp" and is_verb(child):
            asked = verb.lemma_ in _BIDDING or any(one.lower_ in _MUST for one in child.children)
            found = who.actor(subject(child)) if asked else None
            if found is not None and found != doer:
                return found
    return None


def _reached(verb: Token, who: Participants, doer: str | None) -> str | None:
    """The first other actor named within its object, or in what follows it, short of another clause."""
    for child in verb.children:
        aside = child.dep_ == "prep" and child.lower_ in _WHEREABOUTS
        if child.i > verb.i and child.dep_ in ("dobj", "prep", "dative", "attr", "oprd", "agent") and not aside:
            found = _other((who.actor(one) for one in _within(child) if one.pos_ in ("NOUN", "PROPN")), doer)
            if found is not None:
                return found
    return None


def _other(actors: Iterable[str | None], doer: str | None) -> str | None:
    return next((actor for actor in actors if actor is not None and actor != doer), None)


def _within(token: Token) -> Iterator[Token]:
    """A word and what hangs from it, clauses and names beside it left out."""
    yield token
    for child in token.children:
        if child.dep_ not in ("relcl", "acl", "advcl", "ccomp", "appos", "npadvmod"):
            yield from _within(child)


def places(trigger: Trigger) -> tuple[str | None, str | None, str | None]:
    """Where it was, from where and to where, as written."""
    found: dict[str, str] = {}
    for holder in {trigger.token.i: trigger.token, trigger.clause.i: trigger.clause}.values():
        for child in holder.children:
            if child.dep_ != "prep":
                continue
            thing = next((one for one in child.children if one.dep_ == "pobj"), None)
            if thing is not None and thing.ent_type_ in _PLACES:
                role = {"in": "in", "at": "in", "near": "in", "from": "from", "to": "to", "into": "to", "toward": "to"}
                key = role.get(child.lower_)
                if key is not None:
                    found.setdefault(key, _name(thing))
    return found.get("in"), found.get("from"), found.get("to")


def _name(token: Token) -> str:
    for entity in token.sent.ents:
        if entity.start <= token.i < entity.end:
            return str(entity.text)
    return str(token.text)


def quantity(trigger: Trigger, dated: set[int]) -> tuple[str | None, str | None]:
    """How much of what: the number and its unit, as written; numbers of dates (``dated``) are none."""
    for holder in (trigger.token, trigger.clause):
        for thing in (*_objects(holder), *([trigger.token] if not is_verb(trigger.token) else [])):
            number = next((one for one in thing.children if one.dep_ == "nummod"), None)
            if number is not None and number.i not in dated and thing.pos_ == "NOUN":
                part = trim(thing.doc, number.left_edge.i, number.i + 1)
                if part is not None:
                    unit = thing.lower_ if thing.lower_ in _UNITS else thing.lemma_.lower()
                    return thing.doc[part[0] : part[1]].text, unit
    return None, None


def _objects(verb: Token) -> list[Token]:
    things = [one for one in verb.children if one.dep_ in ("dobj", "nsubjpass", "nsubj", "attr")]
    for thing in list(things):
        for child in thing.children:
            if child.lower_ == "of" and child.dep_ == "prep":
                things += [one for one in child.children if one.dep_ == "pobj"]
    return things


def purpose(trigger: Trigger) -> Stretch | None:
    """The "to ..." clause that says what it was for."""
    for child in trigger.clause.children:
        if child.dep_ == "advcl" and child.i > trigger.clause.i:
            marker = next((one for one in child.children if one.lower_ == "to" and one.dep_ == "aux"), None)
            if marker is not None:
                return clause(child)
    return None
