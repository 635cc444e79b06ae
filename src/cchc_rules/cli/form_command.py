"""`cchc form`: the self-scoring form of a ruleset, one file for any browser."""

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
from cchc_rules.workspace.rulesets import load


@click.command("form", help=told(messages.FORM), short_help=told(messages.FORM))
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
    """Print the form."""
    loaded = load(reference, year=year, known_at=known_at)
    spoken = speaking(lang, loaded.language)
    if loaded.ruleset is None:
        show_report(loaded.report, loaded.sources, spoken, colour=colour)
        sys.exit(1)
    # Words are only needed where a form is made.
    from cchc_rules.workspace.forms import form

    sys.exit(write_or_say(form(loaded.ruleset, spoken), out, spoken))
