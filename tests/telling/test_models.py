"""Models of documents, told: a screen and a page on which every part has its passage or says that it has none."""

from __future__ import annotations

import io
import json
import re

import pytest
from rich.console import Console

from prophasis.case import (
    Advice,
    Aim,
    Assumption,
    Crossed,
    Cut,
    Document,
    DocumentModel,
    Finding,
    FittedAim,
    Models,
    Parting,
    Range,
    Reading,
    Sketch,
    Span,
)
from prophasis.store import dump_models
from prophasis.telling import models_html, show_models, to_json

TEXT = "It wanted the harbour. The port must be guaranteed. The cut was 80 percent."


def at(quote: str) -> tuple[Span, ...]:
    start = TEXT.index(quote)
    return (Span(document="one", start=start, end=start + len(quote), quote=quote),)


def small() -> Models:
    sketch = Sketch(
        document="one",
        title="The harbour",
        question="Why did A attack T?",
        protagonist="a",
        target="t",
        aims=(Aim(holder="a", motive="control", text="To rule T.", standing="asserted", passages=at("the harbour")),),
        advice=(Advice(policy="guarantee", advised=True, text="guarantee", passages=at("must be guaranteed")),),
    )
    model = DocumentModel(
        sketch=sketch,
        aims=(FittedAim(type="control", text="wants to rule", standing="asserted"),),
        games={},
        numbers=(
            Assumption(
                name="cut", text="share cut", value=Range.point(0.8), passage=at("80 percent")[0], reason="given"
            ),
            Assumption(name="war", text="cost of war", value=Range(low=0.1, best=0.2, high=0.4), reason="wide"),
        ),
        findings=(
            Finding(
                kind="advice",
                claim="A guarantee: the best.",
                game="settlement",
                aim="control",
                share=0.62,
                shares={"control": 0.62, "security": 0.1},
                rival="security",
                value=Range(low=-0.1, best=0.2, high=0.4),
                of="by how much it is better",
                decided_by=(("war", 0.7),),
                cut=Cut(name="war", at=0.22, below=0.3, above=0.9),
                passages=at("must be guaranteed"),
            ),
        ),
        draws=300,
        seed=431,
    )
    silent = DocumentModel(sketch=Sketch(document="two", question="Why?"), games={}, notices=("It says little.",))
    parting = Parting(
        about="policy",
        what="guarantee",
        says={"one": "advised", "two": None},
        passages={"one": at("must be guaranteed")},
        agree="one only",
    )
    crossed = Crossed(
        of="two",
        within="one",
        policy="truce",
        text="A truce.",
        aim="control",
        share=0.05,
        shares={"control": 0.05, "security": 0.4},
    )
    return Models(models=(model, silent), partings=(parting,), crossed=(crossed,))


@pytest.fixture
def screen() -> str:
    out = io.StringIO()
    show_models(small(), console=Console(file=out, width=80, highlight=False))
    return out.getvalue()


def test_the_screen_tells_parts_shares_and_partings(screen: str) -> None:
    """Each document has its parts; what is not said has no passage; the share and where it turns are told."""
    assert "to rule T" in screen
    assert "no passage" in screen
    assert re.search(r"62\s%", screen)
    assert "follows in most" in screen
    assert "“cost of war” is under" in " ".join(screen.split())
    assert "It says little." in screen
    assert "Where the models part" in screen
    assert "“A truce” (advice of two) in the model of The harbour" in " ".join(screen.split())


def test_the_screen_keeps_to_its_width(screen: str) -> None:
    """80 columns are enough."""
    assert max(map(len, screen.splitlines())) <= 80


def test_the_page_links_every_quotation_to_a_passage_on_it() -> None:
    """No link leads nowhere, nothing is loaded from elsewhere, and no number is without passage or the words."""
    document = Document(id="one", title="The harbour", text=TEXT)
    page = models_html(small(), readings=[Reading(document=document)])
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= set(re.findall(r'id="([^"]+)"', page))
    assert "<script" not in page
    assert "http" not in re.sub(r"<meta[^>]*>", "", page)
    assert "80 percent" in page
    assert page.count("no passage") >= 3


def test_a_number_without_a_passage_says_so_in_data_too() -> None:
    """In JSON and in YAML alike."""
    told = json.loads(json.dumps(to_json(small())))
    numbers = {one["name"]: one["passage"] for one in told["models"][0]["numbers"]}
    assert numbers["war"] == "no passage"
    assert numbers["cut"]["quote"] == "80 percent"
    text = dump_models(small())
    assert "passage: no passage" in text
    assert "80 percent" in text
