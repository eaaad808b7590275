"""Tables: what is read, and what is refused with file, line and column."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from prophasis.errors import GameError
from prophasis.playing.fit import parse_table, read_table, split_terms
from prophasis.playing.fit.design import index


def test_a_table_reads_plain_and_packed(tmp_path):
    """The same file as .csv and .csv.gz gives the same columns; empty cells and NA are missing."""
    text = "y,x\nstay,1\nfight,\nfight,NA\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with gzip.open(tmp_path / "a.csv.gz", "wt", encoding="utf-8") as handle:
        handle.write(text)
    plain, packed = read_table(tmp_path / "a.csv"), read_table(tmp_path / "a.csv.gz")
    assert plain.columns == packed.columns
    assert plain.missing(["x"]).tolist() == [False, True, True]
    assert np.isnan(plain.numbers("x")[1:]).all()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "first line"),
        ("a,a\n1,2\n", "first line"),
        ("a,b\n", "no rows"),
        ("a,b\n1,2\n1\n", "line 3"),
    ],
)
def test_a_broken_table_is_refused(text, words):
    """P030 says what is wrong and where."""
    with pytest.raises(GameError, match=words) as caught:
        parse_table(text, name="t.csv")
    assert caught.value.code == "P030"


def test_a_missing_or_binary_file_is_refused(tmp_path):
    """No traceback: P030 with the path."""
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("none.csv", "b.csv"):
        with pytest.raises(GameError, match=name) as caught:
            read_table(tmp_path / name)
        assert caught.value.code == "P030"


def test_a_bad_number_is_named_with_its_line():
    """P032 gives file, line and column."""
    with pytest.raises(GameError, match=r"t\.csv, line 3, x: 'no' is no number"):
        parse_table("x\n1\nno\n", name="t.csv").numbers("x")


def test_terms_become_columns():
    """An intercept, a number, an expression, and words as 0/1 columns for each level but the first."""
    table = parse_table("x,w\n1,b\n4,a\n9,c\n", name="t.csv")
    found = index(table, np.ones(3, dtype=bool), ["1", "sqrt(x)"], where="here")
    assert found.names == ("1", "sqrt(x)")
    assert found.matrix[:, 1].tolist() == [1.0, 2.0, 3.0]
    assert index(table, np.ones(3, dtype=bool), ["w"], where="here").names == ("w=b", "w=c")
    assert split_terms("1, min(a, b), x") == ("1", "min(a, b)", "x")
