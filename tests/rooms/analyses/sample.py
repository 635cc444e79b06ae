"""A small set with one item of each kind that the tests of this room speak of."""

from __future__ import annotations

from cchc_rules.analyses.cases import Example, WholeExample, entries, read_case
from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.pipeline import compile_source

TEXT = """\
bộ tiêu chí "thu/so" năm 2018
  tên "Thử"
  căn cứ quyết định "1/QĐ-UBND" ngày 27/07/2018 của "UBND tỉnh"
  đối tượng sở
  tổng điểm 6, không quá 6 điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  làm tròn chỉ số 2 chữ số
  điểm nhóm là tổng
  khi không áp dụng quy đổi theo tổng điểm
  thiếu kiểm chứng: giải trình
  hỏi co_tthc: có hay không "Có thủ tục hành chính?"

tiêu chí 1 "Kế hoạch" tối đa 6 điểm

tiêu chí thành phần 1.1 [hoan-thanh] "Mức độ hoàn thành" tối đa 2 điểm
  áp dụng khi co_tthc
  hỏi xong: số đếm "Số việc đã xong"
  hỏi giao: số đếm "Số việc được giao"
  chấm xong / giao
    từ 90% trở lên: 2 điểm
    từ 70% đến dưới 90%: 1 điểm
    dưới 70%: 0 điểm
    giao = 0: giải trình
  kiểm chứng "Báo cáo"

tiêu chí thành phần 1.2 "Ban hành" tối đa 1 điểm
  hỏi ngay: ngày "Ngày ban hành" hoặc không có
  chấm ngay
    đến ngày 15/01 năm đánh giá: 1 điểm
    sau 15/01 năm đánh giá: 0,5 điểm
    không có: 0 điểm
  không cần kiểm chứng
  được khai không áp dụng

tiêu chí thành phần 1.3 "Tuyên truyền" tối đa 2 điểm
  hỏi bai: có hay không "Có bài viết?"
  hỏi to_roi: có hay không "Có tờ rơi?"
  chấm cộng các phần
    khi bai: 1 điểm
    khi to_roi: 1 điểm
  không cần kiểm chứng

tiêu chí thành phần 1.4 "Phần chưa thấy" tối đa 1 điểm
  chưa khôi phục 1 điểm
"""


def ruleset(text: str = TEXT) -> Ruleset:
    """The meaning of the sample, or of another text that must be right."""
    compiled = compile_source(Source("ruleset.cchc", text))
    assert compiled.ruleset is not None, compiled.report
    return compiled.ruleset


FRAME: Frame = frame_of(ruleset())


def read(
    text: str, frame: Frame = FRAME
) -> list[tuple[Example | WholeExample | None, tuple[Diagnostic, ...]]]:
    """Every case in the text of a case file."""
    data, broken = read_dossier(Source("ca.yaml", text))
    assert data is not None, broken
    listed, problems = entries(data)
    assert () == problems
    return [read_case(one, frame) for one in listed]


def example(lines: str, frame: Frame = FRAME) -> Example:
    """The one case with these lines, which must be right."""
    ((one, found),) = read(f"- tên: Thử\n{lines}", frame)
    assert () == found
    assert isinstance(one, Example)
    return one
