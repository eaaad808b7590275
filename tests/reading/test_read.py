"""Reading files, folders and standard input: what fails is listed, the rest goes on."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from prophasis.errors import ReadError
from prophasis.reading import Progress, model, pool, read, read_one, read_text, reader
from prophasis.reading.files import File
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step
from prophasis.reading.read_one import Task
from prophasis.telling import marks_jsonl

TEXT = "The city voted for war in {year}. It feared the power of its rival.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six texts, one of them a copy, beside files that are not read."""
    (tmp_path / "deep").mkdir()
    for number in range(4):
        (tmp_path / f"essay {number}.txt").write_text(TEXT.format(year=2010 + number), encoding="utf-8")
    (tmp_path / "deep" / "essay 1.md").write_text("# Title\n\n" + TEXT.format(year=2001), encoding="utf-8")
    (tmp_path / "deep" / "copy.txt").write_text(TEXT.format(year=2010), encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("hidden", encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_whole_once_and_in_order(folder: Path) -> None:
    """Folders are searched below; the same content is read once, with a notice; ids are unique."""
    seen: list[Progress] = []
    readings = read(folder, progress=seen.append)
    ids = [reading.document.id for reading in readings]
    assert sorted(ids) == sorted(["essay-0", "essay-1", "essay-2", "essay-3", "essay-1.md"]) or len(set(ids)) == 5
    assert not readings.failures
    assert [notice.code for notice in readings.all_notices].count("R201") == 1
    assert seen[-1].done == seen[-1].total == 5
    assert seen[-1].words_per_second > 0
    for reading in readings:
        text = reading.document.text or ""
        assert all(text[mark.start : mark.end] == mark.quote for mark in reading.marks)
        assert reading.layer("sentence")


def test_reading_in_processes_gives_the_same_as_reading_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool changes the speed, not one mark."""
    monkeypatch.setattr(reader, "POOL_FROM_BYTES", 100)
    together = read(sorted(folder.glob("essay*.txt"))).readings
    alone = [read(reading.document.file or "").readings[0] for reading in together]
    assert [[mark.as_json() for mark in reading.marks] for reading in together] == [
        [mark.as_json() for mark in reading.marks] for reading in alone
    ]


def test_a_worker_that_dies_costs_only_its_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends without an answer is one line, and the next document gets a new process."""

    def dying() -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(reader, "POOL_FROM_BYTES", 100)
    monkeypatch.setattr(pool, "_worker", dying)
    readings = read(sorted(folder.glob("essay*.txt")))
    assert {failure.error.code for failure in readings.failures} == {"R109"}
    assert len(readings.failures) == 4


def test_what_fails_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each failure is one line with file, reason and next step."""
    good, empty, junk = tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "junk.txt"
    good.write_text(TEXT, encoding="utf-8")
    empty.write_bytes(b"")
    junk.write_bytes(bytes(range(256)) * 20)
    readings = read([good, empty, junk, tmp_path / "god.txt"])
    assert [reading.document.id for reading in readings] == ["good"]
    codes = {Path(failure.path).name: failure.error.code for failure in readings.failures}
    assert codes == {"empty.txt": "R103", "junk.txt": "R104", "god.txt": "R101"}
    assert all("\n" not in failure.message for failure in readings.failures)
    assert any("did you mean" in failure.message for failure in readings.failures)


def test_where_nothing_could_be_read_require_raises(tmp_path: Path) -> None:
    """``require`` is for callers that need a document."""
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "missing.txt").require()
    with pytest.raises(ReadError, match="holds no file"):
        read(tmp_path).require()


def test_standard_input_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` names it."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.format(year=2020).encode())))
    reading = read("-").require().readings[0]
    assert reading.document.id == "stdin"
    assert reading.document.file is None


def test_a_case_may_name_its_documents(tmp_path: Path) -> None:
    """Ids given by path are taken; others keep clear of them."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(TEXT, encoding="utf-8")
    second.write_text(TEXT + "And more.", encoding="utf-8")
    readings = read([first, second], ids={first.resolve(): "b"})
    assert [reading.document.id for reading in readings] == ["b", "b.txt"]


def test_a_text_in_another_language_is_said_so() -> None:
    """Sentences are marked, but no explanation is looked for with English rules."""
    text = (
        "Der Krieg begann, weil die Stadt die Macht des Nachbarn fürchtete. Die anderen Gründe sind nicht so "
        "wichtig. Es ist auch nicht klar, was der König wollte, und die Quellen sind sich nicht einig, ob er es tat. "
    )
    reading = read_text(text)
    assert reading.document.language == "de"
    assert reading.notices[0].code == "R202"
    assert {mark.layer for mark in reading.marks} <= {"sentence", "citation", "time"}


def test_without_a_model_a_text_is_read_by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences and dates are found, and the notice says what is missing."""
    monkeypatch.setattr(model, "PACKAGES", ())
    model.load_model.cache_clear()
    try:
        reading = read_text("The city voted for war in May 2020, because it feared its rival. Nobody spoke against it.")
    finally:
        model.load_model.cache_clear()
    assert [notice.code for notice in reading.notices].count("R302") == 1
    assert {mark.layer for mark in reading.marks} == {"sentence", "time"}


def test_a_step_that_breaks_is_named_with_its_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A fault of the program is one line, not a traceback, and the rest goes on."""

    def broken(page: Page) -> None:
        if "year" in page.text:
            raise KeyError("missing")

    monkeypatch.setattr(read_one, "default_steps", lambda: (Step("broken", 1, (), (), broken),))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nothing here.", encoding="utf-8")
    readings = read(tmp_path)
    assert [failure.error.code for failure in readings.failures] == ["R199"]
    assert "step 'broken' broke on this document (KeyError: 'missing')" in readings.failures[0].message
    assert "a fault of prophasis" in readings.failures[0].message
    assert [reading.document.id for reading in readings] == ["b"]


@pytest.mark.parametrize(("error", "code"), [(RecursionError("deep"), "R199"), (MemoryError(), "R109")])
def test_a_worker_answers_whatever_breaks_in_it(
    error: BaseException, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process of the pool sends the error with its document and goes on to the next."""

    def broken(page: Page) -> None:
        if "first" in page.text:
            raise error

    monkeypatch.setattr(read_one, "default_steps", lambda: (Step("broken", 1, (), (), broken),))
    files = [File(id=name, name=f"{name}.txt", path=None, data=name.encode()) for name in ("first", "second")]
    tasks, answers = io.BytesIO(b"".join(pickle.dumps(read_one.Task(file=file)) for file in files)), io.BytesIO()
    pool.serve(tasks, answers)
    answers.seek(0)
    refused, reading = pickle.load(answers), pickle.load(answers)
    assert refused.code == code
    assert str(refused).startswith("first.txt: ")
    assert reading.document.id == "second"


def test_a_report_beside_the_documents_is_no_document(tmp_path: Path) -> None:
    """A folder that was judged into itself is read again without its report; another page is read."""
    from prophasis import testing
    from prophasis.telling import report_html

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<html><body><p>{TEXT}", encoding="utf-8")
    page = report_html(testing.small_case(), testing.small_verdict())
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    assert [reading.document.id for reading in read(tmp_path)] == ["a", "b"]


def test_a_date_that_is_none_is_refused() -> None:
    """The message names the date and how to write one."""
    with pytest.raises(ReadError, match="2025-02-23") as caught:
        read_text("Some text.", date="someday")
    assert caught.value.code == "R002"
    with pytest.raises(ReadError):
        read_text("  \n ")


def test_marks_are_lines_of_json(tmp_path: Path) -> None:
    """One object a line, with place and quote."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT.format(year=2020), encoding="utf-8")
    lines = [json.loads(line) for line in marks_jsonl(read(path))]
    assert {"document", "layer", "id", "start", "end", "quote", "step"} <= set(lines[0])


def test_reading_twice_adds_nothing(tmp_path: Path) -> None:
    """Ids of marks come from their content."""
    first, second = (read_text(TEXT.format(year=2020)) for _ in range(2))
    assert [mark.id for mark in first.marks] == [mark.id for mark in second.marks]


def test_importing_the_room_is_light() -> None:
    """Neither the language model nor the PDF reader is loaded before they are needed."""
    code = (
        "import sys, prophasis.reading.reader; print([m for m in ('spacy', 'pypdfium2', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_many_small_files_are_worth_a_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each foreign file counts for its parser's process; a few short texts are read at once."""
    monkeypatch.setattr(reader, "POOL_PROCESSES", 2)

    def tasks(count: int, name: str, size: int) -> list[Task]:
        return [Task(File(id=f"f{at}", name=name, path=None, data=b"x" * size)) for at in range(count)]

    assert reader._processes(tasks(100, "a.eml", 300)) == 2
    assert reader._processes(tasks(20, "a.txt", 300)) == 1
    assert reader._processes(tasks(1, "a.txt", 10_000_000)) == 1
