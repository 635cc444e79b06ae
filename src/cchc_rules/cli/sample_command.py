"""`cchc sample`: how many people a survey has to ask."""

from __future__ import annotations

import sys

import click

from cchc_rules.analyses.survey_size import sample_size
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, say, say_json, told


@click.command("sample", help=told(messages.SAMPLE), short_help=told(messages.SAMPLE))
@click.argument("population", type=click.IntRange(min=1), metavar="N")
@click.option("--error", "margin", default="5%", show_default=True, help=told(messages.SAMPLE_ERROR))
@common_options("text", "json")
def command(population: int, margin: str, lang: str | None, colour: bool | None, form: str) -> None:  # noqa: ARG001
    """Print the size of the sample."""
    try:
        needed = sample_size(population, margin)
    except ValueError:
        wrong = told(messages.SAMPLE_WRONG.of(margin=margin))
        raise click.BadParameter(wrong, param_hint="--error") from None
    if form == "json":
        say_json({"population": population, "error": margin, "sample": needed})
    else:
        say(str(needed))
    sys.exit(0)
