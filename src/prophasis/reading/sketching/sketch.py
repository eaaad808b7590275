"""Sketch: a reading -> the document's own model, every part with its passage."""

from __future__ import annotations

from collections.abc import Iterable

from prophasis.case import Reading, Sketch
from prophasis.errors import ReadError
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.sketching import advice, demands, moves
from prophasis.reading.sketching.aims import aims_of
from prophasis.reading.sketching.beliefs import beliefs_of
from prophasis.reading.sketching.scene import Scene


def sketch(readings: Iterable[Reading], *, question: str | None = None) -> tuple[Sketch, ...]:
    """The model that each document makes of its conflict, as its author has it.

    Nothing is added: what a document does not say is absent from its sketch. It is no evidence, and nothing of
    it is weighed.

    Args:
        readings: what `read` found, one reading a document.
        question: what is explained; found in each document by itself where it is not given.

    Raises:
        ReadError: R302 where there are no readings.
    """
    found = tuple(_sketch(Leaf(reading), question) for reading in readings)
    if not found:
        raise ReadError("R302", "there is nothing to sketch from;", mend="name at least one document.")
    return found


def _sketch(leaf: Leaf, question: str | None) -> Sketch:
    scene = Scene.of(leaf, question=question)
    done = moves.moves_of(scene)
    return Sketch(
        document=leaf.id,
        title=leaf.document.title,
        question=scene.explanandum.question,
        protagonist=scene.protagonist,
        target=scene.target,
        parts=scene.parts(),
        aims=aims_of(scene),
        beliefs=beliefs_of(scene),
        instruments=moves.instruments_of(scene),
        moves=done,
        demands=demands.demands_of(scene),
        threats=demands.threats_of(scene, done),
        terms=demands.terms_of(scene),
        truces=demands.truces_of(scene),
        counterfactuals=advice.counterfactuals_of(scene),
        conditions=advice.conditions_of(scene),
        conclusions=advice.conclusions_of(scene),
        advice=advice.advice_of(scene),
        forecasts=advice.forecasts_of(scene),
    )


__all__ = ["sketch"]
