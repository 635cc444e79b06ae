"""A set as rows: each heading of the table with the statements under it."""

from __future__ import annotations

from attrs import field

from cchc_rules.base.classes import define
from cchc_rules.ir.nodes import Level
from cchc_rules.language.surface import nodes as s

RANKS = {Level.PART: 0, Level.AREA: 1, Level.CRITERION: 2, Level.COMPONENT: 3}
EXTRA_RANK = 1


@define
class Row:
    """A heading and its statements. `touched_by` is the decision that last changed it."""

    heading: s.Heading
    statements: list[s.Statement] = field(factory=list)
    touched_by: str | None = None

    @property
    def identity(self) -> str:
        """What the row is, whatever its code becomes."""
        return self.heading.id.text if self.heading.id else self.heading.code.text


@define
class Table:
    """The statements at the head and the rows of the table."""

    head: list[s.Statement]
    rows: list[Row]

    def find(self, code: str) -> int | None:
        """The place of the row with this code; where none has it, of the row with this identity.

        A renumbered row keeps its old code as identity, and its code may have been given anew.
        """
        by_code = (place for place, row in enumerate(self.rows) if row.heading.code.text == code)
        by_identity = (place for place, row in enumerate(self.rows) if row.identity == code)
        return next(by_code, next(by_identity, None))

    def end_of(self, place: int) -> int:
        """The place behind a row and everything below it."""
        rank = rank_of(self.rows[place])
        end = place + 1
        while end < len(self.rows) and rank_of(self.rows[end]) > rank:
            end += 1
        return end

    def above(self, place: int) -> list[Row]:
        """The rows that hold a row, innermost first."""
        rank, found = rank_of(self.rows[place]), list[Row]()
        for row in reversed(self.rows[:place]):
            if rank_of(row) < rank:
                found.append(row)
                rank = rank_of(row)
        return found

    def codes(self) -> list[str]:
        """Every code, in the order of the table."""
        return [row.heading.code.text for row in self.rows]


def rank_of(row: Row) -> int:
    """How deep a row stands; bonus and penalty items stand under a part."""
    return RANKS.get(row.heading.level, EXTRA_RANK)


def table_of(statements: tuple[s.Statement, ...]) -> Table:
    """The rows of a set."""
    table = Table([], [])
    for statement in statements:
        if isinstance(statement, s.Heading):
            table.rows.append(Row(statement))
        elif table.rows:
            table.rows[-1].statements.append(statement)
        else:
            table.head.append(statement)
    return table


def statements_of(table: Table) -> tuple[s.Statement, ...]:
    """The set as one flat list again."""
    rows = (one for row in table.rows for one in (row.heading, *row.statements))
    return (*table.head, *rows)
