"""`cchc which`: the ruleset that applies to a kind of unit in a year."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

import click

from cchc_rules.backends.words.provenance import phrase_decision
from cchc_rules.base.canonical import Json
from cchc_rules.base.texts import Text
from cchc_rules.cli import messages
from cchc_rules.cli.talk import (
    common_options,
    known_at_option,
    say,
    say_json,
    show_report,
    speaking,
    told,
)
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Decision, Ruleset
from cchc_rules.workspace.choosing import which
from cchc_rules.workspace.versions import Version


@click.command("which", help=told(messages.WHICH), short_help=told(messages.WHICH))
@click.option("--unit", required=True, help=told(messages.WHICH_UNIT), metavar="KIND")
@click.option(
    "--year", type=click.IntRange(1900, 2200), required=True, help=told(messages.WHICH_YEAR), metavar="YEAR"
)
@click.option("--province", help=told(messages.WHICH_PROVINCE), metavar="NAME")
@known_at_option
@common_options("text", "json")
def command(
    unit: str,
    year: int,
    province: str | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Print the ruleset with its decisions and files, or why there is not exactly one."""
    loaded = which(unit, year, province, known_at)
    spoken = speaking(lang, loaded.language)
    if loaded.ruleset is None or loaded.version is None:
        show_report(loaded.report, loaded.sources, spoken, form=form, colour=colour, to_result=form == "json")
        sys.exit(1)
    if form == "json":
        say_json(_plain(loaded.ruleset, loaded.version))
    else:
        say("\n".join(line.in_(spoken) for line in _lines(loaded.ruleset, loaded.version)))


def _lines(ruleset: Ruleset, version: Version) -> Iterator[Text]:
    yield messages.APPLIES.of(reference=version.reference, title=ruleset.title)
    yield from (phrase_decision(decision) for decision in ruleset.decisions)
    yield messages.APPLIES_FILE.of(path=str(version.entry.path))
    for one in version.amendments:
        yield messages.APPLIES_AMENDMENT.of(path=str(one.path))
    if not version.amendments:
        yield messages.NO_AMENDMENT


def _plain(ruleset: Ruleset, version: Version) -> Json:
    return {
        "ruleset": version.reference,
        "title": ruleset.title,
        "digest": digest(ruleset),
        "decisions": [_decision(one) for one in ruleset.decisions],
        "path": str(version.entry.path),
        "amendments": [str(one.path) for one in version.amendments],
    }


def _decision(decision: Decision) -> Json:
    day = None if decision.day is None else date.fromordinal(decision.day).isoformat()
    return {"number": decision.number, "year": decision.year, "day": day, "issuer": decision.issuer}
