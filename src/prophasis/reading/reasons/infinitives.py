"""Infinitives of purpose: "burned the bridge to delay the pursuit"; those that complete their verb are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.reading.clauses import Stretch, clause, clause_of, is_verb, trim
from prophasis.reading.gazetteer import parts
from prophasis.reading.reasons.aims import several, to_of
from prophasis.reading.reasons.reason import Reason, table
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LINKED = wordset("order as only enough how what where when whether about")
"""What stands before the "to" of another connective, of a question or of a measure."""
_DEGREES = wordset("too enough so")
_BETWEEN = ("dobj", "nsubjpass", "dative")
_BEHIND = ("prep", "prt", "advmod", "agent")


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(parts(words)) for name, words in table("infinitives.tsv")}


def find(sent: Span) -> Iterator[Reason]:
    """The purposes that infinitives state in ``sent``."""
    for verb in sent:
        marker = to_of(verb) if is_verb(verb) else None
        if marker is not None and not _bound(verb, marker):
            head = _governor(verb, marker)
            if head is not None:
                yield from _reasons(verb, marker, head)


def finite(verb: Token) -> Token:
    """The verb that an infinitive without a subject of its own completes ("decided to move" for "move")."""
    while verb.dep_ == "xcomp" and is_verb(verb.head) and verb.head.i < verb.i:
        verb = verb.head
    return verb


def _bound(verb: Token, marker: Token) -> bool:
    """Whether the infinitive belongs to another connective, to a list, or measures something."""
    doc, head = verb.doc, verb.head
    before = doc[marker.i - 1] if marker.i else None
    if before is None:
        return False
    listed = before.text == "," or before.lower_ in ("and", "or")
    if before.lower_ in _LINKED or (to_of(head) is not None and (verb.dep_ == "conj" or listed)):
        return True
    if verb.lemma_ == "be" and verb.dep_ == "advcl" and verb.i > head.i and verb.tag_ == "VB" and not _passive(verb):
        return True
    return (_measured(marker) and head.lemma_ != "use") or _which(verb, before)


def _governor(verb: Token, marker: Token) -> Token | None:
    """The word whose clause the purpose belongs to; None where the infinitive is none."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl"):
        return _under_noun(verb, marker)
    if verb.dep_ == "xcomp" and head.lemma_.lower() in _classes()["enough"] and is_verb(head.head):
        return head.head if not _impersonal(head.head) else None
    if verb.dep_ not in ("advcl", "xcomp") or not is_verb(head):
        return None
    if verb.i < head.i:
        return head if verb.lemma_ not in _classes()["speech"] else None
    return head if _purposive(head, verb) else None


def _purposive(head: Token, verb: Token) -> bool:
    """Whether an infinitive behind a verb tells what for."""
    lemma = head.lemma_.lower()
    if lemma in _classes()["completes"] or _impersonal(head):
        return False
    if head.i + 1 == verb.left_edge.i and head.lower_ in ("used", "going", "made"):
        return lemma == "use" and _passive(head)
    if lemma == "be":
        return any(child.lower_ in ("here", "there") and child.dep_ == "advmod" for child in head.children)
    if lemma == "come" and verb.lemma_ not in _BECOMING and head.i + 1 == verb.left_edge.i:
        return not _passive(verb)
    if any(child.lower_ in _DEGREES and child.dep_ == "advmod" for child in head.children) and lemma != "do":
        return False
    if any(child.dep_ == "acomp" for child in head.children):
        return False
    return lemma not in _classes()["alone"] or _apart(head, verb)


def _apart(head: Token, verb: Token) -> bool:
    """Whether an object or a place stands between a verb and the infinitive ("took action to", "went home to")."""
    if head.nbor(1).lower_ in _ONWARD.get(head.lemma_, ()):
        return False
    between = [child for child in head.children if child.i < verb.i]
    things = [child for child in between if child.dep_ in _BETWEEN]
    if any(child.lower_ not in ("it", "way") and child.ent_type_ != "DATE" for child in things):
        return not any(child.lemma_.lower() in _classes()["content"] | _LENGTHS for child in things)
    return any(child.dep_ in _BEHIND and child.i > head.i for child in between)


_BECOMING = wordset(
    """
    be have know believe see realise realize understand acknowledge regard view represent symbolise symbolize dominate
    resemble like love hate mean think accept appreciate own rely depend include feel recognise recognize consider
    embody define expect fear trust matter
    """
)
"""What "came to" is the slow beginning of."""
_ONWARD = {"go": ("on",), "turn": ("out",), "call": ("on", "upon"), "look": ("forward",)}
"""Particles that make of a verb one that the infinitive completes."""
_EMPTY = wordset("be take cost require need seem appear help pay suffice become make remain behoove fall hurt please")
"""Verbs whose "it" stands for the infinitive."""
_LENGTHS = wordset("year month week day hour minute decade century while moment second lot")


def _impersonal(head: Token) -> bool:
    """ "it takes courage to A", "there is a plan to A"."""
    empty = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in head.children)
    return any(child.dep_ == "expl" for child in head.children) or (empty and head.lemma_ in _EMPTY)


def _under_noun(verb: Token, marker: Token) -> Token | None:
    """ "built a wall to keep them out": the parse hangs on the object what the deed is for."""
    noun, main = verb.head, clause_of(verb.head)
    if noun.dep_ not in ("dobj", "nsubjpass") or not is_verb(main) or noun.head.i != main.i or marker.i < noun.i:
        return None
    if main.lemma_ == "use":
        return main
    named = {noun.lemma_.lower(), verb.doc[marker.i - 1].lemma_.lower()}
    first = any(child.lower_ in ("first", "last", "only", "no", "any", "enough") for child in noun.children)
    if named & _classes()["content"] or main.lemma_ in _classes()["light"] | _classes()["completes"] or first:
        return None
    return None if _passive(verb) or main.dep_ in ("relcl", "acl") else main


def _passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _which(verb: Token, before: Token) -> bool:
    """ "lists of officials to be arrested": which officials, not what for."""
    return _passive(verb) and before.dep_ == "pobj" and before.head.lower_ == "of"


def _measured(marker: Token) -> bool:
    """ "too weak to A", "strong enough to A", "the strength to A": how far, not what for."""
    content = _classes()["content"]
    before = list(marker.doc[max(marker.i - 5, marker.sent.start) : marker.i])
    if before and before[-1].lemma_.lower() in content and before[-1].dep_ != "ROOT":
        return not (before[-1].dep_ == "pobj" or before[-1].ent_type_)
    if any(token.lemma_.lower() in content and token.nbor(1).lower_ == "of" for token in before):
        return True
    return any(token.lower_ in _DEGREES and token.dep_ == "advmod" and token.head.lemma_ != "do" for token in before)


def _reasons(verb: Token, marker: Token, head: Token) -> Iterator[Reason]:
    top = finite(head)
    others = [one for one in (*head.children, *top.children) if one.dep_ == "advcl" and to_of(one) is not None]
    part = clause(top, without=[verb, *others])
    if part is not None and part[0] < marker.i < part[1] and head.i < marker.i:
        part = trim(verb.doc, part[0], marker.i)
    if part is None:
        return
    refused = verb.doc[marker.i - 1].lower_ in ("not", "n't", "never") if marker.i else False
    refused = refused or any(child.dep_ == "neg" and child.i == verb.left_edge.i - 1 for child in head.children)
    for one, denied in _aims(verb, marker):
        if not (one[0] < part[1] and part[0] < one[1]):
            denied = refused if denied is None else denied
            yield Reason(part, one, (marker.i, marker.i + 1), head, "purpose", denied=denied)


def _aims(verb: Token, marker: Token) -> Iterator[tuple[Stretch, bool | None]]:
    """The aims one by one where some are refused and others put in their place, else as a whole."""
    pieces = list(several(verb, marker))
    ranked = any(verb.doc[piece[0] - 1].lower_ == "than" for piece, _ in pieces)
    if pieces and not ranked and all(denied is None for _, denied in pieces):
        yield (min(piece[0] for piece, _ in pieces), max(piece[1] for piece, _ in pieces)), None
    else:
        yield from pieces
