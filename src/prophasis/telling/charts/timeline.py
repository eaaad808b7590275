"""Dates on one axis: a day as a mark, an uncertain date as the bar it may lie in, an open end as an arrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from prophasis.telling import edtf
from prophasis.telling.charts import svg

HEIGHT = 20
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MONTH_STEPS = (1, 2, 3, 6)
FAR = 1.5
WORDY = ("word",)


@dataclass(frozen=True, slots=True)
class Window:
    """The days the axis shows, and its ticks; ``cut`` says whether some dates lie outside and become arrows."""

    first: int
    last: int
    ticks: tuple[tuple[int, str], ...]
    cut: bool

    def place(self, day: int) -> float:
        """Per cent of the strip's width for a day."""
        return svg.scale(self.first, self.last)(day)


def window(dates: Sequence[edtf.DayRange]) -> Window:
    """An axis for the dates: all of them, or the crowded middle where a few lie very far off."""
    ordered = sorted(dates, key=lambda d: (d.start, d.end))
    kept = _crowd(ordered)
    first, last = min(d.start for d in kept), max(d.end for d in kept)
    cut = len(kept) < len(ordered)
    margin = max((last - first) // 40, 1)
    first, last = first - margin, last + margin
    return Window(first, last, ticks(first, last), cut)


def _crowd(ordered: Sequence[edtf.DayRange]) -> Sequence[edtf.DayRange]:
    """The dates less those far off: at most a quarter, each further from the next one than `FAR` spans of the rest."""
    kept = list(ordered)
    for _ in range(len(ordered) // 4):
        early, late = kept[1:], kept[:-1]
        gap_early = min(d.start for d in early) - kept[0].end
        gap_late = kept[-1].start - max(d.end for d in late)
        rest = early if gap_early >= gap_late else late
        span = max(d.end for d in rest) - min(d.start for d in rest)
        if max(gap_early, gap_late) <= FAR * max(span, 30):
            break
        kept = rest
    return kept


def ticks(first: int, last: int) -> tuple[tuple[int, str], ...]:
    """Three to seven round dates between two days: days, months or years, as the span asks."""
    span = last - first
    if span < 70:
        step = max(1, -(-span // 5))
        return tuple((day, _day_words(day)) for day in range(first, last + 1, step))
    if span < 900:
        return _months(first, last, next((s for s in MONTH_STEPS if span / 30.4 / s <= 6), 6))
    step = next((s for s in STEPS if span / 365.25 / s <= 6), 2000)
    begin, end = edtf.civil(first)[0], edtf.civil(last)[0]
    years = [year for year in range(begin, end + 1) if _round_year(year, step)]
    return tuple((d, edtf.year_words(y)) for y in years if first <= (d := edtf.day_number(y)) <= last)


def _round_year(year: int, step: int) -> bool:
    """Whether the year, counted as people count it (1 BC before AD 1), is a multiple of the step."""
    return (year if year > 0 else 1 - year) % step == 0


def _months(first: int, last: int, step: int) -> tuple[tuple[int, str], ...]:
    year, month, _ = edtf.civil(first)
    found = []
    for at in range(year * 12 + month - 1, edtf.civil(last)[0] * 12 + 12):
        day = edtf.day_number(at // 12, at % 12 + 1)
        if at % step == 0 and first <= day <= last:
            found.append((day, f"{edtf.MONTHS[at % 12][:3]} {edtf.year_words(at // 12)}"))
    return tuple(found)


def _day_words(day: int) -> str:
    _, month, of_month = edtf.civil(day)
    return f"{of_month} {edtf.MONTHS[month - 1][:3]}"


def axis(view: Window) -> Markup:
    """The dates over the strips."""
    return svg.axis((view.place(day), words) for day, words in view.ticks)


def strip(days: edtf.DayRange, kind: str, view: Window) -> Markup:
    """One dated thing; words are open circles, everything else is filled, an approximate date is dashed."""
    middle = HEIGHT / 2
    wordy = kind in WORDY
    parts = [svg.grid((view.place(day) for day, _ in view.ticks), HEIGHT)]
    if days.end < view.first or days.start > view.last:
        early = days.end < view.first
        parts.append(svg.shape(2 if early else 98, middle, svg.LEFT if early else svg.RIGHT, "off"))
        return svg.strip(HEIGHT, *parts, kind="timeline")
    left, right = view.place(days.start), view.place(days.end + 1)
    if days.first is None:
        parts += [svg.line(0, right, middle, "open"), svg.shape(2, middle, svg.LEFT, "off")]
    elif days.last is None:
        parts += [svg.line(left, 100, middle, "open"), svg.shape(98, middle, svg.RIGHT, "off")]
    name = f"when {'word' if wordy else 'deed'}{' about' if days.approximate else ''}"
    if right - left < 1.2:
        x = (left + right) / 2
        parts.append(svg.dot(x, middle, name, 4.5) if wordy else svg.shape(x, middle, svg.SQUARE, name))
    else:
        parts.append(svg.bar(left, right, middle - 4, 8, name))
    return svg.strip(HEIGHT, *parts, kind="timeline")


def legend() -> tuple[tuple[Markup, str], ...]:
    """Each sign of the chart with its meaning."""
    return (
        (svg.strip(16, svg.shape(50, 8, svg.SQUARE, "when deed"), kind="key"), "a deed or condition"),
        (svg.strip(16, svg.dot(50, 8, "when word", 4.5), kind="key"), "words"),
        (svg.strip(16, svg.bar(10, 90, 4, 8, "when deed"), kind="key"), "some time within"),
        (svg.strip(16, svg.line(10, 70, 8, "open"), svg.shape(75, 8, svg.RIGHT, "off"), kind="key"), "open end"),
    )
