"""Compare a draft with what a careful reader would have drafted: the question, the explanations, and who holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from score import AUTHOR, Row

from prophasis.case import Case, Hypothesis

TEXT, PASSAGE = 3, 1
"""How much a word in the hypothesis' own text counts against one in a passage that it rests on."""


def score_draft(case: Case, expected: Mapping[str, Any]) -> dict[str, Row]:
    """Rows for the question, the explanations found, the author's stance on each, and the speakers' positions.

    Args:
        case: what `prophasis draft` gave for one document.
        expected: the content of an `expected_draft.yaml`.
    """
    question = case.question or ""
    asks = all(any(_has(word, question) for word in group) for group in expected["question"]["words"])
    rows = {"draft question": Row(1, 1, int(asks))}
    wanted: Mapping[str, Mapping[str, Any]] = expected["candidates"]
    drafted = {key: one for key, one in case.hypotheses.items() if not one.catch_all}
    matched = _matched(wanted, drafted)
    rows["draft explanations"] = Row(
        len(wanted),
        len(drafted),
        len(matched),
        missed=[{"quote": name} for name in wanted if name not in matched],
        extra=[{"quote": one.text} for key, one in drafted.items() if key not in matched.values()],
    )
    voice, people = Row(), Row()
    for name, candidate in wanted.items():
        if candidate.get("open"):
            continue
        positions = _positions(case, drafted[matched[name]]) if name in matched else []
        _author(voice, name, candidate, positions)
        _speakers(people, name, candidate, positions)
    rows["draft author's stance"], rows["draft speakers"] = voice, people
    return rows


def _has(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) is not None


def _matched(wanted: Mapping[str, Mapping[str, Any]], drafted: Mapping[str, Hypothesis]) -> dict[str, str]:
    """Candidates to hypotheses, one to one, the most words first."""
    reach = []
    for i, (name, candidate) in enumerate(wanted.items()):
        for j, (key, hypothesis) in enumerate(drafted.items()):
            quotes = [span.quote or "" for position in hypothesis.positions for span in position.spans]
            weight = sum(
                TEXT * _has(word, hypothesis.text)
                + PASSAGE * (sum(_has(word, quote) for quote in quotes) / max(1, len(quotes)))
                for word in candidate["words"]
            )
            if weight > 0:
                reach.append((-weight, i, j, name, key))
    taken: dict[str, str] = {}
    for _, _, _, name, key in sorted(reach):
        if name not in taken and key not in taken.values():
            taken[name] = key
    return taken


def _positions(case: Case, hypothesis: Hypothesis) -> list[tuple[str, str]]:
    """Who by name (the document's own voice as AUTHOR), and the stance."""
    out = []
    for position in hypothesis.positions:
        actor = case.actors.get(position.who)
        names = " ".join([actor.name, *actor.aliases]) if actor else position.who
        out.append((AUTHOR if position.who in case.documents else names, position.stance))
    return out


def _author(row: Row, name: str, candidate: Mapping[str, Any], positions: Sequence[tuple[str, str]]) -> None:
    stances = {stance for who, stance in positions if who == AUTHOR}
    asserts, denies = AUTHOR in candidate["asserted_by"], AUTHOR in candidate["denied_by"]
    right = asserts == bool(stances & {"asserts", "concedes"}) and denies == ("denies" in stances)
    row.gold += 1
    row.found += bool(positions)
    row.hits += right and bool(positions)
    if not right:
        row.missed.append({"quote": f"{name}: {sorted(stances)}"})


def _speakers(row: Row, name: str, candidate: Mapping[str, Any], positions: Sequence[tuple[str, str]]) -> None:
    for side, stances in (("asserted_by", {"asserts", "reports"}), ("denied_by", {"denies"})):
        for speaker in candidate[side]:
            if speaker == AUTHOR:
                continue
            mine = {stance for who, stance in positions if who != AUTHOR and _has(speaker, who)}
            row.gold += 1
            row.found += bool(mine)
            row.hits += bool(mine & stances)
            if not mine & stances:
                row.missed.append({"quote": f"{name}: {speaker} {side} {sorted(mine)}"})
