"""Sentences, citations and times on whole pages: their spans, roles and values."""

from __future__ import annotations

import pytest

from prophasis.case import Mark
from prophasis.reading import read_text
from prophasis.reading.page import page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import citation, sentence, syntax, time
from prophasis.reading.steps.citation import numbers

STEPS = (syntax.STEP, sentence.STEP, citation.STEP, time.STEP)


def marks(text: str, layer: str) -> list[Mark]:
    """The marks of one layer."""
    return run(page_of(text), STEPS).layer(layer)


def quotes(text: str, layer: str = "sentence") -> list[str]:
    """Their quotes."""
    return [mark.quote for mark in marks(text, layer)]


def test_sentences_end_after_closing_quotation_marks() -> None:
    """The quotation mark that closes a sentence belongs to it, straight or curly."""
    assert quotes('He said "we will go." They went. “It is over.” Nobody spoke.') == [
        'He said "we will go."',
        "They went.",
        "“It is over.”",
        "Nobody spoke.",
    ]


def test_abbreviations_and_semicolons_end_no_sentence() -> None:
    """Titles, "approx." and a semicolon keep a sentence whole."""
    text = "Gen. Smith met Dr. Jones with approx. 300 men; the talks failed. They left."
    assert quotes(text) == [text[: text.index(" They")], "They left."]


def test_a_paragraph_end_ends_a_sentence_and_a_short_line_alone_is_a_heading() -> None:
    """Headings have no full stop; they are told from the author's voice."""
    found = marks(
        "Why then\n\nThe city voted for war. It had waited\nlong enough for an answer\n\nAnd so on.", "sentence"
    )
    roles = [(mark.quote, mark.as_json()["role"]) for mark in found]
    assert roles[0] == ("Why then", "heading")
    assert ("The city voted for war.", "body") in roles
    assert len(roles) == 4


def test_captions_and_boilerplate_are_told_apart() -> None:
    """What stands under pictures and in imprints is not the author's argument."""
    text = (
        "The army withdrew.\n\nImage: The president greets a guest in May 2021.\n\n"
        "The views expressed here are solely those of the authors and not of the institute."
    )
    assert [mark.as_json()["role"] for mark in marks(text, "sentence")] == ["body", "caption", "boilerplate"]


def test_citation_markers_name_their_numbers_and_what_they_support() -> None:
    """A marker stands behind the passage it supports; two in a sentence share it out."""
    text = "The offer came in May,[3] and it was refused at once.[4, 6-8] Nobody knows why."
    found = marks(text, "citation")
    assert sorted(mark.as_json()["number"] for mark in found) == [3, 4, 6, 7, 8]
    supported = {mark.as_json()["number"]: text[slice(*mark.as_json()["supports"])] for mark in found}
    assert supported[3] == "The offer came in May,"
    assert supported[4] == supported[7] == "and it was refused at once."


def test_an_author_with_a_year_is_a_citation() -> None:
    """What it refers to is kept as written; a bracket with a mere year is none."""
    text = (
        "Fear was the cause (Smith and Jones 2014, p. 3). He ruled long (2014-2019). Others differ (Doe et al., 2010)."
    )
    found = marks(text, "citation")
    assert [mark.as_json()["reference"] for mark in found] == ["Smith and Jones 2014, p. 3", "Doe et al., 2010"]
    assert text[slice(*found[0].as_json()["supports"])] == "Fear was the cause"


@pytest.mark.parametrize(
    ("marker", "named"), [("[7]", [7]), ("[3,5]", [3, 5]), ("[1–3]", [1, 2, 3]), ("⁴", [4]), ("¹²", [12])]
)
def test_a_marker_names_each_number_of_a_range(marker: str, named: list[int]) -> None:
    """Commas list, dashes span, superscripts are figures."""
    assert list(numbers(marker)) == named


def test_an_event_that_the_text_dates_dates_what_leans_on_it() -> None:
    """ "On the eve of the invasion" takes its month from where the invasion is dated."""
    text = "The full-scale invasion of February 2022 failed. On the eve of the invasion, he denied all plans."
    values = {mark.quote: mark.as_json()["edtf"] for mark in marks(text, "time")}
    assert values == {"February 2022": "2022-02", "On the eve of the invasion": "2022-02~"}


def test_the_date_of_a_document_is_inferred_with_its_reason() -> None:
    """A count of months from a dated event gives it; else the latest date named is the earliest it can be."""
    counted = read_text(
        "The war began in February 2022. The last report is of August 2023. Nothing moved over the past 19 months."
    )
    assert counted.document.published == "2023-09~"
    assert "19 months" in (counted.document.published_reason or "")
    latest = read_text("The summit of 3 March 2021 failed. The state will join by 2030.")
    assert latest.document.published == "2021-03-03/.."
    headed = read_text("Published: 4 May 2020\n\nYesterday the talks ended. They had begun in 2019.")
    assert headed.document.published == "2020-05-04"
    assert [mark.as_json()["edtf"] for mark in headed.layer("time")] == ["2020-05-04", "2020-05-03", "2019"]
    assert read_text("Nothing is dated here.").document.published is None


def test_a_sentence_takes_its_citation_markers_along() -> None:
    """What stands behind the stop and points to a source belongs to the sentence before it."""
    assert quotes("They left in April 2021.[49] Others stayed. [6] [7] It rained.") == [
        "They left in April 2021.[49]",
        "Others stayed. [6] [7]",
        "It rained.",
    ]


def test_hasty_writing_starts_sentences_in_small_letters() -> None:
    """A plain stop may end a sentence before a small letter; an abbreviation and a quoted question do not."""
    assert quotes("call them at noon. they have not heard from you. what did he say?")[0] == "call them at noon."
    assert len(quotes("“Will you come?” he asked. It was approx. ten miles.")) == 2
