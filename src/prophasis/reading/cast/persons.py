"""Persons: full names, the surnames and titles that stand for them later, and whom they serve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prophasis.case import Relation
from prophasis.reading.cast.names import Hit
from prophasis.reading.cast.person_names import COLLECTIVE, person_names
from prophasis.reading.cast.roster import Cast, Figure, How
from prophasis.reading.gazetteer import gazetteer, slug
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTIES = wordset("party union alliance front movement league coalition congress")
"""Bodies whose members are named behind them: "Reform Party MP Ann Lee"."""
_BEFORE_TITLE = wordset("former late then ex incoming outgoing deputy first top senior acting chief")


@dataclass
class Person:
    """A person of one document: the names that lead to him or her, titles met, and the state served."""

    id: str
    name: str
    titles: set[str] = field(default_factory=set)
    serves: str | None = None
    gender: str | None = None


@dataclass
class People:
    """The persons of one document, by full name and by last name (the latest bearer wins)."""

    by_name: dict[str, Person] = field(default_factory=dict)
    leaders: dict[str, Person] = field(default_factory=dict)

    def find(self, words: Sequence[str]) -> Person | None:
        return self.by_name.get(" ".join(words)) or self.by_name.get(words[-1])

    def add(self, words: Sequence[str], text: str | None = None) -> Person:
        """A person by full name; the last name alone leads to the same person from here on."""
        name = " ".join(words)
        known = self.by_name.get(name) or self._shorter(words)
        if known is None:
            known = Person(slug(name), text or name)
        self.by_name[name] = known
        if len(words) > 1 and words[-2].lower() not in ("the", "of"):
            self.by_name[words[-1]] = known
        elif len(words) == 1 or words[1].lower() in ("the", "of"):
            self.by_name[words[0]] = known
        return known

    def _shorter(self, words: Sequence[str]) -> Person | None:
        """Who bears the same first and last name with another number of names between them."""
        for name, person in self.by_name.items():
            other = name.split()
            ends = len(other) > 1 < len(words) and (other[0], other[-1]) == (words[0], words[-1])
            if ends and len(other) != len(words):
                return person
        return None

    def by_first(self, word: str) -> Person | None:
        """The one person whose first name it is."""
        found = {person.id: person for name, person in self.by_name.items() if name.startswith(f"{word} ")}
        return next(iter(found.values())) if len(found) == 1 else None


def find_persons(cast: Cast, found: list[Hit]) -> People:
    """Put every person named on the page on its roster, with title and state; gives back who they are."""
    doc, people = cast.doc, People()
    spans = list(person_names(doc, found))
    for first, last in spans:
        words = [token.text for token in doc[first : last + 1]]
        if len(words) > 1:
            people.add(words, doc[first : last + 1].text)
    singles = {doc[first].text for first, last in spans if first == last}
    for word in sorted(singles):
        if not people.find([word]):
            known = people.find([word.title()]) if word.isupper() else None
            people.by_name[word] = known or people.by_first(word) or _misprint(word, people) or people.add([word])
    taken = {index for first, last in spans for index in range(first, last + 1)}
    named = {index: hit for hit in found for index in range(hit.first, hit.last + 1)}
    for token in doc:
        if token.i not in taken and token.i not in named and token.text in people.by_name and token.text[0].isupper():
            spans.append((token.i, token.i))
    for first, last in sorted(spans):
        _place(cast, people, named, first, last)
    return people


def _misprint(word: str, people: People) -> Person | None:
    """A surname whose letters changed places ("Rybakov" for "Ryabkov")."""
    if len(word) < 6:
        return None
    for name, person in people.by_name.items():
        if " " not in name and name[0] == word[0] and name != word and sorted(name) == sorted(word):
            return person
    return None


def _place(cast: Cast, people: People, named: dict[int, Hit], first: int, last: int) -> None:
    doc = cast.doc
    person = people.find([token.text for token in doc[first : last + 1]])
    if person is None or not cast.free(first, last):
        return
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.lower_ in COLLECTIVE and doc[last].dep_ in ("compound", "nmod"):
        _place_collective(cast, person, doc[first], after)
        return
    if _serves_next(doc, last):
        return
    head = doc[last]
    edge = _with_titles(cast, doc, first)
    person.gender = person.gender or gender_of(person.name, [doc[index].lower_ for index in range(edge, first)])
    past = any(doc[index].lower_ in ("former", "late", "ex") for index in range(edge, first))
    for index in range(edge, first):
        word = doc[index].lower_
        if gazetteer().titles.get(word) in ("head", "office") and not past:
            person.titles.add(word)
    served = [named[index].entry for index in range(edge, first) if index in named]
    states = [entry.id for entry in served if entry.kind == "state"] + [entry.to for entry in served if entry.to]
    if states and person.serves is None:
        person.serves = states[0]
        for entry in served:
            cast.enter_entry(entry)
    if person.serves and any(gazetteer().titles.get(title) == "head" for title in person.titles):
        people.leaders.setdefault(person.serves, person)
    ties = (Relation(to=person.serves, kind="speaks for"),) if person.serves and person.titles else ()
    cast.enter(person.id, person.name, "person", *ties)
    bare = " ".join(token.text for token in doc[first : last + 1])
    how: How = "name" if bare == person.name and edge == first else "title" if edge < first else "alias"
    styled = first > edge and doc[first - 1].text in _STYLES
    cast.place(Figure(edge, last, head.i, person.id, how, core=first - styled))


_STYLES = frozenset(("Lord", "Lady", "Sir", "Dame"))
"""Styles that are part of a name as it is written."""


_FEMALE = wordset("""
    mrs mrs. ms ms. miss lady dame queen empress princess tsarina spokeswoman congresswoman chairwoman sister mother
    wife daughter aunt niece grandmother woman girl widow duchess countess baroness nun""")
_MALE = wordset("""
    mr mr. sir king emperor prince duke tsar czar sultan spokesman congressman chairman lord pope shah father brother
    husband son uncle nephew grandfather man boy widower count baron monk""")


def gender_of_noun(noun: str) -> str | None:
    """``"f"`` or ``"m"`` where a title or a noun for a person tells."""
    return "f" if noun in _FEMALE else "m" if noun in _MALE else None


def gender_of(name: str, titles: list[str]) -> str | None:
    """``"f"`` or ``"m"`` where a title or the given name tells, else None."""
    for title in titles:
        told = gender_of_noun(title)
        if told is not None:
            return told
    return gazetteer().genders.get(name.split()[0]) if " " in name else None


def _serves_next(doc: Doc, last: int) -> bool:
    """Whether a name is part of the title of the next person: "Putin aide Nikolai Patrushev"."""
    if last + 2 >= len(doc):
        return False
    office = gazetteer().titles.get(doc[last + 1].lower_) and doc[last + 1].text.islower()
    return bool(office) and doc[last + 2].pos_ == "PROPN" and doc[last + 2].text[0].isupper()


def _with_titles(cast: Cast, doc: Doc, first: int) -> int:
    """The left edge of a name with its title and whose title it is: "Former Russian president Dmitry Medvedev"."""
    edge, start = first, doc[first].sent.start
    if first - 3 >= start and doc[first - 2].lower_ == "of" and gazetteer().titles.get(doc[first - 3].lower_):
        edge = first - 3
    while edge > start and cast.free(edge - 1, edge - 1):
        before = doc[edge - 1]
        title = gazetteer().titles.get(before.lower_) or before.lower_ in _BEFORE_TITLE
        modifier = (
            edge < first and before.dep_ in ("amod", "compound", "nmod") and before.head.i <= doc[first].head.i + 4
        )
        if not title and not (modifier and before.pos_ in ("ADJ", "NOUN", "PROPN") and before.is_alpha):
            break
        if before.text[0].isupper() and before.lower_ in _PARTIES:
            break
        edge -= 1
    return edge


def _place_collective(cast: Cast, person: Person, first: Token, noun: Token) -> None:
    """ "the Zelensky government": a group of its own, led by the person."""
    cast.enter(person.id, person.name, "person")
    name = f"{person.name.split()[-1]} {noun.lower_}"
    cast.enter(slug(name), name, "office", Relation(to=person.id, kind="led by"))
    cast.place(Figure(first.i, noun.i, noun.i, slug(name), "description"))
