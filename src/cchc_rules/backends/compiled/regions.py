"""Running sums in generated code: whole numbers of one scale, and a fraction beside them."""

from __future__ import annotations

from fractions import Fraction

from attrs import define, evolve, frozen

from cchc_rules.backends.compiled.rationals import Rational, held, times
from cchc_rules.backends.compiled.writing import Lines


@frozen(kw_only=True)
class Amount:
    """Points `top / bottom` in units of the scale, out of a weight of at most `most`.

    `weight` is the name of the weight where it may turn out to be less.
    """

    top: str
    bottom: str | None = None
    most: int = 0
    weight: str | None = None

    @property
    def rational(self) -> Rational:
        """The points."""
        return Rational(Fraction(1), self.top, self.bottom)


@define(kw_only=True)
class Region:
    """A sum that is being written: `lines` is the code that adds, the names what it adds to."""

    lines: Lines
    whole: str
    above: str
    below: str
    weight: str
    most: int = 0
    adds: bool = False
    fractions: bool = False
    vanishes: bool = False
    _start: int = 0

    @classmethod
    def opened(cls, lines: Lines) -> Region:
        """A region whose first line is still to be written."""
        start = len(lines.lines)
        lines.add("")
        whole, above, below, weight = (lines.names.fresh(letter) for letter in "andw")
        return cls(lines=lines, whole=whole, above=above, below=below, weight=weight, start=start)

    def add(self, lines: Lines, number: Rational) -> None:
        """Writes to `lines` the addition of a number with a whole factor."""
        factor = int(number.factor)
        if not factor:
            return
        if number.bottom is None:
            self.adds = True
            lines.add(f"{self.whole} += {times(factor, number.top)}")
            return
        self.fractions = True
        more = times(factor, number.top, self.below)
        lines.add(f"{self.above} = {self.above}*{number.bottom} + {more}", f"{self.below} *= {number.bottom}")

    def take(self, amount: Amount) -> None:
        """Writes the addition of an amount, its weight included."""
        self.add(self.lines, amount.rational)
        self.most += amount.most
        if amount.weight is not None:
            self.lose(self.lines, f"{amount.most} - {amount.weight}")

    def lose(self, lines: Lines, weight: int | str) -> None:
        """Writes to `lines` that so much does not count."""
        self.vanishes = True
        lines.add(f"{self.weight} -= {weight}")

    def closed(self) -> Amount:
        """Writes the first line, and gives what the region holds."""
        starts = [(self.whole, 0)] if self.adds else []
        starts += [(self.above, 0), (self.below, 1)] if self.fractions else []
        starts += [(self.weight, self.most)] if self.vanishes else []
        self.lines.lines[self._start] = "; ".join(f"{name} = {value}" for name, value in starts) or "pass"
        weight = self.weight if self.vanishes else None
        if not self.fractions:
            return Amount(top=self.whole if self.adds else "0", most=self.most, weight=weight)
        if self.adds:
            self.lines.add(f"{self.above} += {self.whole}*{self.below}")
        return Amount(top=self.above, bottom=self.below, most=self.most, weight=weight)


def times_fraction(amount: Amount, factor: Fraction, lines: Lines) -> Amount:
    """The points times `factor`, the weight as it was."""
    if factor == 1:
        return amount
    top = times(factor.numerator, amount.top)
    bottom = amount.bottom
    if factor.denominator != 1:
        bottom = held(lines, times(factor.denominator, bottom))
    return evolve(amount, top=held(lines, top), bottom=bottom)
