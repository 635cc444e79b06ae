"""The visible rows of the form: which input cell asks what, and where texts stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from attrs import field

from cchc_rules.backends.workbook import messages
from cchc_rules.backends.workbook.answers import Place, parts_of, text
from cchc_rules.backends.workbook.calculation import column
from cchc_rules.backends.workbook.items import DocumentCells, ItemCells
from cchc_rules.backends.workbook.words import Words
from cchc_rules.base.classes import define, frozen
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.nodes import (
    AnswerKind,
    ChoiceOf,
    CountOf,
    DateOf,
    DaysOf,
    Document,
    Group,
    IndexOf,
    Input,
    Item,
    JudgementOf,
    Node,
    NumberOf,
    Ruleset,
    SurveyOf,
    YesNo,
)

CODE, NAME, MAXIMUM, RULE, ANSWER, NUMBER, DAY, POINTS, STATE, EXPLANATION, NOT_APPLICABLE = range(11)
FIRST_ROW = 5
UNIT_ROW, UNIT_COLUMN = 3, RULE


@frozen(kw_only=True)
class Entry:
    """An input cell: where it is, what it stands for in a dossier, what may be typed there.

    `path` begins with the part of the dossier; `kind` is None for free text.
    """

    row: int
    column: int
    path: tuple[str, ...]
    type: str
    kind: AnswerKind | None = None


@frozen(kw_only=True)
class Row:
    """One row; `node` is what it begins, None for the rows of questions and documents."""

    name: str
    node: Node | None = None
    rows: int = 1
    depth: int = 0


@define
class Layout:
    """The form, filled row by row."""

    ruleset: Ruleset
    words: Words
    sheet: str
    rows: list[Row] = field(init=False, factory=list)
    entries: list[Entry] = field(init=False, factory=list)
    cells: dict[tuple[Key, Place], str] = field(init=False, factory=dict)
    items: dict[str, ItemCells] = field(init=False, factory=dict)
    places: dict[str, int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.entries.append(Entry(row=UNIT_ROW, column=UNIT_COLUMN, path=("unit",), type="text"))
        general = [asked for asked in self.ruleset.inputs if asked.owner is None]
        if general:
            self.rows.append(Row(name=self._said(messages.GENERAL)))
            for asked in general:
                self._ask(asked, ("answers",))
        for child in self.ruleset.children:
            self._node(child, (), 0)

    def cell(self, row: int, number: int) -> str:
        """A cell of the form as other sheets refer to it."""
        return f"'{self.sheet}'!${column(number)}${row + 1}"

    @property
    def next_row(self) -> int:
        """The place of the row that comes next."""
        return FIRST_ROW + len(self.rows)

    def _node(self, node: Node, claims: tuple[str, ...], depth: int) -> None:
        row = self.next_row
        place = len(self.rows)
        self.places[node.id] = row
        self.rows.append(Row(name=node.name, node=node, depth=depth))
        if node.may_be_claimed_na:
            claims = (*claims, self._enter(row, NOT_APPLICABLE, ("not applicable", node.id), "text"))
        for asked in self.ruleset.inputs:
            if asked.owner == node.id:
                self._ask(asked, ("answers", node.id))
        if isinstance(node, Group):
            for child in node.children:
                self._node(child, claims, depth + 1)
            return
        explanation = self._enter(row, EXPLANATION, ("explanations", node.id), "text")
        documents = tuple(self._documents(node))
        self.items[node.id] = ItemCells(claims=claims, explanation=explanation, documents=documents)
        self.rows[place] = Row(name=node.name, node=node, rows=len(self.rows) - place, depth=depth)

    def _ask(self, asked: Input, path: tuple[str, ...]) -> None:
        for part in parts_of(asked):
            row = self.next_row
            self.rows.append(Row(name=self._said(self._question(asked, part))))
            kind = _kind_of_part(asked.kind, part)
            cell = self._enter(row, ANSWER, (*path, asked.name, *part), _type_of(asked.kind, part), kind)
            self.cells[asked.key, part] = cell

    def _documents(self, item: Item) -> Iterator[tuple[DocumentCells, ...]]:
        for evidence in item.evidence:
            for document in evidence.documents:
                yield tuple(self._document(item, document, copy) for copy in range(document.count))

    def _document(self, item: Item, document: Document, copy: int) -> DocumentCells:
        row = self.next_row
        said = self.words.document(document)
        if document.count == 1:
            name = messages.DOCUMENT.of(document=said)
        else:
            name = messages.DOCUMENT_COPY.of(document=said, place=copy + 1, count=document.count)
        self.rows.append(Row(name=self._said(name)))
        path = ("evidence", item.id, document.name, document.kind or "", document.issuer or "", str(row))
        there = self._enter(row, ANSWER, (*path, "there"), "there")
        number = self._enter(row, NUMBER, (*path, "number"), "text")
        day = self._enter(row, DAY, (*path, "date"), "date")
        return DocumentCells(there=f"EXACT({there},{text(self.words.yes)})", number=number, day=day)

    def _enter(
        self, row: int, number: int, path: tuple[str, ...], kind: str, answer: AnswerKind | None = None
    ) -> str:
        self.entries.append(Entry(row=row, column=number, path=path, type=kind, kind=answer))
        return self.cell(row, number)

    def _question(self, asked: Input, part: Place) -> Text:
        """What an input cell asks; the first of several says the whole question."""
        subject = same(asked.name)
        if part == parts_of(asked)[0]:
            subject = messages.SUBJECT.of(name=asked.name, question=asked.question)
        kind = self.words.kind(asked.kind)
        match asked.kind, part:
            case SurveyOf(), (option,):
                return messages.REPLIES.of(subject=subject, option=option)
            case SurveyOf(), (group, option):
                return messages.REPLIES_OF.of(subject=subject, group=group, option=option)
            case JudgementOf(), ("points",):
                return messages.JUDGED_POINTS.of(subject=subject, kind=kind)
            case JudgementOf(), ("by",):
                return messages.JUDGED_BY.of(subject=subject)
            case JudgementOf(), _:
                return messages.JUDGED_REASON.of(subject=subject)
            case _:
                return messages.QUESTION.of(subject=subject, kind=kind)

    def _said(self, text: Text) -> str:
        return text.in_(self.words.language)


def _type_of(kind: AnswerKind, part: Place) -> str:
    """What the reader of the workbook makes of the cell."""
    match kind:
        case CountOf() | DaysOf() | SurveyOf():
            return "count"
        case DateOf():
            return "date"
        case NumberOf() | IndexOf():
            return "number"
        case JudgementOf():
            return "judgement-number" if part == ("points",) else "judgement-text"
        case YesNo() | ChoiceOf():
            return "word"
        case _:
            assert_never(kind)


def _kind_of_part(kind: AnswerKind, part: Place) -> AnswerKind | None:
    """What may be typed into one of the cells of a question."""
    match kind:
        case SurveyOf():
            return CountOf()
        case JudgementOf():
            return kind if part == ("points",) else None
        case _:
            return kind
