"""PDF -> the text of its pages, through pdfium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from prophasis.reading.hostile.opened import Opened, RefusedError, Says
from prophasis.reading.hostile.page_glyphs import pieces, shattered, side_by_side, whole_lines
from prophasis.reading.hostile.page_lines import as_filed, in_order, with_paragraphs

PAGE_END = "\f"
"""What joins two pages in the canonical text."""

LAYOUT = 1
"""Version of the order in which the lines of a page are put."""
LITTLE = 100
"""Characters of text up to which a page may still be a picture of one, stamped with a number or a mark."""
PICTURE_SHARE = 0.5
"""Share of such a page that the picture covers."""
OUTLINES = 50
"""Drawn paths from which on a page without text may show letters as outlines."""

_KEYS = {"Title": "title", "Author": "author"}


def open_bytes(data: bytes) -> Opened:
    """The text of all pages, joined by a form feed.

    Raises:
        RefusedError: R111 damaged, R112 encrypted, R113 without pages, R114 without text.
    """
    pages, says = read_pages(data)
    if not any(page.text.strip() for page in pages):
        count = "one page" if len(pages) == 1 else f"{len(pages)} pages"
        what = f"the PDF has {count} and no text: it is a scan, or pictures;"
        raise RefusedError("R114", what, "install tesseract to have its text recognised, or give its text.")
    return Opened(
        text=PAGE_END.join(page.text for page in pages),
        extractor=extractor(),
        says=says,
        notices=tuple(_notices(pages)),
    )


@dataclass(frozen=True)
class PdfPage:
    """The text of a page, and whether the page is a picture that shows more."""

    text: str
    pictured: bool


def read_pages(data: bytes) -> tuple[list[PdfPage], dict[str, str]]:
    """Every page, and what the file says of itself.

    Raises:
        RefusedError: R111 damaged, R112 encrypted, R113 without pages.
    """
    import pypdfium2

    pdfium: Any = pypdfium2
    try:
        pdf = pdfium.PdfDocument(data)
        pages = [_page(pdf, number) for number in range(len(pdf))]
        metadata = pdf.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError as error:
        raise _refused(str(error)) from None
    if not pages:
        raise _without_pages()
    return pages, {ours: metadata[theirs] for theirs, ours in _KEYS.items() if metadata.get(theirs)}


def extractor() -> str:
    """``pypdfium2 5.15.2, layout 1``."""
    import pypdfium2

    return f"pypdfium2 {pypdfium2.PYPDFIUM_INFO.version}, layout {LAYOUT}"


def _page(pdf: Any, number: int) -> PdfPage:
    """One page, which is closed again, so that memory does not grow with the pages."""
    page = pdf[number]
    words = page.get_textpage()
    try:
        text = _text(words)
        return PdfPage(text=text, pictured=_pictured(page, text))
    finally:
        words.close()
        page.close()


def _text(words: Any) -> str:
    """The text of a page: in the order of the file but for columns and tables, its paragraphs parted."""
    lines = whole_lines(words)
    if shattered(lines):
        return in_order(pieces(words)) or as_filed(pieces(words))
    return (in_order(pieces(words)) if side_by_side(words) else None) or with_paragraphs(lines)


def _pictured(page: Any, text: str) -> bool:
    """Whether a page is a picture: without text, or with a line of it over a picture that covers most of the page."""
    import pypdfium2.raw

    raw: Any = pypdfium2.raw
    if len(text.strip()) > LITTLE:
        return False
    covered, drawn = 0.0, 0
    for thing in page.get_objects(max_depth=3):
        drawn += thing.type == raw.FPDF_PAGEOBJ_PATH
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            covered = max(covered, abs(right - left) * abs(top - bottom))
    least = PICTURE_SHARE * page.get_width() * page.get_height() if text.strip() else 0
    return covered > least or (not text.strip() and drawn >= OUTLINES)


def _notices(pages: list[PdfPage]) -> Iterator[Says]:
    """Which pages have not been read, and what to do about it."""
    pictured = [number for number, page in enumerate(pages, 1) if page.pictured]
    if pictured:
        what = "is a picture and was" if len(pictured) == 1 else "are pictures and were"
        words = f"{page_list(pictured)} of {len(pages)} {what} not read: install tesseract to have the text recognised."
        yield "R204", words
    empty = [number for number, page in enumerate(pages, 1) if not page.text.strip() and not page.pictured]
    if empty:
        yield "R214", f"{page_list(empty)} of {len(pages)} hold{'s' if len(empty) == 1 else ''} no text."


def page_list(numbers: list[int]) -> str:
    """``page 3``, ``pages 3, 5-9``; the first ten stretches."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and stretches[-1][-1] == number - 1:
            stretches[-1][1:] = [number]
        else:
            stretches.append([number])
    shown = [f"{one[0]}" if len(one) == 1 else f"{one[0]}-{one[1]}" for one in stretches[:10]]
    more = " ..." if len(stretches) > 10 else ""
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(shown)}{more}"


def _without_pages() -> RefusedError:
    return RefusedError("R113", "the PDF has no pages;", "save it again, or give another copy.")


def _refused(error: str) -> RefusedError:
    if "password" in error.lower() or "security" in error.lower():
        return RefusedError("R112", "the PDF is encrypted;", "open it and save a copy without password.")
    if "success" in error.lower():  # pdfium finds nothing wrong but a page count of 0
        return _without_pages()
    what = f"the PDF is damaged ({error.strip().rstrip('.')});"
    return RefusedError("R111", what, "save it again, or give another copy.")
