"""Documents of shipped rulesets hold every item, with the figures of the scorecard and nothing official."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.analyses.reports.annex import annex
from cchc_rules.analyses.reports.scorecard import scorecards
from cchc_rules.analyses.reports.scored import Scored
from cchc_rules.backends.exact.score import score
from cchc_rules.backends.reports.document import Bars, Document, Listing, Notice, Table, Weight
from cchc_rules.base.numbers import Language, percent, written
from cchc_rules.ir.nodes import Level
from cchc_rules.ir.scorecard import FINAL, GroupScore, ItemScore, NodeScore, Status, node_scores
from cchc_rules.ir.walk import nodes
from cchc_rules.workspace.dossiers import open_dossier
from tests.rooms.reports.test_three_forms import held_to_say_the_same

ROOT = Path(__file__).resolve().parents[3]
DOSSIERS = [
    ROOT / "rulesets/binh-duong/so/2018/dossiers/so-tai-chinh.yaml",
    ROOT / "rulesets/ca-mau/so/2013/dossiers/so-vi-du.yaml",
    ROOT / "rulesets/ha-noi/xa-vi-du/2022/dossiers/phuong-vi-du.yaml",
]
NAMES = [path.stem for path in DOSSIERS]


def scored(path: Path) -> Scored:
    opened = open_dossier(path)
    assert opened.ruleset is not None
    assert opened.dossier is not None
    card = score(opened.ruleset, opened.dossier)
    return Scored(scorecard=card, ruleset=opened.ruleset, dossier=opened.dossier)


def table_of(made: Document) -> Table:
    """The table of the items: the widest one."""
    tables = [block for block in made.blocks if isinstance(block, Table)]
    return max(tables, key=lambda table: len(table.columns))


def expected(node: NodeScore, language: Language) -> str:
    """The points of a node as its scorecard has them, written here anew."""
    low, high = written(node.points.low, language, 2), written(node.points.high, language, 2)
    if low == high:
        return low
    return f"từ {low} đến {high}" if language == "vi" else f"{low} to {high}"


@pytest.mark.parametrize("path", DOSSIERS, ids=NAMES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_node_stands_in_the_table_with_the_points_of_the_scorecard(
    path: Path, language: Language
) -> None:
    one = scored(path)
    rows = table_of(scorecards([one], language)).rows
    every = list(node_scores(one.scorecard))
    assert [node.code for node in every] == [row.cells[0].lines[0] for row in rows]
    assert [node.name for node in every] == [row.cells[1].lines[0] for row in rows]
    checked = 0
    for node, row in zip(every, rows, strict=True):
        is_item = isinstance(node, ItemScore)
        assert is_item == bool(row.cells[1].asides)
        assert is_item == (row.weight is Weight.PLAIN)
        if is_item and node.status is not Status.NOT_APPLICABLE and node.level is not Level.PENALTY:
            assert (expected(node, language),) == row.cells[2].lines
            assert node.maximum is not None
            assert (written(node.maximum, language, 2),) == row.cells[3].lines
            checked += 1
    assert checked > len(every) // 3


@pytest.mark.parametrize("path", DOSSIERS, ids=NAMES)
def test_the_short_form_leaves_out_only_items_with_all_their_points(path: Path) -> None:
    one = scored(path)
    full = {row.cells[0].lines for row in table_of(scorecards([one], "vi")).rows}
    short = {row.cells[0].lines for row in table_of(scorecards([one], "vi", "short")).rows}
    lost = {
        (node.code,)
        for node in node_scores(one.scorecard)
        if isinstance(node, ItemScore) and (node.status not in FINAL or node.points.high < node.applicable)
    }
    extras = {
        (node.code,)
        for node in node_scores(one.scorecard)
        if node.level in {Level.BONUS, Level.PENALTY} and node.status in FINAL
    }
    assert lost - extras <= short < full


@pytest.mark.parametrize("path", DOSSIERS, ids=NAMES)
def test_bars_steps_and_the_certificate_are_those_of_the_scorecard(path: Path) -> None:
    one = scored(path)
    made = scorecards([one], "vi")
    bars = [bar for block in made.blocks if isinstance(block, Bars) for bar in block.bars]
    final = {
        f"{node.code} {node.name}": percent(node.index, "vi", 2)
        for node in node_scores(one.scorecard)
        if isinstance(node, GroupScore) and node.level is Level.AREA and node.index is not None
    }
    assert final == {bar.label: bar.said for bar in bars if bar.label in final}
    listings = [block for block in made.blocks if isinstance(block, Listing)]
    steps = [line for block in listings if block.numbered for line in block.lines]
    assert len(one.scorecard.next_steps) == len(steps)
    for step, line in zip(one.scorecard.next_steps, steps, strict=True):
        assert line.startswith(f"{step.code} {step.name}")
    certificate = " ".join(listings[-1].lines)
    assert one.scorecard.certificate.ruleset_digest in certificate
    assert one.scorecard.certificate.engine in certificate


@pytest.mark.parametrize("path", DOSSIERS, ids=NAMES)
def test_no_document_of_shipped_rulesets_looks_official(path: Path) -> None:
    one = scored(path)
    for made in (scorecards([one], "vi"), annex(one.ruleset, "vi")):
        [notice] = [block.text for block in made.blocks if isinstance(block, Notice)]
        assert notice == made.notice
        assert "không dùng làm căn cứ chính thức" in notice


@pytest.mark.parametrize("path", DOSSIERS, ids=NAMES)
def test_three_forms_of_a_scorecard_and_of_an_annex_say_the_same(path: Path) -> None:
    one = scored(path)
    assert held_to_say_the_same(scorecards([one], "vi"))
    assert held_to_say_the_same(annex(one.ruleset, "vi"))


@pytest.mark.parametrize("path", DOSSIERS, ids=NAMES)
def test_an_annex_has_a_row_per_node_and_tells_every_rule(path: Path) -> None:
    ruleset = scored(path).ruleset
    table = table_of(annex(ruleset, "vi"))
    titles = ["STT", "Tiêu chí", "Điểm tối đa", "Cách tính điểm", "Tài liệu kiểm chứng", "Ghi chú"]
    assert titles == [column.title for column in table.columns]
    every = list(nodes(ruleset.children))
    assert [node.code for node in every] == [row.cells[0].lines[0] for row in table.rows]
    for node, row in zip(every, table.rows, strict=True):
        is_item = row.weight is Weight.PLAIN
        assert is_item == bool(row.cells[3].lines)
        if node.maximum is not None:
            assert row.cells[2].lines[0].lstrip("-−") == written(node.maximum, "vi", 2)
        if is_item:
            assert row.cells[4].lines


@pytest.mark.parametrize("path", DOSSIERS, ids=NAMES)
def test_a_number_of_a_note_leads_to_the_note(path: Path) -> None:
    made = annex(scored(path).ruleset, "vi")
    numbered = {
        line.partition(" ")[0]
        for block in made.blocks
        if isinstance(block, Listing)
        for line in block.lines
        if line.startswith("(")
    }
    used = {
        mark
        for row in table_of(made).rows
        for line in row.cells[5].lines
        if line.startswith("Xem ghi chú ")
        for mark in line.removeprefix("Xem ghi chú ").split(", ")
    }
    assert used == numbered != set()
