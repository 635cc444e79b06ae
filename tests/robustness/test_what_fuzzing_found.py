"""Inputs that broke a promise once, found by `python -m tests.fuzz` and made small by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import cchc_rules
from cchc_rules.backends.words.explain import explain_item
from cchc_rules.base.canonical import Json
from cchc_rules.ir.from_json import from_json
from cchc_rules.ir.to_json import to_json
from cchc_rules.ir.walk import items
from tests.language.frame import framed


def test_a_product_of_nothing_in_a_serialised_ruleset_is_explained() -> None:
    value = _serialised({"kind": "least", "choices": [{"kind": "sum", "terms": [_ASKED, _NOTHING]}, _TWO]})
    ruleset, found = from_json(value)
    assert () == found
    assert ruleset is not None
    (item,) = items(ruleset)
    assert "điểm bằng (a + 1, không quá 2)" in explain_item(item, ruleset, "vi")


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_a_serialised_ruleset_that_is_no_json_is_refused_with_its_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "bo.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(cchc_rules.RulesetError) as refused:
        cchc_rules.load(path)
    assert [("CR605", str(path))] == [(one.code.name, one.path) for one in refused.value.report.errors]


@pytest.mark.parametrize("value", [None, 1, [], {}, {"kind": "cchc-ruleset"}])
def test_what_is_no_result_is_refused_with_a_place(value: Json) -> None:
    with pytest.raises(cchc_rules.ResultError) as refused:
        cchc_rules.result_from_dict(value)
    assert [("CR601", "$")] == [(one.code.name, one.path) for one in refused.value.report.errors]


_TWO: Json = {"kind": "constant", "value": "2"}
_ASKED: Json = {"kind": "answer", "owner": "1", "name": "a"}
_NOTHING: Json = {"kind": "product", "factors": []}
_TEXT = framed('hỏi a: số đếm "A"\nchấm 1 điểm mỗi a, không quá 2 điểm').text


def _serialised(points: Json) -> Json:
    """A ruleset of one item that is worth `points`."""
    return _with_points(to_json(cchc_rules.compile_text(_TEXT)), points)


def _with_points(value: Json, points: Json) -> Json:
    match value:
        case dict() if value.get("kind") == "award":
            return {**value, "points": points}
        case dict():
            return {key: _with_points(one, points) for key, one in value.items()}
        case list():
            return [_with_points(one, points) for one in value]
        case _:
            return value
