"""Moves: the deeds that a document reports of the protagonist, the target and their backers, and means tried."""

from __future__ import annotations

import re
from collections import defaultdict

from prophasis.case import Deed, Event, Mark, Tried
from prophasis.reading.drafting import cues
from prophasis.reading.drafting.families import of
from prophasis.reading.drafting.wording import one_line
from prophasis.reading.sketching.scene import Scene
from prophasis.reading.sketching.vocabulary import found, speaks_of

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
_CLAUSE = re.compile(r"[.;:—]|,\s+(?:but|while|although|though|before|and (?:failed|unable))\b|\s+[–-]\s")


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
    made: list[Tried] = []
    for number, sentence in enumerate(scene.leaf.sentences):
        text = scene.leaf.text[sentence[0] : sentence[1]]
        theme = next((theme for theme in ("failed", "tried") if speaks_of(text, theme)), None)
        place = found(text, theme) if theme else None
        if theme is None or place is None or scene.told(sentence):
            continue
        who = scene.last_before(sentence[0] + place[0], sentence)
        if scene.side(who) != "protagonist" or cues.REFUSED.search(text[: place[0]]):
            continue
        end = _CLAUSE.search(text, place[1])
        last = sentence[0] + (end.start() if end else len(text.rstrip(" .")))
        after = " ".join(scene.leaf.quote(place) for place in scene.leaf.sentences[number : number + 2])
        failed = theme == "failed" or speaks_of(after, "backfired")
        if not failed and text[place[0] :].startswith(("sought", "effort")):
            continue  # an aim, of which nothing is said to have come
        made.append(
            Tried(
                by=scene.people.principal(who or ""),
                text=scene.leaf.quote((sentence[0] + place[1], last)),
                outcome="failed" if failed else "open",
                when=_year(scene, sentence),
                passages=(scene.leaf.span((sentence[0] + place[0], last)),),
            )
        )
    return tuple(one for one in made if len(one.text) > 8)


def _year(scene: Scene, place: tuple[int, int]) -> str | None:
    found = re.search(r"\b(?:1\d{3}|20\d\d)s?\b", scene.leaf.quote(place))
    return found[0].rstrip("s") if found else None


__all__ = ["instruments_of", "moves_of"]
