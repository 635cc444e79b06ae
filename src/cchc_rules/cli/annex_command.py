"""`cchc annex`: a ruleset in the layout of a decision's annex."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cchc_rules.cli import messages
from cchc_rules.cli.documents import needs_a_file, write_document
from cchc_rules.cli.talk import common_options, known_at_option, show_report, speaking, told, year_option
from cchc_rules.workspace.rulesets import load


@click.command(
    "annex", help=f"{told(messages.ANNEX)}\n\n{told(messages.ANNEX_MORE)}", short_help=told(messages.ANNEX)
)
@click.argument("reference", metavar="PATH|ID")
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@year_option
@known_at_option
@common_options("docx", "pdf", "html", "markdown")
def command(
    reference: str,
    out: Path | None,
    year: int | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Write the annex."""
    needs_a_file(form, out)
    loaded = load(reference, year=year, known_at=known_at)
    spoken = speaking(lang, loaded.language)
    if loaded.ruleset is None:
        show_report(loaded.report, loaded.sources, spoken, colour=colour)
        sys.exit(1)
    # Words are only needed for a good ruleset.
    from cchc_rules.analyses.reports.annex import annex

    sys.exit(write_document(annex(loaded.ruleset, spoken), form, out, spoken))
