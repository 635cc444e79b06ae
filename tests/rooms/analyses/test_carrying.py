"""What of a dossier goes over to another ruleset, and why the rest stays behind."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

import cchc_rules
from cchc_rules import diff
from cchc_rules.diff import Caution, Part, Why
from cchc_rules.dossiers.bind import digest
from cchc_rules.ir.dossier import Attached, Dossier, Judgement, Key, Value
from cchc_rules.ir.nodes import Ruleset

HEAD = """\
bộ tiêu chí "thu/so" năm {year}
  tên "Bộ thử"
  căn cứ quyết định "1/QĐ-UBND" ngày 05/01/2018 của "UBND tỉnh"
  đối tượng sở
  tổng điểm {total}, không quá {total} điểm, không dưới 0 điểm
  trần điểm thưởng 2 điểm
  trần điểm trừ 2 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn
  điểm nhóm là tổng
  khi không áp dụng: 0 điểm
  thiếu kiểm chứng: giải trình
  nguồn minh họa

"""
RATIO = """\
tiêu chí 1 [viec] "Hoàn thành công việc" tối đa 2 điểm
  hỏi xong: số đếm "Số việc đã xong"
  hỏi giao: số đếm "Số việc được giao"
  chấm xong / giao
    từ 80% trở lên: 2 điểm
    dưới 80%: 0 điểm
    giao = 0: giải trình
  tài liệu kiểm chứng "Báo cáo kết quả" loại "báo cáo"
"""
DAY = """\
tiêu chí 2 [ke-hoach] "Ban hành kế hoạch" tối đa 1 điểm
  hỏi ngay: ngày "Ngày ký kế hoạch" hoặc không có
  chấm ngay
    đến ngày 31/01 năm đánh giá: 1 điểm
    sau ngày 31/01 năm đánh giá: 0 điểm
    không có: 0 điểm
  không cần kiểm chứng
"""
CHOICE = """\
tiêu chí 3 [muc] "Mức đạt được" tối đa 1 điểm
  hỏi muc: lựa chọn "Mức": "Tốt", "Khá"{more}
  chấm muc
    "Tốt": 1 điểm
    "Khá": 0,5 điểm
{rows}  không cần kiểm chứng
"""
NUMBER = """\
tiêu chí 4 [von] "Giải ngân" tối đa 1 điểm
  hỏi von: số đo "Giải ngân" đơn vị "{unit}" từ 0 đến {most}
  chấm von
    từ {bound} trở lên: 1 điểm
    dưới {bound}: 0 điểm
  không cần kiểm chứng
"""
YES = """\
tiêu chí {code} [{id}] "{name}" tối đa 1 điểm
  hỏi co: có hay không "{question}"
  chấm co
    có: 1 điểm
    không: 0 điểm
{claim}  không cần kiểm chứng
"""
CLAIM = "  được khai không áp dụng\n"


def ruleset(*items: str, year: int = 2018, total: int) -> Ruleset:
    return cchc_rules.compile_text(HEAD.format(year=year, total=total) + "\n".join(items))


def yes(code: str = "5", name: str = "Có trang tin", question: str = "Có trang tin?", claim: str = "") -> str:
    return YES.format(code=code, id="trang", name=name, question=question, claim=claim)


def dossier(
    of: Ruleset,
    answers: dict[Key, Value],
    *,
    evidence: dict[str, tuple[Attached, ...]] | None = None,
    na_claims: dict[str, str] | None = None,
    awarded: dict[str, Judgement] | None = None,
) -> Dossier:
    bare = Dossier(
        ruleset=of.id,
        year=of.year,
        unit="Sở Thử",
        answers=answers,
        evidence=evidence or {},
        na_claims=na_claims or {},
        awarded=awarded or {},
    )
    return evolve(bare, digest=digest(bare))


def whys(found: diff.Carried) -> list[tuple[Part, str | None, Why]]:
    return [(one.part, one.name, one.why) for one in found.lost]


def carried(old: Ruleset, new: Ruleset, given: Dossier) -> diff.Carried:
    return diff.carry(diff.diff(old, new), given)


def number(value: int) -> Fraction:
    return Fraction(value)


DAY_OF_2018 = number(date(2018, 1, 20).toordinal())


def test_what_both_ask_goes_over_with_its_value() -> None:
    old, new = ruleset(RATIO, total=2), ruleset(RATIO.replace("80%", "90%"), year=2019, total=2)
    answers: dict[Key, Value] = {("viec", "xong"): number(8), ("viec", "giao"): number(10)}
    found = carried(old, new, dossier(old, answers))
    assert (answers, ()) == (found.dossier.answers, found.lost)
    assert (2019, "Sở Thử") == (found.dossier.year, found.dossier.unit)


def test_a_day_of_last_year_is_no_answer_about_the_new_year() -> None:
    old, new = ruleset(DAY, total=1), ruleset(DAY, year=2019, total=1)
    found = carried(old, new, dossier(old, {("ke-hoach", "ngay"): DAY_OF_2018}))
    assert {} == found.dossier.answers
    assert [(Part.ANSWER, "ngay", Why.ANOTHER_YEAR)] == whys(found)
    assert [("ke-hoach", "ngay")] == [one.key for one in found.unanswered]


def test_within_one_year_a_day_stays_a_day() -> None:
    old = ruleset(DAY, total=1)
    new = ruleset(DAY.replace("31/01", "15/01"), total=1)
    found = carried(old, new, dossier(old, {("ke-hoach", "ngay"): DAY_OF_2018}))
    assert {("ke-hoach", "ngay"): DAY_OF_2018} == found.dossier.answers


def test_a_choice_that_is_gone_stays_behind() -> None:
    old = ruleset(CHOICE.format(more=', "Đạt"', rows='    "Đạt": 0 điểm\n'), total=1)
    new = ruleset(CHOICE.format(more="", rows=""), total=1)
    assert [(Part.ANSWER, "muc", Why.NO_SUCH_CHOICE)] == whys(
        carried(old, new, dossier(old, {("muc", "muc"): "Đạt"}))
    )
    kept = carried(old, new, dossier(old, {("muc", "muc"): "Khá"}))
    assert {("muc", "muc"): "Khá"} == kept.dossier.answers


@pytest.mark.parametrize(
    ("unit", "most", "why"),
    [
        ("triệu đồng", "100", Why.OTHER_KIND),
        ("tỷ đồng", "60", Why.OUT_OF_BOUNDS),
        ("tỷ đồng", "1", Why.OTHER_KIND),
    ],
)
def test_a_number_of_another_unit_scale_or_out_of_bounds_stays_behind(unit: str, most: str, why: Why) -> None:
    old = ruleset(NUMBER.format(unit="tỷ đồng", most="100", bound="50"), total=1)
    new = ruleset(NUMBER.format(unit=unit, most=most, bound="1"), total=1)
    found = carried(old, new, dossier(old, {("von", "von"): number(70)}))
    assert [(Part.ANSWER, "von", why)] == whys(found)


def test_another_kind_of_answer_stays_behind() -> None:
    old = ruleset(yes(), total=1)
    counted = yes().replace('có hay không "Có trang tin?"', 'số đếm "Có trang tin?"')
    counted = counted.replace(
        "    có: 1 điểm\n    không: 0 điểm\n", "    từ 1 trở lên: 1 điểm\n    0: 0 điểm\n"
    )
    found = carried(old, ruleset(counted, total=1), dossier(old, {("trang", "co"): True}))
    assert [(Part.ANSWER, "co", Why.OTHER_KIND)] == whys(found)


def test_an_item_that_is_gone_and_one_that_was_split_are_told_with_what_they_became() -> None:
    parts = [
        YES.format(code=code, id=name, name=f"Trang tin {name}", question="Có?", claim="  kế thừa 5\n")
        for code, name in (("5", "nop"), ("6", "tra"))
    ]
    old = ruleset(yes(), DAY, total=2)
    new = ruleset(*parts, year=2019, total=2)
    found = carried(old, new, dossier(old, {("trang", "co"): True, ("ke-hoach", "ngay"): DAY_OF_2018}))
    told = {one.name: (one.why, [node.code for node in one.becomes]) for one in found.lost}
    assert {"co": (Why.SPLIT, ["5", "6"]), "ngay": (Why.REMOVED, [])} == told
    assert {} == found.dossier.answers


def test_a_part_above_its_whole_in_the_new_set_stays_behind_with_its_whole() -> None:
    rule = RATIO[RATIO.index("  chấm") : RATIO.index("  tài liệu")]
    apart = RATIO.replace(rule, "  chấm 0,5 điểm mỗi xong, 0,25 điểm mỗi giao, không quá 2 điểm\n")
    old, new = ruleset(apart, total=2), ruleset(RATIO, total=2)
    answers: dict[Key, Value] = {("viec", "xong"): number(9), ("viec", "giao"): number(5)}
    found = carried(old, new, dossier(old, answers))
    assert {Why.PART_ABOVE_WHOLE} == {one.why for one in found.lost}
    assert {} == found.dossier.answers


def test_a_claim_goes_over_only_where_it_is_allowed() -> None:
    old = ruleset(yes(claim=CLAIM), total=1)
    claims = {"trang": "Không có trang tin riêng"}
    same = carried(old, ruleset(yes(code="7", claim=CLAIM), total=1), dossier(old, {}, na_claims=claims))
    assert claims == same.dossier.na_claims
    refused = carried(old, ruleset(yes(), total=1), dossier(old, {}, na_claims=claims))
    assert [(Part.CLAIM, None, Why.NOT_CLAIMABLE)] == whys(refused)


def test_documents_stay_while_they_are_asked_for_and_dated_ones_only_in_their_year() -> None:
    old = ruleset(RATIO, total=2)
    papers = (Attached(name="Báo cáo kết quả"), Attached(name="Báo cáo kết quả", day=int(DAY_OF_2018)))
    given = dossier(old, {}, evidence={"viec": papers})
    within = carried(old, ruleset(RATIO.replace("80%", "90%"), total=2), given)
    assert {"viec": papers} == within.dossier.evidence
    later = carried(old, ruleset(RATIO, year=2019, total=2), given)
    assert {"viec": papers[:1]} == later.dossier.evidence
    assert [(Part.DOCUMENT, "Báo cáo kết quả", Why.ANOTHER_YEAR)] == whys(later)
    other = RATIO.replace('"Báo cáo kết quả" loại "báo cáo"', '"Sổ theo dõi" loại "sổ"')
    unwanted = carried(old, ruleset(other, total=2), given)
    assert [Why.NOT_WANTED] * 2 == [one.why for one in unwanted.lost]


def test_points_set_by_hand_under_another_rule_leave_the_item_open() -> None:
    old, new = ruleset(RATIO, total=2), ruleset(RATIO.replace("80%", "90%"), total=2)
    answers: dict[Key, Value] = {("viec", "xong"): number(10), ("viec", "giao"): number(10)}
    judged = {"viec": Judgement(number(1), "Sở Nội vụ", "một nửa không đúng")}
    given = dossier(old, answers, awarded=judged)
    found = carried(old, new, given)
    assert ({}, {}) == (found.dossier.awarded, found.dossier.answers)
    assert {Why.RULE_CHANGED, Why.SET_BY_HAND} == {one.why for one in found.lost}
    result = diff.impact(old, new, [given])
    points = result.units[0].after.total.total
    assert (number(0), number(2)) == (points.low, points.high)
    kept = carried(old, ruleset(RATIO.replace("Hoàn thành công việc", "Hoàn thành việc"), total=2), given)
    assert judged == kept.dossier.awarded


def test_a_question_in_other_words_and_a_guess_are_to_be_looked_at() -> None:
    old = ruleset(yes(), total=1)
    reworded = carried(
        old, ruleset(yes(question="Có trang tin riêng?"), total=1), dossier(old, {("trang", "co"): True})
    )
    assert [Caution.REWORDED] == [one.caution for one in reworded.doubts]
    guessed = yes().replace("[trang]", "[trang-tin]")
    found = carried(old, ruleset(guessed, total=1), dossier(old, {("trang", "co"): True}))
    assert [Caution.GUESSED] == [one.caution for one in found.doubts]
    assert {("trang-tin", "co"): True} == found.dossier.answers


BONUS = """\
điểm thưởng T1 [thuong] "Sáng kiến" tối đa 1 điểm
  hỏi co: có hay không "Có sáng kiến?"
  chấm co
    có: 1 điểm
    không: 0 điểm
  không cần kiểm chứng
"""


def test_a_bonus_stands_in_its_own_bar_and_the_steps_of_the_total_hold_nothing() -> None:
    old = ruleset(yes(), DAY, BONUS, total=2)
    given = dossier(old, {("trang", "co"): False, ("thuong", "co"): True})
    found = diff.impact(old, old, [given])
    (unit,) = found.units
    held = {
        bar.whole or bar.after[0].id: one.before.low for bar, one in zip(found.bars, unit.held, strict=True)
    }
    assert (number(0), number(1)) == (held["trang"], held["thuong"])
    assert {number(0)} == {held[step] for step in diff.Whole}
