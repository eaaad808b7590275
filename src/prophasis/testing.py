"""Small cases and hand-made results, shipped so that users can test as the project does.

The case is invented: a harbour master closes a port, says that it is for a storm, and neither the barometer nor
the crews agree. Its verdict is written by hand to have every part filled; it is not computed.
"""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import (
    AchRow,
    Actor,
    AimRow,
    Analyst,
    AnalystView,
    AuthorsCase,
    BestCase,
    Case,
    Contribution,
    Disagreement,
    Document,
    Dropped,
    Event,
    Evidence,
    Explanation,
    FlipSet,
    Hypothesis,
    Impossible,
    Inputs,
    MoveLikelihood,
    Offer,
    OneSidedness,
    OriginGroup,
    Outcome,
    PathLikelihood,
    PolicyRow,
    PolicyTable,
    Position,
    Posterior,
    PosteriorRow,
    Prediction,
    PriorTie,
    Question,
    Range,
    Rating,
    Reading,
    Selection,
    Sentence,
    SidedSource,
    Signpost,
    Source,
    Span,
    Statement,
    Unsure,
    Verdict,
    mark_at,
)

COURIER = (
    "The harbour was closed at noon on 9 March 1911. The harbour master said: “A storm is coming, and no ship "
    "shall leave.” By then the glass had stood high for two days.\r\n"
    "The crews of three steamers had met on the quay on the evening before. A clerk of the customs house, who "
    "wishes not to be named, says that the order to close came from the capital by wire & was not about weather.\r\n"
    "The harbour was not closed because of the crews, the master told this paper on 11 March.\r\n"
)
LOGBOOK = (
    "8 March. Glass 30.2, wind light, SW. Crews ashore, loud.\n"
    "9 March. Glass 30.3. Telegram received 10.40. Port closed 12.00. Two customs launches put out 12.15 and "
    "stopped the Halcyon.\n"
    "10 March. Glass 30.1. No storm. Port still closed. Halcyon searched, hold 2 sealed.\n"
    "12 March. Port open 06.00.\n"
)
QUESTION = "Why did the harbour master close the port on 9 March 1911?"


def small_documents() -> dict[str, Document]:
    """Two invented documents with their texts: a newspaper and a logbook."""
    return {
        "courier": Document(
            id="courier",
            file="documents/courier.txt",
            title="The Courier, 12 March 1911",
            publisher="The Courier",
            published="1911-03-12",
            language="en",
            perspective="harbour master",
            handling="TLP:CLEAR",
            media_type="text/plain",
            extractor="text 1",
            text=COURIER,
        ),
        "log": Document(
            id="log",
            file="documents/log.txt",
            title="Logbook of the pilot station",
            author="The duty pilot",
            published="1911-03",
            perspective="pilots",
            handling="TLP:GREEN",
            media_type="text/plain",
            extractor="text 1",
            text=LOGBOOK,
        ),
    }


def quoted(document: str, quote: str) -> Span:
    """The span of a quotation in one of the two documents; it must stand there once."""
    text = {"courier": COURIER, "log": LOGBOOK}[document]
    assert text.count(quote) == 1, quote
    start = text.index(quote)
    return Span(document=document, start=start, end=start + len(quote), quote=quote)


def _row(analyst: str | None, **cells: float | tuple[float, float, float] | str) -> Rating:
    return Rating(analyst=analyst, cells={key: _cell(value) for key, value in cells.items()}, reason=None)


def _cell(value: float | tuple[float, float, float] | str) -> Range | Unsure | Impossible:
    if value == "unsure":
        return Unsure()
    if isinstance(value, str):
        return Impossible(reason=value)
    if isinstance(value, tuple):
        return Range(low=value[0], best=value[1], high=value[2])
    return Range.point(value)


def small_hypotheses() -> dict[str, Hypothesis]:
    """Four rival answers, one of them the catch-all."""
    return {
        "storm": Hypothesis(
            text="He expected a storm.",
            prior=Range(low=0.3, best=0.4, high=0.5),
            positions=(
                Position(
                    who="The Courier", stance="reports", spans=(quoted("courier", "A storm is coming, and no ship "),)
                ),
            ),
        ),
        "strike": Hypothesis(
            text="He meant to break the crews' strike.",
            prior=Range.point(0.2),
            positions=(
                Position(who="The harbour master", stance="denies", spans=(quoted("courier", "because of the crews"),)),
            ),
        ),
        "search": Hypothesis(
            text="He was told to hold one ship for the customs.", prior=Range.point(0.3), compatible_with=("strike",)
        ),
        "other": Hypothesis(text="None of these.", prior=Range.point(0.1), catch_all=True),
    }


def small_evidence() -> dict[str, Evidence]:
    """Eight items: words, deeds, a condition, an absence and a copy; two analysts, dates as vague as they come."""
    return {
        "said_storm": Evidence(
            text="The harbour master said that a storm was coming.",
            kind="word",
            by="master",
            audience="public",
            when="1911-03-09",
            origin="courier",
            spans=(quoted("courier", "A storm is coming, and no ship shall leave."),),
            ratings=(
                _row("ana", storm=(0.7, 0.9, 0.97), strike=0.6, search=0.6, other=0.5),
                _row("ben", storm=0.9, strike=0.7, search=0.7, other="unsure"),
            ),
            reason="He would say so in any case.",
            offered=(Offer(hypothesis="storm", direction="+", force="moderate", by="courier"),),
        ),
        "glass_high": Evidence(
            text="The barometer stood high and steady for two days before.",
            kind="condition",
            when="1911-03-08/1911-03-09",
            origin="log",
            spans=(quoted("log", "Glass 30.2, wind light, SW."), quoted("log", "Glass 30.3.")),
            ratings=(
                _row("ana", storm=(0.02, 0.05, 0.15), strike=0.5, search=0.5, other=0.5),
                _row("ben", storm=0.2, strike=0.5, search=0.5, other=0.5),
            ),
            reason="Storms on this coast come with a falling glass.",
            offered=(Offer(hypothesis="storm", direction="-", force="strong", by="log"),),
        ),
        "crews_met": Evidence(
            text="The crews of three steamers met on the quay the evening before.",
            kind="deed",
            by="crews",
            when="1911-03-08",
            origin="courier",
            spans=(quoted("courier", "The crews of three steamers had met on the quay on the evening before."),),
            ratings=(
                _row("ana", storm=0.1, strike=(0.5, 0.7, 0.9), search=0.1, other=0.15),
                _row("ben", storm=0.2, strike=0.6, search=0.2, other=0.2),
            ),
        ),
        "wire": Evidence(
            text="A telegram came in an hour and twenty minutes before the port was closed.",
            kind="deed",
            when="1911-03-09",
            origin="log",
            spans=(quoted("log", "Telegram received 10.40. Port closed 12.00."),),
            ratings=(
                _row("ana", storm=(0.1, 0.2, 0.4), strike=0.3, search=(0.6, 0.8, 0.95), other=0.3),
                _row("ben", storm=0.3, strike=0.3, search=0.7, other=0.3),
            ),
        ),
        "clerk": Evidence(
            text="A customs clerk says that the order came from the capital & was not about weather.",
            kind="word",
            by="clerk",
            when="1911-03-12~",
            origin="clerk",
            spans=(quoted("courier", "the order to close came from the capital by wire & was not about weather"),),
            ratings=(_row("ana", storm=0.1, strike=0.3, search=(0.3, 0.6, 0.8), other=0.3),),
            handling="TLP:AMBER",
        ),
        "halcyon": Evidence(
            text="Customs launches stopped and searched one ship, the Halcyon.",
            kind="deed",
            by="customs",
            to="halcyon",
            when="1911-03-09/1911-03-10",
            origin="log",
            spans=(
                quoted("log", "Two customs launches put out 12.15 and stopped the Halcyon."),
                quoted("log", "Halcyon searched, hold 2 sealed."),
            ),
            ratings=(
                _row("ana", storm=0.02, strike=0.05, search=(0.5, 0.7, 0.9), other=0.1),
                _row("ben", storm="no launch puts out before a storm", strike=0.1, search=0.6, other=0.1),
            ),
        ),
        "no_storm": Evidence(
            text="No storm came.",
            kind="absence",
            search="the log was read to 12 March",
            when="1911-03-10/..",
            origin="log",
            spans=(quoted("log", "No storm."),),
            ratings=(_row("ana", storm=(0.2, 0.4, 0.6), strike=0.9, search=0.9, other=0.9),),
        ),
        "courier_again": Evidence(
            text="The evening paper repeats the harbour master's words.", kind="word", repeats="said_storm"
        ),
    }


def small_case(*, rated: bool = True) -> Case:
    """The whole case; with ``rated=False`` nobody has rated anything."""
    evidence = small_evidence()
    if not rated:
        evidence = {key: _unrated(item) for key, item in evidence.items()}
    return Case(
        question=QUESTION,
        as_of="1911-04",
        handling="TLP:GREEN",
        documents=small_documents(),
        actors={
            "master": Actor(name="The harbour master", kind="office"),
            "crews": Actor(name="The steamer crews", kind="group"),
            "clerk": Actor(name="A customs clerk", kind="person"),
            "customs": Actor(name="The customs", kind="organisation"),
            "halcyon": Actor(name="Halcyon", kind="other"),
        },
        questions={"why": Question(text=QUESTION)},
        hypotheses=small_hypotheses(),
        sources={
            "clerk": Source(text="A clerk of the customs house, unnamed", grade="C"),
            "log": Source(text="The pilot station's log", accuracy=Range(low=0.8, best=0.95, high=0.99), grade="A"),
        },
        evidence=evidence,
        analysts={} if not rated else {"ana": Analyst(name="Ana"), "ben": Analyst(name="Ben")},
        notes="Invented for tests.",
    )


def _unrated(item: Evidence) -> Evidence:
    return Evidence(
        text=item.text,
        kind=item.kind,
        by=item.by,
        when=item.when,
        origin=item.origin,
        repeats=item.repeats,
        spans=item.spans,
        offered=item.offered,
        handling=item.handling,
        status="proposed",
    )


def small_readings() -> tuple[Reading, ...]:
    """Both documents as read, with a few marks of several layers."""
    documents = small_documents()
    log = documents["log"]
    opening = quoted("log", "Port open 06.00.")
    launches = quoted("log", "Two customs launches put out 12.15 and stopped the Halcyon.")
    said = quoted("courier", "A storm is coming, and no ship shall leave.")
    closed = quoted("courier", "The harbour was not closed")
    because = quoted("courier", "because of the crews")
    return (
        Reading(
            document=documents["courier"],
            marks=(
                mark_at(COURIER, 0, 47, Sentence(), document="courier", step="sentence 1"),
                mark_at(
                    COURIER, said.start, said.end, Statement(source="master"), document="courier", step="statement 1"
                ),
                mark_at(
                    COURIER,
                    closed.start,
                    because.end,
                    Explanation(
                        explanandum=(closed.start, closed.end),
                        explanans=(because.start, because.end),
                        stance="denies",
                        holder="master",
                    ),
                    document="courier",
                    step="explanation 1",
                ),
            ),
        ),
        Reading(
            document=log,
            marks=(
                mark_at(
                    LOGBOOK,
                    launches.start,
                    launches.end,
                    Event(agent="customs", lemma="stop", earliest="1911-03-09", latest="1911-03-09"),
                    document="log",
                    step="event 1",
                ),
                mark_at(
                    LOGBOOK,
                    opening.start,
                    opening.end,
                    Event(lemma="open", edtf="1911-03-12", earliest="1911-03-12", latest="1911-03-12"),
                    document="log",
                    step="event 1",
                ),
            ),
        ),
    )


def _posterior_row(prior: float, probability: float, spread: tuple[float, ...], term: str) -> PosteriorRow:
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
        "storm": _posterior_row(0.4, 0.05 + shift, (0.01, 0.04, 0.12, 0.002, 0.4, 0.0), "very unlikely"),
        "strike": _posterior_row(0.2, 0.13, (0.05, 0.12, 0.25, 0.02, 0.5, 0.02), "very unlikely"),
        "search": _posterior_row(0.3, 0.79 - shift, (0.6, 0.8, 0.91, 0.3, 0.97, 0.97), "likely"),
        "other": _posterior_row(0.1, 0.03, (0.005, 0.03, 0.08, 0.001, 0.2, 0.0), "almost no chance"),
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
            Signpost(what="Rate clerk as Ben", why="Ben has not rated it."),
        ),
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


def _aims(values: Mapping[str, float]) -> dict[str, Range]:
    return {key: Range(low=value * 0.8, best=value, high=min(1.0, value * 1.2)) for key, value in values.items()}


def small_prediction() -> Prediction:
    """A solved game: what each aim of the harbour master would do, and what his move says of it."""
    path = _aims({"search": 0.7, "storm": 0.1})
    return Prediction(
        game="hold or let go",
        method="agent logit quantal response equilibrium",
        rationality=Range(low=2.0, best=4.0, high=8.0),
        lapse=0.02,
        draws=256,
        seed=431,
        residual=1e-10,
        nodes=14,
        information_sets=5,
        player="master",
        moves=(
            MoveLikelihood(
                move="close", player="master", evidence=("wire",), by_type=_aims({"obeys": 0.7, "fears": 0.5})
            ),
            MoveLikelihood(
                move="let launches out",
                player="master",
                evidence=("halcyon",),
                by_type=_aims({"obeys": 0.9, "fears": 0.1}),
            ),
        ),
        aims=(
            AimRow(
                player="master",
                type="obeys",
                hypothesis="search",
                prior=0.5,
                path_likelihood=path["search"],
                posterior=Range(low=0.8, best=0.87, high=0.93),
            ),
            AimRow(
                player="master",
                type="fears",
                hypothesis="storm",
                prior=0.5,
                path_likelihood=path["storm"],
                posterior=Range(low=0.07, best=0.13, high=0.2),
            ),
        ),
        path=PathLikelihood(player="master", evidence=("wire", "halcyon"), likelihood=path, method="joint path"),
        separation=14.0,
        tells=True,
    )


def _outcome(policy: str, aim: str, hypothesis: str, value: float, regret: float) -> Outcome:
    return Outcome(
        policy=policy,
        type=aim,
        hypothesis=hypothesis,
        value=Range(low=value - 0.1, best=value, high=value + 0.1),
        states={"held": 0.5},
        regret=regret,
    )


def small_policies() -> PolicyTable:
    """Three policies under two aims, with regret."""
    plan = {
        "wait": ("Wait for the port to open.", None, 0.0, (-0.2, 0.5), (0.6, 0.0)),
        "protest": ("Protest to the capital.", "threat", 0.1, (0.4, -0.3), (0.0, 0.8)),
        "offer": ("Offer to open every hold.", "reassurance", 0.05, (0.3, 0.2), (0.1, 0.3)),
    }
    rows = tuple(
        PolicyRow(
            policy=key,
            text=text,
            kind=kind,
            cost=cost,
            payer="crews" if cost else None,
            outcomes=(
                _outcome(key, "obeys", "search", values[0], regrets[0]),
                _outcome(key, "fears", "storm", values[1], regrets[1]),
            ),
            expected=0.9 * values[0] + 0.1 * values[1],
            expected_regret=0.9 * regrets[0] + 0.1 * regrets[1],
            worst_regret=max(regrets),
            worst_under=("obeys",) if regrets[0] > regrets[1] else ("fears",),
        )
        for key, (text, kind, cost, values, regrets) in plan.items()
    )
    return PolicyTable(
        evaluator="crews",
        player="master",
        aims=("obeys", "fears"),
        weights={"obeys": 0.9, "fears": 0.1},
        weights_from="the verdict",
        rows=rows,
        best_expected=("protest",),
        least_worst_regret=("offer",),
        switch=("Under a weight of fears above 0.4, offer overtakes protest.",),
        method="agent logit quantal response equilibrium, observed moves off",
        draws=256,
        seed=431,
    )


__all__ = [
    "quoted",
    "small_case",
    "small_contributions",
    "small_documents",
    "small_evidence",
    "small_hypotheses",
    "small_policies",
    "small_prediction",
    "small_readings",
    "small_rows",
    "small_verdict",
    "unrated_verdict",
]
