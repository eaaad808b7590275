"""The order of a PDF page: columns one after another, tables row by row, single columns untouched."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.reading.hostile.page_lines import Line, in_order
from prophasis.reading.read_one import Task, open_page
from prophasis.reading.reader import File
from prophasis.reading.sources import extract

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "soak"))
import files

LEFT = (
    "The council met on 4 March 2021 and",
    "rejected the offer that the envoys had",
    "brought from the islands. It gave no",
    "reason for this, although ministers had",
    "spoken of little else for the whole of",
    "the winter. The fleet was then rein-",
)
RIGHT = (
    "forced, and nobody in the capital under-",
    "stood why. The governor said that other",
    "bodies had been told beforehand, which",
    "none of them would confirm. In May the",
    "harbour was closed to all who did not",
    "carry the papers of the new office.",
)
HEADING = "Why the harbour was closed to the envoys in the spring of the year"


def column(lines: tuple[str, ...], left: float, top: float = 700, size: float = 10) -> list[files.Placed]:
    return [(left, top - 12 * number, size, line) for number, line in enumerate(lines)]


def text_of(pieces: list[files.Placed]) -> str:
    return extract(files.pdf_placed([pieces]), "a.pdf").text


def words_in_turn(text: str, *parts: tuple[str, ...]) -> bool:
    """Whether the text holds all lines of the parts, one part after the other."""
    joined = " ".join(text.split())
    wanted = " ".join(" ".join(part) for part in parts)
    return wanted in joined


@pytest.mark.parametrize("order", ["by column", "by row", "right first", "shuffled"])
def test_two_columns_are_read_one_after_the_other(order: str) -> None:
    """Whatever the order in which the file draws them; a heading across both stands before, a foot behind."""
    left, right = column(LEFT, 50), column(RIGHT, 310, top=704)
    body = {
        "by column": left + right,
        "by row": [piece for pair in zip(left, right, strict=True) for piece in pair],
        "right first": right + left,
        "shuffled": random.Random(7).sample(left + right, 12),
    }[order]
    found = text_of([(120, 760, 12, HEADING), *body, (290, 60, 10, "17")])
    assert words_in_turn(found, (HEADING,), LEFT, RIGHT, ("17",))
    assert found.startswith(f"{HEADING}\n\nThe council")


def test_three_columns_and_a_table_below_them() -> None:
    """Each column is read through; the table keeps its rows, cells parted by tabs."""
    narrow = tuple(" ".join(line.split()[:4]).lower() for line in LEFT)
    three = [column(narrow, left) for left in (50, 230, 410)]
    rows = [("2018", "Twelve ships", "Withdrawn"), ("2019", "Fourteen ships", "Stopped"), ("2020", "None", "Landed")]
    cells = [
        (60 + 150 * at, 560 - 14 * number, 10, cell) for number, row in enumerate(rows) for at, cell in enumerate(row)
    ]
    by_row = [piece for row in zip(*three, strict=True) for piece in row]
    found = text_of([*by_row, *random.Random(3).sample(cells, 9)])
    assert words_in_turn(found, narrow, narrow, narrow)
    assert found.endswith("\n".join("\t".join(row) for row in rows))


def test_notes_at_the_foot_of_columns_stand_behind_the_body() -> None:
    """So that a sentence goes on from column to column."""
    notes = ("1 The Mail, 4 March 2021, page 3.", "2 The Guild, yearly report.")
    pieces = [*column(LEFT, 50), (50, 600, 7.5, notes[0]), *column(RIGHT, 310), (310, 600, 7.5, notes[1])]
    assert words_in_turn(text_of(pieces), LEFT, RIGHT, notes)


def test_words_cut_at_the_end_of_a_line_or_column_are_mended_in_the_model_text_alone() -> None:
    """The canonical text keeps what is printed; running heads and page numbers between do no harm."""
    head, foot = (50.0, 760.0, 9.0, "Quiet Waters"), (500.0, 760.0, 9.0, "Vol. 3")
    page = [head, foot, *column(LEFT, 50), *column(RIGHT, 310)]
    data = files.pdf_placed([page, page, page])
    read = open_page(Task(File(id="a", name="a.pdf", path="a.pdf", data=data)))
    assert "rein-\nforced" in read.text
    assert read.model.text.count("was then reinforced, and nobody in the capital understood why.") == 3
    assert "Quiet Waters" not in read.model.text
    assert "Vol. 3" not in read.model.text


@pytest.mark.parametrize("left", [50, 62])
def test_a_list_and_what_is_set_in_are_no_columns(left: float) -> None:
    """Marks and numbers stay with their items, in the order of the file."""
    pieces = [
        piece
        for at, line in enumerate(LEFT)
        for piece in ((50, 700 - 12 * at, 10, f"{at + 1}."), (left + 25, 700 - 12 * at, 10, line))
    ]
    assert [line.split()[0] for line in text_of(pieces).split("\n") if line] == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_paragraphs_are_parted_by_their_step_and_their_indent() -> None:
    """An empty line is put where the page shows one, or sets the first line in."""
    lines = [
        (50, 700, "The first one"),
        (50, 688, "goes on."),
        (50, 660, "The second one"),
        (50, 648, "goes on too,"),
        (50, 636, "and on."),
        (62, 624, "The third is"),
        (50, 612, "set in."),
    ]
    assert text_of([(left, foot, 10, words) for left, foot, words in lines]) == (
        "The first one\ngoes on.\n\nThe second one\ngoes on too,\nand on.\n\nThe third is\nset in."
    )


@given(st.lists(st.tuples(st.integers(3, 9), st.integers(0, 30)), min_size=4, max_size=30), st.integers(0, 10_000))
@settings(max_examples=100, deadline=None)
def test_a_single_column_is_never_moved(shapes: list[tuple[int, int]], seed: int) -> None:
    """Lines of any length with white space of any width between their words keep the order of the file."""
    random_ = random.Random(seed)
    lines = []
    for number, (count, indent) in enumerate(shapes):
        left = 50.0 + indent
        for place in range(count):
            width = random_.uniform(20, 60)
            lines.append(Line(f"w{number}.{place} x y", left, left + width, 700 - 12.0 * number, 10, len(lines)))
            left += width + random_.uniform(2, 7)
    assert in_order(lines) is None
