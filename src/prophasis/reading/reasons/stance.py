"""Stance: a reason in its sentence -> whether the author asserts, denies, concedes or only reports it, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prophasis.case import Mark, Statement
from prophasis.case.mark import Stance
from prophasis.reading.clauses import ancestors, is_verb, subject
from prophasis.reading.reasons.doubts import CLAIMS, Doubt
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

    from prophasis.case import Place
    from prophasis.reading.participants import Participants

_SAYING = wordset(
    """
    say claim argue insist state declare allege maintain contend assert suggest announce tell write warn report
    complain explain add note charge accuse hold profess pretend propose pronounce testify opine describe
    portray frame present cast depict paint characterize characterise label call dub imply repeat reiterate
    boast swear vow pledge stress emphasize emphasise protest declaim proclaim lament remark comment
    """
)
_THINKING = wordset(
    """
    believe think view see perceive regard consider imagine feel fancy suppose fear worry hope dread interpret
    deem judge assume suspect expect
    """
)
_ASCRIBING = wordset(
    """
    blame attribute ascribe credit justify frame portray present cast explain impute accuse
    """
)
_NAMES = ("PERSON", "GPE", "NORP", "ORG")
_TELLERS = wordset(
    """
    official officials leader leaders government governments analyst analysts critic critics historian
    historians scholar scholars diplomat diplomats propagandist propagandists spokesman minister ministers
    observers press media president king regime opposition writers people many some realists
    """
)
_AUTHOR = frozenset({"i", "we", "one", "you", "us"})
_EYES = wordset(
    """
    view worldview eyes mind perspective opinion telling account reading words narrative logic
    """
)
_COMMON = wordset("usually often commonly generally widely frequently sometimes normally typically popularly")
_STORIES = wordset(
    """
    story tale legend narrative myth claim charge theory rumour rumor version explanation
    """
)
_POSSIBLE = (
    "cannot rule out",
    "can not rule out",
    "can't rule out",
    "cannot be ruled out",
    "cannot exclude",
    "it is possible that",
)
_CONCEDING = (
    "admittedly",
    "to be sure",
    "granted ,",
    "it is true that",
    "while it is true",
    "while true",
    "it may be true",
    "true ,",
    "no doubt",
    "of course ,",
    "certainly ,",
    "undoubtedly",
)


def judge(
    reason: Reason,
    doubts: Sequence[Doubt],
    statements: Sequence[tuple[Place, Mark]],
    who: Participants,
) -> tuple[Stance, str | None]:
    """The author's stance on ``reason`` and, where it is in somebody else's mouth, the actor who holds it."""
    anchor = reason.anchor
    doubted = any(doubt.scope[0] <= anchor.i < doubt.scope[1] for doubt in doubts)
    if doubted:
        return "denies", None
    speaker = _speaker(reason)
    stated = _stated(reason, statements)
    if stated is not None:
        payload = stated.payload
        assert isinstance(payload, Statement)
        return ("denies" if reason.denied else "reports"), payload.source
    if speaker is not None:
        return ("denies" if reason.denied else "reports"), who.actor(speaker)
    if reason.voice is not None and not reason.denied:
        return reason.voice, None
    if reason.denied:
        return "denies", None
    supposed = _supposed(anchor)
    if supposed is not None:
        return supposed, None
    if _told_as_story(reason) or _commonly(anchor):
        return "reports", None
    return ("concedes" if _conceded(anchor) else "asserts"), None


def _supposed(anchor: Token) -> Stance | None:
    """ "If A was the cause, ..." only supposes it; "if A had been the cause, it would have ..." denies it."""
    for verb in (anchor, *ancestors(anchor)):
        opening = verb.left_edge.lower_ == "had"
        if verb.dep_ == "advcl" and (opening or any(one.lower_ == "if" for one in verb.children)):
            had = any(one.lower_ == "had" for one in verb.children)
            would = any(one.lower_ == "would" for one in verb.head.children)
            return "denies" if had and would else "reports"
        if is_verb(verb) and verb.dep_ not in ("xcomp", "conj", "ccomp"):
            return None
    return None


def _stated(reason: Reason, statements: Sequence[tuple[Place, Mark]]) -> Mark | None:
    doc = reason.anchor.doc
    middle = doc[reason.cue[0]].idx
    for (low, high), mark in statements:
        payload = mark.payload
        if low <= middle < high and isinstance(payload, Statement) and payload.mode != "act":
            return mark
    return None


def _speaker(reason: Reason) -> Token | None:
    """Who says or thinks it, from the words above it: the subject of a saying verb, "according to X", "in X's view"."""
    anchor = reason.anchor
    if reason.holder is not None:
        return reason.holder
    if anchor.lemma_ in _ASCRIBING and is_verb(anchor):
        agent = _agent(anchor)
        if agent is not None and (agent.ent_type_ in _NAMES or agent.tag_ == "PRP" or agent.lemma_.lower() in _TELLERS):
            return agent
    below = anchor
    for above in (anchor, *ancestors(anchor)):
        found = _source_phrase(above)
        if found is not None:
            return found
        if above.i != anchor.i and is_verb(above) and above.lemma_ in _SAYING | _THINKING and _said(below, above):
            agent = _agent(above)
            if agent is not None:
                return agent
        if (
            above.lemma_.lower() in CLAIMS
            and above.pos_ == "NOUN"
            and above.i != anchor.i
            and below.dep_ in ("acl", "relcl", "ccomp")
        ):
            owner = next((one for one in above.children if one.dep_ == "poss"), None)
            return owner or above
        below = above
    return _viewed(reason) or _before_colon(reason)


def _before_colon(reason: Reason) -> Token | None:
    """ "Union leaders suspect another motive: ...": who says what follows the colon."""
    sent = reason.anchor.sent
    colon = next((token.i for token in sent if token.text == ":" and token.i < reason.cue[0]), None)
    if colon is None:
        return None
    telling = _SAYING | _THINKING | _ASCRIBING
    verbs = [token for token in sent.doc[sent.start : colon] if is_verb(token) and token.lemma_ in telling]
    return next((agent for agent in map(_agent, verbs) if agent is not None), None)


def _said(below: Token, above: Token) -> bool:
    """Whether what hangs from the saying or thinking verb is its content."""
    if below.dep_ in ("ccomp", "prep", "oprd"):
        return True
    return above.lemma_ in _THINKING and below.dep_ in ("xcomp", "dobj")


def _viewed(reason: Reason) -> Token | None:
    """ "He views B as a mission to A": the tie stands under "as"."""
    noun = reason.anchor.doc[reason.cue[0]]
    if noun.pos_ != "NOUN" or noun.dep_ not in ("pobj", "attr", "oprd", "conj"):
        return None
    for above in ancestors(noun):
        if above.lemma_ in _THINKING | _ASCRIBING and is_verb(above):
            return _agent(above)
        if is_verb(above):
            return None
    return None


def _agent(verb: Token) -> Token | None:
    """The one who says or thinks, where that is somebody other than the author."""
    agent = subject(verb)
    if verb.tag_ == "VBN" and any(one.dep_ in ("auxpass", "nsubjpass") for one in verb.children):
        agent = next((one for child in verb.children if child.dep_ == "agent" for one in child.children), None)
    if agent is None or agent.lower_ in _AUTHOR or agent.lower_ in ("it", "this", "that", "which", "nobody"):
        return None
    if agent.ent_type_ in ("PERSON", "GPE", "NORP", "ORG") or agent.tag_ in ("PRP", "WP"):
        return agent
    if agent.lower_ in ("some", "many", "others", "most"):
        return agent
    return (
        agent
        if agent.pos_ in ("NOUN", "PROPN") and agent.lemma_.lower() not in ("evidence", "fact", "result")
        else None
    )


def _source_phrase(verb: Token) -> Token | None:
    for child in verb.children:
        if child.lower_ == "according":
            inner = next((one for to in child.children for one in to.children if one.dep_ == "pobj"), None)
            if inner is not None and inner.lower_ not in _AUTHOR:
                return _outermost(inner)
        if child.dep_ == "prep" and child.lower_ in ("in", "for", "to", "from"):
            inner = next((one for one in child.children if one.dep_ == "pobj" and one.lemma_.lower() in _EYES), None)
            if inner is not None:
                owner = next((one for one in inner.children if one.dep_ == "poss"), None)
                if owner is not None and owner.lower_ not in ("my", "our"):
                    return owner
    return None


def _outermost(token: Token) -> Token:
    """The name itself where a comma made the parse hang the following clause's subject on it."""
    first = next(
        (one for one in token.doc[token.left_edge.i : token.i + 1] if one.ent_type_ and one.pos_ == "PROPN"), None
    )
    return first or token


def _commonly(anchor: Token) -> bool:
    """ "is usually put down to A": what people hold."""
    adverbs = {one.lower_ for one in anchor.children if one.dep_ == "advmod"}
    passive = any(one.dep_ in ("auxpass", "nsubjpass") for one in anchor.children)
    return passive and anchor.lemma_ in _ASCRIBING | {"put", "chalk"} and bool(adverbs & _COMMON)


def _told_as_story(reason: Reason) -> bool:
    """ "the usual story is told: A, and so B": what follows the colon is the story's."""
    sent = reason.anchor.sent
    colon = next((token.i for token in sent if token.text == ":" and token.i < reason.cue[0]), None)
    if colon is None:
        return False
    return any(token.lemma_.lower() in _STORIES for token in sent.doc[sent.start : colon])


def _conceded(anchor: Token) -> bool:
    sent = anchor.sent
    start = " ".join(token.lower_ for token in sent[:6])
    if start.startswith(_CONCEDING):
        return True
    text = sent.text.lower()
    if any(phrase in text for phrase in _POSSIBLE):
        return True
    last = sent.end - 1
    if any(one.lower_ == "at" and one.i < last and one.nbor(1).lower_ in ("most", "best") for one in anchor.children):
        return True
    modal = any(one.dep_ == "aux" and one.lower_ in ("may", "might") for one in anchor.children)
    unsure = modal or start.startswith(("perhaps", "possibly", "maybe"))
    return unsure and any(
        one.lower_ in ("but", "yet", "however") or one.text == ";" for one in sent.doc[anchor.i + 1 : sent.end]
    )
