"""Tense around a date: whether a sentence speaks there of what is to come ("will meet on Tuesday") or is past."""

from __future__ import annotations

from typing import Literal

from prophasis.reading.patterns import pattern

Tense = Literal["ahead", "behind"]

_REACH = 160
"""Characters looked at on either side, within the sentence."""
_ENDS = pattern(r"[.?!]\s|\n\n")
_AHEAD = (
    r"(?:will|shall|won't|to)(?: not)? be(?: \w+)?|(?:will|shall|won't)(?: \w+)?|(?:is|are) to(?: be)?(?: \w+)?|due|"
    r"scheduled|expected|set to|plans? to|planned for|going to|upcoming|coming|must|deadline|ultimatum|demands?|"
    r"demanded|unless|no later than"
)
_BEHIND = r"said|told|wrote|was|were|had|has|have|did|went|came|took|made|began|fell|rose|met|held|won|lost|[a-z]{3,}ed"
_SIGNS = pattern(rf"(?i)\b(?:(?P<ahead>{_AHEAD})|(?:{_BEHIND}))\b")


def tense(text: str, start: int, end: int) -> Tense | None:
    """What the nearest sign of tense before ``start`` says, else the first behind ``end``; None where there is none."""
    if not text:
        return None
    before = text[max(0, start - _REACH) : start]
    for stop in _ENDS.finditer(before):
        before_from = stop.end()
        before = " " * before_from + before[before_from:]
    signs = list(_SIGNS.finditer(before))
    if signs:
        return "ahead" if signs[-1].group("ahead") is not None else "behind"
    after = text[end : end + _REACH]
    close = _ENDS.search(after)
    sign = _SIGNS.search(after[: close.start()] if close else after)
    if sign is None:
        return None
    return "ahead" if sign.group("ahead") is not None else "behind"
