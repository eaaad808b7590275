"""pyAgrum as a peer: exact inference on the same networks, also with the number of the draw as a variable.

A trick: give every item a parent "draw" (or "which item is dropped") beside the hypothesis; one exact query then
answers all draws at once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyagrum as gum

from prophasis.weighing.network import Network


def _engine(net: Any, findings: dict[str, Any], targets: set[str], joint: tuple[str, ...] = ()) -> Any:
    engine = gum.LazyPropagation(net)
    engine.setEvidence(findings)
    if joint:
        engine.addJointTarget(set(joint))
    else:
        engine.setTargets(targets)
    engine.makeInference()
    return engine


def _star(roots: dict[str, np.ndarray], items: list[np.ndarray]) -> Any:
    """Items under the same roots; tables ``(roots..., states)`` with the last root fastest."""
    net = gum.BayesNet()
    for name, prior in roots.items():
        net.add(gum.RangeVariable(name, name, 0, len(prior) - 1))
        net.cpt(name).fillWith(prior.tolist())
    for number, table in enumerate(items):
        name = f"e{number}"
        net.add(gum.RangeVariable(name, name, 0, table.shape[-1] - 1))
        for root in roots:
            net.addArc(root, name)
        _fill(net.cpt(name), [*roots, name], table)
    return net


def _fill(cpt: Any, axes: list[str], table: np.ndarray) -> None:
    order = [axes.index(name) for name in reversed(cpt.names)]
    cpt.fillWith(np.ascontiguousarray(table.transpose(order)).ravel())


def over_draws(likelihoods: np.ndarray) -> np.ndarray:
    """``(draws, H)`` posteriors, flat prior, of likelihoods ``(draws, items, H)``: the draw is a variable."""
    draws, items, rivals = likelihoods.shape
    tables = [np.stack([1 - likelihoods[:, i].T, likelihoods[:, i].T], axis=-1) for i in range(items)]
    net = _star({"h": np.full(rivals, 1 / rivals), "draw": np.full(draws, 1 / draws)}, tables)
    found = _engine(net, {f"e{i}": 1 for i in range(items)}, set(), ("h", "draw")).jointPosterior({"h", "draw"})
    table = found.toarray()
    table = table.T if found.names[0] == "draw" else table
    table = table if table.shape == (draws, rivals) else table.T
    return table / table.sum(axis=1, keepdims=True)


def leave_one_out(prior: np.ndarray, likelihoods: np.ndarray) -> np.ndarray:
    """``(items, H)``: which item is dropped is a variable; a dropped item is as likely under all."""
    items, rivals = likelihoods.shape
    tables = []
    for i in range(items):
        p = np.repeat(likelihoods[i][:, None], items, axis=1)
        p[:, i] = 0.5
        tables.append(np.stack([1 - p, p], axis=-1))
    net = _star({"h": prior, "dropped": np.full(items, 1 / items)}, tables)
    found = _engine(net, {f"e{i}": 1 for i in range(items)}, set(), ("h", "dropped"))
    table = found.jointPosterior({"h", "dropped"}).toarray()
    table = table if table.shape == (items, rivals) else table.T
    return table / table.sum(axis=1, keepdims=True)


def information(prior: np.ndarray, likelihoods: np.ndarray, candidates: np.ndarray) -> list[float]:
    """Mutual information of each candidate ``(C, H, X)`` with the hypothesis, after the items, on the whole network."""
    tables = [np.stack([1 - row, row], axis=-1) for row in likelihoods]
    net = _star({"h": prior}, [*tables, *candidates])
    engine = gum.LazyPropagation(net)
    engine.setEvidence({f"e{i}": 1 for i in range(len(tables))})
    names = [f"e{len(tables) + c}" for c in range(len(candidates))]
    for name in names:
        engine.addJointTarget({"h", name})
    engine.makeInference()
    found = []
    for name in names:
        joint = engine.jointPosterior({"h", name}).toarray()
        apart = joint.sum(axis=0, keepdims=True) * joint.sum(axis=1, keepdims=True)
        found.append(float(np.sum(joint * np.log2(joint / apart))))
    return found


def built(network: Network, tables: list[np.ndarray] | None = None) -> Any:
    """The same network in pyAgrum; ``tables`` in the place of its own."""
    net = gum.BayesNet()
    for name, node in network.nodes.items():
        net.add(gum.LabelizedVariable(name, name, list(node.states)))
    for name, node in network.nodes.items():
        for parent in node.parents:
            net.addArc(parent, name)
    refill(net, network, tables or network.tables)
    return net


def refill(net: Any, network: Network, tables: list[np.ndarray]) -> None:
    """Put tables into a network that is there."""
    for name, node in network.nodes.items():
        _fill(net.cpt(name), [*node.parents, name], tables[network.place[name]])


def posterior(net: Any, target: str, findings: dict[str, str]) -> np.ndarray:
    """One query on a new engine."""
    return _engine(net, findings, {target}).posterior(target).toarray()


def kept(net: Any, target: str, findings: dict[str, str]) -> Any:
    """One query on an engine that is kept: one finding is changed there and back."""
    engine = _engine(net, findings, {target})
    name, state = next(iter(findings.items()))
    other = next(s for s in net.variable(name).labels() if s != state)
    flip = [other, state]

    def ask() -> np.ndarray:
        engine.chgEvidence(name, flip[0])
        flip.reverse()
        engine.makeInference()
        return engine.posterior(target).toarray()

    return ask


def sensitivities(net: Any, target: str, findings: dict[str, str]) -> dict[str, np.ndarray]:
    """The cleverest use we know: an engine a state of the target for all nodes not seen, and one a finding dropped."""
    found: dict[str, np.ndarray] = {}
    prior = posterior(net, target, findings)
    others = [name for name in net.names() if name not in findings and name != target]
    rows: dict[str, list[np.ndarray]] = {name: [] for name in others}
    for state, p in zip(net.variable(target).labels(), prior, strict=True):
        if p == 0:
            for name in others:
                rows[name].append(np.zeros(net.variable(name).domainSize()))
            continue
        engine = _engine(net, {**findings, target: state}, set(others))
        for name in others:
            rows[name].append(p * engine.posterior(name).toarray())
    found |= {name: np.array(table) for name, table in rows.items()}
    for name in findings:
        rest = {n: s for n, s in findings.items() if n != name}
        joint = _engine(net, rest, set(), (target, name)).jointPosterior({target, name})
        table = joint.toarray()
        found[name] = table if joint.names[-1] == target else table.T
    return found


def draws_by_loop(
    net: Any, network: Network, target: str, findings: dict[str, str], tables: list[list[np.ndarray]]
) -> Any:
    """One posterior a draw: refill the tables, ask."""
    out = []
    for one in tables:
        refill(net, network, one)
        out.append(posterior(net, target, findings))
    return np.array(out)


def draws_as_variable(network: Network, target: str, findings: dict[str, str], tables: list[np.ndarray]) -> np.ndarray:
    """All draws in one query: every node gets the draw as one more parent; tables are ``(draws, ...)``."""
    draws = len(tables[0])
    net = gum.BayesNet()
    net.add(gum.RangeVariable("draw", "draw", 0, draws - 1))
    net.cpt("draw").fillWith([1 / draws] * draws)
    for name, node in network.nodes.items():
        net.add(gum.LabelizedVariable(name, name, list(node.states)))
    for name, node in network.nodes.items():
        for parent in ("draw", *node.parents):
            net.addArc(parent, name)
    for name, node in network.nodes.items():
        _fill(net.cpt(name), ["draw", *node.parents, name], tables[network.place[name]])
    found = _engine(net, findings, set(), (target, "draw")).jointPosterior({target, "draw"})
    table = found.toarray()
    table = table if table.shape[0] == draws else table.T
    return table / table.sum(axis=1, keepdims=True)
