"""Rounds and ranks for other tools: the same figures as the command line, from plain data."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest

import cchc_rules
from tests.language.frame import framed

TEXT = framed(
    'tiêu chí 1 "Hồ sơ" tối đa 2 điểm\n  không cần kiểm chứng\n'
    '  hỏi a: số đếm "A"\n  chấm\n    khi a = 2: 2 điểm\n    khi a = 1: 1 điểm\n    còn lại: 0 điểm\n'
).text.replace("  đối tượng", "  xếp hạng theo chỉ số, đồng hạng bỏ số\n  đối tượng", 1)
RULESET = cchc_rules.compile_text(TEXT)


def dossier(unit: str, **answers: object) -> dict[str, object]:
    return {"bộ tiêu chí": "khung/mau", "năm": 2018, "đơn vị": unit, "trả lời": {"1": answers}}


def layer(stage: str, day: str, unit: str = "Sở A", **answers: object) -> dict[str, object]:
    return {**dossier(unit, **answers), "vòng": stage, "ngày": day, "người": "Người chấm"}


SELF = layer("tự chấm", "05/01/2019", a=2)
APPRAISAL = {**layer("thẩm định 1", "20/01/2019", a=1), "lý do": "Một hồ sơ trễ hạn"}


def codes_of(error: cchc_rules.CchcError) -> set[str]:
    return {one.code.name for one in error.report.diagnostics}


# ── rounds ─────────────────────────────────────────────────────────────────────────────────


def test_rounds_tell_who_changed_which_item() -> None:
    rounds = cchc_rules.score_rounds(RULESET, SELF, APPRAISAL)
    assert [one.scorecard.total.total.low for one in rounds.rounds] == [2, 1]
    assert [(one.code, one.author, one.reason) for one in rounds.differences] == [
        ("1", "Người chấm", "Một hồ sơ trễ hạn")
    ]


def test_rounds_that_do_not_fit_together_are_told_apart() -> None:
    silent = layer("thẩm định 1", "20/01/2019", a=1)
    with pytest.raises(cchc_rules.DossierError, match="<data 2>") as found:
        cchc_rules.score_rounds(RULESET, SELF, silent)
    assert codes_of(found.value) == {"CR704"}


def test_a_layer_that_cannot_be_read_keeps_the_findings_of_the_others(tmp_path: Path) -> None:
    wrong = layer("tự chấm", "05/01/2019", khong_co=2)
    (tmp_path / "hong.yaml").write_text("vòng: [", encoding="utf-8")
    with pytest.raises(cchc_rules.DossierError, match="khong_co") as found:
        cchc_rules.score_rounds(RULESET, wrong, tmp_path / "hong.yaml")
    assert len(codes_of(found.value)) == 2


def test_a_file_that_is_not_there_hides_no_other_finding(tmp_path: Path) -> None:
    wrong = layer("tự chấm", "05/01/2019", khong_co=2)
    with pytest.raises(cchc_rules.DossierError) as found:
        cchc_rules.score_rounds(RULESET, tmp_path / "mat.yaml", wrong)
    assert codes_of(found.value) == {"CR501", "CR404"}
    with pytest.raises(cchc_rules.DossierError) as found:
        cchc_rules.rank(RULESET, (tmp_path / "mat.yaml", dossier("Sở A", khong_co=1)), tmp_path / "khoi.yaml")
    text = found.value.text("vi")
    assert all(name in text for name in ("mat.yaml", "<data 2>.json", "khoi.yaml"))


def test_no_layer_is_an_error() -> None:
    with pytest.raises(cchc_rules.DossierError):
        cchc_rules.score_rounds(RULESET)


# ── ranks ──────────────────────────────────────────────────────────────────────────────────

UNITS: tuple[Mapping[str, object], ...] = (
    dossier("Sở A", a=2),
    dossier("Sở B", a=1),
    dossier("Sở C", a=1),
    dossier("Sở D", a=0),
)


def test_units_are_ranked_whatever_their_order() -> None:
    for given in permutations(UNITS):
        league, members = cchc_rules.rank(RULESET, given)
        (table,) = league.tables
        assert [(row.unit, row.rank and (row.rank.best, row.rank.worst)) for row in table.rows] == [
            ("Sở A", (1, 1)),
            ("Sở B", (2, 2)),
            ("Sở C", (2, 2)),
            ("Sở D", (4, 4)),
        ]
        assert [one.scorecard.total.total.low for one in members] == [2, 1, 1, 0]


def test_what_is_open_is_ranked_as_a_range() -> None:
    (table,) = cchc_rules.rank(RULESET, (UNITS[0], UNITS[1], dossier("Sở E")))[0].tables
    ranks = {row.unit: row.rank and (row.rank.best, row.rank.worst) for row in table.rows}
    assert ranks == {"Sở A": (1, 1), "Sở B": (2, 3), "Sở E": (1, 3)}


def test_groups_come_from_data_too() -> None:
    league, _ = cchc_rules.rank(
        RULESET,
        UNITS,
        {"cụm": {"Một": ["Sở A", "Sở B"], "Hai": ["Sở C", "Sở X"]}, "không xếp hạng": ["Sở D"]},
    )
    assert [(table.name, [row.unit for row in table.rows]) for table in league.tables] == [
        ("Một", ["Sở A", "Sở B"]),
        ("Hai", ["Sở C"]),
    ]
    assert [row.unit for row in league.unranked] == ["Sở D"]
    assert league.absent == ("Sở X",)


def test_a_layered_or_a_bound_dossier_is_ranked_by_what_stands() -> None:
    layered = {
        "bộ tiêu chí": "khung/mau",
        "năm": 2018,
        "đơn vị": "Sở A",
        "vòng": [
            {"vòng": "tự chấm", "ngày": "05/01/2019", "người": "Sở A", "trả lời": {"1": {"a": 2}}},
            {
                "vòng": "hội đồng",
                "ngày": "20/01/2019",
                "người": "Hội đồng",
                "lý do": "Một hồ sơ trễ hạn",
                "trả lời": {"1": {"a": 0}},
            },
        ],
    }
    bound = cchc_rules.read_dossier(UNITS[1], RULESET)
    (table,) = cchc_rules.rank(RULESET, (layered, bound))[0].tables
    assert [row.unit for row in table.rows] == ["Sở B", "Sở A"]


def test_every_dossier_that_is_wrong_is_named_and_nothing_is_ranked() -> None:
    with pytest.raises(cchc_rules.DossierError) as found:
        cchc_rules.rank(RULESET, (dossier("Sở A", x=1), UNITS[1], dossier("Sở C", y=1)), {"cụm": 3})
    text = found.value.text("vi")
    assert all(name in text for name in ("<data 1>.json", "<data 3>.json", "<groups>.json"))


def test_a_unit_twice_and_a_unit_in_no_group_are_errors() -> None:
    with pytest.raises(cchc_rules.DossierError) as found:
        cchc_rules.rank(RULESET, (UNITS[0], UNITS[0]))
    assert codes_of(found.value) == {"CR706"}
    with pytest.raises(cchc_rules.DossierError) as found:
        cchc_rules.rank(RULESET, UNITS[:2], {"cụm": {"Một": ["Sở A"]}})
    assert codes_of(found.value) == {"CR708"}


def test_without_a_clause_nothing_is_ranked() -> None:
    silent = cchc_rules.compile_text(TEXT.replace("  xếp hạng theo chỉ số, đồng hạng bỏ số\n", ""))
    with pytest.raises(cchc_rules.DossierError) as found:
        cchc_rules.rank(silent, UNITS)
    assert codes_of(found.value) == {"CR707"}


RELATIVE = cchc_rules.compile_text(
    TEXT.replace(
        "  chấm\n    khi a = 2: 2 điểm\n    khi a = 1: 1 điểm\n    còn lại: 0 điểm\n",
        "  chấm a / cao nhất toàn khối(a)\n    từ 100% trở lên: 2 điểm\n    dưới 100%: 1 điểm\n"
        "    khi cao nhất toàn khối(a) = 0: 0 điểm\n",
    )
)


def test_a_result_that_rests_on_the_others_can_be_kept_and_replayed() -> None:
    _, members = cchc_rules.rank(RELATIVE, UNITS[:2])
    assert [one.scorecard.total.total.low for one in members] == [2, 1]
    for one in members:
        kept = cchc_rules.result_to_dict(one.scorecard, one.dossier)
        assert isinstance(kept, dict)
        assert cchc_rules.verify(kept, RELATIVE).diagnostics == ()
