"""``syriatimeline new``: a layer is started, or a record added to one."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

__all__ = ["command"]

F = TypeVar("F", bound=Callable[..., Any])

_EPILOG = """\b
Exit code: 0 written, 2 nothing written.
Examples:
  syriatimeline new mylab                     # the folder mylab, with a package in it
  syriatimeline new mylab --folder layers/a   # the same in another folder
  syriatimeline new article news.txt          # in the package, or in the folder of the layer
  syriatimeline new event "Talks in Tartus" --kind Meeting
  syriatimeline new actor "Port of Tartus"
  syriatimeline new language qaa --name Alandian
"""


class _Group(click.Group):
    """Where no kind of record is named, a layer is."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = {*self.commands, *ctx.help_option_names}
        if not args or args[0] in known:
            return super().parse_args(ctx, args)
        near = get_close_matches(args[0].casefold(), self.commands, n=1, cutoff=0.8)
        if near:
            raise click.UsageError(
                f"{args[0]!r} is no kind of record; did you mean `new {near[0]}`? For a layer of "
                f"that name write `new layer {args[0]}`."
            )
        return super().parse_args(ctx, ["layer", *args])


@click.group(
    name="new",
    cls=_Group,
    epilog=_EPILOG,
    subcommand_metavar="NAME | COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def command() -> None:
    """Start a layer called NAME, or add a record to the layer in this folder.

    Records get the next free id and comments that say what to fill in.
    """


def _said(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    """A name may be left out, and is blank then; an empty one is a slip."""
    source = ctx.get_parameter_source(parameter.name or "")
    if source is ParameterSource.COMMANDLINE and not value.strip():
        raise click.BadParameter("it is empty; write one, or leave it out and fill it in later")
    return value


def _in_folder(function: F) -> F:
    return click.option(
        "--folder",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="DIR",
        help="The layer, or its package; without it, this folder.",
    )(function)


@command.command(name="layer")
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the package goes; without it, a folder called NAME.",
)
def _layer(name: str, folder: Path | None) -> None:
    """Start a layer: a package with an example, ready to be installed."""
    from syriatimeline.dataset.layers import start_layer

    package = start_layer(name, folder)
    # With a bare name pip would fetch somebody else's package of that name.
    path = package if package.is_absolute() else f"./{package}"
    click.echo(f"wrote {package}; next: pip install {path}")
    click.echo(f"then: syriatimeline timeline --layer {name}")


@command.command(name="article")
@click.argument("text", type=click.Path(path_type=Path))
@_in_folder
def _article(text: Path, folder: Path) -> None:
    """Add an article: the file TEXT is copied and described."""
    from syriatimeline.dataset.layers.add import add_article, layer_folder

    click.echo(f"added {add_article(layer_folder(folder), text)}")


@command.command(name="event")
@click.argument("title", default="", callback=_said)
@click.option("--kind", default="Meeting", metavar="KIND", help="Meeting if left out.")
@_in_folder
def _event(title: str, kind: str, folder: Path) -> None:
    """Add an event or situation; it is withdrawn until it is filled in."""
    from syriatimeline.dataset.layers.add import add_event, layer_folder

    click.echo(f"added {add_event(layer_folder(folder), title, kind)}")


@command.command(name="actor")
@click.argument("name", default="", callback=_said)
@_in_folder
def _actor(name: str, folder: Path) -> None:
    """Add an actor."""
    from syriatimeline.dataset.layers.add import add_actor, layer_folder

    click.echo(f"added {add_actor(layer_folder(folder), name)}")


@command.command(name="place")
@click.argument("name", default="", callback=_said)
@_in_folder
def _place(name: str, folder: Path) -> None:
    """Add a place."""
    from syriatimeline.dataset.layers.add import add_place, layer_folder

    click.echo(f"added {add_place(layer_folder(folder), name)}")


@command.command(name="language")
@click.argument("code")
@click.option("--name", default="", metavar="NAME", help="Its English name.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the four files go; without it, a folder called CODE.",
)
def _language(code: str, name: str, folder: Path | None) -> None:
    """Start a language pack for the tagger: words, rules, settings and a corpus."""
    from syriatimeline.temporal.start import start_language

    written = start_language(code, folder or Path(code), name=name or code)
    path = written if written.is_absolute() else f"./{written}"
    click.echo(f"wrote {written}; next: syriatimeline languages {path}")
