"""A set under a framework keeps what the framework fixes; every finding names both files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cchc_rules.base.sources import Source
from cchc_rules.pipeline import Compiled, compile_source
from cchc_rules.workspace.rulesets import load

HEAD = """  tên "Thử"
  căn cứ quyết định "1/QĐ-UBND" năm 2022 của "UBND"
  đối tượng xã
  tổng điểm 5
  chỉ số bằng tổng điểm / điểm tối đa
  điểm nhóm là tổng
"""
FRAME = f"""bộ tiêu chí "tp/khung" năm 2022
{HEAD}
lĩnh vực 1 [chi-dao] "Chỉ đạo" tối đa 5 điểm
tiêu chí 1.1 [ke-hoach] "Kế hoạch" tối đa 3 điểm
  giao cấp dưới quy định
tiêu chí 1.2 [bao-cao] "Báo cáo" tối đa 2 điểm
  giao cấp dưới quy định
"""
YES_NO = """  hỏi co: có hay không "Có?"
  chấm co
    có: điểm tối đa
    không: 0 điểm
  không cần kiểm chứng
"""
FILLED = f"""bộ tiêu chí "quan/xa" năm 2022
{HEAD}  theo khung "tp/khung" năm 2022

lĩnh vực 1 [chi-dao] "Chỉ đạo" tối đa 5 điểm
tiêu chí 1.1 [ke-hoach] "Kế hoạch" tối đa 3 điểm
tiêu chí thành phần 1.1.1 "Ban hành" tối đa 1 điểm
{YES_NO}tiêu chí thành phần 1.1.2 "Thực hiện" tối đa 2 điểm
{YES_NO}tiêu chí 1.2 [bao-cao] "Báo cáo" tối đa 2 điểm
{YES_NO}"""


def compiled(text: str) -> Compiled:
    return compile_source(Source("quan.cchc", text), framework=Source("khung.cchc", FRAME))


def codes(result: Compiled) -> Iterator[str]:
    return (one.code.name for one in result.report.errors)


def test_a_framework_is_a_ruleset_whose_items_wait_for_the_level_below() -> None:
    frame = compile_source(Source("khung.cchc", FRAME))
    assert frame.report.ok
    assert frame.ruleset is not None


def test_a_set_that_writes_only_what_it_is_left_fits() -> None:
    assert [] == list(codes(compiled(FILLED)))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('tiêu chí 1.2 [bao-cao] "Báo cáo"', 'tiêu chí 1.3 [khac] "Khác"', "CR224"),
        ('tiêu chí 1.2 [bao-cao] "Báo cáo"', 'tiêu chí 1.3 [khac] "Khác"', "CR226"),
        ('[ke-hoach] "Kế hoạch" tối đa 3', '[ke-hoach] "Kế hoạch" tối đa 4', "CR225"),
    ],
)
def test_a_breach_names_the_set_and_the_framework(old: str, new: str, code: str) -> None:
    assert old in FILLED
    result = compiled(FILLED.replace(old, new))
    found = next(one for one in result.report.errors if one.code.name == code)
    files = {label.span.file for label in found.labels}
    assert "quan.cchc" in files
    assert code == "CR226" or "khung.cchc" in files


def test_the_shipped_set_under_the_shipped_framework_fits() -> None:
    loaded = load("ha-noi/xa-vi-du", year=2022)
    assert [] == [one.code.name for one in loaded.report.errors]
    assert loaded.ruleset is not None
