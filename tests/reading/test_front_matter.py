"""Front matter: metadata at the head of a text, which then carries no marks but one."""

from __future__ import annotations

from prophasis.reading import read_text
from prophasis.reading.front_matter import front_matter
from prophasis.reading.reader import read

HEAD = """---
title: On the causes
authors: [A. Writer, B. Other]
date: 2021-03-14
perspective: neutral
rating: 5
---
"""


def test_known_keys_are_read_and_others_left() -> None:
    """Title, authors, date and perspective are read as they stand; a date is not turned into something else."""
    found = front_matter(HEAD + "Text.")
    assert found.says == {
        "title": "On the causes",
        "author": "A. Writer, B. Other",
        "published": "2021-03-14",
        "perspective": "neutral",
    }
    assert (HEAD + "Text.")[found.end :] == "Text."


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    """A text that merely begins with a line of dashes stays whole."""
    assert front_matter("---\nJust a line without a second rule").end == 0
    assert front_matter("Text\n---\ntitle: x\n---\n").end == 0
    assert front_matter("---\nwords without a key\n---\nText").end == 0


def test_front_matter_that_is_no_yaml_is_kept_as_text() -> None:
    """Broken YAML is said, with its line, and not fatal."""
    found = front_matter("---\ntitle: [a\nauthor: b\n---\nText")
    assert found.end == 0
    assert found.notices[0].code == "R205"


def test_front_matter_fills_the_document_and_is_boilerplate(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Its text stays in the canonical text, under one mark of the role boilerplate; options go over it."""
    path = tmp_path / "essay.md"
    path.write_text(HEAD + "# Why\n\nThe city voted for war in May.\n", encoding="utf-8")
    reading = read(path, perspective="sceptical").require().readings[0]
    document = reading.document
    assert (document.title, document.author, document.published) == (
        "On the causes",
        "A. Writer, B. Other",
        "2021-03-14",
    )
    assert document.perspective == "sceptical"
    head = [mark for mark in reading.marks if mark.start < len(HEAD)]
    assert [(mark.layer, mark.as_json().get("role")) for mark in head] == [("sentence", "boilerplate")]
    assert [mark.as_json()["role"] for mark in reading.layer("sentence")] == ["boilerplate", "heading", "body"]
    assert [mark.as_json()["edtf"] for mark in reading.layer("time")] == ["2021-05"]


def test_the_first_heading_is_the_title_where_none_is_given() -> None:
    """A document that opens with a heading is known by it; one that opens with a sentence has no title."""
    assert read_text("Why the city fought\n\nIt feared its rival.").document.title == "Why the city fought"
    assert read_text("It feared its rival.\n\nA heading\n\nMore.").document.title is None


def test_a_text_at_hand_takes_its_metadata_from_the_call() -> None:
    """read_text fills author, date and perspective."""
    document = read_text("The city voted for war.", author="A", date="Feb 23, 2025", perspective="p").document
    assert (document.author, document.published, document.perspective) == ("A", "2025-02-23", "p")
