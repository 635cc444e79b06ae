"""No division by zero and no number asked of a day that never came, case by case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cchc_rules.base.sources import Source, Span
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.ranges import Known, reachable
from cchc_rules.ir.safety import troubles
from cchc_rules.language.checked import messages
from cchc_rules.language.checked.nodes import CheckedItem
from cchc_rules.language.surface.keywords import word


def unsafe_numbers(item: CheckedItem, known: Known, sources: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """One finding per divisor that may be zero and per date that may be missing."""
    told: set[ir.Number] = set()
    spans = {id(checked.case): checked.span for checked in item.cases}
    for case, trouble in troubles([checked.case for checked in item.cases], known):
        yield from _tell(trouble, item, spans[id(case)], told, sources)


def _tell(
    trouble: ir.Number, item: CheckedItem, span: Span, told: set[ir.Number], sources: Mapping[str, Source]
) -> Iterator[Diagnostic]:
    if trouble in told:
        return
    told.add(trouble)
    place = item.places.get(trouble, span)
    if isinstance(trouble, ir.Answer) and _is_day(trouble, item):
        yield Diagnostic(
            code=codes.OPTION_WITHOUT_POINTS,
            message=messages.NEVER_WITHOUT_POINTS.of(name=trouble.name),
            labels=(Label(place),),
            helps=(messages.NEVER_HELP,),
        )
        return
    source = sources.get(place.file)
    shown = " ".join(source.slice(place).split()) if source else "…"
    survey = any(isinstance(term, (ir.Tally, ir.If)) for term in _terms(trouble))
    # Only a name can stand in front of the sign in a row; a longer divisor needs `khi`.
    zero = messages.ZERO_ROW if isinstance(trouble, ir.Answer) else messages.ZERO_CASE
    row = word("NO_REPLIES") if survey else zero.of(divisor=shown)
    yield Diagnostic(
        code=codes.ZERO_DENOMINATOR,
        message=(messages.NO_REPLIES_MEAN if survey else messages.ZERO_DENOMINATOR).of(divisor=shown),
        labels=(Label(place),),
        helps=((messages.NO_REPLIES_HELP if survey else messages.ZERO_DENOMINATOR_HELP).of(row=row),),
    )


def _is_day(answer: ir.Answer, item: CheckedItem) -> bool:
    asked = item.node.scope.get(answer.name)
    return asked is not None and isinstance(asked.kind, ir.DateOf)


def _terms(number: ir.Number) -> tuple[ir.Number, ...]:
    if isinstance(number, ir.Sum):
        return tuple(inner for term in number.terms for inner in _terms(term))
    return (number,)


def idle_cases(item: CheckedItem, known: Known) -> Iterator[Diagnostic]:
    """Cases that no dossier can reach."""
    alive = {id(case) for case, _ in reachable([checked.case for checked in item.cases], known)}
    for checked in item.cases:
        if id(checked.case) not in alive:
            yield Diagnostic(
                code=codes.NEVER_DECIDES,
                message=messages.NEVER_DECIDES,
                labels=(Label(checked.span),),
                helps=(messages.NEVER_DECIDES_HELP,),
            )


def kinds_of(scope: Mapping[str, ir.Input]) -> dict[Key, ir.AnswerKind]:
    """The kinds of the inputs in scope, by key."""
    return {asked.key: asked.kind for asked in scope.values()}
