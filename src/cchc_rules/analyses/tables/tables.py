"""Whole tables: what comes in, chunk by chunk, and what goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import polars as pl
from attrs import evolve, frozen

from cchc_rules.analyses.tables.figures import Gathering
from cchc_rules.analyses.tables.layout import Layout
from cchc_rules.analyses.tables.leagues import Figures, without_league
from cchc_rules.analyses.tables.ranks import Exact, ordered, ranks
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.analyses.tables.scoring import Scored, Scorer
from cchc_rules.analyses.tables.unit_names import blank, meant
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import Points
from cchc_rules.ir.walk import figures_of

CHUNK = 524_288


@frozen(kw_only=True)
class TableScores:
    """The scores of a table and its rejected rows; every row that came in is in one of them.

    Points stand in millionths of a point, indexes in millionths of a percent, cut off. `rows_by_hand`
    and `items_by_hand` count what the expressions did not say and `exact` has scored.
    """

    scores: pl.DataFrame
    rejected: pl.DataFrame
    rows_by_hand: int
    items_by_hand: int


def as_polars(table: object) -> pl.DataFrame | pl.LazyFrame:
    """A table of Polars, Arrow, pandas or DuckDB, or the path of a Parquet file.

    Raises:
        TypeError: it is none of these.
    """
    if isinstance(table, (pl.DataFrame, pl.LazyFrame)):
        return table
    if isinstance(table, (str, Path)):
        return pl.scan_parquet(table)
    to_polars = getattr(table, "pl", None)
    if callable(to_polars):
        # A relation of DuckDB.
        made = to_polars()
    elif hasattr(table, "__arrow_c_stream__"):
        made = pl.DataFrame(table)
    else:
        made = None
    if not isinstance(made, pl.DataFrame):
        raise TypeError
    return made


def chunks_of(
    table: pl.DataFrame | pl.LazyFrame, size: int | None = None
) -> Iterator[tuple[int, pl.DataFrame]]:
    """The chunks of a table, each with the number of its first row."""
    size = size or CHUNK
    if isinstance(table, pl.DataFrame):
        for start in range(0, table.height, size):
            yield start, table.slice(start, size)
        return
    start = 0
    for chunk in table.collect_batches(chunk_size=size, maintain_order=True):
        yield start, chunk
        start += chunk.height


def twice(units: pl.DataFrame) -> pl.Series:
    """Of every row but the first of its unit, the number; rows without a unit have none to repeat."""
    keys = meant(units)
    names = units.columns
    if len(names) == 1 and keys[names[0]].is_sorted():
        # In order, the same stand side by side.
        same = keys[names[0]].eq_missing(keys[names[0]].shift())
        return same[1:].arg_true().cast(pl.Int64) + 1
    whole = pl.col(names[0]) if len(names) == 1 else pl.struct(names)
    return keys.select(~whole.is_first_distinct()).to_series().arg_true().cast(pl.Int64)


def without_repeated(
    start: int, chunk: pl.DataFrame, repeated: pl.Series, layout: Layout
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A chunk with the numbers of its rows, less those without a unit of their own or a league, and these."""
    units, within = layout.units, layout.within
    numbered = chunk.with_columns(pl.int_range(start, start + chunk.height, dtype=pl.Int64).alias(ROW))
    here = repeated.filter(repeated.is_between(start, start + chunk.height - 1))
    empty, nowhere = blank(chunk.select(units)), without_league(chunk, within)
    wrong = numbered.select(pl.col(ROW).is_in(here.implode()) | empty | nowhere).to_series()
    # Taking rows out copies every column.
    kept = numbered.filter(~wrong) if wrong.any() else numbered
    named = numbered.select(*layout.names, ROW).filter(wrong)
    return kept, _rejected(named, here, layout)


def _rejected(wrong: pl.DataFrame, repeated: pl.Series, layout: Layout) -> pl.DataFrame:
    """Rows whose unit came before, or who have none, or no league, with the reason."""
    first = layout.units[0]
    empty, again = blank(wrong.select(layout.units)), pl.col(ROW).is_in(repeated.implode())
    of_unit = pl.when(empty | again).then(pl.lit(first))
    leagues = [pl.when(without_league(wrong, [name])).then(pl.lit(name)) for name in layout.within]
    reason = pl.when(empty).then(pl.lit("no-unit")).when(again).then(pl.lit("repeated-unit"))
    return wrong.select(
        *layout.names,
        ROW,
        pl.coalesce(of_unit, *leagues).alias("column"),
        reason.otherwise(pl.lit("no-league")).alias("reason"),
        pl.when(empty | again).then(pl.col(first).cast(pl.String)).alias("value"),
    )


def figures_over(
    ruleset: ir.Ruleset, layout: Layout, table: pl.DataFrame | pl.LazyFrame, repeated: pl.Series
) -> Figures:
    """The figures over all units of a table, of which only the columns are read that they need.

    Raises:
        WrongColumn: a column cannot hold the answers of its input.
    """
    if not figures_of(ruleset):
        return Figures()
    gathering = Gathering(ruleset=ruleset, layout=layout)
    for start, chunk in chunks_of(table.select(gathering.columns)):
        numbered = chunk.with_columns(pl.int_range(start, start + chunk.height, dtype=pl.Int64).alias(ROW))
        own = numbered.filter(~pl.col(ROW).is_in(repeated.implode()))
        gathering.add(own, own.select(blank(own.select(layout.units))).to_series())
    return gathering.figures()


def score_chunks(
    scorer: Scorer, chunks: Iterable[tuple[int, pl.DataFrame]], repeated: pl.Series
) -> Iterator[Scored]:
    """The scores of each chunk; a row of a unit that came before is rejected."""
    for start, chunk in chunks:
        kept, again = without_repeated(start, chunk, repeated, scorer.layout)
        made = scorer.score(kept)
        yield Scored(
            scores=made.scores,
            rejected=pl.concat([again, made.rejected]).sort(ROW, maintain_order=True),
            rows_by_hand=made.rows_by_hand,
            items_by_hand=made.items_by_hand,
        )


def together(parts: Sequence[Scored]) -> TableScores:
    """The scores of all chunks in one table."""
    return TableScores(
        scores=pl.concat([one.scores for one in parts]),
        rejected=pl.concat([one.rejected for one in parts]),
        rows_by_hand=sum(one.rows_by_hand for one in parts),
        items_by_hand=sum(one.items_by_hand for one in parts),
    )


def with_ranks(scored: TableScores, scorer: Scorer, table: pl.DataFrame | pl.LazyFrame) -> TableScores:
    """The scores with the rank of each unit in its league, by the clause of the ruleset."""
    within = scorer.layout.within
    made = ranks(scored.scores, scorer.ruleset, within, exactly(scorer, table))
    scores = scored.scores.hstack(made.columns)
    return evolve(
        scored,
        scores=scores.select(ordered(scores.columns, scorer.ruleset)),
        rows_by_hand=scored.rows_by_hand + made.by_hand,
    )


def exactly(scorer: Scorer, table: pl.DataFrame | pl.LazyFrame) -> Exact:
    """What gives by `exact` what rows of a table are ranked by."""
    return lambda rows: exact_keys(scorer, table, rows)


def exact_keys(
    scorer: Scorer, table: pl.DataFrame | pl.LazyFrame, rows: pl.Series
) -> dict[int, tuple[Points, ...]]:
    """What some rows of a table are ranked by, by `exact`."""
    numbered = table.lazy().with_row_index(ROW).with_columns(pl.col(ROW).cast(pl.Int64))
    found: dict[int, tuple[Points, ...]] = {}
    for start in range(0, len(rows), CHUNK):
        some = rows.slice(start, CHUNK)
        found |= scorer.exact_keys(numbered.filter(pl.col(ROW).is_in(some.implode())).collect())
    return found
