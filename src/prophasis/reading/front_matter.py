"""Front matter: YAML between two lines ``---`` at the head of a text, read as metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prophasis.case import Notice

KEYS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "by": "author",
    "publisher": "publisher",
    "published": "published",
    "date": "published",
    "perspective": "perspective",
    "language": "language",
    "lang": "language",
    "handling": "handling",
}
"""Keys that are read, and the field of the document they fill; other keys are left alone."""


@dataclass(frozen=True)
class FrontMatter:
    """What the head of a text says; ``end`` is the offset behind its closing line (0 where there is none)."""

    says: Mapping[str, str] = field(default_factory=dict)
    end: int = 0
    notices: tuple[Notice, ...] = ()


def front_matter(text: str) -> FrontMatter:
    """Read the front matter of ``text``; what is not valid YAML is left in the text, with a notice."""
    end, body = _block(text)
    if not end:
        return FrontMatter()
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="base", pure=True).load(body)
    except (YAMLError, ValueError) as error:
        where = getattr(getattr(error, "problem_mark", None), "line", None)
        line = f" (line {where + 2})" if where is not None else ""
        notice = Notice(code="R205", text=f"the front matter is not valid YAML{line}; it was read as plain text.")
        return FrontMatter(notices=(notice,))
    if not isinstance(found, Mapping):
        return FrontMatter()
    says: dict[str, str] = {}
    for key, value in found.items():
        name = KEYS.get(str(key).strip().lower())
        if name and value is not None and (words := _words(value)):
            says.setdefault(name, words)
    return FrontMatter(says=says, end=end)


def _words(value: object) -> str:
    """A value as words; of a list its plain items, of a mapping its name."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_plain, value[:50])))
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("name")
    return value.strip() if isinstance(value, str) else ""


def _block(text: str) -> tuple[int, str]:
    start = 1 if text.startswith("\ufeff") else 0
    rows = text[start : start + 20_000].splitlines(keepends=True)
    if not rows or rows[0].strip() != "---":
        return 0, ""
    offset = start + len(rows[0])
    for number, row in enumerate(rows[1:], 1):
        offset += len(row)
        if row.strip() in ("---", "..."):
            return offset, "".join(rows[1:number])
    return 0, ""
