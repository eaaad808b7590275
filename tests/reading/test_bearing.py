"""Bearing: passages for and against, in short texts made for this."""

from __future__ import annotations

from prophasis.case import Bearing, Explanation, Hypothesis
from prophasis.reading.bearings.targets import reason_text
from prophasis.reading.page import Page, page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import default_steps

TEXT = """The duke did not invade the valley because he feared the league. He invaded because he wanted to annex it.

The league had no troops on his border. In reality, the league had refused to admit the valley as a member. \
The league even withdrew its envoys that spring. This makes it difficult to accept the claim that \
the league was a threat.

His soldiers imposed his laws on the valley and deported its judges. He declared the annexation within a month. \
This proves that he meant to absorb the valley.
"""
HYPOTHESES = {
    "fear": Hypothesis(text="To meet a threat seen in the league and its enlargement."),
    "control": Hypothesis(text="To bring the valley under his control and annex it."),
    "none": Hypothesis(text="None of these.", catch_all=True),
}


def _page(hypotheses: dict[str, Hypothesis] | None = None) -> Page:
    return run(page_of(TEXT, hypotheses=hypotheses), default_steps())


def test_direction_follows_the_author() -> None:
    """Passages on a refused reason count against it, passages on an asserted one for it."""
    page = _page(HYPOTHESES)
    found = {
        (mark.payload.hypothesis, mark.payload.direction)
        for mark in page.layer("bearing")
        if isinstance(mark.payload, Bearing)
    }
    assert ("fear", "-") in found
    assert ("control", "+") in found
    assert ("fear", "+") not in found
    assert ("control", "-") not in found


def test_nothing_bears_on_the_catch_all() -> None:
    """No passage is offered for "none of these"."""
    marks = _page(HYPOTHESES).layer("bearing")
    assert all(isinstance(mark.payload, Bearing) and mark.payload.hypothesis != "none" for mark in marks)


def test_force_comes_from_the_cue() -> None:
    """ "proves" is decisive, "in reality" strong."""
    by_text = {
        mark.quote: mark.payload for mark in _page(HYPOTHESES).layer("bearing") if isinstance(mark.payload, Bearing)
    }
    forces = {quote[:11]: payload.force for quote, payload in by_text.items()}
    assert forces["This proves"] == "decisive"
    assert forces["In reality,"] == "strong"


def test_without_hypotheses_it_points_at_explanations() -> None:
    """A bearing names the explanation mark that its passage speaks to."""
    page = _page()
    ids = {mark.id for mark in page.layer("explanation") if isinstance(mark.payload, Explanation)}
    marks = page.layer("bearing")
    assert marks
    for mark in marks:
        assert isinstance(mark.payload, Bearing)
        assert mark.payload.hypothesis is None
        assert mark.payload.explanation in ids


def _bearings(text: str, **hypotheses: str) -> list[tuple[str, str | None, str]]:
    """For each bearing the sentence, the hypothesis and the direction."""
    page = run(
        page_of(text, hypotheses={key: Hypothesis(text=one) for key, one in hypotheses.items()}), default_steps()
    )
    found = [(mark.quote, mark.payload) for mark in page.layer("bearing") if isinstance(mark.payload, Bearing)]
    return [(quote, payload.hypothesis, payload.direction) for quote, payload in found]


RIVALS = {"money": "To pay its debts.", "land": "To take back a province that it held to be its own."}


def test_a_passage_speaks_of_a_hypothesis_whose_words_it_lacks() -> None:
    """Fields of words: loans and dollars are of debts, maps and frontiers of a province."""
    text = "Arden had borrowed eight billion dollars. Its creditors wanted the loans back. Arden sank in the sea."
    found = _bearings(text, **RIVALS)
    assert found[0][1:] == ("money", "+")
    assert not any(hypothesis == "land" for _, hypothesis, _ in found)


def test_what_turns_with_yet_speaks_against() -> None:
    """A passage right behind another goes on with it, or turns against it; "explains little" refuses a reason."""
    text = "Arden owed eight billion dollars to its creditors. Yet it sent the gold back to Brenn."
    assert [direction for *_, direction in _bearings(text, **RIVALS)] == ["+", "-"]
    assert ("land", "-") in {one[1:] for one in _bearings("The old map of the province explains little.", **RIVALS)}


def test_a_reason_is_read_without_what_no_model_should_see() -> None:
    """Citation markers and stretches that are no words are left out of what a passage is held to be about."""
    page = run(page_of(f"The duke fled because he feared [12] the league {'=?x' * 200} in May."), default_steps())
    (mark,) = page.layer("explanation")
    text = reason_text(page, mark)
    assert "feared" in text
    assert "[12]" not in text
    assert "=?x" not in text
