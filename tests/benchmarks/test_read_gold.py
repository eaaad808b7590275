"""The documents marked by hand, and the scorer that compares a reading with them."""

import json
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks" / "read" / "gold"
NAMES = [path.name.removesuffix(".gold.jsonl") for path in sorted(GOLD.glob("*.gold.jsonl"))]


@pytest.fixture(name="score", scope="module")
def _score():
    sys.path.insert(0, str(GOLD.parent))
    try:
        import score

        yield score.score
    finally:
        sys.path.remove(str(GOLD.parent))


def marks(name):
    return [json.loads(line) for line in (GOLD / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_every_gold_mark_stands_where_it_says(name):
    """The text at the offsets is the quote, and every bearing names a hypothesis of its document."""
    text = (GOLD / f"{name}.txt").read_bytes().decode("utf-8")
    known = YAML(typ="safe").load(GOLD / f"{name}.hypotheses.yaml")["hypotheses"]
    for mark in marks(name):
        assert text[mark["start"] : mark["end"]] == mark["quote"]
        assert {one["hypothesis"] for one in mark.get("bears_on", ())} <= set(known)


@pytest.mark.parametrize("name", NAMES)
def test_gold_read_as_a_reading_is_faultless(name, score):
    """Against itself nothing is missed, nothing is in vain, and every field is right."""
    gold = marks(name)
    for row in score(gold, gold).values():
        assert row.precision == row.recall == (1.0 if row.gold else 0.0)
        assert all(yes == of for what, (yes, of) in row.right.items() if what not in ("source", "holder"))


def test_a_missed_mark_lowers_recall_and_a_false_one_precision(score):
    """Unasked marks cost nothing either way."""
    gold = [
        {"layer": "hedge", "start": 0, "end": 4, "strict": True, "category": "estimative"},
        {"layer": "hedge", "start": 10, "end": 14, "strict": False, "category": "booster"},
        {"layer": "hedge", "start": 20, "end": 24, "strict": True, "category": "estimative"},
    ]
    found = [
        {"layer": "hedge", "start": 1, "end": 3, "category": "conditional"},
        {"layer": "hedge", "start": 10, "end": 14, "category": "booster"},
        {"layer": "hedge", "start": 30, "end": 34, "category": "booster"},
    ]
    row = score(gold, found)["hedge"]
    assert (row.gold, row.found, row.hits) == (2, 2, 1)
    assert row.right["category"] == (0, 1)
