"""The report: one file, sound HTML, every number leading to the words it rests on."""

import io
import math
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from rich.console import Console
from telling_page import Page
from telling_snapshot import same_as_stored

from prophasis import testing
from prophasis.case import Case, Evidence, Hypothesis, Notice, Span, Verdict
from prophasis.errors import TellError
from prophasis.telling import report_html, show_verdict, tell
from prophasis.telling.page import flowing, render


@pytest.fixture(params=["rated", "draft"])
def page(request, rated_html, draft_html):
    return Page({"rated": rated_html, "draft": draft_html}[request.param])


def test_the_reports_are_as_stored(rated_html, draft_html):
    """A changed sentence shows in review."""
    same_as_stored("report.html", rated_html)
    same_as_stored("draft.html", draft_html)


def test_the_report_stands_alone(page):
    """No script, nothing loaded from elsewhere, a policy that forbids both."""
    loading = {"script", "link", "img", "iframe", "object", "embed"}
    assert not loading & {tag for tag, _ in page.tags}
    assert not re.search(r"url\(|@import|https?://", page.html)
    assert any("default-src 'none'" in (meta.get("content") or "") for meta in page.all("meta"))


def test_every_tag_closes(page):
    """The page is well formed."""
    assert page.open_tags == []


def test_every_link_leads_somewhere_and_every_place_is_one(page):
    """No dangling link, no anchor twice."""
    assert [name for name, many in Counter(page.ids).items() if many > 1] == []
    wanted = {link["href"].removeprefix("#") for link in page.all("a")}
    assert wanted - set(page.ids) == set()


def test_headings_go_down_one_step_at_a_time(page):
    """One h1, and no level skipped."""
    levels = page.headings
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_says_its_language_and_lets_a_reader_skip(page):
    """For assistive technology and small screens."""
    assert page.all("html") == [{"lang": "en"}]
    assert page.all("a")[0]["class"] == "skip"
    assert any(meta.get("name") == "viewport" for meta in page.all("meta"))


def test_every_table_has_a_caption_and_scopes(page):
    """And every picture stands in a row that gives its figures."""
    assert len(page.all("caption")) == len(page.all("table"))
    assert all("scope" in head or "pic" in head.get("class", "") for head in page.all("th"))
    assert all(svg.get("aria-hidden") == "true" for svg in page.all("svg") if "class" in svg)


def test_the_judgement_has_its_sentence_its_number_its_confidence_and_whose_it_is(rated_html):
    """The sentence names the probability, and the ratings that it rests on."""
    words = Page(rated_html).words
    assert "It is likely (79 %) that he was told to hold one ship" in words
    assert "Confidence is moderate" in words
    assert "This rests on the ratings of Ana and Ben" in words


def test_each_section_is_there(rated_html):
    """In the order in which a reader asks."""
    titles = re.findall(r"<h2>(.*?)</h2>", rated_html)
    assert titles == [
        "The judgement",
        "Words against deeds",
        "The matrix",
        "What each item contributes",
        "Sources and their independence",
        "Each hypothesis at its best",
        "What would overturn it",
        "Harder questions put to it",
        "Step by step, and elsewhere",
        "Analysts, and where they disagree",
        "What to look for next",
        "Timeline",
        "Moves, aims and policies",
        "What it stands on",
        "Limits",
        "Inputs and settings",
        "Passages",
    ]


def test_every_item_has_its_quotations_in_context(rated_html):
    """The quotation is marked, and what stands around it is shown."""
    assert "Port closed 12.00. <mark>Two customs launches put out 12.15 and stopped the Halcyon.</mark>" in " ".join(
        rated_html.split()
    )
    assert all(f'id="item-{key}"' in rated_html for key in testing.small_evidence())


def test_a_draft_shows_no_posterior_and_says_what_to_do(draft_html):
    """One-sidedness first; no probability of any hypothesis anywhere."""
    page = Page(draft_html)
    assert page.words.index("One-sided.") < page.words.index("Nobody has rated this case")
    assert "Status: unrated" in page.words
    assert 'class="chart posterior"' not in draft_html
    assert "The harbour master denies" in page.words
    assert "prophasis rate case.yaml --sheet rate.csv" in page.words
    assert "%" not in page.words.split("Forecasts on record")[0]


def test_a_draft_keeps_the_aims_of_its_game_to_itself(draft):
    """A posterior over aims would be a judgement too."""
    html = report_html(draft, testing.unrated_verdict(), prediction=testing.small_prediction())
    assert "Probability of each observed move under each aim" in html
    assert "Aims before and after" not in html


def test_a_case_without_a_game_says_so(case, verdict):
    """In a plain sentence."""
    assert "The case has no game" in report_html(case, verdict)


def test_the_strictest_mark_stands_above_below_and_on_print(rated_html):
    """An item at TLP:AMBER lifts the whole report."""
    assert rated_html.count('<p class="handling">TLP:AMBER</p>') == 2
    assert '@top-center { content: "TLP:AMBER"' in rated_html


def test_without_documents_the_quotations_stand_alone(case, verdict):
    """And the report says that the text was not at hand."""
    bare = replace(case, documents={key: replace(d, text=None) for key, d in case.documents.items()})
    html = report_html(bare, verdict)
    assert "The document was not at hand" in html
    assert "<mark>No storm.</mark>" in html


def test_text_from_a_document_is_never_markup(case, verdict):
    """Hostile titles, quotations and texts stay text."""
    evil = "<script>alert(1)</script>"
    item = Evidence(text=evil, reason=evil, spans=(Span(document="log", start=0, end=3, quote=evil),), when=evil)
    html = report_html(
        replace(case, evidence={**case.evidence, evil: item}), replace(verdict, sentence=evil, warnings=(evil,))
    )
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert Page(html).open_tags == []


def test_a_case_with_almost_nothing_still_has_a_report():
    """No documents, no evidence, one hypothesis."""
    case = Case(question="Why?", hypotheses={"a": Hypothesis(text="A.")})
    html = report_html(case, replace(testing.unrated_verdict(), question="question", text="Why?", one_sidedness=None))
    assert "The case has no evidence yet." in html
    assert "Nothing in the case is dated." in html


def test_several_questions_share_one_page(case, verdict):
    """Each with its own sections, the evidence once."""
    second = replace(verdict, question="then", text="Why on that day?")
    page = Page(report_html(case, verdict, more=(second,)))
    assert {"judgement-why", "judgement-then", "flip-then", "passages"} <= set(page.ids)


def test_notices_of_unread_documents_are_limits(case, verdict):
    """A missing document is reported, not fatal."""
    html = report_html(case, verdict, notices=(Notice(code="S050", text="The file is missing", document="log"),))
    assert "Logbook of the pilot station: The file is missing." in Page(html).words


def test_no_verdict_is_an_error_with_a_mend(case):
    """One clear line."""
    with pytest.raises(TellError, match="Weigh the case first"):
        report_html(case, ())


def test_the_same_input_gives_the_same_bytes(case, verdict, rated_html):
    """No clock, no random order."""
    assert rated_html == tell(
        case,
        verdict,
        readings=testing.small_readings(),
        prediction=testing.small_prediction(),
        policies=testing.small_policies(),
    )


def test_the_templates_refuse_a_name_they_do_not_know():
    """A page with a hole in it is an error, not an empty space."""
    with pytest.raises(Exception, match="undefined"):
        render({"title": "x"})


def test_a_large_case_stays_small(case, verdict):
    """A document of 400,000 characters and 1,000 items, each with a passage of its own: under 3 MB."""
    text = "".join(
        f"On day {n} the pilots wrote of wind, tide and ships, as on any other day of it. " for n in range(5000)
    )
    documents = {**case.documents, "long": replace(case.documents["log"], id="long", text=text)}
    many = {
        f"item_{n}": replace(
            case.evidence["halcyon"],
            text=f"Item {n} of very many, with a text of usual length.",
            spans=(Span(document="long", start=n * 300, end=n * 300 + 120, quote=text[n * 300 : n * 300 + 120]),),
        )
        for n in range(1000)
    }
    html = report_html(replace(case, documents=documents, evidence=many), replace(verdict, contributions=()))
    assert len(html.encode()) < 3_000_000
    assert "reads differently" not in html


def test_paragraphs_of_a_document_stay_apart():
    """A hard line break is a blank, a blank line a break, and nothing becomes markup."""
    assert flowing("one\ntwo\r\n\r\n# <b>three") == "one\ntwo<br># &lt;b&gt;three"


BARE = Verdict(
    question="why",
    text="Why?",
    status="rated",
    posterior=testing.small_rows(),
    leaders=("search",),
    sentence="It is likely (0.79).",
    confidence=None,
    confidence_sentence=None,
    whose="Somebody's ratings.",
)


@pytest.mark.parametrize(
    "verdict",
    [
        BARE,
        replace(BARE, leaders=("search", "storm")),
        replace(BARE, posterior={"search": testing.small_rows()["search"]}),
        replace(BARE, posterior={key: replace(row, bound_high=math.nan) for key, row in BARE.posterior.items()}),
        replace(testing.small_verdict(), together=None, words_alone=None, inputs=None, one_sidedness=None),
        replace(testing.small_verdict(), flip_set=None, flip_sets=(), look_for=(), ach=(), analysts=()),
        replace(testing.small_verdict(), status="partly rated", dependence_matters=True),
        replace(testing.unrated_verdict(), authors_case=None, look_for=()),
    ],
    ids=["bare", "tie", "one hypothesis", "no bound", "parts absent", "nothing flips", "dependence", "bare draft"],
)
def test_a_verdict_with_parts_absent_still_reads(case, verdict):
    """Whatever weighing leaves out, the page is whole, its links lead somewhere, and the terminal prints."""
    page = Page(report_html(case, verdict))
    assert page.open_tags == []
    assert {link["href"].removeprefix("#") for link in page.all("a")} <= set(page.ids)
    assert "nan" not in page.html.lower().split("passages")[0]
    show_verdict(verdict, case, console=Console(file=io.StringIO(), width=80))
