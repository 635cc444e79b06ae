"""Where the points went: a picture, a line for each area, and every row whose maximum changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc_rules.analyses.changes import messages as said_of
from cchc_rules.analyses.changes.balance import Line, whole
from cchc_rules.analyses.changes.model import MaximumChanged, Section
from cchc_rules.analyses.changes.wording import signed
from cchc_rules.analyses.reports import messages
from cchc_rules.analyses.reports.comparison_page import Page, area_called, points_of, reference_of
from cchc_rules.backends.pictures.steps import Step, Total, waterfall
from cchc_rules.backends.reports.document import Block, Heading, Picture, Row, Weight, cell
from cchc_rules.backends.words.layout import clean

_NOTHING = Fraction(0)


def ledger(page: Page) -> Iterator[Block]:
    """The picture, and a line for each area."""
    yield Heading(2, page.said(messages.LEDGER))
    moves = [line for line in page.lines if line.section is Section.BASE and line.change]
    if moves:
        yield Picture(_waterfall(page, moves), page.said(messages.LEDGER_PICTURE))
    titles = (
        messages.BEFORE,
        messages.MOVED_POINTS,
        messages.GAINED_POINTS,
        messages.LOST_POINTS,
        messages.ADDED_POINTS,
        messages.REMOVED_POINTS,
        messages.AFTER,
    )
    base = [line for line in page.lines if line.section is Section.BASE]
    extra = [line for line in page.lines if line.section is not Section.BASE]
    rows = [_balance(page, _called(page, line), line) for line in base]
    rows.append(_balance(page, page.said(messages.ALL_AREAS), whole(page.lines), Weight.STRONG))
    rows += [_balance(page, _called(page, line), line) for line in extra]
    yield page.table((messages.AREA, 30, False), *((one, 10, True) for one in titles), rows=tuple(rows))


def _called(page: Page, line: Line) -> str:
    return page.said(said_of.SECTIONS[line.section] if line.area is None else area_called(line.area))


def _balance(page: Page, name: str, line: Line, weight: Weight = Weight.PLAIN) -> Row:
    changes = (line.moved, line.gained, -line.lost, line.added, -line.removed)
    told = [page.said(signed(one)) if one else "–" for one in changes]
    cells = (name, page.number(line.before), *told, page.number(line.after))
    return Row(cells=tuple(map(cell, cells)), weight=weight)


def _waterfall(page: Page, moves: Sequence[Line]) -> str:
    steps = [Step(_called(page, line), line.change, page.said(signed(line.change))) for line in moves]
    ledger = page.changes.ledger
    ends = [
        Total(page.said(messages.TOTAL_OF.of(reference=reference_of(ruleset))), value, page.number(value))
        for ruleset, value in (
            (page.changes.before, ledger.before()),
            (page.changes.after, ledger.after()),
        )
    ]
    told = "; ".join(page.said(messages.LEDGER_SAID.of(name=step.name, change=step.label)) for step in steps)
    return waterfall(page.said(messages.LEDGER_PICTURE), told, (ends[0], ends[1]), steps, "diem-toi-da")


def maxima(page: Page) -> Iterator[Block]:
    """Every row whose maximum changed, the new ones and those that are gone."""
    changed = [
        one
        for one in page.subjects
        if (one.pair is None and not one.is_part)
        or any(isinstance(change, MaximumChanged) for change in one.changes)
    ]
    if not changed:
        return
    yield Heading(2, page.said(messages.CHANGED_POINTS))
    rows = []
    for one in changed:
        sides = (one.earlier, one.later)
        old, new = (sum((node.maximum or _NOTHING for node in side), _NOTHING) for side in sides)
        change = new - old
        rows.append(
            Row(
                cells=(
                    *(cell(clean(" + ".join(node.code for node in side)) or "–") for side in sides),
                    cell(clean(one.node.name)),
                    *(cell(points_of(page, side)) for side in sides),
                    cell(page.said(signed(change)) if change else "0"),
                ),
                marks=page.marks(one),
            )
        )
    yield page.table(
        (messages.OLD_CODE, 10, False),
        (messages.NEW_CODE, 10, False),
        (messages.ITEM, 44, False),
        (messages.OLD_POINTS, 12, True),
        (messages.NEW_POINTS, 12, True),
        (messages.CHANGED_BY, 12, True),
        rows=tuple(rows),
    )
