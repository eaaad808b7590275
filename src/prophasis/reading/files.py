"""Which files to read: names and folders in, bytes with ids out; what cannot be opened is set aside with its reason."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from prophasis.case import Notice
from prophasis.errors import ReadError
from prophasis.reading.defaults import LARGEST_FILE_BYTES
from prophasis.reading.readings import Failure
from prophasis.reading.sources import SUFFIXES


@dataclass(frozen=True)
class File:
    """The content of a file to be read, and the id its document takes; ``text`` where it came as text."""

    id: str
    name: str
    path: str | None
    data: bytes
    text: str | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def gather(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    ids: Mapping[Path, str] | None = None,
) -> tuple[list[File], list[Failure], list[Notice]]:
    """Open everything named, folders with all below them; the same content is kept once.

    ``ids`` gives, by resolved path, the ids that some files must take; others are named after their files.
    """
    names = [paths] if isinstance(paths, str | PathLike) else list(paths)
    files: list[File] = []
    failures: list[Failure] = []
    notices: list[Notice] = []
    seen: dict[str, str] = {}
    given = dict(ids or {})
    taken: set[str] = set(given.values())
    for name in names:
        try:
            expanded = list(_expand(os.fspath(name)))
        except ReadError as error:
            failures.append(Failure(os.fspath(name), error))
            continue
        for path in expanded:
            try:
                data = _bytes(path)
            except ReadError as error:
                failures.append(Failure(path, error))
                continue
            digest = hashlib.sha256(data).hexdigest()
            if digest in seen and data:
                text = f"{path} holds the same bytes as {seen[digest]}; it was read once."
                notices.append(Notice(code="R201", text=text))
                continue
            seen.setdefault(digest, path)
            shown = "standard input" if path == "-" else path
            id_ = (None if path == "-" else given.get(Path(path).resolve())) or _id(path, taken)
            files.append(File(id=id_, name=shown, path=None if path == "-" else path, data=data))
    return files, failures, notices


def _expand(name: str) -> Iterator[str]:
    """The files under a folder that can be read, in order of name; a file is itself."""
    path = Path(name)
    if name == "-" or not path.is_dir():
        yield name
        return
    found = [
        str(file)
        for file in sorted(path.rglob("*"))
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    ]
    if not found:
        what = "the folder holds no file that can be read;"
        raise ReadError("R102", what, where=name, mend=f"files that can be read end in {', '.join(SUFFIXES)}.")
    yield from found


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        if os.path.getsize(path) > LARGEST_FILE_BYTES:
            what = f"the file is larger than {LARGEST_FILE_BYTES // 1_000_000} MB;"
            raise ReadError("R107", what, where=path, mend="cut it into parts.")
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ReadError("R101", "there is no such file;", where=path, mend=_nearest(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(
            "R108", f"the file cannot be opened ({reason});", where=path, mend="check its rights."
        ) from None


def _nearest(path: str) -> str:
    from difflib import get_close_matches

    folder = Path(path).parent
    if not folder.is_dir():
        return f"the folder '{folder}' does not exist either."
    near = get_close_matches(Path(path).name, [file.name for file in folder.iterdir() if file.is_file()], n=1)
    return f"did you mean '{folder / near[0]}'?" if near else "check the name."


def _id(path: str, taken: set[str]) -> str:
    """The stem of the file name, or the name, or the name with a number: whichever is still free."""
    plain = "stdin" if path == "-" else re.sub(r"\s+", "-", Path(path).stem) or "document"
    candidates = [plain, *([] if path == "-" else [re.sub(r"\s+", "-", Path(path).name)])]
    number = 2
    while candidates[0] in taken:
        candidates.pop(0)
        if not candidates:
            candidates = [f"{plain}-{number}"]
            number += 1
    taken.add(candidates[0])
    return candidates[0]
