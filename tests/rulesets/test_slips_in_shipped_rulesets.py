"""Of the slips that change a score, fewer than one in twenty gets past the cases of a shipped set.

The small sets are tried whole, the large ones by a draw; `cchc mutate` tries all of a large one.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from cchc_rules.workspace.cases import suites_of
from cchc_rules.workspace.mutation import Plan, prepare
from cchc_rules.workspace.planting import Choice, Harvest, harvest
from cchc_rules.workspace.rulesets import entries

MOST = Fraction(1, 20)
SMALL = 200
PATHS = [str(entry.path.parent) for entry in entries()]


def planted(folder: str, choice: Choice) -> Harvest:
    ((suite,), _) = suites_of(folder)
    plan = prepare(suite)
    assert isinstance(plan, Plan), plan
    return harvest(suite, plan, choice, 1, lambda done, all_of: None)  # noqa: ARG005 - nobody listens


@pytest.mark.parametrize("folder", PATHS, ids=lambda folder: "-".join(Path(folder).parts[-3:]))
def test_few_slips_survive(folder: str) -> None:
    lines = len((Path(folder) / "ruleset.cchc").read_text(encoding="utf-8").splitlines())
    found = planted(folder, Choice() if lines < SMALL else Choice(limit=20, seed=lines))
    told = [f"{one.line}: {one.look}" for one in found.survivors]
    assert found.share < MOST, told
