"""Doubts: where the author says that something is not so; what lies in their scope is denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prophasis.reading.clauses import Stretch, clause, is_verb, negated, phrase, stretch, subject, trim
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CLAIMS = wordset(
    """
    argument claim notion hypothesis idea narrative fiction story thesis theory assertion belief view premise
    allegation suggestion contention explanation pretence pretense charge accusation proposition account
    assumption conclusion myth lie illusion fallacy pretext propaganda talk logic excuse rhetoric justification
    """
)
_REFUTING = wordset(
    """
    undermine refute contradict debunk disprove belie discredit rebut invalidate negate dispel demolish falsify
    explode question doubt dispute weaken disqualify counter puncture rule
    """
)
_FALSE = wordset(
    """
    difficult hard impossible implausible false untrue wrong absurd mistaken incompatible inconsistent
    misleading unfounded baseless far-fetched nonsensical ridiculous improbable unlikely fanciful unconvincing
    untenable laughable fictional unpersuasive unsupported
    """
)
_ACCEPTING = wordset(
    """
    accept believe credit argue see imagine sustain maintain reconcile take claim say think
    """
)
_SHOWING = wordset("show prove demonstrate establish suggest indicate mean imply confirm")
_TRACING = wordset("attribute ascribe blame explain impute credit trace reduce put link chalk pin derive")
_NO_GROUND = wordset(
    """
    reason evidence basis indication sign argument ground proof analyst historian expert observer scholar case
    doubt suggestion justification support one
    """
)
_UNREAL = wordset("myth fiction fantasy lie falsehood fallacy canard fabrication fairytale")
_MOCKING = wordset("mockery nonsense doubt lie sham farce")
_TYING = wordset("be represent pose constitute form present")
_THREATS = wordset("threat danger risk menace challenge justification provocation cause reason")


@dataclass(frozen=True)
class Doubt:
    """``cue`` is where the author doubts; ``scope`` what is doubted."""

    cue: Stretch
    scope: Stretch
    head: Token


def find(sent: Span) -> list[Doubt]:
    """The doubts of ``sent``."""
    found: list[Doubt] = []
    for token in sent:
        lemma = token.lemma_.lower()
        scope: Token | None = None
        if lemma in _REFUTING and is_verb(token) and not _by_somebody(token) and not negated(token):
            scope = next(
                (one for one in token.children if one.dep_ in ("dobj", "ccomp", "nsubjpass") and is_claim(one)), None
            )
        elif (
            lemma in _MOCKING
            and token.head.lemma_ in ("make", "cast", "give", "be")
            and token.dep_ in ("dobj", "oprd", "ccomp", "attr")
        ):
            scope = _under_any(token, ("of", "on", "to")) or _under_any(token.head, ("of", "on", "to"))
        elif lemma in _FALSE and token.pos_ == "ADJ":
            scope = _called_false(token)
        elif lemma in _NO_GROUND and _none_of(token):
            scope = _groundless(token)
        elif token.dep_ == "nsubj" and lemma in CLAIMS and negated(token.head) and token.head.lemma_ in _HOLDING:
            scope = _content(token)
        elif lemma in _UNREAL:
            scope = next(
                (one for one in token.children if one.dep_ in ("acl", "relcl", "ccomp") and is_verb(one)), None
            )
        elif lemma in _SHOWING and is_verb(token) and _shows_not(token):
            scope = next((one for one in token.children if one.dep_ == "ccomp" and one.i > token.i), None)
        elif token.dep_ == "nsubj" and token.head.lemma_ in _ACCEPTING and _hardly_anybody(token):
            scope = next((one for one in token.head.children if one.dep_ == "ccomp"), None)
        if scope is not None and scope.i != token.i:
            part = stretch(scope)
            if part is not None:
                cue = (min(token.i, token.i), token.i + 1)
                found.append(Doubt(cue, part, scope))
    return found


_HOLDING = wordset("fit stand hold survive square match convince work wash add persuade withstand stack bear")
"""What a claim does not do that is false ("does not survive scrutiny")."""


def _content(claim: Token) -> Token | None:
    """What a claim says: "the theory that A"."""
    return next((one for one in claim.children if one.dep_ in ("acl", "relcl", "ccomp") and is_verb(one)), None)


def _hardly_anybody(who: Token) -> bool:
    """ "nobody", "few", "few people"."""
    words = {one.lower_ for one in who.children if one.i < who.i}
    return who.lower_ in ("nobody", "none") or ("few" in words | {who.lower_} and "a" not in words)


def _none_of(noun: Token) -> bool:
    """ "no evidence", "nor is there any evidence", "not a shred of evidence"."""
    words_before = {one.lower_ for one in noun.children}
    if "no" in words_before:
        return True
    return "any" in words_before and is_verb(noun.head) and negated(noun.head)


def _shows_not(verb: Token) -> bool:
    """ "None of this shows that", "the record does not prove that": things, no person, that show nothing."""
    who = subject(verb)
    if who is None or _by_somebody(verb):
        return False
    if who.lower_ in ("none", "nothing", "neither"):
        return not any(child.dep_ == "neg" for child in verb.children)
    return any(child.dep_ == "neg" for child in verb.children)


def _by_somebody(verb: Token) -> bool:
    who = subject(verb)
    return who is not None and (
        who.ent_type_ in ("PERSON", "GPE", "NORP", "ORG") or who.lower_ in ("he", "she", "they")
    )


def is_claim(token: Token) -> bool:
    """Whether a word heads something that can be false: a clause, or a noun such as "claim"."""
    return token.lemma_.lower() in CLAIMS or is_verb(token)


def _under_any(token: Token, words: tuple[str, ...]) -> Token | None:
    for child in token.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in words:
            return next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
    return None


def _called_false(token: Token) -> Token | None:
    """ "it is difficult to accept ...", "it is false that ...", "the notion that ... is incompatible with"."""
    if any(one.dep_ == "neg" for one in token.head.children):
        return None
    told = next((one for one in token.head.children if one.dep_ == "csubj" and one.lemma_ in _TRACING), None)
    if told is not None:
        return told
    for holder in (token, token.head):
        for child in holder.children:
            if child.dep_ in ("xcomp", "advcl", "ccomp") and is_verb(child) and child.i > token.i:
                if child.lemma_ in _TRACING:
                    return child
                if child.lemma_ in _ACCEPTING:
                    return next((one for one in child.children if one.dep_ in ("dobj", "ccomp")), None)
                if token.lemma_ not in ("difficult", "hard") and child.left_edge.lower_ == "that":
                    return child
    who = subject(token.head) if is_verb(token.head) else None
    return who if who is not None and who.lemma_.lower() in CLAIMS else None


def _groundless(token: Token) -> Token | None:
    """ "no evidence that", "no plausible reason for", "no serious analyst would argue that"."""
    for child in token.children:
        if child.dep_ in ("acl", "relcl", "ccomp") and is_verb(child):
            return child
    if token.dep_ == "nsubj" and token.head.lemma_ in _ACCEPTING:
        return next((one for one in token.head.children if one.dep_ == "ccomp"), None)
    if token.lemma_.lower() in ("reason", "evidence", "basis", "ground", "justification", "case", "support"):
        return _under_any(token, ("for", "of"))
    return None


def reasons(doubt: Doubt) -> Iterator[Reason]:
    """What is doubted, where it says that A is a threat: A is refused as a reason."""
    for token in doubt.head.subtree:
        if not is_verb(token) or token.lemma_ not in _TYING:
            continue
        who = subject(token)
        what = next((one for one in token.children if one.dep_ in ("dobj", "attr")), None)
        if who is None or what is None or who.tag_ in ("WDT", "WP", "EX") or who.lower_ in ("it", "there"):
            continue
        if any(one.lemma_.lower() in _THREATS for one in what.subtree):
            part, given = phrase(who), trim(token.doc, what.left_edge.i, what.right_edge.i + 1)
            if part and given and clause(token):
                yield Reason(given, part, doubt.cue, token, "motive", denied=True)
            return
