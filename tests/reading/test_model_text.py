"""The model text and its way back: every model span has one canonical span, whatever the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.reading.model_text import make_model_text
from prophasis.reading.page import page_of
from prophasis.reading.steps.syntax import pieces

PARTS = st.sampled_from(
    ["word ", "Ärger ", "e\u0301tude", " [12]", "[3, 4]", ".", "\n", "\r\n", "\n\n", "\r\n\r\n", "well-\n", "known ",
     "😀", "👩‍👩‍👧", "# Title\n", "**bold**", "[a link](http://x.y)", "\ufeff", "\u00a0", "\t",
     "“quoted”", "²", "\u00ad\n"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PARTS, max_size=60).map("".join))


@given(TEXTS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_the_way_back_grows_strictly_and_leads_to_the_same_character(text: str, markdown: bool) -> None:
    """Each model character is the canonical one at its offset, or white space in place of white space or a blank."""
    model = make_model_text(text, markdown=markdown)
    assert len(model.back) == len(model.text) + 1
    assert model.back[-1] == len(text)
    assert all(a < b for a, b in zip(model.back, model.back[1:], strict=False))
    for char, offset in zip(model.text, model.back, strict=False):
        assert char == text[offset] or char.isspace()


@given(TEXTS, st.data())
@settings(max_examples=300, deadline=None)
def test_every_model_span_has_a_canonical_span_that_is_not_empty(text: str, data: st.DataObject) -> None:
    """A span of words begins and ends with the same characters in both texts."""
    model = make_model_text(text)
    if not model.text.strip():
        return
    start = data.draw(st.integers(0, len(model.text) - 1))
    end = data.draw(st.integers(start + 1, len(model.text)))
    words = model.text[start:end]
    if not words.strip():
        with pytest.raises(ValueError, match="white space"):
            model.place(start, end)
        return
    first, last = model.place(start, end)
    assert 0 <= first < last <= len(text)
    assert text[first] == words.strip()[0]
    assert text[last - 1] == words.strip()[-1]
    forward = model.forward(first, last)
    assert model.text[forward[0] : forward[1]].strip() == words.strip()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("It fell in April 2021.[49] Then", "It fell in April 2021. Then"),
        ("as he said[3], it fell", "as he said, it fell"),
        ("one\r\ntwo\r\n\r\nthree", "one two\n\nthree"),
        ("word [12, 13-15] word", "word word"),
        ("\ufeffHello there", "Hello there"),
        ("over 40 km² of land", "over 40 km² of land"),
        ("he left.³ She stayed", "he left. She stayed"),
    ],
)
def test_line_ends_and_citation_markers_are_not_seen(text: str, seen: str) -> None:
    """Wrapped lines are joined, paragraphs stay apart, numbered markers vanish, units keep their figures."""
    wrapped = (
        text if "\n" not in text else text.replace("one\r\ntwo", "one words that fill the line\r\ntwo more words here")
    )
    expected = seen if "\n" not in text else "one words that fill the line two more words here\n\nthree"
    assert make_model_text(wrapped).text == expected


def test_a_word_cut_at_a_line_end_is_mended_where_the_whole_word_is_meant() -> None:
    """ "demili-/tarised" becomes one word; "well-/known" keeps its hyphen where the text writes it so elsewhere."""
    text = (
        "They wanted the country to be demili-\ntarised at once, as its neighbour had been.\n"
        "The plan was well-known to all of them, and what is well-\nknown cannot be a secret for long.\n"
    )
    seen = make_model_text(text).text
    assert "demilitarised" in seen
    assert "what is well-known cannot" in seen


def test_markdown_signs_are_blanked_and_headings_stand_apart() -> None:
    """Heading marks, emphasis and the targets of links are not seen; the words are."""
    text = "# Why *then*\nIt was **not** [the _real_ reason](http://example.org/a_b).<br>\n\n- first[^2]\n- second\n"
    assert make_model_text(text, markdown=True).text == "Why then\n\nIt was not the real reason.\n\nfirst\n\nsecond"


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    """In a text without wrapping each line end parts paragraphs."""
    long = "This is a whole paragraph that runs on and on without any line end inside it. " * 4
    assert make_model_text(f"{long}\n{long}\nEnd here").text.count("\n\n") == 2


def test_a_dash_that_begins_a_wrapped_line_is_no_list_item() -> None:
    """A wrapped sentence with a dash at the head of a line stays one paragraph."""
    text = "In the year after the war had begun\n- at the height of the fighting there -\nthe army was withdrawn.\n"
    assert "\n\n" not in make_model_text(text).text


@given(st.text(alphabet="ab \n", max_size=400))
def test_pieces_for_the_parser_join_to_the_text(text: str) -> None:
    """Cutting a text for the parser loses nothing."""
    assert "".join(pieces(text, size=20)) == text


def test_marks_on_a_page_quote_the_canonical_text() -> None:
    """A mark laid on a model span quotes what stands in the document, line end included."""
    page = page_of("The troops were moved\nto the border.[1] Nobody spoke of it\nfor a very long time.\n")
    at = page.model.text.index("moved to the border.")
    start, end = page.place(at, at + len("moved to the border."))
    assert page.text[start:end] == "moved\nto the border."


@pytest.mark.parametrize("noise", ["(" * 5000, "2021-" * 1000, "😀" * 5000, "TWFuIGlz" * 600])
def test_long_rows_of_signs_are_not_shown_to_the_model(noise: str) -> None:
    """A tokenizer would take minutes over them; the words around them are read."""
    model = make_model_text(f"He left. {noise} She stayed.")
    assert model.text == "He left. She stayed."


def test_long_words_of_a_script_without_spaces_stay() -> None:
    """Text that is written without spaces is no noise."""
    words = "政府拒绝了要求谈判仍在继续" * 40
    assert make_model_text(words).text == words


def test_a_row_of_signs_is_not_read() -> None:
    """Thousands of signs with spaces between them are no words, and would take the parser minutes."""
    model = make_model_text("The council closed " + "> " * 5000 + "the harbour. A - B - C.")
    assert model.text == "The council closed the harbour. A - B - C."
