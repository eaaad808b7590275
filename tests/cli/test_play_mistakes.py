"""`play` with mistakes in a game: one clear line each; stopping it leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from prophasis.store import write_file

GAME = """
game: A demand
parameters: {p: 0.6, war: [0.2, 0.3, 0.4]}
players:
  A: {types: {fear: 0.5, greed: 0.5}, values: {fear: {land: 0.2}, greed: {land: 1.0}}}
  B: {types: {soft: 0.4, firm: 0.6}, values: {soft: {pain: 0.6}, firm: {pain: 0.2}}}
state: {fought: 0, taken: 0}
stages:
- {who: A, moves: {leave: end, ask: next}}
- {who: B, moves: {give: {taken: 1, then: end}, refuse: next}}
- {who: A, moves: {stop: end, attack: {fought: 1}}}
- {chance: war, when: fought, odds: {win: p}, moves: {win: {taken: 1}, lose: next}}
payoffs: {A: land*taken - war*fought, B: -taken - pain*fought}
rationality: 8
"""


def play(file: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from prophasis.cli.main import main; main()", "play", str(file), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=file.parent,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("land*taken - war", "land*takn - war", "'takn'"),
        ("ask: next", "ask: B", "does not follow a move"),
        (", B: -taken - pain*fought", "", "B moves and has no payoff"),
        ("odds: {win: p}", "odds: {win: p + 0.7}", "`p + 0.7` gives 1.3"),
        ("{fear: 0.5, greed: 0.5}", "{fear: 0.5, greed: 1.5}", "is not a probability"),
        ("land*taken - war*fought", "__import__('os').getcwd()", "is not allowed"),
        ("rationality: 8", "repeat: {rounds: 0}", "rounds cannot be played"),
    ],
)
def test_a_mistake_is_one_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    """With the place, what is wrong and a code; no traceback, exit code 2."""
    assert old in GAME
    file = tmp_path / "game.yaml"
    file.write_text(GAME.replace(old, new), encoding="utf-8")
    run = play(file)
    out, err = run.communicate(timeout=300)
    assert run.returncode == 2, out + err
    assert says in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_a_game_too_large_says_its_size_and_what_would_take_it(tmp_path: Path) -> None:
    """Sixteen stages of three moves each are too many for a tree; the mend names the other way."""
    stages = "\n".join(f"- {{who: A, moves: {{a{n}: next, b{n}: next, c{n}: next}}}}" for n in range(16))
    head, tail = GAME.split("stages:")[0], "payoffs" + GAME.split("payoffs")[1]
    file = tmp_path / "game.yaml"
    file.write_text(f"{head}stages:\n{stages}\n{tail}", encoding="utf-8")
    run = play(file)
    _, err = run.communicate(timeout=300)
    assert run.returncode == 2
    assert "too large" in err
    assert "sequences of moves times 4" in err
    assert "public beliefs" in err


def test_stopping_a_long_solve_leaves_nothing_behind(tmp_path: Path) -> None:
    """Ctrl-C in the middle: exit code 130, a word and no traceback, no file that was not there before."""
    file = tmp_path / "game.yaml"
    file.write_text(GAME, encoding="utf-8")
    run = play(file, "--draws", "100000", "--json")
    time.sleep(6)
    assert run.poll() is None, "the solve was over before it could be stopped"
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=120)
    assert run.returncode == 130
    assert "Traceback" not in err
    assert out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["game.yaml"]


def test_a_file_that_was_not_finished_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped while a result is written: neither the file nor a part of it is left."""

    def stopped(*names: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "out.efg", "text")
    assert list(tmp_path.iterdir()) == []
