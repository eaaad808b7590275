"""Named presets for Admiralty letters and ACH marks, kept in ``presets.toml`` with their sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from prophasis.errors import WeighError
from prophasis.weighing.arrays.shapes import Floats, Ints

MARKS = ("II", "I", "N", "C", "CC")


@dataclass(frozen=True)
class AchPreset:
    """What an ACH mark stands for: P(item | hypothesis) as low/best/high, and its score."""

    name: str
    ranges: dict[str, tuple[float, float, float]]
    score: dict[str, float]

    def nearest(self, likelihoods: Floats) -> Ints:
        """The places in `MARKS` of the marks whose best values are nearest to likelihoods."""
        best = np.array([self.ranges[mark][1] for mark in MARKS])
        return np.asarray(np.abs(best - likelihoods[..., None]).argmin(axis=-1))


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files("prophasis.weighing").joinpath("presets.toml").read_text(encoding="utf-8"))


def _choose(kind: str, name: str, key: str) -> dict[str, Any]:
    known = _data()[kind]
    if name not in known:
        raise WeighError(
            "W028", f"no preset {name!r} for {key}.", where=f"settings.{key}", mend=f"Known: {', '.join(known)}."
        )
    chosen: dict[str, Any] = known[name]
    return chosen


def ach_preset(name: str) -> AchPreset:
    """The ACH preset of that name.

    Raises:
        WeighError: W028, no such preset.
    """
    data = _choose("ach", name, "ach_preset")
    marks = {mark: tuple(data[mark]) for mark in MARKS}
    return AchPreset(name=name, ranges=marks, score=dict(data["score"]))


@dataclass(frozen=True)
class AchCount:
    """One way of counting inconsistency: the score of each mark, the weight of a row by its source's letter."""

    name: str
    about: str
    score: dict[str, float]
    weight: dict[str, float]


def ach_counts() -> tuple[AchCount, ...]:
    """Every named way of counting, in the order of the file."""
    return tuple(
        AchCount(name=name, about=data["about"], score=dict(data["score"]), weight=dict(data.get("weight", {})))
        for name, data in _data()["count"].items()
    )


def grade_preset(name: str) -> dict[str, tuple[float, float]]:
    """Admiralty letter -> (low, high) of the source's reliability.

    Raises:
        WeighError: W028, no such preset.
    """
    data = _choose("grade", name, "grade_preset")
    return {letter: (float(data[letter][0]), float(data[letter][1])) for letter in "ABCDEF"}
