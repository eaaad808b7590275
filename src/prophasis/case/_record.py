"""One way to declare a noun: a frozen, keyword-only dataclass that refuses unknown keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make ``cls`` a frozen, keyword-only dataclass with slots.

    ``__pydantic_config__`` makes the readers in ``store`` refuse a key that the noun does not know.
    """
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return dataclass(frozen=True, kw_only=True, slots=True)(cls)


__all__ = ["record"]
