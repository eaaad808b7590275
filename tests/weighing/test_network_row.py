"""A network drawn in a case: its joint likelihood is one row that stands in for its items."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_cases import case, item

from prophasis.case import DrawnNetwork, Hypothesis, NetworkNode, Question, Range, Source
from prophasis.errors import WeighError
from prophasis.weighing import difference, explain, weigh

POINT = Range.point


def p(value):
    return {
        "yes": POINT(value) if isinstance(value, float | int) else Range(low=value[0], best=value[1], high=value[2])
    }


def drawn(order=((0.8,), (0.3,)), memo=(0.9, 0.1), march=(0.7, 0.2), **more):
    """Hidden node ``order`` under the cause; ``memo`` and ``march`` follow from the order."""
    nodes = {
        "cause": NetworkNode(states=("a", "b")),
        "order": NetworkNode(parents=("cause",), table={"a": p(order[0][0]), "b": p(order[1][0])}),
        "memo": NetworkNode(parents=("order",), table={"yes": p(memo[0]), "no": p(memo[1])}),
        "march": NetworkNode(parents=("order",), table={"yes": p(march[0]), "no": p(march[1])}),
    }
    return DrawnNetwork(query="cause", nodes=nodes, **more)


def made(network, evidence=None, **more):
    rows = evidence or {"memo": item(kind="word"), "march": item(kind="deed")}
    return replace(case({"a": 0.5, "b": 0.5}, rows), network=network, **more)


def by_hand(order, memo=(0.9, 0.1), march=(0.7, 0.2)):
    return order * memo[0] * march[0] + (1 - order) * memo[1] * march[1]


def test_a_network_is_one_row_with_its_joint_likelihood():
    """Posterior odds are the ratio of the joint likelihoods by enumeration; the row stands for both items."""
    verdict = weigh(made(drawn()))
    one, two = by_hand(0.8), by_hand(0.3)
    assert verdict.posterior["a"].probability == pytest.approx(one / (one + two), abs=1e-12)
    (row,) = verdict.contributions
    assert row.items == ("memo", "march")
    assert row.kind == "network"
    assert verdict.words_alone is None
    assert verdict.deeds_alone is None
    assert any("words and deeds as one row" in told for told in verdict.warnings)


def test_the_network_replaces_the_ratings_of_its_items():
    """Cells for the items of a network do not count beside it."""
    rated = {"memo": item({"a": 0.9, "b": 0.01}), "march": item({"a": 0.9, "b": 0.01})}
    free, bound = weigh(made(drawn())), weigh(made(drawn(), rated))
    assert free.posterior["a"].probability == bound.posterior["a"].probability
    assert "drawn network" in bound.inputs.skipped["memo"]


def test_what_hangs_together_says_less_than_its_items_one_by_one():
    """Two traces of one order share it: together they weigh less than the sum of each alone."""
    view = weigh(made(drawn())).network
    assert 0 < view.decibels < view.apart
    assert {f.item for f in view.findings} == {"memo", "march"}
    memo = next(f for f in view.findings if f.item == "memo")
    alone = np.log10((0.8 * 0.9 + 0.2 * 0.1) / (0.3 * 0.9 + 0.7 * 0.1)) * 10
    assert memo.alone == pytest.approx(alone)
    march = (0.8 * 0.7 + 0.2 * 0.2, 0.3 * 0.7 + 0.7 * 0.2)
    assert memo.probability["a"] == pytest.approx(march[0] / sum(march))


chances = st.floats(0.02, 0.98)


@settings(max_examples=40, deadline=None)
@given(st.lists(chances, min_size=6, max_size=6), chances)
def test_independent_nodes_are_independent_rows(rows, prior):
    """Nodes that hang on the query alone give the same posterior as ordinary rows."""
    names = ("x", "y", "z")
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    nodes = {"cause": NetworkNode(states=("a", "b"))} | {
        name: NetworkNode(parents=("cause",), table={"a": p(one), "b": p(two)})
        for name, (one, two) in zip(names, pairs, strict=True)
    }
    plain = {name: item({"a": one, "b": two}) for name, (one, two) in zip(names, pairs, strict=True)}
    base = case({"a": prior, "b": 1 - prior}, plain)
    tied = replace(base, network=DrawnNetwork(query="cause", nodes=nodes))
    assert weigh(tied).posterior["a"].probability == pytest.approx(weigh(base).posterior["a"].probability, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.05, 0.95), min_size=6, max_size=6))
def test_probability_lies_between_its_bounds_and_spread_inside_them(numbers):
    """With ranges everywhere the probability is that of the means; bounds hold every corner of the tables."""
    ranged = [(max(0.0, n - 0.02), n, min(1.0, n + 0.02)) for n in numbers]
    network = drawn(((ranged[0],), (ranged[1],)), ranged[2:4], ranged[4:6])
    row = weigh(made(network)).posterior["a"]
    means = [(low + 4 * best + high) / 6 for low, best, high in ranged]
    one, two = by_hand(means[0], means[2:4], means[4:6]), by_hand(means[1], means[2:4], means[4:6])
    assert row.probability == pytest.approx(one / (one + two), abs=1e-9)
    assert row.bound_low - 1e-12 <= row.low <= row.high <= row.bound_high + 1e-12
    for ends in product((0, 2), repeat=6):
        x = [r[e] for r, e in zip(ranged, ends, strict=True)]
        one, two = by_hand(x[0], x[2:4], x[4:6]), by_hand(x[1], x[2:4], x[4:6])
        assert row.bound_low - 1e-12 <= one / (one + two) <= row.bound_high + 1e-12


def test_a_noisy_or_by_hand():
    """1 - (1 - leak)(1 - chance) over the parents at work."""
    nodes = {
        "cause": NetworkNode(states=("a", "b")),
        "plan": NetworkNode(parents=("cause",), table={"a": p(0.6), "b": p(0.2)}),
        "luck": NetworkNode(table={"": p(0.3)}),
        "memo": NetworkNode(
            parents=("plan", "luck"), noisy_or={"leak": POINT(0.1), "plan": POINT(0.8), "luck": POINT(0.5)}
        ),
    }
    found = weigh(made(DrawnNetwork(query="cause", nodes=nodes), {"memo": item()}))

    def of(plan):
        both = [(1 - (0.9 * 0.2 * 0.5), 0.3), (1 - 0.9 * 0.2, 0.7)], [(1 - 0.9 * 0.5, 0.3), (0.1, 0.7)]
        return sum(
            share * sum(chance * luck for chance, luck in side)
            for share, side in zip((plan, 1 - plan), both, strict=True)
        )

    assert found.posterior["a"].probability == pytest.approx(of(0.6) / (of(0.6) + of(0.2)))


def test_a_shared_source_of_network_items_is_integrated_together():
    """Two reports of one doubtful source inside a network: the expectation is taken of the product."""
    source = Source(text="A clerk.", accuracy=Range(low=0.6, best=0.8, high=1.0))
    nodes = {
        "cause": NetworkNode(states=("a", "b")),
        "x": NetworkNode(parents=("cause",), table={"a": p(0.8), "b": p(0.2)}),
        "y": NetworkNode(parents=("cause",), table={"a": p(0.7), "b": p(0.3)}),
    }
    evidence = {"x": item({"a": 0.8, "b": 0.2}, origin="clerk"), "y": item({"a": 0.7, "b": 0.3}, origin="clerk")}
    base = made(None, evidence, sources={"clerk": source})
    tied = replace(base, network=DrawnNetwork(query="cause", nodes=nodes))
    assert weigh(tied).posterior["a"].probability == pytest.approx(weigh(base).posterior["a"].probability, abs=1e-12)


def test_an_unknown_item_of_the_network_is_something_to_look_for():
    """An open item is no finding; what finding it out would tell is given the others."""
    rows = {"memo": item(), "march": item(status="open")}
    verdict = weigh(made(drawn(), rows))
    assert verdict.contributions[0].items == ("memo",)
    sign = next(s for s in verdict.look_for if s.what == "march")
    assert sign.kind == "open"
    assert sign.bits > 0


def test_a_hypothesis_without_a_state_takes_the_band():
    """The catch-all need not be drawn."""
    whole = case({"a": 0.4, "b": 0.4, "none": 0.2}, {"memo": item(), "march": item()}, catch_all="none")
    verdict = weigh(replace(whole, network=drawn()))
    assert any("no state for none" in told for told in verdict.warnings)
    assert 0 < verdict.posterior["none"].probability < 0.3


def test_explain_and_diff_know_the_network():
    """The derivation names the nodes and what the item adds; a redrawn table is one change."""
    told = explain(made(drawn()), "memo", "a")[0]
    assert told.steps[0].formula.startswith("P(memo = yes, march = yes | a)")
    assert told.steps[1].value == pytest.approx(by_hand(0.8) / (0.8 * 0.7 + 0.2 * 0.2))
    moved = difference(made(drawn()), made(drawn(((0.9,), (0.3,)))))
    assert [change.what for change in moved.changes] == ["the drawn network"]
    assert moved.after["a"] > moved.before["a"]


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"order": NetworkNode(parents=("memo",), table={"yes": p(0.5), "no": p(0.5)})}, "W051", "its own ancestor"),
        ({"order": NetworkNode(parents=("nobody",))}, "W051", "no node"),
        ({"order": NetworkNode(parents=("cause",), table={"a": p(0.8)})}, "W054", "no row for 'b'"),
        (
            {"order": NetworkNode(parents=("cause",), table={"a": p(0.8) | {"no": POINT(0.3)}, "b": p(0.5)})},
            "W054",
            "sums to 1.1, not 1",
        ),
        (
            {
                "cause": NetworkNode(states=("a", "c")),
                "order": NetworkNode(parents=("cause",), table={"a": p(0.5), "c": p(0.5)}),
            },
            "W056",
            "no hypothesis",
        ),
        (
            {"memo": NetworkNode(parents=("order",), table={"yes": p(0.5), "no": p(0.5)}, found="maybe")},
            "W056",
            "maybe",
        ),
        ({"march": NetworkNode(parents=("order",), table={"yes": p(0.5), "no": p(0.5)}, item="memo")}, "W056", "memo"),
    ],
)
def test_a_network_that_cannot_be(change, code, words):
    """Cycles, unknown nodes, rows that are none: one clear line that names the node."""
    network = drawn()
    with pytest.raises(WeighError, match=words) as raised:
        weigh(made(replace(network, nodes={**network.nodes, **change})))
    assert raised.value.code == code


def test_ranges_above_the_query_are_refused():
    """Where the query has parents its own share does not cancel out of ranges."""
    nodes = {
        "climate": NetworkNode(table={"": p((0.2, 0.3, 0.4))}),
        "cause": NetworkNode(
            states=("a", "b"), parents=("climate",), table={"yes": {"a": POINT(0.5)}, "no": {"a": POINT(0.2)}}
        ),
        "memo": NetworkNode(parents=("cause",), table={"a": p(0.6), "b": p(0.2)}),
    }
    with pytest.raises(WeighError, match="has parents"):
        weigh(made(DrawnNetwork(query="cause", nodes=nodes), {"memo": item()}))


def test_too_wide_a_network_says_how_wide():
    """A node with two dozen parents needs a table nobody can hold."""
    parents = tuple(f"n{k}" for k in range(25))
    nodes = {"cause": NetworkNode(states=("a", "b"))}
    nodes |= {name: NetworkNode(parents=("cause",), table={"a": p(0.5), "b": p(0.5)}) for name in parents}
    chances = dict.fromkeys((*parents, "leak"), POINT(0.1))
    nodes["memo"] = NetworkNode(parents=parents, noisy_or=chances)
    with pytest.raises(WeighError, match="cells") as raised:
        weigh(made(DrawnNetwork(query="cause", nodes=nodes), {"memo": item()}))
    assert raised.value.code == "W050"


def test_the_question_of_another_network_is_left_alone():
    """A network whose query asks another question takes nothing from this one."""
    network = replace(drawn(), nodes={**drawn().nodes})
    base = made(network, {"memo": item({"c": 0.9, "d": 0.3}), "march": item()})
    two = replace(
        base,
        questions={"why": Question(text="Why?"), "who": Question(text="Who?")},
        hypotheses={
            **{k: replace(h, of="why") for k, h in base.hypotheses.items()},
            "c": Hypothesis(text="C did.", of="who"),
            "d": Hypothesis(text="D did.", of="who"),
        },
    )
    assert weigh(two, question="who").posterior["c"].probability == pytest.approx(0.75)
    assert weigh(two, question="why").contributions[0].kind == "network"
