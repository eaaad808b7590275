"""Tense around a date: whether a sentence speaks there of what is to come ("will meet on Tuesday")."""

from __future__ import annotations

from prophasis.reading.patterns import pattern

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


def to_come(text: str, start: int, end: int) -> bool:
    """Whether the nearest sign of tense before ``start``, else the first behind ``end``, is one of a future."""
    if not text:
        return False
    before = text[max(0, start - _REACH) : start]
    for stop in _ENDS.finditer(before):
        before_from = stop.end()
        before = " " * before_from + before[before_from:]
    signs = list(_SIGNS.finditer(before))
    if signs:
        return signs[-1].group("ahead") is not None
    after = text[end : end + _REACH]
    close = _ENDS.search(after)
    sign = _SIGNS.search(after[: close.start()] if close else after)
    return sign is not None and sign.group("ahead") is not None
