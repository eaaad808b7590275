"""The case file: the contract file works as it stands, and a case survives its own file."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prophasis.case import (
    Actor,
    Band,
    Case,
    Dependence,
    Document,
    Evaluator,
    Evidence,
    Forecast,
    Game,
    Gloss,
    Hypothesis,
    Impossible,
    Instrument,
    Observed,
    Offer,
    Parallel,
    Parameter,
    Player,
    PlayerType,
    Policy,
    Position,
    Premise,
    Question,
    Range,
    Rating,
    Relation,
    Settings,
    Source,
    Span,
    Stage,
    Unsure,
)
from prophasis.errors import CaseError
from prophasis.store import dump_case, load_case, locate_documents, parse_case, save_case

SHARED = Path(__file__).parents[2].parent / "shared"
CAB = """
question: Which cab was it?
hypotheses:
  blue:  {text: The cab was Blue, prior: 0.15}
  green: {text: The cab was Green, prior: 0.85}
evidence:
  witness: {text: A witness says Blue, kind: word, by: witness, likelihood: {blue: 0.8, green: 0.2}}
"""


def same(left: Case, right: Case) -> bool:
    return dataclasses.replace(left, base=None) == dataclasses.replace(right, base=None)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared development data is not beside this checkout")
def test_the_annotated_case_loads_and_survives_its_own_file():
    """Every key of the contract has a home, and none is lost on the way out and in."""
    case = load_case(SHARED / "case.example.yaml")
    assert same(parse_case(dump_case(case)), case)
    assert case.evidence["elsewhere"].reason == "Same cause, other response."
    assert case.evidence["elsewhere"].ratings[0].against == "instructions"
    assert [r.analyst for r in case.evidence["luggage"].ratings] == ["ana", "ben"]
    assert case.evidence["luggage"].ratings[1].cells["illness"] == Unsure()
    assert case.documents["memoir"].published == "1931"
    assert case.game is not None
    assert case.game.parameters["shame"].passage == Span(document="memoir", start=10, end=60)
    _, notices = locate_documents(case)
    assert [notice.document for notice in notices] == ["gazette", "memoir"]


def test_the_cab_case_is_read():
    """The short file of the README needs no more than a question, hypotheses and one item."""
    case = parse_case(CAB)
    assert case.asked() == {"question": "Which cab was it?"}
    assert case.evidence["witness"].ratings[0].cells["blue"] == Range.point(0.8)


ids = st.from_regex(r"[a-z][a-z0-9_]{0,7}", fullmatch=True).filter(lambda s: s not in ("round", "reason", "against"))
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
some = texts | st.sampled_from(["yes", "no", "1907", "1907-07", "1e5", "~", "null", "- a", "a: b", "#x", "'", "a, b"])
maybe = st.none() | some
floats = st.floats(-1e6, 1e6, allow_nan=False)


@st.composite
def ranges(draw, probability=True):
    low, best, high = sorted(draw(st.floats(0, 1) if probability else floats) for _ in range(3))
    if draw(st.booleans()):
        low = high = best
    unit = draw(st.none() | st.just("probability" if probability else "decibel"))
    return Range(low=low, best=best, high=high, unit=unit, shape=draw(st.none() | st.just("triangular")))


@st.composite
def cases(draw):
    def table(keys, value):
        return {key: draw(value) for key in keys}

    keys = st.lists(ids, max_size=3, unique=True)
    hypotheses = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    documents = draw(keys)
    items = draw(keys)
    analysts = [name for name in draw(keys) if name not in hypotheses]
    spans = st.lists(
        st.builds(Span, document=st.sampled_from(documents), start=st.just(3), end=st.integers(3, 9), quote=maybe),
        max_size=2,
    ).map(tuple)
    spans = spans if documents else st.just(())
    cell = ranges() | st.just(Unsure()) | st.builds(Impossible, reason=some)

    def row(analyst, scale, turn):
        cells = {"likelihood": cell, "rating": st.sampled_from(["II", "I", "N", "C", "CC", "NA"]) | st.just(Unsure())}
        made = cells.get(scale, ranges(probability=False))
        return Rating(
            analyst=analyst,
            scale=scale,
            round=turn,
            against=hypotheses[0] if scale == "weight_db" else None,
            reason=draw(maybe),
            cells={h: draw(made) for h in draw(st.lists(st.sampled_from(hypotheses), unique=True, min_size=1))},
        )

    def ratings():
        found = []
        for scale in ("likelihood", "weight_db", "rating"):
            who = draw(st.sampled_from(["nobody", "one", "named"]))
            if who == "one":
                found.append(row(None, scale, draw(st.integers(1, 3))))
            if who == "named":
                found += [row(a, scale, turn) for a in analysts for turn in range(1, draw(st.integers(1, 2)) + 1)]
        return tuple(found)

    def evidence():
        return Evidence(
            text=draw(some),
            kind=draw(st.sampled_from(["word", "deed", "absence", "comparison"])),
            knowable=draw(st.none() | st.booleans()),
            by=draw(maybe),
            when=draw(maybe),
            repeats=draw(st.none() | st.sampled_from([i for i in items if i != key] or [None])),
            cases=tuple(
                draw(st.lists(st.builds(Parallel, name=some, response=maybe, shared=st.just(("x",))), max_size=2))
            ),
            spans=draw(spans),
            ratings=ratings(),
            offered=tuple(
                Offer(hypothesis=h, direction=draw(st.sampled_from("+-")), by=draw(maybe)) for h in hypotheses[:1]
            ),
            reason=draw(maybe),
            status=draw(maybe),
        )

    made = {}
    for key in items:
        made[key] = evidence()
    game = None
    if draw(st.booleans()):
        number = ranges(probability=False) | st.builds(Band, median=floats, factor=st.floats(1, 9))
        game = Game(
            game=draw(maybe),
            parameters=table(draw(keys), st.builds(Parameter, value=number, reason=maybe)),
            players={
                "a": Player(
                    types=table(
                        draw(keys),
                        st.builds(PlayerType, prior=ranges(), hypothesis=st.none() | st.sampled_from(hypotheses)),
                    ),
                    values={"x": {"v": draw(number)}},
                )
            },
            state={"won": draw(floats)},
            stages=(Stage(who="a", moves={"go": {"won": draw(floats)}, "on": "next"}, after=("go",)),),
            payoffs={"a": draw(some)},
            observed=tuple(Observed(move=draw(ids), evidence=tuple(items[:2])) for _ in range(2)),
            policies={"p": Policy(edits={"parameters.x": draw(floats)}, forbid=("a.go",), cost=draw(ranges()))},
            evaluator=Evaluator(who="a", values={"won": draw(floats)}),
        )
    return Case(
        question=draw(maybe),
        settings=draw(st.builds(Settings, seed=st.integers(0, 99), pool=st.sampled_from(["linear", "logarithmic"]))),
        documents={key: Document(id=key, title=draw(maybe), published=draw(maybe)) for key in documents},
        actors=table(draw(keys), st.builds(Actor, name=some, relations=st.just((Relation(to="x", kind="part of"),)))),
        questions=table(draw(keys), st.builds(Question, text=some)),
        hypotheses={
            h: Hypothesis(
                text=draw(some),
                prior=draw(st.none() | ranges()),
                catch_all=draw(st.booleans()),
                positions=(Position(who="w", stance="denies", spans=draw(spans)),),
            )
            for h in hypotheses
        },
        sources=table(draw(keys), st.builds(Source, text=some, accuracy=st.none() | ranges())),
        evidence=made,
        dependence=(Dependence(items=tuple(items), correlation=draw(ranges())),),
        premises=table(draw(keys), st.builds(Premise, text=some)),
        instruments=table(draw(keys), st.builds(Instrument, text=some, when=maybe)),
        game=game,
        forecasts=table(draw(keys), st.builds(Forecast, text=some, outcome=st.none() | st.booleans())),
        glossary=table(draw(keys), st.tuples(st.builds(Gloss, term=some, meaning=some))),
        notes=draw(maybe),
    )


@given(cases())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_case_survives_its_own_file(case):
    """dump, then parse: the same case, whatever its texts look like to YAML."""
    assert same(parse_case(dump_case(case)), case)


def fails(text: str) -> str:
    with pytest.raises(CaseError) as caught:
        parse_case(text, name="bad.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("kind: word", "kynd: word"), ":7: evidence.witness.kynd: the key 'kynd' is not known here. Did you"),
        (("kind: word", "kind: wird"), "'wird' is not one of the values allowed. Did you mean 'word'?"),
        (("blue: 0.8", "blue: 1.3"), ":7: evidence.witness.likelihood.blue: 1.3 is not a probability."),
        (("blue: 0.8", "bleu: 0.8"), "no hypothesis has the id 'bleu'. Did you mean 'blue'?"),
        (("blue: 0.8", "blue: [0.9, 0.8, 1]"), "[0.9, 0.8, 1] is not in order. A range is low <= best <= high."),
        (("blue: 0.8", "blue: [0.9, 0.8]"), "a range has three numbers, here are 2."),
        (("blue: 0.8", "blue: often"), "'often' stands where a number is expected."),
        (("blue: 0.8", "blue: .nan"), "'.nan' is not a finite number."),
        (("by: witness", "origin: nobody"), "no source has the id 'nobody'."),
        (("by: witness", "repeats: witness"), "'witness' cannot repeat itself."),
        (("text: A witness says Blue, ", ""), "evidence.witness: the key 'text' is missing."),
        (("hypotheses:", "hypotheses: [a]\nnotes:"), "here stands a list where keys with values are expected."),
        (("question: W", "question: {"), "bad.yaml:"),
        (("question:", "prophasis: 9\nquestion:"), "this file has format 9."),
        (("evidence:", "question: again\nevidence:"), "the key 'question' stands here a second time."),
        (("likelihood: {", "against: blue, likelihood: {"), "'against' names the reference of weights"),
        (("likelihood: {", "weight_db: {"), "weights need the hypothesis they are against."),
        (("blue: 0.8", "blue: {impossible: true}"), "'impossible' needs a reason."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line_with_place_and_mend(change, expected):
    """File, line, key, value and the nearest valid one."""
    message = fails(CAB.replace(*change, 1))
    assert expected in message
    assert "\n" not in message


def test_a_file_that_is_no_case_is_refused():
    """Prose, an empty file and a bare game are each named as what they are."""
    assert "not a case file" in fails("just some prose")
    assert "not a case file" in fails("")
    assert "a game, not a case" in fails("players: {}\nstages: []")


def test_saving_is_whole_or_not_at_all(tmp_path):
    """A folder that is not there gives one line; what was saved stays as it was."""
    case = parse_case(CAB)
    save_case(case, tmp_path / "cab.yaml")
    assert same(load_case(tmp_path / "cab.yaml"), case)
    with pytest.raises(CaseError, match="cannot be written"):
        save_case(case, tmp_path / "nowhere" / "cab.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["cab.yaml"]


def test_a_binary_file_is_refused(tmp_path):
    """Bytes that are not text are named as such, with the file."""
    (tmp_path / "junk.yaml").write_bytes(bytes(range(256)))
    with pytest.raises(CaseError, match="not UTF-8 text"):
        load_case(tmp_path / "junk.yaml")
