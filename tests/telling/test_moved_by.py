"""What moves the judgement about aims is told in a sentence, on the page and on the screen."""

from dataclasses import replace

from test_terminal import screen, text_of

from prophasis import testing
from prophasis.case import Case, Range
from prophasis.playing import templates
from prophasis.telling import report_html, show_prediction
from prophasis.telling.views.game import moved_by


def prediction():
    found = testing.small_prediction()
    return replace(found, moved_by=(("parameters.war", -0.62), ("rationality", 0.4)))


def test_the_screen_names_what_moves_the_leading_aim():
    """The numbers, which way, and how closely."""
    console = screen()
    show_prediction(prediction(), console=console)
    shown = " ".join(text_of(console).split())
    assert "rises with rationality (0.40) and falls with war (0.62)" in shown


def test_the_report_names_it_too():
    """The same sentence stands under the table of aims."""
    page = report_html(testing.small_case(), testing.small_verdict(), prediction=prediction())
    assert "falls with war (0.62)" in " ".join(page.split())


def test_numbers_of_a_game_are_named_in_its_words():
    """A path through the game becomes what it stands for."""
    game = templates.deterrence()
    aims = tuple(replace(row, player="A", type="expansion") for row in testing.small_prediction().aims[:1])
    found = replace(
        testing.small_prediction(),
        player="A",
        aims=aims,
        moved_by=(
            ("players.A.values.expansion.fighting", 0.5),
            ("beliefs.A.B.resolute", -0.4),
            ("players.A.types.security", -0.3),
            ("beliefs.A.parameters.status_quo", 0.3),
        ),
    )
    told = moved_by(Case(game=game), found)
    assert told is not None
    assert told.startswith("The probability of “wants what B has” rises with fighting under “wants what B has”")
    assert "A’s belief in “resolute”" in told
    assert "the prior of “wants to be safe”" in told
    assert "status_quo as A sees it" in told


def test_nothing_moved_nothing_said():
    """Without uncertain numbers there is no sentence."""
    assert moved_by(Case(), replace(testing.small_prediction(), moved_by=())) is None


def test_a_certain_probability_has_no_range_beside_it():
    """``50 %`` and not ``50 % (50 %)``."""
    found = testing.small_prediction()
    half = Range.point(0.5)
    console = screen()
    show_prediction(replace(found, aims=tuple(replace(r, posterior=half) for r in found.aims)), console=console)
    assert "(50 %)" not in text_of(console)
