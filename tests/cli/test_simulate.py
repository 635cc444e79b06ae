"""`cchc simulate`: what moves is told in every form, and what cannot be tried is told too."""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

import pytest

from cchc_rules.analyses.whatif.sweeps import read_sweep
from cchc_rules.workspace import simulating
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


# ── several values ─────────────────────────────────────────────────────────────────────────


def test_the_how_to_shows_what_a_sweep_prints(ruleset: Path, table: Path) -> None:
    ran = cchc("simulate", ruleset, table, "--sweep", "1: 80% -> 65%..90% bước 5%")
    assert (0, SHOWN['text title="--sweep"'], "") == (ran.code, ran.out, ran.err)


def test_a_sweep_says_of_every_variant_what_it_says_of_that_change_alone(ruleset: Path, table: Path) -> None:
    values = ["70%", "82,5%", "85%", "90%"]
    with mock.patch.object(simulating, "TOGETHER", 3):
        ran = cchc(
            "simulate", ruleset, table, "--sweep", f"1: 80% -> {'; '.join(values)}", "--format", "json"
        )
    told = json.loads(ran.out)
    assert (0, "cchc-sweep", len(values)) == (ran.code, told["kind"], len(told["variants"]))
    for value, variant in zip(values, told["variants"], strict=True):
        alone = cchc("simulate", ruleset, table, "--set", f"1: 80% -> {value}", "--format", "json")
        assert json.loads(alone.out) == variant


def test_a_sweep_goes_with_changes_and_rejected_rows(tmp_path: Path, ruleset: Path, table: Path) -> None:
    wrong = tmp_path / "wrong.parquet"
    pl.read_parquet(table).with_columns(ho_so=-1).write_parquet(wrong)
    ran = cchc("simulate", ruleset, wrong, "--sweep", "1: 80% -> 70%; 75%")
    assert (1, 1) == (ran.code, ran.err.count("[CR613 "))
    both = ("--set", "1 dòng 2: 4 điểm -> 3 điểm", "--sweep", "1: 80% -> 70%", "--format", "json")
    one = cchc("simulate", ruleset, table, *both)
    alone = cchc("simulate", ruleset, table, *both[:2], "--set", "1: 80% -> 70%", "--format", "json")
    assert [json.loads(alone.out)] == json.loads(one.out)["variants"]


@pytest.mark.parametrize(
    ("sweep", "code"),
    [
        ("80% -> 85%; 90%", "CR620"),
        ("1: 80%", "CR620"),
        ("1: 80% -> 85%; 85%", "CR620"),
        ("1: 80% -> 90%..85% bước 1%", "CR620"),
        ("1: 80% -> 10%..90% bước 0%", "CR620"),
        ("1: 80% -> 1%..90% bước 0,01%", "CR620"),
        ("1: 80% -> 80%", "CR620"),
        ("1: 81% -> 85%; 90%", "CR622"),
        ("1: 80% -> 85%; 97%", "CR304"),
    ],
)
def test_a_sweep_that_cannot_be_tried_is_told(ruleset: Path, table: Path, sweep: str, code: str) -> None:
    ran = cchc("simulate", ruleset, table, "--sweep", sweep)
    assert (1, "", True) == (ran.code, ran.out, f"[{code} " in ran.err)


@pytest.mark.parametrize(
    ("sweep", "values"),
    [
        ("1: 80% -> 70%..71,5% bước 0,5%", ["70%", "70,5%", "71%", "71,5%"]),
        ("1: 80% -> 70% .. 79% step 3%", ["70%", "73%", "76%", "79%"]),
        (
            "1 row 3: 1 points -> 0.5 points..1.5 points step 0.25 points; 9 points",
            ["0.5", "0.75", "1.25", "1.5", "9"],
        ),
        ("x: 3 -> 9..12 bước 2; 1", ["9", "11", "1"]),
        ("1.2.3: 10/02 năm sau → 15/02 năm sau; 20/02 năm sau", ["15/02 năm sau", "20/02 năm sau"]),
    ],
)
def test_the_values_of_a_sweep_are_exact(sweep: str, values: list[str]) -> None:
    made = read_sweep(sweep)
    assert isinstance(made, tuple)
    said = [one.replace("→", "->").rpartition("-> ")[2] for one in made]
    assert values == [one.removesuffix(" points") for one in said]
