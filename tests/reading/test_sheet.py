"""The rating sheet: what is written can be read back, and what cannot be read is named."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prophasis.case import Analyst, Case, Evidence, Hypothesis, Impossible, Range, Rating, Span, Unsure
from prophasis.errors import CaseError
from prophasis.reading.sheet import latest_ratings, rating_sheet, take_ratings
from prophasis.reading.sheet_cells import CellProblem, cell_text, neutral, parse_cell, restored

CASE = Case(
    question="Why did the envoy leave?",
    hypotheses={
        "ordered": Hypothesis(text="He was ordered home."),
        "ill": Hypothesis(text="He was ill."),
        "other": Hypothesis(text="None of these.", catch_all=True),
    },
    evidence={
        "cable": Evidence(
            text="A cable came.", when="1907-07-18", spans=(Span(document="d", start=1, end=9, quote="A  cable"),)
        ),
        "doctor": Evidence(text="=No doctor was called.", kind="absence"),
    },
)


def table(sheet: str) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(sheet, newline="")) if not row[0].startswith("#")]


def filled(sheet: str, **cells: dict[str, str]) -> str:
    """The sheet with cells of named items filled in."""
    rows = table(sheet)
    head = rows[0]
    for row in rows[1:]:
        for column, text in cells.get(row[0], {}).items():
            row[head.index(column)] = text
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def ratings(case: Case, key: str) -> tuple[Rating, ...]:
    return case.evidence[key].ratings


def test_a_sheet_has_a_row_an_item_and_a_column_a_hypothesis() -> None:
    """Every item and every hypothesis of the case stands in the sheet, and the question of the cells above it."""
    sheet = rating_sheet(CASE)
    rows = table(sheet)
    assert rows[0] == ["evidence", "kind", "when", "text", "place", "analyst", "reason", "ordered", "ill", "other"]
    assert [row[0] for row in rows[1:]] == ["cable", "doctor"]
    assert rows[1][4] == "d 1-9: A cable"
    assert "how expected is this item, if the hypothesis" in sheet
    assert "# ill = He was ill." in sheet


def test_formulas_are_made_harmless_and_come_back() -> None:
    """A text that starts like a formula gets an apostrophe, and only that one is taken away again."""
    assert table(rating_sheet(CASE))[2][3] == "'=No doctor was called."
    for text in ("=1+1", "+1", "-1", "@x", "'=x", "''-x", "'tis", "\tx", "#x", "plain"):
        assert restored(neutral(text)) == text


def test_an_untouched_sheet_changes_nothing() -> None:
    """Reading the sheet back as it was written gives the same case."""
    assert take_ratings(CASE, rating_sheet(CASE)) == CASE


def test_points_ranges_unsure_and_impossible_are_taken() -> None:
    """Each kind of cell becomes its noun; an empty cell stays unrated."""
    sheet = filled(
        rating_sheet(CASE),
        cable={"ordered": "0.2..0.4..0.6", "ill": "unsure", "analyst": "Ana Lu", "reason": "Orders come by cable."},
        doctor={"ordered": "40%", "ill": "impossible: he was seen riding", "analyst": "Ana Lu"},
    )
    case = take_ratings(CASE, sheet)
    assert case.analysts == {"ana_lu": Analyst(name="Ana Lu")}
    assert ratings(case, "cable") == (
        Rating(
            analyst="ana_lu",
            cells={"ordered": Range(low=0.2, best=0.4, high=0.6), "ill": Unsure()},
            reason="Orders come by cable.",
        ),
    )
    assert ratings(case, "doctor")[0].cells["ordered"] == Range.point(0.4)
    assert ratings(case, "doctor")[0].cells["ill"] == Impossible(reason="he was seen riding")


def test_marks_make_a_row_of_marks() -> None:
    """ACH marks are taken in either case and set the scale of their row."""
    case = take_ratings(CASE, filled(rating_sheet(CASE), cable={"ordered": "cc", "ill": "II", "other": "N/A"}))
    assert ratings(case, "cable")[0] == Rating(scale="rating", cells={"ordered": "CC", "ill": "II", "other": "NA"})


def test_a_sheet_saved_with_semicolons_and_decimal_commas_is_read() -> None:
    """Spreadsheets of other locales write ``;`` and ``0,4``."""
    sheet = "\ufeffevidence;ordered;ill\r\ncable;0,4;0,1..0,2..0,3\r\n"
    assert ratings(take_ratings(CASE, sheet), "cable")[0].cells == {
        "ordered": Range.point(0.4),
        "ill": Range(low=0.1, best=0.2, high=0.3),
    }


def test_a_changed_mind_is_a_new_round_and_nothing_is_lost() -> None:
    """The former rating stays as its round; another analyst's rating stays untouched."""
    first = take_ratings(CASE, filled(rating_sheet(CASE), cable={"ordered": "0.4", "analyst": "ana"}))
    ben = rating_sheet(first, analyst="ben")
    assert "0.4" not in table(ben)[1]
    both = take_ratings(first, filled(ben, cable={"ordered": "0.7"}))
    sheet = rating_sheet(both)
    assert [row[5] for row in table(sheet)[1:3]] == ["ana", "ben"]
    again = take_ratings(both, sheet.replace("ana,,0.4", "ana,,0.5"))
    assert [(r.analyst, r.round, r.cells["ordered"].best) for r in ratings(again, "cable")] == [
        ("ana", 1, 0.4),
        ("ben", 1, 0.7),
        ("ana", 2, 0.5),
    ]
    assert take_ratings(again, rating_sheet(again)) == again


def test_a_column_left_out_keeps_what_it_held() -> None:
    """A sheet without a hypothesis says nothing about it; its cells carry over into the next round."""
    first = take_ratings(CASE, filled(rating_sheet(CASE), cable={"ordered": "0.4", "ill": "0.2"}))
    again = take_ratings(first, "evidence,ill\ncable,0.3\n")
    assert latest_ratings(again.evidence["cable"])[None].cells == {"ordered": Range.point(0.4), "ill": Range.point(0.3)}


@pytest.mark.parametrize(
    ("sheet", "code", "parts"),
    [
        ("", "S401", ["rate.csv", "'evidence'"]),
        ("item,ordered\ncable,1", "S401", ["rate.csv"]),
        ("evidence,orderd\ncable,1", "S402", ["row 1", "'orderd'", "'ordered'"]),
        ("evidence,ordered\ncabel,1", "S403", ["row 2", "'cabel'", "'cable'"]),
        ("evidence,ordered\ncable,1.3", "S404", ["row 2", "'cable'", "'ordered'", "'1.3'", "nearest valid: 1."]),
        ("evidence,ordered\ncable,0.6..0.4..0.2", "S404", ["0.2..0.4..0.6"]),
        ("evidence,ordered\ncable,0.2..0.4", "S404", ["2 numbers"]),
        ("evidence,ordered\ncable,likely", "S404", ["'likely'"]),
        ("evidence,ordered\ncable,nan", "S404", ["'nan'"]),
        ("evidence,ordered\ncable,impossible", "S404", ["reason"]),
        ("evidence,ordered,ill\ncable,0.3,CC", "S405", ["row 2", "marks"]),
        ("evidence,ordered\ncable,0.3\ncable,0.4", "S406", ["row 3", "row 2"]),
        ("evidence,analyst,ordered\ncable,ana,0.3\ndoctor,,0.4", "S407", ["'doctor'", "'cable'"]),
        ("evidence,scale,ordered\ncable,decibels,3", "S408", ["'decibels'", "weight_db"]),
        ("evidence,scale,ordered\ncable,weight_db against il,3", "S402", ["'il'"]),
    ],
)
def test_an_error_names_file_row_column_value_and_mend(sheet: str, code: str, parts: list[str]) -> None:
    """What cannot be taken is refused in one line that leads to the cell."""
    with pytest.raises(CaseError) as caught:
        take_ratings(CASE, sheet)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)
    for part in ["rate.csv", *parts]:
        assert part in str(caught.value)


words = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x00"), min_size=1, max_size=12)
texts = words.map(str.strip).filter(bool)
numbers = st.floats(0, 1, allow_nan=False)


@st.composite
def ranges(draw: st.DrawFn, values: st.SearchStrategy[float] = numbers, unit: str | None = None) -> Range:
    low, best, high = sorted(draw(st.tuples(values, values, values)))
    shape = draw(st.sampled_from([None, "pert", "triangular", "normal-in-decibels"]))
    return Range(low=low, best=best, high=high, unit=unit, shape=shape)


def cells_of(scale: str) -> st.SearchStrategy[object]:
    either = st.just(Unsure()) | texts.map(lambda reason: Impossible(reason=reason))
    if scale == "rating":
        return st.sampled_from(["II", "I", "N", "C", "CC", "NA"]) | either
    if scale == "weight_db":
        return ranges(st.floats(-99, 99), None) | ranges(st.floats(-99, 99), "decibel") | st.just(Unsure())
    return ranges() | ranges(numbers, "probability") | ranges(st.floats(-99, 0), "decibel") | either


@st.composite
def rated_cases(draw: st.DrawFn) -> tuple[Case, Case]:
    """A case without ratings, and the same case rated."""
    hypotheses = draw(st.lists(texts, min_size=1, max_size=3, unique_by=str.casefold))
    items = draw(st.lists(texts, min_size=1, max_size=3, unique=True))
    analysts = draw(st.just([None]) | st.lists(st.sampled_from(["ana", "ben", "eve"]), min_size=1, unique=True))
    evidence = {}
    for key in items:
        rows = []
        for analyst in analysts:
            scale = draw(st.sampled_from(["likelihood", "rating", "weight_db"]))
            chosen = draw(st.lists(st.sampled_from(hypotheses), min_size=1, unique=True))
            rows.append(
                Rating(
                    cells={h: draw(cells_of(scale)) for h in chosen},
                    analyst=analyst,
                    scale=scale,  # type: ignore[arg-type]
                    against=chosen[0] if scale == "weight_db" else None,
                    reason=draw(st.none() | texts),
                )
            )
        evidence[key] = Evidence(text=draw(words), ratings=tuple(rows))
    rated = Case(
        hypotheses={key: Hypothesis(text=draw(words)) for key in hypotheses},
        evidence=evidence,
        analysts={who: Analyst(name=who) for who in analysts if who},
    )
    bare = replace(rated, evidence={key: replace(item, ratings=()) for key, item in evidence.items()})
    return bare, rated


@given(rated_cases())
def test_sheet_then_take_gives_the_same_ratings(cases: tuple[Case, Case]) -> None:
    """What a sheet shows is what it gives back, into the case itself and into the case before it was rated."""
    bare, rated = cases
    sheet = rating_sheet(rated)
    assert take_ratings(rated, sheet) == rated
    assert take_ratings(bare, sheet) == rated


@given(st.text(max_size=12))
def test_any_text_in_a_cell_is_a_rating_or_a_clear_problem(text: str) -> None:
    """No text makes the reader of cells fall over: what is taken can be written again."""
    try:
        cell = parse_cell(text)
    except CellProblem:
        return
    assert parse_cell(cell_text(cell)) == cell
