"""Rulesets of any length, to see that time grows with the text and not with its square."""

from __future__ import annotations

ITEM_LINES = 10
AREA_LINES = 1
ITEMS = 10
HEAD = """\
bộ tiêu chí "mau/so" năm 2018
  tên "Bộ tiêu chí sinh ra để đo"
  căn cứ quyết định "1/QĐ-UBND" ngày 01/01/2018 của "UBND tỉnh"
  đối tượng sở
  tổng điểm {total}, không quá {total} điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn
  điểm nhóm là tổng
  khi không áp dụng quy đổi theo tổng điểm
  thiếu kiểm chứng: giải trình
  nguồn minh họa "sinh ra để đo"
"""
AREA = 'lĩnh vực {area} "Lĩnh vực số {area}" tối đa 20 điểm\n'
ITEM = """\
tiêu chí {area}.{item} "Tỷ lệ nhiệm vụ hoàn thành" tối đa 2 điểm
  hỏi xong: số đếm "Số nhiệm vụ đã hoàn thành" đơn vị "nhiệm vụ"
  hỏi giao: số đếm "Tổng số nhiệm vụ được giao" đơn vị "nhiệm vụ"
  chấm xong / giao
    100%: 2 điểm
    từ 80% đến dưới 100%: từ 1 đến 2 điểm
    từ 50% đến dưới 80%: 0,5 điểm
    dưới 50%: 0 điểm
    giao = 0: giải trình
  kiểm chứng "Báo cáo kết quả thực hiện kế hoạch" loại "báo cáo" có số hiệu trong năm đánh giá
"""


def ruleset(lines: int) -> str:
    """A ruleset without mistakes of about `lines` lines, whole areas of ten criteria."""
    areas = max(1, round(lines / (AREA_LINES + ITEMS * ITEM_LINES)))
    body = "".join(
        AREA.format(area=area) + "".join(ITEM.format(area=area, item=item) for item in range(1, ITEMS + 1))
        for area in range(1, areas + 1)
    )
    return HEAD.format(total=20 * areas) + body
