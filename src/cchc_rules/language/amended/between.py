"""The amendment that makes one set the other: the changes that a person would write, and their order.

Rows are the same that have the same identity. A row that stays is moved, renumbered and modified; one
that is gone is repealed; one that is new is inserted with all below it. What `modify` cannot say of a row,
such as that a clause is gone, is said by `replace`. First come moves, then repeals, renumbering and
replacements, so that a new row finds its code free; then the rest in the order of the table. Every change
is made as it is written, so that codes are those which hold then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, field

from cchc_rules.base.classes import define, frozen
from cchc_rules.base.sources import Span
from cchc_rules.ir.nodes import InstrumentKind
from cchc_rules.language.amended.from_surface import Consolidation, kind_of
from cchc_rules.language.amended.rows import Row, Table, rank_of, table_of
from cchc_rules.language.surface import nodes as s

_NOWHERE = Span("", 0, 0)


@frozen(kw_only=True)
class Between:
    """The changes in order; `unsaid` are clauses of the heads that no amendment can take away.

    `bases` are the instruments that only the later set rests on.
    """

    statements: tuple[s.Statement, ...]
    bases: tuple[s.Basis, ...] = ()
    unsaid: tuple[s.Statement, ...] = ()


def between(before: s.File, after: s.File) -> Between:
    """What makes `before` (a set without changes in it) say what `after` says.

    The headings of both files, and what the language calls the set, stay as they are.
    """
    old, new = table_of(before.statements), table_of(after.statements)
    said = [kind_of(one) for one in old.head if isinstance(one, s.Basis)]
    bases = tuple(one for one in new.head if isinstance(one, s.Basis) and kind_of(one) not in said)
    head = [one for one in new.head if one not in bases]
    kinds = {kind_of(one) for one in head}
    unsaid = [one for one in old.head if kind_of(one) not in kinds]
    unsaid += [one for one in head if isinstance(one, s.RulesetHeading) and one not in old.head]
    changes = _head_changes(old.head, head)
    told = _Writing(_copy(old), new).told()
    return Between(statements=(*changes, *told), bases=bases, unsaid=tuple(unsaid))


def heading_of(before: s.File, first: int) -> s.AmendmentHeading | None:
    """How an amendment of a set begins that is for the years from `first` on."""
    own = next((one for one in before.statements if isinstance(one, s.RulesetHeading)), None)
    if own is None or first not in own.years:
        return None
    return s.AmendmentHeading(own.id, s.Years(first, own.years.last), _NOWHERE)


# ── clauses ────────────────────────────────────────────────────────────────────────────────


def _head_changes(old: Sequence[s.Statement], new: Sequence[s.Statement]) -> list[s.Statement]:
    body = [one for one in _changed(old, new) if not isinstance(one, s.RulesetHeading)]
    return [s.ModifyHead(_NOWHERE), *body] if body else []


def _changed(old: Sequence[s.Statement], new: Sequence[s.Statement]) -> list[s.Statement]:
    """The clauses of `new` that are of a kind of which `old` says something else.

    Gates are one list, in which the order decides.
    """
    before, after = _by_kind(old), _by_kind(new)
    changed = {kind for kind, said in after.items() if before.get(kind) != said}
    gates = [[one for one in side if isinstance(one, s.Gate)] for side in (old, new)]
    if gates[0] != gates[1]:
        changed |= {kind_of(one) for one in gates[1]}
    return [one for one in new if kind_of(one) in changed]


def _by_kind(statements: Iterable[s.Statement]) -> dict[object, list[s.Statement]]:
    found: dict[object, list[s.Statement]] = {}
    for one in statements:
        found.setdefault(kind_of(one), []).append(one)
    return found


def _modification(old: Row, new: Row) -> list[s.Statement]:
    """What stands below `modify` so that a row says what the other says."""
    said: list[s.Statement] = []
    maximum = new.heading.maximum
    if maximum is not None and maximum != old.heading.maximum:
        said.append(s.NowAtMost(maximum, _NOWHERE))
    if new.heading.name != old.heading.name:
        said.append(s.NowCalled(new.heading.name, _NOWHERE))
    return said + _changed(old.statements, new.statements)


def _may_be_modified(old: Row, new: Row) -> bool:
    """Whether `modify` can say all that changed: it takes nothing away."""
    kinds = {kind_of(one) for one in new.statements}
    nothing_gone = all(kind_of(one) in kinds for one in old.statements)
    same_shape = (old.heading.maximum is None) == (new.heading.maximum is None)
    return nothing_gone and same_shape and old.heading.level is new.heading.level


# ── rows ───────────────────────────────────────────────────────────────────────────────────


@define(eq=False)
class _Node:
    """A row and what stands below it."""

    row: Row
    parent: _Node | None
    children: list[_Node] = field(factory=list, repr=False)

    @property
    def identity(self) -> str:
        return self.row.identity

    @property
    def code(self) -> s.Word:
        return self.row.heading.code

    def all(self) -> Iterator[_Node]:
        """The row itself and every row below it, in order."""
        yield self
        for child in self.children:
            yield from child.all()


def _tree(table: Table) -> list[_Node]:
    tops: list[_Node] = []
    open_ones: list[_Node] = []
    for row in table.rows:
        while open_ones and rank_of(open_ones[-1].row) >= rank_of(row):
            open_ones.pop()
        node = _Node(row, open_ones[-1] if open_ones else None)
        (open_ones[-1].children if open_ones else tops).append(node)
        open_ones.append(node)
    return tops


def _copy(table: Table) -> Table:
    return Table(list(table.head), [Row(row.heading, list(row.statements)) for row in table.rows])


@define
class _Writing:
    """The table while changes are made to it, and the changes so far.

    `kept` are identities of rows that stay as they are or are modified; `replaced` of those that are
    replaced where they stand.
    """

    table: Table
    goal: Table
    said: list[s.Statement] = field(factory=list)
    kept: set[str] = field(factory=set)
    replaced: set[str] = field(factory=set)

    def told(self) -> list[s.Statement]:
        """Every change, in order."""
        start = _copy(self.table)
        tops = _tree(self.goal)
        self._settle(tops)
        if any(map(self._stays, tops)):
            self._move(tops)
            self._repeal(tops)
            self._renumber(tops)
            self._replace(tops)
            self._arrange(tops, None)
            if self._reached():
                return self.said
        if not start.rows or not tops:
            return []
        # Nothing stays at the top, or it is too tangled to tell row by row: the whole table is replaced.
        self.table, self.said = start, []
        for node in _tree(start)[1:]:
            self._make(s.Repeal(node.code, _NOWHERE))
        first = self.table.rows[0].heading.code
        rows = [*_written(tops[0], explicit=True), *(line for node in tops[1:] for line in _written(node))]
        self._make(s.Replace(first, _NOWHERE), rows)
        return self.said

    def _reached(self) -> bool:
        """Whether the table says what it should; the order of clauses means nothing."""
        return [_said(row) for row in self.table.rows] == [_said(row) for row in self.goal.rows]

    def _make(self, change: s.Change, body: Sequence[s.Statement] = ()) -> None:
        """Write a change, and make it."""
        self.said += [change, *body]
        Consolidation(self.table, []).change(change, list(body))

    # ── what stays ─────────────────────────────────────────────────────────────────────────

    def _settle(self, tops: list[_Node]) -> None:
        old = {node.identity: node for top in _tree(self.table) for node in top.all()}
        in_order = _longest_common(
            [node.identity for node in _tree(self.table)], [node.identity for node in tops]
        )
        for top in tops:
            for node in top.all():
                one = old.get(node.identity)
                if one is None or not self._has_a_place(node, old, in_order):
                    continue
                if _may_be_modified(one.row, node.row):
                    self.kept.add(node.identity)
                elif _same_place(one, node):
                    self.replaced.add(node.identity)

    def _has_a_place(self, node: _Node, old: dict[str, _Node], in_order: set[str]) -> bool:
        """Whether a row can be brought where it should stand."""
        if node.parent is None:
            # Nothing is moved to the top of the table.
            return node.identity in in_order
        if node.parent.identity not in self.kept:
            return False
        # No row is moved into itself.
        above = {one.identity for one in _above(old[node.parent.identity])}
        return node.identity not in above

    def _stays(self, node: _Node) -> bool:
        return node.identity in self.kept or node.identity in self.replaced

    # ── moves, repeals, codes ──────────────────────────────────────────────────────────────

    def _move(self, tops: list[_Node]) -> None:
        old = {node.identity: node for top in _tree(self.table) for node in top.all()}
        for top in tops:
            for node in top.all():
                if node.parent is not None and node.identity in self.kept:
                    was = old[node.identity].parent
                    if was is None or was.identity != node.parent.identity:
                        self._into(node.identity, node.parent.identity)

    def _into(self, identity: str, parent: str) -> None:
        self._make(s.Move(self._code(identity), self._code(parent), _NOWHERE))

    def _repeal(self, tops: list[_Node]) -> None:
        wanted = {node.code.text for top in tops for node in top.all() if self._stays(node)}
        gone = _tree(self.table)
        while gone:
            node = gone.pop(0)
            if node.identity in self.kept:
                gone[:0] = node.children
            elif node.identity in self.replaced:
                # What stands below goes with it, unless another row wants its code before.
                gone[:0] = [
                    one
                    for one in node.children
                    if wanted.intersection(below.code.text for below in one.all())
                ]
            else:
                self._make(s.Repeal(node.code, _NOWHERE))

    def _renumber(self, tops: list[_Node]) -> None:
        wanted = {node.identity: node.code.text for top in tops for node in top.all() if self._stays(node)}
        spare = 900
        for _ in range(4 * len(wanted)):
            codes = {row.identity: row.heading.code.text for row in self.table.rows}
            pending = [one for one, code in wanted.items() if codes[one] != code]
            if not pending:
                return
            free = next((one for one in pending if self._is_free(one, wanted[one])), None)
            if free is not None:
                self._to(free, wanted[free])
                continue
            # Codes go round in a circle: one of them steps aside.
            while any(code == str(spare) or code.startswith(f"{spare}.") for code in codes.values()):
                spare += 1
            self._to(pending[0], str(spare))

    def _to(self, identity: str, code: str) -> None:
        self._make(s.Renumber(self._code(identity), s.Word(code, _NOWHERE), _NOWHERE))

    def _is_free(self, identity: str, code: str) -> bool:
        """Whether a row and those whose codes follow it can have their new codes at once."""
        place = self._place(identity)
        end = self.table.end_of(place)
        own = self.table.rows[place].heading.code.text
        below = [row.heading.code.text for row in self.table.rows[place:end]]
        following = {one for one in below if one == own or one.startswith(own + ".")}
        others = set(self.table.codes()) - following
        return not others & {code + one[len(own) :] for one in following}

    def _replace(self, tops: list[_Node]) -> None:
        """Before new rows come, which may have the codes of what stands below replaced ones."""
        for top in tops:
            for node in top.all():
                if node.identity in self.replaced:
                    self._make(s.Replace(self._code(node.identity), _NOWHERE), _written(node))

    # ── order, new rows, clauses ───────────────────────────────────────────────────────────

    def _arrange(self, wanted: list[_Node], parent: _Node | None) -> None:
        """Bring the rows below one row into order, with the new ones among them."""
        last: _Node | None = None
        new: list[_Node] = []
        for node in wanted:
            if not self._stays(node):
                new.append(node)
                continue
            self._insert(new, last, parent)
            last, new = (new[-1] if new else last), []
            if parent is not None:
                self._bring(node, last, parent)
            last = node
        self._insert(new, last, parent)
        for node in wanted:
            if node.identity in self.kept:
                self._modify(node)
                self._arrange(node.children, node)

    def _insert(self, nodes: list[_Node], last: _Node | None, parent: _Node | None) -> None:
        """Put new rows behind the last one, or where there is none into their parent."""
        if not nodes:
            return
        rows = [line for node in nodes for line in _written(node)]
        if last is not None:
            self._make(s.InsertAfter(self._code(last.identity), _NOWHERE), rows)
        elif parent is not None:
            self._make(s.InsertInto(self._code(parent.identity), _NOWHERE), rows)
        elif self.table.rows:
            # Before the first row of all: that row is replaced by the new ones and itself.
            first = _tree(self.table)[0]
            same = [line for one in first.all() for line in _statements(one.row, explicit=True)]
            rows = [
                *_written(nodes[0], explicit=True),
                *(line for one in nodes[1:] for line in _written(one)),
            ]
            self._make(s.Replace(first.code, _NOWHERE), [*rows, *same])

    def _bring(self, node: _Node, last: _Node | None, parent: _Node) -> None:
        """Send what stands before a row, and should not, behind all others."""
        for _ in self.table.rows:
            place = self._place(parent.identity if last is None else last.identity)
            following = place + 1 if last is None else self.table.end_of(place)
            if self._place(node.identity) < following:
                # A new row came behind it: it goes to the end as well.
                self._into(node.identity, parent.identity)
                continue
            first = self.table.rows[following].identity
            if first == node.identity:
                return
            self._into(first, parent.identity)

    def _modify(self, node: _Node) -> None:
        row = self.table.rows[self._place(node.identity)]
        body = _modification(row, node.row)
        if body:
            self._make(s.Modify(self._code(node.identity), _NOWHERE), body)

    def _place(self, identity: str) -> int:
        return next(place for place, row in enumerate(self.table.rows) if row.identity == identity)

    def _code(self, identity: str) -> s.Word:
        return s.Word(self.table.rows[self._place(identity)].heading.code.text, _NOWHERE)


def _above(node: _Node) -> Iterator[_Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _same_place(one: _Node, other: _Node) -> bool:
    """Whether a row can be replaced where it stands, under its own code."""
    parents = [None if node.parent is None else node.parent.identity for node in (one, other)]
    headings = (one.row.heading, other.row.heading)
    return (
        parents[0] == parents[1]
        and headings[0].code == headings[1].code
        and headings[0].level is headings[1].level
    )


def _written(node: _Node, *, explicit: bool = False) -> list[s.Statement]:
    """A row and all below it; `explicit` says the identity of the first, even where it is its code."""
    first, *rest = node.all()
    return [
        *_statements(first.row, explicit=explicit),
        *(line for one in rest for line in _statements(one.row)),
    ]


def _statements(row: Row, *, explicit: bool = False) -> list[s.Statement]:
    heading = row.heading
    if explicit and heading.id is None:
        heading = evolve(heading, id=s.Word(heading.code.text, _NOWHERE))
    return [heading, *row.statements]


def _said(row: Row) -> tuple[object, ...]:
    heading = row.heading
    clauses = sorted(map(repr, row.statements))
    return (row.identity, heading.code.text, heading.level, heading.name, heading.maximum, clauses)


def _longest_common(one: list[str], other: list[str]) -> set[str]:
    """The names of the longest list that both contain in order."""
    longest: list[list[tuple[str, ...]]] = [[()] * (len(other) + 1) for _ in range(len(one) + 1)]
    for row, name in enumerate(one, start=1):
        for column, another in enumerate(other, start=1):
            longest[row][column] = (
                (*longest[row - 1][column - 1], name)
                if name == another
                else max(longest[row - 1][column], longest[row][column - 1], key=len)
            )
    return set(longest[-1][-1])


def amendment(
    between: Between, heading: s.AmendmentHeading, bases: Sequence[s.Basis], language: str
) -> s.File:
    """The file of an amendment: its heading, the instruments that it rests on, its changes."""
    return s.File(statements=(heading, *bases, *between.statements), language=language)


def decided_by(number: str, issuer: str, day: date | None) -> s.Basis:
    """A decision that an amendment rests on."""
    return s.Basis(
        kind=InstrumentKind.DECISION,
        number=number,
        day=None if day is None else s.Day(day.day, day.month, day.year, None, _NOWHERE),
        year=None,
        issuer=issuer,
        subject=None,
        span=_NOWHERE,
    )
