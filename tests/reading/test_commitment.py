"""Commitment: how far a text commits its author to an embedded clause, by word, operator and person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prophasis.case import Hedge, Mark
from prophasis.reading.commitment import commitment_to
from prophasis.reading.cues import commitments

MarksOf = Callable[[str, str], list[Mark]]


@pytest.mark.parametrize(
    ("passage", "clause", "low", "high"),
    [
        ("The mayor did not know that the bridge was closed.", "the bridge was closed", 1.5, 3.0),
        ("Did you know that the mill is for sale?", "the mill is for sale", 1.5, 3.0),
        ("Had I known that the road was shut, I would have stayed.", "the road was shut", 1.5, 3.0),
        ("I don't think that they will accept.", "they will accept", -3.0, -1.5),
        ("I can't believe that you ate it all.", "you ate it all", 1.5, 3.0),
        ("Do you think that it will rain?", "it will rain", -0.7, 0.7),
        ("You would think that they had never seen snow.", "they had never seen snow", -3.0, -0.8),
        ("If you think I will pay for this, you are wrong.", "I will pay for this", -3.0, -1.0),
        ("He pretended that he had not heard.", "he had not heard", -3.0, -2.0),
        ("The envoy falsely claimed that the fleet had sailed.", "the fleet had sailed", -3.0, -2.0),
        ("She did not deny that the letter was hers.", "the letter was hers", 1.5, 3.0),
        ("I wish that I had a garden.", "I had a garden", -3.0, -2.0),
        ("The firm insisted that the water was clean.", "the water was clean", -0.7, 0.7),
        ("It is true that the mayor fled.", "the mayor fled", 2.0, 3.0),
        ("Who could have guessed that she was the thief?", "she was the thief", 1.0, 3.0),
        ("Don't imagine that I have forgotten.", "I have forgotten", -3.0, -1.5),
        ("Do you honestly suppose that he would pay?", "he would pay", -3.0, -1.0),
        ("He could not have believed that it would last.", "it would last", -3.0, -0.8),
        ("There is no evidence that the drug is dangerous.", "the drug is dangerous", -3.0, -0.8),
        ("It's not that I am against it.", "I am against it", -2.0, 0.0),
        ("He had never dreamed that it could be so cold.", "it could be so cold", 0.8, 3.0),
        ("You don't expect me to believe that he knew nothing?", "he knew nothing", -3.0, -1.5),
        ("The fort is empty.", "The fort is empty", 2.0, 3.0),
        ("The fort is almost certainly empty.", "The fort is almost certainly empty", 2.0, 3.0),
        ("The fort may be empty.", "The fort may be empty", 0.0, 1.2),
        ("The fort is not empty.", "The fort is not empty", -3.0, -2.0),
    ],
)
def test_words_and_operators_tell_how_far_one_is_committed(passage: str, clause: str, low: float, high: float) -> None:
    """Factives hold under negation and question, neg-raising verbs deny, "I can't believe" affirms, hedges weaken."""
    assert low <= commitment_to(passage, clause).value <= high


def test_the_reasons_come_with_the_number() -> None:
    """Word, signature and operators can be read off."""
    found = commitment_to("If they realise that the door is open, they will run.", "the door is open")
    assert (found.word, found.signature, found.operators) == ("realise", "factive", ("under a condition",))


def test_a_clause_is_found_where_it_differs_a_little_and_refused_where_it_is_not() -> None:
    """Some words may differ; none in common is an error."""
    assert commitment_to("Ann said: I know that I was wrong.", "she was wrong").signature == "know@I"
    with pytest.raises(ValueError, match="no word"):
        commitment_to("The fort is empty.", "zebras graze")


def test_marks_carry_the_commitment(marks_of: MarksOf) -> None:
    """Statements, beliefs and hedges do; speech acts, wishes and conditions have none."""

    def of(text: str, layer: str) -> float | None:
        return marks_of(text, layer)[0].payload.commitment  # type: ignore[union-attr]

    assert of("Peru said that the port was shut.", "statement") == 1.1
    assert of("Sweden falsely claimed that the ships were boats.", "statement") == -2.5
    assert of("Kenya called for a ceasefire.", "statement") is None
    assert of("Spain knew that the fort was empty.", "belief") == 2.5
    assert of("Iraq wanted to control the strait.", "belief") is None
    hedge = marks_of("The king will very likely fall.", "hedge")[0].payload
    assert isinstance(hedge, Hedge)
    assert hedge.commitment == pytest.approx(2.2, abs=0.1)
    assert of("If it rains, the march ends.", "hedge") is None


def test_every_row_of_the_table_lies_on_the_scale() -> None:
    """Five values a signature, each from -3 to 3."""
    for row in commitments().values():
        assert len(row.values) == 5
        assert all(-3 <= value <= 3 for value in row.values)
