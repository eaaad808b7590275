"""The gazetteer's tables load, agree with each other and give stable ids."""

from __future__ import annotations

import pytest

from prophasis.reading.gazetteer import gazetteer, rows, slug, words_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [("the West", "west"), ("Côte d'Ivoire", "côte-divoire"), ("U.S.", "us"), ("St. Petersburg", "st-petersburg")],
)
def test_an_id_is_the_name_in_small_letters_without_article(name: str, expected: str) -> None:
    """The same name gives the same id in every document."""
    assert slug(name) == expected


def test_every_seat_and_part_belongs_to_an_entry() -> None:
    """What an entry is part of, or speaks for, is itself in the gazetteer."""
    entries = gazetteer().entries
    assert [entry.id for entry in entries.values() if entry.to is not None and entry.to not in entries] == []


def test_all_states_are_there_once() -> None:
    """Nearly two hundred states, each with an id of its own."""
    names = [row[0] for row in rows("states.tsv", 5)]
    assert len(names) == len(set(names)) > 195
    assert {"Ukraine", "United States", "China", "Tuvalu", "South Sudan"} <= set(names)


def test_names_are_indexed_by_their_first_word_longest_first() -> None:
    """So that "United States of America" goes before "United States"."""
    lengths = [len(name.words) for name in gazetteer().names["United"]]
    assert lengths == sorted(lengths, reverse=True)


def test_words_keep_their_places() -> None:
    """Offsets of words are offsets of the text, and typographic apostrophes are made plain."""
    text = "Quai d’Orsay, 1914"
    assert [text[start:end] for _, start, end in words_of(text)] == ["Quai", "d", "’", "Orsay", ",", "1914"]
    assert words_of(text)[2][0] == "'"
