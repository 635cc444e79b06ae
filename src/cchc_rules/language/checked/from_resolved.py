"""The pass that types every rule and checks what must hold before anything runs."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.ranges import Known, assume, believing
from cchc_rules.ir.walk import keys_of_condition
from cchc_rules.language.checked import messages
from cchc_rules.language.checked.conditions import condition
from cchc_rules.language.checked.cycle import milestones, ranking
from cchc_rules.language.checked.expressions import Context, Unreadable
from cchc_rules.language.checked.grades import gradings
from cchc_rules.language.checked.guarantees import guarantees
from cchc_rules.language.checked.nodes import Checked, CheckedCase, CheckedItem
from cchc_rules.language.checked.policies import policies_are_stated, provenance_is_told, surveys_are_marked
from cchc_rules.language.checked.rules import read
from cchc_rules.language.checked.safety import idle_cases, kinds_of, unsafe_numbers
from cchc_rules.language.checked.scores import scores_stay_in_range
from cchc_rules.language.checked.sums import points_add_up, promises_are_kept
from cchc_rules.language.resolved.nodes import Asked, Node, Ruleset

# Below a heading with a line that could not be read, these may only say that the line is gone.
OF_LOST_LINES = frozenset(
    {
        codes.BANDS_GAP,
        codes.BANDS_OVERLAP,
        codes.BAND_UNREACHABLE,
        codes.EMPTY_BAND,
        codes.OPTION_WITHOUT_POINTS,
        codes.NO_OTHERWISE,
        codes.UNKNOWN_INPUT,
        codes.UNKNOWN_NODE,
        codes.UNKNOWN_OPTION,
    }
)


def check(
    ruleset: Ruleset, sources: Mapping[str, Source] | None = None
) -> tuple[Checked, tuple[Diagnostic, ...]]:
    """The typed ruleset and everything wrong with its meaning."""
    found: list[Diagnostic] = []
    year = ruleset.year
    used: set[Key] = set()
    applies: dict[str, ir.Condition] = {}
    items: dict[str, CheckedItem] = {}
    for node in ruleset.nodes():
        context = Context(scope=node.scope, year=year, found=found)
        _applies(node, context, applies)
        used |= context.used
        if node.is_item and node.clauses.rule is not None:
            item, item_used = _item(node, year, found, applies.get(node.id), sources or {})
            used |= item_used
            if item is not None:
                items[node.id] = item
        elif node.is_item and (node.clauses.unrecovered or node.clauses.delegated):
            items[node.id] = _unread(node, applies.get(node.id))
    gate_nodes = {node.code: node.id for node in ruleset.nodes()} | {n.id: n.id for n in ruleset.nodes()}
    context = Context(scope=_every_input(ruleset), year=year, found=found, nodes=gate_nodes)
    top, bottom = _index_bounds(ruleset)
    told = len(found)
    graded = gradings(ruleset, context, top, bottom)
    if ruleset.damaged:
        found[told:] = [one for one in found[told:] if one.code not in OF_LOST_LINES]
    told = len(found)
    guaranteed = guarantees(ruleset, items, gate_nodes, found, sources or {})
    if ruleset.damaged:
        found[told:] = [one for one in found[told:] if one.code not in OF_LOST_LINES]
    ranked, steps = ranking(ruleset, context), milestones(ruleset, context)
    used |= context.used
    found.extend(points_add_up(ruleset))
    found.extend(promises_are_kept(ruleset))
    found.extend(policies_are_stated(ruleset, tuple(items.values())))
    found.extend(surveys_are_marked(ruleset))
    if not ruleset.damaged:
        found.extend(_unused(ruleset, used))
    found.extend(provenance_is_told(ruleset))
    return Checked(
        ruleset=ruleset,
        items=items,
        applies=applies,
        gradings=graded,
        ranking=ranked,
        milestones=steps,
        guarantees=guaranteed,
    ), tuple(found)


def _applies(node: Node, context: Context, applies: dict[str, ir.Condition]) -> None:
    clause = node.clauses.applies_when
    if clause is None:
        return
    try:
        applies[node.id] = condition(clause.condition, context)
    except Unreadable:
        return


def _item(
    node: Node,
    year: int,
    found: list[Diagnostic],
    applies: ir.Condition | None,
    sources: Mapping[str, Source],
) -> tuple[CheckedItem | None, set[Key]]:
    assert node.clauses.rule is not None
    maximum = node.heading.maximum.value if node.heading.maximum else Fraction(0)
    context = Context(scope=node.scope, year=year, found=found, maximum=maximum)
    told = len(found)
    rule = read(node.clauses.rule.rule, context)
    if node.damaged:
        found[told:] = [one for one in found[told:] if one.code not in OF_LOST_LINES]
    if not rule.whole:
        # What could not be read cannot show which inputs it uses.
        return None, set(node_keys(node))
    item = CheckedItem(
        node=node,
        cases=rule.cases,
        demands=tuple(dict.fromkeys(context.demands)),
        applies=applies,
        places=context.places,
    )
    known = believing(item.demands, Known(kinds=kinds_of(node.scope)))
    if applies is not None:
        known = assume(applies, known, holds=True)
        context.used.update(keys_of_condition(applies))
    if node.damaged:
        return item, context.used
    unsafe = list(unsafe_numbers(item, known, sources))
    found.extend(unsafe)
    if not unsafe:
        if rule.sound:
            found.extend(idle_cases(item, known))
        found.extend(scores_stay_in_range(item, known, sound=rule.sound))
    return item, context.used


def _unread(node: Node, applies: ir.Condition | None) -> CheckedItem:
    """An item whose rows nobody has read, or a level below still has to write: dossiers wait."""
    clause = node.clauses.unrecovered or node.clauses.delegated
    assert clause is not None
    waits = CheckedCase(ir.Case(ir.All(()), ir.Pending()), clause.span)
    return CheckedItem(node=node, cases=(waits,), demands=(), applies=applies, places={})


def node_keys(node: Node) -> set[Key]:
    """The keys of every input visible under a node."""
    return {asked.key for asked in node.scope.values()}


def _every_input(ruleset: Ruleset) -> dict[str, ir.Input]:
    return dict(ruleset.scope)


def _index_bounds(ruleset: Ruleset) -> tuple[Fraction | None, Fraction | None]:
    """Between what the index can lie, as the head bounds the total."""
    total = ruleset.head.total
    if total is None or total.maximum.value == 0:
        return Fraction(1), Fraction(0)
    base_only = ruleset.head.index is not None and ruleset.head.index.numerator is ir.IndexNumerator.BASE
    has_bonus = any(node.level is ir.Level.BONUS for node in ruleset.nodes())
    has_penalty = any(node.level is ir.Level.PENALTY for node in ruleset.nodes())
    top: Fraction | None = Fraction(1)
    bottom: Fraction | None = Fraction(0)
    if has_bonus and not base_only:
        top = (
            None
            if total.cap is None or total.cap.points is None
            else total.cap.points.value / total.maximum.value
        )
    if has_penalty and not base_only and (total.floor is None or total.floor.points is None):
        bottom = None
    return top, bottom


def _unused(ruleset: Ruleset, used: set[Key]) -> list[Diagnostic]:
    asked: list[Asked] = list(ruleset.asked)
    for node in ruleset.nodes():
        asked.extend(node.asked)
    return [
        Diagnostic(
            code=codes.UNUSED_INPUT,
            message=messages.UNUSED_INPUT.of(name=one.input.name),
            labels=(Label(one.clause.name.span),),
            helps=(messages.UNUSED_INPUT_HELP,),
        )
        for one in asked
        if one.input.key not in used
    ]
