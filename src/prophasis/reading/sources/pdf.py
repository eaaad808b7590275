"""PDF: text through pdfium, in a child process with limits, because files from elsewhere may be hostile."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from prophasis.case import Notice
from prophasis.errors import ReadError
from prophasis.reading.defaults import CHILD_CPU_SECONDS, CHILD_MEMORY_BYTES, CHILD_WALL_SECONDS
from prophasis.reading.sources.source import Extract, Source

PAGE_END = "\f"
"""What joins two pages in the canonical text."""


def extract(data: bytes, name: str) -> Extract:
    """The text of all pages, joined by a form feed.

    Raises:
        ReadError: R111 damaged, R112 encrypted, R113 without pages, R114 without text, R115 over its limits.
    """
    answer = _child(data, name)
    if "error" in answer:
        raise _refused(str(answer["error"]), name)
    pages: list[str] = answer["pages"]
    if not pages:
        raise _without_pages(name)
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        count = "one page" if len(pages) == 1 else f"{len(pages)} pages"
        what = f"the PDF has {count} and no text: it is a scan, or pictures;"
        raise ReadError("R114", what, where=name, mend="run text recognition (OCR) on it first.")
    notices: tuple[Notice, ...] = ()
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" ..." if len(empty) > 10 else "")
        notices = (Notice(code="R204", text=f"{len(empty)} of {len(pages)} pages hold no text (pages {shown})."),)
    version = answer["version"]
    return Extract(
        text=PAGE_END.join(pages), extractor=f"pypdfium2 {version}", says=answer.get("says", {}), notices=notices
    )


def _child(data: bytes, name: str) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", "prophasis.reading.sources.pdf_child"]
    limits = [str(CHILD_CPU_SECONDS), str(CHILD_MEMORY_BYTES)]
    try:
        done = subprocess.run(
            [*command, *limits], input=data, capture_output=True, timeout=CHILD_WALL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise _over(name) from None
    if done.returncode != 0:
        raise _over(name)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _over(name: str) -> ReadError:
    what = f"the PDF took more than {CHILD_CPU_SECONDS} s or {CHILD_MEMORY_BYTES / 1e9:g} GB, or broke its reader;"
    return ReadError("R115", what, where=name, mend="print it to a new PDF, or save its text as .txt.")


def _without_pages(name: str) -> ReadError:
    return ReadError("R113", "the PDF has no pages;", where=name, mend="save it again, or give another copy.")


def _refused(error: str, name: str) -> ReadError:
    if "password" in error.lower() or "security" in error.lower():
        return ReadError("R112", "the PDF is encrypted;", where=name, mend="open it and save a copy without password.")
    if "success" in error.lower():  # pdfium finds nothing wrong but a page count of 0
        return _without_pages(name)
    what = f"the PDF is damaged ({error.strip().rstrip('.')});"
    return ReadError("R111", what, where=name, mend="save it again, or give another copy.")


SOURCE = Source(media_type="application/pdf", suffixes=(".pdf",), extract=extract, magic=b"%PDF-")
