"""A reason as the parse shows it, before its stance is known, and the tables of cues."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from prophasis.reading.clauses import Stretch

if TYPE_CHECKING:
    from spacy.tokens import Token

    from prophasis.case.mark import Stance

Kind = Literal["cause", "purpose", "motive", "condition"]
Tie = Literal["clause", "phrase", "verb", "event"]
KINDS: dict[str, Kind] = {
    "cause": "cause",
    "purpose": "purpose",
    "motive": "motive",
    "condition": "condition",
    "pretext": "motive",
}


@dataclass(frozen=True)
class Reason:
    """explanans -> explanandum, tied by cue.

    Attributes:
        anchor: the word whose clause the tie belongs to; who says it and whether it is denied is read from there.
        denied: whether the tie itself is negated.
        holder: who is said to hold it, where the tie itself says so ("he expects us to believe").
        tie: how the text joins the two ends.
        rule: the name of the module that found it.
        voice: the stance that a word of the tie itself sets ("ostensibly", "the stated reason"), whoever speaks.
        linked: False where a degree joins the two ("so A that B") rather than a connective.
        marked: False where no word ties the two ends; ``cue`` is then where the later end begins.
        head: the trained head that had a part in it; empty where rules alone found it.
    """

    explanandum: Stretch
    explanans: Stretch
    cue: Stretch
    anchor: Token
    kind: Kind = "cause"
    denied: bool = False
    holder: Token | None = None
    contrast: Stretch | None = None
    tie: Tie = "phrase"
    rule: str = ""
    voice: Stance | None = None
    linked: bool = True
    marked: bool = True
    head: str = ""


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of cues, without comments."""
    text = files("prophasis.reading").joinpath("cues", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))
