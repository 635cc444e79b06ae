"""The total, index and grades of one unit, kept as the whole numbers they were computed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from attrs import frozen

from cchc_rules.ir.nodes import Grading
from cchc_rules.ir.scorecard import Points, Scorecard, TotalScore

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
) -> Callable[..., Standing | tuple[Figures, tuple[int, ...]]]:
    """What generated code does where an item is open: it runs again, for the most that can be earned."""
    names = [tuple(grade.name for grade in grading.grades) for grading in gradings]

    def spanning(
        made: Callable[..., tuple[Figures, tuple[int, ...]]],
        answers: Mapping[str, object],
        most: int,
        found: Figures,
        grades: tuple[int, ...],
    ) -> Standing | tuple[Figures, tuple[int, ...]]:
        if most:
            return found, grades
        high, best = made(answers, 1)
        possible = tuple(
            own[first : last + 1] if last >= 0 else ()
            for own, first, last in zip(names, best, grades, strict=True)
        )
        return Standing(units, found, high, possible)

    return spanning


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
