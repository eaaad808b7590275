"""Running heads and page numbers of a text in pages are not read as the author's words."""

from __future__ import annotations

from prophasis.reading.model_text import make_model_text
from prophasis.reading.running_heads import running_heads

BODY = [
    "The council met in May and rejected the offer\nthat the envoys had brought to the",
    "city. It gave no reason for this, and the envoys\nleft on the same day.",
    "Nobody spoke of it again for a very long time,\nand the offer was not renewed.",
]


def test_heads_and_page_numbers_are_found_and_sentences_run_over_pages() -> None:
    """A line that repeats at the edge of three pages, figures aside, and numbers that stand alone."""
    text = "\f".join(f"Quarterly Review, no. {n}\n{body}\n- {n + 11} -\n" for n, body in enumerate(BODY))
    places = running_heads(text)
    assert {text[slice(*place)] for place in places} >= {"Quarterly Review, no. 0", "- 11 -", "- 13 -"}
    seen = make_model_text(text, blank=places).text
    assert "Review" not in seen
    assert "brought to the city. It gave no reason" in seen


def test_a_text_without_pages_has_none() -> None:
    """One page shows no repetition."""
    assert running_heads("Title\nwords\n1\n") == []
