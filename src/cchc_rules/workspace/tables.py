"""Tables of many units: in memory, in Spark, and in files, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from attrs import evolve

from cchc_rules.analyses.ranking import without_clause
from cchc_rules.analyses.tables.choices import Choices
from cchc_rules.analyses.tables.layout import Layout, layout_of
from cchc_rules.analyses.tables.moving import Side, columns_needed
from cchc_rules.analyses.tables.reading import ROW, WrongColumn, wrong_columns
from cchc_rules.analyses.tables.scoring import Scored, Scorer
from cchc_rules.analyses.tables.tables import (
    TableScores,
    as_polars,
    chunks_of,
    exactly,
    figures_over,
    score_chunks,
    together,
    twice,
    with_ranks,
)
from cchc_rules.base.canonical import Json
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.table_files import (
    CsvTable,
    ParquetTable,
    TableFile,
    damaged,
    open_table,
    verified,
)
from cchc_rules.workspace.table_findings import (
    Found,
    broken,
    cannot_write,
    foreign,
    no_spark,
    rejected,
    said,
    unfit,
    unknown,
    unusable,
    wrong_type,
)
from cchc_rules.workspace.table_runs import (
    ROWS,
    UNREADABLE,
    Batch,
    Folder,
    Unreadable,
    Work,
    beside,
    mark,
    partial,
    read_over,
)

if TYPE_CHECKING:
    from cchc_rules.analyses.tables.spark import SparkScores


def score_in_memory(
    ruleset: Ruleset,
    table: object,
    choices: Choices,
) -> tuple[TableScores | None, Found]:
    """The scores of a table, or why it has none."""
    opened, found = as_table(table)
    if opened is None:
        return None, found
    if choices.ranked and (found := without_clause(ruleset)):
        return None, found
    layout = layout_of(ruleset, opened.collect_schema().names(), choices.units, choices.within)
    if wrong := (*unfit(layout, None), *_wrong_types(opened, ruleset, layout, None)):
        return None, wrong
    try:
        repeated = twice(opened.lazy().select(layout.units).collect())
        figures = figures_over(ruleset, layout, opened, repeated)
        scorer = Scorer(ruleset=ruleset, layout=layout, choices=choices, figures=figures)
        made = together([*score_chunks(scorer, _chunks(opened), repeated)])
        return (with_ranks(made, scorer, opened) if choices.ranked else made), ()
    except UNREADABLE as error:
        return None, (unreadable(table, error),)


def score_sides(
    rulesets: Sequence[Ruleset], table: object, choices: Choices, told: Callable[[int, int], None]
) -> tuple[tuple[Side, ...] | None, Found]:
    """The scores of a table under several rulesets, in the columns that are compared.

    The table is read once, in chunks, and never held as a whole. What is wrong with it is told, and
    which columns none of the rulesets reads.
    """
    opened, found = as_table(table)
    if opened is None:
        return None, found
    path = Path(table) if isinstance(table, (str, Path)) else None
    layouts = [layout_of(one, opened.collect_schema().names(), choices.units) for one in rulesets]
    wrong: dict[Diagnostic, None] = {}
    for ruleset, layout in zip(rulesets, layouts, strict=True):
        wrong |= dict.fromkeys((*unfit(layout, path), *_wrong_types(opened, ruleset, layout, path)))
    if wrong:
        return None, tuple(wrong)
    try:
        total = opened.lazy().select(pl.len()).collect().item()
        told(0, total)
        repeated = twice(opened.lazy().select(layouts[0].units).collect())
        scorers = [
            Scorer(
                ruleset=ruleset,
                layout=layout,
                choices=evolve(choices, ranked=ruleset.ranking is not None),
                figures=figures_over(ruleset, layout, opened, repeated),
            )
            for ruleset, layout in zip(rulesets, layouts, strict=True)
        ]
        parts: list[list[Scored]] = [[] for _ in rulesets]
        for start, chunk in _chunks(opened, ROWS):
            for place, scorer in enumerate(scorers):
                # Of both sides the rows are the same, so that one has their names.
                names = () if place else scorer.layout.units
                kept = (*names, *columns_needed(scorer.ruleset))
                for made in score_chunks(scorer, [(start, chunk)], repeated):
                    parts[place].append(evolve(made, scores=made.scores.select(kept)))
            told(start + chunk.height, total)
    except UNREADABLE as error:
        return None, (unreadable(table, error),)
    unread = [name for name in layouts[0].unknown if all(name in one.unknown for one in layouts)]
    sides = (
        Side(scorer.ruleset, together(mine), exactly(scorer, opened))
        for scorer, mine in zip(scorers, parts, strict=True)
    )
    return tuple(sides), tuple(unknown(unread, path))


def _chunks(
    table: pl.DataFrame | pl.LazyFrame, size: int | None = None
) -> Iterator[tuple[int, pl.DataFrame]]:
    """The chunks of a table, at least one; of an empty table it is empty."""
    chunks = chunks_of(table, size)
    yield next(chunks, None) or (0, table.lazy().collect())
    yield from chunks


def as_table(table: object) -> tuple[pl.DataFrame | pl.LazyFrame | None, Found]:
    """A table of any of the kinds that are known, or the file of one; or why it is none."""
    if isinstance(table, (str, Path)):
        opened, found = open_table(Path(table))
        if isinstance(opened, CsvTable):
            # Loaded on demand: most tables are Parquet.
            from cchc_rules.workspace.table_csv import read_csv

            return read_csv(opened)
        return (None if opened is None else opened.scan), found
    try:
        made = as_polars(table)
        made.collect_schema()
    except (TypeError, *UNREADABLE) as error:
        return None, (unreadable(table, error),)
    return made, ()


def score_in_spark(ruleset: Ruleset, table: object, choices: Choices) -> tuple[SparkScores | None, Found]:
    """The scores of a table of Spark, or why it has none."""
    from cchc_rules.analyses.tables import spark

    if choices.ranked and (found := without_clause(ruleset)):
        return None, found
    try:
        opened = spark.as_spark(table)
        layout = spark.layout_in(opened, ruleset, choices)
        if wrong := (*unfit(layout, None),):
            return None, wrong
        return spark.score_spark(ruleset, opened, layout, choices), ()
    except spark.NoSession:
        return None, (no_spark(),)
    except WrongColumn as wrong:
        return None, (wrong_type(wrong, None),)
    except (TypeError, spark.NoTable) as error:
        return None, (unreadable(table, error),)


def units_of(scored: TableScores) -> tuple[str, ...]:
    """The columns that name the unit: those that stand before the number of the row."""
    columns = scored.scores.columns
    return tuple(columns[: columns.index(ROW)])


def score_file(
    ruleset: Ruleset,
    data: Path,
    out: Path,
    choices: Choices,
    told: Callable[[int, int], None],
) -> tuple[Batch | None, Found]:
    """Scores a file into a Parquet file; what is wrong, the rejected rows among it."""
    opened, found = open_table(data)
    if opened is None:
        return None, found
    if choices.ranked and (found := without_clause(ruleset)):
        return None, found
    layout = layout_of(ruleset, opened.names, choices.units, choices.within)
    chosen: dict[str, Json] = {
        "detail": choices.detail,
        "evidence": choices.evidence_given,
        "units": [*layout.units],
        "within": [*layout.within],
        "ranked": choices.ranked,
    }
    folder = Folder(partial(out), mark(ruleset, data, chosen))
    wrong = (*unfit(layout, data), *_wrong_types(opened, ruleset, layout, data), *unusable(data, out))
    if wrong := wrong or (*foreign(folder),):
        return None, wrong
    notes = (*unknown(layout.unknown, data), *_stale(folder))
    try:
        if folder.is_ours and (found := verified(opened)):
            folder.drop()
            return None, found
        folder.open()
        scan, found = _rows(opened, folder)
        if scan is None:
            folder.drop()
            return None, (*notes, *found)
        total, repeated, figures = read_over(scan, ruleset, layout)
        scorer = Scorer(ruleset=ruleset, layout=layout, choices=choices, figures=figures)
        work = Work(scorer, scan, repeated, total, folder)
        resumed = work.chunks(told)
        if mark(ruleset, data, chosen) != folder.mark:
            folder.drop()
            return None, (
                *notes,
                said(
                    codes.TABLE_CHANGED,
                    messages.TABLE_CHANGED.of(path=str(data)),
                    messages.TABLE_CHANGED_HELP,
                    data,
                ),
            )
        made = work.close(out, beside(out), resumed)
    except Unreadable as error:
        folder.drop()
        return None, (*notes, damaged(data, error.__cause__ or error))
    except OSError as error:
        goes_on = messages.BATCH_GOES_ON.of(path=str(folder.path))
        cure = goes_on if folder.path.exists() else messages.CANNOT_WRITE_HELP
        return None, (*notes, cannot_write(out, files.why(error), cure))
    return made, (*notes, *rejected(made))


def _rows(opened: TableFile, folder: Folder) -> tuple[pl.LazyFrame | None, Found]:
    """The rows of a file, to be read in pieces; those of a CSV file are kept as Parquet meanwhile."""
    if isinstance(opened, ParquetTable):
        return opened.scan, ()
    from cchc_rules.workspace.table_csv import write_parquet

    kept = folder.file("table.parquet")
    found: list[Diagnostic] = []
    if not kept.exists():
        folder.write("table.parquet", lambda path: found.extend(write_parquet(opened, path)))
    return (None if found else pl.scan_parquet(kept, glob=False)), tuple(found)


def _wrong_types(
    opened: TableFile | pl.DataFrame | pl.LazyFrame, ruleset: Ruleset, layout: Layout, path: Path | None
) -> Iterator[Diagnostic]:
    """Findings about columns that cannot hold their answers; those of a CSV file are texts, which can."""
    if layout.missing or isinstance(opened, CsvTable):
        return
    scan = opened.scan if isinstance(opened, ParquetTable) else opened
    none = scan.collect_schema().to_frame()
    for wrong in wrong_columns(none, ruleset, layout):
        yield wrong_type(wrong, path)


def _stale(folder: Folder) -> Iterator[Diagnostic]:
    """A finding where the folder holds what another run has done."""
    if folder.is_anothers:
        message = messages.STALE_CHUNKS.of(path=str(folder.path))
        yield said(codes.STALE_CHUNKS, message, messages.STALE_CHUNKS_HELP, folder.path)


def unreadable(table: object, error: BaseException) -> Diagnostic:
    """A finding about a table that cannot be read; a path may be one that only Spark knows."""
    if not isinstance(table, (str, Path)):
        return broken(type(table).__name__, messages.NO_TABLE)
    if files.is_file(Path(table)):
        return damaged(Path(table), error)
    return broken(str(table), messages.NO_TABLE_THERE)
