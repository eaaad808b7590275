"""Ratings that cannot be weighed are refused in one line that names the place and the mend."""

from __future__ import annotations

import pytest
from weighing_cases import case, item, row

from prophasis.case import Dependence, Evidence, Impossible, PathLikelihood, Question, Range, Source
from prophasis.errors import WeighError
from prophasis.weighing import weigh

EVEN = {"a": 0.5, "b": 0.5}
GOOD = {"e": item({"a": 0.8, "b": 0.2})}
NEVER = Impossible(reason="it could not be")


def refused(made, **more) -> str:
    with pytest.raises(WeighError) as caught:
        weigh(made, **more)
    message = str(caught.value)
    assert "\n" not in message
    assert caught.value.code in message
    return message


def rated(cells, **more):
    return {"e": item(ratings=(row(cells, analyst="ana", **more),))}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"a": 1.3, "b": 0.2}, ["evidence.e.a by ana", "1.3 is not a probability", "W020"]),
        ({"a": -0.1, "b": 0.2}, ["-0.1 is not a probability", "W020"]),
        ({"a": (0.5, 0.3, 0.7), "b": 0.2}, ["out of order", "low 0.5", "by ana", "W021"]),
        ({"a": (0.5, 0.8, 0.7), "b": 0.2}, ["out of order", "W021"]),
        ({"a": float("nan"), "b": 0.2}, ["not a number", "W022"]),
        ({"a": float("inf"), "b": 0.2}, ["not a number", "W022"]),
        ({"a": 0.0, "b": 0.0}, ["evidence.e", "every cell by ana is zero", "W023"]),
        ({"a": NEVER, "b": NEVER}, ["every cell by ana is zero", "'impossible'", "W023"]),
        ({"a": 0.5, "c": 0.2}, ["'c'", "no hypothesis", "Known: a, b", "W025"]),
        ({"a": Range(low=1, best=2, high=3, unit="decibel"), "b": 0.2}, ["above 1", "weight_db", "W020"]),
    ],
)
def test_a_bad_cell_is_refused(cells, expected):
    """Item, hypothesis and analyst are named, with the value."""
    message = refused(case(EVEN, rated(cells)))
    for part in expected:
        assert part in message


def test_a_bad_weight_is_refused():
    """Weights are decibels against a hypothesis of the same question."""
    assert "W026" in refused(
        case(EVEN, rated({"a": Range(low=0, best=0, high=0, unit="probability"), "b": 1.0}, scale="weight_db"))
    )
    assert "W027" in refused(case(EVEN, rated({"a": "C", "b": 1.0}, scale="weight_db")))
    assert "W025" in refused(case(EVEN, rated({"a": 3.0}, scale="weight_db", against="nobody")))


def test_contradictory_rows_are_named_with_the_smallest_set():
    """Two flagged rows exclude everything; the third, which excludes nothing new, is not named."""
    rows = {
        "first": item({"a": NEVER, "b": 0.5, "c": 0.5}),
        "idle": item({"a": NEVER, "b": 0.4, "c": 0.4}),
        "second": item({"a": 0.5, "b": NEVER, "c": NEVER}),
    }
    message = refused(case({"a": None, "b": None, "c": None}, rows))
    assert "W024" in message
    assert "first, second" in message or "idle, second" in message
    assert not ("first" in message and "idle" in message)


@pytest.mark.parametrize(
    ("priors", "expected"),
    [
        ({"a": 0.5, "b": 0.4}, ["sum to 0.9", "W011"]),
        ({"a": 0.7, "b": 0.5}, ["sum to 1.2", "W011"]),
        ({"a": 1.2, "b": None}, ["hypotheses.a.prior", "1.2", "W020"]),
        ({"a": 0.6, "b": 0.4, "c": None}, ["leave nothing for c", "W010"]),
        ({"a": (0.6, 0.4, 0.8), "b": 0.5}, ["out of order", "W021"]),
        ({"a": 1.0}, ["only hypothesis", "catch_all", "W002"]),
        ({}, ["no hypotheses", "W001"]),
    ],
)
def test_bad_priors_are_refused(priors, expected):
    """Sums, ranges and missing rivals are named."""
    message = refused(case(priors, GOOD if len(priors) > 1 else {}))
    for part in expected:
        assert part in message


def test_priors_that_are_ranges_or_absent_are_made_to_share():
    """Absent priors share the rest equally; ranges are divided by the sum of their means."""
    row = weigh(case({"a": 0.5, "b": None, "c": None}, {"e": item(dict.fromkeys("abc", 0.5))})).posterior
    assert [row[h].prior for h in "abc"] == pytest.approx([0.5, 0.25, 0.25])
    row = weigh(case({"a": (0.2, 0.4, 0.6), "b": (0.6, 0.8, 1.0)}, GOOD)).posterior
    assert [row[h].prior for h in "ab"] == pytest.approx([1 / 3, 2 / 3])


def test_unknown_names_are_refused():
    """Questions, copies, dependence entries, moves and presets must name what exists."""
    assert "W003" in refused(case(EVEN, GOOD), question="why")
    assert "W029" in refused(case(EVEN, {"e": item({"a": 0.5, "b": 0.5}, repeats="nothing")}))
    lost = Dependence(items=("e", "lost"), correlation=Range.point(0.3))
    assert "W029" in refused(case(EVEN, GOOD, dependence=(lost,)))
    much = Dependence(items=("e", "f"), correlation=Range.point(1.3))
    assert "W031" in refused(case(EVEN, {**GOOD, "f": GOOD["e"]}, dependence=(much,)))
    assert "W028" in refused(case(EVEN, GOOD, settings={"ach_preset": "mine"}))
    path = PathLikelihood(player="p", evidence=("lost",), likelihood={"a": Range.point(0.5)}, method="m")
    assert "W035" in refused(case(EVEN, GOOD), predictions=(path,))
    path = PathLikelihood(player="p", evidence=("e",), likelihood={"z": Range.point(0.5)}, method="m")
    assert "W035" in refused(case(EVEN, GOOD), predictions=(path,))


def test_bad_settings_and_sources_are_refused():
    """Draws, floor and a source's numbers are checked with their place."""
    assert "W033" in refused(case(EVEN, GOOD, settings={"draws": 0}))
    assert "W034" in refused(case(EVEN, GOOD, settings={"floor": 0.0}))
    sources = {"s": Source(text="A witness.", accuracy=Range.point(1.4))}
    assert "sources.s.accuracy" in refused(case(EVEN, GOOD, sources=sources))


def test_a_single_zero_is_floored_and_listed():
    """A zero nobody flagged becomes .001 and is listed; a flagged one excludes."""
    verdict = weigh(case(EVEN, {"e": item({"a": 0.5, "b": 0.0})}))
    assert verdict.posterior["b"].probability == pytest.approx(0.001 / 0.501)
    assert verdict.floored == ("evidence.e.b",)
    flagged = weigh(case(EVEN, {"e": item({"a": 0.5, "b": NEVER})}))
    assert flagged.posterior["b"].probability == 0.0
    assert flagged.posterior["b"].bound_high == 0.0
    assert flagged.floored == ()


def test_all_but_the_catch_all_excluded_is_said():
    """The catch-all takes everything, with a warning."""
    rows = {"e": item({"a": NEVER, "b": 0.5, "none": 0.5}), "f": item({"a": 0.5, "b": NEVER, "none": 0.5})}
    verdict = weigh(case({"a": None, "b": None, "none": None}, rows, catch_all="none"))
    assert verdict.leaders == ("none",)
    assert any("Every named hypothesis is excluded" in warning for warning in verdict.warnings)


def test_a_row_with_a_missing_cell_is_left_out_for_all():
    """A gap is not neutral: the row is skipped and listed; the catch-all's gap is filled by its band."""
    rows = {**GOOD, "gap": item({"a": 0.9})}
    verdict = weigh(case(EVEN, rows))
    assert verdict.posterior["a"].probability == pytest.approx(0.8)
    assert "no rating for b" in verdict.inputs.skipped["gap"]
    assert any("gap" in warning for warning in verdict.warnings)


def test_two_questions_keep_their_rows_apart():
    """Rows that rate another question's hypotheses are neither used nor missed."""
    from dataclasses import replace

    made = case({"a": 0.5, "b": 0.5, "x": 0.5, "y": 0.5}, {**GOOD, "other": item({"x": 0.9, "y": 0.1})})
    questions = {"why": Question(text="Why?"), "then": Question(text="Why then?")}
    of = {"a": "why", "b": "why", "x": "then", "y": "then"}
    hypotheses = {name: replace(h, of=of[name]) for name, h in made.hypotheses.items()}
    made = replace(made, question=None, questions=questions, hypotheses=hypotheses)
    assert weigh(made).inputs.evidence == ("e",)
    second = weigh(made, question="then")
    assert second.inputs.evidence == ("other",)
    assert second.text == "Why then?"
    assert second.status == "rated"


def test_a_prior_of_one_cannot_be_moved_and_that_is_said():
    """Certainty beforehand draws a warning."""
    verdict = weigh(case({"a": 1.0, "b": 0.0}, GOOD))
    assert any("no evidence can move it" in warning for warning in verdict.warnings)


def test_items_later_than_the_day_of_judgement_are_set_aside():
    """What happened after ``as_of`` does not count."""
    rows = {**GOOD, "later": Evidence(text="x", when="1908-01", ratings=GOOD["e"].ratings)}
    verdict = weigh(case(EVEN, rows, as_of="1907-08-01"))
    assert verdict.inputs.evidence == ("e",)
    assert "after the day of judgement" in verdict.inputs.skipped["later"]


def test_prior_ranges_that_no_distribution_fits_are_said():
    """Lows that sum to more than 1: the nearest usable ranges are named, and the ranges are read as shares."""
    made = case({"a": (0.6, 0.7, 0.8), "b": (0.6, 0.65, 0.7)}, {"e": item({"a": 0.5, "b": 0.5})})
    (told,) = [w for w in weigh(made).warnings if "priors" in w]
    assert told == (
        "No choice within the ranges of the priors sums to 1; the nearest ranges that allow one are a 0.50 to 0.80, "
        "b 0.50 to 0.70. They were read as shares."
    )
