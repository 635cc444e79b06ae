"""Nobody pays for a library that their work does not need; each case is a fresh interpreter."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository.project import ROOT

LARGE = {"lark", "yaml", "click", "pandas", "polars", "numpy", "hypothesis", "jsonschema", "pygments"}
DOSSIER = json.dumps(
    {"bộ tiêu chí": "ca-mau/so", "năm": 2013, "đơn vị": "Sở", "trả lời": {"1.1.4": {"xong": 9, "giao": 9}}}
)
SCORING = """
import json, cchc_rules
ruleset = cchc_rules.ruleset_from_dict(json.load(open({ruleset!r}, encoding="utf-8")))
card = cchc_rules.score(ruleset, {dossier!r})
cchc_rules.result_from_dict(cchc_rules.result_to_dict(card, cchc_rules.read_dossier({dossier!r}, ruleset)))
"""
COMMAND = """
import sys
from cchc_rules.cli.main import main
sys.argv = ["cchc", *{arguments!r}]
try:
    main()
except SystemExit:
    pass
"""


def loaded(code: str) -> set[str]:
    """The modules in memory after `code` ran, by their topmost name and by their full name."""
    ending = "\nimport sys\nprint('|' + ','.join(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", code + ending], capture_output=True, check=True, timeout=60, cwd=ROOT
    )
    names = ran.stdout.decode().rpartition("|")[2].strip().split(",")
    return {name.partition(".")[0] for name in names} | set(names)


def command(*arguments: str) -> set[str]:
    return loaded(COMMAND.format(arguments=arguments))


def test_importing_the_package_loads_nothing_but_itself() -> None:
    names = loaded("import cchc_rules")
    assert set() == names & (LARGE | {"attrs", "attr"})
    assert ["cchc_rules"] == [name for name in names if name.startswith("cchc_rules")]


def test_scoring_a_serialised_ruleset_loads_no_parser_and_no_library_but_attrs(tmp_path: Path) -> None:
    import cchc_rules

    ruleset, dossier = tmp_path / "bo.json", tmp_path / "ho-so.json"
    ruleset.write_text(
        json.dumps(cchc_rules.ruleset_to_dict(cchc_rules.load("ca-mau/so@2013"))), encoding="utf-8"
    )
    dossier.write_text(DOSSIER, encoding="utf-8")
    names = loaded(SCORING.format(ruleset=str(ruleset), dossier=str(dossier)))
    assert set() == names & LARGE
    assert [] == [name for name in names if name.startswith("cchc_rules.language")]
    assert "cchc_rules.backends.exact.score" in names


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["khong-co"]])
def test_help_loads_no_parser_and_no_reader(arguments: list[str]) -> None:
    assert set() == command(*arguments) & (LARGE - {"click"})


def test_checking_loads_no_reader_of_dossiers() -> None:
    names = command("check", "ca-mau/so@2013")
    assert {"lark"} == names & {"lark", "yaml"}


def test_the_reference_evaluator_alone_needs_no_more_than_attrs() -> None:
    assert set() == loaded("import cchc_rules.backends.exact.score, cchc_rules.ir.from_json") & LARGE
