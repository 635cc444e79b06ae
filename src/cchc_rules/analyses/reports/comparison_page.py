"""What every part of a comparison is written with: the changes, one language, tables and marks."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import field

from cchc_rules.analyses.changes import messages as said_of
from cchc_rules.analyses.changes.balance import Line, balance
from cchc_rules.analyses.changes.kinds import kind_of
from cchc_rules.analyses.changes.model import Behaviour, Changes, Direction, Merged, Split
from cchc_rules.analyses.changes.subjects import Area, Subject, areas, subjects
from cchc_rules.analyses.changes.wording import Told, contents
from cchc_rules.analyses.proving.pairs import Same
from cchc_rules.analyses.reports import messages
from cchc_rules.backends.reports.document import Cell, Column, Marks, Row, Table, cell
from cchc_rules.backends.words.layout import clean
from cchc_rules.backends.words.writing import PLAIN, plain
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Item, Node, Ruleset

KIND, AREA, DIRECTION = "kind", "area", "direction"
_ALIKE, _UNKNOWN = "same", "unknown"


@frozen
class Page:
    """The changes as they are told in one language."""

    changes: Changes
    language: Language
    subjects: tuple[Subject, ...] = field(init=False)
    lines: tuple[Line, ...] = field(init=False)
    names: dict[Area, str] = field(init=False)

    @subjects.default
    def _found(self) -> tuple[Subject, ...]:
        return subjects(self.changes)

    @lines.default
    def _balanced(self) -> tuple[Line, ...]:
        return balance(self.changes)

    @names.default
    def _named(self) -> dict[Area, str]:
        """What filters call the areas: their codes may hold anything."""
        return {area: f"a{number}" for number, area in enumerate(areas(self.changes), start=1)}

    def said(self, text: Text) -> str:
        """A text in the language of the page."""
        return clean(text.in_(self.language))

    def beside(self, told: Sequence[Told]) -> Table:
        """Changes with both sides beside each other."""
        return self.table(
            (messages.FACT, 20, False),
            (messages.BEFORE, 40, False),
            (messages.AFTER, 40, False),
            rows=tuple(Row(cells=(cell(self.said(one.label)), *shown(one, self.language))) for one in told),
        )

    def titled(self, subject: Subject) -> str:
        """A row by its codes and its name, and whether it is new or gone."""
        old, new = (" + ".join(one.code for one in side) for side in (subject.earlier, subject.later))
        name = subject.node.name
        if not old or not new or old == new:
            said = self.said(messages.ROW_OF.of(code=new or old, name=name))
        else:
            said = self.said(messages.RENUMBERED_ROW.of(before=old, after=new, name=name))
        return said if subject.pair is not None else f"{said} ({self.said(_what(subject))})"

    def marks(self, subject: Subject) -> Marks:
        """By what filters find a row."""
        kinds = dict.fromkeys(kind_of(change).value for change in subject.changes)
        marks: Marks = ((KIND, tuple(kinds)), (AREA, (self.names.get(subject.area, "a0"),)))
        if self.changes.behaviours:
            own = () if subject.behaviour is None else (outcome(subject.behaviour),)
            marks = (*marks, (DIRECTION, own))
        return marks

    def table(self, *columns: tuple[Text, int, bool], rows: tuple[Row, ...]) -> Table:
        """A table of columns by title and width; numbers stand to the right."""
        titled = tuple(
            Column(title=self.said(text), width=width, right=right) for text, width, right in columns
        )
        return Table(columns=titled, rows=rows)

    def number(self, value: Fraction) -> str:
        """Points without their word."""
        return self.said(plain(value, PLAIN))


def _what(subject: Subject) -> Text:
    """What became of a row that has no one row on the other side."""
    if any(isinstance(change, Split) for change in subject.changes):
        return messages.SPLIT_ROW
    if any(isinstance(change, Merged) for change in subject.changes):
        return messages.MERGED_ROW
    return messages.NEW_ROW if subject.before is None else messages.GONE_ROW


def area_called(area: Area) -> Text:
    """The area of some rows."""
    node = area.node
    return messages.OUTSIDE_AREAS if node is None else messages.ROW_OF.of(code=node.code, name=node.name)


def shown(told: Told, language: Language) -> tuple[Cell, Cell]:
    """Both sides; where they have lines in common, those that only one of them has stand out."""
    sides = [[clean(line.in_(language)) for line in side] for side in (told.before, told.after)]
    common = set(sides[0]) & set(sides[1])

    def side(lines: list[str]) -> Cell:
        marked = {place for place, line in enumerate(lines) if common and line not in common}
        return Cell(lines=tuple(lines) or ("–",), marked=frozenset(marked))

    return side(sides[0]), side(sides[1])


OUTCOMES: dict[str, Text] = {
    _ALIKE: messages.SCORES_ALIKE,
    **{one.value: text for one, text in said_of.DIRECTIONS.items() if one is not Direction.UNKNOWN},
    _UNKNOWN: messages.SCORES_UNKNOWN,
}


def outcome(behaviour: Behaviour) -> str:
    """Under which choice of the filter a verdict falls."""
    direction = behaviour.direction
    if isinstance(behaviour.verdict, Same):
        return _ALIKE
    if direction is None or direction is Direction.UNKNOWN:
        return _UNKNOWN
    said: str = direction.value
    return said


def reference_of(ruleset: Ruleset) -> str:
    """How people name a ruleset."""
    return f"{ruleset.id}@{ruleset.year}"


def points_of(page: Page, side: tuple[Node, ...]) -> str:
    """The maxima of the rows of one side: `0,5 + 0,25`."""
    said = [page.number(one.maximum) for one in side if one.maximum is not None]
    return " + ".join(said) or "–"


def contents_of(page: Page, subject: Subject) -> list[Told]:
    """What a new item says, or an old one said, that has no other beside it."""
    if subject.pair is not None or not isinstance(subject.node, Item):
        return []
    gone = subject.after is None
    ruleset = page.changes.before if gone else page.changes.after
    return [
        Told(label=label, before=lines) if gone else Told(label=label, after=lines)
        for label, lines in contents(subject.node, ruleset)
    ]
