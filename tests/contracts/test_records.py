"""Nouns are frozen records, whatever is done with them."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from prophasis.case import Evidence, Range
from prophasis.testing import small_case, small_readings, small_verdict


@pytest.mark.parametrize("noun", [small_case(), small_verdict(), small_readings(), Range(low=0.1, best=0.2, high=0.3)])
def test_a_noun_survives_copying_and_pickling(noun):
    """What comes back is equal, in another process too."""
    assert pickle.loads(pickle.dumps(noun)) == noun
    assert copy.deepcopy(noun) == noun


def test_a_noun_is_frozen():
    """No field can be set or taken away."""
    noun = Range.point(0.2)
    with pytest.raises(FrozenInstanceError, match=r"Range\.low is frozen"):
        noun.low = 0.1  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del noun.low


def test_a_noun_says_what_is_missing_or_unknown():
    """The first of a kind is made by the same rules as the next."""
    for _ in range(2):
        with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'high'"):
            Range(low=0.1, best=0.2)  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="unexpected keyword argument 'weight'"):
            Evidence(text="An item.", weight=1)  # type: ignore[call-arg]


def test_defaults_are_each_noun_s_own():
    """A default that is made anew is not shared, and every field has its value."""
    one, other = Evidence(text="One."), Evidence(text="Other.")
    assert one.staged is not other.staged
    assert {f.name: getattr(one, f.name) for f in fields(one)} == {
        f.name: getattr(replace(other, text="One."), f.name) for f in fields(other)
    }
