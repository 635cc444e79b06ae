"""Rulesets and dossiers the tests of this room share: one small ruleset, and those shipped."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from cchc_rules.base.resources import rulesets
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.data import Data, Mapping, Scalar, Sequence
from cchc_rules.dossiers.read import addressed_to, read_dossier
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.workspace.rulesets import load

PROVENANCE = ir.Provenance(certainty=ir.Certainty.ILLUSTRATIVE)
HUNDRED = ir.Interval(Fraction(0), Fraction(100))
OPTIONS = (
    ir.SurveyOption("Tốt", Fraction(1)),
    ir.SurveyOption("Kém", Fraction(0)),
    ir.SurveyOption("Không có ý kiến", None),
)
GROUPS = (ir.SurveyGroup("Công chức", Fraction(1, 2)), ir.SurveyGroup("Người dân", Fraction(1, 2)))
KINDS: dict[str, ir.AnswerKind] = {
    "dem": ir.CountOf("hồ sơ"),
    "co": ir.YesNo(),
    "ngay": ir.DateOf(),
    "ngay_hoac_khong": ir.DateOf(may_be_absent=True),
    "so_ngay": ir.DaysOf(),
    "so_do": ir.NumberOf("triệu đồng", ir.Interval(Fraction(0), Fraction(1000))),
    "phan_tram": ir.NumberOf("phần trăm", HUNDRED),
    "phan": ir.IndexOf(ir.Interval(Fraction(0), Fraction(1))),
    "chon": ir.ChoiceOf(("Kịp thời", "Không kịp thời", "Đầy đủ, còn phù hợp")),
    "phieu": ir.SurveyOf(options=OPTIONS),
    "phieu_nhom": ir.SurveyOf(options=OPTIONS, groups=GROUPS),
    "chi_so": ir.IndexOf(HUNDRED),
    "diem": ir.JudgementOf(low=Fraction(0), high=Fraction(3), step=Fraction(1, 2), by="Hội đồng"),
}
PLAN = ir.Document(
    name="Kế hoạch năm",
    kind="kế hoạch",
    issuer="Sở",
    numbered=True,
    since=date(2018, 1, 1).toordinal(),
    until=date(2018, 12, 31).toordinal(),
)


def item(identifier: str, code: str, **more: object) -> ir.Item:
    settled: dict[str, object] = {
        "id": identifier,
        "code": code,
        "level": ir.Level.CRITERION,
        "name": f"Tiêu chí {code}",
        "maximum": Fraction(1),
        "cases": (ir.Case(ir.All(()), ir.Award(ir.Constant(Fraction(1)))),),
        "na": ir.NaPolicy(ir.NaEffect.ZERO),
        "provenance": PROVENANCE,
        **more,
    }
    return ir.Item(**settled)  # type: ignore[arg-type] # the fields are those of `Item`


def asked(owner: str | None, name: str, kind: ir.AnswerKind) -> ir.Input:
    return ir.Input(owner=owner, name=name, kind=kind, question=f"Câu hỏi {name}")


def part_of(owner: str, part: str, whole: str) -> ir.Demand:
    return ir.Demand(ir.Answer(owner, part), ir.Answer(owner, whole))


SMALL = ir.Ruleset(
    id="thu/so",
    year=2018,
    title="Bộ thử",
    decisions=(),
    targets=("sở",),
    inputs=(
        asked(None, "chung", ir.CountOf()),
        asked("nhom", "cua_nhom", ir.CountOf()),
        *(asked("moi-loai", name, kind) for name, kind in KINDS.items()),
        asked("ty-le", "xong", ir.CountOf("việc")),
        asked("ty-le", "giao", ir.CountOf("việc")),
    ),
    children=(
        ir.Group(
            id="nhom",
            code="1",
            level=ir.Level.AREA,
            name="Nhóm",
            maximum=Fraction(3),
            combine=ir.Combine.SUM,
            rescales=False,
            children=(
                item("moi-loai", "1.1", evidence=(ir.Evidence((PLAN,)),)),
                item("ty-le", "1.2", demands=(part_of("ty-le", "xong", "giao"),), may_be_claimed_na=True),
                item("trong", "1.3"),
            ),
            provenance=PROVENANCE,
        ),
    ),
    total=ir.TotalRule(
        maximum=Fraction(3),
        cap=None,
        floor=None,
        bonus_cap=None,
        penalty_cap=None,
        numerator=ir.IndexNumerator.TOTAL,
        denominator=ir.IndexDenominator.MAXIMUM,
        rounding=None,
        rescale=False,
    ),
    provenance=PROVENANCE,
)
HEAD = "bộ tiêu chí: thu/so\nnăm: 2018\nđơn vị: Sở Thử\n"


def tree(text: str, name: str = "ho-so.yaml") -> Data:
    data, found = read_dossier(Source(name, text))
    assert data is not None, [one.message.en for one in found]
    return data


def bound(text: str) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """A dossier of the small ruleset; `text` follows its three first lines."""
    return bind(tree(HEAD + text), SMALL)


def shipped_dossiers() -> list[Path]:
    return sorted(rulesets().glob("*/*/*/dossiers/*.*"))


@cache
def ruleset_of(dossier: Path) -> ir.Ruleset:
    """The ruleset that a shipped dossier names, for its year, with the amendments of that year."""
    name, year = addressed_to(tree(dossier.read_text(encoding="utf-8"), dossier.name))
    loaded = load(name or "", year=year)
    assert loaded.ruleset is not None
    return loaded.ruleset


def plain(text: str, name: str = "ho-so.yaml") -> object:
    """The data of a file as Python values: texts, lists and dictionaries."""
    return _plain(tree(text, name))


def _plain(data: Data) -> object:
    match data:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [_plain(one) for one in items]
        case Mapping(entries=entries):
            return {str(entry.key.text): _plain(entry.value) for entry in entries}
