"""`cchc simulate`: what moves in a table of units when numbers of a ruleset change."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cchc_rules.analyses.tables.choices import ENGINES, Choices, Engine
from cchc_rules.cli import messages
from cchc_rules.cli.documents import FORMS, needs_a_file, write_document
from cchc_rules.cli.tables import aligned
from cchc_rules.cli.talk import (
    common_options,
    end_of_progress,
    json_text,
    known_at_option,
    progress,
    show_report,
    speaking,
    told,
    write_or_say,
    year_option,
)

if TYPE_CHECKING:
    # Documents are loaded when there is something to tell.
    from cchc_rules.backends.reports.document import Document
    from cchc_rules.base.numbers import Language
    from cchc_rules.workspace.simulating import Swept


@click.command("simulate", help=told(messages.SIMULATE), short_help=told(messages.SIMULATE))
@click.argument("reference", metavar="RULESET")
@click.argument("data", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--set", "changes", multiple=True, help=told(messages.SIMULATE_SET), metavar="CHANGE")
@click.option("--sweep", help=told(messages.SIMULATE_SWEEP), metavar="CHANGES")
@click.option("--against", help=told(messages.SIMULATE_AGAINST), metavar="RULESET")
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], help=told(messages.BATCH_ENGINE))
@click.option("--unit", "units", multiple=True, help=told(messages.BATCH_UNIT), metavar="COLUMN")
@click.option("--evidence-attached", is_flag=True, help=told(messages.BATCH_EVIDENCE))
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@year_option
@known_at_option
@common_options("text", "json", *FORMS)
def command(
    reference: str,
    data: Path,
    changes: tuple[str, ...],
    sweep: str | None,
    against: str | None,
    engine: Engine,
    units: tuple[str, ...],
    evidence_attached: bool,
    out: Path | None,
    year: int | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Score the table twice and print what moves."""
    from cchc_rules.workspace.simulating import simulate_at_hand, sweep_at_hand

    needs_a_file(form, out)
    if not changes and against is None and sweep is None:
        raise click.UsageError(told(messages.SIMULATE_NOTHING))
    choices = Choices(engine=engine, units=units, evidence_given=evidence_attached)
    if sweep is not None:
        swept = sweep_at_hand(
            reference,
            data,
            choices,
            sweep,
            changes=changes,
            against=against,
            year=year,
            known_at=known_at,
            told=lambda done, total: progress(done, total, messages.SIMULATE_SWEPT),
        )
        _tell(swept, form, out, speaking(lang, swept.language), colour=colour)
    made = simulate_at_hand(
        reference,
        data,
        choices,
        changes=changes,
        against=against,
        year=year,
        known_at=known_at,
        told=lambda done, total: progress(done, total, messages.BATCH_DONE),
    )
    spoken = speaking(lang, made.language)
    if made.simulation is None:
        end_of_progress()
    if made.report.diagnostics:
        show_report(made.report, made.sources, spoken, colour=colour)
    if made.simulation is None:
        sys.exit(1)
    if form == "json":
        from cchc_rules.analyses.whatif.to_json import to_json

        failed = write_or_say(json_text(to_json(made.simulation), out), out, spoken)
    else:
        from cchc_rules.analyses.reports.simulation import simulation_report

        document = simulation_report(made.simulation, spoken, drawn=form != "text")
        if form in FORMS:
            failed = write_document(document, form, out, spoken)
        else:
            failed = write_or_say("\n".join(_lines(document)), out, spoken)
    rejected = any(one.rejected for one in made.simulation.movement.counted)
    sys.exit(1 if failed or rejected or not made.report.ok else 0)


def _tell(swept: Swept, form: str, out: Path | None, spoken: Language, *, colour: bool | None) -> NoReturn:
    """Print what moves under each variant, and end."""
    if not swept.variants:
        end_of_progress()
    if swept.report.diagnostics:
        show_report(swept.report, swept.sources, spoken, colour=colour)
    if not swept.variants:
        sys.exit(1)
    if form == "json":
        from cchc_rules.analyses.whatif.to_json import FORMAT, to_json

        told_of = [to_json(one) for one in swept.variants]
        whole = {"format": FORMAT, "kind": "cchc-sweep", "variants": told_of}
        failed = write_or_say(json_text(whole, out), out, spoken)
    else:
        from cchc_rules.analyses.reports.sweep import sweep_report

        document = sweep_report(swept.variants, spoken)
        if form in FORMS:
            failed = write_document(document, form, out, spoken)
        else:
            failed = write_or_say("\n".join(_lines(document)), out, spoken)
    rejected = any(side.rejected for one in swept.variants for side in one.movement.counted)
    sys.exit(1 if failed or rejected or not swept.report.ok else 0)


def _lines(document: Document) -> Iterator[str]:
    """The document on a terminal; what only draws is left out."""
    from cchc_rules.backends.reports.document import Heading, Listing, Notice, Paragraph, Table

    for block in document.blocks:
        match block:
            case Heading(level, text):
                yield from (text,) if level == 1 else ("", text)
            case Paragraph(text) | Notice(text):
                yield text
            case Listing(lines):
                yield from (f"  {line}" for line in lines)
            case Table(columns=columns, rows=rows):
                cells = [[" ".join(one.lines) for one in row.cells] for row in rows]
                yield from aligned([[column.title for column in columns], *cells])
            case _:
                pass
