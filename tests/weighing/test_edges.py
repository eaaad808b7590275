"""What happens at the edges: every refusal and every warning, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_cases import case, item, row

from prophasis.case import Impossible
from prophasis.errors import WeighError
from prophasis.weighing import weigh

EVEN = {"a": 0.5, "b": 0.5}
GOOD = {"e": item({"a": 0.8, "b": 0.2})}
NEVER = Impossible(reason="it could not be")


def refusal(made) -> str:
    with pytest.raises(WeighError) as caught:
        weigh(made)
    return str(caught.value)


def by_ana(cells):
    return case(EVEN, {"e": item(ratings=(row(cells, analyst="ana"),))})


def test_a_zero_that_nobody_flagged_becomes_the_floor_and_is_listed():
    """30 dB at most from one item, unless somebody says 'impossible' and why."""
    verdict = weigh(case(EVEN, {"e": item({"a": 0.5, "b": 0.0})}))
    assert verdict.posterior["b"].probability == pytest.approx(0.001 / 0.501)
    assert verdict.floored == ("evidence.e.b",)
    assert "1 zero became 0.001, since nothing marked them impossible: evidence.e.b." in verdict.warnings
    flagged = weigh(case(EVEN, {"e": item({"a": 0.5, "b": NEVER})}))
    assert flagged.posterior["b"].probability == 0.0
    assert flagged.floored == ()


def test_rows_that_exclude_everything_are_named_and_no_others():
    """The smallest contradictory set, and the way out."""
    rows = {
        "idle": item({"a": 0.5, "b": 0.5, "c": 0.5}),
        "first": item({"a": NEVER, "b": 0.5, "c": 0.5}),
        "second": item({"a": 0.5, "b": NEVER, "c": NEVER}),
    }
    assert refusal(case(dict.fromkeys("abc"), rows)) == (
        "evidence: the items first, second as rated exclude every hypothesis (a, b, c). "
        "Take back one 'impossible', or add a hypothesis that allows them all. [W024]"
    )


def test_the_catch_all_takes_what_all_others_lost_and_that_is_said():
    """None-of-these is the hypothesis that allows them all."""
    rows = {"e": item({"a": NEVER, "b": 0.5, "none": 0.5}), "f": item({"a": 0.5, "b": NEVER, "none": 0.5})}
    verdict = weigh(case({"a": None, "b": None, "none": None}, rows, catch_all="none"))
    assert verdict.leaders == ("none",)
    assert "Every named hypothesis is excluded; all the probability falls on none." in verdict.warnings


def test_a_row_with_a_gap_is_left_out_for_all_and_listed():
    """A gap is not neutral."""
    verdict = weigh(case(EVEN, {**GOOD, "gap": item({"a": 0.9})}))
    assert verdict.posterior["a"].probability == pytest.approx(0.8)
    assert verdict.inputs.skipped == {
        "gap": "no rating for b; a row is weighed only when every rival has a cell",
    }
    assert "Left out because some rival has no rating there: gap." in verdict.warnings
    assert "gap" in {sign.what for sign in verdict.look_for}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            {"a": (0.7, 0.5, 0.3), "b": 0.2},
            "evidence.e.a by ana: low 0.7, best 0.5, high 0.3 are out of order. "
            "Write [low, best, high] with low <= best <= high. [W021]",
        ),
        (
            {"a": (0.5, 0.8, 0.7), "b": 0.2},
            "evidence.e.a by ana: low 0.5, best 0.8, high 0.7 are out of order. "
            "Write [low, best, high] with low <= best <= high. [W021]",
        ),
        (
            {"a": 1.3, "b": 0.2},
            "evidence.e.a by ana: 1.3 is not a probability. "
            "Write a number from 0 to 1; a percentage is divided by 100. [W020]",
        ),
        (
            {"a": float("nan"), "b": 0.2},
            "evidence.e.a by ana: nan is not a number. Write a number from 0 to 1. [W022]",
        ),
        (
            {"a": 0.0, "b": 0.0},
            "evidence.e: every cell by ana is zero: the item would be impossible under all hypotheses, yet it is "
            "there. Rate it above 0 for at least one hypothesis. [W023]",
        ),
    ],
    ids=["low over high", "best outside", "outside 0 to 1", "not a number", "all zero"],
)
def test_a_cell_that_is_no_likelihood_is_refused_with_its_place(cells, message):
    """Row, hypothesis and analyst are named, with the value and the mend."""
    assert refusal(by_ana(cells)) == message


def test_an_absence_asks_how_one_looked():
    """Not finding weighs as far as somebody looked; with a search described nothing is asked."""
    told = "Absence weighs only as far as somebody looked; no search is described for e."
    absent = item({"a": 0.8, "b": 0.2}, kind="absence")
    assert told in weigh(case(EVEN, {"e": absent})).warnings
    assert told not in weigh(case(EVEN, {"e": replace(absent, search="Three archives, all of 1907.")})).warnings


def test_a_tie_has_two_leaders():
    """Neither is put first; the sentence says that no hypothesis leads."""
    verdict = weigh(case({"a": 0.4, "b": 0.4, "c": 0.2}, {"e": item({"a": 0.5, "b": 0.5, "c": 0.1})}))
    assert verdict.leaders == ("a", "b")
    assert verdict.sentence.startswith("No hypothesis leads: “It was a” and “It was b” are level")


def test_a_hypothesis_without_a_rival_is_refused():
    """The catch-all is asked for."""
    assert refusal(case({"a": 1.0}, {})) == (
        "hypotheses: 'a' is the only hypothesis: nothing is weighed against it. "
        "Add a rival, or 'none of these' with catch_all: true. [W002]"
    )


def test_without_evidence_there_is_no_judgement():
    """Nothing is made up out of the priors."""
    verdict = weigh(case({"a": 0.7, "b": 0.3}, {}))
    assert verdict.leaders == ()
    assert verdict.sentence == "No judgement: the case holds no evidence that can be weighed."


def test_certainty_beforehand_is_said_to_be_immovable():
    """A prior of 0 or 1 stays, and the warning says so."""
    verdict = weigh(case({"a": 1.0, "b": 0.0}, GOOD))
    assert verdict.posterior["a"].probability == 1.0
    assert "The prior of a is 1: no evidence can move it." in verdict.warnings
    assert "The prior of b is 0: no evidence can move it." in verdict.warnings


def test_beyond_sixty_decibels_the_model_is_in_doubt():
    """A million to one: the total is kept, and a warning says what dominates there."""
    told = (
        "The evidence for a over b adds up to more than 60 dB, a million to one: "
        "a mistake in the model is likelier than that."
    )
    rows = {f"e{n}": item({"a": 0.99, "b": 0.01}) for n in range(4)}
    assert told in weigh(case(EVEN, rows)).warnings
    assert not any("60 dB" in warning for warning in weigh(case(EVEN, dict(list(rows.items())[:3]))).warnings)
