"""Floors on the shared development gold: who is named, who speaks, how sure, who believes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from prophasis.reading.page import Page

SHARED = Path(os.environ.get("PROPHASIS_SHARED", Path(__file__).parents[2].parent / "shared"))
FLOORS = {"mention": 0.90, "actor B3": 0.90, "statement": 0.85, "hedge (strict)": 0.85, "belief": 0.75}
"""F1 that a change may not fall below."""


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared development data are not beside this checkout")
def test_the_development_gold_is_met(page_of_text: Callable[[str], Page], tmp_path: Path) -> None:
    """The scorer's F1 of every layer of these steps stays above its floor."""
    gold = next((SHARED / "gold").glob("*.gold.jsonl"))
    text = (SHARED / "documents" / gold.name.replace(".gold.jsonl", ".txt")).read_bytes().decode("utf-8")
    found = tmp_path / "marks.jsonl"
    found.write_text("\n".join(json.dumps(mark.as_json()) for mark in page_of_text(text).marks), encoding="utf-8")
    script = [sys.executable, str(SHARED / "gold" / "score.py"), str(gold), str(found)]
    printed = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    scores = {line[:18].strip(): float(line[45:52]) for line in printed.splitlines()[1:] if "–" not in line}
    below = {layer: scores[layer] for layer, floor in FLOORS.items() if scores[layer] < floor}
    assert below == {}
