"""``prophasis resolve`` and forecasts from a game."""

from __future__ import annotations

import json

import pytest

from prophasis.cli.main import main

CASE = """# mine
question: Why?
as_of: "2026-01-01"
hypotheses: {a: {text: A}, b: {text: B}}
game:
  players:
    A: {types: {x: {prior: 0.5, hypothesis: a}, y: {prior: 0.5, hypothesis: b}}, values: {x: {v: 1}, y: {v: 0.1}}}
  parameters: {c: [0.1, 0.2, 0.3]}
  state: {done: 0, days: 0}
  stages: [{who: A, moves: {wait: next, ask: next}}, {who: A, moves: {rest: next, act: {done: 1, days: 30}}}]
  payoffs: {A: v*done - c*done}
  observed: [ask]
forecasts:
  rain: {text: It rains., due: "2025-06-01", by: ana, probability: 0.7, outcome: null}
"""


def run(*words):
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    return end.value.code


@pytest.fixture
def case(tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(CASE, encoding="utf-8")
    return file


def test_an_outcome_is_entered_scored_and_taken_back(case, capsys):
    """Yes or no with its day stands in the file beside the comments; the scores follow; open takes it back."""
    assert run("resolve", case) == 0
    assert "overdue" in capsys.readouterr().out
    assert run("resolve", case, "rain", "yes", "--on", "2025-06-02", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["forecasts"]["rain"]["outcome"] is True
    assert found["scores"]["scores"][0]["brier"] == pytest.approx(2 * 0.3**2)
    text = case.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert 'outcome: true, resolved: "2025-06-02"' in text
    assert run("resolve", case, "rain", "open") == 0
    assert "overdue" in capsys.readouterr().out


def test_what_a_game_expects_becomes_a_forecast(case, capsys):
    """The probability and its range after the observed moves, with the day and the maker; then it can be resolved."""
    assert run("play", case, "--forecast", "done", "--due", "2027-01-01", "--json") == 0
    (name, forecast), *_ = json.loads(capsys.readouterr().out).items()
    assert name == "done_2027_01_01"
    assert 0 < forecast["probability"]["low"] < forecast["probability"]["best"] < forecast["probability"]["high"] < 1
    assert (forecast["made"], forecast["by"]) == ("2026-01-01", "the game")
    assert run("resolve", case, name, "no") == 0
    assert "the game: 1 resolved" in capsys.readouterr().out


def test_what_to_expect_is_shown_where_play_is_not_over(case, capsys):
    """`play` ends with the states that are still open."""
    assert run("play", case) == 0
    shown = capsys.readouterr().out
    assert "What to expect after ask" in shown
    assert run("play", case, "--json") == 0
    assert [row["state"] for row in json.loads(capsys.readouterr().out)["prognosis"]["rows"]] == ["done", "days"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("resolve", "{}", "rian", "yes"), "Did you mean 'rain'?"),
        (("resolve", "{}", "rain"), "yes|no|open"),
        (("resolve", "{}", "--on", "2026-01-01"), "--on belongs to"),
        (("play", "{}", "--forecast", "don", "--due", "2027"), "Did you mean 'done'?"),
        (("play", "{}", "--forecast", "days", "--due", "2027"), "is a quantity"),
        (("play", "{}", "--forecast", "done"), "needs a day"),
    ],
)
def test_what_cannot_be_entered_is_one_line(case, words, message, capsys):
    """Each mistake is said in a line, and the file stays as it was."""
    assert run(*(word.format(case) for word in words)) == 2
    assert message in capsys.readouterr().err
    assert case.read_text(encoding="utf-8") == CASE
