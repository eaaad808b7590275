"""Chains: through whose mouths a passage came before its author wrote it down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prophasis.case import Chain, Mention, Place
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.collating.utterance import Utterance
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.lineage.outlets import Outlets

_HAD_FROM = re.compile(
    r"\bwho\s+(?:has|had|have|heard|got|took|learn(?:ed|t))\s+(?:it|this|that|the (?:story|news|figure|account))"
    r"\s+from\s+(?P<whom>[^,.;]{3,60})",
    re.IGNORECASE,
)
_CITING = re.compile(
    r"\b(?:citing|quoting|on the word of|quoted by|as told to)\s+(?P<whom>[^,.;]{3,60})", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:reporters?|journalists?|nation|people|parliament|assembly|public|crowd|audience|viewers|listeners|diplomats?"
    r"|delegates?|press|conference|meeting|soldiers|troops|voters|congress|senate|members|deputies|leaders)\b",
    re.IGNORECASE,
)
"""Audiences that hear a thing in public, and are no link of a chain."""


def chains(corpus: Corpus, outlets: Outlets) -> tuple[Chain, ...]:
    """Every passage that came through two mouths at least, or through another document of the corpus."""
    by_mark = {(one.leaf.id, one.id): one for one in corpus.utterances}
    containing = {one.within.id for one in corpus.utterances if one.within}
    found: dict[tuple[str, Place], Chain] = {}
    for said in corpus.utterances:
        if said.id in containing:
            continue
        links = list(dict.fromkeys(_links(corpus, outlets, said, by_mark)))
        through_document = any(outlets.document(link) for link in links)
        if len(links) >= 2 or through_document:
            told = (link.strip("“”") if link.startswith("“") else outlets.name(link) for link in links)
            names, key = tuple(dict.fromkeys(told)), (said.leaf.id, said.sentence)
            if key not in found or len(found[key].links) < len(names):
                found[key] = Chain(span=said.leaf.span(said.sentence), links=names)
    return tuple(found.values())


def _links(
    corpus: Corpus, outlets: Outlets, said: Utterance, by_mark: dict[tuple[str, str], Utterance]
) -> Iterator[str]:
    """The links of the innermost words first: who said them, from whom he had them before that, who passed them on."""
    leaf, at, last = said.leaf, said, None
    while True:
        outer = by_mark.get((leaf.id, at.within.id)) if at.within else None
        if outer is None:
            yield from _passed_on(outlets, said)
        speaker = outlets.speaker(at)
        side = corpus.identity.side(at.speaker) or at.speaker
        spoken = at.statement.mode != "act" or at is not said
        if speaker is not None and speaker != leaf.id and (side is None or side != last) and spoken:
            yield speaker
            last = side
        if outer is None:
            break
        at = outer
    if at is not said or ":" in (at.speaker or ""):
        yield from _heard(corpus, outlets, at)


def _passed_on(outlets: Outlets, said: Utterance) -> Iterator[str]:
    """From whom the last speaker had it: "who had it from B", "citing B"."""
    leaf, (first, end) = said.leaf, said.sentence
    for shape in (_HAD_FROM, _CITING):
        if found := shape.search(leaf.text, first, end):
            yield from _named(outlets, leaf, found.start("whom"), found.end("whom"), found["whom"])


def _heard(corpus: Corpus, outlets: Outlets, said: Utterance) -> Iterator[str]:
    """Somebody named to whom it was told in private: he passed it on."""
    if said.audience is None or _OPEN.search(said.audience.replace("-", " ")):
        return
    key = corpus.identity.key(said.leaf.id, said.audience)
    if key is not None and ":" not in key and corpus.identity.people.kind(said.audience) == "person":
        yield outlets.of_key(key) or key


def _named(outlets: Outlets, leaf: Leaf, start: int, end: int, words: str) -> Iterator[str]:
    """Who is named in a stretch: an actor, else the words themselves."""
    found = [mark.payload for mark in leaf.within("mention", start, end) if isinstance(mark.payload, Mention)]
    plain = " ".join(words.split())
    described = [one for one in found if one.how == "description"] or found
    if not described:
        yield f"“{plain}”"
    elif described[0].kind in ("person", "organisation", "group"):
        yield outlets.of_actor(leaf.id, described[0].actor) or f"“{plain}”"


__all__ = ["chains"]
