"""Rational numbers while code is written about them: expressions over whole numbers, never a division."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor, gcd, lcm

from attrs import evolve, frozen

from cchc_rules.backends.compiled.writing import Lines

ONE = Fraction(1)
TURNED = str.maketrans("<>", "><")


@frozen
class Rational:
    """`factor · top / bottom`: names or expressions in brackets for whole numbers, None for 1.

    Where the value is used, `bottom` is positive.
    """

    factor: Fraction
    top: str | None = None
    bottom: str | None = None


def times(factor: int, *parts: str | None) -> str:
    """The product of a whole number and expressions."""
    named = [part for part in parts if part is not None]
    if factor == 0 or not named:
        return str(factor)
    if factor == 1:
        return "*".join(named)
    return "*".join(["-" + named[0] if factor == -1 else f"{factor}*{named[0]}", *named[1:]])


def joined(terms: Sequence[str]) -> str:
    """The sum of expressions, in brackets where there are several."""
    terms = [term for term in terms if term != "0"]
    if len(terms) > 1:
        return "(" + " + ".join(terms).replace("+ -", "- ") + ")"
    return terms[0] if terms else "0"


def held(lines: Lines, expression: str) -> str:
    """A name for an expression that is not a name already."""
    if expression.isalnum():
        return expression
    name = lines.names.fresh("h")
    lines.add(f"{name} = {expression}")
    return name


def sum_of(terms: Sequence[Rational], lines: Lines) -> Rational:
    """The sum; terms over one bottom are added first."""
    scale = lcm(*(term.factor.denominator for term in terms)) if terms else 1
    shared: dict[str | None, list[str]] = {}
    for term in terms:
        if term.factor:
            whole = int(term.factor * scale)
            shared.setdefault(term.bottom, []).append(times(whole, term.top))
    top, bottom = joined(shared.pop(None, ["0"])), None
    for below, tops in shared.items():
        if bottom is None:
            parts = [joined(tops)] if top == "0" else [_product(top, below), joined(tops)]
            top, bottom = joined(parts), below
        else:
            top = joined([_product(top, below), _product(joined(tops), bottom)])
            bottom = held(lines, times(1, bottom, below))
    if _is_whole(top) and bottom is None:
        return Rational(Fraction(int(top), scale))
    return Rational(Fraction(1, scale), held(lines, top), bottom)


def product_of(factors: Sequence[Rational], lines: Lines) -> Rational:
    """The product."""
    factor = ONE
    tops: list[str] = []
    bottoms: list[str] = []
    for one in factors:
        factor *= one.factor
        tops += [] if one.top is None else [one.top]
        bottoms += [] if one.bottom is None else [one.bottom]
    return Rational(factor, _held_product(tops, lines), _held_product(bottoms, lines))


def quotient_of(above: Rational, below: Rational, lines: Lines, *, sign: int | None) -> Rational:
    """The quotient; `sign` is that of `below`, None where only the answers tell."""
    if below.top is None:
        turned = Rational(1 / below.factor, below.bottom) if below.factor else below
        return product_of([above, turned], lines)
    top, bottom, factor = below.bottom, below.top, 1 / below.factor
    if sign is None:
        # The bottom is kept positive: comparisons are multiplied out.
        name = lines.names.fresh("h")
        lines.add(f"{name} = -1 if {bottom} < 0 else 1")
        above = product_of([above, Rational(ONE, name)], lines)
        bottom = held(lines, f"{name}*{bottom}")
    elif sign * factor < 0:
        factor, bottom = -factor, held(lines, f"-{bottom}")
    return product_of([above, Rational(factor, top, bottom)], lines)


def scaled(number: Rational, scale: int) -> Rational:
    """`number · scale` with a whole factor.

    Raises:
        ValueError: the scale is too small.
    """
    factor = number.factor * scale
    if factor.denominator != 1:
        raise ValueError(factor)
    return evolve(number, factor=factor)


def compared(number: Rational, sign: str, bound: Fraction) -> str:
    """The condition `number sign bound`, both multiplied out; `sign` is one of Python's."""
    if number.bottom is None and number.top is not None and number.factor:
        return _whole_compared(number.top, number.factor, sign, bound)
    left = number.factor.numerator * bound.denominator
    right = bound.numerator * number.factor.denominator
    common = gcd(left, right) or 1
    return f"{times(left // common, number.top)} {sign} {times(right // common, number.bottom)}"


def _whole_compared(top: str, factor: Fraction, sign: str, bound: Fraction) -> str:
    """The condition `factor·top sign bound`, solved for the whole number `top`."""
    limit = bound / factor
    if factor < 0:
        sign = sign.translate(TURNED)
    match sign:
        case "==":
            if limit.denominator != 1:
                return "False"
            return f"{top} == {limit}" if limit else f"not {top}"
        case ">=" | "<":
            return f"{top} {sign} {ceil(limit)}"
        case _:
            return f"{top} {sign} {floor(limit)}"


def less(one: Rational, other: Rational) -> str:
    """The condition `one < other`."""
    left, right = one.factor, other.factor
    above = left.numerator * right.denominator
    below = right.numerator * left.denominator
    common = gcd(above, below) or 1
    return (
        f"{times(above // common, one.top, other.bottom)} < {times(below // common, other.top, one.bottom)}"
    )


def either(condition: str, one: Rational, other: Rational, lines: Lines) -> Rational:
    """`one` where the condition holds, `other` elsewhere."""
    scale = lcm(one.factor.denominator, other.factor.denominator)
    name = held(lines, f"({condition})")
    first, second = (times(int(each.factor * scale), each.top) for each in (one, other))
    top = held(lines, f"({first} if {name} else {second})")
    bottom = one.bottom
    if one.bottom != other.bottom:
        bottom = held(lines, f"({one.bottom or 1} if {name} else {other.bottom or 1})")
    return Rational(Fraction(1, scale), top, bottom)


def _held_product(parts: list[str], lines: Lines) -> str | None:
    return held(lines, "*".join(parts)) if parts else None


def _product(one: str, other: str | None) -> str:
    """The product of a sum and a name."""
    if _is_whole(one):
        return times(int(one), other)
    return times(1, one if one.isalnum() or one.startswith("(") else f"({one})", other)


def _is_whole(text: str) -> bool:
    return text.lstrip("-").isdigit()
