"""The printer: how a file is laid out, which words it takes, and where comments go."""

from __future__ import annotations

import time

import pytest

from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.language.surface.keywords import keywords
from cchc_rules.language.surface.nodes import File
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.print_words import PLURAL, SINGULAR, quoted
from cchc_rules.language.surface.printer import names_in_the_way, print_file


def read(text: str) -> File:
    file, found = parse(Source("x.cchc", text))
    assert () == tuple(one.message.en for one in found)
    return file


def printed(text: str, language: Language | None = None) -> str:
    return print_file(read(text), language)


CANONICAL = """\
bộ tiêu chí "minh-hoa/so" năm 2018
  tên "Chỉ số cải cách hành chính"
  căn cứ quyết định "01/QĐ-UBND" ngày 05/07/2018 của "UBND tỉnh" về việc "chấm điểm"
  đối tượng sở, "UBND cấp huyện"
  hiệu lực từ 01/01/2018 đến 31/12/2018
  tổng điểm 100, được vượt, không dưới 0 điểm
  trần điểm thưởng 5 điểm
  trần điểm trừ không giới hạn
  chỉ số bằng điểm cơ bản / điểm tối đa kể cả thưởng
  làm tròn chỉ số 2 chữ số, nửa chẵn
  cơ cấu 1 lĩnh vực, 3 tiêu chí qua điều tra, 30,5 điểm qua điều tra
  điểm nhóm là tổng
  xếp loại sở theo chỉ số đã làm tròn
    "Tốt": từ 90% trở lên
    "Khá": từ 70% đến dưới 90%
    "Kém": dưới 70%
  điều kiện "Không vi phạm" khi tỷ lệ điểm của 1.1 từ 50% trở lên, nếu không hạ 1 bậc

điểm thưởng T1 "Sáng kiến" tối đa 1 điểm
  điểm nhóm là mức cao nhất
  khi không áp dụng: quy đổi theo lĩnh vực
  thiếu tài liệu kiểm chứng: 0 điểm

tiêu chí thành phần 1.1 [tien-do] "Tiến độ" tối đa 2 điểm
  hỏi ngay: ngày "Ngày ban hành" hoặc không có
  chấm ngay
    đến ngày 15/01 năm sau: 1/2 điểm tối đa
    sau ngày 15/01 năm sau đến trước ngày 01/02/2019: từ 0,25 đến 0,5 điểm
    từ ngày 01/02/2019 trở đi: 0 điểm
    không có: không nhận
  tài liệu kiểm chứng một trong "Kế hoạch" loại "kế hoạch" có số hiệu, "Báo cáo" ít nhất 2
  nguồn tóm tắt phụ lục "I" trang "3"
"""

ENGLISH = """\
ruleset "minh-hoa/so" year 2018
  title "Chỉ số cải cách hành chính"
  pursuant to decision "01/QĐ-UBND" date 2018-07-05 by "UBND tỉnh" about "chấm điểm"
  applies to sở, "UBND cấp huyện"
  in force from 2018-01-01 to 2018-12-31
  total points 100, uncapped, no less than 0 points
  bonus cap 5 points
  penalty cap unlimited
  index exactly base points / max points with bonus
  round index 2 digits, half even
  structure 1 area, 3 criteria surveyed, 30.5 points surveyed
  group points are the sum
  grades sở according to rounded index
    "Tốt": from 90% up
    "Khá": from 70% to under 90%
    "Kém": under 70%
  gate "Không vi phạm" when share of 1.1 from 50% up, failing that lower 1 rank

bonus T1 "Sáng kiến" at most 1 point
  group points are the best
  when not applicable: rescale by area
  without evidence: 0 points

component 1.1 [tien-do] "Tiến độ" at most 2 points
  ask ngay: date "Ngày ban hành" or never
  score ngay
    to 15/01 next year: 1/2 max points
    after 15/01 next year to before 2019-02-01: from 0.25 to 0.5 points
    from 2019-02-01 onward: 0 points
    never: reject
  evidence one of "Kế hoạch" kind "kế hoạch" with a number, "Báo cáo" at least 2
  source summarised annex "I" page "3"
"""


def test_a_canonical_file_is_printed_as_it_stands() -> None:
    assert CANONICAL == printed(CANONICAL)


def test_a_file_is_translated_word_for_word_both_ways() -> None:
    assert ENGLISH == printed(CANONICAL, "en")
    assert CANONICAL == printed(ENGLISH, "vi")


def test_a_file_typed_on_one_line_gets_its_layout() -> None:
    assert CANONICAL == printed(" ".join(CANONICAL.split()))


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("(a × b) + c", "a × b + c"),
        ("a × (b + c)", "a × (b + c)"),
        ("a - (b - c)", "a - (b - c)"),
        ("(a - b) - c", "a - b - c"),
        ("a / (b × c)", "a / (b × c)"),
        ("-(-(a))", "--a"),
        ("-(a * b)", "-(a × b)"),
        ("(-a) * b", "-a × b"),
        ("a điểm tối đa", "a × điểm tối đa"),
        ("1 / 2 × điểm tối đa", "1/2 điểm tối đa"),
        ("2 × (3 điểm tối đa)", "2 × (3 điểm tối đa)"),
        ("1 / 2 / 2018", "1/2 / 2018"),
        ("số lớn nhất((a), 0.5)", "số lớn nhất(a, 0,5)"),
        ("1.000.000", "1000000"),
        ("0,50", "0,5"),
        ("99.5 %", "99,5%"),
    ],
)
def test_an_expression_keeps_its_tree_and_no_spare_parentheses(typed: str, canonical: str) -> None:
    assert f"  chấm {canonical}\n" == printed(f"chấm {typed}")


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("(a và b) hoặc c", "a và b hoặc c"),
        ("a và (b hoặc c)", "a và (b hoặc c)"),
        ("a và (b và c)", "a và b và c"),
        ("không phải (a và b)", "không phải (a và b)"),
        ("không phải (a > 3)", "không phải a > 3"),
        ("a đến 3", "a không quá 3"),
        ("a ít nhất 3 lần", "a từ 3 lần trở lên"),
        ("a bằng 31/1/2018", "a bằng ngày 31/01/2018"),
        ("a trước 2018-01-31", "a trước ngày 31/01/2018"),
        ("a ≥ b", "a >= b"),
        ("mọi tiêu chí tối thiểu 50%", "mọi tiêu chí từ 50% trở lên"),
    ],
)
def test_a_condition_keeps_its_tree_and_no_spare_parentheses(typed: str, canonical: str) -> None:
    assert f"  áp dụng khi {canonical}\n" == printed(f"áp dụng khi {typed}")


def test_an_exact_value_is_bare_in_a_row_and_has_its_word_in_a_grade() -> None:
    assert "  chấm a\n    4 lần: 1 điểm\n" == printed("chấm a bằng 4 lần: 1 điểm")
    assert '  xếp loại theo chỉ số\n    "A": bằng 1/2\n' == printed('xếp loại theo chỉ số "A": bằng 1/2')


def test_a_long_list_of_options_gets_a_line_for_each() -> None:
    options = [f'"Phương án thứ {number} của câu hỏi này"' for number in range(1, 5)]
    short, long = ", ".join(options[:2]), ",\n    ".join(options)
    assert f'  hỏi x: lựa chọn "Chọn?": {short}\n' == printed(f'hỏi x: lựa chọn "Chọn?": {short}')
    assert f'  hỏi x: lựa chọn "Chọn?":\n    {long}\n' == printed(f'hỏi x: lựa chọn "Chọn?": {long}')


def test_the_groups_of_a_survey_stand_below_its_options() -> None:
    survey = (
        '  hỏi x: khảo sát "Hài lòng?": "Có" = 1, "Không rõ" không tính\n'
        '    nhóm trả lời "Dân" = 60%, "Doanh nghiệp" = 40%\n'
        "    nhóm không có phiếu: chia lại trọng số\n"
    )
    assert survey == printed(survey)


# ── quoted texts ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "between_marks"),
    [
        ("Kế hoạch # 1", '"Kế hoạch # 1"'),
        ("gọi là “Đề án”", '"gọi là “Đề án”"'),
        ('gọi là "Đề án"', '“gọi là "Đề án"”'),
        ('cả " và ”', '"cả ” và ”"'),
    ],
)
def test_a_text_stands_between_marks_that_it_does_not_hold(text: str, between_marks: str) -> None:
    assert between_marks == quoted(text)


# ── comments ───────────────────────────────────────────────────────────────────────────────


def test_comments_keep_their_lines() -> None:
    text = (
        "# đầu tập tin\n"
        'bộ tiêu chí "x" năm 2018  # tên ngắn\n'
        "  # trước tên\n"
        '  tên "Có # ở trong"  # sau tên\n'
        "\n"
        "# của tiêu chí\n"
        "#\n"
        'tiêu chí 1 "Một"\n'
        "  chấm a\n"
        "    # trước dòng\n"
        "    từ 3 trở lên: 1 điểm  # sau dòng\n"
        "# hết\n"
    )
    assert text == printed(text)
    assert text == printed(printed(text, "en"), "vi")


def test_a_comment_inside_a_clause_moves_out_of_it() -> None:
    typed = 'ghi chú # một\n"x" # hai\nghi chú\n# ba\n"y"'
    canonical = '  # một\n  ghi chú "x"  # hai\n  ghi chú "y"\n# ba\n'
    assert canonical == printed(typed)
    assert canonical == printed(canonical)


# ── what cannot be printed ─────────────────────────────────────────────────────────────────


def test_a_damaged_file_is_not_printed() -> None:
    file, _ = parse(Source("x.cchc", 'ghi chú "x"\nchấm )'))
    with pytest.raises(ValueError, match="could not be read"):
        print_file(file)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('hỏi date: ngày "Ngày?"', ("date",)),
        ("chấm a × count", ("count",)),
        ("chấm a\n  4 step: 1 điểm", ("step",)),
        ("áp dụng khi không phải applicable", ("applicable",)),
        ("áp dụng khi applies đến 3", ()),
    ],
)
def test_a_name_that_is_a_word_of_the_other_language_stops_the_translation(
    text: str, names: tuple[str, ...]
) -> None:
    file = read(text)
    assert names == names_in_the_way(file, "en")
    if names:
        with pytest.raises(ValueError, match=names[0]):
            print_file(file, "en")


def test_a_kind_of_unit_is_quoted_where_it_would_be_a_word() -> None:
    assert "  đối tượng part, sở\n" == printed("đối tượng part, sở")
    assert '  applies to "part", sở\n' == printed("đối tượng part, sở", "en")


def test_the_english_numbers_of_words_are_words_of_the_language() -> None:
    phrases = keywords("en").phrases
    for terminal, form in [*SINGULAR.items(), *PLURAL.items()]:
        assert terminal == phrases[(form,)]


# ── words that grow together ───────────────────────────────────────────────────────────────


def test_the_sum_of_a_group_may_stand_in_front_of_a_bonus() -> None:
    text = '  điểm nhóm là tổng\n\nđiểm trừ P1 "Vi phạm"\n  điểm nhóm là tổng\n  điểm nhóm là tổng\n'
    assert text == printed(text)


def test_the_best_of_a_group_may_stand_in_front_of_a_part() -> None:
    text = '  group points are the best\n\npart I "One"\n'
    assert text == printed(text)


def test_a_large_file_is_printed_at_once() -> None:
    file = read(CANONICAL * 50)
    started = time.process_time()
    text = print_file(file)
    assert 5 > time.process_time() - started
    assert 1500 < text.count("\n")
