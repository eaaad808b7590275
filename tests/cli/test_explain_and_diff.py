"""`explain` and `diff` on the worked examples, in text and in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from prophasis.cli.main import cli
from prophasis.errors import InputError, WeighError

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "why-2022" / "case.yaml")


def run(*args):
    found = CliRunner().invoke(cli, args)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found.output


def test_explain_shows_the_steps_and_the_passage():
    """What was rated, its mean, the report and the weight; the passage in quotation marks."""
    told = run("explain", EXAMPLE, "ten_day_plan", "control")
    assert "(0.52 + 4 x 0.63 + 0.73) / 6 = 0.6283" in told
    assert "as reported" in told
    assert "weight against alliance_fear" in told
    steps = json.loads(run("explain", EXAMPLE, "ten_day_plan", "control", "--json"))[0]["steps"]
    assert steps[0]["by"] == "Ana"


def test_diff_of_two_analysts_adds_up():
    """The shares make up the gap between the two."""
    made = json.loads(run("diff", EXAMPLE, "--analysts", "ana", "ben", "--json"))
    gap = made["after"]["control"] - made["before"]["control"]
    assert sum(change["moved"]["control"] for change in made["changes"]) == pytest.approx(gap, abs=1e-4)
    assert "What moved it" in run("diff", EXAMPLE, "--analysts", "ana", "ben")


def test_bad_input_is_one_clear_line():
    """Nothing to compare, an unknown analyst, an unknown item."""
    with pytest.raises(InputError, match=r"say what to compare: .* \[C005\]"):
        run("diff", EXAMPLE)
    with pytest.raises(WeighError, match=r"'cleo' has rated nothing in this case\. Known: ana and ben"):
        run("diff", EXAMPLE, "--analysts", "ana", "cleo")
    with pytest.raises(WeighError, match="there is no item 'nothing'"):
        run("explain", EXAMPLE, "nothing")
