"""``prophasis selftest``: cases with a planted truth -> is the tool calibrated on this machine?"""

from __future__ import annotations

import click

from prophasis.cli._shared import console, json_option, print_json


@click.command("selftest")
@click.option(
    "--cases", type=click.IntRange(20, 100_000), default=1000, show_default=True, help="Planted cases of each sort."
)
@click.option("--seed", type=int, default=431, show_default=True, help="Seed of every random draw.")
@json_option
def command(cases: int, seed: int, as_json: bool) -> int:
    """Weigh cases whose truth is known: is what is called 70 % right in seven of ten? Then with copies that nobody
    marks, a witness who deceives, items picked by one side, and an analyst whose numbers are off, so that you see
    what no arithmetic can mend. Exit code 1 where the tool itself fails.

    \b
    prophasis selftest
    prophasis selftest --cases 5000 --json
    """
    from prophasis.weighing.selftest import selftest

    found = selftest(cases=cases, seed=seed)
    if as_json:
        print_json(found)
    else:
        from prophasis.telling import show_selftest

        show_selftest(found, console=console())
    return 0 if found.passed else 1
