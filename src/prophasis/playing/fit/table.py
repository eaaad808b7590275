"""Table: a CSV file -> named columns of numbers or levels, with the line of every row for messages."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, cast

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.messages import fail, unknown

MISSING = frozenset({"", "NA", "NaN", "nan", "."})
MOST_BYTES = 200_000_000


@dataclass(frozen=True)
class Table:
    """Rows of a file as text. ``name`` is the file in messages; row ``i`` stands on line ``lines[i]``."""

    name: str
    columns: dict[str, tuple[str, ...]]
    lines: tuple[int, ...]

    @property
    def rows(self) -> int:
        return len(self.lines)

    def text(self, column: str) -> tuple[str, ...]:
        """A column as written.

        Raises:
            GameError: P031 where there is no such column.
        """
        if column not in self.columns:
            raise unknown("P031", "column", column, self.columns, self.name)
        return self.columns[column]

    def is_number(self, column: str) -> bool:
        """Whether every value that is there is a number."""
        given = [value for value in self.text(column) if value not in MISSING]
        return bool(given) and all(_number(value) is not None for value in given)

    def numbers(self, column: str) -> Array:
        """(rows,) a column of numbers, NaN where a value is missing.

        Raises:
            GameError: P031 no such column, P032 a value that is no finite number, with its line.
        """
        found = np.full(self.rows, np.nan)
        for row, value in enumerate(self.text(column)):
            if value in MISSING:
                continue
            number = _number(value)
            if number is None:
                where = f"{self.name}, line {self.lines[row]}, {column}"
                mend = "Write a number, or leave the cell empty where it is not known."
                raise fail("P032", f"{value!r} is no number.", where, mend)
            found[row] = number
        return found

    def levels(self, column: str) -> tuple[str, ...]:
        """The different values of a column, sorted; missing ones left out."""
        return tuple(sorted({value for value in self.text(column) if value not in MISSING}))

    def missing(self, columns: Iterable[str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """(rows,) whether any of the columns is missing."""
        found = np.zeros(self.rows, dtype=bool)
        for column in columns:
            found |= np.array([value in MISSING for value in self.text(column)], dtype=bool)
        return found


def read_table(path: str | Path) -> Table:
    """Read a CSV file in UTF-8 (``.csv`` or ``.csv.gz``) whose first line names the columns.

    Raises:
        GameError: P030 the file is missing, unreadable, empty or ragged.
    """
    file = Path(path)
    try:
        with _opened(file) as handle:
            text = handle.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise fail("P030", "there is no such file.", str(path), "Check the path.") from None
    except (OSError, EOFError, UnicodeDecodeError):
        raise fail("P030", "this is not a CSV file in UTF-8.", str(path), "Save the table as CSV UTF-8.") from None
    if len(text) > MOST_BYTES:
        raise fail(
            "P030", f"the file is larger than {MOST_BYTES:,} characters.", str(path), "Keep what the model uses."
        )
    return parse_table(text, name=str(path))


def _opened(file: Path) -> TextIO:
    if file.suffix == ".gz":
        return cast("TextIO", gzip.open(file, "rt", encoding="utf-8-sig", newline=""))
    return open(file, encoding="utf-8-sig", newline="")


def parse_table(text: str, *, name: str = "data") -> Table:
    """As `read_table`, from text."""
    reader = csv.reader(text.splitlines())
    try:
        head = [cell.strip() for cell in next(reader, [])]
        if not head or "" in head or len(set(head)) < len(head):
            raise fail(
                "P030", "the first line does not name every column once.", name, "Write a head such as sq,war,x1."
            )
        rows, lines = [], []
        for row in reader:
            if not row:
                continue
            if len(row) != len(head):
                where = f"{name}, line {reader.line_num}"
                raise fail(
                    "P030", f"{len(row)} cells stand under {len(head)} columns.", where, "Fill or quote the row."
                )
            rows.append([cell.strip() for cell in row])
            lines.append(reader.line_num)
    except csv.Error as error:
        where = f"{name}, line {reader.line_num}"
        raise fail("P030", f"this is not CSV: {error}.", where, "Save the table as CSV UTF-8.") from None
    if not rows:
        raise fail("P030", "the table has no rows.", name, "One row is one observed play of the game.")
    columns = {column: tuple(row[place] for row in rows) for place, column in enumerate(head)}
    return Table(name, columns, tuple(lines))


def _number(value: str) -> float | None:
    try:
        found = float(value)
    except ValueError:
        return None
    return found if np.isfinite(found) and "_" not in value else None


__all__ = ["MISSING", "Table", "parse_table", "read_table"]
