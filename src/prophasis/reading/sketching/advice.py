"""Advice: what the author recommends, requires, refuses, supposes, expects and concludes -> kinds of policy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from prophasis.case import Advice, Conclusion, Outlook, Place, Projection, Requirement, Supposition
from prophasis.reading.drafting.wording import one_line
from prophasis.reading.sketching.scene import Scene
from prophasis.reading.sketching.vocabulary import policies_in, policy_places, speaks_of

_BAD = frozenset("foolish unwise wrong mistake folly".split())
_NOT = re.compile(r"\b(?:not|never|no|cannot)\b|n['’]t\b", re.IGNORECASE)
_CONTRAST = re.compile(r",?\s*\b(?:not|rather than|instead of)\b\s+(.*)$", re.IGNORECASE | re.DOTALL)
_ONLY_WHEN = re.compile(r"\bonly\b.*?\b(?:when|if)\b(.*)$", re.IGNORECASE | re.DOTALL)
_BUT = re.compile(r"\bbut(?: rather)? (?:when|if)\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:without|lack of|short of)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|despite|in spite of)\s+(?:the\s+)?$", re.IGNORECASE)
_SHORT_OF = re.compile(r"\b(?:short of|other than|except|save|besides)\b", re.IGNORECASE)
_REQUIRED, _RECOMMENDED, _REFUSED = 3.0, 2.0, 1.5
_MOST = 5


@dataclass(frozen=True)
class _Said:
    policy: str
    advised: bool
    weight: float
    place: Place


def advice_of(scene: Scene) -> tuple[Advice, ...]:
    """Kinds of policy advised and rejected, each with its passages; the main advice first."""
    said: dict[tuple[str, bool], list[_Said]] = defaultdict(list)
    for one in [*_required(scene), *_recommended(scene), *_refused(scene)]:
        said[one.policy, one.advised].append(one)
    weight = {key: _weight(scene, mine) for key, mine in said.items()}
    kept = [key for key in said if weight[key] >= weight.get((key[0], not key[1]), 0.0)]
    kept.sort(key=lambda key: (not key[1], -weight[key], key[0]))
    return tuple(
        Advice(
            policy=policy,
            advised=advised,
            text=one_line(scene.leaf.quote(said[policy, advised][0].place), limit=200),
            passages=tuple(scene.leaf.span(one.place) for one in said[policy, advised][:_MOST]),
        )
        for policy, advised in kept
    )


def _weight(scene: Scene, mine: list[_Said]) -> float:
    """More counts what stands nearer the end, where documents conclude."""
    whole = max(len(scene.leaf.text), 1)
    return sum(one.weight * (0.5 + one.place[0] / whole) for one in mine)


def _projections(scene: Scene, kind: str) -> Iterator[Projection]:
    """The author's own projections of a kind."""
    for mark in scene.leaf.layer("projection"):
        payload = mark.payload
        if isinstance(payload, Projection) and payload.kind == kind and _authors(scene, payload):
            yield payload


def _authors(scene: Scene, payload: Projection) -> bool:
    return payload.holder is None and scene.told(payload.consequent) is None


def _required(scene: Scene) -> Iterator[_Said]:
    """What is said to be necessary to the end of the conflict."""
    for one in _projections(scene, "condition"):
        if one.sufficiency != "necessary" or one.antecedent is None:
            continue
        if speaks_of(scene.leaf.quote(scene.sentence(one.consequent)), "ending"):
            yield from _kinds(scene, one.antecedent, _REQUIRED, refused=_denied_before(scene, one.antecedent))
    for place in scene.leaf.sentences:
        text = scene.leaf.text[place[0] : place[1]]
        only = _ONLY_WHEN.search(text)
        if only and speaks_of(text[: only.start(1)], "ending") and not scene.told(place):
            turn = _BUT.search(text, only.start(1))
            if turn:
                yield from _kinds(scene, (place[0] + turn.end(), place[1]), _REQUIRED)


def _denied_before(scene: Scene, place: Place) -> bool:
    before = scene.leaf.text[max(0, place[0] - 14) : place[0]]
    return bool(re.search(r"\bnot (?:when|if|by)\s+$", before))


def _recommended(scene: Scene) -> Iterator[_Said]:
    for one in _projections(scene, "recommendation"):
        start, end = one.consequent
        text = scene.leaf.text[start:end]
        bad = (one.modality or "") in _BAD or bool(_NOT.match(text.split(" ", 1)[-1]))
        if speaks_of(text, "epistemic") or (len(text.split()) <= 3 and not bad):
            continue
        place = one.consequent if len(text.split()) > 3 else scene.sentence(one.consequent)
        contrast = _CONTRAST.search(text) if place == one.consequent else None
        if contrast and not bad:
            yield from _kinds(scene, (start, start + contrast.start()), _RECOMMENDED)
            yield from _kinds(scene, (start + contrast.start(1), end), _REFUSED, refused=True)
        else:
            yield from _kinds(scene, place, _RECOMMENDED, refused=bad)


def _refused(scene: Scene) -> Iterator[_Said]:
    """Policies that stand in a sentence which refuses them."""
    advised = {scene.sentence(one.place) for one in [*_required(scene), *_recommended(scene)]}
    for place in scene.leaf.sentences:
        text = scene.leaf.quote(place)
        if place not in advised and speaks_of(text, "refuses") and not scene.told(place) and not text.endswith("?"):
            yield from _kinds(scene, place, _REFUSED, refused=True)


def _kinds(scene: Scene, place: Place, weight: float, *, refused: bool = False) -> Iterator[_Said]:
    """The kinds of policy at a place; one that stands after "without" is meant the other way."""
    text = scene.leaf.quote(place)
    first = dict(reversed(policy_places(text)))
    for rank, kind in enumerate(policies_in(text)):
        if _UNDER.search(text[: first[kind]]):
            continue
        turned = bool(_WITHOUT.search(text[: first[kind]]))
        yield _Said(kind, refused is turned, weight / (1 + rank), place)


def counterfactuals_of(scene: Scene) -> tuple[Supposition, ...]:
    """What the author says would have happened otherwise."""
    made = []
    for one in _projections(scene, "counterfactual"):
        given = scene.leaf.quote(one.antecedent) if one.antecedent else None
        then = scene.leaf.quote(one.consequent)
        sentence = scene.sentence(one.consequent)
        none = bool(given and re.match(r"(?:no|nothing|neither)\b", given, re.IGNORECASE)) or bool(_NOT.match(then[6:]))
        made.append(
            Supposition(
                antecedent=given,
                consequent=then,
                policies=policies_in(_SHORT_OF.split(given or "")[0]),
                prevents=speaks_of(then, "prevents"),
                holds=not none,
                passages=(scene.leaf.span(sentence),),
            )
        )
    return tuple(made)


def conditions_of(scene: Scene) -> tuple[Requirement, ...]:
    """The author's necessary and sufficient conditions."""
    return tuple(
        Requirement(
            antecedent=scene.leaf.quote(one.antecedent),
            consequent=scene.leaf.quote(one.consequent),
            sufficiency=one.sufficiency,
            policies=policies_in(scene.leaf.quote(one.antecedent)),
            passages=(scene.leaf.span(one.antecedent), scene.leaf.span(one.consequent)),
        )
        for one in _projections(scene, "condition")
        if one.antecedent
    )


def forecasts_of(scene: Scene) -> tuple[Outlook, ...]:
    """The author's forecasts in the present; what was ahead of somebody in the past is left out."""
    return tuple(
        Outlook(
            text=scene.leaf.quote(scene.sentence(one.consequent)),
            antecedent=scene.leaf.quote(one.antecedent) if one.antecedent else None,
            policies=policies_in(scene.leaf.quote(one.antecedent)) if one.antecedent else (),
            passages=(scene.leaf.span(one.consequent),),
        )
        for one in _projections(scene, "forecast")
        if one.modality not in ("would", "might", "could", "planning to")
    )


def conclusions_of(scene: Scene) -> tuple[Conclusion, ...]:
    """Sentences in which the author concludes."""
    made = []
    for place in scene.leaf.sentences:
        text = scene.leaf.quote(place)
        if speaks_of(text, "concludes") and not scene.told(place) and len(text) > 40:
            made.append(Conclusion(text=one_line(text, limit=260), passages=(scene.leaf.span(place),)))
    return tuple(made[-12:])


__all__ = ["advice_of", "conclusions_of", "conditions_of", "counterfactuals_of", "forecasts_of"]
