"""A small set in which every kind of slip can be made, with cases and guarantees that notice them."""

from __future__ import annotations

from pathlib import Path

from cchc_rules.workspace.cases import suites_of
from cchc_rules.workspace.mutation import Plan, prepare

TEXT = """\
bộ tiêu chí "thu/so" năm 2018
  tên "Thử"
  căn cứ quyết định "1/QĐ-UBND" ngày 27/07/2018 của "UBND tỉnh"
  đối tượng sở
  tổng điểm 10, không quá 10 điểm, không dưới 0 điểm
  trần điểm thưởng 1 điểm
  trần điểm trừ 0,5 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  làm tròn chỉ số 2 chữ số
  điểm nhóm là tổng
  khi không áp dụng quy đổi theo tổng điểm
  thiếu kiểm chứng: giải trình
  nguồn minh họa "bịa ra để thử"
  hỏi ky_luat: số đếm "Số người bị kỷ luật"
  xếp loại theo chỉ số đã làm tròn
    "Tốt": từ 80% trở lên
    "Yếu": dưới 80%
  điều kiện "Không ai bị kỷ luật" khi ky_luat = 0, nếu không hạ 1 bậc

tiêu chí 1 "Kế hoạch" tối đa 4 điểm
  hỏi xong: số đếm "Số việc đã xong"
  hỏi giao: số đếm "Số việc được giao"
  chấm xong / giao
    từ 90% trở lên: 4 điểm
    từ 70% đến dưới 90%: 2 điểm
    dưới 70%: 0 điểm
    giao = 0: không áp dụng
  tài liệu kiểm chứng "Báo cáo" ít nhất 2, "Kế hoạch"
  càng nhiều xong càng tốt

tiêu chí 2 "Ban hành" tối đa 2 điểm
  hỏi ngay: ngày "Ngày ban hành"
  hỏi gop_y: có hay không "Có lấy ý kiến?"
  chấm
    khi ngay không quá 15/01 năm đánh giá và gop_y: 2 điểm
    khi ngay không quá 15/01 năm đánh giá: 1 điểm
    còn lại: 0 điểm
  không cần tài liệu kiểm chứng

tiêu chí 3 "Văn bản sai" tối đa 2 điểm
  hỏi sai: số đếm "Số văn bản sai"
  chấm trừ 0,5 điểm mỗi sai, không dưới 0 điểm
  không cần tài liệu kiểm chứng

tiêu chí 4 "Hài lòng" tối đa 2 điểm
  điều tra xã hội học
  hỏi y_kien: khảo sát "Mức hài lòng": "Tốt" = 100%, "Khá" = 60%, "Kém" = 0%
  chấm theo tỷ lệ trung bình(y_kien)
    không có phiếu: chờ kết quả
  không cần tài liệu kiểm chứng

điểm thưởng T1 "Sáng kiến" tối đa 2 điểm
  hỏi sang_kien: số đếm "Số sáng kiến"
  chấm 0,5 điểm mỗi sang_kien, không quá 2 điểm
  không cần tài liệu kiểm chứng

điểm trừ P1 "Chậm" tối đa 1 điểm
  hỏi cham: có hay không "Có báo cáo chậm?"
  chấm cham
    có: 1 điểm
    không: 0 điểm
"""

CASES = """\
- tên: Trần của tổng điểm
  điểm: {"1": 4, "2": 2, "3": 2, "4": 2, "T1": 2, "P1": 0}
  trả lời: {ky_luat: 0}
  kết quả: {tổng điểm: 10 điểm, chỉ số: "100%", xếp loại: Tốt}
- tên: Sàn của tổng điểm
  điểm: {"1": 0, "2": 0, "3": 0, "4": 0, "T1": 0, "P1": 1}
  trả lời: {ky_luat: 0}
  kết quả: {tổng điểm: 0 điểm, chỉ số: "0%", xếp loại: Yếu}
- tên: Trần điểm thưởng
  điểm: {"1": 2, "2": 1, "3": 1, "4": 1, "T1": 2, "P1": 0}
  trả lời: {ky_luat: 0}
  kết quả: {tổng điểm: 6 điểm, chỉ số: "60%", xếp loại: Yếu}
- tên: Trần điểm trừ
  điểm: {"1": 2, "2": 1, "3": 1, "4": 1, "T1": 0, "P1": 1}
  trả lời: {ky_luat: 0}
  kết quả: {tổng điểm: "4,5 điểm", chỉ số: "45%", xếp loại: Yếu}
- tên: Làm tròn lên đúng mốc
  điểm: {"1": 4, "2": 2, "3": "1,9995", "4": 0, "T1": 0, "P1": 0}
  trả lời: {ky_luat: 0}
  kết quả: {tổng điểm: "7,9995 điểm", chỉ số: "80%", xếp loại: Tốt}
- tên: Làm tròn chỉ số
  điểm: {"1": 4, "2": 2, "3": "0,6665", "4": 0, "T1": 0, "P1": 0}
  trả lời: {ky_luat: 0}
  kết quả: {tổng điểm: "6,6665 điểm", chỉ số: "66,67%", xếp loại: Yếu}
- tên: Mục 1 không áp dụng
  điểm: {"1": không áp dụng, "2": 1, "3": 1, "4": 1, "T1": 0, "P1": 0}
  trả lời: {ky_luat: 0}
  kết quả: {tổng điểm: 5 điểm, chỉ số: "50%", xếp loại: Yếu}
- tên: Đúng mốc loại tốt
  điểm: {"1": "3,2", "2": "1,6", "3": "1,6", "4": "1,6", "T1": 0, "P1": 0}
  trả lời: {ky_luat: 0}
  kết quả: {tổng điểm: 8 điểm, chỉ số: "80%", xếp loại: Tốt}
- tên: Dưới mốc loại tốt
  điểm: {"1": "3,16", "2": "1,58", "3": "1,58", "4": "1,58", "T1": 0, "P1": 0}
  trả lời: {ky_luat: 0}
  kết quả: {tổng điểm: "7,9 điểm", chỉ số: "79%", xếp loại: Yếu}
- tên: Có người bị kỷ luật
  điểm: {"1": 4, "2": 2, "3": 2, "4": 2, "T1": 0, "P1": 0}
  trả lời: {ky_luat: 1}
  kết quả: {tổng điểm: 10 điểm, chỉ số: "100%", xếp loại: Yếu}
- tên: Giải trình thay tài liệu
  mục: "1"
  trả lời: {xong: 100, giao: 100}
  kiểm chứng: thiếu
  giải trình: đã nêu rõ vì sao chưa có tài liệu
  kết quả: 4 điểm
- tên: Đúng mốc 90%
  mục: "1"
  trả lời: {xong: 90, giao: 100}
  kết quả: 4 điểm
- tên: Dưới mốc 90%
  mục: "1"
  trả lời: {xong: 89, giao: 100}
  kết quả: 2 điểm
- tên: Đúng mốc 70%
  mục: "1"
  trả lời: {xong: 70, giao: 100}
  kết quả: 2 điểm
- tên: Dưới mốc 70%
  mục: "1"
  trả lời: {xong: 69, giao: 100}
  kết quả: 0 điểm
- tên: Thiếu báo cáo
  mục: "1"
  trả lời: {xong: 100, giao: 100}
  kiểm chứng: [Kế hoạch]
  kết quả: chưa có tài liệu kiểm chứng
- tên: Đủ hai báo cáo
  mục: "1"
  trả lời: {xong: 100, giao: 100}
  kiểm chứng: [Báo cáo, Báo cáo, Kế hoạch]
  kết quả: 4 điểm
- tên: Mới có một báo cáo
  mục: "1"
  trả lời: {xong: 100, giao: 100}
  kiểm chứng: [Báo cáo, Kế hoạch]
  kết quả: chưa có tài liệu kiểm chứng
- tên: "Đúng ngày, có góp ý"
  mục: "2"
  trả lời: {ngay: 15/01/2018, gop_y: có}
  kết quả: 2 điểm
- tên: "Đúng ngày, không góp ý"
  mục: "2"
  trả lời: {ngay: 15/01/2018, gop_y: không}
  kết quả: 1 điểm
- tên: Quá một ngày
  mục: "2"
  trả lời: {ngay: 16/01/2018, gop_y: có}
  kết quả: 0 điểm
- tên: Một văn bản sai
  mục: "3"
  trả lời: {sai: 1}
  kết quả: 1,5 điểm
- tên: Quá nhiều văn bản sai
  mục: "3"
  trả lời: {sai: 100}
  kết quả: 0 điểm
- tên: Mỗi mức một số phiếu
  mục: "4"
  trả lời: {y_kien: {Tốt: 1, Khá: 2, Kém: 4}}
  kết quả: 22/35 điểm
- tên: Không ai trả lời
  mục: "4"
  trả lời: {y_kien: {Tốt: 0, Khá: 0, Kém: 0}}
  kết quả: chờ kết quả
- tên: Một sáng kiến
  mục: "T1"
  trả lời: {sang_kien: 1}
  kết quả: 0,5 điểm
- tên: Quá nhiều sáng kiến
  mục: "T1"
  trả lời: {sang_kien: 100}
  kết quả: 2 điểm
- tên: Có báo cáo chậm
  mục: "P1"
  trả lời: {cham: có}
  kết quả: 1 điểm
- tên: Không báo cáo chậm
  mục: "P1"
  trả lời: {cham: không}
  kết quả: 0 điểm
"""


def write(folder: Path, cases: str | None) -> Path:
    """The set on disk, with these cases beside it."""
    own = folder / "thu" / "so" / "2018"
    (own / "cases").mkdir(parents=True, exist_ok=True)
    (own / "ruleset.cchc").write_text(TEXT, encoding="utf-8")
    if cases is not None:
        (own / "cases" / "ca.yaml").write_text(cases, encoding="utf-8")
    return own


def plan_of(own: Path) -> Plan:
    """The set made ready for slips."""
    prepare.cache_clear()
    ((suite,), problems) = suites_of(str(own))
    assert () == problems
    plan = prepare(suite)
    assert isinstance(plan, Plan), plan
    return plan
