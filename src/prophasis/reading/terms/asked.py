"""What is asked or offered: a cue in the parse -> its things, who is to bear them and who is to gain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast

from prophasis.reading.clauses import (
    Stretch,
    conjuncts,
    is_verb,
    negated,
    object_of,
    phrase,
    stretch,
    subject,
    trim,
    under,
)
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Of = Literal["demand", "offer", "promise", "obligation"]
_MUST = wordset("must should shall ought")
_SPEAKING = wordset(
    """
    insist say state declare demand stipulate maintain argue warn repeat announce
    """
)
_ASKED_OF_THINGS = wordset("require order command exact compel oblige bind ask")
_PAPERS = wordset(
    """
    ultimatum treaty resolution law agreement accord charter constitution letter note document decree plan
    proposal
    """
)
_BARRING = wordset("ban forbid prohibit")
_SUBJUNCTIVE = wordset("insist")
_FOR = ("for", "to", "of", "on")


@dataclass(frozen=True)
class Asked:
    """One thing asked, offered or promised.

    Attributes:
        bearer: the word for who is to do or to give it; ``asker`` the word for who asks, offers or promises.
        head: the word that heads the thing, from which quantity and dates are read.
    """

    of: Of
    cue: Token
    thing: Stretch
    head: Token
    asker: Token | None
    bearer: Token | None
    beneficiary: Token | None
    condition: Stretch | None = None


@lru_cache(maxsize=1)
def _cues() -> dict[tuple[str, str], Of]:
    text = files("prophasis.reading").joinpath("cues", "term_cues.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {(cue, part): cast("Of", of) for cue, of, part in rows}


def find(sent: Span) -> Iterator[Asked]:
    """The things that ``sent`` tells were asked, offered or promised."""
    for token in sent:
        if is_verb(token):
            yield from _by_must(token)
            of = _cues().get((token.lemma_.lower(), "verb"))
            if of is not None and not negated(token):
                yield from _by_verb(token, of)
        elif token.pos_ == "NOUN":
            of = _cues().get((token.lemma_.lower(), "noun"))
            if of is not None:
                yield from _by_noun(token, of)


def _by_verb(verb: Token, of: Of) -> Iterator[Asked]:
    asker = _asker(verb)
    if verb.lemma_ in _ASKED_OF_THINGS and asker is not None and not _asking(asker):
        return
    if verb.lemma_ in _BARRING:
        yield from _barred(verb, asker)
        return
    told = next((one for one in verb.children if one.dep_ in ("dobj", "dative") and _someone(one)), None)
    contents = [one for one in verb.children if one.dep_ in ("ccomp", "xcomp") and one.i > verb.i and is_verb(one)]
    if contents and verb.lemma_ in _SUBJUNCTIVE and not _wished(contents[0]):
        return
    if contents:
        for content in contents[:1]:
            yield from _clauses(content, of, verb, asker, told)
        return
    thing = object_of(verb)
    if thing is not None and thing is told:
        thing = under(verb, "to") if of == "obligation" else None
    if thing is None and verb.lemma_ in ("call", "ask", "press", "insist", "appeal"):
        thing = under(verb, "for") or under(verb, "on")
    if thing is None and verb.tag_ == "VBN":
        thing = next((one for one in verb.children if one.dep_ == "nsubjpass"), None)
    if thing is None or thing.tag_ in ("PRP", "WP", "WDT") or (of in ("offer", "promise") and _someone(thing)):
        return
    yield from _things(thing, of, verb, asker, told)


def _asking(token: Token) -> bool:
    """Whether what requires is an actor or a paper that speaks, not a state of things."""
    return _someone(token) or token.lemma_.lower() in _PAPERS


def _wished(content: Token) -> bool:
    """ "insists that A leave", "that A must leave": what is wished, not what is held to be so."""
    modal = any(child.dep_ == "aux" and child.lower_ in _MUST | {"to"} for child in content.children)
    return modal or content.tag_ == "VB"


def _barred(verb: Token, asker: Token | None) -> Iterator[Asked]:
    """ "banned A from B"."""
    thing = under(verb, "from")
    barred = next((one for one in verb.children if one.dep_ in ("dobj", "nsubjpass")), None)
    part = stretch(thing) if thing is not None else None
    if thing is not None and part is not None:
        yield Asked("obligation", verb, part, thing, asker, barred, asker, _condition(verb))


def _asker(verb: Token) -> Token | None:
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return under(verb, "by")
    return subject(verb)


def _someone(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "GPE", "NORP", "ORG") or token.tag_ == "PRP" or token.dep_ == "dative"


def _clauses(content: Token, of: Of, cue: Token, asker: Token | None, told: Token | None) -> Iterator[Asked]:
    """ "that A accept B and rule out C": each a term; the clause's subject bears it."""
    members = [one for one in conjuncts(content) if is_verb(one)]
    members += [
        more
        for one in (*content.children, *cue.children)
        if _stray(one, content)
        for more in conjuncts(one)
        if is_verb(more)
    ]
    doer: Token | None = None
    for member in members:
        own = next((one for one in member.children if one.dep_ in ("nsubj", "nsubjpass")), None)
        doer = own or doer
        later = [one for one in member.children if one.i > member.i and (one.dep_ == "conj" or _stray(one, member))]
        part = stretch(member, without=[*later, *([own] if own is not None else []), *_conditions(member)])
        if part is None:
            continue
        bearer = doer or told if of in ("demand", "obligation") else asker
        gains = asker if of in ("demand", "obligation") else told
        yield Asked(of, cue, part, member, asker, bearer or _from(cue), gains, _condition(member) or _condition(cue))


def _stray(child: Token, content: Token) -> bool:
    """A member of a list of clauses that the parse hung below the first ("that A do B, rule out C")."""
    if child.dep_ not in ("advcl", "ccomp", "dep") or child.i < content.i or child.tag_ not in ("VB", "VBP"):
        return False
    bare = not any(one.dep_ in ("nsubj", "mark", "aux", "nsubjpass") for one in child.children)
    return bare and child.doc[child.left_edge.i - 1].text == ","


def _things(thing: Token, of: Of, cue: Token, asker: Token | None, told: Token | None) -> Iterator[Asked]:
    """ "demands guarantees from A", "promised B paths to C": nouns, each a term."""
    for one in conjuncts(thing):
        part = phrase(one)
        if part is None:
            continue
        if of in ("demand", "obligation"):
            yield Asked(of, cue, part, one, asker, _from(one) or _from(cue) or told, asker, _condition(cue))
        else:
            yield Asked(of, cue, part, one, asker, asker, told or under(cue, "to"), _condition(cue))


def _from(token: Token) -> Token | None:
    return under(token, "from") or (under(token, "on") if token.lemma_ in ("impose", "obligation", "call") else None)


def _by_must(verb: Token) -> Iterator[Asked]:
    """ "insists that A must be B": a demand in the mouth of whoever says it."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ not in _SPEAKING or (above.lemma_.lower(), "verb") in _cues():
        return
    if not any(child.dep_ == "aux" and child.lower_ in _MUST for child in verb.children):
        return
    asker = subject(above)
    bearer = next((one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")), None)
    part = stretch(verb, without=[bearer] if bearer is not None else [])
    if part is not None and asker is not None and asker.lower_ not in ("i", "we"):
        yield Asked("demand", above, part, verb, asker, bearer, asker, _condition(verb))


def _by_noun(noun: Token, of: Of) -> Iterator[Asked]:
    """ "calls for A", "demands that A", "a promise to A", "obligations on A"."""
    asker = next((one for one in noun.children if one.dep_ == "poss"), None)
    if asker is None and is_verb(noun.head) and noun.dep_ == "dobj":
        asker = subject(noun.head)
    content = next((one for one in noun.children if one.dep_ in ("acl", "ccomp", "relcl") and _content(one)), None)
    if content is not None:
        yield from _clauses(content, of, noun, asker, None)
        return
    if of == "obligation":
        bearer = under(noun, "on") or (under(noun.head, "on") if is_verb(noun.head) else None)
        part = phrase(noun)
        if bearer is not None and part is not None:
            yield Asked(of, noun, part, noun, asker, bearer, None)
        return
    for word in _FOR[:1] if of == "demand" else _FOR:
        thing = under(noun, word)
        if thing is not None and not _someone(thing):
            yield from _things(thing, of, noun, asker, None)
            return


def _content(verb: Token) -> bool:
    """Whether a clause after a noun says what it asks: "that ..." or "to ...", not "which ..."."""
    if not is_verb(verb):
        return False
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    that = any(child.lower_ == "that" and child.dep_ == "mark" for child in verb.children)
    return infinitive or that


def _conditions(verb: Token) -> list[Token]:
    clauses = [one for one in verb.children if one.dep_ == "advcl"]
    return [one for one in clauses if any(mark.lower_ in ("if", "unless") for mark in one.children)]


def _condition(verb: Token) -> Stretch | None:
    """The if-clause that a term hangs on."""
    found = next(iter(_conditions(verb)), None)
    return trim(verb.doc, found.left_edge.i + 1, found.right_edge.i + 1) if found is not None else None
