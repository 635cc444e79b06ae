"""Short rulesets and dossiers, scored, for results that were computed by hand."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.backends.exact.score import score
from cchc_rules.base.sources import Source
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import GroupScore, NodeScore, Points, Scorecard, Status
from cchc_rules.pipeline import compile_source
from tests.language.dossier_texts import dossier
from tests.language.frame import framed


def ruleset(example: str) -> Ruleset:
    """The ruleset of an example in the standard frame."""
    compiled = compile_source(Source("vi-du.cchc", framed(example).text))
    assert [] == [(one.code.name, one.message.en) for one in compiled.report.errors]
    assert compiled.ruleset is not None
    return compiled.ruleset


def card(example: str, answers: str = "") -> Scorecard:
    """The scorecard of the dossier that `answers` describes."""
    rules = ruleset(example)
    return score(rules, dossier(answers, rules))


def node(scorecard: Scorecard, code: str) -> NodeScore:
    """The score of the node with this code."""
    open_nodes = list(scorecard.children)
    while open_nodes:
        one = open_nodes.pop()
        if one.code == code:
            return one
        open_nodes.extend(one.children if isinstance(one, GroupScore) else ())
    raise LookupError(code)


def points(low: str, high: str | None = None) -> Points:
    """Final points, or points between two bounds."""
    return Points(low=Fraction(low), high=Fraction(low if high is None else high))


def state(scorecard: Scorecard, code: str) -> tuple[Points, Status]:
    """What a node earned and what that is worth."""
    one = node(scorecard, code)
    return one.points, one.status


def counted(code: str, name: str, maximum: str) -> str:
    """A criterion or component that earns as many points as its one answer says."""
    level = "tiêu chí thành phần" if "." in code else "tiêu chí"
    return (
        f'{level} {code} "Mục {code}" tối đa {maximum} điểm\n'
        "  không cần kiểm chứng\n  được khai không áp dụng\n"
        f'  hỏi {name}: chỉ số ngoài "Điểm {code}" từ 0 đến {maximum}\n  chấm bằng {name}\n'
    )
