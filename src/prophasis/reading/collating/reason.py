"""Reasons: what somebody gives, or refuses, as the reason of a deed, ready to be laid beside what others give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prophasis.case import Event, Explanation, Mark, Place
from prophasis.reading.collating.clause import clause_of
from prophasis.reading.collating.days import Days
from prophasis.reading.collating.identity import Identity
from prophasis.reading.collating.lexicon import deeds as named_deeds
from prophasis.reading.collating.lexicon import family_of
from prophasis.reading.collating.referents import Referents
from prophasis.reading.collating.utterance import Utterance, heard_by, said_on
from prophasis.reading.collating.voice import voice_of
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import content_words


@dataclass(frozen=True)
class Reason:
    """One explanation, with its deed and its speaker under keys that hold over all documents.

    Attributes:
        holder: who gives it; None for the author.
        deed: the family of the deed explained; ``agent`` who did it; ``things`` the telling words of what is explained.
        why: the telling words of the reason.
        affirmed: whether it is given; False where it is refused.
        audience: before whom it was given, where the document tells it.
    """

    leaf: Leaf
    mark: Mark
    explanation: Explanation
    holder: str | None
    name: str
    deed: str | None
    agent: str | None
    things: frozenset[str]
    why: frozenset[str]
    affirmed: bool
    audience: str | None
    said: Days
    sentence: Place


def reasons_of(leaf: Leaf, identity: Identity, utterances: list[Utterance]) -> Iterator[Reason]:
    """The explanations of a document that somebody gives or refuses; mere conditions are left out."""
    referents, voice = Referents(leaf, identity), voice_of(leaf, identity)
    for mark in leaf.layer("explanation"):
        payload = mark.payload
        number = leaf.sentence(mark.start)
        if number is None or not isinstance(payload, Explanation) or payload.kind == "condition":
            continue
        sentence = leaf.sentences[number]
        saying = [one for one in utterances if one.sentence == sentence and _touch(one.content, payload.explanans)]
        said = saying[0] if saying else None
        holder = identity.key(leaf.id, payload.holder) or (said.speaker if said else None)
        if payload.stance == "reports" and holder is None:
            continue
        deed, agent = _deed(leaf, payload.explanandum, identity)
        if holder is None and voice is not None and agent == voice.speaker:
            said, holder = voice, voice.speaker
        audience, when = _told(leaf, sentence, payload, said, identity, holder)
        yield Reason(
            leaf=leaf,
            mark=mark,
            explanation=payload,
            holder=holder,
            name=identity.name(holder) if holder else "",
            deed=deed,
            agent=agent,
            things=_things(leaf, sentence, payload) | _lent(referents, number, payload),
            why=frozenset(content_words(leaf.quote(payload.explanans))),
            affirmed=payload.stance != "denies",
            audience=audience,
            said=when,
            sentence=sentence,
        )


def _touch(one: Place, other: Place) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _deed(leaf: Leaf, place: Place, identity: Identity) -> tuple[str | None, str | None]:
    """The family of the deed that an explanandum speaks of, and who did it: its first deed that has a doer."""
    found = [mark.payload for mark in leaf.within("event", *place) if isinstance(mark.payload, Event)]
    deeds = [event for event in found if event.kind == "deed"] or found
    event = next((one for one in deeds if one.agent), next(iter(deeds), None))
    named = next((one for one in named_deeds(leaf.text, place) if one.sort == "verb" and one.inflected), None)
    if event is None:
        return (named.family if named else None), None
    agent = identity.key(leaf.id, event.agent)
    alone = named is not None and len(deeds) < 2
    return named.family if named and alone else family_of(event.lemma), identity.side(agent) or agent


def _things(leaf: Leaf, sentence: Place, payload: Explanation) -> frozenset[str]:
    """The telling words of what is explained, with those of its clause before it ("the ship was not | seized")."""
    start, end = payload.explanandum
    first, _ = clause_of(leaf.text, payload.explanandum, (sentence[0], max(sentence[1], end)))
    start = start if payload.explanans[0] < start else min(start, first)
    return frozenset(content_words(leaf.quote((start, end))))


def _lent(referents: Referents, number: int, payload: Explanation) -> frozenset[str]:
    """What a pronoun in the explanandum stands for ("it was blown up because")."""
    names, things = referents.of(payload.explanandum, number, bare=True)
    return names | things


def _told(
    leaf: Leaf, sentence: Place, payload: Explanation, said: Utterance | None, identity: Identity, holder: str | None
) -> tuple[str | None, Days]:
    """Audience and days of a reason that somebody gives: as its words have them, else its verb of saying."""
    if said is not None:
        return said.audience, said.said
    for mark in leaf.within("event", *sentence):
        event = mark.payload
        speech = isinstance(event, Event) and event.kind == "statement" and holder is not None
        if speech and isinstance(event, Event) and identity.key(leaf.id, event.agent) == holder:
            verb = (mark.start, mark.end)
            return event.patient or heard_by(leaf, verb), said_on(leaf, sentence, payload.explanans, verb)
    return None, said_on(leaf, sentence, payload.explanans, None)


__all__ = ["Reason", "reasons_of"]
