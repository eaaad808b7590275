"""Gazetteer: tables of states, polities, bodies, seats, places, roles and titles -> names to look for in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

from prophasis.case import ActorKind

Sense = Literal["name", "capital", "adjective", "people"]
Sort = Literal["state", "polity", "body", "seat", "place"]

_WORD = re.compile(r"[^\W_]+|[^\w\s]")


@dataclass(frozen=True)
class Entry:
    """One entry. ``nouns`` may stand for it ("the alliance"); ``tie`` is its relation to the actor ``to``.

    ``adjective`` and ``people`` are what its officials and its people are called ("Russian", "Russians").
    """

    id: str
    name: str
    kind: ActorKind
    sort: Sort
    nouns: tuple[str, ...] = ()
    tie: str | None = None
    to: str | None = None
    adjective: str | None = None
    people: str | None = None

    @property
    def modifier(self) -> str:
        """What stands before a role noun: the adjective, else the bare name."""
        return self.adjective or self.name.removeprefix("the ").removeprefix("The ")


@dataclass(frozen=True)
class Name:
    """A way to name an entry; ``words`` are what `words_of` makes of it."""

    words: tuple[str, ...]
    entry: Entry
    sense: Sense


@dataclass(frozen=True)
class Role:
    """A noun for those who act in the name of a whole: "officials", "troops"."""

    group: str
    kind: ActorKind
    tie: str


@dataclass(frozen=True)
class Gazetteer:
    """All tables. ``names`` is keyed by the first word of a name; the longest names come first."""

    entries: dict[str, Entry]
    names: dict[str, tuple[Name, ...]]
    roles: dict[str, Role]
    titles: dict[str, str]
    genders: dict[str, str]
    surnames: frozenset[str]


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words and signs of a text with their offsets; typographic apostrophes and dashes made plain."""
    return [(_plain(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]


def slug(name: str) -> str:
    """The id of a name: small letters and digits joined by hyphens, without a leading article."""
    words = re.findall(r"[^\W_]+", name.replace("’", "").replace("'", "").replace(".", "").lower())
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return "-".join(words) or "unnamed"


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, read once a process (about 20 ms)."""
    found: list[Name] = []
    for file, sort in (("states.tsv", "state"), ("polities.tsv", "polity")):
        for row in rows(file, 5):
            found += _state(row, cast("Sort", sort))
    for row in rows("bodies.tsv", 6):
        found += _body(row)
    for name, others in rows("parties.tsv", 2):
        entry = Entry(slug(name), name, "organisation", "body", nouns=("party",))
        found += [_name(text, entry, "name") for text in (name, *parts(others))]
    for name, state, tie, others in rows("seats.tsv", 4):
        entry = Entry(slug(name), name, "office", "seat", tie=tie, to=state)
        found += [_name(text, entry, "name") for text in (name, *parts(others))]
    for (place,) in rows("places.tsv", 1):
        found.append(_name(place, Entry(slug(place), place, "place", "place"), "name"))
    return Gazetteer(
        entries={name.entry.id: name.entry for name in found},
        names=_by_first_word(found),
        roles=dict(_roles()),
        titles={word: row[0] for row in reversed(rows("titles.tsv", 2)) for word in parts(row[1])},
        genders={name: gender for gender, names in rows("given_names.tsv", 2) for name in parts(names)},
        surnames=frozenset(name for (names,) in rows("surnames.tsv", 1) for name in parts(names)),
    )


def rows(file: str, columns: int, *, package: str = "prophasis.reading.gazetteer") -> list[list[str]]:
    """The rows of a commented table beside this module.

    Raises:
        ValueError: when a row has another number of columns; the message names file and line.
    """
    table = []
    text = files(package).joinpath(file).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != columns:
                raise ValueError(f"{file}, line {number}: {len(cells)} columns instead of {columns}")
            table.append(cells)
    return table


def parts(cell: str) -> list[str]:
    """The values of a cell (a semicolon between them; a dash for none)."""
    return [] if cell == "-" else [value.strip() for value in cell.split(";") if value.strip()]


def _plain(word: str) -> str:
    return {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"}.get(word, word)


def _name(text: str, entry: Entry, sense: Sense) -> Name:
    return Name(tuple(word for word, _, _ in words_of(text)), entry, sense)


def _state(row: list[str], sort: Sort) -> list[Name]:
    name, others, adjectives, people, capitals = row
    adjective, plural = next(iter(parts(adjectives)), None), next(iter(parts(people)), None)
    entry = Entry(slug(name), name, "state", sort, adjective=adjective, people=plural)
    senses: list[tuple[Sense, list[str]]] = [
        ("name", [name, *parts(others)]),
        ("adjective", parts(adjectives)),
        ("people", parts(people)),
        ("capital", parts(capitals)),
    ]
    return [_name(text, entry, sense) for sense, texts in senses for text in texts]


def _body(row: list[str]) -> list[Name]:
    name, kind, others, nouns, whole, adjectives = row
    to = None if whole == "-" else whole
    entry = Entry(
        slug(name),
        name,
        cast("ActorKind", kind),
        "body",
        tuple(parts(nouns)),
        tie="part of" if to else None,
        to=to,
        adjective=next(iter(parts(adjectives)), None),
    )
    names = [_name(text, entry, "name") for text in (name, *parts(others))]
    return names + [_name(text, entry, "adjective") for text in parts(adjectives)]


def _roles() -> list[tuple[str, Role]]:
    return [
        (noun, Role(group, cast("ActorKind", kind), tie))
        for group, kind, tie, nouns in rows("roles.tsv", 4)
        for noun in parts(nouns)
    ]


def _by_first_word(names: list[Name]) -> dict[str, tuple[Name, ...]]:
    table: dict[str, list[Name]] = {}
    for name in names:
        table.setdefault(name.words[0], []).append(name)
    return {word: tuple(sorted(group, key=lambda name: -len(name.words))) for word, group in table.items()}
