"""Formats that are known and not read: pictures, old Word files; each with the way to make text of them."""

from __future__ import annotations

from prophasis.errors import ReadError
from prophasis.reading.mailbox import SUFFIXES as MAILBOXES

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def refuse_unread(data: bytes, name: str, suffix: str) -> None:
    """Nothing, where the bytes are not of such a format.

    Raises:
        ReadError: R122 a protected Word file, R126 a picture, R127 a Word file of before 2007,
            R125 what is named a mailbox and is none.
    """
    if data.startswith(b"GIF8"):
        mend = "save it as PNG, or give its text."
        raise ReadError("R126", "this is a picture (GIF), not text;", where=name, mend=mend)
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise ReadError("R122", "the file is protected;", where=name, mend="open it and save a copy without password.")
    if data.startswith(_OLE) and suffix in (".doc", ".docx", ""):
        what = "this is a Word file of the kind before 2007;"
        raise ReadError("R127", what, where=name, mend="open it and save it as .docx or .odt.")
    if suffix in MAILBOXES:
        what = "this is no mailbox: it does not begin with a line 'From ' that postmarks a message;"
        raise ReadError("R125", what, where=name, mend="export it again in the format mbox, or its messages as .eml.")
