"""Single witnesses: narratives that several documents tell and that all come from one source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from prophasis.case import Narrative, Telling
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.lineage.outlets import Outlets


def with_witnesses(corpus: Corpus, found: Iterable[Narrative]) -> tuple[Narrative, ...]:
    """The narratives, with the one witness named where all tellings of several documents lead to one."""
    outlets = Outlets(corpus)
    return tuple(replace(one, one_witness=_witness(outlets, one)) for one in found)


def _witness(outlets: Outlets, narrative: Narrative) -> str | None:
    told = [telling for telling in narrative.tellings if telling.role != "denies"]
    if len({telling.span.document for telling in told}) < 2:
        return None
    roots = {_root(outlets, telling, told) for telling in told}
    return roots.pop() if len(roots) == 1 else None


def _root(outlets: Outlets, telling: Telling, told: list[Telling]) -> str:
    """Who first vouches for a telling: one that names a document of the corpus leads to what that document has."""
    seen: set[str] = set()
    while (source := outlets.of_key(telling.who)) is not None and source not in seen:
        seen.add(source)
        earlier = next((one for one in told if one.span.document == source and one is not telling), None)
        if outlets.document(source) is None or earlier is None:
            break
        telling = earlier
    return telling.name


__all__ = ["with_witnesses"]
