"""Proofs for other tools: the laws of a ruleset, and whether two rules are the same.

    from cchc_rules import load, prove

    proofs = prove.laws(load("binh-phuoc/huyen@2016"))
    proofs.ok, len(proofs.of(prove.Proved))

    old, new = prove.rule(load("…@2016"), "1.1.2"), prove.rule(load("…@2023"), "1.2.1")
    prove.equivalent(old, new)

With the solver (`pip install 'cchc-rules[prove]'`) almost everything is decided; without it, what
interval arithmetic cannot settle stays `Unknown` or `Undecided`.
"""

from __future__ import annotations

from collections.abc import Mapping

from cchc_rules.analyses.frame import frame_of
from cchc_rules.analyses.proving.equivalence import equivalent as equivalent_rules
from cchc_rules.analyses.proving.pairs import (
    Difference,
    Differs,
    Equivalence,
    Placed,
    Same,
    Undecided,
)
from cchc_rules.analyses.proving.prove import prove as prove_laws
from cchc_rules.analyses.proving.solver import TIMEOUT, has_solver
from cchc_rules.analyses.proving.verdicts import (
    Counterexample,
    Finding,
    Method,
    Proofs,
    Proved,
    Reason,
    Refuted,
    Unknown,
)
from cchc_rules.api import compile_text
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.nodes import Item, Ruleset
from cchc_rules.ir.walk import items
from cchc_rules.language.surface.nodes import EvidenceClause, NoEvidence
from cchc_rules.language.surface.parser import parse

__all__ = [
    "TIMEOUT",
    "Counterexample",
    "Difference",
    "Differs",
    "Equivalence",
    "Finding",
    "Method",
    "Placed",
    "Proofs",
    "Proved",
    "Reason",
    "Refuted",
    "Same",
    "Undecided",
    "Unknown",
    "equivalent",
    "has_solver",
    "laws",
    "rule",
    "rule_text",
]

# What a rule needs around it to be a ruleset of its own.
_AROUND: dict[Language, str] = {
    "vi": """\
bộ tiêu chí "quy-tac/rieng" năm {year}
  tên "Một quy tắc"
  căn cứ văn bản "không có" do "không có"
  đối tượng "không có"
  tổng điểm {maximum} điểm
  chỉ số bằng tổng điểm / điểm tối đa
  không làm tròn
  khi không áp dụng: 0 điểm
  nguồn minh họa
tiêu chí 1 "Quy tắc" tối đa {maximum} điểm
{papers}
{text}
""",
    "en": """\
ruleset "rule/alone" year {year}
  title "A rule"
  based on instrument "none" by "nobody"
  applies to "nobody"
  total points {maximum} points
  index exactly total points / max points
  no rounding
  when not applicable: 0 points
  source illustrative
criterion 1 "Rule" at most {maximum} points
{papers}
{text}
""",
}


_NO_PAPERS: dict[Language, str] = {"vi": "  không cần kiểm chứng", "en": "  no evidence needed"}


def laws(ruleset: Ruleset, timeout: int = TIMEOUT) -> Proofs:
    """The verdict on every law and guarantee of a ruleset, for all dossiers.

    `timeout` is in milliseconds, for each question to the solver.
    """
    return prove_laws(ruleset, timeout)


def rule(ruleset: Ruleset, item: str) -> Placed:
    """The rule of an item, by its id or its code.

    Raises:
        KeyError: the ruleset scores no such item.
    """
    found = _item(ruleset, item)
    return Placed(item=found, frame=frame_of(ruleset))


def rule_text(text: str, maximum: str = "1", year: int = 2025, language: Language = "vi") -> Placed:
    """A rule alone: the lines that stand under a heading, `hỏi …` and `chấm …`.

    `maximum` is written as in a ruleset, `2` or `0,5`; `language` is that of the keywords.

    Raises:
        RulesetError: the rule does not pass its checks.
    """
    tells = any(
        isinstance(one, (EvidenceClause, NoEvidence)) for one in parse(Source("", text))[0].statements
    )
    papers = "" if tells else _NO_PAPERS[language]
    ruleset = compile_text(_AROUND[language].format(year=year, maximum=maximum, papers=papers, text=text))
    return Placed(item=next(items(ruleset)), frame=frame_of(ruleset))


def equivalent(
    before: Placed,
    after: Placed,
    *,
    called: Mapping[Key, Key] | None = None,
    timeout: int = TIMEOUT,
) -> Equivalence:
    """Whether two rules score alike for all answers.

    `Same`, or `Differs` with the smallest answers that tell them apart and the largest gain and
    loss in points, or `Undecided`. Questions of one name and kind are the same question, unless
    `called` maps those of `after` to those of `before`.
    """
    return equivalent_rules(before, after, called=called, timeout=timeout)


def _item(ruleset: Ruleset, name: str) -> Item:
    found = {one.code: one for one in items(ruleset)} | {one.id: one for one in items(ruleset)}
    return found[name]
