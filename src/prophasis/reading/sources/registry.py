"""The formats that can be read, by media type and suffix."""

from __future__ import annotations

from pathlib import PurePath

from prophasis.errors import ReadError
from prophasis.reading.sources import docx, eml, html, markdown, odt, pdf, picture, rtf, text
from prophasis.reading.sources.refused import refuse_unread
from prophasis.reading.sources.source import Extract, Source

_SOURCES: tuple[Source, ...] = (
    text.SOURCE,
    markdown.SOURCE,
    pdf.SOURCE,
    html.SOURCE,
    docx.SOURCE,
    odt.SOURCE,
    rtf.SOURCE,
    eml.SOURCE,
    *picture.SOURCES,
)
MEDIA_TYPES: tuple[str, ...] = tuple(source.media_type for source in _SOURCES)
SUFFIXES: tuple[str, ...] = tuple(suffix for source in _SOURCES for suffix in source.suffixes)


def media_type(name: str, data: bytes) -> str:
    """The media type of a file, by its first bytes, else its suffix; a file without a suffix is taken as text.

    Raises:
        ReadError: R106 where no format fits.
    """
    return _source(name, data).media_type


def extract(data: bytes, name: str, *, media_type: str | None = None) -> Extract:
    """The canonical text of ``data``, the content of the file ``name``.

    Raises:
        ReadError: R103 empty, R104 binary, R105 undecodable, R106 unknown format, R111-R127 what the
            format says.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadError("R103", "the file is empty;", where=name, mend="give a file that holds text.")
    if media_type is not None:
        source = next(source for source in _SOURCES if source.media_type == media_type)
    else:
        source = _source(name, data)
    return source.extract(data, name)


def _source(name: str, data: bytes) -> Source:
    for source in _SOURCES:
        if source.fits(data):
            return source
    suffix = PurePath(name).suffix.lower()
    refuse_unread(data, name, suffix)
    for source in _SOURCES:
        if suffix in source.suffixes:
            return source
    if suffix and not suffix[1:].isdigit() and text.is_binary(data):
        what = f"files of kind '{suffix}' cannot be read;"
        raise ReadError("R106", what, where=name, mend=f"save it as one of {', '.join(SUFFIXES)}.")
    return text.SOURCE
