"""Nouns -> plain values in the shortest form that loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from prophasis.case import (
    Band,
    Case,
    Document,
    Evidence,
    Game,
    Hypothesis,
    NetworkNode,
    Observed,
    Parallel,
    Parameter,
    PlayerType,
    Range,
)
from prophasis.store.games import write_value
from prophasis.store.networks import write_drawn_node
from prophasis.store.ratings import write_range, write_ratings


def write(value: Any) -> Any:
    """A noun as plain values: defaults are left out, ranges and short forms take their shortest shape."""
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _record(value)
    if isinstance(value, Mapping):
        return {key: write(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [write(item) for item in value]
    return value


def _record(value: Any, *, without: tuple[str, ...] = (), always: tuple[str, ...] = ()) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for item in fields(value):
        found = getattr(value, item.name)
        if item.name in without or (item.name not in always and _is_default(item, found)):
            continue
        out[item.name] = write(found)
    return out


def _is_default(item: Any, found: Any) -> bool:
    if item.default is not MISSING:
        return bool(type(found) is type(item.default) and found == item.default)
    return item.default_factory is not MISSING and found == item.default_factory()


def _evidence(item: Evidence) -> dict[str, Any]:
    out = _record(item, without=("ratings", "reason", "status"), always=("text", "kind"))
    out.update(write_ratings(item.ratings))
    if item.reason is not None:
        out["reason"] = item.reason
    if item.status is not None:
        out["status"] = item.status
    return out


def _type(item: PlayerType) -> Any:
    return write_range(item.prior) if item.hypothesis is None and item.text is None else _record(item)


def _parameter(item: Parameter) -> Any:
    if item.passage is None and item.reason is None:
        return write_value(item.value)
    out: dict[str, Any] = {"value": write_value(item.value)}
    out["passage"] = "none" if item.passage is None else write(item.passage)
    if item.reason is not None:
        out["reason"] = item.reason
    return out


def _observed(item: Observed) -> Any:
    if not item.evidence:
        return item.move
    evidence = item.evidence[0] if len(item.evidence) == 1 else list(item.evidence)
    return {"move": item.move, "evidence": evidence}


def _case(case: Case) -> dict[str, Any]:
    return _record(case, without=("base",), always=("prophasis",))


_WRITERS: dict[type, Callable[[Any], Any]] = {
    Case: _case,
    Document: lambda item: _record(item, without=("id", "text")),
    Evidence: _evidence,
    Parallel: lambda item: item.name if item == Parallel(name=item.name) else _record(item),
    Hypothesis: lambda item: _record(item, always=("text",)),
    Range: write_range,
    Band: write_value,
    PlayerType: _type,
    Parameter: _parameter,
    Observed: _observed,
    Game: _record,
    NetworkNode: lambda item: write_drawn_node(item, _record(item, without=("table",))),
}
