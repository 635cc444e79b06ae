"""`cchc batch`: every row that comes in goes out or is rejected, and a stopped run goes on."""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

import pytest

from tests.cli.running import cchc

pl = pytest.importorskip("polars")

TEXT = """\
ruleset "try/batch" year 2024
  title "To try tables with"
  pursuant to decision "1/QĐ-UBND" date 2024-01-01 by "UBND"
  applies to department
  total points 10, up to 10 points, no less than 0 points
  bonus cap none
  penalty cap none
  index exactly total points / max points
  round index 2 digits, half up
  group points are the sum
  when not applicable: 0 points
  without evidence: explain
  source illustrative "made up"
  grades according to rounded index
    "A": from 80% up
    "B": under 80%
criterion 1 "Files" at most 6 points
  ask late: count "Late"
  ask files: count "Files"
  score in proportion to (files - late) / files
    files = 0: not applicable
  no evidence needed
criterion 2 "Posted" at most 4 points
  ask posted: yes or no "Posted?"
  score posted
    yes: 4 points
    no: 0 points
  no evidence needed
"""


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    path = tmp_path / "ruleset.cchc"
    path.write_text(TEXT.replace("bonus cap none\n  penalty cap none\n  ", ""), encoding="utf-8")
    return path


def written(folder: Path, **columns: list[object]) -> Path:
    path = folder / "units.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return path


def good(folder: Path, count: int = 3) -> Path:
    return written(
        folder,
        unit=[f"u{place}" for place in range(count)],
        late=[place % 3 for place in range(count)],
        files=[3] * count,
        posted=[True] * count,
    )


def test_scores_stand_beside_their_units(tmp_path: Path, ruleset: Path) -> None:
    ran = cchc("batch", ruleset, good(tmp_path), "--out", tmp_path / "s.parquet")
    assert (0, "3 rows in = 3 scored + 0 rejected\n", "") == (ran.code, ran.out, ran.err)
    made = pl.read_parquet(tmp_path / "s.parquet")
    assert ["u0", "u1", "u2"] == made["unit"].to_list()
    assert [10_000_000, 8_000_000, 6_000_000] == made["total.low"].to_list()
    assert [100_000_000, 80_000_000, 60_000_000] == made["index.published"].to_list()
    assert ["A", "A", "B"] == made["grade"].to_list()
    assert [] == sorted(path.name for path in tmp_path.glob("*.partial"))


def test_what_is_missing_stays_open(tmp_path: Path, ruleset: Path) -> None:
    data = written(tmp_path, unit=["a", "b"], late=[None, 0], files=[3, 0], posted=[True, False])
    ran = cchc("batch", ruleset, data, "--out", tmp_path / "s.parquet", "--detail", "nodes")
    assert 0 == ran.code
    rows = pl.read_parquet(tmp_path / "s.parquet").rows(named=True)
    assert ["missing", "not-applicable"] == [row["1.status"] for row in rows]
    assert [(4_000_000, 10_000_000), (0, 0)] == [(row["total.low"], row["total.high"]) for row in rows]
    assert ["incomplete", "scored"] == [row["status"] for row in rows]


def test_wrong_rows_are_rejected_with_their_reasons(tmp_path: Path, ruleset: Path) -> None:
    data = written(
        tmp_path,
        unit=["a", "b", "a", None, "c"],
        late=[0, -1, 0, 0, 4],
        files=[1.0, 2.0, 1.0, 1.0, 2.5],
        posted=["yes", "no", "yes", "yes", "maybe"],
    )
    ran = cchc("batch", ruleset, data, "--out", tmp_path / "s.parquet", "--format", "json")
    told = json.loads(ran.out)
    assert (1, 5, 1, 4) == (ran.code, told["rows"], told["scored"], told["rejected"])
    assert "CR613" in ran.err
    rejected = pl.read_parquet(tmp_path / "s.rejected.parquet")
    assert {
        (2, "late", "too-small", "-1"),
        (3, "unit", "repeated-unit", "a"),
        (4, "unit", "no-unit", None),
        (5, "files", "not-whole", "2.5"),
        (5, "posted", "unreadable", "maybe"),
    } == set(rejected.select("row", "column", "reason", "value").rows())


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"unit": ["a"], "late": [1], "files": [1]}, "CR610"),
        ({"late": [1], "files": [1], "posted": [True]}, "CR610"),
        ({"unit": ["a"], "late": [True], "files": [1], "posted": [True]}, "CR611"),
        ({"unit": ["a"], "late": [[1]], "files": [1], "posted": [True]}, "CR611"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(
    tmp_path: Path, ruleset: Path, columns: dict[str, list[object]], code: str
) -> None:
    ran = cchc("batch", ruleset, written(tmp_path, **columns), "--out", tmp_path / "s.parquet")
    assert (1, "") == (ran.code, ran.out)
    assert code in ran.err
    assert not (tmp_path / "s.parquet").exists()


def test_a_file_cut_short_is_refused(tmp_path: Path, ruleset: Path) -> None:
    data = good(tmp_path)
    data.write_bytes(data.read_bytes()[:-20])
    ran = cchc("batch", ruleset, data, "--out", tmp_path / "s.parquet")
    assert (1, True, False) == (ran.code, "CR612" in ran.err, (tmp_path / "s.parquet").exists())


def test_a_file_that_is_not_there_is_told(tmp_path: Path, ruleset: Path) -> None:
    assert "CR501" in cchc("batch", ruleset, tmp_path / "no.parquet", "--out", tmp_path / "s.parquet").err


def test_a_column_that_nothing_reads_is_told(tmp_path: Path, ruleset: Path) -> None:
    data = written(tmp_path, unit=["a"], late=[0], files=[1], posted=[True], lates=[3])
    ran = cchc("batch", ruleset, data, "--out", tmp_path / "s.parquet")
    assert (0, True) == (ran.code, "CR614" in ran.err)


def test_a_stopped_run_goes_on_and_another_begins_anew(tmp_path: Path, ruleset: Path) -> None:
    from cchc_rules.workspace import table_runs as tables

    data, out = good(tmp_path, 25), tmp_path / "s.parquet"
    whole = tables.Work.chunk
    scored: list[int] = []

    def stopping(work: tables.Work, start: int) -> bool:
        if start == 20 and not scored[3:]:
            raise OSError(28, "full")
        scored.append(start)
        return whole(work, start)

    with mock.patch.object(tables, "ROWS", 10):
        with mock.patch.object(tables.Work, "chunk", stopping):
            ran = cchc("batch", ruleset, data, "--out", out)
        assert (1, True, False) == (ran.code, "CR505" in ran.err, out.exists())
        ran = cchc("batch", ruleset, data, "--out", out, "--format", "json")
        assert (0, 2, 25) == (ran.code, json.loads(ran.out)["chunksResumed"], json.loads(ran.out)["scored"])
        assert [f"u{place}" for place in range(25)] == pl.read_parquet(out)["unit"].to_list()
        with mock.patch.object(tables.Work, "chunk", stopping):
            scored.clear()
            cchc("batch", ruleset, data, "--out", out)
        ran = cchc("batch", ruleset, data, "--out", out, "--detail", "nodes", "--format", "json")
        assert ("CR615" in ran.err, 0) == (True, json.loads(ran.out)["chunksResumed"])


def test_an_empty_table_gives_an_empty_one(tmp_path: Path, ruleset: Path) -> None:
    data = good(tmp_path, 1)
    pl.read_parquet(data).clear().write_parquet(data)
    ran = cchc("batch", ruleset, data, "--out", tmp_path / "s.parquet")
    assert (0, "0 rows in = 0 scored + 0 rejected\n") == (ran.code, ran.out)
    assert "total.low" in pl.read_parquet(tmp_path / "s.parquet").columns
