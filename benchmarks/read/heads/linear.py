"""The linear head for stance: a logistic regression over named features, with folds by claim."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from prophasis.reading.bearings.support import support
from prophasis.reading.heads import stance
from prophasis.reading.heads.linear import BITS, place
from prophasis.reading.model import load_model

FOLDS, STRENGTH = 5, 0.4


def train_stance(data: Path, home: Path, *, quick: bool, keep: bool) -> None:
    """Claims and perspectives; folds keep a claim's pairs together. Prints the figures; writes the weights to keep."""
    lines = (data / "perspectrum" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    rows = list(map(json.loads, lines[:: 20 if quick else 1]))
    texts = sorted({row[key] for row in rows for key in ("claim", "perspective")})
    parsed = dict(zip(texts, load_model().nlp.pipe(texts, disable=["ner"]), strict=True))
    features = [stance.features(parsed[row["claim"]], parsed[row["perspective"]]) for row in rows]
    gold = np.array([row["stance"] == "SUPPORT" for row in rows])
    train = np.array([row["split"] == "train" for row in rows])
    rules = np.array([support(row["claim"], row["perspective"]).score >= 0 for row in rows])
    inside, outside = ([one for one, yes in zip(features, train, strict=True) if yes == part] for part in (True, False))
    groups = [place(row["claim"]) for row, yes in zip(rows, train, strict=True) if yes]
    macro("stance: rules, train", gold[train], rules[train])
    macro("stance: rules, dev", gold[~train], rules[~train])
    macro("stance: head, train crossed", gold[train], crossed(inside, gold[train], groups) > 0)
    model = fitted(matrix(inside), gold[train])
    macro("stance: head, dev", gold[~train], model.decision_function(matrix(outside)) > 0)
    if keep:
        write(home / "stance.npz", features, gold)
    guard(data, 20 if quick else 1)


def guard(data: Path, every: int) -> None:
    """FEVER-symmetric with the weights that are kept."""
    lines = (data / "fever-symmetric" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = list(map(json.loads, lines[::every]))
    gold = np.array([row["label"] == "SUPPORTS" for row in rows])
    for name, heads in (("rules", False), ("head where the claim judges, else rules", True)):
        found = [support(row["claim"], row["evidence"], heads=heads).score >= 0 for row in rows]
        macro(f"FEVER-symmetric: {name}", gold, np.array(found))


def matrix(features: Sequence[dict[str, float]]) -> csr_matrix:
    """Texts by places."""
    row = [at for at, one in enumerate(features) for _ in one]
    column = [place(name) for one in features for name in one]
    value = [value for one in features for value in one.values()]
    return csr_matrix((value, (row, column)), shape=(len(features), 1 << BITS))


def fitted(table: csr_matrix, gold: Any) -> Any:
    """A logistic regression."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH, max_iter=300).fit(table, gold)


def crossed(features: Sequence[dict[str, float]], gold: Any, groups: Sequence[int]) -> Any:
    """Log of the odds of each text from a model that has not seen its group."""
    from sklearn.model_selection import GroupKFold

    all_of_it, found = matrix(features), np.zeros(len(gold))
    for train, test in GroupKFold(FOLDS).split(all_of_it, gold, list(groups)):
        found[test] = fitted(all_of_it[train], gold[train]).decision_function(all_of_it[test])
    return found


def write(path: Path, features: Sequence[dict[str, float]], gold: Any) -> None:
    """Weights in 8 bits, in units of a scale."""
    model = fitted(matrix(features), gold)
    scale = float(np.abs(model.coef_).max()) / 127
    weights = np.round(model.coef_[0] / scale).astype(np.int8)
    np.savez_compressed(path, weights=weights, scale=scale, bias=float(model.intercept_[0]))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def macro(name: str, gold: Any, found: Any) -> None:
    """The mean of the F1 of both classes."""
    scores = []
    for kind in (False, True):
        hits = float(((gold == kind) & (found == kind)).sum())
        scores.append(2 * hits / max(((gold == kind).sum() + (found == kind).sum()), 1))
    print(f"{name:<52} macro-F1 {sum(scores) / 2:.3f}", flush=True)
