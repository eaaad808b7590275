"""Kinds of aim: classes of motives -> the few kinds between which moves in a conflict can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prophasis.case import Aim, FittedAim, Range

_NONE = Range(low=0.0, best=0.05, high=0.15)


@dataclass(frozen=True)
class Kind:
    """One kind of aim and how it values what may come about; 1 is the target as a whole to an aim of control.

    Attributes:
        gain: ruling the target.
        meets: a demand that the target could grant, granted.
        excuse: a refusal, on top of the war that follows it: legitimacy, unity at home, division abroad.
    """

    text: str
    motives: frozenset[str]
    gain: Range
    meets: Range
    excuse: Range


KINDS = {
    "control": Kind(
        text="wants to rule the target, or what only its defeat can bring",
        motives=frozenset({"control", "wedge", "order", "ideology"}),
        gain=Range(low=0.7, best=1.0, high=1.0),
        meets=Range(low=0.0, best=0.1, high=0.3),
        excuse=Range(low=0.05, best=0.2, high=0.35),
    ),
    "security": Kind(
        text="wants to be safe from the target or from those behind it",
        motives=frozenset({"fear_of_alliance", "fear_of_attack", "prevention", "commitment", "protection"}),
        gain=Range(low=0.1, best=0.3, high=0.5),
        meets=Range(low=0.3, best=0.5, high=0.7),
        excuse=_NONE,
    ),
    "limited": Kind(
        text="wants a limited thing that the target could give",
        motives=frozenset({"limited_aims", "interest", "law", "status"}),
        gain=Range(low=0.2, best=0.4, high=0.6),
        meets=Range(low=0.3, best=0.45, high=0.6),
        excuse=Range(low=0.0, best=0.1, high=0.2),
    ),
    "home": Kind(
        text="wants to secure its rule at home",
        motives=frozenset({"regime_security"}),
        gain=Range(low=0.2, best=0.4, high=0.6),
        meets=Range(low=0.05, best=0.2, high=0.35),
        excuse=Range(low=0.1, best=0.3, high=0.5),
    ),
}
WORTHS = {
    "gain": "worth of ruling the target",
    "meets": "worth of a demand that is granted",
    "excuse": "worth of a refusal as a pretext",
}
"""What each value of a kind is; 1 is what ruling the target is worth to an aim of control."""
_RIVAL = {"control": "security"}
_ORDER = {"asserted": 0, "disputed": 1, "claimed": 2, "denied": 3}


def kind_of(motive: str) -> str | None:
    """The kind of aim that a class of motives is of."""
    return next((kind for kind, one in KINDS.items() if motive in one.motives), None)


def fitted(aims: Sequence[Aim]) -> tuple[FittedAim, ...]:
    """The types of the protagonist: one for each kind of aim of which the document speaks.

    A kind of which the document asserts any aim stands as asserted. Where one kind is left, a rival is set beside it.
    """
    groups: dict[str, list[Aim]] = {}
    for aim in aims:
        kind = kind_of(aim.motive)
        if kind is not None:
            groups.setdefault(kind, []).append(aim)
    found = [_fitted(kind, mine) for kind, mine in groups.items()]
    if not any(one.standing in ("asserted", "disputed") for one in found) and "control" not in groups:
        found.append(_rival("control"))
    if len(found) == 1:
        found.append(_rival(_RIVAL.get(found[0].type, "control")))
    return tuple(sorted(found, key=lambda one: _ORDER.get(one.standing, 4)))


def _fitted(kind: str, mine: list[Aim]) -> FittedAim:
    first = min(mine, key=lambda aim: (_ORDER[aim.standing], -len(aim.passages)))
    agreeing = [aim for aim in mine if aim.standing == first.standing]
    return FittedAim(
        type=kind,
        text=KINDS[kind].text,
        standing=first.standing,
        motives=tuple(aim.motive for aim in agreeing),
        passages=tuple(span for aim in agreeing for span in aim.passages[:2]),
    )


def _rival(kind: str) -> FittedAim:
    return FittedAim(type=kind, text=KINDS[kind].text, standing="rival")


__all__ = ["KINDS", "WORTHS", "Kind", "fitted", "kind_of"]
