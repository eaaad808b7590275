"""Plain text: the decoded file, with its byte order mark and its line ends kept."""

from __future__ import annotations

import codecs

from prophasis.case import Notice
from prophasis.errors import ReadError
from prophasis.reading.defaults import CONTROL_SHARE
from prophasis.reading.language import known_words
from prophasis.reading.sources.source import Extract, Source

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAIN = frozenset("\t\n\r\v\f\x1b\x85")
_SIGNATURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x7fELF", b"\x1f\x8b", b"MZ", b"\xd0\xcf\x11\xe0")


def extract(data: bytes, name: str) -> Extract:
    """Decode as UTF-8, by a byte order mark, or by the encoding that fits best (with a notice).

    Raises:
        ReadError: R104 for binary data, R105 where no encoding fits.
    """
    if is_binary(data):
        raise ReadError(
            "R104", "this is binary data, not text;", where=name, mend="give text, Markdown, HTML, Word, mail or PDF."
        )
    text, encoding = _decoded(data, name)
    if not text.strip("\ufeff \t\r\n\x00"):
        raise ReadError("R103", "the file is empty;", where=name, mend="give a file that holds text.")
    notices: tuple[Notice, ...] = ()
    if encoding not in ("utf-8", "ascii"):
        guess = f"the file is not UTF-8; it was read as {encoding}. Where letters look wrong, save it as UTF-8."
        notices = (Notice(code="R203", text=guess),)
    return Extract(text=text, extractor="text 1", notices=notices)


def is_binary(data: bytes) -> bool:
    """Whether the first 64 kB hold a known binary signature, zero bytes outside UTF-16/32, or control characters."""
    if data.startswith(_SIGNATURES):
        return True
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    head = data[:65536]
    control = sum(head.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32), 127))
    return control > CONTROL_SHARE * len(head) or b"\x00\x00\x00" in head


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    likely = _likely(data)
    if likely is None:
        what = "no encoding fits the bytes of this file;"
        raise ReadError("R105", what, where=name, mend="save it as UTF-8.")
    text = _strictly(data, likely, name)
    control = sum(1 for char in text[:65536] if ord(char) < 32 and char not in _PLAIN)
    if control > CONTROL_SHARE * min(len(text), 65536):
        raise ReadError(
            "R104", "this is binary data, not text;", where=name, mend="give text, Markdown, HTML, Word, mail or PDF."
        )
    return text, likely.replace("_", "-")


def _likely(data: bytes) -> str | None:
    """Of the encodings that fit about equally, the one in which most function words are found; then cp1252."""
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data))
    if not matches:
        return None
    least = min(match.chaos for match in matches)
    near = [match.encoding for match in matches if match.chaos <= least + 0.05]
    return max(near, key=lambda encoding: (known_words(data.decode(encoding, "replace")), encoding == "cp1252"))


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"byte {error.start} cannot be decoded as {encoding};"
        raise ReadError("R105", what, where=name, mend="save it as UTF-8.") from None


SOURCE = Source(media_type="text/plain", suffixes=(".txt", ".text"), extract=extract)
