"""Formats that hostile files come in: the parent's side of the child process that parses them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from prophasis.case import Notice
from prophasis.errors import ReadError
from prophasis.reading.defaults import CHILD_CPU_SECONDS, CHILD_MEMORY_BYTES, CHILD_WALL_SECONDS, LARGEST_TEXT
from prophasis.reading.sources.source import Extract

_CHILD = (sys.executable, "-P", "-m", "prophasis.reading.hostile.child")


def isolated(
    kind: str, called: str, *, cpu_seconds: int | None = None, wall_seconds: int | None = None
) -> Callable[[bytes, str], Extract]:
    """An extractor that parses in a child process; ``called`` names the format in messages (``"the PDF"``).

    Limits on time are those of the defaults where none are given.

    Raises (the extractor):
        ReadError: R115 over the limits on time and memory; what the format itself refuses.
    """

    def extract(data: bytes, name: str) -> Extract:
        answer = _ask(kind, called, data, name, cpu_seconds or CHILD_CPU_SECONDS, wall_seconds or CHILD_WALL_SECONDS)
        if "refused" in answer:
            code, what, mend = answer["refused"]
            raise ReadError(code, what, where=name, mend=mend)
        notices = tuple(Notice(code=code, text=text) for code, text in answer["notices"])
        return Extract(
            text=answer["text"],
            extractor=answer["extractor"],
            says=answer["says"],
            notices=notices,
            head=answer["head"],
        )

    return extract


def _ask(kind: str, called: str, data: bytes, name: str, cpu: int, wall: int) -> dict[str, Any]:
    limits = map(str, (cpu, CHILD_MEMORY_BYTES, LARGEST_TEXT))
    try:
        done = subprocess.run([*_CHILD, kind, *limits], input=data, capture_output=True, timeout=wall, check=False)
        if done.returncode == 0:
            answer: dict[str, Any] = json.loads(done.stdout)
            return answer
    except (subprocess.TimeoutExpired, ValueError):
        pass
    most = f"{cpu} s or {CHILD_MEMORY_BYTES / 1e9:g} GB"
    what = f"{called} took more than {most}, or broke its parser;"
    raise ReadError("R115", what, where=name, mend="print it to a new PDF, or save its text as .txt.")
