"""Fitting: a sketch becomes games in which what its author attributes is so, and nothing pretends to be known."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from prophasis.case import (
    Advice,
    Aim,
    Assessment,
    Clause,
    Deed,
    Demand,
    DocumentModel,
    Part,
    Sketch,
    Span,
    Supposition,
    Threat,
    Truce,
)
from prophasis.playing import crossed, model_of, play, solve

DRAWS = 60


def at(start: int, quote: str = "so it says") -> tuple[Span, ...]:
    return (Span(document="essay", start=start, end=start + len(quote), quote=quote),)


SKETCH = Sketch(
    document="essay",
    question="Why did A attack T?",
    protagonist="a",
    target="t",
    parts=(
        Part(actor="a", name="A", kind="state", side="protagonist"),
        Part(actor="t", name="T", kind="state", side="target"),
        Part(actor="b", name="B", kind="state", side="backer"),
    ),
    aims=(
        Aim(holder="a", motive="control", text="To rule T.", standing="asserted", passages=at(1)),
        Aim(holder="a", motive="fear_of_attack", text="To forestall T.", standing="denied", passages=at(2)),
    ),
    beliefs=(
        Assessment(
            holder="a", about="t", side="target", finding="weak", stance="false", passages=at(3), stance_passages=at(4)
        ),
    ),
    moves=(Deed(by="a", kind="attack", to="t", when="1987", passages=at(5)),),
    demands=(Demand(by="a", to=("t",), ultimatum=True, reading="built for refusal", passages=at(6)),),
    threats=(Threat(by="b", standing="off the table", text="B will not fight.", passages=at(7)),),
    terms=(Clause(of="demand", text="disarm by 80 percent", policy="disarmament", share=0.8, passages=at(8)),),
    truces=(Truce(serves="rearmament", text="It rearms.", passages=at(9)),),
    counterfactuals=(
        Supposition(antecedent="a threat", consequent="deterred", policies=("threat",), prevents=True, passages=at(10)),
        Supposition(
            antecedent="no talks",
            consequent="stopped",
            policies=("negotiation",),
            prevents=True,
            holds=False,
            passages=at(11),
        ),
    ),
    advice=(
        Advice(policy="guarantee", advised=True, text="guarantee T", passages=at(12)),
        Advice(policy="concession", advised=False, text="cede", passages=at(13)),
    ),
)


@pytest.fixture(scope="module")
def model() -> DocumentModel:
    return model_of(SKETCH, draws=DRAWS)


def test_aims_asserted_and_denied_are_types_alike_before_any_move(model: DocumentModel) -> None:
    """The document's own verdict is not put into the priors; it is what is tested."""
    types = model.games["crisis"].players["P"].types
    assert {kind: round(one.prior.best, 6) for kind, one in types.items()} == {"control": 0.5, "security": 0.5}
    assert {one.type: one.standing for one in model.aims} == {"control": "asserted", "security": "denied"}


def test_no_type_stands_for_a_hypothesis(model: DocumentModel) -> None:
    """So nothing of an author's model can reach a verdict: its path is no row for weighing."""
    for game in model.games.values():
        assert all(kind.hypothesis is None for player in game.players.values() for kind in player.types.values())
        assert all(not item.evidence for item in game.observed)
    assert solve(model.games["crisis"], draws=20).path is None


def test_every_number_has_a_passage_or_a_reason_and_a_band(model: DocumentModel) -> None:
    """A number without a passage is never a point."""
    for one in model.numbers:
        assert one.reason
        assert one.passage is not None or one.value.low < one.value.high, one.name


def test_no_number_hides_in_an_expression(model: DocumentModel) -> None:
    """Payoffs and values hold names and the unit alone: every other number is listed."""
    for game in model.games.values():
        assert game.evaluator is not None
        expressions = [*game.payoffs.values(), *(str(value) for value in game.evaluator.values.values())]
        used = {float(word) for text in expressions for word in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text)}
        assert used <= {0.0, 1.0}


def test_a_number_of_the_document_is_taken_with_its_passage(model: DocumentModel) -> None:
    """The share of the forces to be given up is the document's."""
    cut = next(one for one in model.numbers if one.name == "cut")
    assert (cut.value.best, cut.passage) == (0.8, at(8)[0])


def test_a_belief_held_false_makes_the_protagonist_wrong(model: DocumentModel) -> None:
    """The target is firm, and is thought weak; without the belief both are open."""
    named = {one.name: one.value.best for one in model.numbers}
    assert named["thought_weak"] > 0.8 > 0.2 > named["weak"]
    silent = model_of(replace(SKETCH, beliefs=()), draws=20)
    open_ = {one.name: one.value.best for one in silent.numbers}
    assert open_["thought_weak"] == open_["weak"] == 0.5


def test_the_moves_of_the_document_are_the_observed_path(model: DocumentModel) -> None:
    """A demand built for refusal is another move than one that is meant."""
    assert [item.move for item in model.games["crisis"].observed] == ["overdemand", "refuse", "attack"]
    meant = replace(SKETCH, demands=(replace(SKETCH.demands[0], reading="meant"),), moves=())
    assert [item.move for item in model_of(meant, draws=20).games["crisis"].observed] == ["demand"]


def test_a_threat_said_to_be_off_the_table_is_not_expected(model: DocumentModel) -> None:
    """Believing in it again is the counterfactual."""
    beliefs = model.games["crisis"].beliefs
    assert beliefs is not None
    assert beliefs["P"]["B"]["willing"][1] <= 0.1
    deterred = next(one for one in model.findings if one.kind == "counterfactual" and one.policy == "threat")
    assert deterred.value is not None
    assert deterred.value.best > 0.3


def test_each_conclusion_is_tested_under_every_aim(model: DocumentModel) -> None:
    """Its share under the document's own aim is the one told first."""
    assert {one.kind for one in model.findings} == {"aim", "counterfactual", "truce", "advice", "refusal"}
    for one in model.findings:
        assert set(one.shares) == {"control", "security"}
        assert one.share == one.shares[one.aim]
        assert one.aim == "control"
        assert one.rival == "security"
        assert one.passages


def test_a_truce_is_broken_by_an_aim_of_control_sooner_than_by_fear(model: DocumentModel) -> None:
    """The same truce, another aim."""
    truce = next(one for one in model.findings if one.kind == "truce")
    assert truce.shares["control"] > truce.shares["security"]


def test_swapping_who_is_asserted_and_who_is_denied_moves_no_number(model: DocumentModel) -> None:
    """What a document asserts does not make it likelier: the posteriors of both aims stay as they are."""
    aims = tuple(replace(aim, standing="denied" if aim.standing == "asserted" else "asserted") for aim in SKETCH.aims)
    swapped = model_of(replace(SKETCH, aims=aims), draws=DRAWS)
    one, other = model.prediction, swapped.prediction
    assert one is not None
    assert other is not None
    before = {row.type: row.posterior.best for row in one.aims if row.player == "P"}
    after = {row.type: row.posterior.best for row in other.aims if row.player == "P"}
    assert after == pytest.approx(before, abs=1e-9)
    told = next(found for found in swapped.findings if found.kind == "aim")
    assert told.aim == "security"
    assert told.share < 0.5


def test_a_document_of_one_aim_is_played_against_a_rival_with_no_passage() -> None:
    """Without a rival every move would speak for the only aim there is."""
    alone = model_of(replace(SKETCH, aims=SKETCH.aims[:1]), draws=20)
    assert [(one.type, one.standing, one.passages) for one in alone.aims[1:]] == [("security", "rival", ())]


def test_what_a_document_denies_alone_is_not_tested_as_its_own_aim() -> None:
    """A document that asserts no aim says so, and no finding claims one for it."""
    denies = model_of(replace(SKETCH, aims=SKETCH.aims[1:]), draws=20)
    assert any("asserts no aim" in notice for notice in denies.notices)
    assert all(one.kind != "aim" for one in denies.findings)


def test_a_document_without_two_sides_is_not_played() -> None:
    """It says why."""
    empty = model_of(Sketch(document="memo"))
    assert empty.games == {}
    assert empty.numbers == ()
    assert any("no game to fit" in notice for notice in empty.notices)


def test_the_games_can_be_played_by_anybody(model: DocumentModel) -> None:
    """They are games like any other, with policies to compare."""
    prediction, table = play(model.games["settlement"], draws=20)
    assert table is not None
    assert {row.policy for row in table.rows} >= {"press_on", "truce", "concede", "truce_guarantee"}
    assert prediction.player == "P"


def test_the_same_sketch_gives_the_same_model(model: DocumentModel) -> None:
    """Draws come from a recorded seed."""
    assert model_of(SKETCH, draws=DRAWS) == model


def test_advice_fares_in_a_twins_model_as_in_its_own(model: DocumentModel) -> None:
    """The same sketch under another name: the plan crossed over is best in the same share of draws, aim by aim."""
    twin = replace(model, sketch=replace(SKETCH, document="twin"))
    own = next(one for one in model.findings if one.kind == "advice")
    there, back = crossed([model, twin])
    assert {(there.of, there.within), (back.of, back.within)} == {("essay", "twin"), ("twin", "essay")}
    assert there.share == back.share == own.share
    assert there.shares == own.shares


def test_advice_that_is_the_best_in_no_other_model_is_told_as_such(model: DocumentModel) -> None:
    """To give way is best nowhere in a model in which it only invites more."""
    mild = model_of(
        replace(
            SKETCH,
            document="mild",
            advice=(Advice(policy="concession", advised=True, text="cede", passages=at(12)),),
        ),
        draws=DRAWS,
    )
    into_firm = next(one for one in crossed([model, mild]) if one.within == "essay")
    assert into_firm.policy == "concede"
    assert into_firm.share < 0.1


def test_documents_without_a_settlement_are_not_crossed(model: DocumentModel) -> None:
    """There is nothing to compare."""
    assert crossed([model, model_of(Sketch(document="memo"))]) == ()
