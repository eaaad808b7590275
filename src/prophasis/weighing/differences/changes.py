"""Two cases -> what differs between them, each difference one that can be made or not made by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from prophasis.case import Case, Cell, Evidence, Impossible, PathLikelihood, Range, Rating, Unsure
from prophasis.weighing.ledger import counting

CELLS_AT_MOST = 40
"""Changed cells beyond which all cells of an item are one change."""
BESIDE = ("text", "reason", "spans", "ratings", "offered", "handling", "effort")
"""Fields of an item that no number rests on."""


@dataclass(frozen=True)
class Side:
    """One of the two: the case, what its game predicts, and what it is called."""

    case: Case
    paths: tuple[PathLikelihood, ...]
    name: str


@dataclass(frozen=True)
class Delta:
    """One difference. ``kind`` ``cell``: item, analyst and hypothesis; ``row``: item and analyst; ``item``: the rest
    of an item; ``source``, ``prior``, ``dependence``, ``settings``, ``network``, ``game``: as named."""

    kind: str
    what: str
    before: str
    after: str
    item: str | None = None
    analyst: str | None = None
    hypothesis: str | None = None


def deltas(before: Side, after: Side, hypotheses: Sequence[str]) -> list[Delta]:
    """Everything that differs and that a number rests on."""
    one, two = before.case, after.case
    found = [d for item in _items(one, two) for d in _of_item(item, one, two, hypotheses)]
    cells = [d for d in found if d.kind == "cell"]
    if len(cells) > CELLS_AT_MOST:
        found = _by_row(found)
    found += [
        Delta("source", f"source {name}", _said(one.sources.get(name)), _said(two.sources.get(name)), item=name)
        for name in dict.fromkeys((*one.sources, *two.sources))
        if _model(one, name) != _model(two, name)
    ]
    priors = [{h: case.hypotheses[h].prior for h in hypotheses} for case in (one, two)]
    if priors[0] != priors[1]:
        found.append(Delta("prior", "priors", _priors(priors[0]), _priors(priors[1])))
    if one.dependence != two.dependence:
        found.append(Delta("dependence", "dependence", str(len(one.dependence)), str(len(two.dependence))))
    if one.network != two.network:
        found.append(Delta("network", "the drawn network", _drawn(one), _drawn(two)))
    if before.paths != after.paths:
        found.append(Delta("game", "the game's observed path", _present(before.paths), _present(after.paths)))
    return found + _settings(one, two)


def _items(one: Case, two: Case) -> list[str]:
    return list(dict.fromkeys((*one.evidence, *two.evidence)))


def _of_item(item: str, one: Case, two: Case, hypotheses: Sequence[str]) -> list[Delta]:
    here, there = one.evidence.get(item), two.evidence.get(item)
    if here is None or there is None:
        gone = "not there"
        return [Delta("item", item, gone if here is None else "there", gone if there is None else "there", item=item)]
    found = []
    changed = [
        f.name for f in fields(Evidence) if f.name not in BESIDE and getattr(here, f.name) != getattr(there, f.name)
    ]
    if changed:
        told = [", ".join(f"{name} {getattr(e, name) or 'none'}" for name in changed) for e in (here, there)]
        found.append(Delta("item", item, told[0], told[1], item=item))
    old, new = counting(here, hypotheses, one.hypotheses), counting(there, hypotheses, two.hypotheses)
    for analyst in dict.fromkeys((*old, *new)):
        found += _of_row(item, analyst, old.get(analyst), new.get(analyst), hypotheses)
    return found


def _of_row(
    item: str, analyst: str | None, old: Rating | None, new: Rating | None, hypotheses: Sequence[str]
) -> list[Delta]:
    who = f" by {analyst}" if analyst else ""
    if old is None or new is None or (old.scale, old.against) != (new.scale, new.against):
        if old is not None and new is not None and old.cells == new.cells and old.scale == new.scale:
            return []
        told = ["not rated" if r is None else f"rated ({r.scale})" for r in (old, new)]
        return [Delta("row", f"{item}{who}", told[0], told[1], item=item, analyst=analyst)]
    return [
        Delta(
            "cell",
            f"{item} under {h}{who}",
            cell_text(old.cells.get(h)),
            cell_text(new.cells.get(h)),
            item=item,
            analyst=analyst,
            hypothesis=h,
        )
        for h in hypotheses
        if old.cells.get(h) != new.cells.get(h)
    ]


def _by_row(found: list[Delta]) -> list[Delta]:
    """All cells of one row as one change."""
    rows: dict[tuple[str | None, str | None], list[Delta]] = {}
    rest = []
    for delta in found:
        if delta.kind == "cell":
            rows.setdefault((delta.item, delta.analyst), []).append(delta)
        else:
            rest.append(delta)
    joined = []
    for (item, analyst), cells in rows.items():
        who = f" by {analyst}" if analyst else ""
        told = [
            "; ".join(f"{c.hypothesis} {side}" for c, side in zip(cells, sides, strict=True))
            for sides in ([c.before for c in cells], [c.after for c in cells])
        ]
        joined.append(Delta("row", f"{item}{who}", told[0], told[1], item=item, analyst=analyst))
    return joined + rest


def _settings(one: Case, two: Case) -> list[Delta]:
    names = [f.name for f in fields(type(one.settings)) if f.name not in ("seed", "draws", "lapse")]
    changed = [n for n in names if getattr(one.settings, n) != getattr(two.settings, n)]
    pairs = [(n, str(getattr(one.settings, n)), str(getattr(two.settings, n))) for n in changed]
    if one.as_of != two.as_of:
        pairs.append(("as_of", str(one.as_of), str(two.as_of)))
    if not pairs:
        return []
    return [
        Delta(
            "settings",
            f"settings ({', '.join(n for n, _, _ in pairs)})",
            ", ".join(a for _, a, _ in pairs),
            ", ".join(b for _, _, b in pairs),
        )
    ]


def cell_text(cell: Cell | None) -> str:
    """A cell as it was given."""
    if cell is None:
        return "not rated"
    if isinstance(cell, Unsure):
        return "unsure"
    if isinstance(cell, Impossible):
        return "impossible"
    if isinstance(cell, Range):
        return f"{cell.best:g}" if cell.is_point else f"{cell.low:g}/{cell.best:g}/{cell.high:g}"
    return cell


def _model(case: Case, name: str) -> object:
    source = case.sources.get(name)
    return (
        None
        if source is None
        else (source.accuracy, source.false_report, source.grade, source.heard_from, source.deceives)
    )


def _said(source: object) -> str:
    if source is None:
        return "not there"
    parts = [(n, getattr(source, n)) for n in ("accuracy", "false_report", "grade", "heard_from", "deceives")]
    told = [f"{n} {cell_text(v) if isinstance(v, Range) else v}" for n, v in parts if v is not None]
    return ", ".join(told) or "taken at its word"


def _priors(priors: dict[str, Range | None]) -> str:
    return ", ".join(f"{h} {cell_text(prior) if prior else 'equal share'}" for h, prior in priors.items())


def _drawn(case: Case) -> str:
    return "not there" if case.network is None else f"{len(case.network.nodes)} nodes"


def _present(paths: Sequence[PathLikelihood]) -> str:
    return "there" if paths else "not there"
