"""The yearly cycle: ranking and milestones."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.base.names import nearest
from cchc_rules.diagnostics import codes
from cchc_rules.ir import nodes as ir
from cchc_rules.language.checked import messages
from cchc_rules.language.checked.conditions import interval
from cchc_rules.language.checked.expressions import Context, Unreadable
from cchc_rules.language.checked.nodes import DATE, Typed
from cchc_rules.language.resolved.nodes import Ruleset


def ranking(ruleset: Ruleset, context: Context) -> ir.Ranking | None:
    """How units are ranked, when the head says so; what tells equals apart must be in the table."""
    clause = ruleset.head.ranking
    if clause is None:
        return None
    assert context.nodes is not None
    breakers: list[str] = []
    for code in clause.breakers:
        node = context.nodes.get(code.text)
        if node is not None:
            breakers.append(node)
            continue
        guess = nearest(code.text, context.nodes)
        helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
        message = messages.UNKNOWN_NODE.of(code=code.text)
        context.fail(codes.UNKNOWN_NODE, message, code.span, *helps, messages.UNKNOWN_NODE_HELP)
    return ir.Ranking(on_rounded=clause.on_rounded, dense=clause.dense, breakers=tuple(breakers))


def milestones(ruleset: Ruleset, context: Context) -> tuple[ir.Milestone, ...]:
    """The steps of the cycle with the days they fall due."""
    made: list[ir.Milestone] = []
    for clause in ruleset.head.milestones:
        day = Typed(ir.Constant(Fraction(0)), DATE, clause.span)
        try:
            days = interval(clause.band, day, context)
        except Unreadable:
            continue
        made.append(ir.Milestone(name=clause.name, days=days, who=clause.who))
    return tuple(made)
