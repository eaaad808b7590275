"""HTML, Word and mail: what is kept, what is left out and said so, and what is refused with its reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from prophasis.errors import ReadError
from prophasis.reading import read
from prophasis.reading.hostile import child
from prophasis.reading.sources import Extract, extract, media_type

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "soak"))
import files

PROSE = (
    "The council closed the harbour because it feared a blockade.",
    "Ann Lee said on 4 March 2021 that the guild had asked for it — “twice”. 😀",
)


def codes(found: Extract) -> list[str]:
    return [notice.code for notice in found.notices]


def test_a_page_keeps_its_article_and_says_what_it_is() -> None:
    """Menus, footers, scripts and hidden text are out; title, author and day come from its head."""
    head = (
        '<meta name="author" content="By Ann Lee"><meta property="article:published_time" content="2021-03-04T10:00">'
    )
    head += "<script>var secret = 'no'</script>"
    found = extract(files.html([*PROSE, "Last."], title="Why", head=head), "a.html")
    assert found.text == "\n\n".join(["Why", *PROSE, "Last."])
    assert found.says == {"title": "Why", "author": "Ann Lee", "published": "2021-03-04", "language": "en"}
    assert found.extractor.startswith("html 1 (selectolax ")
    assert not found.notices


def test_a_page_reads_as_it_is_shown() -> None:
    """Line breaks, cells, entities, verbatim blocks and raised numbers that lead to notes."""
    body = (
        "<html><body><p>He  came,<br>saw\n<b>and</b> won.<sup><a href='#n'>3</a></sup> E=mc<sup>2</sup>"
        "<table><tr><td>1<td>2</table><pre>x\n  y</pre><p hidden>no</p><div style='display: none'>no</div>"
        "<template><p>no</p></template><!-- no --><ul><li>R&amp;D<li>two</ul>"
    )
    found = extract(body.encode(), "page")
    assert found.text == "He came,\nsaw and won.[3] E=mc2\n\n1\t2\n\nx\n  y\n\nR&D\n\ntwo"


def test_a_page_of_menus_says_how_little_was_kept() -> None:
    """A low share is a notice; where all is marked as menus, all is kept."""
    menu = "<nav>" + "<a href=/x>A link to somewhere else</a> " * 20 + "</nav>"
    low = extract(f"<html><body>{menu}<p>{PROSE[0]} {PROSE[0]}</p>".encode(), "a.html")
    assert codes(low) == ["R208"]
    assert "%" in low.notices[0].text
    whole = extract(f"<html><body><aside>{PROSE[0] * 9}</aside><p>x</p>".encode(), "a.html")
    assert PROSE[0] in whole.text
    assert codes(whole) == ["R208"]


def test_what_stands_beside_the_main_part_is_the_sites() -> None:
    """Where the main part holds most of the text; a page with a small one is kept whole."""
    page = f"<html><body><p>Skip to content</p><main><p>{PROSE[0]}</p></main><p>Subscribe!</p>"
    assert extract(page.encode(), "a.html").text == PROSE[0]
    page = f"<html><body><p>{PROSE[0]}</p><article>Ad</article><p>{PROSE[1]}</p>"
    assert extract(page.encode(), "a.html").text == f"{PROSE[0]}\n\nAd\n\n{PROSE[1]}"


def test_a_page_is_decoded_as_it_declares() -> None:
    """The charset in its head holds, and a wrong one does no harm."""
    words = "<html><head><meta charset='{}'></head><body><p>Der Fürst kam — „spät“.</p>"
    assert "Fürst kam — „spät“" in extract(words.format("windows-1252").encode("cp1252"), "a.html").text
    assert "Fürst" in extract(words.format("nonsense").encode(), "a.html").text


def test_a_word_file_keeps_its_notes_and_leaves_out_what_was_deleted() -> None:
    """Footnotes follow under their numbers; deletions, hidden text and comments are counted in a notice."""
    body = (
        "<w:p><w:ins><w:r><w:t>New.</w:t></w:r></w:ins><w:del><w:r><w:delText>Old.</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/>"
        "<w:t>C</w:t></w:r></w:p>"
    )
    found = extract(files.docx(PROSE, notes=["The Mail, p. 3."], title="Why", body=body), "a.docx")
    assert found.text == f"{PROSE[0]}[1]\n\n{PROSE[1]}\n\nNew.A\tB\nC\n\n[1] The Mail, p. 3."
    assert found.says == {"title": "Why", "author": "Ann Lee"}
    assert found.extractor == "docx 1"
    assert codes(found) == ["R209", "R212"]
    assert "1 tracked deletion, 1 hidden passage" in found.notices[0].text


def test_an_opendocument_text_keeps_its_notes_and_leaves_out_what_was_deleted() -> None:
    """Spaces, tabs and line breaks as shown; tracked changes, comments and hidden text are counted in a notice."""
    body = (
        "<text:tracked-changes><text:changed-region><text:p>Old.</text:p></text:changed-region></text:tracked-changes>"
        "<text:h>A <text:span>head</text:span></text:h><text:p>A<text:tab/>B<text:line-break/>C<text:s text:c='3'/>D"
        "<office:annotation><text:p>No.</text:p></office:annotation>E<text:hidden-text>F</text:hidden-text></text:p>"
    )
    found = extract(files.odt(PROSE, notes=["The Mail, p. 3."], title="Why", body=body), "a.odt")
    assert found.text == f"{PROSE[0]}[1]\n\n{PROSE[1]}\n\nA head\n\nA\tB\nC DE\n\n[1] The Mail, p. 3."
    assert found.says == {"title": "Why", "author": "Ann Lee"}
    assert found.extractor == "odt 1"
    assert codes(found) == ["R209", "R212"]
    assert "1 tracked change, 1 comment, 1 hidden passage" in found.notices[0].text


def test_rich_text_keeps_its_notes_and_leaves_out_what_was_deleted() -> None:
    """Signs by number, by code page and by font; headers, pictures, comments and hidden text are out."""
    body = (
        r"{\deleted Old.}{\v Hidden.}{\*\annotation No.}{\pict 00ff}{\f1 \'d5\'eb}\'e9t\'e9 A\tab B\line C\emdash D"
        r" \{x\}"
        "\\par{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt shown}}\\bin4 \x00}{\\ end"
    )
    found = extract(files.rtf(PROSE, notes=["The Mail, p. 3."], title="Why", body=body), "a.rtf")
    tail = "Хлété A\tB\nC—D {x}\n\nshown end"
    assert found.text == f"{PROSE[0]}[1]\n\n{PROSE[1]}\n\n{tail}\n\n[1] The Mail, p. 3."
    assert found.says == {"title": "Why", "author": "Ann Lee"}
    assert codes(found) == ["R209"]
    assert "1 tracked deletion, 1 hidden passage, 1 comment" in found.notices[0].text


def test_each_message_of_a_mailbox_is_a_document(tmp_path: Path) -> None:
    """With its own author and day; quoted "From" is given back; what fails is listed by its number."""
    letters = [files.eml(PROSE), files.eml(("From what we hear, she left because she was afraid.",), subject="Re")]
    broken = b"Subject: only\nContent-Type: image/png\n\nxx"
    (tmp_path / "box.mbox").write_bytes(files.mbox([*letters, broken, letters[0]]))
    found = read(tmp_path)
    assert [reading.document.id for reading in found] == ["box-1", "box-2"]
    assert {reading.document.published for reading in found} == {"2021-03-04"}
    assert "From what we hear" in (found.readings[1].document.text or "")
    assert found.readings[1].layer("explanation")
    assert [notice.code for notice in found.readings[0].notices].count("R201") == 1
    assert len(found.failures) == 1
    assert "box.mbox, message 3: " in found.failures[0].message


def test_mail_is_its_plain_text_under_a_short_head() -> None:
    """The plain part is preferred; attachments are named; the head gives title, author and day."""
    found = extract(files.eml(PROSE, subject="Why", attachment="map.pdf"), "a.eml")
    assert found.text.startswith("From: Ann Lee <ann@example.org>\nTo: Bo Ray")
    assert found.text[found.head :] == "\n\n".join(PROSE)
    assert found.says == {"title": "Why", "author": "Ann Lee", "published": "2021-03-04"}
    assert codes(found) == ["R210"]
    assert "map.pdf" in found.notices[0].text


def test_mail_in_html_alone_is_read_as_a_page() -> None:
    """And quoted lines of an earlier message are said to be such."""
    mail = b"From: a@b.c\nSubject: =?utf-8?q?F=C3=BCr_dich?=\nContent-Type: text/html\n\n<p>Yes &amp; no.</p>"
    found = extract(mail, "a.eml")
    assert found.text == "From: a@b.c\nSubject: Für dich\n\nYes & no."
    plain = extract(b"From: a@b.c\nSubject: x\n\nYes.\n> You asked.\n> Why?", "a.eml")
    assert codes(plain) == ["R211"]


def test_the_head_of_a_message_is_not_read_as_prose(tmp_path: Path) -> None:
    """It is one sentence of boilerplate; the metadata stand in the document."""
    path = tmp_path / "letter.eml"
    path.write_bytes(files.eml(PROSE))
    reading = read(path).require().readings[0]
    assert reading.document.media_type == "message/rfc822"
    assert (reading.document.author, reading.document.published) == ("Ann Lee", "2021-03-04")
    roles = [mark.payload.role for mark in reading.layer("sentence")]
    assert roles[0] == "boilerplate"
    assert reading.layer("sentence")[0].quote.startswith("From: ")
    assert len(reading.layer("explanation")) == 1


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (files.html(PROSE), "a.txt", "text/html"),
        (files.docx(PROSE), "a", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (files.eml(PROSE), "", "message/rfc822"),
        (files.odt(PROSE), "a.docx", "application/vnd.oasis.opendocument.text"),
        (files.rtf(PROSE), "a.doc", "application/rtf"),
        (b"From: Ann\nTo: Bo\nDate: 3 March\n\nA memorandum.", "a.txt", "text/plain"),
    ],
)
def test_a_format_is_known_by_its_content(data: bytes, name: str, kind: str) -> None:
    """A memorandum with From and To is no mail."""
    assert media_type(name, data) == kind


BOMB = files.archive({"word/document.xml": "<a>" + " " * 60_000_000})
ENTITIES = files.archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})


@pytest.mark.parametrize(
    ("data", "name", "code", "word"),
    [
        (b"PK\x03\x04 not really", "a.docx", "R121", "damaged"),
        (files.archive({"word/other.xml": "<a/>"}), "a.docx", "R121", "main part"),
        (files.archive({"word/document.xml": "<a><b></a>"}), "a.docx", "R121", "mismatched"),
        (ENTITIES, "a.docx", "R121", "entities"),
        (BOMB, "a.docx", "R123", "packs 60,000,003 bytes"),
        (files.docx([" "]), "a.docx", "R124", "no text"),
        (b"<html><body><script>x()</script>", "a.html", "R124", "no text"),
        (b"<html>" + bytes(range(32)) * 50, "a.html", "R104", "binary"),
        (b"From: a@b.c\nContent-Type: image/png\n\nxxx", "a.eml", "R124", "no text"),
        (b"PK\x03\x04 application/vnd.oasis.opendocument.text", "a.odt", "R121", "damaged"),
        (files.archive({"mimetype": "application/vnd.oasis.opendocument.text", "x": ""}), "a.odt", "R121", "main part"),
        (files.odt(PROSE, body="<text:p>"), "a.odt", "R121", "mismatched"),
        (files.odt([" "]), "a.odt", "R124", "no text"),
        (b"{\\rtf1 " + b"{" * 5000, "a.rtf", "R123", "without end"),
        (b"{\\rtf1\\par}", "a.rtf", "R124", "no text"),
        (b"not rich", "a.rtf", "R121", "does not begin"),
        (b"no postmark", "a.mbox", "R125", "no mailbox"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "R127", "before 2007"),
        (b"no header at all", "a.eml", "R125", "neither From"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, code: str, word: str) -> None:
    """One line with the file, the reason and the next step."""
    with pytest.raises(ReadError, match=word) as caught:
        extract(data, name)
    assert caught.value.code == code
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_deep_nesting_and_endless_parts_stop_at_their_limits() -> None:
    """Neither 20,000 nested elements nor nested parts without end break the parent."""
    assert extract(b"<html><body>" + b"<div>" * 20_000 + b"deep", "a.html").text == "deep"
    nest = b"From: a@b.c\nSubject: x\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
    )
    with pytest.raises(ReadError) as caught:
        extract(nest, "a.eml")
    assert caught.value.code in ("R115", "R124", "R125")


@pytest.mark.parametrize(
    "attempt",
    ["import socket; socket.create_connection(('127.0.0.1', 9))", "import os; os.system('true')"],
)
def test_a_parser_has_neither_network_nor_programs(attempt: str) -> None:
    """The child process refuses both before they happen."""
    import subprocess

    code = f"from prophasis.reading.hostile import child; child.limit(30, 10**10); {attempt}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "a parser of documents may not do this" in done.stderr


def test_too_much_text_is_refused_before_it_reaches_the_parent() -> None:
    """The text itself has a limit, whatever the file's size."""
    from prophasis.reading.hostile import html

    answer = child.answer_of(html.open_bytes, files.html(PROSE), 50)
    assert answer["refused"][0] == "R123"
