"""Attacks on a verdict: process tests, time, premises, deception; and views beside it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from weighing_cases import case, cell, item, row

from prophasis.case import Analyst, Forecast, Impossible, Premise, Question, Range, Source
from prophasis.errors import WeighError
from prophasis.weighing import weigh
from prophasis.weighing.arrays.atoms import atom_priors, cliques, noisy_or
from prophasis.weighing.challenges.process_tests import kind_of, tally

EVEN = {"a": 0.5, "b": 0.5}


@pytest.mark.parametrize(
    ("p", "q", "kind"),
    [
        (0.5, 0.01, "smoking gun"),
        (0.99, 0.5, "hoop"),
        (0.99, 0.02, "doubly decisive"),
        (0.7, 0.4, "straw in the wind"),
    ],
)
def test_the_four_tests_of_process_tracing(p, q, kind):
    """Passing weighs p/q, failing would have weighed (1 - q)/(1 - p); ten to one is much."""
    (test,) = weigh(case(EVEN, {"e": item({"a": p, "b": q})})).tests
    assert (test.kind, test.of, test.over) == (kind, "a", "b")
    assert test.passed_db == pytest.approx(10 * math.log10(p / q))
    assert test.failed_db == pytest.approx(10 * math.log10((1 - q) / (1 - p)))


def test_a_test_belongs_to_the_hypothesis_it_favours():
    """An item against the leader is a test that the rival has passed."""
    rows = {"big": item({"a": 0.9, "b": 0.02}), "small": item({"a": 0.2, "b": 0.4})}
    tests = {test.items[0]: test for test in weigh(case(EVEN, rows)).tests}
    assert tests["small"].of == "b"
    assert tests["big"].of == "a"
    assert tally(tuple(tests.values())) == {"doubly decisive": 0, "smoking gun": 1, "hoop": 0, "straw in the wind": 1}


def test_ten_decibels_is_the_limit_of_much():
    """10 dB counts as much, less does not."""
    assert kind_of(10.0, 9.9) == "smoking gun"
    assert kind_of(9.9, 10.0) == "hoop"


def test_what_is_later_than_the_deed_did_not_cause_it():
    """The question's date sets later items apart; the verdict without them is shown, the record keeps them."""
    rows = {
        "before": item({"a": 0.4, "b": 0.6}, when="1914-06"),
        "after": item({"a": 0.9, "b": 0.2}, when="1914-09-12", kind="deed"),
        "undated": item({"a": 0.5, "b": 0.5}),
    }
    made = replace(case(EVEN, rows), questions={"why": Question(text="Why?", when="1914-08-01")})
    verdict = weigh(made)
    told = verdict.chronology
    assert told.later == ("after",)
    assert told.undated == ("undated",)
    assert verdict.leaders == ("a",)
    assert told.leaders == ("b",)
    assert told.changes_leader
    assert "cannot be one: after" in told.sentence
    assert "Without it “It was b” leads with 0.60." in told.sentence


def test_a_belief_rests_on_what_could_be_known():
    """An item on the actor's belief that it could not know is taken out of the view; none, and no date: no view."""
    hidden = item({"a": 0.9, "b": 0.2}, bears_on="belief", knowable=False)
    rows = {"known": item({"a": 0.4, "b": 0.6}), "hidden": hidden}
    told = weigh(case(EVEN, rows)).chronology
    assert told.unknowable == ("hidden",)
    assert told.probability["b"] == pytest.approx(0.6)
    assert weigh(case(EVEN, {"known": rows["known"]})).chronology is None


def test_each_premise_is_negated_in_turn():
    """Without a premise the items that rest on it go, copies standing for what they repeat."""
    rows = {
        "x": item({"a": 0.9, "b": 0.3}),
        "again": item(repeats="x"),
        "y": item({"a": 0.4, "b": 0.6}),
    }
    premises = {"sound": Premise(text="The log is whole.", supports=("again",)), "idle": Premise(text="Nothing.")}
    (told,) = weigh(case(EVEN, rows, premises=premises)).premises
    assert (told.what, told.items, told.changes_leader) == ("sound", ("x",), True)
    assert told.probability["b"] == pytest.approx(0.6)


def test_a_deceiver_is_read_the_other_way_round():
    """Hits .8 and false reports .2 exchanged: the ratio 2.125 becomes its mirror; that is not the same as no report."""
    source = Source(text="Agent", accuracy=Range.point(0.8), false_report=Range.point(0.2))
    rows = {"e": item({"a": 0.8, "b": 0.2}, origin="agent")}
    verdict = weigh(case(EVEN, rows, sources={"agent": source}))
    assert verdict.posterior["a"].probability == pytest.approx(0.68 / (0.68 + 0.32))
    (told,) = verdict.deceived
    assert told.probability["a"] == pytest.approx(0.32 / (0.68 + 0.32))
    assert told.changes_leader


def test_a_chain_of_hearsay_is_composed_link_by_link():
    """B saw it (.9, .1), A says that B said so (.8, .2): hits .8 x .9 + .2 x .1; the weakest link is A."""
    link = lambda a, b: {"accuracy": Range.point(a), "false_report": Range.point(b)}  # noqa: E731
    sources = {"b": Source(text="B", **link(0.9, 0.1)), "a": Source(text="A", heard_from="b", **link(0.8, 0.2))}
    verdict = weigh(case(EVEN, {"e": item({"a": 1.0, "b": 0.001}, origin="a")}, sources=sources))
    hit, false = 0.8 * 0.9 + 0.2 * 0.1, 0.8 * 0.1 + 0.2 * 0.9
    ratio = hit / (hit * 0.001 + false * 0.999)
    assert verdict.posterior["a"].probability == pytest.approx(ratio / (1 + ratio), rel=1e-6)
    (group,) = verdict.origins
    assert (group.chain, group.weakest) == (("a", "b"), "a")


def test_a_circle_of_hearsay_is_refused():
    """Nobody hears from himself."""
    sources = {"b": Source(text="B", heard_from="a", grade="B"), "a": Source(text="A", heard_from="b", grade="C")}
    with pytest.raises(WeighError, match=r"sources\.b: hears from itself in a circle\. Mend 'heard_from'\. \[W038\]"):
        weigh(case(EVEN, {"e": item({"a": 0.8, "b": 0.2}, origin="a")}, sources=sources))


def test_an_excluded_rival_is_called_so():
    """Against an impossible rival the weight is infinite; a word stands beside it."""
    rows = {"e": item({"a": 0.8, "b": Impossible(reason="he was dead"), "c": 0.4})}
    verdict = weigh(case({"a": None, "b": None, "c": None}, rows))
    assert verdict.contributions[0].excludes == ("b",)
    flip = next(flip for flip in verdict.flip_sets if flip.rival == "b")
    assert flip.excluded
    assert all(not other.excluded for other in verdict.flip_sets if other.rival == "c")


def test_wide_bounds_are_explained_and_narrow_ones_are_not():
    """Many free ranges make bounds wide; points make none."""
    wide = {f"e{n}": item({"a": (0.2, 0.6, 0.95), "b": (0.1, 0.5, 0.9)}) for n in range(6)}
    assert weigh(case(EVEN, wide)).why_wide.startswith("The bounds are wide because 12 ratings may each stand anywhere")
    assert weigh(case(EVEN, {"e": item({"a": 0.6, "b": 0.5})})).why_wide is None


def compatible_case():
    made = case(
        {"a": 0.45, "b": 0.45, "none": 0.1},
        {"x": item({"a": 0.9, "b": 0.2, "none": 0.1}), "y": item({"a": 0.2, "b": 0.9, "none": 0.1})},
        catch_all="none",
    )
    both = {**made.hypotheses, "a": replace(made.hypotheses["a"], compatible_with=("b",))}
    return replace(made, hypotheses=both)


def test_hypotheses_that_can_hold_together_are_not_forced_to_one_whole():
    """Each item needs another cause: both at work is the likeliest atom, and the marginals sum to more than one."""
    joint = weigh(compatible_case()).joint
    assert sum(joint.atoms.values()) == pytest.approx(1.0)
    assert max(joint.atoms, key=joint.atoms.get) == "a+b"
    assert sum(joint.marginals.values()) > 1.2
    assert joint.marginals["a"] == pytest.approx(joint.atoms["a"] + joint.atoms["a+b"])
    assert weigh(case(EVEN, {"x": item({"a": 0.9, "b": 0.2})})).joint is None


def test_the_noisy_or_keeps_what_tells_nothing_telling_nothing():
    """An item as likely under each cause as under none is as likely under both; an absence is the mirror."""
    atoms = cliques(np.array([[False, True], [True, False]]))
    assert noisy_or(np.array([0.4, 0.4]), 0.4, atoms) == pytest.approx([0.4, 0.4, 0.4])
    assert noisy_or(np.array([0.5, 0.7]), 0.0, atoms) == pytest.approx([0.5, 0.7, 1 - 0.5 * 0.3])
    assert noisy_or(np.array([0.5, 0.3]), 1.0, atoms, absence=True) == pytest.approx([0.5, 0.3, 0.15])
    assert atom_priors(np.array([0.5, 0.5]), atoms) == pytest.approx([1 / 3] * 3)


def judging(pool, beta=0.0):
    """Two analysts; ben's outright judgements sum to 1.6."""
    rows = {"e": item(ratings=(row({"a": 0.9, "b": 0.1}, analyst="ana"), row({"a": 0.4, "b": 0.6}, analyst="ben")))}
    analysts = {
        "ana": Analyst(name="Ana", judgement={"a": cell(0.8), "b": cell(0.2)}),
        "ben": Analyst(name="Ben", judgement={"a": cell(0.9), "b": cell(0.7)}),
    }
    return case(EVEN, rows, analysts=analysts, settings={"pool": pool, "coherence_beta": beta})


def test_outright_judgements_are_made_coherent_and_compared():
    """(.9, .7) is nearest to (.6, .4), at a distance of .42; his ratings imply .4 and .6."""
    verdict = weigh(judging("linear"))
    ana, ben = verdict.coherence
    assert ana.incoherence == pytest.approx(0.0, abs=1e-12)
    assert list(ben.repaired.values()) == pytest.approx([0.6, 0.4])
    assert ben.incoherence == pytest.approx(0.3 * math.sqrt(2))
    assert ben.implied["a"] == pytest.approx(0.4)
    assert any("sum to 1.60" in warning for warning in verdict.warnings)
    assert any("ben judges a most probable outright, while the ratings imply b" in w for w in verdict.warnings)


def test_the_pool_can_be_weighted_by_coherence():
    """Weights exp(-beta x incoherence); beta 0 is equal weights, and that is said."""
    plain = weigh(judging("coherence-weighted"))
    assert plain.posterior["a"].probability == pytest.approx(0.65)
    assert any("the weights are equal" in warning for warning in plain.warnings)
    weighed = weigh(judging("coherence-weighted", 5.0))
    share = 1 / (1 + math.exp(-5 * 0.3 * math.sqrt(2)))
    assert weighed.coherence[0].weight == pytest.approx(share)
    assert weighed.posterior["a"].probability == pytest.approx(share * 0.9 + (1 - share) * 0.4)
    assert "coherence of their outright judgements" in weighed.whose


def test_resolved_forecasts_are_scored_and_late_ones_named():
    """Brier 2(p - o)^2 on average; a forecast past its day without an outcome is overdue."""
    made = lambda p, outcome, due="1914-09": Forecast(  # noqa: E731
        text="It will.", by="ana", probability=Range.point(p), due=due, outcome=outcome
    )
    forecasts = {"f": made(0.8, True), "g": made(0.3, False), "late": made(0.5, None), "h": made(0.5, None, "1916")}
    scored = weigh(case(EVEN, {"e": item({"a": 0.6, "b": 0.5})}, forecasts=forecasts, as_of="1915-01-01")).scores
    assert scored.scores[0].brier == pytest.approx((2 * 0.04 + 2 * 0.09) / 2)
    assert (scored.overdue, scored.open) == (("late",), ("h",))
    assert "2 resolved forecasts: Brier score 0.13" in scored.sentence


def test_a_case_without_forecasts_has_no_scores():
    """Nothing forecast, nothing scored."""
    assert weigh(case(EVEN, {"e": item({"a": 0.6, "b": 0.5})})).scores is None


def test_words_are_weighed_by_audience():
    """What is said at home points to one hypothesis, abroad to another; the gap is deeds less words."""
    rows = {
        "home": item({"a": 0.8, "b": 0.2}, kind="word", audience="At home"),
        "again": item({"a": 0.6, "b": 0.4}, kind="word", audience="at  home"),
        "abroad": item({"a": 0.3, "b": 0.7}, kind="word", audience="abroad"),
        "deed": item({"a": 0.1, "b": 0.9}, kind="deed"),
    }
    home, abroad = weigh(case(EVEN, rows)).audiences
    assert (home.audience, home.items, home.leaders) == ("At home", ("home", "again"), ("a",))
    assert home.probability["a"] == pytest.approx(6 / 7)
    assert abroad.leaders == ("b",)
    assert abroad.gap["a"] == pytest.approx(0.1 - 0.3)
    assert weigh(case(EVEN, {k: rows[k] for k in ("home", "deed")})).audiences == ()


def test_a_set_that_is_hardly_at_work_is_not_dwelt_on():
    """Compatible, yet excluded: one short sentence."""
    made = compatible_case()
    barred = item({"a": 0.5, "b": Impossible(reason="absent"), "none": 0.5})
    joint = weigh(replace(made, evidence={**made.evidence, "z": barred})).joint
    assert joint.sentence.startswith("Though some of them could")
