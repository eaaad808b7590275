"""``prophasis play``: a game -> predictions, aims and a policy table."""

from __future__ import annotations

import click

from prophasis.cli._shared import about, console, json_option, print_json, seed_option


@click.command("play")
@click.argument("game_file", metavar="GAME.yaml|CASE.yaml", type=click.Path(dir_okay=False))
@click.option("--draws", type=click.IntRange(1, 100_000), help="Draws over ranges and bands (default: 200).")
@seed_option
@json_option
def command(game_file: str, draws: int | None, seed: int | None, as_json: bool) -> None:
    """Play a game: how likely each aim makes the observed moves, which aims they reveal, and how each policy fares
    under every aim, with its regret.

    The file is a game of its own or a case that holds one under 'game:'. Each player answers the others'
    expected play with quantal response, so that every move has a probability under every aim.

    \b
    prophasis play game.yaml
    prophasis play case.yaml --json
    """
    from prophasis.playing import play
    from prophasis.store import load_game

    game, _ = load_game(game_file)
    with about(game_file):
        prediction, policies = play(game, draws=draws, seed=seed)
    if as_json:
        print_json({"prediction": prediction, "policies": policies})
        return
    from prophasis.telling import show_policies, show_prediction

    out = console()
    show_prediction(prediction, console=out)
    if policies is not None:
        show_policies(policies, console=out)
