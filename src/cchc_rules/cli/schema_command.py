"""`cchc schema`: what a dossier for a ruleset looks like, for tools that build forms."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cchc_rules.cli import messages
from cchc_rules.cli.talk import (
    common_options,
    json_text,
    show_report,
    speaking,
    told,
    write_or_say,
    year_option,
)
from cchc_rules.dossiers.schema import schema
from cchc_rules.workspace.rulesets import load


@click.command("schema", help=told(messages.SCHEMA), short_help=told(messages.SCHEMA))
@click.argument("reference", metavar="PATH|ID")
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@year_option
@common_options()
def command(
    reference: str, out: Path | None, year: int | None, lang: str | None, colour: bool | None
) -> None:
    """Print the schema."""
    loaded = load(reference, year=year)
    spoken = speaking(lang, loaded.language)
    if loaded.ruleset is None:
        show_report(loaded.report, loaded.sources, spoken, colour=colour)
        sys.exit(1)
    text = json_text(schema(loaded.ruleset, spoken), out)
    sys.exit(write_or_say(text, out, spoken))
