"""Dossiers as short texts in the tables of the suites: `xong=17, giao=20, ngay=không có`.

Entries are parted by a comma and a blank. The name of an input may have the code of its item in
front (`1.2 xong=3`). By the kind of the input:

    count, days, number, index   `17`, `86,2`
    yes or no                    `có`, `không`
    date                         `28/12/2017`, `không có`
    choice                       the option, as it stands
    survey                       `Tốt 48; Kém 2`, with groups `Dân: Tốt 48; Kém 2 / Sở: Tốt 3`
    judgement                    `0,75`

Besides answers: `kiểm chứng 1=Kế hoạch năm` (with kind, issuer, number and day in brackets:
`[loại kế hoạch; của Sở Nội vụ; số 12/KH; ngày 12/01/2018]`), `giải trình 1=…`,
`không áp dụng 1=…` and `không công nhận 1=…`, each with a reason.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from attrs import define, field

from cchc_rules.base.numbers import read_number
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached, Dossier, Judgement, Key, Never, Replies, Value
from cchc_rules.ir.walk import items

NOTHING = {"", "—", "-"}
ENTRY = re.compile(r",\s+(?=[^,=]+=)")
REASONED = re.compile(r"(kiểm chứng|giải trình|không áp dụng|không công nhận) (\S+)")


@define
class _Draft:
    ruleset: ir.Ruleset
    answers: dict[Key, Value] = field(factory=dict)
    evidence: dict[str, tuple[Attached, ...]] = field(factory=dict)
    explanations: dict[str, str] = field(factory=dict)
    na_claims: dict[str, str] = field(factory=dict)
    refusals: dict[str, str] = field(factory=dict)


def dossier(text: str, ruleset: ir.Ruleset) -> Dossier:
    """The dossier that `text` describes."""
    draft = _Draft(ruleset)
    if text.strip() not in NOTHING:
        for entry in ENTRY.split(text.strip()):
            _entry(entry, draft)
    return Dossier(
        ruleset=ruleset.id,
        year=ruleset.year,
        unit="Đơn vị mẫu",
        answers=draft.answers,
        evidence=draft.evidence,
        explanations=draft.explanations,
        na_claims=draft.na_claims,
        refusals=draft.refusals,
    )


def _entry(entry: str, draft: _Draft) -> None:
    name, _, value = (part.strip() for part in entry.partition("="))
    reasoned = REASONED.fullmatch(name)
    if reasoned is None:
        asked = _input(name, draft.ruleset)
        draft.answers[asked.key] = _value(value, asked.kind)
        return
    what, item = reasoned[1], _item(reasoned[2], draft.ruleset)
    match what:
        case "kiểm chứng":
            draft.evidence[item] = (*draft.evidence.get(item, ()), _attached(value))
        case "giải trình":
            draft.explanations[item] = value
        case "không áp dụng":
            draft.na_claims[item] = value
        case _:
            draft.refusals[item] = value


def _input(name: str, ruleset: ir.Ruleset) -> ir.Input:
    code, _, short = name.rpartition(" ")
    owner = _item(code, ruleset) if code else None
    found = [one for one in ruleset.inputs if one.name == short and (not code or one.owner == owner)]
    assert len(found) == 1, f"{name}: {len(found)} inputs are called so"
    return found[0]


def _item(code: str, ruleset: ir.Ruleset) -> str:
    return next(item.id for item in items(ruleset) if item.code == code)


def _value(text: str, kind: ir.AnswerKind) -> Value:
    match kind:
        case ir.YesNo():
            return {"có": True, "không": False}[text]
        case ir.DateOf():
            return Never() if text == "không có" else Fraction(_day(text))
        case ir.ChoiceOf():
            return text
        case ir.SurveyOf():
            return _replies(text, kind)
        case ir.JudgementOf():
            return Judgement(_number(text), "Hội đồng", "theo ví dụ")
        case _:
            return _number(text)


def _number(text: str) -> Fraction:
    value = read_number(text, "vi")
    assert isinstance(value, Fraction), f"{text} is no number"
    return value


def _day(text: str) -> int:
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day).toordinal()


def _replies(text: str, kind: ir.SurveyOf) -> Replies:
    counts: list[tuple[tuple[str | None, str], int]] = []
    for stretch in text.split(" / "):
        group, colon, tallies = stretch.rpartition(": ")
        for tally in tallies.split(";"):
            option, _, count = tally.strip().rpartition(" ")
            assert option in {one.label for one in kind.options}, f"{option} is no option"
            counts.append((((group or None) if colon else None, option), int(count)))
    return Replies(tuple(counts))


def _attached(text: str) -> Attached:
    name, _, details = text.partition(" [")
    facts: dict[str, str] = {}
    for detail in details.rstrip("]").split("; ") if details else ():
        word, _, value = detail.partition(" ")
        facts[word] = value
    return Attached(
        name=name,
        kind=facts.get("loại"),
        issuer=facts.get("của"),
        number=facts.get("số"),
        day=_day(facts["ngày"]) if "ngày" in facts else None,
    )
