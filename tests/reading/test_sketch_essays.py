"""The models of the two essays of the shared development data: what each author attributes, advises and rejects."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prophasis.case import Sketch
from prophasis.reading import part, read, sketch

SHARED = Path(os.environ.get("PROPHASIS_SHARED") or Path(__file__).parents[2].parent / "shared")
ESSAYS = sorted((SHARED / "documents").glob("*.txt"))

pytestmark = pytest.mark.skipif(len(ESSAYS) < 2, reason="the shared development data (two essays) is not here")


@pytest.fixture(scope="module")
def sketches() -> tuple[Sketch, ...]:
    return sketch(read(ESSAYS).readings)


def standing(found: Sketch) -> dict[str, str]:
    return {aim.motive: aim.standing for aim in found.aims}


def test_both_assert_control_and_deny_fear(sketches: tuple[Sketch, ...]) -> None:
    """The first asserts a second aim besides, the second denies that land is the aim."""
    for found in sketches:
        assert standing(found)["control"] == "asserted"
        assert standing(found)["fear_of_alliance"] == standing(found)["fear_of_attack"] == "denied"
    assert standing(sketches[0])["wedge"] == "asserted"
    assert standing(sketches[1])["limited_aims"] == "denied"


def test_the_targets_weakness_is_a_belief_that_the_first_author_calls_false(sketches: tuple[Sketch, ...]) -> None:
    """The second essay says nothing of it."""
    weak = [
        [one.stance for one in found.beliefs if one.side == "target" and one.finding == "weak"] for found in sketches
    ]
    assert weak == [["false"], []]


def test_threat_ultimatum_and_truce_are_read_as_the_authors_read_them(sketches: tuple[Sketch, ...]) -> None:
    """A threat off the table, an ultimatum built for refusal, a freeze that serves rearmament."""
    first, second = sketches
    assert {one.standing for one in first.threats} == {"off the table"}
    assert [one.reading for one in first.demands if one.ultimatum] == ["built for refusal"]
    assert [one.reading for one in second.demands] == ["reveals the aim"]
    for found in sketches:
        assert {one.serves for one in found.truces} == {"rearmament"}


def test_the_two_advise_different_policies(sketches: tuple[Sketch, ...]) -> None:
    """Defeat, and credible guarantees; both reject concessions."""
    assert [next(one.policy for one in found.advice if one.advised) for found in sketches] == ["defeat", "guarantee"]
    assert all(("concession", False) in {(one.policy, one.advised) for one in found.advice} for found in sketches)
    main = next(one for one in part(sketches) if one.what == "the main advice")
    assert main.agree == "differ"


def test_only_a_threat_is_said_to_have_deterred(sketches: tuple[Sketch, ...]) -> None:
    """No diplomatic offer would have."""
    told = {(one.policies[0], one.holds) for one in sketches[0].counterfactuals if one.prevents and one.policies}
    assert told == {("threat", True), ("negotiation", False)}
