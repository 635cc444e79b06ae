"""A small ruleset, a dossier and a scorecard, built by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached, Dossier, Judgement, Key, Never, Replies, Value
from cchc_rules.ir.scorecard import (
    Certificate,
    GateResult,
    GradeResult,
    GroupScore,
    ItemScore,
    NaCause,
    NextStep,
    Points,
    Proof,
    Scorecard,
    Status,
    TotalScore,
)

ZERO = ir.Constant(Fraction(0))
ALWAYS = ir.All(())
RECONSTRUCTED = ir.Provenance(certainty=ir.Certainty.RECONSTRUCTED)
SOURCE = ir.Provenance(
    certainty=ir.Certainty.VERBATIM, decision="12/QĐ-UBND", annex="I", row="1.1.1", page="3", note="bản sao"
)
NA = ir.NaPolicy(ir.NaEffect.RESCALE, ir.Level.AREA)


def frac(text: str) -> Fraction:
    return Fraction(text)


def constant(text: str) -> ir.Constant:
    return ir.Constant(Fraction(text))


def day(text: str) -> Fraction:
    return Fraction(date.fromisoformat(text).toordinal())


def award(text: str) -> ir.Award:
    return ir.Award(constant(text))


def between(
    low: str | None, high: str | None, *, low_closed: bool = True, high_closed: bool = True
) -> ir.Interval:
    return ir.Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        low_closed,
        high_closed,
    )


def asked(owner: str | None, name: str, kind: ir.AnswerKind, question: str = "Câu hỏi") -> ir.Input:
    return ir.Input(owner=owner, name=name, kind=kind, question=question)


RATIO = ir.Quotient(ir.Answer("viec", "xong"), ir.Answer("viec", "giao"))
RISING = ir.Sum(
    (constant("1"), ir.Product((ir.Sum((RATIO, constant("-7/10"))), ir.Constant(Fraction(1) / frac("1/5")))))
)
WORK = ir.Item(
    id="viec",
    code="1.1.1",
    level=ir.Level.COMPONENT,
    name="Mức độ thực hiện kế hoạch cải cách hành chính của đơn vị trong năm đánh giá",
    maximum=Fraction(2),
    cases=(
        ir.Case(ir.Within(ir.Answer("viec", "giao"), between("0", "0")), ir.NotApplicable()),
        ir.Case(ir.Within(RATIO, between("9/10", None, low_closed=False)), award("2")),
        ir.Case(ir.Within(RATIO, between("7/10", "9/10")), ir.Award(RISING)),
        ir.Case(ir.Within(RATIO, between(None, "7/10", high_closed=False)), award("0")),
    ),
    demands=(ir.Demand(ir.Answer("viec", "xong"), ir.Answer("viec", "giao")),),
    may_be_claimed_na=True,
    na=NA,
    evidence=(
        ir.Evidence(
            (
                ir.Document(
                    name="Báo cáo năm",
                    kind="báo cáo",
                    issuer="Văn phòng",
                    numbered=True,
                    since=int(day("2024-01-01")),
                    until=int(day("2024-12-31")),
                    count=2,
                ),
            )
        ),
        ir.Evidence((ir.Document(name="Biên bản"), ir.Document(name="Quyết định")), any_one=True),
    ),
    without_evidence=ir.WithoutEvidence.EXPLAIN,
    provenance=SOURCE,
)

LATE = ir.Greatest(
    (
        ir.Sum(
            (
                constant("1"),
                ir.Product((constant("-1"), ir.Product((constant("1/4"), ir.Answer("cham", "lan"))))),
            )
        ),
        ZERO,
    )
)
DELAY = ir.Item(
    id="cham",
    code="1.1.2",
    level=ir.Level.COMPONENT,
    name="Gửi báo cáo đúng hạn",
    maximum=Fraction(1),
    cases=(ir.Case(ALWAYS, ir.Award(LATE)),),
    na=NA,
    provenance=RECONSTRUCTED,
)

OPINION = asked(
    "y-kien",
    "y_kien",
    ir.SurveyOf(
        options=(
            ir.SurveyOption("Tốt", Fraction(1)),
            ir.SurveyOption("Kém", Fraction(0)),
            ir.SurveyOption("Không biết", None),
        )
    ),
    "Đơn vị phục vụ thế nào?",
)


def tally(option: str) -> ir.Tally:
    return ir.Tally("y-kien", "y_kien", option)


COUNTED = ir.Sum((tally("Tốt"), tally("Kém")))
MEAN = ir.Quotient(
    ir.Sum((ir.Product((constant("1"), tally("Tốt"))), ir.Product((constant("0"), tally("Kém"))))), COUNTED
)
SURVEYED = ir.Item(
    id="y-kien",
    code="1.1.3",
    level=ir.Level.COMPONENT,
    name="Ý kiến của người dân",
    maximum=Fraction(1),
    cases=(
        ir.Case(ir.Within(COUNTED, between("0", "0")), ir.Pending()),
        ir.Case(ALWAYS, ir.Award(ir.Product((MEAN, constant("1"))))),
    ),
    na=NA,
    survey=True,
    provenance=RECONSTRUCTED,
)

SIGNED = ir.Item(
    id="ngay",
    code="1.2",
    level=ir.Level.CRITERION,
    name="Ban hành kế hoạch",
    maximum=Fraction(1),
    cases=(
        ir.Case(ir.Absent("ngay", "ngay"), award("0")),
        ir.Case(ir.Within(ir.Answer("ngay", "ngay"), ir.Interval(None, day("2024-01-31"))), award("1")),
        ir.Case(
            ir.Within(ir.Answer("ngay", "ngay"), ir.Interval(day("2024-01-31"), None, low_closed=False)),
            award("1/2"),
        ),
    ),
    na=NA,
    assessor="Sở Nội vụ",
    applies=ir.Yes(None, "co_dan"),
    provenance=RECONSTRUCTED,
)

BONUS = ir.Item(
    id="thuong",
    code="T1",
    level=ir.Level.BONUS,
    name="Sáng kiến",
    maximum=Fraction(1),
    cases=(ir.Case(ALWAYS, ir.Award(ir.Answer("thuong", "diem"))),),
    na=ir.NaPolicy(ir.NaEffect.ZERO),
    provenance=RECONSTRUCTED,
)
PENALTY = ir.Item(
    id="tru",
    code="P1",
    level=ir.Level.PENALTY,
    name="Vi phạm",
    maximum=Fraction(1),
    cases=(
        ir.Case(ir.Chosen("tru", "muc", "Nặng"), award("1")),
        ir.Case(ALWAYS, award("0")),
    ),
    na=ir.NaPolicy(ir.NaEffect.ZERO),
    provenance=RECONSTRUCTED,
)


def group(node_id: str, level: ir.Level, name: str, maximum: str | None, *children: ir.Node) -> ir.Group:
    return ir.Group(
        id=node_id,
        code=node_id,
        level=level,
        name=name,
        maximum=None if maximum is None else Fraction(maximum),
        combine=ir.Combine.SUM,
        rescales=True,
        children=children,
        provenance=RECONSTRUCTED,
    )


RULESET = ir.Ruleset(
    id="mau/so",
    year=2024,
    title="Chỉ số cải cách hành chính",
    decisions=(
        ir.Decision(number="12/QĐ-UBND", year=2024, day=int(day("2024-03-05")), issuer="UBND tỉnh"),
        ir.Decision(number="13/QĐ-UBND", year=2024, issuer="UBND tỉnh", subject="ban hành Chỉ số"),
    ),
    targets=("sở", "ban"),
    effective_from=int(day("2024-04-01")),
    inputs=(
        asked(None, "co_dan", ir.YesNo(), "Đơn vị có tiếp dân?"),
        asked("viec", "xong", ir.CountOf("nhiệm vụ"), "Số nhiệm vụ đã hoàn thành"),
        asked("viec", "giao", ir.CountOf("nhiệm vụ"), "Số nhiệm vụ được giao"),
        asked("cham", "lan", ir.CountOf(), "Số lần gửi chậm"),
        OPINION,
        asked("ngay", "ngay", ir.DateOf(may_be_absent=True), "Ngày ký kế hoạch"),
        asked(
            "thuong",
            "diem",
            ir.JudgementOf(low=Fraction(0), high=Fraction(1), step=frac("1/4"), by="Hội đồng"),
            "Điểm",
        ),
        asked("tru", "muc", ir.ChoiceOf(("Nặng", "Không có")), "Mức vi phạm"),
    ),
    children=(
        group(
            "1",
            ir.Level.AREA,
            "Chỉ đạo, điều hành",
            "5",
            group("1.1", ir.Level.CRITERION, "Kế hoạch", "4", WORK, DELAY, SURVEYED),
            SIGNED,
        ),
        group("II", ir.Level.PART, "Điểm thưởng, điểm trừ", None, BONUS, PENALTY),
    ),
    total=ir.TotalRule(
        maximum=Fraction(5),
        cap=Fraction(5),
        floor=Fraction(0),
        bonus_cap=ir.Cap(Fraction(1)),
        penalty_cap=ir.Cap(None),
        numerator=ir.IndexNumerator.TOTAL,
        denominator=ir.IndexDenominator.MAXIMUM,
        rounding=ir.RoundingRule(ir.RoundingLevel.INDEX, 2, Rounding.HALF_UP),
        rescale=True,
    ),
    gradings=(
        ir.Grading(
            target=None,
            on_rounded=True,
            grades=(
                ir.Grade("Tốt", between("4/5", None)),
                ir.Grade("Yếu", between(None, "4/5", high_closed=False)),
            ),
            gates=(
                ir.Gate(
                    name="Mọi lĩnh vực đạt",
                    condition=ir.All((ir.Within(ir.Share("1"), between("1/2", None)),)),
                    effect=ir.GateEffect.LOWER,
                    steps=1,
                ),
            ),
        ),
    ),
    provenance=RECONSTRUCTED,
)

ANSWERS: dict[Key, Value] = {
    (None, "co_dan"): True,
    ("viec", "xong"): Fraction(17),
    ("viec", "giao"): Fraction(20),
    ("cham", "lan"): Fraction(1),
    ("ngay", "ngay"): Never(),
    ("thuong", "diem"): Judgement(frac("1/2"), "Hội đồng", "mô hình mới"),
    ("tru", "muc"): "Không có",
}
DOSSIER = Dossier(
    ruleset="mau/so",
    year=2024,
    unit="Sở Nội vụ",
    answers=ANSWERS,
    evidence={"viec": (Attached(name="Báo cáo năm"),)},
)
REPLIES = Replies((((None, "Tốt"), 3), ((None, "Kém"), 1), ((None, "Không biết"), 2)))


def points(low: str, high: str | None = None) -> Points:
    return Points(low=Fraction(low), high=Fraction(low if high is None else high))


def scored(  # noqa: PLR0913 - the fields of a score
    item: ir.Item,
    status: Status,
    earned: Points,
    *,
    case: int | None = None,
    missing: tuple[str, ...] = (),
    unproven: tuple[str, ...] = (),
    proof: Proof = Proof.NOT_NEEDED,
    na_cause: NaCause | None = None,
    reason: str | None = None,
    unrounded: Fraction | None = None,
) -> ItemScore:
    return ItemScore(
        id=item.id,
        code=item.code,
        level=item.level,
        name=item.name,
        status=status,
        points=earned,
        maximum=item.maximum,
        applicable=Fraction(0) if na_cause is not None else item.maximum,
        case=case,
        outcome=None if case is None else item.cases[case].then,
        unrounded=unrounded,
        proof=proof,
        policy=item.without_evidence,
        missing=missing,
        unproven=unproven,
        na_cause=na_cause,
        reason=reason,
        certainty=item.provenance.certainty,
    )


def grouped(node: ir.Group, status: Status, earned: Points, *children: ItemScore | GroupScore) -> GroupScore:
    applicable = node.maximum or Fraction(0)
    return GroupScore(
        id=node.id,
        code=node.code,
        level=node.level,
        name=node.name,
        status=status,
        points=earned,
        maximum=node.maximum,
        applicable=applicable,
        rescaled=False,
        index=earned.low / applicable if status is Status.SCORED and applicable else None,
        children=children,
        certainty=node.provenance.certainty,
    )


AREA, EXTRA = RULESET.children
assert isinstance(AREA, ir.Group)
assert isinstance(EXTRA, ir.Group)
CRITERION = AREA.children[0]
assert isinstance(CRITERION, ir.Group)

SCORECARD = Scorecard(
    unit="Sở Nội vụ",
    title=RULESET.title,
    status=Status.INCOMPLETE,
    total=TotalScore(
        base=points("3/4", "15/4"),
        bonus=points("1/2"),
        penalty=points("0"),
        total=points("5/4", "17/4"),
        maximum=Fraction(5),
        index=None,
        rounded_index=None,
        possible_index=points("1/4", "17/20"),
    ),
    children=(
        grouped(
            AREA,
            Status.INCOMPLETE,
            points("3/4", "15/4"),
            grouped(
                CRITERION,
                Status.INCOMPLETE,
                points("3/4", "15/4"),
                scored(
                    WORK,
                    Status.UNPROVEN,
                    points("0", "7/4"),
                    case=2,
                    unproven=("Biên bản",),
                    proof=Proof.PARTIAL,
                ),
                scored(DELAY, Status.SCORED, points("3/4"), case=0),
                scored(SURVEYED, Status.PENDING, points("0", "1"), missing=("y_kien",)),
            ),
            scored(SIGNED, Status.SCORED, points("0"), case=0),
        ),
        grouped(
            EXTRA,
            Status.SCORED,
            points("1/2"),
            scored(BONUS, Status.SCORED, points("1/2"), case=0),
            scored(PENALTY, Status.SCORED, points("0"), case=1),
        ),
    ),
    grades=(
        GradeResult(
            target=None,
            possible=("Tốt", "Yếu"),
            settled=False,
            gates=(GateResult(name="Mọi lĩnh vực đạt", passed=None),),
        ),
    ),
    next_steps=(
        NextStep(
            id="viec",
            code="1.1.1",
            name=WORK.name,
            status=Status.UNPROVEN,
            attainable=frac("7/4"),
            missing=(),
            unproven=("Biên bản",),
        ),
        NextStep(
            id="y-kien",
            code="1.1.3",
            name=SURVEYED.name,
            status=Status.PENDING,
            attainable=Fraction(1),
            missing=("y_kien",),
            unproven=(),
        ),
    ),
    certificate=Certificate(
        ruleset="mau/so",
        year=2024,
        decisions=("12/QĐ-UBND", "13/QĐ-UBND"),
        ruleset_digest="sha256:0123456789abcdef0123",
        dossier_digest="sha256:fedcba9876543210fedc",
        engine="cchc-rules 0.1.0",
        provenance={"verbatim": 1, "summarised": 0, "reconstructed": 4, "illustrative": 1},
        official=False,
    ),
)
