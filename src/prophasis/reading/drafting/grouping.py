"""Grouping: claims -> candidate hypotheses, by motive and object, with who asserts and who denies each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from prophasis.case import Hypothesis, Position, Span
from prophasis.reading.drafting.claim import Claim
from prophasis.reading.drafting.explanandum import Explanandum
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.own_words import clusters, text_of
from prophasis.reading.drafting.people import People
from prophasis.reading.drafting.spoken import object_of
from prophasis.reading.drafting.wording import content_words, overlap, slug, unique
from prophasis.reading.motives import alike, classify, taxonomy

MOST = 8
"""Hypotheses that are drafted at most, besides the catch-all."""
FEW = 6
"""Where fewer groups are firm, thoughts of people near the acting side fill up to so many."""
FIRM = 1.5
"""Support by claims that take a position which makes a hypothesis: one explanation of the event, one attributed aim."""
SPOKEN_OF = 2.5
"""Support of all claims together which makes one, whoever takes a position."""
BARE = 0.5
"""What a claim counts that only speaks of the motive."""
SECOND_OBJECT = 0.6
"""A motive makes a second hypothesis where its second object has this share of the first one's support."""
MINOR = 0.3
"""A stance that a document takes in less than this share of its own claims is left out of its positions."""
SPANS = 8
"""Passages kept for each position."""
CATCH_ALL = "other"
PERMISSIVE = frozenset({"opportunity"})
"""Motives that say why then, not what for: they can hold together with every aim."""


@dataclass(frozen=True)
class Group:
    """Claims of one motive about one object, or of none, that share their words.

    ``object`` is None where the motive has none or the documents name none.
    """

    motive: str | None
    object: str | None
    claims: tuple[Claim, ...]

    @property
    def support(self) -> float:
        """The claims' support, by their share of this motive; each document counts by its root, so that none drowns
        the others."""
        by_document: dict[str, float] = defaultdict(float)
        for claim in self.claims:
            share = claim.motives[self.motive] if self.motive else 1.0
            by_document[claim.document] += claim.support * share * (BARE if claim.bare else 1.0)
        return sum(math.sqrt(weight) for weight in by_document.values())


def group(claims: Sequence[Claim], people: People, explanandum: Explanandum) -> list[Group]:
    """The claims by motive and object, or by their own words; the best supported first."""
    patients = sorted(explanandum.patients)
    sorted_claims: dict[str, dict[str | None, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for motive in claim.motives:
            if not taxonomy()[motive].catch_all:
                about = object_of(motive, claim.objects, claim.nearby, people, patients)
                sorted_claims[motive][about].append(claim)
    groups = [
        Group(motive=motive, object=actor, claims=tuple(mine))
        for motive, by_object in sorted_claims.items()
        for actor, mine in _merged(motive, by_object).items()
    ]
    common = explanandum.words | people.words()
    loose = [claim for claim in claims if not claim.motives or (claim.kind == "words" and not claim.strong)]
    groups += [Group(motive=None, object=None, claims=tuple(mine)) for mine in clusters(loose, common)]
    return sorted(groups, key=lambda g: (-g.support, g.motive or "~", g.object or ""))


def _merged(motive: str, by_object: Mapping[str | None, list[Claim]]) -> dict[str | None, list[Claim]]:
    """Objects that are named often enough stand alone; claims about others, or about none, join the first."""
    weight = {actor: sum(c.support * c.motives[motive] for c in mine) for actor, mine in by_object.items() if actor}
    order = sorted(weight, key=lambda actor: (-weight[actor], actor))
    if not order:
        return {None: [claim for mine in by_object.values() for claim in mine]}
    kept = [actor for actor in order if weight[actor] >= max(SECOND_OBJECT * weight[order[0]], FIRM)][:2]
    kept = kept or order[:1]
    merged: dict[str | None, list[Claim]] = {actor: [] for actor in kept}
    for actor, mine in by_object.items():
        merged[actor if actor in kept else kept[0]] += mine
    return {actor: sorted(mine, key=lambda c: (c.document, c.place)) for actor, mine in merged.items()}


def chosen(groups: Sequence[Group], *, most: int = MOST) -> list[Group]:
    """The groups that become hypotheses: well enough supported, each motive once before any comes twice."""
    able = [one for one in groups if _able(one)]
    near = [one for one in groups if one not in able and one.motive is None]
    able += near[: max(0, FEW - len(able))]
    seen: set[str] = set()
    first: list[Group] = []
    again: list[Group] = []
    for one in able:
        (again if one.motive in seen else first).append(one)
        seen.update({one.motive} if one.motive else ())
    return [*first, *again][:most]


def _able(one: Group) -> bool:
    """Whether somebody takes a firm position, or much is said of it."""
    return sum(claim.support for claim in one.claims if not claim.bare) >= FIRM or one.support >= SPOKEN_OF


def drafted(
    groups: Sequence[Group], explanandum: Explanandum, people: People, leaves: Mapping[str, Leaf]
) -> dict[str, tuple[Hypothesis, Group]]:
    """A proposed hypothesis for each group, by id.

    Its text is that of its class, or the document's own where it has no class or one reason alone speaks for it.
    """
    found: dict[str, tuple[Hypothesis, Group]] = {}
    for one in groups:
        named = one.motive if one.motive and _speaks(one, explanandum) else None
        reasons = [claim for claim in one.claims if not claim.bare and claim.kind not in ("words", "passage")]
        alone = len(reasons) == 1 and sum(not claim.bare for claim in one.claims) == 1
        text = text_of(reasons or one.claims) if alone or named is None else _text(named, one, explanandum, people)
        twice = sum(other.motive == one.motive for other in groups) > 1
        wanted = slug(text, limit=3, length=32)
        if named:
            wanted = named.replace("_", "-") + (f"-{slug(people.name(one.object))}" if twice and one.object else "")
        hypothesis = Hypothesis(
            text=text, motive=named, positions=positions(one.claims, people, leaves), status="proposed"
        )
        found[unique(wanted, found)] = (hypothesis, one)
    return {key: (_with_aims(key, hypothesis, found), one) for key, (hypothesis, one) in found.items()}


def _with_aims(key: str, hypothesis: Hypothesis, found: Mapping[str, tuple[Hypothesis, Group]]) -> Hypothesis:
    if hypothesis.motive not in PERMISSIVE:
        return hypothesis
    return replace(hypothesis, compatible_with=tuple(other for other in found if other != key))


def _speaks(one: Group, explanandum: Explanandum) -> bool:
    """Whether the class's own wording fits: the claims speak of it strongly, and its object can be filled."""
    about = taxonomy()[one.motive].about if one.motive else "none"
    filled = about == "none" or one.object is not None or (about == "state" and bool(explanandum.patients))
    return filled and any(claim.strong for claim in one.claims)


def _text(motive: str, one: Group, explanandum: Explanandum, people: People) -> str:
    return taxonomy()[motive].text.replace("{object}", _object_name(one, explanandum, people))


def _object_name(one: Group, explanandum: Explanandum, people: People) -> str:
    if one.object:
        return people.name(one.object)
    about = taxonomy()[one.motive].about if one.motive else "none"
    if about == "state" and explanandum.patients:
        return people.name(min(explanandum.patients))
    return {"alliance": "an alliance", "state": "the other side", "group": "others"}.get(about, "others")


def catch_all(claims: Iterable[Claim], people: People, leaves: Mapping[str, Leaf]) -> Hypothesis:
    """The hypothesis that none of the others is right, with who speaks of error or accident."""
    slips = [c for c in claims if any(taxonomy()[motive].catch_all for motive in c.motives)]
    return Hypothesis(
        text="None of these: another reason, or none (error, accident).",
        catch_all=True,
        positions=positions([claim for claim in slips if claim.support > 1], people, leaves),
        status="proposed",
    )


def positions(claims: Iterable[Claim], people: People, leaves: Mapping[str, Leaf]) -> tuple[Position, ...]:
    """Who asserts, denies, concedes or reports, with the passages; the stance a document takes most comes first.

    ``who`` is a document, which stands for its author, or an actor. An author who reports somebody's reason
    *reports* it; that somebody *asserts* it, in the author's words.
    """
    claims = [claim for claim in claims if not claim.bare]
    by_author: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    speakers: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_author[claim.document][claim.stance].append(claim)
        if claim.speaker and claim.stance != "asserts":
            speakers[claim.speaker, claim.said].append(claim)
    found = [
        Position(who=author, stance=stance, spans=_spans(mine, leaves))
        for author, stances in by_author.items()
        for stance, mine in _main_stances(stances)
    ]
    for (who, stance), mine in sorted(speakers.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        found.append(Position(who=who, stance=stance, spans=_spans(mine, leaves)))
    return tuple(found)


def _main_stances(stances: Mapping[str, list[Claim]]) -> list[tuple[str, list[Claim]]]:
    weight = {stance: sum(claim.support for claim in mine) for stance, mine in stances.items()}
    own = sum(weight.get(stance, 0.0) for stance in ("asserts", "denies", "concedes"))
    kept = [s for s in stances if s == "reports" or weight[s] >= MINOR * own]
    return [(s, stances[s]) for s in sorted(kept, key=lambda s: (s == "reports", -weight[s], s))]


def _spans(claims: Sequence[Claim], leaves: Mapping[str, Leaf]) -> tuple[Span, ...]:
    best = sorted(claims, key=lambda claim: (-claim.support, claim.document, claim.place))
    places = list(dict.fromkeys((claim.document, claim.sentence) for claim in best))[:SPANS]
    return tuple(leaves[document].span(place) for document, place in sorted(places))


def matched(
    claims: Iterable[Claim], hypotheses: Mapping[str, Hypothesis], *, least: float = 0.34
) -> dict[str, list[Claim]]:
    """The claims that speak of each of the user's own hypotheses, by motive."""
    kinds = {key: ({h.motive: 1.0} if h.motive else classify(h.text)) for key, h in hypotheses.items()}
    words = {key: content_words(h.text) for key, h in hypotheses.items()}
    found: dict[str, list[Claim]] = {key: [] for key in hypotheses}
    for claim in claims:
        told = content_words(claim.reason)
        likeness = {
            key: max(alike(shares, claim.motives), overlap(told, words[key]) / max(len(told), 3))
            for key, shares in kinds.items()
        }
        best = max(likeness, key=lambda key: likeness[key], default=None)
        if best is not None and likeness[best] >= least:
            found[best].append(claim)
    return found


__all__ = ["CATCH_ALL", "Group", "catch_all", "chosen", "drafted", "group", "matched", "positions"]
