"""Kydd, *Trust and Mistrust in International Relations* (2005); IO 54 (2000): trust, and signals that reassure.

The thresholds are his, in this project's normalisation: stakes (R, T, P, S) = (4, 3, 2, 1); a signal of a share of
one's leverage where the greedy would gain 1.5, loses 1 and the seeker risks 1.2.
"""

from __future__ import annotations

from prophasis.case import Game
from prophasis.playing.templates import reassurance, trust
from prophasis.playing.templates._numbers import Given

TRUST_NEEDED = 0.5
"""The belief in a trustworthy other from which a seeker cooperates."""
SEPARATES = (0.6, 1 / 1.2)
"""The shares of leverage given up between which seekers give and the greedy do not."""


def cooperation(*, belief: float, lambda_: Given = 2000.0) -> Game:
    """Both cooperate or defect, each knowing its own kind."""
    return trust(trust=belief, lambda_=lambda_)


def signal(*, share: float, lambda_: Given = 2000.0) -> Game:
    """A gives up ``share`` of its leverage or not; what is seen decides whether it is trusted."""
    return reassurance(share=share, lambda_=lambda_)


__all__ = ["SEPARATES", "TRUST_NEEDED", "cooperation", "signal"]
