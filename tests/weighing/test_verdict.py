"""A whole case: every form of rating at once, analysts, words against deeds, a game's path, and the sentences."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from weighing_cases import CAB, case, cell, item, row

from prophasis.case import Dependence, Document, Evidence, Impossible, PathLikelihood, Range, Settings, Source, Span
from prophasis.weighing import weigh
from prophasis.weighing.words import clause, number, term

RIVALS = ("orders", "illness", "protest", "other")


def everything():
    """An invented departure: likelihoods, decibels, marks, an absence, a copy, two analysts, a tie, a low grade."""
    evidence = {
        "cable": item(
            dict(zip(RIVALS, ((0.6, 0.8, 0.95), 0.3, 0.3, 0.3), strict=True)),
            kind="deed",
            origin="office",
            spans=(Span(document="paper", start=1, end=9),),
        ),
        "cable_again": Evidence(text="The memoir says the same.", kind="word", repeats="cable"),
        "no_doctor": item(
            dict(zip(RIVALS, (0.9, (0.1, 0.25, 0.4), 0.9, 0.7), strict=True)), kind="absence", search="the hotel's book"
        ),
        "speech": item(
            ratings=(row(dict(zip(RIVALS, ("N", "C", "I", "NA"), strict=True)), scale="rating"),), kind="word"
        ),
        "others_stayed": item(
            ratings=(row({"illness": 0.0, "protest": -6.0, "other": -1.0}, scale="weight_db", against="orders"),),
            kind="comparison",
        ),
        "luggage": item(
            ratings=(
                row(dict(zip(RIVALS, (0.4, 0.1, 0.1, 0.3), strict=True)), analyst="ana"),
                row(dict(zip(RIVALS, (0.5, "unsure", 0.2, 0.3), strict=True)), analyst="ben"),
            ),
            kind="deed",
            origin="rumour",
        ),
    }
    made = case(
        {"orders": (0.2, 0.35, 0.5), "illness": 0.3, "protest": 0.25, "other": 0.1},
        evidence,
        catch_all="other",
        sources={
            "office": Source(
                text="The office.", accuracy=cell((0.75, 0.9, 0.97)), false_report=cell((0.01, 0.05, 0.1))
            ),
            "rumour": Source(text="Talk.", grade="F"),
        },
        documents={"paper": Document(id="paper", published="1907-07-21", perspective="government")},
        dependence=(Dependence(items=("cable", "luggage"), correlation=cell((0.0, 0.3, 0.6))),),
        as_of="1907-08-01",
    )
    illness = replace(made.hypotheses["illness"], compatible_with=("orders",))
    return replace(made, hypotheses={**made.hypotheses, "illness": illness})


def test_every_form_of_rating_weighs_together():
    """Six items in five forms make one verdict with all of its parts."""
    verdict = weigh(everything())
    assert verdict.status == "rated"
    assert verdict.leaders == ("orders",)
    assert sum(r.probability for r in verdict.posterior.values()) == pytest.approx(1.0)
    for found in verdict.posterior.values():
        assert found.bound_low <= found.low <= found.median <= found.high <= found.bound_high
        assert found.bound_low <= found.probability <= found.bound_high
    assert set(verdict.words_alone.items) == {"speech"}
    assert set(verdict.deeds_alone.items) == {"cable", "no_doctor", "luggage"}
    assert verdict.together.rows == verdict.posterior
    assert verdict.inputs.copies == ("cable_again",)
    assert {view.analyst for view in verdict.analysts} == {"ana", "ben"}
    assert [view.unsure for view in verdict.analysts] == [0, 1]
    assert verdict.disagreement[0].items[0][0] == "luggage"
    assert verdict.disagreement[0].bits > 0
    assert any("main reason" in warning for warning in verdict.warnings)
    assert {group.origin for group in verdict.origins} == {"office", "rumour"}
    assert verdict.inputs.analysts == ("ana", "ben")
    assert len(verdict.inputs.case_sha256) == 64
    assert {sign.what for sign in verdict.look_for} >= {"luggage", "no_doctor"}


def test_the_sentence_has_its_number_and_confidence_stands_apart():
    """Word and number in one sentence, spread beside it; confidence in another; whose ratings in a third."""
    verdict = weigh(everything())
    best = verdict.posterior["orders"]
    assert f"{best.term} ({best.probability:.2f}; 5-95 % {best.low:.2f} to {best.high:.2f})" in verdict.sentence
    assert "onfidence" not in verdict.sentence
    assert best.term not in verdict.confidence_sentence
    assert verdict.confidence_sentence.startswith(f"Confidence in this judgement is {verdict.confidence}")
    assert "ana and ben" in verdict.whose
    assert "other ratings give another judgement" in verdict.whose


def test_points_say_that_they_are_points():
    """Without ranges the sentence claims no spread."""
    assert "given as points, without a range" in weigh(CAB).sentence
    assert "is likely (0.59;" in weigh(CAB).sentence


def test_a_tie_has_two_leaders():
    """Level hypotheses all lead, and the sentence says that none does."""
    verdict = weigh(case({"a": 0.5, "b": 0.5}, {"e": item({"a": 0.3, "b": 0.3})}))
    assert verdict.leaders == ("a", "b")
    assert verdict.sentence.startswith("No hypothesis leads")


def test_analysts_are_pooled_by_the_rule_in_the_settings():
    """Linear: the mean of the two posteriors; logarithmic: their normalised geometric mean."""
    rows = {"e": item(ratings=(row({"a": 0.9, "b": 0.1}, analyst="x"), row({"a": 0.6, "b": 0.4}, analyst="y")))}
    linear = weigh(case({"a": 0.5, "b": 0.5}, rows))
    assert linear.posterior["a"].probability == pytest.approx(0.75)
    logarithmic = weigh(case({"a": 0.5, "b": 0.5}, rows, settings={"pool": "logarithmic"}))
    odds = (9 * 1.5) ** 0.5
    assert logarithmic.posterior["a"].probability == pytest.approx(odds / (1 + odds))
    assert "logarithmic" in logarithmic.whose


def test_the_last_round_counts_and_likelihoods_go_before_marks():
    """A second round replaces the first; likelihoods are weighed where marks stand beside them."""
    rounds = (row({"a": 0.2, "b": 0.8}, analyst="x"), row({"a": 0.8, "b": 0.2}, analyst="x", round=2))
    both = (row({"a": "I", "b": "C"}, scale="rating"), row({"a": 0.8, "b": 0.2}))
    for ratings in (rounds, both):
        verdict = weigh(case({"a": 0.5, "b": 0.5}, {"e": item(ratings=ratings)}))
        assert verdict.posterior["a"].probability == pytest.approx(0.8)


def test_unsure_says_nothing_on_average_and_widens_the_spread():
    """An unsure cell leaves its hypothesis where the rest of the row puts it, with a wider spread."""
    rows = {"e": item({"a": 0.6, "b": 0.2, "c": "unsure"})}
    verdict = weigh(case({"a": 0.4, "b": 0.4, "c": 0.2}, rows))
    assert verdict.posterior["c"].probability == pytest.approx(0.2)
    assert verdict.posterior["c"].high - verdict.posterior["c"].low > 0.2
    assert verdict.look_for[0].what == "e"
    assert "cannot say for c" in verdict.look_for[0].why


def test_a_games_path_is_one_row_in_place_of_its_items():
    """The path's joint likelihood replaces the analysts' cells; hypotheses without a type take the band."""
    rows = {
        "move1": item({"a": 0.1, "b": 0.9, "none": 0.5}),
        "move2": item({"a": 0.1, "b": 0.9, "none": 0.5}),
        "free": item({"a": 0.5, "b": 0.5, "none": 0.5}),
    }
    made = case({"a": 0.45, "b": 0.45, "none": 0.1}, rows, catch_all="none")
    path = PathLikelihood(
        player="p",
        evidence=("move1", "move2"),
        likelihood={"a": Range.point(0.3), "b": Range.point(0.06)},
        method="qre",
    )
    verdict = weigh(made, predictions=(path,))
    assert verdict.posterior["a"].probability / verdict.posterior["b"].probability == pytest.approx(5.0)
    band = (0.3 - 0.06) / 2.302585092994046 / 0.6989700043360189
    assert verdict.posterior["none"].probability / verdict.posterior["a"].probability == pytest.approx(
        band * 0.1 / 0.135
    )
    (told,) = [c for c in verdict.contributions if c.kind == "path"]
    assert told.items == ("move1", "move2")
    assert "path" in verdict.inputs.skipped["move1"]
    assert any("no type for none" in warning for warning in verdict.warnings)


def test_a_case_of_moves_alone_can_be_weighed():
    """With only a game's path and no ratings there is a posterior from the path."""
    made = case({"a": 0.5, "b": 0.5}, {"move": Evidence(text="x")})
    path = PathLikelihood(
        player="p", evidence=("move",), likelihood={"a": Range.point(0.4), "b": Range.point(0.1)}, method="m"
    )
    verdict = weigh(made, predictions=(path,))
    assert verdict.posterior["a"].probability == pytest.approx(0.8)
    assert verdict.status == "rated"


def test_some_rows_unrated_is_said():
    """The posterior comes from the rated rows; status and a warning say how many are missing."""
    rows = {"e": item({"a": 0.8, "b": 0.2}), "f": Evidence(text="not rated"), "g": Evidence(text="nor this")}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows))
    assert verdict.status == "partly rated"
    assert any("2 rows of 3 are not yet rated" in warning for warning in verdict.warnings)
    assert {sign.what for sign in verdict.look_for} == {"f", "g"}


def test_no_catch_all_is_a_warning():
    """The probabilities are then shares among those listed."""
    assert any("catch_all" in warning for warning in weigh(CAB).warnings)
    assert not any("catch_all" in warning for warning in weigh(everything()).warnings)


def test_impossible_rivals_can_be_flipped_back():
    """A rival excluded by one flagged row comes back when that row goes; the flip set names it."""
    never = Impossible(reason="shut")
    rows = {"shut": item({"a": 0.5, "b": never}), "other": item({"a": 0.3, "b": 0.4})}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows))
    assert verdict.posterior["b"].probability == 0.0
    assert verdict.flip_set.items == ("shut",)
    assert [d.what for d in verdict.drop_one if d.changes_leader] == ["shut"]


@pytest.mark.parametrize(
    ("p", "word"),
    [
        (0.0, "almost no chance"),
        (0.05, "almost no chance"),
        (0.0500001, "very unlikely"),
        (0.2, "very unlikely"),
        (0.45, "unlikely"),
        (0.5, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.56, "likely"),
        (0.8, "likely"),
        (0.95, "very likely"),
        (0.951, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_terms_are_half_open(p, word):
    """ICD 203's terms cover (low, high]; the end terms reach to 0 and 1."""
    assert term(p) == word


def test_words_read_as_english():
    """Each term has its verb, and no number reads 0 or 1 that is not."""
    assert clause(0.5) == "has a roughly even chance"
    assert clause(0.01) == "has almost no chance"
    assert clause(0.7) == "is likely"
    assert [number(p) for p in (0.413793, 0.9999, 0.0001, 1e-9, 1.0)] == [
        "0.41",
        "0.9999",
        "0.0001",
        "less than 0.0001",
        "more than 0.9999",
    ]


def test_five_by_fifty_is_quick():
    """Five hypotheses, fifty ranged items, all attacks: under 100 ms of processor time (the best of five)."""
    names = [f"h{n}" for n in range(5)]
    rows = {
        f"e{n}": item({h: (0.1 + 0.01 * k, 0.3 + 0.02 * ((n * k) % 7), 0.8) for k, h in enumerate(names)})
        for n in range(50)
    }
    made = case(dict.fromkeys(names), rows)
    times = []
    for _ in range(5):
        start = time.process_time()
        weigh(made)
        times.append(time.process_time() - start)
    assert min(times) < 0.1


def test_settings_in_effect_are_kept():
    """The verdict carries every setting that went in."""
    verdict = weigh(replace(CAB, settings=Settings(draws=64, shape="triangular")))
    assert verdict.inputs.settings["draws"] == 64
    assert verdict.inputs.settings["shape"] == "triangular"
    assert verdict.inputs.hypotheses == ("blue", "green")


def test_the_ach_rank_is_shown_to_depend_on_the_preset():
    """Five inconsistencies against two strong ones: 5 to 4 when counted, 5 to 8 when squared."""
    marks = {
        **{f"e{n}": item(ratings=(row({"a": "I", "b": "C"}, scale="rating"),)) for n in range(5)},
        **{f"f{n}": item(ratings=(row({"a": "C", "b": "II"}, scale="rating"),)) for n in range(2)},
    }
    verdict = weigh(case({"a": 0.5, "b": 0.5}, marks))
    assert {one.hypothesis: one.inconsistency for one in verdict.ach} == {"a": 5.0, "b": 4.0}
    (told,) = [w for w in verdict.warnings if "how inconsistency is counted" in w]
    assert "b by c-ach" in told
    assert "a by open-synthesis" in told
