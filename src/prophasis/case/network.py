"""A Bayesian network that an analyst draws where items depend on each other in ways a correlation cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from prophasis.case._record import record
from prophasis.case.number import Range


@record
class NetworkNode:
    """A variable of a drawn network.

    ``table`` has a row for each combination of the parents' states, its key their names joined by ``", "`` (``""``
    where there are no parents); a row gives states their probability, and the one state it leaves out takes the rest.
    ``noisy_or`` instead gives each parent the chance that its first state alone brings about this node's first state,
    and ``leak`` the chance that nothing drawn does. ``item`` is the item of evidence that the node stands for (the
    item of the node's own name where there is one), ``found`` the state that the item reports, the first unless given.
    """

    text: str | None = None
    states: tuple[str, ...] = ("yes", "no")
    parents: tuple[str, ...] = ()
    table: Mapping[str, Mapping[str, Range]] = field(default_factory=dict)
    noisy_or: Mapping[str, Range] | None = None
    item: str | None = None
    found: str | None = None
    reason: str | None = None


@record
class DrawnNetwork:
    """The network of a case: the states of ``query`` are hypotheses, other nodes hidden or items of evidence.

    Its joint likelihood of all its items is one row of the weighing, in place of the analysts' cells for them.
    ``means`` says which hypothesis a state of ``query`` stands for where it is not named as one. ``file`` is a
    network of another tool (BIF, XDSL, NET); ``nodes`` then add to it, or only say which item a node of it is.
    """

    query: str
    nodes: Mapping[str, NetworkNode] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)
    file: str | None = None
    reason: str | None = None

    def items(self, known: Mapping[str, object]) -> dict[str, str]:
        """Item of evidence by node; ``known`` are the case's items."""
        named = {name: node.item or name for name, node in self.nodes.items() if name != self.query}
        return {name: item for name, item in named.items() if item in known}
