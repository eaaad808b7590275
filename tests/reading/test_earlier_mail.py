"""What a message quotes of earlier ones is found, and is not read as its author's."""

from __future__ import annotations

from pathlib import Path

from prophasis.reading import read
from prophasis.reading.earlier_mail import earlier_mail


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in earlier_mail(text)]


def test_quoted_lines_and_what_leads_them_in() -> None:
    """The marked lines, those between them that are empty, and the line above that says who wrote."""
    text = "I agree.\n\nOn Monday, 3 May 2021, A. Lee wrote:\n> Close the harbour.\n>\n> At once.\n\nRegards"
    assert quoted(text) == ["On Monday, 3 May 2021, A. Lee wrote:\n> Close the harbour.\n>\n> At once."]


def test_a_forwarded_message_goes_to_the_end() -> None:
    """Behind its rule and a header; a rule alone parts nothing."""
    text = "See below.\n\n-----Original Message-----\nFrom: A. Lee\nSent: Monday\n\nClose it.\n"
    assert quoted(text) == ["-----Original Message-----\nFrom: A. Lee\nSent: Monday\n\nClose it."]
    assert quoted("Above.\n____________________________\nBelow.") == []


def test_what_is_quoted_is_not_the_authors_voice(tmp_path: Path) -> None:
    """No event, statement or explanation stands in it; it is marked as boilerplate."""
    path = tmp_path / "reply.eml"
    path.write_text(
        "From: B. Orm <b@x.example>\nTo: A. Lee <a@x.example>\nDate: Tue, 4 May 2021 10:00:00 +0000\n"
        "Subject: Harbour\n\n"
        "The council closed the harbour on 3 May 2021.\n\nOn Monday A. Lee wrote:\n"
        "> The army attacked the town because it feared a siege.\n",
        encoding="utf-8",
    )
    (reading,) = read(path)
    text = reading.document.text or ""
    at = text.index("On Monday")
    beyond = {mark.layer for mark in reading.marks if mark.start >= at}
    assert beyond == {"sentence"}
    assert [mark.payload.role for mark in reading.layer("sentence") if mark.start >= at] == ["boilerplate"]
    assert any("closed" in mark.quote for mark in reading.layer("event"))
