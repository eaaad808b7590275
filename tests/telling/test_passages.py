"""Passages: the quotation in its place, or a plain word on why not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from prophasis import testing
from prophasis.case import Span
from prophasis.telling.passages import Passages, anchor, around


def test_a_quotation_stands_in_its_document(case):
    """Before, quote and after are the document's own text."""
    span = testing.quoted("log", "No storm.")
    passage = Passages(case).of(span)
    assert passage.problem is None
    assert passage.quote == "No storm."
    assert passage.before.removeprefix("… ") + passage.quote + passage.after.removesuffix(" …") in testing.LOGBOOK


def test_the_same_span_is_the_same_passage(case):
    """One place, one anchor."""
    passages = Passages(case)
    span = testing.quoted("log", "No storm.")
    assert passages.of(span) is passages.of(span)
    assert len(passages.all()) == 1


def test_a_changed_document_is_said_to_be_changed(case):
    """The stored quotation is shown, never words that happen to stand there now."""
    span = replace(testing.quoted("log", "No storm."), start=3, end=12)
    passage = Passages(case).of(span)
    assert passage.quote == "No storm."
    assert "reads differently" in passage.problem


def test_a_span_outside_the_document_is_said_to_be_outside(case):
    """No exception and no empty quotation."""
    assert "do not lie inside" in Passages(case).of(Span(document="log", start=5, end=99999, quote="x")).problem


def test_a_missing_document_leaves_the_stored_quotation(case):
    """With its stored context, and the reason."""
    passage = Passages(case).of(Span(document="gone", start=1, end=4, quote="abc", prefix="p", suffix="s"))
    assert (passage.before, passage.quote, passage.after) == ("p", "abc", "s")
    assert "not at hand" in passage.problem


def test_a_reading_gives_its_text_to_a_case_that_has_none():
    """The case file names the document; the reading brings the text and the case its title."""
    case = testing.small_case()
    bare = replace(case, documents={key: replace(d, text=None) for key, d in case.documents.items()})
    passage = Passages(bare, testing.small_readings()).of(testing.quoted("log", "No storm."))
    assert passage.problem is None
    assert passage.title == "Logbook of the pilot station"


@given(st.text(min_size=1, max_size=400), st.data(), st.integers(0, 120))
def test_context_is_cut_from_the_text_around(text, data, context):
    """Whatever is shown on either side stands there in the document, and never more than was asked for."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, after = around(text, start, end, context)
    left = before.removeprefix("… ") if start > context else before
    right = after.removesuffix(" …") if end + context < len(text) else after
    assert text[:start].endswith(left)
    assert text[end:].startswith(right)
    assert max(len(left), len(right)) <= context


@given(st.text(max_size=20), st.text(max_size=20))
def test_two_names_never_share_an_anchor(one, other):
    """Anchors spell out what HTML ids should not hold."""
    assert (anchor("item", one) == anchor("item", other)) == (one == other)
