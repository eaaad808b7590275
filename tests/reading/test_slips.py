"""Slips of recognition: read as meant where that is beyond doubt, left as printed everywhere else, offsets exact."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from prophasis.case import AsRead
from prophasis.reading import read_text
from prophasis.reading.model_text import make_model_text
from prophasis.reading.slips import slips

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "soak"))
import run as soak

KNOWN = frozenset("the council met government of this went way from army and then modern said men".split())


def pairs(text: str) -> list[tuple[str, str]]:
    return [(slip.printed, slip.read) for slip in slips(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He went tbe way.", [("tbe", "the")]),
        ("The council met. The counci1 said no.", [("counci1", "council")]),
        ("The government met; the govemment went.", [("govemment", "government")]),
        ("The government met; the gover nment went.", [("gover nment", "government")]),
        ("The way ofthe men.", [("ofthe", "of the")]),
        ("Manoeuvres in 2021in the west.", [("2021in", "2021 in")]),
        ("After Lake II came Lake IT.", [("IT", "II")]),
    ],
)
def test_a_slip_is_read_as_it_was_meant(text: str, expected: list[tuple[str, str]]) -> None:
    """One confusion of signs that makes a word which the document has, or a function word."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tbe Cornpany met in Tbilisi.",
        "COVID19, B1, T0, 10km, h2o and 0x1f.",
        "The annexalion of Brel.",
        "He said tbat twice: tbat, tbat, tbat.",
        "The IT men said so.",
        "In 1812 and 2021 the army went.",
    ],
)
def test_what_may_be_meant_is_left_as_printed(text: str) -> None:
    """Names, codes, words with no known twin in the document, words that stand often."""
    assert pairs(text) == []


def test_the_source_is_not_edited_and_the_pairs_are_listed() -> None:
    """Marks quote what is printed; the language model sees what is meant."""
    text = "The council met on 3 May 2021. On 4 May 2021 tbe counci1 closed the harbour because it feared a storm."
    reading = read_text(text)
    assert reading.document.text == text
    assert [(slip.printed, slip.read) for slip in reading.as_read] == [("tbe", "the"), ("counci1", "council")]
    assert all(text[slip.start : slip.end] == slip.printed for slip in reading.as_read)
    agents = {mark.payload.agent for mark in reading.layer("event") if mark.payload.lemma == "close"}
    assert agents == {"council"}


WORDS = [
    "tbe", "counci1", "council", "ofthe", "2021in", "went", "\n", "\r\n", "😀", "e\u0301", "[3]", "\u05d0\u05d1", ",",
    "Lake II", "Lake IT",
]  # fmt: skip
PROSE = [*WORDS, "said that", "because", "On 3 May 2021", "the council", "feared"]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=30))
@settings(max_examples=300, deadline=None)
def test_the_map_leads_back_through_slips(words: list[str]) -> None:
    """It never falls, ends at the end, and a word that was mended leads back to the word as printed."""
    text = " ".join(words)
    found = slips(text, KNOWN)
    model = make_model_text(text, as_read=found)
    assert model.back[-1] == len(text)
    assert all(a <= b for a, b in zip(model.back, model.back[1:], strict=False))
    for slip in found:
        start, end = model.forward(slip.start, slip.end)
        if model.text[start:end].strip():
            assert model.place(start, end) == (slip.start, slip.end)


@given(
    st.text(st.sampled_from("abcmrn1 "), min_size=1, max_size=8),
    st.text(st.sampled_from("abcmrn1"), min_size=1, max_size=8),
)
@example(printed="1aa", read="aa")
def test_any_pair_has_a_map(printed: str, read: str) -> None:
    """Whatever is put in place of whatever, the whole leads back to the whole."""
    assume(printed.strip() == printed and "  " not in printed and (len(read) > 1 or len(printed) == 1))
    text = f"go {printed} on"
    model = make_model_text(text, as_read=(AsRead(start=3, end=3 + len(printed), printed=printed, read=read),))
    assert model.text == f"go {read} on"
    assert model.place(3, 3 + len(read)) == (3, 3 + len(printed))


@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=25))
@settings(max_examples=40, deadline=None)
def test_every_mark_is_a_piece_of_the_text_with_slips_too(words: list[str]) -> None:
    """None outside the text, none empty, none with another quote."""
    text = " ".join(words)
    assume(text.strip())
    assert list(soak.bad_marks(read_text(text))) == []
