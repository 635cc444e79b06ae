"""Of every shipped ruleset all laws and guarantees are proved, and the rest is never broken when tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.analyses.proving.verdicts import Proved, Refuted, Unknown
from cchc_rules.workspace.proving import Effort, prove_at_hand
from tests.repository.project import ROOT

RULESETS = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))


def test_there_are_rulesets() -> None:
    assert 20 <= len(RULESETS)


@pytest.mark.parametrize("path", RULESETS, ids=lambda path: str(path.parent.relative_to(ROOT / "rulesets")))
def test_everything_is_proved_or_tried(path: Path) -> None:
    found = prove_at_hand(str(path), effort=Effort(timeout=20_000, dossiers=2))
    assert found.proofs is not None
    assert () == found.proofs.of(Refuted)
    assert () == found.proofs.of(Unknown)
    assert len(found.proofs.findings) == len(found.proofs.of(Proved))
    assert [2] * len(found.tried) == [min(2, one.dossiers) for one in found.tried]
    assert [] == [one.breach for one in found.tried if one.breach is not None]
