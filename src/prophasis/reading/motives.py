"""Motives: text -> the classes of a general taxonomy of motives in conflict, each with its published source.

The taxonomy stands in ``motives.yaml``: fear, honour and interest (Thucydides 1.75-76) as later work has divided
them. It names kinds of reasons, never a case; the actor that a motive is about is found in the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from prophasis.reading.phrases import expression, union

STRONG, PLAIN = 2.0, 1.0


@dataclass(frozen=True)
class Motive:
    """One class of motives.

    Attributes:
        id: its key in the taxonomy.
        name: its name for readers.
        text: a hypothesis in words; ``{object}`` stands for the actor that the motive is about.
        about: what kind of actor ``{object}`` is: ``alliance``, ``state``, ``group`` or ``none``.
        source: where the literature sets the class out.
        catch_all: true for what is no aim at all (error, accident).
    """

    id: str
    name: str
    text: str
    about: str
    source: str
    catch_all: bool
    strong: re.Pattern[str]
    plain: re.Pattern[str]


@lru_cache(maxsize=1)
def taxonomy() -> dict[str, Motive]:
    """All classes of motives by id, in the order of the taxonomy."""
    from ruamel.yaml import YAML

    raw = YAML(typ="safe").load(files("prophasis.reading").joinpath("motives.yaml").read_text(encoding="utf-8"))
    classes = {
        name: "(?:" + "|".join(expression(word, {}) for word in words) + ")" for name, words in raw["classes"].items()
    }
    return {
        key: Motive(
            id=key,
            name=entry["name"],
            text=entry["text"],
            about=entry["object"],
            source=entry["source"],
            catch_all=bool(entry.get("catch_all", False)),
            strong=union(entry["strong"], classes),
            plain=union(entry["cues"], classes),
        )
        for key, entry in raw["motives"].items()
    }


def classify(text: str) -> dict[str, float]:
    """How much ``text`` speaks of each class of motives: shares that sum to 1, largest first; empty if of none."""
    raw = cues(text)
    total = sum(raw.values())
    return {key: value / total for key, value in sorted(raw.items(), key=lambda item: -item[1])}


def cues(text: str) -> dict[str, float]:
    """The weight of the cues of each class in ``text``: `STRONG` or `PLAIN` for each that differs; only those found."""
    normal = text.lower().replace("\u2019", "'")
    raw: dict[str, float] = {}
    for motive in taxonomy().values():
        strong = {match.group().strip() for match in motive.strong.finditer(normal)}
        plain = {match.group().strip() for match in motive.plain.finditer(normal)}
        score = STRONG * len(strong) + PLAIN * len({word for word in plain if not any(word in long for long in strong)})
        if score:
            raw[motive.id] = score
    return raw


def leading(text: str, *, at_least: float = 0.0) -> str | None:
    """The class that ``text`` speaks of most, where its share is at least ``at_least``."""
    shares = classify(text)
    best = next(iter(shares), None)
    return best if best is not None and shares[best] >= at_least else None


def alike(one: dict[str, float], other: dict[str, float]) -> float:
    """How far two classifications agree: the sum of the smaller shares, from 0 (nothing) to 1 (the same)."""
    return sum(min(share, other.get(key, 0.0)) for key, share in one.items())
