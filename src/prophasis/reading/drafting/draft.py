"""Draft: readings -> a case that an analyst can take up: rival hypotheses, evidence, sources, actors; nothing accepted.

Everything in a draft is proposed. It holds no likelihood and no prior: those are the analyst's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace

from prophasis.case import Actor, Case, Collation, Document, Evidence, Gloss, Hypothesis, Reading, Source
from prophasis.errors import ReadError
from prophasis.reading.collating.collate import of_corpus
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.drafting.claim import Claim
from prophasis.reading.drafting.claims import claims_of
from prophasis.reading.drafting.explanandum import Explanandum, of_documents, of_question
from prophasis.reading.drafting.grouping import CATCH_ALL, catch_all, chosen, drafted, group, matched, positions
from prophasis.reading.drafting.items import Item, item_id, items_of
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.offers import Offers
from prophasis.reading.drafting.people import People
from prophasis.reading.drafting.selection import select
from prophasis.reading.drafting.wording import content_words, slug, unique
from prophasis.reading.origins import Origins, Passage, copies

COMMON = 16
"""A word in more than one of so many sentences is too common to tell items apart."""
COPIES = 4
"""One copy is listed beside so many items at most."""
ITEMS = 60
"""Items of evidence that a draft holds at most, unless asked for more or fewer."""


def draft(
    readings: Iterable[Reading],
    *,
    question: str | None = None,
    case: Case | None = None,
    items: int = ITEMS,
) -> Case:
    """A proposed case from what was read.

    Args:
        readings: what `read` found, one reading a document.
        question: what is to be explained; drafted from the documents where it is not given.
        case: the user's own case: its hypotheses are kept as they are, passages are offered for and against them,
            and nothing is added to them but a catch-all where there is none.
        items: the most evidence items to list.

    Returns:
        The case; the same readings give the same case.

    Raises:
        ReadError: R301 where there are no readings.
    """
    leaves = {reading.document.id: Leaf(reading) for reading in readings}
    if not leaves:
        raise ReadError("R301", "there is nothing to draft from;", mend="name at least one document.")
    given = case or Case()
    people = People(list(leaves.values()))
    asked = question or given.question or next((one.text for one in given.questions.values()), None)
    pages = list(leaves.values())
    explanandum = of_question(asked, pages, people) if asked else of_documents(pages, people)
    claims = [claim for leaf in pages for claim in claims_of(leaf, explanandum, people)]
    hypotheses, spoken = _hypotheses(given, claims, explanandum, people, leaves)
    offers = Offers(hypotheses=hypotheses, claims=spoken)
    found = [item for leaf in pages for item in items_of(leaf, explanandum, people, offers)]
    collation = of_corpus(Corpus.laid(tuple(pages), people))
    origins = Origins([leaf.reading for leaf in pages], collation.lineage)
    repeated = _copies(found)
    evidence = _evidence(_listed(found, repeated, items), repeated, pages, origins, taken=given.evidence)
    return replace(
        given,
        question=None if given.questions else explanandum.question,
        documents=_documents(given, pages),
        actors=_actors(given, people, explanandum, {**given.evidence, **evidence}, hypotheses),
        hypotheses=hypotheses,
        sources=_sources(given, origins, evidence),
        glossary={**_glossary(collation, people), **given.glossary},
        evidence={**given.evidence, **evidence},
    )


def _hypotheses(
    given: Case, claims: Sequence[Claim], explanandum: Explanandum, people: People, leaves: Mapping[str, Leaf]
) -> tuple[dict[str, Hypothesis], dict[str, Sequence[Claim]]]:
    """The hypotheses, and the claims that speak of each."""
    if given.hypotheses:
        own = dict(given.hypotheses)
        spoken = matched(claims, {key: one for key, one in own.items() if not one.catch_all})
        for key, mine in spoken.items():
            if not own[key].positions:
                own[key] = replace(own[key], positions=positions(mine, people, leaves))
        if not any(hypothesis.catch_all for hypothesis in own.values()):
            own[unique(CATCH_ALL, own)] = catch_all(claims, people, leaves)
        return own, dict(spoken)
    made = drafted(chosen(group(claims, people, explanandum)), explanandum, people, leaves)
    hypotheses = {key: hypothesis for key, (hypothesis, _) in made.items()}
    hypotheses[unique(CATCH_ALL, hypotheses)] = catch_all(claims, people, leaves)
    return hypotheses, {key: one.claims for key, (_, one) in made.items()}


def _copies(found: Sequence[Item]) -> dict[str, str]:
    """Which item repeats which, by their keys; the earlier published document holds the first."""
    by_date = sorted(found, key=lambda item: (item.leaf.document.published or "9").lstrip("./~"))
    return copies([Passage(item.key, item.leaf.id, item.leaf.quote(item.place)) for item in by_date])


def _listed(found: Sequence[Item], repeated: Mapping[str, str], most: int) -> list[Item]:
    """The chosen items, and beside them some copies of these, so that an analyst sees who repeats whom."""
    chosen = {item.key for item in select([item for item in found if item.key not in repeated], most)}
    again = [item.key for item in found if repeated.get(item.key) in chosen][: most // COPIES]
    return [item for item in found if item.key in chosen or item.key in again]


def _evidence(
    found: Sequence[Item],
    repeated: Mapping[str, str],
    leaves: Sequence[Leaf],
    origins: Origins,
    *,
    taken: Mapping[str, Evidence],
) -> dict[str, Evidence]:
    """The items with ids, origins and copies, in the order of the documents."""
    frequency = Counter(w for leaf in leaves for place in leaf.sentences for w in content_words(leaf.quote(place)))
    common = max(4, sum(len(leaf.sentences) for leaf in leaves) // COMMON)
    ids: dict[str, str] = {}
    for item in found:
        ids[item.key] = unique(item_id(item, frequency, common=common), {*taken, *ids.values()})
    return {
        ids[item.key]: replace(
            item.evidence,
            origin=origins.of(item.leaf.id, *item.place),
            repeats=ids.get(repeated.get(item.key, "")),
        )
        for item in found
    }


def _documents(given: Case, pages: Sequence[Leaf]) -> dict[str, Document]:
    """The case's documents as they are, their gaps filled from what was read; texts stay in their files."""
    found = dict(given.documents)
    for leaf in pages:
        read = replace(leaf.document, text=None)
        known = found.get(leaf.id, read)
        gaps = {f.name: getattr(read, f.name) for f in fields(read) if getattr(known, f.name) is None}
        found[leaf.id] = replace(known, **gaps)
    return found


def _actors(
    given: Case,
    people: People,
    explanandum: Explanandum,
    evidence: Mapping[str, Evidence],
    hypotheses: Mapping[str, Hypothesis],
) -> dict[str, Actor]:
    named = [actor for item in evidence.values() for actor in (item.by, item.to, item.audience) if actor]
    speaking = [position.who for hypothesis in hypotheses.values() for position in hypothesis.positions]
    heads = {people.principal(actor) for actor in explanandum.agents | explanandum.patients}
    main = [actor for actor in sorted(heads) if people.mentions[actor]]
    wanted = [actor for actor in (*main, *named, *speaking) if actor not in given.actors]
    return {**given.actors, **people.listed(dict.fromkeys(wanted))}


def _glossary(collation: Collation, people: People) -> dict[str, tuple[Gloss, ...]]:
    """The terms that the documents gloss, each sense with who uses it so, by the id of the actor where he has one."""
    ids = {people.name(actor): actor for actor in sorted(people.mentions, reverse=True)}
    found: dict[str, tuple[Gloss, ...]] = {}
    for gloss in collation.glosses:
        key = slug(gloss.term)
        found[key] = (*found.get(key, ()), replace(gloss, by=ids.get(gloss.by or "", gloss.by)))
    return found


def _sources(given: Case, origins: Origins, evidence: Mapping[str, Evidence]) -> dict[str, Source]:
    """The authors, and the references that some item rests on."""
    used = {item.origin for item in evidence.values()}
    authors = {origins.author(reading.document.id) for reading in origins.readings}
    links = {source.heard_from for source in origins.sources.values()}
    wanted = used | authors | links
    found = {key: source for key, source in origins.sources.items() if key in wanted}
    return {**found, **given.sources}


__all__ = ["draft"]
