"""What examples have to reach, and what those that are missing would have to answer."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.analyses.coverage import (
    Bound,
    ItemCoverage,
    Part,
    Row,
    Tried,
    coverage_of,
    goals_of,
    is_reached,
    merged,
    share,
)
from cchc_rules.analyses.suggestions import phrase_answers, suggestion
from cchc_rules.analyses.trying import phrase_goal, try_example
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Item
from tests.rooms.analyses.sample import FRAME, example


def item(code: str) -> Item:
    return next(one for one in FRAME.names.items.values() if one.code == code)


def tried(code: str, *answers: str) -> list[Tried]:
    found = []
    for one in answers:
        case = example(f'  mục: "{code}"\n  trả lời: {{co_tthc: có, {one}}}\n  kết quả: 1 điểm\n')
        found.append(Tried(case.item.id, case.dossier, try_example(case, FRAME).score))
    return found


def covered(code: str, *answers: str) -> ItemCoverage:
    (one,) = coverage_of(FRAME, (item(code),), tried(code, *answers))
    return one


def said(one: ItemCoverage) -> set[str]:
    return {phrase_goal(goal, one.item, FRAME).vi for goal in one.open}


FULL = ("xong: 0, giao: 0", "xong: 90, giao: 100", "xong: 89, giao: 100", "xong: 70, giao: 100")


def test_rows_and_both_sides_of_every_bound_make_a_rule_covered() -> None:
    one = covered("1.1", *FULL, "xong: 69, giao: 100")
    assert () == one.open
    assert Fraction(1) == share((one,))


def test_without_the_value_at_a_bound_the_bound_is_open() -> None:
    one = covered("1.1", "xong: 0, giao: 0", "xong: 95, giao: 100", "xong: 70, giao: 100", "xong: 1, giao: 9")
    assert {"chưa có ca nào đúng ở mốc 90% của tỷ lệ xong / giao"} == said(one)


def test_without_a_value_beyond_a_bound_row_and_bound_are_open() -> None:
    one = covered("1.1", *FULL)
    (bound, row) = one.open
    assert isinstance(row, Row)
    assert isinstance(bound, Bound)
    assert bound.beyond


def test_an_item_without_examples_has_every_goal_open() -> None:
    one = covered("1.1")
    assert one.goals == one.open
    assert Fraction(0) == share((one,))


def test_a_rejected_example_reaches_nothing() -> None:
    assert covered("1.1").open == covered("1.1", "xong: 101, giao: 100").open


def test_a_question_with_points_of_its_own_is_answered_both_ways() -> None:
    only_yes = covered("1.3", "bai: có, to_roi: có")
    assert {Part} == {type(goal) for goal in only_yes.open}
    assert () == covered("1.3", "bai: có, to_roi: không", "bai: không, to_roi: có").open


def test_rows_that_nobody_has_read_ask_for_no_example() -> None:
    (unread,) = (
        one
        for one in FRAME.names.items.values()
        if one.id not in {item("1.1").id, item("1.2").id, item("1.3").id}
    )
    assert () == goals_of(unread, FRAME)


def test_examples_of_two_years_reach_goals_together() -> None:
    first, second = covered("1.1", *FULL[:2]), covered("1.1", *FULL[2:], "xong: 69, giao: 100")
    assert () == merged(first, second).open
    assert 5 == sum(merged(first, second).states.values())


@pytest.mark.parametrize("code", ["1.1", "1.2", "1.3"])
def test_every_goal_gets_answers_that_reach_it(code: str) -> None:
    one = item(code)
    for goal in goals_of(one, FRAME):
        answers = suggestion(goal, one, FRAME)
        assert answers is not None
        dossier = Dossier(ruleset="thu/so", year=2018, unit="", answers=answers)
        assert is_reached(goal, FRAME.score(one, dossier), dossier)


@pytest.mark.parametrize("code", ["1.1", "1.2", "1.3"])
def test_answers_that_are_offered_can_be_pasted_into_a_case(code: str) -> None:
    one = item(code)
    for goal in goals_of(one, FRAME):
        answers = suggestion(goal, one, FRAME)
        assert answers is not None
        pasted = example(f'  mục: "{code}"\n  trả lời: {phrase_answers(answers).vi}\n  kết quả: 1 điểm\n')
        assert answers == pasted.dossier.answers
