"""One explanandum, explained one way here, and that way refused there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from prophasis.case import Contradiction
from prophasis.reading.collating.corpus import Corpus, author_of, content_id, side
from prophasis.reading.collating.reason import Reason
from prophasis.reading.contradictions.audience import same_explained
from prophasis.reading.contradictions.matching import clusters
from prophasis.reading.drafting.wording import overlap

_STEM = 4
"""Letters that words in any form have in common."""
SHARED = 0.6
"""The share of the shorter reason's telling words that the other must have."""


def explanations(corpus: Corpus) -> Iterator[Contradiction]:
    """Reasons given and refused for one deed: one contradiction for each reason and pair of those who hold it."""
    given: dict[str, list[Reason]] = defaultdict(list)
    for reason in corpus.reasons:
        for word in reason.why if reason.affirmed else ():
            given[word[:_STEM]].append(reason)
    pairs = [
        (other, refused)
        for refused in corpus.reasons
        if not refused.affirmed and refused.why
        for other in {id(one): one for word in sorted(refused.why) for one in given[word[:_STEM]]}.values()
        if _clash(other, refused)
    ]
    for cluster in clusters(pairs, key=lambda reason: (reason.leaf.id, reason.mark.id)):
        yield _contradiction(cluster)


def _clash(given: Reason, refused: Reason) -> bool:
    if given.mark.id == refused.mark.id or given.sentence == refused.sentence:
        return False
    if _who(given) == _who(refused):
        return False
    fewer = min(len(given.why), len(refused.why))
    alike = overlap(given.why, refused.why)
    return (
        alike >= max(1, SHARED * fewer)
        and (fewer > 1 or alike == len(given.why | refused.why))
        and same_explained(given, refused)
    )


def _who(reason: Reason) -> str:
    return reason.holder or f"author of {reason.leaf.id}"


def _contradiction(cluster: list[tuple[Reason, Reason]]) -> Contradiction:
    given, refused = max(cluster, key=lambda pair: (overlap(pair[0].why, pair[1].why), -len(pair[0].why)))
    more = [[pair[at].leaf.span(pair[at].sentence) for pair in cluster] for at in (0, 1)]
    sides = tuple(
        side(r.leaf, r.sentence, who=r.holder, name=r.name or author_of(r.leaf), when=r.said.edtf, more=more[at])
        for at, r in enumerate((given, refused))
    )
    deed = given.leaf.quote(given.explanation.explanandum)
    reason = given.leaf.quote(given.explanation.explanans)
    refusal = refused.leaf.quote(refused.explanation.explanans)
    return Contradiction(
        id=content_id("explanation", *(repr(one.spans[0]) for one in sides)),
        kind="explanation",
        sides=(sides[0], sides[1]),
        about=given.agent,
        why=f"{sides[0].name} explains “{deed}” by “{reason}”; {sides[1].name} refuses that reason (“{refusal}”).",
    )


__all__ = ["explanations"]
