"""A cell explains itself: formulas with their figures, who set them, and what the verdict would be without it."""

from __future__ import annotations

import pytest
from weighing_cases import case, cell, item, row

from prophasis.case import PathLikelihood, Range, Source, Span
from prophasis.errors import WeighError
from prophasis.weighing import explain, weigh

EVEN = {"a": 0.5, "b": 0.5}
SOURCE = Source(text="The agent", accuracy=Range.point(0.8), false_report=Range.point(0.2))


def test_the_steps_lead_from_what_was_written_to_the_verdict():
    """A PERT range, its mean, the report model, the weight and the verdict without the item."""
    given = row({"a": (0.6, 0.8, 0.94), "b": 0.2}, analyst="ana", reason="He would have known.")
    span = Span(document="d", start=1, end=4)
    made = case(EVEN, {"e": item(ratings=(given,), origin="agent", spans=(span,))}, sources={"agent": SOURCE})
    (told,) = explain(made, "e", "a")
    assert [step.name for step in told.steps] == [
        "as rated", "mean of the range", "as reported", "weight against b", "in the verdict",
    ]  # fmt: skip
    rated, mean, reported, weight, without = told.steps
    assert (rated.formula, rated.by, rated.note) == ("0.6/0.8/0.94", "ana", "He would have known.")
    assert mean.formula == "(0.6 + 4 x 0.8 + 0.94) / 6 = 0.79"
    assert (reported.formula, reported.by) == ("0.8 x 0.79 + 0.2 x (1 - 0.79) = 0.674", "The agent")
    assert weight.formula == "10 log10(0.674 / 0.32) = +3.24 dB"
    assert without.value == pytest.approx(weigh(made).posterior["a"].probability - 0.5)
    assert told.spans == (span,)
    assert told.sentence == "e speaks for “It was a”: +3.2 dB against “It was b”."


def test_each_hypothesis_in_turn_where_none_is_named():
    """The leader is set against the runner-up, every other against the leader."""
    made = case({"a": None, "b": None, "c": None}, {"e": item({"a": 0.8, "b": 0.4, "c": 0.1})})
    told = {one.hypothesis: one.steps[-2].name for one in explain(made, "e")}
    assert told == {"a": "weight against b", "b": "weight against a", "c": "weight against a"}


@pytest.mark.parametrize(
    ("item_id", "why"),
    [("copy", "it repeats e: a copy adds nothing"), ("bare", "nobody has rated it"), ("half", "no rating for b")],
)
def test_what_counts_for_nothing_says_why(item_id, why):
    """Copies, unrated items and rows with a missing cell."""
    rows = {"e": item({"a": 0.8, "b": 0.4}), "copy": item(repeats="e"), "bare": item(), "half": item({"a": 0.3})}
    (told,) = explain(case(EVEN, rows), item_id, "a")
    assert why in told.sentence


def test_the_games_path_is_one_step_and_an_unsure_cell_says_so():
    """A row that stands for several items names them; `unsure` is the widest range."""
    rows = {
        "m": item(ratings=(row({"a": 0.5, "b": 0.5}, analyst="x"), row({"a": 0.5, "b": 0.5}, analyst="y"))),
        "n": item(ratings=(row({"a": "unsure", "b": cell(0.4)}, analyst="x"),)),
    }
    path = PathLikelihood(
        player="p", evidence=("m",), likelihood={"a": Range.point(0.6), "b": Range.point(0.2)}, method=""
    )
    (told,) = explain(case(EVEN, rows), "m", "a", predictions=[path])
    assert [step.name for step in told.steps].count("the game's observed path") == 1
    (other,) = explain(case(EVEN, rows), "n", "a", predictions=[path])
    assert other.steps[0].formula == "unsure: the widest range whose mean is the row's"


def test_an_unknown_name_is_refused():
    """The message lists what there is."""
    made = case(EVEN, {"e": item({"a": 0.8, "b": 0.4})})
    with pytest.raises(WeighError, match=r"explain: there is no item 'f'\. Known: e\. \[W041\]"):
        explain(made, "f", "a")
    with pytest.raises(WeighError, match=r"there is no hypothesis 'z'\. Known: a and b\."):
        explain(made, "e", "z")
