"""What a thing not yet known would tell, and what to look for next."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_cases import case, item

from prophasis.case import Offer, Range, Source
from prophasis.errors import WeighError
from prophasis.weighing import weigh
from prophasis.weighing.arrays import information


def test_a_perfect_test_tells_the_whole_entropy():
    """An outcome that settles the matter between equals is one bit and raises the chance of being right by half."""
    joint = information.both_outcomes(np.array([0.5, 0.5]), np.array([1.0, 0.0]))
    assert information.mutual_information(joint) == pytest.approx(1.0)
    assert information.decision_value(joint) == pytest.approx(0.5)


def test_an_outcome_that_all_expect_alike_tells_nothing():
    """Equal likelihoods: no bits, no gain, no shift, no change."""
    joint = information.both_outcomes(np.array([0.6, 0.3, 0.1]), np.full(3, 0.4))
    assert information.mutual_information(joint) == pytest.approx(0.0, abs=1e-12)
    assert information.decision_value(joint) == pytest.approx(0.0, abs=1e-12)
    assert information.expected_shift(joint) == pytest.approx(0.0, abs=1e-12)
    assert information.chance_of_change(joint) == 0.0


def test_the_oil_wildcatters_two_values():
    """Raiffa 1968 in utilities: 20 without a test, 32.5 with it, so it is worth 12.5; certainty is worth 35."""
    prior = np.array([0.5, 0.3, 0.2])
    drill = np.array([-70.0, 50.0, 200.0])
    seismic = np.array([[0.6, 0.3, 0.1], [0.3, 0.4, 0.3], [0.1, 0.4, 0.5]])
    joint = prior[:, None] * seismic
    without = max(0.0, prior @ drill)
    sample = np.maximum(0.0, drill @ joint).sum()
    certain = prior @ np.maximum(0.0, drill)
    assert [without, sample, sample - without, certain - without] == pytest.approx([20, 32.5, 12.5, 35])
    assert sample - 10 == pytest.approx(22.5)


unit = st.floats(0.02, 0.98)


@given(st.lists(unit, min_size=3, max_size=3), st.lists(unit, min_size=3, max_size=3))
def test_information_is_bounded_by_what_is_left_to_know(weights, occurs):
    """0 <= I(H; X) <= H(H); the 0-1 value never exceeds 1 - max p."""
    p = np.array(weights) / sum(weights)
    joint = information.both_outcomes(p, np.array(occurs))
    assert 0 <= information.mutual_information(joint) <= -(p @ np.log2(p)) + 1e-12
    assert 0 <= information.decision_value(joint) <= 1 - p.max() + 1e-12


def test_greedy_does_not_take_the_same_news_twice():
    """A copy of the best observation adds less than a second, weaker one on another hypothesis."""
    p = np.full(3, 1 / 3)
    best, other = np.array([0.95, 0.05, 0.05]), np.array([0.5, 0.9, 0.1])
    tables = [np.stack([x, 1 - x], axis=1) for x in (best, best, other)]
    assert information.greedy(p, tables, 2) == [0, 2]


def test_a_budget_is_kept_and_well_spent():
    """Never over the limit; two cheap ones that tell more together go before one dear one that tells most alone."""
    p = np.full(2, 0.5)
    tables = [np.array([[x, 1 - x], [1 - x, x]]) for x in (0.9, 0.85, 0.85)]
    costs = np.array([3.0, 1.5, 1.5])
    assert sorted(information.affordable(p, tables, costs, 3.0, 6)) == [1, 2]
    assert information.affordable(p, tables, costs, 1.0, 6) == []
    assert information.affordable(p, tables, costs, 4.5, 6)[0] in (0, 1)
    assert len(information.affordable(p, tables, costs, 100.0, 2)) == 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(unit, unit, st.floats(0.5, 3)), min_size=2, max_size=6), st.floats(0.5, 6))
def test_what_a_budget_buys_is_within_its_bound_of_the_best(rows, limit):
    """Against every set that the budget pays for: at least (1 - 1/e) / 2 of the most bits."""
    p = np.array([0.6, 0.4])
    tables = [np.array([[a, 1 - a], [b, 1 - b]]) for a, b, _ in rows]
    costs = np.array([cost for *_, cost in rows])

    def bits(chosen):
        return information.mutual_information(information.joined(p, [tables[k] for k in chosen])) if chosen else 0.0

    sets = (s for size in range(len(rows) + 1) for s in combinations(range(len(rows)), size))
    best = max(bits(s) for s in sets if costs[list(s)].sum() <= limit)
    chosen = information.affordable(p, tables, costs, limit, 6)
    assert costs[chosen].sum() <= limit + 1e-6
    assert bits(chosen) >= (1 - 1 / np.e) / 2 * best - 1e-5


def test_with_a_budget_the_set_is_what_it_pays_for():
    """The dear item is left, what is spent is said, and items without an effort are not in the set."""
    rows = {
        "seen": item({"a": 0.6, "b": 0.4}),
        "dear": item({"a": 0.95, "b": 0.05}, status="open", effort=9.0),
        "one": item({"a": 0.9, "b": 0.2}, status="open", effort=2.0),
        "two": item({"a": 0.2, "b": 0.8}, status="open", effort=1.0),
        "unknown": item({"a": 0.1, "b": 0.9}, status="open"),
    }
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows, settings={"budget": 4.0}))
    (together,) = [sign for sign in verdict.look_for if sign.kind == "together"]
    assert set(together.what.split("+")) == {"one", "two"}
    assert "for 3 of 4 units of effort" in together.why


def test_a_budget_of_nothing_is_refused():
    """The message names the key."""
    with pytest.raises(WeighError, match=r"settings\.budget: a budget of 0"):
        weigh(case({"a": 0.5, "b": 0.5}, {"e": item({"a": 0.6, "b": 0.4})}, settings={"budget": 0.0}))


OPEN = {
    "seen": item({"a": 0.6, "b": 0.4}),
    "sought": item({"a": 0.9, "b": 0.1}, status="open", effort=2.0),
    "dull": item({"a": 0.5, "b": 0.5}, status="open"),
}


def test_an_open_item_stays_out_of_the_posterior_and_leads_what_to_look_for():
    """Rated before anybody knows: it moves nothing, and its value is told in bits, chance of a change and effort."""
    verdict = weigh(case({"a": 0.5, "b": 0.5}, OPEN))
    assert verdict.posterior["a"].probability == pytest.approx(0.6)
    first = verdict.look_for[0]
    assert (first.what, first.kind) == ("sought", "open")
    assert first.bits == pytest.approx(0.5125, abs=1e-4)
    assert first.changes_leader == pytest.approx(0.6 * 0.1 + 0.4 * 0.9)
    assert first.per_effort == pytest.approx(first.bits / 2)
    assert "not yet known" in verdict.inputs.skipped["sought"]
    assert "the leader would change with a chance of 0.42" in first.why


def test_confirming_a_doubtful_report_is_worth_more_than_confirming_a_good_one():
    """A report of grade D leaves more to find out than the same report of grade A."""
    rows = {
        "good": item({"a": 0.8, "b": 0.2}, origin="archive"),
        "poor": item({"a": 0.8, "b": 0.2}, origin="gossip"),
    }
    sources = {"archive": Source(text="Archive", grade="A"), "gossip": Source(text="Gossip", grade="D")}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows, sources=sources))
    bits = {sign.what: sign.bits for sign in verdict.look_for if sign.kind == "confirm"}
    assert bits["poor"] > 2 * bits["good"] > 0
    both = next(sign for sign in verdict.look_for if sign.kind == "together")
    assert both.what == "poor+good"
    assert both.bits > bits["poor"]


def test_an_unrated_item_is_worth_what_its_documents_say_for_now():
    """Offered for a and against b it reads as C and I; offered both ways it tells nothing yet."""
    for_a, against_b = Offer(hypothesis="a", direction="+"), Offer(hypothesis="b", direction="-")
    contested = (for_a, Offer(hypothesis="a", direction="-"))
    rows = {
        "seen": item({"a": 0.6, "b": 0.4}),
        "used": item(offered=(for_a, against_b)),
        "both": item(offered=contested),
    }
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows))
    told = {sign.what: sign for sign in verdict.look_for}
    assert told["used"].bits > 0.1
    assert told["both"].bits is None


def test_a_wide_range_names_the_hypothesis_that_is_widest():
    """Never a range of no width: here only b is ranged."""
    rows = {"e": item({"a": 0.5, "b": (0.1, 0.4, 0.9), "c": 0.3})}
    verdict = weigh(case({"a": None, "b": None, "c": None}, rows))
    assert "under “It was b” it is anything from 0.1 to 0.9" in verdict.look_for[0].why


def test_points_are_not_called_wide():
    """A point rating reported by a source with ranges has no range of its own to narrow."""
    source = Source(
        text="S", accuracy=Range(low=0.6, best=0.8, high=0.9), false_report=Range(low=0.1, best=0.2, high=0.3)
    )
    verdict = weigh(case({"a": None, "b": None}, {"e": item({"a": 0.7, "b": 0.2}, origin="s")}, sources={"s": source}))
    assert all(sign.kind != "ranges" for sign in verdict.look_for)


@given(st.lists(st.lists(unit, min_size=3, max_size=3), min_size=1, max_size=5), st.integers(0, 10**6))
def test_over_draws_each_draw_is_as_if_asked_alone(weights, seed):
    """Bits and the chance of a change, for candidates with three outcomes of which one may be impossible."""
    p = np.array([np.array(w) / sum(w) for w in weights])
    tables = np.random.default_rng(seed).dirichlet(np.ones(3), (2, 3))
    tables[1, :, 2] = 0.0
    tables /= tables.sum(axis=2, keepdims=True)
    bits, changes = information.over_draws(p, tables)
    for c, table in enumerate(tables):
        for d, one in enumerate(p):
            joint = one[:, None] * table
            assert bits[c, d] == pytest.approx(information.mutual_information(joint), abs=1e-9)
            if np.diff(np.sort(one)).min() > 1e-6:
                assert changes[c, d] == pytest.approx(information.chance_of_change(joint), abs=1e-9)
