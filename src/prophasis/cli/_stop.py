"""Ctrl-C at a point where it can be taken: not in the middle of a compiler that would lose it."""

from __future__ import annotations

import signal
import threading
from types import FrameType

COMPILERS = frozenset(("numba", "llvmlite"))
AGAIN = 0.1  # seconds


def stop_cleanly() -> None:
    """Let Ctrl-C raise `KeyboardInterrupt`, but never inside a compiler's call-backs, where it would be swallowed or
    come out as another error: there it is sent again a moment later."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    if not _compiling(frame):
        raise KeyboardInterrupt
    later = threading.Timer(AGAIN, signal.raise_signal, (signal.SIGINT,))
    later.daemon = True
    later.start()


def _compiling(frame: FrameType | None) -> bool:
    while frame is not None:
        if str(frame.f_globals.get("__name__", "")).partition(".")[0] in COMPILERS:
            return True
        frame = frame.f_back
    return False


__all__ = ["stop_cleanly"]
