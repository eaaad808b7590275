"""Modality: a trigger in its clause -> actual, denied, planned, demanded, feared or hypothetical."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.clauses import ancestors, is_verb, negated
from prophasis.reading.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from prophasis.case.mark import Modality
    from prophasis.reading.events.trigger import Trigger

_PLANNING = words(
    """
    plan intend prepare decide seek try aim hope want wish attempt propose consider contemplate promise pledge
    vow offer agree undertake threaten expect resolve commit intention proposal decision effort bid preparation
    determination readiness willingness ambition goal objective desire purpose intent order
    """
)
_DEMANDING = words(
    """
    demand insist require urge call ask request order instruct command press pressure compel force oblige need
    recommend advise beg appeal petition must ultimatum requirement condition
    """
)
_FEARING = words(
    """
    fear worry dread warn danger risk threat menace concern anxiety apprehension warning alarm
    """
)
_SUPPOSING = words(
    """
    prospect possibility chance likelihood idea notion hope suggestion option scenario expectation assumption
    reject refuse oppose rule exclude imagine envision envisage suppose assume predict forecast prevent avoid
    deter avert forestall preclude ban prohibit bar veto forbid stop discourage speculate speculation dissuade
    permission chances prospects
    """
)
_UNREAL = words(
    """
    potential possible eventual would-be hypothetical supposed alleged prospective future planned proposed
    imminent fictional claimed purported imaginary postwar notional hoped-for permanent
    """
)
_WOULD = words("will would could might may can ’ll 'll wo")
_SHOULD = words("should must shall ought")
_IF = frozenset({"if", "unless", "lest", "whether", "once", "until"})
_REALISED = words(
    """
    manage succeed begin start continue proceed resume help force compel lead cause get happen go stop
    """
)
_CLAIMING = words(
    "claim allege insist argue maintain contend pretend suggest suspect believe think fear assert accuse say"
)


def modality(trigger: Trigger, *, standing: bool = False) -> Modality:
    """The modality of a trigger. ``standing``: a negation of its clause is known to deny only a reason of it."""
    token = trigger.clause
    if _denied(trigger) and not standing:
        return "denied"
    unreal = _noun_unreal(trigger.token) if not is_verb(trigger.token) else None
    return unreal or _verb_unreal(token) or "actual"


def _denied(trigger: Trigger) -> bool:
    token = trigger.token
    if token.pos_ == "ADJ":
        return True
    if any(child.lower_ in ("no", "neither", "without") and child.dep_ in ("det", "neg") for child in token.children):
        return True
    if token.head.lower_ in ("no", "without", "lack", "absence"):
        return True
    if is_verb(trigger.clause):
        return negated(trigger.clause)
    above = token.head
    if token.dep_ in ("dobj", "attr", "nsubjpass") and is_verb(above):
        return negated(above) and above.lemma_ in ("be", "have", "produce", "see", "make", "hold", "launch", "occur")
    if token.dep_ == "pobj" and above.head.lemma_.lower() in ("lack", "absence", "denial", "end"):
        return above.head.lemma_.lower() in ("lack", "absence")
    return False


def _noun_unreal(noun: Token) -> Modality | None:
    """ "plans for a war", "a potential ceasefire", "the fear of an attack"."""
    for child in noun.children:
        if child.lower_ in _UNREAL and child.i < noun.i:
            return "hypothetical"
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for", "to", "at", "from", "about", "against"):
        return _by(noun.head.head.lemma_.lower())
    if noun.dep_ == "dobj" and is_verb(noun.head):
        return _by(noun.head.lemma_.lower(), negative_too=False)
    return None


def _by(lemma: str, *, negative_too: bool = True) -> Modality | None:
    if lemma in _FEARING:
        return "feared"
    if lemma in _DEMANDING:
        return "demanded"
    if lemma in _PLANNING:
        return "planned"
    if lemma in _SUPPOSING and negative_too:
        return "hypothetical"
    return "hypothetical" if lemma in ("prevent", "avoid", "avert", "forestall", "envision", "preclude") else None


def _verb_unreal(verb: Token) -> Modality | None:
    """What stands above the clause: modals, conditions, plans, demands, fears, claims."""
    below = verb
    for step, token in enumerate((verb, *ancestors(verb))):
        if step and not _content(below, token):
            return None
        found = _own_modal(token) if is_verb(token) else None
        if found is not None and (step == 0 or below.dep_ in ("xcomp", "ccomp")) and not _habit(token):
            return found
        if is_verb(token) and any(child.lower_ in _IF and child.dep_ in ("mark", "advmod") for child in token.children):
            return "hypothetical"
        if step:
            lemma = token.lemma_.lower()
            if lemma in _REALISED and below.dep_ == "xcomp":
                below = token
                continue
            found = _by(lemma)
            if found is not None:
                return found
            if lemma in _CLAIMING and below.dep_ == "ccomp" and is_verb(token):
                return "hypothetical"
        below = token
    return None


def _content(below: Token, above: Token) -> bool:
    """Whether what is above bears on whether what is below is real."""
    if below.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "conj", "dobj", "pobj", "prep", "csubj"):
        return not (below.dep_ in ("dobj", "pobj") and is_verb(above) and not is_verb(below) and below.pos_ == "PROPN")
    return below.dep_ == "advcl" and not is_verb(above)


def _own_modal(verb: Token) -> Modality | None:
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _SHOULD:
            return "demanded"
        if child.dep_ == "aux" and child.lower_ in _WOULD:
            return "hypothetical"
    return None


def _habit(verb: Token) -> bool:
    """ "would switch" of a habit stays what it is only where the clause says how often."""
    modal = any(child.lower_ == "would" for child in verb.children)
    return modal and any(
        child.lower_ in ("often", "usually", "regularly", "always", "sometimes") for child in verb.children
    )
