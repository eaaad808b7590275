"""Questions and the rival hypotheses that answer them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from prophasis.case._record import record
from prophasis.case.document import Span
from prophasis.case.number import Range


@record
class Question:
    """What is to be judged: why an actor did something, why then, what would follow.

    ``when`` is the EDTF date of what is to be explained: nothing later can have caused it.
    """

    text: str
    when: str | None = None


@record
class Position:
    """Who asserts or denies a hypothesis in the documents, and where."""

    who: str
    stance: str
    spans: tuple[Span, ...] = ()


@record
class Hypothesis:
    """One rival answer to a question.

    ``prior`` None means: an equal share. ``of`` names the question where the case holds more than one.
    ``positions`` keeps who asserts and who denies it where it was drafted from documents; ``motive`` is its
    class in the general taxonomy of motives; ``status`` is ``proposed`` until a person has accepted it.
    ``mechanism`` are the steps by which the cause would have led to the deed, in order, by id; items of evidence name
    the steps they bear on. ``since`` is the EDTF date from which its cause was there for the actor to know.
    """

    text: str
    of: str | None = None
    prior: Range | None = None
    catch_all: bool = False
    compatible_with: tuple[str, ...] = ()
    subsumes: tuple[str, ...] = ()
    motive: str | None = None
    mechanism: Mapping[str, str] = field(default_factory=dict)
    since: str | None = None
    positions: tuple[Position, ...] = ()
    status: str | None = None
