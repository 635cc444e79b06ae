"""A table of scores holds in every row what the exact evaluator gives for its unit, to the last unit.

For many more there is a command, `python -m tests.agreement.everywhere 1000000`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cchc_rules.backends.exact.score import score
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.walk import figures_of
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import ruleset_texts
from cchc_rules.workspace import rulesets
from tests.repository.project import ROOT
from tests.strategies.variants import fewer, tried_dossiers, variants

pytest.importorskip("polars")
pytest.importorskip("narwhals")

import polars as pl

from cchc_rules.analyses.tables.choices import ENGINES, Choices, Engine
from cchc_rules.analyses.tables.leagues import Figures
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.analyses.tables.scoring import Scorer
from tests.strategies.tables import fit_for_tables, layout, row_of, table_of

SHIPPED = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))
RULESETS = 15
DOSSIERS = 3
MANY = settings(
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=RULESETS,
    deadline=None,
)


def differences(
    ruleset: ir.Ruleset, dossiers: Sequence[Dossier], engine: Engine = "polars"
) -> tuple[list[tuple[int, str, object, object]], Scorer]:
    """Where the table of scores is not what the exact evaluator gives: row, column, wanted, got."""
    keys = {figure.key for figure in figures_of(ruleset)}
    # One table has one set of figures over all its units.
    figures = {key: value for key, value in dossiers[0].answers.items() if key in keys}
    own = [
        evolve(one, answers={**{key: v for key, v in one.answers.items() if key not in keys}, **figures})
        for one in dossiers
    ]
    fit = [fit_for_tables(ruleset, one) for one in own]
    table = table_of(ruleset, fit)
    scorer = Scorer(
        ruleset=ruleset,
        layout=layout(ruleset, table),
        choices=Choices(engine=engine, detail="nodes"),
        figures=Figures(
            known=(
                {
                    key: value
                    for key, value in fit[0].answers.items()
                    if key in keys and isinstance(value, Fraction)
                },
            )
        ),
    )
    numbered = table.with_columns(pl.int_range(pl.len(), dtype=pl.Int64).alias(ROW))
    made = scorer.score(numbered)
    assert made.rejected.is_empty()
    found = []
    for place, (dossier, row) in enumerate(zip(fit, made.scores.iter_rows(named=True), strict=True)):
        wanted: dict[str, object] = {"unit": str(place), ROW: place}
        wanted |= row_of(score(ruleset, dossier, "none"), ruleset)
        found += [
            (place, name, wanted.get(name), row.get(name))
            for name in {**wanted, **row}
            if wanted.get(name, "?") != row.get(name, "?")
        ]
    return found, scorer


def drawn(data: st.DataObject, ruleset: ir.Ruleset, count: int = DOSSIERS) -> list[Dossier]:
    whole = [data.draw(tried_dossiers(ruleset)) for _ in range(count)]
    return [one for dossier in whole for one in (dossier, data.draw(fewer(dossier)))]


@pytest.mark.parametrize("engine", ENGINES)
def test_random_rulesets(engine: Engine) -> None:
    pytest.importorskip(engine)
    ways: Counter[str] = Counter()

    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        ruleset = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
        assert ruleset is not None
        for one in (ruleset, data.draw(variants(ruleset))):
            found, scorer = differences(one, drawn(data, one), engine)
            assert [] == found
            assert scorer.made is not None
            ways["rulesets"] += 1
            ways["by expressions"] += not scorer.made.nothing

    law()
    assert RULESETS <= ways["rulesets"]
    # Otherwise the law would only say that `exact` agrees with itself.
    assert ways["rulesets"] <= ways["by expressions"] * 3


@pytest.mark.parametrize(
    "path", SHIPPED[::4], ids=lambda path: path.parent.relative_to(ROOT / "rulesets").as_posix()
)
def test_shipped_rulesets(path: Path) -> None:
    ruleset = rulesets.check(str(path)).ruleset
    assert ruleset is not None

    @settings(MANY, max_examples=1)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        found, scorer = differences(ruleset, drawn(data, ruleset, 1))
        assert [] == found
        assert scorer.made is not None
        assert not scorer.made.nothing

    law()


def test_the_expressions_say_every_item_of_every_shipped_ruleset_or_name_it() -> None:
    unsaid = {}
    for path in SHIPPED[:8]:
        ruleset = rulesets.check(str(path)).ruleset
        assert ruleset is not None
        found, scorer = differences(ruleset, [Dossier(ruleset=ruleset.id, year=ruleset.year, unit="u")])
        assert [] == found
        assert scorer.made is not None
        unsaid[path.parent.name] = scorer.made.unsaid
    assert {frozenset()} == set(unsaid.values())
