"""Dates on phrases, news texts and sentences of ours, all noted before the reader ran on them.

    python benchmarks/read/dates.py [--errors]

- `gold/dates/phrases.tsv`, `later.tsv`: 150 and 55 phrases in brackets, half as in the news with the day they were
  written, half as in essays and cables; asked are both days of the mark that is most like the phrase in its span, none
  where gold has none.
- `gold/dates/*.txt`: three news texts with values of TIMEX3 (ISO-TimeML): strict and relaxed spans, and relaxed spans
  with the right value. A range counts there by its two ends, as TimeML marks them.
- `gold/dates/events.tsv`: sentences of several events and dates: are the days of the event between asterisks right?
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from prophasis.case import Event, Mark, Time
from prophasis.reading.page import Page, page_of
from prophasis.reading.pipeline import Step, run
from prophasis.reading.steps import event, mention, sentence, syntax, time

GOLD = Path(__file__).parent / "gold" / "dates"
TABLES = {"phrases.tsv": "", "later.tsv": ", noted later"}
_TIMEX = re.compile(r"\{\{([^|}]*)\|([^|}]*)\|([^}]*)\}\}")
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI", "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4"}
Span = tuple[int, int]


def main() -> int:
    """Three short tables, on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    asked = parser.parse_args()
    for part in (phrases, news, events):
        for line in part():
            if asked.errors or not line.startswith("  "):
                print(line)
    return 0


def phrases() -> Iterator[str]:
    """Exact days of the phrases, by style."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong = []
    noted = [(style + when, *rest) for name, when in TABLES.items() for style, *rest in rows(name)]
    for style, written, text, first, last in noted:
        start, end = text.index("["), text.index("]") - 1
        plain = text.replace("[", "", 1).replace("]", "", 1)
        mark = best((start, end), dates_of(plain, written).layer("time"))
        mine, wanted = days(mark), (first.strip(".") or None, last.strip(".") or None)
        total[style] += 1
        right[style] += mine == wanted
        if mine != wanted:
            wrong.append(
                f"  {style} {text} | {wanted[0]} {wanted[1]} | {mark.quote if mark else None} {mine[0]} {mine[1]}"
            )
    yield from (f"phrases, {style}: {right[style]} of {total[style]} exact" for style in total)
    yield from wrong


def news() -> Iterator[str]:
    """Precision, recall and F1 of the news texts, as TempEval-3 counts."""
    strict = relaxed = value = gold = found = 0
    wrong = []
    for path in sorted(GOLD.glob("*.txt")):
        written, _, marked = path.read_text(encoding="utf-8").partition("\n")
        text, wanted = unmarked(marked)
        page = dates_of(text, written)
        marks = page.layer("time")
        wholes = {mark.payload.part_of for mark in marks if isinstance(mark.payload, Time)}
        marks = [mark for mark in marks if mark.id not in wholes]
        gold, found = gold + len(wanted), found + len(marks)
        left = list(marks)
        for span, name in wanted:
            mark = best(span, left)
            if mark is None:
                wrong.append(f"  {path.stem} - {text[slice(*span)]} {name}")
                continue
            left.remove(mark)
            mine = timex(mark)
            strict, relaxed, value = strict + ((mark.start, mark.end) == span), relaxed + 1, value + (mine == name)
            if mine != name:
                wrong.append(f"  {path.stem} {text[slice(*span)]} | {name} | {mark.quote} {mine}")
        wrong += [f"  {path.stem} + {mark.quote} {timex(mark)}" for mark in left]
    scores = " ".join(
        f"{name} {200 * hits / (gold + found):.1f}"
        for name, hits in (("strict", strict), ("relaxed", relaxed), ("value", value))
    )
    yield f"news: {gold} gold, {found} found; F1 {scores}"
    yield from wrong


def events() -> Iterator[str]:
    """How many events have the days of gold."""
    right = total = 0
    wrong = []
    for written, text, first, last in rows("events.tsv"):
        at = text.index("*")
        page = dates_of(text.replace("*", ""), written, mention.STEP, event.STEP)
        near = [
            mark.payload
            for mark in page.layer("event")
            if isinstance(mark.payload, Event)
            and any(start <= at < end for start, end in (*mark.payload.mentions, (mark.start, mark.end)))
        ]
        mine = (near[0].earliest, near[0].latest) if near else None
        wanted = (first.strip(".") or None, last.strip(".") or None)
        total, right = total + 1, right + (mine == wanted)
        if mine != wanted:
            wrong.append(f"  {text} | {wanted} | {mine or 'no event'}")
    yield f"events: {right} of {total} with their days"
    yield from wrong


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a table but its first, as fields."""
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def dates_of(text: str, written: str, *more: Step) -> Page:
    """The page of a text with its dates, anchored by the day it was written; ``more`` steps are run behind them."""
    page = page_of(text)
    if written:
        page.document = replace(page.document, published=written)
    run(page, (syntax.STEP, sentence.STEP, time.STEP, *more))
    return page


def best(span: Span, marks: list[Mark]) -> Mark | None:
    """The mark whose span is most like ``span``: characters in common of all characters of both."""

    def likeness(mark: Mark) -> float:
        common = min(mark.end, span[1]) - max(mark.start, span[0])
        return common / (max(mark.end, span[1]) - min(mark.start, span[0]))

    return max((mark for mark in marks if likeness(mark) > 0), key=likeness, default=None)


def days(mark: Mark | None) -> tuple[str | None, str | None]:
    """First and last day of a mark."""
    payload = mark.payload if mark is not None else None
    return (payload.earliest, payload.latest) if isinstance(payload, Time) else (None, None)


def unmarked(text: str) -> tuple[str, list[tuple[Span, str]]]:
    """The text without its marks, and the spans and values that they gave."""
    plain, spans, at = "", [], 0
    for found in _TIMEX.finditer(text):
        plain += text[at : found.start()]
        spans.append(((len(plain), len(plain) + len(found.group(1))), found.group(3)))
        plain, at = plain + found.group(1), found.end()
    return plain + text[at:], spans


def timex(mark: Mark) -> str | None:
    """The value of a mark as TIMEX3 writes it; of an open interval the end that is named."""
    payload = mark.payload
    assert isinstance(payload, Time)
    if payload.kind == "set":
        return payload.edtf or payload.length
    if payload.length is not None:
        return payload.length
    if payload.kind in ("deictic", "vague") and payload.edtf is None:
        return "PAST_REF" if payload.latest else "PRESENT_REF"
    if payload.kind == "deictic" and mark.quote.lower() in ("now", "currently", "at present", "to date"):
        return "PRESENT_REF"
    ends = [end.rstrip("~") for end in (payload.edtf or "").split("/") if end != ".."]
    if len(ends) == 2:
        return week(*ends)
    if not ends or len(ends[0]) < 4:
        return None
    head, code = ends[0][:4], ends[0][5:7]
    return head.rstrip("X") if "X" in head else f"{head}-{_SEASONS[code]}" if code in _SEASONS else ends[0]


def week(first: str, last: str) -> str | None:
    """The value of seven or two days that are a week or a weekend; of a third of a unit the unit."""
    try:
        days = [date.fromisoformat(end) for end in (first, last)]
    except ValueError:
        return first[:4] if first[:4] == last[:4] else None
    number = "{}-W{:02d}".format(*days[0].isocalendar()[:2])
    if (days[1] - days[0]).days == 6:
        return number
    if (days[1] - days[0]).days == 1 and days[0].isoweekday() == 6:
        return f"{number}-WE"
    return first[:7] if first[:7] == last[:7] else first[:4]


if __name__ == "__main__":
    sys.exit(main())
