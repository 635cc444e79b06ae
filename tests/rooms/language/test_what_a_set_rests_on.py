"""The instruments a set rests on: decisions, plans, resolutions, and papers nobody can name."""

from __future__ import annotations

import pytest

from cchc_rules.backends.words.provenance import phrase_decision, phrase_provenance
from cchc_rules.base.sources import Source
from cchc_rules.ir.nodes import InstrumentKind, Ruleset
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import print_file
from cchc_rules.pipeline import Compiled, compile_source

REST = """
  tên "Chỉ tiêu"
  đối tượng sở
  tổng điểm 1
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn

tiêu chí 1 [x] "X" tối đa 1 điểm
  hỏi so: số đếm "Số văn bản" đơn vị "văn bản"
  chấm so
    từ 2 văn bản trở lên: 1 điểm
    dưới 2 văn bản: 0 điểm
  không cần kiểm chứng
"""


def compiled(basis: str, source: str = "nguồn minh họa") -> Compiled:
    return compile_source(Source("", f'bộ tiêu chí "mau/so" năm 2020\n  căn cứ {basis}{REST}  {source}\n'))


def ruleset(basis: str, source: str = "nguồn minh họa") -> Ruleset:
    found = compiled(basis, source)
    assert found.ruleset is not None
    return found.ruleset


@pytest.mark.parametrize(
    ("basis", "kind", "said"),
    [
        (
            'quyết định "1/QĐ" ngày 02/03/2020 của "UBND"',
            InstrumentKind.DECISION,
            "Căn cứ Quyết định số 1/QĐ ngày 02/03/2020 của UBND",
        ),
        (
            'kế hoạch "293-KH" năm 2020 của "Sở"',
            InstrumentKind.PLAN,
            "Căn cứ Kế hoạch số 293-KH năm 2020 của Sở",
        ),
        (
            'nghị quyết "9/NQ" của "HĐND" về việc "cải cách"',
            InstrumentKind.RESOLUTION,
            "Căn cứ Nghị quyết số 9/NQ của HĐND về việc cải cách",
        ),
        ('văn bản "chưa rõ số" của "Sở"', InstrumentKind.INSTRUMENT, "Căn cứ văn bản chưa rõ số của Sở"),
    ],
)
def test_an_instrument_keeps_its_kind_and_is_called_by_it(
    basis: str, kind: InstrumentKind, said: str
) -> None:
    (found,) = ruleset(basis).decisions
    assert kind is found.kind
    assert said == phrase_decision(found).vi


def test_a_year_that_nobody_knows_stays_unknown() -> None:
    (found,) = ruleset('văn bản "chưa rõ số" của "Sở"').decisions
    assert (None, None) == (found.year, found.day)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_instrument_is_printed_as_what_it_is(language: str) -> None:
    text = 'căn cứ kế hoạch "293-KH" của "Sở"\nnguồn tóm tắt kế hoạch "293-KH" dòng "III.1"\n'
    first, _ = parse(Source("", text))
    printed = print_file(first, "vi" if language == "vi" else "en")
    again, found = parse(Source("", printed))
    assert () == tuple(found)
    assert first.statements == again.statements


def test_a_source_names_the_kind_of_its_instrument() -> None:
    item = ruleset('kế hoạch "293-KH" của "Sở"', 'nguồn tóm tắt kế hoạch "293-KH" dòng "III.1"').children[0]
    assert "nguồn: tóm tắt, Kế hoạch số 293-KH, dòng III.1" == phrase_provenance(item.provenance).vi


def test_a_decision_of_the_number_of_a_plan_is_another_instrument() -> None:
    report = compiled('kế hoạch "293-KH" của "Sở"', 'nguồn tóm tắt quyết định "293-KH"').report
    assert ["CR218"] == [one.code.name for one in report.errors]
