"""How generated code takes answers from a mapping, and holds every one of them against its kind.

An answer that is missing, of another type or out of bounds makes the code hand everything back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from operator import countOf, itemgetter
from struct import Struct
from struct import error as StructError  # noqa: N812 - it is a class
from typing import TypeAlias, assert_never

from attrs import field, frozen

from cchc_rules.backends.compiled.rationals import Rational
from cchc_rules.backends.compiled.writing import Lines
from cchc_rules.ir.dossier import Judgement, Key, Never, Replies
from cchc_rules.ir.nodes import (
    ChoiceOf,
    CountOf,
    DateOf,
    DaysOf,
    IndexOf,
    Input,
    Interval,
    JudgementOf,
    NumberOf,
    Ruleset,
    SurveyOf,
    YesNo,
)
from cchc_rules.ir.walk import figures_of

Plain: TypeAlias = int | bool | str | date | Fraction | Decimal | Never | Judgement | Replies
Answers: TypeAlias = Mapping[str, Plain]

# Decimals are held as whole multiples of this; more places go the other way.
PLACES = 10**4
NUMBERS = frozenset({int, Fraction, Decimal})
BACK = "return back(u)"


def text_of(key: Key) -> str:
    """The name of an input among plain answers: `item.input`, or `input` of the ruleset itself."""
    owner, name = key
    return name if owner is None else f"{owner}.{name}"


@frozen(kw_only=True)
class Read:
    """The names under which the answers stand in generated code.

    `tallies` are counts by (key, group, option); `options` tell the number that stands for an option.
    """

    numbers: dict[Key, Rational] = field(factory=dict)
    truths: dict[Key, str] = field(factory=dict)
    choices: dict[Key, str] = field(factory=dict)
    options: dict[Key, tuple[str, ...]] = field(factory=dict)
    tallies: dict[tuple[Key, str | None, str], str] = field(factory=dict)


def read_answers(ruleset: Ruleset, lines: Lines) -> Read:
    """Writes the code that reads the answers to a ruleset from the mapping `u`."""
    counted = [one for one in ruleset.inputs if isinstance(one.kind, (CountOf, DaysOf))]
    answered = [one for one in ruleset.inputs if isinstance(one.kind, YesNo)]
    others = [one for one in ruleset.inputs if not isinstance(one.kind, (CountOf, DaysOf, YesNo))]
    asked = [*counted, *answered, *others]
    figures = [figure.key for figure in figures_of(ruleset)]
    keys = [*(one.key for one in asked), *figures]
    written = [text_of(key) for key in keys]
    if len(set(written)) != len(keys):
        raise ValueError(written)
    found = Read()
    if not keys:
        lines.add(f"if len(u): {BACK}")
        return found
    variables = [lines.names.fresh("v") for _ in keys]
    rest = written[len(counted) + len(answered) :]
    inside = lines.inner()
    inside.add(f"if len(u) != {len(keys)}: {BACK}")
    if counted:
        # Whole numbers and nothing else, none of them below zero.
        _all_of(int, written[: len(counted)], inside)
        inside.add(f"{lines.names.constant(Struct(f'{len(counted)}Q').pack)}(*t)")
        inside.add(f"{', '.join(variables[: len(counted)])}, = t")
    if answered:
        _all_of(bool, written[len(counted) : -len(rest) or None], inside)
        inside.add(f"{', '.join(variables[len(counted) : -len(rest) or None])}, = t")
    if rest:
        inside.add(f"{', '.join(variables[-len(rest) :])}, = {_taken(rest, inside)}")
    for one, variable in zip(asked, variables, strict=False):
        _read(one, variable, found, inside)
    for key, variable in zip(figures, variables[len(asked) :], strict=True):
        top, bottom = lines.names.fresh("n"), lines.names.fresh("d")
        inside.add(f"{top}, {bottom} = {variable}.as_integer_ratio()")
        inside.add(f"if type({variable}) not in {lines.names.constant(NUMBERS)}: {BACK}")
        found.numbers[key] = Rational(Fraction(1), top, bottom)
    lines.block("try:", inside.lines)
    troubles = (KeyError, TypeError, AttributeError, ValueError, OverflowError, StructError)
    lines.block(f"except {lines.names.constant(troubles)}:", [BACK])
    return found


def _all_of(kind: type, written: list[str], lines: Lines) -> None:
    """Writes that `t` are answers of one type and of no other."""
    some, one = lines.names.constant(countOf), lines.names.constant(kind)
    lines.add(f"t = {_taken(written, lines)}")
    lines.add(f"if {some}(map(type, t), {one}) != {len(written)}: {BACK}")


def _taken(written: list[str], lines: Lines) -> str:
    """The expression of a tuple of answers."""
    getter = lines.names.constant(itemgetter(*written))
    return f"{getter}(u)" if len(written) > 1 else f"({getter}(u),)"


def _read(asked: Input, variable: str, found: Read, lines: Lines) -> None:
    key = asked.key
    match asked.kind:
        case CountOf() | DaysOf():
            found.numbers[key] = Rational(Fraction(1), variable)
        case YesNo():
            found.truths[key] = variable
        case DateOf(may_be_absent):
            lines.add(
                f"{variable} = {lines.names.constant(possible_day if may_be_absent else day)}({variable})"
            )
            found.numbers[key] = Rational(Fraction(1), variable)
        case NumberOf(bounds=bounds) | IndexOf(bounds=bounds):
            _decimal(variable, variable, bounds, lines)
            found.numbers[key] = Rational(Fraction(1, PLACES), variable)
        case JudgementOf(low=low, high=high):
            lines.add(f"if type({variable}) is not {lines.names.constant(Judgement)}: {BACK}")
            _decimal(f"{variable}.points", variable, Interval(low, high), lines)
            found.numbers[key] = Rational(Fraction(1, PLACES), variable)
        case ChoiceOf(options):
            table = {option: place for place, option in enumerate(options)}
            lines.add(f"{variable} = {lines.names.constant(table)}[{variable}]")
            found.choices[key] = variable
            found.options[key] = options
        case SurveyOf() as kind:
            found.tallies.update(_survey(key, kind, variable, lines))
        case _:
            assert_never(asked.kind)


def _decimal(source: str, variable: str, bounds: Interval, lines: Lines) -> None:
    """A number in units of 1/PLACES, within bounds."""
    lines.add(f"n, d = {source}.as_integer_ratio()")
    checks = [f"type({source}) not in {lines.names.constant(NUMBERS)}", f"{PLACES} % d"]
    if bounds.low is not None:
        low = bounds.low * PLACES
        least = ceil(low) if bounds.low_closed or low.denominator != 1 else int(low) + 1
        checks.append(f"{variable} < {least}")
    if bounds.high is not None:
        high = bounds.high * PLACES
        most = floor(high) if bounds.high_closed or high.denominator != 1 else int(high) - 1
        checks.append(f"{variable} > {most}")
    lines.add(f"if {' or '.join(checks[:2])}: {BACK}", f"{variable} = n*({PLACES}//d)")
    if checks[2:]:
        lines.add(f"if {' or '.join(checks[2:])}: {BACK}")


def _survey(key: Key, kind: SurveyOf, variable: str, lines: Lines) -> dict[tuple[Key, str | None, str], str]:
    groups: list[str | None] = [group.label for group in kind.groups] or [None]
    places = [(group, option.label) for group in groups for option in kind.options]
    if len(set(places)) != len(places):
        raise ValueError(places)
    counts = [lines.names.fresh("s") for _ in places]
    layout = {place: number for number, place in enumerate(places)}
    made, where = lines.names.constant(tallies), lines.names.constant(layout)
    lines.add(f"{', '.join(counts)}, = {made}({variable}, {where})")
    return {(key, *place): count for place, count in zip(places, counts, strict=True)}


def day(value: object) -> int:
    """The number of a day.

    Raises:
        TypeError: it is none.
    """
    if type(value) is not date:
        raise TypeError(value)
    return value.toordinal()


def possible_day(value: object) -> int:
    """The number of a day, 0 for one that never came.

    Raises:
        TypeError: it is neither.
    """
    return 0 if type(value) is Never else day(value)


def tallies(replies: object, layout: dict[tuple[str | None, str], int]) -> list[int]:
    """How many chose each option, in the order of `layout`.

    Raises:
        TypeError: these are no replies.
        KeyError: nobody asked for such a reply.
        ValueError: a count is below zero.
    """
    if type(replies) is not Replies:
        raise TypeError(replies)
    counts = [0] * len(layout)
    for place, count in replies.counts:
        if type(count) is not int or count < 0:
            raise ValueError(count)
        counts[layout[place]] = count
    return counts
