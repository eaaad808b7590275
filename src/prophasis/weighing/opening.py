"""Case -> ledger: each item becomes a row, or is set aside with the reason."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from prophasis.case import Case, Evidence, PathLikelihood, Rating
from prophasis.errors import WeighError
from prophasis.weighing.dates import after, day
from prophasis.weighing.joint_rows import network_rows, path_rows
from prophasis.weighing.ledger import OPEN, Ledger, Row, chosen_ratings, named_analysts
from prophasis.weighing.lineage import originals
from prophasis.weighing.outcomes import by_outcome, with_outcomes
from prophasis.weighing.plain_rows import plain_rows
from prophasis.weighing.presets import ach_preset
from prophasis.weighing.priors import prior_shares
from prophasis.weighing.ratings import Frame, RatedRow, Skipped, rated_row
from prophasis.weighing.sources import Witness, witnesses
from prophasis.weighing.staged import exposed, staged_row


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
        plain=plain_rows(case.evidence, frame),
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
    budget = case.settings.budget
    if budget is not None and not 0 < budget < math.inf:
        raise WeighError(
            "W058",
            f"a budget of {budget:g}.",
            where="settings.budget",
            mend="Write what may be spent in all, in the unit of the items' 'effort', or drop the key.",
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
    joint = path_rows(ledger, predictions)
    found = witnesses(case.sources, case.settings, ledger.warnings)
    joint += network_rows(ledger, groups, found)
    named = named_analysts(ledger)
    for root, members in groups.items():
        _one_item(ledger, root, members, named, found)
    ledger.rows.extend(joint)
    present = {a for row in ledger.rows for a in row.rated}
    ledger.analysts = tuple(a for a in named if a in present) or ("",)


def _one_item(
    ledger: Ledger, root: str, members: list[str], named: tuple[str, ...], found: Mapping[str, Witness]
) -> None:
    case, frame = ledger.case, ledger.frame
    usable = [m for m in (root, *(m for m in members if m != root)) if m not in ledger.skipped]
    if not usable:
        return
    standing = next((m for m in usable if chosen_ratings(case.evidence[m], frame)), usable[0])
    ledger.copies.extend(m for m in members if m != standing)
    if standing in ledger.replaced or root in ledger.replaced:
        return
    evidence = with_outcomes(standing, case.evidence[standing], case.settings)
    if evidence.status == OPEN and evidence.outcome is None and any(r.outcome for r in evidence.ratings):
        _several(ledger, standing, evidence, named, found)
        return
    chosen = chosen_ratings(evidence, frame)
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
        rated, reasons, _ = _ratings(ledger, item, chosen_ratings(one, ledger.frame), named)
        rows[outcome] = rated
        for reason in dict.fromkeys(reasons):
            ledger.warnings.append(f"{item}, {outcome}: {reason}.")
    if evidence.origin in found:
        ledger.warnings.append(f"{item}: with several outcomes {evidence.origin} is taken at its word.")
    ledger.several[item] = rows


def _ratings(
    ledger: Ledger, item: str, chosen: Mapping[str | None, Rating], named: tuple[str, ...]
) -> tuple[dict[str, RatedRow], list[str], bool]:
    rows: dict[str | None, RatedRow] = {}
    reasons: list[str] = []
    for analyst, rating in chosen.items():
        try:
            known = ledger.plain.get(id(rating))
            rows[analyst] = known if known is not None else rated_row(item, rating, ledger.frame, ledger.floored)
        except Skipped as skipped:
            reasons.append(str(skipped))
    common = rows.get(None)
    rated = {name: rows[name] for name in named if name in rows}
    if common is not None:
        rated |= {name: common for name in named if name not in chosen}
    return rated, reasons, common is not None and all(row is common for row in rated.values())


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
