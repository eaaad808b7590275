"""Whether a text states a cause: what the network and the rules say of it, weighed by a logistic regression."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from prophasis.reading.heads.sums import CALIBRATION, HOME
from prophasis.reading.heads.weights import KINDS, Scores


def probability(scores: Scores, *, marks: int, signs: int) -> float:
    """How likely a text states a cause.

    Args:
        scores: what the network gives for it.
        marks: how many explanations rules mark in it.
        signs: how many lesser signs of a cause it has.
    """
    weight = calibration()
    total = weight["bias"] + sum(weight[name] * value for name, value in features(scores, marks, signs).items())
    return 1.0 / (1.0 + math.exp(-max(min(total, 50.0), -50.0)))


def features(scores: Scores, marks: int, signs: int) -> Mapping[str, float]:
    """What is weighed: two log odds of the network and two votes of the rules."""
    anchor = float(scores.anchors[:, KINDS.index("wide")].max())
    return {"causal": scores.causal, "anchor": anchor, "marks": float(marks > 0), "signs": float(signs > 0)}


@lru_cache(maxsize=1)
def calibration() -> Mapping[str, float]:
    """Weights by feature; ``bias``; and the least chances of a cause, of a wide and of a clausal reason."""
    found: dict[str, float] = json.loads(files(HOME).joinpath(CALIBRATION).read_text(encoding="utf-8"))
    return found
