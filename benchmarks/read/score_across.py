"""What is found across documents, against what was planted in made-up crises.

    python benchmarks/read/score_across.py [CRISIS ...] [--errors]

Each crisis was written, and what it holds noted, before anything was run on it; the method page tells which of them
were looked at afterwards. Near-misses are pairs that look like a contradiction and are none. Precision, recall and F1
by kind: a contradiction counts where its kind and both sides are right (any of the passages noted for a side will do);
a narrative where two of its tellings stand together in one that was found; the rest
where their words are right. What is found twice for one thing that was planted counts once as right and once as wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from prophasis.case import Collation, Span
from prophasis.reading import collate, read

GOLD = Path(__file__).parent / "gold" / "across"


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def on(span: Span | None, noted: Sequence[str]) -> bool:
    """Whether a span lies in the document noted and holds the words noted, or they it."""
    if span is None or span.document != noted[0]:
        return False
    quote, words = one_line(span.quote), one_line(noted[1])
    return words in quote or quote in words


def _contradiction(found: Any, gold: dict[str, Any]) -> bool:
    kinds = gold["kind"] if isinstance(gold["kind"], list) else [gold["kind"]]
    return found.kind in kinds and _sides(found, gold)


def _sides(found: Any, gold: dict[str, Any]) -> bool:
    """Whether both sides are right, of which one at least as it was noted first."""
    sides = [[gold["a"]], [gold["b"]]]
    for noted in gold.get("also", []):
        sides[0].append(noted)
        sides[1].append(noted)
    for one, other in (found.sides, found.sides[::-1]):
        first, second = (
            any(on(span, noted) for span in side.spans for noted in side_gold)
            for side, side_gold in zip((one, other), sides, strict=True)
        )
        exact = any(on(span, gold["a"]) for span in one.spans) or any(on(span, gold["b"]) for span in other.spans)
        if first and second and exact:
            return True
    return False


def _narrative(found: Any, gold: dict[str, Any]) -> bool:
    hits = [noted for noted in gold["tellings"] if any(on(telling.span, noted) for telling in found.tellings)]
    return len(hits) >= 2


def _gloss(found: Any, gold: dict[str, Any]) -> bool:
    here = any(span.document == gold["document"] for span in found.spans)
    return here and found.term.lower() == gold["term"].lower() and gold["meaning"] in found.meaning


def _comparison(found: Any, gold: dict[str, Any]) -> bool:
    return found.spans[0].document == gold["document"] and {*found.cases} == {*gold["cases"]}


def _chain(found: Any, gold: dict[str, Any]) -> bool:
    links = found.links[-len(gold["links"]) :]
    return (
        found.span.document == gold["document"]
        and len(links) == len(gold["links"])
        and all(noted in link for noted, link in zip(gold["links"], links, strict=True))
    )


def _copy(found: Any, gold: Sequence[Sequence[str]]) -> bool:
    pair = (found.first, found.span)
    return all(on(span, noted) for span, noted in zip(pair, gold, strict=True))


def _cycle(found: Any, gold: Sequence[str]) -> bool:
    return len(found.names) == len(gold) and all(any(noted in name for name in found.names) for noted in gold)


def _unlisted(found: Any, gold: Sequence[str]) -> bool:
    return found.span.document == gold[0] and found.marker == gold[1]


LAYERS: dict[str, tuple[Callable[[Collation], Sequence[Any]], str, Callable[[Any, Any], bool]]] = {
    "contradictions": (lambda c: c.contradictions, "contradictions", _contradiction),
    "narratives": (lambda c: c.narratives, "narratives", _narrative),
    "glosses": (lambda c: c.glosses, "glosses", _gloss),
    "comparisons": (lambda c: c.comparisons, "comparisons", _comparison),
    "chains": (lambda c: c.lineage.chains, "chains", _chain),
    "unnamed": (lambda c: c.lineage.unnamed, "unnamed", lambda found, gold: on(found.span, gold)),
    "copies": (lambda c: c.lineage.copies, "copies", _copy),
    "cycles": (lambda c: c.lineage.cycles, "cycles", _cycle),
    "not in the corpus": (lambda c: c.lineage.unlisted, "not_in_corpus", _unlisted),
}


def score(folder: Path, *, errors: bool = False) -> dict[str, tuple[int, int, int]]:
    """For each layer of one crisis: right, found, planted."""
    gold = YAML(typ="safe").load((folder / "expected.yaml").read_text(encoding="utf-8"))
    collation = collate(read(sorted(folder.glob("*.txt"))).require())
    result = {}
    for name, (layer, key, same) in LAYERS.items():
        planted = list(gold.get(key, []))
        found = list(layer(collation))
        open_gold, right = list(planted), 0
        for one in found:
            match = next((noted for noted in open_gold if same(one, noted)), None)
            if match is not None:
                open_gold.remove(match)
                right += 1
            elif errors:
                print(f"  WRONG {name}: {getattr(one, 'why', one)}")
        for noted in open_gold if errors else ():
            print(f"  MISSED {name}: {noted}")
        result[name] = (right, len(found), len(planted))
    near = [
        noted for noted in gold.get("near_misses", []) if any(_sides(one, noted) for one in collation.contradictions)
    ]
    print(f"near-misses shown as contradictions: {len(near)} of {len(gold.get('near_misses', []))}")
    for noted in near if errors else ():
        print(f"  TAKEN IN: {noted}")
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description="Score what is found across documents.")
    parser.add_argument("crises", nargs="*", default=sorted(path.name for path in GOLD.iterdir()))
    parser.add_argument("--errors", action="store_true", help="print what is wrong or missed")
    chosen = parser.parse_args()
    for crisis in chosen.crises:
        print(f"{crisis}\n{'':20}{'right':>6}{'found':>6}{'gold':>6}{'P':>7}{'R':>6}{'F1':>6}")
        for name, (right, found, planted) in score(GOLD / crisis, errors=chosen.errors).items():
            precision, recall = right / found if found else 0.0, right / planted if planted else 0.0
            f1 = 2 * right / (found + planted) if found + planted else 0.0
            print(f"{name:20}{right:6}{found:6}{planted:6}{precision:7.2f}{recall:6.2f}{f1:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
