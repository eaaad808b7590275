"""Forecasts against what came: the mean forecast of each bin, how often it came true, and where chance would put it."""

from __future__ import annotations

from markupsafe import Markup

from prophasis.case import ReliabilityBin
from prophasis.telling.charts import svg

HEIGHT = 26
TICKS = ((0.0, "0"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1.0, "100 %"))
_at = svg.scale(0.0, 1.0)


def axis() -> Markup:
    """The scale over the strips, 0 to 100 %."""
    return svg.axis((_at(value), words) for value, words in TICKS)


def strip(one: ReliabilityBin) -> Markup:
    """One bin: a bar where chance alone would put the frequency, an upright line (said), a square (came true)."""
    middle = HEIGHT / 2
    return svg.strip(
        HEIGHT,
        svg.grid((_at(value) for value, _ in TICKS), HEIGHT),
        svg.bar(_at(one.bar_low), _at(one.bar_high), middle - 5, 10, "spread"),
        svg.upright(_at(one.mean), 3, HEIGHT - 3, "together"),
        svg.shape(_at(one.frequency), middle, svg.SQUARE, "deeds"),
        kind="reliability",
    )


def legend() -> tuple[tuple[Markup, str], ...]:
    """Each sign of the chart with its meaning."""
    return (
        (svg.strip(16, svg.upright(50, 1, 15, "together"), kind="key"), "said, on average"),
        (svg.strip(16, svg.shape(50, 8, svg.SQUARE, "deeds"), kind="key"), "came true"),
        (
            svg.strip(16, svg.bar(10, 90, 3, 10, "spread"), kind="key"),
            "nine times in ten, if what was said is right",
        ),
    )
