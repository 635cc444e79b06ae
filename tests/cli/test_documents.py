"""`cchc annex` and the documents of `score`, `rounds` and `rank`: on the stream, in files, and refused."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from unittest import mock

import docx
import pytest

from tests.cli.running import DOSSIER, ROOT, RULESET, cchc
from tests.rooms.analyses.season import BODY, HEAD, RANKED, season_file

OTHER = ROOT / "rulesets/binh-duong/so/2018/dossiers/so-tai-chinh.yaml"


@pytest.mark.parametrize(
    "arguments",
    [("score", DOSSIER), ("annex", "ca-mau/so@2013")],
    ids=["score", "annex"],
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
    "arguments",
    [("score", DOSSIER), ("annex", "ca-mau/so@2013")],
    ids=["score", "annex"],
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


# ── a season ───────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    path = tmp_path / "mua.cchc"
    path.write_text(HEAD + RANKED + BODY, encoding="utf-8")
    return path


@pytest.fixture
def season(tmp_path: Path) -> Path:
    folder = tmp_path / "ho-so"
    folder.mkdir()
    for number in range(3):
        (folder / f"so-{number:02}.yaml").write_text(season_file(number), encoding="utf-8")
    return folder


def test_rounds_stand_beside_each_other_with_who_and_why(ruleset: Path, season: Path, tmp_path: Path) -> None:
    first = season / "so-00.yaml"
    told = cchc("rounds", first, "--ruleset", ruleset, "--lang", "vi")
    ran = cchc("rounds", first, "--ruleset", ruleset, "--lang", "vi", "--format", "markdown")
    assert (0, "") == (ran.code, ran.err)
    # The text form says the same points; its columns stand before the first empty line after them.
    table = told.out.split("\n\n")[1].splitlines()[1:]
    rows = [line.split(" | ") for line in ran.out.splitlines() if line.startswith("| ")]
    assert [line.split("  ")[0] for line in table] == [
        row[0].removeprefix("| ") for row in rows[1 : 1 + len(table)]
    ]
    for line in told.out.splitlines():
        if line.strip().startswith("lý do: "):
            assert line.strip() in ran.out
    out = tmp_path / "vong.docx"
    assert 0 == cchc("rounds", first, "--ruleset", ruleset, "--format", "docx", "--out", out).code
    assert 3 == len(docx.Document(io.BytesIO(out.read_bytes())).tables)


def test_a_ranking_has_every_unit_with_the_rank_of_the_text_form(ruleset: Path, season: Path) -> None:
    told = cchc("rank", ruleset, season, "--lang", "vi").out
    ran = cchc("rank", ruleset, season, "--lang", "vi", "--format", "markdown")
    assert (0, "") == (ran.code, ran.err)
    rows = [line.strip("| ").split(" | ") for line in ran.out.splitlines() if line.startswith("| ")]
    assert told.splitlines()[0].split() == " ".join(rows[0]).split()
    for number, line in enumerate(told.splitlines()[1:4], start=1):
        assert line.split() == " ".join(rows[number]).split()


def test_a_ranking_keeps_its_results_beside_the_document(ruleset: Path, season: Path, tmp_path: Path) -> None:
    out, kept = tmp_path / "xep-hang.docx", tmp_path / "ket-qua.json"
    ran = cchc("rank", ruleset, season, "--format", "docx", "--out", out, "--results", kept)
    assert (0, "") == (ran.code, ran.err)
    assert docx.Document(io.BytesIO(out.read_bytes())).tables
    assert 0 == cchc("verify", kept, "--ruleset", ruleset).code
