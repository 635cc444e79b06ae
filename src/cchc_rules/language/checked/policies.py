"""What a ruleset must say and never leaves to a default: caps, combinations, absence, proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir import nodes as ir
from cchc_rules.language.checked import messages
from cchc_rules.language.checked.expressions import MAX_DIGITS
from cchc_rules.language.checked.nodes import CheckedItem
from cchc_rules.language.resolved.nodes import Node, Ruleset
from cchc_rules.language.surface.keywords import word


def policies_are_stated(ruleset: Ruleset, items: Sequence[CheckedItem]) -> Iterator[Diagnostic]:
    """Everything the head, or a heading, has to say and does not."""
    if not ruleset.damaged:
        yield from _total(ruleset)
        yield from _index(ruleset)
    for node in ruleset.nodes():
        if node.children and not node.damaged and node.clauses.combine is None and not node.is_extra:
            yield _say(
                codes.NO_COMBINATION,
                messages.NO_COMBINATION.of(code=node.code),
                node,
                messages.NO_COMBINATION_HELP,
            )
            break  # one line at the head cures them all
    yield from _first(_without_na_policy(items, _claimed_with_their_group(ruleset)))
    yield from _first(_without_evidence_policy(ruleset))
    yield from _evidence(ruleset)


def _first(found: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    first = next(found, None)
    if first is not None:
        yield first


def _total(ruleset: Ruleset) -> Iterator[Diagnostic]:
    head = ruleset.head
    extras = {
        level: next((node for node in ruleset.nodes() if node.level is level), None)
        for level in (ir.Level.BONUS, ir.Level.PENALTY)
    }
    caps = {ir.Level.BONUS: head.bonus_cap, ir.Level.PENALTY: head.penalty_cap}
    for level, node in extras.items():
        if node is None:
            continue
        if caps[level] is None:
            yield _say(
                codes.NO_CAP,
                messages.NO_BONUS_CAP.of(what=word(level.name)),
                node,
                messages.NO_BONUS_CAP_HELP.of(word=word(f"{level.name}_CAP")),
            )
        total = head.total
        if total is None:
            continue
        first = Label(node.span, messages.FIRST_EXTRA)
        if level is ir.Level.BONUS and total.cap is None:
            yield Diagnostic(
                code=codes.NO_CAP,
                message=messages.NO_TOTAL_CAP.of(maximum=total.maximum.value),
                labels=(Label(total.span), first),
                helps=(messages.NO_TOTAL_CAP_HELP.of(maximum=total.maximum.value),),
            )
        if level is ir.Level.PENALTY and total.floor is None:
            yield Diagnostic(
                code=codes.NO_CAP,
                message=messages.NO_TOTAL_FLOOR,
                labels=(Label(total.span), first),
                helps=(messages.NO_TOTAL_FLOOR_HELP,),
            )


def _index(ruleset: Ruleset) -> Iterator[Diagnostic]:
    head = ruleset.head
    if head.rounding is not None and head.rounding.digits > MAX_DIGITS:
        yield Diagnostic(
            code=codes.IMPOSSIBLE_BOUNDS,
            message=messages.TOO_MANY_DIGITS.of(digits=head.rounding.digits, limit=MAX_DIGITS),
            labels=(Label(head.rounding.span),),
            helps=(messages.TOO_MANY_DIGITS_HELP,),
        )
    if head.index is None and head.heading is not None:
        yield Diagnostic(
            code=codes.NO_INDEX_FORMULA,
            message=messages.NO_INDEX,
            labels=(Label(head.heading.span),),
            helps=(messages.NO_INDEX_HELP,),
        )


def _claimed_with_their_group(ruleset: Ruleset) -> set[str]:
    """The ids of items below a group that a unit may claim as a whole."""
    claimed = (node for node in ruleset.nodes() if node.clauses.na_claim is not None)
    return {item.id for node in claimed for item in _items_below(node)}


def _items_below(node: Node) -> Iterator[Node]:
    if node.is_item:
        yield node
    for child in node.children:
        yield from _items_below(child)


def _without_na_policy(items: Sequence[CheckedItem], claimed: set[str]) -> Iterator[Diagnostic]:
    for item in items:
        node = item.node
        by_rule = any(isinstance(checked.case.then, ir.NotApplicable) for checked in item.cases)
        may = by_rule or node.id in claimed or item.applies is not None
        if may and node.clauses.na_policy is None and not node.is_extra:
            yield _say(
                codes.NO_NA_POLICY,
                messages.NO_NA_POLICY.of(code=node.code),
                node,
                messages.NO_NA_POLICY_HELP,
            )


def _without_evidence_policy(ruleset: Ruleset) -> Iterator[Diagnostic]:
    for node in ruleset.nodes():
        if node.clauses.evidence and node.clauses.without_proof is None:
            yield _say(
                codes.NO_EVIDENCE_POLICY,
                messages.NO_EVIDENCE_POLICY.of(code=node.code),
                node,
                messages.NO_EVIDENCE_POLICY_HELP,
            )


def _evidence(ruleset: Ruleset) -> Iterator[Diagnostic]:
    for node in ruleset.nodes():
        if node.clauses.evidence and node.clauses.no_evidence is not None:
            yield Diagnostic(
                code=codes.CONTRADICTING_CLAUSES,
                message=messages.CONTRADICTION.of(code=node.code),
                labels=(
                    Label(node.clauses.no_evidence.span),
                    Label(node.clauses.evidence[0].span, messages.DISAGREES_HERE),
                ),
                helps=(messages.CONTRADICTION_HELP,),
            )
        surveyed = node.clauses.survey is not None
        proven = bool(node.clauses.evidence) or node.clauses.no_evidence is not None
        kinds = [asked.input.kind for asked in node.asked]
        external = any(isinstance(kind, (ir.IndexOf, ir.JudgementOf, ir.SurveyOf)) for kind in kinds)
        unread = node.clauses.rule is None
        exempt = unread or surveyed or external or node.level is ir.Level.PENALTY
        if node.is_item and not proven and not exempt and not node.damaged:
            yield _say(
                codes.NO_EVIDENCE,
                messages.NO_EVIDENCE.of(code=node.code),
                node,
                messages.NO_EVIDENCE_HELP,
            )


def surveys_are_marked(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Items scored from replies say so, and items that say so ask for replies."""
    for node in ruleset.nodes():
        if not node.is_item or node.damaged or node.clauses.rule is None:
            continue
        asks = any(isinstance(asked.input.kind, ir.SurveyOf) for asked in node.asked)
        marked = node.clauses.survey is not None
        if asks and not marked:
            yield _say(
                codes.SURVEY_NOT_MARKED,
                messages.SURVEY_NOT_MARKED.of(code=node.code),
                node,
                messages.SURVEY_NOT_MARKED_HELP,
            )
        if marked and not _uses_figures_of_others(node):
            yield _say(
                codes.SURVEY_NOT_MARKED,
                messages.SURVEY_MARKED.of(code=node.code),
                node,
                messages.SURVEY_MARKED_HELP,
            )


def _uses_figures_of_others(node: Node) -> bool:
    return any(isinstance(asked.kind, (ir.SurveyOf, ir.IndexOf)) for asked in node.scope.values())


def provenance_is_told(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """How many items are not word for word from a decision; advice, never an error."""
    if ruleset.damaged:
        return
    counts = dict.fromkeys(ir.Certainty, 0)
    for node in ruleset.nodes():
        if node.is_item:
            counts[certainty_of(node)] += 1
    total = sum(counts.values())
    unread = total - counts[ir.Certainty.VERBATIM]
    if unread and ruleset.head.heading is not None:
        yield Diagnostic(
            code=codes.NOT_VERBATIM,
            message=messages.NOT_VERBATIM.of(count=unread, all=total),
            labels=(Label(ruleset.head.heading.span),),
            notes=(
                messages.NOT_VERBATIM_NOTE.of(
                    summarised=counts[ir.Certainty.SUMMARISED],
                    reconstructed=counts[ir.Certainty.RECONSTRUCTED],
                    illustrative=counts[ir.Certainty.ILLUSTRATIVE],
                ),
            ),
            helps=(messages.NOT_VERBATIM_HELP,),
        )


def certainty_of(node: Node) -> ir.Certainty:
    """How sure a node is: its own word, or the head's, but never verbatim by inheritance."""
    source = node.clauses.source
    if source is None:
        return ir.Certainty.ILLUSTRATIVE
    if source.certainty is ir.Certainty.VERBATIM and not node.clauses.own_source:
        return ir.Certainty.SUMMARISED
    return source.certainty


def _say(code: codes.Code, message: Text, node: Node, cure: Text) -> Diagnostic:
    return Diagnostic(code=code, message=message, labels=(Label(node.span),), helps=(cure,))
