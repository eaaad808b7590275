"""The wording of boilerplate: lines and paragraphs that sites, agencies, offices and programs put into texts."""

from __future__ import annotations

from functools import lru_cache

from prophasis.reading.gazetteer import rows
from prophasis.reading.patterns import Pattern, pattern

SHORT = 14
"""Words up to which a line may be boilerplate by its form alone."""
LONG = 120
"""Words up to which a paragraph is boilerplate by a phrase in it."""
CREDITS = 30
"""Words that a paragraph of credits has at most."""

_FORMS = {
    "line": "^(?:{})$",
    "opening": r"^[\[(*_ ]*(?:{})",
    "short": r"^[\[(*_ ]*(?:{})",
    "credits": "^(?:{})",
}
_TELLS = pattern(
    r"\b(?:shows?|showed|said|says|found|finds|suggest\w*|indicat\w*|reveal\w*|has|have|had|was|were|is|are|led|put)\b"
)
_CREDIT_LINE = pattern(r"(?i)^by\b[ :]+\pL.+$")
_SPACED = pattern(r"^(?:\pL ){4,}\pL\b")
_SLUG = pattern(r"^\pL{2,}(?:[-–—/][\pL\d&'’+]+)+(?: ?[,(].*)?$")


@lru_cache(maxsize=32)
def wording(kind: str) -> tuple[Pattern, ...]:
    """The expressions of one kind, from the table beside this module."""
    form = _FORMS.get(kind, "{}")
    table = rows("wording.tsv", 2, package="prophasis.reading.furniture")
    return tuple(pattern(f"(?i){form.format(words)}") for name, words in table if name == kind)


def has_wording(kind: str, words: str) -> bool:
    """Whether an expression of the kind is found in ``words``."""
    return any(one.search(words) for one in wording(kind))


def is_boilerplate(words: str) -> bool:
    """Whether a paragraph is boilerplate by its own wording."""
    if is_boilerplate_line(words) or opens_boilerplate(words):
        return True
    return len(words.split()) <= LONG and has_wording("anywhere", words)


def is_boilerplate_line(words: str) -> bool:
    """Whether a line is boilerplate whatever stands above and below it."""
    if len(words.split()) > SHORT:
        return False
    if is_banner(words) or is_slug(words) or is_date(words) or has_wording("line", words):
        return True
    if words[-1:] in ".;!," and not words.endswith("m."):
        return False
    return has_wording("contact", words) or has_wording("short", words)


def opens_boilerplate(words: str) -> bool:
    """Whether a line begins a paragraph of boilerplate, whose other lines may follow."""
    if has_wording("opening", words):
        return True
    return len(words.split()) <= CREDITS and has_wording("credits", words) and _TELLS.search(words) is None


def is_credit(words: str) -> bool:
    """A line that names who wrote: "By Ann Lee in Hale"."""
    return _CREDIT_LINE.match(words) is not None and len(words.split()) <= 12 and words[-1] not in ".?!"


def is_banner(words: str) -> bool:
    """A line of classification or handling, spaced out or not: "SECRET//NOFORN", "TLP:AMBER"."""
    plain = words
    if _SPACED.match(words):
        plain = " ".join("".join(part.split(" ")) for part in words.split("  "))
    capitals = plain.upper() == plain or plain.lower().startswith("tlp")
    return capitals and has_wording("banner", plain)


def is_slug(words: str) -> bool:
    """The slug of a wire: "BC-HARBOUR-CLOSED, 2nd Ld"."""
    head = words.split(",")[0].split(" ")[0]
    return _SLUG.match(words) is not None and head.upper() == head and any(sign in head for sign in "-/–—")


def is_date(words: str) -> bool:
    """A line that is but a date."""
    return len(words.split()) <= 5 and has_wording("date", words)


__all__ = [
    "has_wording",
    "is_banner",
    "is_boilerplate",
    "is_boilerplate_line",
    "is_credit",
    "is_date",
    "is_slug",
    "opens_boilerplate",
    "wording",
]
