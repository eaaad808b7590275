"""Read files, folders or a text: the public door of the room."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path

from prophasis.case import Hypothesis, Reading
from prophasis.errors import ReadError
from prophasis.reading.cache import Cache, open_cache
from prophasis.reading.defaults import FILE_BYTES, POOL_FROM_BYTES, POOL_PROCESSES, SUFFIXES
from prophasis.reading.files import File, gather
from prophasis.reading.heads.sums import check_heads
from prophasis.reading.read_one import Task, attempt, check_date, read_one
from prophasis.reading.readings import Failure, Progress, Readings

Name = str | PathLike[str]


def read(
    paths: Name | Iterable[Name],
    *,
    author: str | None = None,
    date: str | None = None,
    perspective: str | None = None,
    hypotheses: Mapping[str, Hypothesis] | None = None,
    ids: Mapping[Path, str] | None = None,
    progress: Callable[[Progress], None] | None = None,
    cache: bool | Name = False,
    heads: bool = False,
) -> Readings:
    """Read files, folders (with all below them) and ``-`` (standard input) into marks with exact offsets.

    Args:
        paths: one or several; the same content named twice is read once, with a notice.
        author, date, perspective: hold for every document, over what the files say; ``date`` is an EDTF date.
        hypotheses: the user's own, by id; passages that bear on them are then marked with their ids.
        ids: by resolved path, the ids that documents take; by default they are named after their files.
        progress: called before and after each file.
        cache: True keeps readings in the user's cache folder and takes from there what has been read before; a
            name is the folder to use. The environment variable ``PROPHASIS_CACHE=off`` turns it off.
        heads: ask the trained models beside the rules (extra ``heads``): one happening is taken for the reason of
            another only where they see a cause; reasons take the ends that they give, and reasons that rules do not
            know are added; passages that take no clear side on a hypothesis take the side they give. Marks that they
            had a part in name them in their step.

    A file that fails is listed in ``failures`` with its reason while the rest goes on; ``Readings.require()``
    raises where nothing could be read.

    Raises:
        ReadError: R002 where ``date`` is no date, R303 where weights are not those that came with this version.
        MissingExtra: X012 where ``heads`` are asked for and onnxruntime is not installed.
    """
    check_date(date)
    if heads:
        check_heads()
    files, unopened = gather(paths, ids=ids)
    tasks = [Task.of(file, author, date, perspective, hypotheses, heads=heads) for file in files]
    readings: list[tuple[int, Reading]] = []
    order = {id(task): place for place, task in enumerate(tasks)}
    failures = [Failure(name, error) for name, error in unopened]
    say = _Pace(progress, len(tasks) + len(failures), done=len(failures))
    for task, result in _all(tasks, say, open_cache(cache)):
        if isinstance(result, ReadError):
            failures.append(Failure(task.name, result))
        else:
            readings.append((order[id(task)], result))
        say.after(task, result)
    in_order = tuple(reading for _, reading in sorted(readings, key=lambda row: row[0]))
    return Readings(readings=in_order, failures=tuple(failures))


class _Pace:
    """Tells the caller how far reading has come, and how fast."""

    def __init__(self, progress: Callable[[Progress], None] | None, total: int, *, done: int) -> None:
        self.progress, self.total, self.done = progress, total, done
        self.begun, self.words = time.monotonic(), 0

    def before(self, task: Task) -> None:
        self._say(task.name)

    def after(self, task: Task, result: Reading | ReadError) -> None:
        self.done += 1
        if isinstance(result, Reading):
            self.words += len((result.document.text or "").split())
        self._say(task.name)

    def _say(self, name: str) -> None:
        if self.progress is not None:
            pace = self.words / max(time.monotonic() - self.begun, 1e-9)
            self.progress(
                Progress(file=name, done=self.done, total=self.total, words=self.words, words_per_second=pace)
            )


def read_text(
    text: str,
    *,
    id: str = "text",
    author: str | None = None,
    date: str | None = None,
    perspective: str | None = None,
    hypotheses: Mapping[str, Hypothesis] | None = None,
    heads: bool = False,
) -> Reading:
    """Read a text at hand; offsets of its marks count the characters of ``text``.

    Raises:
        MissingExtra: X012 where ``heads`` are asked for and onnxruntime is not installed.
        ReadError: R002 where ``date`` is no date, R103 where the text is empty, R110 where it cannot be encoded, R303
            where weights are not those that came with this version.
    """
    check_date(date)
    if heads:
        check_heads()
    if not text.strip():
        raise ReadError("R103", "the text is empty;", where=id, mend="give a text that holds words.")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"the text holds half a character (a lone surrogate) at {error.start};"
        raise ReadError("R110", what, where=id, mend="decode it with the encoding it was written in.") from None
    file = File(id=id, name=id, path=None, data=data, text=text)
    return read_one(Task.of(file, author, date, perspective, hypotheses, heads=heads))


def _all(tasks: list[Task], say: _Pace, cache: Cache | None) -> Iterator[tuple[Task, Reading | ReadError]]:
    """Every task with its result: first those that the cache knows; the others are kept there as they are read."""
    left = []
    for task in tasks:
        known = cache.find(task) if cache else None
        if known is None:
            left.append(task)
        else:
            yield task, known

    def done(task: Task, result: Reading | ReadError) -> None:
        if cache and isinstance(result, Reading):
            cache.keep(task, result)

    processes = _processes(left)
    if processes > 1:
        from prophasis.reading.pool import read_many

        yield from read_many(left, processes=processes, done=done)
        return
    for task in left:
        say.before(task)
        result = attempt(task)
        done(task, result)
        yield task, result


def _processes(tasks: list[Task]) -> int:
    """In how many processes to read: as many as there are cores, where the work is worth loading the model in each."""
    foreign = sum(Path(task.name).suffix.lower() not in SUFFIXES for task in tasks)
    work = sum(len(task.file.data) for task in tasks) + foreign * FILE_BYTES
    return min(POOL_PROCESSES, len(tasks)) if work >= POOL_FROM_BYTES else 1
