"""Anaphora: "the alliance", "the Russian dictator", "he", "they", led back to the actor they stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.case import Relation
from prophasis.reading.cast.groups import role_of
from prophasis.reading.cast.names import Hit
from prophasis.reading.cast.owned import place_owned
from prophasis.reading.cast.persons import People, gender_of_noun
from prophasis.reading.cast.roster import Cast, Figure, left_edge
from prophasis.reading.gazetteer import gazetteer, slug
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_REACH = 3
"""How many sentences back a pronoun or description may look."""
_PERSONAL = wordset("he him his himself she her hers herself")
_PLURAL = frozenset(("they", "them", "their", "themselves"))
_SINGULAR = frozenset(("it", "its", "itself"))
_SUBJECT = frozenset(("nsubj", "nsubjpass", "agent"))
_PLURAL_KINDS = frozenset(("group", "organisation", "office"))
_MEMBER_NOUNS = wordset("member members country countries state states nation nations ally allies troops forces")


def resolve_titles(cast: Cast, found: list[Hit], people: People) -> None:
    """ "the Russian dictator": a title of state without a name, led to the person who bears it."""
    named = {index: hit for hit in found for index in range(hit.first, hit.last + 1)}
    for token in cast.doc:
        rank = gazetteer().titles.get(token.lower_)
        if token.i in cast.by_token or rank not in ("head", "office") or token.tag_ == "NNS":
            continue
        borne = any(token.lower_ in person.titles for person in people.by_name.values())
        if token.dep_ in ("compound", "amod"):
            continue
        index = left_edge(token, ("amod", "compound", "nmod", "poss", "det"))
        hit = next((named[place] for place in range(index, token.i) if place in named), None)
        beside = _neighbour(cast, token) is not None
        definite = cast.doc[index].lower_ == "the" or (hit is not None and cast.doc[index].dep_ == "poss")
        definite = definite or (rank == "office" and hit is not None)
        if rank == "office" and not borne and hit is None and not beside:
            continue
        if not definite or token.i - index > 4 or any(child.dep_ == "prep" for child in token.rights):
            continue
        person = _apposed(cast, people, token, hit) or _bearer(cast, people, token, hit)
        first = index + 1 if cast.doc[index].dep_ == "det" else index
        while first < token.i and (first in cast.by_token or cast.doc[first].dep_ == "case"):
            first += 1
        if person is not None and cast.free(first, token.i):
            cast.place(Figure(first, token.i, token.i, person, "title"))


def _neighbour(cast: Cast, title: Token) -> str | None:
    """The person named beside a title, set off by a comma: "the foreign minister, Ann Lee, said"."""
    for child in title.children:
        if child.dep_ == "appos" and child.i > title.i:
            figure = cast.at(child)
            if figure is not None and cast.kind(figure) == "person":
                return figure.actor
    after = title.i + 1
    if after + 1 < len(cast.doc) and cast.doc[after].text == ",":
        figure = cast.by_token.get(after + 1)
        closing = figure is not None and cast.doc[min(figure.last + 1, len(cast.doc) - 1)].text in (",", ".", ")")
        if figure is not None and closing and cast.kind(figure) == "person":
            return figure.actor
    return None


def _apposed(cast: Cast, people: People, title: Token, hit: Hit | None) -> str | None:
    """The person beside a title, who then bears it and serves its state."""
    actor = _neighbour(cast, title)
    person = next((one for one in people.by_name.values() if one.id == actor), None)
    if person is None or actor is None:
        return None
    person.titles.add(title.lower_)
    if hit is not None and person.serves is None:
        person.serves = cast.enter_entry(hit.entry)
        if gazetteer().titles.get(title.lower_) == "head":
            people.leaders.setdefault(hit.entry.id, person)
        cast.enter(person.id, person.name, "person", Relation(to=hit.entry.id, kind="speaks for"))
    return actor


def _bearer(cast: Cast, people: People, token: Token, hit: Hit | None) -> str | None:
    if hit is not None and hit.entry.id in people.leaders:
        return people.leaders[hit.entry.id].id
    rank = gazetteer().titles.get(token.lower_)
    titled = {person.id: person for person in people.by_name.values()}
    bearers = [person.id for person in titled.values() if token.lower_ in person.titles]
    if hit is None and len(bearers) == 1:
        return bearers[0]
    for figure in _before(cast, token):
        person = titled.get(figure.actor)
        if person is None:
            continue
        if hit is None and token.lower_ in person.titles:
            return person.id
        if hit is not None and person.serves in (None, hit.entry.id) and rank == "head":
            if person.serves is None:
                person.serves = hit.entry.id
                people.leaders.setdefault(hit.entry.id, person)
                cast.enter_entry(hit.entry)
                cast.enter(person.id, person.name, "person", Relation(to=hit.entry.id, kind="speaks for"))
            return person.id
    if hit is None:
        return None
    whole = cast.enter_entry(hit.entry)
    office = cast.doc[hit.last + 1 : token.i + 1].text.lower().lstrip("’'s ") or token.lower_
    name = f"{hit.entry.modifier} {office}"
    return cast.enter(f"{whole}-{slug(office)}", name, "office", Relation(to=whole, kind="speaks for"))


def resolve_nouns(cast: Cast) -> None:
    """ "the alliance", "the bloc", "alliance members": a common noun that stands for the last body it fits."""
    fits: dict[str, set[str]] = {}
    for entry in gazetteer().entries.values():
        for noun in entry.nouns:
            fits.setdefault(noun, set()).add(entry.id)
    bodies: list[Figure] = []
    order = sorted(cast.figures, key=lambda figure: figure.first)
    starts = [figure.first for figure in order]
    for token in cast.doc:
        if token.i in cast.by_token or token.lower_ not in fits:
            continue
        article = token.i > 0 and token.nbor(-1).lower_ in ("the", "this", "that")
        after = token.nbor(1) if token.i + 1 < len(cast.doc) else None
        members = after is not None and after.lower_ in _MEMBER_NOUNS
        if not article and not members:
            continue
        bodies = order[: bisect_left(starts, token.i)]
        body = next((figure.actor for figure in reversed(bodies) if figure.actor in fits[token.lower_]), None)
        if body is None:
            continue
        if members and after is not None:
            group = "armed-forces" if after.lower_ in ("troops", "forces") else "members"
            name = f"{cast.drafts[body].name} {group.replace('-', ' ')}"
            actor = cast.enter(f"{body}-{group}", name, "group", Relation(to=body, kind="part of"))
            cast.place(Figure(token.i, after.i, after.i, actor, "description"))
        elif not (token.dep_ == "compound" and token.head.i > token.i and not article):
            cast.place(Figure(token.i - 1, token.i, token.i, body, "description"))


def resolve_pronouns(cast: Cast, people: People) -> None:
    """Personal pronouns, each led to the nearest fitting actor before it; what fits none is left alone."""
    cast.figures.sort(key=lambda figure: figure.first)
    genders = {person.id: person.gender for person in people.by_name.values()}
    for token in cast.doc:
        word = token.lower_
        if token.i in cast.by_token or token.pos_ != "PRON":
            continue
        if word in _PERSONAL:
            other = "m" if word in ("she", "her", "hers", "herself") else "f"
            actor = _person_before(cast, token, frozenset(one for one in genders if genders[one] == other), other)
        elif word in _PLURAL:
            actor = _subject_before(cast, token, plural=True)
        elif word in _SINGULAR and not _expletive(token):
            actor = _subject_before(cast, token, plural=False)
        else:
            continue
        if actor is not None:
            shown = token.dep_ != "poss" and word not in ("it", "itself", "himself", "herself", "themselves")
            figure = Figure(token.i, token.i, token.i, actor, "pronoun", shown=shown)
            cast.place(figure)
            if token.dep_ == "poss":
                place_owned(cast, token.head)  # "his party": the next "it" may be that


def _person_before(cast: Cast, token: Token, other: frozenset[str], gender: str) -> str | None:
    """The person a pronoun means: subjects before others, the nearest sentence first, nobody of the other gender."""
    near = _within_clause(cast, token)
    beside = _doer_beside(cast, token)
    if near is not None and near not in other and near != beside:
        return near
    for sentence in _sentences_before(token):
        own = sentence.start == token.sent.start
        stop = token.i if own else sentence.end
        figures = [figure for figure in _within(cast, sentence.start, stop) if _one_person(cast, figure)]
        figures = [figure for figure in figures if figure.actor not in other and not _is_of(cast, figure, gender)]
        figures = [figure for figure in figures if figure.actor != beside]
        if not figures and own:
            continue
        subjects = [figure for figure in figures if cast.doc[figure.head].dep_ in _SUBJECT]
        chosen = (subjects or figures)[-1:] if own else (subjects or figures)[:1]
        if chosen:
            return chosen[0].actor
    return None


def _doer_beside(cast: Cast, token: Token) -> str | None:
    """Who "him" in "Orlo had promised him" cannot be: the subject of its own verb (binding, principle B)."""
    if token.lower_ not in ("him", "her") or token.dep_ not in ("dobj", "dative", "pobj"):
        return None
    verb = token.head
    if token.dep_ == "pobj":
        if verb.dep_ not in ("dative", "agent") and verb.head.pos_ != "VERB":
            return None
        verb = verb.head
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            figure = cast.at(child)
            return figure.actor if figure is not None else None
    return None


def _is_of(cast: Cast, figure: Figure, gender: str) -> bool:
    """Whether a person is named by a noun of the gender: "his mother", "the chairman"."""
    return gender_of_noun(cast.doc[figure.head].lower_) == gender


def _within_clause(cast: Cast, token: Token) -> str | None:
    """The person who is, or owns, the subject of the reported clause that a pronoun stands in."""
    verb = token
    while verb.dep_ != "ccomp":
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    for child in verb.children:
        if child.dep_ in _SUBJECT and child.i < token.i and token.i != child.i:
            for one in (child, *(inner for inner in child.children if inner.dep_ == "poss")):
                figure = cast.at(one)
                if figure is not None and one.i != token.i and _one_person(cast, figure):
                    return figure.actor
    return None


def _one_person(cast: Cast, figure: Figure) -> bool:
    """Whether "he" or "she" can mean a figure: a person, or one of a group ("a Peruvian official")."""
    if cast.kind(figure) == "person":
        return True
    head = cast.doc[figure.head]
    role = role_of(head)
    human = role is not None and role.group in ("officials", "diplomats", "leaders", "analysts", "persons", "people")
    return human and head.tag_ == "NN" and figure.how == "description"


def _subject_before(cast: Cast, token: Token, *, plural: bool) -> str | None:
    """The state or body (or, plural, the group) that was the last subject before a pronoun."""
    for sentence in list(_sentences_before(token))[:2]:
        own = sentence.start == token.sent.start
        stop = token.i if own else sentence.end
        for figure in reversed(_within(cast, sentence.start, stop)):
            head = cast.doc[figure.head]
            if head.dep_ not in _SUBJECT and not (
                token.dep_ == "poss" and own and head.dep_ in ("pobj", "dobj", "poss")
            ):
                continue
            kind = cast.kind(figure)
            many = head.tag_ in ("NNS", "NNPS") or (figure.how == "pronoun" and head.lower_ in _PLURAL)
            if plural and many and (kind in _PLURAL_KINDS or kind == "state"):
                return figure.actor
            body = kind in ("state", "organisation", "office") or (kind == "group" and head.tag_ == "NN")
            if not plural and body and not many:
                return figure.actor
    return None


def _expletive(token: Token) -> bool:
    if token.dep_ == "expl":
        return True
    head = token.head
    clausal = any(child.dep_ in ("ccomp", "xcomp", "advcl", "acomp") for child in head.children)
    return (
        token.dep_ in ("nsubj", "nsubjpass") and head.lemma_ in ("be", "seem", "appear", "become", "make") and clausal
    )


def _sentences_before(token: Token) -> Iterator[Span]:
    """The sentence of a token and the sentences before it, within reach, nearest first."""
    sentence = token.sent
    for _ in range(_REACH):
        yield sentence
        if sentence.start == 0:
            return
        sentence = sentence.doc[sentence.start - 1].sent


def _within(cast: Cast, start: int, stop: int) -> list[Figure]:
    found, seen = [], None
    for index in range(start, stop):
        figure = cast.by_token.get(index)
        if figure is not None and figure is not seen:
            found.append(figure)
            seen = figure
    return found


def _before(cast: Cast, token: Token) -> Iterator[Figure]:
    for sentence in _sentences_before(token):
        yield from reversed(_within(cast, sentence.start, min(token.i, sentence.end)))
