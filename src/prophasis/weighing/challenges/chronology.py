"""Attack: time. A cause precedes its effect, and a belief can only rest on what could be known."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Chronology, Evidence, Question
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
    beliefs = {name: item for name, item in items.items() if item.bears_on == "belief"}
    unknowable = [name for name, item in beliefs.items() if _too_late(item, when)]
    unasked = [name for name, item in beliefs.items() if item.knowable is None and item.known is None]
    stated = ledger.case.hypotheses
    late = [h for h in ledger.hypotheses if when is not None and after(stated[h].since, when)]
    undated = [name for name, item in items.items() if item.when is None and item.kind not in ("comparison", "absence")]
    if when is None and not unknowable and not unasked:
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
        sentence=_sentence(standing, asked.when, later, unknowable, rest.leaders, rest.probability)
        + _asked(standing, unasked, late),
        unasked=tuple(unasked),
        late_causes=tuple(late),
    )


def _too_late(item: Evidence, when: tuple[int, ...] | None) -> bool:
    """Said not to be knowable, or known only after what is to be explained."""
    if item.knowable is not None or when is None:
        return item.knowable is False
    return after(item.known, when)


def _asked(standing: Standing, unasked: list[str], late: list[str]) -> str:
    told = ""
    if late:
        names = listed([standing.said(standing.names.index(h)) for h in late])
        told += f" The cause that {names} names came, or could be known, only later: as stated it cannot have been one."
    if unasked:
        told += f" Nobody has said whether the actor could know {listed(unasked)}, on which a belief is said to rest."
    return told


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
        return f"{told[0]}." if told else "No item is called unknowable to the actor."
    first = standing.names.index(leaders[0])
    lead = f"{standing.said(first)} leads with {number(left[leaders[0]])}"
    return f"{'; '.join(told)}. Without {'it' if len(later) + len(unknowable) == 1 else 'them'} {lead}."
