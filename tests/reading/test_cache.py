"""The cache of readings: exact, never trusted where it is damaged, bounded, and off unless asked for."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.case import Document, Hypothesis, Mark, Notice, Payload, Reading
from prophasis.reading import cache as cache_module
from prophasis.reading import pool, read, read_one, read_text, reader
from prophasis.reading.cache import Cache, key_of, open_cache, user_folder
from prophasis.reading.cache_entry import packed, unpacked
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step

TEXT = "The city voted for war in {year} because it feared its rival. Lord Grey said that it did not.\n"

texts = st.text(st.characters(exclude_categories=()), max_size=60)
places = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
values = st.none() | texts | st.booleans() | st.integers() | st.floats(allow_nan=False) | places | st.tuples(places)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading whose quotes are cut from its text; fields hold any value that a payload may hold."""
    text = draw(texts.filter(bool))
    marks = []
    for _ in range(draw(st.integers(0, 5))):
        kind: Any = draw(st.sampled_from(get_args(Payload)))
        payload = kind(**{field.name: draw(values) for field in fields(kind)})
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        accepted = draw(st.none() | st.booleans())
        quote = text[start:end]
        marks.append(Mark(document="d", id=draw(texts), start=start, end=end, quote=quote, step="s 1", payload=payload))
        marks[-1] = replace(marks[-1], accepted=accepted)
    notices = tuple(Notice(code="R2", text=draw(texts), document="d") for _ in range(draw(st.integers(0, 2))))
    return Reading(document=Document(id="d", text=text, title=draw(texts)), marks=tuple(marks), notices=notices)


@settings(max_examples=200, deadline=None)
@given(readings())
def test_a_reading_comes_back_exactly(reading: Reading) -> None:
    """Every mark, field and notice, with emoji and halves of characters."""
    data = packed(reading)
    assert data is not None
    assert unpacked(data) == reading


@settings(max_examples=50, deadline=None)
@given(reading=readings(), at=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_damaged_entry_is_nothing(reading: Reading, at: int, bit: int) -> None:
    """One flipped bit, or a cut, and the entry is passed over."""
    data = bytearray(packed(reading) or b"")
    assert unpacked(bytes(data[:-1])) is None
    data[at % len(data)] ^= 1 << bit
    assert unpacked(bytes(data)) is None


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, and the switch of the environment left alone."""
    monkeypatch.delenv("PROPHASIS_CACHE")
    return tmp_path / "cache"


@pytest.fixture
def essays(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"essay {number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(TEXT.format(year=2010 + number), encoding="utf-8")
    return paths


def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing can be read anew."""

    def broken(page: Page) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(read_one, "default_steps", lambda: (Step("broken", 1, (), (), broken),))


def test_a_second_reading_is_taken_from_the_cache(
    cache: Path, essays: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the same in every field, and no step runs."""
    first = read(essays, cache=cache)
    refuse(monkeypatch)
    again = read(essays, cache=cache)
    assert again == first
    assert len(list(cache.iterdir())) == 3
    assert oct(cache.stat().st_mode & 0o777) == "0o700"


def test_a_file_that_moved_is_known_and_named_where_it_is(cache: Path, essays: list[Path], tmp_path: Path) -> None:
    """The content decides, not the folder."""
    first = read(essays[0], cache=cache).readings[0]
    moved = tmp_path / "deep" / essays[0].name
    moved.parent.mkdir()
    essays[0].rename(moved)
    again = read(moved, cache=cache).readings[0]
    assert len(list(cache.iterdir())) == 1
    assert again == replace(first, document=replace(first.document, file=str(moved)))


@pytest.mark.parametrize(
    "said",
    [
        {"author": "Ann Lee"},
        {"date": "2021"},
        {"perspective": "government"},
        {"hypotheses": {"fear": Hypothesis(text="It feared its rival")}},
    ],
)
def test_what_the_user_says_is_part_of_the_key(cache: Path, essays: list[Path], said: dict[str, Any]) -> None:
    """Other metadata or hypotheses are another reading."""
    plain = read(essays[0], cache=cache).readings[0]
    told = read(essays[0], cache=cache, **said).readings[0]
    assert len(list(cache.iterdir())) == 2
    assert told == read(essays[0], **said).readings[0]
    assert plain == read(essays[0], cache=cache).readings[0]


def test_changed_code_makes_old_entries_unknown(
    cache: Path, essays: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fingerprint of steps, word lists and packages is part of the key."""
    read(essays[0], cache=cache)
    monkeypatch.setattr(cache_module, "fingerprint", lambda: "another")
    read(essays[0], cache=cache)
    assert len(list(cache.iterdir())) == 2


def test_a_damaged_entry_is_written_again(cache: Path, essays: list[Path]) -> None:
    """It is passed over in silence."""
    first = read(essays[0], cache=cache)
    (entry,) = cache.iterdir()
    entry.write_bytes(entry.read_bytes()[:-5])
    assert read(essays[0], cache=cache) == first
    assert unpacked(entry.read_bytes()) == first.readings[0]


def test_documents_with_a_handling_mark_are_not_kept(cache: Path, tmp_path: Path) -> None:
    """What is confidential is written nowhere unasked."""
    path = tmp_path / "secret.md"
    path.write_text("---\nhandling: restricted\n---\n\n" + TEXT, encoding="utf-8")
    assert read(path, cache=cache).readings[0].document.handling == "restricted"
    assert not cache.exists()


def test_the_cache_stays_below_its_size(cache: Path, essays: list[Path]) -> None:
    """What was used longest ago goes first."""
    readings = [read(path).readings[0] for path in essays]
    tasks = [read_one.Task.of(reader.gather(path)[0][0], None, None, None, None) for path in essays]
    kept = Cache(cache)
    for age, (task, reading) in enumerate(zip(tasks, readings, strict=True)):
        kept.keep(task, reading)
        os.utime(cache / f"{key_of(task)}.reading", (1000 + age, 1000 + age))
    kept.find(tasks[0])
    kept.most_bytes = 2 * max(path.stat().st_size for path in cache.iterdir())
    kept.prune()
    assert [kept.find(task) is not None for task in tasks] == [True, False, True]


def test_it_is_off_unless_asked_for(cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In Python by default, and everywhere by the environment."""
    assert open_cache(False) is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert user_folder() == tmp_path / "prophasis"
    monkeypatch.setenv("PROPHASIS_CACHE", str(tmp_path / "mine"))
    assert user_folder() == tmp_path / "mine"
    monkeypatch.setenv("PROPHASIS_CACHE", "off")
    assert open_cache(True) is None
    assert open_cache(cache) is None


def test_a_run_that_is_interrupted_keeps_what_was_read(
    cache: Path, essays: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next run begins behind it."""

    def stop(progress: reader.Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(essays, cache=cache, progress=stop)
    assert len(list(cache.iterdir())) == 2
    monkeypatch.setattr(reader, "POOL_FROM_BYTES", 1)
    assert len(read(essays, cache=cache)) == 3
    assert len(list(cache.iterdir())) == 3


def test_processes_fill_the_cache_too(cache: Path, essays: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry is written as its document ends."""
    monkeypatch.setattr(reader, "POOL_FROM_BYTES", 1)
    first = read(essays, cache=cache)
    assert len(list(cache.iterdir())) == 3
    refuse(monkeypatch)
    assert read(essays, cache=cache) == first


def test_a_parser_that_dies_is_one_line_in_processes_too(essays: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that ends in the middle of a document names it; the others go on."""
    real = pool._answer

    def answer(worker: Any, task: Any) -> Any:
        if task.name.endswith("1.txt"):
            worker.kill()
            worker.wait()
        return real(worker, task)

    monkeypatch.setattr(pool, "_answer", answer)
    monkeypatch.setattr(reader, "POOL_FROM_BYTES", 1)
    found = read(essays)
    assert [failure.error.code for failure in found.failures] == ["R109"]
    assert len(found) == 2


def test_a_noun_inside_a_mark_comes_back() -> None:
    """A sentence that hedges carries its doubts, each a noun of its own."""
    reading = read_text("Critics say that the treaty may have been broken.")
    assert any(getattr(mark.payload, "uncertain", ()) for mark in reading.marks)
    assert unpacked(packed(reading) or b"") == reading
