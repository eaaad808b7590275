"""Words for a draft: content words, kinship of words, short stable ids, sentences on one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_STOP = """
    a about above after again against all almost also although always am among an and another any are as at away
    be became because become been before began being between both but by came can could did do does doing done
    during each either else ever every for from further gave get give go goes got had has have having he hence her
    here hers him his how however i if in indeed instead into is it its itself just last least less let like made
    make many may me meanwhile might more moreover most much must my neither never next no nor not now of off often
    on once one only onto or other our out over own per perhaps put rather said same say says see seemed seems
    shall she should since so some still such take taken than that the their them themselves then there therefore
    these they this those though through thus to together too took toward towards under until up upon us very was
    way we well were what when where whether which while who whom whose why will with within without would yet you
    your
"""
STOP_WORDS = frozenset(_STOP.split())
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CITATION = re.compile(r"\s*\[\d+(?:[-,;\s]+\d+)*\]")


def words(text: str) -> list[str]:
    """The words of ``text``, lower-case, possessives cut, in order."""
    return [re.sub(r"['’]s?$", "", word.lower()) for word in _WORD.findall(text)]


def content_words(text: str) -> list[str]:
    """The words that carry meaning, in order, each once."""
    return list(dict.fromkeys(word for word in words(text) if word not in STOP_WORDS and len(word) > 1))


def kin(one: str, other: str) -> bool:
    """Whether two words look like forms of one word: ``invade`` and ``invasion``, ``threat`` and ``threatens``."""
    if one == other:
        return True
    if one[:4] != other[:4] or one[:1].isdigit():
        return False
    shorter = min(len(one), len(other))
    shared = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    return shared >= max(4, round(0.6 * max(len(one), len(other)) - 0.6))


def overlap(one: Collection[str], other: Collection[str]) -> int:
    """How many words of ``one`` have kin in ``other``."""
    return sum(any(kin(word, candidate) for candidate in other) for word in one)


def slug(text: str, *, limit: int = 4, length: int = 36) -> str:
    """A short id of plain letters from the key words of ``text``: ``withdraw-troops-frontier``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    chosen: list[str] = []
    for word in content_words(plain):
        word = re.sub(r"[^a-z0-9]", "", word)
        if word and len("-".join([*chosen, word])) <= length and len(chosen) < limit:
            chosen.append(word)
    return "-".join(chosen) or "item"


def unique(wanted: str, taken: Collection[str]) -> str:
    """``wanted``, with a number where it is taken."""
    if wanted not in taken:
        return wanted
    return next(name for n in range(2, len(taken) + 3) if (name := f"{wanted}-{n}") not in taken)


def one_line(text: str, *, limit: int | None = None) -> str:
    """``text`` on one line without citation markers, cut at a word with an ellipsis where it is too long."""
    line = " ".join(_CITATION.sub("", text).split())
    if limit is None or len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:—-– ") + " …"


__all__ = ["STOP_WORDS", "content_words", "kin", "one_line", "overlap", "slug", "unique", "words"]
