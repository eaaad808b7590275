"""Aims of real disputes out of sample: the figures of the method page, where the shared development data is present."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from prophasis.playing.calibrate import score

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def disputes():
    spec = importlib.util.spec_from_file_location("disputes", ROOT / "benchmarks" / "disputes.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["disputes"] = module
    spec.loader.exec_module(module)
    if not (module.SHARED / module.FILE).is_file():
        pytest.skip("the shared development data (mid_aims.csv) is not here")
    return module


def test_the_method_page_says_how_each_way_did(disputes):
    """Base rate .8509 as published; the game alone beats it and loses to a plain logit; the page's numbers come out."""
    known = disputes.load(disputes.SHARED / disputes.FILE)
    truth = known.aim[~known.early]
    found = {name: score(chances, truth) for name, chances in disputes.judge(known).items()}
    assert (len(known.aim), len(truth)) == (1583, 1051)
    assert found["base rate"].log_score == pytest.approx(0.8509, abs=1e-4)
    assert found["base rate"].brier == pytest.approx(0.5171, abs=1e-4)
    game, plain = found["game: force used, answered"], found[disputes.PLAIN]
    assert plain.log_score < game.log_score < found["base rate"].log_score
    page = (ROOT / "docs" / "method" / "playing.md").read_text(encoding="utf-8")
    for name, one in found.items():
        assert f"| {name} | {one.log_score:.3f} | {one.brier:.3f} | {one.right:.3f} |" in page, name
