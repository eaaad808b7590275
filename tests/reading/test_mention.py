"""Mentions: who is named, by name, alias, title, description and pronoun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prophasis.case import Mark, Mention
from prophasis.reading.page import Page

MarksOf = Callable[[str, str], list[Mark]]


def actors(marks_of: MarksOf, text: str) -> dict[str, str]:
    """Quote -> actor id of every mention."""
    return {mark.quote: mention.actor for mark, mention in mentions(marks_of, text)}


def mentions(marks_of: MarksOf, text: str) -> list[tuple[Mark, Mention]]:
    return [(mark, mark.payload) for mark in marks_of(text, "mention") if isinstance(mark.payload, Mention)]


@pytest.mark.parametrize(
    ("text", "quote", "actor"),
    [
        ("Argentine officials met in secret.", "Argentine officials", "argentina-officials"),
        ("Japanese troops crossed the border.", "Japanese troops", "japan-armed-forces"),
        ("Portugal's army was small.", "Portugal's army", "portugal-armed-forces"),
        ("Senior Pentagon officials resigned.", "Senior Pentagon officials", "pentagon-officials"),
        ("The EU and ASEAN signed the agreement.", "ASEAN", "asean"),
        ("Nigerians voted on Sunday.", "Nigerians", "nigeria-people"),
        ("London rejected the offer.", "London", "united-kingdom"),
        ("The embassy in London was closed.", "London", "london"),
        ("The army marched on Paris.", "Paris", "paris"),
        ("Paris and Vienna protested.", "Vienna", "austria"),
        ("The siege of Vienna lasted two months.", "Vienna", "vienna"),
        ("A Peruvian minister resigned.", "Peruvian minister", "peru-minister"),
        ("Thailand's foreign minister agreed.", "foreign minister", "thailand-foreign-minister"),
        ("The Athenians besieged Samos. Athens wanted tribute.", "Athens", "athens"),
        ("Soviet ships turned back. Moscow had blinked.", "Moscow", "soviet-union"),
        ("NATO met in Lisbon. The alliance agreed to expand.", "The alliance", "nato"),
    ],
)
def test_names_and_descriptions_lead_to_their_actor(marks_of: MarksOf, text: str, quote: str, actor: str) -> None:
    """A capital is a government or a town, a role noun makes a group, a common noun stands for the last body."""
    assert actors(marks_of, text)[quote] == actor


def test_a_person_is_one_actor_under_name_surname_title_and_pronoun(marks_of: MarksOf) -> None:
    """Full name with title, surname, title alone and "he" lead to the same id."""
    text = (
        "Egyptian President Anwar Sadat flew to Israel. Sadat spoke to parliament. "
        "The Egyptian president offered peace. He was applauded."
    )
    found = [mention for _, mention in mentions(marks_of, text)]
    assert [one.how for one in found if one.actor == "anwar-sadat"] == ["title", "alias", "title", "pronoun"]
    assert all(one.kind == "person" for one in found if one.actor == "anwar-sadat")


def test_an_apposition_names_the_bearer_of_a_title(marks_of: MarksOf) -> None:
    """ "The Chilean president, X, ..." and X are one."""
    found = actors(marks_of, "The Chilean president, Salvador Allende, refused to resign.")
    assert found["Chilean president"] == found["Salvador Allende"] == "salvador-allende"


def test_the_name_of_an_accord_is_no_town(marks_of: MarksOf) -> None:
    """ "Munich Agreement" and "Minsk II" name no government and no place."""
    assert "belarus" not in actors(marks_of, "Minsk II failed. The Munich Agreement failed too.").values()


def test_a_leaning_is_no_actor(marks_of: MarksOf) -> None:
    """ "pro-Russian" says how somebody leans."""
    assert "russia-government" not in actors(marks_of, "A pro-Russian government took over.").values()


def test_short_names_in_brackets_are_kept(marks_of: MarksOf) -> None:
    """An acronym introduced in brackets leads to the body it stands for."""
    text = "The Norwegian Ministry of Foreign Affairs (MFA) protested. Later the MFA relented."
    found = [mention.actor for mark, mention in mentions(marks_of, text) if mark.quote.endswith("MFA")]
    assert set(found) == {"norway-foreign-ministry"}


def test_the_roster_ties_groups_to_their_whole(page_of_text: Callable[[str], Page]) -> None:
    """The part ``actors`` holds kind, aliases and relations of everybody named."""
    roster = page_of_text("Swiss diplomats met President Woodrow Wilson. Wilson smiled.").parts["actors"]
    assert roster["switzerland-diplomats"].relations[0].to == "switzerland"
    assert roster["woodrow-wilson"].kind == "person"
    assert "Wilson" in roster["woodrow-wilson"].aliases
