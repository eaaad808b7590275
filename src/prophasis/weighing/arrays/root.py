"""Where a function of one number crosses zero."""

from __future__ import annotations

from collections.abc import Callable


def root(f: Callable[[float], float], low: float, high: float, *, width: float = 1e-12, steps: int = 100) -> float:
    """A zero of ``f`` between two ends of different sign: false position, the stale end halved (Illinois rule).

    Dowell & Jarratt 1971. Where both ends have one sign the nearer to zero is returned.
    """
    at_low, at_high = f(low), f(high)
    if at_low * at_high > 0 or at_low == 0.0:
        return low if abs(at_low) <= abs(at_high) else high
    side = 0
    for _ in range(steps):
        middle = (low * at_high - high * at_low) / (at_high - at_low)
        value = f(middle)
        if value == 0.0 or high - low < width:
            return middle
        if value * at_high > 0:
            moved, high, at_high = high - middle, middle, value
            at_low = at_low / 2 if side == 1 else at_low
            side = 1
        else:
            moved, low, at_low = middle - low, middle, value
            at_high = at_high / 2 if side == -1 else at_high
            side = -1
        if moved < width:
            return middle
    return (low + high) / 2
