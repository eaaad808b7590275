"""Whatever the text: no step on people, words and minds fails, and every mark is exactly the text at its offsets."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prophasis.reading.page import Page

PIECES = [
    "The Kremlin", "said", "that", "NATO", "’s", "'s", "“", "”", '"', "‘", ",", ".", ";", "\n", "\n\n",
    "\r\n", "according to", "In the words of", "the", "Russian", "officials", "President", "Ann Lee", "he",
    "they", "feared", "would", "If", "may", "not", "claims", "that it", "(UN)", "(ABC)", "[3]", "😀",
    "e\u0301", "\u05d0\u05d1", "US-led", "the alliance", "—", "to", "deny", "believed", "in", "Paris",
    "’s view", "had", "might have", "no serious", "analyst",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_mark_is_the_text_at_its_offsets(page_of_text: Callable[[str], Page], words: list[str]) -> None:
    """Broken quotation marks, stray apostrophes, emoji, combining marks and right-to-left text included."""
    text = " ".join(words)
    page = page_of_text(text)
    for mark in page.marks:
        assert 0 <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end] == mark.quote
        assert mark.quote.strip() == mark.quote


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_any_string_is_read(page_of_text: Callable[[str], Page], text: str) -> None:
    """Also one that is no language at all."""
    page = page_of_text(text)
    assert all(text[mark.start : mark.end] == mark.quote for mark in page.marks)
