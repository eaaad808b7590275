"""Refusals: whether the words around a reason refuse it or put it in another's place ("not by A but by B").

Run over every reason that the finders give, before its stance is judged: what stands right before the reason counts
more than a negation of the verb, since "was driven not by A but by B" refuses A alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.clauses import Stretch, clause, clause_of, is_verb, phrase, trim
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from prophasis.case.mark import Stance

_PASSED = wordset(
    """
    by because of for from to due out over in through on account the a an his her its their primarily mainly chiefly
    so much mostly really necessarily largely entirely precisely any way at all order ,
    """
)
_LIMITS = wordset("only just merely simply solely")
_TOLD: dict[str, Stance] = {
    **dict.fromkeys(("ostensibly", "nominally"), "denies"),
    **dict.fromkeys(("allegedly", "supposedly", "reportedly", "purportedly", "officially", "reputedly"), "reports"),
}
"""Adverbs by which an author lets go of a reason, or leaves it to others."""


def settle(reason: Reason) -> Reason:
    """The reason with what the words right before it say of it."""
    reason = _in_place_of(reason)
    lead = _lead(reason)
    if lead is not None:
        reason = replace(reason, denied=lead)
    part = _without_neither(reason.anchor.doc, reason.explanans)
    if part != reason.explanans:
        reason = replace(reason, explanans=part, denied=True)
    voice = _voice(reason)
    return replace(reason, voice=voice) if voice is not None else reason


def _lead(reason: Reason) -> bool | None:
    """True where "not", "rather than", "less" or "nor" leads up to the reason, False where "but" or "than" does."""
    doc = reason.anchor.doc
    start, cue = reason.explanans[0], reason.cue
    at = (cue[0] if 0 <= start - cue[1] < 4 and not _tying(doc, cue) else start) - 1
    limited = False
    while at >= 0 and doc[at].lower_ in _PASSED | _LIMITS and doc[at].sent.start == reason.anchor.sent.start:
        limited = limited or doc[at].lower_ in _LIMITS
        at -= 1
        at = _before_aside(doc, at, reason.anchor.sent.start)
    if at < reason.anchor.sent.start:
        return None
    word, before = doc[at].lower_, doc[at - 1].lower_ if at else ""
    opened = {one.lower_ for one in doc[max(at - 25, reason.anchor.sent.start) : at]}
    if word in ("rather", "instead") and before == "but":
        word = "but"
    if word == "not" or word == "nor":
        return None if limited and word == "not" else True
    if word == "less" or (word == "than" and before == "rather"):
        return True
    if (word == "but" and "not" in opened) or (word == "than" and "less" in opened):
        return False
    return None


def _before_aside(doc: Doc, at: int, start: int) -> int:
    """Past ", as his enemies claim," to what stands before it."""
    if at + 1 >= len(doc) or doc[at + 1].text != ",":
        return at
    opened = next((k for k in range(at, max(start, at - 8), -1) if doc[k].text == ","), None)
    return opened - 1 if opened is not None and doc[opened + 1].lower_ == "as" else at


def _tying(doc: Doc, cue: Stretch) -> bool:
    """Whether the cue is a verb or a noun, whose own negation is read elsewhere."""
    return any(is_verb(one) or one.pos_ == "NOUN" for one in doc[cue[0] : cue[1]])


def _without_neither(doc: Doc, part: Stretch) -> Stretch:
    first = doc[part[0]].lower_
    return (part[0] + 1, part[1]) if first in ("neither", "nor") and part[1] - part[0] > 1 else part


def _in_place_of(reason: Reason) -> Reason:
    """ "Instead of acting from A, he B", "Far from being driven by A, B": A is refused of what was done."""
    verb = reason.anchor
    word = verb.head
    if verb.dep_ != "pcomp" or not _displacing(word):
        return reason
    main = clause_of(word.head)
    given = clause(
        main, without=[child for child in main.children if child.left_edge.i <= verb.i <= child.right_edge.i]
    )
    if given is None or (given[0] < reason.explanans[1] and reason.explanans[0] < given[1]):
        return reason
    return replace(reason, explanandum=given, denied=True)


def _displacing(word: Token) -> bool:
    """ "instead of", "far from", "rather than"."""
    before = word.nbor(-1).lower_ if word.i else ""
    return (before, word.lower_) in (("instead", "of"), ("far", "from"), ("rather", "than"))


def _voice(reason: Reason) -> Stance | None:
    """What an adverb beside the tie says: "allegedly because A" reports, "ostensibly to A" denies."""
    doc, anchor = reason.anchor.doc, reason.anchor
    beside = reason.explanans[0] - reason.cue[1] < 3
    near = [*doc[max(reason.cue[0] - 2, anchor.sent.start) : reason.cue[0] + 1]] if beside else []
    near += [child for child in anchor.children if child.dep_ == "advmod" and child.i < anchor.i]
    return next((_TOLD[one.lower_] for one in near if one.lower_ in _TOLD), None)


def find(sent: Span) -> Iterator[Reason]:
    """Reasons that only such a turn ties."""
    yield from _so_much(sent)
    for verb in sent:
        if is_verb(verb):
            yield from _even_if(verb)
            yield from _what_was(verb)
            yield from _no_other(verb)


def _even_if(verb: Token) -> Iterator[Reason]:
    """ "Even if A had been so, B would have happened": A is no reason of B."""
    head = verb.head
    words = {one.lower_ for one in verb.children}
    would = {one.lower_ for one in head.children if one.dep_ == "aux"}
    if verb.dep_ != "advcl" or not {"even", "if", "had"} <= words or not {"would", "have"} <= would:
        return
    cue = next(one.i for one in verb.children if one.lower_ == "if")
    given, part = clause(head, without=[verb]), trim(verb.doc, cue + 1, verb.right_edge.i + 1)
    if given is not None and part is not None:
        yield Reason(given, part, (cue - 1, cue + 1), head, "motive", denied=True)


def _so_much(sent: Span) -> Iterator[Reason]:
    """ "B did not so much A as C"."""
    doc = sent.doc
    words = [one.lower_ for one in sent]
    for k in range(2, len(words) - 5):
        if words[k - 1 : k + 3] != [words[k - 1], "not", "so", "much"] or doc[sent.start + k - 1].lemma_ != "do":
            continue
        at = next((j for j in range(k + 4, len(words) - 1) if words[j] == "as"), None)
        if at is None:
            return
        low = sent.start + k
        given, refused = trim(doc, sent.start, low - 1), trim(doc, low + 3, sent.start + at)
        put = trim(doc, sent.start + at + 1, sent.end)
        if given is not None and refused is not None and put is not None:
            verb = clause_of(doc[low + 3])
            yield Reason(given, refused, (low, low + 3), verb, "purpose", denied=True)
            yield Reason(given, put, (sent.start + at, sent.start + at + 1), verb, "purpose")


def _what_was(verb: Token) -> Iterator[Reason]:
    """ "What drove B was not A but C"."""
    below = next((one for one in verb.children if one.dep_ == "csubj" and one.i < verb.i), None)
    if verb.lemma_ != "be" or below is None or below.left_edge.lower_ != "what" or below.lemma_ not in _MOVING:
        return
    thing = next((one for one in below.children if one.dep_ in ("dobj", "ccomp", "xcomp")), None)
    given = trim(verb.doc, thing.left_edge.i, thing.right_edge.i + 1) if thing is not None else None
    named = next((one for one in verb.children if one.dep_ == "attr" and one.i > verb.i), None)
    while given is not None and named is not None:
        part = phrase(named)
        if part is not None:
            yield Reason(given, part, (below.i, below.i + 1), verb, "motive")
        named = next((one for one in named.children if one.dep_ == "conj" and one.i > named.i), None)


_MOVING = wordset("drive cause move trigger prompt provoke explain make bring lead push motivate decide spark force")


def _no_other(verb: Token) -> Iterator[Reason]:
    """ "did B for no reason other than A"."""
    for word in verb.children:
        if word.lower_ == "for" and word.dep_ == "prep":
            noun = next((one for one in word.children if one.lemma_ in ("reason", "cause", "motive")), None)
            than = (
                next((one for one in noun.subtree if one.lower_ in ("than", "but")), None) if noun is not None else None
            )
            if noun is None or than is None or noun.left_edge.lower_ != "no":
                continue
            given, part = clause(verb, without=[word]), trim(verb.doc, than.i + 1, word.right_edge.i + 1)
            if given is not None and part is not None:
                yield Reason(given, part, (word.i, than.i + 1), verb, "motive")


def replaced(reasons: Sequence[Reason]) -> Iterator[Reason]:
    """ "not due to A but to B": what "but" puts in the place of a refused reason, where nothing else names it."""
    for reason in reasons:
        doc, at = reason.anchor.doc, reason.explanans[1]
        at += doc[at].text == "," if at < len(doc) else 0
        if not reason.denied or at >= reason.anchor.sent.end - 1 or doc[at].lower_ != "but":
            continue
        at += 1
        while at < reason.anchor.sent.end - 1 and doc[at].lower_ in _PASSED | {"rather", "instead"}:
            at += 1
        head = doc[at]
        while (
            head.head.i > head.i and head.head.i < reason.anchor.sent.end and head.dep_ not in ("pobj", "pcomp", "dobj")
        ):
            head = head.head
        part = clause(head) if is_verb(head) else phrase(head)
        known = part is None or any(part[0] < old.explanans[1] and old.explanans[0] < part[1] for old in reasons)
        if part is not None and not known and part[0] >= reason.explanans[1] and head.pos_ != "PRON":
            yield replace(reason, explanans=part, denied=False)
