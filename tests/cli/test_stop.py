"""Ctrl-C while something is being compiled."""

from __future__ import annotations

import signal
import time
from types import FrameType

import pytest

from prophasis.cli import _stop


def frame_in(module: str) -> FrameType:
    """A frame of a function that belongs to ``module``, called from here."""
    scope: dict[str, object] = {"__name__": module}
    exec("import sys\ndef here():\n    return inner()\ndef inner():\n    return sys._getframe()", scope)
    frame = scope["here"]()  # type: ignore[operator]
    assert isinstance(frame, FrameType)
    return frame


def test_it_stops_at_once_elsewhere() -> None:
    """Outside a compiler the interrupt is raised where it comes."""
    with pytest.raises(KeyboardInterrupt):
        _stop._interrupt(signal.SIGINT, frame_in("prophasis.playing"))


def test_inside_a_compiler_it_comes_later() -> None:
    """In a compiler's call-back nothing is raised; the signal is sent again when there has been time to leave it."""
    before = signal.getsignal(signal.SIGINT)
    _stop.stop_cleanly()
    try:
        _stop._interrupt(signal.SIGINT, frame_in("llvmlite.binding.executionengine"))
        with pytest.raises(KeyboardInterrupt):
            time.sleep(20)
    finally:
        signal.signal(signal.SIGINT, before)
