"""The worked examples as reports: real verdicts, every link whole, every quotation at its place."""

from functools import cache
from pathlib import Path

import pytest
from telling_page import Page

from prophasis import weigh
from prophasis.case import Document, Reading
from prophasis.playing import play
from prophasis.store import load_case
from prophasis.telling import report_html

ROOT = Path(__file__).parents[2] / "examples"


def texts_of(case):
    """The example's documents as they stand on disk, without marks."""
    for key, document in case.documents.items():
        text = (Path(case.base) / document.file).read_bytes().decode("utf-8")
        yield Reading(document=Document(id=key, text=text))


@cache
def told(example):
    case = load_case(ROOT / example / "case.yaml")
    prediction, policies = play(case.game, seed=case.settings.seed)
    html = report_html(case, weigh(case), readings=texts_of(case), prediction=prediction, policies=policies)
    return case, html, Page(html)


@pytest.mark.parametrize("example", ["war-of-431", "why-2022"])
class TestExamples:
    def test_every_link_is_whole(self, example):
        """No dangling anchor, none twice, every tag closed."""
        _, _, page = told(example)
        assert page.open_tags == []
        assert len(set(page.ids)) == len(page.ids)
        assert {link["href"].removeprefix("#") for link in page.all("a")} <= set(page.ids)

    def test_every_quotation_stands_in_its_document(self, example):
        """None is shown without its context, none is said to have changed."""
        _, html, _ = told(example)
        assert "reads differently" not in html
        assert "was not at hand" not in html

    def test_every_item_and_hypothesis_is_told(self, example):
        """Nothing of the case is lost on the way."""
        case, html, page = told(example)
        assert {f"item-{key}" for key in case.evidence} <= set(page.ids)
        assert {f"hypothesis-{key}" for key in case.hypotheses} <= set(page.ids)
        assert all(policy in html for policy in case.game.policies)

    def test_the_page_stays_small(self, example):
        """A judged case of some thirty items: under half a megabyte."""
        _, html, _ = told(example)
        assert len(html.encode()) < 500_000
