"""Tables of Spark: scored by its workers where the rows lie, and kept there.

Spark splits the table, sends the rows to its workers, and finds the units that stand there twice; each
worker computes the same expressions as anywhere else, and scores by `exact` what they do not say. No
arithmetic of Spark decides a point: its division goes through binary floats.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import reduce
from pathlib import Path

import pandas  # noqa: F401, ICN001 - Spark asks for it when the first rows are sent; better told at once
import polars as pl
import pyarrow as pa
from attrs import evolve, frozen
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import Column, DataFrame, GroupedData, SparkSession, Window
from pyspark.sql import functions as F  # noqa: N812 - as everybody calls it
from pyspark.sql.types import BooleanType, DataType, LongType, StringType, StructField, StructType

from cchc_rules.analyses.tables.batches import KEY, REPEATED, TOLD, Batches
from cchc_rules.analyses.tables.choices import Choices
from cchc_rules.analyses.tables.figures import GATHERED, Gathering
from cchc_rules.analyses.tables.layout import Layout, layout_of
from cchc_rules.analyses.tables.leagues import LEAGUE, Figures
from cchc_rules.analyses.tables.rank_batches import LeagueRanks, Unit, key_of_text, ranked_columns
from cchc_rules.analyses.tables.reading import ROW, WrongColumn
from cchc_rules.analyses.tables.scoring import Scorer
from cchc_rules.backends.columns.keys import key_names, never_rough
from cchc_rules.backends.columns.plan import low
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import Points
from cchc_rules.ir.walk import figures_of

# Where a program was started by spark-submit, which has chosen the Python of the workers.
SUBMITTED = "PYSPARK_GATEWAY_PORT"
PYTHON = "PYSPARK_PYTHON"


# What Spark raises; an error of Java that it does not know comes as it is.
FAILURES = (PySparkException, Py4JError)


class NoSession(Exception):  # noqa: N818 - the caller makes a finding of it
    """Spark does not start."""


class NoTable(Exception):  # noqa: N818 - the caller makes a finding of it
    """Spark cannot read it as a table."""


@frozen(kw_only=True)
class SparkScores:
    """The scores of a table of Spark and its rejected rows, both as tables of Spark.

    Both are computed where they are used, each from the table that came in. Columns are those of
    `TableScores`, less the number of the row, which rows of Spark do not have.
    """

    scores: DataFrame
    rejected: DataFrame


def as_spark(table: object) -> DataFrame:
    """A table of Spark, or the path of Parquet files as Spark reads it.

    Raises:
        TypeError: it is neither.
        NoSession: Spark does not start.
        NoTable: Spark cannot read the files.
    """
    if isinstance(table, DataFrame):
        return table
    if not isinstance(table, (str, Path)):
        raise TypeError
    opened = session()
    try:
        return opened.read.parquet(str(table))
    except FAILURES as error:
        raise NoTable from error


def layout_in(table: DataFrame, ruleset: ir.Ruleset, choices: Choices) -> Layout:
    """Where the answers stand in a table."""
    return layout_of(ruleset, table.columns, choices.units, choices.within)


def score_spark(ruleset: ir.Ruleset, table: DataFrame, layout: Layout, choices: Choices) -> SparkScores:
    """The scores of a table, to be computed where they are used; its units are counted at once.

    Raises:
        WrongColumn: a column cannot hold the answers of its input.
        NoTable: Spark cannot read the table.
    """
    read = tuple(name for name in table.columns if name not in layout.unknown)
    # Spark takes a dot in a name for a field of a structure, in places where nothing can be said against it.
    rows = table.select(*(column_named(name).alias(f"c{place}") for place, name in enumerate(read)))
    work = Batches(ruleset=ruleset, layout=layout, choices=choices, names=read)
    try:
        _try_types(Scorer(ruleset=ruleset, layout=layout, choices=choices), rows, read)
        marked = _marked(rows, [f"c{read.index(name)}" for name in layout.units])
        work = evolve(work, figures=_figures(work, marked))
    except FAILURES as error:
        raise NoTable from error
    units = [table.schema[name] for name in layout.names]
    shown = [StructField(name, _spark(kind)) for name, kind in work.columns().items()]
    told = [StructField(name, StringType()) for name in TOLD]
    scores = marked.mapInArrow(work.scores, StructType([*units, *shown]))
    if choices.ranked:
        scores = _with_ranks(work, marked, scores)
    return SparkScores(
        scores=scores,
        rejected=marked.mapInArrow(work.rejected, StructType([*units, *told])),
    )


def _figures(work: Batches, marked: DataFrame) -> Figures:
    """The figures over all units: gathered by the workers, a few lines each, and put together here."""
    if not figures_of(work.ruleset):
        return Figures()
    gathering = Gathering(ruleset=work.ruleset, layout=work.layout)
    few = evolve(work, names=gathering.columns)
    table = marked.select(*(f"c{work.names.index(name)}" for name in few.names), REPEATED)
    lines = StructType([StructField(name, StringType()) for name in GATHERED])
    for line in table.mapInArrow(few.gathered, lines).collect():
        gathering.read(line)
    return gathering.figures()


def _with_ranks(work: Batches, marked: DataFrame, scores: DataFrame) -> DataFrame:
    """The scores with the rank of each unit in its league, each league ranked by one worker."""
    names = work.layout.names
    columns = ranked_columns(work.columns(), work.ruleset)
    league = LeagueRanks(
        ruleset=work.ruleset,
        came=tuple(scores.columns),
        units=work.layout.units,
        names=names,
        columns=columns,
    )
    if not never_rough(work.ruleset):
        league = evolve(league, exact=_exact(work, marked, scores, league))
    shown = [StructField(name, _spark(kind)) for name, kind in columns.items()]
    made = StructType([*(scores.schema[name] for name in names), *shown])
    # Spark counts the parameters of what it is given, `self` among them, and gives the league to two.
    return _by_league(scores).applyInArrow(lambda table: league.ranked(table), made)  # noqa: PLW0108


def _exact(
    work: Batches, marked: DataFrame, scores: DataFrame, league: LeagueRanks
) -> dict[Unit, tuple[Points, ...]]:
    """What those units are ranked by, exactly, that their scores do not tell apart."""
    units = [scores.schema[name] for name in league.units]
    few = (*league.units, LEAGUE, low("index"), *key_names(work.ruleset))
    light = scores.select(*(column_named(name) for name in few))
    lean = evolve(league, came=few)
    close = _by_league(light).applyInArrow(lambda table: lean.close(table), StructType(units))  # noqa: PLW0108
    named = close.toDF(*(f"close_{place}" for place, _ in enumerate(units)))
    same = _same([F.col(f"c{work.names.index(name)}") for name in league.units], named.columns)
    lines = StructType([*units, StructField(KEY, StringType())])
    made = marked.join(F.broadcast(named), same, "left_semi").mapInArrow(work.exact, lines)
    rows = pl.from_arrow(made.toArrow())
    assert isinstance(rows, pl.DataFrame)
    return {row[:-1]: key_of_text(row[-1]) for row in rows.iter_rows()}


def _by_league(scores: DataFrame) -> GroupedData:
    """The rows of each league, in columns whose names have no dots."""
    plain = scores.toDF(*(f"c{place}" for place, _ in enumerate(scores.columns)))
    return plain.groupBy(f"c{scores.columns.index(LEAGUE)}")


def ranked(scores: DataFrame, within: Iterable[str] = (), *, dense: bool = False) -> DataFrame:
    """The scores with the rank of each unit by its published index, within the groups of some columns.

    Where the index is not settled there is no rank.
    """
    index = column_named("index.published")
    settled = index.isNotNull()
    window = Window.partitionBy(settled, *(column_named(name) for name in within)).orderBy(index.desc())
    rank = F.dense_rank() if dense else F.rank()
    return scores.withColumn("rank", F.when(settled, rank.over(window)))


def session(master: str | None = None, *, shown: bool = False) -> SparkSession:
    """The session there is, or a new one as the settings of Spark have it, or for this master.

    A new session draws how far it is where that is to be `shown`.

    Raises:
        NoSession: Spark does not start.
    """
    if SUBMITTED not in os.environ:
        # Otherwise the workers take the first `python3` on the path, which may not have this library.
        os.environ.setdefault(PYTHON, sys.executable)
    try:
        builder = SparkSession.builder.appName("cchc-rules")
        if master is not None:
            builder = builder.master(master)
        builder = builder.config("spark.ui.showConsoleProgress", str(shown).lower())
        return SparkSession.getActiveSession() or builder.getOrCreate()
    except (PySparkException, OSError) as error:
        raise NoSession(str(error)) from error


def _try_types(scorer: Scorer, rows: DataFrame, names: Sequence[str]) -> None:
    """Reads a table of no rows, so that columns of a wrong type are found before any work is sent out."""
    none = pl.from_arrow(rows.limit(0).toArrow().rename_columns(list(names)))
    assert isinstance(none, pl.DataFrame)
    for name, kind in none.schema.items():
        if isinstance(kind, pl.Datetime) and kind.time_zone is not None:
            # A moment, which is another day elsewhere.
            raise WrongColumn(name, str(kind))
    scorer.score(none.with_columns(pl.lit(0, dtype=pl.Int64).alias(ROW)))


def _marked(rows: DataFrame, units: Sequence[str]) -> DataFrame:
    """The rows, marked where their unit stands in another row too.

    Rows of Spark have no order, so that none of them is the first: all are marked.
    """
    meant = {name: _meant(rows, name) for name in units}
    counted = rows.groupBy(*(one.alias(name) for name, one in meant.items())).agg(
        F.count(F.lit(1)).alias("times")
    )
    found = counted.where(F.col("times") > F.lit(1))
    if found.isEmpty():
        return rows.withColumn(REPEATED, F.lit(False))  # noqa: FBT003
    again = found.select(
        *(F.col(name).alias(f"again_{name}") for name in units),
        F.lit(True).alias(REPEATED),  # noqa: FBT003
    )
    joined = rows.join(again, _same(meant.values(), [f"again_{name}" for name in meant]), "left")
    return joined.drop(*(f"again_{name}" for name in units))


def _same(left: Iterable[Column], right: Iterable[str]) -> Column:
    """Whether the columns hold the same."""
    pairs = zip(left, right, strict=True)
    return reduce(lambda one, other: one & other, (one.eqNullSafe(F.col(other)) for one, other in pairs))


def _meant(rows: DataFrame, name: str) -> Column:
    """The name of a unit as people read it, as far as Spark can: in either case, whatever the blanks."""
    if not isinstance(rows.schema[name].dataType, StringType):
        return F.col(name)
    return F.lower(F.trim(F.regexp_replace(F.col(name), "[\\s\u00a0]+", " ")))


def column_named(name: str) -> Column:
    """The column of that name, whatever stands in it."""
    return F.col("`" + name.replace("`", "``") + "`")


def _spark(kind: pa.DataType) -> DataType:
    if kind == pa.int64():
        return LongType()
    return BooleanType() if kind == pa.bool_() else StringType()
