"""collation -> the terminal: what the documents say to each other, a few of each sort, only what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from prophasis.case import Collation, Comparison, Lineage, Span
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs
from prophasis.telling.views.collation import KINDS, narrative_summary

if TYPE_CHECKING:
    from rich.console import Console

SHOWN = 6
"""Findings of one sort that are shown; the rest is counted."""


def show_collation(collation: Collation, *, console: Console) -> None:
    """Contradictions, narratives, terms, comparisons and lineage, each with where it stands; nothing where none."""
    bullet = glyphs(console).bullet
    _section(console, "Contradictions", [f"{KINDS[c.kind]}: {c.why} [{_places([s.spans[0] for s in c.sides])}]"
                                         for c in collation.contradictions], bullet)  # fmt: skip
    told = [
        f"“{wording.shorten(n.text, 90)}”: {narrative_summary(n)}"
        + (f". Changed: {n.changed}" if n.changed else "")
        + (f". One witness: {n.one_witness}" if n.one_witness else "")
        for n in collation.narratives
    ]
    _section(console, "Narratives", told, bullet)
    terms = [f"“{g.term}”{f', as {g.by} uses it' if g.by else ''}: {g.meaning}" for g in collation.glosses]
    _section(console, "Terms and what they stand for", terms, bullet)
    _section(console, "Cases set side by side", [_compared(one) for one in collation.comparisons], bullet)
    _section(console, "Where it comes from", list(_traced(collation.lineage)), bullet)


def _section(console: Console, heading: str, lines: Sequence[str], bullet: str) -> None:
    from rich.text import Text

    if not lines:
        return
    console.print()
    console.print(Text(f"{heading} ({len(lines)})", style="bold"))
    for line in lines[:SHOWN]:
        console.print(Text(f" {bullet} {line}"))
    if len(lines) > SHOWN:
        console.print(Text(f"   and {len(lines) - SHOWN} more; --json prints them all", style="dim"))


def _places(spans: Sequence[Span]) -> str:
    return ", ".join(f"{span.document}:{span.start}" for span in spans)


def _compared(one: Comparison) -> str:
    parts = [f"{len(one.shared)} shared", f"{len(one.differing)} differing"]
    told = [case for case, span in zip(one.cases, one.responses, strict=True) if span is not None]
    what = f"; what followed is told of {wording.listed(told)}" if told else ""
    return f"{one.cases[0]} and {one.cases[1]}, by {one.by}: {', '.join(parts)}{what} [{_places(one.spans[:1])}]"


def _traced(lineage: Lineage) -> Iterator[str]:
    for cycle in lineage.cycles:
        yield f"Circular: {' rests on '.join((*cycle.names, cycle.names[0]))} [{_places(cycle.spans)}]"
    for chain in lineage.chains:
        yield f"Heard through {' → '.join((*chain.links, chain.span.document))} [{_places([chain.span])}]"
    if lineage.copies:
        pairs = {(copy.span.document, copy.first.document) for copy in lineage.copies}
        listed = ", ".join(f"{copy} from {first}" for copy, first in sorted(pairs)[:4])
        yield f"Copied: {wording.count(len(lineage.copies), 'passage')} ({listed})"
    if lineage.unnamed:
        names = dict.fromkeys(one.name for one in lineage.unnamed)
        yield f"Unnamed sources: {'; '.join(list(names)[:4])}{f' and {len(names) - 4} more' if len(names) > 4 else ''}"
    if lineage.unlisted:
        yield f"Cited, not in the corpus: {wording.count(len(lineage.unlisted), 'marker')} without a reference"


__all__ = ["show_collation"]
