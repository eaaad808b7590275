"""What each item contributes: bars in decibels to the right (for the leader) or left (against it) of nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable

from markupsafe import Markup

from prophasis.telling.charts import svg
from prophasis.telling.wording import CAP_DB, MINUS

HEIGHT = 22


def reach(values: Iterable[float]) -> float:
    """The end of the scale: the least of 3, 6, 10, 15, 20, 30, 45, 60 dB that holds all values, 60 at most."""
    most = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    return next((end for end in (3.0, 6.0, 10.0, 15.0, 20.0, 30.0, 45.0) if most <= end), CAP_DB)


def axis(end: float) -> Markup:
    """The scale over the strips, symmetrical about nothing."""
    at = svg.scale(-end, end)
    marks = [(-end, f"{MINUS}{end:g}"), (0.0, "0"), (end, f"+{end:g} dB")]
    return svg.axis((at(value), words) for value, words in marks)


def strip(weight: float, ends: tuple[float, float] | None, end: float) -> Markup:
    """One item: its weight as a bar from nothing, the weight at the ends of its ranges as a line across."""
    at = svg.scale(-end, end)
    middle = HEIGHT / 2
    parts = [svg.grid((at(-end), at(-end / 2), at(end / 2), at(end)), HEIGHT), svg.upright(at(0), 0, HEIGHT, "zero")]
    parts.append(svg.bar(at(0), at(weight), middle - 6, 12, "for" if weight >= 0 else "against"))
    if ends is not None and ends[0] != ends[1]:
        low, high = sorted(ends)
        parts += [
            svg.line(at(low), at(high), middle, "whisker"),
            svg.upright(at(low), middle - 3, middle + 3, "whisker"),
            svg.upright(at(high), middle - 3, middle + 3, "whisker"),
        ]
    return svg.strip(HEIGHT, *parts, kind="contribution")


def legend() -> tuple[tuple[Markup, str], ...]:
    """Each sign of the chart with its meaning."""
    return (
        (svg.strip(16, svg.bar(50, 90, 3, 10, "for"), svg.upright(50, 0, 16, "zero"), kind="key"), "for the leader"),
        (svg.strip(16, svg.bar(10, 50, 3, 10, "against"), svg.upright(50, 0, 16, "zero"), kind="key"), "against it"),
        (
            svg.strip(
                16,
                svg.line(10, 90, 8, "whisker"),
                svg.upright(10, 5, 11, "whisker"),
                svg.upright(90, 5, 11, "whisker"),
                kind="key",
            ),
            "at the ends of its ranges",
        ),
    )
