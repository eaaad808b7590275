"""The same case and seed give the same bytes; importing loads NumPy and nothing heavier."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = ("scipy", "numba", "pandas", "matplotlib", "spacy", "pydantic", "pyagrum")


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout.strip()


def test_importing_loads_numpy_and_nothing_heavier():
    """A verdict on a page must not wait for libraries that it does not use."""
    loaded = run(
        f"import sys, prophasis.weighing; print([m for m in {HEAVY} if m in sys.modules], 'numpy' in sys.modules)"
    )
    assert loaded == "[] True"


VERDICT = """
import hashlib, json, sys
from dataclasses import replace
sys.path.insert(0, "tests/weighing")
from weighing_cases import case, item, row
from prophasis.case import Source
from prophasis.telling import to_json
from prophasis.weighing import weigh
def ratings(n):
    return tuple(row({h: (0.1, 0.3 + 0.01 * n, 0.8 - 0.1 * k) for k, h in enumerate("abc")}, analyst=a) for a in "xy")
rows = {f"e{n}": item(ratings=ratings(n), origin="s" if n % 4 == 0 else None) for n in range(12)}
made = case(dict.fromkeys("abc"), rows, sources={"s": Source(text="A witness.", grade="C")}, settings={"draws": 2000})
for collapse in (True, True, False):
    verdict = weigh(replace(made, settings=replace(made.settings, collapse=collapse)))
    print(hashlib.sha256(json.dumps(to_json(verdict)).encode()).hexdigest())
"""


def test_a_verdict_is_the_same_bytes_for_any_number_of_threads():
    """The whole verdict as JSON: in two runs, on one thread and on two, on each back end that is there."""
    told = []
    for name in ("numpy", "compiled") if find_spec("numba") else ("numpy",):
        for threads in ("1", "2"):
            many = dict.fromkeys(("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), threads)
            told.append(run(VERDICT, **many, PROPHASIS_BACK_END=name).splitlines())
    assert all(one == told[0] for one in told)
    collapsed, again, drawn = told[0]
    assert collapsed == again
    assert collapsed != drawn
