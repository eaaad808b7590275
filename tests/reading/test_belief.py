"""Beliefs: holder, attitude, content, the author's stance on attribution and, apart, on content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prophasis.case import Belief, Mark

MarksOf = Callable[[str, str], list[Mark]]


def beliefs(marks_of: MarksOf, text: str) -> list[tuple[str, Belief]]:
    return [(mark.quote, mark.payload) for mark in marks_of(text, "belief") if isinstance(mark.payload, Belief)]


@pytest.mark.parametrize(
    ("text", "holder", "attitude", "content"),
    [
        ("Greece believed that Serbia would fight.", "greece", "believes", "Serbia would fight"),
        ("Spain feared a French attack.", "spain", "fears", "a French attack"),
        ("Denmark expected the ice to hold.", "denmark", "expects", "the ice to hold"),
        ("Iraq wanted to control the strait.", "iraq", "wants", "to control the strait"),
        ("Prussia saw the treaty as an insult.", "prussia", "believes", "the treaty as an insult"),
        ("Poland's aim was to gain time.", "poland", "intends", "to gain time"),
        ("Finland's fear of encirclement grew.", "finland", "fears", "encirclement"),
        ("Mexico was afraid of a blockade.", "mexico", "fears", "a blockade"),
        ("In Iran's view, the deal was dead.", "iran", "believes", "the deal was dead"),
        ("The raid was viewed in Tokyo as an act of war.", "japan", "believes", "an act of war"),
    ],
)
def test_holder_attitude_and_content(marks_of: MarksOf, text: str, holder: str, attitude: str, content: str) -> None:
    """Verbs, nouns, adjectives and "in X's view" attribute a mind."""
    quote, belief = beliefs(marks_of, text)[0]
    assert (belief.holder, belief.attitude, quote) == (holder, attitude, content)


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Spain feared an attack.", "asserts"),
        ("Spain did not fear an attack.", "denies"),
        ("Spain did not arm because it feared an attack.", "denies"),
        ("France said that Spain feared an attack.", "reports"),
    ],
)
def test_the_attribution_is_the_authors_or_not(marks_of: MarksOf, text: str, attribution: str) -> None:
    """ "No threat" does not show "no fear": the author may refuse the fear itself, or give somebody else's word."""
    assert beliefs(marks_of, text)[0][1].attribution == attribution


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Spain believed that the fort was empty.", "open"),
        ("Spain knew that the fort was empty.", "true"),
        ("Spain falsely believed that the fort was empty.", "false"),
        ("Spain believed that the fort was empty. In reality, it was full of men.", "false"),
        ("Spain feared a non-existent conspiracy.", "false"),
        ("Spain underestimated the resistance.", "false"),
    ],
)
def test_the_stance_on_the_content_stands_apart(marks_of: MarksOf, text: str, stance: str) -> None:
    """A held belief may be called true, false, or left open."""
    assert beliefs(marks_of, text)[0][1].stance == stance


def test_what_is_asked_for_is_not_held(marks_of: MarksOf) -> None:
    """ "should recognise", "need to see": nobody is said to think so."""
    assert beliefs(marks_of, "Canada should believe that peace is possible.") == []
    assert beliefs(marks_of, "Canadian officials need to recognise that peace is possible.") == []


def test_a_belief_is_no_statement(marks_of: MarksOf) -> None:
    """The layers stay apart."""
    assert marks_of("Greece believed that Serbia would fight.", "statement") == []


@pytest.mark.parametrize(
    ("text", "holder", "attitude", "content"),
    [
        ("The council dreaded a revolt of the porters.", "council", "fears", "a revolt of the porters"),
        ("Few drivers believed the ministry.", "drivers", "believes", "the ministry"),
        ("France meant to strangle trade.", "france", "intends", "to strangle trade"),
        ("The weavers feared a war. The mayor shared that fear.", "mayor", "fears", "that fear"),
        ("Nor was it a plot, as some deputies still suppose.", "deputies", "believes", "was it a plot"),
        ('"We do not want a war," Ann Lee told reporters.', "ann-lee", "wants", "a war"),
    ],
)
def test_minds_of_those_without_a_name(marks_of: MarksOf, text: str, holder: str, attitude: str, content: str) -> None:
    """Common nouns think too; "that fear" points back; "we" in quoted words is who speaks."""
    found = [(belief.holder, belief.attitude, quote) for quote, belief in beliefs(marks_of, text)]
    assert (holder, attitude, content) in found


@pytest.mark.parametrize("text", ["A government expecting attack would arm.", "The towns resolved to close the Sound."])
def test_decisions_and_kinds_are_no_beliefs(marks_of: MarksOf, text: str) -> None:
    """A decision is a deed; "a government expecting attack" is nobody in particular."""
    assert beliefs(marks_of, text) == []


def test_a_belief_of_nobody_named_has_no_holder(marks_of: MarksOf) -> None:
    """ "Is widely regarded as", "is thought to": what many think, with its cue and without a holder."""
    for text in ("The fort was widely regarded as empty.", "The fort is thought to be empty."):
        _, belief = beliefs(marks_of, text)[0]
        assert (belief.holder, belief.holder_span, belief.attitude) == (None, None, "believes")


@pytest.mark.parametrize(
    ("text", "attitude", "content"),
    [
        ("Most residents love the new road.", "favours", "the new road"),
        ("Voters disapprove of the plan.", "opposes", "the plan"),
        ("The mayor plans to run again.", "intends", "to run again"),
        ("The mayor was furious that the bridge had closed.", "opposes", "the bridge had closed"),
    ],
)
def test_likings_plans_and_feelings(marks_of: MarksOf, text: str, attitude: str, content: str) -> None:
    """Likings and dislikes are attitudes of their own; the holder's words have their place."""
    quote, belief = beliefs(marks_of, text)[0]
    assert (belief.attitude, quote) == (attitude, content)
    assert belief.holder_span is not None
    assert text[slice(*belief.holder_span)] in ("Most residents", "Voters", "The mayor")


def test_quantities_are_not_weighed_in_the_mind(marks_of: MarksOf) -> None:
    """ "weighed 14 kilograms" is no thought."""
    assert beliefs(marks_of, "The specimen weighed 14 kilograms.") == []
