"""Case -> ledger: the rows that will be weighed for one question, and everything that was set aside, with reasons."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from prophasis.case import Case, Evidence, EvidenceKind, PathLikelihood, Rating
from prophasis.errors import WeighError
from prophasis.weighing.arrays.shapes import Floats, Shape, table
from prophasis.weighing.dates import after, day
from prophasis.weighing.lineage import originals
from prophasis.weighing.numbers import probability
from prophasis.weighing.outcomes import by_outcome, with_outcomes
from prophasis.weighing.presets import ach_preset
from prophasis.weighing.priors import Prior, prior_shares
from prophasis.weighing.ratings import Frame, RatedRow, Skipped, complete, rated_row
from prophasis.weighing.sources import Witness, witnesses
from prophasis.weighing.staged import exposed, staged_row

if TYPE_CHECKING:
    from prophasis.weighing.network_row import NetworkRow

OPEN = "open"
"""Status of an item that is rated before anybody knows whether it is so."""
JOINT = ("path", "network")
"""Kinds of rows that stand for several items weighed as one."""
ORDER = {"likelihood": 0, "weight_db": 1, "rating": 2}


@dataclass(frozen=True)
class Row:
    """One row of the matrix: an item (or the items a game's path or a network stands for), with each analyst's ratings.

    ``joint`` ``(H, LEVELS)``: equally likely values of the row for all hypotheses at once, where its numbers hang
    together across them.
    """

    items: tuple[str, ...]
    kind: EvidenceKind | Literal["path", "network"]
    by: str | None
    origin: str | None
    witness: Witness | None
    rated: Mapping[str, RatedRow]
    shared: bool
    joint: Floats | None = None

    @property
    def name(self) -> str:
        """The item's id; where a row stands for several, their ids joined by ``+``."""
        return "+".join(self.items)


@dataclass
class Ledger:
    """The rows of one question, by analyst. ``analysts`` is ``("",)`` when the ratings name nobody."""

    case: Case
    question: str
    text: str
    frame: Frame
    prior: Prior
    rows: list[Row] = field(default_factory=list)
    analysts: tuple[str, ...] = ("",)
    skipped: dict[str, str] = field(default_factory=dict)
    unrated: list[str] = field(default_factory=list)
    original: dict[str, str] = field(default_factory=dict)
    copies: list[str] = field(default_factory=list)
    floored: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    replaced: dict[str, str] = field(default_factory=dict)
    open: list[Row] = field(default_factory=list)
    network: NetworkRow | None = None
    unobserved: list[str] = field(default_factory=list)
    paths: tuple[PathLikelihood, ...] = ()
    several: dict[str, dict[str, dict[str, RatedRow]]] = field(default_factory=dict)

    @property
    def hypotheses(self) -> tuple[str, ...]:
        return self.frame.hypotheses

    def among(self, row: Row, kinds: Container[str]) -> bool:
        """Whether a row is of some kinds; a network's, whether all its items are."""
        if row.kind == "network":
            return all(self.case.evidence[item].kind in kinds for item in row.items)
        return row.kind in kinds

    def means(self, analyst: str) -> Floats:
        """``(R, H)`` expected P(item | h); rows the analyst has not rated are 1 throughout."""
        blank = np.ones(len(self.hypotheses))
        return np.array([row.rated[analyst].mean if analyst in row.rated else blank for row in self.rows]).reshape(
            len(self.rows), len(self.hypotheses)
        )


def open_ledger(case: Case, question: str | None, predictions: Sequence[PathLikelihood]) -> Ledger:
    """Everything about one question that can be weighed.

    Raises:
        WeighError: W001-W003 (question or hypotheses), W010-W029 (numbers, names), W034-W035.
    """
    asked = case.asked()
    chosen = question if question is not None else next(iter(asked))
    if chosen not in asked:
        raise WeighError("W003", f"no question {chosen!r}.", where="question", mend=f"Known: {', '.join(asked)}.")
    _check_settings(case)
    hypotheses = case.hypotheses_of(chosen)
    _check_hypotheses(case, chosen)
    warnings: list[str] = []
    prior = prior_shares(hypotheses, case.settings, warnings)
    catch_alls = [name for name, h in hypotheses.items() if h.catch_all]
    frame = Frame(
        hypotheses=tuple(hypotheses),
        known=frozenset(case.hypotheses),
        catch_all=catch_alls[0] if catch_alls else None,
        prior=prior.share,
        settings=case.settings,
        ach=ach_preset(case.settings.ach_preset),
    )
    _warn_about_hypotheses(hypotheses, frame, warnings)
    ledger = Ledger(
        paths=tuple(predictions),
        case=case,
        question=chosen,
        text=asked[chosen],
        frame=frame,
        prior=prior,
        warnings=warnings,
    )
    _fill(ledger, predictions)
    return ledger


def _check_settings(case: Case) -> None:
    if case.settings.draws < 1:
        raise WeighError("W033", f"{case.settings.draws} draws.", where="settings.draws", mend="Write 1 or more.")
    if not 0 <= case.settings.habit <= 2:
        raise WeighError(
            "W045",
            f"a habit of {case.settings.habit:g}.",
            where="settings.habit",
            mend="Write 0 (none) to 2; 0.3 lets an analyst's weights be about a third too large or too small.",
        )
    if not 0 < case.settings.floor < 0.5:
        raise WeighError(
            "W034",
            f"a floor of {case.settings.floor:g}.",
            where="settings.floor",
            mend="Write a small number such as 0.001.",
        )


def _check_hypotheses(case: Case, question: str) -> None:
    hypotheses = case.hypotheses_of(question)
    if not hypotheses:
        raise WeighError(
            "W001", f"question {question!r} has no hypotheses.", where="hypotheses", mend="Write at least two."
        )
    if len(hypotheses) == 1:
        raise WeighError(
            "W002",
            f"{next(iter(hypotheses))!r} is the only hypothesis: nothing is weighed against it.",
            where="hypotheses",
            mend="Add a rival, or 'none of these' with catch_all: true.",
        )
    catch_alls = [name for name, h in hypotheses.items() if h.catch_all]
    if len(catch_alls) > 1:
        raise WeighError(
            "W004",
            f"{', '.join(catch_alls)} are all marked catch_all.",
            where="hypotheses",
            mend="Keep one catch-all a question.",
        )


def _warn_about_hypotheses(hypotheses: Mapping[str, object], frame: Frame, warnings: list[str]) -> None:
    if frame.catch_all is None:
        warnings.append(
            "No hypothesis is marked catch_all: the probabilities are shares among those listed, "
            "as if the truth must be one of them."
        )


def _fill(ledger: Ledger, predictions: Sequence[PathLikelihood]) -> None:
    case = ledger.case
    ledger.original = originals(case.evidence)
    groups: dict[str, list[str]] = {}
    for item, root in ledger.original.items():
        groups.setdefault(root, []).append(item)
    for item, reason in _later(case).items():
        ledger.skipped[item] = reason
    for item, reason in exposed(case, ledger.original).items():
        ledger.skipped.setdefault(item, reason)
    path_rows = _path_rows(ledger, predictions)
    found = witnesses(case.sources, case.settings, ledger.warnings)
    path_rows += _network_rows(ledger, groups, found)
    named = _analysts(ledger)
    for root, members in groups.items():
        _one_item(ledger, root, members, named, found)
    ledger.rows.extend(path_rows)
    present = {a for row in ledger.rows for a in row.rated}
    ledger.analysts = tuple(a for a in named if a in present) or ("",)


def _analysts(ledger: Ledger) -> tuple[str, ...]:
    """Named analysts of this question in order of appearance; ``("",)`` when ratings name nobody."""
    names: dict[str, None] = {}
    for evidence in ledger.case.evidence.values():
        for rating in evidence.ratings:
            if rating.analyst and _bears_on(rating, ledger.frame):
                names[rating.analyst] = None
    return tuple(names) or ("",)


def _bears_on(rating: Rating, frame: Frame) -> bool:
    return any(h in frame.hypotheses or h not in frame.known for h in rating.cells)


def _one_item(
    ledger: Ledger, root: str, members: list[str], named: tuple[str, ...], found: Mapping[str, Witness]
) -> None:
    case, frame = ledger.case, ledger.frame
    usable = [m for m in (root, *(m for m in members if m != root)) if m not in ledger.skipped]
    if not usable:
        return
    standing = next((m for m in usable if _chosen(case.evidence[m], frame)), usable[0])
    ledger.copies.extend(m for m in members if m != standing)
    if standing in ledger.replaced or root in ledger.replaced:
        return
    evidence = with_outcomes(standing, case.evidence[standing], case.settings)
    if evidence.status == OPEN and evidence.outcome is None and any(r.outcome for r in evidence.ratings):
        _several(ledger, standing, evidence, named, found)
        return
    chosen = _chosen(evidence, frame)
    if not chosen:
        if not evidence.ratings:
            ledger.unrated.append(standing)
        return
    rated, reasons, shared = _ratings(ledger, standing, chosen, named)
    if evidence.staged:
        rated = {name: staged_row(standing, evidence.staged, row, frame) for name, row in rated.items()}
    if not rated:
        ledger.skipped[standing] = "; ".join(dict.fromkeys(reasons))
        return
    unknown = evidence.status == OPEN
    if unknown:
        ledger.skipped[standing] = "not yet known: it is among what to look for"
    for reason in dict.fromkeys(reasons):
        ledger.warnings.append(f"{standing}: {reason}.")
    origin = evidence.origin or case.evidence[root].origin
    witness = found.get(origin) if origin else None
    if witness is not None and any(row.relative for row in rated.values()):
        witness = None
        ledger.warnings.append(
            f"{standing}: weights in decibels are taken as the weight of the report itself; "
            f"the report model of {origin} is not applied again."
        )
    (ledger.open if unknown else ledger.rows).append(
        Row(
            items=(standing,),
            kind=evidence.kind,
            by=evidence.by,
            origin=origin,
            witness=witness,
            rated=rated,
            shared=shared,
        )
    )


def _several(
    ledger: Ledger, item: str, evidence: Evidence, named: tuple[str, ...], found: Mapping[str, Witness]
) -> None:
    """An open item with several outcomes: each analyst's row of each, for what finding it out would tell."""
    ledger.skipped[item] = "not yet known: it is among what to look for"
    rows: dict[str, dict[str, RatedRow]] = {}
    for outcome, one in by_outcome(evidence).items():
        rated, reasons, _ = _ratings(ledger, item, _chosen(one, ledger.frame), named)
        rows[outcome] = rated
        for reason in dict.fromkeys(reasons):
            ledger.warnings.append(f"{item}, {outcome}: {reason}.")
    if evidence.origin in found:
        ledger.warnings.append(f"{item}: with several outcomes {evidence.origin} is taken at its word.")
    ledger.several[item] = rows


def counting(evidence: Evidence, hypotheses: Container[str], known: Container[str]) -> dict[str | None, Rating]:
    """Each analyst's rating that counts, of what came: his last round; likelihoods before decibels before ACH marks."""
    best: dict[str | None, Rating] = {}
    for rating in evidence.ratings:
        if rating.outcome != evidence.outcome or not any(h in hypotheses or h not in known for h in rating.cells):
            continue
        held = best.get(rating.analyst)
        if held is None or (-rating.round, ORDER[rating.scale]) < (-held.round, ORDER[held.scale]):
            best[rating.analyst] = rating
    return best


def _chosen(evidence: Evidence, frame: Frame) -> dict[str | None, Rating]:
    return counting(evidence, frame.hypotheses, frame.known)


def _ratings(
    ledger: Ledger, item: str, chosen: Mapping[str | None, Rating], named: tuple[str, ...]
) -> tuple[dict[str, RatedRow], list[str], bool]:
    rows: dict[str | None, RatedRow] = {}
    reasons: list[str] = []
    for analyst, rating in chosen.items():
        try:
            rows[analyst] = rated_row(item, rating, ledger.frame, ledger.floored)
        except Skipped as skipped:
            reasons.append(str(skipped))
    common = rows.get(None)
    rated = {name: rows[name] for name in named if name in rows}
    if common is not None:
        rated |= {name: common for name in named if name not in chosen}
    return rated, reasons, common is not None and all(row is common for row in rated.values())


def _path_rows(ledger: Ledger, predictions: Sequence[PathLikelihood]) -> list[Row]:
    rows = []
    named = _analysts(ledger)
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


def _network_rows(ledger: Ledger, groups: Mapping[str, list[str]], found: Mapping[str, Witness]) -> list[Row]:
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
            rated=dict.fromkeys(_analysts(ledger), row),
            shared=True,
            joint=joint,
        )
    ]


def _later(case: Case) -> dict[str, str]:
    """Items known only after the case's ``as_of``.

    An item with a date (``when``) is judged by it; one without, by the documents that have it: it is set aside
    when all of them were published later.
    """
    as_of = day(case.as_of)
    if as_of is None:
        return {}
    found: dict[str, str] = {}
    for item, evidence in case.evidence.items():
        published = [case.documents[s.document].published for s in evidence.spans if s.document in case.documents]
        if after(evidence.when, as_of):
            found[item] = f"happened ({evidence.when}) after the day of judgement, {case.as_of}"
        elif evidence.when is None and published and all(after(date, as_of) for date in published):
            found[item] = f"became known after the day of judgement, {case.as_of}"
    return found
