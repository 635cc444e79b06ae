"""An item as terms: whether its answers are right, whether it applies, which case decides, its points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

import z3

from cchc_rules.backends.solver.terms import Reading, condition_term, number_term, rounded_term
from cchc_rules.backends.solver.variables import exact
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.walk import keys_of_number

Term: TypeAlias = z3.ExprRef


@frozen(kw_only=True)
class ItemTerm:
    """An item of one dossier.

    `right` holds where no demand is broken, `applies` where the conditions of the item and of the
    groups above it hold, `decides[k]` where case k is the first that holds. `points` are those of
    the deciding award, rounded where the ruleset orders it, and 0 elsewhere.
    """

    item: ir.Item
    right: Term
    applies: Term
    decides: tuple[Term, ...]
    points: Term

    def ends_in(self, *outcomes: type) -> Term:
        """The deciding case has such an outcome."""
        pairs = zip(self.item.cases, self.decides, strict=True)
        return z3.Or([decides for case, decides in pairs if isinstance(case.then, outcomes)])


def item_term(
    item: ir.Item,
    conditions: Sequence[ir.Condition],
    reading: Reading,
    rounding: ir.RoundingRule | None = None,
) -> ItemTerm:
    """`item` under the `conditions` for it to apply; `rounding` where points of items are rounded."""
    decides: list[Term] = []
    earlier: list[Term] = []
    for case in item.cases:
        holds = condition_term(case.when, reading)
        decides.append(z3.And([holds, *earlier]))
        earlier.append(z3.Not(holds))
    points = exact(Fraction(0))
    for case, decided in zip(item.cases, decides, strict=True):
        if isinstance(case.then, ir.Award):
            earned = number_term(case.then.points, reading)
            if rounding is not None:
                earned = rounded_term(earned, rounding.digits, rounding.mode)
                earned = z3.If(earned > exact(item.maximum), exact(item.maximum), earned)
            points = z3.If(decided, earned, points)
    return ItemTerm(
        item=item,
        right=right_term(item, reading),
        applies=z3.And([condition_term(one, reading) for one in conditions]),
        decides=tuple(decides),
        points=points,
    )


def right_term(item: ir.Item, reading: Reading) -> Term:
    """No demand of `item` is broken."""
    return z3.And(list(_right(item, reading)))


def demanded(item: ir.Item) -> set[Key]:
    """The answers that the demands of `item` compare."""
    numbers = (one for demand in item.demands for one in (demand.part, demand.whole))
    return {key for number in numbers for key in keys_of_number(number)}


def _right(item: ir.Item, reading: Reading) -> Iterator[Term]:
    for demand in item.demands:
        part, whole = number_term(demand.part, reading), number_term(demand.whole, reading)
        yield part >= 0
        yield part <= whole


def zero_divisors(item: ir.Item, reading: Reading) -> Iterator[Term]:
    """One term per division: it is reached with a divisor of zero. None may be satisfiable."""
    earlier: list[Term] = []
    for case in item.cases:
        yield from _in_condition(case.when, earlier, reading)
        holds = condition_term(case.when, reading)
        if isinstance(case.then, ir.Award):
            yield from _in_number(case.then.points, [*earlier, holds], reading)
        earlier.append(z3.Not(holds))


def _in_number(number: ir.Number, path: list[Term], reading: Reading) -> Iterator[Term]:
    match number:
        case ir.Quotient(dividend, divisor):
            yield z3.And([*path, number_term(divisor, reading) == 0])
            yield from _in_number(dividend, path, reading)
            yield from _in_number(divisor, path, reading)
        case ir.Sum(inner) | ir.Product(inner) | ir.Least(inner) | ir.Greatest(inner):
            for one in inner:
                yield from _in_number(one, path, reading)
        case ir.If(condition, then, otherwise):
            yield from _in_condition(condition, path, reading)
            holds = condition_term(condition, reading)
            yield from _in_number(then, [*path, holds], reading)
            yield from _in_number(otherwise, [*path, z3.Not(holds)], reading)
        case ir.Rounded(value=value):
            yield from _in_number(value, path, reading)
        case _:
            return


def _in_condition(condition: ir.Condition, path: list[Term], reading: Reading) -> Iterator[Term]:
    match condition:
        case ir.Within(value):
            yield from _in_number(value, path, reading)
        case ir.All(inner):
            for one in inner:
                yield from _in_condition(one, path, reading)
                path = [*path, condition_term(one, reading)]
        case ir.Any(inner):
            for one in inner:
                yield from _in_condition(one, path, reading)
                path = [*path, z3.Not(condition_term(one, reading))]
        case ir.Not(one):
            yield from _in_condition(one, path, reading)
        case _:
            return
