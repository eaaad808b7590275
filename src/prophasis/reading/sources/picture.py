"""Pictures of text, and scans in PDF: recognised with tesseract where the user has installed it."""

from __future__ import annotations

import shutil

from prophasis.errors import ReadError
from prophasis.reading.defaults import SCAN_CPU_SECONDS, SCAN_WALL_SECONDS
from prophasis.reading.sources.isolated import isolated
from prophasis.reading.sources.source import Extract, Source

recognised = isolated(
    "scan", "text recognition in this file", cpu_seconds=SCAN_CPU_SECONDS, wall_seconds=SCAN_WALL_SECONDS
)
"""The text of pictures of pages; raises as `isolated` does."""


def recogniser() -> str | None:
    """Where tesseract is installed; None where it is not."""
    return shutil.which("tesseract")


def extract(data: bytes, name: str) -> Extract:
    """The text of one picture.

    Raises:
        ReadError: R126 where it cannot be recognised, R115 over the limits.
    """
    if recogniser() is None:
        mend = "install tesseract to have its text recognised, or give the text."
        raise ReadError("R126", "this is a picture, not text;", where=name, mend=mend)
    return recognised(data, name)


SOURCES: tuple[Source, ...] = tuple(
    Source(media_type=f"image/{kind}", suffixes=(), extract=extract, magic=magic)
    for kind, magic in {
        "png": (b"\x89png",),
        "jpeg": (b"\xff\xd8\xff",),
        "tiff": (b"ii*\x00", b"mm\x00*"),
    }.items()
)
"""Known by their first bytes alone, so that a folder of documents is not searched for its pictures."""
