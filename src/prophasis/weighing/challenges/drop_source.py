"""Attack: doubt a source altogether, with every item that rests on it."""

from __future__ import annotations

from prophasis.case import Dropped, OriginGroup
from prophasis.weighing.challenges.drop_one import by_effect, without
from prophasis.weighing.sources import chain_of, weakest_link
from prophasis.weighing.standing import Standing, joint_weight


def drop_source(standing: Standing) -> tuple[Dropped, ...]:
    """The verdict without each origin, those that move the leader most first."""
    return by_effect(standing, [without(standing, rows, origin) for origin, rows in _rows_by_origin(standing).items()])


def origin_groups(standing: Standing) -> tuple[OriginGroup, ...]:
    """Each origin with its items, its copies, its joint weight (leader against runner-up) and its strongest item."""
    scales, ledger = standing.scales, standing.scales.ledger
    strongest = scales.strongest()
    full = [scales.log_likelihood(a, scales.all) for a in range(len(scales.analysts))]
    groups = []
    for origin, rows in _rows_by_origin(standing).items():
        items = tuple(i for r in rows for i in ledger.rows[r].items)
        source = ledger.case.sources.get(origin)
        groups.append(
            OriginGroup(
                origin=origin,
                text=source.text if source else origin,
                items=items,
                copies=tuple(c for c in ledger.copies if _root_in(ledger.original, c, items)),
                decibels=joint_weight(standing, full, rows),
                stands_for=next((ledger.rows[r].name for r in rows if strongest[r]), None),
                perspective=_perspective(standing, rows),
                chain=tuple(chain_of(origin, ledger.case.sources)) if source and source.heard_from else (),
                weakest=weakest_link(ledger.rows[rows[0]].witness),
            )
        )
    return tuple(sorted(groups, key=lambda group: (-abs(group.decibels), group.origin)))


def _root_in(original: dict[str, str], copy: str, items: tuple[str, ...]) -> bool:
    return any(original[copy] == original[item] for item in items if item in original)


def _rows_by_origin(standing: Standing) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for r, row in enumerate(standing.scales.ledger.rows):
        if row.origin is not None:
            groups.setdefault(row.origin, []).append(r)
    return groups


def _perspective(standing: Standing, rows: list[int]) -> str | None:
    case = standing.scales.ledger.case
    found = {
        case.documents[span.document].perspective
        for r in rows
        for item in standing.scales.ledger.rows[r].items
        if item in case.evidence
        for span in case.evidence[item].spans
        if span.document in case.documents
    }
    return found.pop() if len(found) == 1 else None
