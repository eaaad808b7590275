"""Modality: a trigger in its clause -> actual, denied, planned, demanded, feared or hypothetical."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.clauses import ancestors, is_verb, negated, would_have
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

    from prophasis.case.mark import Modality
    from prophasis.reading.events.trigger import Trigger

_PLANNING = wordset(
    """
    plan intend prepare decide seek try aim hope want wish attempt propose consider contemplate promise pledge
    vow offer agree undertake threaten expect resolve commit intention proposal decision effort bid preparation
    determination readiness willingness ambition goal objective desire purpose intent order
    """
)
_DEMANDING = wordset(
    """
    demand insist require urge call ask request order instruct command need recommend advise beg appeal petition
    must ultimatum requirement condition
    """
)
_FEARING = wordset(
    """
    fear worry dread warn danger risk threat menace concern anxiety apprehension warning alarm
    """
)
_SUPPOSING = wordset(
    """
    prospect possibility chance likelihood idea notion hope suggestion option scenario expectation assumption
    reject refuse oppose rule exclude imagine envision envisage suppose assume predict forecast prevent avoid
    deter avert forestall preclude ban prohibit bar veto forbid stop discourage speculate speculation dissuade
    permission chances prospects
    """
)
_UNREAL = wordset(
    """
    potential possible eventual would-be hypothetical supposed alleged prospective future planned proposed
    imminent fictional claimed purported imaginary next postwar notional hoped-for permanent
    """
)
_WOULD = wordset("will would could might may can ’ll 'll wo")
_SHOULD = wordset("should must shall ought")
_IF = frozenset({"if", "unless", "lest", "whether", "once", "until"})
_REALISED = wordset(
    """
    manage succeed begin start continue proceed resume help force compel lead cause get happen go stop
    """
)
_CLAIMING = wordset(
    "claim allege insist argue maintain contend pretend suggest suspect believe think fear assert accuse"
)


def modality(trigger: Trigger, *, standing: bool = False, doubted: bool = False) -> Modality:
    """The modality of a trigger.

    ``standing``: a negation of its clause is known to deny only a reason of it. ``doubted``: the author doubts
    the clause in which it stands.
    """
    inverted = _inverted(trigger.clause)
    if inverted is not None:
        return inverted
    if is_verb(trigger.clause) and would_have(trigger.clause):
        return "hypothetical"
    if is_verb(trigger.clause) and _own_modal(trigger.clause) == "demanded":
        return "demanded"
    unmade = not is_verb(trigger.clause) and is_verb(trigger.token.head) and would_have(trigger.token.head)
    if unmade:
        return "hypothetical"
    if (_denied(trigger) and not standing) or doubted:
        return "denied"
    if is_verb(trigger.clause):
        return _verb_unreal(trigger.clause) or "actual"
    return _noun_unreal(trigger.token) or "actual"


def _inverted(verb: Token) -> Modality | None:
    """ "Had he accepted" did not happen; "had he not accepted" did."""
    had = next((child for child in verb.children if child.lower_ == "had" and child.i == verb.left_edge.i), None)
    if had is None or verb.dep_ not in ("advcl", "ccomp") or verb.sent.text.rstrip().endswith("?"):
        return None
    return "actual" if any(child.dep_ == "neg" for child in verb.children) else "hypothetical"


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
    """ "plans for a war", "a potential ceasefire", "the fear of an attack", "will bring a truce"."""
    if any(child.lower_ in _UNREAL and child.i < noun.i for child in noun.children):
        return "hypothetical"
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in ("of", "for", "to", "at", "from", "about", "against"):
        found = _by(above.head.lemma_.lower())
        if found is not None:
            return found
    if noun.dep_ == "dobj" and is_verb(above):
        found = _by(above.lemma_.lower(), negative_too=False)
        if found is not None:
            return found
    if is_verb(above) and noun.dep_ == "nsubj" and any(one.lower_ in _LIKELY for one in above.children):
        return "hypothetical"
    if _definite(noun):
        return _own_modal(above) if is_verb(above) and noun.dep_ in ("nsubj", "nsubjpass") else None
    if is_verb(above) and noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "oprd"):
        return _verb_unreal(above)
    if noun.dep_ == "conj":
        return _noun_unreal(above) if not is_verb(above) else None
    return None


def _definite(noun: Token) -> bool:
    """ "the invasion", "his attacks": named as known."""
    known = ("the", "this", "these", "that", "those")
    return any(child.dep_ == "poss" or child.lower_ in known for child in noun.children)


_LIKELY = wordset(
    """
    likely unlikely possible probable imminent inevitable improbable conceivable expected
    """
)


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
    below, told = verb, True
    for step, token in enumerate((verb, *ancestors(verb))):
        if step and not _content(below, token):
            return _after(below, token)
        if is_verb(token) and (not step or below.dep_ in _PASSING):
            found = _own_modal(token)
            if found is not None and not _habit(token) and not (step and _finite(below)):
                return found
        if is_verb(token) and any(child.lower_ in _IF and child.dep_ in ("mark", "advmod") for child in token.children):
            return "hypothetical"
        if step and told and not (token.lower_ == "order" and token.head.lower_ == "in"):
            lemma = token.lemma_.lower()
            if lemma in _REALISED and below.dep_ == "xcomp":
                below = token
                continue
            found = _by(lemma)
            if found is not None:
                return found
            claimed = lemma in _CLAIMING or (lemma == "say" and below.i > token.i)
            if claimed and below.dep_ == "ccomp" and is_verb(token):
                return "hypothetical"
        if not step and _generic(verb):
            return "hypothetical"
        told = token.dep_ != "conj"
        below = token
    return None


def _generic(verb: Token) -> bool:
    """ "A town that closed its harbour would have starved": told of none in particular."""
    noun = verb.head
    if verb.dep_ != "relcl" or not any(child.lower_ in ("a", "an", "any") for child in noun.children):
        return False
    return is_verb(noun.head) and noun.dep_ == "nsubj" and any(one.lower_ == "would" for one in noun.head.children)


_PASSING = ("xcomp", "ccomp", "conj", "prep", "pcomp")


def _finite(verb: Token) -> bool:
    """Whether a verb has a subject of its own, so that a modal above it is not its."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)


def _content(below: Token, above: Token) -> bool:
    """Whether what is above bears on whether what is below is real."""
    if below.dep_ == "pcomp":
        return above.lower_ not in ("by", "despite", "after", "since")
    if below.dep_ == "prep":
        return any(child.dep_ == "pcomp" for child in below.children)
    return below.dep_ in ("xcomp", "ccomp", "acl", "conj", "csubj")


def _after(below: Token, above: Token) -> Modality | None:
    """ "as soon as he has rearmed" is no more real than what is to follow it."""
    marks = {child.lower_ for child in below.children if child.dep_ in ("mark", "advmod")}
    timed = marks & {"once", "when", "before", "after", "until", "as"}
    if below.dep_ == "advcl" and timed and is_verb(above) and below.tag_ in ("VBN", "VBZ", "VBP"):
        return _verb_unreal(above)
    return None


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
