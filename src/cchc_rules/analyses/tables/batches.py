"""Batches of Arrow in, batches of Arrow out: what a worker of a distributed engine does with its rows.

A worker knows its own rows only. That a unit stands in one row of the whole table is for its caller
to find out, who says in the column `REPEATED` which rows to reject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import polars as pl
import pyarrow as pa
from attrs import field, frozen

from cchc_rules.analyses.tables.choices import Choices
from cchc_rules.analyses.tables.figures import GATHERED, Gathering
from cchc_rules.analyses.tables.layout import Layout
from cchc_rules.analyses.tables.leagues import LEAGUE, Figures, league_texts
from cchc_rules.analyses.tables.rank_batches import key_text
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.analyses.tables.scoring import Scorer
from cchc_rules.analyses.tables.showing import kinds_shown
from cchc_rules.analyses.tables.tables import score_chunks, without_repeated
from cchc_rules.analyses.tables.unit_names import blank
from cchc_rules.ir import nodes as ir

REPEATED = "~repeated"
# Batches of Spark have ten thousand rows; the expressions like more at once.
ROWS = 65_536
KEY = "key"
TOLD = ("column", "reason", "value")


@frozen(kw_only=True)
class Batches:
    """Scores batches of columns that are called `names` by the layout, with `REPEATED` as the last one."""

    ruleset: ir.Ruleset
    layout: Layout
    choices: Choices
    names: tuple[str, ...]
    figures: Figures = field(factory=Figures)

    def columns(self) -> dict[str, pa.DataType]:
        """The columns of the scores and their types, the units left out."""
        every, ranked = self.choices.detail == "nodes", self.choices.ranked
        kinds = kinds_shown(self.ruleset, every_node=every, ranked=ranked)
        found = {name: _ARROW.get(str(kind), pa.string()) for name, kind in kinds.items()}
        return found | ({LEAGUE: pa.string()} if ranked else {})

    def scores(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The scores of the rows that are scored."""
        scorer = self._scorer()
        for chunk, repeated in self._chunks(batches):
            for made in score_chunks(scorer, [(0, _frame(chunk))], repeated):
                scores = made.scores
                if self.choices.ranked:
                    scores = scores.with_columns(league_texts(scores, self.layout.within).alias(LEAGUE))
                yield from _sent(scores, chunk.schema, self.layout.names, self.columns())

    def rejected(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The rows that are rejected, with the reasons."""
        scorer = self._scorer()
        for chunk, repeated in self._chunks(batches):
            kept, again = without_repeated(0, _frame(chunk), repeated, self.layout)
            found = pl.concat([again, scorer.rejected(kept)])
            yield from _sent(found, chunk.schema, self.layout.names, dict.fromkeys(TOLD, pa.string()))

    def exact(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """What the units are ranked by, by `exact`, as text."""
        scorer = self._scorer()
        for chunk, repeated in self._chunks(batches):
            kept, _ = without_repeated(0, _frame(chunk), repeated, self.layout)
            found = scorer.exact_keys(kept)
            texts = pl.DataFrame(
                {ROW: [*found], KEY: [key_text(key) for key in found.values()]},
                schema={ROW: pl.Int64, KEY: pl.String},
            )
            made = kept.select(*self.layout.units, ROW).join(texts, on=ROW)
            yield from _sent(made, chunk.schema, self.layout.units, {KEY: pa.string()})

    def gathered(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """What the rows say of the figures over all units, a line per league and figure.

        Of a unit that stands in several rows nobody knows the answer.
        """
        gathering = Gathering(ruleset=self.ruleset, layout=self.layout)
        for chunk, repeated in self._chunks(batches):
            frame = _frame(chunk).with_row_index(ROW).with_columns(pl.col(ROW).cast(pl.Int64))
            again = pl.col(ROW).is_in(repeated.implode())
            gathering.add(frame, frame.select(blank(frame.select(self.layout.units)) | again).to_series())
        lines = [*gathering.lines()]
        if lines:
            columns = [pa.array(column, pa.string()) for column in zip(*lines, strict=True)]
            yield pa.RecordBatch.from_arrays(columns, names=list(GATHERED))

    def _scorer(self) -> Scorer:
        return Scorer(ruleset=self.ruleset, layout=self.layout, choices=self.choices, figures=self.figures)

    def _chunks(self, batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[pa.Table, pl.Series]]:
        """The rows in chunks of at least so many, and the numbers of those that repeat a unit."""
        waiting: list[pa.RecordBatch] = []
        for batch in batches:
            if batch.num_rows:
                waiting.append(batch)
            if sum(one.num_rows for one in waiting) >= ROWS:
                yield self._chunk(waiting)
                waiting = []
        if waiting:
            yield self._chunk(waiting)

    def _chunk(self, batches: list[pa.RecordBatch]) -> tuple[pa.Table, pl.Series]:
        table = pa.Table.from_batches(batches).rename_columns([*self.names, REPEATED])
        again = pl.Series(table[REPEATED].to_pylist(), dtype=pl.Boolean).fill_null(value=False)
        return table.drop_columns([REPEATED]), again.arg_true().cast(pl.Int64)


_ARROW = {"Int64": pa.int64(), "Boolean": pa.bool_()}


def _frame(chunk: pa.Table) -> pl.DataFrame:
    frame = pl.from_arrow(chunk)
    assert isinstance(frame, pl.DataFrame)
    return frame


def _sent(
    made: pl.DataFrame, source: pa.Schema, units: Sequence[str], columns: dict[str, pa.DataType]
) -> Iterator[pa.RecordBatch]:
    """A table as batches: units in the types they came in, names of states and grades as text."""
    schema = pa.schema([*(source.field(name) for name in units), *columns.items()])
    texts = [name for name, kind in columns.items() if kind == pa.string()]
    plain = made.drop(ROW).with_columns(pl.col(texts).cast(pl.String))
    table = plain.select(schema.names).to_arrow(compat_level=pl.CompatLevel.oldest()).cast(schema)
    yield from table.to_batches()
