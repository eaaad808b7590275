"""verdict -> the terminal: judgement, posterior bars, words against deeds, what carries it, what overturns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Case, PolicyTable, Prediction, Signpost, Verdict
from prophasis.telling import handling, wording
from prophasis.telling.charts.contributions import reach
from prophasis.telling.matrix import numbers
from prophasis.telling.terminal.draft import show_authors_case, signpost
from prophasis.telling.terminal.game import show_policies, show_prediction
from prophasis.telling.terminal.glyphs import Glyphs, dumbbell, glyphs, plain_table, posterior_bar, weight_bar
from prophasis.telling.views.judgement import by_probability, runner_up
from prophasis.telling.views.tested import beside_it, overturning, tally_sentence

if TYPE_CHECKING:
    from rich.console import Console

TOP = 6
BAR = 23


def show_judgement(
    case: Case,
    verdict: Verdict,
    *,
    prediction: Prediction | None = None,
    policies: PolicyTable | None = None,
    console: Console,
) -> None:
    """The verdict, then the game's part: what the moves reveal and how each policy fares."""
    show_verdict(verdict, case, console=console)
    if prediction is None and policies is None:
        console.print("\nThe case has no game: no moves, aims or policies are weighed.", style="dim")
        return
    if prediction is not None:
        show_prediction(prediction, case=case, console=console, aims=verdict.posterior is not None)
    if policies is not None:
        show_policies(policies, case=case, console=console)


def show_verdict(verdict: Verdict, case: Case, *, console: Console) -> None:
    """The judgement on one question; for an unrated draft the authors' case, and no probability."""
    signs = glyphs(console)
    _heading(verdict, case, console)
    if verdict.posterior is None:
        show_authors_case(case, verdict, console=console)
        return
    _sentences(verdict, console, signs)
    _posterior(verdict, case, console, signs)
    _words_deeds(verdict, case, console, signs)
    _contributions(verdict, case, console, signs)
    _overturn(verdict, case, console, signs)


def _heading(verdict: Verdict, case: Case, console: Console) -> None:
    from rich.text import Text

    mark = handling.of_case(case)
    console.print()
    console.print(Text(verdict.text, style="bold"), end="\n" if not mark else "  ")
    if mark:
        console.print(Text(f"[{mark}]", style="reverse"))


def _sentences(verdict: Verdict, console: Console, signs: Glyphs) -> None:
    from rich.text import Text

    console.print()
    console.print(Text(wording.sentence(verdict.sentence), style="bold"))
    if verdict.confidence_sentence:
        console.print(Text(wording.sentence(verdict.confidence_sentence)))
    console.print(Text(wording.sentence(verdict.whose), style="dim"))
    sided = verdict.one_sidedness
    if sided is not None and sided.one_sided:
        console.print(Text(f"{signs.warn} One-sided: {wording.sentence(sided.sentence)}", style="yellow"))
    if verdict.dependence_matters:
        console.print(
            Text(f"{signs.warn} Counting each origin once gives another leader than counting items.", style="yellow")
        )


def _posterior(verdict: Verdict, case: Case, console: Console, signs: Glyphs) -> None:
    from rich.padding import Padding
    from rich.text import Text

    table = plain_table(
        ("Hypothesis", "wide"),
        (f"0{'50':^{BAR - 4}}100", "left"),
        ("Prob.", "right"),
        ("5–95 %", "right"),
        ("Bounds", "right"),
    )
    assert verdict.posterior is not None
    for key in by_probability(verdict):
        row = verdict.posterior[key]
        leads = key in verdict.leaders
        bar = posterior_bar(row.probability, (row.low, row.high), (row.bound_low, row.bound_high), BAR, signs)
        table.add_row(
            Text(f"{signs.lead if leads else ' '} {key}: {wording.hypothesis_text(case, key)}"),
            Text(bar, style="cyan" if leads else "blue"),
            wording.percent(row.probability),
            wording.percent_range(row.low, row.high),
            wording.bounds(row.bound_low, row.bound_high),
            style="bold" if leads else "",
        )
    console.print(table)
    if any(wording.bounds(row.bound_low, row.bound_high) == wording.ANY for row in verdict.posterior.values()):
        console.print("  Bounds are what the ranges could be made to say; any: nothing is excluded.", style="dim")
    if verdict.why_wide:
        console.print(Padding(Text(verdict.why_wide, style="dim"), (0, 0, 0, 2)))


def _words_deeds(verdict: Verdict, case: Case, console: Console, signs: Glyphs) -> None:
    from rich.text import Text

    words, deeds = verdict.words_alone, verdict.deeds_alone
    if words is None or deeds is None:
        return
    assert verdict.posterior is not None
    keys = {"words": signs.words, "deeds": signs.deeds, "alike": signs.same, "together": signs.together}
    title = "   ".join(["Words against deeds", *(f"{sign} {word}" for word, sign in keys.items())])
    table = plain_table(
        ("Hypothesis", "wide"),
        (f"0{'50':^{BAR - 4}}100", "left"),
        ("Words", "right"),
        ("Deeds", "right"),
        ("Both", "right"),
        title=title,
    )
    for key in by_probability(verdict):
        said = words.rows[key].probability if key in words.rows else None
        done = deeds.rows[key].probability if key in deeds.rows else None
        both = verdict.posterior[key].probability
        table.add_row(
            Text(f"  {wording.hypothesis_text(case, key)}"),
            Text(dumbbell(said, done, both, BAR, signs), style="magenta"),
            wording.percent(said),
            wording.percent(done),
            wording.percent(both),
        )
    console.print(table)


def _contributions(verdict: Verdict, case: Case, console: Console, signs: Glyphs) -> None:
    from rich.text import Text

    rival = runner_up(verdict)
    if rival is None or not verdict.contributions:
        return
    ordered = sorted(verdict.contributions, key=lambda c: -abs(c.decibels.get(rival, 0.0)))
    end = reach(c.decibels.get(rival, 0.0) for c in ordered)
    order = numbers(case)
    table = plain_table(
        ("", "left"),
        ("Item", "wide"),
        (f"{'against':<7}{'for':>6}", "left"),
        ("dB", "right"),
        ("Kind", "left"),
        title=f"What carries it, against “{wording.shorten(wording.hypothesis_text(case, rival), 44)}”",
    )
    for c in ordered[:TOP]:
        weight = c.decibels.get(rival, 0.0)
        table.add_row(
            order.get(c.items[0], ""),
            Text(_row_text(case, c.items, order)),
            Text(weight_bar(weight, end, 13, signs), style="blue" if weight >= 0 else "yellow"),
            wording.decibels(weight, unit=False),
            wording.KIND_WORDS.get(c.kind, c.kind),
        )
    console.print(table)
    if len(ordered) > TOP:
        console.print(f"  {wording.count(len(ordered) - TOP, 'more row')}, of less weight.", style="dim")


def _row_text(case: Case, items: tuple[str, ...], order: dict[str, str]) -> str:
    """What a row stands on: its item, or the first of several with the numbers of the rest."""
    first = items[0]
    text = wording.shorten(case.evidence[first].text if first in case.evidence else first, 110)
    rest = wording.listed(order.get(item, item) for item in items[1:])
    return f"{text} (one row with {rest})" if rest else text


def _overturn(verdict: Verdict, case: Case, console: Console, signs: Glyphs) -> None:
    lines = [_flip_line(verdict, case)]
    lines += [
        f"Prior odds that would tie with “{wording.hypothesis_text(case, tie.rival)}”: {wording.odds(tie.odds_tie)}"
        f" (now {wording.odds(tie.odds_now)})."
        for tie in verdict.prior_tie[:2]
    ]
    lines += [wording.sentence(pick.sentence) for pick in verdict.selection[:1]]
    lines += overturning(case, verdict)
    time = verdict.chronology
    asked = time is not None and (time.later or time.unknowable or time.unasked or time.late_causes)
    lines += [time.sentence] if time is not None and asked else []
    tally = tally_sentence(verdict)
    lines += [tally] if tally else []
    console.print("What would overturn it", style="bold")
    _bullets(lines, console, signs)
    beside = beside_it(verdict)
    if beside:
        console.print("What stands behind it", style="bold")
        _bullets(beside, console, signs)
    if verdict.look_for:
        console.print("What to look for next", style="bold")
        shown = [*verdict.look_for[:3], *(s for s in verdict.look_for[3:] if s.kind == "together")]
        _bullets([_look(case, sign) for sign in shown], console, signs)
    _joint(verdict, console)


def _look(case: Case, sign: Signpost) -> str:
    spent = f", {sign.per_effort:.2g} a unit of effort" if sign.per_effort is not None else ""
    bits = f" ({wording.bits(sign.bits)}{spent})" if sign.bits is not None else ""
    return f"{signpost(case, sign.what)}{bits}: {wording.sentence(sign.why)}"


def _joint(verdict: Verdict, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if verdict.joint is not None:
        console.print("More than one at work", style="bold")
        console.print(Padding(Text(verdict.joint.sentence), (0, 0, 0, 1)))


def _flip_line(verdict: Verdict, case: Case) -> str:
    flip = verdict.flip_set
    if flip is None:
        return "No removal of items changes the leader."
    rival = wording.hypothesis_text(case, flip.rival)
    if not flip.items:
        return f"“{rival}” is already level."
    order = numbers(case)
    named = wording.listed(order.get(item, item) for item in flip.items)
    witnesses = wording.count(flip.rows, "witness", "witnesses")
    return f"{flip.method.capitalize()} of {witnesses} ({named}) would put “{rival}” level or ahead; " + (
        "as rated it is impossible." if flip.excluded else f"the margin is {wording.decibels(flip.margin_db)}."
    )


def _bullets(lines: list[str], console: Console, signs: Glyphs) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for line in lines:
        console.print(Padding(Text(f"{signs.bullet} {line}"), (0, 0, 0, 1)))


__all__ = ["show_judgement", "show_verdict"]
