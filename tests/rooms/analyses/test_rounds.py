"""Rounds: the last layer that speaks decides, what is closed stays, and every change has a reason."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc_rules.analyses.rounds import Rounds, score_rounds
from cchc_rules.backends.words.explain import explain_item
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir.scorecard import Points, Status, item_scores
from cchc_rules.ir.walk import items
from cchc_rules.pipeline import compile_source
from cchc_rules.workspace import results
from tests.rooms.analyses.season import BODY, HEAD, identity, layers_of, ruleset

SELF = """vòng: tự chấm
ngày: 05/01/2019
người: Văn phòng Sở Mẫu
"""
APPRAISAL = """vòng: thẩm định 1
ngày: 20/01/2019
người: Sở Nội vụ
"""
EXPLANATION = """vòng: giải trình
ngày: 25/01/2019
người: Văn phòng Sở Mẫu
"""
SECOND = """vòng: thẩm định 2
ngày: 30/01/2019
người: Sở Nội vụ
"""
COUNCIL = """vòng: hội đồng
ngày: 15/02/2019
người: Hội đồng thẩm định
"""
ON_TIME = 'trả lời:\n  "1.1": {dung: 95, tat_ca: 100}\n'


def file(layer: str, content: str = "", unit: str = "Sở Mẫu") -> str:
    return identity(unit) + layer + content


def scored(*texts: str) -> Rounds:
    layers, found = layers_of(*texts)
    assert () == found
    rounds, wrong = score_rounds(ruleset(), layers)
    assert rounds is not None, [one.message.vi for one in wrong]
    return rounds


def refused(*texts: str) -> tuple[Diagnostic, ...]:
    layers, found = layers_of(*texts)
    if found:
        return found
    rounds, wrong = score_rounds(ruleset(), layers)
    assert rounds is None
    return wrong


def names(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code.name for one in found]


def item(rounds: Rounds, code: str) -> tuple[Status, Points]:
    found = next(one for one in item_scores(rounds.last.scorecard) if one.code == code)
    return found.status, found.points


def final(points: int | str) -> Points:
    return Points(low=Fraction(points), high=Fraction(points))


# ── what stands ────────────────────────────────────────────────────────────────────────────


def test_an_answer_of_a_later_layer_takes_the_place_of_one_answer_only() -> None:
    rounds = scored(
        file(SELF, ON_TIME),
        file(APPRAISAL, 'lý do: Trừ hồ sơ trả muộn\ntrả lời:\n  "1.1": {dung: 75}\n'),
    )
    assert (Status.SCORED, final(3)) == item(rounds, "1.1")
    assert Fraction(100) == rounds.last.dossier.answers["dung-han", "tat_ca"]


def test_what_no_layer_answers_stays_open_and_is_no_zero() -> None:
    rounds = scored(file(SELF), file(APPRAISAL), file(COUNCIL))
    for one in item_scores(rounds.last.scorecard):
        assert one.points.high == one.maximum
        assert one.status in {Status.MISSING, Status.PENDING}


def test_each_round_is_scored_with_the_layers_so_far() -> None:
    rounds = scored(file(SELF, ON_TIME), file(APPRAISAL, 'trả lời:\n  "2.1": {hl: 90}\n'))
    assert [8, 11] == [one.scorecard.total.total.low for one in rounds.rounds]
    assert [3, 0] == [rounds.moved.low, rounds.moved.high]


def test_a_refusal_stands_until_an_appraiser_speaks_of_the_item_again() -> None:
    refusal = 'từ chối:\n  "1.1": Số liệu không khớp hệ thống\n'
    more = 'lý do: Bổ sung số liệu\ntrả lời:\n  "1.1": {dung: 96}\n'
    unit_only = scored(file(SELF, ON_TIME), file(APPRAISAL, refusal), file(EXPLANATION, more))
    assert (Status.REFUSED, final(0)) == item(unit_only, "1.1")
    accepted = scored(
        file(SELF, ON_TIME),
        file(APPRAISAL, refusal),
        file(EXPLANATION, more),
        file(SECOND, 'lý do: Chấp nhận giải trình\ntrả lời:\n  "1.1": {dung: 96}\n'),
    )
    assert (Status.SCORED, final(6)) == item(accepted, "1.1")


def test_a_unit_does_not_claim_away_what_an_appraiser_refused() -> None:
    rounds = scored(
        file(SELF, 'không áp dụng:\n  "1.2": Không có chức năng\n'),
        file(APPRAISAL, 'từ chối:\n  "1.2": Có chức năng này\n'),
        file(EXPLANATION, 'không áp dụng:\n  "1.2": Vẫn không có\n'),
    )
    assert {} == rounds.last.dossier.na_claims
    assert 0 == item(rounds, "1.2")[1].high


def test_a_later_answer_ends_a_claim() -> None:
    rounds = scored(
        file(SELF, 'không áp dụng:\n  "1.2": Không có chức năng\n'),
        file(APPRAISAL, 'lý do: Đơn vị có sáng kiến\ntrả lời:\n  "1.2": {co: 0}\n'),
    )
    assert {} == rounds.last.dossier.na_claims


def test_documents_of_a_later_layer_are_added_to_those_before() -> None:
    proof = 'tài liệu kiểm chứng:\n  "1.1": [{name}]\n'
    report, register = proof.format(name="Báo cáo"), proof.format(name="Sổ theo dõi")
    layers, found = layers_of(file(SELF, report), file(EXPLANATION, register))
    # No item of this ruleset asks for documents, which is a warning and keeps them.
    assert ["CR413", "CR413"] == names(found)
    rounds, _ = score_rounds(ruleset(), layers)
    assert rounds is not None
    assert ["Báo cáo", "Sổ theo dõi"] == [one.name for one in rounds.last.dossier.evidence["dung-han"]]


def test_the_council_may_set_points_itself_and_the_score_says_so() -> None:
    decided = 'điểm:\n  "1.1": {điểm: "4,5", lý do: Có yếu tố khách quan}\n'
    rounds = scored(file(SELF, ON_TIME), file(COUNCIL, decided))
    assert (Status.DECIDED, final("9/2")) == item(rounds, "1.1")
    assert "Hội đồng thẩm định" == rounds.last.dossier.awarded["dung-han"].by
    assert "Có yếu tố khách quan" == rounds.differences[0].reason
    assert Fraction(-3, 2) == rounds.differences[0].moved.low


def test_a_result_of_the_last_round_replays_with_the_points_that_were_set() -> None:
    decided = 'điểm:\n  "1.1": {điểm: 4, lý do: Có yếu tố khách quan}\n'
    last = scored(file(SELF, ON_TIME), file(COUNCIL, decided)).last
    kept = results.to_json(last.scorecard, last.dossier)
    assert results.verify(kept, ruleset=ruleset()).ok
    assert isinstance(kept, dict)
    dossier = kept["dossier"]["dossier"]  # type: ignore[index, call-overload]
    dossier["awarded"]["dung-han"]["points"] = "5"  # type: ignore[index, call-overload]
    assert not results.verify(kept, ruleset=ruleset()).ok


# ── who may say what ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "content",
    [
        'trả lời:\n  "2.1": {hl: 90}\n',
        'trả lời:\n  "2.2": {dg: {điểm: 1, người chấm: Sở, lý do: Tốt}}\n',
        'điểm:\n  "1.1": {điểm: 6, lý do: Làm tốt}\n',
        'từ chối:\n  "1.1": Không công nhận\n',
    ],
    ids=["survey", "judgement", "points", "refusal"],
)
@pytest.mark.parametrize("stage", [SELF, EXPLANATION], ids=["self", "explanation"])
def test_a_unit_scores_nothing_that_comes_from_others(stage: str, content: str) -> None:
    first = () if stage is SELF else (file(SELF),)
    assert ["CR701"] == names(refused(*first, file(stage, content)))


@pytest.mark.parametrize("missing", ["vòng", "ngày", "người"])
def test_a_layer_says_which_round_when_and_who(missing: str) -> None:
    lines = [line for line in SELF.splitlines() if not line.startswith(missing)]
    found = refused(file("\n".join(lines) + "\n", ON_TIME))
    assert "CR409" in names(found)


@pytest.mark.parametrize(
    ("points", "code"),
    [("{điểm: 7, lý do: x}", "CR406"), ("{điểm: -1, lý do: x}", "CR406"), ("{điểm: 3}", "CR411")],
)
def test_points_that_are_set_lie_within_the_item_and_have_a_reason(points: str, code: str) -> None:
    assert [code] == names(refused(file(SELF), file(COUNCIL, f'điểm:\n  "1.1": {points}\n')))


# ── order and locks ────────────────────────────────────────────────────────────────────────


def test_two_layers_of_one_round_are_out_of_order() -> None:
    assert ["CR702"] == names(refused(file(SELF), file(SELF)))


def test_an_appraisal_after_the_council_is_out_of_order() -> None:
    assert "CR702" in names(refused(file(SELF), file(COUNCIL), file(SECOND)))


def test_a_layer_dated_before_the_one_above_it_is_out_of_order() -> None:
    early = APPRAISAL.replace("20/01", "01/01")
    assert ["CR702"] == names(refused(file(SELF), file(early)))


def test_a_second_layer_of_a_closed_round_is_refused_with_both_places() -> None:
    (found,) = refused(file(SELF + "khóa: có\n", ON_TIME), file(SELF, ON_TIME))
    assert "CR703" == found.code.name
    assert ["1.yaml", "0.yaml"] == [label.span.file for label in found.labels]


def test_a_layer_dated_before_a_lock_may_not_change_what_is_closed() -> None:
    early = APPRAISAL.replace("20/01", "01/01") + "lý do: x\n"
    found = refused(file(SELF + "khóa: có\n", ON_TIME), file(early, 'trả lời:\n  "1.1": {dung: 60}\n'))
    assert ["CR703"] == names(found)


def test_a_closed_layer_that_was_edited_in_its_file_is_refused() -> None:
    layers, _ = layers_of(file(SELF + "khóa: có\n", ON_TIME))
    kept = f"mã băm: {layers[0].digest}\n"
    assert [] == names(layers_of(file(SELF + "khóa: có\n", ON_TIME + kept))[1])
    edited = ON_TIME.replace("95", "99")
    assert ["CR703"] == names(layers_of(file(SELF + "khóa: có\n", edited + kept))[1])


def test_a_change_without_a_reason_is_refused() -> None:
    found = refused(file(SELF, ON_TIME), file(APPRAISAL, 'trả lời:\n  "1.1": {dung: 60}\n'))
    assert ["CR704"] == names(found)


def test_an_answer_that_fills_a_blank_or_repeats_one_needs_no_reason() -> None:
    rounds = scored(file(SELF, ON_TIME), file(APPRAISAL, ON_TIME + '  "2.1": {hl: 90}\n'))
    assert ["2.1"] == [one.code for one in rounds.differences]


def test_layers_of_two_units_are_no_season() -> None:
    assert ["CR705"] == names(refused(file(SELF), file(APPRAISAL, unit="Sở Khác")))


# ── a group claimed as a whole ─────────────────────────────────────────────────────────────


def test_a_claim_of_a_group_claims_every_item_below_and_spreads_its_points() -> None:
    claim = 'không áp dụng:\n  "2": Năm nay không khảo sát\n  "1.2": Không có chức năng\n'
    rounds = scored(file(SELF, ON_TIME + claim))
    assert {"hai-long", "doi-moi", "sang-kien"} == set(rounds.last.dossier.na_claims)
    assert final(20) == rounds.last.scorecard.total.total


def test_a_group_without_the_clause_may_not_be_claimed() -> None:
    assert ["CR410"] == names(refused(file(SELF, 'không áp dụng:\n  "1": Không có\n')))


def test_a_group_that_may_be_claimed_must_say_what_becomes_of_its_points() -> None:
    head = HEAD.replace("  khi không áp dụng quy đổi theo tổng điểm\n", "")
    body = BODY.replace(
        '"Sáng kiến so với đơn vị nhiều nhất" tối đa 6 điểm\n  được khai không áp dụng',
        '"Sáng kiến" tối đa 6 điểm',
    )
    found = compile_source(
        Source("mua.cchc", head + body.replace("    tat_ca = 0: không áp dụng\n", ""))
    ).report
    assert "CR319" in {one.code.name for one in found.diagnostics}


def test_a_layer_for_each_kind_of_round_may_be_written_in_english() -> None:
    head = "ruleset: mua/so\nyear: 2018\nunit: Sở Mẫu\n"
    rounds = scored(
        head + "round: self\ndate: 2019-01-05\nauthor: Sở\nclosed: yes\n"
        "answers:\n  '1.1': {dung: 95, tat_ca: 100}\n",
        head + "round: council\ndate: 2019-02-15\nauthor: Council\n"
        "points:\n  '1.1': {points: 4.5, reason: agreed}\n",
    )
    assert (Status.DECIDED, final("9/2")) == item(rounds, "1.1")


def test_the_page_of_an_item_says_with_which_group_it_may_be_claimed() -> None:
    item_of = next(one for one in items(ruleset()) if one.code == "2.1")
    assert "không áp dụng cả lĩnh vực 2" in " ".join(explain_item(item_of, ruleset(), "vi").split())
