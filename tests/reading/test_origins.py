"""Origins: an item rests on what it cites, else on its author; copies are found, likenesses are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prophasis.case import Citation, Document, Payload, Reading, mark_at
from prophasis.reading.origins import Origins, Passage, copies, short_names


def reading(key: str, text: str, *marks: tuple[str, Payload], author: str | None = None) -> Reading:
    """A reading with marks laid on quoted words."""
    laid = tuple(
        mark_at(text, text.index(quote), text.index(quote) + len(quote), payload, document=key, step="hand 1")
        for quote, payload in marks
    )
    return Reading(document=Document(id=key, text=text, author=author), marks=laid)


TEXT = "The envoy left.[3] He was ill."
LEFT, ILL = (0, 15), (19, 30)


def test_a_cited_passage_rests_on_its_reference_and_another_on_the_author() -> None:
    """The citation's number names the source; a passage without one rests on who wrote the document."""
    origins = Origins([reading("000_memoir.txt", TEXT, ("[3]", Citation(number=3, supports=LEFT)), author="A. Clerk")])
    assert origins.of("000_memoir.txt", *LEFT) == "cited-000-3"
    assert origins.of("000_memoir.txt", *ILL) == "clerk"
    assert origins.sources["clerk"].text == "A. Clerk"
    assert "[3]" in origins.sources["cited-000-3"].text
    assert all(source.grade is None for source in origins.sources.values())


def test_two_documents_that_cite_one_reference_share_an_origin() -> None:
    """The same address is the same witness, whatever its number."""
    one = Citation(number=3, supports=LEFT, reference="The Gazette, https://gazette.example/a#top")
    two = Citation(number=3, supports=LEFT, reference="Gazette (1907): http://www.gazette.example/a/")
    origins = Origins([reading("a", TEXT, ("[3]", one)), reading("b", TEXT, ("[3]", two))])
    assert origins.of("a", *LEFT) == origins.of("b", *LEFT)
    assert origins.author("a") != origins.author("b")


def test_one_author_of_two_documents_is_one_source() -> None:
    """Two documents by the same person have one author behind them."""
    origins = Origins([reading("a", TEXT, author="A. Clerk"), reading("b", TEXT, author="A. Clerk")])
    assert origins.author("a") == origins.author("b")


def test_short_names_tell_documents_apart() -> None:
    """A document's short name is as short as can be."""
    assert short_names(["000_ab.txt", "002_cd.txt"]) == {"000_ab.txt": "000", "002_cd.txt": "002"}
    assert short_names(["war-fear.md", "war-greed.md"]) == {"war-fear.md": "war-fear", "war-greed.md": "war-greed"}
    assert len(set(short_names(["a b", "a-b"]).values())) == 2


def test_a_copied_passage_leads_to_the_first() -> None:
    """A passage taken over with small changes repeats the first one; so does a copy of the copy."""
    first = "In the spring the council ordered the fleet to leave the harbour before the ice had gone."
    second = "The council ordered the fleet to leave the harbour before the ice had gone, he says."
    other = "The council refused to pay the crews of the fleet, and the harbour master resigned."
    found = copies([Passage("1", "a", first), Passage("2", "b", other), Passage("3", "b", second),
                    Passage("4", "c", second)])  # fmt: skip
    assert found == {"3": "1", "4": "1"}


def test_short_common_phrases_are_no_copies() -> None:
    """A few shared words show no copying."""
    assert copies([Passage("1", "a", "He left at once."), Passage("2", "b", "He left at once.")]) == {}


@given(st.lists(st.text(st.sampled_from("abc "), max_size=60), max_size=6))
def test_a_copy_points_to_an_earlier_original(texts: list[str]) -> None:
    """No passage repeats itself, a later one, or a copy."""
    found = copies([Passage(str(i), "d", text) for i, text in enumerate(texts)])
    for copy, first in found.items():
        assert int(first) < int(copy)
        assert first not in found
