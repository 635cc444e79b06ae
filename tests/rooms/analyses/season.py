"""A small season: one ruleset with everything that depends on others, and generated units."""

from __future__ import annotations

from functools import cache

from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.layers import Layer, read_layers
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.pipeline import compile_source

HEAD = """bộ tiêu chí "mua/so" năm 2018
  tên "Bộ tiêu chí của một mùa chấm"
  căn cứ quyết định "1/QĐ-UBND" ngày 27/07/2018 của "UBND tỉnh Mẫu"
  đối tượng sở
  tổng điểm 20, không quá 20 điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  làm tròn chỉ số 2 chữ số
  điểm nhóm là tổng
  khi không áp dụng quy đổi theo tổng điểm
  thiếu kiểm chứng: giải trình
"""
RANKED = "  xếp hạng theo chỉ số đã làm tròn, đồng hạng bỏ số, phân định bằng 1.1\n"
BODY = """
lĩnh vực 1 [ket-qua] "Kết quả" tối đa 12 điểm

tiêu chí 1.1 [dung-han] "Hồ sơ đúng hạn" tối đa 6 điểm
  hỏi dung: số đếm "Số hồ sơ đúng hạn"
  hỏi tat_ca: số đếm "Số hồ sơ đã trả"
  chấm dung / tat_ca
    từ 90% trở lên: 6 điểm
    từ 70% đến dưới 90%: 3 điểm
    dưới 70%: 0 điểm
    tat_ca = 0: không áp dụng
  không cần kiểm chứng

tiêu chí 1.2 [sang-kien] "Sáng kiến so với đơn vị nhiều nhất" tối đa 6 điểm
  được khai không áp dụng
  hỏi co: số đếm "Số sáng kiến được công nhận"
  chấm co / cao nhất toàn khối(co)
    từ 100% trở lên: 6 điểm
    từ 50% đến dưới 100%: 3 điểm
    dưới 50%: 0 điểm
    khi cao nhất toàn khối(co) = 0: 0 điểm
  không cần kiểm chứng

lĩnh vực 2 [tac-dong] "Tác động" tối đa 8 điểm
  được khai không áp dụng

tiêu chí 2.1 [hai-long] "Mức độ hài lòng" tối đa 5 điểm
  điều tra xã hội học
  hỏi hl: chỉ số ngoài "Chỉ số hài lòng do cơ quan khảo sát công bố" từ 0 đến 100
  chấm hl
    từ 80 trở lên: 5 điểm
    dưới 80: 2 điểm
  không cần kiểm chứng

tiêu chí 2.2 [doi-moi] "Đổi mới" tối đa 3 điểm
  hỏi dg: điểm đánh giá "Mức độ đổi mới" từ 0 đến 3 điểm, bước 0,5 do "Hội đồng"
  chấm bằng dg
  không cần kiểm chứng
"""


@cache
def ruleset(head: str = HEAD + RANKED, body: str = BODY) -> Ruleset:
    compiled = compile_source(Source("mua.cchc", head + body))
    assert compiled.ruleset is not None, [one.message.vi for one in compiled.report.errors]
    return compiled.ruleset


def identity(unit: str) -> str:
    return f"bộ tiêu chí: mua/so\nnăm: 2018\nđơn vị: {unit}\n"


def layers_of(*texts: str) -> tuple[tuple[Layer, ...], tuple[Diagnostic, ...]]:
    """The layers of several files."""
    layers: tuple[Layer, ...] = ()
    found: tuple[Diagnostic, ...] = ()
    for place, text in enumerate(texts):
        data, broken = read_dossier(Source(f"{place}.yaml", text))
        assert data is not None, broken
        more, wrong = read_layers(data, ruleset())
        layers, found = (*layers, *more), (*found, *broken, *wrong)
    return layers, found


def plain(unit: str, answers: str, of: Ruleset | None = None) -> Dossier:
    """A dossier without rounds; `answers` are lines below `trả lời`."""
    from cchc_rules.dossiers.bind import bind

    data, broken = read_dossier(Source("x.yaml", identity(unit) + "trả lời:\n" + answers))
    assert data is not None, broken
    dossier, found = bind(data, of or ruleset())
    assert dossier is not None, [one.message.vi for one in found]
    return dossier


def season_file(number: int) -> str:
    """One generated unit in three rounds: self, appraisal 1, council."""
    own, granted = 60 + number, 55 + number if number % 3 == 0 else 60 + number
    reason = "Đối chiếu với hệ thống một cửa" if own != granted else "Giữ nguyên số liệu"
    return (
        identity(f"Sở {number:02}")
        + f"""vòng:
  - vòng: tự chấm
    ngày: 05/01/2019
    người: Văn phòng Sở {number:02}
    khóa: có
    trả lời:
      "1.1": {{dung: {own}, tat_ca: 100}}
      "1.2": {{co: {number % 7}}}
  - vòng: thẩm định 1
    ngày: 20/01/2019
    người: Sở Nội vụ
    lý do: {reason}
    trả lời:
      "1.1": {{dung: {granted}}}
      "2.1": {{hl: {65 + number}}}
  - vòng: hội đồng
    ngày: 15/02/2019
    người: Hội đồng thẩm định
    trả lời:
      "2.2":
        dg: {{điểm: "{number % 4},5", người chấm: Hội đồng, lý do: Theo biên bản họp}}
""".replace('"3,5"', '"3"')
    )
