"""`cchc batch --engine spark`: a real session where Spark and Java are, a code where they are not."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import Ran, cchc
from tests.cli.test_bad_tables import CASES, GOOD, HEADER, POSTED, SETTLED, TEXT, UNIT

pl = pytest.importorskip("polars")


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    path = tmp_path / "ruleset.cchc"
    path.write_text(TEXT, encoding="utf-8")
    return path


def with_spark(*arguments: str | Path, **env: str) -> Ran:
    """The command as a process of its own, as a session of Spark lasts as long as its process."""
    ran = subprocess.run(
        command(*arguments), capture_output=True, check=False, text=True, env=environment(**env), timeout=300
    )
    assert "Traceback" not in ran.stderr
    return Ran(code=ran.returncode, out=ran.stdout, err=ran.stderr)


def command(*arguments: str | Path) -> list[str]:
    ours = [sys.executable, "-c", "from cchc_rules.cli.main import main; main()", "batch"]
    return [*ours, *map(str, arguments), "--engine", "spark", "--format", "json", "--lang", "en"]


def environment(**env: str) -> dict[str, str]:
    return {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", **env}


def folders(out: Path) -> tuple[Path, Path]:
    return out, out.with_name(f"{out.stem}.rejected.parquet")


@pytest.fixture
def session() -> None:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("there is no Java")


@pytest.mark.usefixtures("session")
def test_spark_writes_what_polars_writes_and_no_row_is_lost(tmp_path: Path, ruleset: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "scores.parquet"
    rows = [
        f"xã {place};{place % 7};{-1 if place % 5 == 4 else 7};{'có' if place % 2 else 'lạ'}"
        for place in range(40)
    ]
    rows += ["Xã  3;1;1;có", ";1;1;có", " ;1;1;có", "open;;7;có"]
    table.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    ran = with_spark(ruleset, table, "--out", out, "--master", "local[2]", "--detail", "nodes")
    told = json.loads(ran.out)
    assert (1, 44, True) == (ran.code, told["rows"], "[CR613 " in ran.err)
    assert 44 == told["scored"] + told["rejected"]
    assert {"no-unit": 2, "repeated-unit": 2, "too-small": 8, "unreadable": 20} == told["reasons"]
    assert all((one / "_SUCCESS").is_file() for one in folders(out))
    assert not out.with_name("scores.parquet.partial").exists()

    here = tmp_path / "here.parquet"
    assert 1 == cchc("batch", ruleset, table, "--out", here, "--detail", "nodes").code
    kinds = pl.scan_parquet(out / "*.parquet").collect_schema()
    spark = pl.read_parquet(out / "*.parquet")
    expected = pl.read_parquet(here).select(pl.col(name).cast(kind) for name, kind in kinds.items())
    # Of a unit that stands twice Spark scores no row, Polars the first.
    assert expected.filter(pl.col(UNIT) != "xã 3").sort(UNIT).equals(spark.sort(UNIT))
    assert told["scored"] == spark.height

    # Another run replaces the result; one that cannot read its table leaves it.
    good = tmp_path / "table.parquet"
    pl.DataFrame(GOOD).write_parquet(good)
    ran = with_spark(ruleset, good, "--out", out)
    assert (0, 2) == (ran.code, json.loads(ran.out)["scored"])
    before = {path: path.read_bytes() for path in out.iterdir()}
    good.write_bytes(good.read_bytes()[:4] + bytes(300) + good.read_bytes()[304:])
    ran = with_spark(ruleset, good, "--out", out)
    assert (1, "", True) == (ran.code, ran.out, "[CR612 " in ran.err)
    assert before == {path: path.read_bytes() for path in out.iterdir()}
    assert not out.with_name("scores.parquet.partial").exists()


@pytest.mark.usefixtures("session")
def test_a_killed_run_of_spark_leaves_no_result(tmp_path: Path, ruleset: Path) -> None:
    table, out = tmp_path / "table.parquet", tmp_path / "scores.parquet"
    place = pl.int_range(200_000, eager=True)
    pl.DataFrame(
        {UNIT: place.cast(pl.String), SETTLED: place % 7, CASES: place % 3 + 7, POSTED: place % 2 == 0}
    ).write_parquet(table)
    work = out.with_name("scores.parquet.partial")
    with subprocess.Popen(
        command(ruleset, table, "--out", out, "--master", "local[1]"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    ) as running:
        end = time.monotonic() + 200
        while not [*work.glob("*-scores/_temporary/**/*.parquet")]:
            assert running.poll() is None
            assert time.monotonic() < end
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
    assert [False, False] == [one.exists() for one in folders(out)]
    ran = with_spark(ruleset, table, "--out", out, "--master", "local[1]")
    assert (0, 200_000) == (ran.code, json.loads(ran.out)["scored"])
    assert not work.exists()


def test_without_java_there_is_a_code_and_nothing_is_written(tmp_path: Path, ruleset: Path) -> None:
    pytest.importorskip("pyspark")
    table, out = tmp_path / "table.parquet", tmp_path / "scores.parquet"
    pl.DataFrame(GOOD).write_parquet(table)
    ran = with_spark(ruleset, table, "--out", out, JAVA_HOME=str(tmp_path))
    assert (1, "", True) == (ran.code, ran.out, "[CR616 " in ran.err)
    assert ["ruleset.cchc", "table.parquet"] == sorted(path.name for path in tmp_path.iterdir())


def test_without_the_library_there_is_a_code(tmp_path: Path, ruleset: Path) -> None:
    (tmp_path / "missing").mkdir()
    lacking = tmp_path / "missing" / "pyspark.py"
    lacking.write_text('raise ModuleNotFoundError("none", name="pyspark")\n', encoding="utf-8")
    # Comes after pyspark where the extra is installed without Spark.
    (tmp_path / "missing" / "pandas.py").write_text("", encoding="utf-8")
    ran = with_spark(
        ruleset, "table.parquet", "--out", tmp_path / "s.parquet", PYTHONPATH=str(lacking.parent)
    )
    assert (1, "") == (ran.code, ran.out)
    for said in ("[CR553 ", "`pyspark`", 'pip install "cchc-rules[spark]"'):
        assert said in ran.err


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path, ruleset: Path) -> None:
    pytest.importorskip("pyspark")
    table, out = tmp_path / "table.parquet", tmp_path / "scores"
    pl.DataFrame(GOOD).write_parquet(table)
    out.mkdir()
    ran = with_spark(ruleset, table, "--out", out)
    assert (1, True) == (ran.code, "it is a folder" in ran.err)


def test_a_master_is_for_spark_only(tmp_path: Path, ruleset: Path) -> None:
    ran = cchc("batch", ruleset, "table.parquet", "--out", tmp_path / "s.parquet", "--master", "local[1]")
    assert (2, True) == (ran.code, "--engine spark" in ran.err)
