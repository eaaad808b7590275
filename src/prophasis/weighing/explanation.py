"""verdict -> how one of its cells came about: formulas with their figures in them, who set each, and the passages."""

from __future__ import annotations

import math
from collections.abc import Sequence

from prophasis.case import Case, Derivation, DerivationStep, PathLikelihood, Prediction, Range, Rating
from prophasis.errors import WeighError
from prophasis.weighing.arrays.shapes import BETA, NORMAL, POINT, TRIANGLE, UNIFORM
from prophasis.weighing.differences.changes import cell_text
from prophasis.weighing.ledger import JOINT, Row, counting
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.ratings import RatedRow
from prophasis.weighing.scales import Scales
from prophasis.weighing.standing import Standing, taken_away
from prophasis.weighing.words import listed, number, said

FAMILIES = {
    POINT: "point",
    BETA: "PERT",
    TRIANGLE: "triangular",
    NORMAL: "normal in decibels",
    UNIFORM: "uniform in dB",
}


def explain(
    case: Case,
    item: str,
    hypothesis: str | None = None,
    *,
    question: str | None = None,
    predictions: Sequence[PathLikelihood | Prediction] = (),
) -> tuple[Derivation, ...]:
    """How an item entered the verdict, under one hypothesis or under each in turn.

    Steps: what each analyst wrote, the mean of its range, the source's report model, what the row weighs against the
    leader (the leader's against the runner-up), and what the probability would be without it.

    Raises:
        WeighError: W041 for an item or a hypothesis that the case does not have; whatever weighing it raises.
    """
    paths = [q for p in predictions if (q := p.path if isinstance(p, Prediction) else p) is not None]
    ledger = open_ledger(case, question, paths)
    wanted = ledger.hypotheses if hypothesis is None else (hypothesis,)
    for name, known, what in ((item, case.evidence, "item"), (wanted[0], ledger.hypotheses, "hypothesis")):
        if name not in known:
            raise WeighError(
                "W041", f"there is no {what} {name!r}.", where="explain", mend=f"Known: {listed(list(known))}."
            )
    aside = _aside(ledger.skipped, ledger.unrated, ledger.copies, ledger.original, item)
    row = next((r for r, one in enumerate(ledger.rows) if item in one.items), None)
    if row is None:
        return tuple(_set_aside(case, item, h, aside or ledger.replaced.get(item, "it is not weighed")) for h in wanted)
    standing = Standing.of(Scales(ledger))
    return tuple(_derivation(standing, row, item, ledger.hypotheses.index(h)) for h in wanted)


def _aside(
    skipped: dict[str, str], unrated: list[str], copies: list[str], original: dict[str, str], item: str
) -> str | None:
    if item in copies:
        return f"it repeats {original[item]}: a copy adds nothing"
    if item in unrated:
        return "nobody has rated it"
    return skipped.get(item)


def _set_aside(case: Case, item: str, h: str, why: str) -> Derivation:
    evidence = case.evidence[item]
    step = DerivationStep(name="set aside", formula="counts for nothing", value=0.0, note=why)
    sentence = f"{item} has no weight under {said(h, case.hypotheses)}: {why}."
    return Derivation(
        item=item, hypothesis=h, text=evidence.text, steps=(step,), spans=evidence.spans, sentence=sentence
    )


def _derivation(standing: Standing, r: int, item: str, h: int) -> Derivation:
    scales = standing.scales
    row, case = scales.ledger.rows[r], scales.ledger.case
    evidence = case.evidence[item]
    steps: list[DerivationStep] = []
    given = counting(evidence, scales.ledger.hypotheses, case.hypotheses)
    for a, analyst in enumerate(scales.analysts):
        if analyst in row.rated and not (row.kind in JOINT and steps):
            steps += _rated(standing, row, (a, r, h), item, given.get(analyst) or given.get(None))
    weight, against = _weight(standing, r, h)
    steps += [weight, _without(standing, r, h)]
    return Derivation(
        item=item,
        hypothesis=standing.names[h],
        text=evidence.text,
        steps=tuple(steps),
        spans=evidence.spans,
        sentence=_sentence(standing, row, item, h, weight.value or 0.0, against),
    )


def _rated(
    standing: Standing, row: Row, place: tuple[int, int, int], item: str, given: Rating | None
) -> list[DerivationStep]:
    """What one analyst wrote, its mean, and what the source's report makes of it."""
    a, r, h = place
    scales = standing.scales
    analyst, rated = scales.analysts[a], row.rated[scales.analysts[a]]
    known = scales.ledger.case.analysts.get(analyst)
    by = (known.name if known else analyst) or "the rater"
    name = standing.names[h]
    if row.kind == "network":
        return _drawn(standing, row, place, item)
    if row.kind == "path":
        return [
            DerivationStep(
                name="the game's observed path",
                formula=f"P(path of {listed(row.items)} | {name}) = {scales.p[a, r, h]:.4g}",
                value=float(scales.p[a, r, h]),
                by="the game" if name not in rated.defaulted else "default band",
            )
        ]
    cell = given.cells.get(name) if given else None
    steps = [
        DerivationStep(
            name="as rated",
            formula=_as_rated(rated, name, cell_text(cell)),
            value=cell.best if isinstance(cell, Range) else None,
            by=by,
            note=given.reason if given else None,
        ),
        DerivationStep(name="mean of the range", formula=_mean(rated, h), value=float(scales.p[a, r, h]), by=by),
    ]
    staged = scales.ledger.case.evidence[item].staged.get(name)
    if staged is not None:
        steps.append(
            DerivationStep(
                name="if staged",
                formula=f"{cell_text(staged)} + (1 - {cell_text(staged)}) x the mean = {scales.p[a, r, h]:.4g}",
                value=float(scales.p[a, r, h]),
                by="the case",
                note="what is staged is there in any case",
            )
        )
    if row.witness is not None:
        offset, slope = row.witness.lines(row.witness.mean(), scales.q[a, r])
        hit, false, p = float(offset + slope), float(offset), scales.p[a, r, h]
        source = scales.ledger.case.sources[row.witness.name]
        steps.append(
            DerivationStep(
                name="as reported",
                formula=f"{hit:.3g} x {p:.3g} + {false:.3g} x (1 - {p:.3g}) = {scales.reported[a, r, h]:.4g}",
                value=float(scales.reported[a, r, h]),
                by=source.text,
                note=_shared(standing, r),
            )
        )
    return steps


def _drawn(standing: Standing, row: Row, place: tuple[int, int, int], item: str) -> list[DerivationStep]:
    """What the network says of all its items, and without this one."""
    a, r, h = place
    scales, name = standing.scales, standing.names[h]
    network = scales.ledger.network
    assert network is not None
    whole = float(scales.p[a, r, h])
    by = "the drawn network" if name in network.hypotheses else "default band"
    findings = ", ".join(f"{network.nodes[i]} = {network.found[i]}" for i in row.items)
    steps = [
        DerivationStep(
            name="the drawn network",
            formula=f"P({findings} | {name}) = {whole:.4g}",
            value=whole,
            by=by,
            note=network.drawn.reason,
        )
    ]
    others = [i for i in row.items if i != item]
    if name in network.hypotheses:
        left = float(network.likelihood(others)[network.hypotheses.index(name)]) if others else 1.0
        node = network.drawn.nodes.get(network.nodes[item])
        steps.append(
            DerivationStep(
                name="given the others",
                formula=f"P({item} | {', '.join((*others, name))}) = {whole:.4g} / {left:.4g} = {whole / left:.4g}",
                value=whole / left,
                by=by,
                note=node.reason if node else None,
            )
        )
    return steps


def _shared(standing: Standing, r: int) -> str | None:
    group = next((g for g in standing.scales.reports if r in g), None)
    if group is None:
        return None
    others = [standing.scales.ledger.rows[k].name for k in group if k != r]
    return f"the reliability is shared with {listed(others)}: together they are integrated over it"


def _as_rated(rated: RatedRow, name: str, written: str) -> str:
    if name in rated.defaulted:
        return "not rated: uniform in dB between the least and the greatest of the row"
    if name in rated.unsure:
        return "unsure: the widest range whose mean is the row's"
    return f"10^({written} / 10)" if rated.relative else written


def _mean(rated: RatedRow, h: int) -> str:
    shapes = rated.shapes
    low, mode, high = float(shapes.low[h]), float(shapes.mode[h]), float(shapes.high[h])
    mean = f"{rated.mean[h]:.4g}"
    if shapes.log[h] or shapes.family[h] in (NORMAL, UNIFORM):
        return f"{FAMILIES[int(shapes.family[h])]}, mean {mean}"
    if shapes.family[h] == TRIANGLE:
        return f"({low:.3g} + {mode:.3g} + {high:.3g}) / 3 = {mean}"
    if shapes.family[h] == POINT:
        return f"a point: {mean}"
    a, b = float(shapes.a[h]), float(shapes.b[h])
    if abs(a + b - 6) < 1e-9:
        return f"({low:.3g} + 4 x {mode:.3g} + {high:.3g}) / 6 = {mean}"
    return f"Beta({a:.3g}, {b:.3g}) on {low:.3g} to {high:.3g}, mean {mean}"


def _weight(standing: Standing, r: int, h: int) -> tuple[DerivationStep, int]:
    """What goes if the row goes, in decibels: h against the leader, the leader against the runner-up."""
    scales = standing.scales
    other = standing.leader if h != standing.leader else standing.rival
    raters = [a for a in range(len(scales.analysts)) if scales.rated[a, r]]
    full = [scales.log_likelihood(a, scales.all) for a in range(len(scales.analysts))]
    told = taken_away(scales, full, [r], raters)
    value = _decibels(told[h], told[other])
    mean = scales.reported[raters, r].mean(axis=0)
    formula = f"10 log10({mean[h]:.4g} / {mean[other]:.4g})"
    note = None
    if len(raters) > 1:
        formula = f"mean over analysts of 10 log10(P | {standing.names[h]}) - 10 log10(P | {standing.names[other]})"
    elif math.isinf(value):
        formula, note = f"{mean[h]:.4g} against {mean[other]:.4g}", "one of the two is excluded by this row"
    elif abs(value - _decibels_of(mean[h], mean[other])) > 1e-6:
        note = "what it adds to the others it hangs together with"
    return (
        DerivationStep(
            name=f"weight against {standing.names[other]}",
            formula=formula if math.isinf(value) else f"{formula} = {value:+.2f} dB",
            value=value,
            note=note,
        ),
        other,
    )


def _decibels(one: float, other: float) -> float:
    gap = one - other
    return 0.0 if math.isnan(gap) else 10 * gap / math.log(10)


def _decibels_of(p: float, q: float) -> float:
    return 10 * math.log10(p / q) if p > 0 and q > 0 else math.inf


def _without(standing: Standing, r: int, h: int) -> DerivationStep:
    scales = standing.scales
    left = float(scales.pooled(scales.without([r]))[h])
    now = float(standing.pooled[h])
    return DerivationStep(
        name="in the verdict",
        formula=f"{number(now)} with it, {number(left)} without it",
        value=now - left,
    )


def _sentence(standing: Standing, row: Row, item: str, h: int, weight: float, other: int) -> str:
    if math.isinf(weight):
        excluded = standing.said(h if weight < 0 else other)
        return f"{item} excludes {excluded}: as rated it is impossible there."
    told = f"{item} speaks {'for' if weight >= 0 else 'against'} {standing.said(h)}"
    if abs(weight) < 0.05:
        told = f"{item} says next to nothing about {standing.said(h)}"
    joint = f" (one row with {listed([i for i in row.items if i != item])})" if len(row.items) > 1 else ""
    return f"{told}{joint}: {weight:+.1f} dB against {standing.said(other)}."
