"""Beginnings of EDTF dates, compared as far as both are known."""

from __future__ import annotations

import re

_ISO = re.compile(r"^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?")


def day(text: str | None) -> tuple[int, ...] | None:
    """The first year, month and day of an EDTF text, as many as it has; None where it has no year."""
    match = _ISO.match(text.strip()) if text else None
    return tuple(int(part) for part in match.groups() if part is not None) if match else None


def after(text: str | None, limit: tuple[int, ...]) -> bool:
    """Whether a date begins after ``limit``, compared in the parts that both have."""
    own = day(text)
    shared = min(len(own), len(limit)) if own else 0
    return own is not None and own[:shared] > limit[:shared]
