"""What a message quotes of earlier ones: no words of its author."""

from __future__ import annotations

from prophasis.case import Place
from prophasis.reading.lines import lines
from prophasis.reading.patterns import pattern

_QUOTED = pattern(r"^[ \t]*>")
_LEAD = pattern(r"(?i)^.{0,300}\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto)\s*:\s*$")
_LEAD_BEGINS = pattern(r"(?i)^(?:on|am|le|el|il)\b.{4,200}$")
_FORWARDED = pattern(
    r"(?i)^\s*(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine)\s*-{2,}"
    r"|begin forwarded message:|_{20,})\s*$"
)
_HEADER = pattern(r"(?i)^\s*\**(?:from|sent|to|date|subject|cc|von|gesendet)\**:\s")


def earlier_mail(text: str, *, start: int = 0) -> list[Place]:
    """The places of quoted earlier messages behind ``start``, in order.

    They are lines marked ``>`` with the line that leads them in ("On Monday A wrote:"), and all behind a line that says
    that the original message follows, where a header stands below it.
    """
    rows = [row for row in lines(text) if row[0] >= start]
    found: list[Place] = []
    for at, (first, last) in enumerate(rows):
        if found and first < found[-1][1]:
            continue
        if _forwards(text, rows, at):
            found.append((first, len(text.rstrip())))
            break
        if _QUOTED.match(text[first:last]):
            end = at
            while end + 1 < len(rows) and _goes_on(text, rows, end + 1):
                end += 1
            found.append((_led_in(text, rows, at), rows[end][1]))
    return found


def _forwards(text: str, rows: list[Place], at: int) -> bool:
    if not _FORWARDED.match(text[slice(*rows[at])]):
        return False
    below = [text[slice(*row)] for row in rows[at + 1 : at + 5]]
    return sum(_HEADER.match(line) is not None for line in below) >= 2


def _goes_on(text: str, rows: list[Place], at: int) -> bool:
    """Whether a line is quoted too, or is empty with a quoted one below it."""
    if _QUOTED.match(text[slice(*rows[at])]):
        return True
    empty = not text[slice(*rows[at])].strip()
    return empty and at + 1 < len(rows) and _QUOTED.match(text[slice(*rows[at + 1])]) is not None


def _led_in(text: str, rows: list[Place], at: int) -> int:
    """Where a quotation begins: at the line that leads it in, which may be wrapped, else at itself."""
    above = at - 1
    while above >= 0 and not text[slice(*rows[above])].strip():
        above -= 1
    if above < 0 or not _LEAD.match(text[slice(*rows[above])]):
        return rows[at][0]
    line, before = (text[slice(*rows[max(row, 0)])] for row in (above, above - 1))
    if above and not _LEAD_BEGINS.match(line) and _LEAD_BEGINS.match(before):
        above -= 1
    return rows[above][0]


__all__ = ["earlier_mail"]
