"""Part: sketches of several documents -> what they share and where they part, thing by thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from prophasis.case import Assessment, Parting, Sketch, Span
from prophasis.reading.motives import taxonomy

About = Literal["aim", "belief", "demand", "threat", "truce", "policy", "counterfactual"]
Said = tuple[str, str, tuple[Span, ...]]
"""What is compared, what a document says of it, where."""


def part(sketches: Sequence[Sketch]) -> tuple[Parting, ...]:
    """What the documents say of the same aims, beliefs, demands, threats, truces, policies and counterfactuals.

    A thing on which one document is silent is no disagreement: it stands as said by one only.
    """
    found: list[Parting] = []
    for about, sayings in _SAYINGS.items():
        said = {sketch.document: {what: (text, spans) for what, text, spans in sayings(sketch)} for sketch in sketches}
        for what in dict.fromkeys(what for mine in said.values() for what in mine):
            says = {document: mine[what][0] if what in mine else None for document, mine in said.items()}
            places = {document: mine[what][1] for document, mine in said.items() if what in mine}
            found.append(Parting(about=about, what=what, says=says, passages=places, agree=_agree(list(says.values()))))
    return tuple(found)


def _agree(said: list[str | None]) -> Literal["shared", "differ", "one only"]:
    spoken = [text for text in said if text is not None]
    if len(spoken) < 2:
        return "one only"
    return "shared" if len(set(spoken)) == 1 else "differ"


def _aims(sketch: Sketch) -> Iterator[Said]:
    for aim in sketch.aims:
        if aim.motive in taxonomy():
            yield taxonomy()[aim.motive].name, aim.standing, aim.passages


def _beliefs(sketch: Sketch) -> Iterator[Said]:
    seen: set[str] = set()
    for one in sketch.beliefs:
        what = f"{sketch.name(one.holder)} thinks {_about(sketch, one)} {_finding(one)}"
        if one.about is not None and one.held and what not in seen:
            seen.add(what)
            stance = {"true": "and the author agrees", "false": "and the author calls it false"}
            yield what, f"said, {stance.get(one.stance, 'the author leaves it open')}", one.passages


def _about(sketch: Sketch, one: Assessment) -> str:
    return "itself" if one.about == one.holder else sketch.name(one.about)


def _finding(one: Assessment) -> str:
    return {"threat": "a threat", "no threat": "no threat"}.get(one.finding, one.finding)


def _demands(sketch: Sketch) -> Iterator[Said]:
    for one in sketch.demands:
        what = "the ultimatum" if one.ultimatum else "the demands"
        yield what, one.reading if one.reading != "open" else "left open", one.reading_passages or one.passages


def _threats(sketch: Sketch) -> Iterator[Said]:
    off = [one for one in sketch.threats if one.standing == "off the table"]
    if off:
        yield "a threat of force by others", "off the table", tuple(span for one in off for span in one.passages)


def _truces(sketch: Sketch) -> Iterator[Said]:
    for serves in ("rearmament", "peace"):
        told = [one for one in sketch.truces if one.serves == serves]
        if told:
            spans = tuple(dict.fromkeys(span for one in told for span in one.passages))
            yield "a ceasefire or frozen line", f"serves {serves}", spans
            return


def _policies(sketch: Sketch) -> Iterator[Said]:
    main = next((one for one in sketch.advice if one.advised), None)
    if main is not None:
        yield "the main advice", main.policy, main.passages
    for one in sketch.advice:
        yield one.policy, "advised" if one.advised else "rejected", one.passages


def _counterfactuals(sketch: Sketch) -> Iterator[Said]:
    for one in sketch.counterfactuals:
        if one.prevents and one.policies:
            yield one.policies[0], f"{'would' if one.holds else 'would not'} have prevented it", one.passages


_SAYINGS: dict[About, Callable[[Sketch], Iterator[Said]]] = {
    "aim": _aims,
    "belief": _beliefs,
    "demand": _demands,
    "threat": _threats,
    "truce": _truces,
    "counterfactual": _counterfactuals,
    "policy": _policies,
}

__all__ = ["part"]
