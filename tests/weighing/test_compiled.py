"""Compiled loops against their NumPy twins: the same results, for any number of threads."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest
from test_network import random_network

from prophasis.errors import MissingExtra, WeighError
from prophasis.weighing.arrays import back_end, drawn, information, tape
from prophasis.weighing.arrays.shapes import LEVELS, Shapes, ranged, table
from prophasis.weighing.arrays.streams import stream_key

pytest.importorskip("numba", reason="compiled loops are the extra 'fast': pip install 'prophasis[fast]'")
BOTH = ("numpy", "compiled")


def on(monkeypatch, work):
    """The same work on both back ends."""
    found = []
    for name in BOTH:
        monkeypatch.setenv(back_end.VARIABLE, name)
        found.append(work())
    return found


def ranges(items=7, rivals=3):
    """Log tables of ranged likelihoods and the items' keys."""
    rng = np.random.default_rng(3)
    cells = [sorted(rng.uniform(0.05, 0.95, 3)) for _ in range(items * rivals)]
    values = table(Shapes.of([ranged(*cell, "pert") for cell in cells]))
    keys = np.array([stream_key(431, "drawn", f"e{i}", "") for i in range(items)])
    return np.log(values).reshape(items, rivals, LEVELS), keys


@pytest.mark.parametrize("draws", [1, 31, 32, 5000])
def test_drawn_sums_are_the_same_bytes(monkeypatch, draws):
    """Both back ends look up and add the same values in the same order."""
    tables, keys = ranges()
    one, other = on(monkeypatch, lambda: drawn.log_sums(tables, keys, draws=draws))
    assert one.shape == (3, draws)
    assert one.tobytes() == other.tobytes()


def test_leaders_that_change_are_counted_the_same(monkeypatch):
    """Each item dropped in each draw."""
    tables, keys = ranges()
    one, other = on(monkeypatch, lambda: drawn.leader_changes(np.log([0.2, 0.3, 0.5]), tables, keys, draws=5000))
    assert one.tobytes() == other.tobytes()
    assert 0 < one.max() < 1


@pytest.mark.parametrize("seed", range(12))
def test_a_network_gives_the_same_to_nine_digits(monkeypatch, seed):
    """Posterior, every sensitivity, and draws of tables, on random networks with zeros."""
    rng = np.random.default_rng(seed)
    made = random_network(rng, 9)
    findings = {"n7": "a", "n4": "a"}
    for name in ("n0", "n8"):
        one, other = on(monkeypatch, lambda name=name: list(made.posterior(name, findings).values()))
        assert one == pytest.approx(other, abs=1e-9)
        one, other = on(monkeypatch, lambda name=name: made.candidates(name, findings))
        for node in one:
            assert other[node] == pytest.approx(one[node], abs=1e-9)
        one, other = on(monkeypatch, lambda name=name: made.findings(name, findings))
        for first, second in zip(one, other, strict=True):
            assert second.without == pytest.approx(first.without, abs=1e-9)
            assert second.instead.keys() == first.instead.keys()
            for state in first.instead:
                assert second.instead[state] == pytest.approx(first.instead[state], abs=1e-9)
    tables = list(made.tables)
    tables[3] = rng.dirichlet(np.ones(tables[3].shape[-1]), (70, *tables[3].shape[:-1]))
    tables[5] = rng.dirichlet(np.ones(tables[5].shape[-1]), (70, *tables[5].shape[:-1]))
    compiled = made.tape("n0")
    one, other = on(monkeypatch, lambda: tape.forward(compiled, tables, {7: 0, 4: np.array([1e-300] * made.sizes[4])}))
    assert other.posterior == pytest.approx(one.posterior, abs=1e-9)
    assert other.log_evidence == pytest.approx(one.log_evidence, abs=1e-9)
    one, other = on(monkeypatch, lambda: tape.backward(compiled, tape.forward(compiled, tables, {7: 0})))
    for node in one:
        ratio = [t / t.sum(axis=(-1, -2), keepdims=True) for t in (one[node], other[node])]
        assert ratio[1] == pytest.approx(ratio[0], abs=1e-9)


WORK = """
import hashlib, sys
sys.path.insert(0, "tests/weighing")
from test_compiled import digest
print(digest())
"""


def digest():
    """One hash over everything that runs in parallel."""
    tables, keys = ranges(20, 4)
    parts = [drawn.log_sums(tables, keys, draws=20_000)]
    parts.append(drawn.leader_changes(np.zeros(4), tables, keys, draws=20_000))
    made = random_network(np.random.default_rng(1), 9)
    many = [np.random.default_rng(2).dirichlet(np.ones(t.shape[-1]), (500, *t.shape[:-1])) for t in made.tables]
    parts.append(tape.forward(made.tape("n0"), many, {7: 0}).posterior)
    p = np.random.default_rng(3).dirichlet(np.ones(4), 3000)
    parts += information.over_draws(p, np.random.default_rng(4).dirichlet(np.ones(3), (9, 4)))
    return hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest()


def test_any_number_of_threads_gives_the_same_bytes():
    """Nothing is summed across threads."""
    found = set()
    for threads in ("1", "2"):
        chosen = {"NUMBA_NUM_THREADS": threads, "OMP_NUM_THREADS": threads, back_end.VARIABLE: "compiled"}
        done = subprocess.run(
            [sys.executable, "-c", WORK], env={**os.environ, **chosen}, capture_output=True, text=True, check=True
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_small_jobs_stay_on_numpy(monkeypatch):
    """Loading compiled loops takes longer than a small job; what is forced is done."""
    monkeypatch.delenv(back_end.VARIABLE, raising=False)
    assert back_end.loops("drawn", 1e6) is None
    assert back_end.loops("drawn", 1e9) is not None
    monkeypatch.setenv(back_end.VARIABLE, "numpy")
    assert back_end.loops("drawn", 1e9) is None


def test_a_back_end_that_is_not_there_is_refused(monkeypatch):
    """An unknown name, and Numba not installed."""
    monkeypatch.setenv(back_end.VARIABLE, "fortran")
    with pytest.raises(WeighError, match=r"no back end 'fortran'. Known: numpy, compiled"):
        back_end.loops("drawn", 1.0)
    monkeypatch.setenv(back_end.VARIABLE, "compiled")
    monkeypatch.setattr(back_end, "_loaded", lambda kind: None)
    with pytest.raises(MissingExtra, match=r"pip install 'prophasis\[fast\]'"):
        back_end.loops("drawn", 1.0)
