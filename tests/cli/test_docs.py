"""`cchc docs`: writes, checks and builds the criteria site, and says what stands in the way."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path
from unittest import mock

import pytest

from cchc_rules.workspace import site_building
from tests.cli.running import RULESET, cchc


def test_pages_are_written_and_are_current_afterwards(tmp_path: Path) -> None:
    ran = cchc("docs", RULESET, "--out", tmp_path / "a")
    assert (0, "") == (ran.code, ran.err)
    assert "đã ghi 13 tệp cho 1 bộ tiêu chí" in ran.out
    checked = cchc("docs", RULESET, "--out", tmp_path / "a", "--check")
    assert (0, "") == (checked.code, checked.err)


def test_a_page_that_somebody_changed_fails_the_check_and_is_left_alone(tmp_path: Path) -> None:
    cchc("docs", RULESET, "--out", tmp_path)
    page = tmp_path / "docs" / "index.md"
    page.write_text("khác", encoding="utf-8")
    ran = cchc("docs", RULESET, "--out", tmp_path, "--check")
    assert (1, "") == (ran.code, ran.out)
    assert "CR583" in ran.err
    assert "khác: docs/index.md" in ran.err
    assert "khác" == page.read_text(encoding="utf-8")


def test_the_language_of_the_pages_does_not_depend_on_the_machine(tmp_path: Path) -> None:
    cchc("docs", RULESET, "--out", tmp_path / "a", env={"CCHC_LANG": "vi"})
    cchc("docs", RULESET, "--out", tmp_path / "b", env={"CCHC_LANG": "en"})
    pages = [(tmp_path / name / "docs" / "index.md").read_text(encoding="utf-8") for name in ("a", "b")]
    assert pages[0] == pages[1]
    assert "# Bộ tiêu chí" in pages[0]


def test_english_pages_are_written_on_request(tmp_path: Path) -> None:
    cchc("docs", RULESET, "--out", tmp_path, "--lang", "en")
    assert "# Criteria of administrative reform" in (tmp_path / "docs" / "index.md").read_text(
        encoding="utf-8"
    )


def test_an_unknown_ruleset_writes_nothing(tmp_path: Path) -> None:
    ran = cchc("docs", "khong-co/so@2018", "--out", tmp_path / "a")
    assert (1, True, False) == (ran.code, "CR503" in ran.err, (tmp_path / "a").exists())


def test_a_folder_of_somebody_else_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cua-toi.txt").write_text("", encoding="utf-8")
    ran = cchc("docs", RULESET, "--out", tmp_path)
    assert (1, True) == (ran.code, "CR581" in ran.err)
    assert ["cua-toi.txt"] == [one.name for one in tmp_path.iterdir()]


def test_check_goes_alone(tmp_path: Path) -> None:
    assert 2 == cchc("docs", RULESET, "--out", tmp_path, "--check", "--build").code


@pytest.mark.parametrize("option", ["--build", "--serve"])
def test_without_mkdocs_the_extra_is_named_and_nothing_is_written(tmp_path: Path, option: str) -> None:
    with mock.patch.object(site_building, "find_spec", return_value=None):
        ran = cchc("docs", RULESET, "--out", tmp_path / "a", option)
    assert (1, False) == (ran.code, (tmp_path / "a").exists())
    assert "CR553" in ran.err
    assert "cchc-rules[site]" in ran.err


def test_a_small_site_is_built(tmp_path: Path) -> None:
    ran = cchc("docs", RULESET, "--out", tmp_path, "--build")
    assert (0, "") == (ran.code, ran.err)
    assert (tmp_path / "site" / "ca-mau" / "so" / "2013" / "linh-vuc-1.html").is_file()
    assert 0 == cchc("docs", RULESET, "--out", tmp_path, "--check").code


def test_what_mkdocs_says_is_told_when_it_fails(tmp_path: Path) -> None:
    cchc("docs", RULESET, "--out", tmp_path)
    (tmp_path / "docs" / "index.md").write_text("[A](khong-co.md)\n", encoding="utf-8")
    (problem,) = site_building.build(tmp_path)
    assert "CR584" == problem.code.name
    assert any("khong-co.md" in note.en for note in problem.notes)


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Xuất trang tiêu chí"), ("en", "Write the criteria site")]
)
def test_help_speaks_both_languages(language: str, words: str) -> None:
    ran = subprocess.run(
        [str(Path(sysconfig.get_path("scripts")) / "cchc"), "docs", "--help"],
        env={**os.environ, "CCHC_LANG": language, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert words in ran.stdout
