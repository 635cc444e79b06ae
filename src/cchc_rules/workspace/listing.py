"""The text of a ruleset with what its cases do beside each line.

Every goal stands at the line it comes from: a bound at its row, a document at its clause, an option
at its question. What an amendment brings is listed in the file of the amendment.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field

from cchc_rules.analyses.coverage import ItemCoverage
from cchc_rules.analyses.goals.forms import (
    Alone,
    Bound,
    Branch,
    Enough,
    Extreme,
    Given,
    Goal,
    Kind,
    NotApplying,
    PartOfWhole,
    Proven,
    Row,
    Short,
    kind_of,
)
from cchc_rules.analyses.goals.phrases import phrase_reached
from cchc_rules.base.classes import define, frozen
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Document
from cchc_rules.ir.scorecard import NaCause
from cchc_rules.language.checked.nodes import Checked, CheckedItem
from cchc_rules.pipeline import compile_source
from cchc_rules.workspace.cases import Covered, Run
from cchc_rules.workspace.rulesets import load_file, version_sources


@frozen
class Mark:
    """A goal of a line: what reaching it means, and whether some case does."""

    kind: Kind
    goal: Text
    reached: bool


@frozen(kw_only=True)
class Line:
    """A line of a file; `cases` is how many cases its row decides, None where no row begins."""

    number: int
    text: str
    cases: int | None
    marks: tuple[Mark, ...]


@frozen
class Listing:
    """One file, line by line."""

    file: str
    lines: tuple[Line, ...]


@define
class _Margin:
    cases: int | None = None
    marks: dict[tuple[str, Goal], Mark] = field(factory=dict)


def listings(run: Run) -> tuple[Listing, ...]:
    """The files that rules of the suite stand in, the set first, then its amendments."""
    sources: dict[str, Source] = {}
    margins: dict[tuple[str, int], _Margin] = {}
    for covered in run.covered:
        checked = _checked(run, covered, sources)
        for one in covered.items:
            if checked is not None and one.item.id in checked.items:
                _mark(one, covered, checked.items[one.item.id], sources, margins)
    marked = {file for file, _ in margins}
    return tuple(
        Listing(name, tuple(_lines(source, margins))) for name, source in sources.items() if name in marked
    )


def _checked(run: Run, covered: Covered, sources: dict[str, Source]) -> Checked | None:
    version = load_file(run.suite.path, year=covered.frame.ruleset.year).version
    if version is None:
        return None
    texts, problems = version_sources(version)
    if problems:
        return None
    compiled = compile_source(texts[0], texts[1:], version.year)
    sources |= {one.name: one for one in texts}
    return compiled.checked


def _mark(
    one: ItemCoverage,
    covered: Covered,
    checked: CheckedItem,
    sources: dict[str, Source],
    margins: dict[tuple[str, int], _Margin],
) -> None:
    def margin(span: Span) -> _Margin:
        line, _ = sources[span.file].line_and_column(span.start)
        return margins.setdefault((span.file, line), _Margin())

    for number, case in enumerate(checked.cases):
        own = margin(case.span)
        own.cases = (own.cases or 0) + one.decided.get(number, 0)
    for place, goal in enumerate(one.goals):
        words = phrase_reached(goal, one.item, covered.frame.ruleset)
        marks = margin(_span_of(goal, one, checked)).marks
        before = marks.get((one.item.id, goal))
        reached = place in one.reached or (before is not None and before.reached)
        marks[one.item.id, goal] = Mark(kind_of(goal), words, reached)


def _span_of(goal: Goal, one: ItemCoverage, checked: CheckedItem) -> Span:
    node, clauses = checked.node, checked.node.clauses
    applies = clauses.applies_when.span if clauses.applies_when else node.span
    match goal:
        case Row(case):
            return checked.cases[case].span
        case Bound(place=place) | Branch(place=place) | Alone(place=place) | Extreme(place=place):
            return applies if place.case is None else checked.cases[place.case].span
        case Given(key, _):
            asked = [ask.clause.span for ask in node.asked if ask.input.key == key]
            return asked[0] if asked else node.span
        case NotApplying(cause):
            claim = clauses.na_claim.span if clauses.na_claim else node.span
            return claim if cause is NaCause.CLAIMED else applies
        case PartOfWhole():
            return clauses.rule.span if clauses.rule else node.span
        case Short(document) | Enough(_, document):
            return _clause_of(document, one, checked)
        case Proven():
            return clauses.evidence[0].span


def _clause_of(document: Document, one: ItemCoverage, checked: CheckedItem) -> Span:
    spans = zip(one.item.evidence, checked.node.clauses.evidence, strict=True)
    return next(clause.span for evidence, clause in spans if document in evidence.documents)


def _lines(source: Source, margins: dict[tuple[str, int], _Margin]) -> Iterator[Line]:
    for number, text in enumerate(source.raw.splitlines(), 1):
        own = margins.get((source.name, number), _Margin())
        yield Line(number=number, text=text, cases=own.cases, marks=tuple(own.marks.values()))
