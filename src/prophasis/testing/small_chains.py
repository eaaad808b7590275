"""More parts of the small verdict, by hand: mechanism, comparison, rounds, cells in dispute, network, ACH counts."""

from __future__ import annotations

from typing import Any

from prophasis.case import (
    AchPreset,
    AudienceView,
    BearingView,
    CaseComparison,
    CellGap,
    Link,
    Mechanism,
    Moved,
    NetworkFinding,
    NetworkView,
    Parallel,
    Round,
    Rounds,
)

THEN = {"storm": 0.3, "strike": 0.1, "search": 0.5, "other": 0.1}
NOW = {"storm": 0.05, "strike": 0.13, "search": 0.79, "other": 0.03}


def small_chains() -> dict[str, Any]:
    """The parts of the verdict that need more than one item each."""
    return {
        "mechanisms": (_mechanism(),),
        "comparisons": (_comparison(),),
        "rounds": _rounds(),
        "cells": (
            CellGap(item="halcyon", hypothesis="storm", values={"ana": 0.1, "ben": 0.4}, decibels=6.0, cost=-0.04),
        ),
        "network": _network(),
        "ach_presets": (
            AchPreset(
                name="c-ach",
                about="1 for I, 2 for II",
                scores={"storm": 4.0, "strike": 1.0, "search": 1.0},
                ranks={"storm": 3, "strike": 1, "search": 1},
            ),
            AchPreset(
                name="alike",
                about="1 for I and for II",
                scores={"storm": 2.0, "strike": 1.0, "search": 0.5},
                ranks={"storm": 3, "strike": 2, "search": 1},
            ),
        ),
        "gap": {"storm": -0.4, "strike": 0.0, "search": 0.4, "other": 0.0},
        "scopes": (
            AudienceView(audience="domestic", items=("said_storm",), probability=THEN, leaders=("search",), gap={}),
            AudienceView(audience="foreign", items=("wire",), probability=NOW, leaders=("search",), gap={}),
        ),
        "bearings": (
            BearingView(bears_on="belief", items=("glass_high",), probability=THEN, leaders=("search",)),
            BearingView(bears_on="world", items=("halcyon", "wire"), probability=NOW, leaders=("search",)),
        ),
    }


def _mechanism() -> Mechanism:
    links = (
        Link(
            step="told",
            text="He was told to hold the ship.",
            items=("wire", "clerk"),
            decibels=7.0,
            tests={"smoking gun": 1, "straw in the wind": 1},
            hardest="smoking gun",
            against=0,
            without=0.6,
        ),
        Link(
            step="held",
            text="He held that ship and no other.",
            items=(),
            decibels=0.0,
            tests={},
            hardest=None,
            against=0,
            without=0.79,
        ),
    )
    sentence = (
        "search is a chain of 2 steps; its weakest link is “He held that ship and no other”: nothing bears on it."
    )
    return Mechanism(hypothesis="search", over="strike", links=links, weakest="held", sentence=sentence)


def _comparison() -> CaseComparison:
    elsewhere = Parallel(
        name="The port next door",
        shared=("the same customs",),
        differing=("no strike there",),
        response="one ship was held",
        expected={"search": "one ship was held", "storm": "all ships were held"},
    )
    return CaseComparison(
        item="no_storm",
        cases=(elsewhere,),
        fits=("search",),
        decibels=1.5,
        notes=("The port next door: nothing is said of what strike would expect there",),
        sentence="The port next door: +1.5 dB for search against strike; 1 feature shared, 1 differing.",
    )


def _rounds() -> Rounds:
    return Rounds(
        rounds=(
            Round(number=1, probability=THEN, leaders=("search",), analysts={"ana": THEN, "ben": THEN}, bits=0.2),
            Round(number=2, probability=NOW, leaders=("search",), analysts={"ana": NOW, "ben": NOW}, bits=0.1),
        ),
        moved=(Moved(analyst="ana", item="wire", round=2, before=1.0, after=4.0, decibels=3.0),),
        sentence="Round 1 gave search 0.50, round 2 0.79; the analysts are closer together (0.20 bits, then 0.10).",
    )


def _network() -> NetworkView:
    found = NetworkFinding(
        item="wire",
        node="wire",
        state="yes",
        decibels=3.0,
        alone=4.0,
        probability=THEN,
        leaders=("search",),
        changes_leader=False,
    )
    return NetworkView(
        query="cause",
        nodes=4,
        cells=8,
        decibels=3.0,
        apart=4.0,
        findings=(found,),
        sentence="As drawn, 1 item of the network weighs +3.0 dB for search against strike.",
    )
