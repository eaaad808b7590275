"""A part of the soak: bad files of six formats, none of which breaks the reader; and the law of marks on any text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prophasis.reading import read_text

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "soak"))
import mutate
import run as soak

PIECES = [
    "On 12 May 2021", "in late 2020 or early 2021", "the council", "Ann Lee", "President Grey", "NATO", "said that",
    "denied that", "because", "not because", "in order to", "“", "”", '"', "‘", "’s", "it feared", "the war", "closed",
    "attacked", "the harbour", "would have", "If", "may", "must", ",", ".", ";", "?", "[3]", "[", "\n", "\n\n", "\r\n",
    "\r", "\t", "\u2028", "\u00a0", "\u00ad", "-\n", "-\r\n", "😀", "👩‍👩‍👧", "e\u0301", "a\u0301\u0302\u0303",
    "\u05d0\u05d1\u05d2", "\u202e", "\u0645\u0631\u062d\u0628\u0627", "\u200b", "\ufeff", "# ", "* ", "> ", "---",
    "according to", "last week", "three brigades", "to the north", "demanded that", "proves that", "1907", "$3 bn",
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
