"""The JSON Schema of dossiers: valid itself, true of the shipped dossiers, false of planted mistakes."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from cchc_rules.base.numbers import Language
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.schema import schema
from cchc_rules.ir import nodes as ir
from tests.rooms.dossiers.rulesets import SMALL, asked, plain, ruleset_of, shipped_dossiers, tree

SHIPPED = shipped_dossiers()

GOOD: dict[str, Any] = {
    "bộ tiêu chí": "thu/so",
    "năm": 2018,
    "đơn vị": "Sở Thử",
    "trả lời": {
        "chung": 3,
        "1": {"cua_nhom": "4"},
        "moi-loai": {
            "dem": "20 hồ sơ",
            "co": True,
            "ngay": "31/01/2018",
            "ngay_hoac_khong": "không có",
            "so_ngay": 3,
            "so_do": 14.5,
            "phan_tram": "62,5%",
            "phan": "0,5",
            "chon": "Kịp thời",
            "phieu": {"Tốt": 3, "Kém": "0"},
            "phieu_nhom": {"Công chức": {"Tốt": 1}},
            "chi_so": None,
            "diem": {"điểm": "2,5", "người chấm": "Hội đồng", "lý do": "đủ"},
        },
        "1.2": {"xong": 1, "giao": ""},
    },
    "tài liệu kiểm chứng": {
        "1.1": [
            {
                "tên": "Kế hoạch năm",
                "loại": "kế hoạch",
                "số": 12,
                "ngày": "2018-01-02",
                "cơ quan": "Sở",
                "trang": "2",
            }
        ]
    },
    "giải trình": {"1.3": "vì chưa có"},
    "không áp dụng": None,
    "từ chối": {"1.1": "không đúng"},
}

# Where the mistake is planted, and what stands there then.
PLANTED: list[tuple[tuple[str | int, ...], object]] = [
    (("bộ tiêu chí",), "khac/so"),
    (("năm",), 2019),
    (("đơn vị",), " "),
    (("thêm",), "x"),
    (("trả lời", "la"), 1),
    (("trả lời", "ty-le"), {"xong": 1}),
    (("trả lời", "chung"), -1),
    (("trả lời", "chung"), 1.5),
    (("trả lời", "chung"), "1.000"),
    (("trả lời", "1"), {"la": 1}),
    (("trả lời", "moi-loai", "dem"), "20 việc"),
    (("trả lời", "moi-loai", "dem"), [20]),
    (("trả lời", "moi-loai", "co"), "rồi"),
    (("trả lời", "moi-loai", "co"), 1),
    (("trả lời", "moi-loai", "ngay"), "31/13/2018"),
    (("trả lời", "moi-loai", "ngay"), "không có"),
    (("trả lời", "moi-loai", "so_ngay"), "3 hồ sơ"),
    (("trả lời", "moi-loai", "so_do"), 1001),
    (("trả lời", "moi-loai", "so_do"), "nhiều"),
    (("trả lời", "moi-loai", "chi_so"), -1),
    (("trả lời", "moi-loai", "phan"), 2),
    (("trả lời", "moi-loai", "chon"), "Kịp giờ"),
    (("trả lời", "moi-loai", "phieu"), {}),
    (("trả lời", "moi-loai", "phieu", "Tuyệt"), 1),
    (("trả lời", "moi-loai", "phieu", "Tốt"), -1),
    (("trả lời", "moi-loai", "phieu_nhom"), {"Tốt": 1}),
    (("trả lời", "moi-loai", "phieu_nhom", "Nhóm lạ"), {"Tốt": 1}),
    (("trả lời", "moi-loai", "diem"), 2),
    (("trả lời", "moi-loai", "diem", "điểm"), 4),
    (("trả lời", "moi-loai", "diem", "điểm"), "0,25"),
    (("trả lời", "moi-loai", "diem", "lý do"), ""),
    (("trả lời", "moi-loai", "diem", "ghi chú"), "x"),
    (("tài liệu kiểm chứng", "nhom"), [{"tên": "x"}]),
    (("tài liệu kiểm chứng", "1.1", 0, "tên"), ""),
    (("tài liệu kiểm chứng", "1.1", 0, "ngày"), "hôm qua"),
    (("tài liệu kiểm chứng", "1.1", 0, "màu"), "đỏ"),
    (("giải trình", "1.3"), ""),
    (("giải trình", "trong"), "hai lần một tiêu chí"),
    (("không áp dụng",), {"1.3": "không được khai"}),
    (("từ chối", "9.9"), "không có tiêu chí này"),
    (("mã băm",), "abc"),
]


@cache
def validator(language: Language = "vi", path: Path | None = None) -> Draft202012Validator:
    return Draft202012Validator(schema(SMALL if path is None else ruleset_of(path), language))


def problems(data: object, path: Path | None = None, language: Language = "vi") -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(language, path).iter_errors(data)]


def planted(place: tuple[str | int, ...], value: object) -> dict[str, Any]:
    data = copy.deepcopy(GOOD)
    holder: Any = data
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    return data


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", [None, *SHIPPED], ids=lambda path: path.stem if path else "small")
def test_the_schema_is_a_schema_and_plain_json(path: Path | None, language: Language) -> None:
    found = schema(SMALL if path is None else ruleset_of(path), language)
    Draft202012Validator.check_schema(found)
    assert found == json.loads(json.dumps(found, allow_nan=False))


def test_its_name_says_which_ruleset_year_and_language() -> None:
    found = schema(SMALL, "en")
    assert isinstance(found, dict)
    assert "urn:cchc:thu:so:2018:dossier:en" == found["$id"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_dossier_is_valid(path: Path) -> None:
    assert [] == problems(plain(path.read_text(encoding="utf-8"), path.name), path)


def test_a_dossier_with_every_kind_of_answer_is_valid_and_binds() -> None:
    assert [] == problems(GOOD)
    dossier, found = bind(tree(json.dumps(GOOD), "a.json"), SMALL)
    assert ((), True) == (found, dossier is not None)


def test_the_english_schema_takes_english_keys_only() -> None:
    english = {"ruleset": "thu/so", "year": "2018", "unit": "A", "answers": {"moi-loai": {"co": "yes"}}}
    assert [] == problems(english, language="en")
    assert problems(GOOD, language="en")
    assert problems(english)


@pytest.mark.parametrize(("place", "value"), PLANTED, ids=lambda one: str(one)[:60])
def test_a_planted_mistake_is_refused(place: tuple[str | int, ...], value: object) -> None:
    assert problems(planted(place, value))


@pytest.mark.parametrize(("place", "value"), PLANTED, ids=lambda one: str(one)[:60])
def test_what_the_schema_refuses_the_binder_tells_too(place: tuple[str | int, ...], value: object) -> None:
    _, found = bind(tree(json.dumps(planted(place, value)), "a.json"), SMALL)
    assert found


@pytest.mark.parametrize("key", ["bộ tiêu chí", "năm", "đơn vị"])
def test_the_address_is_required(key: str) -> None:
    assert problems({name: value for name, value in GOOD.items() if name != key})


@pytest.mark.parametrize("part", ["điểm", "người chấm", "lý do"])
def test_a_judgement_needs_its_three_parts(part: str) -> None:
    judgement = {"điểm": 1, "người chấm": "A", "lý do": "B"}
    place = ("trả lời", "moi-loai", "diem")
    assert [] == problems(planted(place, judgement))
    assert problems(planted(place, {name: value for name, value in judgement.items() if name != part}))


def test_a_question_is_the_title_of_its_answer_and_the_unit_is_said() -> None:
    found: Any = schema(SMALL, "vi")
    reference = found["properties"]["trả lời"]["properties"]["1.2"]["$ref"]
    question = found["$defs"][reference.rpartition("/")[2]]["properties"]["xong"]
    assert ("Câu hỏi xong", "câu hỏi tính theo `việc`") == (question["title"], question["description"])


@pytest.mark.parametrize(
    ("bounds", "inside", "outside"),
    [
        (ir.Interval(Fraction(0), None, low_closed=False), [0.5, 10**9], [0, -1]),
        (ir.Interval(None, Fraction(5), high_closed=False), [-3, 4.5], [5, 6]),
        (ir.Interval(Fraction(1, 2), Fraction(7, 2)), [1, 3.5], [-1, 5]),
    ],
)
def test_bounds_of_numbers_are_as_narrow_as_whole_numbers_can_say(
    bounds: ir.Interval, inside: list[float], outside: list[float]
) -> None:
    ruleset = evolve(SMALL, inputs=(asked(None, "so", ir.NumberOf("m", bounds)),))
    validator = Draft202012Validator(schema(ruleset, "en"))
    head = {"ruleset": "thu/so", "year": 2018, "unit": "A"}
    valid = [validator.is_valid({**head, "answers": {"so": number}}) for number in inside + outside]
    assert [True] * len(inside) + [False] * len(outside) == valid


def test_many_steps_are_said_as_bounds_and_few_whole_ones_as_a_list() -> None:
    fine = ir.JudgementOf(low=Fraction(0), high=Fraction(100), step=Fraction(1, 100))
    whole = ir.JudgementOf(low=Fraction(1), high=Fraction(5), step=Fraction(2))
    ruleset = evolve(SMALL, inputs=(asked(None, "nhieu", fine), asked(None, "it", whole)))
    validator = Draft202012Validator(schema(ruleset, "en"))
    head = {"ruleset": "thu/so", "year": 2018, "unit": "A"}

    def valid(name: str, points: object) -> bool:
        judgement = {"points": points, "by": "A", "reason": "B"}
        return not list(validator.iter_errors({**head, "answers": {name: judgement}}))

    assert [True, True, False, False] == [valid("nhieu", points) for points in (99.99, "99,99", 101, "x")]
    assert [True, True, False, False] == [valid("it", points) for points in (3, "5,0", 2, 7)]
