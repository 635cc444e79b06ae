"""`cchc annex` and the documents of `score`, `rounds` and `rank`: on the stream, in files, and refused."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from unittest import mock

import docx
import pytest

from tests.cli.running import DOSSIER, ROOT, RULESET, cchc

OTHER = ROOT / "rulesets/binh-duong/so/2018/dossiers/so-tai-chinh.yaml"


@pytest.mark.parametrize(
    "arguments", [("score", DOSSIER), ("annex", "ca-mau/so@2013"), ("rounds", DOSSIER)], ids=lambda one: one[0]
)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_document_is_the_same_on_the_stream_and_in_a_file(
    arguments: tuple[str | Path, ...], form: str, tmp_path: Path
) -> None:
    out = tmp_path / "van-ban"
    printed = cchc(*arguments, "--format", form)
    written = cchc(*arguments, "--format", form, "--out", out)
    assert (printed.code, "") == (written.code, written.out)
    assert printed.out == out.read_text(encoding="utf-8")
    assert printed.out.startswith("<!DOCTYPE html>" if form == "html" else "# ")


@pytest.mark.parametrize(
    "arguments", [("score", DOSSIER), ("annex", "ca-mau/so@2013"), ("rounds", DOSSIER)], ids=lambda one: one[0]
)
def test_a_word_file_needs_a_file_and_replaces_it_whole(
    arguments: tuple[str | Path, ...], tmp_path: Path
) -> None:
    refused = cchc(*arguments, "--format", "docx")
    assert (2, "") == (refused.code, refused.out)
    assert "--out FILE" in refused.err
    out = tmp_path / "van-ban.docx"
    out.write_text("cũ", encoding="utf-8")
    assert 0 == cchc(*arguments, "--format", "docx", "--out", out).code
    first = out.read_bytes()
    assert docx.Document(io.BytesIO(first)).tables
    assert 0 == cchc(*arguments, "--format", "docx", "--out", out).code
    assert first == out.read_bytes()
    assert [out] == list(tmp_path.iterdir())


def test_several_dossiers_make_one_document() -> None:
    ran = cchc("score", DOSSIER, OTHER, "--format", "html", "--lang", "vi")
    assert 0 == ran.code
    assert 2 == ran.out.count("<h1>")
    assert "Phiếu điểm của 2 hồ sơ" in ran.out


def test_short_scorecards_are_shorter_and_languages_differ() -> None:
    full = cchc("score", OTHER, "--format", "markdown", "--lang", "vi").out
    assert len(cchc("score", OTHER, "--format", "markdown", "--lang", "vi", "--short").out) < len(full)
    assert "| STT | Tiêu chí |" in full
    assert "| No. | Item |" in cchc("score", OTHER, "--format", "markdown", "--lang", "en").out


def test_a_dossier_that_cannot_be_read_gives_no_document(tmp_path: Path) -> None:
    out = tmp_path / "phieu.html"
    ran = cchc("score", tmp_path / "khong-co.yaml", "--format", "html", "--out", out)
    assert 1 == ran.code
    assert not out.exists()


def test_a_ruleset_that_is_none_gives_no_annex(tmp_path: Path) -> None:
    out = tmp_path / "phu-luc.docx"
    ran = cchc("annex", "khong-co/bo", "--out", out)
    assert 1 == ran.code
    assert not out.exists()


@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_folder_that_is_none_is_told(form: str, tmp_path: Path) -> None:
    ran = cchc("annex", RULESET, "--format", form, "--out", tmp_path / "khong" / "phu-luc")
    assert 1 == ran.code
    assert "CR5" in ran.err


def test_a_missing_library_is_told_with_its_cure(tmp_path: Path) -> None:
    out = tmp_path / "phu-luc.docx"
    with mock.patch.dict(sys.modules, {"docx": None, "cchc_rules.backends.reports.word_file": None}):
        ran = cchc("annex", RULESET, "--out", out)
    assert 1 == ran.code
    assert "CR553" in ran.err
    assert "cchc-rules[office]" in ran.err
    assert not out.exists()


def test_rounds_stand_beside_each_other_with_their_why(tmp_path: Path) -> None:
    layer = tmp_path / "tham-dinh.yaml"
    layer.write_text(LAYER, encoding="utf-8")
    ran = cchc("rounds", layer, "--format", "markdown", "--lang", "vi")
    assert (0, "") == (ran.code, ran.err)
    assert "| STT | Tiêu chí | Điểm tối đa | tự chấm | thẩm định lần 1 |" in ran.out
    assert "lý do: đếm trùng một việc" in ran.out
    assert "chênh" not in ran.out


def test_a_ranking_lists_every_unit_once_per_group(tmp_path: Path) -> None:
    for name, done in (("a", 9), ("b", 5)):
        text = f'bộ tiêu chí: ca-mau/so\nnăm: 2013\nđơn vị: "Sở {name} | <b>"\ntrả lời: {{"1.1.4": {{xong: {done}, giao: 9}}}}\n'
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    ran = cchc("rank", "ca-mau/so@2013", tmp_path, "--format", "html", "--lang", "vi")
    if "CR707" in ran.err:
        pytest.skip("the ruleset ranks nothing")
    assert "<b>Sở" not in ran.out
    assert "Sở a | &lt;b&gt;" in ran.out
