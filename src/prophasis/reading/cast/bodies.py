"""Bodies and states named by themselves, and the names that only the model knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import ActorKind, Relation
from prophasis.reading.cast.names import Hit
from prophasis.reading.cast.person_names import portfolio, stands_in
from prophasis.reading.cast.roster import Cast, Figure, How
from prophasis.reading.cast.seats import towns
from prophasis.reading.cast.titled import BODY_NOUNS
from prophasis.reading.gazetteer import gazetteer, slug
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NO_BODY = wordset("""
    accord accords agreement agreements treaty act declaration charter constitution war wars summit talks plan
    revolution project pipeline format process conference protocol memorandum doctrine initiative framework crisis
    program programme exercise exercises bill law resolution congress day republic covid pandemic missile missiles
    system systems strategy speech report note partnership partner opportunity""")
_DIRECTIONS = wordset("east west north south northeast northwest southeast southwest")
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


def place_names(cast: Cast, found: list[Hit]) -> None:
    """States, bodies, seats, peoples and places of the gazetteer, where no group or person has taken the words."""
    as_towns = towns(cast.doc, found)
    for hit in found:
        if not cast.free(hit.first, hit.last):
            continue
        last = cast.doc[hit.last]
        if _place_body(cast, hit):
            continue
        if hit.sense == "capital" and hit.last in as_towns:
            town = cast.doc[hit.first : hit.last + 1].text
            cast.enter(slug(town), town, "place")
            cast.place(Figure(hit.first, hit.last, hit.last, slug(town), "name"))
        elif hit.sense in ("name", "capital"):
            actor = cast.enter_entry(hit.entry)
            how: How = "name" if cast.doc[hit.first : hit.last + 1].text == hit.entry.name else "alias"
            cast.place(Figure(hit.first, hit.last, hit.last, actor, how, core=_behind_article(cast, hit)))
        elif hit.sense == "people" or (hit.entry.kind == "state" and _stands_alone(last)):
            _place_people(cast, hit)


def _behind_article(cast: Cast, hit: Hit) -> int:
    return hit.first + (cast.doc[hit.first].text == "the" and hit.last > hit.first)


def _place_body(cast: Cast, hit: Hit) -> bool:
    """A body named after a place or state: "Eurasia Center", "Bank of England" is left to the model."""
    first, last = hit.first, hit.last
    while last + 1 < len(cast.doc) and cast.doc[last + 1].text[0].isupper() and cast.doc[last + 1].is_alpha:
        last += 1
    if last == hit.last or cast.doc[last].lower_ not in BODY_NOUNS or not cast.free(first, last):
        return False
    name = cast.doc[first : last + 1].text
    cast.enter(slug(name), name, "organisation")
    cast.place(Figure(first, last, last, slug(name), "name"))
    return True


def _stands_alone(token: Token) -> bool:
    """An adjective used for a people: "the British", "the Chinese"."""
    article = token.i > 0 and token.nbor(-1).lower_ == "the"
    return article and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent") and token.tag_ != "JJ"


def _place_people(cast: Cast, hit: Hit) -> None:
    whole = cast.enter_entry(hit.entry)
    ancient = hit.entry.sort == "polity"
    if ancient:
        cast.place(Figure(hit.first, hit.last, hit.last, whole, "alias"))
        return
    label = hit.entry.people or f"{hit.entry.modifier} people"
    actor = cast.enter(f"{whole}-people", label, "group", Relation(to=whole, kind="part of"))
    cast.place(Figure(hit.first, hit.last, hit.last, actor, "name"))


def place_model_names(cast: Cast) -> None:
    """Organisations, places and groups that only the model finds; names of treaties and events are left alone."""
    short = _acronyms(cast)
    known_names = {" ".join(name.words) for names in gazetteer().names.values() for name in names}
    for ent in cast.doc.ents:
        first, last = ent.start, ent.end - 1
        while first < last and cast.doc[first].lower_ in ("the", "a", "an", "’s", "'s"):
            first += 1
        while last > first and (cast.doc[last].dep_ == "case" or not cast.doc[last].text[0].isalnum()):
            last -= 1
        if not cast.free(first, last) or portfolio(cast.doc, first) or not _is_name(cast.doc[first : last + 1]):
            continue
        kind = _kind(ent, cast.doc[last])
        if kind is None:
            continue
        words = cast.doc[first : last + 1].text
        if words in known_names or any(index in cast.adjectives for index in (first, last)):
            continue
        known = short.get(words, (slug(words), words))
        if known is None:
            continue
        actor, name = known
        cast.enter(actor, name, kind)
        cast.place(Figure(first, last, last, actor, "name" if name == words else "alias"))


def _acronyms(cast: Cast) -> dict[str, tuple[str, str] | None]:
    """Short names given in brackets after a full one -> actor id and name; None for those of no actor.

    "Institute for X (IX)": the words before the bracket whose initials spell the short name.
    """
    short: dict[str, tuple[str, str] | None] = {}
    doc = cast.doc
    for token in doc[1:-1] if len(doc) > 2 else ():
        if not (token.text.isupper() and 1 < len(token.text) < 8 and doc[token.i - 1].text == "("):
            continue
        if doc[token.i + 1].text != ")" or token.i in cast.by_token:
            continue
        start = _spelled(doc, token.i - 1, token.text)
        figures = [cast.by_token[index] for index in range(max(0, token.i - 6), token.i) if index in cast.by_token]
        if start is None:
            continue
        words = doc[start : token.i - 1].text.rstrip("’'s ")
        if doc[token.i - 2].lower_ in _NO_BODY:
            short[token.text] = None
        elif figures and figures[-1].last >= start and cast.kind(figures[-1]) != "place":
            short[token.text] = (figures[-1].actor, cast.drafts[figures[-1].actor].name)
        else:
            short[token.text] = (slug(words), words)
    return short


def _spelled(doc: Doc, end: int, letters: str) -> int | None:
    """Where the words before ``end`` begin whose capital initials spell ``letters``."""
    initials, index = "", end
    while index > 0 and end - index < 3 * len(letters):
        index -= 1
        if doc[index].text[0].isupper():
            initials = doc[index].text[0] + initials
            if initials == letters:
                return index
            if not letters.endswith(initials):
                return None
    return None


def _is_name(span: Span) -> bool:
    last = span[-1]
    if any(token.text in ("BC", "AD", "BCE", "CE", "B.C.", "A.D.") for token in span):
        return False
    proper = any(token.text[0].isupper() and token.is_alpha for token in span)
    modifies = last.dep_ in ("amod",) and last.head.i > last.i
    if span.text.lower() in _DIRECTIONS or "/" in span.text or span.text.lower() in gazetteer().titles:
        return False
    return proper and last.text[0].isupper() and not modifies and len(span.text) > 1


def _kind(ent: Span, last: Token) -> ActorKind | None:
    if ent.label_ == "ORG":
        numeral = set(last.text) <= set("IVXT") and len(last.text) < 5
        if any(token.lower_ in _NO_BODY for token in ent) or numeral or last.is_digit:
            return None
        return "organisation"
    if ent.label_ in _PLACE_LABELS or (ent.label_ == "PERSON" and stands_in(ent.doc, ent.start)):
        return None if any(token.lower_ in _NO_BODY for token in ent) else "place"
    if ent.label_ == "NORP" and last.tag_ in ("NNS", "NNPS") and last.lower_ not in gazetteer().roles:
        return "group"
    return None
