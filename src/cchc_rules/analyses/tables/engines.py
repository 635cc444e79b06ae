"""The engines that compute the expressions; all of them give the same whole numbers."""

from __future__ import annotations

import narwhals.stable.v2 as nw
import polars as pl

from cchc_rules.analyses.tables.choices import Engine
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.backends.columns.plan import Plan
from cchc_rules.backends.columns.saying import NARWHALS, POLARS, Stages, stages


def said_for(made: Plan, engine: Engine) -> Stages:
    """The expressions of a plan in the words of an engine."""
    return stages(made.columns, POLARS if engine == "polars" else NARWHALS)


def evaluate(frame: pl.DataFrame, said: Stages, engine: Engine) -> pl.DataFrame:
    """The columns of the plan over a prepared frame, and the number of each row."""
    if engine == "duckdb":
        import duckdb

        with duckdb.connect() as connection:
            relation = nw.from_native(connection.from_arrow(frame.to_arrow()))
            for added in said.shared:
                relation = relation.with_columns(*added)
            made: pl.DataFrame = relation.select(nw.col(ROW), *said.wanted).to_native().pl()
            return made.sort(ROW)
    return evaluated(frame, said)


def evaluated(frame: pl.DataFrame, said: Stages) -> pl.DataFrame:
    """The same, by Polars."""
    lazy = frame.lazy()
    for added in said.shared:
        lazy = lazy.with_columns(*added)
    return lazy.select(ROW, *said.wanted).collect()
