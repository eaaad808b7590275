"""Reasons tied by a noun: "his aim was to A", "the reason for B is A", "A is a step toward B", "an answer to A"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.reading.clauses import (
    Stretch,
    clause,
    clause_of,
    conjuncts,
    is_verb,
    negated,
    phrase,
    stretch,
    subject,
    trim,
    under,
)
from prophasis.reading.reasons.aims import several
from prophasis.reading.reasons.connectives import previous
from prophasis.reading.reasons.reason import KINDS, Kind, Reason, table
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from prophasis.case.mark import Stance

_BEING = wordset("be remain become include lie seem constitute represent serve")
_OF = ("for", "of", "behind")
_DEED_OF = ("toward", "towards", "to", "for", "of")
_POINTED = wordset("the better best main real true truest likelier simpler likeliest only good")
_REACHING = frozenset(
    {
        "accomplish",
        "achieve",
        "pursue",
        "realize",
        "realise",
        "attain",
        "reach",
        "advance",
        "fulfil",
        "have",
        "seek",
        "try",
    }
)
_EXCEEDING = frozenset({"exceed", "transcend", "surpass", "outstrip"})
_LIGHT = frozenset({"have", "make", "be", "echo", "announce", "reject", "support", "oppose", "describe", "discuss"})
_POINTING = wordset("his her its their our the that this")


@lru_cache(maxsize=1)
def _nouns() -> dict[str, tuple[str, Kind]]:
    return {noun: (role, KINDS[kind]) for noun, role, kind in table("explanation_nouns.tsv")}


def find(sent: Span, context: Stretch | None = None) -> Iterator[Reason]:
    """The reasons that nouns tie in ``sent``; ``context`` is what was last explained, for "his aim was ..."."""
    for token in sent:
        entry = _nouns().get(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if entry is not None:
            for reason in _tied(token, *entry, context):
                context = reason.explanandum
                yield replace(reason, voice=_said_of(token)) if _said_of(token) else reason


def _tied(token: Token, role: str, kind: Kind, context: Stretch | None) -> Iterator[Reason]:
    """The reasons that one noun ties."""
    if role in ("aim", "reason"):
        yield from _named(token, kind, context, role)
        yield from _listed(token, kind)
        if role == "reason" or token.lemma_.lower() in _EXPLAINABLE:
            pointed = role == "aim" or any(one.lower_ in _POINTED for one in token.children)
            yield from _is_reason(token, kind, context if pointed else None)
    if role == "means":
        yield from _is_means(token, kind)
    if role == "answer":
        yield from _is_answer(token, kind)
    if role == "outcome":
        yield from _is_outcome(token, kind)


_PROFESSED = wordset(
    "stated official ostensible declared professed public avowed alleged supposed nominal given formal"
)
_TRUE = wordset("real true actual genuine underlying")


def _said_of(noun: Token) -> Stance | None:
    """ "the stated reason" is only reported, and denied where "the real reason" follows in the sentence or the next."""
    if not any(child.lower_ in _PROFESSED for child in noun.children):
        return None
    doc, end = noun.doc, noun.sent.end
    following = doc[noun.i : doc[end].sent.end if end < len(doc) else end]
    real = any(one.lower_ in _TRUE and one.head.lemma_.lower() in _nouns() for one in following)
    return "denies" if real else "reports"


def _named(noun: Token, kind: Kind, context: Stretch | None, role: str) -> Iterator[Reason]:
    """ "The aim (of B) was to A": noun as subject, what follows is the reason."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in _BEING | _EXCEEDING:
        return
    contents = _contents(verb, noun)
    given = _explained(noun) or _possessed(noun, context, role)
    if given is None:
        return
    cue = (noun.i, verb.i + 1) if verb.i > noun.i else (noun.i, noun.i + 1)
    contents += [(part, True) for part in _called_untrue(noun, verb)]
    for part, denied in contents:
        if not (part[0] < given[1] and given[0] < part[1]):
            yield Reason(given, part, cue, verb, kind, denied=denied)


_EXPLAINABLE = wordset("aim goal objective purpose ambition")


def _contents(verb: Token, noun: Token) -> list[tuple[Stretch, bool]]:
    """What the reason is said to be, each with whether it is denied ("not to A but rather to B")."""
    doc = verb.doc
    base = (
        negated(verb)
        or verb.lemma_ in _EXCEEDING
        or any(doc[k].lower_ == "not" for k in range(verb.i + 1, min(verb.i + 3, len(doc))))
    )
    heads = [
        child
        for child in verb.children
        if child.i > verb.i and child.dep_ in ("xcomp", "ccomp", "attr", "acomp", "advcl", "dobj", "pcomp", "csubj")
    ]
    if verb.dep_ in ("ccomp", "advcl", "relcl", "parataxis") or not heads:
        heads = heads or _after(verb)
    found: list[tuple[Stretch, bool]] = []
    for head in heads[:2]:
        if is_verb(head):
            found += [(part, base if denied is None else denied) for part, denied in several(head, None)]
        elif head.tag_ not in ("WP", "WDT", "WRB", "JJ"):
            for one in conjuncts(head):
                named = phrase(one)
                if named is not None and one.lower_ not in ("one", "that", "this") and one.lemma_ not in _UNTRUE:
                    found.append((named, base or _turned_down(one)))
    return found


_UNTRUE = wordset("lie myth fiction fabrication falsehood nonsense fantasy fairytale sham")


def _called_untrue(noun: Token, verb: Token) -> Iterator[Stretch]:
    """ "The explanation, A, is a lie": A is refused."""
    if any(one.lemma_.lower() in _UNTRUE | {"false", "untrue", "wrong"} for one in verb.children if one.i > verb.i):
        for one in noun.children:
            part = phrase(one) if one.dep_ == "appos" else None
            if part is not None:
                yield part


def _turned_down(noun: Token) -> bool:
    """ "was A and not B": B is refused."""
    before = noun.doc[max(noun.left_edge.i - 2, 0) : noun.i]
    return noun.dep_ == "conj" and any(token.lower_ == "not" for token in before)


def _after(verb: Token) -> list[Token]:
    """Where the parse broke at a list: the infinitive or gerund that follows the verb."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]:
        if is_verb(token) and token.tag_ in ("VB", "VBG"):
            return [token]
    return []


def _explained(noun: Token) -> Stretch | None:
    """What the reason is the reason of: "the aim of B", "the reason why B", "the motive behind B"."""
    for word in (*_OF, *(("in",) if noun.lemma_ == "factor" else ())):
        given = under(noun, word)
        if given is not None:
            return stretch(given) if is_verb(given) else phrase(given)
    for child in noun.children:
        if child.dep_ in ("relcl", "acl") and is_verb(child):
            return trim(
                noun.doc,
                child.left_edge.i + (child.left_edge.lower_ in ("why", "that", "which")),
                child.right_edge.i + 1,
            )
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "NOUN" and owner.ent_type_ == "":
        return phrase(owner)
    return None


def _possessed(noun: Token, context: Stretch | None, role: str) -> Stretch | None:
    """ "His aim was ...": the aim of what was last explained; else the noun itself with its owner."""
    first = noun.left_edge
    if first.lower_ in _POINTING and context is None and noun.left_edge.lower_ in ("the", "this", "that"):
        before = previous(noun.sent)
        context = before[0] if before is not None else None
    if first.lower_ in _POINTING and context is not None:
        return context
    if any(child.dep_ == "poss" for child in noun.children):
        return phrase(noun)
    return context if role == "reason" else None


_SUPPOSING = wordset(
    """
    suspect see say claim suggest allege find believe think name give cite mention
    """
)
_LISTED = wordset(
    """
    aim goal objective purpose ambition reason motive cause end intention factor
    """
)


def _listed(noun: Token, kind: Kind) -> Iterator[Reason]:
    """ "launched B with two goals: A1 and A2"."""
    if noun.lemma_.lower() not in _LISTED or clause_of(noun).lemma_ in _SUPPOSING:
        return
    doc, end = noun.doc, noun.sent.end
    colon = next((k for k in range(noun.i + 1, min(noun.i + 5, end)) if doc[k].text in (":", "—", "–")), None)
    if colon is None or colon + 1 >= end or doc[colon].text != ":":
        return
    verb = clause_of(noun)
    while verb.lemma_ in _REACHING and verb.dep_ in ("advcl", "xcomp", "acl", "relcl") and is_verb(verb.head):
        verb = verb.head
    given = trim(doc, clause_start(verb), _before_aim(noun, verb))
    if given is None:
        return
    if any(doc[k].dep_ in ("nsubj", "nsubjpass") for k in range(colon + 1, min(colon + 8, end))):
        part = trim(doc, colon + 1, end)
        if part is not None and noun.lemma_.lower() in ("reason", "motive", "cause"):
            yield Reason(given, part, (noun.i, colon), verb, kind)
        return
    first = next(
        (doc[k] for k in range(colon + 1, min(colon + 4, end)) if is_verb(doc[k]) or doc[k].pos_ == "NOUN"), None
    )
    if first is None:
        return
    last = end
    parts: list[Stretch | None]
    if is_verb(first):
        parts = _cut_list(first, colon + 1, last)
    else:
        parts = [phrase(one) for one in conjuncts(first)]
    for part in parts:
        if part is not None and not (part[0] < given[1] and given[0] < part[1]):
            yield Reason(given, part, (noun.i, colon), verb, kind)


def clause_start(verb: Token) -> int:
    """The first word of the clause of ``verb``, its own subject with it."""
    return verb.left_edge.i if verb.left_edge.i < verb.i else verb.i


def _before_aim(noun: Token, verb: Token) -> int:
    token = noun
    while (
        token.head.i != token.i and token.head.i != verb.i and not (is_verb(token) and token.dep_ in ("advcl", "xcomp"))
    ):
        token = token.head
    return (
        min(token.left_edge.i, noun.left_edge.i)
        if min(token.left_edge.i, noun.left_edge.i) > verb.i
        else noun.left_edge.i
    )


def _cut_list(first: Token, low: int, high: int) -> list[Stretch | None]:
    """Verbs of one form in a list, cut where each begins."""
    doc = first.doc
    starts = [first.i]
    for token in doc[first.i + 1 : high]:
        if (
            token.tag_ == first.tag_
            and doc[token.i - 1].lower_ in ("and", "or", ",", "to")
            and first.is_ancestor(token) | (token.head.i <= first.i)
        ):
            starts.append(token.i)
    bounds = [*starts[1:], high]
    return [trim(doc, begin, end) for begin, end in zip(starts, bounds, strict=True)]


def _is_reason(noun: Token, kind: Kind, context: Stretch | None) -> Iterator[Reason]:
    """ "A was the cause of B", "A was one of the reasons for B"."""
    top = noun
    if noun.dep_ == "pobj" and noun.head.head.lower_ in ("one", "some", "part", "among"):
        top = noun.head.head
    refused = False
    if top.dep_ == "conj" and top.head.dep_ == "attr":
        refused = any(token.lower_ == "not" for token in noun.doc[max(noun.left_edge.i - 2, 0) : noun.i])
        top = top.head
    verb = top.head
    as_noun = top.dep_ == "pobj" and top.head.lower_ == "as" and context is None
    if as_noun:
        verb = top.head.head
    if not (
        as_noun
        or (
            top.dep_ in ("attr", "oprd", "dobj")
            and verb.lemma_ in ("be", "remain", "become", "provide", "offer", "constitute")
        )
    ):
        return
    source = _seen_as(verb) if as_noun else subject(verb)
    given = _explained(noun) or context
    if source is None or given is None or source.tag_ in ("WP", "EX", "PRP") or source.lower_ in ("it", "there"):
        return
    if source.ent_type_ == "PERSON" or _of_thought(noun):
        return
    for one in conjuncts(source):
        part = stretch(one) if is_verb(one) else phrase(one)
        if part is not None and not (part[0] < given[1] and given[0] < part[1]):
            denied = refused or negated(verb) or _no(noun)
            refused_by_name = noun.lemma_.lower() in _PRETEXTS
            yield Reason(given, part, (noun.i, noun.i + 1), verb, kind, denied=denied != refused_by_name)


_PRETEXTS = wordset("pretext excuse alibi smokescreen")
"""What names a reason as a false one."""


def _of_thought(noun: Token) -> bool:
    """ "reason to think", "grounds for believing": reasons of a belief, not of a deed."""
    below = [child for child in noun.children if child.dep_ in ("acl", "relcl")]
    below += [one for child in noun.children if child.dep_ == "prep" for one in child.children]
    return any(one.lemma_ in ("think", "believe", "suppose", "doubt", "hope", "expect", "assume") for one in below)


def _no(noun: Token) -> bool:
    return any(child.lower_ in ("no", "not", "hardly") for child in noun.children)


def _seen_as(verb: Token) -> Token | None:
    """ "used B as ...", "B was framed as ..."."""
    own = next((child for child in verb.children if child.dep_ in ("nsubjpass", "dobj")), None)
    return own or (verb.head if verb.dep_ in ("acl", "relcl") else None)


def _is_means(noun: Token, kind: Kind) -> Iterator[Reason]:
    """ "B is a step toward A", "used B as a tool to A", "launched a campaign to A"."""
    marker_heads = [child for child in noun.children if child.dep_ in ("acl", "relcl", "advcl") and _to(child)]
    content = marker_heads[0] if marker_heads else None
    if content is None:
        for word in _DEED_OF[:3]:
            content = under(noun, word)
            if content is not None:
                break
    if content is None or content.i < noun.i:
        return
    verb = noun.head
    given: Stretch | None = None
    anchor = clause_of(noun)
    if noun.dep_ == "attr" and verb.lemma_ in _BEING:
        source = subject(verb)
        given = None if source is None else stretch(source) if is_verb(source) else phrase(source)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as":
        source = _seen_as(clause_of(noun.head))
        given = None if source is None else stretch(source) if is_verb(source) else phrase(source)
    elif marker_heads:
        given = _deed(noun, content)
    if given is None:
        return
    denied = negated(anchor) if noun.dep_ in ("attr", "pobj") else False
    parts = list(several(content, None)) if is_verb(content) else [(phrase(one), None) for one in conjuncts(content)]
    for part, turned in parts:
        if part is not None and not (part[0] < given[1] and given[0] < part[1]):
            yield Reason(given, part, (noun.i, noun.i + 1), anchor, kind, denied=denied if turned is None else turned)


def _deed(noun: Token, content: Token) -> Stretch | None:
    """The clause up to the noun ("launched a campaign"); a bare "efforts to A" says what they are, not why."""
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and is_verb(verb) and verb.lemma_ not in _LIGHT and content.i > verb.i:
        return clause(verb, without=[content])
    return None


def _to(verb: Token) -> bool:
    return is_verb(verb) and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _is_answer(noun: Token, kind: Kind) -> Iterator[Reason]:
    """ "B was a response to A", "framed B as a response to A"; "not reactions to A" denies."""
    cause = under(noun, "to") or under(noun, "for")
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    if cause is None or before == "in":
        return
    verb = noun.head
    source: Token | None = None
    if noun.dep_ in ("attr", "conj"):
        top = noun if noun.dep_ == "attr" else noun.head
        verb = top.head
        source = subject(verb) if verb.lemma_ in _BEING else None
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = noun.head.head
        source = _seen_as(verb)
    if source is None:
        return
    given = stretch(source) if is_verb(source) else phrase(source)
    near = {noun.doc[k].lower_ for k in range(max(noun.left_edge.i - 2, 0), noun.i)}
    for one in conjuncts(cause):
        part = stretch(one)
        if part is not None and given is not None and not (part[0] < given[1] and given[0] < part[1]):
            yield Reason(
                given, part, (noun.i, noun.i + 1), clause_of(noun), kind, denied="not" in near or negated(verb)
            )


def _is_outcome(noun: Token, kind: Kind) -> Iterator[Reason]:
    """ "B is a consequence of A"; "The effect of A was to B"."""
    cause = under(noun, "of")
    verb = noun.head
    if cause is not None and noun.dep_ == "nsubj" and verb.lemma_ == "be":
        effect = next((one for one in verb.children if one.dep_ in ("xcomp", "ccomp") and one.i > verb.i), None)
        told, why = (stretch(effect), phrase(cause)) if effect is not None else (None, None)
        if told is not None and why is not None:
            yield Reason(told, why, (noun.i, noun.i + 1), verb, kind, denied=negated(verb))
        return
    if cause is None or noun.dep_ != "attr" or verb.lemma_ not in _BEING:
        return
    source = subject(verb)
    if source is None or source.lower_ in ("it", "there"):
        return
    given = stretch(source) if is_verb(source) else phrase(source)
    part = stretch(cause)
    if given and part and not (part[0] < given[1] and given[0] < part[1]):
        yield Reason(given, part, (noun.i, noun.i + 1), verb, kind, denied=negated(verb))
