"""The compiled network against pyAgrum on published networks (Bayesian Network Repository), to nine digits."""

from __future__ import annotations

import gzip
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from prophasis.weighing.arrays import back_end
from prophasis.weighing.network import read_network

NAMES = ("asia", "alarm", "hailfinder", "insurance", "win95pts")


def published(name: str) -> Path:
    """The packed BIF file that pgmpy ships; found without importing it."""
    found = find_spec("pgmpy")
    if found is None or found.origin is None:
        pytest.skip("pgmpy, whose package holds the published networks, is not installed")
    file = Path(found.origin).parent / "utils" / "example_models" / f"{name}.bif.gz"
    if not file.is_file():
        pytest.skip(f"this pgmpy holds no {file.name}")
    return file


@pytest.fixture(params=NAMES)
def nets(request, tmp_path):
    """A network as we read it, and as pyAgrum holds it with its rows normalised as ours are."""
    gum = pytest.importorskip("pyagrum", reason="pyAgrum, the reference, is the extra 'bayes'")
    file = tmp_path / f"{request.param}.bif"
    file.write_bytes(gzip.decompress(published(request.param).read_bytes()))
    network, theirs = read_network(file), gum.loadBN(str(file))
    for name in network.names:
        table = theirs.cpt(name)
        raw = table.toarray()
        table.fillWith((raw / raw.sum(axis=-1, keepdims=True)).ravel().tolist())
    return network, theirs


def findings_of(network, seed, count=8):
    """States drawn from the network itself, so that they can hold together."""
    rng = np.random.default_rng(seed)
    state = {}
    for name in network.order:
        table = network.tables[network.place[name]]
        row = table[tuple(state[p] for p in network.nodes[name].parents)]
        state[name] = int(rng.choice(len(row), p=row))
    names = rng.choice(network.names, min(count, len(network.names) // 3), replace=False)
    return {str(n): network.nodes[n].states[state[n]] for n in names}


@pytest.mark.parametrize("name", ["numpy", "compiled"])
@pytest.mark.parametrize("seed", [1, 2])
def test_posteriors_and_sensitivities_agree(monkeypatch, nets, seed, name):
    """Every posterior; each finding dropped and otherwise; each joint with a node not yet seen."""
    import pyagrum as gum

    if name == "compiled":
        pytest.importorskip("numba", reason="compiled loops are the extra 'fast'")
    monkeypatch.setenv(back_end.VARIABLE, name)
    network, theirs = nets
    findings = findings_of(network, seed)

    def reference(evidence):
        engine = gum.LazyPropagation(theirs)
        engine.setEvidence(evidence)
        engine.makeInference()
        return engine

    engine = reference(findings)
    for node in network.names:
        assert list(network.posterior(node, findings).values()) == pytest.approx(
            engine.posterior(node).toarray(), abs=1e-9
        )
    target = next(n for n in network.names if n not in findings)
    for told in network.findings(target, findings):
        rest = {n: s for n, s in findings.items() if n != told.node}
        without = reference(rest).posterior(target).toarray()
        assert list(told.without.values()) == pytest.approx(without, abs=1e-9)
        for state, shares in told.instead.items():
            other = reference({**rest, told.node: state}).posterior(target).toarray()
            assert list(shares.values()) == pytest.approx(other, abs=1e-9)
    for node, joint in network.candidates(target, findings).items():
        assert joint.sum(axis=0) == pytest.approx(engine.posterior(node).toarray(), abs=1e-9)
        assert joint.sum(axis=1) == pytest.approx(engine.posterior(target).toarray(), abs=1e-9)
