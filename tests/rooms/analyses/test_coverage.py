"""What examples have to reach, and what those that are missing would have to answer."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.analyses.case_texts import missing_cases
from cchc_rules.analyses.cases import Example
from cchc_rules.analyses.coverage import ItemCoverage, Tally, Tried, coverage_of, merged, share, tallied
from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.goals.forms import Bound, Kind, Row
from cchc_rules.analyses.goals.of_item import goals_of
from cchc_rules.analyses.goals.phrases import phrase_goal, phrase_reached
from cchc_rules.analyses.goals.reached import is_reached
from cchc_rules.analyses.suggestions import phrase_attempt, suggestion, suggestions
from cchc_rules.analyses.trying import try_example
from cchc_rules.ir.nodes import Item
from tests.rooms.analyses.sample import FRAME, TEXT, example, read, ruleset

MORE = """
tiêu chí thành phần 1.5 "Kiểm tra" tối đa 2 điểm
  hỏi so: số đếm "Số lần"
  chấm 0,5 điểm mỗi so, không quá 2 điểm
  kiểm chứng "Biên bản" ít nhất 2
  kiểm chứng "Kết luận"

tiêu chí thành phần 1.6 "Công khai" tối đa 2 điểm
  hỏi cong: có hay không "Có trên cổng?"
  hỏi bang: có hay không "Có trên bảng?"
  chấm
    khi cong và bang: 2 điểm
    khi cong hoặc bang: 1 điểm
    còn lại: 0 điểm
  kiểm chứng một trong "Ảnh chụp", "Đường dẫn"

tiêu chí thành phần 1.7 "Nhắc nhở" tối đa 2 điểm
  hỏi so: số đếm "Số lần bị nhắc"
  chấm cộng các phần
    khi so từ 3 trở xuống: 2 điểm
  không cần kiểm chứng

tiêu chí thành phần 1.8 "Xếp loại" tối đa 2 điểm
  hỏi muc: lựa chọn "Mức": "Đủ", "Thiếu", "Không"
  hỏi ngay: ngày "Ngày" hoặc không có
  chấm
    khi muc là "Đủ": 2 điểm
    khi muc là "Thiếu" và ngay không có: 1 điểm
    còn lại: 0 điểm
  không cần kiểm chứng
"""
LARGE = frame_of(
    ruleset(
        TEXT.replace("tổng điểm 6, không quá 6", "tổng điểm 14, không quá 14").replace(
            '"Kế hoạch" tối đa 6', '"Kế hoạch" tối đa 14'
        )
        + MORE
    )
)
CODES = ["1.1", "1.2", "1.3", "1.5", "1.6", "1.7", "1.8"]


def item(code: str, frame: Frame = LARGE) -> Item:
    return next(one for one in frame.names.items.values() if one.code == code)


def tried(code: str, *answers: str) -> list[Tried]:
    found = []
    for one in answers:
        given, *lines = one.split(" | ")
        case = example(
            f'  mục: "{code}"\n  trả lời: {{co_tthc: có, {given}}}\n  kết quả: 1 điểm\n'
            + "".join(f"  {line}\n" for line in lines),
            LARGE,
        )
        found.append(Tried(case.item.id, case.dossier, try_example(case, LARGE).score))
    return found


def covered(code: str, *answers: str) -> ItemCoverage:
    (one,) = coverage_of(LARGE, (item(code),), tried(code, *answers))
    return one


def said(one: ItemCoverage) -> set[str]:
    return {phrase_goal(goal, one.item, LARGE.ruleset).vi for goal in one.open}


def reached(code: str, *answers: str) -> set[str]:
    """What these examples reach, in words."""
    one = covered(code, *answers)
    return {phrase_reached(one.goals[n], one.item, LARGE.ruleset).vi for n in one.reached}


BANDS = ("xong: 0, giao: 0", "xong: 90, giao: 100", "xong: 89, giao: 100", "xong: 70, giao: 100")
BESIDE = (
    "xong: 100, giao: 100",
    "xong: 101, giao: 100",
    "xong: 90, giao: 100 | kiểm chứng: thiếu",
    "xong: 90, giao: 100 | kiểm chứng: thiếu | giải trình: chưa có",
)
NOT_FOR_ALL = "chưa có ca nào thử đơn vị không áp dụng mục này"


# ── rows and bounds ────────────────────────────────────────────────────────────────────────


def test_rows_bounds_statuses_and_evidence_make_a_rule_covered() -> None:
    one = covered("1.1", *BANDS, *BESIDE, "xong: 69, giao: 100")
    assert {NOT_FOR_ALL} == said(one)
    kinds = {Kind.ROWS: (4, 4), Kind.BOUNDS: (6, 6), Kind.STATUSES: (2, 3), Kind.EVIDENCE: (3, 3)}
    assert {kind: Tally(*counts) for kind, counts in kinds.items()} == tallied((one,))
    assert Fraction(15, 16) == share((one,))


def test_without_the_value_at_a_bound_the_bound_is_open() -> None:
    answers = ("xong: 0, giao: 0", "xong: 95, giao: 100", "xong: 70, giao: 100", "xong: 1, giao: 9")
    one = covered("1.1", *answers, *(text.replace("90", "95") for text in BESIDE))
    assert {"chưa có ca nào đúng ở mốc 90% của tỷ lệ xong / giao", NOT_FOR_ALL} == said(one)


def test_without_a_value_beyond_a_bound_row_and_bound_are_open() -> None:
    (_, bound, row) = covered("1.1", *BANDS, *BESIDE).open
    assert isinstance(row, Row)
    assert isinstance(bound, Bound)
    assert bound.beyond


def test_an_item_without_examples_has_every_goal_open() -> None:
    one = covered("1.1")
    assert one.goals == one.open
    assert Fraction(0) == share((one,))


def test_rows_that_nobody_has_read_ask_for_no_example() -> None:
    (unread,) = (one for one in FRAME.names.items.values() if one.code not in CODES)
    assert () == goals_of(unread, FRAME)


def test_examples_of_two_years_reach_goals_together() -> None:
    first, second = covered("1.1", *BANDS, *BESIDE), covered("1.1", *BANDS, "xong: 69, giao: 100")
    assert {NOT_FOR_ALL} == said(merged(first, second))
    assert 13 == sum(merged(first, second).states.values())
    assert {0: 2, 1: 5, 2: 4, 3: 1} == merged(first, second).decided


# ── branches and caps ──────────────────────────────────────────────────────────────────────


def test_a_question_with_points_of_its_own_is_answered_both_ways() -> None:
    assert {
        "chưa có ca nào không đạt “Có bài viết?” (bai)",
        "chưa có ca nào không đạt “Có tờ rơi?” (to_roi)",
    } == said(covered("1.3", "bai: có, to_roi: có"))
    assert set() == said(covered("1.3", "bai: có, to_roi: không", "bai: không, to_roi: có"))


def test_a_condition_inside_points_holds_fails_and_stands_at_its_bound() -> None:
    assert {
        "chưa có ca nào không đạt `so đến 3`",
        "chưa có ca nào có so trên mốc 3",
    } == said(covered("1.7", "so: 3"))
    assert {"chưa có ca nào đúng ở mốc 3 của so"} == said(covered("1.7", "so: 2", "so: 4"))
    assert set() == said(covered("1.7", "so: 3", "so: 4"))


def test_each_part_of_a_condition_makes_the_difference_alone() -> None:
    both = {"có ca nào chỉ nhờ", "có ca nào chỉ thiếu"}
    one = covered("1.6", "cong: có, bang: có", "cong: có, bang: không", "cong: không, bang: không")
    open_parts = {text for text in said(one) if any(words in text for words in both)}
    assert {
        "chưa có ca nào chỉ nhờ `bang là “có”`",
        "chưa có ca nào chỉ thiếu `cong là “có”`",
    } == open_parts
    more = reached("1.6", "cong: không, bang: có")
    assert {"chỉ nhờ `bang là “có”`", "chỉ thiếu `cong là “có”`"} <= more


def test_each_option_and_a_day_that_never_came_are_answered() -> None:
    one = covered("1.8", "muc: Đủ, ngay: 01/02/2018", "muc: Thiếu, ngay: 01/02/2018")
    assert {
        "chưa có ca nào trả lời muc là `Không`",
        "chưa có ca nào trả lời ngay là `không có`",
    } == {text for text in said(one) if "trả lời" in text}
    both = reached("1.8", "muc: Không, ngay: không có")
    assert {"trả lời muc là `Không`", "trả lời ngay là `không có`"} <= both


def test_a_cap_is_reached_and_is_not_reached() -> None:
    capped = "có 0,5 × so vượt trần 2"
    free = "có 0,5 × so chưa đến trần 2"
    caps = {capped, free}
    assert set() == caps & reached("1.5", "so: 4")  # neither side alone counts
    assert {capped} == caps & reached("1.5", "so: 5")
    assert {free} == caps & reached("1.5", "so: 3")


# ── statuses and evidence ──────────────────────────────────────────────────────────────────


def test_a_part_that_is_more_than_its_whole_is_rejected_and_reaches_only_that() -> None:
    assert {"bị trả lại vì xong lớn hơn giao"} == reached("1.1", "xong: 101, giao: 100")
    assert "có xong bằng giao" in reached("1.1", "xong: 3, giao: 3")


def test_an_item_that_does_not_apply_or_is_claimed_not_to_is_reached_by_no_answer() -> None:
    case = example('  mục: "1.1"\n  trả lời: {co_tthc: không}\n  kết quả: 1 điểm\n', LARGE)
    (one,) = coverage_of(LARGE, (item("1.1"),), [_run(case)])
    assert 1 == len(one.reached)
    assert NOT_FOR_ALL not in said(one)
    claim = "khai mục này không áp dụng"
    assert {claim} == reached("1.2", "ngay: 15/01/2018 | không áp dụng: chưa có")
    assert claim not in reached("1.2", "ngay: 15/01/2018")


def test_evidence_is_complete_lacking_and_explained() -> None:
    full, bare, explained = (
        "được điểm với đủ tài liệu kiểm chứng",
        "thiếu tài liệu kiểm chứng",
        "thiếu tài liệu kiểm chứng mà có giải trình",
    )
    every = {full, bare, explained}
    assert {full} == every & reached("1.1", "xong: 90, giao: 100")
    assert {bare} == every & reached("1.1", BESIDE[2])
    assert {explained} == every & reached("1.1", BESIDE[3])
    # Where nothing is earned there is nothing to prove.
    assert set() == every & reached("1.1", "xong: 1, giao: 100", "xong: 1, giao: 100 | kiểm chứng: thiếu")


def test_each_document_is_missed_alone_down_to_the_last_piece() -> None:
    one_short, other = (
        "nộp “Biên bản” thiếu một bản so với 2 bản",
        "chỉ thiếu tài liệu “Kết luận”",
    )
    both = {one_short, other}
    assert {one_short} == both & reached("1.5", "so: 3 | kiểm chứng: [Biên bản, Kết luận]")
    assert {other} == both & reached("1.5", "so: 3 | kiểm chứng: [Biên bản, Biên bản]")
    assert set() == both & reached("1.5", "so: 3 | kiểm chứng: [Kết luận]")


def test_where_any_one_document_will_do_each_does_alone() -> None:
    photo, link = "chỉ nộp “Ảnh chụp” mà đủ", "chỉ nộp “Đường dẫn” mà đủ"
    answers = "cong: có, bang: có"
    assert {photo} == {photo, link} & reached("1.6", f"{answers} | kiểm chứng: [Ảnh chụp]")
    assert set() == {photo, link} & reached("1.6", answers)


# ── suggestions ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
def test_every_goal_gets_an_example_that_reaches_it(code: str) -> None:
    one = item(code)
    for goal in goals_of(one, LARGE):
        dossier = suggestion(goal, one, LARGE)
        assert dossier is not None, phrase_goal(goal, one, LARGE.ruleset).en
        assert is_reached(goal, LARGE.score(one, dossier), dossier)


@pytest.mark.parametrize("code", CODES)
def test_what_is_offered_can_be_written_as_a_case(code: str) -> None:
    one = item(code)
    for goal in goals_of(one, LARGE):
        offered = suggestion(goal, one, LARGE)
        assert offered is not None
        for text in (phrase_attempt(offered, one).vi, phrase_attempt(offered, one).en):
            assert text


@pytest.mark.parametrize("code", CODES)
def test_the_suggested_cases_cover_the_item_and_hold(code: str) -> None:
    texts = missing_cases(covered(code), LARGE, 2018)
    run = []
    for one, found in read("".join(texts), LARGE):
        assert () == found
        assert isinstance(one, Example)
        assert try_example(one, LARGE).passed
        run.append(_run(one))
    (whole,) = coverage_of(LARGE, (item(code),), run)
    assert set() == said(whole)


def test_suggestions_are_few_because_each_reaches_what_it_can() -> None:
    one = item("1.1")
    goals = goals_of(one, LARGE)
    assert len(list(suggestions(goals, one, LARGE))) < len(goals) * 3 // 4


def test_a_case_of_another_year_says_so_and_of_the_default_year_does_not() -> None:
    (case, *_) = missing_cases(covered("1.7"), LARGE, 2017)
    assert "  năm: 2018\n" in case
    (case, *_) = missing_cases(covered("1.7"), LARGE, 2018)
    assert "năm:" not in case


def _run(case: Example) -> Tried:
    return Tried(case.item.id, case.dossier, try_example(case, LARGE).score)
