"""What an author guarantees reaches the IR, in the words that people read, outside every digest."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from cchc_rules.backends.words.explain import explain_item
from cchc_rules.backends.words.outline import outline
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.digest import digest
from cchc_rules.ir.walk import items
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import print_file
from cchc_rules.pipeline import compile_source
from tests.cli.running import cchc
from tests.language.frame import framed

TEXT = """hỏi moi: có hay không "Đơn vị mới thành lập?"
bảo đảm "Không vượt" khi không phải moi: điểm của 2 ≤ điểm của 1
tiêu chí 1 [bao-cao] "Báo cáo" tối đa 2 điểm
  không cần kiểm chứng
  hỏi ngay_gui: ngày "Ngày gửi báo cáo"
  càng sớm ngay_gui càng tốt
  chấm ngay_gui
    đến 15/12 năm đánh giá: 2 điểm
    sau 15/12 năm đánh giá: 0,5 điểm
tiêu chí 2 "Việc" tối đa 2 điểm
  không cần kiểm chứng
  hỏi xong: số đếm "Số việc đã xong"
  càng nhiều xong càng tốt
  bảo đảm "Bốn việc là đủ" khi xong từ 4 trở lên: điểm của 2 = điểm tối đa
  chấm 0,5 điểm mỗi xong, không quá 2 điểm
điểm trừ P1 "Vi phạm" tối đa 2 điểm
  hỏi vi_pham: số đếm "Số vi phạm"
  càng ít vi_pham càng tốt
  chấm 1 điểm mỗi vi_pham, không quá 2 điểm
"""
# `moi` is asked for the guarantee alone, which says so.
UNUSED = ["CR209"]


def compiled(text: str) -> ir.Ruleset:
    result = compile_source(Source("vi-du.cchc", framed(text).text))
    assert result.ruleset is not None
    return result.ruleset


def without_guarantees(text: str) -> str:
    kept = [line for line in text.splitlines() if "càng" not in line and "bảo đảm" not in line]
    return "".join(f"{line}\n" for line in kept)


RULESET = compiled(TEXT)


def test_what_is_guaranteed_speaks_of_the_points_of_the_item_itself() -> None:
    rising = [one for one in RULESET.guarantees if isinstance(one, ir.Monotone)]
    assert [
        ir.Monotone(item="bao-cao", owner="bao-cao", name="ngay_gui", rising=False),
        ir.Monotone(item="2", owner="2", name="xong", rising=True),
        # Fewer breaches are better, and the points of a penalty are taken away.
        ir.Monotone(item="P1", owner="P1", name="vi_pham", rising=True),
    ] == rising


def test_a_guarantee_knows_the_heading_it_stands_under() -> None:
    always = {one.name: one for one in RULESET.guarantees if isinstance(one, ir.Always)}
    assert {"Không vượt": None, "Bốn việc là đủ": "2"} == {name: one.owner for name, one in always.items()}
    then = always["Bốn việc là đủ"].then
    assert ir.Within(ir.Earned("2"), ir.Interval(Fraction(2), Fraction(2))) == then


def test_an_input_that_only_a_guarantee_reads_is_told_as_unused() -> None:
    found = compile_source(Source("vi-du.cchc", framed(TEXT).text)).report.diagnostics
    assert UNUSED == [one.code.name for one in found if one.code.name != "CR326"]


def test_guarantees_change_no_digest() -> None:
    plain = compiled(without_guarantees(TEXT))
    assert () == plain.guarantees
    assert RULESET.guarantees
    assert digest(plain) == digest(RULESET)


def test_the_other_language_guarantees_the_same() -> None:
    file, _ = parse(Source("vi-du.cchc", framed(TEXT).text))
    english = compile_source(Source("example.cchc", print_file(file, "en"))).ruleset
    assert english is not None
    assert RULESET.guarantees == english.guarantees


def test_a_dossier_scores_and_a_kept_result_verifies_as_before(tmp_path: Path) -> None:
    text = tmp_path / "ruleset.cchc"
    dossier = tmp_path / "ho-so.yaml"
    kept = tmp_path / "kq.json"
    text.write_text(framed(without_guarantees(TEXT)).text, encoding="utf-8")
    lines = (
        "bộ tiêu chí: khung/mau",
        "năm: 2018",
        "đơn vị: Sở A",
        "trả lời:",
        "  moi: không",
        "  bao-cao: {ngay_gui: 2018-12-16}",
        "  2: {xong: 3}",
        "  P1: {vi_pham: 1}",
    )
    dossier.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    before = cchc("score", dossier, "--ruleset", text, "--format", "json", "--out", kept)
    assert ("", 0) == (before.err, before.code)
    text.write_text(framed(TEXT).text, encoding="utf-8")
    assert 0 == cchc("verify", kept, "--ruleset", text).code
    again = tmp_path / "lai.json"
    cchc("score", dossier, "--ruleset", text, "--format", "json", "--out", again)
    assert kept.read_text(encoding="utf-8") == again.read_text(encoding="utf-8")


WORDS: dict[Language, tuple[str, ...]] = {
    "vi": (
        "- Bảo đảm: “Không vượt”: khi moi là “không” thì luôn có điểm của 2 “Việc” ≤ điểm của 1 “Báo cáo”",
        "- Bảo đảm: “Ngày gửi báo cáo” (ngay_gui) muộn hơn thì điểm của 1 không bao giờ tăng",
        "- Bảo đảm: “Số việc đã xong” (xong) tăng thì điểm của 2 không bao giờ giảm",
        "- Bảo đảm: “Bốn việc là đủ”: khi xong từ 4 trở lên thì luôn có điểm của 2 “Việc” = 2",
        "- Bảo đảm: “Số vi phạm” (vi_pham) tăng thì điểm trừ của P1 không bao giờ giảm",
    ),
    "en": (
        "- Guaranteed: “Không vượt”: whenever moi is “no”, always points of 2 “Việc” ≤ points of 1 “Báo cáo”",
        "- Guaranteed: as “Ngày gửi báo cáo” (ngay_gui) comes later, the points of 1 never rise",
        "- Guaranteed: as “Số việc đã xong” (xong) grows, the points of 2 never fall",
        "- Guaranteed: “Bốn việc là đủ”: whenever xong from 4 up, always points of 2 “Việc” = 2",
        "- Guaranteed: as “Số vi phạm” (vi_pham) grows, the points that P1 takes away never fall",
    ),
}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_outline_tells_every_guarantee(language: Language) -> None:
    lines = outline(RULESET, language, width=200).splitlines()
    assert WORDS[language] == tuple(one for one in lines if "ảo đảm:" in one or "uaranteed:" in one)


def test_an_item_is_explained_with_the_guarantees_that_speak_of_it() -> None:
    first, second, _ = items(RULESET)
    said = explain_item(first, RULESET, "vi", width=200)
    assert "Người soạn bảo đảm\n  - “Không vượt”" in said
    assert "Bốn việc" not in said
    assert "Bốn việc" in explain_item(second, RULESET, "vi", width=200)
    bare = evolve(RULESET, guarantees=())
    assert "bảo đảm" not in explain_item(second, bare, "vi", width=200)


def test_a_long_guarantee_is_laid_out_on_two_lines_and_stays_so() -> None:
    # The remark behind the first line stays there.
    text = TEXT.replace("Bốn việc là đủ", "Bốn việc là đủ, " * 5)
    text = text.replace("trở lên: điểm của 2", "trở lên: # đủ\n    điểm của 2")
    file, _ = parse(Source("vi-du.cchc", framed(text).text))
    printed = print_file(file)
    assert "khi xong từ 4 trở lên:  # đủ\n    điểm của 2 = điểm tối đa\n" in printed
    assert printed == print_file(parse(Source("vi-du.cchc", printed))[0])
