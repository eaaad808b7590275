"""The GUM corpus: a file of it -> its text, and the attributions between its clauses with cue and source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]
_RELATION = re.compile(r"attribution-(?:positive|negative):(\d+)->(\d+):\d+:?(\S*)")
_UNIT = re.compile(r"[a-z-]+:(\d+)|ROOT:(\d+)")


@dataclass(frozen=True)
class Attribution:
    """One relation, as character spans of the text."""

    clause: Span
    content: Span
    cue: Span | None
    source: tuple[Span, ...]


def attributions(path: Path) -> tuple[str, list[Attribution]]:
    """The running text of a file and its attributions that have a cue word."""
    text, tokens, units, relations = _walk(path)
    spans = {unit: _span(tokens, first, last) for unit, (first, last) in units.items()}
    found = []
    for clause, content, signs in relations:
        cue = _tokens(signs, r"lex-indwd-([\d,-]+)")
        if cue and clause in spans and content in spans:
            where = tokens[cue[0] - 1][0], tokens[cue[-1] - 1][1]
            source = tuple(tokens[index - 1] for index in _tokens(signs, r"sem-atsrc-([\d,-]+)"))
            found.append(Attribution(spans[clause], spans[content], where, source))
    return text, found


def _walk(path: Path) -> tuple[str, list[Span], dict[int, tuple[int, int]], list[tuple[int, int, str]]]:
    text = ""
    tokens: list[Span] = []
    starts: list[tuple[int, int]] = []
    relations = []
    glued = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text = text.rstrip() + "\n\n"
        cells = line.split("\t")
        if len(cells) != 10 or "." in cells[0]:
            continue
        if "-" in cells[0]:
            low, high = map(int, cells[0].split("-"))
            glued = high - low + 1
            tokens += [(len(text), len(text) + len(cells[1]))] * glued
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        elif glued:
            glued -= 1
        else:
            tokens.append((len(text), len(text) + len(cells[1])))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        discourse = re.search(r"Discourse=([^|]+)", cells[9])
        if discourse:
            index = len(tokens) - glued
            for part in discourse[1].split(";"):
                relation = _RELATION.match(part)
                if relation:
                    relations.append((int(relation[1]), int(relation[2]), relation[3]))
            unit = _UNIT.match(discourse[1])
            if unit:
                starts.append((int(unit[1] or unit[2]), index))
    ends = [first - 1 for _, first in starts[1:]] + [len(tokens)]
    return text, tokens, {u: (a, b) for (u, a), b in zip(starts, ends, strict=True)}, relations


def _span(tokens: list[Span], first: int, last: int) -> Span:
    return tokens[first - 1][0], tokens[last - 1][1]


def _tokens(signs: str, kind: str) -> list[int]:
    found = re.search(kind, signs)
    out: list[int] = []
    for part in found[1].strip("-").split(",") if found else ():
        low, _, high = part.partition("-")
        out += range(int(low), int(high or low) + 1)
    return out
