"""Playing a game of another tool: an extensive form file -> its quantal response equilibrium."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from prophasis.case import Equilibrium, Strategy
from prophasis.playing.draws import Array
from prophasis.playing.engine import SEED
from prophasis.playing.infer import reach_by_profile
from prophasis.playing.interop.efg import Extensive, read_efg
from prophasis.playing.maturity import KNOWN
from prophasis.playing.messages import fail
from prophasis.playing.solvers.search import equilibria
from prophasis.playing.solvers.tree import METHOD, solve_tree

FAIR = 8.0  # lambda where the payoffs of a game run from 0 to 1
MOST_BYTES = 50_000_000


def play_efg(path: str | Path, *, rationality: float | None = None, seed: int | None = None) -> Equilibrium:
    """Read an .efg file and solve it.

    Args:
        rationality: lambda; None: 8 over the largest range of any player's payoffs, which the result says.
        seed: of the search for other equilibria.

    Raises:
        GameError: what `read_efg` and `solve_tree` raise; P025 where nobody moves, P028 for a lambda below 0, P037 for
            a file that is missing or no text.
    """
    name = str(path)
    try:
        if Path(path).stat().st_size > MOST_BYTES:
            raise fail("P015", f"the file is larger than {MOST_BYTES:,} bytes.", name, "Leave rounds or types out.")
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise fail("P037", "there is no such file.", name, "Check the path.") from None
    except (OSError, UnicodeDecodeError):
        raise fail("P037", "this is not a text file in UTF-8.", name, "Save the game as .efg.") from None
    return solve_extensive(read_efg(text, name=name), rationality=rationality, seed=seed)


def solve_extensive(game: Extensive, *, rationality: float | None = None, seed: int | None = None) -> Equilibrium:
    """Solve a game that was read."""
    tree, used = game.tree, SEED if seed is None else seed
    if not tree.information_sets:
        raise fail("P025", "no player ever comes to move.", game.title or "game.efg", "Add a node of a player.")
    if rationality is not None and not (rationality >= 0 and np.isfinite(rationality)):
        raise fail("P028", f"lambda {rationality:g} has no meaning.", "rationality", "0 is chance, 8 a fair start.")
    spread = max(float(np.ptp(pays[tree.shape.count == 0])) for pays in tree.payoffs)
    lam = rationality if rationality is not None else FAIR / spread if spread > 0 else FAIR
    solution = solve_tree(tree, np.array([lam]))
    if not solution.settled[0]:
        what = f"no equilibrium was found at lambda {lam:g} (residual {solution.residual[0]:.1g})."
        raise fail("P020", what, "rationality", "Try a smaller lambda.")
    policy = solution.policy[:, 0]
    found = equilibria(tree, policy, lam, seed=used)
    warnings = []
    if rationality is None:
        warnings.append(f"The file gives no lambda: {lam:.3g} was assumed, 8 over the largest range of payoffs.")
    if len(found) > 1:
        apart = max(float(np.abs(other - policy).max()) for other in found[1:])
        warnings.append(
            f"{len(found)} equilibria were found; the one on the principal branch is shown. In another, the "
            f"probability of some move differs by {apart:.2f}."
        )
    chance = reach_by_profile(tree, solution.policy)[:, 0, 0]
    ends = tree.shape.count == 0
    return Equilibrium(
        game=game.title,
        method=METHOD,
        rationality=float(lam),
        residual=float(solution.residual[0]),
        nodes=tree.nodes,
        information_sets=tree.information_sets,
        values={
            name: float(chance[ends] @ tree.payoffs[place, ends, 0, 0]) for place, name in enumerate(tree.shape.players)
        },
        strategies=tuple(_strategies(game, policy, chance)),
        found=len(found),
        seed=used,
        maturity=KNOWN,
        warnings=tuple(warnings),
    )


def _strategies(game: Extensive, policy: Array, chance: Array) -> list[Strategy]:
    shape = game.tree.shape
    rows = []
    nodes_of = {number: np.flatnonzero(shape.info == number) for number in range(len(game.sets))}
    used = [number for number, nodes in nodes_of.items() if len(nodes)]
    for number in sorted(used, key=lambda number: int(nodes_of[number][0])):
        nodes, name = nodes_of[number], game.sets[number]
        moves = shape.children(int(nodes[0]))
        start = int(game.tree.starts[number])
        shown: dict[str, float] = {}
        for place, child in enumerate(moves):
            move = shape.move[child] or str(place + 1)
            shown[move if move not in shown else f"{move} ({place + 1})"] = float(policy[start + place])
        who = shape.players[int(shape.actor[nodes[0]])]
        rows.append(Strategy(player=who, at=name, reach=float(chance[nodes].sum()), moves=shown))
    return rows


__all__ = ["play_efg", "solve_extensive"]
