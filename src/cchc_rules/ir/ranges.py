"""The range of every number and the truth of every condition, when not all answers are known.

`Known` holds what is known: answers, the kinds of the inputs, and facts such as "this ratio is
at most 1". With no answers the ranges are those that hold for every dossier, which is what the
checker proves with; with some answers they bound a partial score; with all of them they are
points and agree with the exact value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import assert_never

from attrs import evolve, field

from cchc_rules.base.classes import frozen
from cchc_rules.ir import intervals as iv
from cchc_rules.ir.dossier import Judgement, Key, Never, Replies, Value
from cchc_rules.ir.nodes import (
    Absent,
    All,
    Answer,
    AnswerKind,
    Any,
    Award,
    Case,
    Chosen,
    Condition,
    Constant,
    CountOf,
    DateOf,
    DaysOf,
    Demand,
    Earned,
    Greatest,
    If,
    IndexOf,
    Interval,
    JudgementOf,
    Least,
    Not,
    Number,
    NumberOf,
    OfAll,
    Product,
    Quotient,
    Rounded,
    Share,
    Sum,
    Tally,
    Within,
    Yes,
)

NON_NEGATIVE = Interval(Fraction(0), None)
UNIT = Interval(Fraction(0), Fraction(1))


@frozen(kw_only=True)
class Known:
    """What is known while ranges are computed.

    `facts` narrow the range of whole expressions; `truths` settle conditions that are not
    about numbers.
    """

    kinds: Mapping[Key, AnswerKind]
    answers: Mapping[Key, Value] = field(factory=dict)
    facts: Mapping[Number, Interval] = field(factory=dict)
    truths: Mapping[Condition, bool] = field(factory=dict)
    nodes: Mapping[str, tuple[Interval, Fraction]] = field(factory=dict)
    # What `range_of` has found: a case is asked for its truth, then assumed, then denied.
    found: dict[Number, Interval] = field(factory=dict, init=False, eq=False, repr=False)
    # What `assume` has made of it: one rule is walked for its safety, its outcomes and its points.
    assumed: dict[tuple[Condition, bool], Known] = field(factory=dict, init=False, eq=False, repr=False)


def range_of(number: Number, known: Known) -> Interval:
    """The least interval this analysis can promise for `number`."""
    found = known.found.get(number)
    if found is None:
        found = known.found[number] = _range(number, known)
    return found


def _range(number: Number, known: Known) -> Interval:
    computed = _computed(number, known)
    fact = known.facts.get(number) if known.facts else None
    if fact is not None:
        computed = iv.meet(computed, fact)
    return iv.integers(computed) if not iv.is_point(computed) and is_whole(number, known) else computed


def _computed(number: Number, known: Known) -> Interval:
    match number:
        case Constant(value):
            return iv.point(value)
        case Answer(owner, name):
            return _answer((owner, name), known)
        case Tally(owner, name, option, group):
            replies = known.answers.get((owner, name))
            if isinstance(replies, Replies):
                return iv.point(Fraction(replies.of(group, option)))
            return NON_NEGATIVE
        case OfAll(_, owner, name):
            figure = known.answers.get(number.key)
            return iv.point(figure) if isinstance(figure, Fraction) else _answer_range((owner, name), known)
        case Sum(terms):
            return iv.total([range_of(term, known) for term in terms])
        case Product(factors):
            product = iv.ONE
            for factor in factors:
                product = iv.multiply(product, range_of(factor, known))
            return product
        case Quotient(dividend, divisor):
            return _quotient(dividend, divisor, known)
        case Least(choices):
            return iv.least([range_of(choice, known) for choice in choices])
        case Greatest(choices):
            return iv.greatest([range_of(choice, known) for choice in choices])
        case If(condition, then, otherwise):
            holds = truth_of(condition, known)
            if holds is not None:
                return range_of(then if holds else otherwise, known)
            yes = range_of(then, assume(condition, known, holds=True))
            no = range_of(otherwise, assume(condition, known, holds=False))
            return iv.hull([yes, no])
        case Rounded(value=value, digits=digits, mode=mode):
            return iv.round_interval(range_of(value, known), digits, mode)
        case Earned(node):
            return known.nodes[node][0]
        case Share(node):
            points, maximum = known.nodes[node]
            return iv.divide(points, iv.point(maximum)) if maximum else iv.EVERYTHING
        case _:
            assert_never(number)


def _answer(key: Key, known: Known) -> Interval:
    value = known.answers.get(key)
    if isinstance(value, Judgement):
        return iv.point(value.points)
    if isinstance(value, Fraction):
        return iv.point(value)
    return _answer_range(key, known)


def _answer_range(key: Key, known: Known) -> Interval:
    """What an answer can be at all."""
    match known.kinds.get(key):
        case CountOf() | DaysOf():
            return NON_NEGATIVE
        case NumberOf(_, bounds) | IndexOf(bounds):
            return bounds
        case JudgementOf(low=low, high=high):
            return Interval(low, high)
        case DateOf():
            return Interval(Fraction(1), None)
        case _:
            return iv.EVERYTHING


def _quotient(dividend: Number, divisor: Number, known: Known) -> Interval:
    below = range_of(divisor, known)
    result = iv.divide(range_of(dividend, known), below)
    if iv.is_point(result):
        return result
    mean = _weighted_mean(dividend, divisor, known)
    return iv.meet(result, mean) if mean is not None and iv.ZERO not in below else result


def _weighted_mean(dividend: Number, divisor: Number, known: Known) -> Interval | None:
    """The range of Σ wᵢ·xᵢ / Σ wᵢ with weights never negative: it lies among the xᵢ.

    Interval division alone cannot see this, since it forgets that both sums share their weights.
    """
    if not isinstance(dividend, Sum) or not isinstance(divisor, Sum):
        return None
    if len(dividend.terms) != len(divisor.terms) or not divisor.terms:
        return None
    averaged: list[Interval] = []
    for term, weight in zip(dividend.terms, divisor.terms, strict=True):
        match term, weight:
            case Product((Constant(x), same)), Tally() if same == weight:
                averaged.append(iv.point(x))
            case If(absent, Constant(nothing), Product((Constant(w), x))), If(
                other, Constant(none), Constant(same_w)
            ) if absent == other and w == same_w >= 0 and nothing == none == 0:
                averaged.append(range_of(x, assume(absent, known, holds=False)))
            case _:
                return None
    return iv.hull(averaged)


def is_whole(number: Number, known: Known) -> bool:
    """Whether the number can only be whole, so that 3 < x < 4 is empty."""
    match number:
        case Tally():
            return True
        case Answer(owner, name):
            return isinstance(known.kinds.get((owner, name)), (CountOf, DaysOf, DateOf))
        case Constant(value):
            return value.denominator == 1
        case Sum(terms) | Least(terms) | Greatest(terms) | Product(terms):
            return all(is_whole(term, known) for term in terms)
        case _:
            return False


# ── conditions ─────────────────────────────────────────────────────────────────────────────


def truth_of(condition: Condition, known: Known) -> bool | None:
    """Whether the condition holds; None when what is known does not settle it."""
    settled = known.truths.get(condition)
    if settled is not None:
        return settled
    match condition:
        case Within(value, interval):
            possible = range_of(value, known)
            if iv.disjoint(possible, interval):
                return False
            return True if iv.within(possible, interval) else None
        case Yes(owner, name):
            answer = known.answers.get((owner, name))
            return answer if isinstance(answer, bool) else None
        case Chosen(owner, name, option):
            chosen = known.answers.get((owner, name))
            return chosen == option if isinstance(chosen, str) else None
        case Absent(owner, name):
            day = known.answers.get((owner, name))
            return isinstance(day, Never) if day is not None else None
        case All(conditions):
            return _kleene([truth_of(one, known) for one in conditions], absorbing=False)
        case Any(conditions):
            return _kleene([truth_of(one, known) for one in conditions], absorbing=True)
        case Not(inner):
            holds = truth_of(inner, known)
            return None if holds is None else not holds
        case _:
            assert_never(condition)


def _kleene(values: list[bool | None], *, absorbing: bool) -> bool | None:
    """Three-valued "and" (absorbing False) or "or" (absorbing True)."""
    if absorbing in values:
        return absorbing
    return None if None in values else not absorbing


def assume(condition: Condition, known: Known, *, holds: bool) -> Known:
    """What is known once the condition is taken to hold, or not to."""
    found = known.assumed.get((condition, holds))
    if found is None:
        found = known.assumed[condition, holds] = _assume(condition, known, holds=holds)
    return found


def _assume(condition: Condition, known: Known, *, holds: bool) -> Known:
    match condition:
        case Within(value, interval):
            current = range_of(value, known)
            narrowed = iv.meet(current, interval) if holds else iv.without(current, interval)
            return evolve(known, facts={**known.facts, value: narrowed})
        case All(conditions) if holds:
            return _assume_all(conditions, known, holds=True)
        case Any(conditions) if not holds:
            return _assume_all(conditions, known, holds=False)
        case All((only,)) | Any((only,)):
            return assume(only, known, holds=holds)
        case Not(inner):
            return assume(inner, known, holds=not holds)
        case _:
            return evolve(known, truths={**known.truths, condition: holds})


def _assume_all(conditions: Iterable[Condition], known: Known, *, holds: bool) -> Known:
    for condition in conditions:
        known = assume(condition, known, holds=holds)
    return known


def believing(demands: Iterable[Demand], known: Known) -> Known:
    """What is known when every part is a part of its whole."""
    facts = dict(known.facts)
    for demand in demands:
        ratio = Quotient(demand.part, demand.whole)
        facts[ratio] = iv.meet(facts.get(ratio, iv.EVERYTHING), UNIT)
        if not isinstance(demand.part, Constant):
            part = iv.meet(facts.get(demand.part, iv.EVERYTHING), NON_NEGATIVE)
            facts[demand.part] = iv.meet(part, Interval(None, range_of(demand.whole, known).high))
    return evolve(known, facts=facts)


def reachable(cases: Iterable[Case], known: Known) -> Iterable[tuple[Case, Known]]:
    """Each case that may decide, with what is known where it does."""
    for case in cases:
        holds = truth_of(case.when, known)
        if holds is not False:
            yield case, assume(case.when, known, holds=True)
        if holds is True:
            return
        known = assume(case.when, known, holds=False)


def awards(cases: Iterable[Case], known: Known) -> list[Interval]:
    """The range of points of each case that may decide and gives points."""
    return [
        range_of(case.then.points, inside)
        for case, inside in reachable(cases, known)
        if isinstance(case.then, Award)
    ]
