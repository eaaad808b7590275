"""``prophasis play``: a game -> predictions, aims and a policy table; and templates to start a game from."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from prophasis.cli._played import draw_tree, enter_forecast, expected, put_into_the_past
from prophasis.cli._shared import about, console, json_option, print_json, seed_option, solver_bar
from prophasis.cli._tree import at_lambda, is_tree, play_tree, write_tree

if TYPE_CHECKING:
    from prophasis.case import Case, Game
    from prophasis.playing.templates.about import About

CONCEPTS = ("qre", "level-k", "myopic", "backward")


@click.command("play")
@click.argument("game_file", metavar="[GAME.yaml|CASE.yaml|TREE.efg]", required=False, type=click.Path(dir_okay=False))
@click.option("--draws", type=click.IntRange(1, 100_000), help="Draws over ranges and bands (default: 200).")
@click.option(
    "--concept",
    type=click.Choice(CONCEPTS),
    default="qre",
    show_default=True,
    help="What players think of each other: equilibrium with errors, level 2, no foresight, or no errors at all.",
)
@click.option("--all", "all_found", is_flag=True, help="Search other equilibria and list every one that is found.")
@click.option(
    "--starts",
    type=click.IntRange(1, 10_000),
    default=64,
    show_default=True,
    help="Random starts of the search, with --all and for games without a last round.",
)
@click.option(
    "--simulate",
    "playouts",
    type=click.IntRange(1, 1_000_000_000),
    metavar="N",
    help="Play the solved game out N times, on from the observed moves: how it ends, and how often.",
)
@click.option("--templates", is_flag=True, help="List the classic situations that a game can be started from.")
@click.option("--template", metavar="NAME", help="Print one of them as YAML.")
@click.option("--rationality", type=click.FloatRange(0), metavar="LAMBDA", help="Lambda, in place of the game's own.")
@click.option(
    "--counterfactual",
    "policy",
    metavar="POLICY",
    help="Put a policy (or: all) into the past: what then?",
)
@click.option("--since", metavar="MOVE", help="With --counterfactual: keep the observed moves before this one.")
@click.option("--forecast", "state", metavar="STATE", help="Enter what the game expects of STATE among the forecasts.")
@click.option("--due", metavar="DATE", help="With --forecast: the day on which it can be scored.")
@click.option("--by", metavar="NAME", help="With --forecast: who makes it (default: the game).")
@click.option("--draw", metavar="TREE.svg", help="Draw the game as a tree into this file; - prints its outline.")
@click.option("--efg", metavar="OUT.efg", help="Write the game tree for Gambit instead of playing it.")
@seed_option
@json_option
def command(
    game_file: str | None,
    draws: int | None,
    concept: str,
    all_found: bool,
    starts: int,
    playouts: int | None,
    templates: bool,
    template: str | None,
    rationality: float | None,
    policy: str | None,
    since: str | None,
    state: str | None,
    due: str | None,
    by: str | None,
    draw: str | None,
    efg: str | None,
    seed: int | None,
    as_json: bool,
) -> None:
    """Play a game: how likely each aim makes the observed moves, which aims they reveal, and how each policy fares
    under every aim, with its regret.

    The file is a game of its own or a case that holds one under 'game:'. Each player answers the others'
    expected play with quantal response, so that every move has a probability under every aim. A game that repeats
    'rounds: forever' is solved for all its stationary equilibria, each with where it leads in the long run. A file that
    ends in .efg is a game tree of another tool: its equilibrium is shown.

    \b
    prophasis play --templates
    prophasis play --template deterrence > game.yaml
    prophasis play game.yaml
    prophasis play case.yaml --json
    prophasis play game.yaml --all
    prophasis play case.yaml --counterfactual guarantee --since attack
    prophasis play game.yaml --simulate 100000
    prophasis play case.yaml --forecast taken --due 2027-12-31
    prophasis play game.yaml --draw game.svg
    prophasis play game.yaml --efg game.efg
    prophasis play game.efg --rationality 3
    """
    if templates or template is not None:
        _show_templates(template, as_json)
        return
    if game_file is None:
        raise click.UsageError("Name a game file, or start from one of --templates.")
    if is_tree(game_file):
        described = bool(draws or efg or all_found or playouts or concept != CONCEPTS[0])
        play_tree(game_file, rationality=rationality, seed=seed, as_json=as_json, described=described)
        return
    from prophasis.playing import is_endless, play
    from prophasis.store import load_game

    game, case = load_game(game_file)
    game = at_lambda(game, rationality)
    if efg is not None:
        write_tree(game, source=game_file, target=efg)
        return
    if draw is not None:
        draw_tree(game_file, game, case, draw, as_json=as_json)
        return
    if all_found or is_endless(game):
        _show_set(game, game_file, starts=starts, seed=seed, as_json=as_json)
        return
    if policy is not None:
        put_into_the_past(
            game_file, game, case, policy, since, draws=draws, seed=seed, concept=concept, as_json=as_json
        )
        return
    if state is not None:
        enter_forecast(game_file, game, case, state, due=due, by=by, draws=draws, seed=seed, as_json=as_json)
        return
    if since is not None:
        raise click.UsageError("--since belongs to --counterfactual POLICY.")
    if playouts is not None:
        _show_playouts(game, case, game_file, playouts, draws=draws, seed=seed, as_json=as_json)
        return
    with about(game_file), solver_bar() as progress:
        prediction, policies = play(game, draws=draws, seed=seed, concept=concept, progress=progress)
        ahead = expected(game, prediction, draws=draws, seed=seed, concept=concept)
    if as_json:
        print_json({"prediction": prediction, "policies": policies, "prognosis": ahead})
        return
    from prophasis.case import Case
    from prophasis.telling import show_method, show_policies, show_prediction, show_prognosis

    out, known = console(), case or Case(game=game)
    show_prediction(prediction, case=known, console=out)
    if policies is not None:
        show_policies(policies, case=known, console=out)
    if ahead is not None:
        show_prognosis(ahead, console=out)
    show_method(prediction, console=out)


def _show_playouts(
    game: Game, case: Case | None, game_file: str, playouts: int, *, draws: int | None, seed: int | None, as_json: bool
) -> None:
    """What came of many playouts."""
    from prophasis.playing import simulate
    from prophasis.telling import show_simulation

    with about(game_file), solver_bar() as progress:
        found = simulate(game, playouts, draws=draws, seed=seed, progress=progress)
    print_json(found) if as_json else show_simulation(found, case=case, console=console())


def _show_set(game: Game, game_file: str, *, starts: int, seed: int | None, as_json: bool) -> None:
    """Every equilibrium that is found, of a tree or of a game without a last round."""
    from prophasis.playing import branches, is_endless, stationary
    from prophasis.telling import show_branches, show_stationary

    if is_endless(game):
        with about(game_file), solver_bar() as progress:
            endless = stationary(game, starts=starts, seed=seed, progress=progress)
        print_json(endless) if as_json else show_stationary(endless, console=console())
        return
    with about(game_file), solver_bar() as progress:
        found = branches(game, starts=starts, seed=seed, progress=progress)
    print_json(found) if as_json else show_branches(found, console=console())


def _show_templates(name: str | None, as_json: bool) -> None:
    """All templates with a line each, or one as a game file."""
    from prophasis.playing.templates.about import catalogue, template

    if name is not None:
        from prophasis.store import dump_game

        chosen = template(name)
        if as_json:
            print_json({"template": chosen.name, "about": chosen.text, "game": chosen.make()})
            return
        click.echo(f"{_comment(chosen)}\n{dump_game(chosen.make())}", nl=False)
        return
    known = catalogue()
    if as_json:
        print_json({key: found.line for key, found in known.items()})
        return
    width = max(map(len, known)) + 2
    for key, found in known.items():
        click.echo(textwrap.fill(found.line, 100, initial_indent=key.ljust(width), subsequent_indent=" " * width))


def _comment(chosen: About) -> str:
    """What a template says of itself, as comment lines of a YAML file."""
    lines = [line for part in chosen.text.split("\n\n") for line in textwrap.wrap(part, 98, subsequent_indent="  ")]
    lines.append("The numbers are made up. Put your own, each with a passage or a reason.")
    return "\n".join(f"# {line}" for line in lines)
