"""Spark gives for every row what the exact evaluator gives: a developer command, with a real session.

    python -m tests.agreement.spark [RULESETS [DOSSIERS]]

Needs the extra `spark` and Java. A session alone takes longer than most of the tests together, so that
the gate tries the work of the workers (`test_batches_agree_with_exact.py`) without the session.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import polars as pl
from attrs import evolve
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

import cchc_rules
from cchc_rules.backends.exact.score import score
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.walk import figures_of
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import ruleset_texts
from tests.repository.project import ROOT
from tests.strategies import together
from tests.strategies.tables import fit_for_tables, row_of, table_of
from tests.strategies.variants import fewer, tried_dossiers, variants

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

SHIPPED = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))
TEXT = (ROOT / "tests" / "agreement" / "units.cchc").read_text(encoding="utf-8")
# What a binary float no longer tells apart, and what 64 bits barely hold.
LARGE = [0, 1, 7, 2**31, 2**53 - 1, 2**53, 2**53 + 1, 2**62, 2**63 - 2, 2**63 - 1]


def units(ruleset: ir.Ruleset, dossiers: Sequence[Dossier]) -> list[Dossier]:
    """The dossiers as rows of a table can say them; figures over all units are not in it."""
    keys = {figure.key for figure in figures_of(ruleset)}
    plain = [
        evolve(one, answers={key: value for key, value in one.answers.items() if key not in keys})
        for one in dossiers
    ]
    return [fit_for_tables(ruleset, one) for one in plain]


def drawn(data: st.DataObject, ruleset: ir.Ruleset, count: int) -> list[Dossier]:
    whole = [data.draw(tried_dossiers(ruleset)) for _ in range(count)]
    return units(ruleset, [one for dossier in whole for one in (dossier, data.draw(fewer(dossier)))])


def differences(
    ruleset: ir.Ruleset, dossiers: Sequence[Dossier], scores: Callable[[pl.DataFrame], pl.DataFrame]
) -> list[tuple[str, str, object, object]]:
    """Where the scores of a table are not what the exact evaluator gives: unit, column, wanted, got."""
    table = table_of(ruleset, dossiers)
    made = {row["unit"]: row for row in scores(table).iter_rows(named=True)}
    assert set(made) == set(table["unit"])
    found = []
    for place, dossier in enumerate(dossiers):
        wanted = {"unit": str(place), **row_of(score(ruleset, dossier, "none"), ruleset)}
        got = made[str(place)]
        found += [
            (str(place), name, wanted.get(name), got.get(name))
            for name in {**wanted, **got}
            if wanted.get(name, "?") != got.get(name, "?")
        ]
    return found


# ── with a session ─────────────────────────────────────────────────────────────────────────


@contextmanager
def session(cores: int = 2) -> Iterator[SparkSession]:
    """A session of Spark on this machine."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    said = {
        "spark.driver.memory": "1g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master(f"local[{cores}]")
    for name, value in said.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    try:
        yield made
    finally:
        made.stop()


def collected(table: DataFrame) -> pl.DataFrame:
    """A table of Spark here."""
    made = pl.from_arrow(table.toArrow())
    assert isinstance(made, pl.DataFrame)
    return made


def try_random(spark: SparkSession, rulesets: int, dossiers: int) -> None:
    """Random rulesets, variants of them and shipped ones, whole and with answers missing."""
    shipped = [cchc_rules.load(str(path)) for path in SHIPPED[::6]]
    rows = 0

    @settings(
        max_examples=rulesets,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def law(data: st.DataObject) -> None:
        nonlocal rows
        made = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
        assert made is not None
        ruleset = data.draw(st.one_of(st.just(made), variants(made), st.sampled_from(shipped)))
        # What hangs on all units is tried together, above.
        assume(not figures_of(ruleset))
        own = drawn(data, ruleset, dossiers)

        def scores(table: pl.DataFrame) -> pl.DataFrame:
            given_ = spark.createDataFrame(_plain(table)).repartition(2)
            made = cchc_rules.score_table(ruleset, given_, engine="spark", detail="nodes")
            assert made.rejected.isEmpty()
            return collected(made.scores)

        found = differences(ruleset, own, scores)
        assert not found, found
        rows += len(own)

    law()
    tell(f"random and shipped rulesets: {rulesets} tables, {rows} rows, all as `exact`")


def try_large(spark: SparkSession) -> None:
    """Counts at the ends of what floats and 64 bits hold."""
    ruleset = cchc_rules.compile_text(TEXT)
    pairs = [(late, files) for late in LARGE for files in LARGE]
    rows = [(f"{late}/{files}", late, files, True) for late, files in pairs]
    table = spark.createDataFrame(rows, "unit string, late bigint, files bigint, posted boolean")
    for form in ("bigint", "decimal(38,0)", "string"):
        cast = table.selectExpr(
            "unit", f"cast(late as {form}) late", f"cast(files as {form}) files", "posted"
        )
        made = collected(cchc_rules.score_table(ruleset, cast, engine="spark", detail="nodes").scores)
        got = {row["unit"]: row for row in made.iter_rows(named=True)}
        for name, late, files, posted in rows:
            dossier = answering(ruleset, name, late=late, files=files, posted=posted)
            wanted = {"unit": name, **row_of(score(ruleset, dossier, "none"), ruleset)}
            assert wanted == got[name], (form, wanted, got[name])
    tell(f"counts near 2**53 and 2**63: {3 * len(rows)} rows, all as `exact`")


def answering(ruleset: ir.Ruleset, unit: str, **answers: int | bool) -> Dossier:
    values = {
        asked.key: said if isinstance(said := answers[asked.name], bool) else Fraction(said)
        for asked in ruleset.inputs
    }
    return Dossier(ruleset=ruleset.id, year=ruleset.year, unit=unit, answers=values)


def try_bad_tables(spark: SparkSession) -> None:
    """No row is lost, and what is wrong with a table is told before it is sent out."""
    ruleset = cchc_rules.compile_text(TEXT)
    shape = "unit string, late bigint, files bigint, posted boolean, note string"
    rows = [
        ("once", 1, 2, True, "a"),
        ("twice", 1, 2, True, "b"),
        ("twice", 2, 2, None, "c"),
        (None, 1, 2, True, "d"),
        ("below", -1, 2, True, "e"),
        ("open", None, 2, True, "f"),
    ]
    table = spark.createDataFrame(rows, shape)
    made = cchc_rules.score_table(ruleset, table, engine="spark")
    scores, rejected = collected(made.scores), collected(made.rejected)
    assert {"once": "scored", "open": "incomplete"} == dict(scores.select("unit", "status").iter_rows())
    assert [
        ("below", "late", "too-small", "-1"),
        ("twice", "unit", "repeated-unit", "twice"),
        ("twice", "unit", "repeated-unit", "twice"),
        (None, "unit", "no-unit", None),
    ] == rejected.sort("unit", nulls_last=True).rows()
    assert table.count() == scores.height + rejected.height
    for wrong, code in (
        (table.drop("late"), "CR610"),
        (table.selectExpr("unit", "array(late) late", "files", "posted"), "CR611"),
        (table.selectExpr("unit", "current_timestamp() late", "files", "posted"), "CR611"),
        ("/there/is/no.parquet", "CR612"),
        (3, "CR612"),
    ):
        assert code == _code(ruleset, wrong), code
    tell("bad tables: every row is scored or rejected, every fault has its code")


def try_ranks(spark: SparkSession) -> None:
    """Ranks over whole numbers, within leagues; who is not settled has none."""
    from cchc_rules.analyses.tables.spark import ranked

    ruleset = cchc_rules.compile_text(TEXT)
    rows = [(f"u{place}", place % 2, place % 5, 7, None if place % 9 == 4 else True) for place in range(20)]
    table = spark.createDataFrame(rows, "unit string, league int, late bigint, files bigint, posted boolean")
    made = cchc_rules.score_table(ruleset, table, engine="spark", unit=("league", "unit"))
    index = pl.col("index.published")
    here = {False: index.rank("min", descending=True), True: index.rank("dense", descending=True)}
    for dense, rank in here.items():
        got = collected(ranked(made.scores, ["league"], dense=dense))
        wanted = rank.over("league").cast(pl.Int32)
        assert got.select(pl.col("rank").eq_missing(wanted).all()).item()
        assert sum(row[4] is None for row in rows) == got["rank"].null_count()
    tell("ranks within leagues by a window: as computed here")


def try_together(spark: SparkSession) -> None:
    """Figures over all units, of the whole table and of leagues, as of dossiers scored together."""
    ruleset = together.ruleset()
    random = Random(7)  # noqa: S311 - not for secrets
    for within in ((), (together.LEAGUE,)):
        rows = together.rows(random, 60, gaps=0 if within else 40)
        table = spark.createDataFrame(_plain(together.frame(rows))).repartition(3)
        made = collected(
            cchc_rules.score_table(ruleset, table, engine="spark", detail="nodes", within=within).scores
        )
        got = {row["unit"]: row for row in made.iter_rows(named=True)}
        assert len(rows) == len(got)
        for league in {row[together.LEAGUE] if within else None for row in rows}:
            own = [row for row in rows if not within or row[together.LEAGUE] == league]
            for row, card in zip(own, together.cards_of(ruleset, own), strict=True):
                wanted = row_of(card, ruleset)
                assert wanted == {name: got[row["unit"]][name] for name in wanted}
    twice = [{**row, "unit": "u1" if row["unit"] == "u2" else row["unit"]} for row in rows]
    made = collected(
        cchc_rules.score_table(
            ruleset, spark.createDataFrame(_plain(together.frame(twice))), engine="spark", detail="nodes"
        ).scores
    )
    # Of a unit that stands there twice nobody knows the answer.
    assert not set(made["1.status"]) & {"scored", "rejected"}
    tell("figures over all units, of the table and of leagues: as of dossiers scored together")


def try_clauses(spark: SparkSession) -> None:
    """Ranks by the clause of the ruleset, of all units and within leagues, nearly equal units too."""
    random = Random(8)  # noqa: S311 - not for secrets
    for place, clause in enumerate(together.CLAUSES):
        ruleset = together.ruleset(clause, ("không làm tròn", "làm tròn chỉ số 2 chữ số")[place % 2])
        within = () if place == 1 else (together.LEAGUE,)
        rows = together.rows(random, 40, gaps=(0, 20)[place % 2], wide=(1, 6)[place % 2])
        table = spark.createDataFrame(_plain(together.frame(rows))).repartition(3)
        made = cchc_rules.score_table(ruleset, table, engine="spark", within=within, rank=True)
        got = {row["unit"]: row for row in collected(made.scores).iter_rows(named=True)}
        assert not [name for name in made.scores.columns if name.startswith("~")]
        assert len(rows) == len(got)
        for league in {row[together.LEAGUE] if within else None for row in rows}:
            own = [row for row in rows if not within or row[together.LEAGUE] == league]
            for name, wanted in together.standings(ruleset, together.cards_of(ruleset, own)).items():
                found = got[name]["rank.best"], got[name]["rank.worst"]
                assert (wanted or (None, None)) == found, (clause, name, wanted, found)
    tell("ranks by the clause, of the table and of leagues: as of dossiers scored together")


def try_without_java() -> None:
    """Where there is no Java the finding has a code, and nobody sees a traceback of Spark."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.parquet"
        pl.DataFrame({"unit": ["u"], "late": [1], "files": [2], "posted": [True]}).write_parquet(path)
        code = f"""
import cchc_rules
ruleset = cchc_rules.compile_text({TEXT!r})
try:
    cchc_rules.score_table(ruleset, {str(path)!r}, engine="spark")
except cchc_rules.TableError as error:
    print([one.code.name for one in error.report.diagnostics])
"""
        ran = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=False,
            timeout=120,
            env={**os.environ, "JAVA_HOME": folder},
        )
    assert "['CR616']" in ran.stdout.decode(), ran
    tell("without Java: CR616")


def _code(ruleset: ir.Ruleset, table: object) -> str:
    try:
        cchc_rules.score_table(ruleset, table, engine="spark")
    except cchc_rules.TableError as error:
        return error.report.diagnostics[0].code.name
    return "none"


def _plain(table: pl.DataFrame) -> pa.Table:
    """As Arrow, with the types that Spark has."""
    texts = [name for name, kind in table.schema.items() if isinstance(kind, (pl.Enum, pl.Categorical))]
    nulls = [name for name, kind in table.schema.items() if kind == pl.Null]
    plain = table.with_columns(pl.col(texts + nulls).cast(pl.String))
    return plain.to_arrow(compat_level=pl.CompatLevel.oldest())


def tell(text: str) -> None:
    """A line, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Run everything, and tell what was tried."""
    rulesets, dossiers = (*map(int, sys.argv[1:3]), *(6, 4)[len(sys.argv[1:3]) :])
    try_without_java()
    begun = time.monotonic()
    with session() as spark:
        tell(f"session of Spark {spark.version}: {time.monotonic() - begun:.0f} s")
        try_bad_tables(spark)
        try_large(spark)
        try_together(spark)
        try_clauses(spark)
        try_ranks(spark)
        try_random(spark, rulesets, dossiers)
    tell(f"all of it: {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
