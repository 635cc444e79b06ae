"""Any lawful answer to a question, drawn with few choices."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import assert_never

from hypothesis import strategies as st

from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Judgement, Never, Replies, Value
from cchc_rules.testing.telling import BY, REASON, replies

_MOST = 240
_MOST_REPLIES = 40
_UNIT = 4


def values(kind: ir.AnswerKind, year: int) -> st.SearchStrategy[Value]:
    """Lawful answers of `kind`, the simplest first."""
    match kind:
        case ir.CountOf() | ir.DaysOf():
            return st.integers(0, _MOST).map(Fraction)
        case ir.YesNo():
            return st.booleans()
        case ir.DateOf(may_be_absent):
            return _days(year, may_be_absent=may_be_absent)
        case ir.NumberOf(bounds=bounds) | ir.IndexOf(bounds=bounds):
            return _numbers(bounds)
        case ir.ChoiceOf(options):
            return st.sampled_from(options)
        case ir.JudgementOf(low=low, high=high, step=step):
            steps = st.integers(0, int((high - low) / step))
            return steps.map(lambda n: Judgement(low + n * step, BY, REASON))
        case ir.SurveyOf():
            return _replies(kind)
        case _:
            assert_never(kind)


def _days(year: int, *, may_be_absent: bool) -> st.SearchStrategy[Value]:
    """The days of the year and of the months around it, and never where that is an answer."""
    first = date(year - 1, 12, 1).toordinal()
    last = date(year + 1, 3, 31).toordinal() - first
    if not may_be_absent:
        return st.integers(0, last).map(lambda day: Fraction(first + day))
    return st.integers(0, last + last // 8).map(lambda day: Fraction(first + day) if day <= last else Never())


def _numbers(bounds: ir.Interval) -> st.SearchStrategy[Value]:
    """Quarters inside the bounds."""
    low = bounds.low if bounds.low is not None else (bounds.high or Fraction(_MOST)) - _MOST
    high = bounds.high if bounds.high is not None else low + _MOST
    first = -(-low * _UNIT // 1) + (Fraction(low) == -(-low * _UNIT // 1) / _UNIT and low not in bounds)
    last = high * _UNIT // 1 - (Fraction(high) == (high * _UNIT // 1) / _UNIT and high not in bounds)
    if last < first:
        # Narrower than a quarter: the middle, which lies inside whatever the ends are.
        return st.just((low + high) / 2)
    return st.integers(int(first), int(last)).map(lambda n: Fraction(n, _UNIT))


def _replies(kind: ir.SurveyOf) -> st.SearchStrategy[Value]:
    groups: list[str | None] = [group.label for group in kind.groups] or [None]
    cells = [cell for cell, _ in replies(kind, {}).counts]
    counts = st.tuples(*(st.integers(0, _MOST_REPLIES) for _ in cells))
    assert len(cells) == len(groups) * len(kind.options)
    return counts.map(lambda ns: Replies(tuple(zip(cells, ns, strict=True))))
