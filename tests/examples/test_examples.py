"""The worked examples: exact passages, two analysts who differ, a game that solves, and the verdict they print."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from prophasis import weigh
from prophasis.case import Case, Prediction, Range, Span, Verdict
from prophasis.playing import solve, stress
from prophasis.store import dump_case, load_case, parse_case

ROOT = Path(__file__).parents[2] / "examples"
EXAMPLES = ("war-of-431", "why-2022")
pytestmark = pytest.mark.parametrize("example", EXAMPLES)


@cache
def case_of(example: str) -> Case:
    return load_case(ROOT / example / "case.yaml")


@cache
def text_of(example: str, document: str) -> str:
    file = case_of(example).documents[document].file
    assert file is not None
    return (ROOT / example / file).read_bytes().decode("utf-8")


@cache
def prediction_of(example: str) -> Prediction:
    game = case_of(example).game
    assert game is not None
    return solve(game, seed=case_of(example).settings.seed)


@cache
def verdict_of(example: str) -> Verdict:
    return weigh(case_of(example), predictions=(prediction_of(example),))


def spans_of(case: Case) -> Iterator[Span]:
    for item in case.evidence.values():
        yield from item.spans
    assert case.game is not None
    yield from (parameter.passage for parameter in case.game.parameters.values() if parameter.passage is not None)


def best(case: Case, item: str, analyst: str) -> dict[str, float]:
    rows = [rating for rating in case.evidence[item].ratings if rating.analyst == analyst]
    return {key: cell.best for rating in rows for key, cell in rating.cells.items() if isinstance(cell, Range)}


def expected_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("examples_expected", ROOT / "expected.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_quotation_stands_where_its_span_says(example: str) -> None:
    """`text[start:end]` is the stored quote, for every passage of evidence and game."""
    spans = list(spans_of(case_of(example)))
    assert len(spans) >= 20
    for span in spans:
        assert span.quote
        assert text_of(example, span.document)[span.start : span.end] == span.quote


def test_documents_are_the_files_that_were_rated(example: str) -> None:
    """Four documents of 400 to 950 words with the checksums that the case records."""
    documents = case_of(example).documents
    assert len(documents) == 4
    for key, document in documents.items():
        text = text_of(example, key)
        assert hashlib.sha256(text.encode()).hexdigest() == document.sha256
        front, body = text.removeprefix("---\n").split("\n---\n", 1)
        assert {"title", "author", "published", "perspective", "language"} <= {
            line.split(":")[0] for line in front.split("\n")
        }
        assert f"title: {document.title}" in front
        assert 400 <= len(body.split()) <= 950


def test_sources_say_where_to_check_each_document(example: str) -> None:
    """SOURCES.md has a section for each document, named by file and by id."""
    text = (ROOT / example / "SOURCES.md").read_text(encoding="utf-8")
    for key, document in case_of(example).documents.items():
        assert f"## `{document.file}` (case id `{key}`)" in text


def test_evidence_is_of_every_kind_and_enough(example: str) -> None:
    """At least 40 rated items, all six kinds, copies marked, absences with their search."""
    items = case_of(example).evidence
    assert sum(1 for item in items.values() if item.ratings) >= 40
    assert {item.kind for item in items.values()} == {"word", "deed", "condition", "change", "comparison", "absence"}
    assert any(item.repeats for item in items.values())
    assert all(item.search for item in items.values() if item.kind == "absence")
    assert all(item.spans and item.when for item in items.values() if item.repeats is None)


def test_two_analysts_rate_every_item_and_give_reasons(example: str) -> None:
    """Each item but the copies has a full row, in ranges, and a reason from each of two analysts."""
    case = case_of(example)
    assert len(case.analysts) == 2
    for item in case.evidence.values():
        if item.repeats is not None:
            assert not item.ratings
            continue
        assert {rating.analyst for rating in item.ratings} == set(case.analysts)
        for rating in item.ratings:
            assert rating.reason
            assert rating.round == 1
            assert set(rating.cells) == set(case.hypotheses)
            assert all(isinstance(cell, Range) and not cell.is_point for cell in rating.cells.values())


def test_neither_analyst_is_a_straw_man(example: str) -> None:
    """Each analyst holds at least three items against the hypothesis that his ratings favour most."""
    case = case_of(example)
    for view in verdict_of(example).analysts:
        lead, second = sorted(view.posterior, key=lambda key: -view.posterior[key])[:2]
        rows = [best(case, key, view.analyst) for key in case.evidence]
        assert sum(1 for row in rows if row and row[lead] < row[second]) >= 3


def test_the_analysts_differ(example: str) -> None:
    """Alone, the two analysts come to different leaders."""
    views = verdict_of(example).analysts
    assert len(views) == 2
    assert set(views[0].leaders).isdisjoint(views[1].leaders)


def test_the_case_has_what_a_judgement_needs(example: str) -> None:
    """Ranged priors, one catch-all, sources, dependence, premises, a forecast, one word in two senses, notes."""
    case = case_of(example)
    assert sum(hypothesis.catch_all for hypothesis in case.hypotheses.values()) == 1
    assert all(hypothesis.prior and not hypothesis.prior.is_point for hypothesis in case.hypotheses.values())
    assert case.sources
    assert case.dependence
    assert case.premises
    assert case.forecasts
    assert case.actors
    assert any(len({gloss.meaning for gloss in senses}) > 1 for senses in case.glossary.values())
    assert any(actor.relations for actor in case.actors.values())


def test_the_case_round_trips(example: str) -> None:
    """Written out and read again, the case is the same."""
    case = case_of(example)
    assert parse_case(dump_case(case), base=case.base) == case


def test_the_game_solves_and_links_to_the_case(example: str) -> None:
    """Two or three observed moves rest on evidence; every parameter has a passage, a reason and a band."""
    game = case_of(example).game
    assert game is not None
    for parameter in game.parameters.values():
        assert parameter.passage
        assert parameter.reason
        assert isinstance(parameter.value, Range)
        assert not parameter.value.is_point
    assert 2 <= len(game.observed) <= 3
    assert all(move.evidence for move in game.observed)
    prediction = prediction_of(example)
    assert prediction.residual < 1e-6
    assert prediction.path is not None
    assert len(prediction.path.likelihood) >= 2
    for player in game.players:
        shares = [aim.posterior.best for aim in prediction.aims if aim.player == player]
        assert sum(shares) == pytest.approx(1, abs=1e-6)


def test_four_policies_of_four_kinds_are_stress_tested(example: str) -> None:
    """Threat, guarantee, limits and reassurance, each with cost and payer; none is best whatever the aim."""
    game = case_of(example).game
    assert game is not None
    assert game.policies is not None
    kinds = [policy.kind or "" for policy in game.policies.values()]
    assert len(kinds) == 4
    for wanted in ("threat", "guarantee", "arms limits", "reassurance"):
        assert any(wanted in kind for kind in kinds)
    assert all(policy.cost and policy.payer for policy in game.policies.values())
    table = stress(game)
    best_by_aim: dict[str, str] = {}
    for row in table.rows:
        for outcome in row.outcomes:
            if outcome.regret < 1e-9:
                best_by_aim[outcome.type] = row.policy
    assert len(best_by_aim) == len(table.aims)
    assert len(set(best_by_aim.values())) > 1


def test_the_verdict_is_a_moderate_one(example: str) -> None:
    """Rated, with a leader short of certainty and a spread that is not empty."""
    verdict = verdict_of(example)
    assert verdict.status == "rated"
    assert verdict.posterior is not None
    assert abs(sum(row.probability for row in verdict.posterior.values()) - 1) < 1e-9
    top = max(verdict.posterior.values(), key=lambda row: row.probability)
    assert 0.3 < top.probability < 0.9
    assert top.low < top.probability < top.high


def test_the_verdict_is_the_expected_one(example: str) -> None:
    """The stored verdict, to 1e-6; regenerate it with `python examples/expected.py` when it was meant to change."""
    stored = json.loads((ROOT / example / "expected" / "verdict.json").read_text(encoding="utf-8"))
    _same(expected_script().expected(example), stored, example)


def _same(found: Any, stored: Any, where: str) -> None:
    if isinstance(stored, dict):
        assert set(found) == set(stored), where
        for key in stored:
            _same(found[key], stored[key], f"{where}.{key}")
    elif isinstance(stored, float):
        assert found == pytest.approx(stored, abs=1e-6), where
    else:
        assert found == stored, where
