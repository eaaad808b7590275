"""Words against deeds: where each hypothesis stands on words alone, on deeds alone, and on everything."""

from __future__ import annotations

from markupsafe import Markup

from prophasis.telling.charts import svg

HEIGHT = 26
TICKS = ((0.0, "0"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1.0, "100 %"))
_at = svg.scale(0.0, 1.0)


def axis() -> Markup:
    """The scale over the strips, 0 to 100 %."""
    return svg.axis((_at(value), words) for value, words in TICKS)


def strip(words: float | None, deeds: float | None, together: float | None) -> Markup:
    """One hypothesis as a dumbbell: an open circle (words), a square (deeds), a short line (together)."""
    middle = HEIGHT / 2
    parts = [svg.grid((_at(value) for value, _ in TICKS), HEIGHT)]
    if words is not None and deeds is not None:
        parts.append(svg.line(_at(words), _at(deeds), middle, "link"))
    if together is not None:
        parts.append(svg.upright(_at(together), 3, HEIGHT - 3, "together"))
    if deeds is not None:
        parts.append(svg.shape(_at(deeds), middle, svg.SQUARE, "deeds"))
    if words is not None:
        parts.append(svg.dot(_at(words), middle, "words"))
    return svg.strip(HEIGHT, *parts, kind="dumbbell")


def legend() -> tuple[tuple[Markup, str], ...]:
    """Each sign of the chart with its meaning."""
    return (
        (svg.strip(16, svg.dot(50, 8, "words"), kind="key"), "words alone"),
        (svg.strip(16, svg.shape(50, 8, svg.SQUARE, "deeds"), kind="key"), "deeds alone"),
        (svg.strip(16, svg.upright(50, 1, 15, "together"), kind="key"), "together"),
    )
