"""Assertions: that something happened or will, or did not or will not, as the author or a speaker has it."""

from __future__ import annotations

from dataclasses import dataclass

from prophasis.case import Event, Mark, Place
from prophasis.reading.collating.days import Days
from prophasis.reading.collating.utterance import Utterance
from prophasis.reading.drafting.leaf import Leaf


@dataclass(frozen=True)
class Assertion:
    """A deed or a state of things, affirmed or denied.

    Attributes:
        mark: the event's mark, with its ``event``; None where only the words tell of it.
        family: what the verbs and nouns of one deed have in common; of a plan it is the deed that is planned.
        noun: whether a noun tells it.
        place: the trigger; ``clause`` the words around it, ``sentence`` where it stands.
        holds: whether it is affirmed; ``ahead`` whether it lay ahead of the speaker.
        whole: whether it is denied as such, and not only of one thing ("never", "nobody").
        state: whether it tells how things stand rather than what was done.
        said: the utterance in which it stands; None where the author speaks for nobody.
        agent, patient: keys of who acts, under the side for which he acts, and of who suffers.
        presumed: whether the agent is only the side that speaks, none being named.
        names: names in the clause besides the agent's, as keys of actors and as words; ``things``: its other words.
        lent: names, and ``lent_things`` words, that pronouns and definite nouns of the clause stand for.
        days: when it happened, or is to happen.
    """

    leaf: Leaf
    mark: Mark | None
    event: Event | None
    family: str
    noun: bool
    place: Place
    clause: Place
    sentence: Place
    holds: bool
    ahead: bool
    whole: bool
    state: bool
    said: Utterance | None
    agent: str | None
    patient: str | None
    presumed: bool
    names: frozenset[str]
    things: frozenset[str]
    lent: frozenset[str]
    lent_things: frozenset[str]
    days: Days

    @property
    def key(self) -> tuple[str, str | Place]:
        """What tells one event from another in all documents."""
        return self.leaf.id, self.mark.id if self.mark else self.place

    @property
    def speaker(self) -> str | None:
        return self.said.speaker if self.said else None

    @property
    def speech(self) -> str:
        """The id of the utterance in which it stands; empty for the author's own words."""
        return self.said.id if self.said else ""


__all__ = ["Assertion"]
