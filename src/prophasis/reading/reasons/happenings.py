"""Reasons in reports of happenings: harm in a clash, arrests after a raid, panic made by a blast, anger over a deed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.clauses import clause, clause_of, is_verb, negated, object_of, phrase, stretch
from prophasis.reading.events.trigger import event_noun
from prophasis.reading.events.trigger import nouns as event_nouns
from prophasis.reading.events.trigger import verbs as event_verbs
from prophasis.reading.families import eventive
from prophasis.reading.reasons.reactions import branch, opposed, protest, tie
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from prophasis.reading.reasons.reason import Reason

_VIOLENT = frozenset({"ASSAULT", "FIGHT", "PROTEST"})
_ACTIVE = _VIOLENT | {"COERCE", "MOBILIZE", "SANCTION", "RETREAT", "DISAPPROVE", "INVESTIGATE"}
_BLOWS = wordset(
    """
    blast explosion firing gunfire gunfight shootout stampede accident crash pogrom ambush encounter crackdown
    scuffle brawl melee riot siege violence murder killing death incident agitation blockade hartal shutdown
    lathicharge stone-pelting caning disturbance clash row dispute chaos skirmish hunger-strike arson gun-fight
    crossfire mob flood earthquake storm famine drought fire
    """
)
"""Nouns of what harms, beside the event nouns of violence and protest."""
_HARM = wordset(
    """
    kill injure wound hurt die perish succumb damage destroy burn disrupt strand paralyse paralyze shut close
    cancel postpone suspend evacuate flee displace erupt flare arrest detain hospitalise hospitalize hospitalize
    hit shatter cripple affect lose collapse break trap mar rock shake charge disperse clash torch blind maim
    """
)
"""What happens to people and things."""
_WOUNDS = wordset("injury wound burn loss casualty damage death fracture")
_EFFECTS = wordset(
    """
    cost claim create shatter disrupt disturb rock shake cripple paralyse paralyze strand mar overshadow send
    plunge throw raise bring anger shock leave turn kill injure wound damage destroy displace draw
    """
)
"""What an event does to others."""
_MOODS = wordset(
    """
    anger outrage fury tension concern furore uproar controversy criticism suspicion resentment discontent alarm
    indignation unease disquiet backlash outcry condemnation pressure crackdown showdown
    """
)
_HURT_MOODS = wordset(
    """
    anger enrage dissatisfy upset alarm shock incense infuriate frustrate outrage aggrieve irk provoke irritate
    fear anticipate encourage embolden
    """
)
_STRIDENT = wordset("allege accuse condemn protest demand defy flay denounce decry oppose urge seek resent cite blame")
_NATURAL = wordset("rise fall set shine")
"""What the sun does too."""
_WITHIN = wordset("in during following amid amidst after from by")
_THEN = wordset("after when as")


def find(sent: Span) -> Iterator[Reason]:
    """The reasons that ``sent`` reports as one happening upon another."""
    for token in sent:
        if is_verb(token):
            yield from _harmed_in(token)
            yield from _upon(token)
            yield from _in_the_wake(token)
            yield from _staged(token)
            yield from _did(token)
            yield from _strident(token)
            yield from _moved(token)
        elif token.lemma_.lower() in _MOODS:
            yield from _mood(token)


def _blow(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    named = noun.pos_ in ("NOUN", "PROPN")
    return named and (lemma in _BLOWS or event_nouns().get(lemma, (None, ""))[0] in _VIOLENT)


def _harmed(verb: Token) -> bool:
    if verb.lemma_ in ("sustain", "suffer", "receive"):
        return any(child.dep_ == "dobj" and child.lemma_ in _WOUNDS for child in verb.children)
    return verb.lemma_.lower() in _HARM


def _stirred(verb: Token) -> bool:
    """Whether a verb, or the noun that it carries, tells of force or protest."""
    if verb.lemma_ in _NATURAL:
        return False
    if _harmed(verb) or event_verbs().get(verb.lemma_.lower(), (None, ""))[0] in _ACTIVE:
        return True
    return any(
        child.dep_ in ("dobj", "nsubj", "nsubjpass") and (_blow(child) or protest(child)) for child in verb.children
    )


def _harmed_in(verb: Token) -> Iterator[Reason]:
    """ "Eight people were injured in the clash"."""
    if not _harmed(verb):
        return
    for child in verb.children:
        if child.dep_ not in ("prep", "agent") or child.lower_ not in _WITHIN or child.i < verb.i:
            continue
        blow = next((one for one in child.children if one.dep_ == "pobj"), None)
        if blow is not None and _blow(blow):
            yield from tie(clause(verb, without=[child]), stretch(blow), child, "cause")
            return


def _upon(verb: Token) -> Iterator[Reason]:
    """ "Scuffles broke out when police seized the banners", "They ended the strike after A agreed to talks"."""
    head = verb.head
    if verb.dep_ != "advcl" or not is_verb(head) or head.i == verb.i:
        return
    mark = next((one for one in verb.children if one.lower_ in _THEN and one.dep_ in ("mark", "advmod")), None)
    own = any(one.dep_ in ("nsubj", "nsubjpass") for one in verb.children)
    if mark is None or not own or negated(head):
        return
    if not _as_reason(mark, verb, head):
        return
    given, part = clause(head, without=[verb]), stretch(verb)
    if part is not None and mark.i + 1 < part[1]:
        yield from tie(given, (max(part[0], mark.i + 1), part[1]), mark, "cause")


def _as_reason(mark: Token, verb: Token, head: Token) -> bool:
    """Whether what is told with "after", "when" or "as" is why: one deed upon another, or a turn upon a deed."""
    before = mark.doc[mark.i - 1].lower_ if mark.i else ""
    if before in _BARRING or mark.doc[mark.i + 1].lower_ in ("if", "though", "well"):
        return False
    if mark.lower_ == "as":
        return _stirred(verb) or (_stirred(head) and (verb.lemma_ in event_verbs() or bool(object_of(verb))))
    if mark.lower_ == "after":
        return _stirred(head) or (_stirred(verb) and verb.i > head.i) or (_turns(head) and verb.lemma_ in event_verbs())
    turned = (_stirred(head) or _turns(head)) and verb.lemma_ in event_verbs()
    return turned or (_stirred(head) and verb.i > head.i)


_BARRING = wordset("even as such just same much well far soon long exactly years months weeks days hours shortly only")
"""What stands before "as" and "after" that tell of time or degree."""


def _turns(verb: Token) -> bool:
    return verb.lemma_ in _TURNS


_TURNS = wordset("end begin start break conclude stop intervene prevail turn call spark ensue rush")
"""Verbs by which things turn at what somebody does."""


def _in_the_wake(verb: Token) -> Iterator[Reason]:
    """ "Curfew was imposed following the clashes"."""
    for child in verb.children:
        if child.lower_ == "following" and child.dep_ == "prep":
            event = next((one for one in child.children if one.dep_ in ("pobj", "dobj")), None)
            if event is not None and (_stirred(verb) or _blow(event) or eventive(event) or event_noun(event)):
                yield from tie(clause(verb, without=[child]), stretch(event), child, "cause")


def _staged(verb: Token) -> Iterator[Reason]:
    """ "held a demonstration at the gates against A": what the parse hangs from the place."""
    if not any(child.dep_ in ("dobj", "nsubjpass") and protest(child) for child in verb.children):
        return
    for token in verb.doc[verb.i + 2 : verb.right_edge.i]:
        if token.lower_ in ("against", "over") and token.dep_ == "prep":
            reason = next((one for one in token.children if one.dep_ == "pobj"), None)
            part = clause(verb)
            if reason is not None and reason.ent_type_ not in ("GPE", "PERSON", "DATE") and part is not None:
                yield from tie((part[0], token.i), opposed(token, reason), token, "motive")
            return


def _did(verb: Token) -> Iterator[Reason]:
    """ "The bombing created panic", "the strike that left commuters stranded"."""
    thing = next((one for one in verb.children if one.dep_ in ("dobj", "ccomp") and one.i > verb.i), None)
    if verb.lemma_.lower() not in _EFFECTS or thing is None:
        return
    source = next((one for one in verb.children if one.dep_ == "nsubj"), None)
    if verb.dep_ == "relcl" and (source is None or source.tag_ in ("WDT", "WP")):
        source = verb.head
    if source is None or not _blow(source):
        return
    yield from tie(stretch(thing), phrase(source, without=[verb] if verb.dep_ == "relcl" else []), verb, "cause")


def _strident(verb: Token) -> Iterator[Reason]:
    """ "Boycotting classes, they ...", "squatted at the office alleging that A": what they charge is why they act."""
    head = verb.head if is_verb(verb.head) else clause_of(verb.head)
    if verb.tag_ != "VBG" or verb.lemma_ not in _STRIDENT or verb.dep_ not in ("advcl", "acl") or head.i == verb.i:
        return
    deed = event_verbs().get(head.lemma_.lower(), (None, ""))[1] == "deed"
    acts = deed or head.lemma_ in _SHOWING or _stirred(head)
    if acts and is_verb(head):
        yield from tie(clause(head, without=branch(head, verb)), stretch(verb), verb, "motive")


_SHOWING = wordset("squat march gather block hoist raise torch stage sit take hold walk go picket rally burn")


def _moved(verb: Token) -> Iterator[Reason]:
    """ "Angered by A, they B"."""
    head = verb.head
    if verb.lemma_ not in _HURT_MOODS or verb.dep_ != "advcl" or not is_verb(head) or verb.i > head.i:
        return
    if verb.tag_ not in ("VBN", "VBD", "VBG") or any(one.dep_ in ("nsubj", "mark", "aux") for one in verb.children):
        return
    if any(one.dep_ in ("agent", "prep", "dobj", "ccomp") for one in verb.children):
        yield from tie(clause(head, without=[verb]), stretch(verb), verb, "motive")


def _mood(noun: Token) -> Iterator[Reason]:
    """ "anger over the death", "pressure over its crackdown"."""
    for child in noun.children:
        if child.lower_ in ("over", "at") and child.dep_ == "prep" and child.i > noun.i:
            reason = next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
            if reason is not None and reason.ent_type_ not in ("GPE", "LOC", "DATE", "PERSON"):
                yield from tie(phrase(noun, without=[child]), stretch(reason), child, "cause")
