"""What stands around prose: headings without mark-up, captions, boilerplate; and that prose is left alone."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.case import Reading
from prophasis.reading import read_text
from prophasis.reading.furniture.find import furniture
from prophasis.reading.furniture.wording import is_banner, is_boilerplate

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "read"))
import roles

PROSE = (
    "The council closed the harbour on 4 March 2021 because it feared a blockade. It gave no other reason, and the\n"
    "envoys left on the same day."
)


def role_of(line: str, *, before: str = PROSE, after: str = PROSE) -> str | None:
    """The role of a paragraph between two of prose."""
    text = f"{before}\n\n{line}\n\n{after}"
    start = len(before) + 2
    return next((one.role for one in furniture(text) if one.start <= start < one.end), None)


@pytest.mark.parametrize(
    "line",
    [
        "The landings",
        "3.2 The landings",
        "IV. The landings",
        "WHAT THE PILOTS SAW",
        "Why the Junta Landed",
        "So why then?",
        "## The landings",
        "A Closure in Search of a Reason",
    ],
)
def test_headings_without_their_mark_up_are_recovered(line: str) -> None:
    """Numbered, in capitals, in title case, short without a stop, or a question that stands alone."""
    assert role_of(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "Figure 3: Ships passing the strait, 2019 to 2021.",
        "Photo: a patrol boat at the quay",
        "Table 2. Losses by month",
        "A soldier stands on the quay on Sunday. (AP)",
        "A cutter lies off the port, May 12, 2019. (Reach Photo/Ilse Brandt)",
        "The spillway on the morning after. Photograph: Ivo Zelin/Valley Pictures",
        "2019\t14\tStopped",
    ],
)
def test_captions_and_rows_of_tables_are_known(line: str) -> None:
    """By their label, by the credit at their end, by their cells."""
    assert role_of(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The towns that live from grain",
        "Share this article: Facebook Twitter Email",
        "Sign up for our newsletter and never miss a story.",
        "We use cookies to improve your experience.",
        "© 2019 Reach Herald Ltd. All rights reserved.",
        "SECRET//NOFORN",
        "C O N F I D E N T I A L",
        "TLP:AMBER",
        "BC-HARBOUR-CLOSED, 2nd Ld-Writethru",
        "(Reporting by Paul Oden in Hale; Editing by Mira Sand)",
        "The views expressed are those of the author and do not necessarily reflect those of the Institute.",
        "This e-mail and any attachments are confidential and intended solely for the addressee.",
        "Editor's note: an earlier version named the wrong quay.",
        "-ENDS-",
    ],
)
def test_boilerplate_is_known_by_its_wording(line: str) -> None:
    """Of sites, wires, offices and mail programs."""
    assert role_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "The statement does not reflect the position of the government, its spokesman said.",
        "Released in 2014, the prisoners returned to the islands and were arrested again.",
        "The fleet entered the strait without permission from the capital.",
        "Research by Smith shows that the order was drafted in April.",
        "To defend the city, the council sent two brigades.",
        "The message was confidential, and it reached the fleet too late.",
        "He feared the fleet.",
        "Update: the fleet has left, the harbour master said on Monday evening.",
        "Support us or oppose us, but do not stand aside, he told the envoys.",
        "Valley Radio: Was the wall in danger?",
        "• The harbour office will publish visibility each morning.",
        "Dear Lise,",
    ],
)
def test_prose_that_looks_like_it_is_left_alone(line: str) -> None:
    """A sentence with one of the words is the author's."""
    assert role_of(line) is None


def test_a_block_of_labels_at_the_top_is_no_prose_but_a_single_label_is() -> None:
    """From, To and Subject; a text that begins "To: ..." alone is left."""
    head = "FROM: Legation, Port Sable\nTO: Desk\nDATE: 14 November 2031\nSUBJECT: Why the brigades moved\n\n"
    assert [one.role for one in furniture(head + PROSE)] == ["boilerplate"] * 4
    assert not furniture("To: the reader this may seem odd, and it is.\n\n" + PROSE)


def test_what_stands_behind_the_delimiter_of_a_mail_is_its_signature() -> None:
    """Names and addresses head nothing."""
    text = f"{PROSE}\n\nBest wishes,\nAnton\n\n-- \nDr Anton Weil\nReach Desk\nHale\n"
    assert {one.role for one in furniture(text)} == {"boilerplate"}
    assert text[furniture(text)[0].start :].startswith("Anton")


@pytest.fixture(scope="module")
def cable() -> Reading:
    """A text with a title, a caption that gives a reason, a quotation in a note, and prose."""
    return read_text(
        "Why the Junta Landed\n\n"
        "Photo: the general, who says that he fears a blockade because of the fleet\n\n"
        f"{PROSE}\n\n"
        "The general told envoys that he had no choice. [Editor's note: he told others so.] He may be right.\n\n"
        "The views expressed are those of the author because the Institute takes no position."
    )


def test_nothing_is_taken_from_what_is_no_prose(cable: Reading) -> None:
    """Neither statements nor explanations, hedges or events; the sentences stand with their roles."""
    spoken = ("statement", "belief", "explanation", "hedge", "event", "projection", "term", "bearing")
    silent = [mark for mark in cable.layer("sentence") if mark.payload.role != "body"]
    assert {mark.payload.role for mark in silent} == {"heading", "caption", "boilerplate"}
    for mark in cable.marks:
        inside = any(one.start <= mark.start and mark.end <= one.end for one in silent)
        assert not (mark.layer in spoken and inside), mark
    assert [mark.quote for mark in cable.layer("statement")] == ["he had no choice"]
    assert len(cable.layer("explanation")) == 1


def test_half_a_title_is_no_actor(cable: Reading) -> None:
    """What headings alone name, and no table knows, is nobody."""
    assert not any("Landed" in mark.quote or mark.quote == "Junta" for mark in cable.layer("mention"))


def test_lines_of_marked_documents_have_their_roles() -> None:
    """Nine documents of six kinds; each line was marked before the reader ran."""
    right = total = 0
    for path in sorted(roles.FOLDER.glob("*.txt")):
        text, lines = roles.marked(path)
        pieces = furniture(text)
        for start, end, wanted in lines:
            middle = (start + end) // 2
            have = next((one.role for one in pieces if one.start <= middle < one.end), "body")
            right, total = right + (have == wanted), total + 1
    assert right >= 0.95 * total


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [PROSE, "The landings", "-- ", "From: a", "To: b", "By Ann Lee", "\t", "\n\n", "x", "(AP)", "# a", "\r\n"]
        ),
        max_size=20,
    ).map("\n".join)
)
@settings(max_examples=200, deadline=None)
def test_pieces_lie_inside_the_text_and_never_overlap(text: str) -> None:
    """Whatever the text, in order of place, none empty."""
    pieces = furniture(text)
    assert all(0 <= one.start < one.end <= len(text) for one in pieces)
    assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))


@pytest.mark.parametrize("words", ["Secret talks with the envoys began in May", "The restricted zone was widened."])
def test_a_sentence_about_secrets_is_no_banner(words: str) -> None:
    """Banners are in capitals."""
    assert not is_banner(words)
    assert not is_boilerplate(words)
