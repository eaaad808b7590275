"""Revisions: who changed what, when and why; nothing is overwritten."""

from __future__ import annotations

from typing import Any

from prophasis.case._record import record


@record
class Revision:
    """One change of a case: the path in the file, the value before and after."""

    at: str
    who: str
    why: str | None
    path: str
    before: Any
    after: Any
