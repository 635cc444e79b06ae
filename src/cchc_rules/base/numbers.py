"""Exact numbers: reading them, rounding them, writing them.

Points and ratios are `fractions.Fraction` everywhere. `rounded` is the only function of the
project that rounds, and it runs only where a ruleset orders it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from math import lcm
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["vi", "en"]

MAX_DIGITS = 30
_PLAIN = re.compile(r"[0-9]{1,30}")
_NUMBER = re.compile(r"(?P<sign>[-−]?)(?P<whole>[0-9]{1,30}(?:[.,][0-9]{1,30})*)(?P<percent>\s?%)?")


class Rounding(Enum):
    """How a tie is settled when a ruleset orders rounding."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    DOWN = "down"


class NumberTrouble(Enum):
    """Why a text is not a number."""

    NOT_A_NUMBER = "not-a-number"
    AMBIGUOUS = "ambiguous"


def rounded(value: Fraction, digits: int, mode: Rounding) -> Fraction:
    """`value` at `digits` decimals; ties away from zero (HALF_UP), to even, or cut off (DOWN).

    >>> rounded(Fraction("66.665"), 2, Rounding.HALF_UP)
    Fraction(6667, 100)
    """
    scale = 10**digits
    whole, rest = divmod(abs(value.numerator) * scale, value.denominator)
    twice = 2 * rest
    match mode:
        case Rounding.HALF_UP:
            up = twice >= value.denominator
        case Rounding.HALF_EVEN:
            up = twice > value.denominator or (twice == value.denominator and whole % 2 == 1)
        case Rounding.DOWN:
            up = False
    result = Fraction(whole + up, scale)
    return -result if value < 0 else result


def summed(parts: Iterable[Fraction]) -> Fraction:
    """The exact sum, over one common denominator: several times faster than adding one after the other."""
    ratios = [part.as_integer_ratio() for part in parts]
    whole = lcm(*(below for _, below in ratios))
    return Fraction(sum(above * (whole // below) for above, below in ratios), whole)


def multiplied(factors: Iterable[Fraction]) -> Fraction:
    """The exact product, put in lowest terms once."""
    above, below = 1, 1
    for factor in factors:
        above *= factor.numerator
        below *= factor.denominator
    return Fraction(above, below)


def read_number(text: str, language: Language) -> Fraction | NumberTrouble:
    """The exact value of a decimal text as people type it: `0,5`, `0.5`, `90%`, `1.000.000`.

    One separator followed by exactly three digits may mean thousands. It is read as a decimal
    when the separator is the language's own decimal mark or the whole part is 0; otherwise the
    text is AMBIGUOUS. Scientific notation, underscores and non-ASCII digits are no numbers.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return NumberTrouble.NOT_A_NUMBER
    digits = found["whole"]
    if len(digits) > MAX_DIGITS:
        return NumberTrouble.NOT_A_NUMBER
    value = _whole_or_decimal(digits, language)
    if isinstance(value, NumberTrouble):
        return value
    if found["percent"]:
        value /= 100
    return -value if found["sign"] else value


def _whole_or_decimal(digits: str, language: Language) -> Fraction | NumberTrouble:
    marks = [character for character in digits if character in ".,"]
    if not marks:
        return Fraction(int(digits))
    groups = re.split("[.,]", digits)
    decimal_mark = "," if language == "vi" else "."
    if len(marks) == 1:
        looks_like_thousands = len(groups[1]) == 3 and len(groups[0]) <= 3 and groups[0] != "0"
        if looks_like_thousands and marks[0] != decimal_mark:
            return NumberTrouble.AMBIGUOUS
        return Fraction(f"{groups[0]}.{groups[1]}")
    thousands = marks[0]
    body, tail = groups, None
    if marks[-1] != thousands:
        body, tail = groups[:-1], groups[-1]
    regular = all(mark == thousands for mark in marks[: len(body) - 1])
    if not regular or not 1 <= len(body[0]) <= 3 or any(len(group) != 3 for group in body[1:]):
        return NumberTrouble.NOT_A_NUMBER
    return Fraction("".join(body) + (f".{tail}" if tail else ""))


def read_count(text: str) -> int | None:
    """A whole number of plain ASCII digits, or None."""
    return int(text) if _PLAIN.fullmatch(text) else None


def is_decimal(value: Fraction) -> bool:
    """Whether `value` has a finite decimal expansion."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def written(value: Fraction, language: Language, places: int = 4) -> str:
    """`value` for people: exact when its decimals fit, otherwise cut to `places` with `…`.

    >>> written(Fraction(1, 2), "vi"), written(Fraction(1, 3), "en")
    ('0,5', '0.3333…')
    """
    above, below = value.as_integer_ratio()
    sign = "-" if above < 0 else ""
    units, rest = divmod(abs(above) * 10**places, below)
    if rest and is_decimal(value):
        exact = decimal_text(abs(value))
        if len(exact) <= 12:
            return sign + _marked(exact, language)
    digits = str(units).rjust(places + 1, "0")
    whole, tail = digits[: len(digits) - places], digits[len(digits) - places :]
    if rest:
        return sign + _marked(f"{whole}.{tail}", language) + "…"
    tail = tail.rstrip("0")
    return sign + (_marked(f"{whole}.{tail}", language) if tail else whole)


def decimal_text(value: Fraction) -> str:
    """The finite decimal text of a non-negative `value`, with a point and no trailing zeros."""
    places = 0
    while 10**places % value.denominator:
        places += 1
    digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"


def percent(value: Fraction, language: Language, places: int = 4) -> str:
    """`value` as a percentage for people: `90%`."""
    return written(value * 100, language, places) + "%"


def exact_text(value: Fraction) -> str:
    """The form used in files and digests: `7/2`, or `3` when whole."""
    return str(value)


def _marked(text: str, language: Language) -> str:
    return text.replace(".", ",") if language == "vi" else text
