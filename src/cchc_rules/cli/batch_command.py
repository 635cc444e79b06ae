"""`cchc batch`: a Parquet file of many units, scored into another."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cchc_rules.analyses.tables.choices import DETAILS, FILE_ENGINES, Choices, Detail, FileEngine
from cchc_rules.cli import messages
from cchc_rules.cli.talk import (
    STOPPED,
    common_options,
    end_of_progress,
    ignore_ctrl_c,
    known_at_option,
    progress,
    say,
    say_json,
    show_report,
    speaking,
    told,
    year_option,
)
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.workspace.rulesets import load

FORMAT = 1


@click.command("batch", help=told(messages.BATCH), short_help=told(messages.BATCH))
@click.argument("reference", metavar="RULESET")
@click.argument("data", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help=told(messages.BATCH_OUT), metavar="FILE"
)
@click.option(
    "--engine", type=click.Choice(FILE_ENGINES), default=FILE_ENGINES[0], help=told(messages.BATCH_ENGINE)
)
@click.option("--master", help=told(messages.BATCH_MASTER), metavar="MASTER")
@click.option("--detail", type=click.Choice(DETAILS), default=DETAILS[0], help=told(messages.BATCH_DETAIL))
@click.option("--unit", "units", multiple=True, help=told(messages.BATCH_UNIT), metavar="COLUMN")
@click.option("--rank", "ranked", is_flag=True, help=told(messages.BATCH_RANK))
@click.option("--within", multiple=True, help=told(messages.BATCH_WITHIN), metavar="COLUMN")
@click.option("--evidence-attached", is_flag=True, help=told(messages.BATCH_EVIDENCE))
@year_option
@known_at_option
@common_options("text", "json")
def command(
    reference: str,
    data: Path,
    out: Path,
    engine: FileEngine,
    master: str | None,
    detail: Detail,
    units: tuple[str, ...],
    ranked: bool,
    within: tuple[str, ...],
    evidence_attached: bool,
    year: int | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Score the file and print what became of its rows."""
    if master is not None and engine != "spark":
        raise click.UsageError(told(messages.BATCH_MASTER_OF_SPARK))
    loaded = load(reference, year=year, known_at=known_at)
    spoken = speaking(lang, loaded.language)
    if loaded.ruleset is None:
        show_report(loaded.report, loaded.sources, spoken, colour=colour)
        sys.exit(1)
    choices = Choices(
        engine="polars" if engine == "spark" else engine,
        units=units,
        detail=detail,
        evidence_given=evidence_attached,
        within=within,
        ranked=ranked,
    )
    try:
        if engine == "spark":
            from cchc_rules.workspace.table_spark import Job

            job = Job(ruleset=loaded.ruleset, choices=choices, master=master, shown=sys.stderr.isatty())
            made, found = job.score(data, out)
        else:
            from cchc_rules.workspace.tables import score_file

            made, found = score_file(
                loaded.ruleset,
                data,
                out,
                choices,
                told=lambda done, total: progress(done, total, messages.BATCH_DONE),
            )
    except ModuleNotFoundError as missing:
        from cchc_rules.workspace.libraries import table_library_missing

        show_report(Report((table_library_missing(missing),)), {}, spoken, colour=colour)
        sys.exit(1)
    except KeyboardInterrupt:
        try:
            ignore_ctrl_c()
        except KeyboardInterrupt:
            # Polars raises what Ctrl-C means, and then Python does so again.
            ignore_ctrl_c()
        from cchc_rules.workspace.table_findings import stopped

        end_of_progress()
        show_report(Report((stopped(out),)), {}, spoken, colour=colour)
        sys.exit(STOPPED)
    if made is None:
        end_of_progress()
    report = Report(found)
    if found:
        show_report(report, {}, spoken, colour=colour)
    if made is None:
        sys.exit(1)
    if form == "json":
        say_json(
            {
                "format": FORMAT,
                "kind": "cchc-batch",
                "rows": made.rows,
                "scored": made.scored,
                "rejected": made.rejected,
                "reasons": dict(made.reasons),
                "rowsByHand": made.rows_by_hand,
                "itemsByHand": made.items_by_hand,
                "chunksResumed": made.resumed,
                "out": str(made.out),
                "rejectedOut": str(made.rejected_out),
            }
        )
    else:
        counted = {"rows": made.rows, "scored": made.scored, "rejected": made.rejected}
        say(messages.BATCH_COUNTS.of(**counted).in_(spoken))
        if made.rows_by_hand or made.items_by_hand:
            by_hand = {"rows": made.rows_by_hand or 0, "items": made.items_by_hand or 0}
            say(messages.BATCH_BY_HAND.of(**by_hand).in_(spoken))
        if made.resumed:
            say(messages.BATCH_RESUMED.of(chunks=made.resumed).in_(spoken))
    sys.exit(1 if made.rejected or not report.ok else 0)
