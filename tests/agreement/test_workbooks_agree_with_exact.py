"""Every number, state and grade that a workbook shows, once LibreOffice has computed it, is that of `exact`.

How many dossiers are drawn depends on the profile of Hypothesis; `nightly` draws more than ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

import cchc_rules
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.testing import NoDossier, boundary_dossiers, dossiers, partial_dossiers, rulesets
from tests.agreement.recalculated import Case, Verdict, compared, office
from tests.repository.project import ROOT

T = TypeVar("T")
needs_office = pytest.mark.skipif(office() is None, reason="needs LibreOffice (soffice)")
SHIPPED = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))


def scale() -> int:
    """How many dossiers of a kind; each is a file that another program opens."""
    return max(1, settings().max_examples // 40)


def drawn(strategy: SearchStrategy[T], count: int, start: int) -> list[T]:
    """Examples without shrinking: a difference is told by its numbers."""
    found: list[T] = []

    @seed(start)
    @settings(
        max_examples=count, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(strategy)
    def draw(one: T) -> None:
        found.append(one)

    draw()
    return found


def cases_of(ruleset: Ruleset, count: int, start: int) -> Iterator[Case]:
    """Dossiers of every kind; nobody refuses anything on a self-score."""
    for strategy, complete in ((dossiers, True), (boundary_dossiers, True), (partial_dossiers, False)):
        for dossier in drawn(strategy(ruleset), count, start):
            yield Case(ruleset, evolve(dossier, refusals={}), complete)


def agreed(verdict: Verdict, at_least: int) -> None:
    assert [] == verdict.different
    assert verdict.numbers >= at_least


@needs_office
def test_workbooks_of_the_shipped_rulesets_agree(tmp_path: Path) -> None:
    cases = [
        case
        for number, path in enumerate(SHIPPED)
        for case in cases_of(cchc_rules.load(path), scale(), number)
    ]
    verdict = compared(cases, tmp_path)
    agreed(verdict, 20 * len(cases))
    assert 0 == verdict.left


@needs_office
def test_workbooks_of_any_ruleset_agree(tmp_path: Path) -> None:
    cases: list[Case] = []
    for number, ruleset in enumerate(drawn(rulesets(), 24 * scale(), 1)):
        try:
            cases += cases_of(ruleset, 1, number)
        except NoDossier:
            continue
    agreed(compared(cases, tmp_path), 5 * len(cases))
