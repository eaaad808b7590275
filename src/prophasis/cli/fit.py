"""``prophasis fit``: a table of observed choices -> what they say about each side's utilities."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from prophasis.cli._shared import console, json_option, print_json
from prophasis.errors import InputError

if TYPE_CHECKING:
    from prophasis.case import Fit
    from prophasis.playing.fit import Progress

Key = tuple[str, int]


@click.command("fit")
@click.argument("data", metavar="DATA.csv", type=click.Path(dir_okay=False))
@click.option(
    "--model",
    type=click.Choice(["probit", "logit", "signalling", "ultimatum"]),
    default="probit",
    show_default=True,
    help="Strategic probit or logit, crisis signalling, or an ultimatum.",
)
@click.option(
    "--outcome",
    required=True,
    metavar="COLUMNS",
    help="One 0/1 column for each end, in order (sq,capit,war), or one column of words with --order. "
    "Signalling: four columns of counts. Ultimatum: offer,accept.",
)
@click.option("--order", metavar="WORDS", help="The words of the outcome column in the order of the ends.")
@click.option(
    "-u",
    "--utility",
    "utilities",
    multiple=True,
    metavar="END.PLAYER=TERMS",
    help="What an end is worth to a player: sq.1=1,revis1. 1 is an intercept; a term is a column or sqrt(column). "
    "Ultimatum: refuse.1 and refuse.2.",
)
@click.option("--fix", multiple=True, metavar="END.PLAYER=NUMBER", help="A known utility, as in sq.1=-1.")
@click.option("--scale", is_flag=True, help="Estimate the spread of the errors; some utility must be fixed.")
@click.option(
    "--movers",
    type=click.Choice(["two", "two-sided", "three"]),
    default="two",
    show_default=True,
    help="two: stay, or give in or resist; two-sided: answers after either; three: three in turn.",
)
@click.option(
    "--error",
    type=click.Choice(["agent", "private"]),
    default="agent",
    show_default=True,
    help="Where chance enters: errors of choice, or private information about utilities.",
)
@click.option(
    "--estimator",
    type=click.Choice(["pl", "npl", "constrained", "naive"]),
    default="npl",
    show_default=True,
    help="Signalling only; the method page says how they differ.",
)
@click.option("--first", metavar="RESIST,FIRM", help="Signalling: columns with first guesses of the two chances.")
@click.option("--prize", type=float, help="Ultimatum: the largest offer there can be.")
@click.option("--penalty", type=click.FloatRange(0), default=0.0, help="Weight of a log-F penalty; 1 mends separation.")
@click.option("--starts", type=click.IntRange(1, 1000), default=10, show_default=True, help="Searches to be made.")
@click.option("--seed", type=int, default=431, show_default=True, help="Seed of the random starts.")
@json_option
def command(
    data: str,
    model: str,
    outcome: str,
    order: str | None,
    utilities: tuple[str, ...],
    fix: tuple[str, ...],
    scale: bool,
    movers: str,
    error: str,
    estimator: str,
    first: str | None,
    prize: float | None,
    penalty: float,
    starts: int,
    seed: int,
    as_json: bool,
) -> None:
    """Fit a strategic model to a table of observed choices: what each side's choices say about what it wanted.

    One row is one play of the game (signalling: one row of counts). The second player is foreseen by the first, as in
    a plain logit nobody is. Several searches are made and the result says how many agree.

    \b
    prophasis fit disputes.csv --outcome sq,capit,war -u sq.1=1,revis1 -u war.1=1,regime1 -u war.2=1,balanc
    prophasis fit attacks.csv --outcome y --order "none,yield,fight" --error private -u none.1=reserves \\
        -u yield.1=1 -u fight.1=1 -u fight.2=1,reserves
    """
    from prophasis.playing import fit

    table = fit.read_table(data)
    terms = {key: fit.split_terms(text) for key, text in _keyed(utilities, "--utility")}
    found: Fit
    with _progress(starts) as progress:
        if model == "signalling":
            found = fit.fit_signalling(
                table,
                outcome=fit.split_terms(outcome),
                utilities=terms,
                estimator=estimator,
                first=None if first is None else _pair(first, "--first"),
                penalty=penalty,
                starts=starts,
                seed=seed,
                progress=progress,
            )
        elif model == "ultimatum":
            offer, accept = _pair(outcome, "--outcome")
            if prize is None:
                raise InputError(
                    "C010", "the prize is not given.", where="--prize", mend="Say the largest offer there is."
                )
            found = fit.fit_ultimatum(
                table,
                offer=offer,
                accept=accept,
                most=prize,
                utilities=terms,
                penalty=penalty,
                starts=starts,
                seed=seed,
                progress=progress,
            )
        else:
            found = fit.fit_strategic(
                table,
                outcome=fit.split_terms(outcome),
                utilities=terms,
                order=None if order is None else fit.split_terms(order),
                fixed={key: _number(text) for key, text in _keyed(fix, "--fix")},
                movers=movers,
                link=model,
                error=error,
                scale=scale,
                penalty=penalty,
                starts=starts,
                seed=seed,
                progress=progress,
            )
    if as_json:
        print_json(found)
        return
    from prophasis.telling import show_fit

    show_fit(found, console=console())


def _keyed(given: Iterable[str], option: str) -> Iterator[tuple[Key, str]]:
    """``sq.1=1,x`` -> (("sq", 1), "1,x")."""
    for text in given:
        key, equals, value = text.partition("=")
        name, dot, player = key.strip().rpartition(".")
        if not equals or not dot or not player.isdigit():
            mend = "Write END.PLAYER=..., as in sq.1=1,revis1."
            raise InputError("C010", f"{text!r} cannot be read.", where=option, mend=mend)
        yield (name, int(player)), value


def _pair(text: str, option: str) -> tuple[str, str]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2:
        raise InputError("C010", f"{text!r} does not name two columns.", where=option, mend="Write ONE,OTHER.")
    return parts[0], parts[1]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise InputError("C010", f"{text!r} is no number.", where="--fix", mend="Write sq.1=-1.") from None


@contextmanager
def _progress(starts: int) -> Iterator[Progress | None]:
    """A bar over the searches on standard error, where that is a terminal."""
    if not sys.stderr.isatty() or starts < 2:
        yield None
        return
    with click.progressbar(length=starts, label="searching", file=sys.stderr) as bar:
        yield lambda done, _: bar.update(done - bar.pos)


__all__ = ["command"]
