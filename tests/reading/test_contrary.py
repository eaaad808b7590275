"""Contrary to fact: what an author supposes away, or reports as false, he denies; what it shows about the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prophasis.case import Bearing, Belief, Event, Hypothesis, Mark, Mention
from prophasis.reading.page import page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import default_steps

MarksOf = Callable[[str, str], list[Mark]]
HYPOTHESES = {
    "fear": Hypothesis(text="To forestall an attack expected from the valley."),
    "gain": Hypothesis(text="To annex the valley and bring it under control."),
}


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("If Sweden had feared an attack, it would not have sent its army home.", "denies"),
        ("Had Sweden feared an attack, it would have kept its army there.", "denies"),
        ("If Sweden had not feared an attack, it would have sent its army home.", "asserts"),
        ("Sweden feared an attack, and it would have been wise to prepare.", "asserts"),
        ("If Sweden feared an attack, it did not show it.", "asserts"),
        ("The raid undermines the argument that Sweden feared an attack.", "denies"),
        ("Officials repeated the argument that Sweden feared an attack.", "reports"),
    ],
)
def test_whose_belief_it_is(marks_of: MarksOf, text: str, attribution: str) -> None:
    """A belief supposed away, or within what is called false, is refused; others stay whose they were."""
    found = [mark.payload for mark in marks_of(text, "belief") if isinstance(mark.payload, Belief)]
    assert [one.attribution for one in found if one.attitude == "fears"] == [attribution]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("If the duke had feared an attack, he would not have stripped the border of its guards.", "-"),
        ("Had the duke not feared an attack, he would have left the border open.", "+"),
        ("None of this shows that he saw an attack coming.", "-"),
    ],
)
def test_what_would_have_followed_bears_on_the_reason(sentence: str, direction: str) -> None:
    """An argument from what did not follow speaks against the reason; from what did, for it."""
    text = f"The duke crossed into the valley in March. {sentence} His men marched by night."
    page = run(page_of(text, hypotheses=HYPOTHESES), default_steps())
    found = [mark for mark in page.layer("bearing") if mark.quote == sentence]
    assert [
        (mark.payload.hypothesis, mark.payload.direction) for mark in found if isinstance(mark.payload, Bearing)
    ] == [("fear", direction)]


def test_a_claim_about_the_reason_leaves_the_deed_standing() -> None:
    """ "They claim that he invaded because": the invasion is told as fact elsewhere, only the reason is claimed."""
    claim = "Critics claim that Spain invaded because it feared a raid."
    assert _modalities(f"Spain invaded Portugal in May. {claim}") == {"actual"}
    assert _modalities(claim) == {"hypothetical"}


def _modalities(text: str) -> set[str]:
    events = [mark.payload for mark in run(page_of(text), default_steps()).layer("event")]
    return {one.modality for one in events if isinstance(one, Event) and one.lemma == "invade"}


@pytest.mark.parametrize(
    ("text", "pronoun", "actor"),
    [
        ("Peter Holm wrote that Anders Lund had promised him a truce.", "him", "peter-holm"),
        ("Peter Holm met Anders Lund. Lund had struck him.", "him", "peter-holm"),
    ],
)
def test_him_is_not_the_doer(marks_of: MarksOf, text: str, pronoun: str, actor: str) -> None:
    """An object pronoun does not mean the subject of its own verb."""
    found = [mark.payload for mark in marks_of(text, "mention") if mark.quote == pronoun]
    assert [one.actor for one in found if isinstance(one, Mention)] == [actor]
