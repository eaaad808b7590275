"""models of documents -> the terminal: a screen for each document, then where they part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import DocumentModel, Models, Parting, Span
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs, plain_table
from prophasis.telling.views import model as view

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_PLACES, _LENGTH = 2, 130
OWN = "The authors' models, each as its author has it; no evidence, and nothing of it is weighed."


def show_models(models: Models, *, console: Console) -> None:
    """Each document's model, what follows from it, and where the models part."""
    from rich.text import Text

    console.print(Text(f"{OWN} [n] is a place: character n of the document.", style="dim"))
    for one in models.models:
        show_model(one, console=console)
    if len(models.models) > 1:
        _compared(models, console)


def show_model(model: DocumentModel, *, console: Console) -> None:
    """One document: its parts with their places, and over how much of its numbers its conclusions follow."""
    from rich.text import Text

    sketch = model.sketch
    console.print()
    console.print(Text(f"{view.title(model)}: {sketch.question}", style="bold"))
    table = plain_table(("As the author has it", "left"), ("", "wide"), ("Places", "left"))
    for row in view.rows(sketch):
        style = "dim" if not row.spans else ""
        table.add_row(row.head, Text(wording.shorten(row.text, _LENGTH)), _places(row.spans), style=style)
    console.print(table)
    if model.findings:
        console.print(_findings(model))
    console.print(Text(view.grounds(model), style="dim"))
    for notice in model.notices:
        console.print(Text(f"{glyphs(console).warn} {notice}", style="yellow"))


def _findings(model: DocumentModel) -> Table:
    """Each conclusion with its share, and beneath it the shares under other aims and what it turns on."""
    from rich.text import Text

    table = plain_table(("Holds in", "right"), (f"Does it follow? Of {model.draws} draws over all numbers", "wide"))
    for one in view.findings(model):
        text = Text(f"{one.claim} It {one.follows}.")
        more = [wording.sentence(part) for part in (one.others, one.note, one.turns) if part]
        text.append("\n" + " ".join(more), style="dim")
        table.add_row(one.share, text)
    return table


def _places(spans: tuple[Span, ...]) -> str:
    if not spans:
        return view.NO_PASSAGE
    more = f" +{len(spans) - _PLACES}" if len(spans) > _PLACES else ""
    return "".join(f"[{span.start}]" for span in spans[:_PLACES]) + more


def _compared(models: Models, console: Console) -> None:
    from rich.text import Text

    names = {one.sketch.document: view.title(one) for one in models.models}
    console.print()
    console.print(Text("Where the models part", style="bold"))
    columns = [(wording.shorten(name, 26), "narrow") for name in names.values()]
    table = plain_table(("", "left"), ("On", "wide"), *columns)
    for head, found in view.partings(models):
        for number, one in enumerate(found):
            table.add_row(head if number == 0 else "", Text(_on(one)), *(_says(one, key) for key in names))
    console.print(table)
    if models.crossed:
        across = plain_table(("Best in", "right"), ("Each one's advice in the other's model", "wide"))
        for text, share, more in view.crossed(models):
            across.add_row(share, Text.assemble(text, ("\n" + more if more else "", "dim")))
        console.print(across)


def _on(one: Parting) -> str:
    return f"{one.about}: {wording.mid_sentence(one.what)}"


def _says(one: Parting, document: str) -> str:
    return one.says.get(document) or "–"


__all__ = ["OWN", "show_model", "show_models"]
