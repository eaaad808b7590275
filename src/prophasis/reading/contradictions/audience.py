"""Audiences: at home or abroad; and a speaker who gives one deed one reason at home and another abroad."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Literal

from prophasis.case import Contradiction
from prophasis.reading.collating.corpus import Corpus, content_id, side
from prophasis.reading.collating.reason import Reason
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import kin, overlap

Where = Literal["home", "abroad"]

_HOME = re.compile(
    r"\b(?:nation|people|citizens?|voters?|parliament|assembly|congress|senate|duma|rada|knesset|bundestag|house|cabinet"
    r"|listeners|viewers|compatriots|countrymen|troops|soldiers|supporters|party|rally|home|domestic|own|deputies|members"
    r"|lawmakers|television audience|crowd)\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\b(?:foreign|western|international|diplomats?|diplomatic|excellencies|ambassadors?|envoys?|delegates?|allies"
    r"|partners|security council|general assembly|united nations|un|union|alliance|summit|abroad|visiting|observers?"
    r"|monitors?|mission|inspectors?|counterparts?|correspondents)\b",
    re.IGNORECASE,
)


def where(corpus: Corpus, leaf: Leaf, audience: str | None, speaker: str | None) -> Where | None:
    """Whether an audience sits at home or abroad, seen from a speaker; None where nothing tells."""
    if audience is None:
        return None
    mine, theirs = corpus.identity.side(speaker), corpus.identity.side(corpus.identity.key(leaf.id, audience))
    if mine and theirs:
        return "home" if mine == theirs else "abroad"
    plain = audience.replace("-", " ").replace("_", " ")
    if _ABROAD.search(plain):
        return "abroad"
    return "home" if _HOME.search(plain) else None


def audiences(corpus: Corpus) -> Iterator[Contradiction]:
    """A deed for which one speaker, or one side, gives different reasons at home and abroad."""
    by_speaker: dict[str, list[tuple[Where, Reason]]] = defaultdict(list)
    for reason in corpus.reasons:
        place = where(corpus, reason.leaf, reason.audience, reason.holder)
        if reason.holder and reason.affirmed and place:
            by_speaker[corpus.identity.side(reason.holder) or reason.holder].append((place, reason))
    for reasons in by_speaker.values():
        home = [reason for place, reason in reasons if place == "home"]
        abroad = [reason for place, reason in reasons if place == "abroad"]
        for one, other in product(home, abroad):
            if same_explained(one, other) and one.why and other.why and not overlap(one.why, other.why):
                yield _contradiction(*sorted((one, other), key=lambda reason: reason.said.order))
                break


def same_explained(one: Reason, other: Reason) -> bool:
    """Whether two reasons are given for one deed: one verb and one doer, or nearly the same words."""
    if one.deed and other.deed:
        if one.deed != other.deed or (one.agent and other.agent and one.agent != other.agent):
            return False
        if one.agent and one.agent == other.agent:
            return _things_agree(one, other)
        return _things_agree(one, other, named=True)
    more = max(len(one.things), len(other.things))
    return min(len(one.things), len(other.things)) >= 2 and overlap(one.things, other.things) >= max(2, 0.6 * more)


def _things_agree(one: Reason, other: Reason, *, named: bool = False) -> bool:
    """Whether the words besides the deed speak of the same thing, or, unless ``named``, one of the two has none."""
    mine, theirs = (
        {word for word in reason.things if not kin(word, reason.deed or "") and word not in (reason.agent or "")}
        for reason in (one, other)
    )
    return overlap(mine, theirs) > 0 or (not named and not (mine and theirs))


def _contradiction(one: Reason, other: Reason) -> Contradiction:
    sides = tuple(
        side(r.leaf, r.sentence, who=r.holder, name=r.name, when=r.said.edtf, audience=r.audience) for r in (one, other)
    )
    told = [_told(reason) for reason in (one, other)]
    deed = one.leaf.quote(one.explanation.explanandum)
    return Contradiction(
        id=content_id("audience", *(repr(s.spans[0]) for s in sides)),
        kind="audience",
        sides=(sides[0], sides[1]),
        about=one.agent,
        why=f"For “{deed}” {one.name} gives one reason to {told[0]}, {_again(one, other)} another to {told[1]}.",
    )


def _again(one: Reason, other: Reason) -> str:
    return "and" if one.name == other.name else other.name


def _told(reason: Reason) -> str:
    audience = (reason.audience or "").replace("-", " ")
    return f"{audience} “{reason.leaf.quote(reason.explanation.explanans)}”"


__all__ = ["audiences", "same_explained", "where"]
