"""Marks as JSON lines: the format that scorers and other tools read."""

import json

from prophasis import testing
from prophasis.telling import marks_jsonl


def test_a_line_is_a_mark_and_its_quote_is_the_text():
    """``text[start:end]`` equals the quote on every line."""
    texts = {reading.document.id: reading.document.text for reading in testing.small_readings()}
    rows = [json.loads(line) for line in marks_jsonl(testing.small_readings())]
    assert len(rows) == 5
    assert all(texts[row["document"]][row["start"] : row["end"]] == row["quote"] for row in rows)


def test_layers_can_be_picked():
    """Only those asked for."""
    rows = [json.loads(line) for line in marks_jsonl(testing.small_readings(), layers=("event",))]
    assert {row["layer"] for row in rows} == {"event"}
