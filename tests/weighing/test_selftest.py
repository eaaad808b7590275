"""The tool's own calibration on planted cases: fair ones pass, and what cannot be mended is shown."""

from __future__ import annotations

import json

from click.testing import CliRunner

from prophasis.cli.main import cli
from prophasis.weighing.selftest import selftest


def test_planted_cases_are_calibrated_where_the_case_says_what_is_so():
    """Marked copies add nothing; unmarked ones and a deceiver make the leader look far surer than it is."""
    found = selftest(cases=500, seed=2)
    rows = {row.sort: row for row in found.rows}
    assert found.passed
    assert rows["copies marked"].passed
    assert rows["copies counted"].said > rows["copies marked"].said + 0.05
    assert rows["copies counted"].brier > rows["copies marked"].brier
    for sort in ("copies counted", "deception"):
        assert rows[sort].said - rows[sort].right > 4 * rows[sort].error, sort


def test_the_same_seed_gives_the_same_figures():
    """And every sort is there."""
    assert selftest(cases=30, seed=3) == selftest(cases=30, seed=3)
    assert len(selftest(cases=30).rows) == 6


def test_the_verb_prints_a_table_and_json():
    """Exit code 0 where the tool passes."""
    told = CliRunner().invoke(cli, ["selftest", "--cases", "60", "--seed", "2"], standalone_mode=False)
    assert told.return_value == 0
    assert "copies counted" in told.output
    made = json.loads(CliRunner().invoke(cli, ["selftest", "--cases", "60", "--seed", "2", "--json"]).output)
    assert made["passed"] is True
