"""A few values of a case file changed in place: comments and order stay."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode

from prophasis.case import Case
from prophasis.errors import CaseError
from prophasis.store.case_file import dump_case, parse_case, read_file, write_file


def amend_case(path: str | os.PathLike[str], changes: Mapping[tuple[str, ...], Any], *, to: Case) -> bool:
    """Set some values of a case file, whole or not at all.

    Args:
        changes: where (``("forecasts", "peace", "outcome")``) -> the value; mappings on the way are made.
        to: the case that the file must hold afterwards. Where the edited text does not give just this case, the case
            is written anew instead, and its comments are lost.

    Returns:
        Whether comments were kept.

    Raises:
        CaseError: S007 or S008 when the file cannot be read or written.
    """
    file = Path(path)
    text = _edited(read_file(file), changes)
    kept = text is not None and _holds(text, to, file)
    write_file(file, text if kept and text is not None else dump_case(to))
    return kept


def _edited(text: str, changes: Mapping[tuple[str, ...], Any]) -> str | None:
    """The text with each value set where it stands; None where something else than a mapping is in the way."""
    for place, value in changes.items():
        root = YAML(typ="rt", pure=True).compose(text)
        edited = _set(text, root, place, value)
        if edited is None:
            return None
        text = edited
    return text


def _set(text: str, at: Any, place: tuple[str, ...], value: Any) -> str | None:
    key, *rest = place
    if not isinstance(at, MappingNode):
        return None
    found = next((child for name, child in at.value if name.value == key), None)
    if found is None:
        return _added(text, at, f"{key}: {_inline(_nested(rest, value))}")
    if not rest:
        return text[: found.start_mark.index] + _inline(value) + text[found.end_mark.index :]
    return _set(text, found, tuple(rest), value)


def _nested(keys: list[str], value: Any) -> Any:
    return value if not keys else {keys[0]: _nested(keys[1:], value)}


def _added(text: str, at: MappingNode, entry: str) -> str:
    """One more entry at the end of a mapping, in the mapping's own style."""
    if at.flow_style:
        end = at.end_mark.index - 1
        return f"{text[:end].rstrip()}{', ' if at.value else ''}{entry}{text[end:]}"
    last = at.value[-1][1].end_mark.index
    before = text[:last].rstrip()
    rest = text[len(before) :]
    line, _, after = rest.partition("\n")
    return f"{before}{line}\n{' ' * at.start_mark.column}{entry}\n{after}"


def _inline(value: Any) -> str:
    """A value on one line: JSON with bare keys is YAML."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _holds(text: str, wanted: Case, file: Path) -> bool:
    try:
        return parse_case(text, name=str(file), base=str(file.parent)) == wanted
    except CaseError:
        return False


__all__ = ["amend_case"]
