"""context (a plain dict) -> HTML: the templates, their filters and the style sheet. It accepts a hand-made dict."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from prophasis.telling import edtf, wording
from prophasis.telling.passages import anchor

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """The template environment: autoescape on, an unknown name is an error, words and numbers as filters."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    env = Environment(
        loader=PackageLoader("prophasis.telling", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    env.filters.update(
        percent=wording.percent,
        decibels=wording.decibels,
        decibel_range=wording.decibel_range,
        number=wording.number,
        odds=wording.odds,
        likelihood=wording.likelihood,
        range_text=wording.range_text,
        listed=wording.listed,
        sentence=wording.sentence,
        shorten=wording.shorten,
        date=edtf.label,
        bits=wording.bits,
        mid=wording.mid_sentence,
        flowing=flowing,
    )
    env.globals.update(percent_range=wording.percent_range, bounds=wording.bounds, count=wording.count, anchor=anchor)
    return env


def flowing(text: str) -> Markup:
    """A document's text as it reads: line breaks inside a paragraph are blanks, blank lines stay visible."""
    paragraphs = re.split(r"[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)+", text)
    return Markup("<br>").join(escape(part) for part in paragraphs)


def style_sheet() -> str:
    """The text of the style sheet, put inline into each report."""
    from importlib.resources import files

    return (files("prophasis.telling") / "templates" / "report.css").read_text(encoding="utf-8")


def render(context: Mapping[str, Any]) -> str:
    """One HTML report from the names that `templates/report.html.j2` uses."""
    return render_with("report.html.j2", context)


def render_with(template: str, context: Mapping[str, Any]) -> str:
    """One HTML page from the names that a template uses."""
    made = environment().get_template(template).render({"css": style_sheet(), **context})
    return "\n".join(line.rstrip() for line in made.splitlines() if line.strip()) + "\n"


__all__ = ["environment", "render", "render_with", "style_sheet"]
