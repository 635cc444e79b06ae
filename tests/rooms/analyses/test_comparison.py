"""The comparison as a document: every change of the model stands in it, every sum in it balances."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from attrs import evolve

from cchc_rules import load
from cchc_rules.analyses.changes.balance import balance, whole
from cchc_rules.analyses.changes.behaviour import behaviours
from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.kinds import kind_of
from cchc_rules.analyses.changes.model import Changes, Section, Split
from cchc_rules.analyses.changes.subjects import of_the_whole, subjects
from cchc_rules.analyses.changes.wording import in_a_line, tell
from cchc_rules.analyses.reports.comparison import comparison
from cchc_rules.analyses.reports.comparison_page import Page
from cchc_rules.analyses.reports.comparison_table import comparison_table
from cchc_rules.backends.reports.document import (
    Block,
    Document,
    Filters,
    Heading,
    Manner,
    Notice,
    Paragraph,
    Part,
    Picture,
    Table,
)
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import nodes
from cchc_rules.pipeline import compile_source
from tests.language.frame import framed

PAIRS = [
    ("binh-phuoc/huyen@2016", "binh-phuoc/huyen@2017"),
    ("binh-phuoc/huyen@2017", "binh-phuoc/huyen@2023"),
    ("binh-phuoc/huyen@2023", "binh-phuoc/huyen@2016"),
    ("binh-phuoc/co-quan-chuyen-mon@2016", "binh-phuoc/co-quan-chuyen-mon@2023"),
    ("binh-duong/so@2018", "binh-duong/huyen@2018"),
]
shipped = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} {pair[1]}")


def changes_of(pair: tuple[str, str]) -> Changes:
    return compare(load(pair[0]), load(pair[1]))


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        found += flat(block.blocks) if isinstance(block, Part) else [block]
    return found


def parts(document: Document) -> list[Part]:
    chapters = [block for block in document.blocks if isinstance(block, Part)]
    return [block for one in chapters for block in one.blocks if isinstance(block, Part)]


def lines(document: Document) -> str:
    return "\n".join(
        line
        for block in flat(document.blocks)
        if isinstance(block, Table)
        for row in block.rows
        for one in row.cells
        for line in one.lines
    )


def ruleset(*items: str) -> Ruleset:
    made = compile_source(Source("bộ", framed("\n".join(items)).text)).ruleset
    assert made is not None
    return made


# ── points ─────────────────────────────────────────────────────────────────────────────────


@shipped
def test_every_line_of_the_balance_balances_and_all_of_them_make_the_totals(pair: tuple[str, str]) -> None:
    changes = changes_of(pair)
    found = balance(changes)
    for line in (*found, whole(found)):
        assert line.after == line.before + line.moved + line.gained - line.lost + line.added - line.removed
    ledger = changes.ledger
    assert (ledger.before(), ledger.after()) == (whole(found).before, whole(found).after)
    for section in (Section.BONUS, Section.PENALTY):
        own = [line for line in found if line.section is section]
        assert ledger.after(section) == sum((line.after for line in own), Fraction(0))
        assert ledger.before(section) == sum((line.before for line in own), Fraction(0))


@shipped
def test_an_area_has_the_points_that_its_ruleset_gives_it(pair: tuple[str, str]) -> None:
    changes = changes_of(pair)
    for line in balance(changes):
        if line.area is None:
            continue
        for group, points in ((line.area.before, line.before), (line.area.after, line.after)):
            if group is not None and not any(child in nodes_with_areas(changes) for child in group.children):
                assert (group.maximum or 0) == points, group.code


def nodes_with_areas(changes: Changes) -> list[object]:
    """Areas inside of parts have lines of their own."""
    every = (*nodes(changes.before.children), *nodes(changes.after.children))
    return [node for node in every if node.level.value == "area"]


# ── subjects ───────────────────────────────────────────────────────────────────────────────


@shipped
def test_every_change_is_about_the_whole_or_about_some_rows(pair: tuple[str, str]) -> None:
    changes = changes_of(pair)
    found = subjects(changes)
    about = [*of_the_whole(changes), *(change for one in found for change in one.changes)]
    assert set(map(id, changes.changes)) == set(map(id, about))
    twice = {change for change, times in Counter(map(id, about)).items() if times > 1}
    several = {id(one) for one in changes.changes if not hasattr(one, "pair")}
    assert not twice - several
    assert len(found) == len({(one.before and one.before.id, one.after and one.after.id) for one in found})


# ── the document ───────────────────────────────────────────────────────────────────────────


@shipped
def test_a_part_stands_there_for_every_row_that_changed_with_its_kinds(pair: tuple[str, str]) -> None:
    changes = changes_of(pair)
    document = comparison(changes, "vi")
    expected = [{kind_of(change).value for change in one.changes} for one in subjects(changes)]
    assert expected == [set(dict(part.marks)["kind"]) for part in parts(document)]


@shipped
@pytest.mark.parametrize("spoken", ["vi", "en"])
def test_both_documents_say_every_change(pair: tuple[str, str], spoken: Language) -> None:
    changes = changes_of(pair)
    page = Page(changes, spoken)
    said = lines(comparison(changes, spoken))
    for change in changes.changes:
        told = tell(change, changes)
        assert told.before or told.after, change
        for line in (*told.before, *told.after):
            assert page.said(line) in said
    assert len(subjects(changes)) + len(of_the_whole(changes)) == sum(
        row.cells[0].lines != ()
        for block in comparison_table(changes, spoken).blocks
        if isinstance(block, Table)
        for row in block.rows
    )


@shipped
def test_filters_offer_the_kinds_and_areas_that_there_are_and_no_other(pair: tuple[str, str]) -> None:
    document = comparison(changes_of(pair), "vi")
    (filters,) = [block for block in document.blocks if isinstance(block, Filters)]
    marks = [dict(part.marks) for part in parts(document)]
    for one in filters.filters:
        offered = {value for value, _ in one.choices}
        assert offered == {value for mark in marks for value in mark[one.name]}
        assert len(offered) == len({said for _, said in one.choices})


@shipped
def test_both_documents_warn_of_what_is_not_verbatim(pair: tuple[str, str]) -> None:
    changes = changes_of(pair)
    for document in (comparison(changes, "vi"), comparison_table(changes, "vi")):
        first = next(block for block in document.blocks if isinstance(block, Notice))
        assert first.text == document.notice
        assert "không dùng làm căn cứ chính thức" in first.text


def test_the_table_is_an_annex_on_its_side() -> None:
    document = comparison_table(changes_of(PAIRS[0]), "vi")
    assert (Manner.ANNEX, True) == (document.manner, document.landscape)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    expected = ["STT", "Mục cũ", "Mục mới", "Điểm cũ", "Điểm mới", "Nội dung thay đổi", "Ghi chú"]
    assert expected == [column.title for column in table.columns]


def test_a_ruleset_and_itself_differ_in_nothing() -> None:
    one = load("ca-mau/so@2013")
    document = comparison(compare(one, one), "vi")
    assert "Hai bộ tiêu chí không khác nhau điều gì." in [
        block.text for block in document.blocks if isinstance(block, Paragraph)
    ]
    assert not [block for block in document.blocks if isinstance(block, (Table, Picture, Filters))]


def test_without_verdicts_the_document_says_so_and_offers_no_direction() -> None:
    document = comparison(changes_of(PAIRS[0]), "vi")
    assert any(
        isinstance(block, Paragraph) and "chưa xét cách chấm" in block.text for block in document.blocks
    )
    (filters,) = [block for block in document.blocks if isinstance(block, Filters)]
    assert ["kind", "area"] == [one.name for one in filters.filters]


def test_verdicts_stand_in_the_summary_at_the_row_and_among_the_filters() -> None:
    old = ruleset(ITEM.format(bound=80, points=2))
    new = evolve(ruleset(ITEM.format(bound=90, points=2)), year=old.year)
    changes = compare(old, new)
    changes = evolve(changes, behaviours=behaviours(changes))
    document = comparison(changes, "vi")
    (filters,) = [block for block in document.blocks if isinstance(block, Filters)]
    assert (("stricter", "chặt hơn"),) == filters.filters[-1].choices
    (part,) = parts(document)
    assert ("stricter",) == dict(part.marks)["direction"]
    assert "Chấm khác: chặt hơn" in [block.text for block in part.blocks if isinstance(block, Paragraph)]
    assert "Trong 1 mục có thể chấm khác đi: 1 chặt hơn." in [
        block.text for block in document.blocks if isinstance(block, Paragraph)
    ]
    assert "−1 điểm (−50% điểm tối đa)" in lines(document)
    notes = comparison_table(changes, "vi")
    assert "Chấm khác: chặt hơn" in lines(notes)


def test_a_row_with_another_code_shows_both() -> None:
    document = comparison(changes_of(PAIRS[0]), "vi")
    titles = [block.text for block in flat(document.blocks) if isinstance(block, Heading)]
    assert "1.6 → 1.5 Thực hiện nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao" in titles
    assert "1.5 Sáng kiến, cách làm mới trong cải cách hành chính (bãi bỏ)" in titles
    assert "3.2 → 3.3.1 Ban hành kế hoạch rà soát thủ tục hành chính (tách)" in titles


def test_of_two_sides_with_lines_in_common_the_others_stand_out() -> None:
    document = comparison(changes_of(PAIRS[0]), "vi")
    part = next(
        one for one in parts(document) if one.blocks[0] == Heading(3, "1.1.2 Mức độ hoàn thành kế hoạch")
    )
    (table,) = [block for block in part.blocks if isinstance(block, Table)]
    before, after = table.rows[0].cells[1:]
    assert [
        "từ 80% đến dưới 100%: tăng đều từ 1 đến 2 điểm",
        "từ 50% đến dưới 80%: 0,5 điểm",
        "dưới 50%: 0 điểm",
    ] == [before.lines[place] for place in sorted(before.marked)]
    assert {2, 3, 4} == after.marked


def test_a_change_in_a_line_names_both_sides() -> None:
    changes = changes_of(PAIRS[0])
    told = [in_a_line(tell(one, changes)).vi for one in changes.changes if not isinstance(one, Split)]
    assert "Trần điểm trừ: 3 điểm → 2 điểm" in told
    assert "Bãi bỏ: bỏ 1.5 “Sáng kiến, cách làm mới trong cải cách hành chính” (1 điểm)" in told
    assert "Cơ quan thẩm định: “Sở Nội vụ” → “Văn phòng UBND tỉnh”" in told


ITEM = """
tiêu chí 1 [a] "A" tối đa {points} điểm
  hỏi xong: số đếm "Xong"
  hỏi giao: số đếm "Giao"
  chấm xong / giao
    từ {bound}% trở lên: 2 điểm
    dưới {bound}%: 1 điểm
    giao = 0: giải trình
  không cần kiểm chứng
"""
