"""Every error a user can meet, in one tree.

    ProphasisError            a clear message: what, where, the likely cause and the next step
    ├── InputError            something handed in cannot be used (exit code 2)
    │   ├── ReadError         R…  a document: missing, empty, encrypted, binary, without text
    │   ├── CaseError         S…  a case file: a key, a value, an unknown id
    │   ├── WeighError        W…  ratings that cannot be weighed
    │   ├── GameError         P…  a game that cannot be built or solved
    │   └── TellError         T…  a result that cannot be shown or written
    └── MissingExtra          X…  a part that is not installed, with the line that installs it

Each room keeps its own messages beside its code; a message is one line: ``CODE place: what. mend``.
"""

from __future__ import annotations


class ProphasisError(Exception):
    """The base of all errors. ``code`` leads to the line that raises it; ``str(error)`` is one line.

    Args:
        code: letter of the room and a number, ``"W003"``.
        what: what is wrong, with the offending value.
        where: the file, and line or key, or the item and analyst.
        mend: the next step.
    """

    def __init__(self, code: str, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        self.code = code
        self.what = what
        self.where = where
        self.mend = mend
        place = f"{where}: " if where else ""
        tail = f" {mend}" if mend else ""
        super().__init__(f"{place}{what}{tail} [{code}]")

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (type(self), self.code, self.what, self.where, self.mend))


def _again(kind: type[ProphasisError], code: str, what: str, where: str | None, mend: str | None) -> ProphasisError:
    return kind(code, what, where=where, mend=mend)


class InputError(ProphasisError):
    """Something handed in cannot be used."""


class ReadError(InputError):
    """A document cannot be read."""


class CaseError(InputError):
    """A case file cannot be used."""


class WeighError(InputError):
    """Ratings cannot be weighed."""


class GameError(InputError):
    """A game cannot be built or solved."""


class TellError(InputError):
    """A result cannot be shown or written."""


class MissingExtra(ProphasisError):
    """A part that is not installed."""
