"""`cchc form` writes one file, or says what is wrong with the ruleset."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import cchc


def test_the_form_is_one_file_in_the_language_of_the_ruleset(tmp_path: Path) -> None:
    out = tmp_path / "form.html"
    ran = cchc("form", "ca-mau/so@2013", "--out", out)
    assert (0, "", "") == (ran.code, ran.out, ran.err)
    page = out.read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert "Mức độ thực hiện kế hoạch" in page


def test_the_form_speaks_english_when_asked() -> None:
    ran = cchc("form", "ca-mau/so@2013", "--lang", "en")
    assert 0 == ran.code
    assert '<html lang="en">' in ran.out
    assert "<title>Self-scoring: " in ran.out


def test_a_ruleset_that_is_not_there_gives_no_form(tmp_path: Path) -> None:
    ran = cchc("form", "khong-co/so@2013", "--out", tmp_path / "form.html")
    assert 1 == ran.code
    assert "CR" in ran.err
    assert not (tmp_path / "form.html").exists()
