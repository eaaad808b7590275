"""What is done only where it is asked for or stated: habits, recalibration, outcomes, staging, audiences."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_cases import case, item, row

from prophasis.case import Actor, Analyst, Dependence, Evidence, Forecast, Question, Range, Rating, Relation
from prophasis.errors import WeighError
from prophasis.weighing import difference, weigh
from prophasis.weighing.arrays.recalibrate import fitted_slope, pool_factor, shrunk
from prophasis.weighing.outcomes import with_outcomes

EVEN = {"a": 0.5, "b": 0.5}
POINT = Range.point


def by(analyst, a, b):
    return row({"a": a, "b": b}, analyst=analyst)


# -- one shift for each analyst ---------------------------------------------------------------------------------


def test_a_habit_of_overstating_widens_the_spread_and_leaves_the_probability():
    """One factor on all of an analyst's weights, drawn once: points get a spread, ranges a wider one."""
    rows = {f"e{k}": item({"a": 0.7, "b": 0.4}) for k in range(6)}
    ranged = {f"e{k}": item({"a": (0.6, 0.7, 0.8), "b": 0.4}) for k in range(6)}
    for evidence in (rows, ranged):
        plain, wide = (weigh(case(EVEN, evidence, settings={"habit": habit})).posterior["a"] for habit in (0.0, 0.3))
        assert wide.probability == plain.probability
        assert wide.high - wide.low > plain.high - plain.low + 0.01
        assert wide.low < plain.low
        assert wide.high > plain.high


def test_the_habit_is_the_factor_it_says():
    """With points the 5 and 95 % points of the log odds are exp(-+1.645 habit) times what they are."""
    made = case(EVEN, {"e": item({"a": 0.8, "b": 0.2})}, settings={"habit": 0.4})
    found = weigh(made).posterior["a"]
    for p, z in ((found.low, -1.6449), (found.high, 1.6449)):
        assert np.log(p / (1 - p)) == pytest.approx(np.log(4) * np.exp(0.4 * z), rel=5e-3)


def test_a_habit_that_is_none_is_refused():
    """Below 0 or beyond 2."""
    with pytest.raises(WeighError, match="a habit of 3") as raised:
        weigh(case(EVEN, {"e": item({"a": 0.8, "b": 0.2})}, settings={"habit": 3.0}))
    assert raised.value.code == "W045"


# -- pools ------------------------------------------------------------------------------------------------------


def test_a_logarithmic_pool_may_be_weighted_by_coherence():
    """The weights are those of the linear pool; the rule is the geometric mean."""
    analysts = {
        "ana": Analyst(name="Ana", judgement={"a": POINT(0.6), "b": POINT(0.4)}),
        "ben": Analyst(name="Ben", judgement={"a": POINT(0.9), "b": POINT(0.6)}),
    }
    made = case(
        EVEN,
        {"e": item(ratings=(by("ana", 0.8, 0.2), by("ben", 0.3, 0.6)))},
        analysts=analysts,
        settings={"pool": "coherence-weighted-logarithmic", "coherence_beta": 3.0},
    )
    verdict = weigh(made)
    weight = {one.analyst: one.weight for one in verdict.coherence}
    assert weight["ana"] > weight["ben"]
    log = weight["ana"] * np.log(0.8 / 0.2) + weight["ben"] * np.log(0.3 / 0.6)
    assert verdict.posterior["a"].probability == pytest.approx(1 / (1 + np.exp(-log)))


def forecasts(who, p=0.9, right=5, wrong=5):
    outcomes = [True] * right + [False] * wrong
    return {f"f{who}{k}": Forecast(text="x", by=who, probability=POINT(p), outcome=o) for k, o in enumerate(outcomes)}


def test_recalibration_is_applied_on_request():
    """An analyst who says 0.9 and is right half of the time has his log odds shrunk by what ten forecasts teach."""
    rows = {"e": item(ratings=(by("ana", 0.9, 0.1),))}
    base = case(EVEN, rows, forecasts=forecasts("ana"))
    asked = replace(base, settings=replace(base.settings, recalibrate=True))
    slope = shrunk(fitted_slope(np.full(10, 0.9), np.arange(10) < 5), 10)
    assert slope < 1
    odds = np.log(9) * slope
    assert weigh(base).posterior["a"].probability == pytest.approx(0.9)
    verdict = weigh(asked)
    assert verdict.posterior["a"].probability == pytest.approx(1 / (1 + np.exp(-odds)))
    assert any("Recalibrated from resolved forecasts: the log odds of ana" in told for told in verdict.warnings)


def test_without_forecasts_nothing_is_recalibrated_and_it_is_said():
    """Four resolved forecasts are too few."""
    rows = {"e": item(ratings=(by("ana", 0.9, 0.1),))}
    made = case(EVEN, rows, forecasts=forecasts("ana", right=2, wrong=2), settings={"recalibrate": True})
    verdict = weigh(made)
    assert verdict.posterior["a"].probability == pytest.approx(0.9)
    assert any("ana has too few resolved forecasts" in told for told in verdict.warnings)


def test_a_pool_is_extremised_only_where_analysts_hold_different_evidence():
    """Two analysts with a witness each: away from the prior by 1.2915; the same witnesses: left alone, and said."""
    apart = {"e": item(ratings=(by("ana", 0.8, 0.4),)), "f": item(ratings=(by("ben", 0.6, 0.4),))}
    same = {"e": item(ratings=(by("ana", 0.8, 0.4), by("ben", 0.6, 0.4)))}
    prior = {"a": 0.3, "b": 0.7}
    plain = weigh(case(prior, apart)).posterior["a"].probability
    verdict = weigh(case(prior, apart, settings={"extremise": True}))
    factor = pool_factor(2)
    odds = factor * np.log(plain / (1 - plain)) + (1 - factor) * np.log(0.3 / 0.7)
    assert verdict.posterior["a"].probability == pytest.approx(1 / (1 + np.exp(-odds)))
    assert any("away from the prior by 1.29 times" in told for told in verdict.warnings)
    left = weigh(case(prior, same, settings={"extremise": True}))
    assert left.posterior["a"].probability == pytest.approx(weigh(case(prior, same)).posterior["a"].probability)
    assert any("100% of the witnesses are rated by more than one analyst" in told for told in left.warnings)


def test_causes_that_can_hold_together_are_extremised_from_their_own_prior():
    """The view over atoms has its own prior; its shares stay a distribution."""
    apart = {"e": item(ratings=(by("ana", 0.8, 0.4),)), "f": item(ratings=(by("ben", 0.6, 0.4),))}
    made = case({"a": 0.3, "b": 0.7}, apart, settings={"extremise": True})
    made = replace(made, hypotheses={**made.hypotheses, "a": replace(made.hypotheses["a"], compatible_with=("b",))})
    joint = weigh(made).joint
    assert sum(joint.atoms.values()) == pytest.approx(1.0)
    plain = weigh(replace(made, settings=replace(made.settings, extremise=False))).joint
    moved = [(joint.atoms[k] - plain.atoms[k]) * (plain.atoms[k] - plain.prior[k]) for k in joint.atoms]
    assert max(moved) > 0


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(*(st.floats(0.1, 0.9) for _ in range(4))), min_size=2, max_size=6),
    st.sampled_from(["linear", "logarithmic"]),
)
def test_flip_sets_and_bounds_know_the_recalibration(numbers, pool):
    """The smallest set by brute force over whole verdicts; the probability lies within its bounds."""
    rows = {f"e{k}": item(ratings=(by("ana", a, b), by("ben", c, d))) for k, (a, b, c, d) in enumerate(numbers)}
    told = {**forecasts("ana"), **forecasts("ben", p=0.7, right=9, wrong=1)}
    base = case({"a": 0.6, "b": 0.4}, rows, forecasts=told, settings={"pool": pool, "recalibrate": True})
    verdict = weigh(base)
    row_ = verdict.posterior["a"]
    assert row_.bound_low - 1e-9 <= row_.probability <= row_.bound_high + 1e-9
    margin = verdict.posterior[verdict.leaders[0]].probability - 0.5
    if len(verdict.leaders) > 1 or margin < 1e-4 or verdict.leaders != ("a",):
        return

    def level(gone):
        kept = {k: e for k, e in rows.items() if k not in gone}
        if not kept:
            return False
        return weigh(replace(base, evidence=kept)).posterior["b"].probability >= 0.5 - 1e-9

    sizes = [n for n in range(1, len(rows)) if any(level(gone) for gone in combinations(rows, n))]
    flip = verdict.flip_set
    assert (flip.rows if flip is not None and flip.rows < len(rows) else None) == (sizes[0] if sizes else None)


# -- several outcomes -------------------------------------------------------------------------------------------


def several(status="open", outcome=None, low=0.1, **more):
    def rated(name, a, b):
        cells = {"a": Range(low=a[0], best=a[1], high=a[2]), "b": Range(low=b[0], best=b[1], high=b[2])}
        return Rating(cells=cells, outcome=name)

    ratings = (
        rated("found", (low, 0.2, 0.5), (0.1, 0.1, 0.1)),
        rated("burnt", (0.3, 0.4, 0.6), (0.2, 0.2, 0.2)),
        rated("nothing", (0.4, 0.4, 0.45), (0.7, 0.7, 0.7)),
    )
    return Evidence(text="A search.", status=status, outcome=outcome, ratings=ratings, **more)


def test_ranges_over_outcomes_are_made_no_wider_than_they_can_be():
    """De Campos, Huete & Moral: the box (.1,.3,.4)-(.5,.6,.45) allows no more than [.1,.3] [.3,.5] [.4,.45]."""
    made = with_outcomes("e", several(), case(EVEN, {}).settings)
    cells = [rating.cells["a"] for rating in made.ratings]
    assert [(round(c.low, 9), round(c.high, 9)) for c in cells] == [(0.1, 0.3), (0.3, 0.5), (0.4, 0.45)]
    assert all(c.low <= c.best <= c.high for c in cells)


def test_an_open_item_with_several_outcomes_is_worth_its_information():
    """Three outcomes at their means: the mutual information by hand, over the spread too where ranges are."""
    rows = {"e": item({"a": (0.5, 0.6, 0.7), "b": 0.3}), "search": several(effort=2.0)}
    verdict = weigh(case(EVEN, rows))
    sign = next(s for s in verdict.look_for if s.what == "search")
    p = np.array([verdict.posterior["a"].probability, verdict.posterior["b"].probability])
    means = np.array(
        [[(0.1 + 4 * 0.2 + 0.3) / 6, (0.3 + 4 * 0.4 + 0.5) / 6, (0.4 + 4 * 0.4 + 0.45) / 6], [0.1, 0.2, 0.7]]
    )
    joint = p[:, None] * means / means.sum(axis=1, keepdims=True)
    bits = (joint * np.log2(joint / np.outer(joint.sum(axis=1), joint.sum(axis=0)))).sum()
    assert sign.bits == pytest.approx(bits, abs=1e-12)
    assert sign.per_effort == pytest.approx(bits / 2)
    assert sign.bits_low < sign.bits < sign.bits_high
    assert "found, burnt and nothing" in sign.why
    assert "search" in verdict.inputs.skipped


def test_the_outcome_that_came_enters_with_its_own_row():
    """Known, the item weighs as the row of its outcome."""
    verdict = weigh(case(EVEN, {"search": several(status=None, outcome="nothing")}))
    mean = (0.4 + 4 * 0.4 + 0.45) / 6
    assert verdict.posterior["a"].probability == pytest.approx(mean / (mean + 0.7))


def test_outcomes_that_cannot_sum_to_one_are_refused_with_the_nearest_that_can():
    """The message names item, hypothesis, and the box."""
    bad = several()
    with pytest.raises(WeighError) as raised:
        weigh(case(EVEN, {"search": replace(bad, ratings=tuple(_lower(r) for r in bad.ratings))}))
    assert raised.value.code == "W042"
    assert str(raised.value) == (
        "evidence.search.outcomes: no choice within the ranges of its outcomes sums to 1 under a. The nearest ranges "
        "that allow one: found 0.05 to 0.333, burnt 0.05 to 0.333, nothing 0.05 to 0.333. [W042]"
    )
    with pytest.raises(WeighError, match="turned out 'lost', which nobody has rated"):
        weigh(case(EVEN, {"search": several(status=None, outcome="lost")}))


def _lower(rating):
    return replace(rating, cells={**rating.cells, "a": Range(low=0.05, best=0.1, high=0.2)})


# -- staged and exposed -----------------------------------------------------------------------------------------


def test_what_may_be_staged_says_less():
    """P(item | h) is s + (1 - s) p: what is staged is there in any case."""
    staged = {"a": Range(low=0.1, best=0.2, high=0.6), "b": POINT(0.5)}
    verdict = weigh(case(EVEN, {"e": item({"a": 0.8, "b": (0.1, 0.2, 0.3)}, staged=staged)}))
    s = (0.1 + 0.8 + 0.6) / 6
    one, two = s + (1 - s) * 0.8, 0.5 + 0.5 * 0.2
    found = verdict.posterior["a"]
    assert found.probability == pytest.approx(one / (one + two))
    low, high = 0.1 + 0.9 * 0.8, 0.6 + 0.4 * 0.8
    assert found.bound_low == pytest.approx(low / (low + 0.5 + 0.5 * 0.3))
    assert found.bound_high == pytest.approx(high / (high + 0.5 + 0.5 * 0.1))


def test_an_exposure_stands_in_for_what_it_exposes():
    """The forged item and its copies are set aside; the exposure is weighed with its own row."""
    rows = {
        "photo": item({"a": 0.9, "b": 0.1}),
        "reprint": item({"a": 0.9, "b": 0.1}, repeats="photo"),
        "expert": item({"a": 0.2, "b": 0.4}, exposes="photo"),
    }
    verdict = weigh(case(EVEN, rows))
    assert verdict.posterior["a"].probability == pytest.approx(1 / 3)
    assert verdict.inputs.skipped["photo"] == "exposed as staged by expert, which is weighed in its place"
    assert verdict.inputs.skipped["reprint"] == verdict.inputs.skipped["photo"]
    before = {k: replace(e, exposes=None) for k, e in rows.items()}
    moved = difference(case(EVEN, before), case(EVEN, rows))
    assert moved.after["a"] == pytest.approx(1 / 3)


def test_decibels_cannot_be_staged():
    """A ratio has no p to mix with."""
    rated = row({"a": 5.0, "b": 0.0}, scale="weight_db", against="b")
    with pytest.raises(WeighError, match="rated in decibels") as raised:
        weigh(case(EVEN, {"e": item(ratings=(rated,), staged={"a": POINT(0.1)})}))
    assert raised.value.code == "W044"


# -- words, deeds, belief ---------------------------------------------------------------------------------------


def test_words_at_home_and_abroad():
    """By the audience's wording, or by the states of speaker and hearer; the gap is deeds less words."""
    actors = {
        "here": Actor(name="Here", kind="state"),
        "there": Actor(name="There", kind="state"),
        "minister": Actor(name="Minister", relations=(Relation(to="here", kind="office of"),)),
        "envoy": Actor(
            name="Envoy", relations=(Relation(to="there", kind="envoy of"), Relation(to="here", kind="borders"))
        ),
    }
    rows = {
        "rally": item({"a": 0.8, "b": 0.2}, kind="word", audience="public, at home"),
        "note": item({"a": 0.3, "b": 0.6}, kind="word", by="minister", to="envoy"),
        "deed": item({"a": 0.6, "b": 0.4}),
    }
    verdict = weigh(case(EVEN, rows, actors=actors))
    views = {view.audience: view for view in verdict.scopes}
    assert views["domestic"].items == ("rally",)
    assert views["foreign"].items == ("note",)
    assert views["foreign"].gap["a"] == pytest.approx(0.6 - 1 / 3)
    words = 0.8 * 0.3 / (0.8 * 0.3 + 0.2 * 0.6)
    assert verdict.gap["a"] == pytest.approx(0.6 - words)


def test_what_it_believed_and_what_was_so():
    """Each alone; without an item on a belief there is no such view."""
    rows = {"e": item({"a": 0.8, "b": 0.2}, bears_on="belief", knowable=True), "f": item({"a": 0.3, "b": 0.6})}
    belief, world = weigh(case(EVEN, rows)).bearings
    assert (belief.items, world.items) == (("e",), ("f",))
    assert belief.probability["a"] == pytest.approx(0.8)
    assert world.leaders == ("b",)
    assert weigh(case(EVEN, {"f": rows["f"]})).bearings == ()


def test_chronology_asks_whether_it_could_be_known():
    """What became known too late is out; of what nobody has said, it is asked; a cause may be too late itself."""
    rows = {
        "late": item({"a": 0.9, "b": 0.1}, bears_on="belief", known="1915-02"),
        "early": item({"a": 0.4, "b": 0.6}, bears_on="belief", known="1914-02"),
        "open": item({"a": 0.5, "b": 0.5}, bears_on="belief"),
    }
    made = replace(case(EVEN, rows), questions={"why": Question(text="Why?", when="1914-08-01")})
    made = replace(made, hypotheses={**made.hypotheses, "a": replace(made.hypotheses["a"], since="1916")})
    told = weigh(made).chronology
    assert told.unknowable == ("late",)
    assert told.unasked == ("open",)
    assert told.late_causes == ("a",)
    assert told.leaders == ("b",)
    assert "came, or could be known, only later" in told.sentence
    assert "Nobody has said whether the actor could know open" in told.sentence


# -- together ---------------------------------------------------------------------------------------------------


def test_the_greedy_set_says_how_good_it_is_only_where_that_holds():
    """Within 1 - 1/e where nothing ties the candidates given a hypothesis; silent where a dependence entry does."""
    rows = {
        "e": item({"a": 0.6, "b": 0.4}),
        "x": item({"a": 0.8, "b": 0.2}, status="open"),
        "y": item({"a": 0.7, "b": 0.1}, status="open"),
    }
    free = weigh(case(EVEN, rows))
    tied = weigh(case(EVEN, rows, dependence=(Dependence(items=("x", "y"), correlation=POINT(0.5)),)))
    told = [next(s.why for s in v.look_for if s.kind == "together") for v in (free, tied)]
    assert "within 1 - 1/e" in told[0]
    assert "within 1 - 1/e" not in told[1]
