"""Strangers: states and towns that no table knows, told by what the whole text says of them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from prophasis.reading.cast.groups import role_of
from prophasis.reading.cast.names import Hit
from prophasis.reading.gazetteer import Entry, gazetteer, slug
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_ENOUGH = 3.0
"""The weight of evidence from which a name is a state's; it must also outweigh what tells of a person."""

_OWNED = wordset("""
    government border borders frontier frontiers army armies navy fleet troops forces soldiers president parliament
    economy capital people population territory sovereignty neighbour neighbours neighbor neighbors envoy envoys
    ambassador ambassadors independence constitution coast ports harbour harbours harbor ports king queen airspace
    crossings exports imports currency ministers ministry cabinet regime rulers leaders farmers citizens merchants
    burghers council senate embassy delegation negotiators diplomats officials treasury customs tariff tariffs
    brigades regiments garrison garrisons reservists sanctions foreign-policy""")
_OF_STATE = wordset("""
    government president king queen parliament people army navy invasion occupation annexation capital republic
    kingdom town city state province duchy principality county island ambassador minister partition independence
    neutrality territory border borders coast citizens sovereignty conquest liberation towns""")
_WITH_STATE = wordset(
    "border talks war treaty relations alliance trade frontier agreement peace truce negotiations ties"
)
_STATE_VERBS = wordset("""
    invade annex cede mobilise mobilize ratify nationalise nationalize secede accede blockade shell close import
    export occupy conquer partition deploy""")
_DONE_TO = wordset("invade annex partition sanction recognise recognize depopulate colonise colonize neutralise")
"""What is done to states and hardly to anybody else."""
_AIMED_AT = wordset(
    "attack threaten bomb shell bombard occupy conquer blockade arm defend liberate enter besiege overrun"
)
"""What is done to states and to towns."""
_LOST = wordset("invasion occupation annexation partition independence neutrality sovereignty liberation conquest")
"""What is "of" a state alone."""
_MOVED = wordset(
    "troops forces soldiers army armies brigade brigades division divisions fleet garrison regiments ambassador envoys"
)
_KINDS = wordset("""
    town towns city cities state states country countries nation nations republic republics kingdom kingdoms power
    powers neighbour neighbours neighbor neighbors port ports colony colonies province provinces principality""")
_INTRODUCING = wordset("all above especially notably namely particularly like including such as chiefly of called")
_DEMONYM = re.compile(r"[ienlr]?(?:an|ian|ean|ese|ish|ite|ic|i|er)")
_CALENDAR = wordset("""
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday easter christmas michaelmas""")


def strangers(doc: Doc, known: list[Hit]) -> list[Hit]:
    """The names of unknown states, with the adjectives made from them, as hits beside the gazetteer's own."""
    taken = {index for hit in known for index in range(hit.first, hit.last + 1)}
    places = _occurrences(doc, taken)
    adjectives = _adjectives(doc, taken, places)
    known_states = {index for hit in known if hit.entry.kind == "state" for index in range(hit.first, hit.last + 1)}
    found: list[Hit] = []
    for name, tokens in places.items():
        if name in adjectives.values() or not _is_state(tokens, adjectives.get(name), known_states):
            continue
        adjective = adjectives.get(name)
        entry = Entry(
            slug(name), name, "state", "state", adjective=adjective, people=f"{adjective}s" if adjective else None
        )
        found += [Hit(token.i, token.i, entry, "name") for token in tokens]
        if adjective:
            found += _made_from(doc, entry, adjective, taken)
    return found


def _occurrences(doc: Doc, taken: set[int]) -> dict[str, list[Token]]:
    """Single capitalised names -> where they stand; words of headings in capitals go with them."""
    found: dict[str, list[Token]] = defaultdict(list)
    for token in doc:
        plain = token.pos_ == "PROPN" and token.is_alpha and token.text.istitle() and len(token.text) > 3
        if plain and token.i not in taken and token.lower_ not in gazetteer().titles and token.lower_ not in _CALENDAR:
            found[token.text].append(token)
    for token in doc:
        if token.text.isupper() and token.text.title() in found and token.i not in taken:
            found[token.text.title()].append(token)
    return {name: tokens for name, tokens in found.items() if not all(_in_name(token) for token in tokens)}


def _in_name(token: Token) -> bool:
    """Whether a word is part of a longer name: "Lena Horvat", "Port Sable"."""
    doc = token.doc
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    joined = [one for one in (before, after) if one is not None and one.pos_ == "PROPN" and one.text.istitle()]
    return any(one.lower_ not in gazetteer().titles and one.sent.start == token.sent.start for one in joined)


def _adjectives(doc: Doc, taken: set[int], names: dict[str, list[Token]]) -> dict[str, str]:
    """Name -> the adjective made from it, where the text has one: "Karsia" and "Karsian"."""
    words = {token.text.removesuffix("s") for token in doc if token.i not in taken and token.text.istitle()}
    found = {}
    for name in names:
        stem = name.rstrip("aeiouy")
        if len(stem) < 3:
            continue
        made = sorted(
            word for word in words if word != name and word.startswith(stem) and _DEMONYM.fullmatch(word[len(stem) :])
        )
        if made:
            found[name] = min(made, key=len)
    return found


def _made_from(doc: Doc, entry: Entry, adjective: str, taken: set[int]) -> Iterator[Hit]:
    for token in doc:
        if token.i in taken:
            continue
        if token.text == adjective:
            yield Hit(token.i, token.i, entry, "adjective")
        elif token.text == f"{adjective}s":
            yield Hit(token.i, token.i, entry, "people")


def _is_state(tokens: list[Token], adjective: str | None, states: set[int]) -> bool:
    free = [token for token in tokens if not _in_name(token)]
    signs: dict[str, float] = defaultdict(float)
    for token in free:
        for sign, weight in _signs(token, states):
            signs[sign] = min(signs[sign] + weight, 2 * weight)
    signs["adjective"] = 2.0 if adjective else 0.0
    signs["adjective of what states have"] = 1.5 if adjective and _qualifies(tokens[0].doc, adjective) else 0.0
    against = sum(weight for weight in (_personal(token) for token in tokens))
    return sum(signs.values()) >= _ENOUGH and sum(signs.values()) > 2 * against


def _qualifies(doc: Doc, adjective: str) -> bool:
    """Whether the adjective stands before what states have: "the Karsian minister", "Karsian customs"."""
    return any(token.text == adjective and any(map(_of_a_state, (token.head, *_to_head(token)))) for token in doc)


def _to_head(token: Token) -> Iterator[Token]:
    """The words between an adjective and the noun that it goes with."""
    if token.dep_ in ("amod", "compound") and token.head.i > token.i:
        yield from token.doc[token.i + 1 : token.head.i]


def _signs(token: Token, states: set[int]) -> Iterator[tuple[str, float]]:
    """What one naming says for a state: what it owns, what is "of" it, what it does, what it stands beside."""
    doc, head = token.doc, token.head
    if token.ent_type_ == "GPE":
        yield "label", 0.75
    if token.dep_ == "poss" and _of_a_state(head):
        yield "owner", 2.0
    if token.dep_ == "pobj":
        above = head.head
        if head.lower_ == "of" and above.lower_ in _OF_STATE:
            yield "of", 2.5 if above.lower_ in _LOST else 2.0
        elif head.lower_ in ("on", "against") and above.lemma_.lower() in ("war", "sanction", "embargo", "aggression"):
            yield "against", 2.5
        elif head.lower_ in ("with", "against", "between") and above.lower_ in _WITH_STATE:
            yield "with", 1.5
    if token.dep_ in ("dobj", "nsubjpass") and head.lemma_.lower() in _DONE_TO:
        yield "done to", 2.5
    elif token.dep_ in ("dobj", "nsubjpass") and head.lemma_.lower() in _AIMED_AT:
        yield "aimed at", 1.5
    if token.dep_ in ("nsubj", "nsubjpass"):
        if head.lemma_.lower() in _STATE_VERBS:
            yield "verb", 1.0
        if any(one.dep_ == "dobj" and one.lower_ in _MOVED for one in head.children):
            yield "forces", 1.5
        own = next((one for one in doc[token.i : token.sent.end] if one.lower_ == "its"), None)
        if own is not None and not any(one.dep_ == "nsubj" and one.i != token.i for one in doc[token.i : own.i]):
            yield "its", 2.0 if own.head.lower_ in _OWNED else 1.0
    if (
        token.dep_ == "conj"
        and head.i in states
        or any(one.i in states and one.dep_ == "conj" for one in token.children)
    ):
        yield "beside", 1.0
    if _introduced(token):
        yield "kind", 3.0


def _of_a_state(noun: Token) -> bool:
    """Whether a noun names what states have: borders, ministers, armies, envoys."""
    role = role_of(noun)
    served = role is not None and role.group in ("diplomats", "missions", "parliament", "government", "armed-forces")
    titled = gazetteer().titles.get(noun.lower_) in ("head", "office")
    return served or titled or noun.lower_ in _OWNED or noun.lemma_.lower() in _OWNED


def _introduced(token: Token) -> bool:
    """ "the larger towns, above all X", "the republic of X"."""
    for step in range(1, 5):
        if token.i - step < token.sent.start:
            return False
        before = token.doc[token.i - step]
        if before.lower_ in _KINDS:
            return step > 1
        if before.lower_ not in _INTRODUCING and before.text != ",":
            return False
    return False


def _personal(token: Token) -> float:
    """What one naming says for a person: a title or first name before it, "he" or "who" after it."""
    doc = token.doc
    before = doc[token.i - 1] if token.i else None
    weight = 0.0
    if before is not None and before.lower_ in gazetteer().titles and before.text[0].isupper():
        weight += 3.0
    if token.ent_type_ == "PERSON" and before is not None and before.ent_type_ == "PERSON" and before.text.istitle():
        weight += 3.0
    if any(one.lower_ in ("who", "whom") for one in doc[token.i + 1 : token.i + 3]):
        weight += 2.0
    rest = doc[token.i + 1 : token.sent.end]
    if token.dep_ in ("nsubj", "nsubjpass"):
        own = next(
            (one for one in rest if one.lower_ in ("he", "she", "his", "her", "himself", "herself", "its")), None
        )
        if own is not None and own.lower_ != "its":
            weight += 1.0
    return weight
