"""Open cues: words given by set phrases, stands, labels, refusals, and by verbs within quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prophasis.case import Belief, Mark, Statement
from prophasis.reading.language import language_of

MarksOf = Callable[[str, str], list[Mark]]
Voice = tuple[str, str, str]


def voices(marks_of: MarksOf, text: str) -> set[Voice]:
    """Source, cue and content of every statement and belief."""
    found = set()
    for mark in (*marks_of(text, "statement"), *marks_of(text, "belief")):
        payload = mark.payload
        assert isinstance(payload, Statement | Belief)
        span = payload.source_span if isinstance(payload, Statement) else payload.holder_span
        source = text[slice(*span)] if span is not None else ""
        found.add((source, text[slice(*payload.cue)] if payload.cue is not None else "", mark.quote))
    return found


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Ann Lee took issue with the plan.", ("Ann Lee", "took issue", "the plan")),
        ("Ann Lee made the case that taxes must fall.", ("Ann Lee", "made the case", "taxes must fall")),
        ("Ann Lee came out in favor of the merger.", ("Ann Lee", "came out", "the merger")),
        ("Ann Lee said she is against a registry.", ("she", "is against", "a registry")),
        ("The plan drew praise from farmers.", ("farmers", "praise", "The plan")),
        ("Ann Lee is critical of the ban.", ("Ann Lee", "critical", "the ban")),
        ("Scholars are divided on the treaty.", ("Scholars", "divided", "the treaty")),
        ("Ann Lee supports Bob Moss.", ("Ann Lee", "supports", "Bob Moss")),
        ("Ann Lee does not support the ban.", ("Ann Lee", "does not support", "the ban")),
        ("Ann Lee would not say whether she had met him.", ("Ann Lee", "would not say", "whether she had met him")),
        ("Ann Lee declined to comment on the case.", ("Ann Lee", "declined", "to comment on the case")),
        ("Ann Lee brushed aside the criticism.", ("Ann Lee", "brushed aside", "the criticism")),
        ("The inquiry found no evidence of fraud.", ("The inquiry", "found", "no evidence of fraud")),
        ('Ann Lee called the bill "a joke."', ("Ann Lee", "called", 'the bill "a joke."')),
        ("Ann Lee, in an interview, defended the plan.", ("Ann Lee", "defended", "the plan")),
        ("Half of those asked believe Ann Lee lied.", ("Half of those asked", "believe", "Ann Lee lied")),
        ("She believes, advisers say, that the emails helped.", ("She", "believes", "the emails helped")),
        ("Both sides agree on one thing: The war is lost.", ("Both sides", "agree", "The war is lost")),
        ('"She told us she was tired," said Ann Lee.', ("She", "told", "she was tired")),
        ('"I doubt that he knew," said Ann Lee.', ("I", "doubt", "he knew")),
    ],
)
def test_a_voice_is_found_with_its_cue(marks_of: MarksOf, text: str, voice: Voice) -> None:
    """Phrases, stands, adjectives and refusals are cues as verbs of saying are."""
    assert voice in voices(marks_of, text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Poll: Voters are tired of the war\n\nThe war went on.", "Voters are tired of the war"),
        (
            'The war went on.\n\n"It was all a mistake." — Ann Lee\n\nThe men went home and the war went on.',
            "It was all a mistake.",
        ),
    ],
)
def test_a_label_or_a_signature_is_a_cue(marks_of: MarksOf, text: str, content: str) -> None:
    """A poll before a colon and a name behind a dash tell whose words they are."""
    assert content in {quote for _, cue, quote in voices(marks_of, text) if cue in (":", "—")}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee urged Bob Moss to talk about jobs.",
        "The time was ripe for them to defend the coast.",
        "Ann Lee campaigned for Bob Moss.",
        "The theory cannot explain why the dues rose.",
        "Note: Figures are rounded and may not add up.",
    ],
)
def test_what_was_only_wished_or_worked_for_is_not_said(marks_of: MarksOf, text: str) -> None:
    """No act of speech where one is only asked for; a theory says nothing."""
    assert not {cue for _, cue, _ in voices(marks_of, text)} & {"to talk", "to defend", "campaigned", ":", "explain"}


def test_a_place_line_speaks_no_words(marks_of: MarksOf) -> None:
    """The place before a report is neither a source nor a part of what "according to" gives."""
    text = "Washington (CNB) A majority of voters say the war is lost, according to a new poll."
    found = voices(marks_of, text)
    assert ("A majority of voters", "say", "the war is lost") in found
    assert ("a new poll", "according to", "A majority of voters say the war is lost") in found


def test_headlines_are_english() -> None:
    """Words of speech and person count, so that a page of headlines is not taken for another language."""
    text = "Poll: Voters sour on both. Lee: They lied about taxes. Report: She knew when banks failed. " * 3
    assert language_of(text) == "en"
