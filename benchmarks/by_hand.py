"""The workload as a careful person would write it for this one ruleset: straight lines of Python.

Floats are what most people would write; they are right but for ties of rounding. `Fraction` is exact and
slow. Whole numbers over one scale, with the proportions as one fraction beside them, are exact and as
fast as Python gets. Each takes a dict of answers and gives the index in percent and the grade.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from math import floor

from workload import BONUS, BONUS_CAP, GRADES, OPTIONS, PENALTIES, Component, Workload, number

Scored = tuple[float, str]
Hand = Callable[[Mapping[str, object]], Scored]
SCALE = 40_000  # 1/100 of a mean, 1/20 of a point, a quarter, and 2 decimals more


def floats(made: Workload) -> Hand:
    """In binary floats, index and grade alone."""
    return _made("\n    ".join([*_float_sums(made, everything=False), "return i, " + _grade("i", 1)]))


def floats_of_all(made: Workload) -> Callable[[Mapping[str, object]], dict[str, object]]:
    """In binary floats, a dict with the points of every component, criterion and area."""
    names = [one.name for one in made.components()]
    for area, criteria in enumerate(made.areas, 1):
        names += [f"a{area}", *(f"k{area}_{place}" for place in range(1, len(criteria) + 1))]
    shown = ", ".join(f"{name!r}: {name}" for name in names)
    found = f"return {{{shown}, 'bonus': b, 'lost': p, 'total': t, 'index': i, 'grade': {_grade('i', 1)}}}"
    return _made("\n    ".join([*_float_sums(made, everything=True), found]))


def fractions(made: Workload) -> Hand:
    """In `Fraction`, index and grade alone."""
    lines, constants = ["t = 0"], {}

    def constant(value: Fraction) -> str:
        name = f"K{value.numerator}_{value.denominator}"
        constants[name] = value
        return name

    for one in made.components():
        lines += _in_fractions(one, constant)
    bonus = " + ".join(f"{constant(each)}*u[{name!r}]" for name, _, each in BONUS)
    lost = " + ".join(f"{constant(each)}*u[{name!r}]" for name, _, each in PENALTIES)
    lines.append(f"t = max(min(t + min({bonus}, {BONUS_CAP}) - ({lost}), 100), 0)")
    lines.append("t = Fraction(t); i = Fraction((200*t.numerator + t.denominator) // (2*t.denominator), 100)")
    return _made("\n    ".join([*lines, "return i, " + _grade("i", 1)]), Fraction=Fraction, **constants)


def integers(made: Workload) -> Hand:
    """In whole numbers, exact; the index in hundredths of a percent."""
    lines = ["A = N = 0; D = 1"]
    for one in made.components():
        lines += _in_integers(one)
    bonus = " + ".join(f"{_scaled(each)}*u[{name!r}]" for name, _, each in BONUS)
    lost = " + ".join(f"{_scaled(each)}*u[{name!r}]" for name, _, each in PENALTIES)
    cap, cent = _scaled(Fraction(BONUS_CAP)), SCALE // 100
    lines += [f"b = {bonus}", f"A += (b if b < {cap} else {cap}) - ({lost})", "N += A*D"]
    lines += [f"i = (2*N + {cent}*D) // ({2 * cent}*D)", "if i > 10000: i = 10000", "elif i < 0: i = 0"]
    return _made("\n    ".join([*lines, "return i, " + _grade("i", 100)]))


def _made(body: str, **room: object) -> Callable[..., object]:
    exec(compile(f"def score(u):\n    {body}\n", "<by hand>", "exec"), {"floor": floor, **room}, room)  # noqa: S102
    return room["score"]


def _grade(index: str, unit: int) -> str:
    *better, (last, _) = GRADES
    return (
        "("
        + " else ".join(f"{name!r} if {index} >= {low * unit}" for name, low in better)
        + f" else {last!r})"
    )


# ── floats ─────────────────────────────────────────────────────────────────────────────────


def _float_sums(made: Workload, *, everything: bool) -> Iterator[str]:
    areas = []
    for area, criteria in enumerate(made.areas, 1):
        sums = []
        for place, components in enumerate(criteria, 1):
            if everything:
                yield from (f"{one.name} = {_in_floats(one)}" for one in components)
                yield f"k{area}_{place} = " + " + ".join(one.name for one in components)
                sums.append(f"k{area}_{place}")
            else:
                sums += [_in_floats(one) for one in components]
        yield f"a{area} = " + " + ".join(sums)
        areas.append(f"a{area}")
    yield "b = " + " + ".join(f"u[{name!r}]*{float(each)}" for name, _, each in BONUS)
    yield f"if b > {BONUS_CAP}: b = {BONUS_CAP}.0"
    yield "p = " + " + ".join(f"u[{name!r}]*{float(each)}" for name, _, each in PENALTIES)
    yield f"t = {' + '.join(areas)} + b - p"
    yield "if t > 100.0: t = 100.0"
    yield "elif t < 0.0: t = 0.0"
    yield "i = floor(t*100 + 0.5)/100"


def _in_floats(one: Component) -> str:
    most, each = float(one.maximum), float(one.each)
    asked = [f"u[{one.flat(name)!r}]" for name in one.answers()]
    match one.kind:
        case "bands":
            found = str(float(one.steps[-1]))
            for place, (cut, step) in reversed(list(enumerate(zip(one.cuts, one.steps, strict=False)))):
                ratio = f"(r := 100*{asked[0]}/{asked[1]})" if place == 0 else "r"
                found = f"({float(step)} if {ratio} < {number(cut)} else {found})"
            return found
        case "proportion":
            ratio = f"(q := {asked[0]}/{asked[1]})"
            return f"(0.0 if {ratio} < 0.5 else q*{most} if q < 1.0 else {most})"
        case "flag":
            return f"({most} if {asked[0]} else 0.0)"
        case "each":
            return f"(x if (x := {asked[0]}*{each}) < {most} else {most})"
        case "deduct":
            return f"(x if (x := {most} - {asked[0]}*{each}) > 0.0 else 0.0)"
        case "choice":
            table = {option: float(step) for option, step in zip(OPTIONS, one.steps, strict=True)}
            return f"{_chosen(table, asked[0])}"
        case _:
            return f"({asked[0]} - 1)/4*{most}"


def _chosen(table: Mapping[str, object], asked: str) -> str:
    *first, last = table.items()
    return (
        "(" + " else ".join(f"{value} if {asked} == {name!r}" for name, value in first) + f" else {last[1]})"
    )


# ── exact ──────────────────────────────────────────────────────────────────────────────────


def _in_fractions(one: Component, constant: Callable[[Fraction], str]) -> Iterator[str]:
    most = constant(one.maximum)
    asked = [f"u[{one.flat(name)!r}]" for name in one.answers()]
    match one.kind:
        case "bands":
            yield f"r = Fraction({asked[0]}, {asked[1]})"
            found = constant(one.steps[-1])
            for cut, step in reversed(list(zip(one.cuts, one.steps, strict=False))):
                found = f"{constant(step)} if r < {constant(cut / 100)} else {found}"
            yield f"t += {found}"
        case "proportion":
            yield f"q = Fraction({asked[0]}, {asked[1]})"
            yield f"t += 0 if q < {constant(Fraction(1, 2))} else q*{most} if q < 1 else {most}"
        case "flag":
            yield f"t += {most} if {asked[0]} else 0"
        case "each":
            yield f"t += min({constant(one.each)}*{asked[0]}, {most})"
        case "deduct":
            yield f"t += max({most} - {constant(one.each)}*{asked[0]}, 0)"
        case "choice":
            steps = {option: constant(step) for option, step in zip(OPTIONS, one.steps, strict=True)}
            yield f"t += {_chosen(steps, asked[0])}"
        case _:
            yield f"t += (Fraction(str({asked[0]})) - 1)/4*{most}"


def _scaled(value: Fraction) -> int:
    whole = value * SCALE
    assert whole.denominator == 1, value
    return int(whole)


def _in_integers(one: Component) -> Iterator[str]:
    most = _scaled(one.maximum)
    asked = [f"u[{one.flat(name)!r}]" for name in one.answers()]
    match one.kind:
        case "bands":
            found = str(_scaled(one.steps[-1]))
            for cut, step in reversed(list(zip(one.cuts, one.steps, strict=False))):
                found = f"{_scaled(step)} if n < {int(cut * 2)}*d else {found}"
            yield f"n = 200*{asked[0]}; d = {asked[1]}"
            yield f"A += {found}"
        case "proportion":
            yield f"n = {asked[0]}; d = {asked[1]}"
            yield f"if n >= d: A += {most}"
            yield f"elif n + n >= d: N = N*d + {most}*n*D; D *= d"
        case "flag":
            yield f"if {asked[0]}: A += {most}"
        case "each":
            yield f"x = {_scaled(one.each)}*{asked[0]}; A += x if x < {most} else {most}"
        case "deduct":
            yield f"x = {most} - {_scaled(one.each)}*{asked[0]}"
            yield "if x > 0: A += x"
        case "choice":
            steps = {option: _scaled(step) for option, step in zip(OPTIONS, one.steps, strict=True)}
            yield f"A += {_chosen(steps, asked[0])}"
        case _:
            yield f"A += (int({asked[0]}*100 + 0.5) - 100)*{_scaled(one.maximum / 400)}"
