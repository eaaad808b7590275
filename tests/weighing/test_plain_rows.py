"""Rows read for a whole case at once are the rows read cell by cell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_cases import case, item

from prophasis.case import Impossible, Range, Unsure
from prophasis.errors import WeighError
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.plain_rows import plain_rows
from prophasis.weighing.ratings import Skipped, rated_row

VALUES = st.sampled_from([0.0, 0.001, 0.2, 0.5, 0.7, 1.0, 1.2, float("nan")]) | st.floats(0, 1)
CELLS = (
    st.builds(
        Range,
        low=VALUES,
        best=VALUES,
        high=VALUES,
        unit=st.sampled_from([None, "probability", "decibel"]),
        shape=st.sampled_from([None, None, "triangular"]),
    )
    | st.lists(st.floats(0.01, 0.99), min_size=3, max_size=3).map(
        lambda v: Range(**dict(zip(NUMBERS, sorted(v), strict=True)))
    )
    | st.sampled_from([Unsure(), Impossible(reason="No."), "C", Range.point(0.4)])
)
NUMBERS = ("low", "best", "high")


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(st.dictionaries(st.sampled_from(["a", "b", "none", "other"]), CELLS), min_size=1, max_size=4),
    shape=st.sampled_from(["pert", "triangular", "normal-in-decibels"]),
    catch_all=st.sampled_from(["none", None]),
)
def test_a_plain_row_is_what_reading_cell_by_cell_gives(rows, shape, catch_all):
    """Same numbers to the last bit, and nothing plain that would be refused, skipped or floored."""
    made = case({"a": None, "b": None, "none": None}, {"e": item({})}, catch_all=catch_all, settings={"shape": shape})
    frame = open_ledger(made, None, ()).frame
    evidence = {f"e{n}": item(row) for n, row in enumerate(rows)}
    found = plain_rows(evidence, frame)
    for name, one in evidence.items():
        floored: list[str] = []
        try:
            slow = rated_row(name, one.ratings[0], frame, floored)
        except (Skipped, WeighError):
            assert id(one.ratings[0]) not in found
            continue
        if floored:
            assert id(one.ratings[0]) not in found
        quick = found.get(id(one.ratings[0]))
        if quick is None:
            continue
        assert quick.mean.tobytes() == slow.mean.tobytes()
        for part in type(slow.shapes).__slots__:
            assert np.array_equal(getattr(quick.shapes, part), getattr(slow.shapes, part)), part
        assert replace(quick, shapes=slow.shapes, mean=slow.mean, marks=slow.marks) == slow


def test_ranges_in_order_are_read_at_once_and_the_rest_is_left():
    """Ranges are plain, with the catch-all or without; a mark, a zero or a crossed range is not."""
    made = case({"a": None, "b": None, "none": None}, {"e": item({})}, catch_all="none")
    frame = open_ledger(made, None, ()).frame
    plain = item({"a": (0.1, 0.2, 0.3), "b": 0.5})
    whole = item({"a": (0.1, 0.2, 0.3), "b": 0.5, "none": 0.4})
    others = [item({"a": 0.0, "b": 0.5}), item({"a": "C", "b": 0.5}), item({"a": (0.3, 0.2, 0.4), "b": 0.5})]
    evidence = {str(n): one for n, one in enumerate([plain, whole, *others])}
    assert set(plain_rows(evidence, frame)) == {id(plain.ratings[0]), id(whole.ratings[0])}


def test_a_bad_cell_among_plain_rows_is_named():
    """Reading at once changes no message: item and hypothesis of the crossed range are named."""
    rows = {f"e{n}": item({"a": (0.1, 0.2, 0.3), "b": 0.5}) for n in range(5)}
    with pytest.raises(WeighError, match=r"evidence\.e9\.b: low 0\.6, best 0\.5, high 0\.7 are out of order"):
        open_ledger(case({"a": None, "b": None}, {**rows, "e9": item({"a": 0.2, "b": (0.6, 0.5, 0.7)})}), None, ())
