"""Which slips are noticed, by what, and what is suggested for those that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules.analyses.mutation.fates import Equivalent, Fate, Killed, Stage, Survived
from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.analyses.mutation.planting import Slip
from cchc_rules.workspace.cases import run, suites_of
from cchc_rules.workspace.mutation import Plan, Refused, fate_of, look_of, prepare, with_case
from cchc_rules.workspace.planting import Choice, chosen, harvest, save
from tests.rooms.workspace import slips


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return slips.plan_of(slips.write(tmp_path_factory.mktemp("guarded"), slips.CASES))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return slips.plan_of(slips.write(tmp_path_factory.mktemp("bare"), None))


def slip(plan: Plan, kind: Kind, after: str | None) -> Slip:
    """The slip of a kind that turns a line into `after`; None where a line is lost."""
    wanted = () if after is None else (after,)
    found = [
        one for one in plan.slips if one.kind is kind and look_of(plan, one).after[: len(wanted)] == wanted
    ]
    if after is None:
        found = [one for one in found if not look_of(plan, one).after]
    assert found, (kind, after)
    return found[0]


def noticed(fate: Fate) -> tuple[Stage, str]:
    assert isinstance(fate, Killed), fate
    return fate.stage, fate.by[0].vi


NOTICED = [
    (Kind.BAND_END, "trên 70% đến dưới 90%: 2 điểm", Stage.CHECK, "CR301"),
    (Kind.BAND_DROPPED, "dưới 90%: 0 điểm", Stage.CASES, "Dưới mốc 90%"),
    (Kind.BOUND, "từ 91% trở lên: 4 điểm", Stage.CASES, "Đúng mốc 90%"),
    (Kind.POINTS_SWAPPED, "từ 70% đến dưới 90%: 0 điểm", Stage.CASES, "Dưới mốc 90%"),
    (Kind.POINTS, "từ 90% trở lên: 4,25 điểm", Stage.CHECK, "CR310"),
    (Kind.DIVISOR, "chấm giao / xong", Stage.CHECK, "CR309"),
    (Kind.OUTCOME, "giao = 0: 0 điểm", Stage.CASES, "Mục 1 không áp dụng"),
    (Kind.CONNECTIVE, "khi gop_y: 2 điểm", Stage.CASES, "Quá một ngày"),
    (Kind.RATE, "chấm trừ 0,75 điểm mỗi sai, không dưới 0 điểm", Stage.CASES, "Một văn bản sai"),
    (Kind.ANSWERS_SWAPPED, "có: 0 điểm", Stage.CASES, "Có báo cáo chậm"),
    (
        Kind.EVIDENCE,
        'tài liệu kiểm chứng một trong "Báo cáo" ít nhất 2, "Kế hoạch"',
        Stage.CASES,
        "Thiếu báo cáo",
    ),
    (Kind.EVIDENCE, "không cần tài liệu kiểm chứng", Stage.CASES, "Thiếu báo cáo"),
    (Kind.CAP, "trần điểm thưởng không giới hạn", Stage.CASES, "Trần điểm thưởng"),
    (Kind.CAP, "trần điểm trừ 1,5 điểm", Stage.CASES, "Trần điểm trừ"),
    (Kind.NOT_APPLICABLE, "khi không áp dụng: 0 điểm", Stage.CASES, "Mục 1 không áp dụng"),
    (Kind.ROUNDING, "làm tròn chỉ số 1 chữ số", Stage.CASES, "Làm tròn chỉ số"),
    (Kind.INDEX, "chỉ số bằng điểm cơ bản / điểm tối đa", Stage.CASES, "Trần điểm thưởng"),
    (Kind.GRADE, '"Tốt": từ 79% trở lên', Stage.CASES, "Dưới mốc loại tốt"),
    (Kind.GRADE, "xếp loại theo chỉ số", Stage.CASES, "Làm tròn lên đúng mốc"),
    (Kind.GATE, None, Stage.CASES, "Có người bị kỷ luật"),
]


@pytest.mark.parametrize(("kind", "after", "stage", "by"), NOTICED)
def test_a_slip_is_noticed_by_what_is_there_to_notice_it(
    guarded: Plan, kind: Kind, after: str | None, stage: Stage, by: str
) -> None:
    found, name = noticed(fate_of(guarded, slip(guarded, kind, after)))
    assert stage is found
    assert by in name


def test_nothing_survives_good_cases(guarded: Plan) -> None:
    fates = [fate_of(guarded, one) for one in guarded.slips]
    assert [] == [one for one in fates if isinstance(one, Survived)]
    assert {Stage.CHECK, Stage.CASES} == {one.stage for one in fates if isinstance(one, Killed)}


def test_an_end_is_turned_at_both_neighbours_so_that_only_a_case_can_notice(guarded: Plan) -> None:
    both = [
        one for one in guarded.slips if one.kind is Kind.BAND_END and len(look_of(guarded, one).after) == 2
    ]
    (at_90, _) = both
    assert ("trên 90%: 4 điểm", "từ 70% đến 90%: 2 điểm") == look_of(guarded, at_90).after
    stage, case = noticed(fate_of(guarded, at_90))
    assert Stage.CASES is stage
    assert "Đúng mốc 90%" in case


def test_a_guarantee_notices_what_no_case_does(bare: Plan) -> None:
    swapped = slip(bare, Kind.POINTS_SWAPPED, "từ 70% đến dưới 90%: 0 điểm")
    assert (Stage.LAWS, "bảo đảm về `xong` của mục 1") == noticed(fate_of(bare, swapped))


def test_a_slip_that_changes_no_score_is_equivalent_for_sure(guarded: Plan) -> None:
    best = slip(guarded, Kind.COMBINE, "điểm nhóm là tổng nhưng không quá tối đa")
    assert Equivalent(0, sure=True) == fate_of(guarded, best)


@pytest.mark.parametrize(
    ("kind", "after", "says"),
    [
        (Kind.BOUND, "từ 91% trở lên: 4 điểm", "trả lời: {xong: 90, giao: 100}\n  kết quả: 4 điểm"),
        (Kind.CAP, "trần điểm thưởng 2 điểm", 'điểm: {"1": 2, "2": 1, "3": 1, "4": 1, "T1": 2, "P1": 0}'),
        (Kind.EVIDENCE, 'tài liệu kiểm chứng "Kế hoạch"', "kiểm chứng: [Báo cáo, Kế hoạch]"),
        (
            Kind.EVIDENCE,
            'tài liệu kiểm chứng "Báo cáo" ít nhất 3, "Kế hoạch"',
            "kiểm chứng: [Báo cáo, Báo cáo, Kế hoạch]",
        ),
        (Kind.GATE, None, "trả lời: {ky_luat: 1}"),
    ],
)
def test_a_survivor_comes_with_a_case_that_notices_it(
    bare: Plan, kind: Kind, after: str | None, says: str
) -> None:
    planted = slip(bare, kind, after)
    fate = fate_of(bare, planted)
    assert isinstance(fate, Survived)
    assert says in fate.case.vi
    assert isinstance(fate_of(with_case(bare, fate), planted), Killed)


def test_every_suggested_case_notices_its_slip(bare: Plan) -> None:
    survivors = [(one, fate) for one in bare.slips if isinstance(fate := fate_of(bare, one), Survived)]
    assert len(survivors) > 80
    missed = [
        fate.case.vi for one, fate in survivors if not isinstance(fate_of(with_case(bare, fate), one), Killed)
    ]
    assert [] == missed


def test_a_weak_case_lets_a_slip_through_and_the_suggestion_mends_it(tmp_path: Path) -> None:
    # 95 of 100 stands nowhere near the bound of 90 %.
    weak = slips.CASES.replace("{xong: 90, giao: 100}", "{xong: 95, giao: 100}")
    own = slips.write(tmp_path, weak)
    plan = slips.plan_of(own)
    moved = slip(plan, Kind.BOUND, "từ 91% trở lên: 4 điểm")
    fate = fate_of(plan, moved)
    assert isinstance(fate, Survived)
    assert "4 điểm" == fate.expected.vi
    assert "2 điểm" == fate.other.vi
    ((suite,), _) = suites_of(str(own))
    found = harvest(suite, plan, Choice(kinds=(Kind.BOUND,)), 1, _nobody)
    assert () == save(own / "cases" / "them.yaml", (found,))
    ((suite,), _) = suites_of(str(own))
    tried = run(suite)
    assert tried.report.ok
    assert () == tried.failed
    assert isinstance(fate_of(slips.plan_of(own), moved), Killed)


def test_one_suggested_case_serves_every_slip_that_it_notices(bare: Plan) -> None:
    ((suite,), _) = suites_of(str(bare.path))
    found = harvest(suite, bare, Choice(kinds=(Kind.WEIGHT,)), 1, _nobody)
    assert len(found.survivors) > 1
    assert 1 == sum(1 for one in found.survivors if one.needed)


def test_slips_can_be_chosen_by_kind_by_item_and_by_lot(guarded: Plan) -> None:
    def kinds(choice: Choice) -> set[tuple[Kind, str | None]]:
        return {(guarded.slips[one].kind, guarded.slips[one].under) for one in chosen(guarded, choice)}

    assert {(Kind.RATE, "3"), (Kind.RATE, "T1")} == kinds(Choice(kinds=(Kind.RATE,)))
    assert {"3"} == {under for _, under in kinds(Choice(item="3"))}
    drawn = chosen(guarded, Choice(limit=10, seed=7))
    assert 10 == len(drawn)
    assert drawn == chosen(guarded, Choice(limit=10, seed=7))
    assert drawn != chosen(guarded, Choice(limit=10, seed=8))


def test_processes_give_what_one_process_gives(guarded: Plan) -> None:
    ((suite,), _) = suites_of(str(guarded.path))
    choice = Choice(limit=70)
    told: list[tuple[int, int]] = []
    two = harvest(suite, guarded, choice, 2, lambda done, all_of: told.append((done, all_of)))
    assert harvest(suite, guarded, choice, 1, _nobody) == two
    assert (70, 70) == told[-1]


def test_a_ruleset_that_fails_a_case_is_refused(tmp_path: Path) -> None:
    own = slips.write(tmp_path, slips.CASES.replace("kết quả: 4 điểm", "kết quả: 3 điểm"))
    prepare.cache_clear()
    ((suite,), _) = suites_of(str(own))
    refused = prepare(suite)
    assert isinstance(refused, Refused)
    assert refused.failed


def _nobody(done: int, all_of: int) -> None:
    assert done <= all_of
