"""A table scored by Spark is the table scored in one process, ranks included.

A developer command, since it needs Java and half a minute for a session:
`CCHC_SPARK=1 pytest tests/agreement/test_spark_agrees.py`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import cchc_rules
from tests.cli.test_batch import TEXT

pl = pytest.importorskip("polars")
if not os.environ.get("CCHC_SPARK"):
    pytest.skip("only with CCHC_SPARK=1", allow_module_level=True)
pytest.importorskip("pyspark")
pytestmark = pytest.mark.filterwarnings("ignore")


def test_scores_rejected_rows_and_ranks_are_those_of_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql import SparkSession

    from cchc_rules.analyses.tables.spark import ranked

    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.sql.shuffle.partitions", "2")
    session = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    ruleset = cchc_rules.compile_text(TEXT.replace("bonus cap none\n  penalty cap none\n  ", ""))
    table = pl.DataFrame(
        {
            "unit": [*(f"u{place}" for place in range(200)), "u7", None],
            "1.late": [None if place % 13 == 0 else place % 5 - (place == 17) * 9 for place in range(202)],
            "files": [7 - place % 4 for place in range(202)],
            "posted": [place % 3 > 0 for place in range(202)],
        }
    )
    table.write_parquet(tmp_path / "units.parquet")
    wanted = cchc_rules.score_table(ruleset, table)
    made = cchc_rules.score_spark(ruleset, session.read.parquet(str(tmp_path / "units.parquet")))
    scores = pl.DataFrame(ranked(made.scores).toArrow()).sort("unit")
    ours = wanted.scores.with_columns(pl.col(pl.Enum).cast(pl.String)).sort("unit")
    names = [name for name in ours.columns if name != "~row"]
    assert ours.select(names).rows() == scores.select(names).rows()
    rank = ours["index.published"].rank("min", descending=True)
    assert rank.to_list() == scores["rank"].to_list()
    reasons = wanted.rejected.select("unit", "column", "reason", "value").rows()
    told = pl.DataFrame(made.rejected.toArrow()).select("unit", "column", "reason", "value").rows()
    assert sorted(map(str, reasons)) == sorted(map(str, told))
    session.stop()
