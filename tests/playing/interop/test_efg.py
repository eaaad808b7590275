"""Extensive form files: what is written reads back as the same game, and is solved alike."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.case import Game, Range, Stage
from prophasis.errors import GameError
from prophasis.playing import templates
from prophasis.playing.catalog.ochs_1995 import pennies
from prophasis.playing.describe import describe
from prophasis.playing.draws import Sampler
from prophasis.playing.infer import reach_by_profile
from prophasis.playing.interop import game_efg, play_efg, read_efg, solve_extensive, write_efg
from prophasis.playing.lower import lower
from prophasis.playing.solvers.tree import solve_tree
from prophasis.playing.tree import Tree


def tree_of(game: Game) -> Tree:
    return lower(describe(game), Sampler(0, 0))


def by_label(tree: Tree, policy: np.ndarray) -> dict[tuple[str, str, str], float]:
    """(player, type, path to the move) -> probability."""
    shape, found = tree.shape, {}
    for node in range(1, shape.size):
        if tree.entry[node, 0] < 0:
            continue
        actor = int(shape.actor[shape.parent[node]])
        path, at = [], node
        while at > 0:
            path.append(shape.move[at])
            at = int(shape.parent[at])
        for profile, kinds in enumerate(tree.profiles):
            kind = tree.types[actor][int(kinds[actor])]
            found[shape.players[actor], kind, " ".join(reversed(path))] = float(policy[tree.entry[node, profile]])
    return found


def again(tree: Tree) -> dict[tuple[str, str, str], float]:
    """The same from the tree written, read and solved; the first move is the draw of types."""
    text = write_efg(tree)
    found = read_efg(text).tree
    policy = solve_tree(found, np.array([4.0])).policy[:, 0]
    several = len(tree.profiles) > 1
    answer = {}
    for (player, _, path), chance in by_label(found, policy).items():
        moves = path.split(" ")
        column = tree.column(player)
        if several:
            drawn = next(
                profile
                for profile, kinds in enumerate(tree.profiles)
                if path.startswith(labels(tree, kinds)) and path[len(labels(tree, kinds))] == " "
            )
            kind = tree.types[column][int(tree.profiles[drawn][column])]
            moves = path[len(labels(tree, tree.profiles[drawn])) + 1 :].split(" ")
        else:
            kind = tree.types[column][0]
        answer[player, kind, " ".join(moves)] = chance
    return answer


def labels(tree: Tree, kinds: np.ndarray) -> str:
    named = zip(tree.type_players, tree.types, kinds, strict=True)
    return ", ".join(f"{name} {types[int(kind)]}" for name, types, kind in named if len(types) > 1)


@pytest.mark.parametrize(
    "game", [pennies(lambda_=3.0), templates.demand_on_neighbour(), templates.spiral_or_deterrence()]
)
def test_a_game_written_and_read_has_the_same_equilibrium(game):
    """Every move of every type: 1e-8, for games with hidden moves, types and chance."""
    tree = tree_of(replace(game, beliefs=None))
    here = by_label(tree, solve_tree(tree, np.array([4.0])).policy[:, 0])
    there = again(tree)
    assert set(here) == set(there)
    assert max(abs(here[key] - there[key]) for key in here) < 1e-8


def test_the_duel_with_chance_survives_a_round_trip(duel):
    """A tree that was read writes and reads as itself."""
    first = read_efg(game_efg(duel))
    text = write_efg(first.tree, title=first.title)
    second = read_efg(text)
    assert second.tree.shape.move == first.tree.shape.move
    for name in ("parent", "actor", "info", "first", "count"):
        assert (getattr(second.tree.shape, name) == getattr(first.tree.shape, name)).all(), name
    assert np.allclose(second.tree.payoffs, first.tree.payoffs)
    assert np.allclose(second.tree.odds, first.tree.odds)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100_000))
def test_random_files_read_as_they_were_written(seed):
    """Trees of random shape, payoffs and chances: write(read(x)) reads as x."""
    random = np.random.default_rng(seed)
    text = random_efg(random)
    game = read_efg(text)
    back = read_efg(write_efg(game.tree, title=game.title))
    assert back.tree.shape.move == game.tree.shape.move
    assert np.array_equal(back.tree.payoffs, game.tree.payoffs)
    assert np.allclose(back.tree.odds, game.tree.odds, atol=1e-11)
    assert np.array_equal(back.tree.shape.actor, game.tree.shape.actor)


def random_efg(random: np.random.Generator) -> str:
    """A tree of perfect information."""
    lines, counters = ['EFG 2 R "random" { "A" "B" }', '""'], {"c": 0, "p": 0, "t": 0}

    def grow(depth: int) -> None:
        kind = "t" if depth == 4 or (depth > 1 and random.random() < 0.4) else "c" if random.random() < 0.25 else "p"
        counters[kind] += 1
        if kind == "t":
            lines.append(f't "" {counters["t"]} "" {{ {random.normal():.6f}, {random.normal():.6f} }}')
            return
        count = int(random.integers(2, 4))
        moves = [f'"m{number}"' for number in range(count)]
        if kind == "c":
            weights = random.integers(1, 9, count)
            moves = [f"{move} {weight}/{weights.sum()}" for move, weight in zip(moves, weights, strict=True)]
            lines.append(f'c "" {counters["c"]} "" {{ {" ".join(moves)} }} 0')
        else:
            lines.append(f'p "" {random.integers(1, 3)} {counters["p"]} "" {{ {" ".join(moves)} }} 0')
        for _ in range(count):
            grow(depth + 1)

    grow(0)
    return "\n".join(lines)


def test_false_beliefs_become_payoffs_and_the_file_says_so(duel):
    """A thinks B soft: the file has true chances, A's payoffs over them, a note; the best answers stay the same."""
    believing = replace(duel, beliefs={"A": {"B": {"soft": 0.9, "firm": 0.1}}})
    tree = tree_of(believing)
    text = write_efg(tree)
    assert "Nash equilibria stay the same" in text
    assert "Nash" not in write_efg(tree_of(duel))
    found = read_efg(text)
    assert found.tree.odds[0, 1:5, 0, 0] == pytest.approx([0.2, 0.3, 0.2, 0.3])
    sharp = by_label(tree, solve_tree(tree, np.array([400.0])).policy[:, 0])
    read = solve_tree(found.tree, np.array([400.0])).policy[:, 0]
    there = by_label(found.tree, read)
    for (player, kind, path), chance in sharp.items():
        same = [value for (who, _, whole), value in there.items() if who == player and whole.endswith(path)]
        if chance > 0.99 or chance < 0.01:
            wanted = [value for value in same if abs(value - chance) < 0.02]
            assert wanted, (player, kind, path)


def test_a_belief_in_the_impossible_cannot_be_written(duel):
    """P039 names who believes what."""
    player = duel.players["B"]
    types = {
        "soft": replace(player.types["soft"], prior=Range.point(0.0)),
        "firm": replace(player.types["firm"], prior=Range.point(1.0)),
    }
    game = replace(
        duel,
        players={**duel.players, "B": replace(player, types=types)},
        beliefs={"A": {"B": {"soft": 0.9, "firm": 0.1}}},
    )
    with pytest.raises(GameError, match="A believes possible") as caught:
        game_efg(game)
    assert caught.value.code == "P039"


GOOD = """EFG 2 R "Matching \\"pennies\\"" { "Row" "Column" }
"both choose at once"

p "" 1 1 "row" { "heads" "tails" } 0
p "" 2 1 "column" { "heads" "tails" } 0
t "" 1 "win" { 9, 0 }
t "" 2 "lose" { 0, 1 }
p "" 2 1 0
t "" 2
t "" 3 "draw" { 1/1 0.0 }
"""


def test_repeated_sets_and_outcomes_need_not_be_written_out():
    """Short forms, fractions, missing commas; and Ochs' pennies come out: lambda 1 gives .8936 and .3128."""
    game = read_efg(GOOD)
    assert game.title == 'Matching "pennies"'
    assert game.sets == ("row", "column")
    found = solve_extensive(game, rationality=1.0)
    row, column = found.strategies
    assert row.moves["heads"] == pytest.approx(0.8936, abs=1e-4)
    assert column.moves["heads"] == pytest.approx(0.3128, abs=1e-4)
    assert found.residual < 1e-8
    assert column.reach == pytest.approx(1.0)


def test_payoffs_on_the_way_are_added_up():
    """An outcome at a player's node counts at every end beneath."""
    text = 'EFG 2 R "x" { "A" }\np "" 1 1 "" { "l" "r" } 1 "toll" { -1 }\nt "" 2 "" { 3 }\nt "" 0\n'
    assert read_efg(text).tree.payoffs[0, :, 0, 0].tolist() == [0.0, 2.0, -1.0]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("EFG 2 R", "NFG 1 R", "P037", "no extensive form file"),
        ("EFG 2 R", "EFG 1 R", "P037", "version 2"),
        ('p "" 1 1', 'p "" 7 1', "P037", "line 4: there is no player 7"),
        ("{ 9, 0 }", "{ 9 }", "P037", "line 6: 1 payoffs stand for 2 players"),
        ("{ 9, 0 }", "{ 9, x }", "P037", "no number"),
        ("{ 9, 0 }", "{ 9, 1e99 }", "P037", "too large"),
        ('t "" 3 "draw" { 1/1 0.0 }\n', "", "P037", "ends before the tree"),
        ("1/1 0.0 }\n", '1/1 0.0 }\nt "" 1\n', "P037", "behind the end"),
        ('p "" 2 1 0\n', 'p "" 2 1 "" { "a" "b" } 0\n', "P037", "other moves"),
        ('p "" 2 1 0\n', 'p "" 1 1 0\n', "P038", "Row forgets"),
        ("both choose at once", 'both " choose', "P037", "cannot be read"),
    ],
)
def test_a_broken_file_is_named_with_its_line(old, new, code, words):
    """One line: what stands there, and what should."""
    with pytest.raises(GameError) as caught:
        read_efg(GOOD.replace(old, new), name="x.efg")
    assert caught.value.code == code
    assert words in str(caught.value)


def test_a_file_is_played_from_its_path(tmp_path):
    """Without a lambda the scale of payoffs sets it, which is said; a missing file is one line."""
    path = tmp_path / "game.efg"
    path.write_text(GOOD, encoding="utf-8")
    found = play_efg(path)
    assert found.rationality == pytest.approx(8 / 9)
    assert any("lambda" in warning for warning in found.warnings)
    with pytest.raises(GameError, match="no such file"):
        play_efg(tmp_path / "none.efg")


def test_gambit_reads_what_is_written_and_agrees(duel):
    """Where pygambit is installed: it parses the file and finds the same quantal response equilibrium to 1e-8."""
    pygambit = pytest.importorskip("pygambit", reason="pygambit is not installed here; it is no part of the package")
    text = game_efg(duel)
    game = pygambit.read_efg(io.StringIO(text))
    found = pygambit.qre.logit_solve_lambda(game, 8.0, use_strategic=False)[0].profile
    ours = {(row.player, row.at): row.moves for row in solve_extensive(read_efg(text), rationality=8.0).strategies}
    for player in ("A", "B"):
        theirs = [{str(move): float(chance) for move, chance in policy} for _, policy in found[player]]
        mine = [moves for (who, _), moves in ours.items() if who == player]
        assert len(theirs) == len(mine)
        for moves in theirs:
            near = min(max(abs(moves[move] - one.get(move, 9.0)) for move in moves) for one in mine)
            assert near < 1e-8, (player, moves)


def test_two_stages_at_once_share_an_information_set():
    """A hidden move is written as one information set of the other player."""
    game = pennies(lambda_=1.0)
    assert any(isinstance(stage, Stage) and stage.hide for stage in game.stages)
    text = game_efg(game)
    assert text.count('p "" 2 ') == 2
    assert len(read_efg(text).sets) == 2


@pytest.mark.parametrize("name", templates.__all__)
def test_every_template_can_be_written_and_is_worth_the_same(name):
    """Without false beliefs each player's value in the file's equilibrium is that of the described game."""
    game = replace(getattr(templates, name)(), beliefs=None)
    tree = tree_of(game)
    solution = solve_tree(tree, np.array([2.0]))
    chance = reach_by_profile(tree, solution.policy)[..., 0] * tree.priors[0, :, 0]
    ends = tree.shape.count == 0
    here = {
        player: float((chance[ends] * tree.payoffs[place, ends, :, 0]).sum())
        for place, player in enumerate(tree.shape.players)
    }
    assert solve_extensive(read_efg(game_efg(game)), rationality=2.0).values == pytest.approx(here, abs=1e-7)
