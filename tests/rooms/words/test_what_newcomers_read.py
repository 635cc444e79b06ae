"""The scorecard and the explanation say what a reader needs to check the points by hand."""

from __future__ import annotations

from pathlib import Path

from cchc_rules.backends.exact.score import score
from cchc_rules.backends.words.explain import explain_item
from cchc_rules.backends.words.scorecard_text import render
from cchc_rules.base.sources import Source
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import items
from cchc_rules.workspace.dossiers import open_dossier, open_source
from cchc_rules.workspace.rulesets import load_file

NEWCOMER = Path(__file__).parents[2] / "language" / "newcomer"


def _ruleset(stem: str) -> Ruleset:
    ruleset = load_file(NEWCOMER / f"{stem}.cchc").ruleset
    assert ruleset is not None
    return ruleset


def _scorecard(stem: str) -> str:
    opened = open_dossier(NEWCOMER / "ho-so" / f"{stem}.yaml", str(NEWCOMER / f"{stem}.cchc"))
    assert opened.ruleset is not None
    assert opened.dossier is not None
    return render(score(opened.ruleset, opened.dossier), opened.ruleset, opened.dossier, "vi")


def test_a_total_that_was_scaled_up_says_from_what() -> None:
    assert "16,0625 (12,85 trên 16 điểm của phần áp dụng, quy về 20)" in _scorecard("khao-sat")


def test_a_total_of_items_that_all_apply_says_no_more_than_the_points() -> None:
    assert "phần áp dụng" not in _scorecard("ky-luat")


def test_an_item_that_always_applies_has_no_word_about_not_applying() -> None:
    ruleset = _ruleset("ky-luat")
    assert all("không áp dụng" not in explain_item(item, ruleset, "vi") for item in items(ruleset))


def test_an_item_that_may_not_apply_says_what_then() -> None:
    ruleset = _ruleset("khao-sat")
    told = [explain_item(item, ruleset, "vi") for item in items(ruleset) if item.code == "2"]
    assert [True] == ["khi không áp dụng: quy đổi theo tổng điểm" in one for one in told]


def test_a_decimal_comma_between_braces_is_told_as_what_it_is() -> None:
    text = (NEWCOMER / "ho-so" / "khao-sat.yaml").read_text(encoding="utf-8")
    start = text.index("    diem:")
    cut = text[:start] + "    diem: {điểm: 7,25, người chấm: Hội đồng, lý do: Mới}\n"
    opened = open_source(Source("ho-so.yaml", cut), str(NEWCOMER / "khao-sat.cchc"))
    helps = [help_.vi for found in opened.report.diagnostics for help_ in found.helps]
    assert any("trong ngoặc kép" in one for one in helps)
