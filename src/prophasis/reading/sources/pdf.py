"""PDF: text through pdfium; pages that are pictures through text recognition, where that is installed."""

from __future__ import annotations

from prophasis.errors import ReadError
from prophasis.reading.sources import picture
from prophasis.reading.sources.isolated import isolated
from prophasis.reading.sources.source import Extract, Source

_text = isolated("pdf", "the PDF")


def extract(data: bytes, name: str) -> Extract:
    """The text of all pages, joined by a form feed; pages that are pictures are recognised where that is installed.

    Raises:
        ReadError: R111 damaged, R112 encrypted, R113 without pages, R114 without text, R115 over the limits.
    """
    try:
        found = _text(data, name)
    except ReadError as error:
        if error.code != "R114" or picture.recogniser() is None:
            raise
        return picture.recognised(data, name)
    pictured = any(notice.code == "R204" for notice in found.notices)
    return picture.recognised(data, name) if pictured and picture.recogniser() is not None else found


SOURCE = Source(media_type="application/pdf", suffixes=(".pdf",), extract=extract, magic=(b"%pdf-",))
