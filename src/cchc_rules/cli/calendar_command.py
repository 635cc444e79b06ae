"""`cchc calendar`: the milestones of a ruleset and the dates its rules look at."""

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
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.workspace.rulesets import load


@click.command("calendar", help=told(messages.CALENDAR), short_help=told(messages.CALENDAR))
@click.argument("reference", metavar="PATH|ID")
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@year_option
@known_at_option
@common_options("text", "json", "ics")
def command(
    reference: str,
    out: Path | None,
    year: int | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Print the calendar."""
    loaded = load(reference, year=year, known_at=known_at)
    spoken = speaking(lang, loaded.language)
    if loaded.ruleset is None:
        show_report(loaded.report, loaded.sources, spoken, colour=colour)
        sys.exit(1)
    from cchc_rules.analyses.calendar import forms

    if form == "json":
        text = json_text(forms.to_json(loaded.ruleset, spoken), out)
    elif form == "ics":
        from cchc_rules.backends.calendar import ics

        made = forms.events(loaded.ruleset, spoken)
        written, problems = ics.write(loaded.ruleset.title, forms.stamp(loaded.ruleset), made)
        if written is None:
            show_report(Report(problems), {}, spoken, colour=colour)
            sys.exit(1)
        # Printing ends the last line with the other half of its CRLF.
        text = written if out is not None else written.removesuffix("\n")
    else:
        text = forms.page(loaded.ruleset, spoken)
    sys.exit(write_or_say(text, out, spoken))
