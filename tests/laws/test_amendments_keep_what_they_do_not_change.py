"""Laws of amendments, on random rulesets.

- An amendment without changes adds its decision and changes nothing else.
- Repealing a row and inserting the same text again gives the same rules.
- Renumbering a row there and back gives the same rules.
- A consolidated text, compiled, has the digest of the set compiled with its amendments.
- A mistake that an amendment makes is told at a line of that amendment.
"""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cchc_rules.base.sources import Source
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Group, Node, Ruleset
from cchc_rules.language.amended.rows import Row, table_of
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import print_file
from cchc_rules.pipeline import Compiled, compile_source
from cchc_rules.testing import ruleset_texts

SLOW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
HEAD = 'sửa đổi "thu/so" năm 2018\n  căn cứ quyết định "2/QĐ-UBND" ngày 01/06/2018 của "UBND"\n'


def compiled(text: str, *changes: str) -> Compiled:
    amendments = [Source(f"sửa {place}", HEAD + change) for place, change in enumerate(changes)]
    return compile_source(Source("gốc", text), amendments)


def rules(text: str, *changes: str) -> Ruleset:
    """The ruleset without what tells of its history."""
    ruleset = compiled(text, *changes).ruleset
    assert ruleset is not None
    return evolve(ruleset, decisions=(), children=tuple(untouched(one) for one in ruleset.children))


def untouched(node: Node) -> Node:
    if isinstance(node, Group):
        return evolve(node, touched_by=None, children=tuple(untouched(one) for one in node.children))
    return evolve(node, touched_by=None)


def rows(text: str) -> list[Row]:
    return table_of(parse(Source("gốc", text))[0].statements).rows


def code(row: Row) -> str:
    return row.heading.code.text


def printed(text: str, row: Row) -> str:
    file = parse(Source("gốc", text))[0]
    return print_file(evolve(file, statements=(row.heading, *row.statements), comments=()))


def parent(row: Row) -> str:
    return code(row).rpartition(".")[0]


@SLOW
@given(ruleset_texts())
def test_an_empty_amendment_adds_its_decision_and_nothing_else(text: str) -> None:
    base, amended = compiled(text).ruleset, compiled(text, "").ruleset
    assert base is not None
    assert amended is not None
    assert [one.number for one in base.decisions] + ["2/QĐ-UBND"] == [one.number for one in amended.decisions]
    assert base == evolve(amended, decisions=base.decisions)


@SLOW
@given(ruleset_texts(), st.data())
def test_repealing_and_inserting_the_same_text_gives_the_same_rules(text: str, data: st.DataObject) -> None:
    components = [row for row in rows(text) if parent(row)]
    pairs = [(one, two) for one, two in pairwise(components) if parent(one) == parent(two)]
    assume(pairs)
    before, row = data.draw(st.sampled_from(pairs))
    change = f"bãi bỏ {code(row)}\nbổ sung sau {code(before)}\n{printed(text, row)}"
    assert rules(text) == rules(text, change)
    assert rules(text) == rules(text, f"thay thế {code(row)}\n{printed(text, row)}")


@SLOW
@given(ruleset_texts(), st.data())
def test_renumbering_there_and_back_gives_the_same_rules(text: str, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from([row for row in rows(text) if parent(row)]))
    other = f"{parent(row)}.99"
    assert rules(text) == rules(text, f"đổi số {code(row)} thành {other}\nđổi số {other} thành {code(row)}")
    assert other in {one.code for one in _all(rules(text, f"đổi số {code(row)} thành {other}").children)}


def _all(children: tuple[Node, ...]) -> list[Node]:
    return [
        one
        for child in children
        for one in (child, *_all(child.children if isinstance(child, Group) else ()))
    ]


@SLOW
@given(ruleset_texts(), st.data())
def test_a_consolidated_text_says_the_same_as_its_parts(text: str, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from([row for row in rows(text) if parent(row)]))
    other = f"{parent(row)}.99"
    first = f'sửa {code(row)}\n  nay có tên "Tên mới"\n  ghi chú "Theo quyết định mới."'
    second = f'đổi số {code(row)} thành {other}\nsửa {parent(row)}\n  nay có tên "Tiêu chí mới"'
    whole = compiled(text, first, second)
    assert whole.ruleset is not None
    again = compile_source(Source("hợp nhất", print_file(whole.file))).ruleset
    assert again is not None
    assert digest(whole.ruleset) == digest(again)
    assert digest(whole.ruleset) != digest(compiled(text).ruleset or again)


@SLOW
@given(ruleset_texts(), st.data())
def test_a_mistake_of_an_amendment_is_told_at_its_own_line(text: str, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(rows(text)))
    change = data.draw(
        st.sampled_from(
            [
                f"sửa {code(row)}\n  nay tối đa 0 điểm",
                f"sửa {code(row)}\n  nay tối đa 7 điểm\nsửa phần chung\n  tổng điểm 99, được vượt, có thể âm",
                f"bãi bỏ {code(row)}\nbãi bỏ {code(row)}",
                f"sửa {code(row)}\n  tổng điểm 5",
                f"sửa {code(row)}\n  chấm khong_hoi",
            ]
        )
    )
    found = compiled(text, change).report.errors
    assert found
    assert {"sửa 0"} == {one.labels[0].span.file for one in found}
