"""Marks: what reading found at a place in a document, one payload a layer."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any, ClassVar, Literal

from prophasis.case._record import record

Place = tuple[int, int]
"""``(start, end)`` in the canonical text."""

Stance = Literal["asserts", "denies", "concedes", "reports"]
Modality = Literal["actual", "denied", "planned", "demanded", "feared", "hypothetical"]
Direction = Literal["+", "-"]
Force = Literal["flat", "weak", "moderate", "strong", "decisive"]


@record
class Doubt:
    """Words that make a sentence uncertain, with the clause they cover.

    A hedge, or a weasel word: somebody unnamed ("critics say"), nobody at all ("is widely regarded"), or a vague number
    of them ("many").
    """

    kind: Literal["hedge", "unnamed", "agentless", "vague"]
    cue: Place
    scope: Place | None = None


@record
class Sentence:
    """A sentence of the text; ``role`` tells the author's voice from headings, captions and boilerplate.

    ``uncertain`` holds what makes it uncertain in a wide view, weasel words included; empty for a plain sentence.
    """

    layer: ClassVar[str] = "sentence"
    role: Literal["body", "heading", "caption", "boilerplate"] = "body"
    uncertain: tuple[Doubt, ...] = ()


@record
class Citation:
    """A marker such as ``[12]``; ``supports`` is the passage it stands behind, ``reference`` what it points to."""

    layer: ClassVar[str] = "citation"
    number: int | None = None
    supports: Place | None = None
    reference: str | None = None


@record
class Time:
    """A dated expression. ``earliest``/``latest`` are ISO days, None where open; precision is never invented.

    All days are of the Gregorian calendar; ``calendar`` tells in which the text gives them. A ``set`` recurs ("every
    Monday"): it has its period as ``length``, EDTF only where it is a day or month of any year (``XXXX-08``), no days.
    ``length`` is the length of a duration in ISO 8601 (``P19M``; ``PXW`` where the number is vague). ``part_of`` is
    the id of the mark whose end this date is: "from 1947 to 1960" is one mark, *1947* and *1960* are parts of it, as
    ISO-TimeML marks them. Who counts dates, or lays them on a line, passes the parts over.
    """

    layer: ClassVar[str] = "time"
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    kind: Literal["date", "interval", "duration", "event_relative", "deictic", "vague", "set"] = "date"
    calendar: Literal["gregorian", "julian"] = "gregorian"
    length: str | None = None
    part_of: str | None = None


@record
class Mention:
    """A mention of an actor; ``actor`` is the resolved actor's id, the same in every document that names it.

    Names of the kinds place (a town, a region, a sea) and event (an election, a war) tell where and in what somebody
    acts; they act nowhere themselves.
    """

    layer: ClassVar[str] = "mention"
    actor: str
    name: str
    kind: Literal["person", "state", "organisation", "office", "group", "place", "event", "other"] = "other"
    how: Literal["name", "alias", "title", "pronoun", "description"] = "name"

    @property
    def acts(self) -> bool:
        """Whether it names somebody who may act."""
        return self.kind not in ("place", "event")


@record
class Event:
    """What happened, was said to happen or did not: the mark stands on the trigger."""

    layer: ClassVar[str] = "event"
    kind: Literal["deed", "statement", "condition"] = "deed"
    modality: Modality = "actual"
    lemma: str = ""
    plover: str | None = None
    agent: str | None = None
    patient: str | None = None
    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    where: str | None = None
    quantity: str | None = None
    unit: str | None = None
    origin_place: str | None = None
    target_place: str | None = None
    purpose: Place | None = None
    sentence: Place | None = None
    mentions: tuple[Place, ...] = ()


@record
class Statement:
    """Words of somebody other than the author: the mark stands on the content.

    ``cue`` and ``source_span`` are the places of the words that attribute and of those that name the speaker.
    ``commitment`` tells how far the text commits its author to the content, from -3 (false) to 3 (true).
    """

    layer: ClassVar[str] = "statement"
    cue: Place | None = None
    source: str | None = None
    source_span: Place | None = None
    audience: str | None = None
    venue: str | None = None
    mode: Literal["direct", "indirect", "mixed", "act"] = "indirect"
    reported_as_false: bool = False
    commitment: float | None = None


@record
class Hedge:
    """How sure the author says he is: the mark stands on the cue. ``range`` is ICD 203's, where one applies.

    ``commitment`` tells how far the hedged clause commits its author, from -3 (false) to 3 (true).
    """

    layer: ClassVar[str] = "hedge"
    category: Literal["estimative", "reportative", "conditional", "booster"] = "estimative"
    range: tuple[float, float] | None = None
    scope: Place | None = None
    commitment: float | None = None


@record
class Explanation:
    """One thing offered, or refused, as the reason of another: explanans -> explanandum.

    ``tie`` says how the text joins the two: ``clause``, two clauses by a connective, "so" or an infinitive, as corpora
    of discourse count them; ``phrase``, a connective with a noun ("due to the flood"); ``verb``, a verb or a noun of
    causes and aims ("led to", "the reason for"); ``event``, one happening told upon another. ``score`` is the share of
    marks by the same rule and word that were right on open data, from 0 to 1 (``cues/explanation_scores.tsv``).
    """

    layer: ClassVar[str] = "explanation"
    explanandum: Place
    explanans: Place
    cue: Place | None = None
    stance: Stance = "asserts"
    kind: Literal["cause", "purpose", "motive", "condition"] = "cause"
    tie: Literal["clause", "phrase", "verb", "event"] = "phrase"
    score: float | None = None
    holder: str | None = None
    contrast: Place | None = None


@record
class Belief:
    """A thought, fear, aim or intention that the author attributes to an actor: the mark stands on the content.

    ``cue`` and ``holder_span`` are the places of the words that attribute and of those that name the holder.
    ``commitment`` tells how far the text commits its author to the content, from -3 (false) to 3 (true).
    """

    layer: ClassVar[str] = "belief"
    holder: str | None = None
    holder_span: Place | None = None
    attitude: Literal["believes", "expects", "fears", "wants", "intends", "favours", "opposes"] = "believes"
    content: Place
    cue: Place | None = None
    since: str | None = None
    origin: Place | None = None
    attribution: Literal["asserts", "denies", "reports"] = "asserts"
    stance: Literal["true", "false", "open"] = "open"
    commitment: float | None = None


@record
class Projection:
    """A counterfactual, forecast, recommendation or condition: the mark stands on the consequent."""

    layer: ClassVar[str] = "projection"
    kind: Literal["counterfactual", "forecast", "recommendation", "condition"]
    antecedent: Place | None = None
    consequent: Place
    modality: str | None = None
    sufficiency: Literal["necessary", "sufficient"] | None = None
    holder: str | None = None
    as_of: str | None = None


@record
class Term:
    """A term of a demand, offer, promise or obligation: the mark stands on the thing."""

    layer: ClassVar[str] = "term"
    of: Literal["demand", "offer", "promise", "obligation"] = "demand"
    bearer: str | None = None
    beneficiary: str | None = None
    thing: Place
    quantity: str | None = None
    duration: str | None = None
    condition: Place | None = None
    deadline: str | None = None
    verification: Place | None = None
    reply: Place | None = None


@record
class Bearing:
    """A passage offered for or against an explanation.

    ``explanation`` is the id of an explanation mark; ``hypothesis`` the id of one of the user's hypotheses
    where the reading was made with a case, or of a drafted one after ``draft`` has grouped the explanations.
    """

    layer: ClassVar[str] = "bearing"
    explanation: str | None = None
    hypothesis: str | None = None
    direction: Direction = "+"
    force: Force = "weak"
    cue: Place | None = None
    reason: str | None = None


Payload = (
    Sentence
    | Citation
    | Time
    | Mention
    | Event
    | Statement
    | Hedge
    | Explanation
    | Belief
    | Projection
    | Term
    | Bearing
)
LAYERS: tuple[str, ...] = (
    "sentence",
    "citation",
    "time",
    "mention",
    "event",
    "statement",
    "hedge",
    "explanation",
    "belief",
    "projection",
    "term",
    "bearing",
)


@record
class Mark:
    """Something found at ``text[start:end]``; ``quote`` is exactly that text.

    ``id`` comes from the content (see `mark_at`), so that reading twice adds nothing. ``step`` names what found
    it, with its version (``"time 1"``), or the analyst who drew it; ``accepted`` is None until a person has
    accepted (True) or refused (False) it.
    """

    document: str
    id: str
    start: int
    end: int
    quote: str
    step: str
    payload: Payload
    accepted: bool | None = None

    @property
    def layer(self) -> str:
        return self.payload.layer

    def as_json(self) -> dict[str, Any]:
        """The flat form of one JSON line: the payload's fields beside the mark's own."""
        flat: dict[str, Any] = {
            "document": self.document,
            "layer": self.layer,
            "id": self.id,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "step": self.step,
        }
        for field in fields(self.payload):
            value = getattr(self.payload, field.name)
            flat[field.name] = _plain(value)
        if self.accepted is not None:
            flat["accepted"] = self.accepted
        return flat


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def mark_at(text: str, start: int, end: int, payload: Payload, *, document: str, step: str) -> Mark:
    """A mark on ``text[start:end]`` whose quote is cut from the text and whose id is a hash of its content.

    Raises:
        ValueError: when the span is empty or does not lie inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{step}: span {start}..{end} does not lie inside a text of {len(text)} characters")
    quote = text[start:end]
    content = json.dumps([document, payload.layer, start, end, quote, _plain(payload)], sort_keys=True)
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Mark(
        document=document,
        id=f"{payload.layer}-{digest}",
        start=start,
        end=end,
        quote=quote,
        step=step,
        payload=payload,
    )
