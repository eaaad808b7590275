"""Pictures of pages -> their text by recognition with tesseract, a program that the user installs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from prophasis.reading.hostile.decode import has_words
from prophasis.reading.hostile.opened import Opened, RefusedError
from prophasis.reading.hostile.pdf import PAGE_END, extractor, page_list, read_pages

DOTS_AN_INCH = 300
"""Resolution at which pages are drawn; below 200 letters of ten points are misread."""
PAGE_SECONDS = 120
"""Time for one page; a dense one takes 2-5 s."""
UNSURE = 60.0
"""Words recognised with a confidence below this (of 100) are counted as unsure."""
_COLUMNS = 12


@dataclass
class Recognised:
    """What was recognised so far: pages of text, and how sure each word is (0-100)."""

    pages: list[str] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)

    def add(self, table: str) -> None:
        """Take in one page, as tesseract's table of words: lines are kept, paragraphs parted by an empty line."""
        lines: dict[tuple[str, ...], list[str]] = {}
        for row in table.splitlines()[1:]:
            cells = row.split("\t")
            if len(cells) != _COLUMNS or cells[0] != "5" or not cells[11].strip():
                continue
            lines.setdefault(tuple(cells[2:5]), []).append(cells[11].strip())
            self.confidences.append(float(cells[10]))
        text, last = "", None
        for (block, paragraph, _), words in lines.items():
            gap = "" if last is None else "\n" if last == (block, paragraph) else "\n\n"
            text += gap + " ".join(words)
            last = (block, paragraph)
        self.pages.append(text)

    def notice(self, program: str, pictures: str) -> tuple[str, str]:
        """How sure the recognition of ``pictures`` is, in a sentence."""
        count = len(self.confidences)
        if not count:
            return "R213", f"no text was recognised in {pictures} ({program})."
        mean = sum(self.confidences) / count
        unsure = sum(1 for value in self.confidences if value < UNSURE)
        words = f"the text was recognised from {pictures} ({program}): mean confidence {mean:.0f} of 100, "
        return "R213", words + f"{unsure} of {count} words below {UNSURE:.0f}. Compare quotations with the picture."


def open_bytes(data: bytes) -> Opened:
    """The text of one picture, or of a PDF: what is recognised on pages that are pictures, and the text of the others.

    Raises:
        RefusedError: R111 to R113 a PDF that cannot be read, R114 or R126 where nothing is recognised.
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _open_pdf(data)
    program, found = _version(), Recognised()
    found.add(_recognise(data))
    if not has_words(found.pages[0]):
        what = "this is a picture, and no text was recognised in it;"
        raise RefusedError("R126", what, "give a sharper copy, or its text.")
    return Opened(
        text=found.pages[0], extractor=f"{program}, {DOTS_AN_INCH} dpi", notices=(found.notice(program, "a picture"),)
    )


def _open_pdf(data: bytes) -> Opened:
    program, found = _version(), Recognised()
    pages, says = read_pages(data)
    texts = [page.text for page in pages]
    unread = [number for number, page in enumerate(pages) if page.pictured or not any(map(str.strip, texts))]
    for number, picture in _drawn(data, unread):
        found.add(_recognise(picture))
        if len(found.pages[-1].split()) > len(texts[number].split()):
            texts[number] = found.pages[-1]
    if not has_words("".join(texts)):
        what = "the PDF is a scan, or pictures, and no text was recognised in it;"
        raise RefusedError("R114", what, "give a sharper copy, or its text.")
    whole = len(unread) == len(pages)
    made = f"{program}, {DOTS_AN_INCH} dpi"
    shown = f"{page_list([number + 1 for number in unread])} of {len(pages)}"
    return Opened(
        text=PAGE_END.join(texts),
        extractor=made if whole else f"{extractor()}; {made}",
        says=says,
        notices=(found.notice(program, "pictures" if whole else f"pictures on {shown}"),),
    )


def _drawn(data: bytes, numbers: list[int]) -> Iterator[tuple[int, bytes]]:
    """Pages of a PDF, by number, each as a grey picture (PGM)."""
    import pypdfium2

    pdfium: Any = pypdfium2
    pdf = pdfium.PdfDocument(data)
    for number in numbers:
        page = pdf[number]
        pixels = page.render(scale=DOTS_AN_INCH / 72, grayscale=True).to_numpy()
        page.close()
        yield number, b"P5 %d %d 255\n" % (pixels.shape[1], pixels.shape[0]) + pixels.tobytes()


def _recognise(picture: bytes) -> str:
    done = _run(["stdin", "stdout", "--dpi", str(DOTS_AN_INCH), "tsv"], picture)
    if done.returncode != 0:
        reason = " ".join(done.stderr.decode("utf-8", "replace").split())[:100]
        raise RefusedError("R126", f"the picture cannot be read ({reason});", "save it again, as PNG.")
    return done.stdout.decode("utf-8", "replace")


def _version() -> str:
    """``tesseract 5.3.0``."""
    words = (_run(["--version"], b"").stdout.decode("utf-8", "replace").splitlines() or ["tesseract"])[0].split()
    return " ".join(words[:2])


def _run(arguments: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    command = ["tesseract", *arguments]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        return subprocess.run(command, input=data, capture_output=True, timeout=PAGE_SECONDS, check=False, env=alone)
    except subprocess.TimeoutExpired:
        raise RefusedError("R126", "text recognition takes too long;", "give a smaller or sharper copy.") from None
