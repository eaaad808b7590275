"""pgmpy as a peer: variable elimination on the same networks, one query at a time."""

from __future__ import annotations

import logging
import warnings
from typing import Any

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pgmpy.factors.discrete import TabularCPD
    from pgmpy.inference import VariableElimination
    from pgmpy.models import DiscreteBayesianNetwork

from prophasis.weighing.network import Network

logging.getLogger("pgmpy").setLevel(logging.ERROR)


def star(prior: np.ndarray, items: list[np.ndarray]) -> Any:
    """An engine over items ``(H, states)`` under one hypothesis node."""
    net = DiscreteBayesianNetwork([("h", f"e{i}") for i in range(len(items))])
    net.add_cpds(TabularCPD("h", len(prior), prior[:, None]))
    for i, table in enumerate(items):
        net.add_cpds(TabularCPD(f"e{i}", table.shape[1], table.T, ["h"], [len(prior)]))
    return VariableElimination(net)


def ask(engine: Any, target: str, findings: dict[str, Any]) -> np.ndarray:
    """One posterior."""
    return engine.query([target], evidence=findings, show_progress=False).values


def built(network: Network) -> Any:
    """An engine over the same network."""
    net = DiscreteBayesianNetwork()
    net.add_nodes_from(network.names)
    net.add_edges_from((p, name) for name, node in network.nodes.items() for p in node.parents)
    for name, node in network.nodes.items():
        table = network.tables[network.place[name]]
        states = {n: list(network.nodes[n].states) for n in (name, *node.parents)}
        sizes = [len(network.nodes[p].states) for p in node.parents]
        flat = table.reshape(-1, table.shape[-1]).T
        net.add_cpds(TabularCPD(name, len(node.states), flat, list(node.parents), sizes, state_names=states))
    return VariableElimination(net)
