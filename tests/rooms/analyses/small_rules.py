"""A small ruleset around the lines of one or two criteria, for tests of proofs."""

from __future__ import annotations

import cchc_rules
from cchc_rules.ir.nodes import Ruleset

HEAD = """\
bộ tiêu chí "thu/nghiem" năm 2025
  tên "Bộ thử"
  căn cứ văn bản "không có" do "không có"
  đối tượng sở
  tổng điểm {maximum} điểm{total}
  chỉ số bằng tổng điểm / điểm tối đa
  {rounding}
  khi không áp dụng: quy đổi theo tổng điểm
  thiếu kiểm chứng: 0 điểm
  nguồn minh họa
"""


def text(
    *criteria: str, maximum: str, total: str = "", rounding: str = "không làm tròn", head: str = ""
) -> str:
    """A ruleset with these criteria below its head."""
    return HEAD.format(maximum=maximum, total=total, rounding=rounding) + head + "\n".join(criteria)


def compiled(*criteria: str, maximum: str, **rest: str) -> Ruleset:
    """The same, compiled."""
    return cchc_rules.compile_text(text(*criteria, maximum=maximum, **rest))
