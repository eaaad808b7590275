"""Verbs: the words given by a verb of saying, asking, accusing, denying, describing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.attribution.acts import act_contents
from prophasis.reading.attribution.clausal import REFUSING, clause_contents, impersonal, lost_clause
from prophasis.reading.attribution.cue_verbs import classes_of, particle
from prophasis.reading.attribution.sources import Papers, Stretch, audience_of, holder_of, source_of_verb, venue_of
from prophasis.reading.attribution.speakers import EXPERTS, PAPERS
from prophasis.reading.attribution.words import EVIDENCE, STANDING, Words
from prophasis.reading.cast.groups import role_of
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import stretch
from prophasis.reading.cues import beliefs
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHHELD = wordset("decline refuse fail stop hesitate avoid cease neglect forget")
_ASKING = wordset(
    """urge ask tell want like need authorize authorise allow expect encourage advise order invite press permit able
    unable willing ready unwilling free prepared wait let help have"""
)
"""Words under which an infinitive is no act of speech that took place: "authorized to discuss the matter"."""
_IDIOMS = wordset("needless suffice that let")


def quoted_belief(cast: Cast, verb: Token, papers: Papers, quoted: set[int]) -> Iterator[Words]:
    """Beliefs given in the holder's own quoted words, and "expects us to believe": both are statements."""
    tentative = any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
    if beliefs().get(("verb", verb.lemma_.lower()), ("", "true"))[1] != "open" or tentative:
        return
    made = (
        verb.head if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in ("expect", "want", "ask", "have") else None
    )
    us = made is not None and any(child.lower_ == "us" for child in (*made.children, *verb.children))
    speaker = source_of_verb(cast, made if us and made is not None else verb, papers)
    for child in verb.children:
        content = stretch(child) if child.dep_ == "ccomp" else None
        if content is None or speaker.words is None:
            continue
        if us and made is not None:
            yield Words((made.i, verb.i + 1), content, "indirect", speaker, verb.i, audience="us", false=True)
        elif sum(index in quoted for index in range(*content)) >= 2:
            yield Words(cue_of(verb), content, "mixed", speaker, verb.i)


def idiom(verb: Token) -> bool:
    before = verb.doc[max(0, verb.i - 2) : verb.i]
    return verb.lemma_ == "say" and any(token.lower_ in _IDIOMS for token in before) and verb.tag_ == "VB"


def verb_words(cast: Cast, verb: Token, classes: frozenset[str], papers: Papers) -> Iterator[Words]:
    """The words that a verb of the table gives: its clauses, or else what its phrases name."""
    speaker = source_of_verb(cast, verb, papers, anybody=bool(classes & {"say", "tell"}))
    withheld = _withheld(verb) or _left_open(verb)
    if (
        (_unsaid(verb) and not classes & {"deny"} and not withheld)
        or _unnamed(verb)
        or (classes == {"paper"} and not _by_paper(verb))
    ):
        return
    cue = cue_of(verb)
    voiced = speaker.words is not None
    told = bool(classes & {"tell", "ask"})
    audience = None if classes & {"accuse", "describe"} else audience_of(cast, verb, direct=told)
    explained = any(child.dep_ == "prt" and child.lower_ == "away" for child in verb.children)
    plain = Words(
        cue,
        cue,
        "act" if withheld or verb.lemma_ in REFUSING else "indirect",
        speaker,
        verb.i,
        audience,
        venue_of(verb),
    )
    plain = replace(plain, false="feign" in classes or explained)
    clauses = list(clause_contents(verb, classes, voiced))
    if not clauses and (voiced or impersonal(verb)) and classes & {"say", "tell", "show", "paper", "demand", "promise"}:
        clauses = [lost] if (lost := lost_clause(verb)) is not None else []
    for content in clauses:
        yield replace(plain, content=content)
    refused = verb.dep_ == "xcomp" and verb.head.lemma_ in REFUSING
    if clauses or not voiced or speaker.weak or refused or _only_wished(verb):
        return
    for content, told_so in act_contents(cast, verb, classes):
        yield replace(plain, content=content, mode="indirect" if told_so else "act")


def _only_wished(verb: Token) -> bool:
    """ "wants him to talk about jobs", "was not authorized to discuss it": nothing has been said yet."""
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    top = verb.head if verb.dep_ == "conj" else verb
    asked = top.head.lemma_.lower() in _DEMANDING or bool(classes_of(top.head) & {"demand", "ask"})
    demanded = verb.tag_ in ("VB", "VBP") and top.tag_ == "VB" and top.dep_ in ("ccomp", "acl", "relcl") and asked
    if demanded and not any(child.dep_ == "aux" for child in top.children):
        return True  # "insisted that Cairo rule out a strike"
    whose = [child for child in top.children if child.dep_ == "nsubj"]
    if top.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in top.children) and whose:
        return True  # "ripe for them to defend it"
    return to and verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.lemma_.lower() in _ASKING


_DEMANDING = wordset("demand insistence call request condition requirement proposal recommendation")


def _unnamed(verb: Token) -> bool:
    """ "asked not to be named": how somebody spoke, not what was said; so is "said to have warned"."""
    inner = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if inner is None:
        return False
    hidden = inner.lemma_ in _HIDING and any(child.dep_ == "auxpass" for child in inner.children)
    passed_on = impersonal(verb) and inner.tag_ in ("VB", "VBN") and "say" in classes_of(inner)
    return hidden or passed_on


_HIDING = wordset("name identify quote cite disturb photograph record")


def _by_paper(verb: Token) -> bool:
    """Whether a report, a body of experts or their like is the subject, or evidence what was found."""
    holder = holder_of(verb)
    if holder is None:
        return False
    if verb.lemma_ == "find" and any(one.dep_ == "dobj" and one.lemma_ in EVIDENCE for one in verb.children):
        return True
    role = role_of(holder)
    return (
        holder.lemma_.lower() in PAPERS
        or holder.lower_ in EXPERTS
        or (role is not None and role.group in ("analysts", "intelligence"))
    )


def _left_open(verb: Token) -> bool:
    """ "would not say whether", "did not explain how": a question that somebody refused to answer."""
    if not any(child.dep_ == "neg" for child in verb.children) or verb.lemma_ == "explain" and not _by_somebody(verb):
        return False
    return any(child.dep_ == "ccomp" and child.left_edge.lower_ in _ASKED for child in verb.children)


def _by_somebody(verb: Token) -> bool:
    """Whether the subject is no thing: a theory that "cannot explain why" says nothing."""
    holder = holder_of(verb)
    return holder is not None and holder.lower_ not in ("it", "this", "that", "which") and holder.pos_ != "NOUN"


_ASKED = wordset("whether if how why what who when where which")


def _withheld(verb: Token) -> bool:
    """ "refused to say whether": an act of speech, and no words."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in REFUSING


def _unsaid(verb: Token) -> bool:
    """Whether the words were never said, or only might be: "did not say", "if Russia offered"."""
    standing = verb.lemma_ in STANDING
    if (any(child.dep_ == "neg" for child in verb.children) and not standing) or _by_nobody(verb):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _WITHHELD and not _withheld(verb):
        return True
    helpers = [child.lower_ for child in verb.children if child.dep_ == "aux"]
    if any(word in ("should", "must", "ought") or (standing and word in _MAYBE) for word in helpers):
        return True
    if "would" in helpers and verb.dep_ == "ccomp" and verb.head.lower_ in ("hoped", "hopes", "expected", "wished"):
        return True
    return verb.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in verb.children
    )


_MAYBE = ("could", "might", "may", "can")


def _by_nobody(verb: Token) -> bool:
    """ "Neither government has said": nobody has."""
    holder = holder_of(verb)
    return holder is not None and any(child.lower_ == "neither" for child in holder.lefts)


def cue_of(verb: Token) -> Stretch:
    """The verb with its helpers, negation and particle: "did not say", "has been citing", "lashed out"."""
    first, last = verb.i, verb.i + 1
    if _withheld(verb):
        first = verb.head.i
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i:
            first = min(first, child.i)
    after = particle(verb)
    if after is not None and after.i == verb.i + 1 and after.dep_ != "prep":
        last = after.i + 1
    return first, last
