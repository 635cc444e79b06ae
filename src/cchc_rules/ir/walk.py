"""Ways through the tree: its nodes in the order of the decision, and the inputs a rule reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from cchc_rules.ir.dossier import Key
from cchc_rules.ir.nodes import (
    Absent,
    All,
    Answer,
    Any,
    Award,
    Chosen,
    Condition,
    Constant,
    Earned,
    Greatest,
    Group,
    If,
    Item,
    Least,
    Level,
    Node,
    Not,
    Number,
    OfAll,
    Product,
    Quotient,
    Rounded,
    Ruleset,
    Share,
    Sum,
    Tally,
    Within,
    Yes,
)


def nodes(children: tuple[Node, ...]) -> Iterator[Node]:
    """Every node below, parents before children, in the order of the text."""
    for node in children:
        yield node
        if isinstance(node, Group):
            yield from nodes(node.children)


def items(ruleset: Ruleset) -> Iterator[Item]:
    """Every scored item, bonus and penalty items included."""
    return (node for node in nodes(ruleset.children) if isinstance(node, Item))


def is_extra(node: Node) -> bool:
    """Whether the node stands outside the base: bonus, penalty, or a part of nothing else."""
    if isinstance(node, Item):
        return node.level in {Level.BONUS, Level.PENALTY}
    return node.maximum is None


def numbers_in(number: Number) -> Iterator[Number]:
    """The number and every number inside it, conditions included."""
    yield number
    match number:
        case Constant() | Answer() | Tally() | OfAll() | Earned() | Share():
            return
        case Sum(inner) | Product(inner) | Least(inner) | Greatest(inner):
            for one in inner:
                yield from numbers_in(one)
        case Quotient(dividend, divisor):
            yield from numbers_in(dividend)
            yield from numbers_in(divisor)
        case If(condition, then, otherwise):
            yield from numbers_of(condition)
            yield from numbers_in(then)
            yield from numbers_in(otherwise)
        case Rounded(value=value):
            yield from numbers_in(value)
        case _:
            assert_never(number)


def numbers_of(condition: Condition) -> Iterator[Number]:
    """Every number inside a condition."""
    for one in conditions_in(condition):
        if isinstance(one, Within):
            yield from numbers_in(one.value)


def conditions_in(condition: Condition) -> Iterator[Condition]:
    """The condition and every condition inside it, outside numbers."""
    yield condition
    match condition:
        case All(inner) | Any(inner):
            for one in inner:
                yield from conditions_in(one)
        case Not(one):
            yield from conditions_in(one)
        case Within() | Yes() | Chosen() | Absent():
            return
        case _:
            assert_never(condition)


def keys_of_number(number: Number) -> Iterator[Key]:
    """The inputs a number reads."""
    match number:
        case Answer(owner, name) | Tally(owner, name):
            yield (owner, name)
        case OfAll(_, owner, name):
            yield (owner, name)
        case Constant() | Earned() | Share():
            return
        case Sum(inner) | Product(inner) | Least(inner) | Greatest(inner):
            for one in inner:
                yield from keys_of_number(one)
        case Quotient(dividend, divisor):
            yield from keys_of_number(dividend)
            yield from keys_of_number(divisor)
        case If(condition, then, otherwise):
            yield from keys_of_condition(condition)
            yield from keys_of_number(then)
            yield from keys_of_number(otherwise)
        case Rounded(value=value):
            yield from keys_of_number(value)
        case _:
            assert_never(number)


def keys_of_condition(condition: Condition) -> Iterator[Key]:
    """The inputs a condition reads."""
    for one in conditions_in(condition):
        match one:
            case Within(value):
                yield from keys_of_number(value)
            case Yes(owner, name) | Chosen(owner, name) | Absent(owner, name):
                yield (owner, name)
            case _:
                pass


def figures_of(ruleset: Ruleset) -> tuple[OfAll, ...]:
    """Every figure over all units that a rule of the ruleset reads, each once."""
    found: dict[OfAll, None] = {}
    for node in nodes(ruleset.children):
        found |= dict.fromkeys(figures_in(node))
    return tuple(found)


def figures_in(node: Node) -> tuple[OfAll, ...]:
    """The figures over all units that the rule of a node, or its condition to apply, reads."""
    conditions = [] if node.applies is None else [node.applies]
    numbers: list[Number] = []
    if isinstance(node, Item):
        conditions += [case.when for case in node.cases]
        numbers += [case.then.points for case in node.cases if isinstance(case.then, Award)]
        numbers += [one for demand in node.demands for one in (demand.part, demand.whole)]
    for condition in conditions:
        numbers += numbers_of(condition)
    return tuple(
        dict.fromkeys(one for number in numbers for one in numbers_in(number) if isinstance(one, OfAll))
    )


def keys_of_item(item: Item) -> tuple[Key, ...]:
    """The inputs that the rule of an item reads, each once, in the order of its cases."""
    found: dict[Key, None] = {}
    if item.applies is not None:
        found |= dict.fromkeys(keys_of_condition(item.applies))
    for case in item.cases:
        found |= dict.fromkeys(keys_of_condition(case.when))
        if isinstance(case.then, Award):
            found |= dict.fromkeys(keys_of_number(case.then.points))
    return tuple(found)
