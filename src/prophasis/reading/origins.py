"""Origins: which witness a passage rests on, and which passages copy others.

An item rests on the reference that its passage cites; else on those through whom it came, where the document names
a chain, an unnamed source or another of the documents; else on the author of its document. Two documents that cite one
reference, or pass on one document, share one origin. Copies are found by shingles (Broder 1997, "On the resemblance and
containment of documents"): runs of `SHINGLE` words, and the share of the shorter passage's runs that the other
passage holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from prophasis.case import Citation, Document, Lineage, Mark, Reading, Source
from prophasis.reading.drafting.wording import one_line, slug, unique, words

SHINGLE = 3
"""Words in a shingle."""
CONTAINED = 0.6
"""The share of the shorter passage's shingles that makes it a copy."""
LEAST = 8
"""Shingles that must be shared: shorter runs are common phrases."""
COMMON = 40
"""A shingle that stands in more passages than this is a formula of the corpus, not a trace of copying."""


def short_names(ids: Sequence[str]) -> dict[str, str]:
    """For each document id its first word or words, as few as tell it from the others."""
    parts = {key: [part for part in re.split(r"[^0-9A-Za-z]+", _stem(key)) if part] or [key] for key in ids}
    for size in range(1, max((len(p) for p in parts.values()), default=1) + 1):
        names = {key: "-".join(p[:size]).lower() for key, p in parts.items()}
        if len(set(names.values())) == len(names):
            return names
    return dict(zip(ids, _numbered(ids), strict=True))


def _stem(key: str) -> str:
    return re.sub(r"\.[A-Za-z]{1,5}$", "", key)


def _numbered(ids: Sequence[str]) -> list[str]:
    return [f"d{number}" for number in range(1, len(ids) + 1)]


@dataclass
class Origins:
    """The sources of a draft, entered as items are found to rest on them."""

    readings: Sequence[Reading]
    lineage: Lineage = field(default_factory=Lineage)
    sources: dict[str, Source] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._short = short_names([reading.document.id for reading in self.readings])
        self._authors: dict[str, str] = {}
        self._references: dict[str, str] = {}
        for reading in self.readings:
            self._authors[reading.document.id] = self._enter_author(reading.document)
        self._heard: dict[tuple[str, ...], str] = {}
        self._told = dict(_told(self.lineage))
        self._citations = {r.document.id: _citations(r) for r in self.readings}

    def author(self, document: str) -> str:
        """The id of the source that a document's author is."""
        return self._authors[document]

    def of(self, document: str, start: int, end: int) -> str:
        """The source that the passage rests on: what it cites, else through whom it came, else the author."""
        cited = [(mark, payload) for mark, payload in self._citations[document] if _stands_behind(mark, start, end)]
        if not cited:
            links = self._told.get((document, start, end))
            return self._enter_links(document, links) if links else self.author(document)
        mark, payload = min(cited, key=lambda pair: abs(pair[0].start - end))
        return self._enter_reference(document, mark, payload)

    def _enter_author(self, document: Document) -> str:
        name = document.author or document.publisher
        wanted = slug(name) if name else f"author-{self._short[document.id]}"
        text = name or f"The author of {document.title or document.id}"
        if wanted in self.sources and self.sources[wanted].text == text:
            return wanted
        key = unique(wanted, self.sources)
        self.sources[key] = Source(text=text)
        return key

    def _enter_links(self, document: str, links: tuple[str, ...]) -> str:
        """The last of those through whom a passage came, each heard from the one before him."""
        before: str | None = None
        for at, link in enumerate(links):
            known = self._outlet(link)
            path = (known or document, *links[: at + 1])
            if path not in self._heard:
                key = known or unique(f"{self._short[document]}-{slug(link)}", self.sources)
                if known is None:
                    self.sources[key] = Source(text=f"{link[:1].upper()}{link[1:]}, in {document}", heard_from=before)
                self._heard[path] = key
            before = self._heard[path]
        return before or self.author(document)

    def _outlet(self, name: str) -> str | None:
        """The source that the document of a publisher or author named so already is."""
        return next((key for key in self._authors.values() if self.sources[key].text == name), None)

    def _enter_reference(self, document: str, mark: Mark, payload: Citation) -> str:
        reference = one_line(payload.reference) if payload.reference else None
        same = _reference_key(reference) if reference else f"{document}\n{payload.number or mark.quote}"
        if same not in self._references:
            number = payload.number if payload.number is not None else slug(mark.quote)
            key = unique(f"cited-{self._short[document]}-{number}", self.sources)
            text = reference or f"Reference {mark.quote.strip()} of {document}"
            self.sources[key] = Source(text=text, unlisted=reference is None)
            self._references[same] = key
        return self._references[same]


def _told(lineage: Lineage) -> Iterator[tuple[tuple[str, int, int], tuple[str, ...]]]:
    """For each sentence that was passed on, through whom: chains, else an unnamed source."""
    for one in lineage.unnamed:
        yield (one.span.document, one.span.start, one.span.end), (one.name,)
    for chain in lineage.chains:
        yield (chain.span.document, chain.span.start, chain.span.end), chain.links


def _citations(reading: Reading) -> list[tuple[Mark, Citation]]:
    return [(mark, mark.payload) for mark in reading.marks if isinstance(mark.payload, Citation)]


def _stands_behind(mark: Mark, start: int, end: int) -> bool:
    """Whether the citation supports a passage, or at least a good part of it."""
    payload = mark.payload
    first, last = payload.supports if isinstance(payload, Citation) and payload.supports else (mark.start, mark.end)
    shared = min(last, end) - max(first, start)
    return shared > 0 and 2 * shared >= min(last - first, end - start)


def _reference_key(reference: str) -> str:
    """What two references to one work share: the address where there is one, else the words."""
    address = re.search(r"(?:https?://|www\.)([^\s\]>)]+)", reference)
    if address:
        return address.group(1).split("#")[0].removeprefix("www.").rstrip("/.,;").casefold()
    return " ".join(words(reference))


@dataclass(frozen=True)
class Passage:
    """A passage that may be a copy: its key, its document and its text."""

    key: str
    document: str
    text: str


def copies(passages: Sequence[Passage]) -> dict[str, str]:
    """Which passage repeats which: copy -> the first passage that it copies.

    Passages count as earlier in the order given; a chain of copies leads to its first member.
    """
    shingles = [_shingles(passage.text) for passage in passages]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: dict[str, str] = {}
    for index, passage in enumerate(passages):
        shared: dict[int, int] = defaultdict(int)
        for shingle in shingles[index]:
            if len(holders[shingle]) < COMMON:
                for earlier in holders[shingle]:
                    shared[earlier] += 1
            holders[shingle].append(index)
        best = _best(shared, shingles, index)
        if best is not None:
            first = passages[best].key
            found[passage.key] = found.get(first, first)
    return found


def _best(shared: Mapping[int, int], shingles: Sequence[set[tuple[str, ...]]], index: int) -> int | None:
    best, most = None, 0.0
    for earlier, count in sorted(shared.items()):
        contained = count / min(len(shingles[earlier]), len(shingles[index]))
        if count >= LEAST and contained >= CONTAINED and contained > most:
            best, most = earlier, contained
    return best


def contained(text: str, other: str) -> float:
    """The share of the shorter text's shingles that the other one holds."""
    mine, theirs = _shingles(text), _shingles(other)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer else 0.0


def _shingles(text: str) -> set[tuple[str, ...]]:
    run = words(one_line(text))
    return {tuple(run[i : i + SHINGLE]) for i in range(len(run) - SHINGLE + 1)}


__all__ = ["Origins", "Passage", "contained", "copies", "short_names"]
