"""`score_table` takes the tables people have, and says what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

import cchc_rules
from cchc_rules.analyses.tables.choices import Engine
from cchc_rules.ir.nodes import Ruleset
from tests.cli.test_batch import TEXT

pl = pytest.importorskip("polars")

COLUMNS = {"unit": ["a", "b", "c"], "late": [1, None, 0], "files": [3, 3, 7], "posted": [True, False, None]}


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return cchc_rules.compile_text(TEXT.replace("bonus cap none\n  penalty cap none\n  ", ""))


def rows(table: object, ruleset: Ruleset) -> list[tuple[object, ...]]:
    made = cchc_rules.score_table(ruleset, table)
    assert made.rejected.is_empty()
    return made.scores.select("unit", "total.low", "total.high").rows()


def test_tables_of_polars_arrow_pandas_and_duckdb_and_files_give_the_same(
    tmp_path: Path, ruleset: Ruleset
) -> None:
    frame = pl.DataFrame(COLUMNS)
    wanted = rows(frame, ruleset)
    assert [("a", 8_000_000, 8_000_000), ("b", 0, 6_000_000), ("c", 6_000_000, 10_000_000)] == wanted
    assert wanted == rows(frame.lazy(), ruleset)
    assert wanted == rows(frame.to_arrow(), ruleset)
    frame.write_parquet(tmp_path / "units.parquet")
    assert wanted == rows(tmp_path / "units.parquet", ruleset)
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        assert wanted == rows(connection.read_parquet(str(tmp_path / "units.parquet")), ruleset)
    pandas = pytest.importorskip("pandas")
    # Missing counts make floats of a column, and they are read as the whole numbers they are.
    assert wanted == rows(pandas.DataFrame(COLUMNS), ruleset)


def test_a_table_of_nodes_tells_missing_from_nothing(ruleset: Ruleset) -> None:
    made = cchc_rules.score_table(ruleset, pl.DataFrame(COLUMNS), detail="nodes").scores
    assert ["scored", "missing", "scored"] == made["1.status"].to_list()
    assert ["scored", "scored", "missing"] == made["2.status"].to_list()
    assert [(4_000_000, 4_000_000), (0, 0), (0, 4_000_000)] == made.select("2.low", "2.high").rows()


@pytest.mark.parametrize(
    ("table", "code"),
    [(pl.DataFrame({"unit": ["a"]}), "CR610"), (7, "CR612"), (Path("nowhere.parquet"), "CR501")],
)
def test_what_cannot_be_scored_is_told(ruleset: Ruleset, table: object, code: str) -> None:
    with pytest.raises(cchc_rules.TableError) as raised:
        cchc_rules.score_table(ruleset, table)
    assert [code] == [one.code.name for one in raised.value.report.diagnostics]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_part_greater_than_its_whole_stops_no_other_row(ruleset: Ruleset, engine: Engine) -> None:
    pytest.importorskip(engine)
    # The part is beyond anything lawful: nobody reads what it would earn.
    table = pl.DataFrame({"unit": ["a", "b"], "late": [0, 900_000], "files": [3, 1], "posted": [True, True]})
    made = cchc_rules.score_table(ruleset, table, engine=engine, detail="nodes").scores
    assert [("a", "scored", 6_000_000), ("b", "rejected", 0)] == made.select(
        "unit", "1.status", "1.low"
    ).rows()
