"""Expressions of a game: text -> a function of named numbers, from a whitelisted syntax tree. Nothing is ever executed.

Numbers may be arrays over draws; ``and``, ``or``, ``not`` and comparisons give 1 or 0 for each draw, and
``a if c else b`` chooses for each draw.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from prophasis.playing.messages import brief, fail, nearest

Number = float | npt.NDArray[np.float64]
Value = Number | str
Scope = Mapping[str, Value]
Step = Callable[[Scope], Any]

MOST_CHARACTERS = 2000
TYPE = "type"  # `B.type`

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
}
_ORDER: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
}
_CALLS: dict[str, tuple[Callable[..., Any], int]] = {
    "min": (np.minimum, 2),
    "max": (np.maximum, 2),
    "exp": (np.exp, 1),
    "log": (np.log, 1),
    "sqrt": (np.sqrt, 1),
}
FUNCTIONS = frozenset(_CALLS)


@dataclass(frozen=True)
class Expression:
    """A checked expression.

    Attributes:
        text: as written.
        names: the names it uses, ``"land"``, ``"last"``, ``"B.type"``.
        texts: (name, literal) pairs that it compares, so that a misspelt move or type is found before play.
    """

    text: str
    names: frozenset[str]
    texts: frozenset[tuple[str, str]]
    _run: Step

    def __call__(self, scope: Scope) -> Number:
        """Its value under ``scope``; an array where a name stands for an array. Not checked for being finite."""
        with np.errstate(all="ignore"):
            value = self._run(scope)
        if isinstance(value, np.ndarray) and value.ndim:
            return value.astype(np.float64, copy=False)
        return float(value)

    @property
    def is_constant(self) -> bool:
        return not self.names


def compile_expression(text: object, *, where: str) -> Expression:
    """Check ``text`` (a number or an expression) and make it callable.

    Raises:
        GameError: P001 when it cannot be parsed, P002 when it holds something that is not allowed.
    """
    if isinstance(text, bool | int | float):
        return Expression(repr(float(text)), frozenset(), frozenset(), _constant(float(text)))
    source = str(text).strip()
    try:
        if len(source) > MOST_CHARACTERS:
            raise ValueError(f"it is longer than {MOST_CHARACTERS:,} characters")
        tree = ast.parse(source, mode="eval").body
        reader = _Reader(source, where)
        run = reader.value(tree)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        reason = error.msg if isinstance(error, SyntaxError) else str(error) or "it is nested too deeply"
        raise fail(
            "P001", f"{brief(source)} is not an expression: {reason}.", where, "Write it as in `land*taken - war`."
        ) from None
    return Expression(source, frozenset(reader.names), frozenset(reader.texts), run)


def _constant(value: float) -> Step:
    return lambda scope: value


def _truth(value: Any) -> Any:
    return np.not_equal(value, 0)


class _Reader:
    """Walks a syntax tree once; collects names and builds closures."""

    def __init__(self, source: str, where: str) -> None:
        self.source = source
        self.where = where
        self.names: set[str] = set()
        self.texts: set[tuple[str, str]] = set()

    def refuse(self, what: str, mend: str) -> Exception:
        return fail("P002", f"{what} is not allowed in {brief(self.source)}.", self.where, mend)

    def value(self, node: ast.expr) -> Step:
        match node:
            case ast.Constant(value=bool() | int() | float() as number):
                return _constant(float(number))
            case ast.Constant(value=str() as word):
                raise self.refuse(f"the text {word!r}", "Text can only be compared, as in last == 'refuse'.")
            case ast.Name() | ast.Attribute():
                return self.name(node)
            case ast.BinOp(op=op) if type(op) in _BINARY:
                return _two(_BINARY[type(op)], self.value(node.left), self.value(node.right))
            case ast.UnaryOp():
                return self.unary(node)
            case ast.BoolOp():
                return self.both(node)
            case ast.Compare():
                return self.compare(node)
            case ast.IfExp():
                return _choose(self.value(node.test), self.value(node.body), self.value(node.orelse))
            case ast.Call():
                return self.call(node)
        raise self.refuse(
            f"`{ast.unparse(node)}`",
            "Use numbers, names, + - * / **, comparisons, and, or, not, `a if c else b`, min, max, exp, log, sqrt.",
        )

    def name(self, node: ast.expr) -> Step:
        found = self.name_of(node)
        if found is None:
            raise self.refuse(f"`{ast.unparse(node)}`", "Only PLAYER.value or PLAYER.type may hold a dot.")
        if found == "last" or found.endswith(f".{TYPE}"):
            raise self.refuse(f"`{found}` as a number", f"It is text: compare it, as in {found} == 'refuse'.")
        self.names.add(found)
        return lambda scope: scope[found]

    @staticmethod
    def name_of(node: ast.expr) -> str | None:
        if isinstance(node, ast.Name):
            return node.id
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return f"{node.value.id}.{node.attr}"
        return None

    def unary(self, node: ast.UnaryOp) -> Step:
        inner = self.value(node.operand)
        if isinstance(node.op, ast.USub):
            return lambda scope: np.negative(inner(scope))
        if isinstance(node.op, ast.UAdd):
            return inner
        if isinstance(node.op, ast.Not):
            return lambda scope: np.where(_truth(inner(scope)), 0.0, 1.0)
        raise self.refuse("`~`", "Use `not`.")

    def both(self, node: ast.BoolOp) -> Step:
        parts = [self.value(part) for part in node.values]
        join: Any = np.logical_and if isinstance(node.op, ast.And) else np.logical_or

        def run(scope: Scope) -> Any:
            truth = _truth(parts[0](scope))
            for part in parts[1:]:
                truth = join(truth, _truth(part(scope)))
            return np.where(truth, 1.0, 0.0)

        return run

    def compare(self, node: ast.Compare) -> Step:
        sides = [node.left, *node.comparators]
        links = [self.link(op, a, b) for op, a, b in zip(node.ops, sides, sides[1:], strict=False)]

        def run(scope: Scope) -> Any:
            truth = links[0](scope)
            for link in links[1:]:
                truth = np.logical_and(truth, link(scope))
            return np.where(truth, 1.0, 0.0)

        return run

    def link(self, op: ast.cmpop, left: ast.expr, right: ast.expr) -> Step:
        if self.is_text(left) or self.is_text(right):
            return self.link_text(op, left, right)
        if type(op) not in _ORDER:
            raise self.refuse(f"`{ast.unparse(left)} … {ast.unparse(right)}`", "Use == != < <= > >=.")
        return _two(_ORDER[type(op)], self.value(left), self.value(right))

    def is_text(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Tuple | ast.List):
            return True
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str)
        found = self.name_of(node)
        return found is not None and (found == "last" or found.endswith(f".{TYPE}"))

    def link_text(self, op: ast.cmpop, left: ast.expr, right: ast.expr) -> Step:
        if isinstance(op, ast.Eq | ast.NotEq) and isinstance(left, ast.Constant):
            left, right = right, left
        name, words = self.name_of(left), self.words(right)
        if name is None or words is None or not isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.NotIn):
            raise self.refuse(f"`{ast.unparse(left)} … {ast.unparse(right)}`", "Compare as in last == 'refuse'.")
        if name != "last" and not name.endswith(f".{TYPE}"):
            raise self.refuse(f"comparing the number {name} with text", "Only `last` and `PLAYER.type` are text.")
        self.names.add(name)
        self.texts.update((name, word) for word in words)
        wanted = isinstance(op, ast.Eq | ast.In)
        return lambda scope: (scope[name] in words) == wanted

    @staticmethod
    def words(node: ast.expr) -> tuple[str, ...] | None:
        parts = node.elts if isinstance(node, ast.Tuple | ast.List) else [node]
        found = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        return tuple(found) if len(found) == len(parts) else None

    def call(self, node: ast.Call) -> Step:
        name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
        if name not in _CALLS or node.keywords or any(isinstance(part, ast.Starred) for part in node.args):
            raise self.refuse(f"the call `{ast.unparse(node)}`", nearest(name, FUNCTIONS))
        function, least = _CALLS[name]
        if len(node.args) < least or (least == 1 and len(node.args) > 1):
            count = "one number" if least == 1 else "two numbers or more"
            raise self.refuse(f"`{ast.unparse(node)}`", f"{name} takes {count}.")
        parts = [self.value(part) for part in node.args]
        if least == 1:
            return lambda scope: function(parts[0](scope))

        def run(scope: Scope) -> Any:
            value = parts[0](scope)
            for part in parts[1:]:
                value = function(value, part(scope))
            return value

        return run


def _two(function: Callable[[Any, Any], Any], left: Step, right: Step) -> Step:
    return lambda scope: function(left(scope), right(scope))


def _choose(test: Step, yes: Step, no: Step) -> Step:
    return lambda scope: np.where(_truth(test(scope)), yes(scope), no(scope))


__all__ = ["FUNCTIONS", "Expression", "Number", "Scope", "Value", "compile_expression"]
