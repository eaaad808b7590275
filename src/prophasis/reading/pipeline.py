"""The pipeline: steps declare what they need and what they add, and their order is checked before anything runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from prophasis.errors import ReadError
from prophasis.reading.page import Page


@dataclass(frozen=True)
class Step:
    """One step of reading.

    ``requires`` and ``assigns`` name layers of marks (``"time"``) or parts of the page (``"syntax"``). The id
    that marks carry is ``name version``; a changed step gets a new version.
    """

    name: str
    version: int
    requires: tuple[str, ...]
    assigns: tuple[str, ...]
    run: Callable[[Page], None]

    @property
    def id(self) -> str:
        return f"{self.name} {self.version}"


def check(steps: Sequence[Step]) -> None:
    """Refuse an order in which a step runs before what it requires.

    Raises:
        ReadError: R001, naming the step, what it misses and where that is assigned.
    """
    assigned: set[str] = set()
    for step in steps:
        for need in step.requires:
            if need not in assigned:
                later = next((other.name for other in steps if need in other.assigns), None)
                mend = f"put it after step '{later}'." if later else "no step of this pipeline assigns it."
                raise ReadError("R001", f"step '{step.name}' requires '{need}', which is not there yet;", mend=mend)
        assigned.update(step.assigns)


def run(page: Page, steps: Sequence[Step]) -> Page:
    """Run the steps on a page, in order, after checking that order."""
    for _ in run_steps(page, steps):
        pass
    return page


def run_steps(page: Page, steps: Sequence[Step]) -> Iterator[Step]:
    """The same, giving each step before it runs, so that the caller knows which one broke."""
    check(steps)
    for step in steps:
        yield step
        step.run(page)
    page.marks.sort(key=lambda mark: (mark.start, mark.end, mark.layer, mark.id))
