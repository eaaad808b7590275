"""Signal: the crisis-signalling game of Lewis & Schultz (2003) -> log-probabilities of its four outcomes, with slopes.

Player 1 leaves the status quo (sq) or challenges; player 2 concedes (cd) or resists; player 1 stands firm (sf) or backs
down (bd). Everybody's worths of sf, and player 1's of bd, carry a standard normal error that only its owner knows, so a
challenge says something about who makes it. With c = (S1 - (1 - r) V1)/r for a chance r of resistance (Jo 2011;
Crisman-Cox & Gibilisco 2021):

    P(no challenge) = Phi(c - W1) Phi(c - a1)
    P(challenge, firm) = Phi2((W1 - a1)/sqrt 2, W1 - c; 1/sqrt 2), and P(challenge, back down) with W1 and a1 exchanged
    f = P(firm | challenge), r = Phi((f W2 + (1 - f) V2 - C2)/f)

An equilibrium is an r that answers itself; there may be several.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, pi, sqrt

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.fit.dual import Dual

# (outcome, player): S1, V1, C2, W1, W2, a1, V2
WORTHS = (("sq", 1), ("cd", 1), ("cd", 2), ("sf", 1), ("sf", 2), ("bd", 1), ("bd", 2))
OUTCOMES = ("sq", "cd", "sf", "bd")
RHO = 1 / sqrt(2)
TINY = 1e-300
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(32)


@dataclass(frozen=True)
class Challenge:
    """What player 1 does: logarithms of P(no challenge), P(challenge), P(challenge, firm), P(challenge, back down)."""

    none: Dual
    some: Dual
    firm: Dual
    back: Dual

    @property
    def resolve(self) -> Dual:
        """P(firm | challenge)."""
        return (self.firm - self.some).exp()


def challenge(worths: list[Dual], resist: Dual) -> Challenge:
    """Player 1's play when it expects resistance with chance ``resist``."""
    s1, v1, _, w1, _, a1, _ = worths
    cutoff = (s1 - (1.0 - resist) * v1) / resist
    firm = _both((w1 - a1) * RHO, w1 - cutoff)
    back = _both((a1 - w1) * RHO, a1 - cutoff)
    none = (cutoff - w1).log_normal() + (cutoff - a1).log_normal()
    return Challenge(none, _log(firm + back), _log(firm), _log(back))


def resistance(worths: list[Dual], firm: Dual) -> Dual:
    """The latent worth of resisting to player 2, in standard deviations, when it expects firmness ``firm``."""
    _, _, c2, _, w2, _, v2 = worths
    return (firm * w2 + (1.0 - firm) * v2 - c2) / firm


def log_outcomes(play: Challenge, latent: Dual) -> list[Dual]:
    """Log-probabilities of sq, cd, sf, bd."""
    yes, no = latent.log_normal(), (-latent).log_normal()
    return [play.none, play.some + no, play.firm + yes, play.back + yes]


def gap(worths: list[Dual], resist: Dual) -> Dual:
    """How far the answer to ``resist`` lies above it: 0 at an equilibrium."""
    latent = resistance(worths, challenge(worths, resist).resolve)
    return latent.log_normal().exp() - resist


def plain(values: Array) -> list[Dual]:
    """(n, 7) worths as numbers without slopes."""
    return [bare(values[:, place]) for place in range(values.shape[1])]


def bare(value: Array) -> Dual:
    """A number without slopes."""
    return Dual(value, np.zeros((len(value), 0)))


GRID = 160
LOWEST, HIGHEST = 1e-9, 1 - 1e-9


def equilibria(values: Array, *, grid: int = GRID) -> list[Array]:
    """Every chance of resistance in each row that answers itself, as far as a grid in log-odds shows them.

    Args:
        values: (n, 7) worths.
    """
    odds = np.linspace(-20.0, 20.0, grid)
    points = np.clip(1 / (1 + np.exp(-odds)), LOWEST, HIGHEST)
    rows = np.repeat(np.arange(len(values)), grid)
    gaps = gap(plain(values[rows]), bare(np.tile(points, len(values)))).value.reshape(len(values), grid)
    turns = np.argwhere((gaps[:, :-1] > 0) != (gaps[:, 1:] > 0))
    low, high = points[turns[:, 1]].copy(), points[turns[:, 1] + 1].copy()
    rising = gaps[turns[:, 0], turns[:, 1]] <= 0
    given = plain(values[turns[:, 0]])
    for _ in range(60):
        middle = (low + high) / 2
        above = (gap(given, bare(middle)).value > 0) == rising
        low, high = np.where(above, low, middle), np.where(above, middle, high)
    roots = (low + high) / 2
    found = [roots[turns[:, 0] == row] for row in range(len(values))]
    for row in range(len(values)):  # a certainty answers itself without a turn
        edges = [LOWEST] * bool(gaps[row, 0] <= 0) + [HIGHEST] * bool(gaps[row, -1] > 0)
        found[row] = np.concatenate((found[row], edges))
    return found


def _log(value: Dual) -> Dual:
    held = np.maximum(value.value, TINY)
    return value.through(np.log(held), 1.0 / held)


def _both(x: Dual, y: Dual) -> Dual:
    """Phi2(x, y; 1/sqrt 2): Drezner's integral over the correlation, whose parts are all positive."""
    from scipy.special import ndtr

    half = asin(RHO) / 2
    angles = half * (_NODES + 1)
    a, b = x.value[:, None], y.value[:, None]
    inside = np.exp(-(a * a + b * b - 2 * a * b * np.sin(angles)) / (2 * np.cos(angles) ** 2))
    value = ndtr(x.value) * ndtr(y.value) + half / (2 * pi) * (inside @ _WEIGHTS)
    by_x = _density(x.value) * ndtr((y.value - RHO * x.value) / RHO)
    by_y = _density(y.value) * ndtr((x.value - RHO * y.value) / RHO)
    return Dual(value, by_x[:, None] * x.slope + by_y[:, None] * y.slope)


def _density(value: Array) -> Array:
    return np.asarray(np.exp(-0.5 * value**2) / sqrt(2 * pi))


__all__ = [
    "HIGHEST",
    "LOWEST",
    "OUTCOMES",
    "WORTHS",
    "Challenge",
    "bare",
    "challenge",
    "equilibria",
    "gap",
    "log_outcomes",
    "plain",
    "resistance",
]
