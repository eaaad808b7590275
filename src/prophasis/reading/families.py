"""Families: a word in -> the stem that a verb shares with its noun ("invade", "invasion")."""

from __future__ import annotations

from functools import lru_cache

_SUFFIXES = (
    "ations", "ation", "itions", "ition", "sions", "sion", "tions", "tion", "ions", "ion", "ments", "ment",
    "ances", "ance", "ences", "ence", "ures", "ure", "als", "al", "ings", "ing",
)  # fmt: skip
_LEAST = 4
_IRREGULAR = {
    "conquest": "conquer", "destruction": "destroy", "death": "die", "flight": "flee", "loss": "lose", "sale": "sell",
    "defence": "defend", "defense": "defend", "threat": "threaten", "belief": "believe", "breach": "break",
    "growth": "grow", "speech": "speak", "war": "war",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def family(word: str) -> str:
    """The stem of ``word``: derivational endings and the consonants that change before them cut off."""
    stem = word.lower().removeprefix("re-")
    stem = _IRREGULAR.get(stem, stem)
    for suffix in _SUFFIXES:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= _LEAST:
            stem = stem[: -len(suffix)]
            break
    if stem.endswith("ate") and len(stem) - 3 >= _LEAST:
        stem = stem[:-3]
    for _ in range(2):
        if stem[-1:] in ("e", "d", "t", "s", "y") and len(stem) > _LEAST:
            stem = stem[:-1]
    return stem
