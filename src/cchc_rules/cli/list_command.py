"""`cchc list`: the rulesets at hand."""

from __future__ import annotations

import sys

import click

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, progress, say, say_json, show_report, speaking, told
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.diagnostics.width import cells
from cchc_rules.ir.nodes import Certainty
from cchc_rules.ir.walk import items
from cchc_rules.workspace.rulesets import entries, load_file
from cchc_rules.workspace.versions import Entry, amendments_of


@frozen(kw_only=True)
class _Row:
    """One ruleset: what it is called and how sure its content is."""

    reference: str
    years: Text
    title: str
    items: int
    provenance: dict[str, int]
    first_year: int
    last_year: int | None
    amendments: list[str]
    path: str


@click.command("list", help=told(messages.LIST), short_help=told(messages.LIST))
@common_options("text", "json")
def command(lang: str | None, colour: bool | None, form: str) -> None:
    """Print a row per ruleset; those that cannot be read are reported."""
    spoken = speaking(lang, None)
    rows: list[_Row] = []
    report = Report()
    known = list(entries())
    for done, entry in enumerate(known, 1):
        loaded = load_file(entry.path)
        progress(done, len(known), messages.CHECKING)
        if loaded.ruleset is None:
            report += loaded.report
            continue
        counts = dict.fromkeys((certainty.value for certainty in Certainty), 0)
        for item in items(loaded.ruleset):
            counts[item.provenance.certainty.value] += 1
        rows.append(
            _Row(
                reference=entry.reference,
                years=_years(entry),
                amendments=[str(one.path) for one in amendments_of(entry)],
                title=loaded.ruleset.title,
                items=sum(counts.values()),
                provenance=counts,
                first_year=entry.year,
                last_year=entry.last_year,
                path=str(entry.path),
            )
        )
    if form == "json":
        say_json(
            [
                {
                    "ruleset": row.reference,
                    "first-year": row.first_year,
                    "last-year": row.last_year,
                    "amendments": row.amendments,
                    "title": row.title,
                    "items": row.items,
                    "provenance": row.provenance,
                    "path": row.path,
                }
                for row in rows
            ]
        )
    else:
        say("\n".join(_table(rows, spoken)))
    if report.diagnostics:
        show_report(report, {}, spoken, colour=colour)
    sys.exit(0 if report.ok else 1)


def _table(rows: list[_Row], language: Language) -> list[str]:
    table = [
        messages.COLUMNS.in_(language).split("|"),
        *(
            [
                row.reference,
                row.years.in_(language),
                row.title,
                str(row.items),
                _provenance(row.provenance, language),
            ]
            for row in rows
        ),
    ]
    widths = [max(cells(line[column]) for line in table) for column in range(len(table[0]))]
    return [
        "  ".join(
            text + " " * (width - cells(text)) for text, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in table
    ]


def _years(entry: Entry) -> Text:
    count = len(amendments_of(entry))
    return messages.AMENDED_YEARS.of(years=entry.years, count=count) if count else entry.years


def _provenance(counts: dict[str, int], language: Language) -> str:
    parts = [f"{messages.PROVENANCE[name].in_(language)} {count}" for name, count in counts.items() if count]
    return ", ".join(parts)
