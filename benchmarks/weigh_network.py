"""Bayesian networks: the compiled tape against variable elimination anew for each question, and pyAgrum if installed.

    python benchmarks/weigh_network.py

W2: one posterior, then every single-finding sensitivity (each finding dropped, each found otherwise), then 1,000
draws of all tables. Chains of evidence under one hypothesis node and a random network of 30 nodes. CPU seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from prophasis.weighing.arrays.tape import forward
from prophasis.weighing.network import Network, Node


def best_of(times: int, work: Callable[[], object]) -> float:
    """Least CPU seconds of several runs."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def drawn(size: int, most: int, seed: int) -> Network:
    """A random network: up to ``most`` parents among the five nodes before, two or three states."""
    rng = np.random.default_rng(seed)
    nodes: dict[str, Node] = {}
    for k in range(size):
        near = range(max(0, k - 5), k)
        count = min(len(near), int(rng.integers(1, most + 1))) if k else 0
        parents = tuple(f"n{p}" for p in sorted(rng.choice(list(near), count, replace=False))) if count else ()
        states = tuple("abc"[: rng.integers(2, 4)])
        table = rng.dirichlet(np.ones(len(states)), tuple(len(nodes[p].states) for p in parents))
        nodes[f"n{k}"] = Node(states, parents, table)
    return Network(nodes)


def one_by_one(network: Network, target: str, findings: dict[str, str]) -> dict[tuple[str, str], Any]:
    """Every sensitivity by a question of its own on the kept tape."""
    found = {}
    for name, state in findings.items():
        rest = {n: s for n, s in findings.items() if n != name}
        tape = network.tape(target)
        for other in (None, *network.nodes[name].states):
            if other != state:
                asked = rest if other is None else {**rest, name: other}
                numbered = {network.place[n]: network.nodes[n].states.index(s) for n, s in asked.items()}
                found[name, other or "-"] = forward(tape, network.tables, numbered).posterior
    return found


def agrum(
    network: Network, target: str, findings: dict[str, str]
) -> tuple[Callable[[], Any], Callable[[], Any]] | None:
    """The same two jobs in pyAgrum: a posterior, and every sensitivity with the evidence changed on a kept engine."""
    try:
        import pyagrum as gum
    except ImportError:
        return None
    net = gum.BayesNet()
    for name, node in network.nodes.items():
        net.add(gum.LabelizedVariable(name, name, list(node.states)))
    for name, node in network.nodes.items():
        for parent in node.parents:
            net.addArc(parent, name)
    for name, node in network.nodes.items():
        table = network.tables[network.place[name]]
        for at in np.ndindex(table.shape[:-1]):
            labels = {p: network.nodes[p].states[i] for p, i in zip(node.parents, at, strict=True)}
            net.cpt(name)[labels] = table[at].tolist()
    engine = gum.LazyPropagation(net)
    engine.setEvidence(findings)
    engine.setTargets({target})

    def single() -> Any:
        fresh = gum.LazyPropagation(net)
        fresh.setEvidence(findings)
        fresh.setTargets({target})
        fresh.makeInference()
        return fresh.posterior(target).toarray()

    def every() -> Any:
        out = {}
        for name, state in findings.items():
            for other in (None, *network.nodes[name].states):
                if other != state:
                    engine.eraseEvidence(name) if other is None else engine.chgEvidence(name, other)
                    engine.makeInference()
                    out[name, other or "-"] = engine.posterior(target).toarray()
                    if other is None:
                        engine.addEvidence(name, state)
            engine.chgEvidence(name, state)
        return out

    return single, every


def compare(title: str, network: Network) -> bool:
    """Print the jobs for one network; the answers must agree."""
    target = network.names[0]
    findings = {n: network.nodes[n].states[0] for n in network.names[-10:]}
    start = time.process_time()
    network.posterior(target, findings)
    built = time.process_time() - start
    own = best_of(5, lambda: network.posterior(target, findings))
    every = best_of(3, lambda: network.findings(target, findings))
    loop = best_of(2, lambda: one_by_one(network, target, findings))
    singles = one_by_one(network, target, findings)
    same = all(
        np.allclose(list(found.without.values()), singles[found.node, "-"])
        for found in network.findings(target, findings)
    )
    rng = np.random.default_rng(0)
    tables = [rng.dirichlet(np.ones(t.shape[-1]), (1000, *t.shape[:-1])) for t in network.tables]
    tape = network.tape(target)
    numbered = {network.place[n]: 0 for n in findings}
    draws = best_of(2, lambda: forward(tape, tables, numbered))
    print(f"{title}: {len(network.names)} nodes, widest table {tape.cells:,} cells, built in {built * 1e3:.1f} ms")
    print(f"  one posterior {own * 1e3:8.2f} ms; 1,000 draws of all tables {draws * 1e3:8.1f} ms")
    print(
        f"  {len(singles)} sensitivities {every * 1e3:8.2f} ms; one by one {loop * 1e3:8.1f} ms, "
        f"{loop / every:.1f} x   same: {same}"
    )
    peer = agrum(network, target, findings)
    if peer is None:
        print("  pyAgrum is not installed: no comparison")
        return same
    theirs = peer[1]()
    same &= all(np.allclose(theirs[key], singles[key], atol=1e-7) for key in singles)
    single, all_of = best_of(3, peer[0]), best_of(2, peer[1])
    print(
        f"  pyAgrum: one posterior {single * 1e3:.2f} ms ({single / own:.1f} x); "
        f"sensitivities {all_of * 1e3:.1f} ms ({all_of / every:.1f} x)   same: {same}"
    )
    return same


def main() -> int:
    """Print everything; exit 1 where two ways disagree."""
    good = [compare("random, 2 parents", drawn(20, 2, 1)), compare("random, 3 parents", drawn(30, 3, 2))]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
