"""Trager (2010), "Diplomatic Calculus in Anarchy", APSR 104: demands that are made to be refused.

In this project's own normalisation: where B's reserve is known, A asks for more than B can give if and only if what a
refusal brings (legitimacy, a divided other side) is more than both sides' costs of war, .1 + .15.
"""

from __future__ import annotations

from prophasis.case import Game
from prophasis.playing.templates import insincere_ultimatum
from prophasis.playing.templates._numbers import Given

INSINCERE_FROM = 0.25


def ultimatum(*, legitimacy: float, slack: float = 0.001, lambda_: Given = 20_000.0) -> Game:
    """A asks for what B just grants, less ``slack``, or for too much."""
    return insincere_ultimatum(legitimacy=(0.05, legitimacy), deal=(1.0, 1.0), slack=slack, lambda_=lambda_)


__all__ = ["INSINCERE_FROM", "ultimatum"]
