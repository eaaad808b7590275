"""Statements: whose words, to whom, in which way, and whether the author reports them as false."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prophasis.case import Mark, Statement

MarksOf = Callable[[str, str], list[Mark]]


def only(marks_of: MarksOf, text: str) -> tuple[Mark, Statement]:
    found = marks_of(text, "statement")
    assert len(found) == 1, [mark.quote for mark in found]
    payload = found[0].payload
    assert isinstance(payload, Statement)
    return found[0], payload


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Chile argued that the strait was its own.", "chile", "the strait was its own"),
        ("Japanese officials have insisted that talks go on.", "japan-officials", "talks go on"),
        ("According to Brazil, the river belongs to nobody.", "brazil", "the river belongs to nobody"),
        (
            "The river, according to Brazil, belongs to nobody.",
            "brazil",
            "The river, according to Brazil, belongs to nobody",
        ),
        ("Peru demanded that Ecuador withdraw.", "peru", "Ecuador withdraw"),
        ("Corinth accused Athens of breaking the treaty.", "corinth", "breaking the treaty"),
        ("Madrid's claims that the ship was sunk by a mine were repeated.", "spain", "the ship was sunk by a mine"),
        ("Kenya called for a ceasefire.", "kenya", "a ceasefire"),
        ("Oslo denied that it had sold the weapons.", "norway", "it had sold the weapons"),
        ("The war was lost, wrote Thucydides.", "thucydides", "The war was lost"),
    ],
)
def test_the_source_and_the_content_are_found(marks_of: MarksOf, text: str, source: str, content: str) -> None:
    """Verbs, nouns and "according to" give the words of somebody else."""
    mark, payload = only(marks_of, text)
    assert (payload.source, mark.quote) == (source, content)


def test_the_audience_is_the_one_told(marks_of: MarksOf) -> None:
    """ "told X that": X is the audience, by its actor's id."""
    _, payload = only(marks_of, "Bulgaria assured Greece that the border was open.")
    assert payload.audience == "greece"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('"The war is over," Italy said.', "direct"),
        ('Italy said that the war was "over for good".', "mixed"),
        ("Italy said that the war was over.", "indirect"),
        ("Italy called for an end of the war.", "act"),
    ],
)
def test_the_mode_follows_the_quotation_marks(marks_of: MarksOf, text: str, mode: str) -> None:
    """Words between marks are direct, partly between them mixed; an act of speech has no words of its own."""
    assert only(marks_of, text)[1].mode == mode


def test_a_quotation_over_several_sentences_is_one_speaker(marks_of: MarksOf) -> None:
    """What goes on behind the verb, also over several sentences, is one statement from its first word to its last."""
    text = '"We will not talk," Thatcher said. "The fleet has sailed. It will not come back empty-handed."'
    mark, payload = only(marks_of, "Margaret Thatcher spoke. " + text)
    assert (payload.source, payload.mode) == ("margaret-thatcher", "direct")
    assert mark.quote.startswith("We will")
    assert mark.quote.endswith("empty-handed.")


def test_a_quotation_goes_on_in_the_next_paragraph_where_nothing_closes_it(marks_of: MarksOf) -> None:
    """A paragraph left open and the next one opened anew are one speaker's words."""
    text = 'Ann Lee said: "The fleet has sailed and will not return.\n\n"It has no harbour left."'
    mark, payload = only(marks_of, text)
    assert payload.source == "ann-lee"
    assert mark.quote.endswith("no harbour left.")


def test_new_words_after_a_gesture_are_a_statement_of_their_own(marks_of: MarksOf) -> None:
    """A sentence of the author's between two quotations parts them."""
    text = '"It is because of the ships," said Ann Lee. She shrugged. "Last time it was just the same."'
    assert [mark.payload.source for mark in marks_of(text, "statement")] == ["ann-lee", "ann-lee"]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden falsely claimed that the ships were fishing boats.",
        "According to Turkey, the bridge was unsafe. In reality, it was new.",
        "No serious historian would argue that Belgium started the war.",
        "Hungary's claims that the map was old are baseless.",
        "Austria claimed that a fictional plot had been found.",
    ],
)
def test_words_may_be_reported_as_false(marks_of: MarksOf, text: str) -> None:
    """By an adverb, by the next sentence, by refusing that anybody could say so, by a predicate, by an adjective."""
    assert any(mark.payload.reported_as_false for mark in marks_of(text, "statement"))


@pytest.mark.parametrize(
    "text",
    [
        "The “hybrid war” lasted for years.",
        "She read “The Guns of August” in June.",
        "Fiji did not say that it would leave.",
        "The data suggest that rain is rare.",
        "Needless to say, the plan failed.",
        "They worked in order to eat.",
    ],
)
def test_scare_quotes_titles_and_things_say_nothing(marks_of: MarksOf, text: str) -> None:
    """No statement where nobody's words are given."""
    assert marks_of(text, "statement") == []


def test_the_mark_stands_on_the_content(marks_of: MarksOf) -> None:
    """Cue and source are places beside it in the canonical text."""
    text = "Yesterday Cuba told the UN that it had no missiles."
    mark, payload = only(marks_of, text)
    assert payload.cue is not None
    assert payload.source_span is not None
    assert text[slice(*payload.cue)] == "told"
    assert text[slice(*payload.source_span)] == "Cuba"
    assert text[mark.start : mark.end] == mark.quote


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Ann Lee, writing in 1931, says that the king was bought.", "ann-lee", "the king was bought"),
        ("Chile demanded that roads be reopened by noon and threatened to close a port.", "chile", "to close a port"),
        (
            "The union called on the city council to publish the survey.",
            "union",
            "the city council to publish the survey",
        ),
        (
            "Peru might lose a third of its income, a trader estimated.",
            "trader",
            "Peru might lose a third of its income",
        ),
        ("It was not, the envoy insisted, an act of war.", "envoy", "It was not, the envoy insisted, an act of war"),
        ("The porters struck, and one of them called the mayor a traitor.", "porters", "a traitor"),
        ("The minister dismissed the plan as theatre.", "minister", "the plan as theatre"),
    ],
)
def test_speakers_without_a_name_and_cues_of_many_builds(
    marks_of: MarksOf, text: str, source: str, content: str
) -> None:
    """A speaker needs no name, and a cue may stand in between, after, or share its speaker with another."""
    found = [(mark.payload.source, mark.quote) for mark in marks_of(text, "statement")]  # type: ignore[union-attr]
    assert (source, content) in found


@pytest.mark.parametrize(
    "text",
    [
        "An official asked not to be named.",
        "A diplomat spoke on condition of anonymity.",
        "The council raised the dues and withdrew its troops.",
        "The refusal explains why he left.",
        "If they treat the next demand for bread as a threat, they will lose.",
    ],
)
def test_ways_of_speaking_and_handling_are_no_statements(marks_of: MarksOf, text: str) -> None:
    """How somebody spoke, what is done with things, what explains something: nobody's words."""
    assert marks_of(text, "statement") == []


def test_a_quotation_within_a_quotation_has_its_own_speaker(marks_of: MarksOf) -> None:
    """ "He told me, '...'" inside a longer quotation gives two statements."""
    text = '"Nobody knows," said Ann Lee. "The king told me in May, \'If it rains again, I will go home.\'"'
    quotes = {mark.quote for mark in marks_of(text, "statement")}
    assert any(quote.startswith("If it rains again") for quote in quotes)
    assert any("The king told me" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ann Lee blasted the veto as a stunt.", "Ann Lee", "blasted", "the veto as a stunt"),
        ("Ann Lee lashed out at the decision.", "Ann Lee", "lashed out", "the decision"),
        ("Critics have pointed out that the snout is short.", "Critics", "have pointed out", "the snout is short"),
        ("Environmental groups praised the ban.", "Environmental groups", "praised", "the ban"),
        ("Ann Lee disputed that.", "Ann Lee", "disputed", "that"),
        ("Ann Lee claimed without evidence that the mayor fled.", "Ann Lee", "claimed", "the mayor fled"),
        ("Ann Lee refused to say how she would vote.", "Ann Lee", "refused to say", "how she would vote"),
        ("A waitress muttered that the road was bad.", "A waitress", "muttered", "the road was bad"),
        ("He was quoted as saying that talks had failed.", "He", "saying", "talks had failed"),
        ("LIMA (AP) — Ann Lee on Friday defended her plan.", "Ann Lee", "defended", "her plan"),
        ("The price that Ann Lee demanded was high.", "Ann Lee", "demanded", "The price"),
        ("Ann Lee supports the ban.", "Ann Lee", "supports", "the ban"),
        ("As Ann Lee told the paper, ozone has dropped.", "Ann Lee", "told", "ozone has dropped"),
        ("The scientists found that the lake was dry.", "The scientists", "found", "the lake was dry"),
    ],
)
def test_cues_of_an_open_class(marks_of: MarksOf, text: str, source: str, cue: str, content: str) -> None:
    """Verbs with particles, stands and acts of speech, clauses the parse lost, common nouns that speak."""
    mark, payload = only(marks_of, text)
    assert payload.cue is not None
    assert payload.source_span is not None
    assert (text[slice(*payload.source_span)], text[slice(*payload.cue)], mark.quote) == (source, cue, content)


@pytest.mark.parametrize(
    "text",
    [
        "The pillars support the roof.",
        "The rebels attacked the town.",
        "The army backed the rebels.",
        "We assess that the fleet has sailed.",
        "The move suggests that prices will fall.",
        "The crew put down the anchor.",
    ],
)
def test_deeds_and_the_authors_own_voice_are_no_statements(marks_of: MarksOf, text: str) -> None:
    """A stand is for or against what can be argued; things do not speak; "we assess" is the author."""
    assert marks_of(text, "statement") == []


def test_a_name_and_a_colon_at_the_head_of_a_paragraph_speak(marks_of: MarksOf) -> None:
    """Headlines and transcripts: the colon is the cue. A list behind a colon is nobody's words."""
    text = "The talks went on.\n\nAnn Lee: The deal is a mistake.\n\nHe met two people: Ann Lee and the king."
    mark, payload = only(marks_of, text)
    assert payload.cue is not None
    assert (text[slice(*payload.cue)], payload.source, mark.quote) == (":", "ann-lee", "The deal is a mistake")
