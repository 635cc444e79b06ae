"""Ranks of one league, from a table of Arrow to another: what a worker of a distributed engine does.

A worker has the scores of its league, not the answers. Whom the scores do not tell apart it names; its
caller lets these few be scored by `exact` and hands back what they are ranked by.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

import polars as pl
import pyarrow as pa
from attrs import field, frozen

from cchc_rules.analyses.tables.leagues import LEAGUE
from cchc_rules.analyses.tables.ranks import KINDS, close, ordered, ranks
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import Points

# The values of the columns that name a unit.
Unit: TypeAlias = tuple[object, ...]


@frozen(kw_only=True)
class LeagueRanks:
    """Ranks the units of one league.

    `came` are the columns of the scores as they come in, `names` those of them that say which row it is;
    `columns` are the others of the result.
    """

    ruleset: ir.Ruleset
    came: tuple[str, ...]
    units: tuple[str, ...]
    names: tuple[str, ...]
    columns: Mapping[str, pa.DataType]
    exact: Mapping[Unit, tuple[Points, ...]] = field(factory=dict)

    def close(self, table: pa.Table) -> pa.Table:
        """The units that the scores do not tell apart."""
        frame, schema = self._read(table)
        rows = close(frame, self.ruleset)
        found = frame.filter(pl.col(ROW).is_in(rows.implode())).select(self.units)
        return _sent(found, schema, self.units, {})

    def ranked(self, table: pa.Table) -> pa.Table:
        """The scores with ranks."""
        frame, schema = self._read(table)
        units = frame.select(self.units).rows()
        made = ranks(
            frame, self.ruleset, (), lambda rows: {row: self.exact[units[row]] for row in rows.to_list()}
        )
        return _sent(frame.hstack(made.columns), schema, self.names, self.columns)

    def _read(self, table: pa.Table) -> tuple[pl.DataFrame, pa.Schema]:
        named = table.rename_columns(list(self.came))
        frame = pl.from_arrow(named)
        assert isinstance(frame, pl.DataFrame)
        return frame.with_row_index(ROW).with_columns(pl.col(ROW).cast(pl.Int64)), named.schema


def ranked_columns(columns: Mapping[str, pa.DataType], ruleset: ir.Ruleset) -> dict[str, pa.DataType]:
    """The columns of scores with ranks, what only ranks are made of left out."""
    names = [name for name in ordered([*columns], ruleset) if name != LEAGUE]
    return {name: pa.int64() if name in KINDS else columns[name] for name in names}


def key_text(key: Sequence[Points]) -> str:
    """What a unit is ranked by, as text."""
    return json.dumps([[str(one.low), str(one.high)] for one in key])


def key_of_text(text: str) -> tuple[Points, ...]:
    """The same, read again."""
    return tuple(Points(low=Fraction(low), high=Fraction(high)) for low, high in json.loads(text))


def _sent(
    made: pl.DataFrame, source: pa.Schema, names: Sequence[str], columns: Mapping[str, pa.DataType]
) -> pa.Table:
    schema = pa.schema([*(source.field(name) for name in names), *columns.items()])
    return made.select(schema.names).to_arrow(compat_level=pl.CompatLevel.oldest()).cast(schema)
