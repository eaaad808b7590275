"""Packages and sequences of policies, and who pays for them when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prophasis.case import Evaluator, Game, Payment, Policy, PolicyRow, PolicyTable, Range, Trigger
from prophasis.errors import GameError
from prophasis.playing import stress
from prophasis.playing.sequences import make
from prophasis.store import dump_game, parse_case

POINT = Range.point


def valued(duel: Game, **policies: Policy) -> Game:
    """The duel with somebody whose values policies are measured in."""
    return replace(duel, policies=policies, evaluator=Evaluator(who="C", values={"taken": -1, "fought": "-0.5*fought"}))


def row(table: PolicyTable, name: str) -> PolicyRow:
    return next(row for row in table.rows if row.policy == name)


def same(one: PolicyRow, other: PolicyRow) -> None:
    """Both come to the same under every aim, in value and in what is left at the end."""
    for left, right in zip(one.outcomes, other.outcomes, strict=True):
        assert left.value.best == pytest.approx(right.value.best, abs=1e-9)
        for name in ("fought", "taken", "yielded"):
            assert left.states[name] == pytest.approx(right.states[name], abs=1e-9)


def test_a_package_is_the_union_of_its_parts(duel: Game) -> None:
    """Edits, moves and costs of the parts together, as if written in one policy."""
    game = valued(
        duel,
        dear=Policy(edits={"parameters.war": 0.5}, cost=POINT(0.01), payer="C"),
        firm=Policy(forbid=("B.yield_",), cost=POINT(0.02), payer="B"),
        both=Policy(parts=("dear", "firm")),
        by_hand=Policy(edits={"parameters.war": 0.5}, forbid=("B.yield_",), cost=POINT(0.03)),
    )
    table = stress(game)
    same(row(table, "both"), row(table, "by_hand"))
    assert {(paid.payer, paid.amount) for paid in row(table, "both").paid} == {("C", 0.01), ("B", 0.02)}
    assert row(table, "both").cost == pytest.approx(0.03)
    assert row(table, "both").payer is None


def test_parts_that_contradict_each_other_are_refused(duel: Game) -> None:
    """Two values for one number need a word of the package's own."""
    one, two = Policy(edits={"parameters.war": 0.5}), Policy(edits={"parameters.war": 0.1})
    with pytest.raises(GameError, match=r"another value than the rest of the package.*P061"):
        stress(valued(duel, one=one, two=two, both=Policy(parts=("one", "two"))))
    settled = Policy(parts=("one", "two"), edits={"parameters.war": 0.2})
    alone = Policy(edits={"parameters.war": 0.2})
    table = stress(valued(duel, one=one, two=two, both=settled, alone=alone))
    same(row(table, "both"), row(table, "alone"))


def test_a_package_is_no_part_of_itself(duel: Game) -> None:
    """A ring of parts and an unknown part each give one line."""
    with pytest.raises(GameError, match=r"part of itself.*P060"):
        stress(valued(duel, a=Policy(parts=("b",)), b=Policy(parts=("a",))))
    with pytest.raises(GameError, match=r"no policy 'firn'.*Did you mean firm\?.*P060"):
        stress(valued(duel, firm=Policy(), a=Policy(parts=("firn",))))


def test_a_signpost_that_must_come_is_the_policy_from_the_start(duel: Game) -> None:
    """Where the move is forced, what follows it is in force as surely as if it had been from the beginning."""
    game = valued(
        duel,
        later=Policy(force=("A.ask",), signposts=(Trigger(move="A.ask", then="dear"),)),
        dear=Policy(edits={"parameters.war": 0.6, "parameters.p": [0.2, 0.3, 0.4]}, forbid=("B.yield_",)),
        at_once=Policy(parts=("dear",), force=("A.ask",)),
    )
    table = stress(game, draws=20)
    later, at_once = row(table, "later"), row(table, "at_once")
    for left, right in zip(later.outcomes, at_once.outcomes, strict=True):
        assert left.value.best == pytest.approx(right.value.best, abs=0.01)
        assert left.states["yielded"] == right.states["yielded"] == pytest.approx(0, abs=1e-12)
    assert all(outcome.states["after_ask"] == pytest.approx(1) for outcome in later.outcomes)


def test_a_signpost_works_through_what_is_expected_of_it(duel: Game) -> None:
    """A war made dear once there is a demand makes the demand itself rarer, and costs only where there is one."""
    game = valued(
        duel,
        dear=Policy(edits={"parameters.war": 0.9}, payments=(Payment(amount=POINT(0.1), payer="C", period="1914"),)),
        announced=Policy(
            payments=(Payment(amount=POINT(0.02), payer="C", period="1913"),),
            signposts=(Trigger(move="A.ask", then="dear"),),
        ),
    )
    table = stress(game, weights={"fear": 0.0, "greed": 1.0})
    base, announced = row(table, "as described"), row(table, "announced")
    greed = table.aims.index("greed")
    assert announced.outcomes[greed].states["fought"] < base.outcomes[greed].states["fought"]
    asked = announced.outcomes[greed].states["after_ask"]
    assert 0 < asked < 1
    assert {(paid.period, round(paid.amount, 9)) for paid in announced.paid} == {
        ("1913", 0.02),
        ("1914", round(0.1 * asked, 9)),
    }


def test_before_the_signpost_nothing_is_changed(duel: Game) -> None:
    """The stage before the move keeps its moves; only the copy behind the signpost loses them."""
    policy = Policy(signposts=(Trigger(move="B.refuse", then="hold"),))
    made = make(duel, policy, {"hold": Policy(forbid=("A.attack",))}, where="policies.x")
    assert [stage.when for stage in made.game.stages] == [
        None,
        None,
        "after_refuse",
        "not after_refuse",
        "fought",
    ]
    assert made.barred == {(2, "attack")}
    assert made.game.stages[1].moves["refuse"] == {"after_refuse": 1.0}


def test_a_signpost_that_cannot_be_followed_is_refused(duel: Game) -> None:
    """An unknown move, a hidden one, a change that comes too late, signposts behind signposts: one line each."""
    dear = Policy(edits={"parameters.war": 0.9})
    for policies, message in (
        ({"x": Policy(signposts=(Trigger(move="A.akk", then="dear"),)), "dear": dear}, r"Did you mean A.ask\?"),
        (
            {
                "x": Policy(signposts=(Trigger(move="A.ask", then="types"),)),
                "types": Policy(edits={"players.B.types": {"soft": 1.0}}),
            },
            "in the middle of play",
        ),
        (
            {
                "x": Policy(signposts=(Trigger(move="A.ask", then="y"),)),
                "y": Policy(signposts=(Trigger(move="B.refuse", then="dear"),)),
                "dear": dear,
            },
            "signposts of its own",
        ),
    ):
        with pytest.raises(GameError, match=rf"{message}.*P062"):
            stress(valued(duel, **policies))
    hidden = replace(duel, stages=(replace(duel.stages[0], hide=("B",)), *duel.stages[1:]))
    with pytest.raises(GameError, match="is hidden from B"):
        stress(valued(hidden, x=Policy(signposts=(Trigger(move="A.ask", then="dear"),)), dear=dear))


CASE = """
question: Why?
hypotheses: {a: {text: A}, b: {text: B}}
game:
  players:
    A: {types: {x: {prior: 0.5, hypothesis: a}, y: {prior: 0.5, hypothesis: b}}, values: {x: {v: 1}, y: {v: 0}}}
  parameters: {c: 0.2}
  state: {done: 0}
  stages: [{who: A, moves: {wait: next, act: {done: 1}}}, {who: A, moves: {rest: next, go: {done: 1}}}]
  payoffs: {A: v*done - c*done}
  policies:
    dear: {edits: {parameters.c: 0.8}, payments: [{amount: [0.1, 0.2, 0.3], payer: B, period: year 2}, {amount: 0.1}]}
    ladder: {text: First words, parts: [talk], signposts: [{move: A.act, then: dear, text: once it acts}]}
    talk: {cost: 0.01, payer: B}
  evaluator: {who: B, values: {done: -1}}
"""


def test_a_case_writes_and_reads_packages_payments_and_signposts() -> None:
    """What a case file says of policies comes back from its dump, and is played."""
    case = parse_case(CASE)
    assert case.game is not None
    assert case.game.policies is not None
    assert case.game.policies["ladder"].signposts == (Trigger(move="A.act", then="dear", text="once it acts"),)
    assert case.game.policies["dear"].payments[0].period == "year 2"
    again = parse_case("question: Why?\nhypotheses: {a: {text: A}, b: {text: B}}\ngame:\n" + _indented(case.game))
    assert again.game == case.game
    table = stress(case.game, draws=10)
    assert {paid.period for paid in row(table, "ladder").paid} == {None, "year 2"}


def _indented(game: Game) -> str:
    return "".join(f"  {line}\n" for line in dump_game(game).splitlines())
