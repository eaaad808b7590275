"""The child process that opens a PDF: bytes on standard input, JSON with the pages on standard output."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import Any

_KEYS = {"Title": "title", "Author": "author"}


def main(cpu_seconds: int, memory_bytes: int) -> None:
    """Set the limits, read the bytes, write the answer."""
    _limit(cpu_seconds, memory_bytes)
    answer = pages_of(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def pages_of(data: bytes) -> dict[str, Any]:
    """The text of each page, or ``error`` with what pdfium says."""
    import pypdfium2

    pdfium: Any = pypdfium2
    try:
        pdf = pdfium.PdfDocument(data)
        pages = [pdf[number].get_textpage().get_text_range() for number in range(len(pdf))]
        metadata = pdf.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError as error:
        return {"error": str(error)}
    says = {ours: metadata[theirs] for theirs, ours in _KEYS.items() if metadata.get(theirs)}
    return {"pages": [_mended(page) for page in pages], "says": says, "version": pdfium.PYPDFIUM_INFO.version}


def _mended(page: str) -> str:
    """Pdfium writes a hyphen at a line end as U+FFFE or U+0002; surrogates and zero bytes cannot be stored."""
    page = page.replace("\ufffe", "-").replace("\x02", "-").replace("\x00", " ").replace("\f", "\n")
    return page.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _limit(cpu_seconds: int, memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; there the parent's wall-clock limit holds
        return
    for kind, most in ((resource.RLIMIT_CPU, cpu_seconds), (resource.RLIMIT_AS, memory_bytes)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
