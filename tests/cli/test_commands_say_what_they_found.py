"""Every command: what it prints where, in both languages and every form, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import DOSSIER, RULESET, cchc

BROKEN = 'bộ tiêu chí "a/b" năm 2018\n  tên "x"\n  bậy bạ\n'


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "hong.cchc"
    path.write_text(BROKEN, encoding="utf-8")
    return path


# ── check ──────────────────────────────────────────────────────────────────────────────────


def test_check_of_a_clean_ruleset_exits_with_0_and_keeps_stderr_empty() -> None:
    ran = cchc("check", RULESET, "--lang", "vi")
    assert (0, "") == (ran.code, ran.err)
    assert "không có lỗi" in ran.out


@pytest.mark.parametrize(("language", "word"), [("vi", "lỗi[CR101"), ("en", "error[CR101")])
def test_check_speaks_the_language_that_is_asked_for(broken: Path, language: str, word: str) -> None:
    ran = cchc("check", broken, "--lang", language)
    assert (1, "") == (ran.code, ran.err)
    assert word in ran.out


def test_check_speaks_the_language_of_the_file_when_none_is_asked_for(broken: Path) -> None:
    assert "lỗi[CR101" in cchc("check", broken, env={"CCHC_LANG": "en"}).out


def test_check_as_lines_gives_one_line_per_finding(broken: Path) -> None:
    found = json.loads(cchc("check", broken, "--format", "json").out)
    lines = cchc("check", broken, "--format", "line").out.splitlines()
    assert len(found["diagnostics"]) == len(lines)
    assert lines[0].startswith(f"{broken}:3:3")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_check_for_machines_prints_nothing_but_json(broken: Path, form: str) -> None:
    ran = cchc("check", broken, RULESET, "--format", form)
    assert (1, "") == (ran.code, ran.err)
    assert "CR101" in json.dumps(json.loads(ran.out))


def test_check_tells_of_every_path_though_one_is_missing(broken: Path) -> None:
    ran = cchc("check", "khong-co.cchc", broken, RULESET, "--format", "json")
    told = {one["code"] for one in json.loads(ran.out)["diagnostics"]}
    assert {"CR501", "CR101"} <= told


def test_check_takes_a_folder_an_id_and_a_serialised_ruleset(tmp_path: Path) -> None:
    kept = tmp_path / "bo.json"
    assert 0 == cchc("show", "ca-mau/so@2013", "--format", "json", "--out", kept).code
    assert 0 == cchc("check", RULESET.parent, "ca-mau/so@2013", kept).code


def test_strict_turns_a_warning_into_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "an.cchc"
    path.write_text(RULESET.read_text(encoding="utf-8").replace("tên", "tên\u200b", 1), encoding="utf-8")
    assert 0 == cchc("check", path).code
    assert 1 == cchc("check", path, "--strict").code


# ── score, show, schema, list ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("language", "word"), [("vi", "điểm"), ("en", "points")])
def test_score_prints_the_scorecard_in_both_languages(language: str, word: str) -> None:
    ran = cchc("score", DOSSIER, "--lang", language)
    assert (0, "") == (ran.code, ran.err)
    assert word in ran.out


def test_short_scorecards_are_shorter() -> None:
    whole, short = cchc("score", DOSSIER), cchc("score", DOSSIER, "--short")
    assert len(short.out.splitlines()) < len(whole.out.splitlines())


def test_score_of_one_dossier_is_one_result_and_of_several_a_list() -> None:
    one = json.loads(cchc("score", DOSSIER, "--format", "json").out)
    two = json.loads(cchc("score", DOSSIER, DOSSIER, "--format", "json").out)
    assert [one, one] == two


def test_a_bad_dossier_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "xau.yaml"
    bad.write_text("bộ tiêu chí: ca-mau/so\nnăm: 2013\nđơn vị: Sở\ntrả lời: {sai: 1}\n", encoding="utf-8")
    ran = cchc("score", bad, DOSSIER, "--format", "json")
    assert 1 == ran.code
    assert ["Sở Ví dụ (đơn vị giả định)"] == [
        one["result"]["scorecard"]["unit"] for one in json.loads(ran.out)
    ]
    assert "CR404" in ran.err


@pytest.mark.parametrize("command", ["show", "schema"])
def test_show_and_schema_print_to_stdout_or_to_a_file(command: str, tmp_path: Path) -> None:
    printed = cchc(command, "ca-mau/so@2013")
    written = cchc(command, "ca-mau/so@2013", "--out", tmp_path / "kq")
    assert (0, 0, "", "") == (printed.code, written.code, written.out, written.err)
    assert printed.out == (tmp_path / "kq").read_text(encoding="utf-8")


def test_show_as_json_can_be_scored_with(tmp_path: Path) -> None:
    kept = tmp_path / "bo.json"
    kept.write_text(cchc("show", RULESET, "--format", "json").out, encoding="utf-8")
    own = cchc("score", DOSSIER, "--format", "json")
    assert own.out == cchc("score", DOSSIER, "--ruleset", kept, "--format", "json").out


def test_list_has_a_row_per_ruleset_in_both_forms() -> None:
    rows = json.loads(cchc("list", "--format", "json").out)
    assert {"binh-duong/so@2018", "ca-mau/so@2013"} <= {row["ruleset"] for row in rows}
    text = cchc("list", "--lang", "vi").out.splitlines()
    assert len(rows) + 1 == len(text)
    assert text[0].startswith("Bộ tiêu chí")


# ── explain ────────────────────────────────────────────────────────────────────────────────


def test_explain_prints_the_page_of_a_code_in_any_case() -> None:
    ran = cchc("explain", "cr302")
    assert 0 == ran.code
    assert ran.out.startswith("# CR302 ")


def test_explain_of_an_item_names_it_and_of_a_group_names_its_items() -> None:
    one = cchc("explain", "ca-mau/so@2013", "1.1.4")
    all_of_them = cchc("explain", "ca-mau/so@2013", "1.1")
    assert (0, 0) == (one.code, all_of_them.code)
    assert one.out.startswith("1.1.4 ")
    assert one.out.rstrip() in all_of_them.out
    assert "1.2.1 Tất cả" not in all_of_them.out


def test_explain_takes_the_id_of_an_item() -> None:
    by_code, by_id = (cchc("explain", RULESET, name) for name in ("1.1.4", "ke-hoach.muc-do"))
    assert by_code.out == by_id.out


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (["CR999"], "CR506", "CR302"),
        (["ca-mau/so@2013", "1.1.44"], "CR206", "1.1.4"),
        (["ca-mau/sở@2013", "1.1.4"], "CR503", "ca-mau/so@2013"),
    ],
)
def test_explain_of_something_unknown_says_what_may_have_been_meant(
    arguments: list[str], code: str, hint: str
) -> None:
    ran = cchc("explain", *arguments)
    assert (1, "") == (ran.code, ran.out)
    assert code in ran.err
    assert hint in ran.err


# ── misuse and help ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "arguments",
    [[], ["khong-co"], ["check"], ["score", "x", "--width", "3"], ["score", "x", "--format", "xml"]],
)
def test_misuse_exits_with_2_and_prints_no_result(arguments: list[str]) -> None:
    ran = cchc(*arguments)
    assert (2, "") == (ran.code, ran.out)


def test_a_mistyped_command_is_guessed() -> None:
    assert "`check`" in cchc("chek").err


@pytest.mark.parametrize("command", ["check", "explain", "fmt", "list", "schema", "score", "show", "verify"])
def test_every_command_has_help(command: str) -> None:
    ran = cchc(command, "--help")
    assert (0, "") == (ran.code, ran.err)
    assert "--lang" in ran.out


# ── colour and encodings ───────────────────────────────────────────────────────────────────


def test_nothing_is_coloured_in_a_pipe(broken: Path) -> None:
    ran = [cchc("check", broken), cchc("score", DOSSIER), cchc("score", broken)]
    assert [] == [one for one in ran if "\x1b" in one.out + one.err]


def test_colour_can_be_forced_and_no_color_does_not_undo_that(broken: Path) -> None:
    assert "\x1b[" in cchc("check", broken, "--colour", env={"NO_COLOR": "1"}).out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_narrow_terminal_encoding_loses_letters_but_never_fails(broken: Path, encoding: str) -> None:
    for arguments in (["check", broken], ["score", DOSSIER], ["show", RULESET], ["list"]):
        ran = cchc(*arguments, encoding=encoding)
        assert ran.code in {0, 1}
        assert "CR901" not in ran.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("command", [["score", DOSSIER], ["show", RULESET], ["check", RULESET]])
def test_json_loses_nothing_whatever_the_encoding(command: list[str | Path], encoding: str) -> None:
    narrow = cchc(*command, "--format", "json", encoding=encoding)
    assert narrow.out.isascii()
    assert json.loads(cchc(*command, "--format", "json").out) == json.loads(narrow.out)
