"""What the templates say of themselves: docstrings -> a line, what each captures, leaves out, and its source."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass

from prophasis.case import Game
from prophasis.playing.messages import unknown

PARTS = ("Captures", "Leaves out", "Source")


@dataclass(frozen=True)
class About:
    """One template, in the words of its docstring; ``make`` builds the game from named parameters."""

    name: str
    line: str
    captures: str
    leaves_out: str
    source: str
    arguments: tuple[str, ...]
    make: Callable[..., Game]

    @property
    def text(self) -> str:
        """What stands above the game where it is printed to start from."""
        return "\n\n".join(
            (self.line, f"Captures: {self.captures}", f"Leaves out: {self.leaves_out}", f"Source: {self.source}")
        )


def catalogue() -> dict[str, About]:
    """Every template by its name, in alphabetical order."""
    from prophasis.playing import templates

    return {name: _about(name, getattr(templates, name)) for name in sorted(templates.__all__)}


def template(name: str) -> About:
    """One template by its name, with ``-`` for ``_`` where that is easier to type (P040 where there is none)."""
    known = catalogue()
    found = known.get(name.replace("-", "_"))
    if found is None:
        raise unknown("P040", "template", name, known, None)
    return found


def _about(name: str, make: Callable[..., Game]) -> About:
    text = inspect.getdoc(make) or ""
    body, _, _ = text.partition("\nArgs:")
    line, _, rest = body.partition("\n\n")
    parts = {}
    for part in PARTS:
        others = "|".join(other for other in PARTS if other != part)
        found = re.search(rf"{part}: (.*?)(?=\n(?:{others}): |\Z)", rest, re.S)
        parts[part] = " ".join(found[1].split()) if found else ""
    arguments = tuple(key for key in inspect.signature(make).parameters if key not in ("hypotheses", "lambda_"))
    captures, leaves_out, source = (parts[part] for part in PARTS)
    return About(name, " ".join(line.split()), captures, leaves_out, source, arguments, make)


__all__ = ["About", "catalogue", "template"]
