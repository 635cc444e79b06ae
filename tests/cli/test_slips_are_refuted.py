"""Twelve slips, one at a time in a valid ruleset: each is refuted by a dossier that `cchc score` confirms.

Most break a guarantee of the author. All are told apart from the ruleset as it was, and the dossier
that is saved comes to other points there and here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from tests.cli.running import cchc

RULESET = """\
bộ tiêu chí "thu/truot-tay" năm 2025
  tên "Bộ thử"
  căn cứ văn bản "không có" do "không có"
  đối tượng sở
  tổng điểm 10 điểm, không quá 11 điểm
  trần điểm thưởng 2 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  làm tròn chỉ số 2 chữ số
  điểm nhóm là tổng
  khi không áp dụng: quy đổi theo tổng điểm
  thiếu kiểm chứng: 0 điểm
  nguồn minh họa

lĩnh vực 1 "Chỉ đạo" tối đa 6 điểm
tiêu chí 1.1 "Nhiệm vụ" tối đa 2 điểm
  hỏi xong: số đếm "Nhiệm vụ hoàn thành"
  hỏi tre: số đếm "Nhiệm vụ trễ hạn"
  hỏi giao: số đếm "Nhiệm vụ được giao"
  chấm xong / giao
    từ 90% trở lên: 2 điểm
    từ 70% đến dưới 90%: 1 điểm
    từ 50% đến dưới 70%: 0,5 điểm
    dưới 50%: 0 điểm
    khi tre > 10: 0 điểm
    giao = 0: không áp dụng
  kiểm chứng "Báo cáo" loại "báo cáo"
  bảo đảm "Từ 90% thì đủ điểm" khi giao > 0 và xong >= 90% * giao và tre <= 10: điểm của 1.1 = 2 điểm
  bảo đảm "Dưới 50% thì không có điểm" khi xong < 50% * giao: điểm của 1.1 = 0 điểm
  bảo đảm "Từ 50% thì có điểm" khi giao > 0 và xong >= 50% * giao và tre <= 10: điểm của 1.1 >= 0,5 điểm
tiêu chí 1.2 "Sáng kiến" tối đa 2 điểm
  không cần kiểm chứng
  hỏi so: số đếm "Sáng kiến"
  chấm 0,5 điểm mỗi so, tối đa 2 điểm
  càng nhiều so càng tốt
tiêu chí 1.3 "Kế hoạch" tối đa 2 điểm
  không cần kiểm chứng
  hỏi ngay: ngày "Ngày ban hành" hoặc không có
  chấm ngay
    đến ngày 15/12 năm trước: 2 điểm
    từ ngày 16/12 năm trước đến ngày 31/12 năm trước: 1 điểm
    từ ngày 01/01 năm đánh giá trở đi: 0 điểm
    không có: 0 điểm
  càng sớm ngay càng tốt
  bảo đảm "Ban hành ngày 15/12 là đúng hạn" khi không phải ngay không có và ngay đến ngày 15/12 năm trước:
    điểm của 1.3 = 2 điểm

lĩnh vực 2 "Phục vụ" tối đa 4 điểm
tiêu chí 2.1 "Hồ sơ quá hạn" tối đa 2 điểm
  không cần kiểm chứng
  hỏi qua_han: số đếm "Hồ sơ quá hạn"
  chấm trừ 0,5 điểm mỗi qua_han, không dưới 0 điểm
  càng ít qua_han càng tốt
  bảo đảm "Một hồ sơ thì mất nửa điểm" khi qua_han = 1: điểm của 2.1 = 1,5 điểm
tiêu chí 2.2 "Công khai" tối đa 2 điểm
  không cần kiểm chứng
  hỏi cong_khai: có hay không "Đã công khai"
  chấm cong_khai
    có: 2 điểm
    không: 0 điểm
  bảo đảm "Công khai thì đủ điểm" khi cong_khai: điểm của 2.2 = 2 điểm

điểm thưởng T1 "Khen thưởng" tối đa 3 điểm
  không cần kiểm chứng
  hỏi bang: số đếm "Bằng khen"
  chấm 1 điểm mỗi bang, tối đa 3 điểm
"""


@frozen
class Slip:
    """What stands there and what somebody wrote instead; `guaranteed` where a guarantee forbids it."""

    name: str
    changes: tuple[tuple[str, str], ...]
    guaranteed: bool = True


SLIPS = (
    Slip("≥ becomes >", (("từ 90% trở lên", "trên 90%"), ("đến dưới 90%", "đến 90%"))),
    Slip("a bound one step up", (("90% trở lên", "91% trở lên"), ("dưới 90%", "dưới 91%"))),
    Slip(
        "a day one day early",
        (("15/12 năm trước: 2", "14/12 năm trước: 2"), ("từ ngày 16/12", "từ ngày 15/12")),
    ),
    Slip(
        "points swapped",
        (("đến dưới 90%: 1 điểm", "đến dưới 90%: 0,5 điểm?"), ("dưới 70%: 0,5 điểm", "dưới 70%: 1 điểm")),
        guaranteed=False,
    ),
    Slip("a band dropped", (("    từ 50% đến dưới 70%: 0,5 điểm\n", ""), ("dưới 50%: 0", "dưới 70%: 0"))),
    Slip(
        "another denominator",
        (("chấm xong / giao", "chấm xong / (giao + tre)"), ("    giao = 0", "    khi giao + tre = 0")),
    ),
    Slip("a cap lowered", (("mỗi so, tối đa 2 điểm", "mỗi so, tối đa 1 điểm"),), guaranteed=False),
    Slip(
        "the cap of bonus points removed",
        (("  trần điểm thưởng 2 điểm", "  trần điểm thưởng không giới hạn"),),
        guaranteed=False,
    ),
    Slip(
        "evidence dropped",
        (('  kiểm chứng "Báo cáo" loại "báo cáo"', "  không cần kiểm chứng"),),
        guaranteed=False,
    ),
    Slip(
        "yes and no swapped", (("có: 2 điểm", "có: 0 điểm"), ("không: 0 điểm\n  bảo", "không: 2 điểm\n  bảo"))
    ),
    Slip("a rate doubled", (("trừ 0,5 điểm mỗi", "trừ 1 điểm mỗi"),)),
    Slip(
        "no points instead of not applicable",
        (("giao = 0: không áp dụng", "giao = 0: 0 điểm"),),
        guaranteed=False,
    ),
)


def slipped(slip: Slip) -> str:
    text = RULESET
    for old, new in slip.changes:
        assert 1 == text.count(old), old
        text = text.replace(old, new.rstrip("?"))
    return text


def figures(result: Any) -> Any:  # noqa: ANN401 - plain JSON
    card = result["result"]["scorecard"]
    return json.dumps({"total": card["total"], "children": card["children"]}, sort_keys=True)


def test_the_ruleset_keeps_all_that_it_guarantees(tmp_path: Path) -> None:
    (tmp_path / "dung.cchc").write_text(RULESET, encoding="utf-8")
    done = cchc("prove", str(tmp_path / "dung.cchc"), "--strict", "--dossiers", "5")
    assert (0, "") == (done.code, done.err), done.out


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_refuted_by_a_dossier_that_scores_otherwise(slip: Slip, tmp_path: Path) -> None:
    right, wrong, folder = tmp_path / "dung.cchc", tmp_path / "sai.cchc", tmp_path / "phan-vi-du"
    right.write_text(RULESET, encoding="utf-8")
    wrong.write_text(slipped(slip), encoding="utf-8")
    done = cchc("prove", str(wrong), "--against", str(right), "--save", str(folder), "--dossiers", "20")
    assert 1 == done.code, done.out
    saved = sorted(folder.glob("other-*.yaml"))
    assert saved, done.out
    for dossier in saved:
        before, after = (
            json.loads(cchc("score", str(dossier), "--ruleset", str(one), "--format", "json").out)
            for one in (right, wrong)
        )
        assert figures(before) != figures(after), dossier.read_text(encoding="utf-8")


@pytest.mark.parametrize("slip", [one for one in SLIPS if one.guaranteed], ids=lambda slip: slip.name)
def test_a_slip_breaks_a_guarantee(slip: Slip, tmp_path: Path) -> None:
    wrong, folder = tmp_path / "sai.cchc", tmp_path / "phan-vi-du"
    wrong.write_text(slipped(slip), encoding="utf-8")
    done = cchc("prove", str(wrong), "--save", str(folder), "--dossiers", "0")
    assert 1 == done.code, done.out
    assert "✗" in done.out
    for dossier in folder.glob("*.yaml"):
        assert 0 == cchc("score", str(dossier), "--ruleset", str(wrong)).code
