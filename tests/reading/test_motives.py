"""The taxonomy of motives sorts reasons into classes and knows no case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prophasis.reading.motives import alike, classify, leading, taxonomy


@pytest.mark.parametrize(
    ("text", "motive"),
    [
        ("he feared the league", "fear_of_alliance"),
        ("they expected an imminent attack by their neighbour", "fear_of_attack"),
        ("the growth of the power of their rival", "prevention"),
        ("to bring the neighbour under its control", "control"),
        ("to break the unity of the alliance", "wedge"),
        ("to hold a bargaining chip and gain limited territory", "limited_aims"),
        ("to stay in power and rally the public at home", "regime_security"),
        ("they were too weak and divided to resist", "opportunity"),
        ("to avenge a humiliation", "status"),
        ("to protect the minority", "protection"),
    ],
)
def test_a_reason_falls_into_its_class(text: str, motive: str) -> None:
    """The words of a reason lead to its class, whoever the actors are."""
    assert leading(text) == motive


def test_words_without_a_motive_have_no_class() -> None:
    """A text that speaks of no motive is left unclassified."""
    assert classify("None of these.") == {}
    assert leading("None of these.") is None


@given(st.text(max_size=200))
def test_shares_sum_to_one(text: str) -> None:
    """Shares are a distribution, or empty."""
    shares = classify(text)
    assert not shares or abs(sum(shares.values()) - 1) < 1e-9
    assert abs(alike(shares, shares) - sum(shares.values())) < 1e-9


def test_every_class_names_its_source() -> None:
    """A class of motives says where the literature sets it out, and how a hypothesis would put it."""
    for motive in taxonomy().values():
        assert motive.source
        assert motive.text.endswith(".")
        assert motive.about == "none" or "{object}" in motive.text or motive.about == "group"
