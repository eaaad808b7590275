"""Refusals: reasons that an author denies, and what is put in their place, in sentences made for this."""

from __future__ import annotations

from functools import lru_cache

import pytest

from prophasis.case import Explanation
from prophasis.reading.causes import explained


@lru_cache(maxsize=64)
def _reasons(text: str) -> list[tuple[str, str, str]]:
    """``(explanandum, explanans, stance)`` of every explanation of ``text``."""
    page = explained(text)
    marks = (mark.payload for mark in page.layer("explanation"))
    return [
        (text[slice(*one.explanandum)], text[slice(*one.explanans)], one.stance)
        for one in marks
        if isinstance(one, Explanation)
    ]


@pytest.mark.parametrize(
    ("text", "refused", "put"),
    [
        ("The pilot was moved not by pity but by debt.", "pity", "debt"),
        ("The tariff was driven not by need but by habit.", "need", "habit"),
        ("The delay was not due to fog but to a lost key.", "fog", "a lost key"),
        ("The clerk left less to see his mother than to escape the audit.", "see his mother", "escape the audit"),
        ("The crew rowed ashore to find water rather than to desert.", "desert", "find water"),
        ("What moved the abbot was not mercy but rent.", "mercy", "rent"),
        ("The march has nothing to do with bread and everything to do with salt.", "bread", "salt"),
        ("Piracy was a pretext for the duel; the real reason was a field.", "Piracy", "a field"),
        ("The stated reason for the raid was smuggling, but the true reason was a debt.", "smuggling", "a debt"),
        ("The speech did not so much soothe the crowd as wake the police.", "soothe the crowd", "wake the police"),
    ],
)
def test_one_reason_is_refused_and_another_put_in_its_place(text: str, refused: str, put: str) -> None:
    """What "not", "less", "pretext" or "stated" leads up to is denied; what comes in its place is asserted."""
    found = _reasons(text)
    assert {stance for _, why, stance in found if refused in why} == {"denies"}
    assert {stance for _, why, stance in found if put in why} == {"asserts"}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Neither the frost nor the tax explains the exodus.", "the frost"),
        ("Neither the frost nor the tax explains the exodus.", "the tax"),
        ("The exodus owes nothing to the frost.", "the frost"),
        ("Far from being driven by greed, the sale was forced on the widow.", "greed"),
        ("Even if the miller had paid, the bailiff would have taken the mill.", "the miller had paid"),
        ("The guard entered the crypt under the guise of mending the lamp.", "mending the lamp"),
        ("Ostensibly the auditors came to count the sheep.", "count the sheep"),
        ("The theory that the tower fell because of the wind does not fit the dates.", "the wind"),
        ("It is a myth that the tower fell because of the wind.", "the wind"),
        ("It would be wrong to attribute the fall of the tower to the wind.", "the wind"),
        ("The mason did not leave out of cowardice.", "cowardice"),
        ("The choice was in no way a response to the letter.", "the letter"),
    ],
)
def test_a_reason_is_denied(text: str, refused: str) -> None:
    """Turns of many builds deny a reason."""
    assert {stance for _, why, stance in _reasons(text) if refused in why} == {"denies"}


@pytest.mark.parametrize("adverb", ["allegedly", "supposedly", "purportedly"])
def test_an_adverb_leaves_a_reason_to_others(adverb: str) -> None:
    """ "Allegedly because A" only reports."""
    found = _reasons(f"The envoy fled, {adverb} because the ciphers were gone.")
    assert [stance for _, why, stance in found if "ciphers" in why] == ["reports"]


def test_a_negation_that_stands_elsewhere_refuses_nothing() -> None:
    """ "did not pay because it was broke" asserts why it did not pay."""
    found = _reasons("The bank did not pay because it was broke.")
    assert [stance for _, why, stance in found if "broke" in why] == ["asserts"]


def test_the_contents_of_one_thought_are_one_reason() -> None:
    """ "because he believed that A and that B" is one mark."""
    found = _reasons("He sold the fleet because he believed that peace was near and that steel would fall.")
    assert [why for _, why, _ in found] == ["he believed that peace was near and that steel would fall"]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The herd died because the wells were dry.", "clause"),
        ("They dug to find water.", "clause"),
        ("Due to the drought, the herd died.", "phrase"),
        ("The drought led to an exodus.", "verb"),
        ("The reason for the exodus was the drought.", "verb"),
        ("Nine people were injured in the clash.", "event"),
    ],
)
def test_a_mark_tells_how_its_ends_are_tied_and_how_often_its_rule_was_right(text: str, tie: str) -> None:
    """Ties of clauses, phrases, verbs and events are told apart; the score is a share."""
    marks = [mark.payload for mark in explained(text).layer("explanation")]
    assert [one.tie for one in marks if isinstance(one, Explanation)] == [tie]
    assert all(0 < one.score < 1 for one in marks if isinstance(one, Explanation) and one.score is not None)
    assert any(isinstance(one, Explanation) and one.score is not None for one in marks)
