"""`cchc verify`: a kept result holds, or every way in which it was touched is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from cchc_rules.base.canonical import digest
from tests.cli.running import DOSSIER, SHIPPED, cchc

Loose: TypeAlias = Any


@cache
def kept_text() -> str:
    return cchc("score", DOSSIER, "--format", "json").out


def kept() -> Loose:
    return json.loads(kept_text())


def verified(tmp_path: Path, value: Loose, *options: str) -> tuple[int, list[str]]:
    path = tmp_path / "kq.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    ran = cchc("verify", path, "--format", "json", *options)
    assert "" == ran.err
    return ran.code, [one["code"] for one in json.loads(ran.out)["diagnostics"]]


def changed(change: Callable[[Loose], None]) -> Loose:
    value = kept()
    change(value)
    return value


def resigned(change: Callable[[Loose], None]) -> Loose:
    """The result with a changed dossier inside, and digests that agree with the change."""
    value = changed(lambda whole: change(whole["dossier"]["dossier"]))
    inside = value["dossier"]["dossier"]
    own = digest({key: one for key, one in inside.items() if key != "digest"})
    inside["digest"] = own
    value["result"]["scorecard"]["certificate"]["dossier_digest"] = own
    return value


def set_points(whole: Loose) -> None:
    whole["result"]["scorecard"]["total"]["total"]["low"] = "20"


def set_item(whole: Loose) -> None:
    whole["result"]["scorecard"]["children"][0]["children"][0]["children"][0]["points"]["low"] = "1"


def set_grade_of_certainty(whole: Loose) -> None:
    whole["result"]["scorecard"]["certificate"]["official"] = True


def set_answer(whole: Loose) -> None:
    whole["dossier"]["dossier"]["answers"][1]["value"]["value"] = True


def set_unit(whole: Loose) -> None:
    whole["dossier"]["dossier"]["unit"] = "Sở khác"


def set_ruleset_digest(whole: Loose) -> None:
    whole["result"]["scorecard"]["certificate"]["ruleset_digest"] = "sha256:" + "0" * 64


def set_dossier_digest(whole: Loose) -> None:
    whole["result"]["scorecard"]["certificate"]["dossier_digest"] = "sha256:" + "0" * 64


@pytest.mark.parametrize("folder", SHIPPED.values(), ids=SHIPPED)
def test_an_untouched_result_holds(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "kq.json"
    for dossier in (folder / "dossiers").iterdir():
        cchc("score", dossier, "--format", "json", "--out", out)
        ran = cchc("verify", out, "--lang", "vi")
        assert (0, "") == (ran.code, ran.err)
        assert "đúng như đã chấm" in ran.out


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (set_points, "CR604"),
        (set_item, "CR604"),
        (set_grade_of_certainty, "CR604"),
        (set_answer, "CR603"),
        (set_unit, "CR603"),
        (set_ruleset_digest, "CR603"),
        (set_dossier_digest, "CR603"),
    ],
)
def test_a_change_is_found(tmp_path: Path, change: Callable[[Loose], None], code: str) -> None:
    status, found = verified(tmp_path, changed(change))
    assert (1, {code}) == (status, set(found))


def test_a_changed_answer_is_found_though_every_digest_was_made_again(tmp_path: Path) -> None:
    def answer(dossier: Loose) -> None:
        dossier["answers"][1]["value"]["value"] = True

    status, found = verified(tmp_path, resigned(answer))
    assert (1, {"CR604"}) == (status, set(found))


@pytest.mark.parametrize(
    "value",
    [
        {"kind": "choice", "value": "có"},
        {"kind": "number", "value": "-1"},
        {"kind": "number", "value": "1/3"},
        {"kind": "never"},
        {"kind": "replies", "counts": []},
        {"kind": "yes-no", "value": True},
    ],
)
def test_an_answer_of_another_kind_is_a_finding_and_no_fault_of_ours(tmp_path: Path, value: Loose) -> None:
    def every_answer(dossier: Loose) -> None:
        for answer in dossier["answers"]:
            answer["value"] = value

    status, found = verified(tmp_path, resigned(every_answer))
    assert 1 == status
    assert set(found) <= {"CR601", "CR604"}


def test_another_ruleset_is_a_finding(tmp_path: Path) -> None:
    assert (1, ["CR603"]) == verified(tmp_path, kept(), "--ruleset", "binh-duong/so@2018")
    assert (1, ["CR503"]) == verified(tmp_path, kept(), "--ruleset", "khong/co")


@pytest.mark.parametrize(
    "value",
    [
        None, [], [[]], {}, 1, "x", True, [None],
        {"kind": "cchc-result"},
        {"kind": "cchc-result", "format": 1},
        {"kind": "cchc-result", "format": 1, "result": [], "dossier": 3},
    ],
)  # fmt: skip
def test_other_json_is_no_result(tmp_path: Path, value: Loose) -> None:
    status, found = verified(tmp_path, value)
    assert 1 == status
    assert set(found) <= {"CR601", "CR602"}


BREAKS: dict[str, Callable[[str], str]] = {
    "cut short": lambda text: text[:-50],
    "empty": lambda _: "",
    "deep lists": lambda _: "[" * 100_000,
    "deep objects": lambda _: '{"a":' * 900 + "1" + "}" * 900,
    "a number of many digits": lambda text: text.replace('"20"', "9" * 5000),
    "a text of many digits": lambda text: text.replace('"20"', '"' + "9" * 5000 + '"'),
    "a huge format": lambda text: text.replace('"format": 1', '"format": 1e999', 1),
    "half a character in a number": lambda text: text.replace('"low": "', '"low": "\\ud800'),
    "half a character in a name": lambda text: text.replace("Sở V", "\\ud800"),
    "a float": lambda text: text.replace('"20"', "20.5"),
    "not a number": lambda text: text.replace('"20"', "NaN"),
}


@pytest.mark.parametrize("damage", BREAKS.values(), ids=BREAKS)
def test_broken_results_are_findings(tmp_path: Path, damage: Callable[[str], str]) -> None:
    text = damage(kept_text())
    assert kept_text() != text
    path = tmp_path / "kq.json"
    path.write_text(text, encoding="utf-8")
    ran = cchc("verify", path)
    assert (1, "") == (ran.code, ran.err)
    assert "CR60" in ran.out


def test_a_result_saved_with_a_byte_order_mark_holds(tmp_path: Path) -> None:
    path = tmp_path / "kq.json"
    path.write_text(kept_text(), encoding="utf-8-sig")
    ran = cchc("verify", path)
    assert (0, "") == (ran.code, ran.err)


def test_a_file_of_several_results_is_verified_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "kq.json"
    cchc("score", DOSSIER, DOSSIER, "--format", "json", "--out", path)
    ran = cchc("verify", path)
    assert (0, 2) == (ran.code, len(ran.out.splitlines()))
    path.write_text(json.dumps([kept(), changed(set_points)]), encoding="utf-8")
    ran = cchc("verify", path, "--format", "json")
    paths = [one["path"] for one in json.loads(ran.out)["diagnostics"]]
    assert [f"{path}[1] $.result.scorecard.total.total.low"] == paths


def test_findings_name_the_file_they_are_about(tmp_path: Path) -> None:
    good, bad = tmp_path / "tot.json", tmp_path / "xau.json"
    good.write_text(kept_text(), encoding="utf-8")
    bad.write_text(json.dumps(changed(set_points)), encoding="utf-8")
    ran = cchc("verify", good, bad)
    assert 1 == ran.code
    assert f"{good}: holds" in ran.out
    assert str(bad) in ran.out


@pytest.mark.parametrize("form", ["text", "line", "json", "sarif"])
def test_every_form_tells_what_differs(tmp_path: Path, form: str) -> None:
    path = tmp_path / "kq.json"
    path.write_text(json.dumps(changed(set_points)), encoding="utf-8")
    ran = cchc("verify", path, "--format", form)
    assert (1, "") == (ran.code, ran.err)
    assert "CR604" in ran.out
