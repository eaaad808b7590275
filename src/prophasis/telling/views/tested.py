"""verdict -> the harder questions put to it: kinds of test, time, premises, deception, causes together, forecasts."""

from __future__ import annotations

from typing import Any

from prophasis.case import Case, Dropped, ProcessTest, Verdict
from prophasis.telling import wording
from prophasis.telling.charts import reliability as chart

KINDS = ("doubly decisive", "smoking gun", "hoop", "straw in the wind")
MEANING = {
    "doubly decisive": "passing tells much, and failing would have",
    "smoking gun": "passing tells much, failing would have told little",
    "hoop": "failing would have told much, passing tells little",
    "straw in the wind": "neither tells much",
}
PLURAL = {
    "doubly decisive": "doubly decisive tests",
    "smoking gun": "smoking guns",
    "hoop": "hoop tests",
    "straw in the wind": "straws in the wind",
}
SHOWN = 12


def tested(case: Case, verdict: Verdict) -> dict[str, Any] | None:
    """Everything of the section; None where there is nothing to show."""
    found = {
        "tally": tally_sentence(verdict),
        "tests": [_test_row(case, test) for test in hard_tests(verdict)[:SHOWN]],
        "meaning": MEANING,
        "chronology": verdict.chronology,
        "premises": [_drop_row(case, verdict, d, _premise(case, d.what)) for d in verdict.premises],
        "deceived": [_drop_row(case, verdict, d, wording.source_name(case, d.what)) for d in verdict.deceived[:SHOWN]],
        "audiences": _audiences(case, verdict),
        "joint": _joint(case, verdict),
        "network": verdict.network,
        "coherence": verdict.coherence,
        "scores": verdict.scores,
        "curve": _curve(verdict),
        "bearings": _bearings(case, verdict),
    }
    return found if any(value for key, value in found.items() if key != "meaning") else None


def hard_tests(verdict: Verdict) -> list[ProcessTest]:
    """Each item's hardest test, where it is more than a straw in the wind."""
    best: dict[tuple[str, ...], ProcessTest] = {}
    for test in verdict.tests:
        held = best.get(test.items)
        if held is None or KINDS.index(test.kind) < KINDS.index(held.kind):
            best[test.items] = test
    return [test for test in best.values() if test.kind != "straw in the wind"]


def tally_sentence(verdict: Verdict) -> str | None:
    """How many items are of each kind, in one sentence."""
    items = {test.items for test in verdict.tests}
    if not items:
        return None
    hard = hard_tests(verdict)
    straws = len(items) - len(hard)
    if not hard:
        return (
            f"Process tracing: all {len(items)} items that can be read as tests are straws in the wind; no single one "
            "decides between the leader and a rival."
        )
    counted = [(kind, sum(test.kind == kind for test in hard)) for kind in KINDS[:3]]
    told = [f"{many} {PLURAL[kind] if many > 1 else kind}" for kind, many in counted if many]
    if straws:
        told.append(f"{straws} {PLURAL['straw in the wind'] if straws > 1 else 'straw in the wind'}")
    return f"Process tracing: of {len(items)} items {wording.listed(told)}."


def beside_it(verdict: Verdict) -> list[str]:
    """The network, the leader's weakest link, the rounds, and what the ACH ranking hangs on, a sentence each."""
    told = [verdict.network.sentence] if verdict.network is not None else []
    told += [chain.sentence for chain in verdict.mechanisms if chain.hypothesis in verdict.leaders]
    told += [verdict.rounds.sentence] if verdict.rounds is not None else []
    ach = _ach_line(verdict)
    return [*told, ach] if ach else told


def _ach_line(verdict: Verdict) -> str | None:
    """Who is first by ACH under each way of counting, where any counting has another order than the others."""
    orders = {tuple(preset.ranks.values()) for preset in verdict.ach_presets}
    if len(orders) < 2:
        return None
    firsts = (
        f"{preset.name} {wording.listed(h for h, rank in preset.ranks.items() if rank == 1)}"
        for preset in verdict.ach_presets
    )
    return f"The ACH ranking depends on how inconsistency is counted; first by {'; '.join(firsts)}."


def overturning(case: Case, verdict: Verdict, limit: int = 2) -> list[str]:
    """Premises and deceptions that would change the leader, in sentences."""
    told = [
        f"Without the premise “{_premise(case, drop.what)}”, {_lead(case, drop)}."
        for drop in verdict.premises
        if drop.changes_leader
    ][:limit]
    told += [
        f"If {wording.mid_sentence(wording.source_name(case, drop.what))} deceived, {_lead(case, drop)}."
        for drop in verdict.deceived
        if drop.changes_leader
    ][:limit]
    return told


def _lead(case: Case, drop: Dropped) -> str:
    names = wording.listed(f"“{wording.hypothesis_text(case, key)}”" for key in drop.leaders)
    verb = "would lead" if len(drop.leaders) == 1 else "would be level"
    return f"{names} {verb} ({wording.percent(drop.probability[drop.leaders[0]])})"


def _test_row(case: Case, test: ProcessTest) -> dict[str, Any]:
    return {
        "test": test,
        "of": wording.hypothesis_text(case, test.of),
        "over": wording.hypothesis_text(case, test.over),
    }


def _premise(case: Case, key: str) -> str:
    known = case.premises.get(key)
    return known.text.strip().removesuffix(".") if known else key


def _drop_row(case: Case, verdict: Verdict, drop: Dropped, text: str) -> dict[str, Any]:
    leader = verdict.leaders[0] if verdict.leaders else ""
    return {
        "drop": drop,
        "text": text,
        "then": drop.probability.get(leader),
        "leaders": wording.listed(wording.hypothesis_text(case, key) for key in drop.leaders),
    }


def _audiences(case: Case, verdict: Verdict) -> dict[str, Any] | None:
    """Hypotheses by what the words to each audience say, with the deeds beside them."""
    shown = (*verdict.scopes, *verdict.audiences)
    if not shown or verdict.posterior is None:
        return None
    deeds = verdict.deeds_alone
    order = sorted(verdict.posterior, key=lambda key: -verdict.posterior[key].probability if verdict.posterior else 0)
    return {
        "names": [(view.audience, len(view.items)) for view in shown],
        "rows": [
            {
                "text": wording.hypothesis_text(case, key),
                "said": [view.probability[key] for view in shown],
                "done": deeds.rows[key].probability if deeds and key in deeds.rows else None,
            }
            for key in order
        ],
        "part": len({view.leaders for view in shown}) > 1,
    }


def _curve(verdict: Verdict) -> dict[str, Any] | None:
    """The reliability curve with its consistency bars, a strip for each bin."""
    if verdict.scores is None or not verdict.scores.reliability:
        return None
    rows = [{"bin": one, "strip": chart.strip(one)} for one in verdict.scores.reliability]
    return {"axis": chart.axis(), "legend": chart.legend(), "rows": rows}


def _bearings(case: Case, verdict: Verdict) -> dict[str, Any] | None:
    """What the actor believed and what was so, each alone."""
    if not verdict.bearings:
        return None
    first = verdict.bearings[0].probability
    return {
        "views": verdict.bearings,
        "rows": [
            (wording.hypothesis_text(case, key), [view.probability[key] for view in verdict.bearings])
            for key in sorted(first, key=lambda key: -first[key])
        ],
        "part": len({view.leaders for view in verdict.bearings}) > 1,
    }


def _joint(case: Case, verdict: Verdict) -> dict[str, Any] | None:
    joint = verdict.joint
    if joint is None:
        return None
    several = sorted((key for key in joint.atoms if "+" in key), key=lambda key: -joint.atoms[key])
    held = sorted({h for key in several for h in key.split("+")}, key=lambda h: -joint.marginals[h])
    return {
        "held": [(wording.hypothesis_text(case, h), joint.marginals[h], joint.atoms[h]) for h in held],
        "several": [
            (
                " and ".join(f"“{wording.hypothesis_text(case, h)}”" for h in key.split("+")),
                joint.atoms[key],
                joint.prior[key],
            )
            for key in several[:SHOWN]
        ],
    }


__all__ = ["beside_it", "hard_tests", "overturning", "tally_sentence", "tested"]
