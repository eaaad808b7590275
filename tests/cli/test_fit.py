"""``prophasis fit``: a small table, on the screen and as JSON, and mistakes as one line each."""

import json

import pytest

from prophasis.cli.main import main

ROWS = ["y,x"] + [f"{y},{x}" for x in range(-6, 7) for y in (["stay"] * (7 + x) + ["yield"] * 3 + ["fight"] * (8 - x))]
ARGUMENTS = ("--outcome", "y", "--order", "stay,yield,fight", "-u", "stay.1=1,x", "-u", "fight.2=1,x")


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "plays.csv"
    path.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    return path


def run(*words, capsys):
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    out = capsys.readouterr()
    return end.value.code, out.out, out.err


def test_a_fit_is_shown_and_says_how_many_starts_agree(table, capsys):
    """Estimates by end and player, observed and modelled shares, and the agreement of the searches."""
    code, out, err = run("fit", table, *ARGUMENTS, capsys=capsys)
    assert (code, err) == (0, "")
    for words in ("stay.1: x", "fight.2: 1", "observed", "Log-likelihood", "10 of 10 starts agree"):
        assert words in out
    assert max(map(len, out.splitlines())) <= 100


def test_a_fit_as_json_is_the_record(table, capsys):
    """The same numbers, with the seed and the method."""
    code, out, _ = run("fit", table, *ARGUMENTS, "--json", "--starts", "3", "--penalty", "1", capsys=capsys)
    fit = json.loads(out)
    assert code == 0
    assert [one["term"] for one in fit["estimates"]] == ["stay.1: 1", "stay.1: x", "fight.2: 1", "fight.2: x"]
    assert fit["starts"] == 3
    assert fit["objective"] < fit["log_likelihood"] < 0
    assert sum(fit["predicted"].values()) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--outcome", "z", "--order", "stay,yield,fight", "-u", "stay.1=1"), "there is no column 'z'"),
        (("--outcome", "y", "-u", "stay.1=1"), "Give the order"),
        (("--outcome", "y", "--order", "stay,yield,fight", "-u", "stay=1"), "END.PLAYER"),
        (("--outcome", "y", "--model", "ultimatum"), "two columns"),
        (("--outcome", "x,y", "--model", "ultimatum"), "prize"),
    ],
)
def test_a_mistake_is_one_line(table, words, said, capsys):
    """Exit code 2, what is wrong, and no traceback."""
    code, _, err = run("fit", table, *words, capsys=capsys)
    assert code == 2
    assert said in err
    assert err.count("\n") == 1
