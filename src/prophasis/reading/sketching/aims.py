"""Aims: what a document says the protagonist wants or fears -> asserted, denied, disputed, or only claimed by him."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from prophasis.case import Aim, Belief, Place
from prophasis.reading.drafting import cues
from prophasis.reading.drafting.claim import ATTRIBUTED, Claim
from prophasis.reading.drafting.claims import claims_of
from prophasis.reading.drafting.spoken import object_of, strongly
from prophasis.reading.drafting.wording import one_line
from prophasis.reading.motives import taxonomy
from prophasis.reading.sketching.scene import Scene
from prophasis.reading.sketching.vocabulary import speaks_of

_NO_AIMS = frozenset({"opportunity", "instability"})
"""Classes of reasons that are no aims: what was believed, and error."""
_FEARS = frozenset({"fear_of_alliance", "fear_of_attack", "prevention"})
"""Classes that a thought of another's weakness does not belong to, whoever it names."""
_LEAST = 1.0
"""Support under which a document does not stand for an aim."""
_DIRECT, _LEAST_DIRECT = 2.4, 0.7
"""Support of a reason for the event itself, and what is enough where there is one."""
_DISPUTED = 0.25
"""From this share of the support on, the other side of a standing is said too."""
_PASSING = 0.5
_MOST, _UNCLASSED = 6, 3
_AIMING = ("purpose", "aim", "fear", "motive")
_WANTING = re.compile(r"\b(?:want|wish|hope|seek|sought|intend|aim)", re.IGNORECASE)
_WORDS = 3
"""An aim in a document's own words has so many at least."""
OTHER = "other"
"""The motive of an aim that falls into no class."""


@dataclass(frozen=True)
class _Said:
    """One passage on a class of motives: its standing, how much it counts, whether it explains the event itself."""

    standing: str
    weight: float
    place: Place
    words: str
    direct: bool = False


def aims_of(scene: Scene) -> tuple[Aim, ...]:
    """The aims, those that the document says most of first; each class of motives once."""
    said: dict[str, list[_Said]] = defaultdict(list)
    for motive, one in [*_claimed(scene), *_attributed(scene)]:
        if motive not in _NO_AIMS and not any(one.place == known.place for known in said[motive]):
            said[motive].append(one)
    made = [(sum(one.weight for one in mine), _aim(scene, motive, mine)) for motive, mine in said.items()]
    kept = [(weight, aim) for weight, aim in made if aim is not None]
    ranked = tuple(aim for _, aim in sorted(kept, key=lambda pair: (-pair[0], pair[1].motive)))
    return ranked if any(aim.standing == "asserted" for aim in ranked) else (*ranked, *_unclassed(scene))


def _unclassed(scene: Scene) -> Iterator[Aim]:
    """Reasons for the event that fall into no class, in the document's own words: told where no class is asserted."""
    told = 0
    for claim in claims_of(scene.leaf, scene.explanandum, scene.people):
        own = claim.speaker is None and claim.stance in ("asserts", "denies") and not claim.bare
        wanted = claim.support >= ATTRIBUTED and (claim.kind in _AIMING or bool(_WANTING.search(claim.reason)))
        vague = bool(cues.POINTS.search(claim.reason)) or len(claim.reason.split()) < _WORDS
        if claim.motives or not own or not wanted or vague or told == _UNCLASSED:
            continue
        told += 1
        yield Aim(
            holder=scene.protagonist or "nobody",
            motive=OTHER,
            text=one_line(claim.reason, limit=100),
            standing="asserted" if claim.stance == "asserts" else "denied",
            passages=(scene.leaf.span(claim.place),),
        )


def _claimed(scene: Scene) -> Iterator[tuple[str, _Said]]:
    for claim in claims_of(scene.leaf, scene.explanandum, scene.people):
        if claim.bare:
            continue
        ours = claim.speaker is not None and scene.side(claim.speaker) == "protagonist"
        if claim.stance in ("asserts", "denies") and claim.speaker is None:
            standing = "asserted" if claim.stance == "asserts" else "denied"
        elif claim.stance == "denies":
            standing = "denied"
        elif ours and claim.said == "asserts":
            standing = "claimed"
        else:
            continue
        for motive, share in claim.motives.items():
            if motive in _FEARS and standing == "asserted" and speaks_of(claim.reason, "weak"):
                continue
            weight = claim.support * share * (_PASSING if _in_passing(claim, standing) else 1.0)
            yield motive, _Said(standing, weight, claim.place, claim.reason, claim.support >= _DIRECT)


def _in_passing(claim: Claim, standing: str) -> bool:
    """Whether a motive is only spoken of: by a passing word, in a bare passage, in a thought that is no aim or fear."""
    if not claim.strong:
        return True
    return (claim.kind == "passage" and standing == "asserted") or (claim.kind == "aim" and claim.support < ATTRIBUTED)


def _attributed(scene: Scene) -> Iterator[tuple[str, _Said]]:
    """Aims that the author attributes in sentences from which no claim is made, such as advice and forecasts."""
    for mark in scene.leaf.layer("belief"):
        belief = mark.payload
        if not isinstance(belief, Belief) or belief.attitude not in ("wants", "intends"):
            continue
        if scene.side(belief.holder) != "protagonist" or belief.attribution == "reports":
            continue
        words = scene.leaf.quote(belief.content)
        if cues.POINTS.search(words) or not scene.leaf.projects(scene.sentence(belief.content)):
            continue
        standing = "asserted" if belief.attribution == "asserts" else "denied"
        for motive, share in strongly("aim: " + words).items():
            yield motive, _Said(standing, 2.0 * share, belief.content, words)


def _aim(scene: Scene, motive: str, said: list[_Said]) -> Aim | None:
    weight = {standing: sum(one.weight for one in said if one.standing == standing) for standing in _STANDINGS}
    own = weight["asserted"] + weight["denied"]
    if own < (_LEAST_DIRECT if any(one.direct for one in said if one.standing != "claimed") else _LEAST):
        if weight["claimed"] < _LEAST:
            return None
        kept, other, standing = _of(said, "claimed"), [], "claimed"
    else:
        leads, trails = ("asserted", "denied") if weight["asserted"] >= weight["denied"] else ("denied", "asserted")
        kept, other = _of(said, leads), _of(said, trails)
        standing = "disputed" if weight[trails] > _DISPUTED * own else leads
    return Aim(
        holder=scene.protagonist or "nobody",
        motive=motive,
        text=_text(scene, motive, kept),
        standing=standing,  # type: ignore[arg-type]
        passages=tuple(scene.leaf.span(one.place) for one in kept[:_MOST]),
        against=tuple(scene.leaf.span(one.place) for one in other[: _MOST // 2]),
    )


_STANDINGS = ("asserted", "denied", "claimed")


def _of(said: list[_Said], standing: str) -> list[_Said]:
    return sorted((one for one in said if one.standing == standing), key=lambda one: (-one.weight, one.place))


def _text(scene: Scene, motive: str, kept: list[_Said]) -> str:
    """The class in words, about whom the passages name."""
    about, people = taxonomy()[motive].about, scene.people
    named = [a for one in kept for a in scene.actors(one.place) if scene.side(a) != "protagonist"]
    wholes = [people.principal(actor) for actor in named]
    often = sorted(wholes, key=lambda actor: -wholes.count(actor))
    who = object_of(motive, often, (), people, [scene.target] if scene.target else [])
    name = people.name(who) if who else "an alliance" if about == "alliance" else "another state"
    return taxonomy()[motive].text.replace("{object}", name)


__all__ = ["aims_of"]
