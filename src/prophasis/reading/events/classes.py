"""Classes: what a trigger means with its object and its doer, where its lemma alone does not tell."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.reading.cast.groups import role_of
from prophasis.reading.clauses import is_verb, subject, under
from prophasis.reading.gazetteer import parts, rows

if TYPE_CHECKING:
    from spacy.tokens import Token

    from prophasis.reading.events.trigger import Trigger

_TURNED = frozenset(("AGREE", "COOPERATE", "CONSULT"))
"""Classes of which the denial is a refusal."""


@lru_cache(maxsize=1)
def pairs() -> dict[tuple[str, str], str]:
    """(Verb, noun of its object) -> class, as listed in ``event_pairs.tsv``."""
    return {
        (verb, noun): row_class
        for row_class, verbs, nouns in reversed(rows("event_pairs.tsv", 3, package="prophasis.reading.cues"))
        for verb in parts(verbs)
        for noun in parts(nouns)
    }


def classed(trigger: Trigger) -> str | None:
    """The PLOVER class of a trigger whose modality is known."""
    found = _by_object(trigger) or trigger.plover
    if trigger.modality == "denied" and found in _TURNED:
        return "REJECT"
    if found == "ASSAULT" and trigger.token.lemma_.lower() == "kill" and _armed(trigger.token):
        return "FIGHT"
    return found


def _by_object(trigger: Trigger) -> str | None:
    verb = trigger.carrier if trigger.carrier is not None else trigger.token
    if not is_verb(verb):
        return None
    for thing in _objects(verb):
        found = pairs().get((verb.lemma_.lower(), thing.lemma_.lower()))
        if found is not None:
            return found
    return None


def _objects(verb: Token) -> list[Token]:
    """Objects and passive subjects, what they are a measure of, and what is joined to them."""
    things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    for thing in list(things):
        measured = under(thing, "of")
        things += [measured] if measured is not None else []
        things += [child for child in thing.children if child.dep_ == "conj"]
    return things


def _armed(verb: Token) -> bool:
    """Whether those who kill are an army: then it is fighting."""
    doer = subject(verb) or under(verb, "by")
    role = role_of(doer) if doer is not None else None
    return role is not None and role.group == "armed-forces"
