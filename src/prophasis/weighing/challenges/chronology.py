"""Attack: time. A cause precedes its effect, and a belief can only rest on what could be known."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Chronology, Question
from prophasis.weighing.challenges.drop_one import without
from prophasis.weighing.dates import after, day
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import count, listed, number


def chronology(standing: Standing) -> Chronology | None:
    """Items later than what is to be explained, and items on a belief that could not know them; the verdict without.

    Later items may still be traces of the cause, so they stay in the posterior of record. None where neither the
    question has a date nor any item is marked as not knowable.
    """
    ledger = standing.scales.ledger
    asked = ledger.case.questions.get(ledger.question, Question(text=ledger.text))
    when = day(asked.when)
    items = {i: ledger.case.evidence[i] for row in ledger.rows for i in row.items if i in ledger.case.evidence}
    later = [name for name, item in items.items() if when is not None and after(item.when, when)]
    unknowable = [name for name, item in items.items() if item.bears_on == "belief" and item.knowable is False]
    undated = [name for name, item in items.items() if item.when is None and item.kind not in ("comparison", "absence")]
    if when is None and not unknowable:
        return None
    out = {*later, *unknowable}
    rows = [r for r, row in enumerate(ledger.rows) if out.intersection(row.items)]
    rest = without(standing, rows, "chronology")
    return Chronology(
        when=asked.when,
        later=tuple(later),
        unknowable=tuple(unknowable),
        undated=tuple(undated),
        probability=rest.probability,
        leaders=rest.leaders,
        changes_leader=rest.changes_leader,
        sentence=_sentence(standing, asked.when, later, unknowable, rest.leaders, rest.probability),
    )


def _sentence(
    standing: Standing,
    when: str | None,
    later: list[str],
    unknowable: list[str],
    leaders: tuple[str, ...],
    left: Mapping[str, float],
) -> str:
    told = []
    if when is not None and not later:
        told.append(f"No item is later than what is to be explained ({when})")
    if later:
        told.append(
            f"{count(len(later), 'item')} later than what is to be explained ({when}) can show a cause but cannot be "
            f"one: {listed(later)}"
        )
    if unknowable:
        told.append(f"the actor could not have known {listed(unknowable)} when it acted")
    if not later and not unknowable:
        return f"{told[0]}."
    first = standing.names.index(leaders[0])
    lead = f"{standing.said(first)} leads with {number(left[leaders[0]])}"
    return f"{'; '.join(told)}. Without {'it' if len(later) + len(unknowable) == 1 else 'them'} {lead}."
