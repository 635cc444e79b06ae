"""`cchc rank`: the units of a folder, scored together and ranked in their groups."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cchc_rules.analyses.ranking import League, Rank, Standing, areas_of
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, exact_text
from cchc_rules.cli import messages
from cchc_rules.cli.documents import FORMS, needs_a_file, write_document
from cchc_rules.cli.tables import aligned, clean, csv_text
from cchc_rules.cli.talk import (
    common_options,
    json_text,
    known_at_option,
    progress,
    show_report,
    speaking,
    told,
    write_or_say,
    year_option,
)
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Points
from cchc_rules.workspace import results
from cchc_rules.workspace.seasons import Season, open_season

FORMAT = 1


@click.command("rank", help=told(messages.RANK), short_help=told(messages.RANK))
@click.argument("reference", metavar="RULESET")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--groups", type=click.Path(path_type=Path), help=told(messages.RANK_GROUPS), metavar="FILE")
@click.option(
    "--results", "kept", type=click.Path(path_type=Path), help=told(messages.RANK_RESULTS), metavar="FILE"
)
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@year_option
@known_at_option
@common_options("text", "json", "csv", *FORMS)
def command(
    reference: str,
    folder: Path,
    groups: Path | None,
    kept: Path | None,
    out: Path | None,
    year: int | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Print the ranking, and who is not in it."""
    needs_a_file(form, out)
    season = open_season(
        reference,
        folder,
        groups=groups,
        year=year,
        known_at=known_at,
        told=lambda done, total: progress(done, total, messages.SCORING),
    )
    spoken = speaking(lang, season.language)
    if season.report.diagnostics:
        show_report(season.report, season.sources, spoken, colour=colour)
    if season.league is None or season.ruleset is None:
        sys.exit(1)
    if form in FORMS:
        from cchc_rules.analyses.reports.ranking import ranking_report

        document = ranking_report(season.league, season.ruleset, spoken)
        failed = bool(write_document(document, form, out, spoken))
    elif form == "json":
        failed = bool(write_or_say(json_text(_json(season.league, season), out), out, spoken))
    elif form == "csv":
        cells = csv_text(_cells(season.league, season.ruleset, spoken)).rstrip("\n")
        failed = bool(write_or_say(cells, out, spoken))
    else:
        failed = bool(write_or_say(_text(season.league, season.ruleset, spoken), out, spoken))
    failed = failed or not season.report.ok
    if kept is not None:
        certificates = [results.to_json(one.scorecard, one.dossier) for one in season.members]
        failed = bool(write_or_say(json_text(certificates, kept), kept, spoken)) or failed
    sys.exit(1 if failed else 0)


# ── text ───────────────────────────────────────────────────────────────────────────────────


def _text(league: League, ruleset: Ruleset, language: Language) -> str:
    areas = areas_of(ruleset)
    blocks: list[str] = []
    columns = [*messages.RANK_COLUMNS.in_(language).split("|"), *(area.code for area in areas)]
    for table in league.tables:
        rows = [
            [_rank(row.rank), clean(row.unit), _share(row, language), _total(row, language)]
            + [_rank(place) for _, place in row.areas]
            for row in table.rows
        ]
        lines = aligned([columns, *rows])
        blocks.append("\n".join([clean(table.name), *lines] if table.name else lines))
    if league.unranked:
        rows = [[clean(row.unit), _share(row, language), _total(row, language)] for row in league.unranked]
        blocks.append("\n".join([messages.UNRANKED.in_(language), *(f"  {line}" for line in aligned(rows))]))
    if league.absent:
        names = [f"  {clean(unit)}" for unit in league.absent]
        blocks.append("\n".join([messages.ABSENT.in_(language), *names]))
    return "\n\n".join(blocks)


def _rank(rank: Rank | None) -> str:
    return "–" if rank is None else str(rank)


def _share(row: Standing, language: Language) -> str:
    from cchc_rules.backends.words.possible import phrase_share

    return "–" if row.index is None else phrase_share(row.index).in_(language)


def _total(row: Standing, language: Language) -> str:
    from cchc_rules.backends.words.possible import phrase_points

    return phrase_points(row.scorecard.total.total).in_(language)


# ── spreadsheets and programs ──────────────────────────────────────────────────────────────


def _cells(league: League, ruleset: Ruleset, language: Language) -> list[list[str]]:
    areas = areas_of(ruleset)
    columns = [*messages.RANK_CSV_COLUMNS.in_(language).split("|"), *(area.code for area in areas)]
    ranked = [
        [table.name or "", _rank(row.rank), clean(row.unit), _share(row, language), _total(row, language), ""]
        + [_rank(place) for _, place in row.areas]
        for table in league.tables
        for row in table.rows
    ]
    nothing = [""] * len(areas)
    unranked = [
        [
            "",
            "",
            clean(row.unit),
            _share(row, language),
            _total(row, language),
            messages.UNRANKED.in_(language),
            *nothing,
        ]
        for row in league.unranked
    ]
    absent = [
        ["", "", clean(unit), "", "", messages.ABSENT.in_(language), *nothing] for unit in league.absent
    ]
    return [columns, *ranked, *unranked, *absent]


def _json(league: League, season: Season) -> Json:
    return {
        "format": FORMAT,
        "kind": "cchc-ranking",
        "groups": [
            {"name": table.name, "units": [_standing(row) for row in table.rows]} for table in league.tables
        ],
        "unranked": [_standing(row) for row in league.unranked],
        "absent": [*league.absent],
        "results": [results.to_json(one.scorecard, one.dossier) for one in season.members],
    }


def _standing(row: Standing) -> Json:
    return {
        "unit": row.unit,
        "rank": _places(row.rank),
        "index": _bounds(row.index),
        "total": _bounds(row.scorecard.total.total),
        "areas": {area: _places(rank) for area, rank in row.areas},
    }


def _places(rank: Rank | None) -> Json:
    return None if rank is None else {"best": rank.best, "worst": rank.worst}


def _bounds(points: Points | None) -> Json:
    return None if points is None else {"low": exact_text(points.low), "high": exact_text(points.high)}
