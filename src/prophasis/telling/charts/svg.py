"""The few SVG elements that strips are made of; x is always per cent of the width, y always pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

Place = Callable[[float], float]
"""A value -> per cent of the strip's width."""

INSET = 2.5
"""Per cent kept free at either side, so that marks at the ends are not cut."""


def scale(low: float, high: float) -> Place:
    """A linear scale from [low, high] to the strip; values outside are drawn at its edge."""
    width = (high - low) or 1.0

    def place(value: float) -> float:
        share = min(1.0, max(0.0, (value - low) / width))
        return INSET + (100 - 2 * INSET) * share

    return place


def strip(height: int, *parts: Markup, kind: str = "") -> Markup:
    """One picture. It is hidden from assistive technology: the row of the table says the same."""
    name = f"strip {kind}".strip()
    return Markup('<svg class="{}" height="{}" aria-hidden="true" focusable="false">{}</svg>').format(
        name, height, Markup("").join(parts)
    )


def line(x1: float, x2: float, y: float, name: str) -> Markup:
    """A level line."""
    return Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(name, pc(x1), pc(x2), px(y), px(y))


def upright(x: float, y1: float, y2: float, name: str) -> Markup:
    """An upright line."""
    return Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(name, pc(x), pc(x), px(y1), px(y2))


def bar(x1: float, x2: float, y: float, height: float, name: str) -> Markup:
    """A bar between two places, at least a hair wide."""
    left, right = min(x1, x2), max(x1, x2)
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        name, pc(left), px(y), pc(max(right - left, 0.15)), px(height)
    )


def dot(x: float, y: float, name: str, radius: float = 5) -> Markup:
    """A circle."""
    return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(name, pc(x), px(y), px(radius))


def shape(x: float, y: float, outline: str, name: str) -> Markup:
    """A path drawn around (x, y): a diamond, a square, a triangle."""
    return Markup('<svg x="{}" y="{}" overflow="visible"><path class="{}" d="{}"/></svg>').format(
        pc(x), px(y), name, outline
    )


def text(x: float, y: float, words: str, *, anchor: str = "middle", name: str = "tick") -> Markup:
    """A short text; anchored at its start, middle or end."""
    return Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        name, pc(x), px(y), anchor, escape(words)
    )


def axis(marks: Iterable[tuple[float, str]], *, height: int = 18) -> Markup:
    """Tick labels for the head of a column of strips: (place, words) pairs."""
    parts = []
    for x, words in marks:
        long = len(words) > 3
        anchor = "start" if long and x < 6 else "end" if long and x > 94 else "middle"
        parts.append(text({"start": 0.0, "end": 100.0}.get(anchor, x), height - 5, words, anchor=anchor))
    return strip(height, *parts, kind="axis")


def grid(places: Iterable[float], height: int) -> Markup:
    """Faint upright lines over the whole height of a strip."""
    return Markup("").join(upright(x, 0, height, "grid") for x in places)


def pc(value: float) -> str:
    return f"{value:.2f}%"


def px(value: float) -> str:
    return f"{value:g}"


DIAMOND = "M0 -6.5 L6.5 0 L0 6.5 L-6.5 0 Z"
SQUARE = "M-4.5 -4.5 H4.5 V4.5 H-4.5 Z"
TRIANGLE = "M0 -5 L5 4.5 H-5 Z"
LEFT = "M-1 -5 L-8 0 L-1 5 Z"
RIGHT = "M1 -5 L8 0 L1 5 Z"
