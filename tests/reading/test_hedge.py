"""Hedges: categories, ICD 203 ranges, scopes, and the look-alikes that are left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prophasis.case import Hedge, Mark, Sentence

MarksOf = Callable[[str, str], list[Mark]]


def hedges(marks_of: MarksOf, text: str) -> dict[str, Hedge]:
    return {mark.quote: mark.payload for mark in marks_of(text, "hedge") if isinstance(mark.payload, Hedge)}


@pytest.mark.parametrize(
    ("word", "band"),
    [
        ("almost certainly", (0.95, 0.99)),
        ("very likely", (0.80, 0.95)),
        ("probably", (0.55, 0.80)),
        ("likely", (0.55, 0.80)),
        ("unlikely", (0.20, 0.45)),
        ("very unlikely", (0.05, 0.20)),
        ("possibly", None),
    ],
)
def test_estimative_words_carry_the_range_of_icd_203(
    marks_of: MarksOf, word: str, band: tuple[float, float] | None
) -> None:
    """The longest phrase wins, so that "very likely" is not "likely"."""
    text = f"The attack was {word} planned in advance."
    assert hedges(marks_of, text)[word].range == band
    assert hedges(marks_of, text)[word].category == "estimative"


@pytest.mark.parametrize(
    ("text", "cue", "category"),
    [
        ("The envoy reportedly resigned.", "reportedly", "reportative"),
        ("The supposed plot was never found.", "supposed", "reportative"),
        ("It is said that the king is ill.", "It is said", "reportative"),
        ("The treaty would fail unless all signed.", "unless", "conditional"),
        ("An army without bread would fail.", "would", "conditional"),
        ("If it rains, the march ends.", "If", "conditional"),
        ("The king obviously lied.", "obviously", "booster"),
        ("We cannot rule out that he fled.", "cannot rule out", "estimative"),
        ("The envoy doubts that they will come.", "doubts", "estimative"),
        ("The union urged him to sell, warning that bread could cost more.", "could", "estimative"),
        ("We judge it unlikely that he fled.", "unlikely", "estimative"),
        ("Needless to say, the king lied.", "Needless to say", "booster"),
        ("The ships might return.", "might", "estimative"),
        ("A peace without Spain would have failed.", "would", "conditional"),
    ],
)
def test_each_cue_has_its_category(marks_of: MarksOf, text: str, cue: str, category: str) -> None:
    """Estimative, reportative, conditional, booster."""
    assert hedges(marks_of, text)[cue].category == category


@pytest.mark.parametrize(
    "text",
    [
        "They met in May 1955.",
        "The army fell with all its might.",
        "Under the treaty either side may suspend trade.",
        "WHAT IS CLAIMED",
        "She asked if the train was late.",
        "As a boy he would often walk to the river.",
        "Send help as soon as possible.",
        "They were supposed to meet at noon.",
        "He said that he would come.",
    ],
)
def test_look_alikes_are_left_alone(marks_of: MarksOf, text: str) -> None:
    """The month, the noun, the indirect question, habit, haste, duty, and the future seen from the past."""
    assert hedges(marks_of, text) == {}


def test_the_scope_is_the_clause(marks_of: MarksOf) -> None:
    """A hedge covers its own clause, not the sentence."""
    text = "The fleet sailed because the king probably feared a revolt."
    scope = hedges(marks_of, text)["probably"].scope
    assert scope is not None
    assert text[slice(*scope)] in ("the king probably feared a revolt", "because the king probably feared a revolt")


def test_one_condition_is_one_hedge(marks_of: MarksOf) -> None:
    """Beside "if" or an inverted "had", "would" adds nothing; "we judge it" adds nothing to "unlikely"."""
    assert set(hedges(marks_of, "If it rained, the march would end.")) == {"If"}
    assert set(hedges(marks_of, "Had it rained, the march would have ended.")) == {"Had"}
    assert set(hedges(marks_of, "We judge it unlikely that he fled.")) == {"unlikely"}


def doubts(marks_of: MarksOf, text: str) -> list[tuple[str, str]]:
    sentence = marks_of(text, "sentence")[0].payload
    assert isinstance(sentence, Sentence)
    return [(doubt.kind, text[slice(*doubt.cue)]) for doubt in sentence.uncertain]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Some biologists consider it a subspecies.", "vague"),
        ("A number of writers have praised the fish.", "vague"),
        ("It is one of the most beloved fishes of the country.", "vague"),
        ("Critics have pointed out that the snout is short.", "unnamed"),
        ("Legend has it that a pike warned the town.", "unnamed"),
        ("It has been argued that the pike stands for the state.", "agentless"),
        ("The pike is widely regarded as a symbol of patience.", "agentless"),
        ("The name is probably derived from an old word.", "hedge"),
    ],
)
def test_a_sentence_is_uncertain_by_its_weasel_words_too(marks_of: MarksOf, text: str, kind: str) -> None:
    """Vague numbers, voices without a name, passives without an agent, and hedges."""
    assert kind in [found for found, _ in doubts(marks_of, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The fountain was built in 1744.",
        "The critics of the plan lost the vote.",
        "A few men stayed in the fort.",
        "The envoy was seen at noon.",
        "The town was regarded by the king as his own.",
        "If it rains, the march ends.",
        "The king obviously lied.",
    ],
)
def test_plain_sentences_conditions_and_boosters_are_not_uncertain(marks_of: MarksOf, text: str) -> None:
    """A named agent, a place in time, a condition or a booster makes nothing vague."""
    assert doubts(marks_of, text) == []


def test_weasel_words_have_a_scope_and_are_no_hedges(marks_of: MarksOf) -> None:
    """They stand with their sentence, so that the layer of hedges stays as narrow as it was."""
    text = "The lake is deep, and many anglers believe that it is cold."
    sentence = marks_of(text, "sentence")[0].payload
    assert isinstance(sentence, Sentence)
    assert sentence.uncertain[0].scope is not None
    assert text[slice(*sentence.uncertain[0].scope)].startswith("many anglers believe")
    assert marks_of(text, "hedge") == []
