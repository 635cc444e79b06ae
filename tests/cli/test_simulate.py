"""`cchc simulate`: what moves is told in every form, and what cannot be tried is told too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import cchc
from tests.language.fenced import blocks
from tests.repository.project import ROOT

pl = pytest.importorskip("polars")

PAGE = ROOT / "docs" / "how-to" / "what-if.md"
SHOWN = {block.info: block.text for block in blocks(PAGE.read_text(encoding="utf-8"))}


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    path = tmp_path / "ruleset.cchc"
    path.write_text(SHOWN['cchc title="ruleset.cchc"'], encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "so-lieu.parquet"
    pl.read_csv(SHOWN['csv title="so-lieu.csv"'].encode()).write_parquet(path)
    return path


def test_the_how_to_shows_what_the_command_prints(ruleset: Path, table: Path) -> None:
    ran = cchc("simulate", ruleset, table, "--set", "1: 80% -> 85%")
    assert (0, SHOWN["text"], "") == (ran.code, ran.out, ran.err)


def test_json_says_exactly_what_moves(ruleset: Path, table: Path) -> None:
    ran = cchc("simulate", ruleset, table, "--set", "1: 80% -> 85%", "--format", "json")
    told = json.loads(ran.out)
    assert (0, "cchc-simulation", ["1: 80% -> 85%"]) == (ran.code, told["kind"], told["changes"])
    assert told["before"]["digest"] != told["after"]["digest"]
    index = told["index"]
    bins = index["histogram"]
    assert [5, 5, 5] == [
        sum(one["before"] for one in bins),
        sum(one["after"] for one in bins),
        index["up"] + index["down"] + index["same"],
    ]
    # 100, 80, 80, 40 and 60 percent become 100, 80, 40, 0 and 60.
    assert ("18/25", "14/25", "-2/5") == (
        index["before"]["mean"],
        index["after"]["mean"],
        index["greatestLoss"],
    )
    assert told["rows"] == sum(
        told["units"]["after"][one] for one in ("settled", "open", "without", "rejected")
    )


def test_another_ruleset_moves_as_the_same_change_does(tmp_path: Path, ruleset: Path, table: Path) -> None:
    other = tmp_path / "other.cchc"
    text = ruleset.read_text(encoding="utf-8")
    assert 2 == text.count(" 80%")
    other.write_text(text.replace(" 80%", " 85%"), encoding="utf-8")
    runs = [
        json.loads(cchc("simulate", ruleset, table, *how, "--format", "json").out)
        for how in (
            ("--against", other),
            ("--set", "1: 80% -> 85%"),
            ("--against", other, "--set", "1: 85% -> 80%"),
        )
    ]
    assert [runs[0][name] for name in ("index", "grades", "ranks", "after")] == [
        runs[1][name] for name in ("index", "grades", "ranks", "after")
    ]
    assert (0, 0) == (runs[2]["index"]["up"], runs[2]["index"]["down"])


def test_a_page_carries_its_picture_and_the_text_its_bars(tmp_path: Path, ruleset: Path, table: Path) -> None:
    out = tmp_path / "page.html"
    assert (
        0 == cchc("simulate", ruleset, table, "--set", "1: 80% -> 85%", "--format", "html", "--out", out).code
    )
    page = out.read_text(encoding="utf-8")
    assert ("<svg" in page, "histogram-title" in page, "█" in page) == (True, True, False)
    written = cchc("simulate", ruleset, table, "--set", "1: 80% -> 85%", "--format", "markdown").out
    assert "| Trước (dòng), sau (cột) |" in written


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("80% -> 85%", "CR620"),
        ("7: 80% -> 85%", "CR621"),
        ("1: 81% -> 85%", "CR622"),
        ("1: 6 điểm -> 5 điểm", "CR623"),
        ("1: 80% -> 97%", "CR304"),
    ],
)
def test_a_change_that_cannot_be_made_is_told(ruleset: Path, table: Path, change: str, code: str) -> None:
    ran = cchc("simulate", ruleset, table, "--set", change)
    assert (1, "", True) == (ran.code, ran.out, f"[{code} " in ran.err)


def test_two_changes_of_one_number_are_told(ruleset: Path, table: Path) -> None:
    ran = cchc("simulate", ruleset, table, "--set", "1: 80% -> 85%", "--set", "1 dòng 2: 80% -> 90%")
    assert (1, True) == (ran.code, "[CR624 " in ran.err)


def test_rejected_rows_are_listed_and_the_command_fails(tmp_path: Path, ruleset: Path, table: Path) -> None:
    wrong = tmp_path / "wrong.parquet"
    read = pl.read_parquet(table)
    read.with_columns(ho_so=pl.when(pl.col("unit") == "Xã A").then(-1).otherwise("ho_so")).write_parquet(
        wrong
    )
    ran = cchc("simulate", ruleset, wrong, "--set", "1: 80% -> 85%")
    assert (1, True, True) == (ran.code, "CR613" in ran.err, "too-small" in ran.out)


def test_a_column_that_neither_ruleset_reads_is_told(tmp_path: Path, ruleset: Path, table: Path) -> None:
    wider = tmp_path / "wider.parquet"
    pl.read_parquet(table).with_columns(dung_hann=1).write_parquet(wider)
    ran = cchc("simulate", ruleset, wider, "--set", "1: 80% -> 85%")
    assert (0, True, True) == (ran.code, "CR614" in ran.err, "dung_hann" in ran.err)


def test_a_table_that_is_not_there_is_told(tmp_path: Path, ruleset: Path) -> None:
    ran = cchc("simulate", ruleset, tmp_path / "none.parquet", "--set", "1: 80% -> 85%")
    assert (1, "", True) == (ran.code, ran.out, "CR501" in ran.err)


def test_something_must_be_tried(ruleset: Path, table: Path) -> None:
    assert 2 == cchc("simulate", ruleset, table).code
