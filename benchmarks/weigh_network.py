"""W2: Bayesian networks on the compiled tape, against pyAgrum and pgmpy.

    python benchmarks/weigh_network.py

One posterior of a root under ten findings at leaves; then every single-finding sensitivity (each finding dropped, each
found otherwise, the joint with each node not seen); then 1,000 draws of all tables. The networks are those of the
Bayesian Network Repository as pgmpy packs them, read through pyAgrum; without these packages two random networks are
run alone. CPU seconds of all threads in one run, the best of several; answers are compared to 1e-9.
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from peers.clock import best_of, line, skipped

from prophasis.errors import MissingExtra
from prophasis.weighing.arrays import back_end
from prophasis.weighing.arrays.tape import backward
from prophasis.weighing.network import Network, Node, read_network

NAMES = ("asia", "alarm", "hailfinder", "win95pts", "insurance", "andes", "munin3")
DRAWS = 1000
MOST_WORK = 3e9
"""Multiplications beyond which the 1,000 draws of all tables are not run."""
MOST_CELLS = 5e6
"""Cells of tables over all draws beyond which the draw is not tried as a variable."""


def published() -> Iterator[tuple[str, Network]]:
    """Networks by name."""
    found = find_spec("pgmpy")
    if found is None or found.origin is None or find_spec("pyagrum") is None:
        print("published networks need pyagrum (reader) and pgmpy (files): random networks instead")
        yield from ((f"random {size}", drawn(size, most, size)) for size, most in ((20, 2), (30, 3)))
        return
    for name in NAMES:
        packed = Path(found.origin).parent / "utils" / "example_models" / f"{name}.bif.gz"
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"{name}.bif"
            file.write_bytes(gzip.decompress(packed.read_bytes()))
            yield name, read_network(file)


def drawn(size: int, most: int, seed: int) -> Network:
    """A random network: up to ``most`` parents among the five nodes before, two or three states."""
    rng = np.random.default_rng(seed)
    nodes: dict[str, Node] = {}
    for k in range(size):
        near = range(max(0, k - 5), k)
        count = min(len(near), int(rng.integers(1, most + 1))) if k else 0
        parents = tuple(f"n{p}" for p in sorted(rng.choice(list(near), count, replace=False))) if count else ()
        states = tuple("abc"[: rng.integers(2, 4)])
        nodes[f"n{k}"] = Node(
            states, parents, rng.dirichlet(np.ones(len(states)), tuple(len(nodes[p].states) for p in parents))
        )
    return Network(nodes)


def question(network: Network) -> tuple[str, dict[str, str]]:
    """The root above most leaves, and states of up to ten of these leaves that can hold together."""
    rng = np.random.default_rng(1)
    state: dict[str, int] = {}
    for name in network.order:
        row = network.tables[network.place[name]][tuple(state[p] for p in network.nodes[name].parents)]
        state[name] = int(rng.choice(len(row), p=row))
    parents = {p for node in network.nodes.values() for p in node.parents}
    roots: dict[str, set[str]] = {}
    for name in network.order:
        node = network.nodes[name]
        roots[name] = {name} if not node.parents else set().union(*(roots[p] for p in node.parents))
    below = {root: [n for n in network.names if n not in parents and root in roots[n]] for root in network.names}
    target = max((n for n in network.names if not network.nodes[n].parents), key=lambda n: len(below[n]))
    return target, {name: network.nodes[name].states[state[name]] for name in below[target][:10]}


def tables_drawn(network: Network, draws: int) -> list[np.ndarray]:
    """Every row of every table drawn around its value; zeros stay."""
    rng = np.random.default_rng(2)
    out = []
    for table in network.tables:
        raw = table * rng.uniform(0.5, 1.5, (draws, *table.shape))
        out.append(raw / raw.sum(axis=-1, keepdims=True))
    return out


def back_ends() -> list[str]:
    """Those that are there."""
    os.environ[back_end.VARIABLE] = "compiled"
    try:
        back_end.loops("tape", 1.0)
    except MissingExtra:
        return ["numpy"]
    return ["compiled", "numpy"]


def compare(title: str, network: Network) -> bool:
    """All jobs on one network; False where two ways disagree."""
    target, findings = question(network)
    start = time.process_time()
    tape = network.tape(target)
    _ = tape.program
    built = time.process_time() - start
    cells = sum(table.size for table in network.tables)
    print(
        f"\n{title}: {len(network.names)} nodes, {cells:,} cells in tables, widest step {tape.cells:,}, "
        f"{tape.operations:,.0f} multiplications, tape built in {built * 1e3:.0f} ms"
    )
    heavy = tape.operations > 1e6
    rounds = 2 if heavy else 5
    repeat = 3 if heavy else 30
    tables = tables_drawn(network, DRAWS) if tape.operations * DRAWS <= MOST_WORK else None
    own: dict[str, float] = {}
    answers = {}
    for name in back_ends():
        os.environ[back_end.VARIABLE] = name
        network._starts.clear()
        network.posterior(target, findings)
        one = best_of(rounds, lambda: network.posterior(target, findings), repeat)
        run = lambda: backward(tape, network.run(target, findings))  # noqa: E731
        answers[name] = run()
        every = best_of(rounds, run, max(1, repeat // 3))
        jobs = {"posterior": one, "sensitivities": every}
        if tables is not None:
            named = dict(zip(network.names, tables, strict=True))
            network.over_draws(target, findings, named)
            jobs["draws"] = best_of(2, lambda n=named: network.over_draws(target, findings, n))
        for job, seconds in jobs.items():
            own.setdefault(job, seconds)
            line(_task(job), f"prophasis: {name}", seconds, None if own[job] == seconds else own[job])
    one, other = _pair(answers)
    same = all(np.allclose(_shares(one[k]), _shares(other[k]), atol=1e-9) for k in one)
    return (
        same
        & against_agrum(network, target, findings, tables, own, answers)
        & against_pgmpy(network, target, findings, own)
    )


def _pair(answers: dict[str, dict[int, np.ndarray]]) -> tuple[dict[int, np.ndarray], dict[int, np.ndarray]]:
    found = list(answers.values())
    return found[0], found[-1]


def _task(job: str) -> str:
    return {"posterior": "W2 one posterior", "sensitivities": "W2 all sensitivities"}.get(job, f"W2 {DRAWS:,} draws")


def _shares(joint: np.ndarray) -> np.ndarray:
    return joint / joint.sum()


def against_agrum(
    network: Network,
    target: str,
    findings: dict[str, str],
    tables: list[np.ndarray] | None,
    own: dict[str, float],
    answers: dict[str, dict[int, np.ndarray]],
) -> bool:
    """The same jobs in pyAgrum."""
    try:
        from peers import agrum
    except ImportError:
        skipped("W2", "pyAgrum")
        return True
    net = agrum.built(network)
    single = best_of(3, lambda: agrum.posterior(net, target, findings))
    line(_task("posterior"), "pyAgrum, new engine", single, own["posterior"])
    line(_task("posterior"), "pyAgrum, kept engine", best_of(3, agrum.kept(net, target, findings), 5), own["posterior"])
    theirs = agrum.sensitivities(net, target, findings)
    every = best_of(2, lambda: agrum.sensitivities(net, target, findings))
    line(_task("sensitivities"), "pyAgrum, an engine a state and a finding", every, own["sensitivities"])
    ours = next(iter(answers.values()))
    gap = max(np.abs(_shares(ours[network.place[n]]) - _shares(t)).max() for n, t in theirs.items())
    if tables is not None:
        some = [[table[d] for table in tables] for d in range(10)]
        loop = best_of(1, lambda: agrum.draws_by_loop(net, network, target, findings, some)) * DRAWS / 10
        line(_task("draws"), "pyAgrum, tables refilled", loop, own["draws"], "10 draws, scaled")
        if sum(table.size for table in network.tables) * DRAWS <= MOST_CELLS:
            trick = best_of(2, lambda: agrum.draws_as_variable(network, target, findings, tables))
            line(_task("draws"), "pyAgrum, the draw as a variable", trick, own["draws"])
    print(f"  largest difference from pyAgrum: {gap:.1e}")
    return bool(gap < 1e-9)


def against_pgmpy(network: Network, target: str, findings: dict[str, str], own: dict[str, float]) -> bool:
    """One posterior by variable elimination."""
    try:
        from peers import pgmpy_nets
    except ImportError:
        skipped("W2", "pgmpy")
        return True
    if sum(table.size for table in network.tables) > 30_000:
        return True
    engine = pgmpy_nets.built(network)
    found = pgmpy_nets.ask(engine, target, findings)
    line(_task("posterior"), "pgmpy", best_of(2, lambda: pgmpy_nets.ask(engine, target, findings)), own["posterior"])
    return bool(np.allclose(found, list(network.posterior(target, findings).values()), atol=1e-9))


def main() -> int:
    """Print everything; exit 1 where two ways disagree."""
    good = [compare(name, network) for name, network in published()]
    print(f"\nanswers agree: {all(good)}")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
