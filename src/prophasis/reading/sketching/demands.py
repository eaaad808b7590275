"""Demands: what the protagonist demands and how the author reads it; terms; threats; what a truce serves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from prophasis.case import Clause, Deed, Demand, Place, Span, Term, Threat, Truce
from prophasis.case.sketch import DemandReading, Serves
from prophasis.reading.drafting.wording import one_line
from prophasis.reading.sketching.scene import Scene
from prophasis.reading.sketching.vocabulary import found, policies_in, speaks_of

_MOST = 8
_NEAR = 45
"""So many characters from what takes force off the table stands the force."""
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)", re.IGNORECASE)


def demands_of(scene: Scene) -> tuple[Demand, ...]:
    """The protagonist's demands: ultimatums together, other demands together."""
    made = (_demand(scene, ultimatum=True), _demand(scene, ultimatum=False))
    return tuple(one for one in made if one is not None)


def _demand(scene: Scene, *, ultimatum: bool) -> Demand | None:
    places = [place for place in scene.leaf.sentences if _demands(scene, place, ultimatum)]
    if not places:
        return None
    reading, why = _reading(scene, places)
    things = [
        scene.leaf.span(term.thing)
        for mark in scene.leaf.layer("term")
        if isinstance(term := mark.payload, Term) and term.of == "demand" and scene.sentence(term.thing) in places
    ]
    named = [scene.people.principal(actor) for place in places for actor in scene.actors(place)]
    asked = [actor for actor in named if scene.side(actor) in ("target", "backer")]
    return Demand(
        by=scene.protagonist or "nobody",
        to=tuple(sorted(set(asked), key=lambda actor: (-asked.count(actor), actor)))[:3],
        ultimatum=ultimatum,
        things=tuple(one_line(span.quote or "", limit=120) for span in things[:_MOST]),
        reading=reading,
        passages=tuple(scene.leaf.span(place) for place in places[: _MOST // 2]),
        reading_passages=why,
    )


def _demands(scene: Scene, place: Place, ultimatum: bool) -> bool:
    """Whether a sentence tells of a demand of the protagonist: nobody else is named last before it."""
    text = scene.leaf.text[place[0] : place[1]]
    cue = found(text, "ultimatum" if ultimatum else "demand")
    if cue is None or (not ultimatum and speaks_of(text, "ultimatum")):
        return False
    before = scene.actors((place[0], place[0] + cue[0]))
    named = before[-1:] or scene.actors(place)
    ours = any(scene.side(actor) == "protagonist" for actor in scene.actors(place))
    return ours and (not before or scene.side(named[0]) == "protagonist")


def _reading(scene: Scene, places: list[Place]) -> tuple[DemandReading, tuple[Span, ...]]:
    """What the sentences that demand, and those that go on about them, say of the demand."""
    near = [place for place in _with_next(scene, places) if not scene.told(place)]
    for reading, theme in (("built for refusal", "refusal"), ("reveals the aim", "reveals"), ("meant", "meant")):
        told = [place for place in near if speaks_of(scene.leaf.quote(place), theme)]
        if told:
            return reading, tuple(scene.leaf.span(place) for place in told[:_MOST])  # type: ignore[return-value]
    return "open", ()


def _with_next(scene: Scene, places: list[Place]) -> list[Place]:
    """The places, and after each the next two sentences of its paragraph."""
    order = scene.leaf.sentences
    chosen = {order.index(place) for place in places}
    for number in sorted(chosen):
        for later in (number + 1, number + 2):
            if later < len(order) and "\n\n" not in scene.leaf.text[order[later - 1][1] : order[later][0]]:
                chosen.add(later)
            else:
                break
    return [order[number] for number in sorted(chosen)]


def threats_of(scene: Scene, moves: tuple[Deed, ...]) -> tuple[Threat, ...]:
    """Threats of force by backers and target: said to be off the table, or made."""
    made = []
    for place in scene.leaf.sentences:
        text = scene.leaf.text[place[0] : place[1]]
        where = _forgone(text, partial(_is_thought, scene, place[0]))
        if where is None:
            continue
        before = [a for a in scene.actors((place[0], place[0] + where)) if scene.side(a) in ("backer", "target")]
        if before:
            who = scene.people.principal(before[-1])
            passages = (scene.leaf.span(place),)
            made.append(Threat(by=who, standing="off the table", text=_line(scene, place), passages=passages))
    for deed in moves:
        ours = deed.kind == "threaten" and scene.side(deed.by) in ("backer", "target") and deed.to == scene.protagonist
        if ours and speaks_of(deed.text, "armed"):
            made.append(Threat(by=deed.by, standing="made", text=deed.text, passages=deed.passages))
    return tuple(made)


def _is_thought(scene: Scene, start: int, offset: int) -> bool:
    return scene.within_thought((start + offset, start + offset + 1))


def _forgone(text: str, thought: Callable[[int], bool]) -> int | None:
    """Where a text says that force is not to be expected; that somebody only thinks so does not count."""
    if (place := found(text, "stays_out")) is not None and not thought(place[0]):
        return place[0]
    if (place := found(text, "off_table")) is not None and speaks_of(
        text[max(0, place[0] - _NEAR) : place[0]], "force"
    ):
        return place[0]
    if (place := found(text, "rules_out")) is not None:
        after = re.split(r"[,;.:]", text[place[1] : place[1] + _NEAR])[0]
        return place[0] if speaks_of(after, "force") else None
    return None


def truces_of(scene: Scene) -> tuple[Truce, ...]:
    """What ceasefires and frozen lines are said to serve, sentence by sentence; neighbours are read together."""
    order = scene.leaf.sentences
    made = []
    for number, place in enumerate(order):
        window = order[max(0, number - 1) : number + 1]
        near = [one for one in window if "\n\n" not in scene.leaf.text[one[1] : place[0]] or one == place]
        near = [one for one in near if one == place or not scene.told(one)]
        told = " ".join(scene.leaf.quote(one) for one in near)
        serves: Serves = "rearmament" if speaks_of(scene.leaf.quote(place), "rearm") else "peace"
        if serves == "peace" and not speaks_of(scene.leaf.quote(place), "peace"):
            continue
        if speaks_of(told, "freeze") and not scene.told(place):
            made.append(
                Truce(serves=serves, text=_line(scene, place), passages=tuple(scene.leaf.span(p) for p in near))
            )
    return tuple(made)


def terms_of(scene: Scene) -> tuple[Clause, ...]:
    """The terms of demands, offers, promises and obligations."""
    return tuple(_clauses(scene))


def _clauses(scene: Scene) -> Iterator[Clause]:
    for mark in scene.leaf.layer("term"):
        term = mark.payload
        if isinstance(term, Term):
            words = scene.leaf.quote(term.thing)
            per_cent = _PERCENT.search(f"{term.quantity or ''} {words}")
            yield Clause(
                of=term.of,
                text=one_line(words, limit=160),
                bearer=scene.people.principal(term.bearer) if term.bearer else None,
                beneficiary=scene.people.principal(term.beneficiary) if term.beneficiary else None,
                policy=next(iter(policies_in(words)), None),
                share=float(per_cent[1]) / 100 if per_cent and float(per_cent[1]) <= 100 else None,
                passages=(scene.leaf.span(term.thing),),
            )


def _line(scene: Scene, place: Place) -> str:
    return one_line(scene.leaf.text[place[0] : place[1]], limit=220)


__all__ = ["demands_of", "terms_of", "threats_of", "truces_of"]
