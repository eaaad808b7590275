"""The network of a case file: short and long rows of its tables <-> `DrawnNetwork`; weighing checks its arrows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from prophasis.case import DrawnNetwork, NetworkNode
from prophasis.store.ratings import write_range
from prophasis.store.reader import Reader, show
from prophasis.store.yaml_text import Path, Scalar

YES_NO = ("yes", "no")


def read_drawn_network(
    reader: Reader, value: Any, path: Path, *, hypotheses: Iterable[str], evidence: Iterable[str]
) -> DrawnNetwork | None:
    """A `DrawnNetwork` from its mapping; ids of items and hypotheses are checked."""
    if value is None:
        return None
    items = tuple(evidence)
    made = reader.build(
        DrawnNetwork,
        value,
        path,
        special={
            "nodes": lambda v, p: reader.each(v, p, lambda w, q: _node(reader, w, q, items)),
            "means": lambda v, p: {str(state): hypothesis for state, hypothesis in reader.mapping(v, p).items()},
        },
    )
    for state, hypothesis in made.means.items():
        reader.known(hypothesis, hypotheses, (*path, "means", state), "hypothesis")
    return made


def _node(reader: Reader, value: Any, path: Path, items: tuple[str, ...]) -> NetworkNode:
    row = dict(reader.mapping(value, path))
    states = tuple(_text(state) for state in reader.items(row.get("states"), path)) or YES_NO
    made = reader.build(
        NetworkNode,
        row,
        path,
        special={
            "states": lambda v, p: states,
            "table": lambda v, p: _table(reader, v, p, states, alone=not row.get("parents")),
            "noisy_or": lambda v, p: reader.each(v, p, lambda w, q: reader.range(w, q, probability=True)),
        },
    )
    reader.known(made.item, items, (*path, "item"), "evidence item")
    return made


def _table(
    reader: Reader, value: Any, path: Path, states: tuple[str, ...], *, alone: bool
) -> dict[str, dict[str, Any]]:
    """Rows by the parents' states; ``alone`` has no parents, and its table is its only row."""
    if alone or not isinstance(value, dict):
        return {"": _row(reader, value, path, states)}
    return {_key(key): _row(reader, row, (*path, key), states) for key, row in value.items()}


def _key(key: Any) -> str:
    return ", ".join(part.strip() for part in str(key).split(","))


def _row(reader: Reader, value: Any, path: Path, states: tuple[str, ...]) -> dict[str, Any]:
    """One row: a mapping state -> number, a number for the first of two states, or points for all of more states."""
    if isinstance(value, dict):
        for key in value:
            reader.known(str(key), states, (*path, key), "state of this node")
        return {str(key): reader.range(number, (*path, key), probability=True) for key, number in value.items()}
    if len(states) == 2:
        return {states[0]: reader.range(value, path, probability=True)}
    if not isinstance(value, list) or len(value) != len(states):
        what = f"{show(value)} is no row over {len(states)} states."
        reader.fail("S047", path, what, f"Name them: {', '.join(states)}.")
    return {
        s: reader.range(v, (*path, k), probability=True) for k, (s, v) in enumerate(zip(states, value, strict=True))
    }


def _text(value: Any) -> str:
    return value.text if isinstance(value, Scalar) else str(value)


def write_drawn_node(node: NetworkNode, plain: dict[str, Any]) -> dict[str, Any]:
    """The plain record of a node with its rows in their shortest form."""
    if node.table:
        rows = {key: _short(row, node.states) for key, row in node.table.items()}
        plain["table"] = rows[""] if set(rows) == {""} else rows
    return plain


def _short(row: Mapping[str, Any], states: tuple[str, ...]) -> Any:
    if len(states) == 2 and set(row) == {states[0]}:
        return write_range(row[states[0]])
    return {state: write_range(number) for state, number in row.items()}
