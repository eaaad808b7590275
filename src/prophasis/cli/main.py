"""The door from the terminal: a lazy group, so that help comes at once, and one place where errors become a line."""

from __future__ import annotations

import importlib
import io
import os
import sys

import click

from prophasis import __version__
from prophasis.cli._stop import stop_cleanly
from prophasis.errors import ProphasisError

VERBS = {
    "read": "Read documents: words, deeds, dates, actors, explanations, each with exact offsets.",
    "draft": "Draft a case from documents: rival hypotheses and the evidence offered for and against.",
    "model": "Build each document's own model of its conflict, and ask what follows from it.",
    "rate": "Write a rating sheet for a case, or take a filled one back.",
    "weigh": "Weigh a rated case: how sure, why, and what would change it.",
    "explain": "Explain one item of a verdict: formulas, inputs, who set them, the passages.",
    "diff": "Compare two cases, or two analysts: what moved the verdict, cell by cell.",
    "play": "Play a game: which aims the moves reveal, how each policy fares under every aim.",
    "resolve": "Enter how a forecast came out, and see how good the forecasts have been.",
    "fit": "Fit a strategic model to a table of observed choices, by maximum likelihood.",
    "tell": "Tell a case: report, timeline, matrix, marks.",
    "judge": "From documents to a judgement and a report, in one command.",
    "selftest": "Weigh cases with a planted truth: is the tool calibrated on this machine?",
    "schema": "Print the JSON Schema of the case file.",
    "completion": "Print the completion script for your shell.",
}


class Verbs(click.Group):
    """Loads a verb's file only when the verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"prophasis.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            close = difflib.get_close_matches(args[0], VERBS, n=1)
            if not close:
                raise
            raise click.UsageError(f"{error.message} Did you mean '{close[0]}'?", ctx=ctx) from error


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="prophasis")
def cli() -> None:
    """Find the truest cause: documents in which words and deeds conflict go in, a judgement that can be
    defended comes out.

    \b
    A first judgement, from two essays:   prophasis judge a.txt b.txt -o report.html
    The same, step by step:               prophasis draft a.txt b.txt -o case.yaml
                                          prophasis rate case.yaml --sheet rate.csv
                                          prophasis rate case.yaml --from rate.csv
                                          prophasis weigh case.yaml

    Every verb prints JSON with --json. Nothing is fetched from a network.
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line. Exit codes: 0 done, 1 fault, 2 input that cannot be used, 3 done in part."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    stop_cleanly()
    try:
        code = cli.main(args=args, prog_name="prophasis", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        say("stopped.")
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ProphasisError as error:
        say(str(error))
        sys.exit(2)
    except KeyboardInterrupt:
        say("stopped.")
        sys.exit(130)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - nothing reads on; the interpreter flushes into nowhere
        sys.exit(0)
    except Exception as error:
        if os.environ.get("PROPHASIS_DEBUG"):
            raise
        name = type(error).__name__
        say(f"a fault of prophasis, not of your input: {name}: {error}. PROPHASIS_DEBUG=1 shows where.")
        sys.exit(1)


def say(line: str) -> None:
    """One line to the user, on standard error."""
    click.echo(f"prophasis: {line}", err=True)
