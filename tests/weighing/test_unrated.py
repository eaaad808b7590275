"""A draft nobody has rated: no posterior; what its documents argue, and whether they stand on one side."""

from __future__ import annotations

from dataclasses import replace

from weighing_cases import case, item

from prophasis.case import Document, Evidence, Offer, Position, Span
from prophasis.weighing import weigh

PRIORS = {"fear": None, "control": None, "none": None}


def offered(document, *pairs, **more):
    offers = tuple(Offer(hypothesis=h, direction=d) for h, d in pairs)
    return Evidence(text="x", offered=offers, spans=(Span(document=document, start=0, end=1),), **more)


def draft(evidence, **positions):
    made = case(
        PRIORS,
        evidence,
        catch_all="none",
        documents={name: Document(id=name, author=f"Author of {name}") for name in ("one", "two")},
    )
    hypotheses = {
        name: replace(h, positions=tuple(Position(who=who, stance=stance) for who, stance in positions.get(name, ())))
        for name, h in made.hypotheses.items()
    }
    return replace(made, hypotheses=hypotheses)


def test_nothing_rated_has_no_posterior():
    """Status unrated, posterior None, no leaders, and the sentence says that nobody has rated."""
    verdict = weigh(draft({"a": offered("one", ("control", "+")), "b": offered("two", ("fear", "-"))}))
    assert verdict.status == "unrated"
    assert verdict.posterior is None
    assert verdict.leaders == ()
    assert "nobody has rated the 2 items" in verdict.sentence
    assert verdict.confidence is None
    assert [sign.what for sign in verdict.look_for] == ["a", "b"]


def test_the_authors_case_counts_marks_by_document():
    """Offers for are C and against are I; inconsistency counts the I of each document."""
    evidence = {
        "a": offered("one", ("control", "+"), ("fear", "-")),
        "b": offered("one", ("control", "+")),
        "c": offered("two", ("fear", "-")),
        "copy": offered("two", ("fear", "-"), repeats="c"),
    }
    own = weigh(draft(evidence)).authors_case
    assert own.marks["one"]["a"] == {"control": "C", "fear": "I"}
    assert own.inconsistency == {
        "one": {"fear": 1.0, "control": 0.0, "none": 0.0},
        "two": {"fear": 1.0, "control": 0.0, "none": 0.0},
    }
    assert own.favours == {"one": ("control",), "two": ()}
    assert own.looked_in > 1
    assert "no rating" in own.sentence


def test_sources_on_one_side_are_said_to_be():
    """Both documents for the same and against the same rival: one-sided, with the side that is missing."""
    evidence = {
        "a": offered("one", ("control", "+"), ("fear", "-")),
        "b": offered("two", ("control", "+"), ("fear", "-")),
    }
    sides = weigh(draft(evidence)).one_sidedness
    assert sides.one_sided
    assert sides.sentence.startswith("Both sources stand on one side: for control and against fear.")
    assert sides.missing_side == ("fear",)


def test_positions_count_and_authors_are_found_by_name():
    """A hypothesis denied by both authors and asserted by none is refused by all; actors' words are not theirs."""
    made = draft(
        {"a": Evidence(text="x")},
        fear=(("one", "denies"), ("Author of two", "denies"), ("the minister", "asserts")),
        control=(("one", "asserts"),),
    )
    verdict = weigh(made)
    assert verdict.one_sidedness.one_sided
    assert "against fear" in verdict.one_sidedness.sentence
    assert verdict.one_sidedness.sentence in verdict.sentence


def test_sources_on_both_sides_are_not_one_sided():
    """One document for fear, one against it: no warning."""
    evidence = {"a": offered("one", ("control", "+"), ("fear", "-")), "b": offered("two", ("fear", "+"))}
    sides = weigh(draft(evidence)).one_sidedness
    assert not sides.one_sided
    assert "do not all stand on the same" in sides.sentence


def test_a_case_without_evidence_says_so():
    """No items at all: unrated, with a plain sentence."""
    verdict = weigh(draft({}))
    assert verdict.status == "unrated"
    assert "no evidence that can be weighed" in verdict.sentence


def test_offers_never_enter_the_posterior():
    """The same ratings with and without offers give the same probabilities."""
    rated = item({"fear": 0.3, "control": 0.6, "none": 0.4})
    plain = weigh(draft({"e": rated})).posterior
    more = weigh(draft({"e": replace(rated, offered=(Offer(hypothesis="fear", direction="+", by="one"),))}))
    assert more.posterior == plain
    assert more.authors_case is not None


def test_rated_documents_are_placed_by_what_their_evidence_favours():
    """Without offers, each document's rated items say what it favours; that alone is no one-sidedness."""
    rows = {
        name: replace(item({"fear": 0.3, "control": 0.6, "none": 0.4}), spans=(Span(document=name, start=0, end=1),))
        for name in ("one", "two")
    }
    sides = weigh(draft(rows)).one_sidedness
    assert not sides.one_sided
    assert "one: control; two: control" in sides.sentence


def test_one_perspective_shared_by_all_is_one_side():
    """Documents that state the same perspective are one side, whatever their evidence."""
    rows = {
        name: replace(item({"fear": 0.3, "control": 0.6, "none": 0.4}), spans=(Span(document=name, start=0, end=1),))
        for name in ("one", "two")
    }
    made = draft(rows)
    documents = {name: replace(document, perspective="government") for name, document in made.documents.items()}
    assert weigh(replace(made, documents=documents)).one_sidedness.one_sided
