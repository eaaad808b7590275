"""The open data that the heads are trained on, as passages with what is to be learnt of each.

Every set lies beside the checkout (`../shared/data`); its licence and credit stand in `CARD.md` of the heads.
"""

from __future__ import annotations

import csv
import json
import re
from ast import literal_eval
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

Span = tuple[int, int]
ROLES = ("explanans", "explanandum", "signal")
_TAG = re.compile(r"(</?(?:ARG0|ARG1|SIG\d*)>)")
_ROLE_OF = {"ARG0": "explanans", "ARG1": "explanandum", "SIG": "signal"}
_EDGE = re.compile(r"^[\s,.;:!?\"'“”‘’)\]-]+|[\s,.;:!?\"'“”‘’(\[-]+$")
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n\s*")


@dataclass(frozen=True)
class Relation:
    """A reason as character spans by role; ``anchor`` is the first character of the signal, else of the later end."""

    spans: dict[str, Span]
    anchor: int


@dataclass(frozen=True)
class Passage:
    """A text of one corpus, and what is known of it.

    Attributes:
        corpus: ``cnc``, ``gum`` or ``because``.
        text: the sentence.
        label: whether a cause is stated; None where unknown.
        relations: the reasons in the sentence.
        held: whether it is kept out of training.
    """

    corpus: str
    text: str
    label: int | None = None
    relations: tuple[Relation, ...] = field(default=())
    held: bool = False


def causal_news(data: Path) -> Iterator[Passage]:
    """Causal News Corpus V2, train (CC0 1.0); every fifth document by its name is held out."""
    with (data / "causal-news-corpus" / "train_subtask2_grouped.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            relations = tuple(map(_tagged, literal_eval(row["causal_text_w_pairs"])))
            held = crc32(row["doc_id"].encode()) % 5 == 0
            yield Passage("cnc", row["text"], int(bool(relations)), relations, held)


def _tagged(text: str) -> Relation:
    plain, opened, spans = "", {}, {}
    for part in _TAG.split(text):
        if not _TAG.fullmatch(part):
            plain += part
        elif not part.startswith("</"):
            opened[part[1:-1]] = len(plain)
        elif part[2:-1] in opened:
            role = _ROLE_OF[part[2:5] if part[2:5] == "SIG" else part[2:-1]]
            spans.setdefault(role, (opened[part[2:-1]], len(plain)))
    return _relation(spans)


def _relation(spans: dict[str, Span]) -> Relation:
    later = max(spans[role][0] for role in ROLES[:2])
    return Relation(spans, spans["signal"][0] if "signal" in spans else later)


def gum(data: Path) -> Iterator[Passage]:
    """GUM without its non-commercial genres: marked causes and purposes within a sentence; its dev part is held out."""
    for line in (data / "gum-open" / "explanations.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        forms, sents, signals = _tokens(data / "gum-open" / row["split"] / f"{row['doc']}.conllu")
        if " ".join(forms) != row["text"]:
            raise SystemExit(f"{row['doc']}: the tokens of its .conllu are not those of explanations.jsonl")
        starts = [0]
        for form in forms:
            starts.append(starts[-1] + len(form) + 1)
        pairs = [(pair, _gum_spans(pair)) for pair in row["pairs"] if pair["marked"]]
        for first, last in sents:
            a, b = starts[first], starts[last] - 1
            inside = [spans for _, spans in pairs if all(a <= x and y <= b for x, y in spans.values())]
            relations = []
            for spans in inside:
                moved = {role: _trimmed(row["text"], *span) for role, span in spans.items()}
                cue = _cue(moved, [(starts[x], starts[y] - 1) for x, y in signals if first <= x < last])
                if cue:
                    moved["signal"] = cue
                relations.append(_relation({role: (x - a, y - a) for role, (x, y) in moved.items()}))
            cut = any(x < b and y > a for _, spans in pairs for x, y in spans.values()) and not inside
            if not cut:
                yield Passage("gum", row["text"][a:b], None, tuple(relations), row["split"] == "dev")


def _gum_spans(pair: dict[str, list[list[int]]]) -> dict[str, Span]:
    hulls = {role: (min(a for a, _ in pair[role]), max(b for _, b in pair[role])) for role in ROLES[:2]}
    (a, b), (x, y) = hulls.values()
    if a < y and x < b:
        longest = {role: max(pair[role], key=lambda piece: piece[1] - piece[0]) for role in ROLES[:2]}
        return {role: (piece[0], piece[1]) for role, piece in longest.items()}
    return hulls


def _cue(spans: dict[str, Span], signals: list[Span]) -> Span | None:
    """The connective that stands right before an end of the pair or within it."""
    starts = [span[0] for span in spans.values()]
    near = [one for one in signals if any(-2 <= start - one[1] <= 4 for start in starts)]
    return near[0] if near else None


def _tokens(path: Path) -> tuple[list[str], list[Span], list[Span]]:
    """Forms of a document, sentences and causal connectives as first and last + 1."""
    forms: list[str] = []
    sents: list[Span] = []
    signals: list[Span] = []
    first = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line and len(forms) > first:
            sents.append((first, len(forms)))
            first = len(forms)
        if len(fields) != 10 or not fields[0].isdigit():
            continue
        forms.append(fields[1])
        for relation in (r for m in fields[9].split("|") if m.startswith("PDTB=") for r in m[5:].split(";")):
            kind, sense, _, places, *_ = relation.split(":")
            if kind in ("Explicit", "AltLex") and sense.startswith("Contingency") and places[:1].isdigit():
                x, *_, y = re.split("[-,]", f"{places.split(',')[0]}-{places.split(',')[0]}")
                signals.append((int(x) - 1, int(y)))
    if len(forms) > first:
        sents.append((first, len(forms)))
    return forms, sents, signals


def because(data: Path) -> Iterator[Passage]:
    """BECAUSE 2.1 (MIT): causal connectives with cause and effect in hearings and news."""
    for path in sorted((data / "because").glob("*.txt")):
        text = path.read_bytes().decode()
        places, events = _brat(path.with_suffix(".ann"))
        relations = [one for event in events if (one := _because(event, places, text))]
        start = 0
        for end in [*(m.start() for m in _ENDS.finditer(text)), len(text)]:
            a, b = _trimmed_space(text, start, end)
            inside = [one for one in relations if all(a <= x and y <= b for x, y in one.spans.values())]
            if b - a > 20:
                moved = [
                    Relation({role: (x - a, y - a) for role, (x, y) in one.spans.items()}, one.anchor - a)
                    for one in inside
                ]
                yield Passage("because", text[a:b], None, tuple(moved), False)
            start = end


def _brat(path: Path) -> tuple[dict[str, Span], list[list[str]]]:
    places: dict[str, Span] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            numbers = [int(x) for x in re.findall(r"\d+", fields[1])]
            places[fields[0]] = (min(numbers), max(numbers))
        elif line.startswith("E"):
            events.append(fields[1].split())
    return places, events


def _because(event: list[str], places: dict[str, Span], text: str) -> Relation | None:
    parts = {part.split(":")[0]: places[part.split(":")[1]] for part in event[1:]}
    if not {"Cause", "Effect"} <= parts.keys():
        return None
    signal = places[event[0].split(":")[1]]
    spans = {"explanans": parts["Cause"], "explanandum": parts["Effect"], "signal": signal}
    return _relation({role: _trimmed(text, *span) for role, span in spans.items()})


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without white space and punctuation at its edges."""
    while match := _EDGE.search(text[start:end]):
        start, end = (start + match.end(), end) if match.start() == 0 else (start, start + match.start())
        if start >= end:
            break
    return start, max(start, end)


def _trimmed_space(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


CORPORA = {"cnc": causal_news, "gum": gum, "because": because}
