"""Capitals: the town or the government, told for each naming; and states that only objects name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from prophasis.case import Mark

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "read"))
import seats

Marks = Callable[[str, str], list[Mark]]


def test_one_text_has_both_senses_of_one_name(marks_of: Marks) -> None:
    """ "Paris said" is the government, "in Paris" the town, in the same text and however often either stands."""
    text, namings = seats.marked(
        "{g:Paris} said that it would send no troops. Crowds filled the streets of {t:Paris}. They came to {t:Paris} "
        "by train, and slept in {t:Paris}. Envoys met in {t:Paris}. Pressure on {g:Paris} grew. {g:Paris} rejected it."
    )
    states = [(mark.start, mark.end) for mark in marks_of(text, "mention") if mark.payload.kind == "state"]
    assert [(start, end) for start, end, sense in namings if sense == "g"] == states


def test_most_namings_of_the_marked_notes_are_told() -> None:
    """53 capitals, marked before the reader ran on them."""
    path = seats.FOLDER / "notes.txt"
    text, namings = seats.marked(path.read_text(encoding="utf-8"))
    found = seats.senses(text, namings)
    right = sum(have == wanted for (_, _, wanted), have in zip(namings, found, strict=True))
    assert right >= 0.9 * len(namings)


@pytest.mark.parametrize(
    "text",
    [
        "The coalition invaded Karsia in May. Nobody had expected it.",
        "The council spoke of the annexation of Karsia. It did not ask who had ordered it.",
        "The powers imposed sanctions on Karsia. They were lifted in June.",
        "The fleet shelled Karsia. The Karsian harbour burned.",
    ],
)
def test_a_state_that_no_table_knows_is_one_as_an_object_too(text: str, marks_of: Marks) -> None:
    """By what is done to it: nobody invades or annexes a town."""
    assert ("karsia", "state") in {(mark.payload.actor, mark.payload.kind) for mark in marks_of(text, "mention")}
