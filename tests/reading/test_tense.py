"""Tense: ground forms of verbs, for questions in plain English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prophasis.reading.drafting.tense import GROUND, ground


@pytest.mark.parametrize(
    ("past", "base"),
    [
        ("destroyed", "destroy"),
        ("closed", "close"),
        ("stopped", "stop"),
        ("expelled", "expel"),
        ("killed", "kill"),
        ("denied", "deny"),
        ("evacuated", "evacuate"),
        ("treated", "treat"),
        ("gave", "give"),
        ("shut", "shut"),
        ("Fled", "flee"),
    ],
)
def test_a_past_form_has_its_ground_form(past: str, base: str) -> None:
    """Regular and irregular past forms lead back to the form that follows "did"."""
    assert ground(past) == base


@pytest.mark.parametrize("word", ["hundred", "Rome", "invasion", "speed"])
def test_other_words_have_none(word: str) -> None:
    """A noun is no past form, whatever its ending."""
    assert ground(word) is None


def test_the_text_knows_best() -> None:
    """A ground form known from the text goes before the rules."""
    assert ground("benefited", {"benefited": "benefit"}) == "benefit"


@given(st.sampled_from(sorted(GROUND)))
def test_a_ground_form_is_a_word(base: str) -> None:
    """Ground forms are small letters only."""
    assert base.isalpha()
    assert base.islower()
