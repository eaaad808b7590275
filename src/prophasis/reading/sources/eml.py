"""Mail: the header as metadata, the text of the message; attachments are named, not read."""

from __future__ import annotations

import re

from prophasis.reading.sources.isolated import isolated
from prophasis.reading.sources.source import Source

_FIELD = re.compile(rb"[!-9;-~]+:")
_OF_MAIL_ALONE = re.compile(rb"(?im)^(message-id|mime-version|received|return-path):")


def _looks(data: bytes) -> bool:
    """A header that only mail has; a memorandum with From, To and Date is plain text."""
    head = data[:8192].split(b"\r\n\r\n")[0].split(b"\n\n")[0]
    return _FIELD.match(head) is not None and _OF_MAIL_ALONE.search(head) is not None


SOURCE = Source(media_type="message/rfc822", suffixes=(".eml",), extract=isolated("eml", "the message"), looks=_looks)
