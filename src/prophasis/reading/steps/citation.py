"""Citations: numbered markers, superscripts, authors with years; and the passage each stands behind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from prophasis.case import Citation, Place
from prophasis.reading.markings import AUTHOR_YEAR, NUMBERS, citation_markers, superscript_number
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step


def run(page: Page) -> None:
    """Mark each marker once for each number it names; ``supports`` is the clause or sentence before it.

    ``reference`` is the entry that the number leads to; None where the document's list has none, or it has no list.
    """
    sentences = [(mark.start, mark.end) for mark in page.layer("sentence")]
    starts = [start for start, _ in sentences]
    last = 0
    entries = page.parts.get("references", ())
    listed = {entry.number: entry.text for entry in entries}
    named = [(*found.span(), found.group(1)) for found in AUTHOR_YEAR.finditer(page.text)]
    numbered = [(start, end, None) for start, end in citation_markers(page.text)]
    for start, end, reference in sorted([*named, *numbered], key=lambda item: item[:2]):
        if start < page.parts.get("front matter", 0) or any(a <= start < b for a, b in (e.place for e in entries)):
            continue
        at = bisect_right(starts, start) - 1
        supports = _supports(page.text, sentences[at], start, last) if at >= 0 else None
        last = end
        if reference is not None:
            page.add(start, end, Citation(supports=supports, reference=" ".join(reference.split())), step=STEP.id)
            continue
        for number in numbers(page.text[start:end]):
            page.add(start, end, Citation(number=number, supports=supports, reference=listed.get(number)), step=STEP.id)


def numbers(marker: str) -> Iterator[int]:
    """The numbers a marker names: ``[3, 5-7]`` names 3, 5, 6 and 7."""
    if not marker.startswith("["):
        marker = superscript_number(marker)
    before: int | None = None
    for found in NUMBERS.finditer(marker):
        number, dash = int(found.group(2)), found.group(1)
        if dash and before is not None and before < number <= before + 50:
            yield from range(before + 1, number)
        yield number
        before = number


def _supports(text: str, sentence: Place, marker: int, last: int) -> Place | None:
    """From the sentence's begin, or behind the marker before it in the same sentence, up to the marker."""
    start = max(sentence[0], last if last > sentence[0] else sentence[0])
    end = min(marker, len(text))
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


STEP = Step(name="citation", version=2, requires=("sentence",), assigns=("citation",), run=run)
