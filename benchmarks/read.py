"""Reading against the bare parser: words a CPU-second, and how many times longer the whole reader takes.

    python benchmarks/read.py [FILE ...]

The peer is the language model alone (tagger, parser, names) on the same model text: what any reader built on it has
to pay. Everything above that is the project's own. Times are CPU seconds of this process, the best of three; the
model is loaded before. Without files the example documents are read.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from prophasis.reading.model import load_model
from prophasis.reading.page import Page, page_of
from prophasis.reading.steps import default_steps
from prophasis.reading.steps.syntax import pieces

EXAMPLES = Path(__file__).parents[1] / "examples"
FLOOR = 1000
"""Words a CPU-second below which a release is held back."""


def best(run: Callable[[], object], times: int = 3) -> float:
    """The least CPU time of several runs, in seconds."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        run()
        found.append(time.process_time() - begun)
    return min(found)


def whole(texts: list[str]) -> dict[str, float]:
    """One full reading of all texts: CPU seconds by step."""
    spent: dict[str, float] = {}
    for text in texts:
        begun = time.process_time()
        page: Page = page_of(text)
        spent["model text"] = spent.get("model text", 0.0) + time.process_time() - begun
        for step in default_steps():
            begun = time.process_time()
            step.run(page)
            spent[step.name] = spent.get(step.name, 0.0) + time.process_time() - begun
    return spent


def main(names: list[str]) -> int:
    """Measure, print, and say whether the floor holds."""
    paths = [Path(name) for name in names] or sorted(EXAMPLES.glob("*/documents/*.md"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    words = sum(len(text.split()) for text in texts)
    nlp = load_model().nlp
    model_texts = [piece for text in texts for piece in pieces(page_of(text).model.text)]
    parser = best(lambda: [nlp(piece) for piece in model_texts])
    runs = [whole(texts) for _ in range(3)]
    spent = min(runs, key=lambda run: sum(run.values()))
    reader = sum(spent.values())
    print(f"{len(texts)} documents, {words:,} words")
    for name, seconds in spent.items():
        print(f"  {name:<12}{seconds:7.2f} s {100 * seconds / reader:5.1f} %")
    print(f"parser alone  {parser:6.2f} s {words / parser:8,.0f} words/s")
    print(f"whole reader  {reader:6.2f} s {words / reader:8,.0f} words/s")
    print(f"ratio         {reader / parser:6.2f}   (1 would be the parser alone)")
    return 0 if words / reader >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
