"""Bad files over six formats: none may break the reader, each must be read or listed with its reason.

    python benchmarks/soak/run.py [--files 10000] [--seed 431] [--more]

``--more`` takes three other formats (OpenDocument, RTF, mailboxes) in their stead.

Every file is a good one made worse (``mutate.py``). Counted are files read and files refused, by code. Failures are: an
exception out of ``read``; a file that is neither read nor listed; a reason of more than a line, or a fault of the
program (R199, R109); a mark outside its text, empty, or with another quote; a file that costs more than 30 s of CPU
time, its parser's process with it, or ten minutes of wall clock (a busy machine makes waiting, and no work).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from mutate import MORE_SEEDS, SEEDS, mutated

from prophasis.case import Payload, Reading
from prophasis.reading import read

CPU_SECONDS, SECONDS = 30, 600
FAULTS = ("R199", "R109")


@dataclass
class Tally:
    """What came of the files: how many were read, refused by code, and what must not be."""

    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")


def soak(count: int, seed: int, *, more: bool = False) -> Tally:
    """Read ``count`` bad files one by one from a folder of their own."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, data) in enumerate(mutated(count, seed, seeds=MORE_SEEDS if more else SEEDS), 1):
            path = Path(folder, name)
            path.write_bytes(data)
            begun, cpu = time.monotonic(), _cpu()
            wrong = [f"{name}: {fault}" for fault in _faults(path, tally)]
            path.unlink()
            waited, took = time.monotonic() - begun, _cpu() - cpu
            tally.slowest = max(tally.slowest, (took, name))
            if took > CPU_SECONDS or waited > SECONDS:
                wrong.append(f"{name}: took {took:.0f} s of CPU time, {waited:.0f} s in all")
            for fault in wrong:
                print(f"WRONG {fault}", flush=True)
            tally.wrong += wrong
            if number % 500 == 0:
                refused = sum(tally.refused.values())
                print(
                    f"{number:,} files, {tally.read:,} read, {refused:,} refused, {len(tally.wrong)} wrong", flush=True
                )
    return tally


def _cpu() -> float:
    """CPU seconds of this process and of those that it has waited for."""
    return sum(os.times()[:4])


def _faults(path: Path, tally: Tally) -> Iterator[str]:
    """What must not be, for one file."""
    try:
        found = read(path)
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
        return
    parts = len(found) + len(found.failures)
    if parts != 1 and not (path.suffix == ".mbox" and parts):
        yield "neither read nor listed"
    for failure in found.failures:
        tally.refused[failure.error.code] += 1
        if "\n" in failure.message or failure.error.code in FAULTS or str(path) not in failure.message:
            yield failure.message
    for reading in found:
        tally.read += 1
        yield from bad_marks(reading)


def bad_marks(reading: Reading) -> Iterator[str]:
    """Marks that are not exactly a piece of the text, and places named in them that are empty or lie outside it."""
    text = reading.document.text or ""
    for mark in reading.marks:
        if not 0 <= mark.start < mark.end <= len(text) or text[mark.start : mark.end] != mark.quote:
            yield f"{mark.id} at {mark.start}..{mark.end} is not its quote"
        elif not mark.quote.strip():
            yield f"{mark.id} is empty"
        for start, end in _places(mark.payload):
            if not 0 <= start < end <= len(text):
                yield f"{mark.id} names the place {start}..{end} of a text of {len(text)} characters"


def _places(payload: Payload) -> Iterator[tuple[int, int]]:
    """All places that the fields of a payload name."""
    waiting = [getattr(payload, part.name) for part in fields(payload)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple) and len(value) == 2 and all(type(part) is int for part in value):
            yield value
        elif isinstance(value, tuple):
            waiting += value


def main() -> int:
    """Run, print, and say whether all held."""
    parser = argparse.ArgumentParser(description="Read bad files of six formats.")
    parser.add_argument("--more", action="store_true", help="of three other formats")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=431)
    chosen = parser.parse_args()
    begun = time.monotonic()
    tally = soak(chosen.files, chosen.seed, more=chosen.more)
    codes = ", ".join(f"{code} {count}" for code, count in sorted(tally.refused.items()))
    print(
        f"{chosen.files:,} files in {time.monotonic() - begun:.0f} s: {tally.read:,} read, refused: {codes or 'none'}"
    )
    print(f"slowest: {tally.slowest[1]} in {tally.slowest[0]:.1f} s of CPU time")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
