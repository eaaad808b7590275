"""Terms: what a demand, an offer, a promise or an obligation asks of whom, how much, on what condition, by when."""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.case import Term, Time
from prophasis.reading.clauses import Stretch, parsed, place_of
from prophasis.reading.page import Page
from prophasis.reading.participants import Participants
from prophasis.reading.pipeline import Step
from prophasis.reading.terms.asked import Asked, find
from prophasis.reading.voice import is_authors


def run(page: Page) -> None:
    """Find the terms in every sentence that is the author's."""
    if page.doc is None or not parsed(page.doc):
        return
    who = Participants(page)
    times = [(page.model.forward(mark.start, mark.end), mark.payload) for mark in page.layer("time")]
    kept: list[Stretch] = []
    for sent in page.doc.sents:
        if not is_authors(page, sent):
            continue
        near = [(place, time) for place, time in times if sent.start_char <= place[0] < sent.end_char]
        for asked in find(sent):
            if any(asked.thing[0] < high and low < asked.thing[1] for low, high in kept[-6:]):
                continue
            kept.append(asked.thing)
            _lay(page, asked, who, near)


def _lay(page: Page, asked: Asked, who: Participants, times: Sequence[tuple[tuple[int, int], object]]) -> None:
    assert page.doc is not None
    thing = place_of(page, asked.thing)
    deadline, duration = _when(page, asked, times)
    payload = Term(
        of=asked.of,
        bearer=who.actor(asked.bearer),
        beneficiary=who.actor(asked.beneficiary),
        thing=thing,
        quantity=_quantity(page, asked),
        duration=duration,
        condition=place_of(page, asked.condition) if asked.condition is not None else None,
        deadline=deadline,
    )
    page.add(thing[0], thing[1], payload, step=STEP.id)


def _quantity(page: Page, asked: Asked) -> str | None:
    """The number with its noun, as written: "95 percent", "fifty thousand troops"."""
    assert page.doc is not None
    for token in page.doc[asked.thing[0] : asked.thing[1]]:
        if token.like_num and token.ent_type_ not in ("DATE", "TIME", "ORDINAL"):
            last = token.head if token.head.i > token.i else token
            start, end = page.place(token.idx, last.idx + len(last.text))
            return " ".join(page.text[start:end].split())
    return None


def _when(page: Page, asked: Asked, times: Sequence[tuple[tuple[int, int], object]]) -> tuple[str | None, str | None]:
    """``(deadline, duration)`` from the dates that stand in the thing: "by A" is a deadline."""
    assert page.doc is not None
    first, last = page.doc[asked.thing[0]].idx, page.doc[asked.thing[1] - 1].idx
    deadline: str | None = None
    duration: str | None = None
    for (low, high), time in times:
        if not isinstance(time, Time) or time.part_of or not first <= low <= last + 40:
            continue
        words = page.model.text[max(low - 8, 0) : high].lower().split()
        if time.kind == "duration":
            duration = page.model.text[low:high]
        elif time.latest is not None and any(word in ("by", "before", "until", "within") for word in words):
            deadline = time.edtf or time.latest
    return deadline, duration


STEP = Step(
    name="term",
    version=1,
    requires=("syntax", "sentence", "time", "mention"),
    assigns=("term",),
    run=run,
)
