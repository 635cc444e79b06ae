"""`cchc show`: a ruleset as an outline, or as its serialised meaning."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cchc_rules.cli import messages
from cchc_rules.cli.talk import (
    common_options,
    json_text,
    known_at_option,
    show_report,
    speaking,
    told,
    write_or_say,
    year_option,
)
from cchc_rules.workspace.rulesets import load


@click.command("show", help=told(messages.SHOW), short_help=told(messages.SHOW))
@click.argument("reference", metavar="PATH|ID")
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@year_option
@known_at_option
@common_options("text", "json")
def command(
    reference: str,
    out: Path | None,
    year: int | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Print the ruleset."""
    loaded = load(reference, year=year, known_at=known_at)
    spoken = speaking(lang, loaded.language)
    if loaded.ruleset is None:
        show_report(loaded.report, loaded.sources, spoken, colour=colour)
        sys.exit(1)
    if form == "json":
        from cchc_rules.ir.to_json import to_json

        text = json_text(to_json(loaded.ruleset), out)
    else:
        from cchc_rules.backends.words.outline import outline

        text = outline(loaded.ruleset, spoken)
    sys.exit(write_or_say(text, out, spoken))
