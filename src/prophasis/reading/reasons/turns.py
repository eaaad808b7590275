"""Turns of phrase: "It was not A that B, but C", "B was never about A", "A played a part", "B: he wanted A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.clauses import (
    Stretch,
    clause,
    clause_of,
    is_verb,
    negated,
    phrase,
    stretch,
    subject,
    trim,
    under,
)
from prophasis.reading.families import eventive
from prophasis.reading.reasons.doubts import CLAIMS
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WANTING = wordset("want wish need fear hope seek hate dread long intend mean aim resent")
_PARTS = wordset("part role")
_CONTRAST = (("rather", "than"), ("instead", "of"), ("and", "not"))
_JOINING = wordset("by because of for from to due out over in through on account")
_REJECTING = wordset("reject dismiss deny dispute refute rebut repudiate")
_AMOUNTS = wordset("nothing little much something everything lot")
_WHATSOEVER = wordset("whatsoever whatever at all")
_STANDING = wordset("stand hold convince survive work wash persuade fit suffice explain bear")
_WRONG = wordset(
    """
    wrong false mistaken untenable untrue implausible unconvincing absurd nonsense myth fiction misleading
    """
)
_AUXILIARIES = wordset("did does do was were is has had else then ,")
_CARED = wordset(
    """
    war decision invasion conflict campaign quarrel dispute crisis fight struggle attack move policy question
    canal
    """
)


def find(sent: Span, context: Stretch | None, before: Reason | None = None) -> Iterator[Reason]:
    """The reasons that such turns give in ``sent``; ``context`` is what was last explained, ``before`` how."""
    if before is not None:
        yield from _withdrawn(sent, before)
    for token in sent:
        if not is_verb(token):
            continue
        if token.lemma_ == "be":
            yield from _cleft(token)
            yield from _about(token)
        elif token.lemma_ == "have":
            yield from _to_do_with(token)
            yield from _bore_on(token)
        elif token.lemma_ in ("put", "chalk"):
            yield from _put_down(token)
        elif token.lemma_ == "play":
            yield from _part(token, context)
        elif token.lemma_ == "contribute" and under(token, "to") is None:
            yield from _added(token, context)
    yield from _colon(sent)


def question(sent: Span) -> Stretch | None:
    """What a question or a heading asks the reason of: "Why did A do B?", "What drove B?", "Why A did B"."""
    doc = sent.doc
    first = next((token for token in sent if token.is_alpha), None)
    if first is None or first.lower_ not in ("why", "what"):
        return None
    asks = sent.text.rstrip().endswith("?")
    if first.lower_ == "why":
        begin = first.i + 1
        while begin < sent.end and doc[begin].lower_ in _AUXILIARIES:
            begin += 1
        return trim(doc, begin, sent.end) if asks or sent.end - first.i < 25 else None
    verb = sent.root
    thing = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i), None)
    tying = ("drive", "cause", "explain", "prompt", "lead", "move", "trigger", "motivate", "provoke", "make")
    return phrase(thing) if asks and thing is not None and verb.lemma_ in tying else None


def _cleft(verb: Token) -> Iterator[Reason]:
    """ "It was A that B", "It was not A that B, but C"."""
    who = next((one for one in verb.children if one.dep_ in ("nsubj", "expl")), None)
    named = next((one for one in verb.children if one.dep_ in ("attr", "acomp") and one.i > verb.i), None)
    if who is None or who.lower_ != "it" or named is None:
        return
    holders = (named, verb)
    told = next((one for holder in holders for one in holder.children if _that_clause(one, named)), None)
    if told is None or (named.pos_ not in ("NOUN", "PROPN") and told.left_edge.tag_ != "WDT"):
        return
    given = trim(verb.doc, told.left_edge.i + 1, _comma_before_but(told))
    part = phrase(named, without=[told])
    if (
        given is None
        or part is None
        or named.ent_type_ == "PERSON"
        or _identified(told, verb)
        or named.lemma_ in CLAIMS
    ):
        return
    cue = (who.i, verb.i + 1)
    yield Reason(given, part, cue, verb, "motive", denied=negated(verb))
    other = _but(told, verb)
    if other is not None and negated(verb):
        yield Reason(given, other, cue, verb, "motive", denied=False)


def _identified(told: Token, verb: Token) -> bool:
    """ "It is the state that exhibits A" says who did it, not why."""
    own = next((one for one in told.children if one.dep_ in ("nsubj", "nsubjpass")), None)
    gap = own is None or own.tag_ in ("WDT", "WP")
    return gap and not negated(verb) and told.lemma_ not in _MOVING


_MOVING = wordset(
    "move drive cause lead make prompt trigger provoke push explain decide bring force convince persuade turn"
)


def _that_clause(verb: Token, named: Token) -> bool:
    opening = verb.left_edge.lower_ in ("that", "which", "who")
    return is_verb(verb) and verb.dep_ in ("relcl", "ccomp", "advcl", "acl") and verb.i > named.i and opening


def _comma_before_but(verb: Token) -> int:
    doc, end = verb.doc, verb.right_edge.i + 1
    return next((k for k in range(verb.i + 1, end) if doc[k].text == "," and doc[k + 1].lower_ == "but"), end)


def _but(told: Token, verb: Token) -> Stretch | None:
    """ "..., but C" after the clause: what is put in the place of what was refused."""
    doc, end = verb.doc, verb.sent.end
    at = next((k for k in range(told.i, end - 1) if doc[k].lower_ == "but"), None)
    return trim(doc, at + 1, end) if at is not None else None


def _withdrawn(sent: Span, before: Reason) -> Iterator[Reason]:
    """ "That explanation does not stand up", "It was the occasion, not the cause": the last reason is refused."""
    verb = sent.root
    if verb.lemma_ in _REJECTING:
        yield from _rejected(verb, before)
        return
    own = subject(verb)
    if own is not None and own.lower_ in ("i", "we") and verb.lemma_ in ("think", "believe", "find", "consider"):
        verb = next((one for one in verb.children if one.dep_ == "ccomp"), verb)
    who = subject(verb)
    if before.denied or who is None or sent.end - sent.start > 25:
        return
    pointing = {token.lower_ for token in who.children} & {"this", "that", "the", "such", "their", "his", "its"}
    told = who.lemma_.lower() in CLAIMS and bool(pointing)
    meant = who.lower_ in ("it", "this", "that")
    predicates = {token.lemma_.lower() for token in verb.children if token.dep_ in ("acomp", "attr")}
    untenable = told and ((negated(verb) and verb.lemma_ in _STANDING) or bool(predicates & _WRONG))
    wrong = meant and bool(predicates & _WRONG) and not negated(verb)
    if untenable or wrong or (meant and _not_the_cause(verb)):
        yield replace(before, cue=(verb.i, verb.i + 1), anchor=verb, denied=True, holder=None)


def _rejected(verb: Token, before: Reason) -> Iterator[Reason]:
    """ "We reject this accusation", "Lie denies it": the last reason is refused, by whoever says so."""
    thing = next((one for one in verb.children if one.dep_ == "dobj"), None)
    who = subject(verb)
    if thing is None or who is None or before.denied or negated(verb):
        return
    pointing = {token.lower_ for token in thing.children} & {"this", "that", "the", "such", "their"}
    if thing.lower_ in ("it", "this", "that") or (thing.lemma_.lower() in CLAIMS and pointing):
        holder = None if who.lower_ in ("i", "we") else who
        yield replace(before, cue=(verb.i, verb.i + 1), anchor=verb, denied=True, holder=holder)


def _to_do_with(verb: Token) -> Iterator[Reason]:
    """ "B has nothing to do with A"."""
    thing = next((one for one in verb.children if one.dep_ in ("dobj", "advmod") and one.lower_ in _AMOUNTS), None)
    who = subject(verb)
    if thing is None or who is None or who.tag_ == "PRP":
        return
    above = clause_of(who) if verb.dep_ == "relcl" and who.lemma_ in ("reason", "motive", "cause") else None
    for amount in verb.doc[thing.i : verb.sent.end - 3]:
        words = [one.lower_ for one in amount.doc[amount.i + 1 : amount.i + 6] if one.lower_ not in _WHATSOEVER]
        if amount.lower_ not in _AMOUNTS or words[:3] != ["to", "do", "with"]:
            continue
        do = next(one for one in amount.doc[amount.i + 1 : amount.i + 6] if one.lemma_ == "do")
        aim = under(do, "with")
        given = phrase(who) if above is None else clause(above, without=[who.head])
        part = phrase(aim) if aim is not None else None
        if given is not None and part is not None and not who.ent_type_:
            denied = amount.lower_ in ("nothing", "little") or (amount.i == thing.i and negated(verb))
            yield Reason(given, part, (amount.i, amount.i + 1), verb, denied=denied)


def _bore_on(verb: Token) -> Iterator[Reason]:
    """ "A had no bearing on B"."""
    thing = next((one for one in verb.children if one.dep_ == "dobj" and one.lemma_ in _BEARING), None)
    who = next((one for one in verb.children if one.dep_ in ("nsubj", "csubj")), None)
    aim = under(thing, "on") or under(verb, "on") if thing is not None else None
    if thing is None or who is None or aim is None or who.tag_ in ("PRP", "WDT") or who.ent_type_ == "PERSON":
        return
    given, part = phrase(aim), stretch(who) if is_verb(who) else phrase(who)
    if given is not None and part is not None:
        yield Reason(given, part, (verb.i, thing.i + 1), verb, denied=negated(verb))


_BEARING = wordset("bearing influence effect impact")


def _put_down(verb: Token) -> Iterator[Reason]:
    """ "B is put down to A", "chalked B up to A"."""
    if not any(child.lower_ in ("down", "up") and child.dep_ in ("prt", "advmod") for child in verb.children):
        return
    aim = under(verb, "to")
    thing = next((one for one in verb.children if one.dep_ in ("dobj", "nsubjpass")), None)
    given, part = phrase(thing) if thing is not None else None, stretch(aim) if aim is not None else None
    if given is not None and part is not None:
        yield Reason(given, part, (verb.i, verb.i + 1), verb, denied=negated(verb))


def _not_the_cause(verb: Token) -> bool:
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.sent.end]:
        if token.lemma_.lower() in ("cause", "reason", "motive", "explanation"):
            near = {one.lower_ for one in doc[max(token.i - 3, verb.i + 1) : token.i]}
            return "not" in near or (negated(verb) and "the" in near)
    return False


def _added(verb: Token, context: Stretch | None) -> Iterator[Reason]:
    """ "A may also have contributed"."""
    who = subject(verb)
    part = phrase(who) if who is not None and who.tag_ != "PRP" and not is_verb(who) else None
    if part is not None and context is not None and who is not None and who.ent_type_ != "PERSON":
        yield Reason(context, part, (verb.i, verb.i + 1), verb, denied=negated(verb))


def _about(verb: Token) -> Iterator[Reason]:
    """ "The war was never about A", "The quarrel is about A"."""
    aim = under(verb, "about")
    who = subject(verb)
    yield from _less_about(verb, who)
    if aim is None or who is None or who.tag_ == "PRP" or who.ent_type_ == "PERSON":
        return
    if not negated(verb) and who.lemma_.lower() not in _CARED:
        return
    if not (eventive(who) or who.lemma_.lower() in _CARED or negated(verb)):
        return
    given, part = phrase(who), stretch(aim)
    if given is not None and part is not None:
        yield Reason(given, part, (verb.i, verb.i + 1), verb, "motive", denied=negated(verb))


def _less_about(verb: Token, who: Token | None) -> Iterator[Reason]:
    """ "B was less about A than about C"."""
    doc, end = verb.doc, verb.sent.end
    words_after = [token.lower_ for token in doc[verb.i + 1 : end]]
    if who is None or words_after[:2] != ["less", "about"] or "than" not in words_after:
        return
    than = verb.i + 1 + words_after.index("than")
    given = phrase(who)
    refused, put = trim(doc, verb.i + 3, than), trim(doc, than + 1 + (doc[than + 1].lower_ == "about"), end)
    if given is not None and refused is not None and put is not None:
        yield Reason(given, refused, (verb.i, verb.i + 3), verb, "motive", denied=True)
        yield Reason(given, put, (than, than + 1), verb, "motive")


def _part(verb: Token, context: Stretch | None) -> Iterator[Reason]:
    """ "A played its part (in B)"."""
    thing = next((one for one in verb.children if one.dep_ == "dobj" and one.lemma_ in _PARTS), None)
    who = subject(verb)
    if thing is None or who is None or who.tag_ == "PRP" or who.ent_type_ in ("PERSON", "GPE", "ORG", "NORP"):
        return
    inner = under(thing, "in") or under(verb, "in")
    given = context if inner is None else stretch(inner)
    part = phrase(who)
    if given is not None and part is not None:
        yield Reason(given, part, (verb.i, thing.i + 1), verb, denied=negated(verb))


def _colon(sent: Span) -> Iterator[Reason]:
    """ "He acted at once: he wanted A": a wish or a fear after a colon is why."""
    doc = sent.doc
    for k in range(sent.start + 3, sent.end - 3):
        if doc[k].text not in (":", "—", "–"):
            continue
        verb = next((one for one in doc[k + 1 : min(k + 5, sent.end)] if is_verb(one) and one.lemma_ in _WANTING), None)
        if verb is None or doc[k + 1].tag_ != "PRP":
            continue
        given, part = trim(doc, sent.start, k), trim(doc, k + 1, sent.end)
        if given is not None and part is not None:
            yield Reason(given, part, (k, k + 1), verb, "motive")
        return


def contrasts(reasons: Sequence[Reason], sent: Span) -> Iterator[Reason]:
    """ "driven by A rather than by B", "because of A, not B": B is refused of the same thing."""
    for reason in reasons:
        others = [old for old in reasons if old is not reason]
        if reason.denied:
            continue
        at = _contrast(reason.explanans, sent)
        if at is None:
            continue
        token = sent.doc[at]
        while token.head.i != token.i and token.head.left_edge.i >= at and token.head.i < sent.end:
            token = token.head
        part = clause(token) if is_verb(token) else phrase(token)
        known = part is None or any(part[0] < old.explanans[1] and old.explanans[0] < part[1] for old in others)
        if part is not None and not known and part[0] >= at - 1 and part[1] - part[0] <= 25 and token.pos_ != "PRON":
            yield replace(reason, explanans=part, denied=True)


def _contrast(part: Stretch, sent: Span) -> int | None:
    """Where the refused alternative begins, if one follows."""
    doc = sent.doc
    for k in range(part[0] + 1, min(part[1] + 2, sent.end - 2)):
        two = (doc[k].lower_, doc[k + 1].lower_)
        plain = doc[k].text == "," and doc[k + 1].lower_ == "not"
        if two in _CONTRAST or plain:
            at = k + 2
            while at < sent.end - 1 and doc[at].lower_ in _JOINING:
                at += 1
            return at if doc[at].lower_ not in ("only", "just", "merely", "simply", "to") else None
    return None
