"""Events: triggers, modality, participants, dates and gathered mentions, in sentences made for this."""

from __future__ import annotations

from functools import lru_cache

import pytest

from prophasis.case import Event
from prophasis.reading.page import Page, page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import citation, event, mention, sentence, syntax, time

STEPS = (syntax.STEP, sentence.STEP, citation.STEP, time.STEP, mention.STEP, event.STEP)


@lru_cache(maxsize=256)
def _page(text: str) -> Page:
    return run(page_of(text), STEPS)


def _events(text: str) -> dict[str, Event]:
    """Events by the word of their first mention."""
    return {mark.quote: mark.payload for mark in _page(text).layer("event") if isinstance(mark.payload, Event)}


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Germany invaded Poland in 1939.", "invaded", "actual"),
        ("Sweden did not attack Norway.", "attack", "denied"),
        ("France failed to withdraw its troops.", "withdraw", "denied"),
        ("There was no agreement.", "agreement", "denied"),
        ("Italy planned to annex the island.", "annex", "planned"),
        ("Austria demanded that Serbia arrest the plotters.", "arrest", "demanded"),
        ("Poland feared an attack by Germany.", "attack", "feared"),
        ("Turkey would retaliate.", "retaliate", "hypothetical"),
        ("Greece may withdraw from the talks.", "withdraw", "hypothetical"),
        ("If Spain attacks, Portugal will surrender.", "attacks", "hypothetical"),
        ("They discussed a potential ceasefire.", "ceasefire", "hypothetical"),
    ],
)
def test_modality(text: str, trigger: str, modality: str) -> None:
    """What happened is told from what was denied, planned, demanded, feared or only supposed."""
    assert _events(text)[trigger].modality == modality


def test_a_denied_reason_leaves_the_event_standing() -> None:
    """ "did not invade because he feared" speaks of an invasion that took place."""
    found = _events("Germany did not invade Poland because it feared France. The invasion began in 1939.")
    assert found["invade"].modality == "actual"
    assert len(found["invade"].mentions) == 2


def test_participants() -> None:
    """Subject and object, active or passive, become agent and patient."""
    assert (
        _events("Germany invaded Poland.")["invaded"].agent,
        _events("Germany invaded Poland.")["invaded"].patient,
    ) == (
        "germany",
        "poland",
    )
    passive = _events("Poland was invaded by Germany.")["invaded"]
    assert (passive.agent, passive.patient) == ("germany", "poland")
    noun = _events("The German invasion of Poland shocked Britain.")["invasion"]
    assert (noun.agent, noun.patient) == ("germany", "poland")


def test_a_date_hangs_from_its_own_event() -> None:
    """Two events of one sentence keep their own years."""
    found = _events("Germany invaded Poland in 1939 and attacked France in 1940.")
    assert (found["invaded"].earliest or "").startswith("1939")
    assert (found["attacked"].earliest or "").startswith("1940")


def test_years_keep_events_apart() -> None:
    """Two invasions of one country in different years are two events."""
    text = "Germany invaded France in 1914. The invasion of France in 1940 was faster. The invasion of 1914 had failed."
    page = _page(text)
    found = [mark.payload for mark in page.layer("event") if "inva" in mark.quote]
    years = sorted((one.earliest or "")[:4] for one in found if isinstance(one, Event))
    assert years == ["1914", "1940"]


def test_a_light_verb_leaves_the_event_to_its_noun() -> None:
    """ "launched an invasion" is one event."""
    found = _events("Germany launched an invasion of Poland.")
    assert list(found) == ["invasion"]
    assert found["invasion"].agent == "germany"


def test_plover_class_and_kind() -> None:
    """The class comes from the table; words are told from deeds."""
    assert _events("Germany invaded Poland.")["invaded"].plover == "FIGHT"
    said = _events("Britain condemned the attack.")["condemned"]
    assert (said.plover, said.kind) == ("DISAPPROVE", "statement")


def test_quantity_and_place() -> None:
    """How many of what, from where to where, as written."""
    found = _events("Germany moved 40,000 troops from Berlin to Warsaw.")["moved"]
    assert (found.quantity, found.unit) == ("40,000", "troops")
    assert (found.origin_place, found.target_place) == ("Berlin", "Warsaw")


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Germany threatened to invade Poland.", "THREATEN"),
        ("France agreed to withdraw its troops.", "AGREE"),
        ("Workers blocked the road.", "PROTEST"),
        ("France blocked the resolution.", "REJECT"),
        ("France lifted the embargo.", "CONCEDE"),
        ("Britain suspended aid to the rebels.", "SANCTION"),
        ("France sent medicine to Poland.", "AID"),
        ("France sent troops to Poland.", "MOBILIZE"),
        ("German soldiers killed three men.", "FIGHT"),
        ("A gunman killed three men.", "ASSAULT"),
        ("France did not accept the offer.", "REJECT"),
    ],
)
def test_object_doer_and_denial_decide_the_class(text: str, plover: str) -> None:
    """Where a verb alone does not tell what was done."""
    assert plover in {event.plover for event in _events(text).values()}


@pytest.mark.parametrize(
    ("text", "trigger", "patient"),
    [
        ("France condemned the raid on Poland.", "condemned", "poland"),
        ("France agreed to send aid to Poland.", "agreed", "poland"),
    ],
)
def test_a_patient_may_stand_further_down(text: str, trigger: str, patient: str) -> None:
    """Behind the object of the verb, or under what was agreed."""
    found = _events(text)[trigger]
    assert (found.agent, found.patient) == ("france", patient)


@pytest.mark.parametrize(
    ("text", "trigger", "patient"),
    [
        ("Jordan and Britain agreed to hold an exercise.", "agreed", "united-kingdom"),
        ("Greece demanded that Turkey release the crew.", "demanded", "turkey"),
        ("Washington rejected calls by France for a conference.", "rejected", "france"),
        ("Sweden condemned the sinking of a ferry of Estonia.", "condemned", "estonia"),
    ],
)
def test_whom_a_deed_reaches_behind_its_object(text: str, trigger: str, patient: str) -> None:
    """A partner in the subject, the one who is to do it, and whoever is named within the object."""
    assert _events(text)[trigger].patient == patient


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The pilots emptied the vaults.", "emptied"),
        ("He hanged a clerk.", "hanged"),
        ("Leaflets were printed.", "printed"),
    ],
)
def test_a_verb_outside_the_table_tells_what_people_did(text: str, trigger: str) -> None:
    """Of persons, of "he" and "she", and of things to which it was done."""
    assert trigger in _events(text)
