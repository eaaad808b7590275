"""Names of places and occasions: marked, but no actors."""

from __future__ import annotations

import pytest

from prophasis.case import Mark, Mention
from prophasis.reading import read_text


def settings(text: str, kind: str) -> list[str]:
    """The quotes of the mentions of one kind."""
    return [mark.quote for mark in mentions(text) if isinstance(mark.payload, Mention) and mark.payload.kind == kind]


def mentions(text: str) -> list[Mark]:
    """All mentions of a text."""
    return [mark for mark in read_text(text).marks if mark.layer == "mention"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("She lost her seat in the 2011 Norland general election.", ["2011 Norland general election"]),
        ("He won the November 1932 German federal election.", ["November 1932 German federal election"]),
        ("They stood in the 1994 Senate election in Ohio.", ["1994 Senate election in Ohio"]),
        ("After World War II the town was rebuilt.", ["World War II"]),
        ("It followed the 2003 invasion of Iraq.", ["2003 invasion of Iraq"]),
        ("The 1943 Tehran Conference decided it.", ["1943 Tehran Conference"]),
        ("The election was held in May.", []),
        ("A war broke out, and the summit failed.", []),
    ],
)  # fmt: skip
def test_elections_wars_and_meetings_are_named(text: str, named: list[str]) -> None:
    """A year or capitals make the name of an occasion; a plain noun is none."""
    assert settings(text, "event") == named


def test_an_election_names_no_other_actor() -> None:
    """The party and the state in an election's name are part of it."""
    text = "Harding won the 1920 Republican Party presidential primaries, and the Democratic Party took note."
    bodies = [mark.quote for mark in mentions(text) if mark.payload.kind == "organisation"]  # type: ignore[union-attr]
    assert bodies == ["Democratic Party"]


def test_places_act_nowhere() -> None:
    """Towns, counties and rivers are marked as places, and no step takes them for the one who acts."""
    text = "The garrison of Cook County crossed the Euphrates River and shelled Kandahar."
    assert settings(text, "place") == ["Cook County", "Euphrates River", "Kandahar"]
    assert all(not mark.payload.acts for mark in mentions(text) if mark.payload.kind == "place")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name",
    [
        "Communist Party of the Russian Federation",
        "National Party of Australia",
        "Academy of Arts and Sciences",
        "Food and Drug Administration",
        "Partido Liberal de Honduras",
        "Union of Democrats for Europe",
    ],
)
def test_a_body_is_named_whole(name: str) -> None:
    """What a body is of, and what joins its parts, belongs to its name."""
    found = [mark.quote for mark in mentions(f"A spokesman said that the {name} had refused.")]
    assert name in found


def test_a_rank_behind_a_body_ends_its_name() -> None:
    """ "Reform Party MP Jane Doe" names a party and a person."""
    found = [mark.quote for mark in mentions("The Reform Party MP Jane Doe said no.")]
    assert "Reform Party" in found
    assert "Jane Doe" in found


def test_a_lone_surname_of_public_life_is_a_person() -> None:
    """A surname that the model takes for a body is a person."""
    kinds = {mark.quote: mark.payload.kind for mark in mentions("Whitlam led the party to victory.")}  # type: ignore[union-attr]
    assert kinds.get("Whitlam") == "person"
