"""Weigh the worked examples and write `expected/verdict.json` beside each: the posterior and the leaders.

    python examples/expected.py            # all examples
    python examples/expected.py why-2022   # one

Run it when the arithmetic or a case was changed on purpose, and read the difference before keeping it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import prophasis
from prophasis.store import load_case

HERE = Path(__file__).parent


def expected(example: str) -> dict[str, Any]:
    """What an example is expected to say: status, leaders, and the posterior with its spread."""
    verdict = prophasis.weigh(load_case(HERE / example / "case.yaml"))
    assert verdict.posterior is not None
    return {
        "question": verdict.text,
        "status": verdict.status,
        "leaders": list(verdict.leaders),
        "posterior": {
            key: {"probability": row.probability, "low": row.low, "high": row.high}
            for key, row in verdict.posterior.items()
        },
        "analysts": {
            view.analyst: {"leaders": list(view.leaders), "posterior": dict(view.posterior)}
            for view in verdict.analysts
        },
    }


def write(example: str) -> Path:
    """Write one example's expected verdict; numbers to nine places."""
    file = HERE / example / "expected" / "verdict.json"
    file.parent.mkdir(exist_ok=True)
    text = json.dumps(_rounded(expected(example)), indent=2, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")
    return file


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list) else value


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(folder.parent.name for folder in HERE.glob("*/case.yaml")):
        print(write(name))
