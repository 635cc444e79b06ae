"""Points algebra: components make their criterion, criteria their area, areas the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc_rules.base.sources import Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir.nodes import Combine, Level
from cchc_rules.language.checked import messages
from cchc_rules.language.resolved.nodes import Node, Ruleset
from cchc_rules.language.surface import nodes as s
from cchc_rules.language.surface.keywords import word


def points_add_up(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Every group whose children do not make its maximum, and the total."""
    for node in ruleset.nodes():
        if node.heading.maximum is None or node.damaged or node.is_extra:
            continue
        if node.children:
            yield from _group(node)
        elif node.clauses.unrecovered is not None and node.clauses.rule is None:
            yield from _sum([], node, _name(node))
    total = ruleset.head.total
    if total is not None and not ruleset.damaged:
        counted = [child for child in ruleset.children if not child.is_extra]
        if counted:
            yield from _compare(counted, total.maximum.value, total.maximum.span, messages.WHOLE, None)


def _group(node: Node) -> Iterator[Diagnostic]:
    assert node.heading.maximum is not None
    maximum, span = node.heading.maximum.value, node.heading.maximum.span
    name = _name(node)
    combine = node.clauses.combine
    children = [child for child in node.children if not child.is_extra]
    match combine.combine if combine else None:
        case Combine.SUM:
            yield from _sum(children, node, name)
        case Combine.CAPPED_SUM:
            if _total(children) < maximum:
                yield from _sum(children, node, name)
        case Combine.BEST | Combine.WORST:
            for child in children:
                own = child.heading.maximum
                if own is not None and own.value != maximum:
                    yield Diagnostic(
                        code=codes.POINTS_DO_NOT_ADD_UP,
                        message=messages.BEST_SUM.of(
                            code=child.code, points=own.value, maximum=maximum, parent=name
                        ),
                        labels=(Label(own.span), Label(span, messages.MAXIMUM_HERE)),
                        helps=(messages.MAXIMUM_UNREACHABLE_HELP,),
                    )
        case _:
            return


def _name(node: Node) -> Text:
    return Text("{level} `{code}`", "{level} `{code}`").of(level=word(node.level.name), code=node.code)


def _sum(children: Sequence[Node], node: Node, name: Text) -> Iterator[Diagnostic]:
    assert node.heading.maximum is not None
    maximum = node.heading.maximum
    yield from _compare(children, maximum.value, maximum.span, name, node.clauses.unrecovered)


def _compare(
    children: Sequence[Node], maximum: Fraction, span: Span, name: Text, unread: s.Unrecovered | None
) -> Iterator[Diagnostic]:
    if any(child.heading.maximum is None for child in children):
        return
    total = _total(children) + (unread.points.value if unread else 0)
    if total == maximum:
        return
    more = total > maximum
    relation = (messages.MORE_THAN if more else messages.LESS_THAN).of(difference=abs(total - maximum))
    labels = [Label(span, messages.MAXIMUM_HERE)]
    for child in children:
        own = child.heading.maximum
        if own is not None:
            labels.append(Label(own.span, messages.SUM_LABEL.of(points=own.value)))
    if unread is not None:
        labels.append(Label(unread.span, messages.SUM_LABEL.of(points=unread.points.value)))
    yield Diagnostic(
        code=codes.POINTS_DO_NOT_ADD_UP,
        message=messages.SUM.of(parent=name, sum=total, relation=relation, maximum=maximum),
        labels=tuple(labels),
        helps=(_sum_help(maximum - total, whole_set=name == messages.WHOLE),),
    )


def _sum_help(missing: Fraction, *, whole_set: bool) -> Text:
    """A group may own up to rows nobody has read; the set as a whole has no place to say so."""
    if missing <= 0:
        return messages.SUM_HELP
    return messages.SUM_MISSING_HELP if whole_set else messages.SUM_SHORT_HELP.of(difference=missing)


def _total(children: Sequence[Node]) -> Fraction:
    return sum((c.heading.maximum.value for c in children if c.heading.maximum), Fraction(0))


# ── promises ───────────────────────────────────────────────────────────────────────────────


def promises_are_kept(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Every `cơ cấu` whose number the table does not have."""
    if not ruleset.damaged:
        for structure in ruleset.clauses.structure:
            yield from _promises(structure, list(ruleset.nodes()))
    for node in ruleset.nodes():
        if not node.damaged:
            for structure in node.clauses.structure:
                yield from _promises(structure, _below(node))


def _below(node: Node) -> list[Node]:
    return [one for child in node.children for one in (child, *_below(child))]


def _promises(structure: s.Structure, nodes: Sequence[Node]) -> Iterator[Diagnostic]:
    for promise in structure.promises:
        match promise:
            case s.PromisedNodes(count=count, level=level, surveyed=surveyed):
                actual = Fraction(sum(1 for node in nodes if _counts(node, level, surveyed=surveyed)))
                promised = Fraction(count)
                what = word(level.name)
                if surveyed:
                    what = messages.BY_SURVEY.of(what=what)
            case s.PromisedPoints(points):
                promised = points.value
                leaves = [
                    node for node in nodes if node.is_item and node.clauses.survey and not node.is_extra
                ]
                actual = _total(leaves)
                what = messages.SURVEY_POINTS
        if actual != promised:
            yield Diagnostic(
                code=codes.PROMISE_BROKEN,
                message=messages.PROMISE.of(promised=promised, what=what, actual=actual),
                labels=(Label(promise.span),),
                helps=(messages.PROMISE_HELP,),
            )


def _counts(node: Node, level: Level, *, surveyed: bool) -> bool:
    return node.level is level and (not surveyed or node.clauses.survey is not None)
