"""draft -> the terminal: which explanations the documents assert and deny, on what, and what is to be rated."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from prophasis.case import Case, Hypothesis, Verdict
from prophasis.telling import wording
from prophasis.telling.linking import without
from prophasis.telling.matrix import numbers
from prophasis.telling.terminal.glyphs import glyphs, plain_table

if TYPE_CHECKING:
    from rich.console import Console


def show_draft(case: Case, verdict: Verdict | None = None, *, console: Console) -> None:
    """A drafted case: its question, its hypotheses with who asserts and who denies each, and its counts."""
    from rich.text import Text

    for key, text in case.asked().items():
        if verdict is not None and verdict.question != key:
            continue
        console.print()
        console.print(Text(text, style="bold"))
        if verdict is not None:
            show_authors_case(case, verdict, console=console)
        else:
            _hypotheses(case, case.hypotheses_of(key), console)
    _counts(case, console)


def show_authors_case(case: Case, verdict: Verdict, *, console: Console) -> None:
    """An unrated verdict: one-sidedness first, no probability, what the authors argue, and what to do next."""
    from rich.text import Text

    signs = glyphs(console)
    console.print()
    sided = verdict.one_sidedness
    if sided is not None:
        words = wording.sentence(sided.sentence)
        console.print(Text(f"{signs.warn} {words}", style="yellow" if sided.one_sided else ""))
    said = without(verdict.sentence, sided.sentence if sided else None)
    console.print(Text(f"Unrated. {wording.sentence(said)}", style="bold"))
    _hypotheses(case, case.hypotheses_of(verdict.question), console)
    own = verdict.authors_case
    if own is not None and own.sentence.rstrip(".") not in verdict.sentence:
        console.print(Text(wording.sentence(own.sentence)))
    for sign in verdict.look_for[:4]:
        console.print(Text(f" {signs.bullet} {signpost(case, sign.what)}: {wording.sentence(sign.why)}"))
    console.print(Text("Next: prophasis rate CASE.yaml --sheet rate.csv", style="dim"))


def signpost(case: Case, what: str) -> str:
    """A signpost's item, or items joined by ``+``, by number and text; anything else as it is."""
    order = numbers(case)
    if what in case.evidence:
        return f"{order[what]} {wording.shorten(case.evidence[what].text, 60)}"
    return "+".join(order.get(part, part) for part in what.split("+"))


def _hypotheses(case: Case, hypotheses: dict[str, Hypothesis], console: Console) -> None:
    from rich.text import Text

    table = plain_table(
        ("Hypothesis", "wide"),
        ("Authors who assert it", "narrow"),
        ("Authors who deny it", "narrow"),
        ("Others reported", "narrow"),
        ("For", "right"),
        ("Against", "right"),
    )
    for key, hypothesis in hypotheses.items():
        offers = Counter(o.direction for e in case.evidence.values() for o in e.offered if o.hypothesis == key)
        table.add_row(
            Text(f"{key}: {wording.hypothesis_text(case, key)}"),
            Text(_authors(case, hypothesis, ("asserts", "concedes"))),
            Text(_authors(case, hypothesis, ("denies",))),
            Text(_others(case, hypothesis)),
            str(offers.get("+", 0)),
            str(offers.get("-", 0)),
        )
    console.print(table)


def _authors(case: Case, hypothesis: Hypothesis, stances: tuple[str, ...]) -> str:
    names = [p.who for p in hypothesis.positions if p.stance in stances and p.who in case.documents]
    return "; ".join(wording.shorten(wording.document_name(case, n), 40) for n in dict.fromkeys(names)) or "–"


def _others(case: Case, hypothesis: Hypothesis) -> str:
    """People whom the documents report on the hypothesis, by stance."""
    said: dict[str, list[str]] = {}
    for position in hypothesis.positions:
        if position.who not in case.documents:
            said.setdefault(position.stance, []).append(wording.actor_name(case, position.who))
    groups = []
    for stance, names in said.items():
        known = [wording.shorten(name, 30) for name in dict.fromkeys(names)]
        more = f" +{len(known) - 2}" if len(known) > 2 else ""
        groups.append(f"{stance}: {', '.join(known[:2])}{more}")
    return "; ".join(groups) or "–"


def _counts(case: Case, console: Console) -> None:
    copies = sum(item.repeats is not None for item in case.evidence.values())
    rated = sum(bool(item.ratings) for item in case.evidence.values())
    kinds = Counter(item.kind for item in case.evidence.values())
    words = ", ".join(f"{many} {kind}" for kind, many in kinds.most_common())
    console.print(
        f"{wording.count(len(case.hypotheses), 'hypothesis', 'hypotheses')}, "
        f"{wording.count(len(case.evidence), 'item')} ({words or 'none'}; {copies} copies), "
        f"{wording.count(len(case.actors), 'actor')}, {wording.count(len(case.sources), 'source')}; {rated} rated."
    )


__all__ = ["show_authors_case", "show_draft", "signpost"]
