"""Scores: how often marks of one rule and word were right where others had marked the reasons."""

from __future__ import annotations

from functools import cache

from prophasis.reading.reasons.reason import Reason, table

ANY = "*"
"""Stands for every word of a rule."""


@cache
def _scores() -> dict[tuple[str, str, str], float]:
    return {(rule, tie, word): float(share) for rule, tie, word, _, _, share in table("explanation_scores.tsv")}


def score(reason: Reason) -> float | None:
    """The share of right ones among marks by the same rule, tie and word, else by the same rule and tie."""
    scores = _scores()
    key = (reason.rule, reason.tie)
    return scores.get((*key, word(reason)), scores.get((*key, ANY)))


def word(reason: Reason) -> str:
    """What a rule is told apart by: the words of the connective, the lemma of a single word."""
    cue = reason.anchor.doc[reason.cue[0] : reason.cue[1]]
    return " ".join(cue.text.lower().split()) if len(cue) > 1 else cue[0].lemma_.lower()
