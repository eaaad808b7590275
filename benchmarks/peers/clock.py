"""CPU time and one way to print a comparison."""

from __future__ import annotations

import time
from collections.abc import Callable


def best_of(times: int, work: Callable[[], object], repeat: int = 1) -> float:
    """Least CPU seconds (all threads) of one call, over several runs of ``repeat`` calls."""
    found = []
    for _ in range(times):
        start = time.process_time()
        for _ in range(repeat):
            work()
        found.append((time.process_time() - start) / repeat)
    return min(found)


def shown(seconds: float) -> str:
    """Seconds, milliseconds or microseconds."""
    for unit, size in (("s ", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:8.3g} {unit}"
    return f"{seconds / 1e-6:8.3g} us"


def line(task: str, who: str, seconds: float, own: float | None = None, note: str = "") -> None:
    """One row: the task, who did it, CPU time, and how many times our time that is."""
    ratio = "" if own is None else f"{seconds / own:10,.1f} x"
    print(f"{task:34} {who:44} {shown(seconds)} {ratio:>13}  {note}".rstrip())


def skipped(task: str, who: str) -> None:
    """A peer that is not installed."""
    print(f"{task:34} {who:44} not installed: skipped")
