"""Numbers and names as a reader sees them."""

import pytest

from prophasis.case import Impossible, Range, Unsure
from prophasis.telling import handling, wording
from prophasis.telling.linking import linker, without

NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.413793, "41 %"), (0.004, "0.4 %"), (0.00001, "<0.1 %"), (0.0, "0 %"), (1.0, "100 %"), (0.995, "99.5 %"),
        (0.99999, ">99.9 %"), (0.0099, "1 %"), (None, "–"), (float("nan"), "–"),
    ],
)  # fmt: skip
def test_a_probability_never_reads_as_certain_unless_it_is(value, words):
    """Near 0 and 1 there are decimals or a bound, never a bare 0 % or 100 %."""
    assert wording.percent(value).replace(NB, " ") == words


def test_a_range_of_probabilities_has_one_sign():
    """And words where an end is itself a bound."""
    assert wording.percent_range(0.12, 0.34).replace(NB, " ") == "12–34 %"
    assert wording.percent_range(0.4137, 0.4138).replace(NB, " ") == "41 %"
    assert wording.percent_range(0.00001, 0.4).replace(NB, " ") == "<0.1 to 40 %"


def test_bounds_that_exclude_nothing_say_so():
    """Rather than a pair of figures that look like information."""
    assert wording.bounds(1e-9, 1 - 1e-9) == "any"
    assert wording.bounds(0.002, 0.4).replace(NB, " ") == "0.2–40 %"


def test_decibels_have_a_sign_and_a_cap():
    """Beyond 60 dB the model's own error dominates, and the figure says no more than that."""
    assert wording.decibels(6.02).replace(NB, " ") == "+6.0 dB"
    assert wording.decibels(-6.02).replace(NB, " ") == "−6.0 dB"
    assert wording.decibels(-0.01).replace(NB, " ") == "0.0 dB"
    assert wording.decibels(200.0).replace(NB, " ") == "> 60 dB"


def test_a_cell_reads_as_it_was_given():
    """Unsure, impossible and not rated are three words."""
    assert wording.cell(Range(low=0.2, best=0.4, high=0.6)) == ".2 / .4 / .6"
    assert wording.cell(Range.point(0.85)) == ".85"
    assert wording.cell(Range.point(0.5), "weight_db").replace(NB, " ") == "+0.5 dB"
    assert wording.cell(Unsure()) == "unsure"
    assert wording.cell(Impossible(reason="no")) == "impossible"
    assert wording.cell("CC") == "CC"
    assert wording.cell(None) == "not rated"


def test_odds_are_read_from_the_larger_side():
    """1 : 4 rather than 0.25."""
    assert wording.odds(0.25) == "1 : 4"
    assert wording.odds(1.5) == "1.5 : 1"
    assert wording.odds(2500.0) == "2,500 : 1"


def test_a_long_text_is_cut_between_words():
    """With an ellipsis, within the limit."""
    cut = wording.shorten("one two three four five", 14)
    assert cut == "one two three…"
    assert len(cut) <= 14


def test_the_strictest_mark_is_carried():
    """TLP in its order, WHITE is CLEAR, free text is never dropped."""
    assert handling.strictest(["TLP:GREEN", "tlp:amber", None, "TLP:WHITE"]) == "TLP:AMBER"
    assert handling.strictest(["TLP:CLEAR", "not for print"]) == "TLP:CLEAR · not for print"
    assert handling.strictest([None, " "]) is None


def test_a_mark_cannot_break_out_of_the_style_sheet():
    """Quotes, braces and angle brackets are taken out."""
    assert handling.in_css('x"; } </style><b>') == "x stylebb".replace("stylebb", " /styleb")


def test_ids_in_a_sentence_lead_to_their_places(case):
    """The sentence stays, its ids become links, a plain word behind an article is left alone."""
    told = linker(case)("glass_high speaks against storm, not for the storm & the other way")
    assert '<a class="id" href="#item-glass_high">glass_high</a>' in told
    assert told.count('href="#hypothesis-storm"') == 1
    assert "the storm &amp; the other way." in told


def test_what_was_said_is_not_said_again():
    """A sentence that stands elsewhere is taken out whole."""
    assert without("One. Two. Three.", "Two.", None) == "One. Three."
