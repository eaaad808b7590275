"""The collation: what several readings say when they are laid side by side. Found, not judged."""

from __future__ import annotations

from typing import Literal

from prophasis.case._record import record
from prophasis.case.document import Span
from prophasis.case.forecast import Gloss

ContradictionKind = Literal[
    "word-word", "word-deed", "audience", "explanation", "state", "doer", "date", "place", "figure"
]
"""Word against word; word against deed; one audience against another; a reason given here and denied there; how things
stood, told otherwise; one event under two doers, two dates, in two places, with two figures."""

TellingRole = Literal["first", "repeats", "adopts", "denies"]
"""``repeats``: the first speaker's own side again; ``adopts``: somebody of another side; ``denies``: the contrary."""


@record
class Side:
    """One side of a contradiction.

    Attributes:
        text: what is said or done, on one line.
        spans: where it stands; the first is shown, the others say the same.
        who: the actor who says or does it; None where the author speaks. ``name`` is how readers know him.
        when: EDTF of the day it was said or done, where the documents tell it.
        audience: before whom it was said.
    """

    text: str
    spans: tuple[Span, ...]
    who: str | None = None
    name: str
    when: str | None = None
    audience: str | None = None


@record
class Contradiction:
    """Two passages that cannot both hold, or that one speaker cannot both mean; ``why`` says it in a sentence."""

    id: str
    kind: ContradictionKind
    sides: tuple[Side, Side]
    about: str | None = None
    why: str


@record
class Telling:
    """One time that a narrative is told, or denied."""

    span: Span
    text: str
    who: str | None = None
    name: str
    when: str | None = None
    audience: str | None = None
    role: TellingRole = "repeats"


@record
class Narrative:
    """One thing said again and again: its tellings in order of time.

    ``changed`` tells when and how its first speaker came to say something else of the same matter, or to say it
    no longer. ``one_witness`` names the only source to which all its tellings lead, where there are several
    documents and one source.
    """

    id: str
    text: str
    tellings: tuple[Telling, ...]
    changed: str | None = None
    one_witness: str | None = None

    def told_by(self, role: TellingRole) -> tuple[str, ...]:
        """The names of those who tell it in one role, each once, in order of time."""
        return tuple(dict.fromkeys(telling.name for telling in self.tellings if telling.role == role))


@record
class Comparison:
    """Two cases that an author sets side by side, with what he says they share, where they differ, and what followed.

    ``responses`` holds a span for each case, in the order of ``cases``; None where the author does not tell it.
    """

    id: str
    cases: tuple[str, str]
    by: str
    spans: tuple[Span, ...]
    shared: tuple[Span, ...] = ()
    differing: tuple[Span, ...] = ()
    responses: tuple[Span | None, Span | None] = (None, None)


@record
class Chain:
    """Through whose mouths a passage came: ``links`` from the first who knew to the last before the author."""

    span: Span
    links: tuple[str, ...]


@record
class Unnamed:
    """Somebody who gives information and is not named: how the document calls him, and what he says."""

    name: str
    span: Span
    said: str


@record
class Copy:
    """A passage that another document has nearly word for word; ``share`` of its runs of words stand in ``first``."""

    span: Span
    first: Span
    share: float


@record
class Cycle:
    """Sources each of which rests on the next, and the last on the first; one span for each step."""

    names: tuple[str, ...]
    spans: tuple[Span, ...]


@record
class Unlisted:
    """A marker whose reference is not in the document: cited, not in the corpus."""

    span: Span
    marker: str


@record
class Lineage:
    """Where what the documents say comes from."""

    chains: tuple[Chain, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    copies: tuple[Copy, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    unlisted: tuple[Unlisted, ...] = ()


@record
class Collation:
    """What the documents say to each other: contradictions, narratives, glosses, comparisons, and lineage."""

    contradictions: tuple[Contradiction, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    lineage: Lineage = Lineage()

    def __bool__(self) -> bool:
        found = (self.contradictions, self.narratives, self.glosses, self.comparisons)
        lineage = self.lineage
        traced = (lineage.chains, lineage.unnamed, lineage.copies, lineage.cycles, lineage.unlisted)
        return any(found) or any(traced)
