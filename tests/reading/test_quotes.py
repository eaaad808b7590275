"""Quotation marks: paired, broken, turned round, single, and never across paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prophasis.reading.attribution.quotes import find_quotes


def inside(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text)]


def test_marks_of_every_kind_pair_by_what_stands_around_them() -> None:
    """Straight, typographic, mixed and inverted marks open after a space and close after a word."""
    assert inside('He said "yes". She said “no”.') == ["yes", "no"]
    assert inside('He "obeyed the past” and went.') == ["obeyed the past"]
    assert inside("He said ”it needs help” twice.") == ["it needs help"]


def test_single_marks_quote_and_apostrophes_do_not() -> None:
    """‘the old regime’ is a quotation, the army’s is not."""
    assert inside("They fight the ‘entire bloc’ and the army’s men.") == ["entire bloc"]
    assert inside("the soldiers’ pay and the king’s men") == []


def test_a_quotation_ends_with_its_paragraph() -> None:
    """An unclosed mark swallows nothing of the next paragraph."""
    assert inside('He said "this and that.\n\nThen "more" came.') == ["more"]


@given(st.text(alphabet="ab “”\"‘’'.,\n", max_size=120))
def test_quotations_lie_in_the_text_and_in_order(text: str) -> None:
    """Every quotation has words between its marks, and no two of one kind of mark overlap."""
    found = find_quotes(text)
    for quote in found:
        assert 0 <= quote.outer_start < quote.start <= quote.end < quote.outer_end <= len(text)
        assert "\n\n" not in text[quote.start : quote.end]
    assert [quote.start for quote in found] == sorted(quote.start for quote in found)
