"""A document's model, and several compared -> rows of words with the passages behind them, for screen and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from prophasis.case import (
    Aim,
    Assumption,
    Cut,
    Deed,
    DocumentModel,
    Finding,
    Models,
    Parting,
    Sketch,
    Span,
    Supposition,
)
from prophasis.telling import edtf, wording

NO_PASSAGE = "no passage"
_SHOWN = 4
_FOLLOWS = (
    (0.9, "follows nearly everywhere"),
    (0.6, "follows in most"),
    (0.4, "follows in about half"),
    (0.1, "follows in a part"),
    (0.0, "does not follow"),
)


@dataclass(frozen=True)
class Row:
    """One line on a document's model: what it is about, what is said, and where; no spans: *no passage*."""

    head: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Tested:
    """One finding in words."""

    claim: str
    follows: str
    share: str
    by_aim: str
    others: str
    behind: str
    decided: str
    turns: str
    note: str
    spans: tuple[Span, ...]


def title(model: DocumentModel) -> str:
    """How a document is called."""
    return model.sketch.title or model.sketch.document


def rows(sketch: Sketch) -> list[Row]:
    """The parts of a sketch, one row a kind of part; a kind of which the document says nothing has *no passage*."""
    found = [
        *(_aim_row(sketch, head, standing) for head, standing in _STANDINGS),
        _beliefs(sketch, "target", "Belief on the target"),
        _beliefs(sketch, "backer", "Belief on backers"),
        _instruments(sketch),
        _moves(sketch.moves, sketch),
        _demand(sketch, ultimatum=True, head="Ultimatum"),
        _demand(sketch, ultimatum=False, head="Other demands"),
        _row("Threat of force", [(f"{one.standing} ({sketch.name(one.by)})", one.passages) for one in sketch.threats]),
        _row("A truce", [(f"serves {one.serves}", one.passages) for one in sketch.truces]),
        _row("What if", [(_supposed(one), one.passages) for one in sketch.counterfactuals if _tells(one)]),
        _row("Advises", [(one.policy, one.passages) for one in sketch.advice if one.advised]),
        _row("Rejects", [(one.policy, one.passages) for one in sketch.advice if not one.advised]),
    ]
    optional = {"Aims disputed", "Aims only claimed", "Other demands"}
    return [row for row in found if row.spans or row.head not in optional]


_STANDINGS = (
    ("Aims asserted", "asserted"),
    ("Aims disputed", "disputed"),
    ("Aims only claimed", "claimed"),
    ("Aims denied", "denied"),
)


def _row(head: str, said: Iterable[tuple[str, Sequence[Span]]]) -> Row:
    """Like sayings once, in order, with all their passages."""
    kept: dict[str, list[Span]] = {}
    for text, spans in said:
        kept.setdefault(text, []).extend(spans)
    spans = tuple(dict.fromkeys(span for mine in kept.values() for span in mine))
    return Row(head=head, text="; ".join(kept) if kept else NO_PASSAGE, spans=spans)


def _aim_row(sketch: Sketch, head: str, standing: str) -> Row:
    return _row(head, [(_aim(aim), aim.passages) for aim in sketch.aims if aim.standing == standing])


def _aim(aim: Aim) -> str:
    return aim.text[:1].lower() + aim.text[1:].removesuffix(".")


def _tells(one: Supposition) -> bool:
    return one.prevents and bool(one.policies)


def _supposed(one: Supposition) -> str:
    return f"{wording.listed(one.policies[:2], 'or')} {'would' if one.holds else 'would not'} have prevented it"


def _beliefs(sketch: Sketch, side: str, head: str) -> Row:
    stances = {"true": "the author agrees", "false": "false, says the author", "open": "left open"}
    said = [
        (
            f"{sketch.name(one.holder)} thinks {wording.mid_sentence(sketch.name(one.about))} "
            f"{_FINDINGS[one.finding]} ({stances[one.stance]})",
            one.stance_passages + one.passages,
        )
        for one in sketch.beliefs
        if one.side == side and one.held
    ]
    return _row(head, said[:_SHOWN])


_FINDINGS = {"weak": "weak", "strong": "strong", "threat": "a threat", "no threat": "no threat"}


def _instruments(sketch: Sketch) -> Row:
    failed = [one for one in sketch.instruments if one.outcome == "failed"]
    texts = [f"{wording.shorten(one.text, 60)} (failed{f', {one.when}' if one.when else ''})" for one in failed[:2]]
    more = f"; {len(failed) - 2} more that failed" if len(failed) > 2 else ""
    spans = tuple(span for one in failed for span in one.passages)
    return Row(head="Tried before", text="; ".join(texts) + more if failed else NO_PASSAGE, spans=spans)


def _moves(moves: Sequence[Deed], sketch: Sketch) -> Row:
    own = [one for one in moves if one.by == sketch.protagonist and one.when]
    return _row("Moves", [(f"{edtf.label(one.when or '')}: {one.kind}", one.passages) for one in own])


def _demand(sketch: Sketch, *, ultimatum: bool, head: str) -> Row:
    said = []
    for one in sketch.demands:
        if one.ultimatum is ultimatum:
            to = wording.listed(wording.mid_sentence(sketch.name(actor)) for actor in one.to)
            reading = one.reading if one.reading != "open" else "its purpose left open"
            said.append((f"to {to}: {reading}" if to else reading, one.reading_passages + one.passages))
    return _row(head, said)


def findings(model: DocumentModel) -> list[Tested]:
    """What follows from a model, in words."""
    names = {one.name: one.text for one in model.numbers}
    return [_tested(one, names, model) for one in model.findings]


def follows(share: float) -> str:
    """The words for a share of the draws."""
    return next(words for least, words in _FOLLOWS if share >= least)


def _tested(one: Finding, names: dict[str, str], model: DocumentModel) -> Tested:
    aims = ", ".join(f"{aim} {wording.percent(share)}" for aim, share in one.shares.items())
    low, best, high = (one.value.low, one.value.best, one.value.high) if one.value else (None, None, None)
    behind = f"{one.of}: {wording.number(best)} ({wording.number(low)} to {wording.number(high)})" if one.value else ""
    return Tested(
        claim=one.claim,
        follows=follows(one.share),
        share=wording.percent(one.share),
        by_aim=aims,
        others=_others(one),
        behind=behind,
        decided=", ".join(f"{_named(name, names)} ({wording.number(r, 1)})" for name, r in one.decided_by),
        turns=_turns(one.cut, names),
        note=one.note,
        spans=one.passages,
    )


def _turns(cut: Cut | None, names: dict[str, str]) -> str:
    """The number at which a share turns, and the shares on its two sides."""
    if cut is None:
        return ""
    return (
        f"{wording.percent(cut.below)} where “{_named(cut.name, names)}” is under {wording.number(cut.at)}, "
        f"{wording.percent(cut.above)} above"
    )


def crossed(models: Models) -> list[tuple[str, str, str]]:
    """Each document's advice in another's model: whose in whose, the share, and what it turns on."""
    titles = {one.sketch.document: title(one) for one in models.models}
    names = {one.sketch.document: {n.name: n.text for n in one.numbers} for one in models.models}
    found = []
    for one in models.crossed:
        aside = ", ".join(f"{aim} {wording.percent(share)}" for aim, share in one.shares.items() if aim != one.aim)
        told = [f"If the aim is another: {aside}" if aside else "", _turns(one.cut, names[one.within])]
        head = f"“{one.text.removesuffix('.')}” (advice of {titles[one.of]}) in the model of {titles[one.within]}"
        found.append((head, wording.percent(one.share), " ".join(wording.sentence(part) for part in told if part)))
    return found


def _others(one: Finding) -> str:
    """The shares under other aims; of a finding on the aim itself, the share in which another leads instead."""
    aside = {aim: share for aim, share in one.shares.items() if aim != one.aim and (one.kind != "aim" or share > 0)}
    shares = ", ".join(f"{aim} {wording.percent(share)}" for aim, share in aside.items())
    head = "Another leads so in" if one.kind == "aim" else "If the aim is another"
    return f"{head}: {shares}" if shares else ""


def _named(name: str, names: dict[str, str]) -> str:
    kind, _, value = name.partition(".")
    return f"{names.get(name, name)} ({kind})" if value else names.get(name, name)


def grounds(model: DocumentModel) -> str:
    """How many numbers the document gives, how many lean on it, and how many have no passage."""
    given = sum(one.passage is not None for one in model.numbers)
    leaning = sum(one.passage is None and bool(one.leans_on) for one in model.numbers)
    bare = len(model.numbers) - given - leaning
    return (
        f"{wording.count(len(model.numbers), 'number')}: {given} given in a passage; {leaning} with no passage for the "
        f"number but one for its direction; {bare} with {NO_PASSAGE}, in wide bands."
    )


def numbers(model: DocumentModel) -> Iterator[tuple[Assumption, str]]:
    """Each number with its value in words."""
    for one in model.numbers:
        yield one, wording.range_text(one.value)


def partings(models: Models) -> list[tuple[str, list[Parting]]]:
    """What is compared, by heading: what differs first, then what is shared, then what one alone says."""
    order = (("Differ", "differ"), ("Shared", "shared"), ("One only", "one only"))
    return [(head, [one for one in models.partings if one.agree == key]) for head, key in order]


__all__ = [
    "NO_PASSAGE",
    "Row",
    "Tested",
    "crossed",
    "findings",
    "follows",
    "grounds",
    "numbers",
    "partings",
    "rows",
    "title",
]
