"""Times: dated phrases as intervals, anchored by the document's own date."""

from __future__ import annotations

from dataclasses import replace

from prophasis.case import Mark, Place, Time
from prophasis.reading.dates import Interval, find_phrases, parse_edtf
from prophasis.reading.dates.document import dated
from prophasis.reading.dates.expression import Unit
from prophasis.reading.dates.resolve import Kind
from prophasis.reading.document_date import written
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step


def run(page: Page) -> None:
    """Mark every dated phrase; where the document has no date, infer it first and say from what."""
    text = page.model.text
    found, events = (phrases := find_phrases(text)).found, phrases.events
    if page.document.published is None:
        inferred = written(text, found)
        if inferred is not None:
            page.document = replace(page.document, published=inferred.edtf, published_reason=inferred.reason)
            page.notice("R206", f"the document's date was taken as {inferred.edtf}: {inferred.reason}.")
    document = parse_edtf(page.document.published) if page.document.published else None
    sentences = [page.model.forward(mark.start, mark.end)[0] for mark in page.layer("sentence")]
    for item in dated(found, document=document, sentences=sentences, events=events, text=text):
        old = isinstance(item.expression, Unit) and item.expression.julian
        whole = _lay(page, (item.start, item.end), item.interval, item.kind, length=item.length, old=old)
        for start, end, interval in item.ends:
            _lay(page, (start, end), interval, "date", part_of=whole.id)


def _lay(
    page: Page,
    at: Place,
    interval: Interval,
    kind: Kind,
    *,
    length: str | None = None,
    part_of: str | None = None,
    old: bool = False,
) -> Mark:
    """A mark at a place of the model text."""
    earliest, latest = interval.earliest, interval.latest
    payload = Time(
        edtf=interval.edtf,
        earliest=earliest.iso if earliest else None,
        latest=latest.iso if latest else None,
        kind=kind,
        calendar="julian" if old else "gregorian",
        length=length,
        part_of=part_of,
    )
    return page.add(*page.place(*at), payload, step=STEP.id)


STEP = Step(name="time", version=2, requires=("sentence",), assigns=("time",), run=run)
