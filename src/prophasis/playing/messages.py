"""The messages of this room: one function a kind of mistake, each a `GameError` with place and mend."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from prophasis.errors import GameError


def nearest(word: str, known: Iterable[str]) -> str:
    """``Did you mean …?`` with the nearest valid name, or the list of valid ones (at most eight)."""
    names = sorted(set(known))
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]}?"
    if not names:
        return "There is none to choose from."
    return f"Known: {', '.join(names[:8])}{' …' if len(names) > 8 else ''}."


def fail(code: str, what: str, where: str | None, mend: str | None = None) -> GameError:
    """A `GameError`; ``where`` names stage, move and expression."""
    return GameError(code, what, where=where, mend=mend)


def unknown(code: str, kind: str, word: str, known: Iterable[str], where: str | None) -> GameError:
    """``kind`` (``state variable``, ``player`` …) called ``word`` does not exist."""
    return GameError(code, f"there is no {kind} {word!r}.", where=where, mend=nearest(word, known))


def brief(text: object, limit: int = 60) -> str:
    """An expression as it is quoted in a message."""
    found = str(text)
    return f"`{found}`" if len(found) <= limit else f"`{found[: limit - 1]}…`"
