"""The pass that makes the changes of amendments, in the order of the text.

A change speaks of the codes that hold after the changes before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, field

from cchc_rules.base.classes import define, frozen
from cchc_rules.base.names import nearest
from cchc_rules.base.sources import Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.language.amended import messages
from cchc_rules.language.amended.rows import Row, Table, rank_of, statements_of, table_of
from cchc_rules.language.surface import nodes as s
from cchc_rules.language.surface.keywords import word

CHANGES = (s.Repeal, s.Renumber, s.Move, s.Modify, s.ModifyHead, s.InsertAfter, s.InsertInto, s.Replace)
ONLY_IN_AMENDMENTS = (*CHANGES, s.AmendmentHeading, s.NowAtMost, s.NowCalled)
WORDS: Mapping[type, str] = {
    s.Repeal: "REPEAL",
    s.Renumber: "RENUMBER",
    s.Move: "MOVE",
    s.Modify: "MODIFY",
    s.ModifyHead: "MODIFY_HEAD",
    s.InsertAfter: "INSERT_AFTER",
    s.InsertInto: "INSERT_INTO",
    s.Replace: "REPLACE",
    s.AmendmentHeading: "AMENDMENT",
    s.NowAtMost: "NOW_AT_MOST",
    s.NowCalled: "NOW_CALLED",
}


@frozen
class Amended:
    """The consolidated set. `touched` maps the identity of a row to the decision that changed it.

    `causes` maps the heading of a row to the last change of it or of anything below it; None
    stands for the head.
    """

    file: s.File
    touched: Mapping[str, str]
    causes: Mapping[Span | None, Span]


def amend(base: s.File, amendments: Sequence[s.File]) -> tuple[Amended, tuple[Diagnostic, ...]]:
    """The set of `base` after `amendments`, oldest first, and the changes that could not be made."""
    found: list[Diagnostic] = []
    consolidation = Consolidation(table_of(_without_changes(base, found)), found)
    own = next((one.id.text for one in base.statements if isinstance(one, s.RulesetHeading)), None)
    for amendment in amendments:
        consolidation.apply(amendment, own)
    table = consolidation.table
    file = evolve(
        base,
        statements=statements_of(table),
        comments=base.comments if not amendments else (),
        damaged=(*base.damaged, *(place for one in amendments for place in one.damaged)),
    )
    touched = {row.identity: row.touched_by for row in table.rows if row.touched_by is not None}
    return Amended(file, touched, consolidation.causes), tuple(found)


def is_amendment(file: s.File) -> bool:
    """Whether the file changes another set instead of being one."""
    return any(isinstance(one, s.AmendmentHeading) for one in file.statements[:1])


def _without_changes(base: s.File, found: list[Diagnostic]) -> tuple[s.Statement, ...]:
    kept: list[s.Statement] = []
    for statement in base.statements:
        if not isinstance(statement, ONLY_IN_AMENDMENTS):
            kept.append(statement)
            continue
        found.append(
            Diagnostic(
                code=codes.CHANGE_OUTSIDE_AMENDMENT,
                message=messages.OUTSIDE.of(change=word(WORDS[type(statement)])),
                labels=(Label(statement.span),),
                helps=(messages.OUTSIDE_HELP,),
            )
        )
    return tuple(kept)


@define
class Consolidation:
    """A table while changes are made to it, and what was found wrong with them."""

    table: Table
    found: list[Diagnostic]
    gone: dict[str, Span] = field(factory=dict)
    decision: str | None = None
    causes: dict[Span | None, Span] = field(factory=dict)

    def apply(self, amendment: s.File, own: str | None) -> None:
        """Make every change of one amendment."""
        head, changes = _parts(amendment.statements)
        self._head(head, own, damaged=bool(amendment.damaged))
        for change, body in changes:
            self.change(change, body)

    def _head(self, head: list[s.Statement], own: str | None, *, damaged: bool) -> None:
        self.decision = None
        for statement in head:
            match statement:
                case s.Basis():
                    self.decision = statement.number
                    self._add_basis(statement)
                case s.AmendmentHeading(id=other) if own is not None and other.text != own:
                    message = messages.OTHER_SET.of(other=other.text, own=own)
                    self._say(codes.AMENDS_ANOTHER, message, other.span, messages.OTHER_SET_HELP)
                case s.AmendmentHeading() | s.Note() | s.SourceClause():
                    pass
                case _:
                    self._misfit(statement, "AMENDMENT", messages.MISFIT_CLAUSE_HELP)
        if self.decision is None and not damaged and head:
            self._say(codes.MISSING_CLAUSE, messages.NO_DECISION, head[0].span, messages.NO_DECISION_HELP)

    def _add_basis(self, basis: s.Basis) -> None:
        """The decision of an amendment joins those the set rests on."""
        head = self.table.head
        places = [place for place, statement in enumerate(head) if isinstance(statement, s.Basis)]
        head.insert(places[-1] + 1 if places else len(head), basis)

    def change(self, change: s.Change, body: list[s.Statement]) -> None:
        """Make one change; `body` are the statements below it."""
        match change:
            case s.ModifyHead():
                _replace_clauses(self.table.head, body)
                self.causes[None] = change.span
                self._not_empty(change, body)
            case s.Repeal(code):
                self._repeal(change, code, body)
            case s.Renumber(code, new):
                self._renumber(change, code, new, body)
            case s.Move(code, parent):
                self._move(change, code, parent, body)
            case s.Modify(code):
                self._modify(change, code, body)
            case s.InsertAfter(code) | s.InsertInto(code) | s.Replace(code):
                self._put(change, code, body)

    def _repeal(self, change: s.Change, code: s.Word, body: list[s.Statement]) -> None:
        place = self._find(code, change)
        if place is None:
            return
        end = self.table.end_of(place)
        self._causes(change, place)
        for row in self.table.rows[place:end]:
            self.gone[row.heading.code.text] = change.span
            self.gone[row.identity] = change.span
        del self.table.rows[place:end]
        self._nothing_else(change, body)

    def _renumber(self, change: s.Change, code: s.Word, new: s.Word, body: list[s.Statement]) -> None:
        place = self._find(code, change)
        if place is None:
            return
        self._causes(change, place, above=False)
        old = self.table.rows[place].heading.code.text
        for row in self.table.rows[place : self.table.end_of(place)]:
            own = row.heading.code
            if own.text == old or own.text.startswith(old + "."):
                kept = row.heading.id or s.Word(own.text, new.span)
                renumbered = s.Word(new.text + own.text[len(old) :], new.span)
                row.heading = evolve(row.heading, code=renumbered, id=kept)
                row.touched_by = self.decision
        self._nothing_else(change, body)

    def _move(self, change: s.Change, code: s.Word, parent: s.Word, body: list[s.Statement]) -> None:
        place = self._find(code, change)
        goal = self._find(parent, change)
        if place is None or goal is None:
            return
        end = self.table.end_of(place)
        moved = self.table.rows[place:end]
        if place <= goal < end:
            message = messages.NOTHING_THERE.of(code=parent.text, change=word(WORDS[type(change)]))
            self._say(codes.AMENDS_NOTHING, message, parent.span, messages.NOTHING_THERE_HELP)
            return
        if not self._holds(self.table.rows[goal], moved[0], change, parent):
            return
        self._causes(change, place)
        del self.table.rows[place:end]
        goal = self.table.find(parent.text) or 0
        at = self.table.end_of(goal)
        self.table.rows[at:at] = moved
        self._causes(change, at)
        for row in moved:
            row.touched_by = self.decision
        self._nothing_else(change, body)

    def _modify(self, change: s.Change, code: s.Word, body: list[s.Statement]) -> None:
        place = self._find(code, change)
        if place is None or not self._not_empty(change, body, code):
            return
        row = self.table.rows[place]
        self._causes(change, place, above=any(isinstance(one, s.NowAtMost) for one in body))
        clauses: list[s.Statement] = []
        for statement in body:
            match statement:
                case s.NowAtMost(points):
                    row.heading = evolve(row.heading, maximum=points)
                case s.NowCalled(name):
                    row.heading = evolve(row.heading, name=name)
                case s.Heading():
                    self._misfit(statement, "MODIFY", messages.MISFIT_HEADING_HELP)
                    break
                case _:
                    clauses.append(statement)
        _replace_clauses(row.statements, clauses)
        row.touched_by = self.decision

    def _put(
        self, change: s.InsertAfter | s.InsertInto | s.Replace, code: s.Word, body: list[s.Statement]
    ) -> None:
        place = self._find(code, change)
        if place is None or not self._not_empty(change, body, code):
            return
        new = table_of(tuple(body))
        for stray in new.head:
            self._misfit(stray, WORDS[type(change)], messages.MISFIT_CLAUSE_HELP)
        for row in new.rows:
            row.touched_by = self.decision
        self._causes(change, place)
        into = isinstance(change, s.InsertInto)
        if into and new.rows and not self._holds(self.table.rows[place], new.rows[0], change, code):
            return
        end = self.table.end_of(place)
        start = place if isinstance(change, s.Replace) else end
        if isinstance(change, s.Replace) and new.rows:
            # A replacement keeps the identity of what it replaces, unless it states its own.
            old, first = self.table.rows[place], new.rows[0]
            if first.heading.id is None:
                first.heading = evolve(first.heading, id=s.Word(old.identity, first.heading.code.span))
        self.table.rows[start:end] = new.rows
        self.causes |= {row.heading.span: change.span for row in new.rows}

    def _causes(self, change: s.Change, place: int, *, above: bool = True) -> None:
        """Remember `change` as what a mistake in this row comes from.

        With `above` it moves points, so that the rows that hold this one may break as well.
        """
        rows = self.table.rows[place : self.table.end_of(place)]
        if above:
            rows = [*rows, *self.table.above(place)]
            self.causes[None] = change.span
        self.causes |= dict.fromkeys((row.heading.span for row in rows), change.span)

    def _holds(self, parent: Row, row: Row, change: s.Change, code: s.Word) -> bool:
        """Whether one row may stand inside the other; said so where it may not."""
        if rank_of(parent) < rank_of(row):
            return True
        message = messages.HOLDS_NOTHING.of(
            parent=parent.heading.code.text, code=row.heading.code.text, change=word(WORDS[type(change)])
        )
        self._say(codes.MISPLACED_NODE, message, code.span, messages.HOLDS_NOTHING_HELP)
        return False

    # ── telling ──────────────────────────────────────────────────────────────────────────

    def _find(self, code: s.Word, change: s.Change) -> int | None:
        place = self.table.find(code.text)
        if place is not None:
            return place
        repealed = self.gone.get(code.text)
        others = (Label(repealed, messages.GONE_HERE),) if repealed else ()
        guess = nearest(code.text, self.table.codes())
        helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess and not repealed else ()
        message = messages.NOTHING_THERE.of(code=code.text, change=word(WORDS[type(change)]))
        self.found.append(
            Diagnostic(
                code=codes.AMENDS_NOTHING,
                message=message,
                labels=(Label(code.span), *others),
                helps=(*helps, messages.NOTHING_THERE_HELP),
            )
        )
        return None

    def _not_empty(self, change: s.Change, body: list[s.Statement], code: s.Word | None = None) -> bool:
        if body:
            return True
        message = messages.EMPTY.of(change=word(WORDS[type(change)]), code=code.text if code else "")
        self._say(codes.EMPTY_CHANGE, message, change.span, messages.EMPTY_HELP)
        return False

    def _nothing_else(self, change: s.Change, body: list[s.Statement]) -> None:
        for statement in body:
            self._misfit(statement, WORDS[type(change)], messages.MISFIT_CLAUSE_HELP)

    def _misfit(self, statement: s.Statement, terminal: str, cure: Text) -> None:
        message = messages.MISFIT.of(change=word(terminal))
        self._say(codes.MISPLACED_CLAUSE, message, statement.span, cure)

    def _say(self, code: codes.Code, message: Text, span: Span, cure: Text) -> None:
        self.found.append(Diagnostic(code=code, message=message, labels=(Label(span),), helps=(cure,)))


def _parts(
    statements: tuple[s.Statement, ...],
) -> tuple[list[s.Statement], list[tuple[s.Change, list[s.Statement]]]]:
    """The head of an amendment, and each change with the statements that follow it."""
    head: list[s.Statement] = []
    changes: list[tuple[s.Change, list[s.Statement]]] = []
    for statement in statements:
        if isinstance(statement, CHANGES):
            changes.append((statement, []))
        else:
            (changes[-1][1] if changes else head).append(statement)
    return head, changes


def _replace_clauses(old: list[s.Statement], new: Sequence[s.Statement]) -> None:
    """Put `new` clauses in the place of the `old` ones that say the same kind of thing."""
    kinds = {kind_of(statement) for statement in new}
    places = [place for place, statement in enumerate(old) if kind_of(statement) in kinds]
    at = places[0] if places else len(old)
    kept = [statement for statement in old if kind_of(statement) not in kinds]
    at -= sum(1 for place in places if place < at)
    kept[at:at] = new
    old[:] = kept


def kind_of(statement: s.Statement) -> object:
    """What a clause is about: two of one kind cannot both hold."""
    match statement:
        case s.Ask(name=name):
            return ("ask", name.text)
        case s.EvidenceClause() | s.NoEvidence():
            return "evidence"
        case s.CapClause(level=level):
            return ("cap", level)
        case s.Basis(kind=kind, number=number):
            return ("basis", kind, number)
        case s.Replaces(number=number):
            return ("replaces", number)
        case s.Gate(name=name):
            return ("gate", name.text)
        case s.Guarantee(name=name):
            return ("guarantee", name.text)
        case s.Tendency(name=name):
            return ("tendency", name.name)
        case s.Grades(target=target):
            return ("grades", target.text if target else None)
        case s.Score() | s.Unrecovered():
            return "rule"
        case _:
            return type(statement)
