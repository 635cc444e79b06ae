"""The benchmarks run and give every figure; how fast anything is, no test decides."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.repository.project import ROOT


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = tmp_path_factory.mktemp("benchmarks") / "figures.json"
    command = [sys.executable, str(ROOT / "benchmarks" / "run.py"), "--quick", "--json", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == run.returncode, run.stderr
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def test_a_quick_run_gives_every_kind_of_figure(figures: dict[str, Any]) -> None:
    kinds = {
        "machine",
        "processes",
        "imports",
        "loaded_by_the_evaluator",
        "steps",
        "dossiers_a_second",
        "growth",
        "drawn",
    }
    assert kinds == set(figures)
    assert figures["machine"]["quick"]


def test_every_process_is_told_with_its_ratio_to_bare_python(figures: dict[str, Any]) -> None:
    columns = {"wall_s", "least_wall_s", "cpu_s", "over_python_s", "peak_mib", "times_python"}
    assert {"python -c pass", "cchc --help", "cchc score"} <= set(figures["processes"])
    for name, row in figures["processes"].items():
        assert columns == set(row), name
    assert 1 == figures["processes"]["python -c pass"]["times_python"]


def test_what_a_library_costs_to_import_is_told_by_its_names(figures: dict[str, Any]) -> None:
    assert {"import cchc_rules", "cchc_rules.evaluator", "cchc_rules.score_table"} <= set(figures["imports"])


def test_the_passes_are_told_one_by_one_and_together(figures: dict[str, Any]) -> None:
    assert {"parse + resolve + check + lower", "parse", "check", "lower", "score"} <= set(figures["steps"])


def test_evaluating_serialised_data_loads_neither_parser_nor_yaml_nor_data_frames(
    figures: dict[str, Any],
) -> None:
    assert [] == figures["loaded_by_the_evaluator"]


def test_longer_and_longer_rulesets_are_compiled(figures: dict[str, Any]) -> None:
    lines = [row["lines"] for row in figures["growth"]]
    assert lines == sorted(lines)
    assert 3 == len(lines)


def test_dossiers_are_drawn_of_rulesets_of_full_size(figures: dict[str, Any]) -> None:
    assert [(164, 10), (160, 10)] == [(row["questions"], row["dossiers"]) for row in figures["drawn"]]


def test_one_unit_is_measured_by_everybody_and_exact_code_is_never_wrong(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    command = [sys.executable, str(ROOT / "benchmarks" / "one_unit.py"), "--quick", "--json", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == run.returncode, run.stderr
    rows = json.loads(file.read_text(encoding="utf-8"))["rows"]
    exact = {name for name in rows if name.startswith("compiled")}
    assert 3 == len(exact)
    assert {0} == {rows[name]["wrong"] for name in exact}


def test_the_folder_explains_itself() -> None:
    told = Path(ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    for script in (ROOT / "benchmarks").glob("*.py"):
        assert f"`{script.name}`" in told, script.name


def test_the_benchmark_of_the_criteria_site_runs() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "criteria_site.py"), "--quick"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == run.returncode, run.stderr
    assert "1 rulesets, 10 items" in run.stdout


def test_the_benchmark_of_comparisons_runs() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "comparisons.py"), "--quick"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == run.returncode, run.stderr
    assert "| binh-phuoc/huyen@2016 | binh-phuoc/huyen@2017 | 46 → 48 |" in run.stdout
    assert "50 dossiers under both, with ranks and waterfall: " in run.stdout


def test_the_benchmark_of_tables_runs_and_ours_is_never_wrong() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "batch.py"), "1000", "--rounds", "1"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == run.returncode, run.stderr
    assert "| 1000 | polars |" in run.stdout
    assert "| 1000 | duckdb |" in run.stdout


def test_the_benchmark_of_whole_processes_runs(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    script = str(ROOT / "benchmarks" / "whole_tables.py")
    run = subprocess.run(
        [sys.executable, script, "500", "--rounds", "1", "--json", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == run.returncode, run.stderr
    names = set(json.loads(file.read_text(encoding="utf-8"))["500"])
    assert {"python -c pass", "cchc batch", "by hand in floats, Polars streaming"} <= names
