"""Nouns as JSON: nothing lost, nothing that JSON cannot hold."""

import json
import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from prophasis import testing
from prophasis.case import Evidence, Impossible, Posterior, Range, Rating, Unsure
from prophasis.telling import to_json


def test_a_verdict_has_its_keys_and_its_rows(verdict):
    """The posterior by hypothesis, as the case file's readers expect it."""
    out = to_json(verdict)
    assert out["posterior"]["search"]["probability"] == 0.79
    assert out["leaders"] == ["search"]
    assert out["status"] == "rated"
    assert out["one_sidedness"]["sources"][0]["for"] == {"storm": 1}


def test_an_unrated_posterior_is_null():
    """Not an empty mapping: nothing has been weighed."""
    assert to_json(testing.unrated_verdict())["posterior"] is None


def test_probabilities_keep_six_decimals_and_small_likelihoods_six_figures():
    """12/29 prints as on paper; a likelihood of 3e-7 does not become zero."""
    row = replace(testing.small_rows()["storm"], probability=12 / 29, low=3.1234567e-7)
    out = to_json(Posterior(rows={"blue": row}, leaders=("blue",), items=()))["rows"]["blue"]
    assert out["probability"] == 0.413793
    assert out["low"] == 3.12346e-7


def test_not_a_number_and_infinity_are_null():
    """JSON has neither."""
    assert to_json({"a": math.nan, "b": math.inf, "c": (1.0,)}) == {"a": None, "b": None, "c": [1.0]}


def test_the_unit_of_a_range_is_its_as():
    """As in a case file."""
    assert to_json(Range(low=1.0, best=2.0, high=3.0, unit="decibel"))["as"] == "decibel"


def test_unsure_impossible_and_marks_stay_apart():
    """A cell that is unsure, one that is impossible and one not rated are three things."""
    rating = Rating(cells={"a": Unsure(), "b": Impossible(reason="r"), "c": "CC"})
    cells = to_json(Evidence(text="x", ratings=(rating,)))["ratings"][0]["cells"]
    assert cells == {"a": {"unsure": True}, "b": {"reason": "r", "impossible": True}, "c": "CC"}


def test_a_reading_carries_its_marks_as_the_lines_that_reading_prints():
    """The flat form, with document, layer, id, start, end and quote."""
    reading = testing.small_readings()[0]
    assert to_json(reading)["marks"][1] == json.loads(json.dumps(reading.marks[1].as_json()))


def test_every_noun_of_the_small_case_is_json(case, verdict):
    """All of them go through ``json.dumps`` with NaN forbidden, and twice gives the same."""
    for noun in (case, verdict, testing.small_readings(), testing.small_prediction(), testing.small_policies()):
        out = to_json(noun)
        assert json.loads(json.dumps(out, allow_nan=False)) == out
        assert to_json(out) == out


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.tuples(x)))
def test_whatever_a_record_holds_comes_out_as_json(value):
    """No value breaks the writer."""
    json.dumps(to_json(value), allow_nan=False)
