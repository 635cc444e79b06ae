"""Two rulesets as one table in the style of administrative documents: old row, new row, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.analyses.changes.kinds import Kind, kind_of
from cchc_rules.analyses.changes.model import Changes
from cchc_rules.analyses.changes.subjects import Area, Subject, of_the_whole
from cchc_rules.analyses.changes.wording import Told, guessed, tell, verdict
from cchc_rules.analyses.reports import messages
from cchc_rules.analyses.reports.comparison import caution_of, guesses_of, origin_of
from cchc_rules.analyses.reports.comparison_page import Page, contents_of, points_of, reference_of, shown
from cchc_rules.backends.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Listing,
    Manner,
    Notice,
    Row,
    Subtitle,
    Table,
    Weight,
    cell,
)
from cchc_rules.backends.words.layout import capital, clean
from cchc_rules.backends.words.provenance import phrase_decision
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Group, Node, Ruleset

# A change that fits in two lines of its column.
_SHORT = 90
# Said by columns of their own.
_IN_COLUMNS = frozenset({Kind.RENUMBERED, Kind.MAXIMUM})


def comparison_table(changes: Changes, language: Language) -> Document:
    """The table "So sánh hai bộ tiêu chí", landscape, with the banner that it is generated."""
    page = Page(changes, language)
    notice = page.said(caution_of(changes))
    guesses = guesses_of(changes)
    blocks: list[Block] = [
        Heading(1, page.said(messages.COMPARISON)),
        *(Subtitle(one, strong=strong) for one, strong in _sets(page)),
        Notice(notice),
        *([] if guesses is None else [Notice(page.said(guesses))]),
        _table(page),
        Heading(2, page.said(messages.ORIGIN)),
        Listing(tuple(page.said(one) for one in origin_of(changes))),
    ]
    return Document(
        title=page.said(messages.COMPARISON),
        language=language,
        blocks=tuple(blocks),
        notice=notice,
        manner=Manner.ANNEX,
        landscape=True,
    )


def _sets(page: Page) -> Iterator[tuple[str, bool]]:
    both: tuple[tuple[Text, Ruleset], ...] = (
        (messages.EARLIER, page.changes.before),
        (messages.LATER, page.changes.after),
    )
    for text, ruleset in both:
        yield page.said(text.of(title=ruleset.title, reference=reference_of(ruleset))), True
        yield from ((page.said(phrase_decision(one)), False) for one in ruleset.decisions)


def _table(page: Page) -> Table:
    titles = (
        (messages.CODE, 5, True),
        (messages.OLD_CODE, 18, False),
        (messages.NEW_CODE, 18, False),
        (messages.OLD_POINTS, 6, True),
        (messages.NEW_POINTS, 6, True),
        (messages.WHAT_CHANGED, 34, False),
        (messages.NOTES, 13, False),
    )
    columns = tuple(
        Column(title=page.said(text), width=width, centred=centred) for text, width, centred in titles
    )
    return Table(columns=columns, rows=tuple(_rows(page)))


def _rows(page: Page) -> Iterator[Row]:
    number = 0
    head = of_the_whole(page.changes)
    if head:
        yield _band(page, messages.HEAD, messages.HEAD)
    for number, change in enumerate(head, start=1):
        yield _head(page, tell(change, page.changes), number)
    area: Area | None = None
    for subject in page.subjects:
        if subject.area != area:
            area = subject.area
            yield _band(page, *(_area(one) for one in (area.before, area.after)))
        number += 1
        yield _row(page, subject, number)


def _band(page: Page, before: Text, after: Text) -> Row:
    names = (cell(page.said(one)) for one in (before, after))
    return Row(cells=(Cell(), *names, *([Cell()] * 4)), weight=Weight.BAND)


def _area(group: Group | None) -> Text:
    return messages.NOWHERE if group is None else messages.ROW_OF.of(code=group.code, name=group.name)


def _head(page: Page, told: Told, number: int) -> Row:
    before, after = shown(told, page.language)
    return Row(
        cells=(cell(str(number)), before, after, Cell(), Cell(), cell(f"- {page.said(told.label)}"), Cell())
    )


def _row(page: Page, subject: Subject, number: int) -> Row:
    own = [change for change in subject.changes if kind_of(change) not in _IN_COLUMNS]
    told = [*(tell(one, page.changes) for one in own), *contents_of(page, subject)]
    lines = [line for one in told for line in _lines(page, one)]
    codes = {kind_of(change) for change in subject.changes} & _IN_COLUMNS
    if not lines:
        lines = [f"- {page.said(text)}" for kind, text in _IN_SHORT if kind in codes]
    notes = []
    if subject.pair is not None and (guess := guessed(subject.pair)) is not None:
        notes.append(page.said(guess))
    if subject.behaviour is not None:
        notes.append(page.said(verdict(subject.behaviour)))
    return Row(
        cells=(
            cell(str(number)),
            *(_called(side) for side in (subject.earlier, subject.later)),
            *(cell(points_of(page, side)) for side in (subject.earlier, subject.later)),
            Cell(lines=tuple(lines)),
            Cell(lines=tuple(capital(note) for note in notes)),
        )
    )


_IN_SHORT = ((Kind.RENUMBERED, messages.RENUMBERED), (Kind.MAXIMUM, messages.MAXIMUM_ONLY))


def _called(side: tuple[Node, ...]) -> Cell:
    return Cell(lines=tuple(clean(f"{one.code} {one.name}") for one in side) or ("–",))


def _lines(page: Page, told: Told) -> list[str]:
    """One change: in a line where both sides are short, else what differs, one side below the other."""
    label = page.said(told.label)
    before, after = ([page.said(one) for one in side] for side in (told.before, told.after))
    if not before or not after:
        return [f"- {label}: {'; '.join(before or after)}"]
    joined = f"- {label}: {'; '.join(before)} → {'; '.join(after)}"
    if len(joined) <= _SHORT:
        return [joined]
    old, new = [one for one in before if one not in after], [one for one in after if one not in before]
    sides = ((messages.OLD_LINES, old), (messages.NEW_LINES, new))
    return [
        line
        for text, side in sides
        if side
        for line in (f"- {page.said(text.of(label=label))}", *(f"+ {one}" for one in side))
    ]
