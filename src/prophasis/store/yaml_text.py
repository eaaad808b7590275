"""YAML 1.2 text <-> plain Python values, keeping for each value the line it stands on."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from prophasis.errors import CaseError

Path = tuple[str | int, ...]
MOST_NODES = 2_000_000

_TRUE_FALSE = {"true": True, "false": False}


@dataclass
class Scalar:
    """A scalar that YAML reads as a number, a truth value or a date: its value and the text it was written as."""

    value: Any
    text: str


@dataclass
class Positions:
    """Where each value of a file stands: path -> line (from 1)."""

    name: str
    lines: dict[Path, int] = field(default_factory=dict)

    def where(self, path: Path) -> str:
        """``file:line: key.key`` of the deepest part of ``path`` that stands in the file."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        keys = ".".join(str(key) for key in path)
        line = self.lines.get(known)
        return f"{self.name}:{line}: {keys}" if line and keys else f"{self.name}: {keys}" if keys else self.name


def load_yaml(text: str, name: str) -> tuple[Any, Positions]:
    """Read one YAML document. Scalars that are not text come as `Scalar`, so that ``1907-07`` can stay a string.

    Raises:
        CaseError: S001 when the text is not YAML, S002 for a key given twice.
    """
    positions = Positions(name)
    try:
        yaml = YAML(typ="rt", pure=True)
        yaml.version = (1, 2)
        node = yaml.compose(io.StringIO(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        problem = (error.problem or "not YAML").strip()
        raise CaseError(
            "S001", f"this is not YAML: {problem}.", where=where, mend="Check indentation, quotes and colons there."
        ) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise CaseError("S001", f"this is not YAML: {error}", where=name, mend="Save it as UTF-8 text.") from error
    if node is None:
        return None, positions
    counter = [0]
    return _build(node, (), positions, counter), positions


def _build(node: Node, path: Path, positions: Positions, counter: list[int]) -> Any:
    counter[0] += 1
    if counter[0] > MOST_NODES or len(path) > 60:
        raise CaseError("S003", "the file is too large or too deep to be a case.", where=positions.name)
    positions.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        mapping: dict[str, Any] = {}
        last = ""
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else ""
            below = (*path, key)
            if _is_rest_of_text(key_node, value_node) and isinstance(mapping.get(last), str):
                mapping[last] = f"{mapping[last]}, {key}"
                continue
            last = key
            if key in mapping or not key:
                positions.lines[below] = key_node.start_mark.line + 1
                what = f"the key '{key}' stands here a second time." if key else "a key must be plain text."
                raise CaseError("S002", what, where=positions.where(below), mend="Keep one of them.")
            positions.lines[below] = key_node.start_mark.line + 1
            mapping[key] = _build(value_node, below, positions, counter)
        return mapping
    if isinstance(node, SequenceNode):
        return [_build(item, (*path, index), positions, counter) for index, item in enumerate(node.value)]
    return _scalar(node)


def _is_rest_of_text(key: Node, value: Node) -> bool:
    """Whether a comma inside braces has cut a plain sentence in two: ``{reason: Same cause, other response.}``.

    YAML takes what follows the comma for a key without a colon; a case file has no such keys.
    """
    plain_key = isinstance(key, ScalarNode) and key.style is None
    return plain_key and value.value == "" and value.start_mark.index == key.end_mark.index


def _scalar(node: Node) -> Any:
    text = str(node.value)
    if isinstance(node, ScalarNode) and node.style == ">":
        text = text.replace("\a", "")  # the round-trip scanner marks with it where a folded text was folded
    tag = str(node.tag).rsplit(":", 1)[-1]
    if tag == "null":
        return None
    if tag == "bool":
        return Scalar(_TRUE_FALSE[text.lower()], text)
    if tag == "int":
        return Scalar(_integer(text), text)
    if tag == "float":
        return Scalar(_float(text), text)
    return text


def _integer(text: str) -> int | float:
    plain = text.replace("_", "")
    for prefix, base in (("0x", 16), ("0o", 8), ("0b", 2)):
        if plain.lower().lstrip("+-").startswith(prefix):
            return int(plain, base)
    return int(plain)


def _float(text: str) -> float:
    plain = text.replace("_", "").lower()
    if plain.lstrip("+-") in (".inf", ".nan"):
        return float(plain.replace(".", ""))
    return float(plain)


def plain(value: Any) -> Any:
    """``value`` with every `Scalar` as the value YAML gives it."""
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def dump_yaml(value: Any) -> str:
    """Write plain Python values as YAML 1.2: block style, short lists of numbers on one line."""
    yaml = YAML(typ="rt", pure=True)
    yaml.version = None
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    out = io.StringIO()
    yaml.dump(_styled(value), out)
    return out.getvalue()


def _styled(value: Any) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, dict):
        mapping = CommentedMap((key, _styled(item)) for key, item in value.items())
        if value and all(_is_small(item) for item in value.values()) and len(str(value)) < 90:
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list | tuple):
        sequence = CommentedSeq(_styled(item) for item in value)
        if all(isinstance(item, int | float | str) and len(str(item)) < 30 for item in value) and len(str(value)) < 90:
            sequence.fa.set_flow_style()
        return sequence
    if isinstance(value, str) and _needs_quotes(value):
        return DoubleQuotedScalarString(value)
    return value


def _is_small(item: Any) -> bool:
    if isinstance(item, list | tuple):
        return all(isinstance(part, int | float) for part in item)
    return item is None or isinstance(item, bool | int | float) or (isinstance(item, str) and len(item) < 24)


def _needs_quotes(text: str) -> bool:
    """Text that YAML would read as something else (a number, a date), or that holds characters it folds."""
    return (
        not text[:1].isalpha()
        or text != text.strip()
        or any(char in text for char in "\n\r\t\x85\u2028\u2029\ufeff")
        or any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in text)
        or text.lower() in ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
    )
