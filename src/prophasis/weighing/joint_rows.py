"""Rows that stand for several items at once: what a game predicts of the observed path, and a drawn network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prophasis.case import PathLikelihood
from prophasis.errors import WeighError
from prophasis.weighing.arrays.shapes import Shape, table
from prophasis.weighing.ledger import OPEN, Ledger, Row, named_analysts
from prophasis.weighing.numbers import probability
from prophasis.weighing.ratings import complete
from prophasis.weighing.sources import Witness


def path_rows(ledger: Ledger, predictions: Sequence[PathLikelihood]) -> list[Row]:
    rows = []
    named = named_analysts(ledger)
    for path in predictions:
        given = {h: r for h, r in path.likelihood.items() if h in ledger.frame.hypotheses}
        unknown = [h for h in path.likelihood if h not in ledger.frame.known]
        if unknown:
            raise WeighError(
                "W035",
                f"the game's path rates {unknown[0]!r}, which is no hypothesis of this case.",
                where=f"game.players.{path.player}",
                mend=f"Known: {', '.join(sorted(ledger.frame.known))}.",
            )
        if not given:
            continue
        items = _path_items(ledger, path)
        where = f"game.players.{path.player}"
        shapes: dict[str, Shape] = {
            h: probability(r, ledger.case.settings, f"{where}.{h}", floored=ledger.floored) for h, r in given.items()
        }
        row = complete(shapes, (), ledger.frame, given=len(shapes), default=ledger.frame.hypotheses)
        if row.defaulted:
            ledger.warnings.append(
                f"The game has no type for {', '.join(row.defaulted)}: there the observed path is taken as likely as "
                "anything between its least and its greatest likelihood."
            )
        origins = {ledger.case.evidence[i].origin for i in items if i in ledger.case.evidence}
        rows.append(
            Row(
                items=items or (f"path of {path.player}",),
                kind="path",
                by=path.player,
                origin=origins.pop() if len(origins) == 1 else None,
                witness=None,
                rated=dict.fromkeys(named, row),
                shared=True,
            )
        )
    return rows


def _path_items(ledger: Ledger, path: PathLikelihood) -> tuple[str, ...]:
    items: dict[str, None] = {}
    for item in path.evidence:
        if item not in ledger.case.evidence:
            raise WeighError(
                "W035",
                f"a move rests on {item!r}, which is no item of this case.",
                where=f"game.players.{path.player}",
                mend="Name an item under 'evidence'.",
            )
        root = ledger.original[item]
        items[root] = None
        ledger.replaced[root] = f"stands in the row of the game's observed path ({path.player})"
    return tuple(items)


def network_rows(ledger: Ledger, groups: Mapping[str, list[str]], found: Mapping[str, Witness]) -> list[Row]:
    """The row of the case's drawn network; its items leave the rest of the matrix."""
    case, frame = ledger.case, ledger.frame
    if case.network is None:
        return []
    from prophasis.weighing.network_row import network_row

    usable = {
        root: case.evidence[root]
        for root, members in groups.items()
        if root not in ledger.replaced and any(m not in ledger.skipped for m in members)
    }
    network = network_row(case, frame.hypotheses, frame.prior, usable, found, case.settings)
    if network is None:
        return []
    ledger.network = network
    known = tuple(i for i in network.nodes if case.evidence[i].status != OPEN)
    ledger.unobserved = [i for i in network.nodes if i not in known]
    for item in ledger.unobserved:
        ledger.skipped[item] = "not yet known: it is among what to look for"
    for item in network.nodes:
        ledger.replaced[item] = "stands in the row of the drawn network"
    if not known:
        return []
    row = complete(network.shapes(known), (), frame, given=len(network.hypotheses), default=frame.hypotheses)
    if row.defaulted:
        ledger.warnings.append(
            f"The drawn network has no state for {', '.join(row.defaulted)}: there its items are taken as likely as "
            "anything between their least and their greatest joint likelihood."
        )
    kinds = {case.evidence[i].kind for i in known}
    if "word" in kinds and len(kinds) > 1:
        ledger.warnings.append("The drawn network holds words and deeds as one row: it is in neither view alone.")
    origins = {case.evidence[i].origin for i in known}
    joint = None
    if not network.fixed(known):
        held = [frame.hypotheses.index(h) for h in network.hypotheses]
        joint = table(row.shapes)
        joint[held] = network.levels(known)
    return [
        Row(
            items=known,
            kind="network",
            by=None,
            origin=origins.pop() if len(origins) == 1 else None,
            witness=None,
            rated=dict.fromkeys(named_analysts(ledger), row),
            shared=True,
            joint=joint,
        )
    ]
