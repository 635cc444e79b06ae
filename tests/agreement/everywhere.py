"""Every way to score gives what the reference gives: a developer command, for as many dossiers as one likes.

    python -m tests.agreement.everywhere [DOSSIERS [SEED]]

Hypothesis draws rulesets, variants of them and a few dossiers of each; many more are put together from
what these say, item by item, with counts that are one more or one less. Every dossier is scored by the
reference once, and held against compiled code and against the rows that Polars and DuckDB compute. All
shipped rulesets take part. For Spark see `tests.agreement.spark`.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import polars as pl
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from cchc_rules.analyses.tables.choices import ENGINES, Choices, Engine
from cchc_rules.analyses.tables.leagues import Figures
from cchc_rules.analyses.tables.reading import ROW
from cchc_rules.analyses.tables.scoring import Scorer
from cchc_rules.backends.exact.score import score
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.ir.walk import figures_of, items
from cchc_rules.pipeline import compile_source
from cchc_rules.testing import ruleset_texts
from cchc_rules.workspace import rulesets
from tests.agreement.compiled import Held, accepted
from tests.repository.project import ROOT
from tests.strategies.tables import fit_for_tables, layout, row_of, table_of
from tests.strategies.variants import fewer, tried_dossiers, variants

SHIPPED = sorted((ROOT / "rulesets").glob("**/ruleset.cchc"))
DRAWN, MIXED, PLAIN = 8, 2000, 8
ONCE = settings(
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
    max_examples=2,
    deadline=None,
    database=None,
)


def main() -> None:
    """Score until so many dossiers agree; stops at the first that does not."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    shipped = [_shipped(path) for path in SHIPPED]
    counted: Counter[str] = Counter()
    begun, number = time.monotonic(), first
    while counted["dossiers"] < wanted:
        # Every eighth round is one of the shipped rulesets.
        turn, rest = divmod(number - first, 8)
        if rest:
            one_round(number, None, counted)
        else:
            one_round(number, shipped[turn % len(shipped)], counted, MIXED // 4)
        number += 1
        if number % 20 == 0:
            sys.stdout.write(f"{time.monotonic() - begun:.0f} s, seed {number}: {dict(counted)}\n")
            sys.stdout.flush()
    sys.stdout.write(f"agreed: {dict(counted)}\n")


def _shipped(path: Path) -> ir.Ruleset:
    ruleset = rulesets.check(str(path)).ruleset
    assert ruleset is not None
    return ruleset


def one_round(number: int, shipped: ir.Ruleset | None, counted: Counter[str], many: int = MIXED) -> None:
    """Draws a ruleset, or takes one, with a few dossiers; holds many made of them against each other."""

    @seed(number)
    @ONCE
    @given(st.data())
    def law(data: st.DataObject) -> None:
        if shipped is None:
            ruleset = compile_source(Source("random.cchc", data.draw(ruleset_texts()))).ruleset
            assert ruleset is not None
            ruleset = data.draw(st.just(ruleset) | variants(ruleset))
        else:
            ruleset = shipped
        whole = [data.draw(tried_dossiers(ruleset)) for _ in range(DRAWN)]
        fuller = [evolve(accepted(one), evidence=whole[0].evidence) for one in whole]
        partly = [data.draw(fewer(one)) for one in whole[: DRAWN // 2]]
        chance = Random(number)  # noqa: S311 - no secret
        dossiers = [
            *mixed(ruleset, fuller, chance, many // 2),
            *mixed(ruleset, [*whole, *fuller], chance, many // 4),
            *mixed(ruleset, [*whole, *partly], chance, many // 4),
        ]
        hold(ruleset, dossiers, counted)

    law()


def mixed(ruleset: ir.Ruleset, drawn: Sequence[Dossier], chance: Random, count: int) -> list[Dossier]:
    """Dossiers in which each item says what it says in one that was drawn; figures are those of the first."""
    owners = [None, *(item.id for item in items(ruleset))]
    keys: dict[str | None, list[Key]] = {owner: [] for owner in owners}
    for asked in ruleset.inputs:
        keys[asked.owner].append(asked.key)
    counts = {asked.key for asked in ruleset.inputs if isinstance(asked.kind, (ir.CountOf, ir.DaysOf))}
    figures = {one.key for one in figures_of(ruleset)}
    known = {key: value for key, value in drawn[0].answers.items() if key in figures}
    made = []
    for _ in range(count):
        answers: dict[Key, Value] = dict(known)
        papers: Loose = {name: {} for name in PAPERS}
        for owner in owners:
            source = chance.choice(drawn)
            for key in keys[owner]:
                if key in source.answers:
                    answers[key] = (
                        _moved(source.answers[key], chance) if key in counts else source.answers[key]
                    )
            for name, said in papers.items():
                if owner is not None and owner in getattr(source, name):
                    said[owner] = getattr(source, name)[owner]
        made.append(fit_for_tables(ruleset, evolve(drawn[0], answers=answers, digest=None, **papers)))
    return made


Loose: TypeAlias = Any
PAPERS = ("evidence", "explanations", "na_claims", "refusals", "awarded")


def _moved(value: Value, chance: Random) -> Value:
    """A count, sometimes one more or one less."""
    if not isinstance(value, Fraction) or chance.random() < 0.7:
        return value
    return max(Fraction(0), value + chance.choice((-1, 1)))


def hold(ruleset: ir.Ruleset, dossiers: Sequence[Dossier], counted: Counter[str]) -> None:
    """Every dossier by the reference, by compiled code and as a row."""
    cards = [score(ruleset, dossier) for dossier in dossiers]
    held = Held.of(ruleset)
    for place, (dossier, card) in enumerate(zip(dossiers, cards, strict=True)):
        quick = held.evaluator.quick(dossier)
        assert quick is None or quick == card, (ruleset, dossier)
        counted["compiled"] += quick is not None
        if place % PLAIN == 0:
            counted["plain"] += held.plain(dossier)
    for engine in ENGINES:
        counted[engine] += in_columns(ruleset, dossiers, cards, engine)
    counted["dossiers"] += len(dossiers)
    counted["rulesets"] += 1


def in_columns(
    ruleset: ir.Ruleset, dossiers: Sequence[Dossier], cards: Sequence[Scorecard], engine: Engine
) -> int:
    """The dossiers as a table; gives how many rows the engine computed."""
    keys = {one.key for one in figures_of(ruleset)}
    said = dossiers[0].answers.items()
    table = table_of(ruleset, dossiers)
    scorer = Scorer(
        ruleset=ruleset,
        layout=layout(ruleset, table),
        choices=Choices(engine=engine, detail="nodes"),
        figures=Figures(
            known=({key: one for key, one in said if key in keys and isinstance(one, Fraction)},)
        ),
    )
    made = scorer.score(table.with_columns(pl.int_range(pl.len(), dtype=pl.Int64).alias(ROW)))
    assert made.rejected.is_empty(), made.rejected
    for place, (card, row) in enumerate(zip(cards, made.scores.iter_rows(named=True), strict=True)):
        wanted: dict[str, object] = {"unit": str(place), ROW: place, **row_of(card, ruleset)}
        assert wanted == {name: row[name] for name in row if name in wanted or row[name] is not None}, (
            engine,
            ruleset,
            dossiers[place],
            [(name, wanted.get(name), row.get(name)) for name in row if wanted.get(name) != row[name]],
        )
    return len(cards) - made.rows_by_hand


if __name__ == "__main__":
    main()
