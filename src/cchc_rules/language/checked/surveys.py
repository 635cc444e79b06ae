"""Means and counts over the replies of a survey.

The mean of a group is Σ wᵢ·nᵢ / Σ nᵢ over the options that count. With groups of respondents
it is Σ w_g·mean_g; a group without replies makes the whole pending, counts as 0, or shares its
weight out, as the ruleset says.
"""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.ir import nodes as ir

ZERO = ir.Constant(Fraction(0))
NOTHING = ir.Interval(Fraction(0), Fraction(0))


def replies(asked: ir.Input) -> ir.Number:
    """How many replies count, in every group."""
    kind = _survey(asked)
    if not kind.groups:
        return _counted(asked, None)
    return ir.Sum(tuple(_counted(asked, group.label) for group in kind.groups))


def mean(asked: ir.Input) -> ir.Number:
    """The weighted mean of the replies."""
    kind = _survey(asked)
    if not kind.groups:
        return _mean(asked, None)
    weighted = tuple(
        ir.Product((ir.Constant(group.weight), _mean(asked, group.label))) for group in kind.groups
    )
    if kind.empty_group is ir.EmptyGroup.PENDING:
        return ir.Sum(weighted)
    present = tuple(
        ir.If(_empty(asked, group.label), ZERO, term)
        for group, term in zip(kind.groups, weighted, strict=True)
    )
    if kind.empty_group is ir.EmptyGroup.ZERO:
        return ir.Sum(present)
    return ir.Quotient(ir.Sum(present), _present_weight(asked))


def divisors(asked: ir.Input) -> tuple[ir.Number, ...]:
    """The numbers that must not be zero for the mean to exist."""
    kind = _survey(asked)
    if not kind.groups:
        return (_counted(asked, None),)
    match kind.empty_group:
        case ir.EmptyGroup.PENDING:
            return tuple(_counted(asked, group.label) for group in kind.groups)
        case ir.EmptyGroup.RENORMALISE:
            return (_present_weight(asked),)
        case _:
            return ()


def nobody_replied(asked: ir.Input) -> ir.Condition:
    """No group has a reply that counts."""
    kind = _survey(asked)
    if kind.groups and kind.empty_group is ir.EmptyGroup.RENORMALISE:
        return ir.Within(_present_weight(asked), NOTHING)
    return ir.Within(replies(asked), NOTHING)


def some_group_empty(asked: ir.Input) -> ir.Condition | None:
    """Some group has no reply that counts, where that leaves the mean pending."""
    kind = _survey(asked)
    if not kind.groups or kind.empty_group is not ir.EmptyGroup.PENDING:
        return None
    return ir.Any(tuple(_empty(asked, group.label) for group in kind.groups))


def in_percent(asked: ir.Input) -> bool:
    """Whether every weight lies between 0 and 1, so that the mean is a ratio."""
    weights = [option.weight for option in _survey(asked).options if option.weight is not None]
    return all(0 <= weight <= 1 for weight in weights)


def _mean(asked: ir.Input, group: str | None) -> ir.Number:
    weighted = tuple(
        ir.Product((ir.Constant(option.weight), ir.Tally(asked.owner, asked.name, option.label, group)))
        for option in _survey(asked).options
        if option.weight is not None
    )
    return ir.Quotient(ir.Sum(weighted), _counted(asked, group))


def _counted(asked: ir.Input, group: str | None) -> ir.Number:
    return ir.Sum(
        tuple(
            ir.Tally(asked.owner, asked.name, option.label, group)
            for option in _survey(asked).options
            if option.weight is not None
        )
    )


def _empty(asked: ir.Input, group: str) -> ir.Condition:
    return ir.Within(_counted(asked, group), NOTHING)


def _present_weight(asked: ir.Input) -> ir.Number:
    return ir.Sum(
        tuple(
            ir.If(_empty(asked, group.label), ZERO, ir.Constant(group.weight))
            for group in _survey(asked).groups
        )
    )


def _survey(asked: ir.Input) -> ir.SurveyOf:
    assert isinstance(asked.kind, ir.SurveyOf)
    return asked.kind
