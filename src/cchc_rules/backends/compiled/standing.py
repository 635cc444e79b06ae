"""The total, index and grades of one unit, kept as the whole numbers they were computed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from attrs import frozen

from cchc_rules.ir.gates import grades_left
from cchc_rules.ir.nodes import Grading
from cchc_rules.ir.scorecard import Points, Scorecard, TotalScore

# The place of the grade that the index is in, and whether each gate is passed.
Reached: TypeAlias = tuple[int, tuple[bool, ...]]
# Numerator and denominator of the total, of the index and of the published index, in `Units`;
# numerators are None where nothing applies.
Figures: TypeAlias = tuple[int, int, int | None, int, int | None, int]


@frozen
class Units:
    """What one of the numbers of generated code is worth."""

    total: Fraction
    index: Fraction
    published: Fraction


PLAIN = Units(Fraction(1), Fraction(1), Fraction(1))


class Standing(NamedTuple):
    """The total, the index and the grades of one unit, between what is sure and what is possible.

    `grades` are those still possible of each grading, best first; one where it is settled, none
    where a gate bars them all or nothing applies.
    """

    units: Units
    low: Figures
    high: Figures
    grades: tuple[tuple[str, ...], ...]

    @property
    def final(self) -> bool:
        """Whether nothing that is still to come can change the total."""
        return self.low == self.high

    @property
    def total(self) -> Points:
        """The total, in points."""
        (low, under, *_), (high, below, *_) = self.low, self.high
        unit = self.units.total
        return Points(low=unit * Fraction(low, under), high=unit * Fraction(high, below))

    @property
    def exact(self) -> Points | None:
        """The exact index, a ratio: 90 % is 9/10; None where nothing applies."""
        return _ratio(self.units.index, self.low[2:4], self.high[2:4])

    @property
    def published(self) -> Points | None:
        """The index as published, the exact one where the ruleset does not round it."""
        return _ratio(self.units.published, self.low[4:], self.high[4:])

    @property
    def grade(self) -> str | None:
        """The grade of the first grading, where it is settled and not barred."""
        settled = [names[0] for names in self.grades[:1] if len(names) == 1]
        return settled[0] if settled else None


def spanning_of(
    units: Units, gradings: Sequence[Grading]
) -> Callable[..., Standing | tuple[Figures, tuple[Reached, ...]]]:
    """What generated code does where an item is open: it runs again, for the most that can be earned."""

    def spanning(
        made: Callable[..., tuple[Figures, tuple[Reached, ...]]],
        answers: Mapping[str, object],
        most: int,
        found: Figures,
        least: tuple[Reached, ...],
    ) -> Standing | tuple[Figures, tuple[Reached, ...]]:
        if most:
            return found, least
        high, best = made(answers, 1)
        grades = zip(gradings, least, best, strict=True)
        return Standing(units, found, high, tuple(left_of(one, low, top)[0] for one, low, top in grades))

    return spanning


def left_of(grading: Grading, least: Reached, most: Reached) -> tuple[tuple[str, ...], bool]:
    """The grades between the worst and the best, and whether that is settled."""
    return grades_left(grading, range(most[0], least[0] + 1), passed_of(least, most))


def passed_of(least: Reached, most: Reached) -> list[bool | None]:
    """Of each gate whether it is passed; None where that depends on what is open."""
    return [low if low == high else None for low, high in zip(least[1], most[1], strict=True)]


def standing_of(scorecard: Scorecard, published: Points | None) -> Standing:
    """What a whole scorecard says of the total, with the index as published."""
    total = scorecard.total
    return Standing(
        PLAIN,
        _figures(total, published, high=False),
        _figures(total, published, high=True),
        tuple(one.possible for one in scorecard.grades),
    )


def _figures(total: TotalScore, published: Points | None, *, high: bool) -> Figures:
    points = total.total.high if high else total.total.low
    index, shown = _end(total.possible_index, high=high), _end(published, high=high)
    return (*points.as_integer_ratio(), *index, *shown)


def _end(points: Points | None, *, high: bool) -> tuple[int | None, int]:
    if points is None:
        return (None, 1)
    return (points.high if high else points.low).as_integer_ratio()


def _ratio(unit: Fraction, low: tuple[int | None, int], high: tuple[int | None, int]) -> Points | None:
    if low[0] is None or high[0] is None:
        return None
    return Points(low=unit * Fraction(low[0], low[1]), high=unit * Fraction(high[0], high[1]))
