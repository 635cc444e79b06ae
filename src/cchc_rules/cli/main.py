"""The command and its subcommands; each is loaded when it is called, so that help is quick."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from cchc_rules.base.version import VERSION
from cchc_rules.cli import messages
from cchc_rules.cli.talk import STOPPED, machine_language

COMMANDS = {
    "annex": messages.ANNEX,
    "assign": messages.ASSIGN,
    "batch": messages.BATCH,
    "cache": messages.CACHE,
    "calendar": messages.CALENDAR,
    "check": messages.CHECK,
    "consolidate": messages.CONSOLIDATE,
    "diff": messages.DIFF,
    "docs": messages.DOCS,
    "explain": messages.EXPLAIN,
    "fmt": messages.FMT,
    "form": messages.FORM,
    "list": messages.LIST,
    "log": messages.LOG,
    "migrate": messages.MIGRATE,
    "mutate": messages.MUTATE,
    "new": messages.NEW,
    "prove": messages.PROVE,
    "rank": messages.RANK,
    "rounds": messages.ROUNDS,
    "sample": messages.SAMPLE,
    "schema": messages.SCHEMA,
    "score": messages.SCORE,
    "show": messages.SHOW,
    "simulate": messages.SIMULATE,
    "test": messages.TEST,
    "verify": messages.VERIFY,
    "which": messages.WHICH,
    "workbook": messages.WORKBOOK,
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cchc_rules.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(STOPPED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        language = machine_language()
        rows = [(name, summary.in_(language)) for name, summary in COMMANDS.items()]
        with formatter.section("Lệnh" if language == "vi" else "Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from cchc_rules.base.names import nearest

        if args and args[0] not in COMMANDS and (guess := nearest(args[0], COMMANDS)):
            hint = messages.DID_YOU_MEAN.of(name=guess).in_(machine_language())
            ctx.fail(f"`{args[0]}`? {hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    help=messages.COMMAND.in_(machine_language()),
    epilog=messages.EPILOG.in_(machine_language()),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--no-cache", is_flag=True, help=messages.NO_CACHE.in_(machine_language()))
@click.version_option(VERSION, prog_name="cchc")
def cchc(*, no_cache: bool) -> None:
    """Stand for the whole command."""
    if no_cache:
        os.environ["CCHC_CACHE"] = "off"


def main() -> None:
    """Run the command and turn what is left over into an exit code."""
    try:
        cchc(prog_name="cchc")
    except RecursionError as fault:
        _own_fault(fault)
    except Exception as fault:  # noqa: BLE001 - the last net: people never see a traceback
        _own_fault(fault)


def _own_fault(fault: BaseException) -> None:
    if os.environ.get("CCHC_DEBUG"):
        raise fault
    from cchc_rules.cli.talk import show_report
    from cchc_rules.diagnostics import codes
    from cchc_rules.diagnostics.diagnostic import Diagnostic, Report

    what = f"{type(fault).__name__}: {fault}".splitlines()[0][:200]
    found = Diagnostic(
        code=codes.INTERNAL, message=messages.INTERNAL.of(what=what), helps=(messages.INTERNAL_HELP,)
    )
    show_report(Report((found,)), {}, machine_language())
    sys.exit(3)
