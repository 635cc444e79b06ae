"""A ruleset with two areas, dates and milestones, and assignments of its work, as text."""

from __future__ import annotations

from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.assignment import Assignment, read_assignment
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.pipeline import compile_source

RULESET = """\
bộ tiêu chí "tinh-mau/so" năm 2018
  tên "Bộ mẫu"
  căn cứ quyết định "1/QĐ-UBND" ngày 05/01/2018 của "UBND tỉnh"
  căn cứ quyết định "9/QĐ-UBND" ngày 07/02/2018 của "UBND tỉnh"
  đối tượng sở
  tổng điểm 6, không quá 6 điểm, không dưới 0 điểm
  trần điểm thưởng 1 điểm
  trần điểm trừ 1 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn
  điểm nhóm là tổng
  khi không áp dụng: quy đổi theo tổng điểm
  thiếu kiểm chứng: giải trình
  hỏi co_tthc: có hay không "Có thủ tục hành chính?"
  hỏi ky_luat: số đếm "Số người bị kỷ luật"
  xếp loại theo chỉ số
    "Tốt": từ 80% trở lên
    "Kém": dưới 80%
  điều kiện "Không ai bị kỷ luật" khi ky_luat = 0, nếu không cao nhất là "Kém"
  mốc "Công bố" từ ngày 01/01 năm sau đến ngày 31/03 năm sau của "Sở Nội vụ"
  mốc "Gửi báo cáo" trước ngày 10/02 năm sau của "Văn phòng"
  mốc "Hướng dẫn" từ ngày 01/11 năm đánh giá đến ngày 30/11 năm đánh giá

lĩnh vực 1 [chi-dao] "Chỉ đạo" tối đa 3 điểm
tiêu chí 1.1 [ke-hoach] "Kế hoạch" tối đa 2 điểm
tiêu chí thành phần 1.1.1 [ke-hoach.ban-hanh] "Ban hành" tối đa 1 điểm
  hỏi ngay_ky: ngày "Ngày ký kế hoạch" hoặc không có
  chấm ngay_ky
    trước ngày 15/01 năm đánh giá: 1 điểm
    từ ngày 15/01 năm đánh giá đến ngày 31/01 năm đánh giá: 0,5 điểm
    sau ngày 31/01 năm đánh giá: 0 điểm
    không có: 0 điểm
  kiểm chứng "Kế hoạch" loại "kế hoạch" có số hiệu trong năm đánh giá
tiêu chí thành phần 1.1.2 [ke-hoach.muc-do] "Mức độ" tối đa 1 điểm
  hỏi xong: có hay không "Đã xong?"
  chấm xong
    có: 1 điểm
    không: 0 điểm
  không cần kiểm chứng
tiêu chí 1.2 [bao-cao] "Báo cáo" tối đa 1 điểm
  hỏi du: có hay không "Đủ báo cáo?"
  chấm du
    có: 1 điểm
    không: 0 điểm
  không cần kiểm chứng

lĩnh vực 2 [tthc] "Thủ tục" tối đa 3 điểm
  áp dụng khi co_tthc
tiêu chí 2.1 [tthc.dung] "Đúng hạn" tối đa 3 điểm
  hỏi tot: có hay không "Đúng hạn?"
  chấm tot
    có: 3 điểm
    không: 0 điểm
  không cần kiểm chứng

điểm thưởng T1 [thuong] "Thưởng" tối đa 0,5 điểm
  hỏi khen: có hay không "Được khen?"
  chấm khen
    có: 0,5 điểm
    không: 0 điểm
  không cần kiểm chứng
"""
HEAD = "bộ tiêu chí: tinh-mau/so\nnăm: 2018\nđơn vị: Sở Mẫu\n"


def ruleset() -> Ruleset:
    """The compiled ruleset."""
    compiled = compile_source(Source("mau.cchc", RULESET))
    assert compiled.ruleset is not None, compiled.report
    return compiled.ruleset


def read(text: str, head: str = HEAD) -> tuple[Assignment | None, tuple[Diagnostic, ...]]:
    """The assignment in `text` and everything found in it."""
    data, problems = read_dossier(Source("phan-cong.yaml", head + text))
    assert data is not None, problems
    return read_assignment(data, ruleset())


def assigned(text: str) -> Assignment:
    """The assignment in `text`, which has no mistake."""
    made, found = read(text)
    assert made is not None, found
    return made


def found_codes(text: str, head: str = HEAD) -> list[str]:
    """The names of the codes that are told, in the order of the checks."""
    return [one.code.name for one in read(text, head)[1]]
