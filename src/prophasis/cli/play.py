"""``prophasis play``: a game -> predictions, aims and a policy table."""

from __future__ import annotations

import click

from prophasis.cli._shared import about, console, json_option, print_json, seed_option
from prophasis.cli._tree import at_lambda, is_tree, play_tree, write_tree


@click.command("play")
@click.argument("game_file", metavar="GAME.yaml|CASE.yaml|TREE.efg", type=click.Path(dir_okay=False))
@click.option("--draws", type=click.IntRange(1, 100_000), help="Draws over ranges and bands (default: 200).")
@click.option("--rationality", type=click.FloatRange(0), metavar="LAMBDA", help="Lambda, in place of the game's own.")
@click.option("--efg", metavar="OUT.efg", help="Write the game tree for Gambit instead of playing it.")
@seed_option
@json_option
def command(
    game_file: str, draws: int | None, rationality: float | None, efg: str | None, seed: int | None, as_json: bool
) -> None:
    """Play a game: how likely each aim makes the observed moves, which aims they reveal, and how each policy fares
    under every aim, with its regret.

    The file is a game of its own or a case that holds one under 'game:'. Each player answers the others'
    expected play with quantal response, so that every move has a probability under every aim. A file that ends in
    .efg is a game tree of another tool: its equilibrium is shown.

    \b
    prophasis play game.yaml
    prophasis play case.yaml --json
    prophasis play game.yaml --efg game.efg
    prophasis play game.efg --rationality 3
    """
    if is_tree(game_file):
        described = bool(draws or efg)
        play_tree(game_file, rationality=rationality, seed=seed, as_json=as_json, described=described)
        return
    from prophasis.playing import play
    from prophasis.store import load_game

    game, _ = load_game(game_file)
    game = at_lambda(game, rationality)
    if efg is not None:
        write_tree(game, source=game_file, target=efg)
        return
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
