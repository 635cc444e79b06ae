"""What the workers of Spark do with batches of Arrow, without Spark: as the exact evaluator, row by row.

With a session: `python -m tests.agreement.spark`.
"""

from __future__ import annotations

import pickle
import sys
from random import Random

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import cchc_rules
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import Points
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import ruleset_texts

pytest.importorskip("polars")
pytest.importorskip("pyarrow")

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from cchc_rules.analyses.tables.batches import REPEATED, Batches
from cchc_rules.analyses.tables.choices import Choices, Detail
from cchc_rules.analyses.tables.figures import Gathering
from cchc_rules.analyses.tables.layout import layout_of
from cchc_rules.analyses.tables.leagues import LEAGUE
from cchc_rules.analyses.tables.rank_batches import LeagueRanks, Unit, key_of_text, ranked_columns
from tests.agreement.spark import TEXT, differences, drawn
from tests.strategies import together

BATCH = 3


def batches_of(table: pl.DataFrame) -> list[pa.RecordBatch]:
    """Small batches with columns that have no names of their own, as Spark sends them."""
    plain = table.rename({name: f"c{place}" for place, name in enumerate(table.columns) if name != REPEATED})
    sent: list[pa.RecordBatch] = plain.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches(BATCH)
    return sent


def work_for(
    ruleset: ir.Ruleset, table: pl.DataFrame, detail: Detail = "nodes", within: tuple[str, ...] = ()
) -> Batches:
    names = tuple(name for name in table.columns if name != REPEATED)
    work = Batches(
        ruleset=ruleset,
        layout=layout_of(ruleset, names, ("unit",), within),
        choices=Choices(detail=detail, within=within, ranked=bool(within)),
        names=names,
    )
    # To workers it goes as bytes.
    made = pickle.loads(pickle.dumps(work))  # noqa: S301 - our own
    assert isinstance(made, Batches)
    return made


def test_random_rulesets() -> None:
    tried = 0

    @settings(
        max_examples=6,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def law(data: st.DataObject) -> None:
        nonlocal tried
        ruleset = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
        assert ruleset is not None

        def scores(table: pl.DataFrame) -> pl.DataFrame:
            marked = table.with_columns(pl.lit(value=False).alias(REPEATED))
            work = work_for(ruleset, marked)
            assert [] == [*work.rejected(batches_of(marked))]
            made = pl.from_arrow(pa.Table.from_batches(work.scores(batches_of(marked))))
            assert isinstance(made, pl.DataFrame)
            return made

        assert [] == differences(ruleset, drawn(data, ruleset, 2), scores)
        tried += 1

    law()
    assert tried >= 4


def test_each_league_is_ranked_by_a_worker_of_its_own() -> None:
    random = Random(11)  # noqa: S311 - not for secrets
    for clause in together.CLAUSES:
        ruleset = together.ruleset(clause)
        rows = together.rows(random, 40, wide=1)
        table = together.frame(rows).with_columns(pl.lit(value=False).alias(REPEATED))
        work = work_for(ruleset, table, within=(together.LEAGUE,))
        gathered = Gathering(ruleset=ruleset, layout=work.layout)
        few = evolve(work, names=gathered.columns)
        for batch in few.gathered(batches_of(table.select(*few.names, REPEATED))):
            for line in batch.to_pylist():
                gathered.read([*line.values()])
        work = evolve(work, figures=gathered.figures())
        scores = pa.Table.from_batches(work.scores(batches_of(table)))
        columns = ranked_columns(work.columns(), ruleset)
        league = LeagueRanks(
            ruleset=ruleset,
            came=tuple(scores.column_names),
            units=work.layout.units,
            names=work.layout.names,
            columns=columns,
        )
        parts = [scores.filter(pc.equal(scores[LEAGUE], one)) for one in scores[LEAGUE].unique()]
        assert 3 == len(parts)
        close = pl.concat([_polars(league.close(part)) for part in parts])
        few_rows = batches_of(table.join(close, on="unit", how="semi"))
        exact: dict[Unit, tuple[Points, ...]] = {
            (line["unit"],): key_of_text(line["key"])
            for batch in work.exact(few_rows)
            for line in batch.to_pylist()
        }
        assert set(close.rows()) == set(exact)
        ranked = pickle.loads(pickle.dumps(evolve(league, exact=exact)))  # noqa: S301 - our own
        made = pl.concat([_polars(ranked.ranked(part)) for part in parts])
        assert ["unit", together.LEAGUE, *columns] == made.columns
        got = {row["unit"]: (row["rank.best"], row["rank.worst"]) for row in made.iter_rows(named=True)}
        wanted: dict[str, tuple[int, int] | None] = {}
        for name in "ABC":
            own = [row for row in rows if row[together.LEAGUE] == name]
            wanted |= together.standings(ruleset, together.cards_of(ruleset, own))
        assert wanted == got


def _polars(table: pa.Table) -> pl.DataFrame:
    made = pl.from_arrow(table)
    assert isinstance(made, pl.DataFrame)
    return made


def test_every_row_is_scored_or_rejected_and_none_is_both() -> None:
    table = pl.DataFrame(
        {
            "unit": ["once", "twice", "twice", None, "below", "open"],
            "late": [1, 1, 2, 1, -1, None],
            "files": [2] * 6,
            "posted": [True, True, None, True, True, True],
            REPEATED: [None, True, True, None, False, False],
        }
    )
    work = work_for(cchc_rules.compile_text(TEXT), table, "whole")
    scores = pa.Table.from_batches(work.scores(batches_of(table)))
    rejected = pa.Table.from_batches(work.rejected(batches_of(table)))
    assert ["once", "open"] == scores["unit"].to_pylist()
    assert ["scored", "incomplete"] == scores["status"].to_pylist()
    assert {
        ("twice", "repeated-unit"),
        (None, "no-unit"),
        ("below", "too-small"),
    } == {(row["unit"], row["reason"]) for row in rejected.to_pylist()}
    assert table.height == scores.num_rows + rejected.num_rows
    assert [pa.large_string(), *work.columns().values()] == scores.schema.types


def test_a_library_that_spark_needs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "cchc_rules.analyses.tables.spark", raising=False)
    for library in ("pandas", "pyspark"):
        monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(cchc_rules.TableError) as raised:
        cchc_rules.score_table(cchc_rules.compile_text(TEXT), "units.parquet", engine="spark")
    assert "cchc-rules[spark]" in str(raised.value)
