"""Probability, 5-95 % spread and exact bounds of each hypothesis: three different things, drawn apart."""

from __future__ import annotations

from markupsafe import Markup

from prophasis.case import PosteriorRow
from prophasis.telling.charts import svg

HEIGHT = 30
TICKS = ((0.0, "0"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1.0, "100 %"))
_at = svg.scale(0.0, 1.0)


def axis() -> Markup:
    """The scale over the strips, 0 to 100 %."""
    return svg.axis((_at(value), words) for value, words in TICKS)


def strip(row: PosteriorRow, *, leads: bool = False) -> Markup:
    """One hypothesis: bounds as a thin line with ends, the spread as a broad band, the probability as a diamond.

    The prior stands below as a small triangle.
    """
    middle = 12.0
    parts = [svg.grid((_at(value) for value, _ in TICKS), HEIGHT)]
    if row.bound_high > row.bound_low:
        parts += [
            svg.line(_at(row.bound_low), _at(row.bound_high), middle, "bounds"),
            svg.upright(_at(row.bound_low), middle - 4, middle + 4, "bounds"),
            svg.upright(_at(row.bound_high), middle - 4, middle + 4, "bounds"),
        ]
    if row.high > row.low:
        parts.append(svg.bar(_at(row.low), _at(row.high), middle - 5, 10, "spread"))
    parts.append(svg.shape(_at(row.prior), HEIGHT - 5, svg.TRIANGLE, "prior"))
    parts.append(svg.shape(_at(row.probability), middle, svg.DIAMOND, "mark leads" if leads else "mark"))
    return svg.strip(HEIGHT, *parts, kind="posterior")


def legend() -> tuple[tuple[Markup, str], ...]:
    """Each sign of the chart with its meaning."""
    middle = 50.0
    return (
        (svg.strip(16, svg.shape(middle, 8, svg.DIAMOND, "mark"), kind="key"), "probability"),
        (svg.strip(16, svg.bar(10, 90, 3, 10, "spread"), kind="key"), "5–95 % of its spread over the ranges"),
        (
            svg.strip(
                16,
                svg.line(10, 90, 8, "bounds"),
                svg.upright(10, 4, 12, "bounds"),
                svg.upright(90, 4, 12, "bounds"),
                kind="key",
            ),
            "exact bounds, if every range were at its worst",
        ),
        (svg.strip(16, svg.shape(middle, 9, svg.TRIANGLE, "prior"), kind="key"), "prior"),
    )
