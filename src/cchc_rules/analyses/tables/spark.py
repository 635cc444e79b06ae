"""Tables too large for one machine: the same scorer in every worker of Spark.

Spark shares out the rows and ranks them; in each worker the expressions run on Polars, chunk by chunk,
and what they do not say is scored by `exact`, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa
from attrs import frozen
from pyspark.sql import Window
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from cchc_rules.analyses.tables.choices import Choices
from cchc_rules.analyses.tables.layout import Layout
from cchc_rules.analyses.tables.reading import REJECTED, ROW
from cchc_rules.analyses.tables.scoring import Scored, Scorer
from cchc_rules.analyses.tables.showing import kinds_shown
from cchc_rules.ir.nodes import Ruleset

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

AGAIN, EMPTY = "~again", "~empty"


@frozen(kw_only=True)
class SparkScores:
    """The scores of a table and its rejected rows, both still to be computed by Spark."""

    scores: DataFrame
    rejected: DataFrame


def score_frame(ruleset: Ruleset, frame: DataFrame, layout: Layout, choices: Choices) -> SparkScores:
    """The scores of a table of Spark; nothing is computed before they are asked for."""
    read = [column for column in frame.columns if column not in layout.unknown]
    unit = [f.col(_quoted(name)) for name in layout.units]
    numbered = frame.select(*(_quoted(name) for name in read)).withColumn(
        ROW, f.monotonically_increasing_id()
    )
    empty = reduce(and_, (one.isNull() for one in unit))
    first = f.row_number().over(Window.partitionBy(*unit).orderBy(ROW))
    marked = numbered.withColumn(EMPTY, empty).withColumn(AGAIN, first > 1)
    kinds = kinds_shown(ruleset, every_node=choices.detail == "nodes")
    told = pl.DataFrame(schema=REJECTED | {name: _plain(kind) for name, kind in kinds.items()})
    units = pl.DataFrame(schema=dict.fromkeys(layout.units, pl.String))
    schema = pl.concat([units, told], how="horizontal").to_arrow().schema
    names, own = schema.names, marked.columns
    # Spark takes the dots of our names for fields of a structure.
    marked = marked.toDF(*(f"c{place}" for place, _ in enumerate(own)))

    def scored(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        scorer = Scorer(ruleset=ruleset, layout=layout, choices=choices)
        for batch in batches:
            chunk = pl.DataFrame(batch)
            chunk.columns = own
            if not chunk.is_empty():
                made = _scored(scorer, chunk)
                yield from made.select(names).to_arrow().cast(schema).to_batches()

    both = marked.mapInArrow(scored, from_arrow_schema(schema))
    reason = f.col("reason")
    plain = [_quoted(name) for name in (*layout.units, ROW, *kinds)]
    wrong = [_quoted(name) for name in (*layout.units, *REJECTED)]
    return SparkScores(
        scores=both.filter(reason.isNull()).select(*plain),
        rejected=both.filter(reason.isNotNull()).select(*wrong),
    )


def ranked(scores: DataFrame, within: Iterable[str] = (), *, dense: bool = False) -> DataFrame:
    """The scores with the rank of each unit by its published index, within the groups of some columns.

    Where the index is not settled there is no rank.
    """
    index = f.col(_quoted("index.published"))
    settled = index.isNotNull()
    groups = [settled, *(f.col(_quoted(name)) for name in within)]
    window = Window.partitionBy(*groups).orderBy(index.desc())
    rank = f.dense_rank() if dense else f.rank()
    return scores.withColumn("rank", f.when(settled, rank.over(window)))


def _scored(scorer: Scorer, chunk: pl.DataFrame) -> pl.DataFrame:
    """Scores and rejected rows of a chunk in one table; a row without a reason is a score."""
    units = scorer.layout.units
    wrong = pl.col(AGAIN) | pl.col(EMPTY)
    unit = [pl.col(name).cast(pl.String) for name in units]
    early = chunk.filter(wrong).select(
        *unit,
        ROW,
        pl.lit(units[0]).alias("column"),
        pl.when(EMPTY).then(pl.lit("no-unit")).otherwise(pl.lit("repeated-unit")).alias("reason"),
        pl.col(units[0]).cast(pl.String).alias("value"),
    )
    made: Scored = scorer.score(chunk.filter(~wrong).drop(AGAIN, EMPTY))
    scores = made.scores.with_columns(*unit, pl.col(pl.Enum).cast(pl.String))
    return pl.concat([scores, early, made.rejected.with_columns(*unit)], how="diagonal_relaxed")


def _plain(kind: object) -> type[pl.DataType]:
    """The type of a column as Spark has it."""
    if kind == pl.Boolean:
        return pl.Boolean
    return pl.Int64 if kind == pl.Int64 else pl.String


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
