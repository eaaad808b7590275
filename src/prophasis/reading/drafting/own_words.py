"""Own words: reasons of no class of motives, gathered by the words they share and put as the text has them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from prophasis.reading.drafting.claim import MINOR, Claim
from prophasis.reading.drafting.tense import IRREGULAR
from prophasis.reading.drafting.wording import content_words, kin, one_line

TEXT = 120
"""Characters of a reason in its own words."""
FEW = 2
"""A reason of so few words is known by one of them; otherwise somebody's words must share two."""
_EMPTY = """
    need needs perception view views idea belief beliefs decision fact situation event events reason reasons thing
    things motive motives cause causes explanation policy policies matter issue question way result factor factors part
"""
VAGUE = frozenset(_EMPTY.split())
"""Words that give no reason by themselves."""
_CLAUSE = re.compile(
    r"^(?:he|she|it|they|we|there|this|that|these|those|no|an?|the|its?|his|her|their|some|[A-Z]\w*)\b.*?\b(?:was|were|is|are|had|has|have"
    r"|would|could|might|did|does|will|needs?|wants?|fears?|went|came|took|gave|got|made|saw|knew|thought|found|left|lost"
    r"|kept|held|fell|rose|grew|won|broke|drew|fought|led|sent|sought|stood|told|owes?|\w{3,}ed)\b"
)
_NOUN = re.compile(
    r"^(?:an?|the|its?|his|her|their|our|some|no|\w+ing|[A-Z]\w*|\w+(?:tion|ment|ness|ity|ism|ance|ence))\b"
)


_NO_CLAUSE = re.compile(
    r"(?:an?|the|its|his|her|their)\s+(?:\w+ed\s+\w+(?:\s+(?:with|of|to|in|for|on|by)\b[^.;]*)?$|[\w-]+\s+(?:that|which|who)\b)"
)
"""A noun with a participle before it, or with a clause that only describes it."""
_VERBED = re.compile(
    r"^[a-z][\w-]*(?:\s+[\w'’-]+){0,5}?\s+(?:was|were|is|are|had|has|have|would|could|might|did|does|will)\b"
)


def _is_clause(reason: str) -> bool:
    """Whether words are a clause: "orders had dried up", "talks in Tarvos broke down"."""
    if _NO_CLAUSE.match(reason):
        return False
    if _CLAUSE.match(reason) or _VERBED.match(reason):
        return True
    parts = reason.split()
    return any(IRREGULAR.get(word, word) != word and last not in _ARTICLES for last, word in pairwise(parts[:6]))


_ARTICLES = frozenset("the a an its his her their our of".split())


def clusters(claims: Iterable[Claim], common: Collection[str]) -> list[list[Claim]]:
    """Claims of no class by shared words, the best supported first; other people's words join a cluster or are left.

    Args:
        common: words that tell nothing: names of the main actors, words for the event.
    """
    claims = sorted(claims, key=lambda claim: (-claim.support, claim.document, claim.place))
    found: list[tuple[set[str], list[Claim]]] = []
    for claim in claims:
        words = _telling(claim, common)
        home = max(found, key=lambda one: _shared(words, one[0]), default=None)
        firm = claim.support >= MINOR
        if home is not None and _shared(words, home[0]) >= (1 if firm or len(home[0]) <= FEW else 2):
            home[1].append(claim)
            if firm:
                home[0].update(words)
        elif firm and words:
            found.append((words, [claim]))
    return [mine for _, mine in found]


def _telling(claim: Claim, common: Collection[str]) -> set[str]:
    told = (word for word in content_words(claim.reason) if word not in VAGUE)
    return {word for word in told if not any(kin(word, other) for other in common)}


def _shared(words: Collection[str], others: Collection[str]) -> int:
    return sum(any(kin(word, other) for other in others) for word in words)


def text_of(claims: Sequence[Claim]) -> str:
    """The reason in the words of its best claim, as a sentence."""
    best = min(claims, key=lambda claim: (-claim.support, claim.stance == "reports", claim.document, claim.place))
    reason = re.sub(r"^not (?=an?\b|the\b)", "", one_line(best.reason, limit=TEXT).strip(" .,;:"))
    lower = (
        reason
        if re.match(r"[A-Z]", reason) and not re.match(r"(?:The|A|An|His|Her|Its|Their)\b", reason)
        else _low(reason)
    )
    if re.match(r"(?:not )?(?:to|for)\b", lower):
        return lower[:1].upper() + lower[1:] + "."
    if best.kind in ("purpose", "aim") and not _NOUN.match(reason):
        return f"To {lower}."
    if best.kind == "fear":
        return f"For fear that {lower}." if _is_clause(reason) else f"For fear of {lower}."
    return f"Because {lower}." if _is_clause(reason) else f"Because of {lower}."


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


__all__ = ["clusters", "text_of"]
