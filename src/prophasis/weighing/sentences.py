"""The verdict in sentences: a number beside every estimative word; confidence and ownership apart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from prophasis.case import AchPreset, AchRow, AuthorsCase, OneSidedness, Posterior, PosteriorRow
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.scales import Scales
from prophasis.weighing.words import clause, count, listed, number, said, term

NAMES = {
    "independent": "as if all items were independent",
    "stated": "as stated",
    "redundant": "with each origin counted once",
}


POOLED = {
    "linear": "averaged with equal weights",
    "logarithmic": "pooled by the logarithmic rule (their geometric mean) with equal weights",
    "coherence-weighted": "averaged with weights by the coherence of their outright judgements",
    "coherence-weighted-logarithmic": (
        "pooled by the logarithmic rule with weights by the coherence of their outright judgements"
    ),
}
LEAST_WIDE = 0.9
MOST_DB = 60.0


def why_wide(scales: Scales, posterior: Posterior) -> str | None:
    """Why the bounds are wide, where the leader's are: how many numbers stand free in their ranges."""
    row = posterior.rows[posterior.leaders[0]]
    if row.bound_high - row.bound_low < LEAST_WIDE:
        return None
    free = sum(
        int((rated.shapes.family != 0).sum())
        for r in scales.ledger.rows
        for rated in {id(one): one for one in r.rated.values()}.values()
    )
    return (
        f"The bounds are wide because {count(free, 'rating')} may each stand anywhere in a range, and the bounds let "
        "all of them be at their worst for a hypothesis at once; that nobody believes, but nothing rated forbids it."
    )


def judgement(ledger: Ledger, posterior: Posterior, first: str | None) -> str:
    """The judgement in words with its number in the same sentence; ``first`` is said before it."""
    hypotheses = ledger.case.hypotheses
    leaders = posterior.leaders
    if len(leaders) == 1:
        row = posterior.rows[leaders[0]]
        yet = "" if row.probability > 0.5 else "No hypothesis is more likely than not. The first, "
        comma = "," if yet else ""
        told = f"{yet}{_quoted(hypotheses[leaders[0]].text)}{comma} {clause(row.probability)} ({_figures(row)})"
        rest = [name for name in posterior.rows if name not in leaders]
        runner = max(rest, key=lambda name: posterior.rows[name].probability)
        other = posterior.rows[runner].probability
        told += f"; next comes {_quoted(hypotheses[runner].text)}, {term(other)} ({number(other)})."
    else:
        row = posterior.rows[leaders[0]]
        names = listed([_quoted(hypotheses[name].text) for name in leaders])
        told = f"No hypothesis leads: {names} are level, each {term(row.probability)} ({_figures(row)})."
    return f"{first} {told}" if first else told


def _quoted(text: str) -> str:
    return f"“{text.strip().rstrip('.')}”"


def _figures(row: PosteriorRow) -> str:
    if row.low == row.high:
        return f"{number(row.probability)}; given as points, without a range"
    return f"{number(row.probability)}; 5-95 % {number(row.low)} to {number(row.high)}"


def dependence_warning(ledger: Ledger, views: dict[str, Posterior | None]) -> str:
    """Said first when the leader depends on how far the items are independent."""
    hypotheses = ledger.case.hypotheses
    told = [
        f"{listed([said(h, hypotheses) for h in view.leaders])} {NAMES[name]} "
        f"({number(view.rows[view.leaders[0]].probability)})"
        for name in NAMES
        if (view := views[name]) is not None
    ]
    return f"Who leads depends on how far the items are independent: {', '.join(told)}."


def whose(ledger: Ledger) -> str:
    """Whose ratings the judgement rests on, and that other ratings give another one."""
    names = [name for name in ledger.analysts if name]
    tail = "other ratings give another judgement."
    if not names:
        return f"This judgement rests on the ratings in the case, which name no analyst; {tail}"
    called = [known.name if (known := ledger.case.analysts.get(name)) else name for name in names]
    if len(names) == 1:
        return f"This judgement rests on the ratings of {called[0]}; {tail}"
    return f"This judgement rests on the ratings of {listed(called)}, {POOLED[ledger.case.settings.pool]}; {tail}"


def unrated_sentence(ledger: Ledger, own: AuthorsCase | None, sides: OneSidedness | None) -> str:
    """What can be said before anybody has rated: no probability."""
    items = len(ledger.unrated)
    told = (
        f"No judgement: nobody has rated the {count(items, 'item')} of evidence."
        if items
        else ("No judgement: the case holds no evidence that can be weighed.")
    )
    if ledger.skipped and not items:
        told = "No judgement: no row of evidence has a rating for every rival."
    if own is not None:
        told += f" {own.sentence}"
    if sides is not None and sides.one_sided:
        told += f" {sides.sentence}"
    return told


def warnings_of(ledger: Ledger) -> tuple[str, ...]:
    """Everything a reader should know before trusting the numbers; each said once."""
    told = list(ledger.warnings)
    if ledger.unrated and ledger.rows:
        told.append(
            f"{count(len(ledger.unrated), 'row')} of {len(ledger.unrated) + len(ledger.rows)} "
            f"{'is' if len(ledger.unrated) == 1 else 'are'} not yet rated and left out."
        )
    late = [item for item, reason in ledger.skipped.items() if "day of judgement" in reason]
    if late:
        told.append(f"Set aside because later than {ledger.case.as_of}: {listed(late)}.")
    partial = [item for item, reason in ledger.skipped.items() if reason.startswith("no rating")]
    if partial:
        told.append(f"Left out because some rival has no rating there: {listed(partial)}.")
    if ledger.floored:
        told.append(
            f"{count(len(ledger.floored), 'zero')} became {ledger.case.settings.floor:g}, since nothing marked them "
            f"impossible: {listed(ledger.floored)}."
        )
    told += [*_thin(ledger), *_unsound(ledger), *_compatible(ledger)]
    return tuple(dict.fromkeys(told))


def beyond_the_model(posterior: Mapping[str, PosteriorRow], leaders: Sequence[str]) -> list[str]:
    """Said where the evidence alone puts the leader more than `MOST_DB` over the next: no model is that good."""
    rest = {name: row for name, row in posterior.items() if name not in leaders and row.probability > 0}
    if not rest or not leaders:
        return []
    lead, rival = leaders[0], max(rest, key=lambda name: rest[name].probability)
    moved = [posterior[name].probability / posterior[name].prior for name in (lead, rival)]
    if 10 * math.log10(moved[0] / moved[1]) <= MOST_DB:
        return []
    return [
        f"The evidence for {lead} over {rival} adds up to more than {MOST_DB:g} dB, a million to one: a mistake in the "
        "model is likelier than that."
    ]


def _thin(ledger: Ledger) -> list[str]:
    """Analysts who rated less than half of the rows: their view stays near the prior and draws the pool there."""
    if len(ledger.analysts) < 2:
        return []
    rated = {analyst: sum(analyst in row.rated for row in ledger.rows) for analyst in ledger.analysts}
    return [
        f"{analyst} has rated {rows} of {len(ledger.rows)} rows: the view stays near the prior, and so does the pool."
        for analyst, rows in rated.items()
        if 2 * rows < len(ledger.rows)
    ]


def _unsound(ledger: Ledger) -> list[str]:
    """Absences whose search is not described, and items on a belief that could not have been known to it."""
    items = {
        item: ledger.case.evidence[item] for row in ledger.rows for item in row.items if item in ledger.case.evidence
    }
    unsearched = [name for name, item in items.items() if item.kind == "absence" and not item.search]
    unknowable = [name for name, item in items.items() if item.bears_on == "belief" and item.knowable is False]
    told = []
    if unsearched:
        told.append(f"Absence weighs only as far as somebody looked; no search is described for {listed(unsearched)}.")
    if unknowable:
        told.append(
            f"Said to bear on what the actor believed, yet not knowable to it at the time: {listed(unknowable)}."
        )
    return told


def _compatible(ledger: Ledger) -> list[str]:
    told = []
    for name in ledger.hypotheses:
        hypothesis = ledger.case.hypotheses[name]
        both = [other for other in (*hypothesis.compatible_with, *hypothesis.subsumes) if other in ledger.hypotheses]
        if both:
            told.append(
                f"{name} can hold together with {listed(both)}, yet the probabilities share one whole: read each as "
                "the main reason. How probable each is, alone or with others, stands apart."
            )
    return told


def late_warnings(
    sides: OneSidedness | None,
    stated: Posterior,
    ranked: tuple[AchRow, ...],
    presets: tuple[AchPreset, ...],
) -> tuple[str, ...]:
    """What can only be said once everything is weighed: beyond the model, what the ACH rank hangs on, one side."""
    found = beyond_the_model(stated.rows, stated.leaders)
    if ranked:
        plain = {row.hypothesis for row in ranked if row.rank == 1}
        least = min(row.weighted for row in ranked)
        weighted = {row.hypothesis for row in ranked if row.weighted <= least + 1e-9}
        if plain != weighted:
            found.append("The ACH ranking depends on whether rows are weighted by their sources' reliability.")
        firsts: dict[tuple[str, ...], list[str]] = {}
        for preset in presets:
            firsts.setdefault(tuple(h for h, rank in preset.ranks.items() if rank == 1), []).append(preset.name)
        if len(firsts) > 1:
            told = "; ".join(f"{listed(first)} by {listed(names)}" for first, names in firsts.items())
            found.append(f"Who is first by the ACH score depends on how inconsistency is counted: {told}.")
    if sides is not None and sides.one_sided:
        found.append(sides.sentence)
    return tuple(found)
