"""The compiled network against enumeration and against published figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.errors import MissingExtra, WeighError
from prophasis.weighing.arrays import tape as tapes
from prophasis.weighing.arrays.elimination import compile_tape, reduced
from prophasis.weighing.network import Network, Node, read_network

YES_NO = ("yes", "no")


def yes(*rows):
    """A table from P(yes) for each row of parents' states, the last parent fastest."""
    p = np.array(rows, dtype=float)
    sides = int(np.log2(len(rows)))
    return np.stack([p, 1 - p], axis=-1).reshape((2,) * sides + (2,))


def node(parents, *rows):
    return Node(YES_NO, tuple(parents.split()), yes(*rows))


ASIA = Network(
    {
        "asia": node("", 0.01),
        "tub": node("asia", 0.05, 0.01),
        "smoke": node("", 0.5),
        "lung": node("smoke", 0.1, 0.01),
        "bronc": node("smoke", 0.6, 0.3),
        "either": node("lung tub", 1, 1, 1, 0),
        "xray": node("either", 0.98, 0.05),
        "dysp": node("bronc either", 0.9, 0.8, 0.7, 0.1),
    }
)
ALARM = Network(
    {
        "burglary": node("", 0.001),
        "earthquake": node("", 0.002),
        "alarm": node("burglary earthquake", 0.95, 0.94, 0.29, 0.001),
        "john": node("alarm", 0.9, 0.05),
        "mary": node("alarm", 0.7, 0.01),
    }
)
SPRINKLER = Network(
    {
        "cloudy": node("", 0.5),
        "sprinkler": node("cloudy", 0.1, 0.5),
        "rain": node("cloudy", 0.8, 0.2),
        "wet": node("sprinkler rain", 0.99, 0.9, 0.9, 0.0),
    }
)


def test_the_burglar_alarm():
    """Russell & Norvig: both neighbours call."""
    found = ALARM.posterior("burglary", {"john": "yes", "mary": "yes"})
    assert found["yes"] == pytest.approx(0.284172, abs=5e-7)


@pytest.mark.parametrize(
    ("target", "also", "expected"),
    [("sprinkler", {}, 0.429764), ("rain", {}, 0.707928), ("sprinkler", {"rain": "yes"}, 0.194499)],
)
def test_the_sprinkler(target, also, expected):
    """Murphy: the grass is wet; rain explains the sprinkler away."""
    assert SPRINKLER.posterior(target, {"wet": "yes", **also})["yes"] == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ({}, {"tub": 0.0104, "lung": 0.055, "bronc": 0.45, "either": 0.064828, "xray": 0.11029, "dysp": 0.435971}),
        ({"asia": "yes", "dysp": "yes"}, {"tub": 0.087751, "lung": 0.099525, "bronc": 0.811402}),
        ({"dysp": "yes", "xray": "yes"}, {"tub": 0.113933, "lung": 0.621253, "bronc": 0.681869}),
        ({"asia": "yes", "dysp": "yes", "xray": "no"}, {"tub": 0.002249, "lung": 0.002550, "bronc": 0.862761}),
        ({"dysp": "yes", "xray": "yes", "smoke": "no"}, {"tub": 0.255625, "lung": 0.245793, "bronc": 0.565205}),
    ],
)
def test_asia(findings, expected):
    """Lauritzen & Spiegelhalter 1988."""
    for target, value in expected.items():
        assert ASIA.posterior(target, findings)["yes"] == pytest.approx(value, abs=5e-7)


def enumerated(network, target, findings):
    """P(target, findings) by the sum over everything: the whole joint table, then its margin."""
    axes = list(range(len(network.sizes)))
    whole = np.ones(network.sizes)
    for table, scope in zip(network.tables, network.scopes, strict=True):
        order = sorted(range(len(scope)), key=lambda i: scope[i])
        whole = whole * table.transpose(order).reshape([network.sizes[k] if k in scope else 1 for k in axes])
    for n, s in findings.items():
        k = network.place[n]
        whole = np.take(whole, [network.nodes[n].states.index(s)], axis=k)
    found = whole.sum(axis=tuple(k for k in axes if k != network.place[target]))
    if target in findings:
        out = np.zeros(network.sizes[network.place[target]])
        out[network.nodes[target].states.index(findings[target])] = found[0]
        return out
    return found


def random_network(rng, size):
    """A network with up to three parents a node, two or three states, and zeros in its tables."""
    nodes = {}
    for k in range(size):
        parents = (
            tuple(f"n{p}" for p in sorted(rng.choice(k, min(k, int(rng.integers(0, 4))), replace=False))) if k else ()
        )
        states = tuple("abc"[: rng.integers(2, 4)])
        shape = (*(len(nodes[p].states) for p in parents), len(states))
        table = rng.random(shape) * (rng.random(shape) > 0.2) + 1e-3 * (np.arange(shape[-1]) == 0)
        nodes[f"n{k}"] = Node(states, parents, table / table.sum(axis=-1, keepdims=True))
    return Network(nodes)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), st.integers(2, 12))
def test_the_tape_equals_enumeration(seed, size):
    """Posterior, dropped findings and other findings, on random networks with zeros."""
    rng = np.random.default_rng(seed)
    network = random_network(rng, size)
    target = f"n{rng.integers(size)}"
    asked = [f"n{k}" for k in rng.permutation(size)[: rng.integers(0, 4)]]
    findings = {n: network.nodes[n].states[0] for n in asked if n != target}
    truth = enumerated(network, target, findings)
    if truth.sum() == 0:
        with pytest.raises(WeighError, match="cannot hold together"):
            network.posterior(target, findings)
        return
    assert list(network.posterior(target, findings).values()) == pytest.approx(list(truth / truth.sum()), abs=1e-9)
    for found in network.findings(target, findings):
        rest = {n: s for n, s in findings.items() if n != found.node}
        without = enumerated(network, target, rest)
        assert list(found.without.values()) == pytest.approx(list(without / without.sum()), abs=1e-9)
        for state, shares in found.instead.items():
            other = enumerated(network, target, {**rest, found.node: state})
            assert list(shares.values()) == pytest.approx(list(other / other.sum()), abs=1e-9)


def test_findings_that_the_target_is_separated_from_change_nothing():
    """Once it is known whether the alarm rang, the calls tell nothing more of the burglary; nor does a leaf unseen."""
    heard = ALARM.posterior("burglary", {"alarm": "yes"})
    assert ALARM.posterior("burglary", {"alarm": "yes", "john": "no", "mary": "yes"}) == heard
    left = reduced(ALARM.scopes, 0, (2, 3, 4))
    assert left.kept == (0, 1, 2)
    assert left.idle == (3, 4)
    assert reduced(ALARM.scopes, 0, (3,)).kept == (0, 1, 2, 3)


def test_findings_that_cannot_hold_are_refused_even_where_the_target_does_not_depend_on_them():
    """Grass that is wet with neither sprinkler nor rain, asked about the clouds: separated, and yet impossible."""
    known = {"sprinkler": "no", "rain": "no", "wet": "yes"}
    with pytest.raises(WeighError, match="cannot hold together"):
        SPRINKLER.posterior("cloudy", known)
    chain = Network({"a": node("", 0.5), "b": node("", 1.0), "c": node("b", 1.0, 0.0), "d": node("c", 1.0, 0.0)})
    assert chain.posterior("a", {"d": "yes"})["yes"] == 0.5
    with pytest.raises(WeighError, match="cannot hold together"):
        chain.posterior("a", {"d": "no"})


def test_a_target_that_is_itself_found_is_certain():
    """The finding stands, whatever else is known."""
    assert ALARM.posterior("alarm", {"alarm": "yes", "john": "no"}) == {"yes": 1.0, "no": 0.0}


def test_what_a_node_not_yet_seen_would_tell():
    """The joint of target and candidate has the right marginals: no X-ray yet, what would it show?"""
    joint = ASIA.candidates("lung", {"dysp": "yes"})["xray"]
    assert joint.sum(axis=1)[0] == pytest.approx(ASIA.posterior("lung", {"dysp": "yes"})["yes"])
    assert joint.sum(axis=0)[0] == pytest.approx(ASIA.posterior("xray", {"dysp": "yes"})["yes"])
    assert joint[0, 0] / joint[:, 0].sum() == pytest.approx(0.621253, abs=5e-7)


def test_draws_of_tables_run_on_the_same_tape():
    """A leading axis of draws on a table gives one posterior a draw, each as if run alone."""
    tape = ALARM.tape("burglary")
    priors = np.array([0.001, 0.01, 0.2])
    tables = list(ALARM.tables)
    tables[0] = np.stack([priors, 1 - priors], axis=-1)
    found = tapes.forward(tape, tables, {3: 0, 4: 0}).posterior[:, 0]
    for prior, value in zip(priors, found, strict=True):
        alone = Network({**ALARM.nodes, "burglary": node("", prior)})
        assert value == pytest.approx(alone.posterior("burglary", {"john": "yes", "mary": "yes"})["yes"])


def test_posteriors_over_draws_are_those_of_each_draw():
    """A drawn table below a finding, and one above the target: each draw as if it were the network's own."""
    rng = np.random.default_rng(4)
    drawn = {name: rng.dirichlet([1, 1], (3, *ALARM.nodes[name].table.shape[:-1])) for name in ("alarm", "john")}
    found = ALARM.over_draws("burglary", {"john": "yes", "earthquake": "no"}, drawn)
    for d in range(3):
        own = {name: Node(YES_NO, ALARM.nodes[name].parents, table[d]) for name, table in drawn.items()}
        alone = Network({**ALARM.nodes, **own}).posterior("burglary", {"john": "yes", "earthquake": "no"})
        assert found[d] == pytest.approx(list(alone.values()))


def test_a_soft_finding_is_a_likelihood():
    """Twice as likely if yes: odds double."""
    run = tapes.forward(SPRINKLER.tape("rain"), SPRINKLER.tables, {2: np.array([0.8, 0.4])})
    assert run.posterior == pytest.approx([2 / 3, 1 / 3])
    assert np.exp(run.log_evidence) == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("nodes", "message"),
    [
        ({"a": node("b", 0.1, 0.2)}, "has the parent 'b', which is no node"),
        ({"a": node("b", 0.1, 0.2), "b": node("a", 0.1, 0.2)}, "is its own ancestor"),
        ({"a": node("", 0.1), "b": node("a", 0.1)}, r"has a table of shape \(2,\)"),
        ({"a": Node(YES_NO, (), np.array([0.4, 0.4]))}, "has a row that is no distribution"),
    ],
)
def test_a_network_that_is_none_is_refused(nodes, message):
    """Unknown parents, circles, wrong shapes, rows that do not sum to one."""
    with pytest.raises(WeighError, match=message):
        Network(nodes)


def test_a_network_that_is_too_wide_is_refused():
    """The message says how many cells the greatest table would have, and over how many nodes."""
    scopes = [[k] for k in range(30)] + [[*range(30), 30]]
    with pytest.raises(WeighError, match=r"needs a table of 2,147,483,648 cells over 31 nodes"):
        compile_tape([2] * 31, scopes, 30)


def test_unknown_names_are_refused():
    """A node or a state that is not there."""
    with pytest.raises(WeighError, match="no node 'x'"):
        ASIA.posterior("x")
    with pytest.raises(WeighError, match="asia has no state 'perhaps'"):
        ASIA.posterior("lung", {"asia": "perhaps"})


BIF = """network unknown {}
variable rain { type discrete [ 2 ] { yes, no }; }
variable wet { type discrete [ 2 ] { yes, no }; }
probability ( rain ) { table 0.2, 0.8; }
probability ( wet | rain ) { (yes) 0.9, 0.1; (no) 0.1, 0.9; }
"""


def test_a_file_of_another_tool_is_read_where_the_extra_is_installed(tmp_path):
    """BIF through pyAgrum; without it the message says how to install it."""
    file = tmp_path / "rain.bif"
    file.write_text(BIF)
    try:
        import pyagrum  # noqa: F401
    except ImportError:
        with pytest.raises(MissingExtra, match=r"pip install 'prophasis\[bayes\]'"):
            read_network(file)
        return
    assert read_network(file).posterior("rain", {"wet": "yes"})["yes"] == pytest.approx(0.18 / 0.26)
