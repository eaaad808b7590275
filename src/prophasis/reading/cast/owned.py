"""Owned: the people and bodies that belong to an actor named before: "his administration", "its envoys"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import ActorKind, Relation
from prophasis.reading.cast.commons import THINGS, acts, apposed
from prophasis.reading.cast.groups import role_of
from prophasis.reading.cast.roster import Cast, Figure
from prophasis.reading.gazetteer import Role, gazetteer, slug
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALWAYS = frozenset(("government", "officials", "diplomats", "elites", "armed-forces", "proxies"))
"""Classes that are named by their owner wherever they stand; those of others count where they act."""

_ARMED = wordset(
    "troop troops force forces soldier soldiers army armies military navy garrison garrisons guards militia"
)
_NO_BODY = wordset("source sources mission campaign movement side order network capital capitals command power powers")


def place_possessed(cast: Cast) -> None:
    """Find role nouns with a possessive pronoun, or the name of a person, before them."""
    for token in cast.doc:
        place_owned(cast, token)


def place_owned(cast: Cast, token: Token) -> None:
    """Enter and place the role noun ``token`` where its owner is known."""
    role = role_of(token) or _tied(token)
    free = token.i not in cast.by_token and token.pos_ in ("NOUN", "PROPN")
    if role is None or not free or token.dep_ in ("amod", "compound", "nmod"):
        return
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    figure = cast.at(owner) if owner is not None else None
    if owner is None or figure is None or cast.kind(figure) == "place" or not _belongs(cast, token, role, figure):
        return
    _place(cast, token, role, owner, figure)


def _tied(token: Token) -> Role | None:
    """The persons that are named by their tie to another one: "his colleagues", "her deputy"."""
    word = token.lower_
    if gazetteer().titles.get(word) != "relation" and gazetteer().titles.get(token.lemma_.lower()) != "office":
        return None
    return Role(slug(word), "group" if token.tag_ == "NNS" else "person", "part of")


def _belongs(cast: Cast, token: Token, role: Role, figure: Figure) -> bool:
    if figure.how != "pronoun" and cast.kind(figure) != "person":
        return False
    word = token.lower_
    if word in THINGS or word in _NO_BODY:
        return False
    if role.group == "armed-forces" and word not in _ARMED:
        return acts(token)
    return role.group in _ALWAYS or acts(token)


def _place(cast: Cast, token: Token, role: Role, owner: Token, figure: Figure) -> None:
    draft = cast.drafts[figure.actor]
    named = role.group if role.group in _ALWAYS else slug(token.lower_)
    kind: ActorKind = role.kind
    actor = apposed(cast, token) or f"{figure.actor}-{named}"
    cast.enter(actor, f"{draft.name} {named.replace('-', ' ')}", kind, Relation(to=figure.actor, kind=role.tie))
    cast.figures.append(Figure(owner.i, token.i, token.i, actor, "description"))
    for index in range(owner.i + 1, token.i + 1):
        cast.by_token.setdefault(index, cast.figures[-1])
