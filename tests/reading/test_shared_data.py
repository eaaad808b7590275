"""Floors on the shared development data: exact offsets, citations, sentences, dates."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from prophasis.case import Reading
from prophasis.reading import read
from prophasis.reading.dates import find, parse_edtf
from prophasis.reading.dates.document import dated
from prophasis.reading.page import page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import sentence, syntax

SHARED = Path(os.environ.get("PROPHASIS_SHARED") or Path(__file__).parents[2].parent / "shared")
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"the shared development data is not at {SHARED}")
pytestmark = needs_shared


@pytest.fixture(scope="module")
def essays() -> dict[str, Reading]:
    """The two essays, read once."""
    return {reading.document.id[:3]: reading for reading in read(SHARED / "documents").require()}


def test_every_mark_quotes_its_place(essays: dict[str, Reading]) -> None:
    """All offsets are exact, also those inside payloads."""
    for reading in essays.values():
        text = reading.document.text or ""
        assert text
        for mark in reading.marks:
            assert text[mark.start : mark.end] == mark.quote
            assert mark.quote == mark.quote.strip()
            for place in _places(mark.as_json()):
                assert 0 <= place[0] < place[1] <= len(text)


def _places(fields: dict[str, object]) -> Iterator[tuple[int, int]]:
    for name in ("supports", "scope", "cue", "explanans", "explanandum", "content", "antecedent", "consequent"):
        value = fields.get(name)
        if isinstance(value, list):
            yield value[0], value[1]


def test_every_numbered_marker_is_found(essays: dict[str, Reading]) -> None:
    """77 markers, each with its number and what it supports."""
    reading = essays["000"]
    found = sorted(mark.as_json()["number"] for mark in reading.layer("citation"))
    text = reading.document.text or ""
    assert found == sorted(int(number) for number in re.findall(r"\[(\d+)\]", text))
    assert all(mark.as_json()["supports"] for mark in reading.layer("citation"))


def test_core_dates_of_the_gold_marks(essays: dict[str, Reading]) -> None:
    """At least 85 of 100 core dates are found; the document's date is inferred."""
    gold = _gold("time")
    core = [mark for mark in gold if mark["core"]]
    found = essays["002"].layer("time")
    hit = [mark for mark in core if any(_overlap(mark, other.start, other.end) for other in found)]
    assert len(hit) >= 0.85 * len(core)
    assert essays["002"].document.published == "2025-02-23/.."
    assert essays["000"].document.published == "2023-09~"


def test_sentences_of_the_gold_marks(essays: dict[str, Reading]) -> None:
    """Every sentence ends where the gold says."""
    ends = {mark.end for mark in essays["002"].layer("sentence")}
    gold = {mark["end"] for mark in _gold("sentence")}
    assert len(ends & gold) >= 0.98 * len(gold)


def _gold(layer: str) -> list[dict]:  # type: ignore[type-arg]
    path = next((SHARED / "gold").glob("002*.gold.jsonl"))
    marks = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [mark for mark in marks if mark["layer"] == layer]


def _overlap(mark: dict, start: int, end: int) -> bool:  # type: ignore[type-arg]
    return min(mark["end"], end) > max(mark["start"], start)


def test_dates_of_open_treebank_texts() -> None:
    """Exact intervals of day, with ranges and open ends counted against the grammar: at least 75 of 100."""
    total = exact = found_any = 0
    for line in (SHARED / "data" / "gum-open" / "dates.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        document = parse_edtf(record["created"]) if record["created"] else None
        marks = dated(find(record["text"]), document=document)
        for gold in record["dates"]:
            if not (gold.get("first") and gold.get("last")):
                continue
            total += 1
            near = [mark for mark in marks if _overlap(gold, mark.start, mark.end)]
            if near:
                found_any += 1
                best = max(near, key=lambda mark: min(mark.end, gold["end"]) - max(mark.start, gold["start"]))
                day = best.interval
                ends = (day.earliest.iso if day.earliest else None, day.latest.iso if day.latest else None)
                exact += ends == (gold["first"], gold["last"])
    assert found_any >= 0.93 * total
    assert exact >= 0.75 * total


def test_sentence_ends_of_open_treebank_news() -> None:
    """News and speeches: F1 of sentence ends at least 96.5."""
    gold_count = found_count = right = 0
    folder = SHARED / "data" / "gum-open" / "dev"
    for path in [*folder.glob("GUM_news_*.conllu"), *folder.glob("GUM_speech_*.conllu")]:
        text, ends = _treebank(path)
        page = run(page_of(text), (syntax.STEP, sentence.STEP))
        found = {mark.end for mark in page.marks}
        gold_count, found_count, right = gold_count + len(ends), found_count + len(found), right + len(ends & found)
    assert 2 * right / (gold_count + found_count) >= 0.965


def _treebank(path: Path) -> tuple[str, set[int]]:
    """The running text of a treebank file, paragraphs apart, and where its sentences end."""
    text, ends, sentence_text, paragraph = "", set(), "", False
    for line in path.read_text(encoding="utf-8").splitlines():
        paragraph = paragraph or line.startswith("# newpar")
        if line.startswith("# text = "):
            sentence_text = line.removeprefix("# text = ")
        if not line and sentence_text:
            text += ("" if not text else "\n\n" if paragraph else " ") + sentence_text
            ends.add(len(text))
            sentence_text, paragraph = "", False
    return text, ends
