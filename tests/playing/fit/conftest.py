"""The shared development data of fitted models, where it is present, and tables made in place."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from prophasis.playing.fit import Table, parse_table, read_table

SHARED = Path(os.environ.get("PROPHASIS_SHARED", Path(__file__).parents[3].parent / "shared"))
PLAY = SHARED / "data" / "play"


def supplied(name: str) -> Table:
    """A table of the shared development data; the test is skipped where it is absent."""
    if not (PLAY / name).is_file():
        pytest.skip(f"the shared development data ({name}) is not here")
    return read_table(PLAY / name)


@pytest.fixture(scope="session")
def data():
    return supplied


@pytest.fixture(scope="session")
def printed():
    """Model -> its printed (estimate, standard error) in order, and its log-likelihood."""
    if not (PLAY / "reference.csv").is_file():
        pytest.skip("the shared development data (reference.csv) is not here")
    found: dict[str, tuple[list[tuple[float, float]], float]] = {}
    with open(PLAY / "reference.csv", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            rows, _ = found.setdefault(row["model"], ([], float(row["loglik"])))
            rows.append((float(row["estimate"]), float(row["se"])))
    return found


def made(columns: dict[str, object], name: str = "made") -> Table:
    """A table from columns of numbers or words."""
    rows = zip(*(np.asarray(values).tolist() for values in columns.values()), strict=True)
    lines = [",".join(columns), *(",".join(map(str, row)) for row in rows)]
    return parse_table("\n".join(lines), name=name)


@pytest.fixture(scope="session")
def table():
    return made
