"""The child process: a format and limits as arguments, bytes on standard input, JSON on standard output."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import asdict
from importlib import import_module
from typing import Any

from prophasis.reading.hostile.opened import Opened, RefusedError

NETWORK = ("socket.", "urllib.")
PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile")
"""What no parser of documents has to do; one that tries is stopped. Text recognition is a program."""

OPENERS = ("pdf", "html", "docx", "odt", "rtf", "eml", "scan")
"""The formats, each a module of this package with a function ``open_bytes``."""


def main(kind: str, cpu_seconds: int, memory_bytes: int, most_characters: int) -> None:
    """Take in the limits, read the bytes, write the answer."""
    if kind not in OPENERS:
        raise SystemExit(f"there is no parser '{kind}'")
    opener = import_module(f"prophasis.reading.hostile.{kind}").open_bytes
    limit(cpu_seconds, memory_bytes, forbidden=NETWORK if kind == "scan" else NETWORK + PROGRAMS)
    answer = answer_of(opener, sys.stdin.buffer.read(), most_characters)
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def answer_of(opener: Any, data: bytes, most_characters: int) -> dict[str, Any]:
    """What the opener gives for ``data``, as plain values: an opened text, or ``refused`` with code, what, mend."""
    try:
        opened: Opened = opener(data)
        if len(opened.text) > most_characters:
            what = f"the file holds {len(opened.text):,} characters of text;"
            raise RefusedError("R123", what, f"cut it into parts of less than {most_characters:,}.")
    except RefusedError as refused:
        return {"refused": (refused.code, refused.what, refused.mend)}
    answer = asdict(opened)
    answer["text"] = _storable(opened.text)
    answer["says"] = {key: " ".join(_storable(value).split())[:1000] for key, value in opened.says.items()}
    return answer


def _storable(text: str) -> str:
    """The text with zero bytes as spaces and halves of characters as U+FFFD: neither can be stored."""
    return text.replace("\x00", " ").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def limit(cpu_seconds: int, memory_bytes: int, *, forbidden: tuple[str, ...] = NETWORK + PROGRAMS) -> None:
    """Limit time, memory and files, and shut out the network and, but for text recognition, other programs."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(forbidden):
            raise PermissionError(f"a parser of documents may not do this: {event}")

    sys.addaudithook(refuse)
    try:
        import resource
    except ImportError:  # Windows has no such limits; there the parent's wall-clock limit holds
        return
    limits = (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
