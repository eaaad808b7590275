"""Regular expressions over documents: compiled by RE2, whose time grows with the text and never explodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

import re2


class Found(Protocol):
    """One match; the part of ``re.Match`` that reading uses."""

    def group(self, group: int | str = 0) -> str: ...
    def start(self, group: int | str = 0) -> int: ...
    def end(self, group: int | str = 0) -> int: ...
    def span(self, group: int | str = 0) -> tuple[int, int]: ...


class Pattern(Protocol):
    """A compiled pattern; the part of ``re.Pattern`` that reading uses."""

    def finditer(self, text: str) -> Iterator[Found]: ...
    def search(self, text: str) -> Found | None: ...
    def match(self, text: str) -> Found | None: ...
    def fullmatch(self, text: str) -> Found | None: ...


def pattern(expression: str) -> Pattern:
    """Compile ``expression``; flags go inside it: ``(?i)``, ``(?m)``."""
    return cast("Pattern", re2.compile(expression))  # type: ignore[no-untyped-call]
