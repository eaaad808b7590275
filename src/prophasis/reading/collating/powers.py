"""Powers: a text -> names of what has ministers, a navy or a border: states, whatever the parser took them for."""

from __future__ import annotations

import re

from prophasis.reading.gazetteer import slug

_NAME = r"([A-Z][\w-]+)"
_HEAD = (
    r"(?:[Pp]remier|(?:[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance) [Mm]inister|[Pp]resident|[Cc]hancellor"
    r"|[Aa]dmiral|[Gg]eneral)"
)
_OFFICE = (
    r"(?:navy|fleet|warships|air force|coastguards?|coast guard|foreign (?:minister|ministry|office)|prime minister"
    r"|premier|president|parliament|ambassador|embassy|intelligence service|central bank|border|coast|capital"
    r"|secret service)"
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"\b{_HEAD}\s+(?:[A-Z][\w-]+\s+){{1,2}}of\s+{_NAME}",
        rf"\b{_OFFICE}\s+of\s+{_NAME}",
        rf"\b{_NAME}['’]s\s+(?:\w+\s+)?{_OFFICE}\b",
    )
)


def powers_in(text: str) -> frozenset[str]:
    """The ids of names that a text treats as those of states."""
    plain = " ".join(text.split())
    return frozenset(slug(name) for shape in _SHAPES for name in shape.findall(plain))


__all__ = ["powers_in"]
