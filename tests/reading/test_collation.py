"""Across documents: what contradicts what, what is told again, terms, comparisons, and where it all comes from."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.case import Chain, Collation, Lineage, Span
from prophasis.reading import collate, draft, read_text
from prophasis.reading.collating.amount import amount
from prophasis.reading.collating.lexicon import deeds, families
from prophasis.reading.origins import Origins

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "read"))
import score_across


@lru_cache(maxsize=64)
def laid(*texts: str, dates: tuple[str | None, ...] = ()) -> Collation:
    """Texts laid side by side; documents are named a, b, c."""
    days = (*dates, *([None] * (len(texts) - len(dates))))
    return collate(read_text(text, id="abcdef"[at], date=days[at]) for at, text in enumerate(texts))


def kinds(*texts: str, dates: tuple[str | None, ...] = ()) -> list[str]:
    return [one.kind for one in laid(*texts, dates=dates).contradictions]


DENIED = "President Lena Orm of Norway said on 3 March 2031 that Norway had not sent soldiers to Brel."
OWNED = "President Lena Orm told the assembly on 9 June 2031 that Norway had sent soldiers to Brel."


def test_a_speaker_who_affirms_what_he_denied_contradicts_himself() -> None:
    """The same deed, denied and affirmed by one person; both passages stand behind it, the earlier first."""
    (found,) = laid(DENIED, OWNED).contradictions
    assert found.kind == "word-word"
    assert [side.when for side in found.sides] == ["2031-03-03", "2031-06-09"]
    assert [side.spans[0].document for side in found.sides] == ["a", "b"]
    assert "had not sent soldiers" in found.why
    assert "had sent soldiers" in found.why


@pytest.mark.parametrize(
    "other",
    [
        "Norway's rival Melen said on 9 June 2031 that Norway had sent soldiers to Brel.",
        "President Lena Orm told the assembly on 9 June 2031 that Norway had sent doctors to Tarn.",
        "President Lena Orm told the assembly on 9 June 2031 that Norway might have sent soldiers to Brel.",
        "President Lena Orm told the assembly on 9 June 2031 that Norway had not sent soldiers to Brel.",
    ],
)
def test_another_speaker_deed_or_doubt_is_no_contradiction(other: str) -> None:
    """Who disputes it, does something else, only supposes it or says it again does not contradict himself."""
    assert "word-word" not in kinds(DENIED, other)


def test_a_promise_is_set_against_the_deed_that_breaks_it() -> None:
    """What one promises not to do, and then does."""
    promise = "President Lena Orm promised on 4 March 2031 that Norway would not annex Brel."
    (found,) = laid(promise, "Norway annexed Brel on 12 July 2031.").contradictions
    assert found.kind == "word-deed"
    assert found.sides[0].name == "Lena Orm"


def test_a_deed_before_the_promise_does_not_break_it() -> None:
    """A promise binds for what comes after it."""
    promise = "President Lena Orm promised on 4 March 2031 that Norway would not annex Brel."
    assert kinds(promise, "Norway annexed Brel on 12 July 2026.") == []


def test_a_denial_is_set_against_what_the_document_tells() -> None:
    """An actor that denies its own deed, against the author's account."""
    denial = "The general staff of Norway said on 11 April 2031 that Norway had not shelled the road to Sel."
    assert kinds(f"Norwegian forces shelled the road to Sel on 10 April 2031. {denial}") == ["word-deed"]


def test_one_audience_hears_another_reason() -> None:
    """A speaker gives one deed one reason at home and another abroad."""
    home = "President Tam Orlo told the nation that Norway had occupied Brel in order to bring a province home."
    abroad = "President Tam Orlo told foreign diplomats that Norway had occupied Brel in order to protect the ferry."
    (found,) = laid(home, abroad).contradictions
    assert found.kind == "audience"
    assert {side.audience for side in found.sides} == {"the nation", "foreign-diplomats"}


def test_a_reason_given_here_and_refused_there() -> None:
    """Authors who explain one deed by one thing, and deny that; other reasons for it do not clash."""
    given_ = "Norway occupied Brel because it feared a blockade of the strait."
    refused = "Norway occupied Brel in March. Norway did not occupy Brel because it feared a blockade."
    other = "Norway occupied Brel in March. Norway did not occupy Brel because it needed grain."
    assert kinds(given_, refused) == ["explanation"]
    assert kinds(given_, other) == []


def test_a_deed_done_once_under_two_dates() -> None:
    """What is done once cannot be done on two days; raids can, and a vaguer date that holds the other agrees."""
    first = "Norwegian troops occupied the town of Brel on 2 March 2031."
    assert kinds(first, "Norwegian troops occupied Brel on 4 March 2031.") == ["date"]
    assert kinds(first, "Norwegian troops occupied Brel in March 2031.") == []
    raid = "Norwegian planes bombed the port of Sel on {} March 2031."
    assert kinds(raid.format(2), raid.format(4)) == []


def test_a_figure_that_cannot_be_the_same() -> None:
    """Two figures of one loss clash unless one is rough enough to hold the other."""
    text = "Norway lost {} men in the landing at Brel."
    assert kinds(text.format("12"), text.format("40")) == ["figure"]
    assert kinds(text.format("about 40"), text.format("43")) == []
    assert kinds(text.format("more than 12"), text.format("40")) == []


SPOKE = "President Lena Orm of Norway said on 20 April 2031 that {}."


@pytest.mark.parametrize(
    ("denial", "deed"),
    [
        ("Norway had not seized the ferry Anna", "Norway's navy boarded the ferry Anna on 12 April 2031."),
        ("nobody in Norway had touched the ferry Anna", "Norway impounded the ferry Anna on 12 April 2031."),
        ("Norwegian soldiers had never set foot in Brel", "Norwegian troops occupied Brel on 12 April 2031."),
        ("there was no truth in stories of a captured ship", "Norway impounded the ferry Anna on 12 April 2031."),
        ("Norwegian guns had fired on nobody in Brel", "Norway's artillery bombarded Brel on 12 April 2031."),
        ("no order to fire on Brel existed", "The minister of Norway ordered guns to fire on Brel on 12 April 2031."),
        ("no diplomat of Melen had been expelled", "Norway ordered Melen's ambassador out on 12 April 2031."),
        ("Norwegian troops had withdrawn from Brel", "Norwegian troops were still in Brel on 22 April 2031."),
    ],
)
def test_a_deed_under_another_verb_contradicts_its_denial(denial: str, deed: str) -> None:
    """Families of verbs and nouns, what they entail and exclude, and denials in many wordings."""
    assert "word-deed" in kinds(SPOKE.format(denial), deed)


@pytest.mark.parametrize(
    ("word", "deed"),
    [
        ("Norway had not seized the ferry Anna", "Norway's navy boarded the ferry Berta on 12 April 2031."),
        ("Norway had not shelled the hospital in Brel", "Norway shelled the bridge at Tarn on 12 April 2031."),
        ("Norway had not occupied Brel", "Melen occupied Brel on 12 April 2031."),
        ("Norway had not seized the ferry Anna", "Had Norway seized the ferry Anna in 2031, Melen would have fought."),
        ("Norway would not seize the ferry Anna", "Norway seized the ferry Anna on 12 April 2028."),
        ("Norway rejected the idea of sending troops to Brel", "Norway massed troops at Brel on 12 April 2031."),
    ],
)
def test_another_thing_doer_or_time_is_no_contradiction(word: str, deed: str) -> None:
    """What was done to another, by another, before the promise, or not at all."""
    assert kinds(SPOKE.format(word), deed) == []


def test_how_things_stood_told_otherwise() -> None:
    """Open and closed, dead and alive, as two authors have it; a port that opens a month later was closed before."""
    shut, reached = "The port of Mirren is closed.", "Grain ships came into Mirren on {}."
    assert kinds(shut, reached.format("3 March 2031"), dates=("2031-03-02", "2031-03-20")) == ["state"]
    assert kinds(shut, reached.format("9 April 2031"), dates=("2031-03-02", "2031-04-20")) == []
    dead = "General Otto Brand was killed on 3 March 2031."
    assert kinds(dead, "General Otto Brand is alive.", dates=("2031-03-04", "2031-03-09")) == ["state"]
    assert kinds(dead, "General Otto Brand is alive.", dates=("2031-03-04", "2031-03-01")) == []


def test_one_deed_at_two_doors_and_in_two_places() -> None:
    """Who blew up a dam, and where a treaty was signed."""
    ours = "Norwegian engineers blew up the dam at Varn on 9 March 2031."
    theirs = "The dam at Varn was blown up on 9 March 2031 by Swedish saboteurs."
    assert kinds(ours, theirs) == ["doer"]
    assert kinds(ours, "Norway's engineers destroyed the dam at Varn.") == []
    signed = "The treaty between Norway and Sweden was signed {} on 1 March 2031."
    assert kinds(signed.format("at Bellin"), signed.format("in Karst")) == ["place"]
    assert kinds(signed.format("at Bellin"), signed.format("at Bellin, near Karst,")) == []


def test_figures_of_one_event_under_two_verbs() -> None:
    """The dead of one bombardment; those of another day are others."""
    killed = "On 3 March 2031 the shelling of Brel killed 17 people."
    died = "Norway's artillery bombarded Brel on {} March 2031, and 45 people lost their lives."
    assert kinds(killed, died.format(3)) == ["figure"]
    assert kinds(killed, died.format(9)) == []


def test_ranges_are_amounts() -> None:
    """Between two numbers, either will do."""
    found = amount("30 to 40")
    assert found is not None
    assert (found.low, found.high) == (30, 40)


def test_the_table_of_deeds_holds_together() -> None:
    """Every family entails itself, exclusion goes both ways, and nothing entails what it excludes."""
    for name, family in families().items():
        assert name in family.entails
        assert not family.entails & family.excludes, name
        direct = [other for other in family.excludes if other in families()]
        assert all(any(one in families()[other].excludes for one in family.entails) for other in direct)


@given(text=st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_deeds_are_found_within_their_text(text: str) -> None:
    """Whatever the text, a deed's place is a stretch of it that is not empty."""
    for named in deeds(text, (0, len(text))):
        assert 0 <= named.place[0] < named.place[1] <= len(text)


@given(number=st.integers(min_value=1, max_value=10_000_000))
@settings(max_examples=60, deadline=None)
def test_an_amount_holds_its_own_figure(number: int) -> None:
    """However it is written, the figure itself is among the numbers meant."""
    for text, before in ((f"{number:,}", ""), (str(number), "about "), (str(number), "at least ")):
        found = amount(text, before=before)
        assert found is not None
        assert found.low <= number <= found.high


def test_amounts_in_words() -> None:
    """Words for numbers and scales."""
    assert amount("two dozen") == amount("24")
    assert amount("three") == amount("3")
    assert amount("no figure at all") is None


def test_a_narrative_has_a_first_speaker_and_those_who_take_it_up() -> None:
    """Told first by one, again by his side, then by the other side; and what its first teller made of it later."""
    text = (
        "Melen's prime minister, Olva Brand, said in March 2031 that the loss of Brel had been caused by treason. "
        "Norwegian state radio said in May 2031 that the loss of Brel had been caused by treason. "
        "In October 2031 Olva Brand no longer spoke of treason."
    )
    (found,) = laid(text).narratives
    assert found.told_by("first") == ("Olva Brand",)
    assert len(found.told_by("adopts")) == 1
    assert found.changed is not None
    assert "no longer" in found.changed


def test_one_saying_told_by_two_documents_is_told_once() -> None:
    """Two reports of one day and one speaker are one telling."""
    text = "Olva Brand said on 3 March 2031 that the loss of the northern harbour had been caused by treason."
    assert laid(text, text).narratives == ()


def test_terms_keep_who_uses_them_so() -> None:
    """One word in two senses stays two; scare quotes without a gloss are none."""
    found = laid(
        'Usmar calls its patrols a "customs measure". What Darra calls a "customs measure" is a blockade. '
        'They spoke of a "new era".'
    ).glosses
    assert [(one.term, one.meaning, one.by) for one in found] == [
        ("customs measure", "its patrols", "Usmar"),
        ("customs measure", "a blockade", "Darra"),
    ]
    assert all(one.spans for one in found)


def test_two_cases_that_an_author_sets_side_by_side() -> None:
    """Shared and differing features, and what followed in each."""
    (found,) = laid(
        "Compare the crisis of 2019. In 2019 Melen closed the strait as well. But in 2019 there was no garrison, and "
        "Norway answered with a complaint. In 2031 there was a garrison, and Norway answered with troops."
    ).comparisons
    assert found.cases == ("2019", "2031")
    assert found.shared
    assert found.differing
    assert [bool(span) for span in found.responses] == [True, True]


def test_through_whose_mouths_a_passage_came() -> None:
    """A clerk who told a historian what a president had told: the president first, the historian last."""
    (chain,) = laid(
        "President Tam Orlo spoke to nobody. A clerk at the ministry told the historian Jon Vass that Tam Orlo had "
        "told his generals that Brel would be his monument. Jon Vass has not named the clerk."
    ).lineage.chains
    assert len(chain.links) == 3
    assert "Orlo" in chain.links[0]
    assert chain.links[-1] == "Jon Vass"


def test_sources_that_rest_on_each_other_are_a_circle() -> None:
    """Each cites the other; a source that is only cited is in no circle."""
    text = "Jon Vass relied on Mara Teel for the story. Mara Teel relied on Jon Vass. Ada Rusk cites Jon Vass."
    (found,) = laid(text).lineage.cycles
    assert set(found.names) == {"Jon Vass", "Mara Teel"}


def test_who_is_not_named() -> None:
    """Officials and pilots are unnamed; ministers by name, states and ministries are not."""
    found = laid(
        "Officials in Melen said that the bridge was closed. Ada Rusk said that it was open. Melen said that it was "
        "shut. The ministry said that it did not know."
    ).lineage.unnamed
    assert [one.name for one in found] == ["Officials in Melen"]


def test_a_marker_without_its_reference_is_cited_not_in_the_corpus() -> None:
    """Only the marker that the document's list does not have."""
    text = "The envoy left in May.[1] He was ill in June.[2]\n\nReferences\n\n[1] The Gazette, 3 May 1907."
    assert [one.marker for one in laid(text).lineage.unlisted] == ["[2]"]


def test_a_draft_knows_from_whom_a_word_was_heard() -> None:
    """What a chain passes on rests on its last link, and that link on the one before; unlisted references say so."""
    folder = score_across.GOLD / "sarn"
    readings = [
        read_text((folder / f"{name}.txt").read_text(encoding="utf-8"), id=name) for name in ("province", "courier")
    ]
    text = "A pilot who works in the harbour said that Norway had bombed the bridge on 2 March 2031."
    case = draft([*readings, read_text(text, id="note")], question="Why did Kastovia occupy Brel?")
    assert case.sources["cited-province-7"].unlisted
    pilot = next(item for item in case.evidence.values() if "bombed the bridge" in item.text)
    assert case.sources[pilot.origin].text == "A pilot who works in the harbour, in note"
    assert [gloss.term for gloss in case.glossary["protective-visit"]] == ["protective visit", "protective visit"]


def test_links_of_a_chain_are_heard_from_each_other() -> None:
    """The first link hears from nobody, each later one from the one before it."""
    text = "The clerk told it. He was ill."
    span = Span(document="book", start=0, end=18)
    origins = Origins(
        [read_text(text, id="book", author="M. Teel")], Lineage(chains=(Chain(span=span, links=("Orlo", "a clerk")),))
    )
    last = origins.of("book", 0, 18)
    assert origins.sources[last].text == "A clerk, in book"
    first = origins.sources[last].heard_from
    assert first is not None
    assert origins.sources[first].heard_from is None
    assert origins.of("book", 19, 30) == origins.author("book")


@pytest.mark.parametrize("crisis", ["teral", "ovrin"])
def test_what_only_looks_like_a_contradiction_is_left_alone(crisis: str, capsys: pytest.CaptureFixture[str]) -> None:
    """On two more crises: nothing wrong is shown, half of what was planted, and no near-miss is taken in."""
    right, found, planted = score_across.score(score_across.GOLD / crisis)["contradictions"]
    assert right == found
    assert right >= planted // 2
    assert "near-misses shown as contradictions: 0 of" in capsys.readouterr().out


@pytest.mark.parametrize("crisis", ["sarn", "usmar"])
def test_what_was_planted_is_found_and_nothing_else(crisis: str) -> None:
    """On two made-up crises: no wrong contradiction, and most of what was planted."""
    result = score_across.score(score_across.GOLD / crisis)
    right, found, planted = result["contradictions"]
    assert right == found
    assert right >= 0.7 * planted
    for layer in ("glosses", "comparisons", "copies", "cycles", "unnamed", "not in the corpus"):
        right, found, planted = result[layer]
        assert (right, found) == (planted, planted), layer


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([DENIED, OWNED, "It rained.", "“Peace”, he said.", "\r\n\r\n", "e\u0301 😀", "[3]"]),
        min_size=1,
        max_size=6,
    )
)
def test_every_span_is_its_quote(parts: list[str]) -> None:
    """Whatever is laid side by side, a finding's spans are pieces of their documents."""
    text = " ".join(parts)
    if not text.strip():
        return
    found = laid(text, OWNED)
    spans = [span for one in found.contradictions for side in one.sides for span in side.spans]
    spans += [telling.span for one in found.narratives for telling in one.tellings]
    for span in spans:
        assert span.quote == {"a": text, "b": OWNED}[span.document][span.start : span.end]
