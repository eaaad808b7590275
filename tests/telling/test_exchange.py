"""Exchange formats: Web Annotations whose selectors find their text, and argument maps that keep signs and weights."""

import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from prophasis import testing
from prophasis.case import Evidence, Offer, Span
from prophasis.telling.formats.argdown import argdown
from prophasis.telling.formats.web_annotation import web_annotations
from prophasis.telling.passages import Passages
from prophasis.telling.refind import refind


def selectors(item):
    position, quote = item["target"]["selector"]
    return position["start"], position["end"], quote["prefix"], quote["exact"], quote["suffix"]


def test_an_annotation_selects_its_text_twice():
    """By position in code points, and by quotation with 32 characters on either side."""
    readings = testing.small_readings()
    texts = {reading.document.id: reading.document.text for reading in readings}
    page = web_annotations(readings)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == sum(len(reading.marks) for reading in readings)
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    for item in page["items"]:
        text = texts[item["target"]["source"]["dcterms:identifier"]]
        start, end, prefix, exact, suffix = selectors(item)
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)
        assert len(prefix) == min(32, start)
        assert len(suffix) == min(32, len(text) - end)
    assert json.loads(json.dumps(page)) == page


def test_annotations_keep_what_a_mark_says_and_leave_out_what_was_refused():
    """The layer is a tag, the payload JSON; refused marks stay at home."""
    reading = next(reading for reading in testing.small_readings() if reading.layer("event"))
    event = reading.layer("event")[0]
    (item,) = web_annotations([replace(reading, marks=(event,))])["items"]
    tag, content = item["body"]
    assert tag["value"] == "event"
    assert json.loads(content["value"])["modality"] == event.payload.modality
    assert item["creator"]["name"] == f"prophasis, {event.step}"
    assert not web_annotations([replace(reading, marks=(replace(event, accepted=False),))])["items"]
    assert not web_annotations([reading], layers=("term",))["items"]


def test_a_source_is_named_by_its_bytes():
    """The same document has the same name wherever it lies."""
    reading = testing.small_readings()[0]
    hashed = replace(reading, document=replace(reading.document, sha256="00" * 32, file="/anywhere"))
    item = web_annotations([hashed])["items"][0]
    assert item["target"]["source"]["id"] == "ni:///sha-256;" + "A" * 43
    assert "anywhere" not in json.dumps(item)


def test_a_quotation_is_found_at_its_place_or_where_it_went():
    """Position first; then the one place where quotation and context stand."""
    text = "The port was closed. The port was closed again. It rained."
    span = Span(document="d", start=25, end=40, quote=text[25:40], prefix=text[9:25], suffix=text[40:48])
    assert refind(text, span).how == "position"
    later = "Long before: " + text
    assert refind(later, span).place == (38, 53)
    assert refind(later, span).how == "quotation"


def test_a_quotation_is_never_put_where_it_fits_best():
    """Not when it is gone, not when it stands twice, not between other words."""
    span = Span(document="d", start=0, end=3, quote="No.", prefix="asked: ", suffix=" He left")
    assert "not in the document" in refind("Yes.", span).why
    assert "between other words" in refind("He said: No. Then nothing.", span).why
    assert "2 times" in refind("So: No. No.", replace(span, prefix=None, suffix=None)).why
    assert refind("He was asked: No. He left. They asked: No. He left.", span).place is None
    assert refind("x", Span(document="d", start=0, end=1)).place is None
    assert refind("She was asked: No. He left. No. No.", span).place == (15, 18)


@given(st.text("ab ", max_size=60), st.data())
def test_what_is_found_is_the_quotation(text, data):
    """On any text: the words at the place are the words stored; and an unchanged text finds its own place."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    other = data.draw(st.text("ab ", max_size=60))
    span = Span(document="d", start=start, end=end, quote=text[start:end], prefix=text[:start], suffix=text[end:])
    if start < end:
        assert refind(text, span).place == (start, end)
    found = refind(other, span).place
    assert found is None or other[slice(*found)] == text[start:end]


def test_a_report_finds_a_passage_that_moved(case):
    """Where something was put in before it, it is shown in its new context, and that is said."""
    span = testing.quoted("log", "No storm.")
    text = case.documents["log"].text
    span = replace(span, prefix=text[max(0, span.start - 32) : span.start], suffix=text[span.end : span.end + 32])
    changed = replace(case.documents["log"], text="A new first line.\n" + text)
    passage = Passages(replace(case, documents={**case.documents, "log": changed})).of(span)
    assert passage.start == span.start + len("A new first line.\n")
    assert "found again" in passage.problem
    assert passage.before


def test_an_argument_map_keeps_every_hypothesis_and_item(case, verdict):
    """Each hypothesis once, each item once; relations lead to items that are defined."""
    text = argdown(case, [verdict])
    assert text.startswith("===\ntitle: ")
    for key in case.hypotheses:
        assert len(re.findall(rf"^\[{key}\]: ", text, re.MULTILINE)) == 1
    defined = re.findall(r"^<([^>]+)>: ", text, re.MULTILINE)
    assert [name.split()[1] for name in defined] == list(case.evidence)
    drawn = re.findall(r"^  [+-] <([^>]+)>$", text, re.MULTILINE)
    assert drawn
    assert set(drawn) <= set(defined)
    copies = {key for key, item in case.evidence.items() if item.repeats}
    assert copies
    assert not copies & {name.split()[1] for name in drawn}


def test_weights_decide_the_sign_where_an_item_is_rated(case, verdict):
    """A rival's weight against the leader; the leader's against the runner-up."""
    text = argdown(case, [verdict])
    leader = verdict.leaders[0]
    item = verdict.contributions[0].items[0]
    rival = next(name for name, value in verdict.contributions[0].decibels.items() if abs(value) > 1)
    value = -verdict.contributions[0].decibels[rival]
    block = text.split(f"[{rival}]: ")[1].split("\n\n")[0]
    assert re.search(rf"  {re.escape('+' if value > 0 else '-')} <E\d+ {item}>", block)
    assert f"[{leader}]: " in text
    assert re.search(rf"<E\d+ {item}>: .*weight_db: \".*{rival} {value:+.1f}", text)


def test_offers_decide_where_nothing_is_rated(draft):
    """With who offers it and how strongly."""
    text = argdown(draft, [testing.unrated_verdict()])
    offered = [(key, offer) for key, item in draft.evidence.items() for offer in item.offered]
    assert offered
    assert "offered: " in text
    assert not re.search(r"weight_db", text)


def test_no_text_is_taken_for_a_sign(draft):
    """Brackets, braces, hashes and slashes in a text are only text."""
    evil = Evidence(text="[a]: <b> {c: d} #e //f\n+ <g>", offered=(Offer(hypothesis="storm", direction="+", by="}]"),))
    case = replace(draft, evidence={"x]>{": evil})
    rows = argdown(case, [testing.unrated_verdict()]).splitlines()
    (row,) = [row for row in rows if row.startswith("<E1")]
    assert row.startswith(r"<E1 x>: \[a\]: \<b\> \{c: d\} \#e \//f + \<g\> #deed {")
    assert row.count("{") == 2
    assert row.endswith("}")
