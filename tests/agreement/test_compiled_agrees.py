"""Compiled code gives what the reference gives, on random and on every shipped ruleset.

More pairs with `CCHC_PAIRS=1000000`, under the profile `nightly` some tens of thousands.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cchc_rules.base.sources import Source
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import dossiers, ruleset_texts
from cchc_rules.workspace import rulesets
from tests.agreement.compiled import Held, accepted
from tests.repository.project import ROOT
from tests.strategies.variants import fewer, tried_dossiers, variants

VARIANTS, DOSSIERS = 3, 6
NIGHTLY = settings.get_current_profile_name() == "nightly"
PAIRS = int(os.environ.get("CCHC_PAIRS", "50000" if NIGHTLY else "900"))
SHIPPED = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))
MANY = settings(
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    max_examples=-(-PAIRS // (VARIANTS * DOSSIERS)),
)


def test_random_rulesets_and_dossiers() -> None:
    taken: Counter[str] = Counter()

    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        ruleset = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
        assert ruleset is not None
        for number in range(VARIANTS):
            held = Held.of(data.draw(variants(ruleset)) if number else ruleset)
            taken["rulesets"] += 1
            taken["rulesets left"] += held.evaluator.left is not None
            for place in range(DOSSIERS):
                dossier = data.draw(tried_dossiers(held.ruleset))
                if place:
                    dossier = accepted(dossier)
                if place == 1:
                    dossier = data.draw(fewer(dossier))
                taken["dossiers"] += 1
                taken["taken whole"] += held.whole(dossier)
                taken["taken plain"] += held.plain(dossier)

    law()
    # Were little of it compiled, the law would say little.
    assert taken["rulesets"] >= 10 * taken["rulesets left"]
    assert taken["dossiers"] <= 3 * taken["taken whole"]
    assert taken["dossiers"] <= 3 * taken["taken plain"]


@pytest.mark.parametrize(
    "path", SHIPPED, ids=lambda path: path.parent.relative_to(ROOT / "rulesets").as_posix()
)
def test_shipped_rulesets(path: Path) -> None:
    ruleset = rulesets.check(str(path)).ruleset
    assert ruleset is not None
    held = Held.of(ruleset)
    assert held.evaluator.left is None
    taken: Counter[str] = Counter()

    @settings(MANY, max_examples=-(-PAIRS // 100))
    @given(st.data())
    def law(data: st.DataObject) -> None:
        for dossier in (data.draw(tried_dossiers(ruleset)), data.draw(dossiers(ruleset))):
            held.whole(dossier)
            taken["plain"] += held.plain(dossier)
            taken["whole"] += held.whole(accepted(dossier))
            taken["dossiers"] += 1

    law()
    assert taken["dossiers"] <= 3 * taken["whole"]
    assert taken["plain"]
