"""The script of the browser gives what `exact` gives: every status, bound, case, grade and gate.

The whole scorecard is compared, as data, but for its certificate. `HYPOTHESIS_PROFILE=nightly`
compares more than 10,000 random cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_rules.backends.exact.score import score
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Rounding, rounded
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.to_json import scorecard_to_json
from cchc_rules.testing import boundary_dossiers, dossiers, partial_dossiers, rulesets
from cchc_rules.workspace.cases import suites_of
from cchc_rules.workspace.rulesets import load
from tests.agreement.node import NODE, Node
from tests.repository.project import ROOT

SETS = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))
pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed (Debian: nodejs)")


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with Node() as process:
        yield process


def by_exact(ruleset: Ruleset, dossier: Dossier) -> Any:
    """What `exact` says, as data, without the certificate."""
    content: Any = scorecard_to_json(score(ruleset, dossier, ruleset_digest="-"))["scorecard"]
    del content["certificate"]
    return content


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_random_dossiers_of_random_rulesets_score_the_same(node: Node, data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    for drawn in (dossiers, boundary_dossiers, partial_dossiers, partial_dossiers):
        dossier = data.draw(drawn(ruleset))
        assert by_exact(ruleset, dossier) == node.score(ruleset, dossier)
