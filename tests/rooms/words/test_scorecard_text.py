"""The whole page of a scorecard, in both languages."""

from __future__ import annotations

import re
import unicodedata

import pytest
from attrs import evolve

from cchc_rules.backends.words.scorecard_text import render
from cchc_rules.base.numbers import Language
from cchc_rules.diagnostics.width import cells
from cchc_rules.ir.scorecard import GradeResult, Status
from tests.rooms.words.small import DOSSIER, RULESET, SCORECARD, frac, points

VIETNAMESE = """\
Chỉ số cải cách hành chính
Đơn vị: Sở Nội vụ
Năm đánh giá: 2024
Căn cứ Quyết định số 12/QĐ-UBND ngày 05/03/2024 của UBND tỉnh
Căn cứ Quyết định số 13/QĐ-UBND năm 2024 của UBND tỉnh về việc ban hành Chỉ số
Tình trạng: chưa đủ

! Nội dung minh họa: không dùng làm căn cứ chính thức

~ 1  Chỉ đạo, điều hành                                     từ 0,75 đến 3,75 / 5
  ███▒▒▒▒▒▒▒▒▒▒▒▒░░░░░ từ 15% đến 75%
  ~ 1.1  Kế hoạch                                           từ 0,75 đến 3,75 / 4
    ! 1.1.1  Mức độ thực hiện kế hoạch cải cách hành chính     từ 0 đến 1,75 / 2
             của đơn vị trong năm đánh giá
        chưa có tài liệu kiểm chứng: xong = 17, giao = 20 → 85%; từ 70% đến 90%:
          tăng đều từ 1 đến 2 điểm; chưa có “Biên bản”, bổ sung tài liệu hoặc
          giải trình
    ✓ 1.1.2  Gửi báo cáo đúng hạn                                       0,75 / 1
        đã chấm: lan = 1; 1 điểm, trừ 0,25 điểm × lan, không dưới 0 điểm
    … 1.1.3  Ý kiến của người dân                                 từ 0 đến 1 / 1
        chờ kết quả: chưa có kết quả của “Đơn vị phục vụ thế nào?” (y_kien)
  ✓ 1.2  Ban hành kế hoạch                                                 0 / 1
      đã chấm: ngay là “không có”: 0 điểm

✓ II  Điểm thưởng, điểm trừ
  ✓ T1  Sáng kiến                                                        0,5 / 1
      đã chấm: diem: 0,5 điểm (Hội đồng: mô hình mới)
  ✓ P1  Vi phạm                                                            0 / 1
      đã chấm: muc = “Không có”; 0 điểm

Tổng hợp
  Điểm cơ bản  từ 0,75 đến 3,75
  Điểm thưởng  0,5
  Điểm trừ     0
  Tổng điểm    từ 1,25 đến 4,25 / 5
  Chỉ số       từ 25% đến 85%

Chỉ số thành phần
  1  Chỉ đạo, điều hành                     ███▒▒▒▒▒▒▒▒▒▒▒▒░░░░░  từ 15% đến 75%

Xếp loại: chưa xác định, còn có thể là Tốt, Yếu
  ? chưa rõ điều kiện: Mọi lĩnh vực đạt

Việc nên làm tiếp
  1. 1.1.1 Mức độ thực hiện kế hoạch cải cách hành chính của đơn vị trong năm
     đánh giá: chưa có tài liệu kiểm chứng, còn có thể thêm 1,75 điểm; bổ sung
     “Biên bản”
  2. 1.1.3 Ý kiến của người dân: chờ kết quả, còn có thể thêm 1 điểm; chưa có
     kết quả của “Đơn vị phục vụ thế nào?” (y_kien)

Chứng nhận
  bộ tiêu chí mau/so năm 2024, mã sha256:0123456789ab
  hồ sơ, mã sha256:fedcba987654
  chương trình cchc-rules 0.1.0
  nguồn của các mục: 1 nguyên văn, 4 phục dựng, 1 minh họa
"""

ENGLISH = """\
Chỉ số cải cách hành chính
Unit: Sở Nội vụ
Year assessed: 2024
Under Decision 12/QĐ-UBND of 2024-03-05 by UBND tỉnh
Under Decision 13/QĐ-UBND of 2024 by UBND tỉnh: ban hành Chỉ số
State: incomplete

! Illustrative content: not to be used officially

~ 1  Chỉ đạo, điều hành                                         0.75 to 3.75 / 5
  ███▒▒▒▒▒▒▒▒▒▒▒▒░░░░░ 15% to 75%
  ~ 1.1  Kế hoạch                                               0.75 to 3.75 / 4
    ! 1.1.1  Mức độ thực hiện kế hoạch cải cách hành chính của     0 to 1.75 / 2
             đơn vị trong năm đánh giá
        no evidence yet: xong = 17, giao = 20 → 85%; from 70% to 90%: rising
          evenly from 1 to 2 points; without “Biên bản”, attach it or explain
    ✓ 1.1.2  Gửi báo cáo đúng hạn                                       0.75 / 1
        scored: lan = 1; 1 point, less 0.25 points × lan, at least 0 points
    … 1.1.3  Ý kiến của người dân                                     0 to 1 / 1
        waiting for a result: no result yet for “Đơn vị phục vụ thế nào?”
          (y_kien)
  ✓ 1.2  Ban hành kế hoạch                                                 0 / 1
      scored: ngay never happened: 0 points

✓ II  Điểm thưởng, điểm trừ
  ✓ T1  Sáng kiến                                                        0.5 / 1
      scored: diem: 0.5 points (Hội đồng: mô hình mới)
  ✓ P1  Vi phạm                                                            0 / 1
      scored: muc = “Không có”; 0 points

Totals
  Base points     0.75 to 3.75
  Bonus points    0.5
  Penalty points  0
  Total           1.25 to 4.25 / 5
  Index           25% to 85%

Indices of the areas
  1  Chỉ đạo, điều hành                         ███▒▒▒▒▒▒▒▒▒▒▒▒░░░░░  15% to 75%

Grade: open, still possible: Tốt, Yếu
  ? condition still open: Mọi lĩnh vực đạt

What to do next
  1. 1.1.1 Mức độ thực hiện kế hoạch cải cách hành chính của đơn vị trong năm
     đánh giá: no evidence yet, 1.75 points still attainable; attach “Biên bản”
  2. 1.1.3 Ý kiến của người dân: waiting for a result, 1 point still attainable;
     no result yet for “Đơn vị phục vụ thế nào?” (y_kien)

Certificate
  ruleset mau/so of 2024, digest sha256:0123456789ab
  dossier, digest sha256:fedcba987654
  engine cchc-rules 0.1.0
  source of the items: 1 verbatim, 4 reconstructed, 1 illustrative
"""


@pytest.mark.parametrize(("language", "page"), [("vi", VIETNAMESE), ("en", ENGLISH)])
def test_a_scorecard_is_a_page(language: Language, page: str) -> None:
    assert page == render(SCORECARD, RULESET, DOSSIER, language, width=80) + "\n"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_no_line_is_wider_than_the_page(width: int, language: Language) -> None:
    lines = render(SCORECARD, RULESET, DOSSIER, language, width=width).splitlines()
    assert width >= max(cells(line) for line in lines)
    assert [] == [line for line in lines if line != line.rstrip()]


def test_points_stand_in_one_column() -> None:
    rows = [line for line in VIETNAMESE.splitlines() if re.search(r" / \d$", line) and "Tổng" not in line]
    assert {80} == {cells(line) for line in rows}
    assert 8 == len(rows)


def test_colour_alters_nothing_else() -> None:
    plain = render(SCORECARD, RULESET, DOSSIER, "vi")
    coloured = render(SCORECARD, RULESET, DOSSIER, "vi", colour=True)
    assert plain != coloured
    assert plain == re.sub("\x1b\\[[0-9;]*m", "", coloured)


def test_the_page_is_composed_whatever_the_dossier_is() -> None:
    unit = unicodedata.normalize("NFD", "Sở Kế hoạch và Đầu tư")
    page = render(evolve(SCORECARD, unit=unit), RULESET, DOSSIER, "vi")
    assert unicodedata.is_normalized("NFC", page)
    assert "Sở Kế hoạch và Đầu tư" in page


def test_a_short_page_leaves_out_what_lost_nothing() -> None:
    page = render(SCORECARD, RULESET, DOSSIER, "vi", details="short")
    assert {"1.1.1", "1.1.2", "1.1.3", "1.2", "T1"} <= set(page.split())
    assert "P1" not in page.split()
    assert "P1" in VIETNAMESE.split()


def test_an_official_scorecard_carries_no_warning() -> None:
    official = evolve(SCORECARD, certificate=evolve(SCORECARD.certificate, official=True))
    assert "không dùng làm căn cứ chính thức" in VIETNAMESE
    assert "không dùng làm căn cứ chính thức" not in render(official, RULESET, DOSSIER, "vi")


def test_wording_of_ours_that_is_not_illustrative_says_so() -> None:
    counts = {**SCORECARD.certificate.provenance, "illustrative": 0}
    other = evolve(SCORECARD, certificate=evolve(SCORECARD.certificate, provenance=counts))
    assert "! Nội dung không phải nguyên văn quyết định" in render(other, RULESET, DOSSIER, "vi")


def test_a_rounded_index_shows_what_it_was_before() -> None:
    total = evolve(
        SCORECARD.total,
        total=points("10/3"),
        index=frac("2/3"),
        rounded_index=frac("6667/10000"),
        possible_index=points("2/3"),
    )
    page = render(evolve(SCORECARD, total=total), RULESET, DOSSIER, "vi")
    assert "  Chỉ số       66,67% (trước khi làm tròn 66,66…%)" in page.splitlines()


@pytest.mark.parametrize(
    ("possible", "settled", "line"),
    [(("Tốt",), True, "Xếp loại: Tốt"), ((), True, "Xếp loại: không xếp loại")],
)
def test_a_settled_grade_is_one_word(possible: tuple[str, ...], line: str, *, settled: bool) -> None:
    grade = GradeResult(target=None, possible=possible, settled=settled, gates=())
    page = render(evolve(SCORECARD, grades=(grade,)), RULESET, DOSSIER, "vi")
    assert line in page.splitlines()


def test_every_status_has_a_word_of_its_own() -> None:
    pages = [render(evolve(SCORECARD, status=status), RULESET, DOSSIER, "vi") for status in Status]
    assert len(Status) == len(
        {next(line for line in page.splitlines() if "Tình trạng" in line) for page in pages}
    )
