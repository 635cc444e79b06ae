"""What the author guarantees: each sentence typed in the scope where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import assert_never

from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir import intervals as iv
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.ranges import Known
from cchc_rules.ir.safety import troubles
from cchc_rules.ir.walk import keys_of_condition, keys_of_number, numbers_of
from cchc_rules.language.checked import messages
from cchc_rules.language.checked.conditions import ALWAYS
from cchc_rules.language.checked.expressions import Context, Unreadable
from cchc_rules.language.checked.nodes import CheckedItem
from cchc_rules.language.checked.of_nodes import condition_of_nodes
from cchc_rules.language.checked.safety import kinds_of
from cchc_rules.language.resolved.nodes import Node, Ruleset
from cchc_rules.language.surface import nodes as s
from cchc_rules.language.surface.keywords import word

GROWING = frozenset({s.Trend.MORE, s.Trend.LATER})
OF_DAYS = frozenset({s.Trend.EARLIER, s.Trend.LATER})


def guarantees(
    ruleset: Ruleset,
    items: Mapping[str, CheckedItem],
    nodes: Mapping[str, str],
    found: list[Diagnostic],
    sources: Mapping[str, Source],
) -> tuple[ir.Guarantee, ...]:
    """What is guaranteed at the head, then under each heading; `nodes` maps codes to ids."""
    total = ruleset.head.total
    maximum = total.maximum.value if total else Fraction(0)
    head = _Place(ruleset, None, ruleset.scope, maximum, nodes, found, sources)
    made = list(head.read(ruleset.clauses.guarantees, None))
    for node in ruleset.nodes():
        maximum = node.heading.maximum.value if node.heading.maximum else Fraction(0)
        place = _Place(ruleset, node, node.scope, maximum, nodes, found, sources)
        made += place.read(node.clauses.guarantees, items.get(node.id))
    return tuple(made)


@frozen
class _Place:
    """Where guarantees stand: a heading, or None for the head, and what may be spoken of there."""

    ruleset: Ruleset
    node: Node | None
    scope: Mapping[str, ir.Input]
    maximum: Fraction
    nodes: Mapping[str, str]
    found: list[Diagnostic]
    sources: Mapping[str, Source]

    def read(
        self, clauses: Iterable[s.Tendency | s.Guarantee], item: CheckedItem | None
    ) -> Iterator[ir.Guarantee]:
        """The guarantees that could be read; `item` is the rule here, where that could be read."""
        for clause in clauses:
            context = Context(
                scope=self.scope,
                year=self.ruleset.year,
                found=self.found,
                maximum=self.maximum,
                nodes=self.nodes,
            )
            with suppress(Unreadable):
                match clause:
                    case s.Guarantee():
                        yield self._always(clause, context)
                    case s.Tendency():
                        if self.node is not None and self.node.is_item:
                            yield _monotone(clause, self.node, item, context)
                    case _:
                        assert_never(clause)

    def _always(self, clause: s.Guarantee, context: Context) -> ir.Always:
        when = ALWAYS if clause.when is None else condition_of_nodes(clause.when, self.ruleset, context)
        then = condition_of_nodes(clause.then, self.ruleset, context)
        numbers = [*numbers_of(when), *numbers_of(then)]
        if not any(isinstance(one, (ir.Earned, ir.Share)) for one in numbers):
            context.fail(
                codes.GUARANTEE_OF_NOTHING,
                messages.GUARANTEE_OF_NOTHING.of(name=clause.name.text),
                clause.span,
                messages.GUARANTEE_OF_NOTHING_HELP,
            )
        others = [one for one in numbers if isinstance(one, ir.OfAll)]
        if others:
            raise self._no_value(others[0], messages.GUARANTEE_OF_OTHERS, clause, context)
        known = Known(kinds=kinds_of(self.scope), nodes=_any_points(self.ruleset))
        # `then` is read only where `when` holds.
        for _, trouble in troubles((ir.Case(ir.All((when, then)), ir.Pending()),), known):
            never = isinstance(trouble, ir.Answer) and _is_day(trouble, known)
            message = messages.GUARANTEE_OF_NEVER if never else messages.GUARANTEE_OF_ZERO
            raise self._no_value(trouble, message, clause, context)
        owner = None if self.node is None else self.node.id
        return ir.Always(owner=owner, name=clause.name.text, when=when, then=then)

    def _no_value(
        self, number: ir.Number, said: tuple[Text, Text], clause: s.Guarantee, context: Context
    ) -> Unreadable:
        span = context.places.get(number, clause.span)
        source = self.sources.get(span.file)
        shown = " ".join(source.slice(span).split()) if source else "…"
        message, cure = said
        return context.fail(
            codes.GUARANTEE_WITHOUT_VALUE, message.of(number=shown), span, cure.of(number=shown)
        )


def _is_day(answer: ir.Answer, known: Known) -> bool:
    return isinstance(known.kinds.get((answer.owner, answer.name)), ir.DateOf)


def _any_points(ruleset: Ruleset) -> dict[str, tuple[ir.Interval, Fraction]]:
    """The points of every node as not known, with its maximum."""
    return {
        node.id: (iv.EVERYTHING, node.heading.maximum.value if node.heading.maximum else Fraction(0))
        for node in ruleset.nodes()
    }


# ── the more the better ────────────────────────────────────────────────────────────────────


def _monotone(clause: s.Tendency, node: Node, item: CheckedItem | None, context: Context) -> ir.Monotone:
    asked = context.input(clause.name)
    _fits(clause, asked, context)
    if item is not None and not node.damaged and asked.key not in set(_read_by(item)):
        context.fail(
            codes.GUARANTEE_OF_NOTHING,
            messages.TENDENCY_OF_NOTHING.of(name=asked.name, code=node.code),
            clause.name.span,
            messages.TENDENCY_OF_NOTHING_HELP.of(name=asked.name),
        )
    # The points of a penalty are subtracted: what is better for the unit is fewer of them.
    rising = (clause.trend in GROWING) is not (node.level is ir.Level.PENALTY)
    return ir.Monotone(item=node.id, owner=asked.owner, name=asked.name, rising=rising)


def _fits(clause: s.Tendency, asked: ir.Input, context: Context) -> None:
    """Days come earlier or later, amounts are more or fewer; other answers have no order.

    Raises:
        Unreadable: the mistake has been told to `context`.
    """
    name = asked.name
    match asked.kind:
        case ir.DateOf():
            if clause.trend in OF_DAYS:
                return
            kind, cure = "date", messages.TENDENCY_OF_DAYS_HELP.of(name=name)
        case ir.CountOf() | ir.DaysOf() | ir.NumberOf() | ir.IndexOf() | ir.JudgementOf():
            if clause.trend not in OF_DAYS:
                return
            kind, cure = "plain", messages.TENDENCY_OF_AMOUNTS_HELP.of(name=name)
        case ir.YesNo():
            kind, cure = "yes-no", messages.TENDENCY_OF_YES_HELP.of(name=name)
        case ir.ChoiceOf(options):
            kind, cure = "choice", messages.TENDENCY_OF_CHOICE_HELP.of(name=name, option=options[0])
        case ir.SurveyOf():
            kind, cure = "survey", messages.TENDENCY_OF_SURVEY_HELP.of(name=name)
        case _:
            assert_never(asked.kind)
    message = messages.TENDENCY_MISFIT.of(
        trend=word(f"THE_{clause.trend.name}"), name=name, kind=messages.KINDS[kind]
    )
    raise context.fail(codes.TENDENCY_MISFIT, message, clause.span, cure)


def _read_by(item: CheckedItem) -> Iterator[Key]:
    """The inputs that decide how many points an item gets."""
    for checked in item.cases:
        yield from keys_of_condition(checked.case.when)
        if isinstance(checked.case.then, ir.Award):
            yield from keys_of_number(checked.case.then.points)
