"""Parts of the draft: words and ids, what a text speaks of, cues of refusal, and the choice of items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prophasis.case import Document, Evidence, Offer, Reading
from prophasis.reading import draft, read_text
from prophasis.reading.drafting import cues
from prophasis.reading.drafting.explanandum import Explanandum, years_in
from prophasis.reading.drafting.items import Item
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.selection import select
from prophasis.reading.drafting.spoken import counting, strongly
from prophasis.reading.drafting.wording import content_words, kin, one_line, slug, unique

LEAF = Leaf(Reading(document=Document(id="d", text="")))


@pytest.mark.parametrize(
    ("one", "other"), [("invade", "invasion"), ("decide", "decision"), ("threat", "threatens"), ("attack", "attacked")]
)
def test_forms_of_a_word_are_kin(one: str, other: str) -> None:
    """A verb and its noun are one word."""
    assert kin(one, other)
    assert kin(other, one)


@pytest.mark.parametrize(("one", "other"), [("war", "warm"), ("1914", "1915"), ("construction", "constitution")])
def test_likeness_alone_is_no_kinship(one: str, other: str) -> None:
    """Words that only begin alike, and numbers, are not forms of one word."""
    assert not kin(one, other)


def test_ids_are_short_plain_and_unique() -> None:
    """An id is made of key words in plain letters; a second one of the same gets a number."""
    assert slug("Withdrawing most troops from the Finnish frontier", limit=3) == "withdrawing-troops-finnish"
    assert slug("Élysée, the!") == "elysee"
    assert slug("of the") == "item"
    assert unique("a", {"a", "a-2"}) == "a-3"


def test_sentences_come_on_one_line_without_citation_marks() -> None:
    """Line breaks and markers such as [12] go, and what is too long is cut at a word."""
    assert one_line("He\nleft.[12] So it  was [3, 4].") == "He left. So it was."
    assert one_line("one two three four", limit=10) == "one two …"


@given(st.text(max_size=60))
def test_an_id_is_always_an_id(text: str) -> None:
    """Whatever the text, an id is not empty and holds small letters, digits and hyphens only."""
    key = slug(text)
    assert key
    assert all(sign.isascii() and (sign.islower() or sign.isdigit() or sign == "-") for sign in key)


def test_naming_an_alliance_is_not_yet_fearing_it() -> None:
    """An alliance that is only named makes no motive that is about one."""
    assert "fear_of_alliance" not in counting("they believed that the league was weak")
    assert counting("they feared the league") == {"fear_of_alliance": pytest.approx(2 / 3)}
    assert "fear_of_alliance" in strongly("they feared the league")


@pytest.mark.parametrize(
    "text",
    [
        "he has never been concerned with the risk of a ",
        "there is reason to question whether he feared the ",
        "he did not ",
    ],
)
def test_refusals_are_seen_in_their_clause(text: str) -> None:
    """A denial, or a word that keeps its distance, before what is denied."""
    assert cues.NEGATED.search(text)


@pytest.mark.parametrize(
    "text", ["not only did he ", "not this, he said, ", "no offer short of ", "allies must not be ", "no longer "]
)
def test_what_looks_like_a_refusal_and_is_none(text: str) -> None:
    """A denial that reaches something else, or nothing."""
    assert not cues.NEGATED.search(text)


def test_an_explanandum_knows_its_own_year() -> None:
    """A text on the same kind of event in another year speaks of it less."""
    event = Explanandum(
        question="?", words=frozenset({"invade"}), agents=frozenset(), patients=frozenset(), year="2022"
    )
    assert event.speaks_of("the invasion of 2022") == 1.0
    assert 0 < event.speaks_of("the invasion of 2014") < 1.0
    assert event.speaks_of("the peace of 2022") == 0.0
    assert years_in("in 431 BC and 1914, with 300 ships") == {"431", "1914"}


def item(number: int, score: float, *sides: tuple[str, str], kind: str = "deed", by: str | None = None) -> Item:
    offers = tuple(Offer(hypothesis=key, direction=direction) for key, direction in sides)  # type: ignore[arg-type]
    made = Item(leaf=LEAF, place=(number, number + 1), offers=offers, score=score)
    made.evidence = Evidence(text=str(number), kind=kind, by=by, offered=offers)  # type: ignore[arg-type]
    return made


def test_no_side_goes_without() -> None:
    """The best item for a weak side comes before the fifth item of a strong one."""
    strong = [item(number, 9.0, ("h1", "+")) for number in range(8)]
    weak = item(8, 1.0, ("h2", "-"))
    assert weak in select([*strong, weak], 4)


sides = st.lists(st.tuples(st.sampled_from(["h1", "h2", "h3"]), st.sampled_from("+-")), max_size=2, unique=True)


@given(
    st.lists(st.tuples(st.floats(0.1, 9), sides, st.sampled_from(["word", "deed"])), max_size=30), st.integers(0, 12)
)
def test_a_selection_is_a_part_in_order(rows: list[tuple[float, list[tuple[str, str]], str]], most: int) -> None:
    """Never more than asked for, never fewer than there are, in the order of the documents."""
    items = [item(number, score, *mine, kind=kind) for number, (score, mine, kind) in enumerate(rows)]
    found = select(items, most)
    assert len(found) == min(most, len(items))
    assert [one.place for one in found] == sorted(one.place for one in found)
    assert select(items, most) == found


def test_content_words_leave_out_what_carries_no_meaning() -> None:
    """Function words go, and each word comes once."""
    assert content_words("The war, and the war's end") == ["war", "end"]


def test_what_a_deed_avoids_is_not_its_aim() -> None:
    """ "So as not to": the hypothesis keeps the negation."""
    text = (
        "Why did Karsia halt its fleet in May 1987? Karsia halted its fleet so as not to provoke the harbour guilds. "
        "The guilds had warned the Karsian government twice."
    )
    case = draft([read_text(text)])
    texts = [one.text for one in case.hypotheses.values() if not one.catch_all]
    assert "Not to provoke the harbour guilds." in texts
