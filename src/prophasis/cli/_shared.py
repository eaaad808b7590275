"""What several verbs share: options, JSON out, a progress bar, and where output goes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from prophasis.errors import GameError, InputError, WeighError

if TYPE_CHECKING:
    from rich.console import Console

    from prophasis.case import Case, Notice
    from prophasis.reading import Progress, Readings

F = TypeVar("F", bound=Callable[..., Any])

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
seed_option = click.option("--seed", type=int, default=None, help="Seed of every random draw (default: the case's).")
cache_option = click.option(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Keep readings in the user's cache folder, so that a file is read once; PROPHASIS_CACHE=off turns it off, "
    "PROPHASIS_CACHE=FOLDER moves it.",
)
case_argument = click.argument("case_file", metavar="CASE.yaml", type=click.Path(dir_okay=False))


def metadata_options(function: F) -> F:
    """``--author``, ``--document-date`` and ``--perspective``: they override what a document says of itself."""
    for option in (
        click.option("--perspective", help="Where the documents stand, such as 'government' or 'participant'."),
        click.option("--document-date", "date", metavar="EDTF", help="When they were written: 2023-10, 1907-07-21 ..."),
        click.option("--author", help="Who wrote the documents."),
    ):
        function = option(function)
    return function


def print_json(value: Any) -> None:
    """A result as JSON on standard output."""
    from prophasis.telling import to_json

    click.echo(json.dumps(to_json(value), ensure_ascii=False, indent=2))


def console() -> Console:
    """The terminal, as wide as it is even where a pipe stands between; plain where NO_COLOR is set or nobody looks."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


@contextmanager
def progress_bar(total: str = "reading") -> Iterator[Callable[[Progress], None]]:
    """A bar with file, rate and time left on standard error; silent where that is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda so_far: None
        return
    from rich import progress
    from rich.console import Console

    with progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[rate]}"),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(total, total=None, rate="")

        def advance(so_far: Progress) -> None:
            rate = f"{so_far.words_per_second:,.0f} words/s"
            bar.update(task, description=so_far.file, completed=so_far.done, total=so_far.total, rate=rate)

        yield advance


@contextmanager
def solver_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for long solves on standard error; silent where that is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich import progress
    from rich.console import Console

    columns = (progress.TextColumn("{task.description}"), progress.BarColumn(), progress.MofNCompleteColumn())
    with progress.Progress(
        *columns, progress.TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task("solving", total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)


def read_documents(
    documents: tuple[str, ...],
    case: Case | None,
    *,
    author: str | None,
    date: str | None,
    perspective: str | None,
    cache: bool,
    heads: bool = False,
) -> Readings:
    """Read under a progress bar, round the hypotheses of ``case``; failures and notices are said on standard error."""
    from prophasis.reading import read

    with progress_bar() as progress:
        found = read(
            documents,
            author=author,
            date=date,
            perspective=perspective,
            hypotheses=case.hypotheses if case else None,
            progress=progress,
            cache=cache,
            heads=heads,
        )
    say_failures(failure.message for failure in found.failures)
    say_notices(found.all_notices)
    return found


def write_text(path: str, text: str) -> None:
    """Write a result whole or not at all; ``-`` is standard output."""
    if path == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    from prophasis.store import write_file

    write_file(Path(path), text)


def write_new(path: str, text: str, *, force: bool) -> None:
    """Write a file that is not there yet; an existing one is only replaced with ``--force``."""
    if path != "-" and Path(path).exists() and not force:
        raise InputError("C001", "this file is there already.", where=path, mend="Choose another name or add --force.")
    write_text(path, text)


@contextmanager
def about(path: str | None) -> Iterator[None]:
    """Put the file's name before what the rooms say of a case or a game in it."""
    try:
        yield
    except (WeighError, GameError) as error:
        if path is None:
            raise
        where = f"{path}: {error.where}" if error.where else path
        raise type(error)(error.code, error.what, where=where, mend=error.mend) from error


def check_folder(path: Path) -> None:
    """Refuse an output whose folder is not there before any work is done for it."""
    if not path.parent.is_dir():
        raise InputError(
            "C004", f"there is no folder {path.parent}.", where=str(path), mend="Make it, or choose another -o."
        )


def say_notices(notices: Iterable[Notice]) -> None:
    """Notices, one line each, on standard error."""
    for notice in notices:
        place = f"{notice.document}: " if notice.document else ""
        click.echo(f"note: {place}{notice.text} [{notice.code}]", err=True)


def say_failures(failures: Iterable[str]) -> None:
    """Documents that could not be read, one line each, on standard error."""
    for line in failures:
        click.echo(f"not read: {line}", err=True)
