"""A verdict on the small case, written by hand to have every part filled; it is not computed."""

from __future__ import annotations

from typing import Any

from prophasis.case import (
    AchRow,
    AnalystView,
    AudienceView,
    AuthorsCase,
    BestCase,
    Chronology,
    Coherence,
    Contribution,
    Disagreement,
    Dropped,
    FlipSet,
    Inputs,
    Joint,
    OneSidedness,
    OriginGroup,
    Posterior,
    PosteriorRow,
    PriorTie,
    ProcessTest,
    ReliabilityBin,
    Score,
    Scores,
    Selection,
    SidedSource,
    Signpost,
    Verdict,
)
from prophasis.testing.small_case import QUESTION, small_evidence
from prophasis.testing.small_chains import small_chains


def posterior_row(prior: float, probability: float, spread: tuple[float, ...], term: str) -> PosteriorRow:
    """A row by hand; ``spread`` is low, median, high, lower bound, upper bound, share of draws in which it leads."""
    low, median, high, bound_low, bound_high, leads = spread
    return PosteriorRow(
        prior=prior,
        probability=probability,
        low=low,
        median=median,
        high=high,
        bound_low=bound_low,
        bound_high=bound_high,
        leads=leads,
        term=term,
    )


def small_rows(shift: float = 0.0) -> dict[str, PosteriorRow]:
    """A posterior over the four hypotheses; ``shift`` moves probability from ``search`` to ``storm``."""
    return {
        "storm": posterior_row(0.4, 0.05 + shift, (0.01, 0.04, 0.12, 0.002, 0.4, 0.0), "very unlikely"),
        "strike": posterior_row(0.2, 0.13, (0.05, 0.12, 0.25, 0.02, 0.5, 0.02), "very unlikely"),
        "search": posterior_row(0.3, 0.79 - shift, (0.6, 0.8, 0.91, 0.3, 0.97, 0.97), "likely"),
        "other": posterior_row(0.1, 0.03, (0.005, 0.03, 0.08, 0.001, 0.2, 0.0), "almost no chance"),
    }


def _posterior(items: tuple[str, ...], shift: float = 0.0) -> Posterior:
    rows = small_rows(shift)
    leader = max(rows, key=lambda key: rows[key].probability)
    return Posterior(rows=rows, leaders=(leader,), items=items)


def _contribution(item: str, storm: float, strike: float, other: float, ends: tuple[float, float]) -> Contribution:
    evidence = small_evidence()[item]
    weights = {"storm": storm, "strike": strike, "other": other}
    return Contribution(
        items=(item,),
        kind=evidence.kind,
        by=evidence.by,
        origin=evidence.origin,
        decibels=weights,
        diagnosticity=max(abs(value) for value in weights.values()),
        range=ends,
    )


def small_contributions() -> tuple[Contribution, ...]:
    """What each rated item says for ``search`` against its rivals, in decibels."""
    return (
        _contribution("halcyon", 17.8, 9.4, 8.1, (6.2, 11.5)),
        _contribution("glass_high", 6.8, 0.0, 0.0, (0.0, 0.0)),
        _contribution("clerk", 7.8, 3.0, 3.0, (0.0, 4.3)),
        _contribution("crews_met", 0.0, -6.3, -0.7, (-7.8, -4.1)),
        _contribution("wire", 4.8, 4.0, 4.0, (3.0, 4.9)),
        _contribution("said_storm", -1.5, 0.0, 0.8, (0.0, 0.0)),
        _contribution("no_storm", 3.5, 0.0, 0.0, (0.0, 0.0)),
    )


def _dropped(what: str, items: tuple[str, ...], shift: float, leader: str = "search") -> Dropped:
    rows = small_rows(shift)
    return Dropped(
        what=what,
        items=items,
        leaders=(leader,),
        probability={key: row.probability for key, row in rows.items()},
        changes_leader=leader != "search",
    )


def _tested() -> dict[str, Any]:
    """The harder questions put to the verdict."""
    first = {"storm": 0.3, "strike": 0.1, "search": 0.5, "other": 0.1}
    return {
        "tests": (
            ProcessTest(
                items=("halcyon",), of="search", over="storm", kind="smoking gun", passed_db=17.8, failed_db=3.1
            ),
            ProcessTest(
                items=("wire",), of="search", over="strike", kind="straw in the wind", passed_db=4.0, failed_db=2.0
            ),
        ),
        "chronology": Chronology(
            when="1911-03-10",
            later=("clerk",),
            unknowable=(),
            undated=(),
            probability=first,
            leaders=("search",),
            changes_leader=False,
            sentence="1 item later than the deed (1911-03-10) can show a cause but cannot be one: clerk.",
        ),
        "premises": (_dropped("glass_read", ("glass_high",), 0.3, "storm"),),
        "deceived": (_dropped("clerk", ("clerk",), 0.5, "storm"),),
        "audiences": (
            AudienceView(
                audience="public",
                items=("said_storm",),
                probability={"storm": 0.5, "strike": 0.2, "search": 0.2, "other": 0.1},
                leaders=("storm",),
                gap={"storm": -0.4, "strike": -0.1, "search": 0.6, "other": -0.1},
            ),
            AudienceView(
                audience="private",
                items=("clerk",),
                probability={"storm": 0.2, "strike": 0.2, "search": 0.5, "other": 0.1},
                leaders=("search",),
                gap={"storm": -0.1, "strike": -0.1, "search": 0.3, "other": -0.1},
            ),
        ),
        "joint": Joint(
            atoms={"storm": 0.05, "strike": 0.1, "search": 0.7, "other": 0.03, "strike+search": 0.12},
            prior={"storm": 0.4, "strike": 0.2, "search": 0.25, "other": 0.1, "strike+search": 0.05},
            marginals={"storm": 0.05, "strike": 0.22, "search": 0.82, "other": 0.03},
            sentence="Not forced to exclude each other, search is at work with 0.82 (0.70 of it alone).",
        ),
        "coherence": (
            Coherence(
                analyst="ana",
                judged={"storm": 0.2, "search": 0.9},
                repaired={"storm": 0.15, "search": 0.85},
                implied={key: row.probability for key, row in small_rows().items()},
                incoherence=0.07,
                weight=0.5,
            ),
        ),
        "scores": Scores(
            scores=(Score(by="ana", count=2, brier=0.13, logarithmic=0.42),),
            reliability=(
                ReliabilityBin(low=0.6, high=0.8, count=2, mean=0.7, frequency=0.5, bar_low=0.0, bar_high=1.0),
            ),
            open=(),
            overdue=(),
            sentence="2 resolved forecasts: Brier score 0.13, 0.42 bits lost on each.",
        ),
        "why_wide": "The bounds are wide because 12 ratings may each stand anywhere in a range.",
    }


def small_verdict() -> Verdict:
    """A verdict on the case with every part filled."""
    rows = small_rows()
    everything = tuple(key for key in small_evidence() if key != "courier_again")
    return Verdict(
        question="why",
        text=QUESTION,
        status="rated",
        posterior=rows,
        leaders=("search",),
        sentence=(
            "It is likely (79 %) that he was told to hold one ship for the customs; the next is that he meant to break "
            "the crews' strike (13 %)."
        ),
        confidence="moderate",
        confidence_sentence=(
            "Confidence is moderate: the spread is 60–91 %, the items rest on 3 independent origins, and 2 rows would "
            "have to fall to change the leader."
        ),
        whose="This rests on the ratings of Ana and Ben, pooled with equal weights; other ratings give another.",
        words_alone=_posterior(("said_storm", "clerk"), 0.4),
        deeds_alone=_posterior(("crews_met", "wire", "halcyon", "no_storm")),
        together=Posterior(rows=rows, leaders=("search",), items=everything),
        as_independent=_posterior(everything),
        as_stated=_posterior(everything, 0.01),
        fully_redundant=_posterior(("halcyon", "clerk", "said_storm"), 0.1),
        contributions=small_contributions(),
        drop_one=(
            _dropped("halcyon", ("halcyon",), 0.4, "storm"),
            _dropped("wire", ("wire",), 0.1),
            _dropped("said_storm", ("said_storm",), -0.02),
        ),
        drop_source=(
            _dropped("log", ("glass_high", "wire", "halcyon", "no_storm"), 0.5, "storm"),
            _dropped("clerk", ("clerk",), 0.05),
        ),
        flip_set=FlipSet(rival="strike", items=("halcyon", "wire"), rows=2, margin_db=7.8),
        flip_sets=(
            FlipSet(rival="strike", items=("halcyon", "wire"), rows=2, margin_db=7.8),
            FlipSet(rival="storm", items=("halcyon",), rows=1, margin_db=12.0),
        ),
        prior_tie=(
            PriorTie(rival="strike", odds_now=1.5, odds_tie=0.25),
            PriorTie(rival="storm", odds_now=0.75, odds_tie=0.047),
        ),
        selection=(
            Selection(
                rival="strike",
                looked_in=6.0,
                sentence="If the authors looked in 6 places for each find they show, the leader would tie with strike.",
            ),
        ),
        origins=(
            OriginGroup(
                origin="log",
                text="The pilot station's log",
                items=("glass_high", "wire", "halcyon", "no_storm"),
                copies=(),
                decibels=13.4,
                stands_for="search",
                perspective="pilots",
            ),
            OriginGroup(
                origin="courier",
                text="The Courier, 12 March 1911",
                items=("said_storm", "crews_met"),
                copies=("courier_again",),
                decibels=-6.3,
                stands_for="strike",
                perspective="harbour master",
            ),
            OriginGroup(
                origin="clerk",
                text="A clerk of the customs house, unnamed",
                items=("clerk",),
                copies=(),
                decibels=3.0,
                stands_for="search",
            ),
        ),
        one_sidedness=OneSidedness(
            one_sided=False,
            sentence="The sources do not all stand on one side.",
            sources=(
                SidedSource(source="courier", perspective="harbour master", for_={"storm": 1}, against={"strike": 1}),
                SidedSource(source="log", perspective="pilots", for_={"search": 3}, against={"storm": 2}),
            ),
            missing_side=("the customs",),
        ),
        best_cases=(
            BestCase(
                hypothesis="storm",
                items=(("said_storm", 1.5),),
                bound_high=0.4,
                sentence="At its best, that he expected a storm reaches 40 %.",
            ),
            BestCase(
                hypothesis="strike",
                items=(("crews_met", 6.3),),
                bound_high=0.5,
                sentence="At its best, that he meant to break the strike reaches 50 %.",
            ),
        ),
        analysts=(
            AnalystView(
                analyst="ana",
                posterior={key: row.probability for key, row in rows.items()},
                leaders=("search",),
                rated=28,
                unsure=0,
            ),
            AnalystView(
                analyst="ben",
                posterior={key: row.probability for key, row in small_rows(0.2).items()},
                leaders=("search",),
                rated=19,
                unsure=1,
            ),
        ),
        disagreement=(Disagreement(analysts=("ana", "ben"), items=(("crews_met", 1.9), ("wire", 0.6)), bits=0.04),),
        ach=(
            AchRow(hypothesis="search", inconsistency=0.0, weighted=0.0, rank=1),
            AchRow(hypothesis="strike", inconsistency=2.0, weighted=14.2, rank=2),
            AchRow(hypothesis="other", inconsistency=2.0, weighted=16.0, rank=3),
            AchRow(hypothesis="storm", inconsistency=6.0, weighted=51.5, rank=4),
        ),
        look_for=(
            Signpost(what="The text of the telegram", why="It would tell the order from the weather.", bits=0.41),
            Signpost(what="wire+clerk", why="the best 2 to find out together", bits=0.5, kind="together"),
            Signpost(what="Rate clerk as Ben", why="Ben has not rated it."),
        ),
        **_tested(),
        **small_chains(),
        floored=("halcyon / storm / ben",),
        warnings=("Ben has not rated 2 items.",),
        inputs=Inputs(
            case_sha256="0" * 64,
            hypotheses=tuple(rows),
            evidence=everything,
            skipped={},
            copies=("courier_again",),
            analysts=("ana", "ben"),
            settings={"seed": 431, "shape": "pert", "pool": "linear", "draws": 4096},
            version="0.1.0",
            method=("M2-A", "M2-B", "M4", "M6", "M7a", "M11"),
        ),
    )


def unrated_verdict() -> Verdict:
    """What weighing says of the case when nobody has rated it."""
    return Verdict(
        question="why",
        text=QUESTION,
        status="unrated",
        posterior=None,
        leaders=(),
        sentence="Nobody has rated this case, so there is no probability; what follows is what its documents argue.",
        confidence=None,
        confidence_sentence=None,
        whose="This rests on nobody's ratings.",
        one_sidedness=OneSidedness(
            one_sided=True,
            sentence="Both sources stand on one side: neither offers anything for storm.",
            sources=(SidedSource(source="log", perspective="pilots", for_={}, against={"storm": 1}),),
            missing_side=("storm",),
        ),
        authors_case=AuthorsCase(
            marks={"courier": {"said_storm": {"storm": "C"}}, "log": {"glass_high": {"storm": "I"}}},
            inconsistency={"courier": {"storm": 0.0}, "log": {"storm": 1.0}},
            favours={"courier": ("storm",), "log": ("search", "strike", "other")},
            looked_in=4.0,
            sentence="The documents' case would dissolve if their authors had looked in 4 places for each find.",
        ),
        look_for=(Signpost(what="Rate the 7 items", why="Nothing can be weighed before that."),),
    )
