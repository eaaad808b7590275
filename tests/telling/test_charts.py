"""Strips: small pure functions, places in per cent, nothing that a screen reader would trip over."""

import re

from hypothesis import given
from hypothesis import strategies as st

from prophasis import testing
from prophasis.telling import edtf
from prophasis.telling.charts import contributions, posterior, shade, svg, timeline, words_deeds


def places(markup):
    return [float(x) for x in re.findall(r'[ "]c?x[12]?="([-0-9.]+)%', markup)]


def test_the_probability_the_spread_and_the_bounds_are_three_signs():
    """And a point without ranges has only its mark."""
    row = testing.small_rows()["search"]
    drawn = posterior.strip(row, leads=True)
    assert 'class="mark leads"' in drawn
    assert 'class="spread"' in drawn
    assert 'class="bounds"' in drawn
    point = testing.posterior_row(0.15, 0.41, (0.41, 0.41, 0.41, 0.41, 0.41, 0.0), "unlikely")
    assert "spread" not in posterior.strip(point)
    assert "bounds" not in posterior.strip(point)


def test_pictures_are_hidden_from_assistive_technology():
    """The same figures stand in the row beside them."""
    assert 'aria-hidden="true"' in words_deeds.strip(0.2, 0.6, 0.5)


@given(st.floats(0, 1), st.floats(0, 1), st.none() | st.floats(0, 1))
def test_marks_stay_inside_the_strip(words, deeds, together):
    """Whatever the numbers."""
    assert all(0 <= x <= 100 for x in places(words_deeds.strip(words, deeds, together)))


@given(st.floats(-300, 300), st.floats(-300, 300), st.floats(-300, 300))
def test_bars_stay_inside_the_strip(weight, low, high):
    """A weight beyond the cap ends at the edge."""
    end = contributions.reach([weight, low, high])
    assert all(0 <= x <= 100 for x in places(contributions.strip(weight, (low, high), end)))


def test_a_weight_against_goes_left():
    """The sign is in the place, not only in the colour."""
    bars = re.findall(r'<rect class="(\w+)" x="([0-9.]+)%"', contributions.strip(-6.0, None, 10.0))
    assert bars[0][0] == "against"
    assert float(bars[0][1]) < 50


def test_a_far_date_does_not_squeeze_the_others():
    """The axis shows where most dates lie; what is far off becomes an arrow at the edge."""
    near = [edtf.parse(f"2021-{month:02d}") for month in range(1, 13)]
    view = timeline.window([edtf.parse("17XX"), *near])
    assert view.cut
    assert view.first > edtf.day_number(2020)
    assert 'class="off"' in timeline.strip(edtf.parse("17XX"), "deed", view)


def test_without_far_dates_the_axis_holds_all():
    """Nothing is cut from a crowd."""
    dates = [edtf.parse(f"{year}") for year in (1990, 1995, 2000, 2004)]
    view = timeline.window(dates)
    assert not view.cut
    assert view.first <= dates[0].first
    assert view.last >= dates[-1].last


@given(st.integers(-900_000, 40_000), st.integers(0, 500_000))
def test_an_axis_has_a_few_round_dates_inside(first, span):
    """Never more labels than fit, each inside the window."""
    found = timeline.ticks(first, first + span)
    assert len(found) <= 8
    assert all(first <= at <= first + span for at, _ in found)


def test_labels_on_an_axis_are_text_not_markup():
    """Everything that comes from outside is escaped."""
    assert "&lt;b&gt;" in svg.text(1, 2, "<b>")


def test_shades_go_by_steps():
    """No regret has its own shade, the largest the last; a small weight has none."""
    assert [shade.shade(value, 8.0) for value in (0.0, 0.1, 8.0)] == ["q0", "q1", "q4"]
    assert [shade.weight_shade(value) for value in (None, 0.1, -2.0, 5.0, -20.0)] == [
        "w0", "w0", "minus1", "plus2", "minus3",
    ]  # fmt: skip
