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
        ("Paris and Vienna protested.", "Vienna", "austria"),
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


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The embassy in London was closed.", "London"),
        ("The army marched on Paris.", "Paris"),
        ("The siege of Vienna lasted two months.", "Vienna"),
    ],
)
def test_a_town_where_things_happen_is_no_actor(marks_of: MarksOf, text: str, town: str) -> None:
    """A capital that is only a place gets no mark."""
    assert town not in actors(marks_of, text)


@pytest.mark.parametrize(
    ("text", "quote", "actor"),
    [
        ("The cabinet met at noon. Later the cabinet resigned.", "the cabinet", "cabinet"),
        ("A clerk at the registry said she knew nothing.", "A clerk", "clerk-at-the-registry"),
        ("Few drivers believed the ministry.", "Few drivers", "drivers"),
        ("Dockers struck in May. The envoys went home.", "The envoys", "envoys"),
        ("The Baltic Shipping Company lost money. The company was sold.", "The company", "baltic-shipping-company"),
        ("The Danish government fell. In March the government was replaced.", "the government", "denmark-government"),
        ("The ambassador warned his colleagues.", "his colleagues", "ambassador-colleagues"),
    ],
)
def test_common_nouns_name_actors(marks_of: MarksOf, text: str, quote: str, actor: str) -> None:
    """A person, office, body or group without a name is an actor; a later naming leads back to an earlier one."""
    assert actors(marks_of, text)[quote] == actor


@pytest.mark.parametrize("text", ["She was a minister.", "They acted as envoys.", "The company car broke down."])
def test_predicates_and_modifiers_name_nobody(marks_of: MarksOf, text: str) -> None:
    """What somebody is, or what a noun only qualifies, is no naming."""
    assert [mark for mark, one in mentions(marks_of, text) if one.how == "description"] == []


def test_a_state_that_no_table_knows_is_told_by_the_text(marks_of: MarksOf) -> None:
    """Its adjective, its border and its government make a name a state's, wherever it stands."""
    text = "Zelmark closed its border. Zelmarkian officials met the president of Zelmark. Ann Torv of Zelmark resigned."
    found = {mark.quote: mention for mark, mention in mentions(marks_of, text)}
    assert found["Zelmark"].kind == "state"
    assert found["Zelmarkian officials"].actor == "zelmark-officials"
    assert found["Ann Torv"].kind == "person"


def test_a_person_is_no_state(marks_of: MarksOf) -> None:
    """An army that is his does not make a state of a general."""
    text = "General Tarvik moved his troops north. Tarvik's army was tired, and he knew it."
    assert all(mention.kind != "state" for _, mention in mentions(marks_of, text))


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It rained,” said Marek Tull, 52, who had waited.", "Marek Tull"),
        ("Its director, Helena Brandt, told the board that it rained.", "Helena Brandt"),
    ],
)
def test_age_given_name_and_apposition_tell_a_person(marks_of: MarksOf, text: str, name: str) -> None:
    """A name that the model takes for a body is a person's where the text says so."""
    assert {mark.quote: mention.kind for mark, mention in mentions(marks_of, text)}[name] == "person"


def test_a_title_with_its_bearer_beside_it_is_that_person(marks_of: MarksOf) -> None:
    """ "The Minister for War, Mr X" and later "the minister" are one."""
    text = "The Minister for War, Mr Tobias Renn, opened the debate. The minister said that it rained."
    assert set(actors(marks_of, text).values()) == {"tobias-renn"}


def test_two_committees_of_one_state_are_two(marks_of: MarksOf) -> None:
    """Officials of a state are one group; its courts, committees and companies are each their own."""
    found = actors(marks_of, "A Peruvian committee met. A Peruvian tribunal ruled. Peruvian envoys left.")
    assert len(set(found.values())) == 3


def test_a_pronoun_fits_the_gender_of_its_noun(marks_of: MarksOf) -> None:
    """ "He" is not somebody's mother, whoever was named last."""
    text = "Peter Hall wrote to London. Peter Hall's mother refused. He insisted."
    found = {mark.quote: mention.actor for mark, mention in mentions(marks_of, text)}
    assert found["He"] == "peter-hall"


def test_names_of_one_person_lead_to_one_actor(marks_of: MarksOf) -> None:
    """A middle name more or less, or the first name alone, makes no new person."""
    text = "Joshua Abraham Norton said so. Joshua Norton said more. Joshua warned them."
    assert {mention.actor for _, mention in mentions(marks_of, text) if mention.kind == "person"} == {
        "joshua-abraham-norton"
    }


def test_a_capital_spoken_of_as_a_town_is_no_government(marks_of: MarksOf) -> None:
    """In a guide to the town its name is a place throughout."""
    text = "They lived in Athens. Trams run in Athens. In Athens it rains. Athens is old. Near Athens lies the sea."
    assert [mention for _, mention in mentions(marks_of, text) if mention.actor == "greece"] == []


def test_an_adjective_of_what_states_have_tells_a_state(marks_of: MarksOf) -> None:
    """A name that no table knows is a state's where its adjective goes with ministers, fleets, customs."""
    text = (
        "The Tarvian foreign minister said little. Tarvia means to seize the light. He thinks that Tarvia fears a raid."
    )
    found = [(mark.quote, one.actor, one.kind) for mark, one in mentions(marks_of, text) if mark.quote == "Tarvia"]
    assert found == [("Tarvia", "tarvia", "state")] * 2
