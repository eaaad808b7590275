"""Mind: the record of one attributed thought, who can hold one, and what its cue says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from prophasis.reading.attribution.sources import Source, Stretch
from prophasis.reading.attribution.speakers import can_speak
from prophasis.reading.cast.roster import Cast
from prophasis.reading.cues import beliefs
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

Attitude = Literal["believes", "expects", "fears", "wants", "intends", "favours", "opposes"]
Stance = Literal["true", "false", "open"]

_NOT_HELD = wordset("we us i you one it this that which what there those")


@dataclass(frozen=True)
class Mind:
    """A belief: who holds what, by which cue; ``denied`` where the author says that it is not held."""

    holder: Source
    attitude: Attitude
    stance: Stance
    cue: Stretch
    content: Stretch
    anchor: int
    denied: bool = False


def lemma_of(token: Token) -> str:
    """The lemma; the model takes "hoped" for a form of "hop"."""
    return "hope" if token.lower_ in ("hoped", "hoping") else token.lemma_.lower()


def lookup(pos: str, token: Token) -> tuple[Attitude, Stance]:
    lower, lemma = token.lower_, lemma_of(token)
    found = beliefs().get((pos, lower)) or beliefs()[(pos, lemma)]
    return cast("Attitude", found[0]), cast("Stance", found[1])


def can_hold(roster: Cast, token: Token) -> bool:
    if token.lower_ in ("i", "we") and token.i in roster.quoted:
        return True
    if token.lower_ == "one" and any(child.dep_ == "det" for child in token.lefts):
        return True
    if token.lower_ in _NOT_HELD and token.i not in roster.by_token:
        relative = token.tag_ in ("WDT", "WP") and token.head.dep_ == "relcl"
        return relative and can_hold(roster, token.head.head)
    figure = roster.at(token)
    return figure is not None or (can_speak(roster, token) and token.ent_type_ != "GPE")
