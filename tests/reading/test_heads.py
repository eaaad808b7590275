"""The trained network: word pieces, arcs, its weights, and what it adds to a reading."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.case import Explanation
from prophasis.cli.main import cli
from prophasis.errors import MissingExtra, ReadError
from prophasis.reading import read, read_text, states_cause
from prophasis.reading.heads import sums, weights
from prophasis.reading.heads.pieces import letters, vocabulary
from prophasis.reading.heads.reasons import arcs
from prophasis.reading.heads.spans import arc_at, word_borders
from prophasis.reading.model import load_model

HOME = Path(weights.__file__).parent
WORDS = vocabulary((HOME / sums.WORDS).read_text(encoding="utf-8"))
NAMES = {number: name for name, number in WORDS.numbers.items()}


def network() -> weights.Network:
    """The network, where onnxruntime is installed."""
    pytest.importorskip("onnxruntime", reason="the extra 'heads' is not installed")
    return weights.network()


@given(st.text(max_size=60))
def test_every_piece_says_where_it_stands(text: str) -> None:
    """Pieces stand in order within the text, and a known one is spelt by the letters of its place."""
    pieces = WORDS.pieces(text, longest=weights.LONGEST)
    assert len(pieces.ids) == len(pieces.places)
    assert pieces.places[0] == pieces.places[-1] == (0, 0)
    inner = pieces.places[1:-1]
    assert all(0 <= a < b <= len(text) for a, b in inner)
    assert list(inner) == sorted(inner)
    for number, (a, b) in zip(pieces.ids[1:-1], inner, strict=True):
        spelt = "".join(map(letters, text[a:b])).replace(" ", "")
        assert NAMES[number] == "[UNK]" or NAMES[number].removeprefix("##") in spelt


def test_words_break_into_the_longest_known_pieces() -> None:
    """Letters are small and without accents, marks stand alone, what continues a word says so."""
    pieces = WORDS.pieces("Café unfathomable, x-ray", longest=weights.LONGEST)
    assert [NAMES[number] for number in pieces.ids] == [
        "[CLS]", "cafe", "un", "##fat", "##hom", "##able", ",", "x", "-", "ray", "[SEP]",
    ]  # fmt: skip


def test_a_long_text_is_cut() -> None:
    """No more pieces than the network was trained on."""
    assert len(WORDS.pieces("word " * 500, longest=weights.LONGEST).ids) == weights.LONGEST


@given(st.integers(0, 10_000), st.integers(2, 20))
def test_ends_of_an_arc_never_meet(seed: int, length: int) -> None:
    """Whatever the scores, both ends are spans of words and share none."""
    scores = np.random.default_rng(seed).normal(size=(6, length)).astype(np.float32)
    words = np.array([0, *[1] * (length - 1)], bool)
    arc = arc_at(scores, words, words)
    if arc is None:
        assert length < 3
        return
    (a, b), (c, d) = arc.explanans, arc.explanandum
    assert 0 < a <= b < length
    assert 0 < c <= d < length
    assert b < c or d < a
    assert arc.score <= 0


def test_an_arc_goes_where_the_scores_are_highest() -> None:
    """First and last piece of each role are read from the six rows."""
    scores = np.full((6, 9), -9, np.float32)
    for row, at in enumerate((6, 8, 1, 4, 5, 5)):
        scores[row, at] = 9
    words = np.array([0, *[1] * 8], bool)
    arc = arc_at(scores, words, words)
    assert arc is not None
    assert (arc.explanans, arc.explanandum, arc.signal) == ((6, 8), (1, 4), (5, 5))


def test_borders_of_words() -> None:
    """A span begins where a word begins and ends where one ends."""
    first, last = word_borders("unlike", [(0, 0), (0, 2), (2, 6), (0, 0)])
    assert first.tolist() == [False, True, False, False]
    assert last.tolist() == [False, False, True, False]


def test_the_same_text_gives_the_same_scores() -> None:
    """Scores hang on the text alone, not on what was asked before."""
    text = "The bridge was closed because the river rose."
    before = network().scores(text)
    network().scores("Another text altogether, and a longer one than the first.")
    after = network().scores(text)
    assert before.causal == after.causal
    assert np.array_equal(before.pointers, after.pointers)


STATED = """
The ferry sank because it carried too many people.
Shops stayed shut after the owners were threatened.
The drought forced thousands of herders to leave the valley.
Teachers marched to demand higher wages.
Four boys were hurt when the roof fell in.
The council resigned over the missing funds.
Heavy rain caused the dam to burst, killing nine villagers.
He was jailed for insulting the governor.
""".strip().splitlines()
BARE = """
The meeting will be held on Monday in the town hall.
The valley lies between two rivers.
She is the mayor of the town.
The report has forty pages.
The train to the coast runs twice a day.
Three ships are in the harbour.
The committee has nine members.
His brother lives in the capital.
""".strip().splitlines()


def test_most_plain_sentences_are_told_apart() -> None:
    """Three of four sentences with a cause are held to state one, and three of four without are not."""
    network()
    assert sum(states_cause(text, heads=True).states for text in STATED) >= 6
    assert sum(states_cause(text, heads=True).states for text in BARE) <= 2


ENDS = [
    ("The ferry sank because it carried too many people.", "too many people", "ferry sank"),
    ("The drought forced thousands of herders to leave the valley.", "drought", "leave the valley"),
    ("Heavy rain caused the dam to burst.", "Heavy rain", "dam"),
    ("The bank was shut owing to the unpaid debts.", "unpaid debts", "bank was shut"),
    ("As the bridge was broken, the army turned back.", "bridge was broken", "army turned back"),
    ("Hundreds marched in the city to protest against the tax.", "protest against the tax", "Hundreds marched"),
]


def test_most_plain_reasons_have_their_ends_the_right_way_round() -> None:
    """Five of six reasons have the words of the reason in one end and what it explains in the other."""
    right = 0
    for text, why, what in ENDS:
        scores = network().scores(text)
        places = scores.pieces.places
        found = [
            tuple(text[places[a][0] : places[b][1]] for a, b in (arc.explanans, arc.explanandum))
            for _, arc in arcs(text, scores)
        ]
        right += any(why in one and what in other for one, other in found)
    assert right >= 5


needs_model = pytest.mark.skipif(load_model().name is None, reason="no language model is installed")


@needs_model
@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from('ab é\u0301😀\r\n.,;’"אבto because'), max_size=80))
def test_marks_with_heads_quote_their_text(tail: str) -> None:
    """Whatever follows a reason, both its ends and its quote are the text at their offsets."""
    network()
    text = f"The ferry sank because it was old. {tail}"
    for mark in read_text(text, heads=True).layer("explanation"):
        assert isinstance(mark.payload, Explanation)
        assert mark.quote == text[mark.start : mark.end]
        for start, end in (mark.payload.explanandum, mark.payload.explanans):
            assert mark.start <= start < end <= mark.end
            assert text[start:end].strip() == text[start:end] != ""


@needs_model
def test_marks_name_the_head_that_had_a_part_in_them() -> None:
    """Some mark of a plain reason names the span head in its step; without heads none names any."""
    network()
    text = "The bank was shut owing to the unpaid debts. He was jailed for insulting the governor."
    with_heads = {mark.step for mark in read_text(text, heads=True).layer("explanation")}
    assert any("head" in step for step in with_heads)
    assert not any("head" in mark.step for mark in read_text(text).marks)


def test_without_the_extra_one_message_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Asked for heads without onnxruntime, nothing is read, and the message has the line that installs it."""
    monkeypatch.setattr(sums, "find_spec", lambda name: None)
    file = tmp_path / "note.txt"
    file.write_text("The ferry sank because it was old.", encoding="utf-8")
    with pytest.raises(MissingExtra, match=r"prophasis\[heads\].*X012"):
        read(file, heads=True)
    result = CliRunner().invoke(cli, ["read", str(file), "--heads"])
    assert result.exit_code != 0
    assert "X012" in str(result.exception) or "X012" in result.output
    assert read(file).readings


def test_weights_that_are_not_those_of_the_list_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose checksum differs stops the heads with its name."""
    pytest.importorskip("onnxruntime", reason="the extra 'heads' is not installed")
    monkeypatch.setattr(sums, "_wrong", lambda: ("heads.onnx",))
    with pytest.raises(ReadError, match=r"heads\.onnx.*R303"):
        sums.check_heads()


def test_the_weights_are_those_of_the_list() -> None:
    """Every shipped file has the checksum beside it."""
    assert sums._wrong() == ()
    names = {line.split()[1] for line in (HOME / sums.SUMS).read_text(encoding="ascii").splitlines()}
    assert names == {sums.NETWORK, sums.WORDS, sums.CALIBRATION}
