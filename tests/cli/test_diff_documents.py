"""`cchc diff` as documents, and `--as-amendment`: what is written, where, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from cchc_rules import load
from cchc_rules.ir.digest import digest
from tests.cli.running import ROOT, cchc

EARLIER, LATER = "binh-phuoc/huyen@2016", "binh-phuoc/huyen@2017"
SET = ROOT / "rulesets/binh-phuoc/huyen/2016"
HEAD = """bộ tiêu chí "thu/so" năm {year} trở đi
  tên "Bộ tiêu chí thử"
  căn cứ quyết định "{number}" ngày 05/01/2018 của "UBND tỉnh"
  đối tượng sở
  tổng điểm 2, không quá 2 điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  điểm nhóm là tổng
  khi không áp dụng: 0 điểm
  thiếu kiểm chứng: giải trình
  nguồn minh họa
"""
ITEM = """
tiêu chí {code} [{id}] "{name}" tối đa {points} điểm
  hỏi {id}: có hay không "Có {name}?"
  chấm {id}
    có: {points} điểm
    không: 0 điểm
  không cần kiểm chứng
"""


def item(code: str, name: str, points: int) -> str:
    return ITEM.format(code=code, id=name.lower(), name=name, points=points)


def ruleset(path: Path, *items: str, number: str = "1/QĐ-UBND", year: int = 2018) -> Path:
    path.write_text(HEAD.format(year=year, number=number) + "".join(items), encoding="utf-8")
    return path


@pytest.mark.parametrize(("form", "begins"), [("html", "<!DOCTYPE html>"), ("markdown", "# So sánh")])
def test_a_comparison_is_the_same_on_the_stream_and_in_a_file(form: str, begins: str, tmp_path: Path) -> None:
    out = tmp_path / "so-sanh"
    printed = cchc("diff", EARLIER, LATER, "--no-behaviour", "--format", form)
    written = cchc("diff", EARLIER, LATER, "--no-behaviour", "--format", form, "--out", out)
    assert (0, 0, "") == (printed.code, written.code, written.out)
    assert printed.out == out.read_text(encoding="utf-8")
    assert printed.out.startswith(begins)


def test_a_word_file_holds_the_table_with_a_row_for_each_changed_row(tmp_path: Path) -> None:
    out = tmp_path / "so-sanh.docx"
    assert 2 == cchc("diff", EARLIER, LATER, "--format", "docx").code
    ran = cchc("diff", EARLIER, LATER, "--no-behaviour", "--format", "docx", "--out", out, "--lang", "vi")
    assert 0 == ran.code
    (table,) = docx.Document(io.BytesIO(out.read_bytes())).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["STT", "Mục cũ", "Mục mới", "Điểm cũ", "Điểm mới", "Nội dung thay đổi", "Ghi chú"] == rows[0]
    gone = next(row for row in rows if row[1].startswith("1.5 Sáng kiến"))
    assert ("–", "1", "–") == (gone[2], gone[3], gone[4])
    assert 24 == sum(bool(row[0]) for row in rows[1:])


def test_every_form_says_that_nothing_changed() -> None:
    for form in ("html", "markdown"):
        ran = cchc("diff", EARLIER, EARLIER, "--format", form, "--lang", "vi")
        assert 0 == ran.code
        assert "Hai bộ tiêu chí không khác nhau điều gì" in ran.out


def test_the_exit_code_counts_for_documents_too(tmp_path: Path) -> None:
    out = tmp_path / "so-sanh.md"
    command = ("diff", EARLIER, LATER, "--no-behaviour", "--format", "markdown", "--out", out)
    assert (0, 1) == (cchc(*command).code, cchc(*command, "--exit-code").code)


def test_text_and_json_go_to_a_file_as_well(tmp_path: Path) -> None:
    for form in ("text", "json"):
        out = tmp_path / form
        command = ("diff", EARLIER, LATER, "--no-behaviour", "--format", form)
        assert (0, "") == (cchc(*command, "--out", out).code, cchc(*command, "--out", out).out)
        assert cchc(*command).out == out.read_text(encoding="utf-8")


# ── as an amendment ────────────────────────────────────────────────────────────────────────


def test_the_amendment_of_a_shipped_set_gives_the_later_one(tmp_path: Path) -> None:
    folder = tmp_path / "2016"
    (folder / "amendments").mkdir(parents=True)
    (folder / "ruleset.cchc").write_bytes((SET / "ruleset.cchc").read_bytes())
    out = folder / "amendments" / "sua-doi.cchc"
    ran = cchc("diff", EARLIER, LATER, "--as-amendment", "--out", out)
    assert (0, "", "") == (ran.code, ran.out, ran.err)
    text = out.read_text(encoding="utf-8")
    assert 'sửa đổi "binh-phuoc/huyen" năm 2017 trở đi' in text
    assert "chưa phải văn bản do cơ quan ban hành" in text
    assert digest(load(LATER)) == digest(load(folder / "ruleset.cchc", year=2017))
    assert digest(load(EARLIER)) == digest(load(folder / "ruleset.cchc", year=2016))


def test_without_a_decision_no_number_is_made_up(tmp_path: Path) -> None:
    before = ruleset(tmp_path / "truoc.cchc", item("1", "A", 1), item("2", "B", 1))
    after = ruleset(tmp_path / "sau.cchc", item("1", "B", 1), item("2", "A", 1))
    refused = cchc("diff", before, after, "--as-amendment")
    assert (1, "") == (refused.code, refused.out)
    assert "CR809" in refused.err
    named = cchc(
        *("diff", before, after, "--as-amendment", "--decision", "7/QĐ-UBND"),
        *("--date", "05/01/2019", "--issuer", "UBND huyện"),
    )
    assert 0 == named.code
    assert 'căn cứ quyết định "7/QĐ-UBND" ngày 05/01/2019 của "UBND huyện"' in named.out


def test_a_day_that_nobody_knows_is_left_out(tmp_path: Path) -> None:
    before = ruleset(tmp_path / "truoc.cchc", item("1", "A", 2))
    after = ruleset(tmp_path / "sau.cchc", item("1", "B", 2))
    named = cchc("diff", before, after, "--as-amendment", "--decision", "7/QĐ-UBND")
    assert 0 == named.code
    assert 'căn cứ quyết định "7/QĐ-UBND" của "UBND tỉnh"' in named.out


def test_what_no_amendment_can_take_away_is_named(tmp_path: Path) -> None:
    before = ruleset(tmp_path / "truoc.cchc", item("1", "A", 2))
    after = ruleset(tmp_path / "sau.cchc", item("1", "A", 2), number="2/QĐ-UBND")
    refused = cchc("diff", before, after, "--as-amendment", "--lang", "vi")
    assert (1, "") == (refused.code, refused.out)
    assert "CR808" in refused.err
    assert 'không bỏ hay đổi được: căn cứ quyết định "1/QĐ-UBND"' in refused.err


def test_a_serialised_ruleset_has_no_text_to_amend(tmp_path: Path) -> None:
    import json

    from cchc_rules.ir.to_json import to_json

    path = tmp_path / "bo.json"
    path.write_text(json.dumps(to_json(load(EARLIER))), encoding="utf-8")
    refused = cchc("diff", path, LATER, "--as-amendment")
    assert (1, "") == (refused.code, refused.out)
    assert "CR502" in refused.err


@pytest.mark.parametrize(
    "options",
    [
        ("--as-amendment", "--format", "html"),
        ("--as-amendment", "--exit-code"),
        ("--decision", "7/QĐ-UBND"),
        ("--as-amendment", "--date", "05/01/2019"),
        ("--as-amendment", "--decision", "7/QĐ-UBND", "--date", "31/02/2019"),
    ],
)
def test_options_without_effect_are_misuse(options: tuple[str, ...]) -> None:
    assert 2 == cchc("diff", EARLIER, LATER, *options).code


def test_a_set_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    refused = cchc("diff", EARLIER, tmp_path / "khong-co.cchc", "--as-amendment")
    assert (1, "") == (refused.code, refused.out)
    assert "CR501" in refused.err
