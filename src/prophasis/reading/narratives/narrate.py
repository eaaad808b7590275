"""Narratives: what is said again and again -> who said it first, who repeats, adopts or denies it, when it changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from prophasis.case import Narrative, Telling, TellingRole
from prophasis.reading.collating.corpus import Corpus, author_of, content_id
from prophasis.reading.collating.days import written
from prophasis.reading.collating.reason import Reason
from prophasis.reading.collating.utterance import told
from prophasis.reading.narratives.change import change
from prophasis.reading.narratives.cluster import Told, clusters, stems_of

LEAST = 2
"""Telling words of the shortest telling."""
_ASKED = re.compile(r"^\W*(?:to|what|whether|why|how|when|who|where)\b", re.IGNORECASE)
_NOBODY = re.compile(r"^(?:he|she|it|they|we|i|this|that|which|who|somebody|one)$", re.IGNORECASE)


def narratives(corpus: Corpus) -> tuple[Narrative, ...]:
    """What two speakers tell, or one at two times, in order of first telling."""
    found = [narrative for cluster in clusters(list(_tellings(corpus))) if (narrative := _narrative(corpus, cluster))]
    return tuple({one.id: one for one in found}.values())


def _tellings(corpus: Corpus) -> Iterator[Told]:
    """Statements, and the reasons that authors give in their own name."""
    holds: dict[str, dict[str, bool]] = defaultdict(dict)
    for assertion in corpus.assertions:
        if assertion.said is not None:
            holds[assertion.said.id][assertion.family] = assertion.holds
    for said in corpus.utterances:
        stems = stems_of(said.leaf.quote(said.content))
        if said.within or said.speaker is None or len(stems) < LEAST or said.statement.mode == "act":
            continue
        if _ASKED.match(said.leaf.quote(said.content)) or _NOBODY.match(said.name):
            continue
        why = [one for one in corpus.reasons_in(said.leaf.id, said.sentence) if _inside(one, said.content)]
        yield Told(
            leaf=said.leaf,
            place=said.content,
            sentence=said.sentence,
            who=said.speaker,
            name=said.name,
            side=corpus.identity.side(said.speaker) or said.speaker,
            said=said.said,
            audience=said.audience,
            stems=stems,
            why=stems_of(" ".join(said.leaf.quote(one.explanation.explanans) for one in why)),
            holds=holds[said.id],
        )
    yield from _own_reasons(corpus)


def _own_reasons(corpus: Corpus) -> Iterator[Told]:
    """The reasons that authors give in their own name, where they do not only tell what others said."""
    told: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for said in corpus.utterances:
        told[said.leaf.id].add(said.sentence)
    for reason in corpus.reasons:
        stems = stems_of(reason.leaf.quote(reason.explanation.explanans))
        if reason.holder or not reason.affirmed or len(stems) < LEAST or reason.sentence in told[reason.leaf.id]:
            continue
        yield Told(
            leaf=reason.leaf,
            place=reason.explanation.explanans,
            sentence=reason.sentence,
            who=None,
            name=author_of(reason.leaf),
            side=f"author of {reason.leaf.id}",
            said=written(reason.leaf.document.published),
            audience=None,
            stems=stems,
            why=stems,
        )


def _inside(reason: Reason, content: tuple[int, int]) -> bool:
    return content[0] <= reason.explanation.explanans[0] and reason.explanation.explanans[1] <= content[1]


def _narrative(corpus: Corpus, cluster: Sequence[Told]) -> Narrative | None:
    """A narrative, where it is told twice, and somebody besides the authors tells it."""
    distinct: list[Told] = []
    for one in cluster:
        if not any(_same_telling(one, other) for other in distinct):
            distinct.append(one)
    spoken = [one for one in distinct if one.who is not None]
    documents = {one.leaf.id for one in distinct}
    first = distinct[0]
    told_again = any(not one.denies(first) for one in distinct[1:])
    if not told_again or not spoken or (len(spoken) == 1 and len(documents) == 1):
        return None
    tellings = tuple(_telling(one, _role(one, first, at)) for at, one in enumerate(distinct))
    return Narrative(
        id=content_id("narrative", *(repr(one.span) for one in tellings)),
        text=told(first.leaf, first.place),
        tellings=tellings,
        changed=change(corpus, distinct),
    )


def _same_telling(one: Told, other: Told) -> bool:
    """Whether two documents, or one twice, tell of one occasion: the same speaker, and no two days.

    Two documents that describe a speaker without a name may well mean the same one.
    """
    if one.said.apart(other.said) or one.denies(other):
        return False
    if one.who == other.who and one.side == other.side:
        return True
    described = all(":" in (telling.who or "") for telling in (one, other))
    return described and one.leaf.id != other.leaf.id


def _role(one: Told, first: Told, at: int) -> TellingRole:
    if at == 0:
        return "first"
    if one.denies(first):
        return "denies"
    return "repeats" if one.side == first.side else "adopts"


def _telling(one: Told, role: TellingRole) -> Telling:
    return Telling(
        span=one.leaf.span(one.sentence),
        text=told(one.leaf, one.place),
        who=one.who,
        name=one.name,
        when=one.said.edtf,
        audience=one.audience,
        role=role,
    )


__all__ = ["narratives"]
