"""``prophasis completion``: tab completion for the shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for your shell.

    \b
    eval "$(prophasis completion bash)"          in ~/.bashrc
    eval "$(prophasis completion zsh)"           in ~/.zshrc
    prophasis completion fish > ~/.config/fish/completions/prophasis.fish
    """
    from prophasis.cli.main import cli

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "prophasis", "_PROPHASIS_COMPLETE").source())
