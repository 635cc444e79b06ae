"""The workload under other people's engines, each in the fastest shape its own documentation shows.

Every maker takes the workload and gives a function of one dict of answers (plain words as names, binary
floats as means) that gives the index in percent and the grade. Where the engine has no rounding of its own,
rounding and grade are done in Python, which is to its advantage. A peer that is not installed is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from math import floor

from workload import BONUS, BONUS_CAP, GRADES, OPTIONS, PENALTIES, Component, Workload, number

Peer = Callable[[Mapping[str, object]], tuple[float, str]]


def peers(made: Workload) -> dict[str, Peer]:
    """The engines that are installed, by name and version of what they are."""
    makers: dict[str, tuple[str, Callable[[Workload], Peer]]] = {
        "zen-engine, expressions with ratios as people write them": (
            "zen",
            lambda made: zen(made, divided=True),
        ),
        "zen-engine, expressions without a division": ("zen", zen),
        "zen-engine, only the total": ("zen", zen_total),
        "CEL (common-expression-language), one expression": ("cel", cel),
        "rule-engine, one expression": ("rule_engine", rule_engine),
        "OpenFisca-Core, one unit": ("openfisca_core", openfisca),
    }
    return {name: make(made) for name, (module, make) in makers.items() if find_spec(module) is not None}


def graded(total: float) -> tuple[float, str]:
    """The index of a total, rounded half up to 2 decimals, and its grade."""
    index = floor(min(max(total, 0), 100) * 100 + 0.5) / 100
    return index, next(name for name, low in GRADES if index >= low)


def zen(made: Workload, *, divided: bool = False) -> Peer:
    """GoRules: Rust, decimals; total, index and grade each an expression."""
    import zen as engine

    *better, (last, _) = GRADES
    grade = "".join(f"i >= {low} ? '{name}' : " for name, low in better) + f"'{last}'"
    sums = engine.compile_expression(total(made, divided=divided)).evaluate
    rounds = engine.compile_expression("round(max([min([t, 100]), 0]), 2)").evaluate
    grades = engine.compile_expression(grade).evaluate

    def score(answers: Mapping[str, object]) -> tuple[float, str]:
        index = rounds({"t": sums(answers)})
        return index, grades({"i": index})

    return score


def zen_total(made: Workload) -> Peer:
    """The total alone in GoRules' expression, index and grade in Python."""
    import zen as engine

    evaluate = engine.compile_expression(total(made)).evaluate
    return lambda answers: graded(evaluate(answers))


def cel(made: Workload) -> Peer:
    """Google's Common Expression Language in Rust, binary floats."""
    import cel as engine

    program = engine.compile(total(made, whole="double({})", decimal="{:.2f}"))
    return lambda answers: graded(program.execute(answers))


def rule_engine(made: Workload) -> Peer:
    """Pure Python, a tree of nodes."""
    import rule_engine as engine

    rule = engine.Rule(total(made))
    return lambda answers: graded(float(rule.evaluate(answers)))


def openfisca(made: Workload) -> Peer:
    """Tax and benefit models: a variable per component, over numpy columns of one unit."""
    import numpy as np

    places = {option: place for place, option in enumerate(OPTIONS)}
    run = openfisca_columns(made)

    def score(answers: Mapping[str, object]) -> tuple[float, str]:
        columns = {name: np.array([places.get(value, value)], dtype=float) for name, value in answers.items()}
        return graded(float(run(columns, 1)[0]))

    return score


def openfisca_columns(made: Workload) -> Callable[[Mapping[str, object], int], list[float]]:
    """What scores numpy columns of so many units, keyed by the plain words of their answers."""
    import numpy as np
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import YEAR
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    unit = build_entity(key="unit", plural="units", label="A unit", is_person=True)
    system = TaxBenefitSystem([unit])

    def add(name: str, formula: Callable[..., object] | None = None) -> None:
        inside = {"value_type": float, "entity": unit, "definition_period": YEAR, "label": name}
        system.add_variable(type(name, (Variable,), inside | ({"formula": formula} if formula else {})))

    asked = [one.flat(name) for one in made.components() for name in one.answers()]
    for name in (*asked, *(name for name, _, _ in (*BONUS, *PENALTIES))):
        add(name)
    for one in made.components():
        add(one.name, _column(one, np))

    def whole(units: Callable[..., object], period: object) -> object:
        value = sum(units(one.name, period) for one in made.components())
        bonus = sum(units(name, period) * float(each) for name, _, each in BONUS)
        lost = sum(units(name, period) * float(each) for name, _, each in PENALTIES)
        return value + np.minimum(bonus, BONUS_CAP) - lost

    add("whole", whole)

    def run(columns: Mapping[str, object], count: int) -> list[float]:
        simulation = SimulationBuilder().build_default_simulation(system, count=count)
        for name, column in columns.items():
            simulation.set_input(name, "2024", column)
        return simulation.calculate("whole", "2024")

    return run


def _column(one: Component, np: object) -> Callable[..., object]:
    """The formula of a component over columns."""
    most, each = float(one.maximum), float(one.each)
    asked = [one.flat(name) for name in one.answers()]

    def formula(units: Callable[..., object], period: object) -> object:
        first, *second = (units(name, period) for name in asked)
        match one.kind:
            case "bands":
                ratio = 100 * first / second[0]
                steps = [float(step) for step in one.steps]
                return np.select([ratio < float(cut) for cut in one.cuts], steps[:-1], steps[-1])
            case "proportion":
                ratio = first / second[0]
                return np.where(ratio < 0.5, 0, np.minimum(ratio, 1) * most)
            case "flag":
                return first * most
            case "each":
                return np.minimum(first * each, most)
            case "deduct":
                return np.maximum(most - first * each, 0)
            case "choice":
                return np.select(
                    [first == place for place in range(3)],
                    [float(step) for step in one.steps[:3]],
                    float(one.steps[3]),
                )
            case _:
                return (first - 1) / 4 * most

    return formula


# ── one expression ─────────────────────────────────────────────────────────────────────────


def total(made: Workload, *, whole: str = "{}", decimal: str = "{}", divided: bool = False) -> str:
    """The total, before its bounds, with the operators that most languages share.

    Where ratios are `divided` every bound is held against `part / whole * 100`, as it stands in the decision;
    otherwise both sides are multiplied out, which most engines do faster.
    """

    def amount(value: object) -> str:
        return decimal.format(float(number(value)))

    parts = [
        _divided(one, amount)
        if divided and one.kind in {"bands", "proportion"}
        else _term(one, whole, amount)
        for one in made.components()
    ]
    bonus = " + ".join(f"{whole.format(name)} * {amount(each)}" for name, _, each in BONUS)
    lost = " + ".join(f"{whole.format(name)} * {amount(each)}" for name, _, each in PENALTIES)
    cap = amount(BONUS_CAP)
    return f"{' + '.join(parts)} + ({bonus} < {cap} ? {bonus} : {cap}) - ({lost})"


def _divided(one: Component, amount: Callable[[object], str]) -> str:
    part, whole = (one.flat(name) for name in one.answers())
    most, ratio = amount(one.maximum), f"{part} / {whole}"
    if one.kind == "proportion":
        return f"({ratio} < 0.5 ? {amount(0)} : ({ratio} >= 1 ? {most} : {ratio} * {most}))"
    found = amount(one.steps[-1])
    for cut, step in reversed(list(zip(one.cuts, one.steps, strict=False))):
        found = f"({ratio} * 100 < {amount(cut)} ? {amount(step)} : {found})"
    return found


def _term(one: Component, whole: str, amount: Callable[[object], str]) -> str:
    most, each, nothing = amount(one.maximum), amount(one.each), amount(0)
    asked = [one.flat(name) for name in one.answers()]
    first, *second = (whole.format(name) for name in asked)
    match one.kind:
        case "bands":
            found = amount(one.steps[-1])
            for cut, step in reversed(list(zip(one.cuts, one.steps, strict=False))):
                less = f"{first} * {amount(100)} < {second[0]} * {amount(cut)}"
                found = f"({less} ? {amount(step)} : {found})"
            return found
        case "proportion":
            ratio = f"{first} / {second[0]} * {most}"
            half = f"{first} * {amount(2)} < {second[0]}"
            return f"({half} ? {nothing} : ({first} < {second[0]} ? {ratio} : {most}))"
        case "flag":
            return f"({asked[0]} ? {most} : {nothing})"
        case "each":
            return f"({first} * {each} < {most} ? {first} * {each} : {most})"
        case "deduct":
            return f"({first} * {each} < {most} ? {most} - {first} * {each} : {nothing})"
        case "choice":
            *better, (_, last) = zip(OPTIONS, one.steps, strict=True)
            found = amount(last)
            for option, step in reversed(better):
                found = f"({asked[0]} == '{option}' ? {amount(step)} : {found})"
            return found
        case _:
            return f"({asked[0]} - {amount(1)}) / {amount(4)} * {most}"
