"""An invented case: two documents, four hypotheses, eight items, two analysts; rated or not."""

from __future__ import annotations

from prophasis.case import (
    Actor,
    Analyst,
    Case,
    Dependence,
    Document,
    Event,
    Evidence,
    Explanation,
    Forecast,
    Gloss,
    Hypothesis,
    Impossible,
    Instrument,
    Offer,
    Position,
    Premise,
    Question,
    Range,
    Rating,
    Reading,
    Sentence,
    Source,
    Span,
    Statement,
    Unsure,
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
        dependence=(
            Dependence(
                items=("glass_high", "no_storm"),
                correlation=Range(low=0.0, best=0.3, high=0.6),
                reason="Both say that the weather was fair.",
            ),
        ),
        premises={
            "honest_log": Premise(
                text="The log was written on the day.", held_by=("log",), supports=("wire", "halcyon")
            )
        },
        instruments={
            "talks": Instrument(
                text="Talks with the crews", by="master", when="1911-02", target="crews", outcome="failed"
            )
        },
        forecasts={
            "sale": Forecast(
                text="The Halcyon is sold within the year.",
                made="1911-04",
                due="1911-12-31",
                by="ana",
                probability=Range(low=0.2, best=0.35, high=0.5),
            )
        },
        glossary={
            "closed": (
                Gloss(term="closed", meaning="no ship may leave", by="master"),
                Gloss(term="closed", meaning="no ship may leave or enter", by="customs"),
            )
        },
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
