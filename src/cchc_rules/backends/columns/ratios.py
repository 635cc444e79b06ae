"""Numbers and conditions of the IR as quotients of whole expressions: nothing is divided, nothing rounded.

`a / b ≥ p / q` becomes `a·q ≥ p·b`; only `Rounded`, which a decision orders, divides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from typing import TypeAlias, assert_never

from attrs import field, frozen

from cchc_rules.backends.columns.wholes import NO, Forge, Literal, Times, Truth, Whole, factor_of
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key


class Unfit(Exception):  # noqa: N818 - no fault: such an item is scored another way
    """Something that these expressions do not say."""


@frozen(eq=False)
class Ratio:
    """`top` / `bottom`; the bottom is positive wherever the ratio is read."""

    top: Whole
    bottom: Whole

    @property
    def fixed(self) -> int | None:
        """The bottom, where it is the same in every row."""
        return self.bottom.value if isinstance(self.bottom, Literal) else None


@frozen(kw_only=True)
class Asked:
    """How one input stands in the table: the columns that hold it, and between what bounds.

    A number stands there times `scale`; a choice as the place of its option, a day as its number.
    `tallies` are the columns of a survey, per group and option; `never` the column that says of a
    date that it never came.
    """

    key: Key
    kind: ir.AnswerKind
    columns: tuple[str, ...]
    low: int = 0
    high: int = 1
    scale: int = 1
    tallies: Mapping[tuple[str | None, str], str] = field(factory=dict, hash=False)
    never: str | None = None


@frozen(kw_only=True)
class Figured:
    """A figure over all units that is not the same in every row: a quotient that stands in columns.

    `low` and `high` bound its top, `most` the bottom, which is positive; where `bottom` is None, the
    bottom is `most` in every row. Both columns are empty where the figure is not known.
    """

    top: str
    low: int
    high: int
    bottom: str | None
    most: int


Figure: TypeAlias = Fraction | Figured


@frozen
class Reader:
    """Reads numbers and conditions of a ruleset as expressions over the columns."""

    forge: Forge
    asked: Mapping[Key, Asked]
    figures: Mapping[Key, Figure]

    # ── numbers ────────────────────────────────────────────────────────────────────────────

    def number(self, number: ir.Number) -> Ratio:
        """`number` as a quotient.

        Raises:
            Unfit: it cannot be said.
            TooWide: something in between could leave 64 bits.
        """
        match number:
            case ir.Constant(value):
                return self.constant(value)
            case ir.Answer(owner, name):
                return self._answer((owner, name))
            case ir.Tally(owner, name, option, group):
                return self._tally((owner, name), group, option)
            case ir.OfAll():
                return self._figure(self.figures.get(number.key))
            case ir.Sum(terms):
                return reduce(self.sum, (self.number(one) for one in terms), self.constant(Fraction(0)))
            case ir.Product(factors):
                return reduce(self.product, (self.number(one) for one in factors), self.constant(Fraction(1)))
            case ir.Quotient(dividend, divisor):
                return self._quotient(self.number(dividend), self.number(divisor))
            case ir.Least(choices):
                return reduce(self.least, (self.number(one) for one in choices))
            case ir.Greatest(choices):
                return reduce(self._greatest, (self.number(one) for one in choices))
            case ir.If(condition, then, otherwise):
                return self.pick(self.truth(condition), self.number(then), self.number(otherwise))
            case ir.Rounded(value=value, digits=digits, mode=mode):
                return self.rounded(self.number(value), digits, mode)
            case ir.Earned() | ir.Share():
                raise Unfit
            case _:
                assert_never(number)

    def constant(self, value: Fraction) -> Ratio:
        """A number of the ruleset."""
        return Ratio(self.forge.literal(value.numerator), self.forge.literal(value.denominator))

    def sum(self, left: Ratio, right: Ratio) -> Ratio:
        """The sum over a common bottom."""
        forge = self.forge
        if left.bottom is right.bottom:
            return Ratio(forge.plus(left.top, right.top), left.bottom)
        one, other, bottom = self._common(left, right)
        return Ratio(forge.plus(one, other), bottom)

    def product(self, left: Ratio, right: Ratio) -> Ratio:
        """The product, constants shortened."""
        return self._shortened(
            self.forge.times(left.top, right.top), self.forge.times(left.bottom, right.bottom)
        )

    def pick(self, when: Truth, then: Ratio, otherwise: Ratio) -> Ratio:
        """One of two; fixed bottoms become one, others are picked along."""
        forge = self.forge
        if left_and_right := self._fixed_together(then, otherwise):
            one, other, bottom = left_and_right
            return Ratio(forge.pick(when, one, other), bottom)
        # Zero over anything is zero, and one is anything over itself.
        if _is_plain(then):
            bottom = self._positive(otherwise.bottom)
            return Ratio(forge.pick(when, forge.times(bottom, then.top), otherwise.top), bottom)
        if _is_plain(otherwise):
            bottom = self._positive(then.bottom)
            return Ratio(forge.pick(when, then.top, forge.times(bottom, otherwise.top)), bottom)
        return Ratio(
            forge.pick(when, then.top, otherwise.top), forge.pick(when, then.bottom, otherwise.bottom)
        )

    def _positive(self, bottom: Whole) -> Whole:
        """A bottom that may be read in every row; it stays what it was where it is positive."""
        forge = self.forge
        if isinstance(bottom, Times) and isinstance(bottom.right, Literal) and bottom.right.value > 0:
            return forge.times(self._positive(bottom.left), bottom.right)
        return forge.greatest(bottom, forge.literal(1))

    def rounded(self, value: Ratio, digits: int, mode: Rounding) -> Ratio:
        """The value at so many decimals."""
        forge = self.forge
        shift = forge.literal(10**digits)
        top = forge.times(value.top, shift)
        upward = self._rounded_up(top, value.bottom, mode)
        if top.low < 0:
            turned = self._rounded_up(forge.times(top, forge.literal(-1)), value.bottom, mode)
            negative = forge.less(top, forge.literal(0))
            upward = forge.pick(negative, forge.times(turned, forge.literal(-1)), upward)
        return Ratio(upward, shift)

    def _rounded_up(self, top: Whole, bottom: Whole, mode: Rounding) -> Whole:
        """Top / bottom, not negative, to a whole number."""
        forge = self.forge
        match mode:
            case Rounding.DOWN:
                return forge.over(top, bottom)
            case Rounding.HALF_UP:
                twice = forge.times(top, forge.literal(2))
                return forge.over(forge.plus(twice, bottom), forge.times(bottom, forge.literal(2)))
            case Rounding.HALF_EVEN:
                down = forge.over(top, bottom)
                rest = forge.times(forge.minus(top, forge.times(down, bottom)), forge.literal(2))
                half = forge.over(down, forge.literal(2))
                odd = forge.minus(down, forge.times(half, forge.literal(2)))
                tie_up = forge.both(forge.same(rest, bottom), forge.same(odd, forge.literal(1)))
                up = forge.either(forge.less(bottom, rest), tie_up)
                return forge.plus(down, forge.pick(up, forge.literal(1), forge.literal(0)))
            case _:
                assert_never(mode)

    def _answer(self, key: Key) -> Ratio:
        asked = self.asked[key]
        if isinstance(asked.kind, (ir.YesNo, ir.ChoiceOf, ir.SurveyOf)):
            raise Unfit
        column = self.forge.column(asked.columns[0], asked.low, asked.high)
        return Ratio(column, self.forge.literal(asked.scale))

    def _figure(self, figure: Figure | None) -> Ratio:
        match figure:
            case None:
                raise Unfit
            case Fraction():
                return self.constant(figure)
            case Figured():
                forge = self.forge
                top = forge.column(figure.top, figure.low, figure.high)
                if figure.bottom is None:
                    return Ratio(top, forge.literal(figure.most))
                return Ratio(top, forge.column(figure.bottom, 1, figure.most))
            case _:
                assert_never(figure)

    def _tally(self, key: Key, group: str | None, option: str) -> Ratio:
        asked = self.asked[key]
        name = asked.tallies.get((group, option))
        if name is None:
            return self.constant(Fraction(0))
        return Ratio(self.forge.column(name, asked.low, asked.high), self.forge.literal(1))

    def _quotient(self, above: Ratio, below: Ratio) -> Ratio:
        forge = self.forge
        divisor = below.top
        if divisor.low < 0:
            # A divisor of both signs would turn the comparisons around in some rows.
            if divisor.high > 0:
                raise Unfit
            return self._shortened(
                forge.times(above.top, forge.times(below.bottom, forge.literal(-1))),
                forge.times(above.bottom, forge.times(divisor, forge.literal(-1))),
            )
        if isinstance(divisor, Literal) and divisor.value == 0:
            raise Unfit
        return self._shortened(forge.times(above.top, below.bottom), forge.times(above.bottom, divisor))

    def least(self, left: Ratio, right: Ratio) -> Ratio:
        """The lesser of two."""
        return self._choice(left, right, self.forge.least, lesser=True)

    def _greatest(self, left: Ratio, right: Ratio) -> Ratio:
        return self._choice(left, right, self.forge.greatest, lesser=False)

    def _choice(
        self, left: Ratio, right: Ratio, of_wholes: Callable[[Whole, Whole], Whole], *, lesser: bool
    ) -> Ratio:
        if together := self._fixed_together(left, right):
            one, other, bottom = together
            return Ratio(of_wholes(one, other), bottom)
        one, other, _ = self._common(left, right)
        first = self.forge.less(one, other, or_same=True)
        return self.pick(first if lesser else self.forge.neither(first), left, right)

    # ── conditions ─────────────────────────────────────────────────────────────────────────

    def truth(self, condition: ir.Condition) -> Truth:
        """`condition` as an expression; null where an answer it needs is missing.

        Raises:
            Unfit: it cannot be said.
            TooWide: something in between could leave 64 bits.
        """
        forge = self.forge
        match condition:
            case ir.Within(value, interval):
                return self.within(self.number(value), interval)
            case ir.Yes(owner, name):
                return forge.flag(self.asked[owner, name].columns[0])
            case ir.Chosen(owner, name, option):
                asked = self.asked[owner, name]
                assert isinstance(asked.kind, ir.ChoiceOf)
                column = forge.column(asked.columns[0], asked.low, asked.high)
                return forge.same(column, forge.literal(asked.kind.options.index(option)))
            case ir.Absent(owner, name):
                never = self.asked[owner, name].never
                return NO if never is None else forge.flag(never)
            case ir.All(conditions):
                return forge.both(*(self.truth(one) for one in conditions))
            case ir.Any(conditions):
                return forge.either(*(self.truth(one) for one in conditions))
            case ir.Not(inner):
                return forge.neither(self.truth(inner))
            case _:
                assert_never(condition)

    def within(self, value: Ratio, interval: ir.Interval) -> Truth:
        """Whether a ratio lies in an interval."""
        above = [] if interval.low is None else [self.from_(value, interval.low, closed=interval.low_closed)]
        below = []
        if interval.high is not None:
            beyond = self.from_(value, interval.high, closed=not interval.high_closed)
            below = [self.forge.neither(beyond)]
        return self.forge.both(*above, *below)

    def from_(self, value: Ratio, bound: Fraction, *, closed: bool) -> Truth:
        """Whether the ratio is at least the bound, or above it where not `closed`."""
        forge = self.forge
        if value.fixed is not None:
            # A whole top: the least one that will do is known now.
            exact = bound * value.fixed
            least = -(-exact.numerator // exact.denominator)
            if not closed and exact.denominator == 1:
                least += 1
            return forge.less(forge.literal(least), value.top, or_same=True)
        shared = gcd(bound.numerator, bound.denominator)
        left = forge.times(value.top, forge.literal(bound.denominator // shared))
        right = forge.times(value.bottom, forge.literal(bound.numerator // shared))
        return forge.less(right, left, or_same=closed)

    # ── common bottoms ─────────────────────────────────────────────────────────────────────

    def _common(self, left: Ratio, right: Ratio) -> tuple[Whole, Whole, Whole]:
        forge = self.forge
        if together := self._fixed_together(left, right):
            return together
        # What both are divided by stays as it is.
        shared = gcd(factor_of(left.bottom), factor_of(right.bottom))
        below, beside = forge.without(left.bottom, shared), forge.without(right.bottom, shared)
        return (
            forge.times(left.top, beside),
            forge.times(right.top, below),
            forge.times(forge.times(below, beside), forge.literal(shared)),
        )

    def _fixed_together(self, left: Ratio, right: Ratio) -> tuple[Whole, Whole, Whole] | None:
        forge = self.forge
        if left.bottom is right.bottom:
            return left.top, right.top, left.bottom
        if left.fixed is None or right.fixed is None:
            return None
        bottom = lcm(left.fixed, right.fixed)
        return self.over(left, bottom).top, self.over(right, bottom).top, forge.literal(bottom)

    def over(self, value: Ratio, bottom: int) -> Ratio:
        """The same over a multiple of its fixed bottom."""
        assert value.fixed is not None
        forge = self.forge
        return Ratio(forge.times(value.top, forge.literal(bottom // value.fixed)), forge.literal(bottom))

    def _shortened(self, top: Whole, bottom: Whole) -> Ratio:
        """Without the factor that both constants share."""
        shared = gcd(factor_of(top), factor_of(bottom))
        if shared <= 1:
            return Ratio(top, bottom)
        return Ratio(self.forge.without(top, shared), self.forge.without(bottom, shared))


def _is_plain(value: Ratio) -> bool:
    """Whether it is 0 or 1."""
    return value.fixed == 1 and isinstance(value.top, Literal) and value.top.value in {0, 1}
