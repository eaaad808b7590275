"""What a format gives: the canonical text and what else the file says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from prophasis.case import Notice


@dataclass(frozen=True)
class Extract:
    """The canonical text of a file, and how it came about.

    ``extractor`` names what made the text, with its version; the same bytes and extractor give the same text.
    ``says`` holds what the format itself carries: ``title``, ``author``, ``published``; ``head`` is the offset
    behind lines at the head of the text that are metadata and no prose.
    """

    text: str
    extractor: str
    says: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    head: int = 0


@dataclass(frozen=True)
class Source:
    """A format: its media type, the suffixes of its files, what their content shows, and its extractor.

    ``magic`` are the bytes they begin with, in small letters; ``looks`` says of a content whether it is of this
    format. ``extract(data, name)`` raises ReadError with ``name`` as the place.
    """

    media_type: str
    suffixes: tuple[str, ...]
    extract: Callable[[bytes, str], Extract]
    magic: tuple[bytes, ...] = ()
    looks: Callable[[bytes], bool] | None = None

    def fits(self, data: bytes) -> bool:
        """Whether the content is of this format, whatever the file is called."""
        head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        return bool(self.magic and head.startswith(self.magic)) or bool(self.looks and self.looks(data))
