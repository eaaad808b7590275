"""PDF files: read in a child process; what cannot be read says why."""

from __future__ import annotations

import pytest

from prophasis.errors import ReadError
from prophasis.reading.sources import extract, isolated

LINES = ("The council met on 12 July 2021 and re-", "jected the offer.[3] It gave no reason.")


def pdf(pages: list[tuple[str, ...]], *, encrypt: bool = False, title: str | None = None) -> bytes:
    """A small PDF with one line of text a string."""
    bodies: list[bytes] = []
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    bodies.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    bodies.append(f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode())
    bodies.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
        stream = f"BT /F1 12 Tf 50 700 Td {shown} ET".encode() if lines else b""
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        bodies.append(f"{page} /Contents {5 + 2 * number} 0 R >>".encode())
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    extra = ""
    if encrypt:
        bodies.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'4f' * 32}> /U <{'55' * 32}> >>".encode())
        extra += f" /Encrypt {len(bodies)} 0 R /ID [<{'61' * 16}> <{'61' * 16}>]"
    if title:
        bodies.append(f"<< /Title ({title}) >>".encode())
        extra += f" /Info {len(bodies)} 0 R"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(bodies) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R{extra} >>\n"
    return out + trailer.encode() + b"startxref\n%d\n%%%%EOF\n" % len(out)


def test_pages_are_joined_and_the_extractor_is_named() -> None:
    """The canonical text holds all pages; title and extractor come with it."""
    found = extract(pdf([LINES, ("Second page.",)], title="A short report"), "a.pdf")
    assert "The council met on 12 July 2021" in found.text
    assert found.text.count("\f") == 1
    assert found.text.rstrip().endswith("Second page.")
    assert found.extractor.startswith("pypdfium2 ")
    assert found.says["title"] == "A short report"


def test_a_page_without_text_is_said_so() -> None:
    """One empty page among others is a notice, not an error."""
    found = extract(pdf([LINES, ()]), "a.pdf")
    assert [notice.code for notice in found.notices] == ["R204"]
    assert "page" in found.notices[0].text


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (pdf([(), ()]), "R114", "scan"),
        (pdf([]), "R113", "no pages"),
        (pdf([LINES], encrypt=True), "R112", "encrypted"),
        (b"%PDF-1.4\nnothing", "R111", "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, code: str, word: str) -> None:
    """A scan, an empty PDF, an encrypted one and a damaged one are told apart."""
    with pytest.raises(ReadError, match=word) as caught:
        extract(data, "a.pdf")
    assert caught.value.code == code


def test_a_parser_that_breaks_or_runs_on_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child process has limits; passing them is one clear line."""
    monkeypatch.setattr(isolated, "CHILD_MEMORY_BYTES", 20_000_000)
    with pytest.raises(ReadError) as caught:
        extract(pdf([LINES]), "a.pdf")
    assert caught.value.code == "R115"
