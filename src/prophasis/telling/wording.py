"""Numbers -> the words and figures a reader sees: per cent, decibels, odds, ranges, labels."""

from __future__ import annotations

import math
from collections.abc import Iterable

from prophasis.case import Case, Cell, Impossible, Prognosis, Range, Unsure

MINUS = "\u2212"
NBSP = "\u00a0"
ANY = "any"
CAP_DB = 60.0
"""Weights beyond this are shown as ``> 60 dB``: model error dominates there."""

ACH_WORDS = {
    "II": "very inconsistent",
    "I": "inconsistent",
    "N": "neutral",
    "C": "consistent",
    "CC": "very consistent",
    "NA": "not applicable",
}
KIND_WORDS = {
    "word": "word",
    "deed": "deed",
    "condition": "condition",
    "change": "change",
    "comparison": "comparison",
    "absence": "absence",
    "path": "observed moves",
    "network": "drawn network",
}
STANCE_WORDS = {
    "asserts": "asserts",
    "denies": "denies",
    "concedes": "concedes",
    "reports": "reports",
}


def percent(value: float | None) -> str:
    """A probability as per cent: whole numbers in the middle, one decimal below 1 % and above 99 %."""
    if value is None or not math.isfinite(value):
        return "–"
    if 0 < value < 0.0005:
        return f"<0.1{NBSP}%"
    if 0.9995 < value < 1:
        return f">99.9{NBSP}%"
    if 0 < value < 0.0095 or 0.9905 < value < 1:
        return f"{value * 100:.1f}{NBSP}%"
    return f"{value * 100:.0f}{NBSP}%"


def percent_range(low: float | None, high: float | None) -> str:
    """``12–34 %``; ``<0.1 to 40 %``; one figure where both ends read the same."""
    one, two = percent(low), percent(high)
    if one == two:
        return one
    joint = " to " if one[0] in "<>" or two[0] in "<>" else "–"
    return f"{one.removesuffix(NBSP + '%')}{joint}{two}"


def bounds(low: float, high: float) -> str:
    """The bounds of a probability, or `ANY` where the ranges can be made to say anything."""
    return ANY if low < 0.001 and high > 0.999 else percent_range(low, high)


def decibels(value: float | None, *, unit: bool = True) -> str:
    """A weight of evidence with its sign, one decimal; ``> 60 dB`` beyond the cap."""
    if value is None or math.isnan(value):
        return "–"
    tail = f"{NBSP}dB" if unit else ""
    if abs(value) > CAP_DB:
        return f">{NBSP}60{tail}" if value > 0 else f"<{NBSP}{MINUS}60{tail}"
    if round(value, 1) == 0:
        return f"0.0{tail}"
    return f"{'+' if value > 0 else MINUS}{abs(value):.1f}{tail}"


def decibel_range(ends: tuple[float, float] | None) -> str:
    """``−1.2 to +4.0``, from low to high; ``point`` where both ends are one."""
    if ends is None:
        return "–"
    low, high = sorted(ends)
    if decibels(low) == decibels(high):
        return "point"
    return f"{decibels(low, unit=False)} to {decibels(high, unit=False)}"


def number(value: float | None, places: int = 2) -> str:
    """A plain number in the evaluator's units, with a real minus sign."""
    if value is None or not math.isfinite(value):
        return "–"
    text = f"{value:.{places}f}"
    if float(text) == 0:
        text = text.removeprefix("-")
    return text.replace("-", MINUS)


def likelihood(value: float) -> str:
    """A likelihood without its leading zero: ``.25``; tiny ones in powers of ten."""
    if value == 0 or value >= 0.005:
        text = f"{value:.2f}".rstrip("0").rstrip(".") or "0"
        return text.removeprefix("0") if text.startswith("0.") else text
    return f"{value:.0e}".replace("e-0", "e-")


def odds(value: float) -> str:
    """Odds as ``3.2 : 1`` or ``1 : 3.2``."""
    if not math.isfinite(value) or value <= 0:
        return "–"
    if value >= 1:
        return f"{_trim(value)} : 1"
    return f"1 : {_trim(1 / value)}"


def _trim(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}".removesuffix(".0")


def cell(value: Cell | None, scale: str = "likelihood") -> str:
    """One rating as it was given: a point, low/best/high, decibels, an ACH mark, unsure, impossible, or not rated.

    ``scale`` is that of the rating: with ``weight_db`` numbers are decibels.
    """
    if value is None:
        return "not rated"
    if isinstance(value, Unsure):
        return "unsure"
    if isinstance(value, Impossible):
        return "impossible"
    if isinstance(value, Range):
        return range_text(value, weight=scale == "weight_db")
    return value


def range_text(value: Range, *, weight: bool = False) -> str:
    """A range as ``.2 / .4 / .6`` (low, best, high) or one figure; decibels keep their unit."""
    shown = [value.best] if value.is_point else [value.low, value.best, value.high]
    if weight or value.unit == "decibel":
        return " / ".join(decibels(part, unit=False) for part in shown) + f"{NBSP}dB"
    return " / ".join(likelihood(part) if 0 <= part <= 1 else number(part) for part in shown)


def count(many: int, one: str, more: str | None = None) -> str:
    """``1 item``, ``3 items``."""
    return f"{many:,}{NBSP}{one if many == 1 else more or one + 's'}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """``a, b and c``."""
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def shorten(text: str, limit: int) -> str:
    """The text cut at a word, with an ellipsis, to at most ``limit`` characters; white space becomes one blank."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit * 0.6 else cut).rstrip(" ,;:.") + "…"


def actor_name(case: Case, actor: str | None) -> str:
    """The name of an actor by id; an id without an entry is shown as it is."""
    if not actor:
        return ""
    known = case.actors.get(actor)
    return known.name if known else actor


def source_name(case: Case, source: str | None) -> str:
    """What a source or document id stands for: the witness, or the title with its author."""
    if not source:
        return ""
    if source in case.sources:
        return case.sources[source].text
    return document_name(case, source)


def document_name(case: Case, document: str | None) -> str:
    """How a document is named in running text: its title, else author, publisher or id."""
    known = case.documents.get(document or "")
    if known is None:
        return document or ""
    return known.title or known.author or known.publisher or document or ""


def mid_sentence(name: str) -> str:
    """A name as it reads inside a sentence: ``The cabinet`` becomes ``the cabinet``."""
    head, _, rest = name.partition(" ")
    return f"{head.lower()} {rest}" if rest and head in ("The", "A", "An") else name


def bits(value: float | None) -> str:
    """Information in bits, two significant figures."""
    return "–" if value is None else f"{value:.2g}{NBSP}bits"


def hypothesis_text(case: Case, hypothesis: str) -> str:
    """The text of a hypothesis by id, without its full stop."""
    known = case.hypotheses.get(hypothesis)
    return known.text.strip().removesuffix(".") if known else hypothesis


def sentence(text: str | None) -> str:
    """The text with a full stop at its end."""
    bare = (text or "").strip()
    return bare if not bare or bare[-1] in ".!?…”" else bare + "."


def prognosis_intro(prognosis: Prognosis) -> str:
    """What an prognosis starts from."""
    after = listed(move.replace("_", " ") for move in prognosis.after)
    return f"What to expect after {after}" if after else "What to expect"
