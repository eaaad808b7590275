"""What a dated phrase says, before anything is known of the document: units, ranges, open ends, shifts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grain = Literal["day", "month", "season", "quarter", "half", "year", "decade", "century", "millennium", "weekday"]
Portion = Literal[
    "early", "mid", "late", "early-mid", "mid-late", "first half", "second half", "turn",
    "first quarter", "second quarter", "third quarter", "last quarter",
]  # fmt: skip
Era = Literal["bc", "ad"]


@dataclass(frozen=True)
class Unit:
    """A unit of the calendar. ``year`` counts as written, in ``era``; ``number`` is the month, season, century ...

    ``short`` marks a year of two digits that takes its century from what stands near it (``2019-20``, ``'90s``),
    ``julian`` a day of the Old Style calendar. A day without a month ("the 12th") is one of the month that stands near.
    """

    grain: Grain
    year: int | None = None
    number: int | None = None
    day: int | None = None
    era: Era | None = None
    portion: Portion | None = None
    about: bool = False
    short: bool = False
    julian: bool = False


@dataclass(frozen=True)
class Span:
    """From the beginning of ``first`` to the end of ``last``."""

    first: Expression
    last: Expression


@dataclass(frozen=True)
class Open:
    """``since``, ``after``: no latest day; ``by``, ``until``, ``before``: no earliest day."""

    sense: Literal["since", "after", "by", "until", "before"]
    of: Expression


@dataclass(frozen=True)
class Shift:
    """``count`` units from the document's own date or from the last date named.

    sense: ``past`` ("over the past 19 months"), ``next`` ("the next two years"), ``at`` ("two years ago", "three
    days later", "last week", "tomorrow": the unit that lies so far away), ``recent`` ("in recent years").
    """

    sense: Literal["past", "next", "at", "recent"]
    unit: str
    count: int
    base: Literal["document", "last"] = "document"
    portion: Portion | None = None


@dataclass(frozen=True)
class Named:
    """A unit named by its neighbour: "last July", "next spring", "the same year", "this Monday" (``step`` -1, 0, 1)."""

    unit: Unit
    step: int
    base: Literal["document", "last"] = "document"


@dataclass(frozen=True)
class Length:
    """A length of time that nothing ties to the calendar: "for ten years"."""

    unit: str
    count: int | None


@dataclass(frozen=True)
class Vague:
    """Words that point without a measure: "now", "recently", "at the time" (then), "has since" (since)."""

    sense: Literal["now", "recent", "soon", "then", "since"]


@dataclass(frozen=True)
class Ahead:
    """A length that ends, or passes, ahead of the day of writing where the sentence speaks of what is to come.

    sense: ``in`` ("in two weeks": the day, month or year then), ``within`` ("within 30 days": from now till then).
    """

    sense: Literal["in", "within"]
    unit: str
    count: int


@dataclass(frozen=True)
class Repeated:
    """What recurs: the period in ISO 8601 (``P1W``), and EDTF where it is a day or month of any year (``XXXX-08``)."""

    period: str
    edtf: str | None = None


@dataclass(frozen=True)
class Anniversary:
    """The day on which ``of`` comes round for the ``count``-th time."""

    count: int
    of: Expression


@dataclass(frozen=True)
class Period:
    """A period of history with its usual bounds, as EDTF."""

    edtf: str


@dataclass(frozen=True)
class Around:
    """A time named by an event that the document dates elsewhere: "on the eve of the invasion".

    sense: ``at`` (the event itself), ``eve``, ``opening`` ("the first weeks of the war"), ``since`` (since it, or
    over its years so far), ``before``, ``after``, or a season's number as text: the first such season from it on.
    """

    sense: Literal["at", "eve", "opening", "since", "before", "after", "21", "22", "23", "24"]
    event: str


@dataclass(frozen=True)
class Offset:
    """``count`` units after (before where negative) another date: "two years before 2014"."""

    unit: str
    count: int
    of: Expression


@dataclass(frozen=True)
class Within:
    """A unit in a year that is named by its neighbour: "March of last year"."""

    unit: Unit
    year: Expression


@dataclass(frozen=True)
class Piece:
    """The first or last ``count`` days, weeks, months or years of a longer unit, behind ``skip`` of them."""

    side: Literal["first", "last"]
    count: int
    unit: str
    of: Unit
    skip: int = 0


Expression = (
    Within
    | Piece
    | Offset
    | Around
    | Period
    | Unit
    | Span
    | Open
    | Shift
    | Named
    | Length
    | Vague
    | Ahead
    | Repeated
    | Anniversary
)


@dataclass(frozen=True)
class Found:
    """An expression at ``start..end`` of the text that was searched; ``ends`` are the dates it names at its ends."""

    start: int
    end: int
    expression: Expression
    ends: tuple[tuple[int, int], ...] = ()
