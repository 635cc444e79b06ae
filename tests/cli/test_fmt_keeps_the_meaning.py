"""`cchc fmt`: one layout, two languages, the same meaning; a file with mistakes is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.ir.digest import digest
from cchc_rules.workspace.rulesets import load
from tests.cli.running import SHIPPED, cchc


@pytest.fixture(params=sorted(SHIPPED))
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "ruleset.cchc"
    path.write_bytes((SHIPPED[request.param] / "ruleset.cchc").read_bytes())
    return path


def meaning(path: Path) -> str:
    ruleset = load(str(path)).ruleset
    assert ruleset is not None
    return digest(ruleset)


def remarks(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip().startswith("#")]


def test_laying_out_twice_changes_nothing_more(copy: Path) -> None:
    cchc("fmt", copy)
    once = copy.read_bytes()
    ran = cchc("fmt", copy)
    assert (0, once) == (ran.code, copy.read_bytes())
    assert "1 files already laid out" in ran.err or "1 tệp" in ran.err


def test_meaning_and_comments_survive_a_trip_through_english(copy: Path) -> None:
    before, said = meaning(copy), remarks(copy)
    assert 0 == cchc("fmt", copy, "--to", "en").code
    assert "ruleset " in copy.read_text(encoding="utf-8")
    assert (before, said) == (meaning(copy), remarks(copy))
    assert 0 == cchc("fmt", copy, "--to", "vi").code
    assert (before, said) == (meaning(copy), remarks(copy))
    assert "bộ tiêu chí " in copy.read_text(encoding="utf-8")


def untidy(copy: Path) -> bytes:
    copy.write_bytes(copy.read_bytes().replace(b"\n  ", b"\n      "))
    return copy.read_bytes()


def test_check_and_diff_write_nothing_and_fail_when_something_would_change(copy: Path) -> None:
    before = untidy(copy)
    checked, compared = cchc("fmt", copy, "--check"), cchc("fmt", copy, "--diff")
    assert (1, 1, before) == (checked.code, compared.code, copy.read_bytes())
    assert "CR507" in checked.err
    assert compared.out.startswith(f"--- {copy}")


def test_check_and_diff_say_nothing_of_a_file_that_is_laid_out(copy: Path) -> None:
    cchc("fmt", copy)
    for option in ("--check", "--diff"):
        ran = cchc("fmt", copy, option)
        assert (0, "") == (ran.code, ran.out)


@pytest.mark.parametrize("language", [[], ["--to", "en"]])
def test_a_file_with_mistakes_is_left_as_it_is(tmp_path: Path, language: list[str]) -> None:
    path = tmp_path / "hong.cchc"
    text = 'bộ tiêu chí "a/b"    năm 2018\n  bậy bạ\n  tên "x"\n'.encode()
    path.write_bytes(text)
    ran = cchc("fmt", path, *language)
    assert (1, text, "") == (ran.code, path.read_bytes(), ran.out)
    assert "CR101" in ran.err


def test_a_name_that_is_a_word_of_the_other_language_stops_the_translation(tmp_path: Path) -> None:
    path = tmp_path / "ten.cchc"
    text = 'tiêu chí 1 "A" tối đa 1 điểm\n  hỏi count: số đếm "Số"\n  chấm bằng count\n'.encode()
    path.write_bytes(text)
    ran = cchc("fmt", path, "--to", "en")
    assert (1, text) == (ran.code, path.read_bytes())
    assert "CR104" in ran.err
    assert "`count`" in ran.err


@pytest.mark.parametrize(
    "disguise",
    [lambda text: b"\xef\xbb\xbf" + text, lambda text: text.replace(b"\n", b"\r\n")],
    ids=["byte order mark", "line ends of Windows"],
)
def test_the_layout_does_not_depend_on_how_the_file_was_saved(copy: Path, disguise: object) -> None:
    cchc("fmt", copy)
    plain = copy.read_bytes()
    assert callable(disguise)
    copy.write_bytes(disguise(plain))
    assert 0 == cchc("fmt", copy).code
    assert plain == copy.read_bytes().removeprefix(b"\xef\xbb\xbf")


def test_an_empty_name_does_not_lay_out_the_folder_one_stands_in(copy: Path) -> None:
    before = untidy(copy)
    here = Path("ruleset.cchc")
    here.write_bytes(before)
    assert 1 == cchc("fmt", "").code
    assert before == here.read_bytes()


def test_a_folder_is_laid_out_file_by_file_and_an_empty_one_is_a_mistake(tmp_path: Path, copy: Path) -> None:
    untidy(copy)
    assert 1 == cchc("fmt", tmp_path, "--check").code
    empty = tmp_path / "trong"
    empty.mkdir()
    assert 1 == cchc("fmt", empty).code
