"""Grades in code: the position of the band, and what failed gates make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain

from attrs import frozen

from cchc_rules.backends.compiled.expressions import NotCompiled, Scope, condition_of, within
from cchc_rules.backends.compiled.items import defined
from cchc_rules.backends.compiled.rationals import Rational
from cchc_rules.backends.compiled.reading import BACK
from cchc_rules.backends.compiled.tree import Shown
from cchc_rules.backends.compiled.writing import Lines
from cchc_rules.ir import intervals as iv
from cchc_rules.ir.nodes import (
    All,
    Any,
    Condition,
    Constant,
    Earned,
    Gate,
    GateEffect,
    Grading,
    Group,
    Level,
    Node,
    Not,
    Number,
    Ruleset,
    Share,
    Sum,
    Within,
)
from cchc_rules.ir.walk import is_extra, nodes, numbers_in, numbers_of

ZERO = Fraction(0)
UNCLEAR = "?"


@frozen
class Graded:
    """The name of the position of the grade, -1 where there is none, and those of the gates.

    `band` is the position before the gates.
    """

    band: str
    position: str
    gates: tuple[str, ...]


def gates_rise(ruleset: Ruleset) -> bool:
    """Whether every gate that passes stays passed as points grow.

    Then it is open exactly where it fails for the least points and passes for the most.
    """
    rising = frozenset(
        node.id
        for node in nodes(ruleset.children)
        if node.maximum is not None and node.level is not Level.PENALTY
    )
    gates = [gate for grading in ruleset.gradings for gate in grading.gates]
    return all(_rises(gate.condition, rising, up=True) for gate in gates)


def _rises(condition: Condition, rising: frozenset[str], *, up: bool) -> bool:
    """Whether a condition, once it holds, holds for more points, or for less where not `up`."""
    match condition:
        case Within(value, interval):
            far = interval.high if up else interval.low
            plain = not any(isinstance(one, (Earned, Share)) for one in numbers_in(value))
            return plain or (far is None and _grows(value, rising))
        case All(inner) | Any(inner):
            return all(_rises(one, rising, up=up) for one in inner)
        case Not(one):
            return _rises(one, rising, up=not up)
        case _:
            return True


def _grows(number: Number, rising: frozenset[str]) -> bool:
    """Whether a number is points of nodes, or a sum of them."""
    match number:
        case Earned(node) | Share(node):
            return node in rising
        case Sum(terms):
            return all(_grows(one, rising) for one in terms)
        case Constant():
            return True
        case _:
            return False


def asked_for(ruleset: Ruleset) -> frozenset[str]:
    """The nodes whose points gates speak of, and what these are made of where that must be shown."""
    gates = chain.from_iterable(grading.gates for grading in ruleset.gradings)
    named = {
        number.node
        for gate in gates
        for number in numbers_of(gate.condition)
        if isinstance(number, (Earned, Share))
    }
    extras = {
        below.id
        for node in nodes(ruleset.children)
        if isinstance(node, Group) and node.maximum is None and node.id in named
        for below in nodes(node.children)
    }
    return frozenset(named | extras)


def graded(grading: Grading, index: Rational, scope: Scope, absent: Mapping[str, str | None]) -> Graded:
    """Writes the code of one grading; `absent` says when nodes do not apply, None for never."""
    lines, position = scope.lines, scope.lines.names.fresh("g")
    _bands(grading, index, position, lines)
    band = position
    if grading.gates:
        band = scope.lines.names.fresh("g")
        lines.add(f"{band} = {position}")
    gates = tuple(_gate(gate, grading, position, scope, absent) for gate in grading.gates)
    return Graded(band, position, gates)


def _bands(grading: Grading, index: Rational, position: str, lines: Lines) -> None:
    possible, word = iv.EVERYTHING, "if"
    for place, grade in enumerate(grading.grades):
        condition = within(index, grade.interval, possible)
        if condition == "True":
            if word == "if":
                lines.add(f"{position} = {place}")
            else:
                lines.block("else:", [f"{position} = {place}"])
            return
        lines.block(f"{word} {condition}:", [f"{position} = {place}"])
        possible, word = iv.without(possible, grade.interval), "elif"
    lines.block("else:", [BACK])


def _gate(gate: Gate, grading: Grading, position: str, scope: Scope, absent: Mapping[str, str | None]) -> str:
    defined((gate.condition,), scope.known)
    passed = scope.lines.names.fresh("e")
    condition = _without_na(gate.condition, scope, absent, passing=True)
    scope.lines.add(f"{passed} = {condition}")
    last = len(grading.grades) - 1
    match gate.effect:
        case GateEffect.NO_GRADE:
            left = "-1"
        case GateEffect.LOWER:
            lowered = f"{position} + {gate.steps}"
            left = f"-1 if {position} < 0 else {lowered} if {lowered} < {last} else {last}"
        case GateEffect.AT_MOST:
            least = [grade.name for grade in grading.grades].index(gate.grade or "")
            left = f"{least} if -1 < {position} < {least} else {position}"
    scope.lines.add(f"if not {passed}: {position} = {left}")
    return passed


def _without_na(
    condition: Condition, scope: Scope, absent: Mapping[str, str | None], *, passing: bool
) -> str:
    """A condition in which nodes that do not apply fail nothing, be it said with "not" or without."""
    match condition:
        case Within(value):
            gone = [one for one in (_gone(number, absent) for number in numbers_in(value)) if one]
            if not gone:
                return condition_of(condition, scope, scope.known)
            if "True" in gone:
                return str(passing)
            holds = condition_of(condition, scope, scope.known)
            missing = " or ".join(gone)
            return f"({missing}) or ({holds})" if passing else f"not ({missing}) and ({holds})"
        case All(inner):
            return _several(inner, scope, absent, " and ", passing=passing) or "True"
        case Any(inner):
            return _several(inner, scope, absent, " or ", passing=passing) or "False"
        case Not(one):
            return f"not ({_without_na(one, scope, absent, passing=not passing)})"
        case _:
            return condition_of(condition, scope, scope.known)


def _several(
    conditions: Sequence[Condition],
    scope: Scope,
    absent: Mapping[str, str | None],
    word: str,
    *,
    passing: bool,
) -> str:
    return word.join(f"({_without_na(one, scope, absent, passing=passing)})" for one in conditions)


def _gone(number: Number, absent: Mapping[str, str | None]) -> str | None:
    match number:
        case Earned(node):
            gone = absent[node]
        case Share(node):
            gone = absent[f"{node}/"]
        case _:
            return None
    if gone == UNCLEAR:
        raise NotCompiled("a gate speaks of a node of which it is not simple to tell whether it applies")
    return gone


def absences(
    children: tuple[Node, ...], shown: Mapping[str, Shown], vanishing: frozenset[str]
) -> dict[str, str | None]:
    """When each node that is shown does not apply, under its id; under `id/` when it has no share."""
    found: dict[str, str | None] = {}
    for node in nodes(children):
        if node.id not in shown:
            continue
        applicable = shown[node.id].applicable
        gone = f"not {applicable}" if isinstance(applicable, str) else None
        share = gone
        if isinstance(node, Group):
            below = list(nodes(node.children))
            uncertain = any(one.id in vanishing for one in below)
            if applicable == 0:
                share = "True"
            if uncertain and (applicable == 0 or any(is_extra(one) for one in below)):
                found[node.id] = found[f"{node.id}/"] = UNCLEAR
                continue
        found[node.id], found[f"{node.id}/"] = gone, share
    return found


def points_of(number: Number, shown: Mapping[str, Shown], scale: int) -> Rational:
    """The points or the share of a node.

    Raises:
        NotCompiled: neither.
    """
    match number:
        case Earned(node):
            one = shown[node]
            return Rational(Fraction(1, scale), one.top, one.bottom)
        case Share(node):
            one = shown[node]
            if isinstance(one.applicable, int):
                return (
                    Rational(Fraction(1, one.applicable), one.top, one.bottom)
                    if one.applicable
                    else Rational(ZERO)
                )
            bottom = one.applicable if one.bottom is None else f"({one.bottom}*{one.applicable})"
            return Rational(Fraction(1), one.top, bottom)
        case _:
            raise NotCompiled(type(number).__name__)
