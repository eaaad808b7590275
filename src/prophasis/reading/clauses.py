"""Clauses: a parsed token in -> the subject, negation, conjuncts and stretch of words of its clause.

A *stretch* is a pair of token indices ``(first, last + 1)`` of the parsed text. The parse is a small model's, so
each function says what it falls back on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from prophasis.case import Place
    from prophasis.reading.page import Page

Stretch = tuple[int, int]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OBJECTS = ("dobj", "obj", "dative", "attr", "oprd")
NEGATIVE_WORDS = wordset(
    """
    no not n't n’t never neither nobody none nothing nor hardly scarcely barely
    """
)
FAILING = wordset("fail refuse decline unable cease neglect impossible unlikely refrain")
_SKIP_FIRST = wordset("and but or that so then rather either also because nor yet")
_CLOSING = wordset("and or but that which because as while rather in than")


def parsed(doc: Doc | None) -> bool:
    """Whether there is a dependency parse to read from."""
    return doc is not None and len(doc) > 0 and doc.has_annotation("DEP")


def trim(doc: Doc, first: int, last: int) -> Stretch | None:
    """The stretch without punctuation, white space and linking words at its ends; None where nothing is left."""
    while first < last and (_blank(doc[first]) or (doc[first].lower_ in _SKIP_FIRST and not _points(doc[first]))):
        first += 1
    while last > first and (_blank(doc[last - 1]) or doc[last - 1].lower_ in _CLOSING):
        last -= 1
    return (first, last) if first < last else None


def _points(token: Token) -> bool:
    """ "That is all": a pronoun, no link."""
    return token.lower_ == "that" and token.dep_ in SUBJECTS and token.tag_ == "DT"


def _blank(token: Token) -> bool:
    quote = token.is_quote or token.text in ("``", "''")
    return bool(token.is_space or quote or (token.is_punct and token.text not in "%)") or token.text in "—–-")


def stretch(token: Token, *, without: Iterable[Token] = ()) -> Stretch | None:
    """The words under ``token``, less those under ``without``: the unbroken part that holds ``token``."""
    first, last = token.left_edge.i, token.right_edge.i + 1
    for other in without:
        low, high = other.left_edge.i, other.right_edge.i + 1
        if low <= token.i < high:
            continue
        if high <= token.i:
            first = max(first, high)
        else:
            last = min(last, low)
    if token.i < token.head.i < last and token.dep_ in SUBJECTS:
        last = token.head.i
    return trim(token.doc, first, last)


def clause(verb: Token, *, without: Iterable[Token] = ()) -> Stretch | None:
    """The clause of ``verb`` without clauses coordinated with it and without what stands apart from it."""
    apart = [child for child in verb.children if child.dep_ in ("conj", "parataxis") and child.i > verb.i]
    apart += [child for child in verb.children if child.dep_ in ("ccomp", "parataxis") and child.right_edge.i < verb.i]
    return stretch(verb, without=[*without, *apart])


def told(verb: Token, *, without: Iterable[Token] = ()) -> Stretch | None:
    """What a clause tells, coordinated parts too, without what a comma and a participle add (", waving flags")."""
    aside = [
        child
        for child in verb.children
        if child.i > verb.i and child.dep_ == "advcl" and child.tag_ == "VBG"
        and child.left_edge.i == child.i and verb.doc[child.i - 1].text == ","
    ]  # fmt: skip
    return stretch(verb, without=[*without, *aside])


def phrase(noun: Token, *, without: Iterable[Token] = ()) -> Stretch | None:
    """The noun phrase of ``noun`` without relative clauses, appositions and what it is coordinated with."""
    apart = [child for child in noun.children if child.dep_ in ("relcl", "appos", "conj", "parataxis", "cc")]
    part = stretch(noun, without=[*without, *(child for child in apart if child.i > noun.i)])
    comma = comma_inside(noun)
    return trim(noun.doc, comma + 1, part[1]) if comma is not None and part is not None else part


def is_verb(token: Token) -> bool:
    """Whether ``token`` heads a clause."""
    return token.pos_ in ("VERB", "AUX")


def clause_of(token: Token) -> Token:
    """The verb whose clause ``token`` belongs to, or the sentence's root."""
    while not is_verb(token) and token.head.i != token.i:
        token = token.head
    return token


def subject(verb: Token) -> Token | None:
    """The subject of ``verb``: its own, the noun of its relative clause, or the one it shares with its head."""
    own = _own_subject(verb)
    if own is not None and own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return antecedent(verb.head)
    if own is not None:
        return own
    swallowed = _after_source(verb)
    if swallowed is not None:
        return swallowed
    if verb.dep_ in ("relcl", "acl"):
        return antecedent(verb.head)
    if verb.dep_ == "xcomp":
        controller = next((child for child in verb.head.children if child.dep_ in ("dobj", "dative")), None)
        return controller or subject(verb.head)
    if verb.dep_ in ("conj", "advcl", "pcomp") and is_verb(verb.head):
        return subject(verb.head)
    if verb.dep_ == "pcomp" and verb.i < clause_of(verb.head).i:
        return subject(clause_of(verb.head))
    return None


def _own_subject(verb: Token) -> Token | None:
    """Its first subject; of two before the verb the nearer; none is a place line ("LIMA (AP) - The mayor said")."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.dep_ != "expl"]
    before = [child for child in own if child.i < verb.i]
    parted = len(before) > 1 and any(token.text in '—–-"”' for token in verb.doc[before[0].i : before[-1].i])
    parted = parted or (len(before) > 1 and any(token.text == "--" for token in verb.doc[before[0].i : before[-1].i]))
    first = before[-1] if parted else next(iter(own), None)
    if first is not None and first.text.isupper() and first.left_edge.is_sent_start:
        behind = [child for child in first.children if child.dep_ == "appos" and child.left_edge.nbor(-1).text in "—–-"]
        return behind[-1] if behind else first
    return first


def _after_source(verb: Token) -> Token | None:
    """The subject that the parse hung on "according to X, ...": the noun after the comma."""
    for child in verb.children:
        if child.lower_ == "according" and child.i < verb.i:
            noun = next((one for to in child.children for one in to.children if one.dep_ == "pobj"), None)
            if noun is not None and comma_inside(noun) is not None:
                return noun
    return None


def comma_inside(noun: Token) -> int | None:
    """Where a comma divides the source from the noun in "according to X, Y's ties"."""
    if noun.dep_ != "pobj" or noun.head.head.lower_ != "according":
        return None
    return next((k for k in range(noun.left_edge.i, noun.i) if noun.doc[k].text == ","), None)


def object_of(verb: Token) -> Token | None:
    """The direct object, or a predicate noun."""
    return next((child for child in verb.children if child.dep_ in OBJECTS), None)


def under(verb: Token, preposition: str) -> Token | None:
    """What stands under ``preposition`` (``"to"``, ``"by"``) of ``verb``: a noun or a gerund."""
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "prt", "dative") and child.lower_ == preposition:
            inner = next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return inner
    return None


def would_have(verb: Token) -> bool:
    """ "Would have gone", "might have": told as what did not happen."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(helpers & {"would", "could", "might"}) and "have" in helpers


def negated(verb: Token) -> bool:
    """Whether the clause of ``verb`` is denied: "not", "never", "no ...", "nobody", "failed to", "unable to"."""
    near = [child for child in verb.children if child.i < verb.i + 3]
    if any(child.dep_ == "neg" or child.lower_ in NEGATIVE_WORDS for child in near) and not _only(verb):
        return True
    holder = subject(verb)
    if holder is not None and (holder.lower_ in NEGATIVE_WORDS or _no(holder) or _few(holder)):
        return True
    below = verb.dep_ in ("ccomp", "xcomp") and verb.i > verb.head.i
    if below and verb.head.lemma_ in _CAUSING and negated(verb.head):
        return True
    thing = next((child for child in verb.children if child.dep_ in ("dobj", "attr")), None)
    if thing is not None and _no(thing):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    if any(child.lower_ in ("in", "by") and child.i < verb.i + 3 and _no_way(child) for child in verb.children):
        return True
    if verb.dep_ in ("xcomp", "ccomp", "acl") and verb.head.lemma_.lower() in FAILING:
        return not negated(verb.head) if verb.head.i != verb.i else True
    if verb.dep_ == "xcomp" and any(child.dep_ == "neg" for child in verb.head.children):
        return verb.head.lemma_ in _RAISING
    if verb.dep_ == "conj" and is_verb(verb.head) and not any(child.dep_ in SUBJECTS for child in verb.children):
        between = {child.lower_ for child in verb.head.children if child.dep_ == "cc"}
        return bool(between & {"or", "nor"}) and negated(verb.head)
    return False


def _no_way(word: Token) -> bool:
    """ "in no way", "by no means"."""
    return any(one.lemma_ in ("way", "means", "mean", "sense") and _no(one) for one in word.children)


_CAUSING = wordset("make let cause force help get allow")


def _few(noun: Token) -> bool:
    """ "few drivers" (but not "a few")."""
    children = {child.lower_ for child in noun.children}
    return (noun.lower_ == "few" and "a" not in children) or ("few" in children and "a" not in children)


_RAISING = wordset("seek try attempt want need be seem appear begin do go")


def _no(noun: Token) -> bool:
    return any(child.lower_ in ("no", "neither") and child.dep_ in ("det", "neg") for child in noun.children)


def _only(verb: Token) -> bool:
    """ "not only ... but also" denies nothing."""
    after = verb.doc[verb.i - 1 : verb.i + 2]
    near = [child for child in verb.children if child.dep_ == "neg"]
    following = [verb.doc[child.i + 1].lower_ for child in near if child.i + 1 < len(verb.doc)]
    return "only" in following or any(token.lower_ == "only" for token in after)


def conjuncts(token: Token) -> list[Token]:
    """``token`` and what is coordinated with it, in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            found.extend(conjuncts(child))
    return found


def ancestors(token: Token) -> Iterator[Token]:
    """What ``token`` hangs from, nearest first, up to the root of its sentence."""
    while token.head.i != token.i:
        token = token.head
        yield token


def place_of(page: Page, part: Stretch) -> Place:
    """A stretch as a place in the canonical text."""
    assert page.doc is not None
    first, last = page.doc[part[0]], page.doc[part[1] - 1]
    return page.place(first.idx, last.idx + len(last.text))


def antecedent(noun: Token) -> Token:
    """The noun that a relative clause speaks of, where the parse hung it on a date within that noun's phrase."""
    while noun.ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL") and noun.head.i != noun.i and noun.pos_ != "VERB":
        above = noun.head
        if is_verb(above):
            thing = object_of(above)
            return thing if thing is not None and thing.i < noun.i else noun
        noun = above
    return noun
