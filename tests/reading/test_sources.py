"""Text and Markdown files: decoded exactly, refused with one clear line where they cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prophasis.errors import ReadError
from prophasis.reading.sources import extract, media_type


def test_byte_order_mark_and_line_ends_are_kept() -> None:
    """Offsets count the characters of the decoded file, nothing is translated."""
    data = "\ufeffOne\r\ntwo\n".encode()
    assert extract(data, "a.txt").text == "\ufeffOne\r\ntwo\n"


@given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff \t\r\n\x00") and "\x00" not in text))
def test_utf8_comes_through_unchanged(text: str) -> None:
    """Any text that is not made of control characters is itself."""
    control = sum(ord(char) < 32 or ord(char) == 127 for char in text)
    if control == 0:
        assert extract(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_other_unicode_encodings_are_read_by_their_mark(encoding: str) -> None:
    """UTF-16 and UTF-32 are decoded by their byte order mark."""
    text = "Ein längerer Satz mit Umlauten."
    data = text.encode(encoding) if encoding != "utf-16-le" else b"\xff\xfe" + text.encode(encoding)
    assert extract(data, "a.txt").text.lstrip("\ufeff") == text


def test_an_old_encoding_is_guessed_and_said_so() -> None:
    """Latin-1 text is read, with a notice that names the encoding."""
    text = "Le café était fermé, et la fête a été remise à une date ultérieure. " * 5
    found = extract(text.encode("latin-1"), "a.txt")
    assert found.text == text
    assert [notice.code for notice in found.notices] == ["R203"]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "R103"),
        (b" \r\n\t ", "a.txt", "R103"),
        (b"\xef\xbb\xbf", "a.md", "R103"),
        (bytes(range(256)) * 8, "a.txt", "R104"),
        (b"\x89PNG\r\n\x1a\n" + b"abc" * 50, "a.txt", "R126"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "a.doc", "R127"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "R122"),
        (bytes(range(256)) * 8, "a.xyz", "R106"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, name: str, code: str) -> None:
    """Empty, binary and unknown files are named, with the next step."""
    with pytest.raises(ReadError) as caught:
        extract(data, name)
    assert caught.value.code == code
    assert str(caught.value).startswith(f"{name}: ")


def test_the_kind_of_a_file_is_its_content_before_its_name() -> None:
    """A PDF is a PDF under any name; a text without a known suffix is text."""
    assert media_type("a.txt", b"%PDF-1.7\n") == "application/pdf"
    assert media_type("a.MD", b"# x") == "text/markdown"
    assert media_type("README", b"words") == "text/plain"
    assert media_type("notes.log", b"words") == "text/plain"
