"""``prophasis play --counterfactual``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prophasis.cli.main import main

CASE = str(Path(__file__).parents[2] / "examples/why-2022/case.yaml")


def run(*words):
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    return end.value.code


def test_a_policy_is_put_into_the_past(capsys):
    """The moves before --since stay, the chance of the one after it is shown without and with the policy."""
    assert run("play", CASE, "--counterfactual", "guarantee", "--since", "attack_capital", "--draws", "20") == 0
    shown = capsys.readouterr().out
    assert "after demand" in shown
    assert "attack capital" in shown
    assert "no aim is drawn anew" in " ".join(shown.split())


def test_all_policies_as_json(capsys):
    """One counterfactual for each policy, with its ranges."""
    assert run("play", CASE, "--counterfactual", "all", "--draws", "20", "--json") == 0
    found = json.loads(capsys.readouterr().out)["counterfactuals"]
    assert [one["policy"] for one in found] == ["sanctions", "guarantee", "neutrality_with_limits", "reassurance"]
    assert all({"without", "changed", "difference"} == set(one["moves"][-1]["chance"]) for one in found)


def test_since_belongs_to_a_counterfactual(capsys):
    """--since alone, and a policy that is not there, are one line each."""
    assert run("play", CASE, "--since", "attack_capital") == 2
    assert "--since belongs to --counterfactual" in capsys.readouterr().err
    assert run("play", CASE, "--counterfactual", "guarante") == 2
    assert "Did you mean guarantee?" in capsys.readouterr().err


def test_a_game_is_drawn_and_told(tmp_path, capsys):
    """--draw writes a picture; - prints its outline; --json gives the points."""
    assert run("play", CASE, "--draw", tmp_path / "game.svg") == 0
    assert (tmp_path / "game.svg").read_text(encoding="utf-8").startswith("<?xml")
    capsys.readouterr()
    assert run("play", CASE, "--draw", "-") == 0
    assert "demand rollback" in capsys.readouterr().out
    assert run("play", CASE, "--draw", "-", "--json") == 0
    assert json.loads(capsys.readouterr().out)["whole"] > 50
