"""Mailboxes: one file in, the messages in it out; each is read as a document of its own."""

from __future__ import annotations

import re

from prophasis.errors import ReadError

SUFFIXES = (".mbox", ".mbx")
MOST_MESSAGES = 10_000

_POSTMARK = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]*\d{4}[^\r\n]*\r?\n(?=[!-9;-~]+:)")
_QUOTED = re.compile(rb"(?m)^>(>*From )")


def is_mailbox(data: bytes) -> bool:
    """Whether a content begins as a mailbox: a line that postmarks a message, and its header below."""
    return _POSTMARK.match(data[:4096].lstrip(b"\r\n")) is not None


def messages(data: bytes, name: str) -> list[bytes]:
    """The messages, without their postmarks; "From" at the head of a line is given back as it was written.

    Raises:
        ReadError: R107 where there are too many.
    """
    data = data.lstrip(b"\r\n")
    marks = list(_POSTMARK.finditer(data))
    if len(marks) > MOST_MESSAGES:
        what = f"the mailbox holds {len(marks):,} messages;"
        raise ReadError("R107", what, where=name, mend=f"cut it into parts of less than {MOST_MESSAGES:,}.")
    ends = [mark.start() for mark in marks[1:]] + [len(data)]
    return [_QUOTED.sub(rb"\1", data[mark.end() : end].rstrip(b"\r\n")) for mark, end in zip(marks, ends, strict=True)]


__all__ = ["SUFFIXES", "is_mailbox", "messages"]
