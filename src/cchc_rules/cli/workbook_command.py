"""`cchc workbook`: the spreadsheet with which a unit scores itself."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, known_at_option, say, show_report, speaking, told, year_option
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.workspace.files import write_bytes
from cchc_rules.workspace.rulesets import load


@click.command("workbook", help=told(messages.WORKBOOK), short_help=told(messages.WORKBOOK))
@click.argument("reference", metavar="PATH|ID")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help=told(messages.WORKBOOK_OUT), metavar="FILE"
)
@year_option
@known_at_option
@common_options()
def command(
    reference: str,
    out: Path,
    year: int | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
) -> None:
    """Write the workbook."""
    loaded = load(reference, year=year, known_at=known_at)
    spoken = speaking(lang, loaded.language)
    if loaded.ruleset is None:
        show_report(loaded.report, loaded.sources, spoken, colour=colour)
        sys.exit(1)
    # Loaded on demand: the words and the formulas are needed for a good ruleset only.
    from cchc_rules.analyses.self_scoring import workbook

    made = workbook(loaded.ruleset, spoken)
    problems = made.problems if made.content is None else write_bytes(out, made.content)
    if problems:
        show_report(Report(problems), {}, spoken, colour=colour)
        sys.exit(1)
    say(messages.WORKBOOK_WRITTEN.of(path=str(out), ruleset=loaded.ruleset.id).in_(spoken))
    if made.left_out:
        say(messages.WORKBOOK_LEFT_OUT.of(items=", ".join(made.left_out)).in_(spoken))
