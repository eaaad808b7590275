"""Lowering: stages, conditions, hidden moves, state, beliefs and chance as arrays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from prophasis.case import Band, Game, Parameter, Player, PlayerType, Range, Stage
from prophasis.playing.describe import describe
from prophasis.playing.draws import Sampler
from prophasis.playing.lower import lower
from prophasis.playing.tree import CHANCE, END, Tree


def point(value: float) -> Range:
    return Range.point(value)


def grown(game: Game, count: int = 0) -> Tree:
    return lower(describe(game), Sampler(1, count))


def paths(tree: Tree) -> set[str]:
    found = set()
    for node in range(tree.shape.size):
        if tree.shape.actor[node] == END:
            moves = []
            while node > 0:
                moves.append(tree.shape.move[node])
                node = int(tree.shape.parent[node])
            found.add(" ".join(reversed(moves)))
    return found


def test_play_walks_down_the_reachable_stages(duel: Game) -> None:
    """`next` leads to the next reachable stage; a chance stage whose condition fails is skipped."""
    assert paths(grown(duel)) == {
        "leave",
        "ask yield_",
        "ask refuse stop",
        "ask refuse attack win",
        "ask refuse attack lose",
    }


def test_after_skips_a_stage() -> None:
    """`after` looks at the last move of a player only."""
    game = Game(
        parameters={},
        players={"A": Player(types={"only": PlayerType(prior=point(1))})},
        state={},
        stages=(
            Stage(who="A", moves={"a": "next", "b": "next"}),
            Stage(chance="coin", odds={"heads": 0.5}, moves={"heads": "next", "tails": "next"}),
            Stage(who="A", after=("a",), moves={"c": "end", "d": "end"}),
        ),
        payoffs={"A": "0"},
    )
    assert paths(grown(game)) == {"a heads c", "a heads d", "a tails c", "a tails d", "b heads", "b tails"}


def test_a_change_sees_the_state_and_the_move_before_it() -> None:
    """At B's stage `last` is what A had done; changes do not see each other."""
    game = Game(
        parameters={},
        players={name: Player(types={"only": PlayerType(prior=point(1))}) for name in "AB"},
        state={"x": 1, "y": 5, "big": 0},
        stages=(
            Stage(who="A", moves={"small_ask": "next", "big_ask": "next"}),
            Stage(who="B", moves={"accept": {"x": "y", "y": "x", "big": "last == 'big_ask'"}}),
        ),
        payoffs={"A": "0", "B": "0"},
    )
    tree = grown(game)
    ends = [node for node in range(tree.shape.size) if tree.shape.actor[node] == END]
    assert [[float(tree.final[name][node, 0]) for name in ("x", "y", "big")] for node in ends] == [[5, 1, 0], [5, 1, 1]]


def test_children_stand_together_breadth_first(duel: Game) -> None:
    """Every level is a slice, and the children of a node follow each other in the order of its moves."""
    shape = grown(duel).shape
    for node in range(shape.size):
        assert [int(shape.parent[child]) for child in shape.children(node)] == [node] * int(shape.count[node])
    assert sum(level.stop - level.start for level in shape.levels) == shape.size
    assert [shape.move[child] for child in shape.children(0)] == ["leave", "ask"]


def test_a_hidden_move_joins_information_sets() -> None:
    """Who does not see a move stands in one information set after it; who sees it stands in two."""
    stages = (Stage(who="A", moves={"a": "next", "b": "next"}), Stage(who="B", moves={"c": "end", "d": "end"}))
    side = Player(types={"only": PlayerType(prior=point(1))})
    game = Game(parameters={}, players={"A": side, "B": side}, state={}, stages=stages, payoffs={"A": "0", "B": "0"})
    assert grown(game).information_sets == 3
    hidden = replace(game, stages=(replace(stages[0], hide=("B",)), stages[1]))
    assert grown(hidden).information_sets == 2


def test_nobody_forgets_their_own_moves() -> None:
    """A stage hidden from its own mover is still known to it."""
    side = Player(types={"only": PlayerType(prior=point(1))})
    stages = (
        Stage(who="A", hide=("A",), moves={"a": "next", "b": "next"}),
        Stage(who="A", moves={"c": "end", "d": "end"}),
    )
    game = Game(parameters={}, players={"A": side}, state={}, stages=stages, payoffs={"A": "0"})
    assert grown(game).information_sets == 3


def test_each_type_has_its_own_information_sets(duel: Game) -> None:
    """Two types double the information sets of a player."""
    tree = grown(duel)
    assert tree.information_sets == 2 + 2 + 2
    assert tree.nodes == tree.shape.size * 4


def test_beliefs_change_what_a_viewer_sees_and_nothing_else(duel: Game) -> None:
    """A false belief changes priors and odds in A's eyes; the truth and B's view stay."""
    tree = grown(replace(duel, beliefs={"A": {"B": {"soft": 0.9, "firm": 0.1}, "parameters": {"p": 0.8}}}))
    soft = tree.own("B", 0)
    fear = tree.own("A", 0)
    assert tree.priors[1, soft & fear, 0] == pytest.approx(0.9)
    assert tree.priors[0, soft & fear, 0] == pytest.approx(0.5 * 0.4)
    win = tree.shape.move.index("win")
    assert tree.odds[:, win, 0, 0].tolist() == pytest.approx([0.6, 0.8, 0.6])


def test_odds_and_payoffs_may_hang_on_types(duel: Game) -> None:
    """Chance may depend on a type, and a payoff on the type of another."""
    game = replace(
        duel,
        stages=(*duel.stages[:3], replace(duel.stages[3], odds={"win": "0.9 if B.type == 'soft' else B.pain"})),
        payoffs={**duel.payoffs, "A": "B.pain*taken"},
    )
    tree = grown(game)
    win = tree.shape.move.index("win")
    assert tree.odds[0, win, tree.own("B", 0), 0].tolist() == [0.9, 0.9]
    assert tree.odds[0, win, tree.own("B", 1), 0].tolist() == [0.2, 0.2]
    assert tree.payoffs[0, win, tree.own("B", 1), 0].tolist() == [0.2, 0.2]


def test_draws_follow_the_best_values(duel: Game) -> None:
    """Draw 0 is the best value; the others lie in the range; a point needs no draws."""
    game = replace(duel, parameters={**duel.parameters, "p": Parameter(value=Range(low=0.5, best=0.6, high=0.8))})
    tree = grown(game, 500)
    odds = tree.odds[0, tree.shape.move.index("win"), 0]
    assert odds[0] == pytest.approx(0.6)
    assert 0.5 <= odds.min() <= odds.max() <= 0.8
    assert odds[1:].mean() == pytest.approx((0.5 + 4 * 0.6 + 0.8) / 6, abs=1e-3)
    assert tree.payoffs.shape[-1] == 1


def test_a_band_has_its_ends_at_five_and_ninety_five_percent() -> None:
    """5 % and 95 % of a band are median/factor and median*factor."""
    drawn = np.asarray(Sampler(3, 4000)("x", Band(median=0.4, factor=1.5)))[1:]
    assert np.quantile(drawn, [0.05, 0.5, 0.95]).tolist() == pytest.approx([0.4 / 1.5, 0.4, 0.6], rel=5e-3)


def test_an_edit_leaves_the_draws_of_others_alone() -> None:
    """Each path has its own stream."""
    sampler = Sampler(7, 50)
    first = np.asarray(sampler("parameters.a", Range(low=0, best=0.5, high=1)))
    sampler("parameters.b", Range(low=0, best=0.2, high=1))
    again = np.asarray(Sampler(7, 50)("parameters.a", Range(low=0, best=0.5, high=1)))
    assert first.tolist() == again.tolist()
    assert first.tolist() != np.asarray(sampler("parameters.b", Range(low=0, best=0.5, high=1))).tolist()


def test_triangular_ranges_have_their_mean() -> None:
    """A triangular range averages to a third of its three numbers."""
    drawn = np.asarray(Sampler(3, 4000)("x", Range(low=0, best=0.2, high=1, shape="triangular")))[1:]
    assert drawn.mean() == pytest.approx(0.4, abs=1e-3)


def test_chance_and_ends_are_marked(duel: Game) -> None:
    """The actor of a chance node is CHANCE, that of an end END."""
    shape = grown(duel).shape
    assert CHANCE in shape.actor
    assert all((shape.count[node] == 0) == (shape.actor[node] == END) for node in range(shape.size))


def test_a_value_may_be_an_expression_over_parameters(
    duel: Game, chances: Callable[..., dict[tuple[str, str, str], float]]
) -> None:
    """A value written as an expression counts as its number."""
    player = duel.players["B"]
    written = replace(player, values={"soft": {"pain": "war + 0.3"}, "firm": {"pain": "war - 0.1"}})
    assert chances(replace(duel, players={**duel.players, "B": written})) == pytest.approx(chances(duel))
