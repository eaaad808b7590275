"""The scorers on open data: what they count, on small examples of our own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "benchmarks" / "read"


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(HERE), *sys.path])


def test_marked_up_sentences_give_text_and_places() -> None:
    """Brackets of the markup go, brackets of the sentence stay."""
    import plover

    text, spans = plover.plain("(SRC: Norland) (the north) has (EVT: invaded) (TAR: Suland).")
    assert text == "Norland (the north) has invaded Suland."
    assert [text[a:b] for a, b in (*spans["SRC"], *spans["EVT"], *spans["TAR"])] == ["Norland", "invaded", "Suland"]


def test_names_count_where_both_ends_and_the_type_are_right(tmp_path: Path) -> None:
    """Half a name is found but not exact."""
    import crossner

    path = tmp_path / "x.txt"
    path.write_text("Ann\tB-politician\nLee\tI-politician\nleft\tO\nRome\tB-location\n\n", encoding="utf-8")
    [(text, gold)] = crossner.sentences(path)
    assert (text, gold) == ("Ann Lee left Rome", [(0, 7, "PER"), (13, 17, "LOC")])
    found = [(0, 3, "PER"), (13, 17, "LOC")]
    assert crossner.exact([gold], [found]).hits == 1
    assert crossner.untyped([gold], [found]).hits == 2


def test_b_cubed_of_a_split_entity() -> None:
    """Three mentions of one entity in two actors: pure, and five ninths whole."""
    import coref

    def one(at: int) -> coref.Named:
        return coref.Named("e", "person", at, at + 1, "PROPN")

    precision, recall = coref.b_cubed([(one(0), "a"), (one(2), "a"), (one(4), "b")])
    assert precision / 3 == 1.0
    assert recall / 3 == pytest.approx(5 / 9)


def test_days_in_common_of_two_dates() -> None:
    """A month within its year has a twelfth of its days, about; an open end has none."""
    import gum_dates

    year, june = ("2021-01-01", "2021-12-31"), ("2021-06-01", "2021-06-30")
    assert gum_dates.jaccard(year, june) == pytest.approx(30 / 365)
    assert gum_dates.jaccard(year, year) == 1.0
    assert gum_dates.jaccard(("2021-01-01", None), year) == 0.0


def test_gold_of_deeds_stands_where_it_says() -> None:
    """The text at the offsets is the quote."""
    for path in (HERE / "gold" / "deeds").glob("*.gold.jsonl"):
        text = path.with_name(path.name.replace(".gold.jsonl", ".txt")).read_text(encoding="utf-8")
        for line in path.read_text(encoding="utf-8").splitlines():
            mark = json.loads(line)
            assert text[mark["start"] : mark["end"]] == mark["quote"]
