"""The verdict that the method page takes apart by hand: its figures, by arithmetic alone and by the tool."""

from __future__ import annotations

import re
from functools import cache
from math import log10, sqrt
from pathlib import Path

import numpy as np
import pytest

from prophasis import weigh
from prophasis.case import Case, Prediction, Range, Verdict
from prophasis.playing import solve
from prophasis.store import load_case
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.scales import Scales

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/method/one-verdict.md").read_text(encoding="utf-8")
CONTROL, FEAR = "control", "alliance_fear"


@cache
def case() -> Case:
    return load_case(ROOT / "examples/why-2022/case.yaml")


@cache
def prediction() -> Prediction:
    game = case().game
    assert game is not None
    return solve(game, seed=case().settings.seed)


@cache
def verdict() -> Verdict:
    return weigh(case(), predictions=(prediction(),))


def mean(item: str, hypothesis: str, analyst: str = "ana") -> float:
    """Mean of a cell's PERT range, by the formula."""
    rating = next(rating for rating in case().evidence[item].ratings if rating.analyst == analyst)
    cell = rating.cells[hypothesis]
    assert isinstance(cell, Range)
    return (cell.low + 4 * cell.best + cell.high) / 6


def said(*numbers: float, places: int = 4) -> None:
    """Each number stands on the page, rounded; the page writes a true minus sign."""
    for number in numbers:
        assert f"{number:.{places}f}".replace("-", "−") in PAGE, number


def table_of(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the page, without its head."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return rows[2:]


def decibels(cell: str) -> float:
    return float(cell.strip("*").replace("−", "-"))


def test_a_cell_and_a_row_follow_from_the_ratings() -> None:
    """The mean of a range and the weight of an item without a source, by arithmetic."""
    control, fear = mean("georgia", CONTROL), mean("georgia", FEAR)
    said(control, fear)
    said(10 * log10(control / fear), places=2)


def test_a_report_weighs_less_than_its_event() -> None:
    """Accuracy and false reports of the study turn 1.94 decibels into 1.12."""
    accuracy, false = (0.6 + 4 * 0.78 + 0.9) / 6, (0.1 + 4 * 0.2 + 0.35) / 6
    event = [mean("ten_day_plan", h) for h in (CONTROL, FEAR)]
    report = [accuracy * p + false * (1 - p) for p in event]
    said(false, *event, *report)
    said(10 * log10(event[0] / event[1]), 10 * log10(report[0] / report[1]), places=2)


def test_a_pair_that_hangs_together_weighs_less_than_its_sum() -> None:
    """P(both) = pq + r sqrt(p(1-p)q(1-q)) gives 1.86 decibels where independence gives 2.63."""
    accuracy, false = 0.77, (0.1 + 4 * 0.2 + 0.35) / 6
    both, apart = [], []
    for hypothesis in (CONTROL, FEAR):
        event = mean("ten_day_plan", hypothesis)
        p, q = accuracy * event + false * (1 - event), mean("victory_article", hypothesis)
        said(p * q, sqrt(p * (1 - p) * q * (1 - q)))
        apart.append(p * q)
        both.append(p * q + 0.4 * sqrt(p * (1 - p) * q * (1 - q)))
    said(*both)
    said(10 * log10(both[0] / both[1]), 10 * log10(apart[0] / apart[1]), places=2)


def test_the_units_of_the_page_are_those_of_the_verdict() -> None:
    """Every unit with its items and its decibels for both analysts; they add up to the sums shown."""
    scales = Scales(open_ledger(case(), None, [path for path in [prediction().path] if path is not None]))
    names = list(scales.ledger.hypotheses)
    logs = 10 / np.log(10) * scales.unit_logs()
    weights = logs[:, :, names.index(CONTROL)] - logs[:, :, names.index(FEAR)]
    found = {
        frozenset(item for r in unit for item in scales.ledger.rows[r].items): weights[:, u]
        for u, unit in enumerate(scales.units)
    }
    *rows, total = table_of("One column")
    shown = {frozenset(re.findall(r"[a-z_0-9]+", row[0].split(" (")[0])): row[1:] for row in rows}
    assert set(shown) == set(found)
    for unit, cells in shown.items():
        assert [decibels(cell) for cell in cells] == pytest.approx(found[unit], abs=0.0051)
    assert [decibels(cell) for cell in total[1:]] == pytest.approx(weights.sum(axis=1), abs=0.0051)


def test_the_posteriors_follow_from_the_sums() -> None:
    """Prior share times 10^(decibels/10), divided by the total: each analyst's column; their mean is the verdict."""
    rows = table_of("From a column to a posterior")
    posterior = verdict().posterior
    assert posterior is not None
    for place, view in zip((2, 4), verdict().analysts, strict=True):
        products = {row[0]: posterior[row[0]].prior * 10 ** (decibels(row[place]) / 10) for row in rows}
        total = sum(products.values())
        for row in rows:
            assert products[row[0]] / total == pytest.approx(view.posterior[row[0]], abs=0.001)
            assert decibels(row[place + 1]) == pytest.approx(view.posterior[row[0]], abs=0.00051)
    for row in rows:
        assert decibels(row[1]) == pytest.approx(posterior[row[0]].prior, abs=0.00051)
        assert decibels(row[6]) == pytest.approx(posterior[row[0]].probability, abs=0.00051)


def test_what_flips_it_is_what_the_verdict_says() -> None:
    """Two witnesses, the prior odds, the places looked in, words, deeds and the views of dependence."""
    found = verdict()
    assert found.flip_set is not None
    assert (found.flip_set.rival, found.flip_set.rows) == (FEAR, 2)
    assert {"blow_on_kyiv", "ten_day_plan", "victory_article"} <= set(found.flip_set.items)
    tie = next(tie for tie in found.prior_tie if tie.rival == FEAR)
    looked = next(selection for selection in found.selection if selection.rival == FEAR)
    assert f"{tie.odds_tie:.2f} to 1 for control" in PAGE
    assert looked.looked_in is not None
    assert f"about {looked.looked_in:.1f} places" in PAGE
    words, deeds, alone, redundant = (
        view.rows if view is not None else {}
        for view in (found.words_alone, found.deeds_alone, found.as_independent, found.fully_redundant)
    )
    for text in (
        f"fear {words[FEAR].probability:.2f} and control {words[CONTROL].probability:.2f}",
        f"control {deeds[CONTROL].probability:.2f} and fear {deeds[FEAR].probability:.2f}",
        f"control would have {alone[CONTROL].probability:.2f}",
        f"counted once, {redundant[CONTROL].probability:.2f}",
    ):
        assert text in PAGE.replace("\n  ", " "), text
