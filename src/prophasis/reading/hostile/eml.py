"""Mail -> a head of four lines and the text of the message; attachments are named and not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from prophasis.reading.hostile.decode import decoded, has_words
from prophasis.reading.hostile.opened import Opened, RefusedError, Says

VERSION = 1
HEAD = ("From", "To", "Date", "Subject")
_QUOTED = re.compile(r"(?m)^>.*$")
MOST_PARTS = 1000


def open_bytes(data: bytes) -> Opened:
    """The message: From, To, Date and Subject as its head, then its text; HTML only where there is no plain text.

    Raises:
        RefusedError: R125 where the header or the parts cannot be read, R124 where no part holds text.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        parts = list(_parts(message))
    except RecursionError:
        raise _damaged("its parts are nested without end") from None
    header = {name: _header(message, name) for name in HEAD}
    if not any(header.values()):
        raise _damaged("it has neither From, To, Date nor Subject")
    body, extractor = _body(parts)
    head = "".join(f"{name}: {words}\n" for name, words in header.items() if words)
    if not has_words(body):
        raise RefusedError("R124", "the message holds no text;", "save its attachments as files and read those.")
    return Opened(
        text=f"{head}\n{body}",
        extractor=extractor,
        says=_says(header),
        notices=tuple(_notices(parts, body)),
        head=len(head) + 1,
    )


def _damaged(reason: str) -> RefusedError:
    return RefusedError("R125", f"the message cannot be read ({reason});", "save it again, or save its text as .txt.")


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are not made of parts; a message within the message is one attachment."""
    waiting: list[EmailMessage] = [message]
    count = 0
    while waiting:
        part = waiting.pop(0)
        count += 1
        if count > MOST_PARTS:
            raise _damaged(f"it has more than {MOST_PARTS:,} parts")
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [item for item in inner if isinstance(item, EmailMessage)]
        else:
            yield part


def _body(parts: list[EmailMessage]) -> tuple[str, str]:
    """The text of the message, and what made it."""
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    plain = [_text(part) for part in shown if part.get_content_type() == "text/plain"]
    if any(has_words(text) for text in plain):
        return "\n\n".join(text.strip() for text in plain if text.strip()), f"eml {VERSION}"
    for part in shown:
        if part.get_content_type() == "text/html":
            from prophasis.reading.hostile.html import open_text

            try:
                opened = open_text(_text(part))
            except RefusedError:
                continue
            return opened.text, f"eml {VERSION}, {opened.extractor}"
    return "", f"eml {VERSION}"


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    return decoded(data, charset=part.get_content_charset()).replace("\r\n", "\n")


def _header(message: EmailMessage, name: str) -> str:
    """A field of the header in one line; one that cannot be decoded as it stands."""
    try:
        words = str(message[name] or "")
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        words = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(words.encode("utf-8", "replace").decode().split())[:2000]


def _says(header: dict[str, str]) -> dict[str, str]:
    name, address = parseaddr(header["From"])
    says = {"title": header["Subject"], "author": name or address}
    try:
        says["published"] = parsedate_to_datetime(header["Date"]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        says["published"] = header["Date"]
    return {key: words for key, words in says.items() if words}


def _notices(parts: list[EmailMessage], body: str) -> Iterator[Says]:
    names = [_name(part) for part in parts if _attached(part)]
    if names:
        shown = ", ".join(names[:10]) + (" ..." if len(names) > 10 else "")
        count = "one attachment" if len(names) == 1 else f"{len(names)} attachments"
        yield "R210", f"{count} not read: {shown}. Save them as files to read them."
    quoted = len(_QUOTED.findall(body))
    if quoted:
        lines = "one line" if quoted == 1 else f"{quoted} lines"
        yield "R211", f"{lines} quoted from an earlier message (>) are not read as words of its author."


def _attached(part: EmailMessage) -> bool:
    text = part.get_content_type() in ("text/plain", "text/html")
    return part.get_content_disposition() == "attachment" or not text


def _name(part: EmailMessage) -> str:
    try:
        name = part.get_filename()
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        name = None
    return " ".join(str(name or part.get_content_type()).encode("utf-8", "replace").decode().split())[:100]
