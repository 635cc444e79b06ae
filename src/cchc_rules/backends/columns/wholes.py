"""Expressions over whole numbers, each with the bounds it is proved to keep.

A node is made by a `Forge`, which makes equal nodes once, folds constants and refuses a node that
could leave 64 bits.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import gcd
from typing import TypeAlias

from attrs import field, frozen

LIMIT = 2**63 - 1
NARROW = 2**31 - 1


class TooWide(Exception):  # noqa: N818 - no fault: the caller chooses another way
    """A number in between could leave 64 bits."""


@frozen(eq=False, kw_only=True)
class Literal:
    """A number of the ruleset."""

    value: int

    @property
    def low(self) -> int:
        """The least it can be."""
        return self.value

    @property
    def high(self) -> int:
        """The greatest it can be."""
        return self.value


@frozen(eq=False, kw_only=True)
class Column:
    """A column of the table; what it holds lies between the bounds, or is missing."""

    name: str
    low: int
    high: int


@frozen(eq=False, kw_only=True)
class Plus:
    """The sum of two."""

    left: Whole
    right: Whole
    low: int
    high: int


@frozen(eq=False, kw_only=True)
class Times:
    """The product of two."""

    left: Whole
    right: Whole
    low: int
    high: int


@frozen(eq=False, kw_only=True)
class Over:
    """The quotient of two, rounded down. Where it is read, the divisor is positive."""

    left: Whole
    right: Whole
    low: int
    high: int


@frozen(eq=False, kw_only=True)
class Pick:
    """`then` where the condition holds, `otherwise` where it does not or nobody knows."""

    when: Truth
    then: Whole
    otherwise: Whole
    low: int
    high: int


@frozen(eq=False, kw_only=True)
class Kept:
    """A number that is known, for a reason outside, to lie between tighter bounds."""

    inner: Whole
    low: int
    high: int


Whole: TypeAlias = Literal | Column | Plus | Times | Over | Pick | Kept


@frozen(eq=False)
class Always:
    """True or false, whatever the columns hold."""

    holds: bool


@frozen(eq=False)
class Flag:
    """A column of truths."""

    name: str


@frozen(eq=False)
class Known:
    """Whether a column holds something in this row."""

    name: str


@frozen(eq=False)
class Less:
    """`left` < `right`, or `left` ≤ `right` where `or_same`."""

    left: Whole
    right: Whole
    or_same: bool


@frozen(eq=False)
class Same:
    """The two are equal."""

    left: Whole
    right: Whole


@frozen(eq=False)
class Both:
    """Every one holds."""

    all: tuple[Truth, ...]


@frozen(eq=False)
class Either:
    """Some one holds."""

    any: tuple[Truth, ...]


@frozen(eq=False)
class Neither:
    """It does not hold."""

    inner: Truth


Truth: TypeAlias = Always | Flag | Known | Less | Same | Both | Either | Neither

YES, NO = Always(holds=True), Always(holds=False)


@frozen
class Forge:
    """Makes nodes; equal ones are one."""

    made: dict[tuple[object, ...], Whole | Truth] = field(factory=dict, repr=False)

    # ── numbers ────────────────────────────────────────────────────────────────────────────

    def literal(self, value: int) -> Whole:
        """A constant."""
        return self._whole(("literal", value), Literal(value=_fits(value)))

    def column(self, name: str, low: int, high: int) -> Whole:
        """What a column holds."""
        if low == high:
            # Still a column: it may be missing.
            high = low + 1
        return self._whole(("column", name), Column(name=name, low=_fits(low), high=_fits(high)))

    def plus(self, left: Whole, right: Whole) -> Whole:
        """The sum."""
        if isinstance(left, Literal):
            left, right = right, left
        if isinstance(right, Literal):
            if right.value == 0:
                return left
            if isinstance(left, Literal):
                return self.literal(left.value + right.value)
            if isinstance(left, Plus) and isinstance(left.right, Literal):
                return self.plus(left.left, self.literal(left.right.value + right.value))
        # Constants last, so that they meet.
        elif isinstance(left, Plus) and isinstance(left.right, Literal):
            return self.plus(self.plus(left.left, right), left.right)
        elif isinstance(right, Plus) and isinstance(right.right, Literal):
            return self.plus(self.plus(left, right.left), right.right)
        low, high = _fits(left.low + right.low), _fits(left.high + right.high)
        return self._whole(("+", id(left), id(right)), Plus(left=left, right=right, low=low, high=high))

    def total(self, terms: Iterable[Whole]) -> Whole:
        """The sum of any number of terms."""
        listed = [*terms]
        fixed = self.literal(sum(term.value for term in listed if isinstance(term, Literal)))
        open_: list[Whole] = [term for term in listed if not isinstance(term, Literal)]
        # What all have in common is multiplied once, in the end: small numbers are added faster.
        small = [term for term in open_ if factor_of(term) > 1]
        shared = gcd(*(factor_of(term) for term in small))
        if len(small) > 1 and shared > 1:
            summed = self._added([self.without(term, shared) for term in small])
            if is_narrow(summed):
                open_ = [term for term in open_ if factor_of(term) == 1]
                open_.append(self.times(summed, self.literal(shared)))
        return self.plus(self._added(open_), fixed)

    def _added(self, terms: list[Whole]) -> Whole:
        """The sum, by halves, since engines read deep expressions by recursion."""
        while len(terms) > 1:
            pairs = zip(terms[::2], terms[1::2], strict=False)
            terms = [self.plus(left, right) for left, right in pairs] + terms[len(terms) - len(terms) % 2 :]
        return terms[0] if terms else self.literal(0)

    def without(self, number: Whole, factor: int) -> Whole:
        """The number divided by a factor of it."""
        if factor == 1:
            return number
        if isinstance(number, Literal):
            return self.literal(number.value // factor)
        assert isinstance(number, Times)
        assert isinstance(number.right, Literal)
        return self.times(number.left, self.literal(number.right.value // factor))

    def times(self, left: Whole, right: Whole) -> Whole:
        """The product."""
        if isinstance(left, Literal):
            left, right = right, left
        if isinstance(right, Literal):
            if isinstance(left, Literal):
                return self.literal(left.value * right.value)
            if right.value == 1:
                return left
            if right.value == 0:
                return right
            if isinstance(left, Times) and isinstance(left.right, Literal):
                return self.times(left.left, self.literal(left.right.value * right.value))
        corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
        low, high = _fits(min(corners)), _fits(max(corners))
        return self._whole(("*", id(left), id(right)), Times(left=left, right=right, low=low, high=high))

    def minus(self, left: Whole, right: Whole) -> Whole:
        """The difference."""
        return self.plus(left, self.times(right, self.literal(-1)))

    def over(self, left: Whole, right: Whole) -> Whole:
        """The quotient rounded down; the divisor is positive wherever it is read."""
        if isinstance(right, Literal):
            if right.value < 1:
                # Nobody reads it.
                return self.literal(0)
            if right.value == 1:
                return left
            if isinstance(left, Literal):
                return self.literal(left.value // right.value)
        least, most = max(1, right.low), max(1, right.high)
        corners = [a // b for a in (left.low, left.high) for b in (least, most)]
        low, high = min(corners), max(corners)
        return self._whole(("/", id(left), id(right)), Over(left=left, right=right, low=low, high=high))

    def rest(self, left: Whole, right: Whole) -> Whole:
        """What `over` leaves: less than the divisor, wherever it is read."""
        if isinstance(right, Literal) and right.value <= 1:
            return self.literal(0)
        whole = self.over(left, right)
        if isinstance(whole, Literal):
            back = self.times(right, whole)
        else:
            # The product is never beyond what was divided, however wide its factors are.
            low, high = _fits(min(0, left.low - right.high)) if left.low < 0 else 0, left.high
            back = self._whole(
                ("*", id(whole), id(right)), Times(left=whole, right=right, low=low, high=high)
            )
        return self.kept(self.minus(left, back), 0, max(1, right.high - 1))

    def pick(self, when: Truth, then: Whole, otherwise: Whole) -> Whole:
        """One of two."""
        if isinstance(when, Always):
            return then if when.holds else otherwise
        if then is otherwise:
            return then
        shared = gcd(factor_of(then), factor_of(otherwise))
        if shared > 1 and not (isinstance(then, Literal) and isinstance(otherwise, Literal)):
            one, other = self.without(then, shared), self.without(otherwise, shared)
            if is_narrow(one) and is_narrow(other):
                return self.times(self.pick(when, one, other), self.literal(shared))
        low, high = min(then.low, otherwise.low), max(then.high, otherwise.high)
        made = Pick(when=when, then=then, otherwise=otherwise, low=low, high=high)
        return self._whole(("pick", id(when), id(then), id(otherwise)), made)

    def kept(self, inner: Whole, low: int, high: int) -> Whole:
        """The same number, known to lie between tighter bounds."""
        low, high = max(low, inner.low), min(high, inner.high)
        if low > high or (low == inner.low and high == inner.high):
            return inner
        return self._whole(("kept", id(inner), low, high), Kept(inner=inner, low=low, high=high))

    def least(self, left: Whole, right: Whole) -> Whole:
        """The lesser."""
        if left.high <= right.low:
            return left
        if right.high <= left.low:
            return right
        chosen = self.pick(self.less(left, right), left, right)
        return self.kept(chosen, min(left.low, right.low), min(left.high, right.high))

    def greatest(self, left: Whole, right: Whole) -> Whole:
        """The greater."""
        if left.low >= right.high:
            return left
        if right.low >= left.high:
            return right
        chosen = self.pick(self.less(left, right), right, left)
        return self.kept(chosen, max(left.low, right.low), max(left.high, right.high))

    # ── truths ─────────────────────────────────────────────────────────────────────────────

    def flag(self, name: str) -> Truth:
        """A column of truths."""
        return self._truth(("flag", name), Flag(name))

    def known(self, name: str) -> Truth:
        """Whether a column holds something."""
        return self._truth(("known", name), Known(name))

    def less(self, left: Whole, right: Whole, *, or_same: bool = False) -> Truth:
        """Whether the left is less."""
        if left.high < right.low or (or_same and left.high == right.low):
            return YES
        if left.low > right.high or (not or_same and left.low == right.high):
            return NO
        shared = gcd(factor_of(left), factor_of(right))
        if shared > 1:
            return self.less(self.without(left, shared), self.without(right, shared), or_same=or_same)
        return self._truth(("<", id(left), id(right), or_same), Less(left, right, or_same))

    def same(self, left: Whole, right: Whole) -> Truth:
        """Whether both are equal."""
        if left.low > right.high or left.high < right.low:
            return NO
        if isinstance(left, Literal) and isinstance(right, Literal):
            return YES
        return self._truth(("=", id(left), id(right)), Same(left, right))

    def both(self, *truths: Truth) -> Truth:
        """Whether all hold."""
        listed = [part for one in truths for part in (one.all if isinstance(one, Both) else (one,))]
        left = self._flat(listed, neutral=True)
        if left is None:
            return NO
        if not left:
            return YES
        return left[0] if len(left) == 1 else self._truth(("and", *map(id, left)), Both(left))

    def either(self, *truths: Truth) -> Truth:
        """Whether some one holds."""
        listed = [part for one in truths for part in (one.any if isinstance(one, Either) else (one,))]
        left = self._flat(listed, neutral=False)
        if left is None:
            return YES
        if not left:
            return NO
        return left[0] if len(left) == 1 else self._truth(("or", *map(id, left)), Either(left))

    def neither(self, truth: Truth) -> Truth:
        """Whether it does not hold."""
        match truth:
            case Always(holds):
                return NO if holds else YES
            case Neither(inner):
                return inner
            case _:
                return self._truth(("not", id(truth)), Neither(truth))

    # ── at home ────────────────────────────────────────────────────────────────────────────

    def _flat(self, truths: Iterable[Truth], *, neutral: bool) -> tuple[Truth, ...] | None:
        """Those that matter, each once; None where one of them settles it."""
        left: dict[int, Truth] = {}
        for one in truths:
            if isinstance(one, Always):
                if one.holds is not neutral:
                    return None
                continue
            left[id(one)] = one
        return tuple(left.values())

    def _whole(self, key: tuple[object, ...], made: Whole) -> Whole:
        found = self.made.setdefault(key, made)
        assert not isinstance(found, (Always, Flag, Known, Less, Same, Both, Either, Neither))
        return found

    def _truth(self, key: tuple[object, ...], made: Truth) -> Truth:
        found = self.made.setdefault(key, made)
        assert isinstance(found, (Always, Flag, Known, Less, Same, Both, Either, Neither))
        return found


def factor_of(number: Whole) -> int:
    """The constant that a product ends with, without its sign; 1 where there is none."""
    if isinstance(number, Literal):
        return abs(number.value)
    if isinstance(number, Times) and isinstance(number.right, Literal):
        return abs(number.right.value)
    return 1


def is_narrow(number: Whole) -> bool:
    """Whether 32 bits hold it."""
    return number.low >= -NARROW and number.high <= NARROW


def _fits(value: int) -> int:
    if not -LIMIT <= value <= LIMIT:
        raise TooWide
    return value
