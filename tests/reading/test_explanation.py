"""Explanations: what is offered or refused as the reason of what, in sentences made for this."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.case import Explanation
from prophasis.reading.page import Page, page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import explanation, mention, sentence, statement, syntax

STEPS = (syntax.STEP, sentence.STEP, mention.STEP, statement.STEP, explanation.STEP)


@lru_cache(maxsize=256)
def _page(text: str) -> Page:
    return run(page_of(text), STEPS)


def _reasons(text: str) -> list[tuple[str, str, str]]:
    """``(explanans, explanandum, stance)`` of every explanation of ``text``."""
    page = _page(text)
    found = []
    for mark in page.layer("explanation"):
        assert isinstance(mark.payload, Explanation)
        one = mark.payload
        found.append((page.text[slice(*one.explanans)], page.text[slice(*one.explanandum)], one.stance))
    return found


@pytest.mark.parametrize(
    ("text", "explanans", "explanandum"),
    [
        ("The king abdicated because the army had deserted him.", "army had deserted", "king abdicated"),
        ("Due to the drought, the harvest failed.", "drought", "harvest failed"),
        ("The blockade led to a famine in the city.", "blockade", "famine"),
        ("The famine resulted from the blockade.", "blockade", "famine"),
        ("The mutiny was driven by anger at the officers.", "anger", "mutiny"),
        ("Fear of the fleet prompted the council to sue for peace.", "Fear of the fleet", "sue for peace"),
        ("The garrison burned the bridge in order to delay the pursuit.", "delay the pursuit", "burned the bridge"),
        ("The republic invaded the island to seize its silver mines.", "seize its silver mines", "invaded the island"),
        ("The tariff was aimed at ruining the merchants.", "ruining the merchants", "tariff"),
        ("They went to war out of fear of the league.", "fear of the league", "went to war"),
        ("The reason for the march was the price of bread.", "price of bread", "march"),
        ("The treaty was a step toward the annexation of the province.", "annexation", "treaty"),
        ("The rebels are fighting for land.", "land", "rebels are fighting"),
        ("Wages fell. As a result, the miners went on strike.", "Wages fell", "miners went on strike"),
        ("The harvest failed. That is why the peasants revolted.", "harvest failed", "peasants revolted"),
        ("Thanks to the canal, the city grew rich.", "canal", "city grew rich"),
    ],
)
def test_a_reason_is_found_with_both_its_ends(text: str, explanans: str, explanandum: str) -> None:
    """Connectives, verbs, nouns and purposes tie a reason to what it is the reason of."""
    assert any(explanans in why and explanandum in what and stance == "asserts" for why, what, stance in _reasons(text))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The duke did not invade because he feared the league. He invaded because he wanted the mines.", "feared"),
        ("The prospect of an alliance did not drive the invasion.", "prospect of an alliance"),
        ("Those concerns cannot explain the decision to invade.", "concerns"),
        ("The republic raised the tariff, but not because the merchants complained.", "merchants complained"),
        ("Nor did the town hold back out of love for the king. The town held back for a year.", "love for the king"),
        ("The junta did not act from fear.", "fear"),
        ("The war was never about religion.", "religion"),
        ("It was not silver that moved the council, but salt.", "silver"),
        ("The strike was driven by hunger rather than by politics.", "politics"),
        ("The feud was less about land than about honour.", "land"),
        ("The recall has nothing to do with the fishing dispute.", "fishing dispute"),
        ("The march is usually put down to the price of bread. I think this is mistaken.", "price of bread"),
        ("The embassy claimed that the envoy was detained for espionage. We reject this accusation.", "espionage"),
        ("Some have blamed the drought for the war. It was the occasion, not the cause.", "drought"),
        ("The queen is not fighting for land.", "land"),
        ("The fall of the fortress did not lead to any rise in tension.", "fall of the fortress"),
        (
            "The invasion began in May. The city did not go to war to free its allies. It went to war.",
            "free its allies",
        ),
    ],
)
def test_a_refused_reason_is_denied(text: str, denied: str) -> None:
    """Negation over a tie denies the reason; the event stands."""
    assert any(denied in why and stance == "denies" for why, _, stance in _reasons(text))


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("It was not silver that moved the council, but salt.", "salt"),
        ("The feud was less about land than about honour.", "honour"),
        ("The junta did so to force a treaty, not to prepare an invasion.", "force a treaty"),
        ("The king acted at once: he feared a revolt.", "he feared a revolt"),
    ],
)
def test_what_is_put_in_its_place_is_asserted(text: str, put: str) -> None:
    """Clefts, comparisons, contrasts and colons put one reason in the place of another."""
    assert any(put in why and stance == "asserts" for why, _, stance in _reasons(text))


def test_a_question_says_what_is_explained() -> None:
    """What a question asks is what "the reason" after it is the reason of."""
    found = _reasons("Why did the duke abdicate? His debts were large. But debt was not the reason.")
    assert ("debt", "the duke abdicate", "denies") in found


def test_a_story_told_is_reported() -> None:
    """What follows "the story is told:" is the story's."""
    found = _reasons("The old story is still told in the clubs: the canal was seized to fill the gap.")
    assert any(stance == "reports" for _, _, stance in found)
    assert not any(stance == "asserts" for _, _, stance in found)


def test_not_because_but_because_is_two() -> None:
    """ "Not because A but because B" denies A and asserts B of the same thing."""
    found = _reasons("The general halted not because he had run out of powder, but because he was bribed.")
    assert ("he had run out of powder", "The general halted", "denies") in found
    assert ("he was bribed", "The general halted", "asserts") in found


def test_not_to_a_but_rather_to_b() -> None:
    """An aim refused and the aims put in its place are told apart, each in the list by itself."""
    found = _reasons(
        "The city attacked its neighbour because it was hungry. "
        "Its aim was not to defend the harbour but rather to seize the mines."
    )
    stances = {why: stance for why, _, stance in found}
    assert stances["not to defend the harbour"] == "denies" or stances.get("to defend the harbour") == "denies"
    assert any("seize the mines" in why and stance == "asserts" for why, stance in stances.items())


def test_several_reasons_of_one_thing() -> None:
    """Coordinated reasons are several explanations of the same thing."""
    found = _reasons("The city fell because its walls were old, because its allies were late, and because it starved.")
    assert len(found) == 3
    assert {what for _, what, _ in found} == {"The city fell"}


@pytest.mark.parametrize(
    "text",
    [
        "According to the minister, the embargo caused the war.",
        "The minister claimed that the embargo caused the war.",
        "The minister blamed the defeat on the weather.",
        "The embassy argued that the army marched because its borders were threatened.",
    ],
)
def test_a_reason_in_another_mouth_is_reported(text: str) -> None:
    """What somebody else offers as a reason is reported, not asserted."""
    found = _reasons(text)
    assert found
    assert all(stance == "reports" for _, _, stance in found)


@pytest.mark.parametrize(
    "text",
    [
        "It has rained since the siege began.",
        "He wants to leave.",
        "As soon as the gates opened, the riders left.",
        "The road leads to Rome.",
        "He was too weak to march.",
        "She failed to reach the coast.",
        "The fleet sailed as the sun rose.",
    ],
)
def test_look_alikes_are_left_alone(text: str) -> None:
    """Temporal "since" and "as", complements and measures are no reasons."""
    assert _reasons(text) == []


def test_inability_is_a_reason_for_not_doing() -> None:
    """ "did not fight because it could not" explains why it did not."""
    found = _reasons("The city fought in May. It did not fight in June because it could not.")
    assert any("could not" in why and stance == "asserts" for why, _, stance in found)


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("abc Because because of to not , . \n\t’“”😀é\u0301\u05d0 that he feared war"),
        max_size=120,
    )
)
def test_every_place_lies_in_the_text(text: str) -> None:
    """Whatever the text, ends and cues are places inside it and not empty."""
    page = run(page_of(text), STEPS)
    for mark in page.layer("explanation"):
        assert isinstance(mark.payload, Explanation)
        assert page.text[mark.start : mark.end] == mark.quote
        for place in (mark.payload.explanans, mark.payload.explanandum, mark.payload.cue):
            assert place is not None
            assert 0 <= place[0] < place[1] <= len(text)


def test_what_is_to_be_done_to_somebody_tells_who_is_meant_and_gives_no_purpose() -> None:
    """ "lists of officials to be arrested" says which officials; "rode to the city to be crowned" says what for."""
    assert not _reasons("The plan allowed ten days for the seizure and prepared lists of officials to be arrested.")
    assert not _reasons("Lists had been drawn up of officials to be arrested.")
    assert _reasons("The king rode to the city to be crowned.")
