"""Slips inside conditions and expressions: signs, bounds, connectives, divisors, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve

from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.analyses.mutation.rewriting import rewritten, with_item
from cchc_rules.analyses.mutation.steps import bounds_near, days_near, numbers_near, points_near
from cchc_rules.base.classes import frozen
from cchc_rules.language.surface import nodes as n

_SIGNS = {
    n.Comparison.LESS: n.Comparison.LESS_EQUAL,
    n.Comparison.LESS_EQUAL: n.Comparison.LESS,
    n.Comparison.MORE: n.Comparison.MORE_EQUAL,
    n.Comparison.MORE_EQUAL: n.Comparison.MORE,
}
_FUNCTIONS = {
    n.Function.LEAST: n.Function.GREATEST,
    n.Function.GREATEST: n.Function.LEAST,
    n.Function.BEST_OF_ALL: n.Function.MEAN_OF_ALL,
    n.Function.LEAST_OF_ALL: n.Function.MEAN_OF_ALL,
    n.Function.MEAN_OF_ALL: n.Function.BEST_OF_ALL,
}


@frozen
class Pieces:
    """Says what may stand in the place of a piece of a condition or an expression.

    `asked` are the questions that a rule may read, by their names; `kind` overrides what a slip
    is called, for gates and conditions under which an item applies.
    """

    asked: Mapping[str, n.AskKind]
    kind: Kind | None = None

    def __call__(self, node: Any) -> Iterable[tuple[Kind, Any]] | None:  # noqa: ANN401 - any node
        """The slips in `node`, or None where they lie deeper."""
        found = self._own(node)
        if found is None:
            return None
        return ((self.kind or kind, other) for kind, other in found)

    def _own(self, node: Any) -> Iterable[tuple[Kind, Any]] | None:  # noqa: ANN401 - any node
        match node:
            case n.Band():
                return band_slips(node)
            case n.Literal():
                return ((Kind.BOUND, one) for one in numbers_near(node))
            case n.Points():
                return ((Kind.POINTS, evolve(node, value=one)) for one in points_near(node.value))
            case n.Day():
                return ((Kind.BOUND, one) for one in days_near(node))
            case n.Compares():
                return self._and_inside(node, _signs(node))
            case n.Holds():
                return ((Kind.ANSWERS_SWAPPED, n.Inverse(node, node.span)),)
            case n.IsNever():
                return ((Kind.ANSWERS_SWAPPED, n.Inverse(node, node.span)),)
            case n.IsOption():
                return self._options(node)
            case n.Both() | n.Either():
                return self._and_inside(node, _connectives(node))
            case n.Inverse():
                return self._and_inside(node, [(Kind.CONNECTIVE, node.condition)])
            case n.Binary(operator=n.Operator.DIVIDE):
                return self._and_inside(node, self._divisors(node))
            case n.Call():
                return self._and_inside(node, _functions(node))
            case _:
                return None

    def _and_inside(self, node: Any, own: Iterable[tuple[Kind, Any]]) -> Iterator[tuple[Kind, Any]]:  # noqa: ANN401
        # A piece with slips of its own has others further inside.
        yield from own
        inside = Pieces(self.asked)
        yield from rewritten(node, lambda one: None if one is node else inside(one))

    def _options(self, node: n.IsOption) -> Iterator[tuple[Kind, n.IsOption]]:
        kind = self.asked.get(node.name.name)
        for option in kind.options if isinstance(kind, n.AskChoice) else ():
            if option.text != node.option.text:
                yield Kind.ANSWERS_SWAPPED, evolve(node, option=evolve(node.option, text=option.text))
                return

    def _divisors(self, node: n.Binary) -> Iterator[tuple[Kind, n.Binary]]:
        if node.left != node.right and not isinstance(node.left, n.Literal):
            yield Kind.DIVISOR, evolve(node, left=node.right, right=node.left)
        if not isinstance(node.right, n.Name):
            return
        own = node.right.name
        read = {own, *names_in(node.left)}
        for name, kind in self.asked.items():
            if name not in read and _alike(kind, self.asked.get(own)):
                yield Kind.DIVISOR, evolve(node, right=evolve(node.right, name=name))


def band_slips(band: n.Band) -> Iterator[tuple[Kind, n.Band]]:
    """A band with one end opened or closed, or moved by a step."""
    if band.exact:
        for low in bounds_near(band.low) if band.low else ():
            yield Kind.BOUND, evolve(band, low=low)
        return
    yield from ends_turned(band)
    for low in bounds_near(band.low) if band.low else ():
        yield Kind.BOUND, evolve(band, low=low)
    for high in bounds_near(band.high) if band.high else ():
        yield Kind.BOUND, evolve(band, high=high)


def ends_turned(band: n.Band) -> Iterator[tuple[Kind, n.Band]]:
    """A band with one end opened or closed."""
    if band.low is not None and not band.exact:
        yield Kind.BAND_END, evolve(band, low_closed=not band.low_closed)
    if band.high is not None:
        yield Kind.BAND_END, evolve(band, high_closed=not band.high_closed)


def names_in(node: Any) -> Iterator[str]:  # noqa: ANN401 - any expression
    """The names of inputs in an expression."""
    match node:
        case n.Name():
            yield node.name
        case n.Binary():
            yield from names_in(node.left)
            yield from names_in(node.right)
        case n.Negative():
            yield from names_in(node.operand)
        case n.Call():
            for one in node.arguments:
                yield from names_in(one)
        case _:
            return


def _alike(one: n.AskKind, other: n.AskKind | None) -> bool:
    numeric = n.AskCount | n.AskDays | n.AskNumber
    return isinstance(one, numeric) and type(one) is type(other)


def _signs(node: n.Compares) -> Iterator[tuple[Kind, n.Compares]]:
    other = _SIGNS.get(node.sign)
    if other is not None:
        yield Kind.BAND_END, evolve(node, sign=other)


def _connectives(node: n.Both | n.Either) -> Iterator[tuple[Kind, n.Condition]]:
    other = n.Either if isinstance(node, n.Both) else n.Both
    yield Kind.CONNECTIVE, other(node.conditions, node.span)
    for place in range(len(node.conditions)):
        left = with_item(node.conditions, place)
        yield Kind.CONNECTIVE, left[0] if len(left) == 1 else evolve(node, conditions=left)


def _functions(node: n.Call) -> Iterator[tuple[Kind, n.Call]]:
    other = _FUNCTIONS.get(node.function)
    if other is not None:
        yield Kind.FIGURE, evolve(node, function=other)
    if node.digits is not None:
        yield Kind.ROUNDING, evolve(node, digits=node.digits + 1)
        if node.digits:
            yield Kind.ROUNDING, evolve(node, digits=node.digits - 1)
