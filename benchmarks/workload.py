"""A ruleset of full size and the answers of many units, the same for everything that is measured.

8 areas, 40 criteria, 97 components, 100 points, 155 answers: 34 tables of bands over a ratio (3 to 5
bands, some where less is better), 19 proportions (nothing below a half, no more than the maximum), 15
yes or no, 10 points per thing up to a cap, 10 deductions down to nothing, 5 choices of one in four, 4 means
of a survey from 1 to 5. A bonus of at most 5, penalties, a total within 0 and 100, an index rounded half up
to 2 decimals, a grade by the rounded index. All amounts are multiples of 0.05 points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from random import Random

COUNTS = {"bands": 34, "proportion": 19, "flag": 15, "each": 10, "deduct": 10, "choice": 5, "mean": 4}
CRITERIA, AREAS = 40, 8
STEP = Fraction(1, 20)
OPTIONS = ("none", "draft", "approved", "published")
GRADES = (("A+", 90), ("A", 80), ("B", 70), ("C", 60), ("D", 50), ("E", 0))
BONUS = (("bonus1", "T1", Fraction(3, 4)), ("bonus2", "T2", Fraction(3, 2)))
PENALTIES = (("lost1", "P1", Fraction(1, 2)), ("lost2", "P2", Fraction(5, 4)), ("lost3", "P3", Fraction(3)))
BONUS_CAP, BONUS_MOST, PENALTY_MOST = 5, 5, 100

Answers = dict[str, int | bool | str | Decimal]


@dataclass(frozen=True)
class Component:
    """One scored row; `cuts` and `steps` are of tables of bands, `steps` also of choices."""

    code: str
    kind: str
    maximum: Fraction
    each: Fraction = Fraction(0)
    cuts: tuple[Fraction, ...] = ()
    steps: tuple[Fraction, ...] = ()

    @property
    def name(self) -> str:
        """The code as a name in Python, SQL or an expression."""
        return "c" + self.code.replace(".", "_")

    def answers(self) -> tuple[str, ...]:
        """The names of what is asked, under the component."""
        return ("num", "den") if self.kind in {"bands", "proportion"} else ("x",)

    def key(self, answer: str) -> str:
        """The name of an answer in the plain mapping that an evaluator takes."""
        return f"{self.code}.{answer}"

    def flat(self, answer: str) -> str:
        """The same as one plain word."""
        return f"{self.name}_{answer}"


@dataclass(frozen=True)
class Workload:
    """The rows, by area and criterion."""

    areas: tuple[tuple[tuple[Component, ...], ...], ...] = field(repr=False)

    def components(self) -> Iterator[Component]:
        """Every row in its order."""
        return (one for area in self.areas for criterion in area for one in criterion)


def workload(seed: int = 2024) -> Workload:
    """The ruleset drawn from `seed`."""
    draw = Random(seed)  # noqa: S311 - nothing secret is drawn
    kinds = [kind for kind, count in COUNTS.items() for _ in range(count)]
    draw.shuffle(kinds)
    units = _units(draw, len(kinds))
    sizes = _sizes(draw, len(kinds), CRITERIA, 5)
    groups = _sizes(draw, CRITERIA, AREAS, 7)
    rows = iter(zip(kinds, units, strict=True))
    left = iter(sizes)
    areas = []
    for area, criteria in enumerate(groups, 1):
        inside = []
        for criterion in range(1, criteria + 1):
            codes = [f"{area}.{criterion}.{number}" for number in range(1, next(left) + 1)]
            inside.append(tuple(_component(draw, code, *next(rows)) for code in codes))
        areas.append(tuple(inside))
    return Workload(tuple(areas))


def _units(draw: Random, count: int) -> list[int]:
    """Maxima in steps of 0.05, at least 0.25, 100 points together."""
    units = [5] * count
    for _ in range(int(100 / STEP) - 5 * count):
        units[draw.randrange(count)] += 1
    return units


def _sizes(draw: Random, total: int, parts: int, most: int) -> list[int]:
    sizes = [1] * parts
    while sum(sizes) < total:
        place = draw.randrange(parts)
        sizes[place] += sizes[place] < most
    return sizes


def _component(draw: Random, code: str, kind: str, units: int) -> Component:
    maximum = units * STEP
    match kind:
        case "bands":
            count = draw.choice([3, 3, 4, 4, 4, 5])
            halves = sorted(draw.sample([*range(10, 200, 10)] * 3 + list(range(41, 199)), 12))
            cuts = sorted({Fraction(one, 2) for one in halves})
            chosen = sorted(draw.sample(cuts, count - 1))
            steps = [0, *sorted(draw.sample(range(1, units), count - 2)), units]
            if draw.random() < 0.2:
                steps.reverse()
            return Component(
                code, kind, maximum, cuts=tuple(chosen), steps=tuple(one * STEP for one in steps)
            )
        case "each" | "deduct":
            return Component(code, kind, maximum, each=max(1, round(units / draw.randint(2, 6))) * STEP)
        case "choice":
            steps = [0, *sorted(draw.sample(range(1, units), 2)), units]
            return Component(code, kind, maximum, steps=tuple(one * STEP for one in steps))
        case _:
            return Component(code, kind, maximum)


# ── the answers ────────────────────────────────────────────────────────────────────────────


def units(made: Workload, count: int, seed: int = 7) -> list[Answers]:
    """The answers of so many units, by the plain names of their inputs.

    Half of the units are large (wholes up to 400), a third small, a fifth percent-like, where exact
    ties of rounding are frequent.
    """
    draw = Random(seed)  # noqa: S311 - nothing secret is drawn
    return [_unit(made, draw) for _ in range(count)]


def _unit(made: Workload, draw: Random) -> Answers:
    regime = draw.choices(["wide", "small", "coarse"], [5, 3, 2])[0]
    quality = draw.betavariate(6, 2.2)
    found: Answers = {}
    for one in made.components():
        if one.kind in {"bands", "proportion"}:
            part, whole = _ratio(draw, regime, quality)
            less_is_better = one.kind == "bands" and one.steps[0] > 0
            found[one.key("num")] = max(whole - part, 0) if less_is_better else part
            found[one.key("den")] = whole
        else:
            found[one.key("x")] = _answer(draw, one.kind, regime, quality)
    for name, _, _ in (*BONUS, *PENALTIES):
        found[name] = _few(draw, 0.4)
    return found


def _ratio(draw: Random, regime: str, quality: float) -> tuple[int, int]:
    whole = {
        "wide": draw.randint(1, 400),
        "small": draw.randint(1, 12),
        "coarse": draw.choice([10, 20, 25, 40, 50, 100]),
    }[regime]
    share = min(max(quality + draw.gauss(0, 0.18), 0), 1.05)
    full = draw.random() < (0.5 if regime == "small" else 0.3)
    return (whole if full else round(share * whole)), whole


def _answer(draw: Random, kind: str, regime: str, quality: float) -> int | bool | str | Decimal:
    match kind:
        case "flag":
            return draw.random() < quality
        case "each":
            return _few(draw, 4 * quality)
        case "deduct":
            return _few(draw, 1.5 * (1 - quality))
        case "choice":
            return OPTIONS[min(max(round(3 * quality + draw.gauss(0, 0.6)), 0), 3)]
        case _:
            cents = round(min(max(1 + 4 * quality + draw.gauss(0, 0.4), 1), 5) * 100)
            return Decimal(cents if regime == "wide" else round(cents, -1)).scaleb(-2)


def _few(draw: Random, mean: float) -> int:
    """A small count whose mean is `mean`."""
    count = 0
    left = draw.expovariate(1)
    while left < mean:
        count += 1
        left += draw.expovariate(1)
    return count


def flat(made: Workload, answers: Mapping[str, int | bool | str | Decimal]) -> dict[str, object]:
    """The same answers for those who want plain words as names and binary floats as means."""
    words = {one.key(name): one.flat(name) for one in made.components() for name in one.answers()}
    return {
        words.get(key, key): float(value) if isinstance(value, Decimal) else value
        for key, value in answers.items()
    }


# ── the ruleset ────────────────────────────────────────────────────────────────────────────

HEAD = """\
ruleset "bench/full" year 2024
  title "A ruleset of full size, to measure with"
  pursuant to decision "1/QĐ-UBND" date 2024-01-01 by "Nobody"
  applies to department
  total points 100, up to 100 points, no less than 0 points
  bonus cap 5 points
  penalty cap unlimited
  index exactly total points / max points
  round index 2 digits, half up
  group points are the sum
  when not applicable: 0 points
  without evidence: explain
  source illustrative "drawn at random"
{asked}
  grades according to rounded index
{grades}
"""


def text(made: Workload) -> str:
    """The ruleset in the language."""
    asked = "\n".join(f'  ask {name}: count "{name}"' for name, _, _ in (*BONUS, *PENALTIES))
    lines = [HEAD.format(asked=asked, grades="\n".join(_grades()))]
    for area, criteria in enumerate(made.areas, 1):
        worth = sum((one.maximum for criterion in criteria for one in criterion), Fraction(0))
        lines.append(f'area {area} "Area {area}" at most {points(worth)}')
        for number, components in enumerate(criteria, 1):
            worth = sum((one.maximum for one in components), Fraction(0))
            lines.append(f'criterion {area}.{number} "Criterion {area}.{number}" at most {points(worth)}')
            for one in components:
                lines += _component_text(one)
    for level, cap, extras in (("bonus", BONUS_MOST, BONUS), ("penalty", PENALTY_MOST, PENALTIES)):
        for name, code, each in extras:
            lines.append(f'{level} {code} "{code}" at most {cap} points')
            lines.append(f"  score {points(each)} per {name}, up to {cap} points")
            lines.append("  no evidence needed")
    return "\n".join(lines) + "\n"


def points(value: Fraction) -> str:
    """An amount as the language writes it: two decimals at most."""
    return f"{number(value)} points"


def number(value: Fraction | int) -> str:
    """A number with two decimals at most, as it is written in any language."""
    return str(Decimal(int(value * 100)).scaleb(-2).normalize().__format__("f"))


def _grades() -> Iterator[str]:
    above: int | None = None
    for name, low in GRADES:
        start = f"from {low}% " if low else ""
        end = "up" if above is None else f"to under {above}%" if low else f"under {above}%"
        yield f'    "{name}": {start}{end}'
        above = low


def _component_text(one: Component) -> Iterator[str]:
    yield f'component {one.code} "Component {one.code}" at most {points(one.maximum)}'
    match one.kind:
        case "bands" | "proportion":
            yield '  ask num: count "Done"'
            yield '  ask den: count "Given"'
            yield "  score num / den"
            yield "    den = 0: 0 points"
            if one.kind == "bands":
                yield "    beyond 100%: keep"
                yield from _bands(one)
            else:
                yield "    beyond 100%: count as 100%"
                yield "    from 50% up: value * max points"
                yield "    under 50%: 0 points"
        case "flag":
            yield '  ask x: yes or no "Is it there?"'
            yield from ("  score x", "    yes: max points", "    no: 0 points")
        case "each":
            yield '  ask x: count "Things"'
            yield f"  score {points(one.each)} per x, up to {points(one.maximum)}"
        case "deduct":
            yield '  ask x: count "Faults"'
            yield f"  score deduct {points(one.each)} per x, no less than 0 points"
        case "choice":
            yield '  ask x: choice "State": ' + ", ".join(f'"{option}"' for option in OPTIONS)
            yield "  score x"
            yield from (
                f'    "{option}": {points(step)}' for option, step in zip(OPTIONS, one.steps, strict=True)
            )
        case _:
            yield '  ask x: external index "Mean" from 1 to 5'
            yield "  score exactly (x - 1) / 4 * max points"
    yield "  no evidence needed"


def _bands(one: Component) -> Iterator[str]:
    for low, high, step in zip((None, *one.cuts), (*one.cuts, None), one.steps, strict=True):
        start = "" if low is None else f"from {number(low)}% "
        end = (
            "up" if high is None else f"under {number(high)}%" if low is None else f"to under {number(high)}%"
        )
        yield f"    {start}{end}: {points(step)}"
