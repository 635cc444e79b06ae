"""Binding: what each kind of answer may be, which names are known, and what is told of the rest."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_rules.backends.exact.proofs import proof_of
from cchc_rules.base.sources import Source, Span
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.attachments import check_documents
from cchc_rules.dossiers.bind import bind, digest
from cchc_rules.dossiers.data import Data, Entry, Mapping, Scalar, Sequence
from cchc_rules.dossiers.findings import Findings
from cchc_rules.dossiers.read import addressed_to, read_dossier
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached, Dossier, Judgement, Never, Replies, Value
from cchc_rules.ir.scorecard import Proof
from tests.rooms.dossiers.rulesets import (
    HEAD,
    PLAN,
    SMALL,
    asked,
    bound,
    item,
    plain,
    ruleset_of,
    shipped_dossiers,
    tree,
)

SHIPPED = shipped_dossiers()


def answer(name: str, text: str) -> tuple[Value | None, list[str]]:
    """The value of one answer written as YAML, and the codes of what is wrong with it."""
    dossier, found = bound(f"trả lời:\n  moi-loai:\n    {name}: {text}\n")
    return (dossier.answers.get(("moi-loai", name)) if dossier else None), codes(found)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code.name for one in found]


def only(text: str) -> tuple[Diagnostic, str]:
    """The single finding of a dossier, and the text it underlines."""
    source = Source("ho-so.yaml", HEAD + text)
    data, _ = read_dossier(source)
    assert data is not None
    _, found = bind(data, SMALL)
    assert 1 == len(found), [(one.code.name, one.message.en) for one in found]
    return found[0], source.slice(found[0].labels[0].span)


def whole(text: str) -> Dossier:
    dossier, found = bound(text)
    assert [] == codes(found)
    assert dossier is not None
    return dossier


# --- the shipped dossiers -----------------------------------------------------------------


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_dossier_binds_without_a_finding(path: Path) -> None:
    data = tree(path.read_text(encoding="utf-8"), path.name)
    dossier, found = bind(data, ruleset_of(path))
    assert [] == [(one.code.name, one.message.en, one.path) for one in found]
    assert dossier is not None
    assert dossier.answers


def test_there_are_shipped_dossiers() -> None:
    assert {"so-tai-chinh", "so-vi-du"} <= {path.stem for path in SHIPPED}


# --- reading and addressing ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.json", "a.JSON", "a", "a.txt"])
def test_json_is_known_by_its_name_or_its_first_character(name: str) -> None:
    data, found = read_dossier(Source(name, ' {"năm": 2018, "bộ tiêu chí": "thu/so"}'))
    assert ((), ("thu/so", 2018)) == (found, addressed_to(data) if data else None)


def test_a_yaml_name_means_yaml_whatever_the_first_character() -> None:
    data, found = read_dossier(Source("a.yaml", "{năm: 2018}"))
    assert ((), (None, 2018)) == (found, addressed_to(data) if data else None)


@pytest.mark.parametrize("text", ["- a", "năm: [2018]", "năm: 18", "year:", "xin chào"])
def test_a_dossier_that_names_no_ruleset_is_addressed_to_none(text: str) -> None:
    assert (None, None) == addressed_to(tree(text))


# --- values -------------------------------------------------------------------------------

GOOD = [
    ("dem", "20", Fraction(20)),
    ("dem", '"20"', Fraction(20)),
    ("dem", "0", Fraction(0)),
    ("dem", "20 hồ sơ", Fraction(20)),
    ("dem", "1.000.000", Fraction(1_000_000)),
    ("dem", "1,000,000", Fraction(1_000_000)),
    ("so_ngay", "3 ngày", Fraction(3)),
    ("so_ngay", "3 days", Fraction(3)),
    ("co", "có", True),
    ("co", "Có", True),
    ("co", "yes", True),
    ("co", "true", True),
    ("co", "không", False),
    ("co", "no", False),
    ("co", "false", False),
    ("ngay", "31/01/2018", Fraction(date(2018, 1, 31).toordinal())),
    ("ngay", "2018-01-31", Fraction(date(2018, 1, 31).toordinal())),
    ("ngay", "ngày 1/2/2018", Fraction(date(2018, 2, 1).toordinal())),
    ("ngay", "29.2.2016", Fraction(date(2016, 2, 29).toordinal())),
    ("ngay_hoac_khong", "không có", Never()),
    ("ngay_hoac_khong", "never", Never()),
    ("so_do", "14,5", Fraction(29, 2)),
    ("so_do", "14.5 triệu đồng", Fraction(29, 2)),
    ("so_do", "1,125", Fraction(9, 8)),
    ("so_do", "1000", Fraction(1000)),
    ("phan_tram", "62,5%", Fraction(125, 2)),
    ("phan_tram", "62,5 phần trăm", Fraction(125, 2)),
    ("chi_so", "86,2", Fraction(431, 5)),
    ("chi_so", "86,2 %", Fraction(431, 5)),
    ("phan", "86,2%", Fraction(431, 500)),
    ("chon", "kịp THỜI", "Kịp thời"),
    ("chon", '"Đầy đủ, còn phù hợp"', "Đầy đủ, còn phù hợp"),
]


@pytest.mark.parametrize(("name", "text", "value"), GOOD)
def test_an_answer_is_read_as_people_write_it(name: str, text: str, value: Value) -> None:
    assert (value, []) == answer(name, text)
    assert type(value) is type(answer(name, text)[0])


BAD = [
    ("dem", "1.000", "CR405"),
    ("dem", "1,000", "CR405"),
    ("dem", "2,5", "CR405"),
    ("dem", "18.0", "CR405"),
    ("dem", "1e3", "CR405"),
    ("dem", "٢٠", "CR405"),
    ("dem", "1" * 31, "CR405"),
    ("dem", "hai mươi", "CR405"),
    ("dem", "20 việc", "CR405"),
    ("dem", "[20]", "CR405"),
    ("dem", "{a: 20}", "CR405"),
    ("dem", "-1", "CR406"),
    ("so_ngay", "-3", "CR406"),
    ("so_ngay", "3 hồ sơ", "CR405"),
    ("co", "rồi", "CR405"),
    ("co", "1", "CR405"),
    ("co", "có" * 300, "CR405"),
    ("chon", "x" * 500, "CR405"),
    ("ngay", "31/02/2018", "CR405"),
    ("ngay", "29/02/2018", "CR405"),
    ("ngay", "2018-13-01", "CR405"),
    ("ngay", "31/01/18", "CR405"),
    ("ngay", "không có", "CR405"),
    ("ngay_hoac_khong", "chưa rõ", "CR405"),
    ("so_do", "1.125", "CR405"),
    ("so_do", "1000,5", "CR406"),
    ("so_do", "-0,5", "CR406"),
    ("so_do", "50%", "CR405"),
    ("so_do", "14,5 tỷ đồng", "CR405"),
    ("chi_so", "101", "CR406"),
    ("chi_so", "86,2 điểm", "CR405"),
    ("chon", "Kịp giờ", "CR405"),
]


@pytest.mark.parametrize(("name", "text", "code"), BAD)
def test_an_answer_that_cannot_be_read_is_refused(name: str, text: str, code: str) -> None:
    assert (None, [code]) == answer(name, text)


@pytest.mark.parametrize("name", [one.name for one in SMALL.inputs if one.owner == "moi-loai"])
@pytest.mark.parametrize("text", ["", "null", '""', '"  "'])
def test_nothing_written_is_no_answer_and_no_error(name: str, text: str) -> None:
    assert (None, []) == answer(name, text)


def test_a_thousands_mark_is_refused_with_the_number_written_out() -> None:
    finding, underlined = only("trả lời:\n  moi-loai:\n    dem: 1.000\n")
    assert ("CR405", "1.000") == (finding.code.name, underlined)
    assert "`1000`" in finding.helps[0].vi
    assert '$["trả lời"]["moi-loai"].dem' == finding.path


def test_the_decimal_mark_of_the_keys_decides_what_three_decimals_mean() -> None:
    english = "ruleset: thu/so\nyear: 2018\nunit: Sở Thử\nanswers:\n  moi-loai:\n    so_do: "
    dossier, found = bind(tree(english + "1.125"), SMALL)
    assert ([], {("moi-loai", "so_do"): Fraction(9, 8)}) == (
        codes(found),
        dossier.answers if dossier else None,
    )
    assert ["CR405"] == codes(bind(tree(english + "1,125"), SMALL)[1])


def test_an_unknown_option_is_told_with_the_options_and_the_nearest() -> None:
    finding, underlined = only("trả lời:\n  moi-loai:\n    chon: kip thơi\n")
    assert "kip thơi" == underlined
    assert "`Không kịp thời`" in finding.notes[0].vi
    assert ["có phải ý bạn là `Kịp thời`?"] == [one.vi for one in finding.helps]


# --- surveys and judgements ---------------------------------------------------------------


def test_an_option_that_is_left_out_was_chosen_by_nobody() -> None:
    counts = (((None, "Tốt"), 3), ((None, "Kém"), 0), ((None, "Không có ý kiến"), 0))
    assert (Replies(counts), []) == answer("phieu", "{tốt: 3}")


def test_groups_and_options_that_are_left_out_count_nobody() -> None:
    dossier = whole("trả lời:\n  moi-loai:\n    phieu_nhom: {Người dân: {Kém: 2}}\n")
    replies = dossier.answers["moi-loai", "phieu_nhom"]
    assert isinstance(replies, Replies)
    assert 6 == len(replies.counts)
    assert [(("Người dân", "Kém"), 2)] == [one for one in replies.counts if one[1]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{Tốt: 3, Tuyệt: 1}", ["CR404"]),
        ("{Tốt: 3, tốt: 4}", ["CR403"]),
        ("{Tốt: 3, Kém: }", ["CR405"]),
        ("{Tốt: -3}", ["CR406"]),
        ("{Tốt: '2,5', Kém: nhiều}", ["CR405", "CR405"]),
        ("{Tốt: [1]}", ["CR405"]),
        ("{}", ["CR405"]),
        ("5", ["CR405"]),
        ("{Tốt: , Kém: }", []),
    ],
)
def test_a_survey_counts_people_by_known_options(text: str, found: list[str]) -> None:
    assert (None, found) == answer("phieu", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{Tốt: 3}", ["CR404"]),
        ("5", ["CR405"]),
        ("{Công chức: 3}", ["CR405"]),
        ("{Công chức: {}}", ["CR405"]),
        ("{}", ["CR405"]),
        ("{Công chức: {Tốt: x}, Người dan: {Tốt: 1}}", ["CR404", "CR405"]),
    ],
)
def test_a_survey_with_groups_wants_a_count_per_group(text: str, found: list[str]) -> None:
    value, codes_found = answer("phieu_nhom", text)
    assert (None, found) == (value, sorted(codes_found))


def test_a_judgement_carries_points_who_and_why() -> None:
    expected = Judgement(Fraction(5, 2), "Sở Nội vụ", "còn chậm")
    assert (expected, []) == answer("diem", '{điểm: "2,5", người chấm: Sở Nội vụ, lý do: còn chậm}')
    assert (expected, []) == answer("diem", "{points: 2.5 points, by: Sở Nội vụ, reason: còn chậm}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{điểm: 4, người chấm: A, lý do: B}", ["CR406"]),
        ('{điểm: "0,25", người chấm: A, lý do: B}', ["CR406"]),
        ("{điểm: -1, người chấm: A, lý do: B}", ["CR406"]),
        ("{điểm: 50%, người chấm: A, lý do: B}", ["CR405"]),
        ("{điểm: 1, lý do: B}", ["CR411"]),
        ("{điểm: [1], người chấm: A, lý do: B}", ["CR405"]),
        ("{điểm: 1, người chấm: [A], lý do: B}", ["CR405"]),
        ("{điểm: , người chấm: , lý do: }", []),
        ("{điểm: 1, người chấm: A, lý do: }", ["CR411"]),
        ("{điểm: 1}", ["CR411", "CR411"]),
        ("{người chấm: A, lý do: B}", ["CR409"]),
        ("{điểm: 1, người chấm: A, lý do: B, ghi chú: C}", ["CR404"]),
        ("2", ["CR405"]),
    ],
)
def test_a_judgement_without_all_three_or_off_its_steps_is_refused(text: str, found: list[str]) -> None:
    assert (None, found) == answer("diem", text)


# --- names --------------------------------------------------------------------------------


def test_the_same_dossier_in_either_language_is_the_same() -> None:
    vietnamese = whole(
        "trả lời: {chung: 1, '1.2': {xong: 1, giao: 2}}\n"
        "kiểm chứng: {'1.1': [{tên: Kế hoạch năm, loại: kế hoạch, số: 1, ngày: 2/1/2018, "
        "cơ quan: Sở, trang: 3}]}\n"
        "giải trình: {'1.3': vì}\ntừ chối: {'1.1': sai}\n"
    )
    english = tree(
        "Ruleset: thu/so\nYEAR: 2018\nunit: Sở Thử\nanswers: {chung: 1, ty-le: {XONG: 1, giao: 2}}\n"
        "evidence: {moi-loai: [{name: Kế hoạch năm, kind: kế hoạch, number: 1, date: 2018-01-02, "
        "issuer: Sở, page: 3}]}\nexplanations: {trong: vì}\nrefusals: {moi-loai: sai}\n"
    )
    assert (vietnamese, ()) == bind(english, SMALL)
    assert {"moi-loai": "sai"} == vietnamese.refusals
    assert {"trong": "vì"} == vietnamese.explanations


def test_the_inputs_of_a_group_stand_under_the_group() -> None:
    assert {("nhom", "cua_nhom"): Fraction(2)} == whole("trả lời: {'1': {cua_nhom: 2}}").answers


def test_case_decomposed_letters_and_both_spellings_are_the_same_words() -> None:
    text = HEAD + "trả lời: {moi-loai: {phieu_nhom: {công chức: {khong có ý kiến: 0, tốt: 1}}}}"
    text = text.replace("khong", "không")
    expected, _ = bind(tree(text), SMALL)
    assert expected is not None
    assert (expected, ()) == bind(tree(unicodedata.normalize("NFD", text)), SMALL)
    old, new = ("Người chấm: A, lý do: hoà"), ("NGƯỜI CHẤM: A, lí do: hoà")
    assert answer("diem", f"{{điểm: 1, {old}}}") == answer("diem", f"{{điểm: 1, {new}}}")


@pytest.mark.parametrize(
    ("text", "underlined", "guess"),
    [
        ("tra loi: {}", "tra loi", "trả lời"),
        ("trả lời: {chung: 1, ti-le: {xong: 1}}", "ti-le", "ty-le"),
        ("trả lời: {ty-le: {xng: 1}}", "xng", "xong"),
        ("giải trình: {'1.22': a}", "'1.22'", "1.2"),
        ("trả lời: {moi-loai: {phieu_nhom: {nguoi dan: {Tốt: 1}}}}", "nguoi dan", "Người dân"),
        ("kiểm chứng: {'1.1': [{tên: Kế hoạch năm, loai: kế hoạch}]}", "loai", "loại"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_name(text: str, underlined: str, guess: str) -> None:
    source = Source("ho-so.yaml", HEAD + text)
    _, found = bind(tree(HEAD + text), SMALL)
    one = next(one for one in found if one.code.name == "CR404")
    assert underlined == source.slice(one.labels[0].span)
    assert [f"có phải ý bạn là `{guess}`?"] == [cure.vi for cure in one.helps]


def test_a_code_and_an_id_of_one_item_are_a_repeated_key() -> None:
    finding, underlined = only("trả lời:\n  ty-le: {xong: 1}\n  '1.2': {giao: 2}\n")
    assert ("CR403", "'1.2'", 2) == (finding.code.name, underlined, len(finding.labels))
    assert "`ty-le`" in finding.message.vi
    assert "`1.2`" in finding.message.vi


@pytest.mark.parametrize("text", ["[]", "xin chào", "''"])
def test_a_dossier_that_is_no_group_is_refused(text: str) -> None:
    assert (None, ["CR405"]) == (bind(tree(text), SMALL)[0], codes(bind(tree(text), SMALL)[1]))


def test_a_key_too_long_to_be_a_name_is_unknown() -> None:
    finding, _ = only(f"? {'x' * 500}\n: 1")
    assert ("CR404", ()) == (finding.code.name, finding.helps)


@pytest.mark.parametrize("text", ["đơn vị: [a]", "bộ tiêu chí: [a]", "năm: {a: 1}"])
def test_an_address_that_is_no_text_is_one_finding(text: str) -> None:
    key = text.partition(":")[0]
    lines = [text if line.startswith(key) else line for line in HEAD.splitlines()]
    assert ["CR405"] == codes(bind(tree("\n".join(lines)), SMALL)[1])


@pytest.mark.parametrize("text", ["trả lời: 5", "trả lời: {ty-le: 5}", "giải trình: [a]", "đơn vị khác: 1"])
def test_a_part_of_the_wrong_shape_is_one_finding(text: str) -> None:
    finding, _ = only(text)
    assert finding.code.name in {"CR404", "CR405"}


# --- the address --------------------------------------------------------------------------


@pytest.mark.parametrize("line", [0, 1, 2])
def test_ruleset_year_and_unit_must_be_there(line: int) -> None:
    rest = [text for number, text in enumerate(HEAD.splitlines()) if number != line]
    dossier, found = bind(tree("\n".join(rest)), SMALL)
    assert (None, ["CR409"]) == (dossier, codes(found))


def test_a_blank_address_is_missing_too() -> None:
    _, found = bind(tree("bộ tiêu chí:\nnăm: ''\nđơn vị:\n"), SMALL)
    assert ["CR409"] * 3 == codes(found)


def test_a_dossier_for_another_ruleset_is_read_no_further() -> None:
    text = HEAD.replace("thu/so", "ca-mau/so") + "trả lời: {la: 1}"
    assert (None, ["CR408"]) == (bind(tree(text), SMALL)[0], codes(bind(tree(text), SMALL)[1]))


def test_a_dossier_for_another_year_is_read_no_further() -> None:
    text = HEAD.replace("2018", "2019") + "trả lời: {la: 1}"
    assert ["CR408"] == codes(bind(tree(text), SMALL)[1])


def test_a_year_is_four_digits() -> None:
    assert ["CR405"] == codes(bind(tree(HEAD.replace("2018", "năm nay")), SMALL)[1])


# --- parts and wholes ---------------------------------------------------------------------


def test_a_part_above_its_whole_is_told_with_both_figures_and_places() -> None:
    finding, underlined = only("trả lời:\n  ty-le:\n    xong: 21\n    giao: 20\n")
    assert ("CR407", "21", 2) == (finding.code.name, underlined, len(finding.labels))
    assert "phần được tính là 21, lớn hơn tổng số 20" == finding.message.vi
    assert [
        '`xong` là 21, ghi tại `$["trả lời"]["ty-le"].xong`',
        '`giao` là 20, ghi tại `$["trả lời"]["ty-le"].giao`',
    ] == [note.vi for note in finding.notes]


@pytest.mark.parametrize("answers", ["{xong: 20, giao: 20}", "{xong: 21}", "{giao: 0}", "{xong: 0, giao: 0}"])
def test_a_part_within_its_whole_or_not_known_is_fine(answers: str) -> None:
    assert [] == codes(bound(f"trả lời: {{ty-le: {answers}}}")[1])


def test_a_part_that_is_computed_may_not_fall_below_zero() -> None:
    path = next(path for path in SHIPPED if path.stem == "so-tai-chinh")
    text = path.read_text(encoding="utf-8")
    assert "    cham: 9\n" in text
    _, found = bind(tree(text.replace("    cham: 9\n", "    cham: 211\n")), ruleset_of(path))
    assert ["CR407"] == codes(found)
    assert "-1" in found[0].message.vi


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (ir.NumberOf("m", ir.Interval(Fraction(0), None, low_closed=False)), "0", ["phải lớn hơn 0"]),
        (ir.NumberOf("m", ir.Interval(Fraction(1, 2), None)), "0", ["phải từ 0,5 trở lên"]),
        (ir.NumberOf("m", ir.Interval(None, Fraction(5), high_closed=False)), "5", ["phải nhỏ hơn 5"]),
        (ir.IndexOf(ir.Interval(None, Fraction(5))), "6", ["phải từ 5 trở xuống"]),
        (ir.IndexOf(ir.Interval(Fraction(0), Fraction(5))), "6", ["phải từ 0 đến 5"]),
        (ir.IndexOf(ir.Interval(None, None)), "-6", None),
    ],
)
def test_a_number_out_of_bounds_is_told_with_the_bounds(
    kind: ir.AnswerKind, text: str, found: list[str] | None
) -> None:
    ruleset = evolve(SMALL, inputs=(asked(None, "so", kind),))
    _, told = bind(tree(HEAD + f"trả lời: {{so: {text}}}"), ruleset)
    assert ([] if found is None else [found]) == [[note.vi for note in one.notes] for one in told]


def test_a_part_of_replies_or_of_judged_points_is_compared_too() -> None:
    good = ir.Tally("moi-loai", "phieu", "Tốt")
    replies = ir.Demand(good, ir.Answer("moi-loai", "dem"))
    points = ir.Demand(ir.Answer("moi-loai", "diem"), ir.Answer("moi-loai", "dem"))
    answers = "{dem: 1, phieu: {Tốt: 2}, diem: {điểm: 2, người chấm: A, lý do: B}}"
    for demand in (replies, points):
        [group] = SMALL.children
        assert isinstance(group, ir.Group)
        children = (evolve(group, children=(item("moi-loai", "1.1", demands=(demand,)),)),)
        ruleset = evolve(SMALL, children=children)
        assert ["CR407"] == codes(bind(tree(HEAD + f"trả lời: {{moi-loai: {answers}}}"), ruleset)[1])


def test_a_demand_that_divides_by_zero_demands_nothing() -> None:
    number = ir.Quotient(ir.Answer("moi-loai", "dem"), ir.Answer("moi-loai", "so_ngay"))
    [group] = SMALL.children
    assert isinstance(group, ir.Group)
    demand = ir.Demand(number, ir.Constant(Fraction(1)))
    ruleset = evolve(SMALL, children=(evolve(group, children=(item("moi-loai", "1.1", demands=(demand,)),)),))
    assert [] == codes(bind(tree(HEAD + "trả lời: {moi-loai: {dem: 3, so_ngay: 0}}"), ruleset)[1])
    assert ["CR407"] == codes(bind(tree(HEAD + "trả lời: {moi-loai: {dem: 3, so_ngay: 2}}"), ruleset)[1])


# --- claims, explanations, evidence -------------------------------------------------------


def test_an_item_that_may_not_be_claimed_is_refused() -> None:
    assert "CR410" == only("không áp dụng: {'1.3': vì thế}")[0].code.name
    assert "CR410" == only("không áp dụng: {nhom: vì thế}")[0].code.name


def test_a_claim_needs_a_reason_and_is_kept() -> None:
    assert {"ty-le": "không có việc"} == whole("không áp dụng: {'1.2': không có việc}").na_claims
    for key in ("không áp dụng", "giải trình", "từ chối"):
        assert "CR411" == only(f"{key}:\n  '1.2':\n")[0].code.name


def test_an_answer_to_a_claimed_item_is_a_warning_and_makes_no_demand() -> None:
    dossier, found = bound("trả lời: {ty-le: {xong: 3, giao: 2}}\nkhông áp dụng: {'1.2': vì}")
    assert (["CR414", "CR414"], True) == (codes(found), dossier is not None)


def test_a_blank_answer_to_a_claimed_item_is_fine() -> None:
    whole("trả lời: {ty-le: {xong: , giao: }}\nkhông áp dụng: {'1.2': vì}")


def test_an_explanation_of_a_group_has_no_effect() -> None:
    assert "CR414" == only("giải trình: {nhom: vì}")[0].code.name


FITTING = "tên: Kế hoạch năm, loại: kế hoạch, số: 12/KH, ngày: 02/01/2018, cơ quan: Sở"


@pytest.mark.parametrize(
    ("document", "note"),
    [
        ("tên: Tờ trình", "cần có `Kế hoạch năm`, loại `kế hoạch`"),
        (FITTING.replace("số: 12/KH, ", ""), "tài liệu phải có số"),
        (FITTING.replace("ngày: 02/01/2018, ", ""), "tài liệu phải có ngày"),
        (FITTING.replace("02/01/2018", "31/12/2017"), "ngày phải từ 01/01/2018 trở đi"),
        (FITTING.replace("02/01/2018", "01/01/2019"), "ngày phải từ 31/12/2018 trở về trước"),
        (FITTING.replace("cơ quan: Sở", "cơ quan: Cục"), "cơ quan ban hành phải là `Sở`"),
        (FITTING.replace("loại: kế hoạch", "loại: báo cáo"), "loại phải là `kế hoạch`"),
    ],
)
def test_a_document_that_fits_nothing_is_a_warning_that_says_why(document: str, note: str) -> None:
    finding, _ = only(f"kiểm chứng: {{'1.1': [{{{document}}}]}}")
    assert ("CR413", Severity.WARNING, [note]) == (
        finding.code.name,
        finding.severity,
        [one.vi for one in finding.notes],
    )


def test_a_fitting_document_is_bound_whole() -> None:
    dossier = whole(f"kiểm chứng: {{'1.1': [{{{FITTING}, trang: 2-3}}]}}")
    day = date(2018, 1, 2).toordinal()
    expected = Attached(
        name="Kế hoạch năm", kind="kế hoạch", issuer="Sở", number="12/KH", day=day, page="2-3"
    )
    assert {"moi-loai": (expected,)} == dossier.evidence


@pytest.mark.parametrize("documents", ["", "[]", "['', null]"])
def test_no_document_is_no_evidence(documents: str) -> None:
    assert {} == whole(f"kiểm chứng: {{'1.1': {documents}}}").evidence


@pytest.mark.parametrize("where", ["'1.3'", "nhom"])
def test_evidence_nobody_asks_for_is_a_warning(where: str) -> None:
    dossier, found = bound(f"kiểm chứng: {{{where}: [{{{FITTING}}}]}}")
    assert (["CR413"], True) == (codes(found), dossier is not None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{loại: kế hoạch}", "CR409"),
        ("{tên: a, ngày: 31/02/2018}", "CR405"),
        ("[a]", "CR405"),
        ("{tên: [a]}", "CR405"),
    ],
)
def test_a_document_that_cannot_be_read_is_an_error(text: str, code: str) -> None:
    dossier, found = bound(f"kiểm chứng: {{'1.1': [{text}]}}")
    assert dossier is None
    assert code in codes(found)


def test_one_document_needs_no_list_and_a_name_alone_no_group() -> None:
    assert 1 == len(whole(f"kiểm chứng: {{'1.1': {{{FITTING}}}}}").evidence["moi-loai"])
    dossier, _ = bound("kiểm chứng: {'1.1': [Kế hoạch năm]}")
    assert dossier is not None
    assert (Attached(name="Kế hoạch năm"),) == dossier.evidence["moi-loai"]


_SOME = st.sampled_from([None, "Kế hoạch năm", "kế hoạch", "Sở", "khác"])
_DAYS = st.sampled_from([None, *(date(2018, 1, day).toordinal() for day in (1, 2, 3))])


@given(
    st.builds(Attached, name=_SOME.map(str), kind=_SOME, issuer=_SOME, number=_SOME, day=_DAYS),
    st.builds(
        ir.Document,
        name=_SOME.map(str),
        kind=_SOME,
        issuer=_SOME,
        numbered=st.booleans(),
        since=_DAYS,
        until=_DAYS,
    ),
)
def test_a_document_is_warned_of_exactly_when_the_evaluator_does_not_take_it(
    attached: Attached, document: ir.Document
) -> None:
    for asked_for in (document, PLAN):
        asking = item("thu", "1", evidence=(ir.Evidence((asked_for,)),))
        dossier = Dossier(ruleset="a", year=2018, unit="b", evidence={asking.id: (attached,)})
        proof, _ = proof_of(asking, dossier)
        findings = Findings()
        check_documents([(attached, tree("x"))], asking, findings)
        assert (proof is Proof.COMPLETE) == (not findings.found)


# --- the digest ---------------------------------------------------------------------------


def test_the_digest_names_what_is_said_not_how_it_is_written() -> None:
    one = whole("trả lời: {chung: 1, ty-le: {xong: 1, giao: 2}}")
    other = whole("trả lời: {'1.2': {giao: '2', xong: 1 việc}, CHUNG: 1}")
    assert one.digest == other.digest
    assert one.digest != whole("trả lời: {chung: 2, ty-le: {xong: 1, giao: 2}}").digest
    assert one.digest == digest(evolve(one, digest=None))


def test_a_digest_that_is_stated_must_be_the_right_one() -> None:
    good = whole("trả lời: {chung: 1}").digest
    assert good == whole(f"trả lời: {{chung: 1}}\nmã băm: {good}\n").digest
    assert "CR603" == only(f"trả lời: {{chung: 2}}\nmã băm: {good}\n")[0].code.name


# --- many mistakes, any data --------------------------------------------------------------


def test_every_mistake_is_told_in_one_run_each_at_its_place() -> None:
    dossier, found = bound(
        "trả lời: {la: {}, chung: x, ty-le: {xong: -1, giao: '1.000'}, '1.1': {ngay: 30/2/2018}}\n"
        "giải trình: {'1.3': }\nkhông áp dụng: {'1.3': vì}\nthừa: 1\n"
    )
    assert dossier is None
    assert ["CR404", "CR404", "CR405", "CR405", "CR405", "CR406", "CR410", "CR411"] == sorted(codes(found))
    assert all(one.path and one.labels for one in found)
    assert len(found) == len({one.path for one in found})


def test_ten_thousand_strangers_end_soon() -> None:
    rows = "\n".join(f"  la-{number}: 1" for number in range(10_000))
    assert 10_000 == len(bound(f"trả lời:\n{rows}\n")[1])


def _scalars() -> st.SearchStrategy[Data]:
    words = ["thu/so", "2018", "1", "-1", "1.000", "có", "không có", "31/01/2018", "50%", "Tốt", "", "Ⅷ", "²"]
    text = st.one_of(st.none(), st.sampled_from(words), st.text(max_size=8))
    return st.builds(
        Scalar, text=text, quoted=st.booleans(), path=st.just("$.x"), span=st.just(Span("x", 0, 0))
    )


_NAMES = [
    *(
        "bộ tiêu chí",
        "năm",
        "đơn vị",
        "trả lời",
        "evidence",
        "giải trình",
        "không áp dụng",
        "từ chối",
        "digest",
    ),
    *(name for one in SMALL.inputs for name in (one.name,)),
    *(
        "1",
        "1.1",
        "1.2",
        "1.3",
        "moi-loai",
        "ty-le",
        "Tốt",
        "Công chức",
        "điểm",
        "by",
        "lý do",
        "tên",
        "ngày",
    ),
]


@st.composite
def _mappings(draw: st.DrawFn, values: st.SearchStrategy[Data]) -> Mapping:
    names = draw(st.lists(st.one_of(st.sampled_from(_NAMES), st.text(max_size=5)), max_size=6, unique=True))
    span = Span("x", 0, 0)
    entries = tuple(
        Entry(Scalar(text=name, quoted=False, path=f"$.{name}", span=span), draw(values)) for name in names
    )
    return Mapping(entries=entries, path="$", span=span)


def _lists(values: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
    items = st.lists(values, max_size=3).map(tuple)
    return st.builds(Sequence, items=items, path=st.just("$[0]"), span=st.just(Span("x", 0, 0)))


TREES = st.recursive(_scalars(), lambda inner: _mappings(inner) | _lists(inner), max_leaves=25)


@given(TREES)
def test_any_tree_gives_a_dossier_or_findings(data: Data) -> None:
    dossier, found = bind(data, SMALL)
    errors = [one for one in found if one.severity is Severity.ERROR]
    assert (dossier is None) == bool(errors)
    assert addressed_to(data)[1] is None or 0 <= (addressed_to(data)[1] or 0) <= 9999


@given(st.dictionaries(st.sampled_from(_NAMES[3:8]), TREES, max_size=5))
def test_any_tree_behind_a_right_address_gives_a_dossier_or_findings(parts: dict[str, Data]) -> None:
    head = tree(HEAD)
    assert isinstance(head, Mapping)
    span = Span("x", 0, 0)
    entries = tuple(
        Entry(Scalar(text=name, quoted=False, path=f"$.{name}", span=span), part)
        for name, part in parts.items()
    )
    dossier, found = bind(evolve(head, entries=head.entries + entries), SMALL)
    assert (dossier is None) == any(one.severity is Severity.ERROR for one in found)


@given(st.data())
def test_a_shipped_dossier_with_one_value_replaced_gives_a_dossier_or_findings(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(SHIPPED))
    whole_tree = plain(path.read_text(encoding="utf-8"), path.name)
    places = list(_places(whole_tree))
    holder, key = data.draw(st.sampled_from(places))
    bad = st.one_of(st.none(), st.text(max_size=6), st.integers(), st.just([]), st.just({}), st.just(["a"]))
    holder[key] = data.draw(bad)  # type: ignore[index] # a list or a dictionary, with its own key
    dossier, found = bind(tree(json.dumps(whole_tree, ensure_ascii=True), "a.json"), ruleset_of(path))
    assert (dossier is None) == any(one.severity is Severity.ERROR for one in found)


def _places(value: object) -> list[tuple[object, object]]:
    match value:
        case dict():
            keys: list[object] = list(value)
        case list():
            keys = list(range(len(value)))
        case _:
            return []
    children = value.values() if isinstance(value, dict) else value
    return [(value, key) for key in keys] + [place for child in children for place in _places(child)]
