"""`cchc rounds` and `cchc rank`: one unit round by round, and a season of thirty units."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import cchc
from tests.rooms.analyses.season import BODY, HEAD, RANKED, identity, season_file

UNITS = [f"Sở {number:02}" for number in range(30)]
ON_TIME = 'trả lời:\n  "1.1": {dung: 95, tat_ca: 100}\n  "1.2": {co: 1}\n'


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    path = tmp_path / "mua.cchc"
    path.write_text(HEAD + RANKED + BODY, encoding="utf-8")
    return path


@pytest.fixture
def season(tmp_path: Path) -> Path:
    """Thirty generated units in three rounds."""
    folder = tmp_path / "ho-so"
    folder.mkdir()
    for number in range(30):
        (folder / f"so-{number:02}.yaml").write_text(season_file(number), encoding="utf-8")
    return folder


def unit(folder: Path, name: str, content: str = ON_TIME) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{len(list(folder.iterdir()))}.yaml"
    path.write_text(identity(name) + content, encoding="utf-8")
    return path


# ── a season ───────────────────────────────────────────────────────────────────────────────


def test_thirty_units_in_three_rounds_are_ranked_and_every_certificate_replays(
    ruleset: Path, season: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "ket-qua.json"
    ran = cchc("rank", ruleset, season, "--format", "json", "--results", kept)
    assert (0, "") == (ran.code, ran.err)
    (table,) = json.loads(ran.out)["groups"]
    assert sorted(UNITS) == sorted(row["unit"] for row in table["units"])
    # Everything is answered after three rounds, so that every rank is one place.
    assert all(row["rank"]["best"] == row["rank"]["worst"] for row in table["units"])
    assert 1 == table["units"][0]["rank"]["best"]
    verified = cchc("verify", kept, "--ruleset", ruleset)
    assert (0, 30) == (verified.code, verified.out.count("holds"))


def test_a_kept_result_that_was_changed_does_not_replay(ruleset: Path, season: Path, tmp_path: Path) -> None:
    kept = tmp_path / "ket-qua.json"
    cchc("rank", ruleset, season, "--results", kept)
    text = kept.read_text(encoding="utf-8")
    value = json.loads(text)
    value[7]["result"]["scorecard"]["total"]["total"]["low"] = "19"
    kept.write_text(json.dumps(value), encoding="utf-8")
    ran = cchc("verify", kept, "--ruleset", ruleset)
    assert 1 == ran.code
    assert "CR604" in ran.out + ran.err


def test_ranking_says_the_same_every_time(ruleset: Path, season: Path) -> None:
    first, second = (cchc("rank", ruleset, season).out for _ in range(2))
    assert first == second
    assert "Sở 29" in first


def test_groups_of_the_folder_count_without_being_named(ruleset: Path, season: Path) -> None:
    half = ", ".join(UNITS[:15])
    rest = ", ".join(UNITS[15:29])
    text = f"cụm:\n  Cụm 1: [{half}]\n  Cụm 2: [{rest}, Sở Chưa nộp]\nkhông xếp hạng: [Sở 29]\n"
    (season / "khoi.yaml").write_text(text, encoding="utf-8")
    value = json.loads(cchc("rank", ruleset, season, "--format", "json").out)
    assert [("Cụm 1", 15), ("Cụm 2", 14)] == [(one["name"], len(one["units"])) for one in value["groups"]]
    assert ["Sở 29"] == [one["unit"] for one in value["unranked"]]
    assert ["Sở Chưa nộp"] == value["absent"]


def test_a_spreadsheet_runs_no_cell(ruleset: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ho-so"
    for name in ('"=1+1"', '"+84"', '"-2"', '"@SUM(A1)"', "Sở A"):
        unit(folder, name)
    ran = cchc("rank", ruleset, folder, "--format", "csv")
    rows = list(csv.reader(io.StringIO(ran.out)))
    assert {"'=1+1", "'+84", "'-2", "'@SUM(A1)", "Sở A"} == {row[2] for row in rows[1:]}
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell)


# ── what stops a ranking ───────────────────────────────────────────────────────────────────


def test_a_unit_twice_ranks_nobody(ruleset: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ho-so"
    unit(folder, "Sở A")
    unit(folder, "SỞ A")
    ran = cchc("rank", ruleset, folder)
    assert (1, "") == (ran.code, ran.out)
    assert "CR706" in ran.err


def test_one_dossier_with_an_error_ranks_nobody(ruleset: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ho-so"
    unit(folder, "Sở A")
    unit(folder, "Sở B", 'trả lời:\n  "1.1": {dung: nhiều}\n')
    ran = cchc("rank", ruleset, folder)
    assert (1, "") == (ran.code, ran.out)
    assert "CR405" in ran.err


def test_a_ruleset_that_says_nothing_of_ranking_ranks_nobody(tmp_path: Path) -> None:
    path = tmp_path / "mua.cchc"
    path.write_text(HEAD + BODY, encoding="utf-8")
    unit(tmp_path / "ho-so", "Sở A")
    ran = cchc("rank", path, tmp_path / "ho-so")
    assert (1, "") == (ran.code, ran.out)
    assert "CR707" in ran.err


def test_a_folder_without_dossiers_is_a_finding(ruleset: Path, tmp_path: Path) -> None:
    ran = cchc("rank", ruleset, tmp_path / "khong-co")
    assert 1 == ran.code
    assert "CR501" in ran.err


# ── one unit ───────────────────────────────────────────────────────────────────────────────


def test_rounds_of_one_file_tell_who_changed_what_and_why(ruleset: Path, season: Path) -> None:
    ran = cchc("rounds", season / "so-03.yaml", "--ruleset", ruleset, "--lang", "vi")
    assert (0, "") == (ran.code, ran.err)
    assert "dung: 63 → 58" in ran.out
    assert "lý do: Đối chiếu với hệ thống một cửa" in ran.out
    assert "thẩm định 1, 20/01/2019, Sở Nội vụ:" in ran.out


def test_layers_may_come_in_files_of_their_own(ruleset: Path, tmp_path: Path) -> None:
    own = unit(tmp_path / "a", "Sở A", "vòng: tự chấm\nngày: 05/01/2019\nngười: Sở A\n" + ON_TIME)
    appraisal = unit(
        tmp_path / "b",
        "Sở A",
        "vòng: thẩm định 1\nngày: 20/01/2019\nngười: Sở Nội vụ\nlý do: Hồ sơ trễ\n"
        'trả lời:\n  "1.1": {dung: 75}\n',
    )
    ran = cchc("rounds", own, appraisal, "--ruleset", ruleset, "--format", "json")
    value = json.loads(ran.out)
    assert ["self", "appraisal-1"] == [one["stage"] for one in value["rounds"]]
    (change,) = value["differences"]
    assert ("1.1", {"low": "-3", "high": "-3"}, "Hồ sơ trễ") == (
        change["code"],
        change["moved"],
        change["reason"],
    )
    swapped = cchc("rounds", appraisal, own, "--ruleset", ruleset)
    assert (1, "") == (swapped.code, swapped.out)
    assert "CR702" in swapped.err


def test_each_round_of_the_json_form_replays(ruleset: Path, season: Path, tmp_path: Path) -> None:
    ran = cchc("rounds", season / "so-05.yaml", "--ruleset", ruleset, "--format", "json")
    kept = tmp_path / "cac-vong.json"
    kept.write_text(json.dumps([one["result"] for one in json.loads(ran.out)["rounds"]]), encoding="utf-8")
    verified = cchc("verify", kept, "--ruleset", ruleset)
    assert (0, 3) == (verified.code, verified.out.count("holds"))


def test_scoring_a_dossier_in_layers_scores_its_last_round(ruleset: Path, season: Path) -> None:
    path = season / "so-05.yaml"
    rounds = json.loads(cchc("rounds", path, "--ruleset", ruleset, "--format", "json").out)
    scored = json.loads(cchc("score", path, "--ruleset", ruleset, "--format", "json").out)
    assert rounds["rounds"][-1]["result"] == scored
