"""Persons: full names, the surnames and titles that stand for them later, and whom they serve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prophasis.case import Relation
from prophasis.reading.cast.names import Hit
from prophasis.reading.cast.roster import Cast, Figure, How
from prophasis.reading.cues import beliefs, statement_verbs
from prophasis.reading.gazetteer import gazetteer, slug
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COLLECTIVE = wordset("government administration regime cabinet team campaign presidency dynasty family")
_PARTIES = wordset("party union alliance front movement league coalition congress")
"""Bodies whose members are named behind them: "Reform Party MP Ann Lee"."""
_BEFORE_TITLE = wordset("former late then ex incoming outgoing deputy first top senior acting chief")
_NOT_NAMES = wordset("""
    accord accords agreement treaty format summit revolution war pact doctrine declaration protocol conference act
    plan pandemic crisis museum tomb street square center centre institute university""")


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
        known = self.by_name.get(name)
        if known is None:
            known = Person(slug(name), text or name)
        self.by_name[name] = known
        if len(words) > 1 and words[-2].lower() not in ("the", "of"):
            self.by_name[words[-1]] = known
        elif len(words) == 1 or words[1].lower() in ("the", "of"):
            self.by_name[words[0]] = known
        return known


def find_persons(cast: Cast, found: list[Hit]) -> People:
    """Put every person named on the page on its roster, with title and state; gives back who they are."""
    doc, people = cast.doc, People()
    spans = list(_spans(doc, found))
    for first, last in spans:
        words = [token.text for token in doc[first : last + 1]]
        if len(words) > 1:
            people.add(words, doc[first : last + 1].text)
    singles = {doc[first].text for first, last in spans if first == last}
    for word in sorted(singles):
        if not people.find([word]):
            people.by_name[word] = _misprint(word, people) or people.add([word])
    taken = {index for first, last in spans for index in range(first, last + 1)}
    named = {index: hit for hit in found for index in range(hit.first, hit.last + 1)}
    for token in doc:
        if token.i not in taken and token.i not in named and token.text in people.by_name and token.text[0].isupper():
            spans.append((token.i, token.i))
    for first, last in sorted(spans):
        _place(cast, people, named, first, last)
    return people


def _spans(doc: Doc, found: list[Hit]) -> list[tuple[int, int]]:
    """The bare names of persons, without titles, possessive endings and what the gazetteer knows better."""
    named = {index: hit for hit in found for index in range(hit.first, hit.last + 1)}
    counts: dict[str, int] = {}
    spans = []
    for ent in doc.ents:
        if ent.label_ != "PERSON":
            continue
        first, last = ent.start, ent.end - 1
        while first <= last and _is_title(doc[first]):
            first += 1
        while last >= first and (doc[last].dep_ == "case" or not doc[last].text[0].isalpha()):
            last -= 1
        if first > last or not doc[first].text[0].isupper() or doc[last].lower_ in _NOT_NAMES:
            continue
        if doc[first].text.isupper() and len(doc[first].text) > 3 and first == last:
            continue
        if any(not char.isalpha() and char not in "-.'’" for token in doc[first : last + 1] for char in token.text):
            continue
        if any(token.text in ("'s", "’s") for token in doc[first : last + 1]) or stands_in(doc, first):
            continue
        known = [named[index] for index in range(first, last + 1) if index in named]
        if known and (first == last or all(index in named for index in range(first, last + 1))):
            continue
        if first == last:
            counts[doc[first].text] = counts.get(doc[first].text, 0) + 1
        spans.append((first, last))
    spans += _mistaken(doc, named)
    spans += _well_known(doc, named, spans)
    spans += _after_titles(doc, named, spans)
    spans += _speakers(doc, named, spans)
    full = {doc[last].text for first, last in spans if first < last} | {
        doc[first].text for first, last in spans if first < last
    }
    return [(first, last) for first, last in spans if first < last or _trusted(doc[first], counts, full)]


def stands_in(doc: Doc, first: int) -> bool:
    """Whether a name stands behind "in" or "near", or in a list that does: a place taken for a person."""
    if doc[first].text in gazetteer().genders:
        return False
    at = first
    while at > 1 and doc[at - 1].text in (",", "and", "or") and doc[at - 2].ent_type_:
        at -= 1 + (doc[at - 2].text == ",")
        while at > 0 and doc[at - 1].ent_type_:
            at -= 1
    return at > 0 and doc[at - 1].lower_ in _WITHIN and doc[at - 1].pos_ == "ADP"


_WITHIN = wordset("in near at outside around across throughout")


def _well_known(doc: Doc, named: dict[int, Hit], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Surnames of public life that stand alone."""
    taken = {index for first, last in spans for index in range(first, last + 1)}
    known = gazetteer().surnames
    found = [token.i for token in doc if token.text in known and token.i not in taken and token.i not in named]
    return [(i, i) for i in found if not _within_name(doc, i)]


def _within_name(doc: Doc, i: int) -> bool:
    """Whether capitals stand beside a word: "Lincoln Center", "Fort Jefferson"."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    before = doc[i - 1] if i else None
    if after is not None and after.text[0].isupper() and after.pos_ == "PROPN":
        return True
    beside = before is not None and before.text[0].isupper() and before.pos_ == "PROPN" and not _is_title(before)
    return beside or (before is not None and before.lower_ == "the")


def _mistaken(doc: Doc, named: dict[int, Hit]) -> list[tuple[int, int]]:
    """Names of two or three words that the model takes for bodies or places and the text for persons.

    A known given name, an age behind a comma, a noun for a person beside it, or "he" and "she" right after tell.
    """
    found = []
    for ent in doc.ents:
        if ent.label_ not in ("ORG", "GPE", "FAC", "LOC", "PRODUCT", "WORK_OF_ART") or not 2 <= len(ent) <= 3:
            continue
        if any(token.i in named or not token.text.istitle() or token.lower_ in _NOT_NAMES for token in ent):
            continue
        if ent.start and (doc[ent.start - 1].lower_ == "the" or portfolio(doc, ent.start)):
            continue
        after = doc[ent.end : ent.end + 3]
        aged = len(after) == 3 and after[0].text == "," and after[1].like_num and after[2].is_punct
        beside = ent.root.dep_ == "appos" and ent.root.head.lower_ in gazetteer().titles
        if ent[0].text in gazetteer().genders or aged or beside or _then_he(ent[-1]):
            found.append((ent.start, ent.end - 1))
    return found


def portfolio(doc: Doc, first: int) -> bool:
    """Whether a name tells an office apart and names nobody: "Minister for Marine Affairs"."""
    title = doc[first - 2].lower_ if first > 1 and doc[first - 1].lower_ in ("for", "of") else ""
    return gazetteer().titles.get(title) == "office"


def _then_he(last: Token) -> bool:
    """Whether a subject is followed by a sentence that begins with "he" or "she"."""
    after = last.doc[last.sent.end : last.sent.end + 1]
    said = last.dep_ == "nsubj" and last.head.lemma_.lower() in statement_verbs()
    return said and len(after) == 1 and after[0].lower_ in ("he", "she")


def _after_titles(doc: Doc, named: dict[int, Hit], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Two or three capitalised words after the title of an office, whatever the model takes them for."""
    taken = {index for first, last in spans for index in range(first, last + 1)}
    extra = []
    for token in doc:
        if gazetteer().titles.get(token.lower_) not in ("head", "office"):
            continue
        last = token.i
        while last + 1 < len(doc) and last - token.i < 3 and _is_name_word(doc[last + 1], named, taken):
            last += 1
        if last - token.i >= 2:
            extra.append((token.i + 1, last))
    return extra


def _speakers(doc: Doc, named: dict[int, Hit], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A capitalised word of no known kind that says, thinks or urges something is a person ("Pericles urged").

    The model takes names of antiquity for bodies; where a text speaks of polities of the past it is not believed.
    """
    taken = {index for first, last in spans for index in range(first, last + 1)}
    extra = []
    within = {token.text for token in doc if not token.is_sent_start and token.text[0].isupper()}
    ancient = sum(hit.entry.sort == "polity" for hit in named.values()) >= 3
    for token in doc:
        if token.dep_ != "nsubj" or not _is_name_word(token, named, taken):
            continue
        if token.ent_type_ in ("NORP", "FAC", "EVENT") or (token.ent_type_ == "ORG" and not ancient):
            continue
        if token.is_sent_start and not token.ent_type_ and token.text not in within:
            continue
        if token.i and doc[token.i - 1].ent_type_ in ("ORG", "GPE") and doc[token.i - 1].dep_ == "compound":
            continue
        lemma = token.head.lemma_.lower()
        before = doc[token.i - 1].lower_ if token.i else ""
        if before not in ("the", "a", "an") and (lemma in statement_verbs() or ("verb", lemma) in beliefs()):
            first = token.i
            while first > 0 and doc[first - 1].dep_ == "compound" and _is_name_word(doc[first - 1], named, taken):
                first -= 1
            extra.append((first, token.i))
    return extra


def _is_name_word(token: Token, named: dict[int, Hit], taken: set[int]) -> bool:
    proper = token.pos_ == "PROPN" and token.is_alpha and token.text[0].isupper() and not token.text.isupper()
    return proper and token.i not in named and token.i not in taken and not _is_title(token)


def _trusted(token: Token, counts: dict[str, int], full: set[str]) -> bool:
    """A single word is a person where it recurs, is part of a full name, follows a title, or acts like one."""
    if token.text in full or counts.get(token.text, 0) > 1 or token.text in gazetteer().surnames:
        return True
    before = token.nbor(-1) if token.i else None
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in _COLLECTIVE:
        return True
    return (before is not None and _is_title(before)) or token.dep_ in ("nsubj", "poss")


def _is_title(token: Token) -> bool:
    return token.lower_ in gazetteer().titles or token.lower_ in ("former", "late", "then")


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
    if after is not None and after.lower_ in _COLLECTIVE and doc[last].dep_ in ("compound", "nmod"):
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


_FEMALE = wordset(
    "mrs mrs. ms ms. lady dame queen empress princess tsarina spokeswoman congresswoman chairwoman sister"
)
_MALE = wordset(
    "mr mr. sir king emperor prince duke tsar czar sultan spokesman congressman chairman lord pope shah father"
)


def gender_of(name: str, titles: list[str]) -> str | None:
    """``"f"`` or ``"m"`` where a title or the given name tells, else None."""
    for title in titles:
        if title in _FEMALE or title in _MALE:
            return "f" if title in _FEMALE else "m"
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
