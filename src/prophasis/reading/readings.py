"""What a reading of several files gives: the readings, the files that failed, and what a reader should know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prophasis.case import Document, Mark, Notice, Reading
from prophasis.errors import ReadError


@dataclass(frozen=True)
class Failure:
    """A file that could not be read, and why."""

    path: str
    error: ReadError

    @property
    def message(self) -> str:
        """One line: place, what is wrong, the next step, the code."""
        return str(self.error)


@dataclass(frozen=True)
class Progress:
    """How far reading has come: ``file`` is being read or has just been read, ``done`` of ``total`` are behind it."""

    file: str
    done: int
    total: int
    words: int
    words_per_second: float


@dataclass(frozen=True)
class Readings:
    """Readings in the order of the files named; iterating gives them one by one. ``failures`` could not be read."""

    readings: tuple[Reading, ...] = ()
    failures: tuple[Failure, ...] = ()

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)

    @property
    def documents(self) -> dict[str, Document]:
        """The documents by id."""
        return {reading.document.id: reading.document for reading in self.readings}

    @property
    def marks(self) -> Iterator[Mark]:
        """All marks of all documents."""
        return (mark for reading in self.readings for mark in reading.marks)

    @property
    def all_notices(self) -> tuple[Notice, ...]:
        """The notices of all documents."""
        return tuple(notice for reading in self.readings for notice in reading.notices)

    def require(self) -> Readings:
        """Itself, where at least one document was read.

        Raises:
            ReadError: that of the first file that failed, or R102 where there was nothing to read.
        """
        if self.readings:
            return self
        if self.failures:
            raise self.failures[0].error
        raise ReadError("R102", "there is nothing to read;", mend="name at least one file.")
