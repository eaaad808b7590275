"""The terminal: readable at 80 columns, without colour and in plain ASCII."""

import io

import pytest
from rich.console import Console
from telling_snapshot import same_as_stored

from prophasis import testing
from prophasis.telling import (
    show_draft,
    show_judgement,
    show_policies,
    show_prediction,
    show_readings,
    show_timeline,
    show_verdict,
)
from prophasis.telling.terminal import glyphs


def screen(width=80, encoding="utf-8"):
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    return Console(file=out, width=width, highlight=False, no_color=True, color_system=None)


def text_of(console):
    console.file.flush()
    shown = console.file.buffer.getvalue().decode(console.file.encoding)
    return "\n".join(line.rstrip() for line in shown.split("\n"))


def test_a_judgement_in_80_columns(case, verdict):
    """The whole screen as stored: sentence, bars, words against deeds, what carries it, policies."""
    console = screen()
    show_judgement(
        case, verdict, prediction=testing.small_prediction(), policies=testing.small_policies(), console=console
    )
    shown = text_of(console)
    same_as_stored("judgement.txt", shown)
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


def test_a_draft_in_80_columns(draft):
    """One-sidedness first, who denies what, and not one probability."""
    console = screen()
    show_draft(draft, console=console)
    show_verdict(testing.unrated_verdict(), draft, console=console)
    shown = text_of(console)
    same_as_stored("draft.txt", shown)
    assert "%" not in shown


def test_readings_and_timeline_in_80_columns(case):
    """Counts by layer, an explanation with its stance, dates in order."""
    console = screen()
    show_readings(testing.small_readings(), console=console)
    show_timeline(case, testing.small_readings(), console=console)
    same_as_stored("readings.txt", text_of(console))


def test_an_ascii_terminal_gets_ascii_signs(case, verdict):
    """Bars of signs that it can show."""
    console = screen(encoding="ascii")
    show_verdict(verdict, case, console=console)
    assert "#" in text_of(console)


def test_a_game_alone_needs_no_case():
    """``play`` prints what it found from a game file."""
    console = screen()
    show_prediction(testing.small_prediction(), console=console)
    show_policies(testing.small_policies(), console=console)
    shown = text_of(console)
    assert "least worst" in shown
    assert "obeys" in shown


def test_brackets_in_a_text_are_not_markup(case, verdict):
    """``[red]`` in a document is text."""
    console = screen()
    show_verdict(testing.small_verdict(), case, console=console)
    from dataclasses import replace

    show_verdict(replace(verdict, sentence="It is [red]likely[/red]"), case, console=console)
    assert "[red]likely[/red]" in text_of(console)


@pytest.mark.parametrize(("value", "at"), [(0.0, 0), (0.5, 11), (1.0, 22)])
def test_a_bar_has_its_mark_where_the_number_is(value, at):
    """From the first cell to the last."""
    bar = glyphs.posterior_bar(value, (value, value), (value, value), 23, glyphs.UNICODE)
    assert bar.index("◆") == at
    assert len(bar) == 23


def test_words_and_deeds_on_one_cell_hide_neither():
    """One sign stands for both."""
    assert glyphs.dumbbell(0.5, 0.5, None, 23, glyphs.UNICODE).strip("· ") == "◉"
    apart = glyphs.dumbbell(0.2, 0.9, 0.5, 23, glyphs.UNICODE)
    assert {"○", "■", "│"} <= set(apart)


def test_a_weight_grows_from_the_middle():
    """To the right for, to the left against."""
    assert glyphs.weight_bar(10.0, 10.0, 13, glyphs.ASCII) == "      |######"
    assert glyphs.weight_bar(-5.0, 10.0, 13, glyphs.ASCII) == "   ###|      "
