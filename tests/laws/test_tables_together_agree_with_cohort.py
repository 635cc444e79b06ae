"""Units of a table are scored together as dossiers are: the same figures over all units, league by league.

The table is cut into small chunks, so that no chunk knows a figure by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from unittest import mock

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import cchc_rules
from cchc_rules.analyses.cohort import score_cohort
from cchc_rules.backends.exact.score import score
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.ir.walk import figures_of, nodes
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import ruleset_texts
from tests.strategies.together import CLAUSES, cards_of, frame, sheets, standings
from tests.strategies.together import LEAGUE as KIND
from tests.strategies.together import ruleset as sample
from tests.strategies.variants import fewer, tried_dossiers, variants

pytest.importorskip("polars")
pytest.importorskip("narwhals")

import polars as pl

from cchc_rules.analyses.tables import tables
from cchc_rules.analyses.tables.choices import ENGINES, Engine
from tests.strategies.tables import fit_for_tables, row_of, table_of

LEAGUE = "khối"
CHUNK = 3
RULESETS = 20
MANY = settings(
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=RULESETS,
    deadline=None,
)


def units(data: st.DataObject, ruleset: ir.Ruleset) -> list[Dossier]:
    """Units that say in a table what they say in their dossiers; some leave answers out."""
    keys = {figure.key for figure in figures_of(ruleset)}
    found = []
    for place in range(data.draw(st.integers(2, 7))):
        whole = data.draw(tried_dossiers(ruleset))
        own = data.draw(fewer(whole)) if not data.draw(st.integers(0, 5)) else whole
        plain = evolve(own, answers={key: value for key, value in own.answers.items() if key not in keys})
        found.append(evolve(fit_for_tables(ruleset, plain), unit=f"{place}"))
    return found


def together(
    ruleset: ir.Ruleset, dossiers: Sequence[Dossier], leagues: Sequence[str]
) -> dict[str, Scorecard]:
    """The scorecards of all units by name, each scored with its league."""
    cards: dict[str, Scorecard] = {}
    for league in set(leagues):
        own = [one for one, other in zip(dossiers, leagues, strict=True) if other == league]
        members, found = score_cohort(ruleset, own)
        assert () == found
        cards |= {one.scorecard.unit: score(ruleset, one.dossier, "none") for one in members}
    return cards


@pytest.mark.parametrize("engine", ENGINES)
def test_figures_over_all_units(engine: Engine) -> None:
    pytest.importorskip(engine)
    ways: Counter[str] = Counter()

    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        made = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
        assert made is not None
        ruleset = data.draw(variants(made).filter(lambda one: bool(figures_of(one))))
        dossiers = units(data, ruleset)
        several = data.draw(st.booleans())
        leagues = [data.draw(st.sampled_from("ABC" if several else "A")) for _ in dossiers]
        table = table_of(ruleset, dossiers).with_columns(pl.Series(LEAGUE, leagues))
        within = (LEAGUE,) if several else ()
        with mock.patch.object(tables, "CHUNK", CHUNK):
            scored = cchc_rules.score_table(ruleset, table, engine=engine, detail="nodes", within=within)
        assert scored.rejected.is_empty()
        cards = together(ruleset, dossiers, leagues)
        for row in scored.scores.iter_rows(named=True):
            wanted = row_of(cards[row["unit"]], ruleset)
            assert {} == {name: (one, row[name]) for name, one in wanted.items() if one != row[name]}
        ways["rulesets"] += 1
        ways["leagues"] += several and len(set(leagues)) > 1

    law()
    assert min(ways["rulesets"], ways["leagues"]) >= 1, ways


@pytest.mark.parametrize("engine", ENGINES)
def test_units_that_are_measured_by_each_other(engine: Engine) -> None:
    pytest.importorskip(engine)
    ways: Counter[str] = Counter()

    # Every chunk is a connection of its own.
    @settings(MANY, max_examples=40 if engine == "polars" else 8)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        rows = data.draw(sheets())
        ruleset = sample()
        within = data.draw(st.sampled_from([(), (KIND,)]))
        with mock.patch.object(tables, "CHUNK", CHUNK):
            scored = cchc_rules.score_table(
                ruleset, frame(rows), engine=engine, detail="nodes", within=within
            )
        assert scored.rejected.is_empty()
        for league in {row[KIND] if within else "" for row in rows}:
            own = [row for row in rows if not within or row[KIND] == league]
            made = {row["unit"]: row for row in scored.scores.iter_rows(named=True)}
            for row, card in zip(own, cards_of(ruleset, own), strict=True):
                got, wanted = made[row["unit"]], row_of(card, ruleset)
                assert {} == {name: (one, got[name]) for name, one in wanted.items() if one != got[name]}
                ways[f"1 {got['1.status']}"] += 1
                ways[f"2 {got['2.status']}"] += 1

    law()
    said = {
        f"{item} {status}" for item in "12" for status in ("scored", "pending", "missing", "not-applicable")
    }
    assert engine != "polars" or said <= set(ways)


@pytest.mark.parametrize("engine", ENGINES)
def test_ranks_by_the_clause(engine: Engine) -> None:
    pytest.importorskip(engine)
    ways: Counter[str] = Counter()

    @settings(MANY, max_examples=80 if engine == "polars" else 8)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        rows = data.draw(sheets())
        rounding = data.draw(
            st.sampled_from(["không làm tròn", "làm tròn chỉ số 2 chữ số", "làm tròn chỉ số 0 chữ số"])
        )
        ruleset = sample(data.draw(st.sampled_from(CLAUSES)), rounding)
        within = data.draw(st.sampled_from([(), (KIND,)]))
        with mock.patch.object(tables, "CHUNK", CHUNK):
            scored = cchc_rules.score_table(ruleset, frame(rows), engine=engine, within=within, rank=True)
        made = {row["unit"]: row for row in scored.scores.iter_rows(named=True)}
        for league in {row[KIND] if within else "" for row in rows}:
            own = [row for row in rows if not within or row[KIND] == league]
            for name, wanted in standings(ruleset, cards_of(ruleset, own)).items():
                got = made[name]
                assert wanted == (None if got["rank.best"] is None else (got["rank.best"], got["rank.worst"]))
                assert got["rank"] == (got["rank.best"] if got["rank.best"] == got["rank.worst"] else None)
                ways["open" if got["rank"] is None else "known"] += 1
        ways["by hand"] += scored.rows_by_hand > 0

    law()
    assert engine != "polars" or {"open", "known", "by hand"} <= set(ways)


@st.composite
def clauses(draw: st.DrawFn, ruleset: ir.Ruleset) -> ir.Ruleset:
    """The ruleset with a clause of its own, which may look at any node."""
    ids = [one.id for one in nodes(ruleset.children)]
    breakers = draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))
    ranking = ir.Ranking(on_rounded=draw(st.booleans()), dense=draw(st.booleans()), breakers=tuple(breakers))
    return evolve(ruleset, ranking=ranking)


@pytest.mark.parametrize("engine", ENGINES)
def test_ranks_under_random_rulesets(engine: Engine) -> None:
    pytest.importorskip(engine)
    ways: Counter[str] = Counter()

    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        made = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
        assert made is not None
        ruleset = data.draw(clauses(data.draw(st.one_of(st.just(made), variants(made)))))
        dossiers = units(data, ruleset)
        table = table_of(ruleset, [*dossiers, *dossiers]).with_columns(
            pl.Series("unit", [f"{place}" for place in range(2 * len(dossiers))])
        )
        # Every unit stands there twice, so that there are equals.
        again = [evolve(one, unit=f"{place + len(dossiers)}") for place, one in enumerate(dossiers)]
        with mock.patch.object(tables, "CHUNK", CHUNK):
            scored = cchc_rules.score_table(ruleset, table, engine=engine, rank=True)
        everybody = [*dossiers, *again]
        cards = together(ruleset, everybody, ["" for _ in everybody])
        got = {row["unit"]: row for row in scored.scores.iter_rows(named=True)}
        for name, wanted in standings(ruleset, [*cards.values()]).items():
            found = got[name]["rank.best"], got[name]["rank.worst"]
            assert (wanted or (None, None)) == found
            ways["open" if found[0] != found[1] else "known"] += 1

    law()
    assert {"open", "known"} <= set(ways)
