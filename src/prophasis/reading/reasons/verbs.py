"""Reasons tied by a verb: "A led to B", "B stemmed from A", "A forced X to B", "to blame B on A" ..."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.reading.clauses import (
    Stretch,
    clause,
    conjuncts,
    is_verb,
    negated,
    object_of,
    phrase,
    stretch,
    subject,
    under,
)
from prophasis.reading.events.trigger import nouns as event_nouns
from prophasis.reading.families import eventive
from prophasis.reading.reasons.doubts import CLAIMS
from prophasis.reading.reasons.reason import KINDS, Reason, table
from prophasis.reading.reasons.senses import EMOTIONS
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PEOPLE = wordset(
    """
    i you he she we they who him her us them me everyone anyone nobody somebody
    """
)
_AGENTS = frozenset({"PERSON", "GPE", "NORP", "ORG"})
_WEAK = wordset(
    """
    give set open end bring make leave help allow render feed create produce require mean link stop block delay
    trace benefit suffer concern worry relate strengthen reinforce deepen enable permit influence inform accuse
    base depend strike execute determine credit push foster alarm anger convince persuade encourage facilitate
    hamper hinder move shape guide prevent deter fine found ground shock
    """
)
"""Verbs that tie reasons only now and then: both ends must be more than an actor or a thing."""
_COUNTS = ("DATE", "TIME", "CARDINAL", "QUANTITY", "PERCENT", "MONEY")
_PLAIN_TIES = frozenset({"explain", "cause", "drive", "prompt", "make", "trigger", "provoke"})
_CHANGING = wordset(
    "expand increase reduce double triple raise lower weaken shift transform worsen improve intensify limit ruin erode"
)
_HUNG_ON = wordset("blame attribute ascribe impute credit trace link base owe")
_TALKING_OF = wordset(
    """
    objection war conflict dispute campaign decision fear concern quarrel struggle aim demand move action
    """
)


@lru_cache(maxsize=1)
def _frames() -> dict[str, list[tuple[list[str], list[str], str]]]:
    found: dict[str, list[tuple[list[str], list[str], str]]] = {}
    for verb, explanans, explanandum, kind in table("explanation_verbs.tsv"):
        found.setdefault(verb, []).append((explanans.split("|"), explanandum.split("|"), kind))
    return found


def find(sent: Span) -> Iterator[Reason]:
    """The reasons that verbs tie in ``sent``."""
    for verb in sent:
        if verb.pos_ not in ("VERB", "AUX", "ADJ"):
            continue
        for explanans, explanandum, kind in _frames().get(verb.lemma_.lower(), ()):
            found = list(_fill(verb, explanans, explanandum, kind))
            if found:
                yield from found
                break


def _fill(verb: Token, explanans: list[str], explanandum: list[str], kind: str) -> Iterator[Reason]:
    if _unreal(verb) or _other_sense(verb, explanandum):
        return
    giver, given = _first(verb, explanans), _first(verb, explanandum)
    if giver is None or given is None or giver[0].i == given[0].i:
        return
    if giver[0].tag_ == "WP" and verb.dep_ != "relcl":
        return
    if "for" in (giver[1], given[1]) and (giver[0] if giver[1] == "for" else given[0]).ent_type_ in _COUNTS:
        return
    if giver[0].lower_ == "it" and verb.lemma_ in _PLAIN_TIES:
        giver = (_meant(giver[0], judged=verb.lemma_ in ("explain", "account")), giver[1])
    nothing = given[0].lower_ in ("nothing", "little") and "subject" in explanandum
    if nothing and (holder := subject(verb)) is not None:
        given = (holder, "subject")
    if "subject" in explanans and (_agent(giver[0]) or giver[0].lower_ in ("it", "there")):
        return
    if verb.lemma_ == "make" and (given[0].left_edge.lower_ == "that" or verb.tag_ == "VBN"):
        return
    if given[1] in ("to", "into", "about") and given[0].ent_type_ in ("GPE", "LOC", "FAC", "PERSON"):
        return
    if given[1] == "small" and not eventive(giver[0]):
        return
    if verb.lemma_ in _WEAK and given[1] != "small" and not _weak_holds(verb, giver, given):
        return
    if verb.lemma_ in _CHANGING and not _changed(verb, giver[0], given[0]):
        return
    cue = _cue(verb, giver[1], given[1])
    for one in _several(giver[0], giver[1], verb):
        for other in _several(given[0], given[1], verb):
            source, target = _words(one, verb, giver[1], other), _words(other, verb, given[1], one)
            if source and target and not (source[0] < target[1] and target[0] < source[1]):
                denied = nothing or negated(verb) or _refused(one) or _refused(other)
                yield Reason(target, source, cue, verb, KINDS[kind], denied=denied)


def _meant(pronoun: Token, *, judged: bool) -> Token:
    """What "it" stands for: the claim that is ``judged``, else the subject of the clause before."""
    doc = pronoun.doc
    claim = _last_claim(pronoun) if judged else None
    if claim is not None:
        return claim
    low = doc[pronoun.sent.start - 1].sent.start if pronoun.sent.start else 0
    for k in range(pronoun.i - 1, low - 1, -1):
        fit = doc[k].dep_ in ("nsubj", "nsubjpass") and doc[k].pos_ in ("NOUN", "PROPN") and is_verb(doc[k].head)
        if fit and not _agent(doc[k]):
            return doc[k]
    return pronoun


def _last_claim(pronoun: Token) -> Token | None:
    """ "The thesis fails ... Nor can it explain B": the claim that is being judged."""
    doc = pronoun.doc
    for k in range(pronoun.i - 1, max(pronoun.i - 80, -1), -1):
        subject_here = doc[k].dep_ == "nsubj" and doc[k].pos_ == "NOUN"
        if subject_here and (doc[k].lemma_.lower() in CLAIMS or doc[k].sent.start == pronoun.sent.start):
            return doc[k] if doc[k].lemma_.lower() in CLAIMS else None
    return None


def _changed(verb: Token, giver: Token, given: Token) -> bool:
    """ "The accession expanded the border": an event that changed something, told as past."""
    return happening(giver) and verb.tag_ in ("VBD", "VBN") and not _agent(given)


def happening(noun: Token) -> bool:
    """Whether a noun names an event rather than a state or a quality."""
    return noun.lemma_.lower() in event_nouns()


def _unreal(verb: Token) -> bool:
    """ "would have stopped", "might deter": what would be, not what was."""
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(modals & {"would", "might", "could", "should", "’d", "'d"})


def _other_sense(verb: Token, explanandum: list[str]) -> bool:
    """ "drove out", "set up": the particle makes another verb of it; "drive wedges" explains nothing."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    if particle == "out" and verb.lemma_ == "break":
        return False
    if particle is not None and not any(part.startswith(particle) for part in explanandum):
        return True
    thing = object_of(verb)
    return verb.lemma_ == "drive" and thing is not None and thing.lemma_ in ("wedge", "car", "truck", "bargain")


def _first(verb: Token, parts: list[str]) -> tuple[Token, str] | None:
    for part in parts:
        token = _part(verb, part)
        if token is not None:
            return token, part
    return None


def _part(verb: Token, part: str) -> Token | None:
    passive = verb.tag_ == "VBN" and (
        any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children) or verb.dep_ == "acl"
    )
    if part == "subject":
        if passive:
            return under(verb, "by")
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not _own_subject(verb):
            return verb.head if is_verb(verb.head) else None
        if verb.dep_ in ("advcl", "xcomp") and _infinitive(verb):
            head = verb.head
            return subject(clause_head(head)) if head.dep_ in ("acomp", "attr") or head.pos_ == "ADJ" else None
        if not _own_subject(verb) and (verb.tag_ == "VBG" or _infinitive(verb)) and not _carries_on(verb):
            return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else None
        return subject(verb)
    if part == "object":
        return _passive_subject(verb) if passive else object_of(verb)
    if part == "inf":
        return next(
            (
                one
                for one in verb.children
                if one.dep_ in ("xcomp", "ccomp", "advcl") and _infinitive(one) and one.i > verb.i
            ),
            None,
        )
    if part == "clause":
        return next(
            (
                one
                for one in verb.children
                if one.dep_ in ("ccomp", "xcomp", "advcl") and one.i > verb.i and is_verb(one) and not _conceding(one)
            ),
            None,
        )
    if part == "small":
        return _small(verb)
    if part == "self":
        return verb
    if part in ("rise", "way", "door"):
        return _light(verb, part)
    if " " in part:
        return _phrasal(verb, part)
    found = under(verb, part)
    if found is None and verb.lemma_ in _HUNG_ON:
        thing = object_of(verb)
        found = under(thing, part) if thing is not None else None
    return found


def _conceding(verb: Token) -> bool:
    """ "although A", "if A": a clause beside the one that is explained."""
    words = ("although", "though", "while", "if", "because", "as", "since", "unless", "when", "after", "before")
    return any(child.lower_ in words and child.i < verb.i for child in verb.children)


def _small(verb: Token) -> Token | None:
    """ "made the war necessary": the adjective with its own subject."""
    for child in verb.children:
        own = next((one.lower_ for one in child.children if one.dep_ == "nsubj"), "it")
        if child.dep_ == "ccomp" and child.i > verb.i and own != "it":
            return child
    return None


def clause_head(token: Token) -> Token:
    """The verb that a predicate adjective or noun belongs to."""
    return token.head if token.dep_ in ("acomp", "attr", "oprd") else token


def _carries_on(verb: Token) -> bool:
    """Whether the subject of the verb above is this verb's too ("helped to cause", "failed to produce")."""
    if verb.dep_ == "ROOT" or verb.dep_ == "conj":
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _CARRYING


_CARRYING = wordset(
    "help fail seem appear continue begin start threaten serve be likely unlikely sure bound do go tend come prove"
)


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _passive_subject(verb: Token) -> Token | None:
    own = next((child for child in verb.children if child.dep_ in ("nsubjpass", "nsubj")), None)
    if own is not None and own.tag_ not in ("WDT", "WP"):
        return own
    if verb.dep_ in ("acl", "relcl"):
        return verb.head
    return subject(verb)


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _light(verb: Token, noun: str) -> Token | None:
    """ "give rise to B", "pave the way for B", "open the door to B"."""
    thing = next((child for child in verb.children if child.dep_ in ("dobj", "oprd") and child.lower_ == noun), None)
    if thing is None:
        return None
    for holder in (thing, verb):
        for word in ("to", "for"):
            found = under(holder, word)
            if found is not None:
                return found
    return None


def _phrasal(verb: Token, part: str) -> Token | None:
    first, rest = part.split(" ", 1)
    for child in verb.children:
        if child.lower_ == first and child.dep_ in ("prep", "prt", "advmod"):
            if first == "out" and rest == "of":
                inner = next((one for one in child.children if one.lower_ == "of"), None)
                return next((one for one in inner.children if one.dep_ == "pobj"), None) if inner is not None else None
            if any(one.lower_ == rest.split()[-1] for one in child.children):
                return object_of(verb)
    return None


def _agent(token: Token) -> bool:
    """Whether the giver is an actor rather than an event or a state of things."""
    if token.lower_ in _PEOPLE or token.tag_ in ("PRP", "WP"):
        return token.lower_ not in ("this", "that", "these", "those", "which", "what")
    return token.ent_type_ in _AGENTS and token.pos_ == "PROPN"


def _weak_holds(verb: Token, giver: tuple[Token, str], given: tuple[Token, str]) -> bool:
    if verb.lemma_ == "move":
        return giver[0].lemma_.lower() in EMOTIONS
    if verb.lemma_ == "influence":
        return eventive(given[0])
    if verb.lemma_ in ("concern", "worry", "relate"):
        return given[0].lemma_.lower() in _TALKING_OF
    return eventive(giver[0]) and (eventive(given[0]) or is_verb(given[0]))


def _cue(verb: Token, giver: str, given: str) -> Stretch:
    """The verb with its auxiliaries and its preposition; a preposition that stands apart is the cue by itself."""
    first = verb.i
    while first > verb.sent.start and verb.doc[first - 1].head.i == verb.i and verb.doc[first - 1].dep_ in _HELPING:
        first -= 1
    for part in (given, giver):
        if part in ("subject", "object", "inf", "clause", "self"):
            continue
        for child in verb.children:
            if child.lower_ == part.split()[0] and child.i > verb.i:
                return (first, child.i + 1) if child.i == verb.i + 1 and given != "self" else (child.i, child.i + 1)
    return first, verb.i + 1


_HELPING = ("aux", "auxpass", "neg")


def _several(token: Token, part: str, verb: Token) -> list[Token]:
    """What is coordinated with ``token``, also where the preposition is repeated or the parse jumped the verb."""
    if part == "self" or is_verb(token):
        return [token]
    found = conjuncts(token)
    if token.dep_ != "pobj" or token.i < verb.i:
        return found
    for again in token.head.children:
        if again.dep_ == "conj" and again.i > token.i:
            found += [one for one in again.children if one.dep_ in ("pobj", "pcomp")]
    for one in verb.doc[token.i + 1 : verb.sent.end]:
        if one.dep_ in ("appos", "conj") and one.head.i < verb.i and one.pos_ in ("NOUN", "PROPN"):
            found += conjuncts(one)
    return sorted({one.i: one for one in found}.values(), key=lambda one: one.i)


def _words(token: Token, verb: Token, part: str, other: Token) -> Stretch | None:
    if part == "self" or (part == "subject" and is_verb(token) and token.i == verb.head.i):
        return clause(token, without=[child for child in token.children if _holds(child, verb, token)])
    if is_verb(token):
        apart = [child for child in token.children if child.dep_ == "conj" and child.i > token.i]
        return stretch(token, without=[*apart, *([verb] if _inside(verb, token) else [])])
    apart = [verb] if _inside(verb, token) else []
    if token.dep_ == "pobj" and token.head.lower_ == "against" and token.head.head.i == verb.i:
        return stretch(token.head)
    return phrase(token, without=[*apart, *(child for child in token.children if _under(other, child))])


def _holds(child: Token, verb: Token, token: Token) -> bool:
    if token.i == verb.i:
        return child.dep_ in ("prep", "agent")
    return bool(child.left_edge.i <= verb.i <= child.right_edge.i)


def _under(inner: Token, outer: Token) -> bool:
    return inner.i == outer.i or _inside(inner, outer)


def _inside(inner: Token, outer: Token) -> bool:
    return bool(outer.left_edge.i <= inner.i <= outer.right_edge.i and inner.i != outer.i)


def _refused(token: Token) -> bool:
    """ "... to A and not to B": the second is denied."""
    before = token.doc[max(token.left_edge.i - 3, 0) : token.i]
    later = token.dep_ == "conj" or (token.dep_ == "pobj" and token.head.dep_ == "conj")
    return later and any(word.lower_ == "not" for word in before)
