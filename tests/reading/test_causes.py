"""Whether a sentence states a cause, by rules and with the trained head; how reasons are tied."""

from __future__ import annotations

import pytest

from prophasis.case import Explanation
from prophasis.reading import read_text, states_cause
from prophasis.reading.model import load_model

pytestmark = pytest.mark.skipif(load_model().name is None, reason="no language model is installed")


@pytest.mark.parametrize(
    "text",
    [
        "The strike ended because the owners gave in.",
        "Police arrested four men for blocking the road.",
        "Two villagers were injured when the wall collapsed.",
        "If the talks fail, the miners will walk out.",
        "Shopkeepers closed early as rival groups clashed near the market.",
    ],
)
def test_a_sentence_that_states_a_cause(text: str) -> None:
    """Explanations count, and conditions and sequences too; rules and head agree on plain cases."""
    assert states_cause(text).states
    assert states_cause(text, heads=True).states


@pytest.mark.parametrize("text", ["The meeting was held on Monday.", "He is 42 years old.", "It rained."])
def test_a_sentence_that_states_none(text: str) -> None:
    """A bare statement has no sign."""
    found = states_cause(text)
    assert not found.states
    assert found.signs == ()
    assert not states_cause(text, heads=True).states


def test_the_head_gives_a_probability() -> None:
    """Only the trained head speaks of how likely it is."""
    assert states_cause("He left because he was ill.").probability is None
    chance = states_cause("He left because he was ill.", heads=True).probability
    assert chance is not None
    assert 0 < chance < 1


def _ties(text: str) -> set[tuple[str, str, str]]:
    marks = (mark.payload for mark in read_text(text).layer("explanation"))
    return {
        (one.tie, text[slice(*one.explanandum)], text[slice(*one.explanans)])
        for one in marks
        if isinstance(one, Explanation)
    }


@pytest.mark.parametrize(
    ("text", "tie", "what", "why"),
    [
        ("The harbour froze, so the fleet stayed in port.", "clause", "the fleet stayed in port", "The harbour froze"),
        ("He was tired so he went home.", "clause", "he went home", "He was tired"),
        ("The sample is small and thus proves little.", "clause", "proves little", "The sample is small"),
        ("They used the new lens to study the dust.", "clause", "They used the new lens", "to study the dust"),
        ("The town decided to close the gates to keep the army out.", "clause", "The town decided to close the gates",
         "to keep the army out"),
        ("The flood led to a famine.", "verb", "a famine", "The flood"),
        ("Four men were arrested for looting shops.", "verb", "Four men were arrested", "looting shops"),
        ("Nine people were killed in the blast.", "event", "Nine people were killed", "the blast"),
    ],
)  # fmt: skip
def test_a_reason_says_how_it_is_tied(text: str, tie: str, what: str, why: str) -> None:
    """Clauses joined by a connective, "so" or an infinitive; phrases; verbs; one happening upon another."""
    assert (tie, what, why) in _ties(text)


def test_coordinated_reasons_under_one_because_are_one() -> None:
    """A reason of two clauses under one "because" stays whole."""
    found = _ties("The fort fell because the wall was old and nobody had repaired it.")
    assert found == {("clause", "The fort fell", "the wall was old and nobody had repaired it")}


@pytest.mark.parametrize(
    "text",
    [
        "So many ships came that the harbour filled.",
        "So far nobody has come.",
        "The work went on after dark.",
        "He used to live here.",
    ],
)
def test_look_alikes_join_no_clauses(text: str) -> None:
    """Degree, time and habit are no reasons of clauses."""
    assert not {what for tie, what, _ in _ties(text) if tie == "clause"} - {"the harbour filled"}
