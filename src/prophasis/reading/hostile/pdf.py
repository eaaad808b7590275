"""PDF -> the text of its pages, through pdfium."""

from __future__ import annotations

from typing import Any

from prophasis.reading.hostile.opened import Opened, RefusedError

PAGE_END = "\f"
"""What joins two pages in the canonical text."""

_KEYS = {"Title": "title", "Author": "author"}


def open_bytes(data: bytes) -> Opened:
    """The text of all pages, joined by a form feed.

    Raises:
        RefusedError: R111 damaged, R112 encrypted, R113 without pages, R114 without text.
    """
    import pypdfium2

    pdfium: Any = pypdfium2
    try:
        pdf = pdfium.PdfDocument(data)
        pages = [_mended(_page(pdf, number)) for number in range(len(pdf))]
        metadata = pdf.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError as error:
        raise _refused(str(error)) from None
    if not pages:
        raise _without_pages()
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        count = "one page" if len(pages) == 1 else f"{len(pages)} pages"
        what = f"the PDF has {count} and no text: it is a scan, or pictures;"
        raise RefusedError("R114", what, "install tesseract to have its text recognised, or give its text.")
    notices = []
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" ..." if len(empty) > 10 else "")
        words = f"{len(empty)} of {len(pages)} pages hold no text (pages {shown}); if they are scans, they need OCR."
        notices.append(("R204", words))
    says = {ours: metadata[theirs] for theirs, ours in _KEYS.items() if metadata.get(theirs)}
    extractor = f"pypdfium2 {pdfium.PYPDFIUM_INFO.version}"
    return Opened(text=PAGE_END.join(pages), extractor=extractor, says=says, notices=tuple(notices))


def _page(pdf: Any, number: int) -> str:
    """The text of one page, which is closed again, so that memory does not grow with the pages."""
    page = pdf[number]
    words = page.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
        page.close()


def _mended(page: str) -> str:
    """Pdfium writes a hyphen at a line end as U+FFFE or U+0002; a form feed stands between pages only."""
    return page.replace("\ufffe", "-").replace("\x02", "-").replace("\f", "\n")


def _without_pages() -> RefusedError:
    return RefusedError("R113", "the PDF has no pages;", "save it again, or give another copy.")


def _refused(error: str) -> RefusedError:
    if "password" in error.lower() or "security" in error.lower():
        return RefusedError("R112", "the PDF is encrypted;", "open it and save a copy without password.")
    if "success" in error.lower():  # pdfium finds nothing wrong but a page count of 0
        return _without_pages()
    what = f"the PDF is damaged ({error.strip().rstrip('.')});"
    return RefusedError("R111", what, "save it again, or give another copy.")
