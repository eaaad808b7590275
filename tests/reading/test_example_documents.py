"""The example documents: every mark quotes its place, and every place inside a mark lies in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from prophasis.case import Mark
from prophasis.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def places(mark: Mark) -> Iterator[tuple[int, int]]:
    """All spans that a mark's payload names."""
    for field in fields(mark.payload):
        value = getattr(mark.payload, field.name)
        if field.name == "mentions":
            yield from value
        elif isinstance(value, tuple) and len(value) == 2 and all(isinstance(item, int) for item in value):
            yield value


def test_all_offsets_of_all_examples_are_exact() -> None:
    """Quotes, cues, contents and what is supported: each span is not empty and has no white space at its ends."""
    readings = read(sorted(EXAMPLES.glob("*/documents/*.md"))).require()
    assert not readings.failures
    for reading in readings:
        text = reading.document.text or ""
        assert reading.document.published
        for mark in reading.marks:
            assert text[mark.start : mark.end] == mark.quote
            for start, end in places(mark):
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
        assert {"sentence", "time", "mention", "event", "explanation"} <= {mark.layer for mark in reading.marks}
