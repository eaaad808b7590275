"""numbers -> bars of characters; a set of signs for Unicode terminals and one for plain ASCII."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs of one terminal."""

    bound: str
    spread: str
    mark: str
    words: str
    deeds: str
    same: str
    link: str
    together: str
    block: str
    zero: str
    empty: str
    lead: str
    warn: str
    bullet: str


UNICODE = Glyphs("─", "━", "◆", "○", "■", "◉", "─", "│", "█", "│", "·", "▶", "▲", "•")
ASCII = Glyphs("-", "=", "#", "o", "#", "@", "-", "|", "#", "|", ".", ">", "!", "*")


def glyphs(console: Console) -> Glyphs:
    """The signs that this console's encoding can show."""
    try:
        "".join(vars_of(UNICODE)).encode(console.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def vars_of(signs: Glyphs) -> list[str]:
    """All signs of a set."""
    return [getattr(signs, name) for name in signs.__slots__]


def posterior_bar(
    probability: float, spread: tuple[float, float], bounds: tuple[float, float], width: int, signs: Glyphs
) -> str:
    """Bounds as a thin line, 5-95 % as a thick one, the probability as a mark, on a scale of 0 to 1."""
    cells = [signs.empty if at in (0, width // 2, width - 1) else " " for at in range(width)]
    _fill(cells, bounds, signs.bound)
    _fill(cells, spread, signs.spread)
    cells[_at(probability, width)] = signs.mark
    return "".join(cells)


def dumbbell(words: float | None, deeds: float | None, together: float | None, width: int, signs: Glyphs) -> str:
    """Words alone and deeds alone joined by a line, with where both together stand, on a scale of 0 to 1.

    Where words and deeds fall on one cell, one sign stands for both.
    """
    cells = [signs.empty if at in (0, width // 2, width - 1) else " " for at in range(width)]
    if words is not None and deeds is not None:
        _fill(cells, (min(words, deeds), max(words, deeds)), signs.link)
    if together is not None:
        cells[_at(together, width)] = signs.together
    if deeds is not None:
        cells[_at(deeds, width)] = signs.deeds
    if words is not None:
        same = deeds is not None and _at(words, width) == _at(deeds, width)
        cells[_at(words, width)] = signs.same if same else signs.words
    return "".join(cells)


def weight_bar(decibels: float, reach: float, width: int, signs: Glyphs) -> str:
    """A bar from the middle: to the right for a positive weight, to the left for a negative one."""
    half = width // 2
    length = min(half, round(abs(decibels) / reach * half)) if reach else 0
    bar = signs.block * length
    left, right = (" " * half, bar.ljust(half)) if decibels >= 0 else (bar.rjust(half), " " * half)
    return f"{left}{signs.zero}{right}"


def share_bar(share: float, width: int, signs: Glyphs) -> str:
    """A plain bar from the left, for counts."""
    return (signs.block * max(1 if share > 0 else 0, round(share * width))).ljust(width)


def _at(value: float, width: int) -> int:
    return round(min(1.0, max(0.0, value)) * (width - 1))


def _fill(cells: list[str], ends: tuple[float, float], sign: str) -> None:
    if not all(math.isfinite(end) for end in ends):
        return
    width = len(cells)
    for at in range(_at(ends[0], width), _at(ends[1], width) + 1):
        cells[at] = sign


def plain_table(*columns: tuple[str, str], title: str | None = None) -> Table:
    """A table with a quiet head and no frame; ``columns`` are (heading, kind).

    Kinds: ``left`` and ``right`` take the room they need, ``wide`` and ``narrow`` share the rest and wrap.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(
        box=SIMPLE_HEAD,
        expand=True,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        title=title,
        title_justify="left",
        title_style="bold",
        header_style="dim",
    )
    for heading, kind in columns:
        table.add_column(
            heading,
            justify="right" if kind == "right" else "left",
            ratio={"wide": 2, "narrow": 1}.get(kind),
            min_width={"wide": 18, "narrow": 10}.get(kind),
            overflow="fold",
            no_wrap=kind not in ("wide", "narrow"),
        )
    return table
