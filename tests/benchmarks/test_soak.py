"""A part of the soak: bad files of six formats, none of which breaks the reader; and the law of marks on any text."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from prophasis.reading import read, read_text

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "soak"))
import files
import mutate
import run as soak

PIECES = [
    "On 12 May 2021", "in late 2020 or early 2021", "the council", "Ann Lee", "President Grey", "NATO", "said that",
    "denied that", "because", "not because", "in order to", "“", "”", '"', "‘", "’s", "it feared", "the war", "closed",
    "attacked", "the harbour", "would have", "If", "may", "must", ",", ".", ";", "?", "[3]", "[", "\n", "\n\n", "\r\n",
    "\r", "\t", "\u2028", "\u00a0", "\u00ad", "-\n", "-\r\n", "😀", "👩‍👩‍👧", "e\u0301", "a\u0301\u0302\u0303",
    "\u05d0\u05d1\u05d2", "\u202e", "\u0645\u0631\u062d\u0628\u0627", "\u200b", "\ufeff", "# ", "* ", "> ", "---",
    "Photo: ", "(AP)", "[Editor's note: no]", "SECRET//X", "\n-- \n", "\nFrom: a\nTo: b\n", "\nBy Ann Lee\n",
    "\n3.2 The landings\n", "according to", "last week", "three brigades", "to the north", "demanded that",
    "proves that", "1907", "$3 bn",
]  # fmt: skip
GROUPS = 4
FILES = 200


@pytest.mark.parametrize("group", range(GROUPS))
def test_bad_files_are_read_or_refused_with_their_reason(group: int) -> None:
    """Nothing breaks the reader; `make soak` does the same with ten thousand."""
    tally = soak.soak(FILES // GROUPS, seed=group)
    assert not tally.wrong
    assert tally.read + sum(tally.refused.values()) == FILES // GROUPS
    assert tally.read
    assert tally.refused


def test_bad_files_of_the_other_formats_are_read_or_refused_too() -> None:
    """OpenDocument, RTF and mailboxes; each message of a mailbox counts for itself."""
    tally = soak.soak(30, seed=1, more=True)
    assert not tally.wrong
    assert tally.read + sum(tally.refused.values()) >= 30


def test_the_same_seed_gives_the_same_files() -> None:
    """So that a bad one can be made again."""
    assert list(mutate.mutated(12, 3)) == list(mutate.mutated(12, 3))
    assert {Path(name).suffix for name, _ in mutate.mutated(12, 3)} == set(mutate.SEEDS)


@settings(max_examples=80, deadline=None)
@given(words=st.lists(st.sampled_from(PIECES) | st.text(max_size=5), min_size=1, max_size=50))
def test_every_mark_of_any_text_is_a_piece_of_it(words: list[str]) -> None:
    """None outside the text, none empty, none with another quote, and no place in a mark that lies outside."""
    text = " ".join(words)
    assume(text.strip())
    assert list(soak.bad_marks(read_text(text))) == []


FORMATS = {
    "a.odt": lambda parts: files.odt(parts, notes=parts[:1], title="Why"),
    "a.rtf": lambda parts: files.rtf(parts, notes=parts[:1], title="Why"),
    "a.docx": lambda parts: files.docx(parts, notes=parts[:1]),
    "a.mbox": lambda parts: files.mbox([files.eml(parts), files.eml(parts[:1])]),
    "a.eml": files.eml,
    "a.html": files.html,
    "a.pdf": lambda parts: files.pdf_placed(
        [[(50 + 260 * (n % 2), 700 - 12 * n, 10, p[:60]) for n, p in enumerate(parts)]]
    ),
}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.lists(st.sampled_from(PIECES) | st.text(max_size=5), min_size=1, max_size=30), min_size=1, max_size=8
    )
)
def test_every_mark_of_any_file_is_a_piece_of_its_text(name: str, parts: list[list[str]], tmp_path: Path) -> None:
    """The same law, through the parser of each format."""
    path = tmp_path / name
    path.write_bytes(FORMATS[name]([_CONTROLS.sub("", " ".join(words)) for words in parts]))
    for reading in read(path):
        assert list(soak.bad_marks(reading)) == []
