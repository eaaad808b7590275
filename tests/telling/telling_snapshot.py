"""Stored examples of outputs: compare with the file beside the test, or write it with PROPHASIS_EXPECTED=write."""

from __future__ import annotations

import os
from pathlib import Path

EXPECTED = Path(__file__).parent / "expected"


def same_as_stored(name: str, text: str) -> None:
    """Fail with a readable difference where ``text`` is not what is stored under ``expected/name``."""
    path = EXPECTED / name
    if os.environ.get("PROPHASIS_EXPECTED") == "write":
        path.write_text(text, encoding="utf-8", newline="")
    stored = path.read_bytes().decode("utf-8")
    assert text.splitlines() == stored.splitlines(), f"{name} changed; PROPHASIS_EXPECTED=write stores it anew"
