"""``prophasis play`` and game trees: a described game written as .efg, and such a file played."""

import json

import pytest

from prophasis.cli.main import main

GAME = """
game: A demand
parameters: {p: [0.4, 0.5, 0.6]}
players:
  A: {types: {mild: 0.5, harsh: 0.5}, values: {mild: {land: 0.3}, harsh: {land: 1.0}}}
  B: {types: {only: 1}}
state: {taken: 0, fought: 0}
stages:
- {who: A, moves: {leave: end, ask: next}}
- {who: B, moves: {give: {taken: 1, then: end}, refuse: {fought: 1}}}
- {chance: war, odds: {win: p}, moves: {win: {taken: 1}, lose: next}}
payoffs: {A: land*taken - 0.2*fought, B: -taken - 0.3*fought}
rationality: 6
"""


def run(*words, capsys):
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    out = capsys.readouterr()
    return end.value.code, out.out, out.err


def test_a_described_game_is_written_and_its_file_played(tmp_path, capsys):
    """The same chances as in the described game; the file says that uncertain numbers stand at their best values."""
    (tmp_path / "game.yaml").write_text(GAME, encoding="utf-8")
    assert run("play", tmp_path / "game.yaml", "--efg", tmp_path / "game.efg", capsys=capsys)[0] == 0
    text = (tmp_path / "game.efg").read_text(encoding="utf-8")
    assert text.startswith('EFG 2 R "A demand" { "A" "B" }')
    assert "best values" in text
    code, out, _ = run("play", tmp_path / "game.efg", "--rationality", "6", "--json", capsys=capsys)
    found = json.loads(out)
    assert code == 0
    assert {row["at"] for row in found["strategies"]} == {"mild, at the start", "harsh, at the start", "after ask"}
    assert run("play", tmp_path / "game.efg", capsys=capsys)[1].count("at the start") == 2


def test_what_a_tree_cannot_be_asked_is_said(tmp_path, capsys):
    """Draws need a described game; a file that is none is one line."""
    (tmp_path / "bad.efg").write_text("hello", encoding="utf-8")
    code, _, err = run("play", tmp_path / "bad.efg", capsys=capsys)
    assert (code, err.count("\n")) == (2, 1)
    assert "P037" in err
    assert run("play", tmp_path / "bad.efg", "--draws", "3", capsys=capsys)[0] == 2
