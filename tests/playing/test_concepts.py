"""Rival concepts: level-k and myopic play, backward induction, and marks on what holds in one concept only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from prophasis.case import Game, Observed, Player, PlayerType, Range, Stage
from prophasis.errors import GameError
from prophasis.playing import play, solve, stress, templates
from prophasis.playing.engine import run

Chances = Callable[..., dict[tuple[str, str, str], float]]


def centipede(lambda_: float = 8.0) -> Game:
    """Four moves of two players who take a growing pot or pass it on."""
    only = Player(types={"only": PlayerType(prior=Range.point(1.0))})
    return Game(
        parameters={},
        players={"A": only, "B": only},
        state={"large": 0.4, "small": 0.1, "taker": 0},
        stages=tuple(
            Stage(
                who=who,
                moves={"take": {"taker": taker, "then": "end"}, "pass_": {"large": "2*large", "small": "2*small"}},
            )
            for who, taker in (("A", 1), ("B", 2), ("A", 1), ("B", 2))
        ),
        payoffs={
            "A": "large if taker == 1 or taker == 0 else small",
            "B": "large if taker == 2 else small",
        },
        rationality=Range.point(lambda_),
    )


def test_backward_induction_takes_at_once(chances: Chances) -> None:
    """In the centipede everybody takes at every point at which it could move."""
    found = chances(centipede(), concept="backward")
    assert [found["A", "only", path] for path in ("take", "pass_ pass_ take")] == [1.0, 1.0]
    assert [found["B", "only", path] for path in ("pass_ take", "pass_ pass_ pass_ take")] == [1.0, 1.0]


def test_the_equilibrium_tends_to_backward_induction(chances: Chances) -> None:
    """As lambda grows the logit equilibrium of a game of perfect information approaches it."""
    exact = chances(centipede(), concept="backward")
    near, far = (chances(centipede(lam)) for lam in (400.0, 10.0))
    assert max(abs(near[key] - exact[key]) for key in exact) < 1e-6
    assert max(abs(far[key] - exact[key]) for key in exact) > 0.05


def test_equal_moves_share_the_odds() -> None:
    """Backward induction does not choose between moves of the same worth."""
    only = Player(types={"only": PlayerType(prior=Range.point(1.0))})
    game = Game(
        parameters={},
        players={"A": only},
        state={"x": 0},
        stages=(Stage(who="A", moves={"one": "end", "two": "end", "bad": {"x": 1}}),),
        payoffs={"A": "-x"},
    )
    assert run(game, concept="backward").solution.policy[:, 0] == pytest.approx([0.5, 0.5, 0.0])


def test_backward_induction_refuses_private_types(duel: Game) -> None:
    """Where types are private there is nothing to induce from; the message says what to do."""
    with pytest.raises(GameError, match="perfect information") as caught:
        solve(duel, concept="backward")
    assert caught.value.code == "P042"


def test_an_unknown_concept_is_named(duel: Game) -> None:
    """The nearest known concept is offered."""
    with pytest.raises(GameError, match=r"Did you mean level-k\?"):
        solve(duel, concept="levelk")


def test_level_two_answers_those_who_answer_even_odds(chances: Chances) -> None:
    """Level 2 in the centipede, by hand: each plans its moves against a planner who answers even odds."""
    lam, pot = 8.0, [(0.4, 0.1), (0.8, 0.2), (1.6, 0.4), (3.2, 0.8)]

    def logit(take: float, on: float) -> float:
        return float(1 / (1 + np.exp(-lam * (take - on))))

    def plan(taken: dict[int, float]) -> dict[int, float]:
        found = {}
        for me in (0, 1):
            value = 6.4 if me == 0 else 1.6  # A gets the large part where nobody takes
            for stage in (3, 2, 1, 0):
                large, small = pot[stage]
                if stage % 2 == me:
                    found[stage] = logit(large, value)
                    value = found[stage] * large + (1 - found[stage]) * value
                else:
                    value = taken[stage] * small + (1 - taken[stage]) * value
        return found

    two = plan(plan(dict.fromkeys(range(4), 0.5)))
    got = chances(centipede(lam), concept="level-k")
    paths = ("take", "pass_ take", "pass_ pass_ take", "pass_ pass_ pass_ take")
    for stage, path in enumerate(paths):
        assert got["AB"[stage % 2], "only", path] == pytest.approx(two[stage], abs=1e-12)


def test_myopic_play_foresees_nothing(chances: Chances) -> None:
    """The first mover takes all that follows as even odds, its own move too."""
    value = 6.4
    for taken in (0.8, 1.6, 0.2):  # what A gets where B, A, B take, from the last to the first
        value = 0.5 * taken + 0.5 * value
    expected = 1 / (1 + np.exp(-8.0 * (0.4 - value)))
    assert chances(centipede(), concept="myopic")["A", "only", "take"] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("concept", ["qre", "level-k", "myopic"])
def test_every_concept_gives_likelihoods_and_says_which_it_is(concept: str, duel: Game) -> None:
    """Each move keeps a chance under every aim; the method names the concept and the residual is small."""
    asked = replace(duel, observed=(Observed(move="ask"), Observed(move="refuse"), Observed(move="attack")))
    found = solve(asked, concept=concept)
    words = {"qre": "quantal response", "level-k": "level 2", "myopic": "myopic"}[concept]
    assert words in found.method
    assert found.residual <= 1e-6
    assert all(0 < row.best < 1 for move in found.moves for row in move.by_type.values())
    assert sum(row.posterior.best for row in found.aims if row.player == "A") == pytest.approx(1)


def test_myopic_players_learn_nothing_from_moves() -> None:
    """A concession tells a myopic A nothing, so that it demands more after it exactly as after resistance."""
    game = templates.concession_as_weakness(second=(0.5, 0.5), lambda_=8.0)
    solved = run(replace(game, policies=None), count=0, concept="myopic")
    tree = solved.tree
    nodes = [node for node in range(tree.shape.size) if tree.shape.move[node] == "demand_more"]
    chances = {float(solved.solution.policy[tree.entry[node, 0], 0]) for node in nodes}
    assert len({round(value, 9) for value in chances}) == 1


def test_the_mirror_holds_in_every_concept(duel: Game) -> None:
    """Swapping two aims swaps their posteriors, whatever players think of each other."""
    asked = replace(duel, observed=(Observed(move="ask"), Observed(move="refuse")))
    player = asked.players["A"]
    swapped = replace(player, values={"fear": player.values["greed"], "greed": player.values["fear"]})
    mirror = replace(asked, players={**asked.players, "A": swapped})
    for concept in ("level-k", "myopic"):
        one, two = (
            {row.type: row.posterior.best for row in solve(game, concept=concept).aims if row.player == "A"}
            for game in (asked, mirror)
        )
        assert one["fear"] == pytest.approx(two["greed"], abs=1e-9)


def test_a_conclusion_of_one_concept_only_is_marked() -> None:
    """Where the best policy is another without foresight, one sentence says so; where all agree, the method does."""
    game = templates.demand_on_neighbour()
    names = {concept: stress(game, concept=concept).best_expected for concept in ("qre", "level-k", "myopic")}
    _, table = play(game)
    assert table is not None
    marked = [line for line in table.warnings if "in the equilibrium" in line]
    if len(set(names.values())) == 1:
        assert not marked
        assert "agree on the leader" in table.method
    else:
        assert len(marked) == 1
        assert all(f"under {name} play" in marked[0] for name in ("level-k", "myopic") if names[name] != names["qre"])


def test_a_leading_aim_that_hangs_on_foresight_is_marked() -> None:
    """Asking too much looks like security to those who do not see that it must be refused, or the other way round."""
    game = templates.insincere_ultimatum(lambda_=15.0)
    told = []
    for move in ("nothing", "ask_acceptable", "ask_too_much", "attack"):
        prediction, _ = play(replace(game, observed=(Observed(move=move),), policies=None), draws=20)
        leading = {
            concept: max(
                solve(replace(game, observed=(Observed(move=move),)), draws=20, concept=concept).aims,
                key=lambda row: row.posterior.best,
            ).type
            for concept in ("qre", "level-k", "myopic")
        }
        marked = any("The leading aim of A is" in line for line in prediction.warnings)
        assert marked == (len(set(leading.values())) > 1)
        told.append(marked)
    assert any(told) or all("agree" in prediction.method for _ in told)
