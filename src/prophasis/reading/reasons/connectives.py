"""Reasons joined by a connective: "because", "due to", "in order to", "with the aim of" ..."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.reading.clauses import (
    SUBJECTS,
    Stretch,
    clause,
    clause_of,
    is_verb,
    phrase,
    subject,
    told,
    trim,
)
from prophasis.reading.reasons.reason import KINDS, Reason, table
from prophasis.reading.reasons.senses import causal
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Cue = tuple[tuple[str, ...], str, str]
_REFUSING = wordset("not n't n’t never neither hardly nor")
_LIMITING = wordset("only just simply merely solely least")
_PASSED_OVER = wordset(
    """
    primarily mainly chiefly so much so-called mostly really necessarily out largely entirely precisely in any
    way at all
    """
)
_LEADING = wordset(
    """
    not n't n’t and but or nor rather also so much as than instead simply merely just only partly mainly
    primarily largely chiefly , because
    """
)
_SAYS = frozenset({"say", "claim", "argue", "think", "believe", "add", "insist", "report", "write"})


@lru_cache(maxsize=1)
def _cues() -> dict[str, list[Cue]]:
    """Cues by their first word, longest first."""
    found: dict[str, list[Cue]] = {}
    for cue, takes, kind in table("explanation_connectives.tsv"):
        words = tuple(cue.split())
        found.setdefault(words[0], []).append((words, takes, kind))
    for cues in found.values():
        cues.sort(key=lambda cue: -len(cue[0]))
    return found


def find(sent: Span) -> Iterator[Reason]:
    """The reasons that connectives join in ``sent``; those of several cues in a row explain one thing."""
    cues = list(_matches(sent))
    before: Reason | None = None
    for index, (cue, takes, kind) in enumerate(cues):
        limit = _onset(cues[index + 1][0], sent) if index + 1 < len(cues) else sent.end
        for reason in _read(cue, takes, kind, limit, sent):
            if before is not None and _goes_on(cue, reason, before, sent):
                reason = replace(reason, explanandum=before.explanandum, anchor=before.anchor)
            yield reason
            before = reason


def _matches(sent: Span) -> Iterator[tuple[Stretch, str, str]]:
    """The cues of ``sent`` that do join a reason, in order."""
    at = sent.start
    while at < sent.end:
        match = _match(sent.doc, at, sent.end)
        if match is None:
            at += 1
            continue
        cue = (at, at + len(match[0]))
        reason = _complement(cue, match[1], sent)
        if reason is not None and causal(cue, sent.doc[at].lower_, reason, sent):
            yield cue, match[1], match[2]
        at = cue[1]


def _onset(cue: Stretch, sent: Span) -> int:
    """Where a cue with the words that lead up to it ("but rather because", "as because") begins."""
    at = cue[0]
    while at > sent.start and sent.doc[at - 1].lower_ in _LEADING:
        at -= 1
        if sent.doc[at].text == ",":
            break
    return at


def _goes_on(cue: Stretch, reason: Reason, before: Reason, sent: Span) -> bool:
    """Whether a cue gives one more reason of what the one before it explains."""
    if before.denied and _turned(cue, sent):
        return True
    onset = _onset(cue, sent)
    if onset == cue[0] or onset <= before.explanandum[1]:
        return False
    if reason.anchor.i == before.anchor.i and before.cue[0] < onset:
        return True
    inside = before.cue[1] <= reason.anchor.i < cue[0] or before.explanans[0] <= reason.explanandum[0]
    return inside and before.cue[0] < onset


def _turned(cue: Stretch, sent: Span) -> bool:
    """Whether "but" or "rather" stands before the cue: the same thing is explained otherwise."""
    return any(token.lower_ in ("but", "rather", "instead") for token in sent.doc[max(cue[0] - 3, sent.start) : cue[0]])


def _match(doc: Doc, at: int, end: int) -> Cue | None:
    for cue in _cues().get(doc[at].lower_, ()):
        words = cue[0]
        if at + len(words) <= end and all(doc[at + k].lower_ == word for k, word in enumerate(words)):
            return cue
    return None


def _read(cue: Stretch, takes: str, kind: str, limit: int, sent: Span) -> Iterator[Reason]:
    reason = _complement(cue, takes, sent)
    if reason is None:
        return
    top = _attachment(cue, reason, sent)
    found, target = _whole_reason(reason, cue), _target(cue, reason, top, sent)
    part = _unsaid(sent.doc, (found[0], min(found[1], limit))) if found is not None and found[0] < limit else None
    if part is None or target is None:
        return
    explanandum, anchor = _tidy(sent.doc, target[0]) or target[0], target[1]
    if not (explanandum[0] < part[1] and part[0] < explanandum[1]):
        denied = _refused(cue, anchor, reason) != (kind == "pretext")
        yield Reason(explanandum, part, cue, anchor, KINDS[kind], denied=denied)


def _tidy(doc: Doc, part: Stretch) -> Stretch | None:
    """What is explained, without "not so much" at its end."""
    first, last = part
    while last > first and (doc[last - 1].lower_ in _LEADING or doc[last - 1].is_punct):
        last -= 1
    return _unsaid(doc, (first, last)) if first < last else None


def _unsaid(doc: Doc, part: Stretch) -> Stretch | None:
    """A stretch without "he says" at either end."""
    first, last = part
    if last - first > 4 and is_verb(doc[last - 1]) and doc[last - 3].text == "," and doc[last - 1].lemma_ in _SAYS:
        last -= 3
    if last - first > 4 and is_verb(doc[first + 1]) and doc[first + 2].text == "," and doc[first + 1].lemma_ in _SAYS:
        first += 3
    return trim(doc, first, last) if first < last else None


def _complement(cue: Stretch, takes: str, sent: Span) -> Token | None:
    """The head of what follows the cue."""
    doc, last = sent.doc, sent.doc[cue[1] - 1]
    if cue[1] >= sent.end:
        return None
    if takes in ("clause", "verb"):
        head = last.head
        if head.i < cue[1] or head.i >= sent.end or (cue[1] - cue[0] > 1 and last.dep_ in ("det", "nsubj", "pobj")):
            return None
        return _whole(head, cue, sent)
    inside = doc[cue[0] : cue[1]]
    for token in inside:
        for child in token.children:
            if child.i >= cue[1] and child.dep_ in ("pobj", "pcomp", "dobj", "ccomp", "amod", "prep"):
                return child
    following = doc[cue[1]]
    while cue[1] <= following.head.i < sent.end and following.head.i != following.i and following.i - cue[1] < 12:
        following = following.head
        if following.dep_ in ("pobj", "dobj", "pcomp"):
            break
    return following if following.i >= cue[1] and not following.is_punct else None


def _whole(verb: Token, cue: Stretch, sent: Span) -> Token:
    """The verb of the reason; where the parse broke it in two without a comma between, the verb of all of it."""
    opening = not any(token.is_alpha for token in sent.doc[sent.start : cue[0]])
    while not opening and is_verb(verb.head) and verb.head.i > verb.i:
        between = sent.doc[verb.i + 1 : verb.head.i]
        if any(token.text in (",", ";", "—", "–", "-", ":") for token in between):
            break
        verb = verb.head
    return verb


def _attachment(cue: Stretch, reason: Token, sent: Span) -> Token | None:
    """What the cue with its reason hangs from: outside of both, or None at the root."""
    low, high = reason.left_edge.i, reason.right_edge.i + 1
    token = sent.doc[cue[0]]
    if token.head.i == reason.i or token.dep_ in ("mark", "aux"):
        token = reason
    seen = 0
    while (cue[0] <= token.i < cue[1] or low <= token.i < high) and seen < 40:
        if token.head.i == token.i:
            return None
        token, seen = token.head, seen + 1
    return token


def _whole_reason(reason: Token, cue: Stretch) -> Stretch | None:
    """The reason as a whole, without coordinated clauses that have a connective of their own."""
    other = [child for child in reason.children if child.dep_ == "conj" and child.i > reason.i and _has_cue(child, cue)]
    whole = told(reason, without=other)
    if whole is None or max(whole[0], cue[1]) >= whole[1]:
        return None
    return trim(reason.doc, max(whole[0], cue[1]), whole[1])


def _has_cue(child: Token, cue: Stretch) -> bool:
    """Whether a coordinated clause has a connective of its own ("..., but so that B")."""
    doc = child.doc
    return any(
        token.lower_ in ("because", "since", "as", "so", "due", "in", "out") and _match(doc, token.i, child.sent.end)
        for token in doc[child.left_edge.i : child.i + 1]
        if token.i >= cue[1]
    )


def _target(cue: Stretch, reason: Token, top: Token | None, sent: Span) -> tuple[Stretch, Token] | None:
    """What is explained: the clause or the noun that the cue hangs from; else the clause before."""
    doc = sent.doc
    if top is None:
        return _before(cue, reason, sent)
    infinite = top.dep_ == "xcomp" or (top.dep_ == "acl" and not any(one.dep_ in SUBJECTS for one in top.children))
    if infinite and is_verb(top) and cue[0] > top.i and clause_of(top.head).i < top.i:
        return _above(top, cue)
    branch = _branch(cue, reason, top)
    verb = top if is_verb(top) else clause_of(top)
    if verb.lemma_ == "be" and is_verb(verb):
        cleft = _cleft(verb, cue)
        if cleft is not None:
            return cleft
    if not is_verb(top) and top.pos_ in ("NOUN", "PROPN") and (top.dep_ in ("nsubj", "nsubjpass") or not is_verb(verb)):
        part = phrase(top, without=branch)
        return (part, clause_of(top)) if part else None
    part = clause(verb, without=branch if verb is top else [*branch, *_branch(cue, reason, verb)])
    if part is None:
        return _before(cue, reason, sent)
    if verb.dep_ == "relcl" and part[0] > verb.head.left_edge.i and part[0] - verb.head.i < 3:
        part = trim(doc, verb.head.left_edge.i, part[1]) or part
    return part, verb


def _above(verb: Token, cue: Stretch) -> tuple[Stretch, Token] | None:
    """The finite clause above an infinitive, up to the cue."""
    main = clause_of(verb.head)
    while main.dep_ in ("ccomp", "relcl", "csubj", "acl", "xcomp") and main.head.i != main.i:
        who = next((child for child in main.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if who is not None and who.tag_ not in ("WP", "WDT"):
            break
        main = clause_of(main.head)
    part = trim(main.doc, main.left_edge.i, cue[0]) if main.left_edge.i < cue[0] else None
    return (part, main) if part else None


def _branch(cue: Stretch, reason: Token, top: Token) -> list[Token]:
    """The child of ``top`` that holds the cue."""
    return [child for child in top.children if child.left_edge.i <= cue[0] <= child.right_edge.i or child.i == reason.i]


def _before(cue: Stretch, reason: Token, sent: Span) -> tuple[Stretch, Token] | None:
    """What stands before the cue in the sentence, or the sentence before where nothing does."""
    doc = sent.doc
    part = trim(doc, sent.start, cue[0]) if cue[0] > sent.start else None
    if part is not None and part[1] - part[0] >= 2:
        return part, clause_of(doc[part[1] - 1])
    if sent.start == 0 or cue[0] - sent.start > 2:
        return None
    return previous(sent)


def previous(sent: Span) -> tuple[Stretch, Token] | None:
    """The sentence before in the same paragraph that tells something ("Not at all." does not)."""
    doc = sent.doc
    for _ in range(_BACK):
        if sent.start == 0 or any("\n\n" in token.text for token in doc[max(sent.start - 2, 0) : sent.start + 1]):
            return None
        sent = doc[sent.start - 1].sent
        if any(token.dep_ in SUBJECTS for token in sent) and not _aside(sent):
            break
    part = trim(doc, sent.start, sent.end)
    return (part, sent.root) if part else None


def _aside(sent: Span) -> bool:
    """ "That is right.", "You know what?": a turn of talk."""
    first = next((token.lower_ for token in sent if token.is_alpha), "")
    return first in ("that", "you", "i", "it") and sum(token.is_alpha for token in sent) < 4


_BACK = 3
"""How many sentences back the one that tells something may stand."""


def _cleft(verb: Token, cue: Stretch) -> tuple[Stretch, Token] | None:
    """ "It was because of A that B happened"; "That is because A" (but not "This is hard because A")."""
    between = [child for child in verb.children if verb.i < child.i < cue[0] and not _lead(child)]
    if any(child.dep_ in ("acomp", "attr", "advmod") for child in between):
        return None
    who = next((child for child in verb.children if child.dep_ in ("nsubj", "expl")), None)
    if who is None or who.lower_ not in ("it", "this", "that", "these"):
        return None
    for child in verb.children:
        if child.dep_ in ("ccomp", "relcl", "advcl") and child.left_edge.lower_ == "that" and child.i > cue[1]:
            part = clause(child)
            return (part, child) if part else None
    return previous(verb.sent)


def _lead(word: Token) -> bool:
    """Whether a word leads up to a connective ("simply because"), so that the predicate is the reason itself."""
    return word.lower_ in _PASSED_OVER | _LIMITING | _LEADING or word.tag_ == "RB"


def _refused(cue: Stretch, anchor: Token, reason: Token) -> bool:
    """Whether the tie is denied: "not because", "rather than because"; "did not go because of A" is told later."""
    doc, at = anchor.doc, cue[0] - 1
    steps = 0
    limiting = False
    while at >= 0 and steps < 4 and (doc[at].lower_ in _PASSED_OVER or doc[at].lower_ in _LIMITING):
        limiting = limiting or doc[at].lower_ in _LIMITING
        at, steps = at - 1, steps + 1
    if at < 0:
        return False
    if doc[at].lower_ == "than" and at and doc[at - 1].lower_ == "rather":
        return True
    if doc[at].lower_ == "of" and at and doc[at - 1].lower_ == "instead":
        return True
    return doc[at].lower_ in _REFUSING and not limiting


__all__ = ["find", "previous", "subject"]
