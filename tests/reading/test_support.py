"""Support: what a passage does to a claim, from the two texts alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.reading import support
from prophasis.reading.model import load_model

pytestmark = pytest.mark.skipif(load_model().name is None, reason="no language model is installed")

BAN = "Smoking should be banned in public places"
ALLOW = "Smoking should be allowed in public places"


@pytest.mark.parametrize(
    ("claim", "passage", "direction"),
    [
        (ALLOW, "A ban would violate the rights of smokers.", "+"),
        (BAN, "Smoke harms the health of people who sit nearby.", "+"),
        (ALLOW, "Smoke harms the health of people who sit nearby.", "-"),
        ("The embargo ended the war.", "There is no evidence that the embargo ended the war.", "-"),
        ("The embargo ended the war.", "The war was ended by the embargo.", "+"),
        ("The embargo ended the war.", "The embargo did not end the war.", "-"),
        ("Prices will increase after the vote", "Prices decrease after every vote.", "-"),
        ("The siege lasted 40 days.", "The siege lasted 12 days.", "-"),
    ],
)
def test_a_passage_is_for_or_against_a_claim(claim: str, passage: str, direction: str) -> None:
    """Judgement of the matter, doubt, negation, opposites and other figures tell the side."""
    assert support(claim, passage).direction == direction


def test_what_speaks_of_something_else_takes_no_side() -> None:
    """Without a word in common and without judgement there is no direction, and then no force."""
    found = support("The siege lasted 40 days.", "Gulls nest on the cliffs.")
    assert (found.direction, found.force) == (None, "flat")


def test_the_same_words_turn_with_the_claim() -> None:
    """What speaks for a claim speaks against its opposite; the trained head leans that way too."""
    passage = "It saves the lives of children and protects their health."
    assert support(ALLOW, passage).score > 0 > support(BAN, passage).score
    assert support(ALLOW, passage, heads=True).score > support(BAN, passage, heads=True).score


def test_the_passages_own_cue_gives_the_force() -> None:
    """ "Proves" is decisive, "perhaps" weak."""
    assert support(BAN, "This proves that smoke harms health.").force == "decisive"
    assert support(BAN, "Perhaps smoke harms health.").force == "weak"


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.booleans())
def test_any_two_texts_give_an_answer(claim: str, passage: str, heads: bool) -> None:
    """No text breaks it, and the sign of the score is the direction."""
    found = support(claim, passage, heads=heads)
    assert (found.direction == "+") == (found.score > 0)
    assert (found.direction == "-") == (found.score < 0)
