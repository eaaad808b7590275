"""Aims from deeds in real disputes: a strategic model beside the base rate and a plain logit, out of sample.

    python benchmarks/disputes.py [FOLDER]

Wants ``mid_aims.csv``: militarised disputes with the coded aim of the side that began (Gibler, Miller & Little). Fitted
to 1816-1945, judged on 1946-2010: revisionist originators with an aim of territory, policy or regime. FOLDER is where
the file lies; without it the development data beside the repository is tried.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from prophasis.playing.calibrate import Score, score
from prophasis.playing.fit import Table, parse_table, read_table
from prophasis.playing.fit.choice import SHAPES
from prophasis.playing.fit.design import Index
from prophasis.playing.fit.maximise import maximise, penalised
from prophasis.playing.fit.strategic import Model, backward

AIMS = ("territory", "policy", "regime")
CODES = ("1", "2", "3")
DEEDS = ("hiact1", "hiact2", "recip")
AFTERMATH = ("fatality", "outcome", "settle")
PLAIN = "plain logit on all columns"
PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0)
FOLDS = 5
FILE = "mid_aims.csv"
SHARED = Path(os.environ.get("PROPHASIS_SHARED", Path(__file__).parents[2] / "shared")) / "data" / "play"
LAST = 1945


@dataclass(frozen=True)
class Disputes:
    """Rows with a coded aim: ``aim`` (n,), ``early`` (n,) those to fit, and the columns as words."""

    table: Table
    aim: np.ndarray
    early: np.ndarray


def load(path: Path) -> Disputes:
    whole = read_table(path)
    kept = [
        row
        for row in range(whole.rows)
        if whole.text("revstate1")[row] == "1" and whole.text("revtype11")[row] in CODES
    ]
    lines = [",".join(whole.columns)]
    lines += [",".join(values[row] for values in whole.columns.values()) for row in kept]
    table = parse_table("\n".join(lines), name=str(path))
    aim = np.array([CODES.index(code) for code in table.text("revtype11")])
    return Disputes(table, aim, table.numbers("year") <= LAST)


def dummies(disputes: Disputes, columns: tuple[str, ...]) -> np.ndarray:
    """An intercept and a 0/1 column for each level but the commonest, levels as the early disputes have them."""
    parts = [np.ones(len(disputes.aim))]
    for column in columns:
        words = np.array(disputes.table.text(column))
        levels, counts = np.unique(words[disputes.early], return_counts=True)
        common = levels[counts.argmax()]
        parts += [(words == level).astype(float) for level in levels if level != common]
    return np.column_stack(parts)


def logit(matrix: np.ndarray, aim: np.ndarray, penalty: float) -> np.ndarray:
    """(k, aims) coefficients of a multinomial logit, policy as the base, with a log-F penalty."""
    others = [0, 2]

    def objective(theta: np.ndarray) -> tuple[float, np.ndarray]:
        chances = shares(matrix, spread(theta))
        value = float(np.log(chances[np.arange(len(aim)), aim]).sum())
        left = np.column_stack([(aim == one) - chances[:, one] for one in others])
        return value, (matrix.T @ left).ravel()

    def spread(theta: np.ndarray) -> np.ndarray:
        full = np.zeros((matrix.shape[1], len(AIMS)))
        full[:, others] = theta.reshape(-1, 2)
        return full

    from scipy.optimize import minimize

    wanted = penalised(objective, penalty)

    def downhill(theta: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = wanted(theta)
        return -value, -slope

    return spread(minimize(downhill, np.zeros(matrix.shape[1] * 2), jac=True, method="L-BFGS-B").x)


def fitted(matrix: np.ndarray, disputes: Disputes) -> np.ndarray:
    """(late, aims) chances by a logit on the early disputes; its penalty by cross-validation among them alone."""
    early = disputes.early
    rows, aim = matrix[early], disputes.aim[early]
    fold = np.random.default_rng(431).permutation(len(aim)) % FOLDS

    def loss(penalty: float) -> float:
        found = 0.0
        for number in range(FOLDS):
            held = fold == number
            chances = shares(rows[held], logit(rows[~held], aim[~held], penalty))
            found -= float(np.log(chances[np.arange(held.sum()), aim[held]]).sum())
        return found

    return shares(matrix[~early], logit(rows, aim, min(PENALTIES, key=loss)))


def shares(matrix: np.ndarray, coefficients: np.ndarray) -> np.ndarray:
    worth = matrix @ coefficients
    worth = np.exp(worth - worth.max(axis=1, keepdims=True))
    return worth / worth.sum(axis=1, keepdims=True)


def game_log_chances(disputes: Disputes) -> np.ndarray:
    """(n, aims) log P(deeds | aim) by a strategic probit: 1 shows force or uses it, 2 answers in kind or not.

    What each end is worth to each side hangs on the aim; fitted to the early disputes, whose aims are known.
    """
    used = disputes.table.numbers("hostlev1") >= 4
    answered = disputes.table.numbers("recip") == 1
    seen = (used * 2 + answered).astype(np.int64)
    keys = [(1, 1), (1, 2), (1, 3), (2, 1), (2, 3)]

    def model(aim: np.ndarray, places: np.ndarray) -> Model:
        matrix = np.column_stack([np.ones(len(aim)), aim == 0, aim == 2]).astype(float)
        plain = np.ones((len(aim), 1))
        wide = {(1, 2), (2, 1), (2, 3)}
        indices = {
            key: Index(("1", "territory", "regime"), matrix) if key in wide else Index(("1",), plain) for key in keys
        }
        return Model(SHAPES["two-sided"], "probit", "private", indices, places)

    early = model(disputes.aim[disputes.early], seen[disputes.early])
    scales = np.ones(early.size)
    first = backward(early, 1.0, scales)
    theta = maximise(penalised(early.log_likelihood, 1.0), [first], scales).theta
    found = []
    for number in range(len(AIMS)):
        played = model(np.full(len(seen), number), seen).played(theta)
        found.append(np.stack([end.value for end in played.ends])[seen, np.arange(len(seen))])
    return np.column_stack(found)


def judge(disputes: Disputes) -> dict[str, np.ndarray]:
    """Each way of telling the aim -> (late, aims) its chances for the later disputes."""
    early, late = disputes.early, ~disputes.early
    prior = np.bincount(disputes.aim[early], minlength=3) / early.sum()
    base = np.tile(prior, (late.sum(), 1))
    everything = dummies(disputes, (*DEEDS, *AFTERMATH))
    chances = game_log_chances(disputes)
    played = prior * np.exp(chances[late])
    played = played / played.sum(axis=1, keepdims=True)
    ratios = chances[:, [0, 2]] - chances[:, [1]]
    return {
        "base rate": base,
        "game: force used, answered": played,
        "logit on the same two deeds": fitted(dummies(disputes, ("hostlev1", "recip")), disputes),
        PLAIN: fitted(everything, disputes),
        "game and all columns": fitted(np.column_stack([everything, ratios]), disputes),
    }


def report(path: Path) -> None:
    disputes = load(path)
    print(f"aims of {len(disputes.aim):,} disputes, fitted to {disputes.early.sum():,} before 1946, judged on the rest")
    print(f"{'':30s} {'log score':>9s} {'Brier':>7s} {'right':>6s} {'error':>6s}  log score less plain logit (s.e.)")
    truth, found = disputes.aim[~disputes.early], judge(disputes)
    for name, chances in found.items():
        one: Score = score(chances, truth)
        gap, error = behind(chances, found[PLAIN], truth)
        line = f"{name:30s} {one.log_score:9.4f} {one.brier:7.4f} {one.right:6.3f} {one.error:6.3f}"
        print(line if name == PLAIN else f"{line}  {gap:+.4f} ({error:.4f})")


def behind(chances: np.ndarray, plain: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Mean difference of log scores, dispute by dispute, and its standard error."""
    rows = np.arange(len(truth))
    gaps = np.log(plain[rows, truth]) - np.log(chances[rows, truth])
    return float(gaps.mean()), float(gaps.std(ddof=1) / np.sqrt(len(gaps)))


def main() -> None:
    given = [word for word in sys.argv[1:] if not word.startswith("-")]
    folder = Path(given[0]) if given else SHARED
    if (folder / FILE).is_file():
        report(folder / FILE)
    else:
        print(f"aims of disputes: {FILE} is not in {folder}; left out")


if __name__ == "__main__":
    main()
