"""Moves: the deeds that a document reports of the protagonist, the target and their backers, and means tried."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from prophasis.case import Deed, Event, Mark, Place, Tried
from prophasis.reading.drafting import cues
from prophasis.reading.drafting.families import of
from prophasis.reading.drafting.wording import one_line
from prophasis.reading.sketching.scene import Scene
from prophasis.reading.sketching.vocabulary import every, speaks_of

_BY_CLASS = {
    "DEMAND": "demand",
    "THREATEN": "threaten",
    "MOBILIZE": "deploy",
    "RETREAT": "withdraw",
    "CONSULT": "talk",
    "SANCTION": "sanction",
    "AID": "aid",
    "COERCE": "coerce",
}
_FORCE = 0
"""The family of words for the use of force."""
_MOST, _PASSAGES = 24, 3
_CLAUSE = re.compile(r"[.;:—]|,\s|\s+and (?:failed|unable)\b|\s+[–-]\s")
_LEAST = 12
"""Characters of the shortest means worth telling."""


def moves_of(scene: Scene) -> tuple[Deed, ...]:
    """Moves by kind, actor and year, in order of time; what has no date comes last."""
    groups: dict[tuple[str, str, str], list[Mark]] = defaultdict(list)
    for mark in scene.leaf.layer("event"):
        event = mark.payload
        if not isinstance(event, Event) or event.modality != "actual" or scene.side(event.agent) == "other":
            continue
        if scene.within_thought((mark.start, mark.end)):
            continue
        kind = _kind(mark, event)
        if kind is not None:
            by = scene.people.principal(event.agent or "")
            groups[by, kind, (event.edtf or "")[:4]].append(mark)
    made = [_deed(scene, by, kind, marks) for (by, kind, _), marks in groups.items()]
    ranked = sorted(made, key=lambda deed: (scene.side(deed.by) != "protagonist", -len(deed.passages)))
    return tuple(sorted(ranked[:_MOST], key=lambda deed: (deed.when or "9", deed.passages[0].start)))


def _kind(mark: Mark, event: Event) -> str | None:
    word = event.lemma.lower()
    if speaks_of(word, "freeze"):
        return "truce"
    if word == "ultimatum":
        return "demand"
    if event.plover in ("FIGHT", "ASSAULT") or (event.kind == "deed" and event.plover == "COERCE"):
        return "attack" if _FORCE in of(word) else _BY_CLASS.get(event.plover or "")
    return _BY_CLASS.get(event.plover or "")


def _deed(scene: Scene, by: str, kind: str, marks: list[Mark]) -> Deed:
    dated = [mark.payload for mark in marks if isinstance(mark.payload, Event)]
    to = next((scene.people.principal(event.patient) for event in dated if event.patient), None)
    first = marks[0]
    event = first.payload
    place = event.sentence if isinstance(event, Event) and event.sentence else (first.start, first.end)
    return Deed(
        by=by,
        kind=kind,
        to=to if to != by else None,
        when=next((event.edtf for event in dated if event.edtf), None),
        text=one_line(scene.leaf.text[place[0] : place[1]], limit=140),
        passages=tuple(scene.leaf.span((mark.start, mark.end)) for mark in marks[:_PASSAGES]),
    )


def instruments_of(scene: Scene) -> tuple[Tried, ...]:
    """Means that the protagonist is said to have tried: those that failed, and those whose outcome is open."""
    return tuple(one for number in range(len(scene.leaf.sentences)) for one in _tried_in(scene, number))


def _tried_in(scene: Scene, number: int) -> Iterator[Tried]:
    sentence = scene.leaf.sentences[number]
    text = scene.leaf.text[sentence[0] : sentence[1]]
    failing = every(text, "failed")
    places = failing or every(text, "tried")
    if not places or scene.told(sentence):
        return
    after = " ".join(scene.leaf.quote(place) for place in scene.leaf.sentences[number : number + 2])
    failed = bool(failing) or speaks_of(after, "backfired")
    for first, cue_end in places:
        who = _doer(scene, sentence, sentence[0] + first)
        if scene.side(who) != "protagonist" or cues.REFUSED.search(text[:first]):
            continue
        if not failed and text[first:].startswith(("sought", "effort")):
            continue  # an aim, of which nothing is said to have come
        end = _CLAUSE.search(text, cue_end + _LEAST)
        place = (sentence[0] + first, sentence[0] + (end.start() if end else len(text.rstrip(" ."))))
        words = scene.leaf.quote((sentence[0] + cue_end, place[1]))
        if len(words) >= _LEAST and not cues.POINTS.search(words):
            yield Tried(
                by=scene.people.principal(who or ""),
                text=words,
                outcome="failed" if failed else "open",
                when=_year(scene, place),
                passages=(scene.leaf.span(place),),
            )


def _doer(scene: Scene, sentence: Place, offset: int) -> str | None:
    """Who did what is told at an offset: the agent of the event there, else the subject, else who is named last."""
    for mark in scene.leaf.within("event", offset, offset + 1):
        if isinstance(mark.payload, Event) and mark.payload.agent:
            return mark.payload.agent
    named = scene.actors((sentence[0], offset))
    own = [actor for actor in named if scene.side(actor) == "protagonist"]
    return own[-1] if own and named[0] == own[0] else named[-1] if named else None


def _year(scene: Scene, place: tuple[int, int]) -> str | None:
    found = re.search(r"\b(?:1\d{3}|20\d\d)s?\b", scene.leaf.quote(place))
    return found[0].rstrip("s") if found else None


__all__ = ["instruments_of", "moves_of"]
