"""Pages for tests of the steps on who is named, speaks, believes: text in, the marks of a layer out."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest

from prophasis.case import Document, Mark
from prophasis.reading.model_text import make_model_text
from prophasis.reading.page import Page
from prophasis.reading.pipeline import run
from prophasis.reading.steps import belief, hedge, mention, sentence, statement, syntax

STEPS = (syntax.STEP, sentence.STEP, mention.STEP, statement.STEP, hedge.STEP, belief.STEP)


@lru_cache(maxsize=512)
def _page(text: str) -> Page:
    page = Page(document=Document(id="text", text=text), model=make_model_text(text))
    return run(page, STEPS)


@pytest.fixture
def page_of_text() -> Callable[[str], Page]:
    """A text as a page after the steps up to beliefs."""
    return _page


@pytest.fixture
def marks_of() -> Callable[[str, str], list[Mark]]:
    """Text and layer -> the marks of that layer, in order of place."""
    return lambda text, layer: _page(text).layer(layer)
