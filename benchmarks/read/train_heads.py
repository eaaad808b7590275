"""Train the heads that come with the project, and print their cross-validated figures beside those of the rules.

    python benchmarks/read/train_heads.py [causal] [stance] [--keep]

scikit-learn is needed here and nowhere else (`pip install scikit-learn`). Data beside the checkout (`../shared`, or the
folder that PROPHASIS_SHARED names): the Causal News Corpus (CC0 1.0) for `causal`, Perspectrum (CC BY-SA 4.0) for
`stance`; FEVER-symmetric (CC BY-SA 3.0) is looked at as a guard and not trained on. `--keep` writes the weights to
`src/prophasis/reading/heads`; see `CARD.md` there.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from prophasis.reading.bearings.support import support
from prophasis.reading.causes import explained, lesser, told
from prophasis.reading.heads import causal, stance
from prophasis.reading.heads.linear import BITS, place
from prophasis.reading.model import load_model

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared") / "data"
HOME = HERE.parents[1] / "src" / "prophasis" / "reading" / "heads"
FOLDS = 5


def main() -> int:
    """Figures, and the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("heads", nargs="*", default=[], help="causal, stance; both by default")
    parser.add_argument("--keep", action="store_true", help="write the weights")
    asked = parser.parse_args()
    for name, train in (("causal", train_causal), ("stance", train_stance)):
        if not asked.heads or name in asked.heads:
            train(asked.keep)
    return 0


def train_causal(keep: bool) -> None:
    """Sentences that state a cause."""
    with (SHARED / "causal-news-corpus" / "train_subtask1.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["text"], int(row["label"])) for row in csv.DictReader(file)]
    features, rules = [], []
    for text, _ in rows:
        page = explained(text)
        assert page.doc is not None
        marks = told(page)
        features.append(causal.features(page.doc, marks))
        rules.append(int(bool(marks) or any(lesser(page.doc))))
    gold = np.array([label for _, label in rows])
    words = [{k: v for k, v in one.items() if not k.startswith(RULES)} for one in features]
    line("causal: rules", gold, np.array(rules))
    line("causal: head on words", gold, crossed(words, gold, 3.0, range(len(gold))) >= odds(causal.LEAST))
    both = crossed(features, gold, 1.0, range(len(gold)))
    line("causal: head on words and rules", gold, both >= odds(causal.LEAST))
    if keep:
        write("causal", features, gold, 1.0)


RULES = ("marks", "sign ", "cue ", "kind ", "tie clause", "tie phrase", "tie event")


def train_stance(keep: bool) -> None:
    """Claims and perspectives; folds keep a claim's pairs together."""
    lines = (SHARED / "perspectrum" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    rows = list(map(json.loads, lines))
    texts = sorted({row[key] for row in rows for key in ("claim", "perspective")})
    parsed = dict(zip(texts, load_model().nlp.pipe(texts, disable=["ner"]), strict=True))
    features = [stance.features(parsed[row["claim"]], parsed[row["perspective"]]) for row in rows]
    gold = np.array([int(row["stance"] == "SUPPORT") for row in rows])
    train = np.array([row["split"] == "train" for row in rows])
    rules = np.array([int(support(row["claim"], row["perspective"]).score >= 0) for row in rows])
    claims = [row["claim"] for row in rows]
    order = {claim: place(claim) for claim in claims}
    inside = [one for one, yes in zip(features, train, strict=True) if yes]
    groups = [order[claim] for claim, yes in zip(claims, train, strict=True) if yes]
    macro("stance: rules, train", gold[train], rules[train])
    macro("stance: rules, dev", gold[~train], rules[~train])
    macro("stance: head, train crossed", gold[train], crossed(inside, gold[train], 0.4, groups) > 0)
    model = fitted(inside, gold[train], 0.4)
    outside = [one for one, yes in zip(features, train, strict=True) if not yes]
    macro("stance: head, dev", gold[~train], model.decision_function(matrix(outside)) > 0)
    if keep:
        write("stance", features, gold, 0.4)
    guard()


def guard() -> None:
    """FEVER-symmetric with the weights that are kept."""
    lines = (SHARED / "fever-symmetric" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = list(map(json.loads, lines))
    gold = np.array([int(row["label"] == "SUPPORTS") for row in rows])
    for name, heads in (("rules", False), ("head where the claim judges, else rules", True)):
        found = [support(row["claim"], row["evidence"], heads=heads).score >= 0 for row in rows]
        macro(f"FEVER-symmetric: {name}", gold, np.array(found))


def matrix(features: Sequence[dict[str, float]]) -> csr_matrix:
    """Texts by places."""
    row = [at for at, one in enumerate(features) for _ in one]
    column = [place(name) for one in features for name in one]
    value = [value for one in features for value in one.values()]
    return csr_matrix((value, (row, column)), shape=(len(features), 1 << BITS))


def fitted(features: Sequence[dict[str, float]], gold: Any, strength: float) -> Any:
    """A logistic regression."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=300).fit(matrix(features), gold)


def crossed(features: Sequence[dict[str, float]], gold: Any, strength: float, groups: Sequence[int]) -> Any:
    """Log of the odds of each text from a model that has not seen its group."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    all_of_it, found = matrix(features), np.zeros(len(gold))
    for train, test in GroupKFold(FOLDS).split(all_of_it, gold, list(groups)):
        model = LogisticRegression(C=strength, max_iter=300).fit(all_of_it[train], gold[train])
        found[test] = model.decision_function(all_of_it[test])
    return found


def write(name: str, features: Sequence[dict[str, float]], gold: Any, strength: float) -> None:
    """Weights in 8 bits, in units of a scale."""
    model = fitted(features, gold, strength)
    scale = float(np.abs(model.coef_).max()) / 127
    weights = np.round(model.coef_[0] / scale).astype(np.int8)
    np.savez_compressed(HOME / f"{name}.npz", weights=weights, scale=scale, bias=float(model.intercept_[0]))
    print(f"{name}.npz: {(HOME / f'{name}.npz').stat().st_size:,} bytes")


def odds(probability: float) -> float:
    """The log of the odds."""
    return float(np.log(probability / (1 - probability)))


def line(name: str, gold: Any, found: Any) -> None:
    """Precision, recall and F1 of the positive class."""
    hits = float((gold.astype(bool) & found.astype(bool)).sum())
    precision, recall = hits / found.sum(), hits / gold.sum()
    print(f"{name:<52} P {precision:.3f}  R {recall:.3f}  F1 {2 * hits / (found.sum() + gold.sum()):.3f}")


def macro(name: str, gold: Any, found: Any) -> None:
    """The mean of the F1 of both classes."""
    scores = []
    for kind in (False, True):
        hits = float(((gold.astype(bool) == kind) & (found.astype(bool) == kind)).sum())
        scores.append(2 * hits / ((gold.astype(bool) == kind).sum() + (found.astype(bool) == kind).sum()))
    print(f"{name:<52} macro-F1 {sum(scores) / 2:.3f}")


if __name__ == "__main__":
    sys.exit(main())
