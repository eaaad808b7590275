"""Events: what was done, said or not done; by whom to whom, when; one mark an event, with all its mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Event
from prophasis.reading.clauses import ancestors, is_verb, parsed, place_of
from prophasis.reading.events import classes, dating, gather, roles, trigger
from prophasis.reading.events.gather import Gathered
from prophasis.reading.events.modality import modality
from prophasis.reading.events.trigger import Trigger
from prophasis.reading.families import family
from prophasis.reading.page import Page
from prophasis.reading.participants import Participants
from prophasis.reading.pipeline import Step
from prophasis.reading.reasons import doubts, standing
from prophasis.reading.voice import is_authors

if TYPE_CHECKING:
    from spacy.tokens import Token

    from prophasis.case import Place


def run(page: Page) -> None:
    """Find the events of every sentence, date them, and gather the mentions of one event."""
    if page.doc is None or not parsed(page.doc):
        return
    who = Participants(page)
    known = standing.events(page.doc)
    found: list[Trigger] = []
    for sent in page.doc.sents:
        if not is_authors(page, sent):
            continue
        doubted = [(*doubt.scope, doubt.head.i) for doubt in doubts.find(sent) if doubts.is_claim(doubt.head)]
        for one in trigger.find(sent):
            at = one.token.i
            unsure = any(low <= at < high and at != head for low, high, head in doubted) and not _settled(one)
            one.modality = modality(one, standing=_stands(one.clause, known), doubted=unsure)
            if one.modality == "planned" and _carried_out(one.token, known):
                one.modality = "actual"
            if one.modality == "hypothetical" and _granted(one.clause, known):
                one.modality = "actual"
            one.plover = classes.classed(one)
            one.agent, one.patient = roles.participants(one, who)
            found.append(one)
    dated = dating.date(page, found)
    for event in gather.gather(found):
        _lay(page, event, dated)


def _settled(one: Trigger) -> bool:
    """Whether a trigger is named as known ("the claim that the invasion ..."), so that no doubt touches it."""
    return one.token.pos_ in ("NOUN", "PROPN") and any(child.lower_ in ("the", "this") for child in one.token.children)


def _carried_out(verb: Token, known: dict[str, list[int]]) -> bool:
    """Whether a decision is of what is known elsewhere to have happened ("his decision to invade")."""
    if verb.dep_ not in ("acl", "xcomp") or verb.head.lemma_ not in ("decision", "decide", "choice", "choose"):
        return False
    return any(at != verb.i for at in known.get(family(verb.lemma_), ()))


def _granted(verb: Token, known: dict[str, list[int]]) -> bool:
    """Whether a claim is about the reason only ("claim that he invaded because"), the event being told elsewhere."""
    if verb.dep_ != "ccomp" or not is_verb(verb.head) or verb.tag_ not in ("VBD", "VBN"):
        return False
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children) or not _has_reason(verb):
        return False
    doc = verb.doc
    told = (doc[at] for at in known.get(family(verb.lemma_), ()) if at != verb.i)
    return any(is_verb(one) and not any(above.dep_ == "ccomp" for above in (one, *ancestors(one))) for one in told)


def _has_reason(verb: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(one.lower_ == "because" for one in child.children) for child in verb.children
    )


def _stands(verb: Token, known: dict[str, list[int]]) -> bool:
    """Whether a negation denies a reason only ("did not invade because"), the event being known elsewhere."""
    for child in verb.children:
        if child.dep_ != "advcl" or child.i < verb.i or not any(one.lower_ == "because" for one in child.children):
            continue
        between = verb.doc[verb.i : child.left_edge.i]
        elsewhere = [at for at in known.get(family(verb.lemma_), ()) if at != verb.i]
        return bool(elsewhere) and not any(one.text == "," for one in between)
    return False


def _lay(page: Page, event: Gathered, dated: set[int]) -> None:
    head = event.head
    earliest, latest, edtf = event.days
    where, origin, target = roles.places(head)
    quantity, unit = roles.quantity(head, dated)
    aim = roles.purpose(head)
    sent = head.token.sent
    mentions = tuple(_place(page, one.token) for one in event.triggers)
    start, end = mentions[0]
    payload = Event(
        kind=head.kind,
        modality=head.modality,
        lemma=head.token.lemma_.lower(),
        plover=head.plover,
        agent=event.agent,
        patient=event.patient,
        earliest=earliest,
        latest=latest,
        edtf=edtf,
        where=where,
        quantity=quantity,
        unit=unit,
        origin_place=origin,
        target_place=target,
        purpose=place_of(page, aim) if aim is not None else None,
        sentence=page.place(sent.start_char, sent.end_char),
        mentions=mentions,
    )
    page.add(start, end, payload, step=STEP.id)


def _place(page: Page, token: Token) -> Place:
    return page.place(token.idx, token.idx + len(token.text))


STEP = Step(
    name="event",
    version=1,
    requires=("syntax", "sentence", "time", "mention"),
    assigns=("event",),
    run=run,
)
