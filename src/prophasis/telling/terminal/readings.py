"""readings -> the terminal: what was found in each document by layer, with a few examples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prophasis.case import LAYERS, Explanation, Mark, Reading
from prophasis.telling import edtf, wording
from prophasis.telling.passages import title_of
from prophasis.telling.terminal.glyphs import glyphs, plain_table, share_bar

if TYPE_CHECKING:
    from rich.console import Console

EXAMPLES = 5


def show_readings(readings: Sequence[Reading], *, console: Console, layers: Sequence[str] = ()) -> None:
    """Counts by layer for each document; for the layers asked for (or explanations) a few marks in their words."""
    for reading in readings:
        _document(reading, console, tuple(layers))


def _document(reading: Reading, console: Console, layers: tuple[str, ...]) -> None:
    from rich.text import Text

    document = reading.document
    facts = [
        document.author or document.publisher or "",
        edtf.label(document.published),
        document.perspective or "",
        document.handling or "",
        f"{len(document.text):,} characters" if document.text else "no text",
    ]
    console.print()
    console.print(Text(title_of(document, document.id), style="bold"))
    console.print(Text("  ".join(fact for fact in facts if fact), style="dim"))
    counts = {layer: len(reading.layer(layer)) for layer in LAYERS if not layers or layer in layers}
    most = max(counts.values(), default=0) or 1
    table = plain_table(("Layer", "left"), ("Marks", "right"), ("", "left"), ("For example", "wide"))
    for layer, many in counts.items():
        first = next(iter(reading.layer(layer)), None)
        example = "" if first is None or layer == "sentence" else wording.shorten(first.quote, 60)
        table.add_row(layer, str(many), Text(share_bar(many / most, 12, glyphs(console)), style="blue"), Text(example))
    console.print(table)
    if reading.as_read:
        pairs = [f"“{slip.printed}” as “{slip.read}”" for slip in reading.as_read]
        more = f" and {len(pairs) - EXAMPLES} more" if len(pairs) > EXAMPLES else ""
        console.print(Text(f"Read otherwise than printed: {', '.join(pairs[:EXAMPLES])}{more}", style="dim"))
    for layer in layers or ("explanation",):
        _examples(reading.layer(layer), layer, console)


def _examples(marks: Sequence[Mark], layer: str, console: Console) -> None:
    from rich.text import Text

    if not marks:
        return
    console.print(Text(f"{layer.capitalize()} marks", style="bold"))
    room = max(40, console.width - 22)
    for mark in marks[:EXAMPLES]:
        payload = mark.payload
        stance = f"{payload.stance}: " if isinstance(payload, Explanation) else ""
        console.print(Text(f"  {mark.start:>6}  {stance}{wording.shorten(mark.quote, room)}"))
    if len(marks) > EXAMPLES:
        console.print(Text(f"          and {len(marks) - EXAMPLES} more; --jsonl prints them all", style="dim"))


__all__ = ["show_readings"]
