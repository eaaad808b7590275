"""``prophasis weigh``: a rated case -> a verdict."""

from __future__ import annotations

import click

from prophasis.cli._shared import about, case_argument, console, json_option, print_json, seed_option


@click.command("weigh")
@case_argument
@click.option("--question", metavar="ID", help="Which question, where the case holds several (default: the first).")
@click.option("--no-game", is_flag=True, help="Leave the game out: keep the analysts' cells for the observed moves.")
@seed_option
@json_option
def command(case_file: str, question: str | None, no_game: bool, seed: int | None, as_json: bool) -> None:
    """Weigh the evidence of a case: probability, spread and bounds of each hypothesis, what carries the verdict,
    what would flip it, and what it would be from words alone, from deeds alone.

    A case that nobody has rated has no posterior; what its documents argue is shown as their authors' case.

    \b
    prophasis weigh case.yaml
    prophasis weigh case.yaml --json
    """
    from prophasis._judge import weigh
    from prophasis.store import load_case

    case = load_case(case_file)
    with about(case_file):
        verdict = weigh(case, question=question, predictions=() if no_game else None, seed=seed)
    if as_json:
        print_json(verdict)
        return
    from prophasis.telling import show_verdict

    show_verdict(verdict, case, console=console())
