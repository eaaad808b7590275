"""XML inside the archives of word processors: events from start to end, names without their namespace."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from prophasis.reading.hostile.opened import RefusedError


def events(part: bytes, called: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Starts and ends of elements; XML that declares a document type, as no word processor's does, is refused.

    Raises:
        RefusedError: R121, naming the file as it is ``called``.
    """
    if b"<!DOCTYPE" in part or "<!DOCTYPE".encode("utf-16-le") in part or "<!DOCTYPE".encode("utf-16-be") in part:
        raise damaged("it declares entities of its own", called)
    try:
        yield from ElementTree.iterparse(BytesIO(part), events=("start", "end"))
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise damaged(str(error), called) from None


def damaged(reason: str, called: str) -> RefusedError:
    """The refusal of a file that does not hold together."""
    what = f"{called} is damaged ({' '.join(reason.split())[:100]});"
    return RefusedError("R121", what, "save it again, or give another copy.")


def local(tag: object) -> str:
    """The name without its namespace."""
    return str(tag).rpartition("}")[2]


def value(element: ElementTree.Element, name: str) -> str:
    """An attribute by its name without namespace; nothing where it is not there."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


__all__ = ["damaged", "events", "local", "value"]
