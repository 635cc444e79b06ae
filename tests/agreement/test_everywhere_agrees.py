"""A few rounds of the command that holds every way to score against the reference."""

from __future__ import annotations

from collections import Counter

import pytest
from attrs import evolve

from cchc_rules.analyses.tables import scoring
from cchc_rules.backends.columns.items import Items, Scored, Span
from cchc_rules.backends.compiled.tree import Tree
from cchc_rules.ir import nodes as ir
from tests.agreement.everywhere import one_round

ROUNDS, MANY = range(1, 5), 48


def rounds() -> Counter[str]:
    counted: Counter[str] = Counter()
    for number in ROUNDS:
        one_round(number, None, counted, MANY)
    return counted


def test_all_back_ends_agree_on_dossiers_put_together_at_random() -> None:
    counted = rounds()
    assert len(ROUNDS) * 2 * MANY == counted["dossiers"]
    # Otherwise it would only say that the reference agrees with itself.
    for way in ("compiled", "plain", "polars", "duckdb"):
        assert counted[way], way
    assert counted["dossiers"] <= 3 * counted["polars"]


def test_a_point_too_many_in_compiled_code_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Tree.whole
    monkeypatch.setattr(Tree, "whole", lambda self, value: real(self, value) + 1)
    with pytest.raises(AssertionError):
        rounds()


def test_a_millionth_too_many_in_columns_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Items.item

    def slipped(self: Items, item: ir.Item, gates: tuple[ir.Condition, ...]) -> Scored:
        found = real(self, item, gates)
        more = self.forge.literal(self.unit // 10**6)
        low = Span(self.forge.plus(found.low.floor, more), self.forge.plus(found.low.ceiling, more))
        return evolve(found, low=low, high=low)

    monkeypatch.setattr(Items, "item", slipped)
    # Plans are kept; neither is an old one to be used, nor this one later.
    scoring.plan_and_words.cache_clear()
    try:
        with pytest.raises(AssertionError):
            rounds()
    finally:
        scoring.plan_and_words.cache_clear()
