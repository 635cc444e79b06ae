"""Small workbooks for tests, and ways to tamper with them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from cchc_rules.analyses.self_scoring import book_of
from cchc_rules.backends.workbook.calculation import column
from cchc_rules.backends.workbook.write import Filled, write
from cchc_rules.base.sources import Source
from cchc_rules.ir.digest import digest
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.pipeline import compile_source
from tests.language.frame import framed

RULES = """tiêu chí 1 [viec] "=Việc được giao" tối đa 4 điểm
  hỏi xong: số đếm "Số việc đã xong"
  hỏi giao: số đếm "Số việc được giao"
  chấm xong / giao
    từ 80% trở lên: 4 điểm
    dưới 80%: tỷ lệ × 4 điểm
    giao = 0: không áp dụng
  kiểm chứng "Báo cáo năm" loại "báo cáo" có số hiệu
tiêu chí 2 [ky] "Ngày ký" tối đa 2 điểm
  không cần kiểm chứng
  hỏi ngay: ngày "Ngày ký kế hoạch" hoặc không có
  chấm ngay
    không có: 0 điểm
    đến ngày 31/01/2018: 2 điểm
    sau ngày 31/01/2018: 1 điểm
tiêu chí 3 [tb] "Điểm trung bình" tối đa 1 điểm
  không cần kiểm chứng
  hỏi diem: số đo "Điểm trung bình" đơn vị "điểm" từ 0 đến 10
  chấm diem
    từ 5 trở lên: 1 điểm
    dưới 5: 0 điểm
"""


def ruleset(rules: str = RULES) -> Ruleset:
    """The ruleset of these rules."""
    compiled = compile_source(Source("given.cchc", framed(rules).text))
    assert compiled.ruleset is not None, compiled.report
    return compiled.ruleset


def made(given: Ruleset, values: Filled | None = None) -> bytes:
    """The workbook of a ruleset with these values typed in."""
    typed: Filled = {("unit",): "Sở Mẫu", **(values or {})}
    content, problems = write(book_of(given, "vi"), digest(given), typed)
    assert content is not None, problems
    return content


def cell_of(given: Ruleset, *path: str) -> str:
    """The name of the input cell of a path."""
    entries = book_of(given, "vi").layout.entries
    return next(f"{column(one.column)}{one.row + 1}" for one in entries if one.path == path)


def repacked(
    content: bytes,
    changes: Mapping[str, Callable[[str], str]] | None = None,
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """The package with parts rewritten or added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if changes and name in changes:
                part = changes[name](part.decode()).encode()
            new.writestr(name, part)
        for name, part in (added or {}).items():
            new.writestr(name, part)
    return target.getvalue()


def with_cell(content: bytes, cell: str, inside: str, kind: str = "", *, sheet: int = 1) -> bytes:
    """The workbook with other XML in one cell of a sheet, the form unless another is named."""

    def change(text: str) -> str:
        found = re.sub(
            rf'<c r="{cell}"((?: s="\d+")?)[^>]*?(/>|>.*?</c>)',
            rf'<c r="{cell}"\1{kind}>{inside}</c>',
            text,
            count=1,
        )
        assert found != text
        return found

    return repacked(content, {f"xl/worksheets/sheet{sheet}.xml": change})
