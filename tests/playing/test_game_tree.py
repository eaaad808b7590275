"""The tree to be drawn: probabilities that add up, the observed path, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prophasis.case import Game, Observed
from prophasis.playing import game_tree


def test_moves_and_ends_add_up_to_one(duel: Game) -> None:
    """From every point the moves have probability 1 together, and so have all ends."""
    nodes = game_tree(duel).nodes
    for number, node in enumerate(nodes):
        below = [child for child in nodes if child.parent == number]
        assert (node.who is None) == (not below)
        if below:
            assert sum(child.chance for child in below) == pytest.approx(1)
            assert sum(child.reach for child in below) == pytest.approx(node.reach)
    assert sum(node.reach for node in nodes if node.who is None) == pytest.approx(1)


def test_ends_say_what_has_changed(duel: Game) -> None:
    """A war that is won leaves fought and taken at 1; leaving changes nothing."""
    nodes = game_tree(duel).nodes
    assert {tuple(sorted(node.state)) for node in nodes if node.who is None} == {
        (),
        ("yielded",),
        ("fought",),
        ("fought", "taken"),
    }


def test_the_observed_path_is_marked(duel: Game) -> None:
    """The points that the observed moves lead through, and no others."""
    seen = game_tree(replace(duel, observed=(Observed(move="ask"), Observed(move="refuse")))).nodes
    assert [node.move for node in seen if node.observed] == ["", "ask", "refuse"]
    assert not any(node.observed for node in game_tree(duel).nodes)


def test_of_a_large_tree_the_likely_and_the_observed_stay(duel: Game) -> None:
    """Every point shown has its parent shown; what is not drawn is counted where it is missing."""
    game = replace(duel, observed=(Observed(move="ask"), Observed(move="refuse"), Observed(move="attack")))
    whole, part = game_tree(game), game_tree(game, most=5)
    assert len(part.nodes) == 5
    assert part.whole == len(whole.nodes)
    assert {node.move for node in part.nodes if node.observed} == {"", "ask", "refuse", "attack"}
    assert all(node.parent < number for number, node in enumerate(part.nodes))
    missing = sum(node.left_out for node in part.nodes)
    assert 0 < missing <= part.whole - 5


def test_a_hidden_move_says_from_whom(duel: Game) -> None:
    """A move that another does not see is told with his name."""
    hidden = replace(duel, stages=(replace(duel.stages[0], hide=("B",)), *duel.stages[1:]))
    assert {node.hidden_from for node in game_tree(hidden).nodes if node.move in ("leave", "ask")} == {("B",)}
