"""readings -> marks as JSON lines: one mark a line with document, layer, id, start, end, quote, step, payload."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from prophasis.case import Reading


def marks_jsonl(readings: Iterable[Reading], *, layers: Iterable[str] = ()) -> Iterator[str]:
    """Each mark of the readings as one line without its line break; ``layers`` picks some (default: all)."""
    wanted = set(layers)
    for reading in readings:
        for mark in reading.marks:
            if not wanted or mark.layer in wanted:
                yield json.dumps(mark.as_json(), ensure_ascii=False)


__all__ = ["marks_jsonl"]
