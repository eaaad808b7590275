"""One way to declare a noun: a frozen, keyword-only dataclass that refuses unknown keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make ``cls`` a frozen, keyword-only dataclass with slots.

    ``__pydantic_config__`` makes the readers in ``store`` refuse a key that the noun does not know. Nouns share their
    methods, and ``__init__`` is written when the first of a kind is made: written for each noun when it is declared
    they would be most of what importing them takes.
    """
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    made = dataclass(kw_only=True, slots=True, init=False, eq=False, repr=False)(cls)
    for name, method in _SHARED.items():
        setattr(made, name, method)
    return made


def _values(noun: Any) -> tuple[Any, ...]:
    return tuple(getattr(noun, name) for name in noun.__dataclass_fields__)


def _equal(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _text(self: Any) -> str:
    parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{type(self).__qualname__}({parts})"


def _refuse(self: Any, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} is frozen; dataclasses.replace makes another")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


def _first(self: Any, **values: Any) -> None:
    kind: Any = type(self)
    kind.__init__ = _written(kind)
    kind.__init__(self, **values)


def _written(kind: Any) -> Callable[..., None]:
    """``__init__`` of a noun: each field is put into its slot, its default where it is not given."""
    known: dict[str, Any] = {}
    head, body = [], ["pass"]
    for one in fields(kind):
        name = one.name
        known[f"put_{name}"] = kind.__dict__[name].__set__
        known[f"make_{name}"], known[f"or_{name}"] = one.default_factory, one.default
        made = one.default_factory is not MISSING
        head.append(name if one.default is MISSING and not made else f"{name}=or_{name}")
        value = f"make_{name}() if {name} is or_{name} else {name}" if made else name
        body.append(f"put_{name}(self, {value})")
    exec(f"def __init__(self, *, {', '.join(head)}):\n " + "\n ".join(body), known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{kind.__qualname__}.__init__"
    return written


_SHARED = {
    "__init__": _first,
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _text,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _restore,
}

__all__ = ["record"]
