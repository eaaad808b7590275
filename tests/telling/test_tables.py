"""Timeline and matrix: rows that other formats and pages draw from."""

from dataclasses import replace

from prophasis import testing
from prophasis.case import Evidence
from prophasis.telling import matrix, matrix_csv, timeline
from prophasis.telling.timeline import undated


def test_the_timeline_stands_in_order_and_keeps_uncertain_dates_as_ranges(case):
    """By first known day; a range keeps both ends, an open one has none."""
    rows = timeline(case)
    assert [row.item for row in rows][:2] == ["crews_met", "glass_high"]
    by_item = {row.item: row for row in rows}
    assert (by_item["glass_high"].earliest, by_item["glass_high"].latest) == ("1911-03-08", "1911-03-09")
    assert by_item["no_storm"].latest is None
    assert by_item["clerk"].days.approximate


def test_a_deed_that_no_item_quotes_comes_from_the_reading(case):
    """One that an item quotes is not told twice."""
    extra = [row for row in timeline(case, testing.small_readings()) if row.item is None]
    assert [row.what for row in extra] == ["Port open 06.00."]
    assert extra[0].span.document == "log"


def test_items_without_a_date_are_counted_not_placed(case):
    """A copy is neither."""
    late = replace(case, evidence={**case.evidence, "vague": Evidence(text="Once.", when="some day")})
    assert undated(late) == ("vague",)


def test_dates_before_the_common_era_stand_before_it(case):
    """431 BC sorts before 1911 and is written as astronomical -0430."""
    old = replace(case, evidence={**case.evidence, "old": Evidence(text="Long ago.", when="-0430-21")})
    first = timeline(old)[0]
    assert (first.item, first.date, first.earliest) == ("old", "spring 431 BC", "-0430-03-01")


def test_the_matrix_has_hypotheses_in_rows(case, verdict):
    """From the most to the least probable, each cell with the ratings as given and the weight against the leader."""
    table = matrix(case, verdict)
    assert [row.hypothesis for row in table.rows] == ["search", "strike", "storm", "other"]
    assert table.reference == "search"
    column = [c.item for c in table.columns].index("halcyon")
    storm = table.rows[2].cells[column]
    assert storm.decibels == -17.8
    assert storm.ratings == (("ana", ".02"), ("ben", "impossible"))
    assert table.rows[0].cells[column].decibels == 0.0


def test_a_draft_has_the_authors_marks_and_no_weight(draft):
    """Nothing that looks like a verdict."""
    table = matrix(draft, testing.unrated_verdict())
    cells = [cell for row in table.rows for cell in row.cells]
    assert table.reference is None
    assert all(cell.decibels is None for cell in cells)
    assert ("courier", "C") in [rating for cell in cells for rating in cell.ratings]


def test_the_csv_holds_every_item_and_runs_nothing(case, verdict):
    """Copies too; a text that begins like a formula is led by an apostrophe."""
    evil = replace(case.evidence["said_storm"], text="=HYPERLINK(1)")
    text = matrix_csv(replace(case, evidence={**case.evidence, "said_storm": evil}), verdict)
    assert "courier_again" in text
    assert "'=HYPERLINK(1)" in text
    assert "handling,TLP:AMBER\r\n" in text


def test_items_weighed_as_one_have_a_column_of_their_own(case, verdict):
    """The observed moves of a game stand in for their items: the weight is theirs together."""
    path = replace(verdict.contributions[0], items=("wire", "halcyon"), kind="path")
    rest = tuple(c for c in verdict.contributions if c.items[0] not in path.items)
    table = matrix(case, replace(verdict, contributions=(path, *rest)))
    joint = table.columns[-1]
    assert (joint.item, joint.number, joint.kind) == ("wire+halcyon", "E4+E6", "observed moves")
    alone = [c.item for c in table.columns].index("wire")
    assert table.rows[2].cells[-1].decibels == -17.8
    assert table.rows[2].cells[alone].decibels is None
