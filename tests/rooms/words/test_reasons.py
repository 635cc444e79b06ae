"""Why an item got what it got."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from cchc_rules.backends.words.reasons import reason
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import ItemScore, NaCause, Proof, Status
from tests.rooms.words.small import (
    ANSWERS,
    BONUS,
    DELAY,
    DOSSIER,
    REPLIES,
    RULESET,
    SIGNED,
    SURVEYED,
    WORK,
    day,
    points,
    scored,
)


def said(score: ItemScore, item: ir.Item, dossier: Dossier = DOSSIER) -> tuple[str, str]:
    text = reason(score, item, RULESET, dossier)
    return text.vi, text.en


def test_a_ratio_is_shown_with_its_parts_and_its_band() -> None:
    score = scored(WORK, Status.SCORED, points("7/4"), case=2, proof=Proof.COMPLETE)
    assert (
        "xong = 17, giao = 20 → 85%; từ 70% đến 90%: tăng đều từ 1 đến 2 điểm; đủ tài liệu kiểm chứng",
        "xong = 17, giao = 20 → 85%; from 70% to 90%: rising evenly from 1 to 2 points; evidence complete",
    ) == said(score, WORK)


def test_a_condition_that_says_the_answer_is_not_preceded_by_it() -> None:
    score = scored(SIGNED, Status.SCORED, points("0"), case=0)
    assert ("ngay là “không có”: 0 điểm", "ngay never happened: 0 points") == said(score, SIGNED)


def test_an_answered_day_is_written_as_a_day() -> None:
    dossier = evolve(DOSSIER, answers={**ANSWERS, ("ngay", "ngay"): day("2024-02-01")})
    score = scored(SIGNED, Status.SCORED, points("1/2"), case=2)
    assert (
        "ngay = 01/02/2024; sau ngày 31/01/2024: 0,5 điểm; lệch 1 ngày so với mức 1 điểm",
        "ngay = 2024-02-01; after 2024-01-31: 0.5 points; 1 day away from 1 point",
    ) == said(score, SIGNED, dossier)


def test_a_survey_is_shown_with_its_replies_and_its_mean() -> None:
    dossier = evolve(DOSSIER, answers={**ANSWERS, ("y-kien", "y_kien"): REPLIES})
    score = scored(SURVEYED, Status.SCORED, points("3/4"), case=1)
    assert (
        "y_kien: 6 phiếu → 75%; trung bình của y_kien × 1 điểm",
        "y_kien: 6 replies → 75%; mean of y_kien × 1 point",
    ) == said(score, SURVEYED, dossier)


def test_points_before_rounding_are_told() -> None:
    score = scored(DELAY, Status.SCORED, points("3/4"), case=0, unrounded=Fraction(2, 3))
    assert said(score, DELAY)[0].endswith("; trước khi làm tròn 0,6666… điểm")


def test_a_judgement_is_told_with_who_and_why() -> None:
    score = scored(BONUS, Status.SCORED, points("1/2"), case=0)
    assert (
        "diem: 0,5 điểm (Hội đồng: mô hình mới)",
        "diem: 0.5 points (Hội đồng: mô hình mới)",
    ) == said(score, BONUS)


def test_missing_answers_are_told_by_their_questions() -> None:
    answers = {key: value for key, value in ANSWERS.items() if key != ("viec", "giao")}
    score = scored(WORK, Status.MISSING, points("0", "2"), missing=("giao",))
    assert (
        "xong = 17; chưa trả lời “Số nhiệm vụ được giao” (giao)",
        "xong = 17; no answer to “Số nhiệm vụ được giao” (giao)",
    ) == said(score, WORK, evolve(DOSSIER, answers=answers))


def test_what_is_pending_is_told_by_its_question() -> None:
    score = scored(SURVEYED, Status.PENDING, points("0", "1"), missing=("y_kien",))
    assert (
        "chưa có kết quả của “Đơn vị phục vụ thế nào?” (y_kien)",
        "no result yet for “Đơn vị phục vụ thế nào?” (y_kien)",
    ) == said(score, SURVEYED)


def test_unproven_documents_are_told_by_name_with_what_follows() -> None:
    score = scored(
        WORK,
        Status.UNPROVEN,
        points("0", "7/4"),
        case=2,
        proof=Proof.PARTIAL,
        unproven=("Biên bản", "Quyết định"),
    )
    assert said(score, WORK)[0].endswith(
        "; chưa có “Biên bản”, “Quyết định”, bổ sung tài liệu hoặc giải trình"
    )
    assert said(score, WORK)[1].endswith("; without “Biên bản”, “Quyết định”, attach it or explain")


def test_an_explanation_takes_the_place_of_documents() -> None:
    dossier = evolve(DOSSIER, explanations={"viec": "đang chờ ký"})
    score = scored(WORK, Status.SCORED, points("7/4"), case=2, proof=Proof.EXPLAINED, unproven=("Biên bản",))
    assert said(score, WORK, dossier)[0].endswith("; đã giải trình về tài liệu: đang chờ ký")


@pytest.mark.parametrize(
    ("item", "cause", "case", "why", "vi", "en"),
    [
        (
            WORK,
            NaCause.CLAIMED,
            None,
            "không có việc",
            "đơn vị đề nghị: không có việc",
            "claimed by the unit: không có việc",
        ),
        (
            SIGNED,
            NaCause.BY_KIND,
            None,
            None,
            "không thuộc trường hợp áp dụng: chỉ áp dụng khi co_dan là “có”",
            "the unit is not of the kind it is meant for: applies only when co_dan is “yes”",
        ),
        (
            WORK,
            NaCause.BY_RULE,
            0,
            None,
            "theo quy định của tiêu chí: giao = 0",
            "by the rule of the item: giao = 0",
        ),
    ],
)
def test_what_does_not_apply_says_why(  # noqa: PLR0913, PLR0917 - the columns of a table
    item: ir.Item, cause: NaCause, case: int | None, why: str | None, vi: str, en: str
) -> None:
    score = scored(item, Status.NOT_APPLICABLE, points("0"), case=case, na_cause=cause, reason=why)
    assert (vi, en) == said(score, item)


def test_a_refusal_gives_the_reason_of_the_appraiser() -> None:
    score = scored(WORK, Status.REFUSED, points("0"), case=2, reason="số liệu sai")
    assert (
        "người thẩm định không công nhận: số liệu sai",
        "not acknowledged by the appraiser: số liệu sai",
    ) == said(score, WORK)


def test_data_that_cannot_be_right_are_shown() -> None:
    dossier = evolve(DOSSIER, answers={**ANSWERS, ("viec", "xong"): Fraction(21)})
    score = scored(WORK, Status.REJECTED, points("0", "2"))
    assert (
        "xong = 21 nhiệm vụ lớn hơn giao = 20 nhiệm vụ",
        "xong = 21 nhiệm vụ is more than giao = 20 nhiệm vụ",
    ) == said(score, WORK, dossier)


def test_every_status_has_a_reason() -> None:
    for status in Status:
        assert all(said(scored(WORK, status, points("0", "2")), WORK))
