"""Groups: "Russian officials", "Ukraine's army", "NATO members": those who act in the name of a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Relation
from prophasis.reading.cast.names import Hit
from prophasis.reading.cast.roster import Cast, Figure, left_edge
from prophasis.reading.gazetteer import Entry, Role, gazetteer, slug
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = ("amod", "compound", "nmod", "nummod", "npadvmod", "punct", "advmod")
_LINKS = frozenset(("amod", "compound", "nmod", "poss"))
_WIDE = wordset("foreign domestic international global world local regional")
_WIDE_ROLES = frozenset(("officials", "diplomats", "leaders", "people", "analysts", "media", "members"))


def role_of(token: Token) -> Role | None:
    """The role that a noun names, where it is one."""
    roles = gazetteer().roles
    return roles.get(token.lower_) or roles.get(token.lemma_.lower())


def place_groups(cast: Cast, found: list[Hit]) -> None:
    """Find the groups named by a whole and a role noun."""
    longer = {index for hit in found if hit.last > hit.first for index in range(hit.first, hit.last + 1)}
    for hit in found:
        if hit.entry.sort == "place" or not cast.free(hit.first, hit.last):
            continue
        noun = None if _hyphened(cast.doc[hit.last]) else _role_noun(cast.doc[hit.last])
        if noun is not None and noun.i in longer:
            continue
        if noun is None or not cast.free(hit.first, noun.i):
            continue
        role = role_of(noun)
        assert role is not None
        if hit.sense == "people" and role.group != "people":
            continue
        whole = cast.enter_entry(hit.entry)
        _place(cast, whole, hit.entry, noun, role, hit.first)


def _hyphened(token: Token) -> bool:
    """ "Russia-friendly president", "pro-Kremlin leaders": not the officials of that actor."""
    after = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return after == "-" or (token.i > 0 and token.nbor(-1).text.endswith("-") and not token.nbor(-1).is_space)


def _role_noun(token: Token) -> Token | None:
    """The role noun that a name modifies, when that noun heads its phrase."""
    noun = token
    for _ in range(4):
        if noun.dep_ not in _LINKS or not 0 < noun.head.i - token.i <= 5:
            break
        noun = noun.head
        if role_of(noun) and not _is_modifier(noun):
            return noun
    return _next_role(token)


def _next_role(token: Token) -> Token | None:
    """Where the parse lost its way: a role noun that follows at once or after one or two modifiers."""
    doc = token.doc
    for step in (1, 2, 3):
        if token.i + step >= len(doc):
            return None
        after = doc[token.i + step]
        if role_of(after) and after.pos_ in ("NOUN", "PROPN") and not _before_noun(after):
            return after
        if after.pos_ not in ("ADJ", "NOUN", "PROPN") and not (after.dep_ == "case" and step == 1):
            return None
        if after.sent.start != token.sent.start:
            return None
    return None


def _is_modifier(noun: Token) -> bool:
    return (noun.dep_ in ("amod", "compound", "nmod") and noun.head.i > noun.i) or noun.pos_ not in ("NOUN", "PROPN")


def _before_noun(noun: Token) -> bool:
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return after is not None and after.pos_ in ("NOUN", "PROPN")


def _place(cast: Cast, whole: str, entry: Entry, noun: Token, role: Role, first: int) -> None:
    actor = f"{whole}-{role.group}"
    if not _interchangeable(noun, role):
        actor = f"{whole}-{slug(noun.lower_)}"
    if role.group == "ministry":
        actor = f"{whole}-{_portfolio(noun)}ministry"
    label = entry.people if role.group == "people" else None
    label = label or f"{entry.modifier} {actor.removeprefix(whole + '-').replace('-', ' ')}"
    cast.enter(actor, label, role.kind, Relation(to=whole, kind=role.tie))
    edge = min(first, left_edge(noun, _MODIFIERS))
    while edge < first and (
        cast.doc[edge].is_punct
        or cast.doc[edge].dep_ in ("det", "advmod")
        or cast.doc[edge].ent_type_ in ("DATE", "TIME")
        or edge in cast.by_token
    ):
        edge += 1
    cast.place(Figure(edge, noun.i, noun.i, actor, "description"))


_OWN_NOUN = frozenset(("companies", "associations", "polities", "courts", "persons", "opposition", "missions"))
_ONE_HOUSE = wordset(
    "parliament assembly senate congress legislature opposition ministry protesters activists dissidents"
)


def _interchangeable(noun: Token, role: Role) -> bool:
    """Whether the nouns of a class mean the same actor: "officials" and "representatives", not two committees."""
    if role.group in _OWN_NOUN or role.group in ("parliament", "ministry"):
        return noun.lower_ in _ONE_HOUSE
    return not (role.group == "members" and noun.lower_ in ("cities", "powers"))


def _portfolio(noun: Token) -> str:
    """ "foreign-" for "Foreign Ministry" and "Ministry of Foreign Affairs"; empty where none is named."""
    around = noun.doc[max(0, noun.i - 2) : noun.i + 4]
    words = {token.lower_.replace("defense", "defence") for token in around}
    found = [word for word in ("foreign", "defence", "interior", "finance", "justice", "energy") if word in words]
    return f"{found[0]}-" if found else ""


def place_wide_groups(cast: Cast) -> None:
    """ "foreign leaders", "the international community": groups named without a whole."""
    for token in cast.doc:
        if token.i in cast.by_token or token.tag_ not in ("NNS", "NN"):
            continue
        role = role_of(token)
        if role is None or role.group not in _WIDE_ROLES or _is_modifier(token):
            continue
        words = [child for child in token.lefts if child.lower_ in _WIDE]
        if not words or (token.tag_ == "NN" and role.group != "media"):
            continue
        name = f"{words[0].lower_} {role.group}"
        cast.enter(slug(name), name, "group")
        edge = min(words[0].i, left_edge(token, _MODIFIERS))
        if cast.free(edge, token.i):
            cast.place(Figure(edge, token.i, token.i, slug(name), "description"))
