"""Beliefs: what somebody is said to think of another's strength or will, and whether the author holds it true."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from prophasis.case import Assessment, Belief, Mark, Span
from prophasis.case.sketch import Side, Stand
from prophasis.reading.drafting import cues
from prophasis.reading.sketching.scene import Scene
from prophasis.reading.sketching.vocabulary import found, speaks_of

Finding = Literal["weak", "strong", "no threat", "threat"]
_LOWERS, _RAISES = ("underestimat", "underrat"), ("overestimat", "overrat")
_OPPOSITE: dict[Finding | None, Finding] = {"strong": "weak", "threat": "no threat"}
"""Not to think somebody strong is to think him weak."""
_FURTHER = re.compile(r"\s*(?:,|;|—)?\s+but\b|;|—")
_QUESTIONED = re.compile(r"\b(?:question|doubt|wonder) (?:whether|if|that)\b|\bdoubtful\b", re.IGNORECASE)
_MOST = 5


@dataclass(frozen=True)
class _One:
    holder: str
    holder_side: Side
    about: str | None
    side: Side
    finding: Finding | None
    held: bool
    stance: Stand
    text: str
    span: Span


def beliefs_of(scene: Scene) -> tuple[Assessment, ...]:
    """Assessments of strength and will, alike ones together; the protagonist's first."""
    by_actor: dict[tuple[str, str | None, Side], list[_One]] = defaultdict(list)
    for one in _all(scene):
        by_actor[one.holder, one.about, one.side].append(one)
    made = [_together(key, mine) for key, ones in by_actor.items() for mine in _by_finding(ones)]
    order = {"target": 0, "backer": 1, "protagonist": 2, "other": 3}
    return tuple(
        sorted(
            made,
            key=lambda a: (a.holder_side != "protagonist", order[a.side], -len(a.passages), a.finding),
        )
    )


def _all(scene: Scene) -> Iterator[_One]:
    for mark in scene.leaf.layer("belief"):
        belief = mark.payload
        if isinstance(belief, Belief) and belief.holder and belief.attitude in ("believes", "expects"):
            yield from _ones(scene, mark, belief)


def _ones(scene: Scene, mark: Mark, belief: Belief) -> Iterator[_One]:
    words = scene.leaf.quote(belief.content)
    cue = scene.leaf.quote(belief.cue).lower() if belief.cue else ""
    finding = _finding(words, cue)
    if finding is None and not speaks_of(words, "strength"):
        return
    holder = scene.people.principal(belief.holder or "")
    held = belief.attribution != "denies" and not _doubted(scene, belief)
    finding, held = (_OPPOSITE[finding], True) if finding in _OPPOSITE and not held else (finding, held)
    for actor in _about(scene, belief, holder, finding):
        yield _One(
            holder=holder,
            holder_side=scene.side(holder),
            about=actor,
            side=scene.side(actor),
            finding=finding,
            held=held,
            stance="false" if cue.startswith((*_LOWERS, *_RAISES)) else belief.stance,
            text=words,
            span=scene.leaf.span((mark.start, mark.end)),
        )


def _about(scene: Scene, belief: Belief, holder: str, finding: Finding | None) -> list[str | None]:
    """Whose strength a thought is about: of the actors of its first clause, those before the word of strength.

    Actors of the other sides go before the holder's own.
    """
    start, end = belief.content
    text = scene.leaf.text[start:end]
    cut = _FURTHER.search(text)
    cue = found(text, finding.replace(" ", "_")) if finding else None
    reach = cut.start() if cut else len(text)
    named = scene.actors((start, start + cue[1])) if cue else []
    wholes = [scene.people.principal(actor) for actor in named or scene.actors((start, start + reach))]
    others = [one for one in dict.fromkeys(wholes) if one != holder and scene.side(one) in ("target", "backer")]
    if others or wholes:
        return list(others[:2] or wholes[:1])
    return [scene.named_by_adjective(text)]


def _doubted(scene: Scene, belief: Belief) -> bool:
    """Whether the author refuses the attribution before he makes it: "reason to question whether he thinks"."""
    sentence = scene.sentence(belief.content)
    cue = belief.cue[0] if belief.cue else belief.content[0]
    before = scene.leaf.text[sentence[0] : max(cue, sentence[0])]
    return bool(cues.PLAINLY.search(before) or _QUESTIONED.search(before))


def _finding(words: str, cue: str) -> Finding | None:
    if cue.startswith(_LOWERS) or (cue.startswith(_RAISES) and "support" in words.lower()):
        return "weak"
    if cue.startswith(_RAISES):
        return "strong"
    if speaks_of(words, "no_threat"):
        return "no threat"
    if speaks_of(words, "weak"):
        return "weak"
    if speaks_of(words, "threat"):
        return "threat"
    return "strong" if speaks_of(words, "strong") else None


def _by_finding(ones: list[_One]) -> Iterator[list[_One]]:
    """Alike findings together; one that names no direction joins the commonest. A denied one stands apart."""
    directed = [one.finding for one in ones if one.finding and one.held]
    common = max(set(directed), key=lambda f: (directed.count(f), f), default=None)
    groups: dict[tuple[Finding, bool], list[_One]] = defaultdict(list)
    for one in ones:
        finding = one.finding or common
        if finding is not None:
            groups[finding, one.held].append(one)
    yield from groups.values()


def _together(key: tuple[str, str | None, Side], mine: list[_One]) -> Assessment:
    stances: list[Stand] = [one.stance for one in mine if one.stance != "open"]
    stance: Stand = max(sorted(set(stances)), key=stances.count, default="open")
    said = [one for one in mine if one.finding and len(one.text.split()) > 2] or mine
    return Assessment(
        holder=key[0],
        holder_side=mine[0].holder_side,
        about=key[1],
        side=key[2],
        finding=next((one.finding for one in mine if one.finding), "weak"),
        held=mine[0].held,
        stance=stance,
        text=min((one.text for one in said), key=len),
        passages=tuple(one.span for one in mine[:_MOST]),
        stance_passages=tuple(one.span for one in mine if one.stance == stance and stance != "open")[:_MOST],
    )


__all__ = ["beliefs_of"]
