"""Case -> verdict: the named layer that knows the order of weighing and attacks its own answer."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

import numpy as np

from prophasis.case import (
    Case,
    Contribution,
    Inputs,
    PathLikelihood,
    Posterior,
    Prediction,
    Verdict,
)
from prophasis.weighing.ach import ach_scores, ach_table
from prophasis.weighing.arrays.shapes import Bools, Floats
from prophasis.weighing.authors import authors_case
from prophasis.weighing.challenges.audiences import audience_views
from prophasis.weighing.challenges.bearings import bearing_views
from prophasis.weighing.challenges.best_case import best_cases
from prophasis.weighing.challenges.catch_all import break_even
from prophasis.weighing.challenges.chronology import chronology
from prophasis.weighing.challenges.comparisons import comparisons
from prophasis.weighing.challenges.deception import deceived
from prophasis.weighing.challenges.drop_one import drop_one
from prophasis.weighing.challenges.drop_source import drop_source, origin_groups
from prophasis.weighing.challenges.flip_set import flip_sets, reversals
from prophasis.weighing.challenges.look_for import look_for, open_rows
from prophasis.weighing.challenges.mechanisms import mechanisms
from prophasis.weighing.challenges.network_findings import network_view
from prophasis.weighing.challenges.other_analysts import analyst_views, cell_gaps, disagreements
from prophasis.weighing.challenges.premises import premises_negated
from prophasis.weighing.challenges.prior_tie import prior_ties
from prophasis.weighing.challenges.process_tests import process_tests
from prophasis.weighing.challenges.rounds import rounds
from prophasis.weighing.challenges.scopes import scope_views
from prophasis.weighing.challenges.selection import selections
from prophasis.weighing.confidence import Grounds, confidence
from prophasis.weighing.excluded import refuse_contradiction
from prophasis.weighing.forecasts import score_forecasts
from prophasis.weighing.identity import case_sha256
from prophasis.weighing.judgements import coherence_warnings, coherences
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.scales import Scales
from prophasis.weighing.sentences import (
    dependence_warning,
    judgement,
    late_warnings,
    unrated_sentence,
    warnings_of,
    whose,
    why_wide,
)
from prophasis.weighing.sidedness import one_sidedness
from prophasis.weighing.spread import Asked, spreads
from prophasis.weighing.standing import Standing, contributions, posterior_of
from prophasis.weighing.together import joint_view

WORDS = frozenset({"word"})
DEEDS = frozenset({"deed", "change", "absence", "path"})
METHOD = (
    "M1 Bayes' rule in logarithms",
    "M2 likelihoods integrated over their ranges (probability); spread over the ranges (5, 50, 95 %)",
    "M3 plain ranges collapsed to four cumulants, on Sobol points, one analyst's own sum integrated for its points; "
    "others drawn by Latin hypercube; Philox streams",
    "M4 bounds: exact for free ranges, outer where reliability or dependence is shared; normal ranges at 5 and 95 %",
    "M6 sources as report models, reliability shared within a source by Gauss quadrature",
    "M7 copies add nothing; dependence by correlation; origins counted once in the fully redundant view",
    "M8 catch-all by default between the least and the greatest likelihood of the row",
    "M9 compatible hypotheses taken apart into atoms, in a view of its own",
    "M10 ACH scores beside it",
    "M11 leave-one-out, flip sets over independent witnesses, reversal, prior ties",
    "M12 value of information for what is not yet known",
    "M13 the drawn network's joint likelihood as one row, by variable elimination",
    "M14 pool of analysts",
    "M15 outright judgements made coherent",
    "M18 scores of resolved forecasts",
    "M17 terms of ICD 203",
)


def weigh(
    case: Case,
    *,
    question: str | None = None,
    predictions: Sequence[PathLikelihood | Prediction] = (),
    seed: int | None = None,
) -> Verdict:
    """Weigh the rival hypotheses of one question against the rated evidence.

    Args:
        case: the case; an item without ratings is left out and listed.
        question: id of the question; the first one of the case unless given.
        predictions: what a game predicts of the observed path. Each is one row that stands in for the
            analysts' cells of its evidence items.
        seed: replaces ``settings.seed``; the same case and seed give the same verdict.

    Returns:
        The verdict. With nothing rated its status is ``unrated`` and it has no posterior.

    Raises:
        WeighError: the case cannot be weighed; the message names item, hypothesis and analyst.
    """
    if seed is not None:
        case = replace(case, settings=replace(case.settings, seed=seed))
    paths = [path for p in predictions if (path := p.path if isinstance(p, Prediction) else p) is not None]
    ledger = open_ledger(case, question, paths)
    return _rated(ledger) if ledger.rows else _unrated(ledger)


def _unrated(ledger: Ledger) -> Verdict:
    sides = one_sidedness(ledger, None)
    own = authors_case(ledger)
    return Verdict(
        question=ledger.question,
        text=ledger.text,
        status="unrated",
        posterior=None,
        leaders=(),
        sentence=unrated_sentence(ledger, own, sides),
        confidence=None,
        confidence_sentence=None,
        whose="Nobody has rated this evidence: there is no judgement yet. Whoever rates it will own the judgement.",
        one_sidedness=sides,
        authors_case=own,
        scores=score_forecasts(ledger.case, ledger.question),
        look_for=tuple(open_rows(ledger)[:12]),
        warnings=warnings_of(ledger),
        inputs=_inputs(ledger),
    )


def _rated(ledger: Ledger) -> Verdict:
    scales = Scales(ledger)
    refuse_contradiction(scales)
    standing = Standing.of(scales)
    views, drawn = _views(standing)
    stated = views["stated"]
    assert stated is not None
    orders = {views[name].leaders for name in ("independent", "stated", "redundant")}  # type: ignore[union-attr]
    flips = flip_sets(standing)
    sides = one_sidedness(ledger, standing)
    analysts = analyst_views(standing)
    told = contributions(standing)
    level, why = confidence(
        Grounds(
            width=_width(stated),
            witnesses=_witnesses(standing, told),
            flip=flips[0].rows if flips else None,
            dependence_matters=len(orders) > 1,
            analysts_split=len({view.leaders for view in analysts}) > 1,
        )
    )
    settings = ledger.case.settings
    presets = ach_table(ledger)
    compared = comparisons(standing)
    judged = coherences(ledger, standing.each, scales.weights)
    ranked = ach_scores(ledger)
    return Verdict(
        question=ledger.question,
        text=ledger.text,
        status="partly rated" if ledger.unrated else "rated",
        posterior=stated.rows,
        leaders=stated.leaders,
        sentence=judgement(ledger, stated, dependence_warning(ledger, views) if len(orders) > 1 else None),
        confidence=level,
        confidence_sentence=why,
        whose=whose(ledger),
        words_alone=views["words"],
        deeds_alone=views["deeds"],
        together=stated,
        as_independent=views["independent"],
        as_stated=stated,
        fully_redundant=views["redundant"],
        dependence_matters=len(orders) > 1,
        contributions=told,
        drop_one=drop_one(standing),
        drop_source=drop_source(standing),
        flip_set=flips[0] if flips else None,
        flip_sets=flips,
        reversals=reversals(standing),
        break_even=break_even(standing),
        prior_tie=prior_ties(standing),
        selection=selections(standing),
        origins=origin_groups(standing),
        one_sidedness=sides,
        best_cases=best_cases(standing),
        analysts=analysts,
        disagreement=disagreements(standing),
        ach=ranked,
        authors_case=authors_case(ledger),
        look_for=look_for(standing, seed=settings.seed, drawn=drawn),
        tests=process_tests(standing),
        chronology=chronology(standing),
        premises=premises_negated(standing),
        deceived=deceived(standing),
        audiences=audience_views(standing),
        joint=joint_view(standing),
        network=network_view(standing),
        mechanisms=mechanisms(standing),
        comparisons=compared,
        rounds=rounds(standing),
        cells=cell_gaps(standing),
        ach_presets=presets,
        gap=_gap(views),
        scopes=scope_views(standing),
        bearings=bearing_views(standing),
        coherence=judged,
        scores=score_forecasts(ledger.case, ledger.question),
        why_wide=why_wide(scales, stated),
        floored=tuple(ledger.floored),
        warnings=(
            *warnings_of(ledger),
            *coherence_warnings(judged),
            *(f"{one.item}: {note}." for one in compared for note in one.notes),
            *late_warnings(sides, stated, ranked, presets),
        ),
        inputs=_inputs(ledger),
    )


def _views(standing: Standing) -> tuple[dict[str, Posterior | None], Floats]:
    """The posterior from all rows under three readings of their dependence, from words alone and from deeds alone.

    Beside them a few draws ``(D, H)`` of the posterior of record.
    """
    scales = standing.scales
    asked = {
        "stated": Asked(scales.all),
        "independent": Asked(scales.all, "independent"),
        "redundant": Asked(scales.strongest()),
    }
    for name, kinds in (("words", WORDS), ("deeds", DEEDS)):
        include: Bools = np.array([scales.ledger.among(row, kinds) for row in scales.ledger.rows], dtype=bool)
        if include.any():
            asked[name] = Asked(include)
    settings = scales.ledger.case.settings
    drawn = spreads(scales, list(asked.values()), seed=settings.seed, draws=settings.draws, collapse=settings.collapse)
    found = {name: posterior_of(standing, want, one) for (name, want), one in zip(asked.items(), drawn, strict=True)}
    every = {name: found.get(name) for name in ("stated", "independent", "redundant", "words", "deeds")}
    return every, drawn[0].some


def _gap(views: Mapping[str, Posterior | None]) -> dict[str, float]:
    """Deeds less words, hypothesis by hypothesis; empty where one of them is missing."""
    words, deeds = views["words"], views["deeds"]
    if words is None or deeds is None:
        return {}
    return {h: deeds.rows[h].probability - row.probability for h, row in words.rows.items()}


def _width(posterior: Posterior) -> float:
    return max(posterior.rows[name].high - posterior.rows[name].low for name in posterior.leaders)


def _witnesses(standing: Standing, told: tuple[Contribution, ...]) -> int:
    """Units (origins, or items without one) that tell at least half a decibel between some pair."""
    telling = {contribution.items for contribution in told if contribution.diagnosticity >= 0.5}
    rows = standing.scales.ledger.rows
    return sum(any(rows[r].items in telling for r in unit) for unit in standing.scales.units)


def _version() -> str:
    """Version of the package, which is loaded whenever this module is; rooms do not import it."""
    return str(sys.modules[__name__.partition(".")[0]].__version__)


def _inputs(ledger: Ledger) -> Inputs:
    return Inputs(
        case_sha256=case_sha256(ledger.case),
        hypotheses=ledger.hypotheses,
        evidence=tuple(item for row in ledger.rows for item in row.items),
        skipped={**ledger.skipped, **dict.fromkeys(ledger.unrated, "not yet rated"), **ledger.replaced},
        copies=tuple(ledger.copies),
        analysts=tuple(a for a in ledger.analysts if a),
        settings=asdict(ledger.case.settings),
        version=_version(),
        method=METHOD,
    )
