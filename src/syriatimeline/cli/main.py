"""The command itself: finds its subcommands, and turns errors into sentences."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import Any, TextIO

import click

from syriatimeline import __version__
from syriatimeline.errors import SyriaTimelineError

__all__ = ["command", "main"]

#: Each command with the line that ``--help`` shows; its module is imported when it is called.
COMMANDS = {
    "timeline": "Print the timeline, filtered.",
    "show": "Print one event or situation with all its reasoning.",
    "errata": "Print what the sources get wrong.",
    "disputes": "Print what the sources differ on.",
    "sql": "Ask the timeline in SQL, or list its tables.",
    "chart": "Draw the timeline into a file.",
    "export": "Write the timeline as a file for other programs.",
    "diff": "Print what differs between two datasets.",
    "layers": "List the layers that are installed.",
    "new": "Start a layer, or add a record to one.",
    "import": "Put the rows of a spreadsheet into a layer.",
    "check": "Check a dataset, or quotes against article texts.",
    "compile": "Compile an authoring folder into a bundle.",
    "schema": "Print JSON Schemas of the authoring files, for editors.",
    "agree": "Compare two codings of the same articles.",
    "tag": "Find the time expressions of your own texts.",
    "languages": "List the languages of the tagger, or check their packs.",
}

_EPILOG = """\b
Examples:
  syriatimeline timeline --during 2024-12
  syriatimeline timeline --actor Россия --certain --format csv
  syriatimeline show syt-0019
  syriatimeline check seeds --coverage
"""


class _LazyGroup(click.Group):
    """A group whose commands are imported one by one: ``--help`` must not wait for all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"syriatimeline.cli.{cmd_name}_command")
        found: click.Command = module.command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from syriatimeline.query.records import nearest_names

            near = nearest_names(args[0], COMMANDS) if args else []
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise click.UsageError(error.message + hint, ctx) from error


@click.group(
    cls=_LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="syriatimeline")
def command() -> None:
    """A cited timeline of Russia–Syria relations: events, their dates with their uncertainty,
    and who says so.
    """


def main() -> None:
    """Run the command; bad input ends with one sentence and exit code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    try:
        try:
            command(prog_name="syriatimeline")
        finally:
            # What is still held back fails here and not when Python ends.
            sys.stdout.flush()
    except SyriaTimelineError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        _leave_output()
        if error.errno == errno.EPIPE:
            sys.exit(1)  # Whoever read the output has left.
        reason = error.strerror or str(error)
        click.echo(f"Error: standard output: cannot be written ({reason})", err=True)
        sys.exit(2)


def _leave_output() -> None:
    """Nothing more goes to standard output: Python would try once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _write_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")
