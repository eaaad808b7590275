"""case + readings -> rows in order of time; uncertain dates stay ranges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prophasis.case import Case, Event, Mark, Mention, Reading, Span
from prophasis.telling import edtf, wording


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One dated thing.

    ``date`` is in words; ``earliest`` and ``latest`` are ISO days with astronomical years, None where open; ``days``
    the same as day numbers, to draw by. ``item`` or ``span`` leads to its place.
    """

    date: str
    days: edtf.DayRange
    earliest: str | None
    latest: str | None
    kind: str
    who: str
    what: str
    item: str | None = None
    span: Span | None = None


def timeline(case: Case, readings: Iterable[Reading] = ()) -> tuple[TimelineRow, ...]:
    """Dated evidence, and dated deeds that reading found outside its passages, by first known day.

    An item whose ``when`` is absent or not EDTF has no row. A mark has one where it is an actual deed with a day
    at either end and no item quotes it.
    """
    rows = [*_items(case), *_events(case, readings)]
    return tuple(sorted(rows, key=lambda row: (row.days.start, row.days.end, row.item is None, row.what)))


def undated(case: Case) -> tuple[str, ...]:
    """The items without a date that can be drawn, copies left out, in the order of the case."""
    return tuple(key for key, item in case.evidence.items() if item.repeats is None and edtf.parse(item.when) is None)


def _items(case: Case) -> list[TimelineRow]:
    rows = []
    for key, item in case.evidence.items():
        found = edtf.parse(item.when)
        if found is None or item.repeats is not None:
            continue
        who = wording.actor_name(case, item.by)
        rows.append(TimelineRow(edtf.label(item.when), found, *found.iso(), item.kind, who, item.text, item=key))
    return rows


def _names(case: Case, readings: Iterable[Reading]) -> dict[str, str]:
    """Names of actors: those of the case, and for others the name by which the documents mention them most."""
    seen: dict[str, Counter[str]] = {}
    for reading in readings:
        for mark in reading.layer("mention"):
            mention = mark.payload
            assert isinstance(mention, Mention)
            if mention.how in ("name", "alias"):
                seen.setdefault(mention.actor, Counter())[mention.name] += 1
    mentioned = {actor: names.most_common(1)[0][0] for actor, names in seen.items()}
    return mentioned | {key: actor.name for key, actor in case.actors.items()}


def _events(case: Case, readings: Iterable[Reading]) -> list[TimelineRow]:
    readings = tuple(readings)
    names = _names(case, readings)
    quoted = [span for item in case.evidence.values() for span in item.spans]
    rows: list[TimelineRow] = []
    seen: set[tuple[str, int, int]] = set()
    for reading in readings:
        for mark in reading.layer("event"):
            row = _event_row(names, reading, mark)
            if row is None or row.span is None:
                continue
            place = (row.span.document, row.span.start, row.span.end)
            if place in seen or any(_overlap(span, row.span) for span in quoted):
                continue
            seen.add(place)
            rows.append(row)
    return rows


def _event_row(names: Mapping[str, str], reading: Reading, mark: Mark) -> TimelineRow | None:
    event = mark.payload
    assert isinstance(event, Event)
    if event.kind != "deed" or event.modality != "actual":
        return None
    found = edtf.parse(event.edtf) or edtf.days(event.earliest, event.latest)
    if found is None:
        return None
    words = edtf.label(event.edtf) if edtf.parse(event.edtf) else _span_words(event.earliest, event.latest)
    start, end = event.sentence or (mark.start, mark.end)
    text = reading.document.text
    quote = text[start:end] if text is not None else mark.quote
    return TimelineRow(
        date=words,
        days=found,
        earliest=found.iso()[0],
        latest=found.iso()[1],
        kind="deed",
        who=names.get(event.agent, event.agent) if event.agent else "",
        what=" ".join(quote.split()),
        span=Span(document=reading.document.id, start=start, end=end, quote=quote),
    )


def _span_words(earliest: str | None, latest: str | None) -> str:
    return edtf.label(f"{earliest or '..'}/{latest or '..'}")


def _overlap(one: Span, other: Span) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


__all__ = ["TimelineRow", "timeline", "undated"]
