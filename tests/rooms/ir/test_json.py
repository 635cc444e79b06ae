from __future__ import annotations

import copy
import json
import subprocess
import sys
import unicodedata
from fractions import Fraction
from typing import Any, TypeAlias

import attrs
import pytest

from cchc_rules.base.resources import rulesets as shipped
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as n
from cchc_rules.ir import to_json as written
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier, Judgement, Never, Replies
from cchc_rules.ir.from_json import (
    MAX_FINDINGS,
    dossier_from_json,
    from_json,
    read_ruleset,
    scorecard_from_json,
)
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.ir.to_json import dossier_to_json, kind_of, to_json
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import print_file
from cchc_rules.pipeline import compile_source

# JSON as tests look into it, and spoil it.
Loose: TypeAlias = Any

SMALL = """\
bộ tiêu chí "thu/so" năm 2018
  tên "Thử"
  căn cứ quyết định "1/QĐ-UBND" ngày 02/01/2018 của "UBND tỉnh"
  căn cứ quyết định "2/QĐ-UBND" ngày 03/01/2018 của "UBND tỉnh"
  đối tượng sở
  tổng điểm 2, không quá 2 điểm, không dưới 0 điểm
  chỉ số bằng tổng điểm / điểm tối đa
  làm tròn chỉ số 2 chữ số
  điểm nhóm là tổng
  thiếu kiểm chứng: giải trình
  nguồn minh họa

tiêu chí 1 [tc] "Tiêu chí" tối đa 2 điểm
  hỏi xong: số đếm "Số nhiệm vụ đã xong"
  hỏi giao: số đếm "Số nhiệm vụ được giao"
  chấm xong / giao
    từ 90% trở lên: 2 điểm
    từ 70% đến dưới 90%: 1 điểm
    dưới 70%: 0 điểm
    giao = 0: giải trình
  kiểm chứng "Báo cáo"
  kiểm chứng "Kế hoạch"
  nguồn minh họa
"""


def compiled(text: str) -> n.Ruleset:
    done = compile_source(Source("ruleset.cchc", text))
    assert [] == [one.message.en for one in done.report.errors]
    assert done.ruleset is not None
    return done.ruleset


def edited(old: str, new: str) -> str:
    assert 1 == SMALL.count(old), old
    return SMALL.replace(old, new)


@pytest.fixture(scope="module")
def small() -> n.Ruleset:
    return compiled(SMALL)


@pytest.fixture
def envelope(small: n.Ruleset) -> Loose:
    return json.loads(json.dumps(to_json(small)))


# ── what is written ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("folder", ["binh-duong/so/2018", "ca-mau/so/2013"])
def test_a_shipped_ruleset_comes_back(folder: str) -> None:
    ruleset = compiled((shipped() / folder / "ruleset.cchc").read_text(encoding="utf-8"))
    again, found = from_json(json.loads(json.dumps(to_json(ruleset))))
    assert () == found
    assert ruleset == again


def test_the_envelope_names_its_format_and_kind(envelope: Loose) -> None:
    assert {"format": 1, "kind": "cchc-ruleset"} == {key: envelope[key] for key in ("format", "kind")}


def test_a_number_is_a_text_a_day_a_whole_number_and_a_default_is_left_out(envelope: Loose) -> None:
    ruleset = envelope["ruleset"]
    item = ruleset["children"][0]
    assert ("item", "2", "criterion") == (item["kind"], item["maximum"], item["level"])
    assert {"low": "9/10"} == item["cases"][1]["when"]["interval"]
    assert {"low": "7/10", "high": "9/10", "high_closed": False} == item["cases"][2]["when"]["interval"]
    assert [{"documents": [{"name": "Báo cáo"}]}, {"documents": [{"name": "Kế hoạch"}]}] == item["evidence"]
    assert 736696 == ruleset["decisions"][0]["day"]
    assert ruleset["total"]["bonus_cap"] is None


def test_a_default_that_is_written_out_means_the_same(small: n.Ruleset, envelope: Loose) -> None:
    envelope["ruleset"]["children"][0] |= {"assessor": None, "note": None, "survey": False}
    assert (small, ()) == from_json(envelope)


def test_no_class_of_a_union_has_a_field_named_kind() -> None:
    unions: list[Any] = [n.AnswerKind, n.Number, n.Condition, n.Outcome, n.Node, written.Value]
    classes = [one for union in unions for one in union.__args__]
    assert [] == [one for one in classes if "kind" in {shape.name for shape in written.shapes(one)}]
    assert len(classes) == len({(kind_of(one), one.__module__) for one in classes})


def test_the_answers_of_a_dossier_say_what_they_are() -> None:
    dossier = Dossier(
        ruleset="thu/so",
        year=2018,
        unit="Sở A",
        answers={
            ("tc", "xong"): Fraction(3),
            ("tc", "co"): True,
            ("tc", "muc"): "Tốt",
            ("tc", "ngay"): Never(),
            (None, "chung"): Judgement(Fraction(1, 2), "Sở Nội vụ", "đúng hạn"),
            ("tc", "khao_sat"): Replies(((("dân", "tốt"), 4), ((None, "kém"), 0))),
        },
    )
    content: Any = dossier_to_json(dossier)["dossier"]
    judged = {"kind": "judgement", "points": "1/2", "by": "Sở Nội vụ", "reason": "đúng hạn"}
    counts = [{"option": "kém", "count": 0}, {"group": "dân", "option": "tốt", "count": 4}]
    assert [
        {"name": "chung", "value": judged},
        {"owner": "tc", "name": "co", "value": {"kind": "yes-no", "value": True}},
        {"owner": "tc", "name": "khao_sat", "value": {"kind": "replies", "counts": counts}},
        {"owner": "tc", "name": "muc", "value": {"kind": "choice", "value": "Tốt"}},
        {"owner": "tc", "name": "ngay", "value": {"kind": "never"}},
        {"owner": "tc", "name": "xong", "value": {"kind": "number", "value": "3"}},
    ] == content["answers"]


def test_a_float_in_the_ir_is_our_own_fault_and_is_not_written(small: n.Ruleset) -> None:
    broken: Any = n.Interval(0.5)  # type: ignore[arg-type]
    grading = n.Grading(target=None, on_rounded=False, grades=(n.Grade("A", broken),))
    with pytest.raises(TypeError, match="float has no form in JSON"):
        to_json(attrs.evolve(small, gradings=(grading,)))


# ── what is refused ────────────────────────────────────────────────────────────────────────

NESTED: Any = "x"
for _ in range(300):
    NESTED = {"kind": "not", "condition": NESTED}
CYCLE: list[Any] = []
CYCLE.append(CYCLE)


@pytest.mark.parametrize(
    ("place", "value", "path", "message"),
    [
        ("maximum", 2, ".maximum", "a number written as text should stand where a whole number stands"),
        (
            "maximum",
            2.0,
            ".maximum",
            "a number written as text should stand where a number with decimals stands",
        ),
        ("maximum", True, ".maximum", "a number written as text should stand where `true` or `false` stands"),
        ("maximum", None, ".maximum", "a number written as text should stand where `null` stands"),
        ("maximum", "٣", ".maximum", "`٣` is not a number in the form used here"),
        ("maximum", "1_0", ".maximum", "`1_0` is not a number in the form used here"),
        ("maximum", "1e3", ".maximum", "`1e3` is not a number in the form used here"),
        ("maximum", "2.5", ".maximum", "`2.5` is not a number in the form used here"),
        ("maximum", " 2", ".maximum", "` 2` is not a number in the form used here"),
        ("maximum", "2\n", ".maximum", "`2\ufffd` is not a number in the form used here"),
        ("maximum", "+2", ".maximum", "`+2` is not a number in the form used here"),
        ("maximum", "2/0", ".maximum", "`2/0` is not a number in the form used here"),
        ("maximum", "9" * 31, ".maximum", f"`{'9' * 31}` is not a number in the form used here"),
        ("maximum", "1/" + "9" * 31, ".maximum", f"`1/{'9' * 31}` is not a number in the form used here"),
        ("level", "criterio", ".level", "`criterio` is not a word used here"),
        ("kind", "itme", ".kind", "`itme` is not a word used here"),
        ("survey", 1, ".survey", "`true` or `false` should stand where a whole number stands"),
        ("survey", "no", ".survey", "`true` or `false` should stand where a text stands"),
        ("name", 1, ".name", "a text should stand where a whole number stands"),
        pytest.param(
            "name",
            "\ud800",
            ".name",
            "the text holds a broken character (half of a UTF-16 pair)",
            id="half a pair: no name of a test can hold it",
        ),
        ("name", "x" * 100_001, ".name", "the text is longer than 100000 characters"),
        ("cases", {}, ".cases", "a list `[…]` should stand where an object `{…}` stands"),
        ("na", [], ".na", "an object `{…}` should stand where a list `[…]` stands"),
        ("marks", "2", ".marks", "nothing here is called `marks`"),
        ("a b", "2", '["a b"]', "nothing here is called `a b`"),
        ("applies", NESTED, ".applies" + ".condition" * 197, "values are nested more than 200 levels deep"),
        ("evidence", CYCLE, ".evidence[0]", "an object `{…}` should stand where a list `[…]` stands"),
        (
            "evidence",
            [{"documents": [{"name": "x", "count": -1}]}],
            ".evidence[0].documents[0].count",
            "this whole number lies outside what is allowed",
        ),
        (
            "cases",
            [
                {
                    "when": {"kind": "all", "conditions": []},
                    "then": {"kind": "award", "points": {"kind": "share", "node": "tc"}},
                }
            ],
            ".cases[0].then.points",
            "`share` belongs in gates and guarantees, not in the rule of an item",
        ),
        (
            "demands",
            [{"part": {"kind": "least", "choices": []}, "whole": {"kind": "constant", "value": "1"}}],
            ".demands[0].part",
            "`least` has no number to choose from",
        ),
    ],
)
def test_a_wrong_value_is_refused_where_it_stands(
    envelope: Loose, place: str, value: Loose, path: str, message: str
) -> None:
    envelope["ruleset"]["children"][0][place] = value
    ruleset, found = from_json(envelope)
    assert ruleset is None
    assert [("CR605", "$.ruleset.children[0]" + path, message)] == [
        (one.code.name, one.path, one.message.en) for one in found
    ]
    assert found[0].helps


def test_a_rounding_that_would_never_end_is_refused(envelope: Loose) -> None:
    envelope["ruleset"]["total"]["rounding"]["digits"] = 10**9
    (found,) = from_json(envelope)[1]
    assert "$.ruleset.total.rounding.digits" == found.path
    assert "write a number from 0 to 30" == found.helps[0].en


def test_choices_inside_the_conditions_of_choices_have_a_limit(envelope: Loose) -> None:
    one = {"kind": "constant", "value": "1"}
    number: Loose = one
    for _ in range(10):
        condition = {"kind": "within", "value": number, "interval": {"low": "0"}}
        number = {"kind": "if", "condition": condition, "then": one, "otherwise": one}
    envelope["ruleset"]["children"][0]["cases"][0]["then"] = {"kind": "award", "points": number}
    ruleset, found = from_json(envelope)
    assert ruleset is None
    message = "choices stand in the conditions of choices more than 8 levels deep"
    assert {message} == {one.message.en for one in found}


def test_a_missing_key_is_named(envelope: Loose) -> None:
    del envelope["ruleset"]["children"][0]["maximum"]
    (found,) = from_json(envelope)[1]
    assert ("$.ruleset.children[0]", "the key `maximum` is missing") == (found.path, found.message.en)


def test_a_misspelt_key_is_told_with_the_right_one(envelope: Loose) -> None:
    envelope["ruleset"]["tilte"] = envelope["ruleset"].pop("title")
    cures = [one.helps[0].vi for one in from_json(envelope)[1]]
    assert ["có phải ý bạn là `title`?", "thêm mục `title`"] == cures


def test_several_faults_are_told_in_one_run_and_not_without_end(envelope: Loose) -> None:
    item = envelope["ruleset"]["children"][0]
    item |= {"maximum": 1, "level": "x", "name": None}
    assert 3 == len(from_json(envelope)[1])
    envelope["ruleset"]["targets"] = [1] * 1000
    assert MAX_FINDINGS == len(from_json(envelope)[1])


@pytest.mark.parametrize("number", [2, 0, "1", True, 1.0, None, 10**5000], ids=range(7))
def test_another_format_number_is_refused_and_nothing_else_is_read(envelope: Loose, number: Loose) -> None:
    envelope |= {"format": number, "more": 1}
    (found,) = from_json(envelope)[1]
    assert ("CR602", "$.format") == (found.code.name, found.path)


def test_a_result_is_no_ruleset_and_the_finding_says_so(envelope: Loose) -> None:
    (found,) = scorecard_from_json(envelope)[1]
    assert ("CR601", "$.kind") == (found.code.name, found.path)
    assert "this is a `cchc-ruleset`, not a `cchc-scorecard`" == found.message.en
    assert ["CR605"] == [one.code.name for one in from_json([])[1]]


def test_a_ruleset_that_breaks_an_invariant_is_refused_though_every_part_is_right(envelope: Loose) -> None:
    envelope["ruleset"]["children"].append(copy.deepcopy(envelope["ruleset"]["children"][0]))
    assert read_ruleset(envelope)[0] is not None
    ruleset, (found,) = from_json(envelope)
    assert ruleset is None
    assert ("CR605", "the ruleset contradicts itself: the id tc is used twice") == (
        found.code.name,
        found.message.en,
    )


def test_two_answers_to_one_question_are_refused() -> None:
    envelope: Loose = dossier_to_json(Dossier(ruleset="thu/so", year=2018, unit="Sở A"))
    yes = {"name": "co", "value": {"kind": "yes-no", "value": True}}
    envelope["dossier"]["answers"] = [yes, yes]
    dossier, (found,) = dossier_from_json(envelope)
    assert dossier is None
    assert ("CR601", "$.dossier.answers[1]") == (found.code.name, found.path)


# ── the digest ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "# lời bàn\n" + SMALL.replace("tối đa 2 điểm\n", "tối đa 2 điểm  # hai điểm\n"),
        SMALL.replace("  hỏi", "\n\n      hỏi").replace(" năm", "   năm"),
        SMALL.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", SMALL),
        print_file(parse(Source("ruleset.cchc", SMALL))[0], "en"),
        SMALL.replace("2 điểm\n    từ", "2,00 điểm\n    từ"),
        edited(
            '  kiểm chứng "Báo cáo"\n  kiểm chứng "Kế hoạch"\n',
            '  kiểm chứng "Kế hoạch"\n  kiểm chứng "Báo cáo"\n',
        ),
        edited('"Số nhiệm vụ đã xong"\n', '"Số nhiệm vụ đã xong"\n  nguồn minh họa\n').replace(
            '"Kế hoạch"\n  nguồn minh họa', '"Kế hoạch"'
        ),
        edited("  hỏi xong: số đếm", "  hỏi giao: số đếm")
        .replace('  hỏi giao: số đếm "Số nhiệm vụ đã xong"\n', "")
        .replace("  chấm xong", '  hỏi xong: số đếm "Số nhiệm vụ đã xong"\n  chấm xong'),
        edited('1/QĐ-UBND" ngày 02/01', '3/QĐ-UBND" ngày 03/01')
        .replace('2/QĐ-UBND" ngày 03/01', '1/QĐ-UBND" ngày 02/01')
        .replace("3/QĐ-UBND", "2/QĐ-UBND"),
    ],
    ids=[
        "comment",
        "indent",
        "crlf",
        "nfd",
        "english",
        "zeros",
        "evidence",
        "clauses",
        "inputs",
        "decisions",
    ],
)
def test_the_digest_does_not_see_how_a_ruleset_is_written(small: n.Ruleset, text: str) -> None:
    assert text != SMALL
    assert digest(small) == digest(compiled(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("90%: 1 điểm", "90%: 1,5 điểm"),
        ("từ 70% đến dưới 90%: 1 điểm\n    dưới 70%", "từ 60% đến dưới 90%: 1 điểm\n    dưới 60%"),
        ("từ 90% trở lên: 2 điểm\n    từ 70% đến dưới 90%", "trên 90%: 2 điểm\n    từ 70% đến 90%"),
        ('kiểm chứng "Báo cáo"', 'kiểm chứng "Báo cáo năm"'),
        ('"Kế hoạch"\n  nguồn minh họa', '"Kế hoạch"\n  nguồn phục dựng "bản lưu"'),
        ("2 chữ số", "3 chữ số"),
        ('"Tiêu chí"', '"Tiêu chí một"'),
        ("Số nhiệm vụ đã xong", "Số nhiệm vụ hoàn thành"),
        ("năm 2018", "năm 2019"),
        ('"Kế hoạch"\n', '"Kế hoạch"\n  ghi chú "Điểm tạm"\n'),
    ],
)
def test_the_digest_sees_what_a_ruleset_says(small: n.Ruleset, old: str, new: str) -> None:
    assert digest(small) != digest(compiled(edited(old, new)))


# ── a cold start ───────────────────────────────────────────────────────────────────────────


def test_reading_json_loads_neither_parser_nor_yaml_nor_command_line() -> None:
    program = (
        "import sys, cchc_rules.ir.from_json, cchc_rules.ir.digest; "
        "print(sorted({'lark', 'yaml', 'click', 'cattrs'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()


def test_every_field_of_a_scorecard_has_a_form() -> None:
    assert {"unit", "title", "status", "total", "children", "grades", "next_steps", "certificate"} == {
        shape.name for shape in written.shapes(Scorecard)
    }
