"""Which files to read: names and folders in, bytes with ids out; what cannot be opened is set aside with its reason."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from prophasis.errors import ReadError
from prophasis.reading.defaults import LARGEST_FILE_BYTES
from prophasis.reading.mailbox import SUFFIXES as MAILBOXES
from prophasis.reading.mailbox import is_mailbox, messages
from prophasis.reading.sources import SUFFIXES

_GENERATOR = b'<meta name="generator" content="prophasis'


@dataclass(frozen=True)
class File:
    """The content of a file to be read, and the id its document takes.

    ``text`` is set where it came as text; ``copies`` are other files with the same content; ``media_type`` is set where
    it is known beforehand. A message of a mailbox has no path of its own: it is known by its content.
    """

    id: str
    name: str
    path: str | None
    data: bytes
    text: str | None = None
    copies: tuple[str, ...] = ()
    media_type: str | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def gather(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]], *, ids: Mapping[Path, str] | None = None
) -> tuple[list[File], list[tuple[str, ReadError]]]:
    """Open everything named, folders with all below them; the same content is kept once.

    ``ids`` gives ids to files, by resolved path, that a case knows already.
    """
    names = [paths] if isinstance(paths, str | PathLike) else list(paths)
    files: dict[str, File] = {}
    failures: list[tuple[str, ReadError]] = []
    known = dict(ids or {})
    taken = set(known.values())
    for name in names:
        try:
            expanded = list(_expand(os.fspath(name)))
        except ReadError as error:
            failures.append((os.fspath(name), error))
            continue
        for path in expanded:
            try:
                data = _bytes(path)
            except ReadError as error:
                failures.append((path, error))
                continue
            try:
                found = list(_parts(path, data))
            except ReadError as error:
                failures.append((path, error))
                continue
            for part in found:
                digest = part.sha256
                if digest in files and part.data:
                    files[digest] = replace(files[digest], copies=(*files[digest].copies, part.name))
                    continue
                given = None if part.path is None else known.get(Path(part.path).resolve())
                files[digest if part.data else f"empty {path}"] = replace(part, id=given or _id(part.id, taken))
    return list(files.values()), failures


def _parts(path: str, data: bytes) -> Iterator[File]:
    """A file as it is; of a mailbox each message. ``id`` is the name that the id is made from."""
    shown = "standard input" if path == "-" else path
    if not is_mailbox(data):
        yield File(id=path, name=shown, path=None if path == "-" else path, data=data)
        return
    for number, message in enumerate(messages(data, shown), 1):
        box = "mailbox" if path == "-" else Path(path).stem
        name = f"{shown}, message {number}"
        yield File(id=f"{box}-{number}", name=name, path=None, data=message, media_type="message/rfc822")


def _expand(name: str) -> Iterator[str]:
    """The files under a folder that can be read, in order of name; a file is itself."""
    path = Path(name)
    if name == "-" or not path.is_dir():
        yield name
        return
    found = [
        str(file)
        for file in sorted(path.rglob("*"))
        if file.suffix.lower() in (*SUFFIXES, *MAILBOXES)
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
        and not _own_report(file)
    ]
    if not found:
        what = "the folder holds no file that can be read;"
        raise ReadError(
            "R102", what, where=name, mend=f"files that can be read end in {', '.join((*SUFFIXES, *MAILBOXES))}."
        )
    yield from found


def _own_report(file: Path) -> bool:
    """Whether this is a report that prophasis has written beside the documents: no document of the case."""
    if not file.suffix.lower().startswith(".htm"):
        return False
    try:
        with file.open("rb") as stream:
            return _GENERATOR in stream.read(1024)
    except OSError:
        return False


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
