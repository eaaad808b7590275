"""The attacks: flip sets, reversal, dropping, prior ties, selection, the catch-all."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_cases import case, item, row

from prophasis.weighing import weigh
from prophasis.weighing.arrays.flip import smallest_removal, smallest_removal_pooled
from prophasis.weighing.arrays.triples import leave_three_out
from prophasis.weighing.arrays.update import normalise


@settings(deadline=None, max_examples=100)
@given(
    weights=st.lists(st.floats(-5, 5, allow_nan=False), min_size=1, max_size=10),
    margin=st.floats(0.01, 12),
)
def test_the_smallest_removal_is_as_small_as_brute_force(weights, margin):
    """Sort and take finds a set of the least size, and that set is enough."""
    w = np.array(weights)
    found = smallest_removal(w, margin)
    sizes = [
        size
        for size in range(len(w) + 1)
        for chosen in combinations(range(len(w)), size)
        if w[list(chosen)].sum() >= margin - 1e-12
    ]
    assert (found is None) == (not sizes)
    if found is not None:
        assert len(found) == min(sizes)
        assert w[list(found)].sum() >= margin - 1e-9


@settings(deadline=None, max_examples=60)
@given(data=st.data(), analysts=st.integers(1, 3), rows=st.integers(1, 7))
def test_the_pooled_flip_set_is_as_small_as_brute_force(data, analysts, rows):
    """For a linear pool of analysts the search finds a set of the least size."""
    values = data.draw(st.lists(st.floats(-3, 3), min_size=analysts * rows * 3, max_size=analysts * rows * 3))
    units = np.array(values).reshape(analysts, rows, 3)
    base = np.zeros((analysts, 3))
    pooled = normalise(base + units.sum(axis=1)).mean(axis=0)
    order = np.argsort(-pooled)
    leader, rival = int(order[0]), int(order[1])
    found, exact = smallest_removal_pooled(base, units, leader, rival)
    assert exact
    best = None
    for size in range(rows + 1):
        for chosen in combinations(range(rows), size):
            after = normalise(base + np.delete(units, list(chosen), axis=1).sum(axis=1)).mean(axis=0)
            if after[rival] >= after[leader] - 1e-12:
                best = size
                break
        if best is not None:
            break
    if found is None:
        assert best is None or best == rows
    else:
        assert len(found) == best


@settings(deadline=None, max_examples=10)
@given(p=st.lists(st.tuples(st.floats(0.05, 0.95), st.floats(0.05, 0.95)), min_size=2, max_size=14))
def test_the_verdict_flip_set_against_brute_force(p):
    """Over whole cases up to 14 items: of all 2^n sets of items taken out, the smallest that puts the rival level."""
    rows = {f"e{n:02}": item({"a": x, "b": y}) for n, (x, y) in enumerate(p)}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows))
    logs = np.array([np.log(x / y) for x, y in p])
    if abs(logs.sum()) < 1e-6:
        return
    sets = (np.arange(2 ** len(p))[:, None] >> np.arange(len(p))) & 1
    left = np.sign(logs.sum()) * (1 - sets) @ logs
    assert verdict.flip_set.rows == sets.sum(axis=1)[left <= 1e-9].min()


@pytest.mark.parametrize("seed", range(5))
def test_every_three_left_out_is_as_brute_force_says(seed):
    """How many sets of three cost the leader his lead, and which does him most harm."""
    rng = np.random.default_rng(seed)
    logs, prior = np.log(rng.uniform(0.1, 0.9, (9, 4))), np.log(rng.dirichlet(np.ones(4)))
    leader = int(np.argmax(prior + logs.sum(axis=0)))
    left = {three: normalise(prior + np.delete(logs, three, axis=0).sum(axis=0)) for three in combinations(range(9), 3)}
    found = leave_three_out(prior, logs)
    assert found.tried == len(left) == 84
    assert found.changed == sum(p.argmax() != leader for p in left.values())
    assert found.worst == min(left, key=lambda three: left[three][leader])
    assert found.least == pytest.approx(left[found.worst][leader])


def test_a_flip_set_counts_witnesses_and_names_their_items():
    """Removing an origin removes all of its items: one witness, three items."""
    rows = {f"same{n}": item({"a": 0.7, "b": 0.3}, origin="s") for n in range(3)}
    rows["against"] = item({"a": 0.4, "b": 0.6})
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows))
    assert verdict.flip_set.rows == 1
    assert set(verdict.flip_set.items) == {"same0", "same1", "same2"}
    assert verdict.flip_set.margin_db == pytest.approx(10 * np.log10((7 / 3) ** 3 * 4 / 6))


def test_removing_the_flip_set_levels_the_two():
    """With the items of the flip set gone, the rival is level or ahead."""
    rows = {f"e{n}": item({"a": 0.5 + 0.05 * n, "b": 0.4, "c": 0.3}) for n in range(8)}
    made = case({"a": 0.3, "b": 0.5, "c": 0.2}, rows)
    flip = weigh(made).flip_set
    rest = {key: value for key, value in rows.items() if key not in flip.items}
    after = weigh(case({"a": 0.3, "b": 0.5, "c": 0.2}, rest)).posterior
    assert after[flip.rival].probability >= after["a"].probability


def test_reversal_needs_fewer_items_than_removal():
    """Items that turn out the other way count double: the reversal set is never larger."""
    rows = {f"e{n}": item({"a": 0.7, "b": 0.3}) for n in range(6)}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows))
    assert verdict.reversals[0].rows == 3
    assert verdict.flip_set.rows == 6
    assert verdict.reversals[0].method == "reversal"


def test_no_flip_set_when_the_prior_alone_decides():
    """Where no removal puts a rival level, there is none, and confidence says so."""
    verdict = weigh(case({"a": 0.9, "b": 0.1}, {"e": item({"a": 0.5, "b": 0.5})}))
    assert verdict.flip_set is None
    assert "no removal of witnesses" in verdict.confidence_sentence


def test_drop_one_recomputes_the_verdict():
    """Each row left out gives what the case without it gives, the most telling first."""
    rows = {"strong": item({"a": 0.9, "b": 0.1}), "weak": item({"a": 0.5, "b": 0.45})}
    verdict = weigh(case({"a": 0.3, "b": 0.7}, rows))
    assert [dropped.what for dropped in verdict.drop_one] == ["strong", "weak"]
    assert verdict.drop_one[0].changes_leader
    alone = weigh(case({"a": 0.3, "b": 0.7}, {"weak": rows["weak"]}))
    assert verdict.drop_one[0].probability["a"] == pytest.approx(alone.posterior["a"].probability)


def test_contributions_add_up_to_the_margin():
    """Prior odds in decibels plus every row's weight is the leader's margin over each rival."""
    rows = {f"e{n}": item({"a": 0.8 - 0.1 * n, "b": 0.3, "c": 0.2 + 0.1 * n}) for n in range(4)}
    verdict = weigh(case({"a": 0.5, "b": 0.3, "c": 0.2}, rows))
    for rival, prior in (("b", 0.3), ("c", 0.2)):
        total = 10 * np.log10(0.5 / prior) + sum(c.decibels[rival] for c in verdict.contributions)
        shares = verdict.posterior["a"].probability / verdict.posterior[rival].probability
        assert total == pytest.approx(10 * np.log10(shares))


@pytest.mark.parametrize("analysts", [("",), ("ana", "ben")])
def test_at_the_prior_that_ties_the_two_are_level(analysts):
    """Put the tying odds in as priors: leader and rival come out equal."""
    ratings = {"": {"a": 0.8, "b": 0.2}, "ana": {"a": 0.9, "b": 0.2}, "ben": {"a": 0.6, "b": 0.3}}
    made = item(ratings=tuple(row(ratings[name], analyst=name or None) for name in analysts))
    (tie,) = weigh(case({"a": 0.5, "b": 0.5}, {"e": made})).prior_tie
    share = tie.odds_tie / (1 + tie.odds_tie)
    after = weigh(case({"a": share, "b": 1 - share}, {"e": made})).posterior
    assert after["a"].probability == pytest.approx(after["b"].probability)
    assert tie.odds_now == 1.0


def test_selection_dissolves_a_lead_that_rests_on_picked_items():
    """At the n given, the picked items' ratio has shrunk to what the prior odds against the leader are."""
    made = case({"a": 0.4, "b": 0.6}, {"e": item({"a": 0.8, "b": 0.2})})
    (selection,) = weigh(made).selection
    n = selection.looked_in
    ratio = (1 - 0.2**n) / (1 - 0.8**n)
    assert ratio == pytest.approx(1.5, rel=1e-6)
    assert "places" in selection.sentence


def test_a_lead_from_the_prior_survives_any_selection():
    """With even priors the ratio tends to 1 and never below: no n levels the two."""
    (selection,) = weigh(case({"a": 0.6, "b": 0.4}, {"e": item({"a": 0.8, "b": 0.2})})).selection
    assert selection.looked_in is None


def test_at_the_break_even_the_catch_all_is_level():
    """Give every item the break-even likelihood under none-of-these: it ties with the leader."""
    rows = {f"e{n}": item({"a": 0.7, "b": 0.3}) for n in range(3)}
    found = weigh(case({"a": 0.5, "b": 0.4, "none": 0.1}, rows, catch_all="none"))
    x = found.break_even.likelihood
    capped = min(x, 1.0)
    level = {key: item({"a": 0.7, "b": 0.3, "none": capped}) for key in rows}
    again = weigh(case({"a": 0.5, "b": 0.4, "none": 0.1}, level, catch_all="none")).posterior
    if x < 1:
        assert again["none"].probability == pytest.approx(again["a"].probability)
    assert found.break_even.leader_likelihood == pytest.approx(0.7)


def test_evidence_odd_even_under_the_leader_raises_the_alarm():
    """Nine findings that the best hypothesis makes 1 % likely: somebody is missing."""
    rows = {f"e{n}": item({"a": 0.01, "b": 0.002, "none": 0.001}) for n in range(9)}
    verdict = weigh(case({"a": 0.45, "b": 0.45, "none": 0.1}, rows, catch_all="none"))
    assert verdict.break_even.alarm
    assert "missing" in verdict.break_even.sentence


def test_the_best_case_of_a_loser_names_its_items():
    """Each hypothesis shows the items on which it beats all others, and how high the ranges let it go."""
    rows = {"for_a": item({"a": (0.6, 0.8, 0.9), "b": 0.2}), "for_b": item({"a": 0.3, "b": 0.5})}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows))
    best = {one.hypothesis: one for one in verdict.best_cases}
    assert [name for name, _ in best["b"].items] == ["for_b"]
    assert best["b"].bound_high == verdict.posterior["b"].bound_high
