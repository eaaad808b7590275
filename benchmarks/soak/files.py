"""Small files of every format that is read, made by hand: for the soak, for tests and for benchmarks."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


Placed = tuple[float, float, float, str]
"""A piece of text on a page: left end, foot line and size in points, and its words (ASCII)."""


def pdf(pages: Sequence[Sequence[str]], *, title: str | None = None) -> bytes:
    """A PDF with a page for each list of lines (ASCII); a page without lines is empty."""
    return pdf_placed(
        [[(50, 780 - 14 * number, 11, line) for number, line in enumerate(lines)] for lines in pages], title=title
    )


def pdf_placed(pages: Sequence[Sequence[Placed] | Picture], *, title: str | None = None) -> bytes:
    """A PDF of pages whose pieces stand where they are put, in the order given; or that show a picture."""
    kids = " ".join(f"{4 + 3 * number} 0 R" for number in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in enumerate(pages):
        first = 4 + 3 * number
        shown, picture = (b"q 595 0 0 842 0 0 cm /I Do Q", page) if isinstance(page, Picture) else (_shown(page), None)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 1} 0 R /Resources "
            f"<< /Font << /F1 3 0 R >> /XObject << /I {first + 2} 0 R >> >> >>".encode()
        )
        bodies.append(_stream(b"", shown))
        bodies.append((picture or Picture(1, 1, b"\xff")).drawn())
    info = ""
    if title:
        bodies.append(f"<< /Title ({_escaped(title)}) >>".encode("ascii", "replace"))
        info = f" /Info {len(bodies)} 0 R"
    return assembled(bodies, info=info)


@dataclass(frozen=True)
class Picture:
    """A grey picture that fills a page: its width, its height, and a byte for each point."""

    width: int
    height: int
    points: bytes

    def drawn(self) -> bytes:
        """The picture as an object of a PDF."""
        head = f"/Type /XObject /Subtype /Image /Width {self.width} /Height {self.height} /ColorSpace /DeviceGray"
        return _stream(f"{head} /BitsPerComponent 8 /Filter /FlateDecode".encode(), zlib.compress(self.points))


def picture(lines: Sequence[str]) -> Picture:
    """A picture of a page with these lines."""
    import pypdfium2

    pixels = pypdfium2.PdfDocument(pdf([lines]))[0].render(scale=200 / 72, grayscale=True).to_numpy()
    return Picture(pixels.shape[1], pixels.shape[0], pixels.tobytes())


def _shown(pieces: Sequence[Placed]) -> bytes:
    rows = [f"/F1 {size} Tf 1 0 0 1 {left} {foot} Tm ({_escaped(words)}) Tj" for left, foot, size, words in pieces]
    return f"BT {' '.join(rows)} ET".encode("ascii", "replace")


def _stream(head: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


def assembled(bodies: Sequence[bytes], *, info: str = "") -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size, start = len(bodies) + 1, len(out)
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R{info} >>\n".encode()
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def docx(paragraphs: Sequence[str], *, notes: Sequence[str] = (), title: str = "", body: str = "") -> bytes:
    """A Word file; each note is set at the end of the first paragraph; ``body`` is raw XML put at the end."""
    marks = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number, _ in enumerate(notes, 1))
    rows = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>{marks if not number else ""}</w:p>'
        for number, words in enumerate(paragraphs)
    )
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p></w:footnote>'
        for number, words in enumerate(notes, 1)
    )
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>Ann Lee</dc:creator>"
        "<t:modified>2021-03-04T10:00:00Z</t:modified></c>"
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{rows}{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {W}>{texts}</w:footnotes>",
        "docProps/core.xml": core,
    }
    return archive(parts)


def archive(parts: dict[str, str]) -> bytes:
    """A ZIP archive with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, words in parts.items():
            target.writestr(name, words, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def html(paragraphs: Sequence[str], *, title: str = "A page", head: str = "") -> bytes:
    """A page with a menu, an article and a footer."""
    rows = "".join(f"<p>{escape(words)}</p>\n" for words in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{escape(title)}</h1>{rows}</article>"
        "<footer>All about us</footer></body></html>"
    ).encode()


def eml(paragraphs: Sequence[str], *, subject: str = "A letter", attachment: str = "") -> bytes:
    """A message with a plain part, an HTML part and, by name, an attachment."""
    words = "\r\n\r\n".join(paragraphs)
    rows = [
        "From: Ann Lee <ann@example.org>",
        "To: Bo Ray <bo@example.org>",
        "Date: Thu, 4 Mar 2021 10:00:00 +0000",
        f"Subject: {subject}",
        "Message-ID: <1@example.org>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="xx"',
        "",
        "--xx",
        "Content-Type: text/html; charset=utf-8",
        "",
        f"<p>The same, with <b>signs</b>: {escape(words)}</p>",
        "--xx",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        words,
    ]
    if attachment:
        rows += ["--xx", "Content-Type: application/pdf", f'Content-Disposition: attachment; filename="{attachment}"']
        rows += ["", "..."]
    return "\r\n".join([*rows, "--xx--", ""]).encode()


def odt(paragraphs: Sequence[str], *, notes: Sequence[str] = (), title: str = "", body: str = "") -> bytes:
    """An OpenDocument text; each note is set at the end of the first paragraph; ``body`` is raw XML put at the end."""
    marks = "".join(
        f"<text:note><text:note-citation>{number}</text:note-citation><text:note-body><text:p>{escape(words)}</text:p>"
        "</text:note-body></text:note>"
        for number, words in enumerate(notes, 1)
    )
    rows = "".join(
        f"<text:p>{escape(words)}{marks if not number else ''}</text:p>" for number, words in enumerate(paragraphs)
    )
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    meta = (
        f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>Ann Lee</dc:creator><dc:date>2021-03-04T10:00:00</dc:date>"
        "</office:meta></office:document-meta>"
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{rows}{body}</office:text></office:body>"
    return archive({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{content}</office:document-content>",
        "meta.xml": meta,
    })  # fmt: skip


def rtf(paragraphs: Sequence[str], *, notes: Sequence[str] = (), title: str = "", body: str = "") -> bytes:
    """An RTF file; each note is set at the end of the first paragraph; ``body`` is raw and put at the end."""

    def written(words: str) -> str:
        plain = words.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        signs = plain.encode("utf-16-le")
        units = [int.from_bytes(signs[at : at + 2], "little") for at in range(0, len(signs), 2)]
        return "".join(chr(unit) if unit < 128 else f"\\u{unit - 65536 if unit > 32767 else unit}?" for unit in units)

    marks = "".join(f"{{\\super\\chftn}}{{\\footnote\\pard {written(words)}}}" for words in notes)
    rows = "".join(f"{written(words)}{marks if not number else ''}\\par\n" for number, words in enumerate(paragraphs))
    head = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}"
    info = f"{{\\info{{\\title {written(title)}}}{{\\author Ann Lee}}}}"
    return f"{head}{info}{{\\header Page}}\\f0 {rows}{body}}}".encode("ascii")


def mbox(letters: Sequence[bytes]) -> bytes:
    """A mailbox of these messages."""
    return b"".join(b"From ann@example.org Thu Mar  4 10:00:00 2021\n" + _boxed(one) + b"\n\n" for one in letters)


def _boxed(letter: bytes) -> bytes:
    """A message as it stands in a mailbox: lines that begin as a postmark does are quoted."""
    rows = letter.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    return b"\n".join(b">" + row if row.lstrip(b">").startswith(b"From ") else row for row in rows)


def markdown(paragraphs: Sequence[str], *, title: str = "A note") -> bytes:
    """Front matter, a heading and the paragraphs."""
    return "\n\n".join([f"---\ntitle: {title}\ndate: 2021-03-04\n---\n\n# {title}", *paragraphs]).encode()


def text(paragraphs: Sequence[str]) -> bytes:
    """The paragraphs with Windows line ends."""
    return "\r\n\r\n".join(paragraphs).encode()
