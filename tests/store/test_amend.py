"""A case file changed in place: what a person wrote stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prophasis.case import Case, Forecast, Range
from prophasis.store import amend_case, load_case, parse_case

TEXT = """# whose case this is
question: Why?   # really
hypotheses:
  a:   {text: A}
  b:   {text: B}   # the second
forecasts:
  peace: {text: Peace holds., due: "2030-01-01", probability: [0.2, 0.3, 0.4], outcome: null}
  war:
    text: War comes.
    probability: 0.1      # a guess

notes: The end.
"""


def amended(folder: Path, written: str, changes: dict[tuple[str, ...], object], name: str, **fields: object) -> str:
    """The text of the file after the amendment, which must have kept its comments."""
    file = folder / "case.yaml"
    file.write_text(written, encoding="utf-8")
    case = load_case(file)
    forecast = replace(case.forecasts.get(name, Forecast(text="")), **fields)
    wanted = replace(case, forecasts={**case.forecasts, name: forecast})
    assert amend_case(file, changes, to=wanted)
    assert load_case(file) == wanted
    return file.read_text(encoding="utf-8")


def test_a_value_in_braces_is_set_where_it_stands(tmp_path: Path) -> None:
    """One key changes, one is added before the brace; every other character stays."""
    changes = {("forecasts", "peace", "outcome"): True, ("forecasts", "peace", "resolved"): "2030-01-02"}
    found = amended(tmp_path, TEXT, changes, "peace", outcome=True, resolved="2030-01-02")
    assert found == TEXT.replace("outcome: null}", 'outcome: true, resolved: "2030-01-02"}')


def test_a_value_on_lines_of_its_own_is_added_below(tmp_path: Path) -> None:
    """A block mapping gets a line in its own indentation, after its last one and its comment."""
    found = amended(tmp_path, TEXT, {("forecasts", "war", "outcome"): False}, "war", outcome=False)
    assert found == TEXT.replace("# a guess\n", "# a guess\n    outcome: false\n")


def test_a_new_entry_comes_last(tmp_path: Path) -> None:
    """A forecast that was not there stands after the others; where there are none, at the end of the file."""
    values = {"text": 'He said: "now".', "probability": [0.1, 0.2, 0.3]}
    changes = {("forecasts", "new", key): value for key, value in values.items()}
    chance = Range(low=0.1, best=0.2, high=0.3)
    found = amended(tmp_path, TEXT, changes, "new", text=values["text"], probability=chance)
    added = '  new: {text: "He said: \\"now\\".", probability: [0.1, 0.2, 0.3]}\n'
    assert found.replace(added, "") == TEXT
    bare = TEXT.split("forecasts:")[0]
    found = amended(tmp_path, bare, changes, "new", text=values["text"], probability=chance)
    assert found.startswith(bare)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1),
    st.sampled_from(["peace", "war", "other"]),
)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, said: str, name: str) -> None:
    """Whatever is written into the file is what is read from it, and the comments are still there."""
    changes = {("forecasts", name, "text"): said}
    found = amended(tmp_path_factory.mktemp("case"), TEXT, changes, name, text=said)
    assert "# whose case this is" in found
    assert "# the second" in found


def test_where_an_edit_does_not_give_the_case_it_is_written_anew(tmp_path: Path) -> None:
    """The file then holds just the case that was asked for, without its comments."""
    file = tmp_path / "case.yaml"
    file.write_text(
        "question: Why?  # so\nhypotheses: {a: {text: A}, b: {text: B}}\nforecasts: null\n", encoding="utf-8"
    )
    wanted: Case = replace(load_case(file), forecasts={"x": Forecast(text="X")})
    assert not amend_case(file, {("forecasts", "x", "text"): "X"}, to=wanted)
    assert load_case(file) == wanted
    assert parse_case(file.read_text(encoding="utf-8")).forecasts == wanted.forecasts
