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
EXAMPLE = "rulesets/ca-mau/so/2013/dossiers/so-vi-du.yaml"
# What scoring with a kept ruleset has no use for.
IDLE = {
    "cchc_rules.analyses.cases",
    "cchc_rules.analyses.cohort",
    "cchc_rules.analyses.ranking",
    "cchc_rules.analyses.reports",
    "cchc_rules.analyses.rounds",
    "cchc_rules.api",
    "cchc_rules.backends.compiled",
    "cchc_rules.backends.reports",
    "cchc_rules.diagnostics.render_text",
    "cchc_rules.ir.from_json",
    "cchc_rules.ir.invariants",
    "cchc_rules.language",
    "cchc_rules.pipeline",
    "difflib",
    "importlib.metadata",
    "lark",
    "pickle",
    "tempfile",
}
SHOWN_IN_VAIN = """
import attrs
from cchc_rules.base import classes
made = {kind for module in list(sys.modules.values()) if module.__name__.startswith("cchc_rules")
        for kind in vars(module).values() if isinstance(kind, type) and attrs.has(kind)}
assert len(made) > 80, made
strangers = [kind.__qualname__ for kind in made if kind.__repr__.__module__ != classes.__name__]
assert not strangers, strangers
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
    assert names - loaded("pass") <= {"__future__", "cchc_rules"}


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


def test_scoring_with_a_kept_ruleset_loads_nothing_that_it_has_no_use_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_CACHE", str(tmp_path))
    assert IDLE & command("score", EXAMPLE)
    assert set() == IDLE & command("score", EXAMPLE)


def test_no_class_of_a_command_compiles_how_it_is_shown() -> None:
    loaded(COMMAND.format(arguments=["score", EXAMPLE]) + SHOWN_IN_VAIN)


def test_checking_loads_no_reader_of_dossiers() -> None:
    names = command("check", "ca-mau/so@2013")
    assert {"lark"} == names & {"lark", "yaml"}


def test_the_reference_evaluator_alone_needs_no_more_than_attrs() -> None:
    assert set() == loaded("import cchc_rules.backends.exact.score, cchc_rules.ir.from_json") & LARGE
