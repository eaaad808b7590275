"""Attack: take one finding out of the drawn network; what would its items say if nothing tied them together?"""

from __future__ import annotations

import numpy as np

from prophasis.case import NetworkFinding, NetworkView
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import decibels, posterior
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import count


def network_view(standing: Standing) -> NetworkView | None:
    """The network's joint weight beside that of its items one by one, and the verdict without each of them.

    ``decibels`` of a finding is what it adds to the others, ``alone`` what it would say by itself, both for the leader
    against the runner-up. None where the case has no network for this question, or no item of it is known.
    """
    scales, ledger = standing.scales, standing.scales.ledger
    network = ledger.network
    at = next((r for r, row in enumerate(ledger.rows) if row.kind == "network"), None)
    if network is None or at is None:
        return None
    items = ledger.rows[at].items
    whole = np.log(_likelihood(standing, items, at))
    rest = [scales.log_likelihood(a, scales.without([at])) for a in range(len(scales.analysts))]
    found = []
    for item in items:
        others = tuple(i for i in items if i != item)
        left = np.log(_likelihood(standing, others, at)) if others else np.zeros(scales.size)
        pooled = scales.pool(np.array([posterior(scales.log_prior, told + left) for told in rest]))
        leaders = standing.leaders(pooled)
        found.append(
            NetworkFinding(
                item=item,
                node=network.nodes[item],
                state=network.found[item],
                decibels=_weight(standing, whole - left),
                alone=_weight(standing, np.log(_likelihood(standing, (item,), at))),
                probability=standing.shares(pooled),
                leaders=leaders,
                changes_leader=leaders != standing.leaders(),
            )
        )
    joint, apart = _weight(standing, whole), sum(one.alone for one in found)
    return NetworkView(
        query=network.drawn.query,
        nodes=len(network.drawing.network.names),
        cells=network.cells,
        decibels=joint,
        apart=apart,
        findings=tuple(sorted(found, key=lambda one: (-abs(one.decibels), one.item))),
        sentence=_sentence(standing, len(items), joint, apart),
    )


def _likelihood(standing: Standing, items: tuple[str, ...], at: int) -> Floats:
    """``(H,)`` P(items | h); hypotheses without a state keep the row's own."""
    ledger = standing.scales.ledger
    network = ledger.network
    assert network is not None
    given = network.likelihood(items)
    held = [ledger.hypotheses.index(h) for h in network.hypotheses]
    out = np.full(len(ledger.hypotheses), float(np.exp(np.log(np.maximum(given, 1e-300)).mean())))
    out[held] = given
    if items == ledger.rows[at].items:
        out = standing.scales.p[0, at].copy()
    return np.asarray(np.maximum(out, 1e-300))


def _weight(standing: Standing, logs: Floats) -> float:
    return float(decibels(logs[standing.leader] - logs[standing.rival]))


def _sentence(standing: Standing, items: int, joint: float, apart: float) -> str:
    told = (
        f"As drawn, {count(items, 'item')} of the network weigh {joint:+.1f} dB together for "
        f"{standing.said(standing.leader)} against {standing.said(standing.rival)}"
    )
    if items < 2:
        return f"{told}."
    return f"{told}; taken one by one, as if nothing tied them, they would weigh {apart:+.1f} dB."
