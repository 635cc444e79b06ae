"""`cchc migrate`, `cchc log` and `cchc diff --dossiers`, on the shipped sets of Bình Phước."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from tests.cli.running import ROOT, cchc

SHIPPED = ROOT / "rulesets/binh-phuoc/huyen/2016/dossiers"
OF_2016, OF_2018 = SHIPPED / "huyen-vi-du.yaml", SHIPPED / "huyen-vi-du-2018.yaml"
HUYEN = "binh-phuoc/huyen"


@pytest.fixture
def field(tmp_path: Path) -> Path:
    """Three districts of 2016 that differ in one answer, and a file that is no dossier."""
    folder = tmp_path / "ho-so"
    folder.mkdir()
    text = OF_2016.read_text(encoding="utf-8")
    for number, done in enumerate((20, 18, 14), 1):
        own = text.replace("UBND huyện Ví dụ tỉnh Bình Phước (số liệu giả định)", f"Huyện {number}")
        own = own.replace("xong: 18", f"xong: {done}")
        (folder / f"{number}.yaml").write_text(own, encoding="utf-8")
    (folder / "hong.yaml").write_text("năm: 2016\n", encoding="utf-8")
    return folder


# ── migrate ────────────────────────────────────────────────────────────────────────────────


def test_a_dossier_is_carried_over_and_what_cannot_go_is_listed_apart() -> None:
    ran = cchc("migrate", OF_2016, "--to", f"{HUYEN}@2017", "--lang", "vi")
    assert 0 == ran.code
    assert "mang sang 70/75 câu trả lời" in ran.err
    assert "3.2 câu trả lời muc = Đã trình, chưa được thông qua → 3.3.1, 3.3.2" in ran.err
    assert "không mang sang được, vì mục đã bãi bỏ (3):" in ran.err
    new = yaml.safe_load(ran.out)
    assert (HUYEN, 2017) == (new["bộ tiêu chí"], new["năm"])
    assert {"xong": 18, "giao": 20} == new["trả lời"]["ke-hoach.muc-do"]
    assert "ke-hoach.ban-hanh" not in new["trả lời"]


@pytest.mark.parametrize(
    ("source", "target", "carried", "lost"),
    [
        (OF_2016, f"{HUYEN}@2017", 70, {"removed": 3, "split": 2, "another-year": 47}),
        (OF_2018, f"{HUYEN}@2023", 67, {"removed": 9, "other-kind": 3, "another-year": 48}),
        (OF_2018, f"{HUYEN}@2018", 77, {}),
    ],
)
def test_the_shipped_dossiers_through_the_decisions(
    source: Path, target: str, carried: int, lost: dict[str, int]
) -> None:
    ran = cchc("migrate", source, "--to", target, "--format", "json")
    value = json.loads(ran.out)
    assert carried == value["carried"]
    told: dict[str, int] = {}
    for one in value["lost"]:
        told[one["why"]] = told.get(one["why"], 0) + 1
    assert lost == told


def test_the_new_dossier_is_read_and_scored_by_the_new_set(tmp_path: Path) -> None:
    new = tmp_path / "moi.yaml"
    assert 0 == cchc("migrate", OF_2018, "--to", f"{HUYEN}@2023", "--out", new).code
    ran = cchc("score", new, "--short")
    assert 0 == ran.code
    assert "error" not in ran.err
    assert new.read_text(encoding="utf-8").startswith("# Mang sang từ hồ sơ năm 2018")


def test_a_dossier_for_the_same_set_is_the_same_dossier(tmp_path: Path) -> None:
    new = tmp_path / "moi.yaml"
    ran = cchc("migrate", OF_2018, "--to", f"{HUYEN}@2018", "--out", new, "--strict")
    assert 0 == ran.code
    scores = [cchc("score", path, "--format", "json").out for path in (OF_2018, new)]
    one, other = (json.loads(text) for text in scores)
    assert one == other


def test_strict_writes_nothing_when_anything_stays_behind(tmp_path: Path) -> None:
    new = tmp_path / "moi.yaml"
    ran = cchc("migrate", OF_2016, "--to", f"{HUYEN}@2017", "--out", new, "--strict")
    assert (1, "") == (ran.code, ran.out)
    assert "CR811" in ran.err
    assert not new.exists()


def test_a_file_that_is_there_is_written_over_only_by_force(tmp_path: Path) -> None:
    new = tmp_path / "moi.yaml"
    new.write_text("của tôi", encoding="utf-8")
    arguments = ("migrate", OF_2016, "--to", f"{HUYEN}@2017", "--out", new)
    ran = cchc(*arguments)
    assert 1 == ran.code
    assert "CR531" in ran.err
    assert "của tôi" == new.read_text(encoding="utf-8")
    assert 0 == cchc(*arguments, "--force").code
    assert "2017" in new.read_text(encoding="utf-8")


def test_a_set_for_other_units_is_refused_unless_forced() -> None:
    target = "binh-phuoc/co-quan-chuyen-mon@2016"
    ran = cchc("migrate", OF_2016, "--to", target)
    assert 1 == ran.code
    assert "CR801" in ran.err
    assert 0 == cchc("migrate", OF_2016, "--to", target, "--force").code


def test_what_stands_after_the_last_round_goes_over(tmp_path: Path) -> None:
    rounds = tmp_path / "vong.yaml"
    head = f"bộ tiêu chí: {HUYEN}\nnăm: 2018\nđơn vị: Huyện Mẫu\nvòng:\n"
    first = "  - vòng: tự chấm\n    ngày: 05/01/2019\n    người: Huyện Mẫu\n"
    first += "    trả lời:\n      ke-hoach.muc-do: {xong: 18, giao: 20}\n"
    second = "  - vòng: thẩm định 1\n    ngày: 05/02/2019\n    người: Sở Nội vụ\n    lý do: đếm lại\n"
    second += "    trả lời:\n      ke-hoach.muc-do: {xong: 17}\n"
    second += "    điểm:\n      bao-cao.dung-han: {điểm: 0, lý do: gửi chậm}\n"
    rounds.write_text(head + first + second, encoding="utf-8")
    ran = cchc("migrate", rounds, "--to", f"{HUYEN}@2023", "--format", "json")
    value = json.loads(ran.out)
    assert {"xong": 17, "giao": 20} == yaml.safe_load(value["dossier"])["trả lời"]["ke-hoach.muc-do"]
    (award,) = value["lost"]
    assert ("award", "no-place") == (award["part"], award["why"])


# ── log ────────────────────────────────────────────────────────────────────────────────────


def test_the_history_of_an_item_goes_decision_by_decision() -> None:
    ran = cchc("log", HUYEN, "1.1.2", "--format", "json", "--lang", "vi")
    versions = json.loads(ran.out)["versions"]
    assert [2016, 2017, 2023] == [one["year"] for one in versions]
    assert ["983/QĐ-UBND", "2968/QĐ-UBND", "1492/QĐ-UBND"] == [one["decisions"][0] for one in versions]
    assert [[], ["rule", "evidence"], ["rule"]] == [
        [change["kind"] for change in one["changes"]] for one in versions
    ]
    assert {"từ 85% đến dưới 100%: tăng đều từ 1 đến 2 điểm"} <= set(versions[1]["items"][0]["rule"])


def test_an_item_is_followed_through_another_code_and_another_group() -> None:
    ran = cchc("log", f"{HUYEN}#trang-tin", "--format", "json")
    codes = [[item["code"] for item in one["items"]] for one in json.loads(ran.out)["versions"]]
    assert [["8.3"], ["1.7"], ["7.4"]] == codes


def test_an_item_that_is_gone_is_told_and_namesakes_are_named() -> None:
    ran = cchc("log", f"{HUYEN}@2016", "1.5", "--lang", "vi")
    assert 0 == ran.code
    assert "“Sáng kiến, cách làm mới trong cải cách hành chính”" in ran.out
    assert "không còn" in ran.out
    assert "mã định danh chi-so" in " ".join(ran.out.split())


def test_an_item_that_was_split_has_its_parts_and_its_past() -> None:
    ran = cchc("log", HUYEN, "ra-soat-tthc.phuong-an", "--format", "json")
    versions = json.loads(ran.out)["versions"]
    assert ["3.2", "3.3.2", "3.3.2"] == [one["items"][0]["code"] for one in versions]
    assert "split" in [change["kind"] for change in versions[1]["changes"]]


def test_the_history_of_a_whole_set_counts_its_changes() -> None:
    ran = cchc("log", HUYEN, "--lang", "vi")
    assert "46 mục chấm điểm" in ran.out
    assert "Bãi bỏ 1" in " ".join(ran.out.split())


def test_an_item_of_no_year_is_refused() -> None:
    ran = cchc("log", HUYEN, "9.9.9")
    assert (1, "") == (ran.code, ran.out)
    assert "CR810" in ran.err


def test_a_set_that_is_not_there_is_refused_as_everywhere() -> None:
    ran = cchc("log", "binh-phuoc/khong-co", "1.1")
    assert (1, "") == (ran.code, ran.out)
    assert "CR503" in ran.err


# ── diff --dossiers ────────────────────────────────────────────────────────────────────────


def test_last_years_dossiers_are_scored_under_both_and_broken_ones_told(field: Path) -> None:
    ran = cchc("diff", f"{HUYEN}@2016", f"{HUYEN}@2017", "--dossiers", field, "--lang", "vi")
    assert 1 == ran.code
    assert "CR409" in ran.err
    assert "Chấm lại 3 hồ sơ năm 2016" in ran.out
    assert "hong.yaml" in ran.out
    assert "3.2 → 3.3, 3.3.1, 3.3.2 “Rà soát, đơn giản hóa thủ tục hành chính”" in ran.out


def test_the_figures_of_the_impact_balance_and_open_points_are_intervals(field: Path) -> None:
    (field / "hong.yaml").unlink()
    ran = cchc("diff", f"{HUYEN}@2016", f"{HUYEN}@2017", "--dossiers", field, "--format", "json")
    assert (0, "") == (ran.code, ran.err)
    value = json.loads(ran.out)
    assert ["Huyện 1", "Huyện 2", "Huyện 3"] == [unit["unit"] for unit in value["units"]]
    for unit in [*value["units"], value]:
        for side in ("before", "after"):
            for end in ("low", "high"):
                bars = sum((Fraction(bar[side][end]) for bar in unit["waterfall"]), Fraction(0))
                assert Fraction(unit["total"][side][end]) == bars
    # Nothing is rescaled, capped or rounded away here: the items alone make the totals, bonus included.
    steps = [n for n, bar in enumerate(value["bars"]) if bar["step"] is not None]
    nothing = {"low": "0", "high": "0"}
    for unit in value["units"]:
        assert all(unit["waterfall"][n]["before"] == unit["waterfall"][n]["after"] == nothing for n in steps)
    split = next(n for n, bar in enumerate(value["bars"]) if bar["before"] == ["ra-soat-tthc"])
    held = value["units"][0]["waterfall"][split]
    assert ({"low": "1", "high": "1"}, {"low": "0", "high": "2"}) == (held["before"], held["after"])
    assert {"1.6", "3.3.1", "3.3.2", "4.5"} == {one["code"] for one in value["lacking"]}
    done = next(n for n, bar in enumerate(value["bars"]) if bar["after"] == ["ke-hoach.muc-do"])
    assert ["2", "3/2", "1/2"] == [unit["waterfall"][done]["before"]["low"] for unit in value["units"]]


def test_two_dossiers_of_one_unit_are_both_left_out(field: Path) -> None:
    (field / "hong.yaml").unlink()
    (field / "lai.yaml").write_text((field / "1.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    ran = cchc("diff", f"{HUYEN}@2016", f"{HUYEN}@2017", "--dossiers", field, "--format", "json")
    assert 1 == ran.code
    assert "CR706" in ran.err
    value = json.loads(ran.out)
    assert ["Huyện 2", "Huyện 3"] == [unit["unit"] for unit in value["units"]]
    assert ["1.yaml", "lai.yaml"] == [Path(path).name for path in value["left_out"]]


def test_a_folder_without_dossiers_is_refused(tmp_path: Path) -> None:
    ran = cchc("diff", f"{HUYEN}@2016", f"{HUYEN}@2017", "--dossiers", tmp_path)
    assert 1 == ran.code
    assert "CR501" in ran.err


@pytest.mark.parametrize("more", [["--format", "markdown"], ["--exit-code"], ["--text"]])
def test_options_that_would_do_nothing_beside_dossiers_are_refused(field: Path, more: list[str]) -> None:
    ran = cchc("diff", f"{HUYEN}@2016", f"{HUYEN}@2017", "--dossiers", field, *more)
    assert (2, "") == (ran.code, ran.out)
    assert "--dossiers" in ran.err


def test_the_impact_is_written_to_a_file(field: Path, tmp_path: Path) -> None:
    (field / "hong.yaml").unlink()
    out = tmp_path / "tac-dong.json"
    ran = cchc(
        "diff", f"{HUYEN}@2016", f"{HUYEN}@2017", "--dossiers", field, "--format", "json", "--out", out
    )
    assert (0, "") == (ran.code, ran.out)
    assert 3 == len(json.loads(out.read_text(encoding="utf-8"))["units"])


def test_the_shipped_dossier_of_2018_under_the_decision_of_2023(tmp_path: Path) -> None:
    (tmp_path / "huyen.yaml").write_text(OF_2018.read_text(encoding="utf-8"), encoding="utf-8")
    ran = cchc("diff", f"{HUYEN}@2018", f"{HUYEN}@2023", "--dossiers", tmp_path, "--format", "json")
    value = json.loads(ran.out)
    (unit,) = value["units"]
    # Areas 1 to 3 keep their names; 4 to 7 were 5 to 8, 8 is new, and the old 4 and 9 are gone.
    areas = [(one["from"], one["to"]) for one in value["areas"]]
    assert [("chi-dao", "chi-dao"), ("the-che", "the-che"), ("tthc", "tthc")] == areas[:3]
    assert [(None, "tac-dong"), ("mot-cua", None), ("xhh", None)] == areas[-3:]
    # The report on deadlines of 3.2.2 is another paper now: 2 points before, open until it is there.
    steps = {tuple(bar["after"]): held for bar, held in zip(value["bars"], unit["waterfall"], strict=True)}
    on_time = steps["mot-cua.dung-han",]
    assert ({"low": "2", "high": "2"}, {"low": "0", "high": "5/2"}) == (on_time["before"], on_time["after"])
    # Surveys are asked in other groups: what respondents said of 2018 answers nothing, and counts no zero.
    asked = steps["xhh.chi-dao",]
    assert {"low": "0", "high": "3"} == asked["after"]
    lost = {(one["item"], one["why"]) for one in value["lost"] if one["part"] == "answer"}
    assert ("xhh.chi-dao", "other-kind") in lost
    assert ("kiem-tra.ke-hoach", "removed") in lost


def test_guesses_that_points_hang_on_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "ho-so"
    folder.mkdir()
    path = ROOT / "rulesets/binh-phuoc/huyen/2016/ruleset.cchc"
    text = path.read_text(encoding="utf-8")
    other = tmp_path / "bo-moi.cchc"
    other.write_text(text.replace("[sang-kien]", "[cach-lam-moi]"), encoding="utf-8")
    (folder / "huyen.yaml").write_text(OF_2016.read_text(encoding="utf-8"), encoding="utf-8")
    ran = cchc("diff", f"{HUYEN}@2016", other, "--dossiers", folder, "--lang", "vi")
    assert "1 mục được ghép theo độ giống nhau" in ran.out
