"""PDF files: read in a child process; what cannot be read says why."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from prophasis.errors import ReadError
from prophasis.reading.sources import extract, isolated

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "soak"))
import files

LINES = ("The council met on 12 July 2021 and re-", "jected the offer.[3] It gave no reason.")


def encrypted() -> bytes:
    """A PDF that asks for a password."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 0 /Kids [] >>",
        f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'4f' * 32}> /U <{'55' * 32}> >>".encode(),
    ]
    return files.assembled(bodies, info=f" /Encrypt 3 0 R /ID [<{'61' * 16}> <{'61' * 16}>]")


def test_pages_are_joined_and_the_extractor_is_named() -> None:
    """The canonical text holds all pages; title and extractor come with it."""
    found = extract(files.pdf([LINES, ("Second page.",)], title="A short report"), "a.pdf")
    assert "The council met on 12 July 2021" in found.text
    assert found.text.count("\f") == 1
    assert found.text.rstrip().endswith("Second page.")
    assert found.extractor.startswith("pypdfium2 ")
    assert found.says["title"] == "A short report"


def test_a_page_without_text_is_said_so() -> None:
    """One empty page among others is a notice, not an error."""
    found = extract(files.pdf([LINES, ()]), "a.pdf")
    assert [notice.code for notice in found.notices] == ["R214"]
    assert found.notices[0].text == "page 2 of 2 holds no text."


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (files.pdf([(), ()]), "R114", "scan"),
        (files.pdf([]), "R113", "no pages"),
        (encrypted(), "R112", "encrypted"),
        (b"%PDF-1.4\nnothing", "R111", "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, code: str, word: str) -> None:
    """A scan, an empty PDF, an encrypted one and a damaged one are told apart."""
    with pytest.raises(ReadError, match=word) as caught:
        extract(data, "a.pdf")
    assert caught.value.code == code


def test_a_parser_that_breaks_or_runs_on_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child process has limits; passing them is one clear line."""
    monkeypatch.setattr(isolated, "CHILD_MEMORY_BYTES", 20_000_000)
    with pytest.raises(ReadError) as caught:
        extract(files.pdf([LINES]), "a.pdf")
    assert caught.value.code == "R115"
