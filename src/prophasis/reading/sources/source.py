"""What a format gives: the canonical text and what else the file says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from prophasis.case import Notice


@dataclass(frozen=True)
class Extract:
    """The canonical text of a file, and how it came about.

    ``extractor`` names what made the text, with its version; the same bytes and extractor give the same text.
    ``says`` holds what the format itself carries: ``title``, ``author``, ``published``.
    """

    text: str
    extractor: str
    says: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Source:
    """A format: its media type, the suffixes of its files, the bytes they begin with, and its extractor.

    ``extract(data, name)`` raises ReadError with ``name`` as the place.
    """

    media_type: str
    suffixes: tuple[str, ...]
    extract: Callable[[bytes, str], Extract]
    magic: bytes = b""
