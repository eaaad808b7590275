"""Beliefs: the thoughts, fears, aims and intentions that the author attributes, and what he holds of them himself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from prophasis.case import Belief, Mark, Place, Statement
from prophasis.reading.attribution.falsehood import says_false
from prophasis.reading.attribution.mind import Mind
from prophasis.reading.attribution.minds import find_minds
from prophasis.reading.attribution.roots import origin_of, since_of
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import parsed, place_of
from prophasis.reading.commitment import is_clause, weigh_clause
from prophasis.reading.contrary import supposed_away
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step

if TYPE_CHECKING:
    from spacy.tokens import Doc


def run(page: Page) -> None:
    """Lay a mark on the content of every attributed belief; dates, where marked before, tell since when."""
    if page.doc is None or not parsed(page.doc):
        return
    cast: Cast = page.parts["cast"]
    said: frozenset[int] = page.parts.get("said", frozenset())
    told = [
        ((mark.start, mark.end), mark.payload.reported_as_false)
        for mark in page.layer("statement")
        if isinstance(mark.payload, Statement)
    ]
    times = page.layer("time")
    for mind in find_minds(cast, said):
        _lay(page, page.doc, mind, told, times)


def _lay(page: Page, doc: Doc, mind: Mind, told: list[tuple[Place, bool]], times: list[Mark]) -> None:
    start, end = place_of(page, mind.content)
    cue = place_of(page, mind.cue)
    root = origin_of(doc, mind)
    stance = _stance(doc, mind)
    payload = Belief(
        holder=mind.holder.actor,
        holder_span=place_of(page, mind.holder.words) if mind.holder.words is not None else None,
        attitude=mind.attitude,
        content=(start, end),
        cue=cue,
        since=since_of(page.text, cue, (start, end), times),
        origin=place_of(page, root) if root is not None else None,
        attribution=_attribution(doc, mind, cue, told),
        stance=stance,
        commitment=_commitment(doc, mind, stance),
    )
    page.add(start, end, payload, step=STEP.id)


def _attribution(
    doc: Doc, mind: Mind, cue: Place, told: list[tuple[Place, bool]]
) -> Literal["asserts", "denies", "reports"]:
    """Whose attribution it is: the author's own, refused by him, or somebody else's whose words he gives.

    He refuses also what he reports as false, and what he supposes against the fact ("had he feared it, he would have").
    """
    within = [false for (start, end), false in told if start <= cue[0] and cue[1] <= end]
    if within:
        return "denies" if any(within) and not mind.denied else "reports"
    held = supposed_away(doc[mind.anchor])
    if held is None:
        held = not mind.denied
    return "asserts" if held else "denies"


def _stance(doc: Doc, mind: Mind) -> Literal["true", "false", "open"]:
    """What the author holds of the content: from the word itself, from its adverb or adjective, from what follows."""
    if mind.stance != "open":
        return mind.stance
    cue = doc[mind.anchor]
    if any(child.lower_ in ("rightly", "correctly", "justifiably", "accurately") for child in cue.children):
        return "true"
    return "false" if says_false(doc, cue, mind.content) else "open"


def _commitment(doc: Doc, mind: Mind, stance: str) -> float | None:
    """How far the author is committed to what is thought; None for what is only wished, or named by a noun."""
    if not is_clause(doc, mind.content):
        return None
    if stance == "false":
        return -2.5
    found = weigh_clause(doc[mind.anchor], mind.content)
    return found.value if found is not None else None


STEP = Step(name="belief", version=2, requires=("syntax", "cast", "statement"), assigns=("belief",), run=run)
"""Needs the parsed page, its cast, and the statements (what others say of a mind is reported, not asserted)."""
