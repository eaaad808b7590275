"""Crisis: counts of outcomes and worths by row -> likelihoods of the signalling game, given or in equilibrium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.fit.design import Index
from prophasis.playing.fit.dual import Dual, variables
from prophasis.playing.fit.signal import (
    HIGHEST,
    LOWEST,
    bare,
    challenge,
    equilibria,
    gap,
    log_outcomes,
    plain,
    resistance,
)


@dataclass(frozen=True)
class Crisis:
    """``counts`` (n, 4) of sq, cd, sf, bd in each row; ``indices`` the seven worths in the order of `WORTHS`."""

    counts: Array
    indices: tuple[Index, ...]

    @property
    def size(self) -> int:
        return sum(one.size for one in self.indices)

    def worths(self, theta: Array) -> Array:
        """(n, 7) what every outcome is worth to each."""
        parts = np.split(theta, np.cumsum([one.size for one in self.indices])[:-1])
        return np.column_stack([one.matrix @ part for one, part in zip(self.indices, parts, strict=True)])

    def gradient(self, slope: Array) -> Array:
        return np.concatenate([one.matrix.T @ slope[:, place] for place, one in enumerate(self.indices)])

    def pseudo(self, theta: Array, resist: Array, firm: Array) -> tuple[float, Array]:
        """The log-likelihood when each side's expectations are given, and its gradient."""
        worths = variables(self.worths(theta))
        like = worths[0]
        play = challenge(worths, _known(resist, like))
        return self._sum(log_outcomes(play, resistance(worths, _known(firm, like))))

    def _sum(self, outcomes: Sequence[Dual]) -> tuple[float, Array]:
        value = sum(float(self.counts[:, place] @ part.value) for place, part in enumerate(outcomes))
        slope = sum((self.counts[:, [place]] * part.slope for place, part in enumerate(outcomes)), np.zeros(1))
        return value, self.gradient(slope)

    def answers(self, theta: Array, resist: Array, firm: Array) -> tuple[Array, Array]:
        """The expectations that follow from given ones: (chance of resistance, chance of firmness)."""
        worths = plain(self.worths(theta))
        latent = resistance(worths, bare(firm))
        answer = np.clip(np.exp(latent.log_normal().value), LOWEST, HIGHEST)
        return answer, np.clip(challenge(worths, bare(resist)).resolve.value, LOWEST, HIGHEST)

    def full(self, theta: Array, resist: Array) -> tuple[float, Array]:
        """The log-likelihood in equilibrium, ``resist`` being one of each row, and its gradient along that branch."""
        values = np.column_stack((self.worths(theta), resist))
        *worths, chance = variables(values)
        play = challenge(worths, chance)
        latent = resistance(worths, play.resolve)
        short = latent.log_normal().exp() - chance
        along = -short.slope[:, :-1] / short.slope[:, [-1]]
        outcomes = [
            Dual(part.value, part.slope[:, :-1] + part.slope[:, [-1]] * along) for part in log_outcomes(play, latent)
        ]
        return self._sum(outcomes)

    def by_row(self, theta: Array, resist: Array, firm: Array | None) -> Array:
        """(n, 4) log-probabilities when resistance and firmness are expected; None: the firmness that follows."""
        return _by_row(self.worths(theta), resist, firm)

    def firmness(self, theta: Array, resist: Array) -> Array:
        """(n,) P(firm | challenge) when resistance is expected with chance ``resist``."""
        return challenge(plain(self.worths(theta)), bare(resist)).resolve.value

    def scores(self, theta: Array, resist: Array, firm: Array) -> Array:
        """(n, k) slope of each row's log-likelihood by the estimates, expectations given."""
        worths = variables(self.worths(theta))
        play = challenge(worths, _known(resist, worths[0]))
        outcomes = log_outcomes(play, resistance(worths, _known(firm, worths[0])))
        slope = sum((self.counts[:, [place]] * part.slope for place, part in enumerate(outcomes)), np.zeros(1))
        return np.column_stack([one.matrix * slope[:, [place]] for place, one in enumerate(self.indices)])

    def shares(self) -> tuple[Array, Array]:
        """Resistance among challenges and firmness among resisted ones in all the data, the same for every row."""
        total = self.counts.sum(axis=0)
        resist = (total[2] + total[3]) / total[1:].sum()
        firm = total[2] / (total[2] + total[3])
        return np.full(len(self.counts), resist), np.full(len(self.counts), firm)

    def settle(self, theta: Array, resist: Array) -> Array | None:
        """The equilibrium of each row near ``resist`` by Newton's method in log-odds; None where a row has none."""
        values, chance = self.worths(theta), np.clip(resist, LOWEST, HIGHEST)
        fixed = plain(values)
        fixed = [Dual(part.value, np.zeros((len(chance), 1))) for part in fixed]
        short = np.full(1, np.inf)
        for _ in range(40):
            found = gap(fixed, Dual(chance, np.ones((len(chance), 1))))
            short = found.value
            if np.abs(short).max() < 1e-13:
                break
            slope = np.where(np.abs(found.slope[:, 0]) > 1e-12, found.slope[:, 0], -1.0)
            odds = np.log(chance / (1 - chance)) - np.clip(short / slope / (chance * (1 - chance)), -2.0, 2.0)
            chance = np.clip(1 / (1 + np.exp(-odds)), LOWEST, HIGHEST)
        return chance if np.abs(short).max() < 1e-9 else None

    def likeliest(self, theta: Array) -> Array:
        """(n,) of each row's equilibria the one under which its counts are likeliest."""
        values = self.worths(theta)
        roots = equilibria(values)
        rows = np.repeat(np.arange(len(values)), [len(found) for found in roots])
        flat = np.concatenate(roots)
        merit = (self.counts[rows] * _by_row(values[rows], flat, None)).sum(axis=1)
        best = np.full(len(values), -np.inf)
        chosen = np.full(len(values), 0.5)
        for row, value, root in zip(rows, merit, flat, strict=True):
            if value > best[row]:
                best[row], chosen[row] = value, root
        return chosen


def _by_row(values: Array, resist: Array, firm: Array | None) -> Array:
    worths = plain(values)
    play = challenge(worths, bare(resist))
    latent = resistance(worths, play.resolve if firm is None else bare(firm))
    return np.column_stack([part.value for part in log_outcomes(play, latent)])


def _known(values: Array, like: Dual) -> Dual:
    return Dual(values, np.zeros_like(like.slope))


__all__ = ["Crisis"]
