"""Actors and what ties them: persons, states, organisations, offices, groups."""

from __future__ import annotations

from typing import Literal

from prophasis.case._record import record

ActorKind = Literal["person", "state", "organisation", "office", "group", "place", "other"]


@record
class Relation:
    """A dated tie to another actor (``part of``, ``controls``, ``speaks for``, ``allied with``, ``coerces`` ...)."""

    to: str
    kind: str
    when: str | None = None
    stance: Literal["admitted", "denied", "alleged"] | None = None


@record
class Actor:
    """Somebody who speaks, acts or is acted on."""

    name: str
    kind: ActorKind = "other"
    aliases: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
