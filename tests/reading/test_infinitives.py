"""Infinitives: those that tell what for, and those that complete their verb, in sentences made for this."""

from __future__ import annotations

import pytest

from prophasis.case import Explanation
from prophasis.reading.causes import explained


def _purposes(text: str) -> list[tuple[str, str]]:
    marks = (mark.payload for mark in explained(text).layer("explanation"))
    return [
        (text[slice(*one.explanandum)], text[slice(*one.explanans)])
        for one in marks
        if isinstance(one, Explanation) and one.kind == "purpose"
    ]


@pytest.mark.parametrize(
    ("text", "what", "why"),
    [
        ("The smith emigrated to escape the levy.", "The smith emigrated", "to escape the levy"),
        ("Crowds gathered to hear the verdict.", "Crowds gathered", "to hear the verdict"),
        ("The town needed money to dredge the harbour.", "The town needed money", "to dredge the harbour"),
        ("To calm the market, the bank sold gold.", "the bank sold gold", "To calm the market"),
        ("They came to repair the bridge.", "They came", "to repair the bridge"),
        ("The general was there to inspect the wall.", "The general was there", "to inspect the wall"),
    ],
)
def test_an_infinitive_tells_what_for(text: str, what: str, why: str) -> None:
    """An infinitive that its verb does not ask for is a purpose."""
    assert (what, why) in _purposes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The town needed to dredge the harbour.",
        "The bishop encouraged the villages to sell wool.",
        "By then the crew had come to know the river.",
        "The judge used to walk home.",
        "The firm went on to buy its rivals.",
        "The plan turned out to be a hoax.",
        "It takes years to learn the trade.",
        "The council had the right to tax salt.",
    ],
)
def test_an_infinitive_that_completes_its_verb_is_no_purpose(text: str) -> None:
    """What somebody wants, is asked, comes or has the right to do is not what for."""
    assert _purposes(text) == []
