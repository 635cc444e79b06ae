"""`cchc batch`: every row that comes in goes out or is rejected, and a stopped run goes on."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from unittest import mock

import pytest

import cchc_rules
from tests.cli.running import cchc

pytest.importorskip("polars")
pytest.importorskip("narwhals")

import polars as pl

from tests.strategies.together import LEAGUE, Row, frame, rows
from tests.strategies.together import TEXT as TOGETHER
from tests.strategies.together import ruleset as sample

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


def ranked(folder: Path, text: str, rows: list[Row], *options: str) -> pl.DataFrame:
    (folder / "together.cchc").write_text(text, encoding="utf-8")
    frame(rows).write_parquet(folder / "units.parquet")
    out = folder / "s.parquet"
    ran = cchc("batch", folder / "together.cchc", folder / "units.parquet", "--out", out, "--rank", *options)
    assert (0, "") == (ran.code, ran.err)
    return pl.read_parquet(out)


def test_ranks_stand_beside_the_index_chunk_by_chunk_or_at_once(tmp_path: Path) -> None:
    units = rows(Random(3), 50, wide=1)  # noqa: S311 - not for secrets
    options = ("--within", LEAGUE)
    with mock.patch("cchc_rules.workspace.table_runs.ROWS", 7):
        made = ranked(tmp_path, TOGETHER, units, *options)
    assert ["unit", LEAGUE, "row"] == made.columns[:3]
    place = made.columns.index("index.published")
    assert ["rank", "rank.best", "rank.worst"] == made.columns[place + 1 : place + 4]
    assert not [name for name in made.columns if name.startswith("~")]
    wanted = cchc_rules.score_table(sample(), frame(units), within=LEAGUE, rank=True).scores
    assert wanted.drop("~row").equals(made.drop("row"))
    # Nothing that is shown tells all of them apart.
    assert made.select("index.low", LEAGUE).n_unique() < made.select("rank", LEAGUE).n_unique()
    assert made.equals(ranked(tmp_path, TOGETHER, units, *options))


def test_a_stopped_run_does_not_go_on_with_ranks_nobody_asked_for(tmp_path: Path) -> None:
    units = rows(Random(4), 9)  # noqa: S311 - not for secrets
    (tmp_path / "together.cchc").write_text(TOGETHER, encoding="utf-8")
    frame(units).write_parquet(tmp_path / "units.parquet")
    run = ("batch", tmp_path / "together.cchc", tmp_path / "units.parquet", "--out", tmp_path / "s.parquet")
    with mock.patch("cchc_rules.workspace.table_runs.Work.close", side_effect=OSError):
        cchc(*run)
    ran = cchc(*run, "--rank", "--lang", "en")
    assert "CR615" in ran.err
    assert "rank" in pl.read_parquet(tmp_path / "s.parquet").columns


def test_without_a_clause_nothing_is_ranked(tmp_path: Path, ruleset: Path) -> None:
    ran = cchc("batch", ruleset, good(tmp_path), "--out", tmp_path / "s.parquet", "--rank", "--lang", "en")
    assert 1 == ran.code
    assert "CR707" in ran.err
    assert not (tmp_path / "s.parquet").exists()
