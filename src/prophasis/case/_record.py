"""One way to declare a noun: a frozen, keyword-only dataclass that refuses unknown keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make ``cls`` a frozen, keyword-only dataclass with slots.

    ``__pydantic_config__`` makes the readers in ``store`` refuse a key that the noun does not know. Equality, hash and
    text are shared by all nouns: written anew for each of them they would be a third of what importing them takes.
    """
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    for method in (_equal, _hash, _text):
        setattr(cls, _NAMES[method.__name__], method)
    return dataclass(frozen=True, kw_only=True, slots=True, eq=False, repr=False)(cls)


def _values(noun: Any) -> tuple[Any, ...]:
    return tuple(getattr(noun, name) for name in noun.__dataclass_fields__)


def _equal(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _text(self: Any) -> str:
    parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{type(self).__qualname__}({parts})"


_NAMES = {"_equal": "__eq__", "_hash": "__hash__", "_text": "__repr__"}

__all__ = ["record"]
