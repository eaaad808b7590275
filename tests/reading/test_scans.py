"""Pictures and scans: recognised where tesseract is installed, and said to need it where not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from prophasis.errors import ReadError
from prophasis.reading.hostile.scan import Recognised
from prophasis.reading.sources import extract, media_type, picture

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "soak"))
import files

LINES = ("The council closed the harbour on 4 March 2021", "because it feared a blockade.")
TABLE = "\n".join(
    [
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
        "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t",
        "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96.5\tThe",
        "5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t95.5\tcoun-",
        "5\t1\t1\t1\t2\t1\t0\t0\t9\t9\t40\tcil",
        "5\t1\t1\t2\t1\t1\t0\t0\t9\t9\t88\tNext.",
        "5\t1\t1\t2\t1\t2\t0\t0\t9\t9\t95\t ",
        "a broken row",
    ]
)
needs_tesseract = pytest.mark.skipif(picture.recogniser() is None, reason="tesseract is not installed")


def picture_pdf(*, lines: tuple[str, ...] = LINES) -> bytes:
    """A PDF that shows a picture of these lines and holds no text."""
    return files.pdf_placed([files.picture(lines)])


def test_lines_and_paragraphs_of_a_page_are_kept() -> None:
    """And how sure its words are goes into a notice."""
    found = Recognised()
    found.add(TABLE)
    assert found.pages == ["The coun-\ncil\n\nNext."]
    code, words = found.notice("tesseract 5", "pictures")
    assert code == "R213"
    assert "mean confidence 80 of 100, 1 of 4 words below 60" in words


@pytest.mark.parametrize("data", [picture_pdf(), b"\x89PNG\r\n\x1a\n" + bytes(50), b"II*\x00" + bytes(50)])
def test_without_tesseract_a_picture_says_what_it_needs(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that names the program."""
    monkeypatch.setattr(picture, "recogniser", lambda: None)
    with pytest.raises(ReadError, match="install tesseract") as caught:
        extract(data, "a")
    assert caught.value.code in ("R114", "R126")


def test_pictures_are_known_by_their_first_bytes_alone() -> None:
    """A folder is not searched for them, but one that is named is read."""
    assert media_type("a.txt", b"\xff\xd8\xff\xe0") == "image/jpeg"
    assert all(not source.suffixes for source in picture.SOURCES)


@needs_tesseract
def test_a_scan_is_recognised_and_says_how_surely() -> None:
    """Its text comes page by page, with the program's version as the extractor."""
    found = extract(picture_pdf(), "a.pdf")
    assert " ".join(found.text.split()) == " ".join(LINES)
    assert found.extractor.startswith("tesseract ")
    assert [notice.code for notice in found.notices] == ["R213"]


@needs_tesseract
def test_a_picture_without_words_is_refused() -> None:
    """Neither an empty page nor a broken picture brings the reader down."""
    for data, code in ((picture_pdf(lines=()), "R114"), (b"\x89PNG\r\n\x1a\n" + bytes(50), "R126")):
        with pytest.raises(ReadError) as caught:
            extract(data, "a")
        assert caught.value.code == code
        assert "\n" not in str(caught.value)


MIXED = files.pdf_placed([
    [(50, 700, 11, "The first page has words of its own, and no pictures.")],
    files.picture(LINES),
    [],
    [(50, 700, 11, "The last page has them too.")],
])  # fmt: skip


def test_a_page_that_is_a_picture_among_pages_with_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which page, and what to install; an empty page is told from it."""
    monkeypatch.setattr(picture, "recogniser", lambda: None)
    found = extract(MIXED, "a.pdf")
    assert [notice.code for notice in found.notices] == ["R204", "R214"]
    assert found.notices[0].text.startswith("page 2 of 4 is a picture and was not read: install tesseract")
    assert found.notices[1].text == "page 3 of 4 holds no text."
    assert found.text.count("\f") == 3


@needs_tesseract
def test_each_page_is_decided_alone() -> None:
    """The picture is recognised in its place; the others keep the text that they have."""
    found = extract(MIXED, "a.pdf")
    pages = found.text.split("\f")
    assert pages[0] == "The first page has words of its own, and no pictures."
    assert " ".join(pages[1].split()) == " ".join(LINES)
    assert pages[2:] == ["", "The last page has them too."]
    assert "pypdfium2" in found.extractor
    assert "tesseract" in found.extractor
    assert [notice.code for notice in found.notices] == ["R213"]
    assert "pictures on page 2 of 4" in found.notices[0].text
