"""Lets the tests of this folder import their helpers, and hands out the small case in its several states."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from prophasis import testing
from prophasis.telling import report_html


@pytest.fixture
def case():
    return testing.small_case()


@pytest.fixture
def verdict():
    return testing.small_verdict()


@pytest.fixture
def draft():
    return testing.small_case(rated=False)


@pytest.fixture(scope="session")
def rated_html():
    return report_html(
        testing.small_case(),
        testing.small_verdict(),
        readings=testing.small_readings(),
        prediction=testing.small_prediction(),
        policies=testing.small_policies(),
    )


@pytest.fixture(scope="session")
def draft_html():
    return report_html(testing.small_case(rated=False), testing.unrated_verdict(), readings=testing.small_readings())
