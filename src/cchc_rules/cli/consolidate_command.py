"""`cchc consolidate`: a set and its amendments as one text."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cchc_rules.cli import messages
from cchc_rules.cli.talk import (
    common_options,
    known_at_option,
    show_report,
    speaking,
    told,
    write_or_say,
    year_option,
)
from cchc_rules.workspace.consolidating import consolidate


@click.command("consolidate", help=told(messages.CONSOLIDATE), short_help=told(messages.CONSOLIDATE))
@click.argument("reference", metavar="PATH|ID")
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@year_option
@known_at_option
@common_options()
def command(
    reference: str,
    out: Path | None,
    year: int | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
) -> None:
    """Print the text, or what stands in its way."""
    made = consolidate(reference, year=year, known_at=known_at)
    spoken = speaking(lang, made.language)
    if made.text is None:
        show_report(made.report, made.sources, spoken, colour=colour)
        sys.exit(1)
    sys.exit(write_or_say(made.text.rstrip("\n"), out, spoken))
