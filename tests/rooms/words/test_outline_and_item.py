"""A ruleset at a glance, and one item in full."""

from __future__ import annotations

import pytest
from attrs import evolve

from cchc_rules.backends.words.explain import explain_item
from cchc_rules.backends.words.outline import outline
from cchc_rules.base.numbers import Language
from cchc_rules.diagnostics.width import cells
from cchc_rules.ir.walk import items
from tests.rooms.words.small import RULESET, SIGNED, SOURCE, WORK

VIETNAMESE_OUTLINE = """\
Bộ tiêu chí mau/so năm 2024
“Chỉ số cải cách hành chính”
Căn cứ Quyết định số 12/QĐ-UBND ngày 05/03/2024 của UBND tỉnh
Căn cứ Quyết định số 13/QĐ-UBND năm 2024 của UBND tỉnh về việc ban hành Chỉ số
Đối tượng: sở, ban
Có hiệu lực từ ngày 01/04/2024

! Nội dung không phải nguyên văn quyết định: không dùng làm căn cứ chính thức

- Tổng điểm tối đa 5 điểm; tổng điểm không quá 5 điểm; tổng điểm không dưới 0
  điểm; điểm thưởng không quá 1 điểm; điểm trừ không có trần
- Chỉ số = tổng điểm / điểm tối đa; làm tròn chỉ số đến 2 chữ số thập phân, nửa
  thì lên
- Xếp loại theo chỉ số đã làm tròn: “Tốt” từ 80% trở lên; “Yếu” dưới 80%
  - điều kiện “Mọi lĩnh vực đạt” (mọi lĩnh vực có tỷ lệ điểm từ 50% trở lên),
    nếu không: hạ 1 bậc

1  Chỉ đạo, điều hành                                                          5
  1.1  Kế hoạch                                                                4
    1.1.1  Mức độ thực hiện kế hoạch cải cách hành chính của đơn vị trong      2
           năm đánh giá
    1.1.2  Gửi báo cáo đúng hạn                                                1
    1.1.3  Ý kiến của người dân [XHH]                                          1
  1.2  Ban hành kế hoạch                                                       1
II  Điểm thưởng, điểm trừ
  T1  Sáng kiến                                                                1
  P1  Vi phạm                                                                 −1

Cơ cấu: 1 nhóm, 1 lĩnh vực, 2 tiêu chí, 3 tiêu chí thành phần, 1 điểm thưởng, 1
điểm trừ
1 mục chấm điểm qua điều tra xã hội học
[XHH]: qua điều tra xã hội học
Nguồn của các mục chấm điểm: 1 nguyên văn, 5 phục dựng
nguồn: phục dựng
"""

VIETNAMESE_ITEM = """\
1.1.1 Mức độ thực hiện kế hoạch cải cách hành chính của đơn vị trong năm đánh
giá
tiêu chí thành phần, tối đa 2 điểm
thuộc tiêu chí 1.1 “Kế hoạch”, lĩnh vực 1 “Chỉ đạo, điều hành”

Số liệu
  - giao: Số nhiệm vụ được giao (số đếm, nhiệm vụ)
  - xong: Số nhiệm vụ đã hoàn thành (số đếm, nhiệm vụ)

Cách chấm
  - giao = 0: không áp dụng
  - tỷ lệ xong / giao trên 90%: 2 điểm
  - từ 70% đến 90%: tăng đều từ 1 đến 2 điểm
  - dưới 70%: 0 điểm
  - xong phải từ 0 đến giao, nếu không số liệu bị trả lại

Tài liệu kiểm chứng
  - “Báo cáo năm” (loại báo cáo, của Văn phòng, có số hiệu, từ ngày 01/01/2024
    đến ngày 31/12/2024, ít nhất 2 văn bản)
  - một trong: “Biên bản”; “Quyết định”

Quy định khác
  - đơn vị được đề nghị không áp dụng, có nêu lý do
  - khi không áp dụng: quy đổi theo lĩnh vực
  - thiếu tài liệu kiểm chứng: bổ sung tài liệu hoặc giải trình
  - nguồn: nguyên văn, Quyết định số 12/QĐ-UBND, phụ lục I, dòng 1.1.1, trang 3,
    bản sao
"""

ENGLISH_OUTLINE = """\
Ruleset mau/so of 2024
“Chỉ số cải cách hành chính”
Under Decision 12/QĐ-UBND of 2024-03-05 by UBND tỉnh
Under Decision 13/QĐ-UBND of 2024 by UBND tỉnh: ban hành Chỉ số
For: sở, ban
In force from 2024-04-01

! Not the wording of the decision: not to be used officially

- Maximum 5 points; total at most 5 points; total at least 0 points; bonus at
  most 1 point; penalty without a cap
- Index = total / maximum; index rounded to 2 decimals, half up
- Grades by the rounded index: “Tốt” from 80% up; “Yếu” below 80%
  - condition “Mọi lĩnh vực đạt” (every area has a share of points from 50% up),
    if not: lowered by 1

1  Chỉ đạo, điều hành                                                          5
  1.1  Kế hoạch                                                                4
    1.1.1  Mức độ thực hiện kế hoạch cải cách hành chính của đơn vị trong      2
           năm đánh giá
    1.1.2  Gửi báo cáo đúng hạn                                                1
    1.1.3  Ý kiến của người dân [survey]                                       1
  1.2  Ban hành kế hoạch                                                       1
II  Điểm thưởng, điểm trừ
  T1  Sáng kiến                                                                1
  P1  Vi phạm                                                                 −1

Structure: parts: 1, areas: 1, criteria: 2, components: 3, bonuses: 1,
penalties: 1
scored by survey: 1
[survey]: by sociological survey
Source of the scored items: 1 verbatim, 5 reconstructed
source: reconstructed
"""

ENGLISH_ITEM = """\
1.1.1 Mức độ thực hiện kế hoạch cải cách hành chính của đơn vị trong năm đánh
giá
component, at most 2 points
in criterion 1.1 “Kế hoạch”, area 1 “Chỉ đạo, điều hành”

Answers
  - giao: Số nhiệm vụ được giao (count, nhiệm vụ)
  - xong: Số nhiệm vụ đã hoàn thành (count, nhiệm vụ)

Scoring
  - giao = 0: does not apply
  - ratio xong / giao above 90%: 2 points
  - from 70% to 90%: rising evenly from 1 to 2 points
  - below 70%: 0 points
  - xong must lie from 0 to giao, or the data are sent back

Evidence
  - “Báo cáo năm” (of kind báo cáo, issued by Văn phòng, numbered, from
    2024-01-01 to 2024-12-31, at least 2 of them)
  - any one of: “Biên bản”; “Quyết định”

Other provisions
  - the unit may claim, with a reason, that it does not apply
  - when it does not apply: rescaled within the area
  - missing evidence: attach it or explain
  - source: verbatim, Decision 12/QĐ-UBND, annex I, row 1.1.1, page 3, bản sao
"""


@pytest.mark.parametrize(("language", "page"), [("vi", VIETNAMESE_OUTLINE), ("en", ENGLISH_OUTLINE)])
def test_a_ruleset_has_an_outline(language: Language, page: str) -> None:
    assert page == outline(RULESET, language, width=80) + "\n"


@pytest.mark.parametrize(("language", "page"), [("vi", VIETNAMESE_ITEM), ("en", ENGLISH_ITEM)])
def test_an_item_is_explained_in_full(language: Language, page: str) -> None:
    assert page == explain_item(WORK, RULESET, language, width=80) + "\n"


def test_an_item_says_when_it_applies_and_who_appraises_it() -> None:
    lines = explain_item(SIGNED, RULESET, "vi").splitlines()
    assert "  - chỉ áp dụng khi co_dan là “có”" in lines
    assert "  - cơ quan thẩm định: Sở Nội vụ" in lines
    assert "  - không cần tài liệu kiểm chứng" in lines


def test_no_line_is_wider_than_the_page() -> None:
    pages = [
        outline(RULESET, "vi", width=60),
        *(explain_item(one, RULESET, "vi", width=60) for one in items(RULESET)),
    ]
    assert 60 >= max(cells(line) for page in pages for line in page.splitlines())


def test_a_verbatim_ruleset_carries_no_warning() -> None:
    verbatim = evolve(RULESET, children=(evolve(WORK, provenance=SOURCE),))
    assert "căn cứ chính thức" in outline(RULESET, "vi")
    assert "căn cứ chính thức" not in outline(verbatim, "vi")


def test_both_pages_name_the_decision_that_last_touched_a_row() -> None:
    first = next(items(RULESET))
    touched = evolve(first, touched_by="14/QĐ-UBND")
    shown = outline(evolve(RULESET, children=(touched,)), "vi", width=200)
    assert f"{first.name} [sửa đổi: 14/QĐ-UBND]" in shown
    assert "14/QĐ-UBND" not in outline(RULESET, "vi")
    told = explain_item(touched, RULESET, "en")
    assert "last amended by Decision 14/QĐ-UBND" in told
    assert "amended" not in explain_item(first, RULESET, "en")


@pytest.mark.parametrize(
    ("first", "last", "line"),
    [
        (2016, None, "Dùng cho năm 2016 trở đi"),
        (2016, 2019, "Dùng cho năm 2016 đến 2019"),
        (2024, 2024, ""),
        (None, None, ""),
    ],
)
def test_a_set_for_several_years_says_so(first: int | None, last: int | None, line: str) -> None:
    shown = outline(evolve(RULESET, first_year=first, last_year=last), "vi").splitlines()
    assert [line] * bool(line) == [one for one in shown if one.startswith("Dùng cho năm")]
