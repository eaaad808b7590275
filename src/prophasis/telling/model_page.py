"""models of documents -> one self-contained HTML page: each model with its passages, what follows, where they part."""

from __future__ import annotations

from collections.abc import Iterable

from prophasis.case import Case, Models, Reading
from prophasis.telling import page
from prophasis.telling.passages import Passages
from prophasis.telling.terminal.model import OWN
from prophasis.telling.views import model as view


def models_html(models: Models, *, readings: Iterable[Reading] = ()) -> str:
    """The page: no script, nothing loaded from elsewhere, the same input the same bytes.

    Args:
        readings: the documents as read; without them quotations stand alone.
    """
    passages = Passages(Case(), readings)
    told = [
        {
            "id": f"model-{number}",
            "title": view.title(one),
            "model": one,
            "rows": [(row, [passages.of(span) for span in row.spans]) for row in view.rows(one.sketch)],
            "findings": [(found, [passages.of(span) for span in found.spans]) for found in view.findings(one)],
            "numbers": [
                (
                    number_,
                    text,
                    passages.of(number_.passage) if number_.passage else None,
                    [passages.of(span) for span in number_.leans_on],
                )
                for number_, text in view.numbers(one)
            ],
            "grounds": view.grounds(one),
        }
        for number, one in enumerate(models.models, 1)
    ]
    documents = [(one.sketch.document, view.title(one)) for one in models.models]
    partings = [
        (head, [(one, {key: [passages.of(s) for s in spans] for key, spans in one.passages.items()}) for one in found])
        for head, found in view.partings(models)
    ]
    names = ", ".join(title for _, title in documents)
    return page.render_with(
        "model.html.j2",
        {
            "title": f"The authors' models: {names}",
            "own": OWN,
            "models": told,
            "documents": documents,
            "partings": partings,
            "crossed": view.crossed(models),
            "passages": passages.all(),
        },
    )


__all__ = ["models_html"]
