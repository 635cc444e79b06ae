"""Every shipped ruleset is clean, passes its own cases, and its cases reach every rule."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from cchc_rules.analyses.coverage import share
from cchc_rules.analyses.goals.phrases import phrase_goal
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.workspace import rulesets
from cchc_rules.workspace.cases import Run, run, suites_of
from tests.repository.project import ROOT

FOLDER = ROOT / "rulesets"
SETS = sorted(FOLDER.glob("**/ruleset.cchc"))
AMENDMENTS = sorted(FOLDER.glob("**/amendments/*.cchc"))


def name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


@cache
def result(path: Path) -> Run:
    ((suite,), problems) = suites_of(str(path))
    assert () == problems
    return run(suite)


def test_there_are_rulesets_and_amendments() -> None:
    assert SETS
    assert AMENDMENTS


@pytest.mark.parametrize("path", [*SETS, *AMENDMENTS], ids=name)
def test_a_ruleset_compiles_with_nothing_but_advice(path: Path) -> None:
    loaded = rulesets.check(str(path))
    assert loaded.ruleset is not None
    assert {Severity.ADVICE} >= {one.severity for one in loaded.report.diagnostics}


@pytest.mark.parametrize("path", SETS, ids=name)
def test_a_ruleset_has_cases_and_all_of_them_can_be_read(path: Path) -> None:
    goals = [goal for covered in result(path).covered for one in covered.items for goal in one.goals]
    # A framework whose rows nobody has read yet gives nothing to try.
    assert result(path).trials or not goals
    assert () == result(path).report.diagnostics


@pytest.mark.parametrize("path", SETS, ids=name)
def test_a_ruleset_passes_its_cases(path: Path) -> None:
    assert [] == [one.trial.example.name for one in result(path).failed]


@pytest.mark.parametrize("path", SETS, ids=name)
def test_the_cases_reach_every_row_and_both_sides_of_every_bound(path: Path) -> None:
    open_goals = [
        f"{one.item.code}: {phrase_goal(goal, one.item, covered.frame.ruleset).vi}"
        for covered in result(path).covered
        for one in covered.items
        for goal in one.open
    ]
    assert [] == open_goals
    assert 1 == share(one for covered in result(path).covered for one in covered.items)
