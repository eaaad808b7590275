"""Lists of references: their entries are no prose, and markers lead to them."""

from __future__ import annotations

import pytest

from prophasis.case import Citation
from prophasis.reading import draft, read_text
from prophasis.reading.references import references

PROSE = (
    "The council closed the harbour because it feared a blockade.[1] The guild denied it.[2] Nobody knows who asked "
    "for it, and the papers of the harbour master, which were kept in the town hall, have been lost since then.[7]"
)
LIST = "[1] The Mail, 4 March 2021,\np. 3.\n[2] https://example.org/guild?a=1"


@pytest.mark.parametrize("text", [f"{PROSE}\n\n{LIST}", f"{PROSE}\r\n\r\nReferences\r\n\r\n{LIST}\r\n\r\nAbout us."])
def test_markers_lead_to_the_entries(text: str) -> None:
    """One that has no entry leads nowhere, which is a state of its own; entries are marked as no prose."""
    reading = read_text(text)
    found = {mark.payload.number: mark.payload.reference for mark in reading.layer("citation") if _cites(mark.payload)}
    assert found == {1: "The Mail, 4 March 2021, p. 3.", 2: "https://example.org/guild?a=1", 7: None}
    entries = [mark.quote for mark in reading.layer("sentence") if mark.quote.startswith("[")]
    assert [" ".join(entry.split()) for entry in entries] == [
        "[1] The Mail, 4 March 2021, p. 3.",
        "[2] https://example.org/guild?a=1",
    ]
    assert not any("Mail" in mark.quote for mark in reading.marks if mark.layer in ("mention", "event", "time"))


def _cites(payload: object) -> bool:
    return isinstance(payload, Citation)


def test_numbers_with_a_stop_are_a_list_only_under_its_heading() -> None:
    """Numbered paragraphs are prose."""
    assert [entry.text for entry in references(f"{PROSE}\n\n## Notes\n\n1. One.\n2. Two.")] == ["One.", "Two."]
    assert not references(f"{PROSE}\n\n1. One.\n2. Two.")


@pytest.mark.parametrize(
    "text",
    [
        "[1] The claimant says so, see [2].\n\n[2] The court does not agree with [1].",
        f"{PROSE}\n\n[8] Nobody cites this.\n[9] Nor this.",
        f"{LIST}\n\n{PROSE}",
        "",
    ],
)
def test_numbered_paragraphs_are_no_list(text: str) -> None:
    """Where they are most of the text, where nothing cites them, or where prose follows."""
    assert not references(text)


def test_what_cites_one_source_rests_on_it() -> None:
    """Items of two documents share the witness that both cite, under whatever number."""
    words = "The guild paid for {} ships on 3 March 2021, which shows that it wanted the harbour closed.[{}]"
    texts = {"one": f"{PROSE}\n\n{words.format(4, 1)}\n\n{LIST}"}
    texts["two"] = f"{words.format('nine', 5)}\n\n{PROSE.replace('[1]', '')}\n\n[5] The Mail, 4 March 2021, p. 3."
    drafted = draft([read_text(text, id=name) for name, text in texts.items()])
    origins = {item.origin for item in drafted.evidence.values() if "paid for" in item.text}
    assert len(origins) == 1
    assert drafted.sources[origins.pop() or ""].text.startswith("The Mail, 4 March 2021")
