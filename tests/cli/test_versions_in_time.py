"""`cchc which`, `consolidate`, `list`, `check`, `show` and `verify` where decisions follow each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import cchc
from tests.language.frame import AMENDED, framed

ID = "khung/mau"
FIRST = '  căn cứ quyết định "1/QĐ-UBND" ngày 01/01/2018'
AMENDMENT = """sửa đổi "khung/mau" năm 2018 trở đi
  căn cứ quyết định "2/QĐ-UBND" ngày 01/06/2018 của "UBND tỉnh"
sửa 1.2
  nay có tên "Báo cáo đúng hạn"
"""
DOSSIER = """bộ tiêu chí: khung/mau
năm: 2018
đơn vị: Sở Mẫu
trả lời:
  1.1: {co: có}
  1.2: {bao_cao: 4}
"""


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCHC_RULESETS", str(tmp_path))
    base = tmp_path / ID / "2018" / "ruleset.cchc"
    base.parent.mkdir(parents=True)
    base.write_text(framed(AMENDED).text.replace("năm 2018\n", "năm 2018 đến 2019\n", 1), encoding="utf-8")
    (base.parent / "amendments").mkdir()
    (base.parent / "amendments" / "2.cchc").write_text(AMENDMENT, encoding="utf-8")
    return tmp_path


def base_of(library: Path) -> Path:
    return library / ID / "2018" / "ruleset.cchc"


def test_which_prints_the_reference_its_decisions_and_its_files(library: Path) -> None:
    ran = cchc("which", "--unit", "sở", "--year", "2019", "--province", "Khung")
    assert 0 == ran.code
    assert [
        "khung/mau@2019 · Khung mẫu",
        "Căn cứ Quyết định số 1/QĐ-UBND ngày 01/01/2018 của UBND tỉnh",
        "Căn cứ Quyết định số 2/QĐ-UBND ngày 01/06/2018 của UBND tỉnh",
        f"tệp: {base_of(library)}",
        f"sửa đổi: {library / ID / '2018/amendments/2.cchc'}",
    ] == ran.out.splitlines()


@pytest.mark.parametrize("day", ["31/05/2018", "2018-05-31"])
def test_which_counts_only_what_was_decided_by_then(day: str) -> None:
    ran = cchc(
        "which",
        "--unit",
        "sở",
        "--year",
        "2019",
        "--province",
        "khung",
        "--known-at",
        day,
        "--format",
        "json",
    )
    found = json.loads(ran.out)
    assert ("khung/mau@2019", []) == (found["ruleset"], found["amendments"])
    assert ["1/QĐ-UBND"] == [one["number"] for one in found["decisions"]]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--unit", "sở", "--year", "2017"], "CR509"),
        (["--unit", "sở", "--year", "2018", "--known-at", "31/12/2017"], "CR509"),
        (["--unit", "ấp", "--year", "2018"], "CR503"),
    ],
)
def test_which_tells_why_there_is_none(options: list[str], code: str) -> None:
    ran = cchc("which", "--province", "khung", *options)
    assert (1, "") == (ran.code, ran.out)
    assert code in ran.err
    as_data = cchc("which", "--province", "khung", *options, "--format", "json")
    assert [code] == [one["code"] for one in json.loads(as_data.out)["diagnostics"]]


@pytest.mark.parametrize("day", ["31/02/2018", "hôm qua", "2018", ""])
def test_a_day_that_is_none_is_misuse(day: str) -> None:
    assert 2 == cchc("which", "--unit", "sở", "--year", "2018", "--known-at", day).code


def test_a_consolidated_file_checks_clean_and_has_the_same_rules(tmp_path: Path) -> None:
    out = tmp_path / "hop-nhat.cchc"
    assert 0 == cchc("consolidate", "khung/mau@2019", "--out", out).code
    text = out.read_text(encoding="utf-8")
    assert "# Sửa đổi theo 2/QĐ-UBND: sửa 1.2." in text.splitlines()
    assert 0 == cchc("check", out).code
    shown = [
        json.loads(cchc("show", where, "--year", "2019", "--format", "json").out)["ruleset"]
        for where in (base_of(tmp_path), out)
    ]
    item = shown[0]["children"][0]["children"][1]
    assert ("Báo cáo đúng hạn", "2/QĐ-UBND") == (item["name"], item.pop("touched_by"))
    assert shown[0] == shown[1]


def test_consolidating_tells_what_is_wrong_and_writes_nothing(library: Path, tmp_path: Path) -> None:
    change = library / ID / "2018/amendments/2.cchc"
    change.write_text(AMENDMENT.replace("sửa 1.2", "sửa 1.9"), encoding="utf-8")
    out = tmp_path / "hop-nhat.cchc"
    ran = cchc("consolidate", "khung/mau@2019", "--out", out)
    assert 1 == ran.code
    assert "CR220" in ran.err
    assert f"{change}:3:5" in ran.err
    assert not out.exists()


def test_list_shows_the_years_and_how_often_a_set_was_amended(library: Path) -> None:
    line = next(line for line in cchc("list").out.splitlines() if line.startswith("khung/mau"))
    assert "2018–2019 (1 amended)" in line
    row = next(
        one for one in json.loads(cchc("list", "--format", "json").out) if one["ruleset"] == "khung/mau@2018"
    )
    assert (2018, 2019) == (row["first-year"], row["last-year"])
    assert [str(library / ID / "2018/amendments/2.cchc")] == row["amendments"]


def test_checking_a_folder_reads_amendments_on_their_set_and_looks_for_overlaps(library: Path) -> None:
    ran = cchc("check", library)
    assert (0, 2) == (ran.code, ran.out.count(": không có lỗi"))
    other = library / ID / "2019" / "ruleset.cchc"
    other.parent.mkdir()
    text = framed(AMENDED).text.replace("năm 2018\n", "năm 2019 trở đi\n", 1)
    other.write_text(text.replace("1/QĐ", "9/QĐ").replace("01/01/2018", "01/01/2019"), encoding="utf-8")
    overlapping = cchc("check", library)
    assert 1 == overlapping.code
    assert "CR508" in overlapping.out
    replacing = other.read_text(encoding="utf-8").replace(
        "  đối tượng", '  thay thế quyết định "1/QĐ-UBND"\n  đối tượng'
    )
    other.write_text(replacing, encoding="utf-8")
    assert 0 == cchc("check", library).code


def test_a_gap_in_a_series_is_a_warning(library: Path) -> None:
    other = library / ID / "2021" / "ruleset.cchc"
    other.parent.mkdir()
    other.write_text(framed(AMENDED).text.replace("năm 2018\n", "năm 2021\n", 1), encoding="utf-8")
    ran = cchc("check", library)
    assert (0, 1) == (ran.code, ran.out.count("CR510"))
    assert 1 == cchc("check", library, "--strict").code


def test_show_and_explain_name_the_decision_that_last_touched_a_row() -> None:
    shown = cchc("show", "khung/mau@2018", "--lang", "en").out
    assert "1.2  Báo cáo đúng hạn [amended: 2/QĐ-UBND]" in shown
    assert "For 2018 to 2019" in shown
    assert "sửa đổi lần cuối theo Quyết định số 2/QĐ-UBND" in cchc("explain", "khung/mau@2018", "1.2").out
    assert "2/QĐ-UBND" not in cchc("explain", "khung/mau@2018", "1.1").out


def test_a_result_from_before_an_amendment_verifies_as_known_then(library: Path, tmp_path: Path) -> None:
    dossier, kept = tmp_path / "ho-so.yaml", tmp_path / "kq.json"
    dossier.write_text(DOSSIER, encoding="utf-8")
    scored = cchc("score", dossier, "--known-at", "31/05/2018", "--format", "json", "--out", kept)
    assert 0 == scored.code
    assert (
        f"{kept}: holds (khung/mau@2018 by the decisions up to 31/05/2018, Sở Mẫu)\n"
        == cchc("verify", kept).out
    )
    (library / ID / "2018/amendments/2.cchc").unlink()
    assert f"{kept}: holds (khung/mau@2018, Sở Mẫu)\n" == cchc("verify", kept).out


def test_score_reads_a_ruleset_for_the_year_of_each_dossier(library: Path, tmp_path: Path) -> None:
    paths = []
    for year in (2018, 2019):
        paths.append(tmp_path / f"{year}.yaml")
        paths[-1].write_text(DOSSIER.replace("2018", str(year)), encoding="utf-8")
    for reference in ("khung/mau", base_of(library)):
        ran = cchc("score", *paths, "--ruleset", reference, "--format", "json")
        cards = [one["result"]["scorecard"]["certificate"] for one in json.loads(ran.out)]
        assert [2018, 2019] == [card["year"] for card in cards]
