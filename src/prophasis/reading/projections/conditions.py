"""Conditions: "only if A", "B requires A", "as long as A, B", "no B other than A", "B can only end when A"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from prophasis.reading.clauses import Stretch, clause, is_verb, object_of, phrase, stretch, subject, trim, under
from prophasis.reading.families import eventive
from prophasis.reading.projections.projected import Projected
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_REQUIRING = wordset("require demand necessitate need presuppose")
_ENDS = wordset("end solution way path answer")
_POSSIBLE = wordset(
    """
    possible achievable feasible attainable viable credible conceivable sustainable
    """
)


def find(sent: Span) -> Iterator[Projected]:
    """The conditions that ``sent`` states."""
    for token in sent:
        if not is_verb(token):
            continue
        yield from _requires(token)
        yield from _clause(token)
        yield from _other_than(token)


def _requires(verb: Token) -> Iterator[Projected]:
    """ "B requires A": A is necessary to B."""
    if verb.lemma_ not in _REQUIRING or verb.tag_ not in ("VBZ", "VBP", "VB"):
        return
    who = subject(verb)
    what = object_of(verb) or next(
        (one for one in verb.children if one.dep_ in ("xcomp", "ccomp") and one.i > verb.i), None
    )
    if (
        who is None
        or what is None
        or not (eventive(who) or who.lemma_ in _ENDS)
        or who.tag_ in ("PRP", "WP", "DT", "WDT")
    ):
        return
    if is_verb(what) and any(child.lower_ == "to" for child in what.children):
        return
    given, part = phrase(who), stretch(what)
    if given and part:
        yield Projected("condition", verb, given, verb.lower_, part, "necessary")


def _clause(verb: Token) -> Iterator[Projected]:
    """A condition in a clause of its own."""
    for child in verb.children:
        if child.dep_ != "advcl" or not is_verb(child):
            continue
        sufficiency = _necessity(verb, child)
        if sufficiency is None:
            continue
        part, given = _inside(child), clause(verb, without=[child])
        if part is not None and given is not None:
            yield Projected("condition", verb, given, _word(child), part, sufficiency)


def _necessity(verb: Token, child: Token) -> Literal["necessary", "sufficient"] | None:
    doc, first = verb.doc, child.left_edge
    marks = {one.lower_ for one in child.children if one.dep_ in ("mark", "advmod")}
    before = doc[first.i - 1].lower_ if first.i else ""
    opening = doc[first.i : first.i + 3].text.lower()
    modals = {one.lower_ for one in verb.children if one.dep_ == "aux"}
    only = before == "only" or first.lower_ == "only" or any(one.lower_ == "only" for one in verb.children)
    if marks & {"if", "when", "once"} and only:
        return "necessary"
    if marks & {"unless", "until"} and (modals & {"can", "could", "will", "must", "may"}):
        return "necessary"
    if opening in ("as long as", "so long as") or marks & {"provided", "providing"}:
        return "sufficient"
    if (
        "if" in marks
        and not modals & {"would", "will", "'ll", "’ll", "could", "might", "should", "must"}
        and _possible(verb)
    ):
        return "sufficient"
    return None


def _possible(verb: Token) -> bool:
    return verb.lemma_ == "be" and any(one.lemma_ in _POSSIBLE for one in verb.children)


def _inside(child: Token) -> Stretch | None:
    part = clause(child)
    if part is None:
        return None
    first = part[0]
    doc = child.doc
    while first < part[1] and doc[first].lower_ in (
        "only",
        "if",
        "unless",
        "when",
        "once",
        "as",
        "so",
        "long",
        "until",
        "provided",
    ):
        first += 1
    return trim(doc, first, part[1])


def _word(child: Token) -> str:
    return next((one.lower_ for one in child.children if one.dep_ in ("mark", "advmod")), child.left_edge.lower_)


def _other_than(verb: Token) -> Iterator[Projected]:
    """ "There is no B other than A", "no B short of A"."""
    if verb.lemma_ not in ("be", "exist"):
        return
    thing = next(
        (one for one in verb.children if one.dep_ in ("attr", "nsubj") and any(w.lower_ == "no" for w in one.children)),
        None,
    )
    if thing is None:
        return
    doc, end = verb.doc, verb.sent.end
    for k in range(thing.i + 1, end - 2):
        if doc[k].lower_ in ("other", "short", "except") and doc[k + 1].lower_ in ("than", "of", "by"):
            given, part = trim(doc, thing.left_edge.i, k), trim(doc, k + 2, end)
            if given and part:
                yield Projected("condition", verb, given, "no ... other than", part, "necessary")
            return
    need = under(thing, "without")
    if need is not None:
        given, part = phrase(thing), stretch(need)
        if given and part:
            yield Projected("condition", verb, given, "no ... without", part, "necessary")
