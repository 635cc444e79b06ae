"""What Spark has scored, written to folders of Parquet files and counted there.

Spark writes a folder: a file per part of its work, and `_SUCCESS` when all of them are whole.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from attrs import frozen
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everybody calls it

from cchc_rules.analyses.tables.layout import Layout
from cchc_rules.analyses.tables.spark import FAILURES, NoTable, SparkScores, column_named, session

_ONE_LINE = ("repeated-unit", "no-unit", "no-league")
_NO_SPACE = "No space left on device"
_BROKEN = ("FAILED_READ_FILE", "CANNOT_READ_FILE_FOOTER", "Parquet")

T = TypeVar("T")


class Stopped(Exception):  # noqa: N818 - the caller makes a finding of it
    """Spark has stopped before its work was done; `full` when there was no room for what it writes."""

    def __init__(self, why: str, *, full: bool) -> None:
        super().__init__(why)
        self.why = why
        self.full = full


@frozen(kw_only=True)
class Counts:
    """How many rows came in, were scored and were rejected, and the rejected ones by reason."""

    rows: int
    scored: int
    rejected: int
    reasons: tuple[tuple[str, int], ...]


def read(path: Path, master: str | None, *, shown: bool) -> DataFrame:
    """A Parquet file, or a folder of such, on the disks of this machine, in a session at this master.

    With `shown` Spark draws how far it is.

    Raises:
        NoSession: Spark does not start.
        NoTable: Spark cannot read it.
    """
    opened = session(master, shown=shown)
    try:
        return opened.read.parquet(_place(path))
    except FAILURES as error:
        raise NoTable from error


def write(table: DataFrame, made: SparkScores, layout: Layout, scores: Path, rejected: Path) -> Counts:
    """Has Spark compute and write both tables of the result, and counts what was written.

    Raises:
        NoTable: the table cannot be read to its end.
        Stopped: Spark could not do its work.
    """
    return _done(lambda: _written(table, made, layout, scores, rejected))


def _written(table: DataFrame, made: SparkScores, layout: Layout, scores: Path, rejected: Path) -> Counts:
    made.scores.write.parquet(_place(scores))
    made.rejected.write.parquet(_place(rejected))
    again = table.sparkSession.read
    told = again.schema(made.rejected.schema).parquet(_place(rejected))
    # A row that is rejected before it is read has one line; any other has a unit of its own.
    at_once = F.col("reason").isin(*_ONE_LINE)
    units = F.struct(*(column_named(name) for name in layout.units))
    rows = (F.count(F.when(at_once, F.lit(1))) + F.countDistinct(F.when(~at_once, units))).alias("rows")
    reasons = told.groupBy("reason").agg(rows).orderBy("reason").collect()
    (whole,) = told.agg(rows).collect()
    return Counts(
        rows=table.count(),
        scored=again.schema(made.scores.schema).parquet(_place(scores)).count(),
        rejected=whole["rows"],
        reasons=tuple((one["reason"], one["rows"]) for one in reasons),
    )


def _done(work: Callable[[], T]) -> T:
    try:
        return work()
    except FAILURES as error:
        text = str(error)
        if _NO_SPACE not in text and any(one in text for one in _BROKEN):
            raise NoTable from error
        first = next((line.strip() for line in text.splitlines() if line.strip()), type(error).__name__)
        raise Stopped(first[:200], full=_NO_SPACE in text) from error


def _place(path: Path) -> str:
    """A place on the disks of this machine, whatever Spark takes for its own."""
    return f"file://{path.resolve()}"
