"""Forecasts, instruments and the glossary."""

from __future__ import annotations

from typing import Literal

from prophasis.case._record import record
from prophasis.case.document import Span
from prophasis.case.number import Range


@record
class Forecast:
    """A probability with a day on which it can be scored; ``outcome`` is None until then, ``resolved`` the day on which
    it was entered."""

    text: str
    question: str | None = None
    made: str | None = None
    due: str | None = None
    by: str | None = None
    probability: Range | None = None
    outcome: bool | None = None
    resolved: str | None = None


@record
class Instrument:
    """A means that an actor tried: exhaustion is a state (``outcome``)."""

    text: str
    by: str | None = None
    when: str | None = None
    target: str | None = None
    cost: str | None = None
    outcome: Literal["worked", "failed", "open"] | None = None
    deeds: tuple[str, ...] = ()


@record
class Gloss:
    """One sense of a term and who uses it so; one word in two senses stays two. ``spans``: where it is so used."""

    term: str
    meaning: str
    by: str | None = None
    spans: tuple[Span, ...] = ()
