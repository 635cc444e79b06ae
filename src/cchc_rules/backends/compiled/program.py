"""The two functions made for a ruleset: the total, index and grades alone; and every node."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, TypeAlias

from attrs import evolve, frozen

from cchc_rules.backends.compiled.expressions import NotCompiled, Scope
from cchc_rules.backends.compiled.grades import Graded, absences, asked_for, gates_rise, graded, points_of
from cchc_rules.backends.compiled.items import Plan, plan
from cchc_rules.backends.compiled.rationals import ONE
from cchc_rules.backends.compiled.reading import Answers, read_answers
from cchc_rules.backends.compiled.regions import Region
from cchc_rules.backends.compiled.scorecards import Everything
from cchc_rules.backends.compiled.standing import Standing, Units, spanning_of
from cchc_rules.backends.compiled.totals import Whole, held_top, whole
from cchc_rules.backends.compiled.tree import Shown, Tree
from cchc_rules.backends.compiled.writing import INDENT, Lines, Names
from cchc_rules.ir import intervals as iv
from cchc_rules.ir.nodes import Condition, Group, Item, Node, RoundingLevel, Ruleset
from cchc_rules.ir.ranges import Known
from cchc_rules.ir.walk import items, nodes

Back: TypeAlias = Callable[[Answers], object]
BUILTINS = {"len": len, "map": map, "type": type}


@frozen(kw_only=True)
class Written:
    """Generated code: the lines inside the function, and what stands for the constants."""

    lines: Lines
    tree: Tree
    whole: Whole
    grades: tuple[Graded, ...]
    plans: dict[str, Plan]

    def run(self, result: str) -> tuple[str, dict[str, Any]]:
        """The text, and what it defines: `made`, the function of the answers `u` that gives `result`.

        `h` is 0 for the least that open items can earn and 1 for the most, `z` by what to multiply the
        points of items.
        """
        body = [*self.lines.lines, f"return {result}"]
        text = "\n".join(["def made(u, h=0, z=None):", *(INDENT + line for line in body), ""])
        room: dict[str, Any] = {"__builtins__": BUILTINS, **self.lines.names.constants}
        # The text holds generated names and whole numbers only; what a ruleset says is a constant.
        exec(compile(text, "<compiled ruleset>", "exec"), room)  # noqa: S102
        return text, room


def written(ruleset: Ruleset, back: Back, *, everything: bool, weighed: bool = False) -> Written:
    """The code for `ruleset`; what it cannot score it hands to `back`.

    Points of items are multiplied where they are `weighed`.

    Raises:
        NotCompiled: this room cannot score any dossier of the ruleset.
    """
    lines = Lines(Names())
    lines.names.constants["back"] = back
    try:
        read = read_answers(ruleset, lines)
    except ValueError as wrong:
        raise NotCompiled("its inputs cannot be told apart by their names") from wrong
    known = Known(kinds={asked.key: asked.kind for asked in ruleset.inputs})
    scope = Scope(read=read, lines=lines, known=known)
    plans = _plans(ruleset, scope)
    wanted = asked_for(ruleset)
    # A gate that speaks of points may be open where they are.
    spans = gates_rise(ruleset)
    if everything:
        wanted = frozenset(node.id for node in nodes(ruleset.children))
    tree = Tree(
        lines=lines,
        scale=_scale(ruleset, plans),
        plans=plans,
        wanted=wanted,
        places={node.id: place for place, node in enumerate(nodes(ruleset.children))},
        tells=everything,
        spans=spans,
        weighed=weighed,
        bonus=Region.opened(lines),
        penalty=Region.opened(lines),
    )
    base = Region.opened(lines)
    lines.add("o = 0")
    for child in ruleset.children:
        tree.add(child, base)
    amount = base.closed()
    if amount.most == 0:
        raise NotCompiled("nothing counts")
    found = whole(ruleset.total, amount, tree)
    return Written(
        lines=lines,
        tree=tree,
        whole=found,
        grades=_grades(ruleset, found, tree, scope),
        plans=plans,
    )


def units_of(written: Written) -> Units:
    """What the numbers that `figures_of` names are worth."""
    found = written.whole
    return Units(Fraction(1, written.tree.scale), found.index.factor, found.shown.factor)


def figures_of(written: Written) -> str:
    """The expression of the `Figures` of the total."""
    found = written.whole
    top, bottom = held_top(found.total, written.tree)
    index = f"{found.index.top or 1}, {found.index.bottom or 1}"
    return f"({top}, {bottom}, {index}, {found.shown.top or 1}, {found.shown.bottom or 1})"


def index_function(
    ruleset: Ruleset, back: Callable[[Answers], Standing]
) -> tuple[str, Callable[[Answers], Standing]]:
    """The function that gives the `Standing` of plain answers, with its text.

    Raises:
        NotCompiled: every dossier of the ruleset is left to `back`.
    """
    made = written(ruleset, back, everything=False)
    figures, names = figures_of(made), made.lines.names
    grades = [
        f"{names.constant((*((grade.name,) for grade in grading.grades), ()))}[{one.position}]"
        for grading, one in zip(ruleset.gradings, made.grades, strict=True)
    ]
    units = units_of(made)
    spanning = names.constant(spanning_of(units, ruleset.gradings))
    build, kind, unit = (names.constant(one) for one in (tuple.__new__, Standing, units))
    made.lines.add(f"f = {figures}")
    if made.tree.spans:
        positions = _tuple([f"({one.band}, {_tuple(one.gates)})" for one in made.grades])
        made.lines.add(f"if o: return {spanning}(made, u, h, f, {positions})")
    text, room = made.run(f"{build}({kind}, ({unit}, f, f, {_tuple(grades)}))")
    function: Callable[[Answers], Standing] = room["made"]
    return text, function


def every_function(
    ruleset: Ruleset, *, weighed: bool = False
) -> tuple[str, Callable[..., Everything | None], Units]:
    """The function that gives `Everything` of plain answers, with its text and units.

    It gives None where the reference is needed. Behind the answers it takes `h`, 1 for the most that
    open items can earn, and where points are `weighed`, by what to multiply those of which items.

    Raises:
        NotCompiled: every dossier of the ruleset is left to `back`.
    """
    made = written(ruleset, nothing, everything=True, weighed=weighed)
    found, tree = made.whole, made.tree
    figures = [_figure(node, tree.shown[node.id]) for node in nodes(ruleset.children)]
    points = [
        f"({', '.join(held_top(one, tree))})" for one in (found.base, found.bonus, found.penalty, found.total)
    ]
    ratios = [f"({one.top or 1}, {one.bottom or 1})" for one in (found.index, found.shown)]
    grades = [f"({one.band}, {one.position}, {_tuple(one.gates)})" for one in made.grades]
    inside = [_tuple(figures), *points, *ratios, _tuple(grades), "o"]
    build, kind = (made.lines.names.constant(one) for one in (tuple.__new__, Everything))
    text, room = made.run(f"{build}({kind}, {_tuple(inside)})")
    function: Callable[..., Everything | None] = room["made"]
    return text, function, units_of(made)


def nothing(_: Answers) -> None:
    """What is handed back of every node."""


def _figure(node: Node, shown: Shown) -> str:
    """The `Figure` of a node."""
    bottom = shown.bottom or "1"
    if isinstance(node, Group):
        return f"({shown.top}, {bottom}, {shown.applicable}, {shown.before})"
    before, under = shown.unrounded or (shown.top, shown.bottom)
    return f"({shown.case}, {shown.top}, {bottom}, {before}, {under or 1})"


def _tuple(parts: Sequence[str]) -> str:
    return f"({''.join(part + ', ' for part in parts)})"


def _plans(ruleset: Ruleset, scope: Scope) -> dict[str, Plan]:
    rounding = ruleset.total.rounding
    if rounding is not None and rounding.level is not RoundingLevel.ITEM:
        rounding = None
    plans: dict[str, Plan] = {}

    def visit(children: Sequence[Node], above: tuple[Condition, ...]) -> None:
        for node in children:
            if isinstance(node, Item):
                plans[node.id] = plan(node, above, scope, rounding)
            else:
                visit(node.children, above if node.applies is None else (*above, node.applies))

    visit(ruleset.children, ())
    return plans


def _scale(ruleset: Ruleset, plans: dict[str, Plan]) -> int:
    """The least common denominator of all that is added up."""
    return lcm(*(value.denominator for value in _amounts(ruleset, plans)))


def _amounts(ruleset: Ruleset, plans: dict[str, Plan]) -> Iterator[Fraction]:
    total = ruleset.total
    yield total.maximum
    yield from (bound for bound in (total.cap, total.floor) if bound is not None)
    for cap in (total.bonus_cap, total.penalty_cap):
        if cap is not None and cap.limit is not None:
            yield cap.limit
    if total.rounding is not None and total.rounding.level is RoundingLevel.TOTAL:
        yield Fraction(1, 10**total.rounding.digits)
    for node in nodes(ruleset.children):
        if node.maximum is not None:
            yield node.maximum
    for item in items(ruleset):
        for branch in plans[item.id].branches:
            yield from (one.factor for one in (branch.award, branch.unrounded) if one is not None)


def _grades(ruleset: Ruleset, found: Whole, tree: Tree, scope: Scope) -> tuple[Graded, ...]:
    nodes_known = {node.id: (iv.EVERYTHING, node.maximum or ONE) for node in nodes(ruleset.children)}
    vanishing = frozenset(name for name, one in tree.plans.items() if one.may_vanish)
    absent = absences(ruleset.children, tree.shown, vanishing)
    inner = evolve(
        scope,
        known=evolve(scope.known, nodes=nodes_known),
        node=lambda number: points_of(number, tree.shown, tree.scale),
        done={},
    )
    return tuple(
        graded(grading, found.shown if grading.on_rounded else found.index, inner, absent)
        for grading in ruleset.gradings
    )
