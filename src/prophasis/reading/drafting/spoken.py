"""Spoken: which classes of motives a text speaks of, and about whom."""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.reading.drafting.people import People
from prophasis.reading.motives import classify, taxonomy

SECOND_SHARE = 0.3
"""A text speaks also of a second class of motives where that has this share of it."""


def counting(text: str) -> dict[str, float]:
    """The classes that count: the first, and others that the text speaks of strongly and to a good share.

    That an alliance is named says little of a motive that is about one: any other class goes before it.
    """
    lower = plain(text)
    strong = {key for key, motive in taxonomy().items() if motive.strong.search(lower)}
    shares = classify(text)
    firm = {key: share for key, share in shares.items() if key in strong or taxonomy()[key].about != "alliance"}
    shares = firm or shares
    first = next(iter(shares), None)
    return {key: share for key, share in shares.items() if key == first or (share >= SECOND_SHARE and key in strong)}


def strongly(text: str) -> dict[str, float]:
    """The classes that the text speaks of by more than a passing word."""
    lower = plain(text)
    return {key: share for key, share in classify(text).items() if taxonomy()[key].strong.search(lower)}


def plain(text: str) -> str:
    """The text as the taxonomy's cues are written: small letters, straight apostrophes."""
    return text.lower().replace("’", "'")


def object_of(
    motive: str, named: Sequence[str], nearby: Sequence[str], people: People, patients: Sequence[str]
) -> str | None:
    """The actor that a motive is about; None where none fits.

    Args:
        named: the actors that the reason names, in order; ``nearby`` those of its sentence.
        patients: those to whom the event was done, who come first.
    """
    about = taxonomy()[motive].about
    if about == "none":
        return None
    own = [actor for actor in named if _fits(actor, about, people)]
    near = [actor for actor in nearby if _fits(actor, about, people)]
    if about == "alliance":
        return next(iter([*own, *near]), None)
    asked = [actor for actor in (*own, *near) if actor in patients]
    return next(iter([*asked, *own]), None)


def _fits(actor: str, about: str, people: People) -> bool:
    if about == "alliance":
        return people.is_alliance(actor)
    if about == "group":
        return people.kind(actor) in ("group", "state")
    return people.kind(actor) in ("state", "group", "organisation") and not people.is_alliance(actor)


__all__ = ["counting", "object_of", "plain", "strongly"]
