"""Mechanisms link by link, comparisons with other cases, rounds, cells in dispute, ACH counts side by side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_cases import case, item, row

from prophasis.case import Parallel, Source
from prophasis.weighing import weigh

EVEN = {"a": 0.5, "b": 0.5}
STEPS = {"threat": "The actor saw a threat.", "order": "It gave the order.", "march": "The army marched."}


def chained(evidence):
    made = case(EVEN, evidence)
    return replace(made, hypotheses={**made.hypotheses, "a": replace(made.hypotheses["a"], mechanism=STEPS)})


def test_a_chain_is_as_strong_as_its_weakest_link():
    """Each link's weight is the joint weight of its items; the link that nothing bears on is named."""
    rows = {
        "speech": item({"a": 0.8, "b": 0.4}, steps=("threat",)),
        "notes": item({"a": 0.5, "b": 0.02}, steps=("threat", "march")),
    }
    (chain,) = weigh(chained(rows)).mechanisms
    links = {link.step: link for link in chain.links}
    assert links["threat"].decibels == pytest.approx(10 * np.log10(2 * 25))
    assert links["threat"].hardest == "smoking gun"
    assert links["march"].decibels == pytest.approx(10 * np.log10(25))
    assert links["order"].items == ()
    assert chain.weakest == "order"
    assert "“It gave the order”: no weighed item bears on it" in chain.sentence
    assert links["march"].without == pytest.approx(2 / 3)


def test_a_link_that_speaks_against_is_weaker_than_an_empty_one():
    """Evidence that contradicts a step is worse than no evidence for it."""
    rows = {
        "speech": item({"a": 0.9, "b": 0.1}, steps=("threat",)),
        "denial": item({"a": 0.3, "b": 0.6}, steps=("order",)),
    }
    (chain,) = weigh(chained(rows)).mechanisms
    assert chain.weakest == "order"
    assert "-3.0 dB" in chain.sentence
    assert chain.links[1].against == 1


def compared(**more):
    parallel = Parallel(name="Elsewhere", **more)
    return item({"a": 0.2, "b": 0.6}, kind="comparison", cases=(parallel,))


def test_a_comparison_says_who_expected_the_response():
    """The response that came is what b expected; nothing is amiss."""
    rows = {
        "there": compared(
            shared=("a border", "a treaty"),
            differing=("size",),
            response="No war.",
            expected={"a": "war", "b": "no war"},
        )
    }
    verdict = weigh(case(EVEN, rows))
    (one,) = verdict.comparisons
    assert one.fits == ("b",)
    assert one.notes == ()
    assert "2 features shared, 1 differing" in one.sentence
    assert "the response is what “It was b” expected" in one.sentence


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            {"shared": ("x",), "differing": ("y",), "response": "war", "expected": {"a": "war"}},
            "nothing is said of what b",
        ),
        ({"shared": ("x",), "expected": {"a": "war", "b": "peace"}}, "nothing is said to differ"),
        ({"shared": ("x",), "differing": ("y", "z")}, "more is said to differ"),
        ({"expected": {"a": "war", "b": "War."}}, "every hypothesis expects the same"),
        ({"response": "war", "expected": {"a": "war", "b": "peace"}}, "yet the ratings make it likelier under b"),
    ],
)
def test_what_is_amiss_with_a_comparison_is_said(more, words):
    """Silent expectations, no difference, more difference than likeness, ratings against the expectations."""
    verdict = weigh(case(EVEN, {"there": compared(**more)}))
    assert any(words in note for note in verdict.comparisons[0].notes)
    assert any(words in told for told in verdict.warnings)


def twice(first, second):
    return (row(first, analyst="ana"), row(second, analyst="ana", round=2), row({"a": 0.6, "b": 0.5}, analyst="ben"))


def test_first_rounds_are_kept_and_only_the_last_counts():
    """Each round has its verdict; the analyst who moved is named with his row; ben's first round stays."""
    made = case(EVEN, {"e": item(ratings=twice({"a": 0.2, "b": 0.8}, {"a": 0.8, "b": 0.2}))})
    found = weigh(made).rounds
    assert [r.number for r in found.rounds] == [1, 2]
    assert found.rounds[0].analysts["ana"]["a"] == pytest.approx(0.2)
    assert found.rounds[1].analysts["ana"]["a"] == pytest.approx(0.8)
    assert found.rounds[1].analysts["ben"] == found.rounds[0].analysts["ben"]
    (moved,) = found.moved
    assert (moved.analyst, moved.item, moved.round) == ("ana", "e", 2)
    assert moved.decibels == pytest.approx(2 * 10 * np.log10(4))
    assert "the leader was “It was b”" in found.sentence
    assert weigh(case(EVEN, {"e": item({"a": 0.2, "b": 0.8})})).rounds is None


def test_agreeing_on_a_cell_costs_what_it_says():
    """The cost of a disagreement is the change of the leader's probability with that cell at its geometric mean."""
    ratings = (row({"a": 0.9, "b": 0.5}, analyst="ana"), row({"a": 0.4, "b": 0.5}, analyst="ben"))
    made = case(EVEN, {"e": item(ratings=ratings), "f": item({"a": 0.7, "b": 0.4})})
    verdict = weigh(made)
    (gap,) = verdict.cells
    assert (gap.item, gap.hypothesis, gap.values) == ("e", "a", {"ana": 0.9, "ben": 0.4})
    assert gap.decibels == pytest.approx(10 * np.log10(0.9 / 0.4))
    middle = float(np.sqrt(0.9 * 0.4))
    agreed = tuple(row({"a": middle, "b": 0.5}, analyst=who) for who in ("ana", "ben"))
    then = weigh(case(EVEN, {"e": item(ratings=agreed), "f": item({"a": 0.7, "b": 0.4})}))
    assert verdict.posterior["a"].probability + gap.cost == pytest.approx(then.posterior["a"].probability)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0.05, 0.95), st.floats(0.05, 0.95)), min_size=1, max_size=6))
def test_one_mind_has_no_cells_in_dispute(p):
    """Two analysts who rate alike disagree on nothing."""
    rows = {
        f"e{k}": item(ratings=tuple(row({"a": x, "b": y}, analyst=who) for who in ("ana", "ben")))
        for k, (x, y) in enumerate(p)
    }
    assert weigh(case(EVEN, rows)).cells == ()


def test_every_way_of_counting_inconsistency_side_by_side():
    """One II against three I: by C-ACH b has less, squared a has less; the report says that the rank hangs on it."""
    rows = {f"i{k}": item(ratings=(row({"a": "I", "b": "C"}, scale="rating"),)) for k in range(3)}
    rows["ii"] = item(ratings=(row({"a": "C", "b": "II"}, scale="rating"),))
    verdict = weigh(case(EVEN, rows))
    table = {preset.name: preset for preset in verdict.ach_presets}
    assert table["c-ach"].scores == {"a": 3.0, "b": 2.0}
    assert table["open-synthesis"].scores == {"a": 3.0, "b": 4.0}
    assert table["c-ach"].ranks == {"a": 2, "b": 1}
    assert table["open-synthesis"].ranks == {"a": 1, "b": 2}
    assert any("depends on how inconsistency is counted" in told for told in verdict.warnings)


def test_weighted_counts_take_the_letter_of_the_source():
    """A row of an E source counts half, a quarter, or 0.28."""
    rows = {"x": item(ratings=(row({"a": "I", "b": "C"}, scale="rating"),), origin="poor")}
    made = case(EVEN, rows, sources={"poor": Source(text="Poor.", grade="E")})
    scores = {preset.name: preset.scores["a"] for preset in weigh(made).ach_presets}
    assert scores["weighted-by-half"] == 0.5
    assert scores["weighted-by-halving"] == 0.25
    assert scores["weighted-by-letter"] == pytest.approx(0.28)
    assert scores["c-ach"] == 1.0
