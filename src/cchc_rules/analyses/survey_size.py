"""How many people to ask: the sample that a survey of a known population needs."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.base.numbers import NumberTrouble, read_number

_FIVE_PERCENT = Fraction(1, 20)


def sample_size(population: int, error: str | Fraction = _FIVE_PERCENT) -> int:
    """The number of respondents n = N / (1 + N·e²), rounded up to whole people.

    `population` counts people, `error` is the margin as a ratio (`"0,05"`, `"5%"`). The formula
    is Yamane's (Statistics: An Introductory Analysis, 1967), as survey plans quote it.

    >>> sample_size(1200, "0,05")
    300

    Raises:
        ValueError: nobody is there to ask, or the margin is not between 0 and 1.
    """
    margin = read_number(error, "vi") if isinstance(error, str) else error
    if isinstance(margin, NumberTrouble) or not 0 < margin < 1:
        message = f"the margin of error {error!r} is not between 0 and 1"
        raise ValueError(message)
    if population < 1:
        message = f"there is nobody to ask in a population of {population}"
        raise ValueError(message)
    needed = population / (1 + population * margin**2)
    return -(-needed.numerator // needed.denominator)
