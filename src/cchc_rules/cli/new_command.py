"""`cchc new`: the set of a later year, started from one that exists."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, say, show_report, speaking, told
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.workspace.starting import start, target_of, write_new


@click.command("new", help=told(messages.NEW), short_help=told(messages.NEW))
@click.option("--from", "reference", required=True, help=told(messages.NEW_FROM), metavar="PATH|ID")
@click.option(
    "--year", type=click.IntRange(1900, 2200), required=True, help=told(messages.NEW_YEAR), metavar="YEAR"
)
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.NEW_OUT), metavar="DIR")
@common_options()
def command(reference: str, year: int, out: Path | None, lang: str | None, colour: bool | None) -> None:
    """Write the new file and say what to look at in it."""
    started = start(reference, year)
    spoken = speaking(lang, started.language)
    if started.text is None:
        show_report(started.report, started.sources, spoken, colour=colour)
        sys.exit(1)
    target = target_of(started, year, out)
    problems = write_new(started.text, target)
    if problems:
        show_report(Report(problems), {}, spoken, colour=colour)
        sys.exit(1)
    say(messages.NEW_WRITTEN.of(path=str(target)).in_(spoken))
    for place in started.places:
        say(messages.NEW_PLACE.of(place=f"{target}:{place.line}", text=place.text).in_(spoken))
    say(messages.NEW_NEXT.of(path=str(target)).in_(spoken))
