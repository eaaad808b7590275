"""verdict -> the harder questions put to it: kinds of test, time, premises, deception, causes together, forecasts."""

from __future__ import annotations

from typing import Any

from prophasis.case import Case, Dropped, ProcessTest, Verdict
from prophasis.telling import wording

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
        "coherence": verdict.coherence,
        "scores": verdict.scores,
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
    if not verdict.audiences or verdict.posterior is None:
        return None
    deeds = verdict.deeds_alone
    order = sorted(verdict.posterior, key=lambda key: -verdict.posterior[key].probability if verdict.posterior else 0)
    return {
        "names": [(view.audience, len(view.items)) for view in verdict.audiences],
        "rows": [
            {
                "text": wording.hypothesis_text(case, key),
                "said": [view.probability[key] for view in verdict.audiences],
                "done": deeds.rows[key].probability if deeds and key in deeds.rows else None,
            }
            for key in order
        ],
        "part": len({view.leaders for view in verdict.audiences}) > 1,
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


__all__ = ["hard_tests", "overturning", "tally_sentence", "tested"]
