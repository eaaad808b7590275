"""The draft: rival hypotheses with who asserts and who denies them, evidence with its sources; nothing accepted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from prophasis.case import (
    Bearing,
    Belief,
    Case,
    Citation,
    Document,
    Event,
    Explanation,
    Hypothesis,
    Mark,
    Mention,
    Payload,
    Place,
    Reading,
    Sentence,
    Statement,
    Time,
    mark_at,
)
from prophasis.errors import ReadError
from prophasis.reading import draft

NAMES = {
    "Ruritania": Mention(actor="ruritania", name="Ruritania", kind="state"),
    "Ruritanian": Mention(actor="ruritania", name="Ruritania", kind="state"),
    "Rudolf": Mention(actor="rudolf", name="Rudolf", kind="person"),
    "Graustark": Mention(actor="graustark", name="Graustark", kind="state"),
    "League of the North": Mention(actor="league-of-the-north", name="League of the North", kind="organisation"),
    "League": Mention(actor="league-of-the-north", name="League of the North", kind="organisation"),
}

FIRST = (
    "Ruritania did not invade Graustark in 1911 because it feared the League. "
    "Rudolf wanted to bring Graustark under Ruritanian control. "
    "In March 1910 Ruritania withdrew its troops from the border with the League.[1] "
    "Rudolf said that the League of the North had encircled Ruritania. "
    "Graustark had not called up a single regiment before the invasion. "
    "The invasion will be repeated if Graustark yields."
)
SECOND = (
    "Rudolf invaded Graustark because protests at home threatened his hold on power. "
    "Fear of the League cannot explain the invasion. "
    "In March 1910 Ruritania withdrew its troops from the border with the League, as is known."
)


class Hand:
    """Lays marks on quoted words of a text."""

    def __init__(self, key: str, text: str, **about: str) -> None:
        self.document = Document(id=key, text=text, **about)
        self.text = text
        self.marks: list[Mark] = []
        for found in re.finditer(r"[^.]+\.(?:\[\d+\])?", text):
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            self.lay((start, found.end()), Sentence())
        for name in sorted(NAMES, key=len, reverse=True):
            for found in re.finditer(rf"\b{name}\b", text):
                if not any(m.layer == "mention" and m.start <= found.start() < m.end for m in self.marks):
                    self.lay(found.span(), NAMES[name])

    def at(self, quote: str) -> Place:
        start = self.text.index(quote)
        return start, start + len(quote)

    def lay(self, place: Place, payload: Payload) -> Mark:
        mark = mark_at(self.text, *place, payload, document=self.document.id, step="hand 1")
        self.marks.append(mark)
        return mark

    def reading(self) -> Reading:
        return Reading(document=self.document, marks=tuple(self.marks))


def first() -> Reading:
    hand = Hand("first.txt", FIRST, author="A. Clerk", published="1912")
    invade = Event(lemma="invade", agent="ruritania", patient="graustark", edtf="1911")
    hand.lay(hand.at("invade"), invade)
    explanation = hand.lay(
        hand.at("Ruritania did not invade Graustark in 1911 because it feared the League"),
        Explanation(
            explanandum=hand.at("invade Graustark in 1911"),
            explanans=hand.at("it feared the League"),
            cue=hand.at("because"),
            stance="denies",
        ),
    )
    aim = hand.at("to bring Graustark under Ruritanian control")
    wanted = hand.lay(aim, Belief(holder="rudolf", attitude="wants", content=aim))
    withdrew = "In March 1910 Ruritania withdrew its troops from the border with the League."
    hand.lay(hand.at("withdrew"), Event(lemma="withdraw", agent="ruritania", edtf="1910-03"))
    hand.lay(hand.at("In March 1910"), Time(edtf="1910-03"))
    hand.lay(hand.at("[1]"), Citation(number=1, supports=hand.at(withdrew)))
    hand.lay(hand.at(withdrew), Bearing(explanation=explanation.id, direction="-", force="strong"))
    hand.lay(
        hand.at("the League of the North had encircled Ruritania"),
        Statement(source="rudolf", cue=hand.at("said")),
    )
    hand.lay(hand.at("Rudolf said"), Event(kind="statement", lemma="say", agent="rudolf"))
    called = "Graustark had not called up a single regiment before the invasion."
    hand.lay(hand.at("called up"), Event(lemma="call", agent="graustark", modality="denied"))
    hand.lay(hand.at(called), Bearing(explanation=wanted.id, direction="+", force="moderate"))
    return hand.reading()


def second() -> Reading:
    hand = Hand("second.txt", SECOND)
    hand.lay(hand.at("invaded"), Event(lemma="invade", agent="rudolf", patient="graustark"))
    hand.lay(
        hand.at("Rudolf invaded Graustark because protests at home threatened his hold on power"),
        Explanation(
            explanandum=hand.at("invaded Graustark"), explanans=hand.at("protests at home threatened his hold on power")
        ),
    )
    denied = hand.lay(
        hand.at("Fear of the League cannot explain the invasion"),
        Explanation(explanandum=hand.at("the invasion"), explanans=hand.at("Fear of the League"), stance="denies"),
    )
    hand.lay(
        hand.at("In March 1910 Ruritania withdrew its troops from the border with the League, as is known"),
        Bearing(explanation=denied.id, direction="-", force="weak"),
    )
    hand.lay(hand.at("withdrew"), Event(lemma="withdraw", agent="ruritania", edtf="1910-03"))
    return hand.reading()


@pytest.fixture(scope="module")
def case() -> Case:
    return draft([first(), second()])


def stances(hypothesis: Hypothesis) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for position in hypothesis.positions:
        found.setdefault(position.who, set()).add(position.stance)
    return found


def test_the_question_is_drafted_from_the_event_that_is_explained(case: Case) -> None:
    """Without a question, the event most explained becomes one."""
    assert case.question == "Why did Ruritania invade Graustark in 1911?"


def test_hypotheses_come_from_what_is_asserted_and_what_is_denied(case: Case) -> None:
    """A reason that everybody denies is a hypothesis too, and there is one catch-all."""
    assert {h.motive for h in case.hypotheses.values()} >= {"fear_of_alliance", "control", "regime_security", None}
    assert [key for key, h in case.hypotheses.items() if h.catch_all] == ["other"]
    assert "League of the North" in case.hypotheses["fear-of-alliance"].text
    assert "Graustark" in case.hypotheses["control"].text


def test_denial_stays_denial(case: Case) -> None:
    """Both authors deny the fear that a speaker asserts."""
    taken = stances(case.hypotheses["fear-of-alliance"])
    assert "denies" in taken["first.txt"]
    assert "denies" in taken["second.txt"]
    assert taken["rudolf"] == {"asserts"}
    assert "asserts" not in taken["first.txt"] | taken["second.txt"]


def test_positions_quote_their_passages(case: Case) -> None:
    """Every position leads to words that stand in its document."""
    texts = {"first.txt": FIRST, "second.txt": SECOND}
    for hypothesis in case.hypotheses.values():
        for position in hypothesis.positions:
            for span in position.spans:
                assert texts[span.document][span.start : span.end] == span.quote


def test_evidence_is_offered_not_rated(case: Case) -> None:
    """What an author uses a passage for is kept as an offer; no likelihood, no prior, nothing accepted."""
    deed = next(e for e in case.evidence.values() if "withdrew" in e.text)
    assert [(o.hypothesis, o.direction, o.force, o.by) for o in deed.offered] == [
        ("fear-of-alliance", "-", "strong", "first.txt")
    ]
    assert (deed.kind, deed.by, deed.when, deed.origin) == ("deed", "ruritania", "1910-03", "cited-first-1")
    assert deed.text == "In March 1910 Ruritania withdrew its troops from the border with the League."
    assert all(e.status == "proposed" and not e.ratings for e in case.evidence.values())
    assert all(h.status == "proposed" and h.prior is None for h in case.hypotheses.values())


def test_kinds_are_told_apart(case: Case) -> None:
    """Words, deeds and what is missing are told apart; conclusions and forecasts are no evidence."""
    kinds = {e.text: e.kind for e in case.evidence.values()}
    assert kinds["Rudolf said that the League of the North had encircled Ruritania."] == "word"
    assert kinds["Graustark had not called up a single regiment before the invasion."] == "absence"
    assert not any(text.startswith("Ruritania did not invade") for text in kinds)
    assert not any("will be repeated" in text for text in kinds)


def test_a_copy_in_another_document_repeats_the_first(case: Case) -> None:
    """The same sentence in the second document is a copy of the first one's item."""
    keys = [key for key, e in case.evidence.items() if "withdrew" in e.text]
    assert len(keys) == 2
    assert case.evidence[keys[0]].repeats is None
    assert case.evidence[keys[1]].repeats == keys[0]


def test_sources_are_authors_and_references_without_grades(case: Case) -> None:
    """Each author is a source, and each reference that an item rests on; nobody has graded them."""
    assert {"clerk", "author-second", "cited-first-1"} == set(case.sources)
    assert all(source.grade is None and source.accuracy is None for source in case.sources.values())
    assert {e.origin for e in case.evidence.values()} <= set(case.sources)


def test_actors_and_documents_are_listed(case: Case) -> None:
    """Documents stand without their text; every actor that an item names is listed."""
    assert case.documents["first.txt"].text is None
    assert case.documents["first.txt"].published == "1912"
    named = {who for e in case.evidence.values() for who in (e.by, e.to) if who}
    assert named <= set(case.actors)


def test_the_same_readings_give_the_same_draft(case: Case) -> None:
    """A draft is a function of what was read."""
    assert draft([first(), second()]) == case


def test_own_hypotheses_are_kept_and_only_a_catch_all_is_added() -> None:
    """The user's hypotheses keep their ids and texts; passages are mapped to them by what they speak of."""
    own = Case(
        question="Why did Ruritania invade Graustark?",
        hypotheses={
            "h1": Hypothesis(text="To meet a threat seen in an alliance."),
            "h2": Hypothesis(text="To bring the neighbour under its control."),
        },
    )
    case = draft([first(), second()], case=own)
    assert list(case.hypotheses) == ["h1", "h2", "other"]
    assert case.hypotheses["h1"].text == own.hypotheses["h1"].text
    assert case.hypotheses["other"].catch_all
    assert stances(case.hypotheses["h1"])["first.txt"] >= {"denies"}
    deed = next(e for e in case.evidence.values() if "withdrew" in e.text)
    assert [(o.hypothesis, o.direction) for o in deed.offered] == [("h1", "-")]
    assert case.question == own.question


def test_a_given_question_names_the_event() -> None:
    """A question in the user's words stays as it is."""
    case = draft([first()], question="Why did Ruritania attack Graustark in 1911?")
    assert case.question == "Why did Ruritania attack Graustark in 1911?"
    assert case.hypotheses["fear-of-alliance"].positions


@pytest.mark.parametrize(
    "question", ["Why did Ruritania attack Graustark?", "Why was Graustark attacked by Ruritania?", "Why the war?"]
)
def test_a_question_says_who_acted(question: str) -> None:
    """The actor named first acts, in the passive the one after "by"; where none is named, the documents tell."""
    case = draft([first(), second()], question=question)
    assert "Graustark" in case.hypotheses["control"].text
    assert "denies" in stances(case.hypotheses["fear-of-alliance"])["first.txt"]


def test_fewer_items_can_be_asked_for(case: Case) -> None:
    """The best offered items are kept first."""
    few = draft([first(), second()], items=1)
    assert [e.text for e in few.evidence.values()] == [next(e.text for e in case.evidence.values() if e.offered)]


OWN = (
    "Ruritania raised the toll on Graustark in 1911. "
    "It was not greed that moved it, but mud. "
    "The clerk Rudolf said that the roads were drowned in mud. "
    "Graustark rejected the explanation."
)


def own_words(title: str | None = None) -> Reading:
    """A document whose reasons fall into no class of motives."""
    hand = Hand("own.txt", OWN)
    hand.document = replace(hand.document, title=title)
    hand.lay(hand.at("raised"), Event(lemma="raise", agent="ruritania", edtf="1911"))
    moved = hand.at("moved it")
    for word, stance in (("greed", "denies"), ("mud", "asserts")):
        payload = Explanation(explanandum=moved, explanans=hand.at(word), stance=stance, kind="motive")  # type: ignore[arg-type]
        hand.lay((moved[0] - len(word) - 6 if word == "greed" else moved[0], hand.at("mud")[1]), payload)
    hand.lay(hand.at("the roads were drowned in mud"), Statement(source="rudolf", cue=hand.at("said")))
    return hand.reading()


def test_a_reason_of_no_class_stands_in_its_own_words() -> None:
    """The taxonomy names reasons; it keeps none out."""
    case = draft([own_words()])
    texts = {h.text: h for h in case.hypotheses.values()}
    assert texts["Because of mud."].motive is None
    assert "asserts" in {p.stance for p in texts["Because of mud."].positions if p.who == "own.txt"}
    assert {p.stance for p in texts["Because of greed."].positions} == {"denies"}
    assert ("rudolf", "asserts") in {(p.who, p.stance) for p in texts["Because of mud."].positions}


SPOKEN = (
    "Ruritania raised the toll on Graustark in 1911. "
    "It is because of the bridge, said Rudolf. "
    "The League said that Ruritania wanted to ruin its carters. "
    "Graustark rejected the claim."
)


def test_what_speakers_answer_mean_and_reject_is_theirs() -> None:
    """An answer, an aim put down to the acting side, and a rejection of it are positions of those who speak."""
    hand = Hand("spoken.txt", SPOKEN)
    hand.lay(hand.at("raised"), Event(lemma="raise", agent="ruritania", edtf="1911"))
    hand.lay(hand.at("It is because of the bridge"), Statement(source="rudolf", cue=hand.at("said Rudolf")))
    content = hand.at("Ruritania wanted to ruin its carters")
    hand.lay(content, Statement(source="league-of-the-north", cue=hand.at("said that")))
    hand.lay(hand.at("the claim"), Statement(source="graustark", cue=hand.at("rejected"), mode="act"))
    texts = {h.text: stances(h) for h in draft([hand.reading()]).hypotheses.values()}
    assert texts["Because of the bridge."]["rudolf"] == {"asserts"}
    assert texts["To ruin its carters."]["league-of-the-north"] == {"asserts"}
    assert texts["To ruin its carters."]["graustark"] == {"denies"}
    assert texts["To ruin its carters."]["spoken.txt"] == {"reports"}


def test_the_question_takes_the_deed_with_its_object() -> None:
    """Who, the verb, and what it was done to, in the document's words."""
    assert draft([own_words()]).question == "Why did Ruritania raise the toll on Graustark in 1911?"


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Why Ruritania has raised its toll", "Why has Ruritania raised its toll?"),
        ("WHY RURITANIA RAISED ITS TOLL", "Why did Ruritania raise its toll?"),
    ],
)
def test_a_title_may_ask_the_question(title: str, question: str) -> None:
    """A title that asks why is the question."""
    assert draft([own_words(title)]).question == question


def test_nothing_read_is_nothing_to_draft_from() -> None:
    """A draft needs a document."""
    with pytest.raises(ReadError) as caught:
        draft([])
    assert caught.value.code == "R301"


def test_a_text_that_explains_nothing_gives_a_draft_with_a_catch_all_only() -> None:
    """Where nothing is explained, nothing is made up."""
    text = "It rained. The road was wet."
    marks = tuple(mark_at(text, *place, Sentence(), document="rain", step="hand 1") for place in ((0, 10), (11, 28)))
    for reading in (
        Reading(document=Document(id="rain", text=text), marks=marks),
        Reading(document=Document(id="none")),
    ):
        case = draft([reading])
        assert [h.catch_all for h in case.hypotheses.values()] == [True]
        assert not case.evidence
        assert case.question == "What explains the evidence?"


def test_documents_of_the_case_keep_what_they_say() -> None:
    """What the user wrote about a document stays; what he left out is filled in."""
    own = Case(documents={"first.txt": Document(id="first.txt", title="My title")})
    document = draft([first()], case=own).documents["first.txt"]
    assert (document.title, document.author, document.text) == ("My title", "A. Clerk", None)
