"""verdict -> the judgement's figures: the posterior chart, and words against deeds."""

from __future__ import annotations

import math
from typing import Any

from prophasis.case import Case, Posterior, Verdict
from prophasis.telling import wording
from prophasis.telling.charts import posterior as posterior_chart
from prophasis.telling.charts import words_deeds as words_deeds_chart


def runner_up(verdict: Verdict) -> str | None:
    """The strongest rival of the (first) leader, or None where there is no rival or no posterior."""
    if not verdict.posterior or not verdict.leaders:
        return None
    leader = verdict.leaders[0]
    rivals = [key for key in verdict.posterior if key != leader]
    rows = verdict.posterior
    return max(rivals, key=lambda key: rows[key].probability, default=None)


def by_probability(verdict: Verdict) -> list[str]:
    """The hypotheses from the most to the least probable; equal ones in the order of the case."""
    rows = verdict.posterior or {}
    return sorted(rows, key=lambda key: -rows[key].probability)


def posterior(case: Case, verdict: Verdict) -> dict[str, Any] | None:
    """The posterior table with its strips; None for a draft that nobody has rated."""
    if verdict.posterior is None:
        return None
    rows = [
        {
            "id": key,
            "text": wording.hypothesis_text(case, key),
            "leads": key in verdict.leaders,
            "row": row,
            "catch_all": key in case.hypotheses and case.hypotheses[key].catch_all,
            "strip": posterior_chart.strip(row, leads=key in verdict.leaders),
        }
        for key in by_probability(verdict)
        for row in [verdict.posterior[key]]
    ]
    vague = any(wording.bounds(r.bound_low, r.bound_high) == wording.ANY for r in verdict.posterior.values())
    return {"axis": posterior_chart.axis(), "legend": posterior_chart.legend(), "rows": rows, "any_bounds": vague}


def words_deeds(case: Case, verdict: Verdict) -> dict[str, Any] | None:
    """Words alone, deeds alone and together for each hypothesis; None where there is nothing of the kind."""
    if verdict.posterior is None or (verdict.words_alone is None and verdict.deeds_alone is None):
        return None
    rows = []
    for key in by_probability(verdict):
        words, deeds = _probability(verdict.words_alone, key), _probability(verdict.deeds_alone, key)
        together = _probability(verdict.together, key)
        together = verdict.posterior[key].probability if together is None else together
        rows.append(
            {
                "id": key,
                "text": wording.hypothesis_text(case, key),
                "words": words,
                "deeds": deeds,
                "together": together,
                "gap": verdict.gap.get(key),
                "strip": words_deeds_chart.strip(words, deeds, together),
            }
        )
    return {
        "axis": words_deeds_chart.axis(),
        "legend": words_deeds_chart.legend(),
        "rows": rows,
        "sentence": _words_deeds_sentence(case, verdict),
        "words_items": verdict.words_alone.items if verdict.words_alone else (),
        "deeds_items": verdict.deeds_alone.items if verdict.deeds_alone else (),
    }


def entropy(verdict: Verdict) -> float:
    """Bits still open about which hypothesis is true."""
    shares = [row.probability for row in (verdict.posterior or {}).values()]
    return -sum(p * math.log2(p) for p in shares if p > 0)


def _probability(posterior: Posterior | None, key: str) -> float | None:
    row = posterior.rows.get(key) if posterior else None
    return row.probability if row else None


def _words_deeds_sentence(case: Case, verdict: Verdict) -> str:
    words, deeds = verdict.words_alone, verdict.deeds_alone
    if words is None:
        return "No word is among the rated items, so words cannot be set against deeds."
    if deeds is None:
        return "No deed is among the rated items, so words cannot be set against deeds."
    if words.leaders == deeds.leaders:
        return f"Words and deeds point the same way: {_leaders(case, deeds)}."
    return f"Words and deeds part: the words point to {_leaders(case, words)}, the deeds to {_leaders(case, deeds)}."


def _leaders(case: Case, posterior: Posterior) -> str:
    named = [
        f"“{wording.hypothesis_text(case, key)}” ({wording.percent(posterior.rows[key].probability)})"
        for key in posterior.leaders
    ]
    return wording.listed(named)


__all__ = ["by_probability", "entropy", "posterior", "runner_up", "words_deeds"]
