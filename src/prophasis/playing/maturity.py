"""Maturity: how well each method is tested; every result carries the mark of the method that made it."""

from __future__ import annotations

KNOWN = "tested against known answers"
LIGHT = "lightly tested"

__all__ = ["KNOWN", "LIGHT"]
