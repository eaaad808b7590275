"""Long documents and second readings: time and memory of 300 pages against 30, and a cached reading against a first.

    python benchmarks/read_large.py [--pages 300]

The peers are the reader's own runs, each in a process of its own: a PDF of a tenth of the pages (words a second tell
whether time is linear, the peak of memory whether it is bounded), and the same file read before (which costs unpacking
one entry). Times are CPU seconds. The PDF is made here, of the words of the example documents, 400 a page.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks" / "soak"))
import files  # noqa: E402

LARGEST_MB = 700
"""Peak memory of a process above which a release is held back."""
LEAST_GAIN = 50
"""So many times faster a cached reading must be."""


def pdf(count: int) -> bytes:
    """``count`` pages of forty lines of ten words."""
    paths = sorted((ROOT / "examples").glob("*/documents/*.md"))
    words = " ".join(path.read_text(encoding="utf-8") for path in paths).split()
    lines = [[words[(10 * line + place) % len(words)] for place in range(10)] for line in range(40 * count)]
    shown = [" ".join(line).encode("ascii", "replace").decode() for line in lines]
    return files.pdf([shown[40 * page : 40 * page + 40] for page in range(count)])


def one(path: str, cache: str) -> dict[str, Any]:
    """Read in this process: CPU seconds, words, marks and the peak of memory; the model is loaded before."""
    from prophasis.reading import read
    from prophasis.reading.cache import fingerprint
    from prophasis.reading.model import load_model

    load_model()
    fingerprint()
    begun = _spent()
    reading = read(path, cache=cache).require().readings[0]
    seconds = _spent() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    words = len((reading.document.text or "").split())
    return {"seconds": seconds, "words": words, "marks": len(reading.marks), "peak": peak}


def _spent() -> float:
    """CPU seconds of this process and of the children that it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measured(path: Path, cache: Path) -> dict[str, Any]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--one", str(path), "--cache", str(cache)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main(pages: int) -> int:
    """Measure, print, and say whether the limits hold."""
    rows: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder, "cache")
        for count in (max(1, pages // 10), pages):
            path = Path(folder, f"{count}.pdf")
            path.write_bytes(pdf(count))
            rows[f"{count} pages"] = measured(path, cache)
            rows[f"{count} pages, again"] = measured(path, cache)
    for name, row in rows.items():
        pace = row["words"] / row["seconds"]
        found = f"{row['words']:8,} words {row['marks']:7,} marks"
        memory = f"{row['peak']:6.0f} MB"
        print(f"{name:<18}{found} {row['seconds']:8.2f} s {pace:10,.0f} words/s {memory}")
    short, again, long, long_again = rows.values()
    slower = (long["seconds"] / long["words"]) / (short["seconds"] / short["words"])
    gain = min(short["seconds"] / again["seconds"], long["seconds"] / long_again["seconds"])
    print(f"time a word, ten times the pages   {slower:6.2f}   (1 would be linear)")
    print(f"peak memory, ten times the pages   {long['peak'] / short['peak']:6.2f}   (10 would be proportional)")
    print(f"first reading / second reading     {gain:6.0f}   (the lesser of the two files)")
    return 0 if long["peak"] <= LARGEST_MB and gain >= LEAST_GAIN else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Read long documents, and read them again.")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--cache", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(one(chosen.one, chosen.cache)))
        sys.exit(0)
    sys.exit(main(chosen.pages))
