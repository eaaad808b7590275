"""Reasons in reports of happenings, means and purposes without "in order to"."""

from __future__ import annotations

import pytest

from prophasis.case import Explanation
from prophasis.reading import read_text


def _reasons(text: str) -> list[tuple[str, str, str]]:
    """Explanandum, explanans, kind."""
    reading = read_text(text)
    marks = [mark.payload for mark in reading.layer("explanation")]
    return [
        (text[slice(*one.explanandum)], text[slice(*one.explanans)], str(one.kind))
        for one in marks
        if isinstance(one, Explanation)
    ]


@pytest.mark.parametrize(
    ("text", "explained", "reason"),
    [
        ("Nine people were injured in clashes near the port.", "injured", "clashes"),
        ("Riots broke out when soldiers arrested the mayor.", "broke out", "arrested the mayor"),
        ("The bombing created panic in the market.", "panic", "bombing"),
        ("A curfew was imposed following the riots.", "curfew", "riots"),
        ("Angered by the verdict, students blocked the road.", "blocked", "verdict"),
        ("Anger over the killing grew in the capital.", "Anger", "killing"),
        ("Workers went on strike in support of their colleagues.", "strike", "their colleagues"),
    ],
)
def test_a_happening_is_the_reason_of_another(text: str, explained: str, reason: str) -> None:
    """Harm in a clash, arrest at a protest, panic made by a blast: both ends are found the right way round."""
    found = _reasons(text)
    assert any(explained in given and reason in part for given, part, _ in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke in the morning.",
        "After the summer the court met again.",
        "When the sun rose the ships were at anchor.",
        "It is the state that collects the tax.",
    ],
)
def test_time_place_and_identity_are_no_reason(text: str) -> None:
    """What merely comes before, or says who it was, explains nothing."""
    assert _reasons(text) == []


def test_so_with_a_modal_is_a_purpose() -> None:
    """ "so he could": what follows is wanted, not what followed."""
    [(given, part, kind)] = _reasons("The minister left the room early so he could call his brother.")
    assert (given, part, kind) == ("The minister left the room early", "he could call his brother", "purpose")


def test_means_are_explained_by_what_they_are_for() -> None:
    """Of "A by B", B is done for A where somebody acts, and B is the cause of A where nobody means it."""
    assert ("sealing the border", "Ruritania stopped the smuggling", "purpose") in _reasons(
        "Ruritania stopped the smuggling by sealing the border."
    )
    assert any(
        kind == "cause" and "sealing" in part
        for _, part, kind in _reasons("The rule reduces trade by sealing the border.")
    )
