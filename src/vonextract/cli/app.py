"""The command group: what all commands share, and how an error ends."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from vonextract.cli.commands import COMMANDS
from vonextract.display import printable
from vonextract.errors import ExitCode, VonextractError
from vonextract.project import Project, load_project
from vonextract.version import __version__

_DEBUG = "VONEXTRACT_DEBUG"


class Commands(TyperGroup):
    """Loads the command that is called; ends every error in one sentence and its documented exit code."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = {name: TyperCommand(name, help=line) for name, line in COMMANDS.items()} | dict(
            self.commands
        )

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the arguments name, in place of the line that stood for it."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, loaded_command(name) if name else command, rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except VonextractError as error:
            tell(f"Error: {error.message}")
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            tell("Interrupted; everything finished before is stored.")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ExitCode.OK) from None
        except OSError as error:
            tell(f"Error: The system refused {error.filename or 'to write the output'}: {error.strerror}.")
            raise typer.Exit(ExitCode.OUTPUT) from None
        except Exception as error:
            if isinstance(error, typer.Exit | typer.Abort) or type(error).__module__.startswith("typer."):
                raise
            raise typer.Exit(_own_fault(error)) from None


def loaded_command(name: str) -> Any:
    """The command of that name, its module loaded."""
    import_module(f"vonextract.cli.{name.replace('-', '_')}")
    group: Any = get_command(app)
    return group.commands[name]


def _own_fault(error: Exception) -> ExitCode:
    """An error nobody foresaw: one sentence, the traceback only for those who ask."""
    if os.environ.get(_DEBUG):
        traceback.print_exception(error)
    tell(
        f"Error: vonextract itself failed ({type(error).__name__}: {error}); please report it with"
        " the output of the same command after 'vonextract --debug'."
    )
    return ExitCode.INTERNAL


def tell(message: str) -> None:
    """A message for the person: on stderr, on one line, harmless to the terminal."""
    print(printable(message), file=sys.stderr)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"vonextract {__version__}")
        raise typer.Exit


def _defaults(ctx: typer.Context, project: Project) -> dict[str, dict[str, str]]:
    """What the project configuration says, as defaults for the options of every command."""
    options = {
        "db": project.database,
        "vocabulary": project.vocabulary,
        "entities": project.entities,
        "documents": project.documents,
        "corrections": project.corrections,
        "ocr": project.ocr,
    }
    given = {name: str(value) for name, value in options.items() if value is not None}
    return dict.fromkeys(getattr(ctx.command, "commands", {}), given)


@app.callback()
def main(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version),
    ] = False,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            envvar="VONEXTRACT_CONFIG",
            help="The project configuration.",
            show_default="vonextract.toml in the current folder",
        ),
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", envvar=_DEBUG, help="Show the traceback of an unforeseen error.")
    ] = False,
) -> None:
    """Checked, structured data from the PDF reports of Swedish municipal committees.

    Typical use: `vonextract ingest reports/`, then `vonextract query "FROM v_findings"`.
    """
    ctx.obj = load_project(config)
    ctx.default_map = _defaults(ctx, ctx.obj)
    if debug:
        os.environ[_DEBUG] = "1"
    else:
        logging.disable(logging.CRITICAL)
