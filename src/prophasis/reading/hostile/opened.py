"""What a parser in the child process answers: a text with what the file says of itself, or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Says = tuple[str, str]
"""A code and a sentence, to become a notice."""


class RefusedError(Exception):
    """The bytes cannot be read: the code, what is wrong, and the next step, as a ReadError has them."""

    def __init__(self, code: str, what: str, mend: str) -> None:
        self.code, self.what, self.mend = code, what, mend
        super().__init__(what)


@dataclass(frozen=True)
class Opened:
    """The canonical text of a file.

    ``head`` is the offset behind lines at its head that are metadata, not prose (the header of a message);
    ``says`` holds ``title``, ``author``, ``published``, ``publisher``, ``language`` where the format has them.
    """

    text: str
    extractor: str
    says: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Says, ...] = ()
    head: int = 0


Opener = Callable[[bytes], Opened]
