"""Expressions: what they may hold, what they give, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.errors import GameError
from prophasis.playing.expressions import compile_expression

SCOPE = {"a": 2.0, "b": 0.0, "last": "refuse", "B.type": "firm", "B.pain": 0.25}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2*3 - 4/2", 5.0),
        ("a**3", 8.0),
        ("-a", -2.0),
        ("a and not b", 1.0),
        ("b or b", 0.0),
        ("a if b else 7", 7.0),
        ("0 < a <= 2", 1.0),
        ("min(a, 1, 3) + max(a, b)", 3.0),
        ("exp(log(a)) + sqrt(a*a)", 4.0),
        ("last == 'refuse'", 1.0),
        ("'refuse' != last", 0.0),
        ("last in ('accept', 'refuse')", 1.0),
        ("last not in ['accept']", 1.0),
        ("B.type == 'firm' and B.pain > 0", 1.0),
        (0.5, 0.5),
        (True, 1.0),
        ("log(b) if b else 3", 3.0),
    ],
)
def test_expressions_give_numbers(text: object, value: float) -> None:
    """Arithmetic, comparison, logic and choice give plain numbers; truth is 1."""
    assert compile_expression(text, where="x")(SCOPE) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "open('x')",
        "a.b.c",
        "a[0]",
        "lambda: 1",
        "[x for x in a]",
        "f'{a}'",
        "(a := 3)",
        "'text'",
        "last + 1",
        "a == 'x'",
        "min(a)",
        "exp(a, b)",
        "min(*a)",
        "a @ b",
        "a is b",
        "~a",
        "a % 2",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    """Calls, indexing, comprehensions and the rest never run."""
    with pytest.raises(GameError, match=r"P00[12]"):
        compile_expression(text, where="payoffs.A")


@pytest.mark.parametrize("text", ["", "a +", "a b", "(" * 5000, "1" * 5000, "9" * 400 + "0"])
def test_what_cannot_be_parsed_is_said_with_its_place(text: str) -> None:
    """A broken expression names its place and the text."""
    with pytest.raises(GameError, match=r"payoffs\.A: .* \[P001\]"):
        compile_expression(text, where="payoffs.A")


def test_a_call_is_answered_with_the_nearest_function() -> None:
    """A misspelt function is answered with the right one."""
    with pytest.raises(GameError, match=r"`maxx\(a, b\)`.*Did you mean max\?"):
        compile_expression("maxx(a, b)", where="payoffs.A")


def test_names_and_compared_texts_are_listed() -> None:
    """What an expression uses is known before it runs."""
    found = compile_expression("a*B.pain if last == 'refuse' else 0", where="x")
    assert found.names == {"a", "B.pain", "last"}
    assert found.texts == {("last", "refuse")}


@settings(deadline=None)
@given(st.lists(st.floats(-10, 10), min_size=1, max_size=8), st.floats(-10, 10))
def test_draws_are_worked_out_one_by_one(values: list[float], other: float) -> None:
    """An array over draws gives what each draw alone would give."""
    run = compile_expression("max(x, y) if x > y or not x else x*y - 2*(x <= y)", where="x")
    whole = np.broadcast_to(run({"x": np.array(values), "y": other}), (len(values),))
    assert whole.tolist() == [run({"x": value, "y": other}) for value in values]
