"""Writes a book as an `.xlsx` file with the library `xlsxwriter`.

Every text is written as a text, whatever sign it begins with. The same book gives the same bytes.
Formulas carry no computed values, so that every program computes them when it opens the file.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Any

from attrs import field

from cchc_rules.backends.workbook import layout as form
from cchc_rules.backends.workbook import messages
from cchc_rules.backends.workbook.answers import FIRST_SERIAL, LARGEST_COUNT, LAST_SERIAL
from cchc_rules.backends.workbook.book import Book
from cchc_rules.backends.workbook.calculation import SHEET, column
from cchc_rules.backends.workbook.groups import Points
from cchc_rules.backends.workbook.layout import FIRST_ROW, Entry, Row
from cchc_rules.backends.workbook.results import Results, Shown
from cchc_rules.base.classes import define, frozen
from cchc_rules.base.texts import Text
from cchc_rules.base.version import VERSION
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir.nodes import (
    AnswerKind,
    ChoiceOf,
    CountOf,
    DateOf,
    DaysOf,
    Group,
    IndexOf,
    Interval,
    Item,
    JudgementOf,
    Level,
    Node,
    NumberOf,
    SurveyOf,
    YesNo,
)
from cchc_rules.ir.walk import nodes

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FORMAT = 1
MAP_SHEET = "cchc"
LIST_SHEET = "luachon"
FONT = "Times New Roman"
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDTHS = (7, 42, 7, 40, 15, 12, 11, 12, 18, 20, 16)
_HEADS = (
    messages.CODE,
    messages.NAME,
    messages.MAXIMUM,
    messages.RULE,
    messages.ANSWER,
    messages.NUMBER,
    messages.DAY,
    messages.POINTS,
    messages.STATE,
    messages.EXPLANATION,
    messages.NOT_APPLICABLE,
)
_LINE = 14.5
_HIGHEST = 400.0
_MOST_ON_A_PAGE = 50
_FILL, _INPUT, _HEAD, _BAND = "#FFFFFF", "#FFF8D6", "#D9E2EC", "#EEF2F6"
# How much text a spreadsheet lets a cell, and a hint, hold.
_LONGEST, _LONGEST_HINT = 32_000, 250

Filled = Mapping[tuple[str, ...], str | int | Fraction]


def write(
    book: Book, ruleset_digest: str, filled: Filled | None = None
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of the workbook; none (CR553) when the library is not installed.

    `filled` are values for input cells, by the path of the cell.
    """
    try:
        # Loaded on demand: only this form of output needs it.
        import xlsxwriter
    except ModuleNotFoundError:
        missing = Diagnostic(
            code=codes.LIBRARY_MISSING,
            message=messages.LIBRARY_MISSING,
            helps=(messages.LIBRARY_MISSING_HELP,),
        )
        return None, (missing,)
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        workbook.set_properties(
            {"title": book.ruleset.title, "comments": f"cchc-rules {VERSION}", "created": _CREATED}
        )
        _Writer(workbook, book, ruleset_digest, filled or {}).write()
    return target.getvalue(), ()


@frozen(kw_only=True)
class _Line:
    """A line of the summary with its points."""

    name: str
    points: Points
    code: str = ""
    maximum: Fraction | None = None
    bold: bool = False


@define
class _Writer:
    workbook: Workbook
    book: Book
    digest: str
    filled: Filled
    _formats: dict[tuple[tuple[str, object], ...], Format] = field(init=False, factory=dict)
    _lists: dict[tuple[str, ...], str] = field(init=False, factory=dict)

    def write(self) -> None:
        """Every sheet, the visible ones first."""
        results = Results(self.book)
        sheets = {name: self.workbook.add_worksheet(name) for name in self._names()}
        main, summary, lists, known, calculation = sheets.values()
        self._form(main, results)
        self._entries(main, lists)
        self._summary(summary, results)
        self._map(known)
        # Last: the formulas that people see add steps of their own.
        self._calculation(calculation)
        for hidden in (lists, known, calculation):
            hidden.hide()
        for sheet in sheets.values():
            sheet.protect("", {"format_rows": True, "format_columns": True})
        main.activate()

    def _names(self) -> tuple[str, ...]:
        return (self._said(messages.FORM), self._said(messages.SUMMARY), LIST_SHEET, MAP_SHEET, SHEET)

    # ── the form ───────────────────────────────────────────────────────────────────────────

    def _form(self, sheet: Worksheet, results: Results) -> None:
        book = self.book
        for number, width in enumerate(_WIDTHS):
            sheet.set_column(number, number, width)
        last = len(_WIDTHS) - 1
        self._head(sheet, last)
        self._line(sheet, form.UNIT_ROW, results)
        for number, head in enumerate(_HEADS):
            style = self._format(bold=True, bg_color=_HEAD, align="center", valign="vcenter")
            sheet.write_string(FIRST_ROW - 1, number, self._said(head), style)
        sheet.set_row(FIRST_ROW - 1, 2 * _LINE)
        sheet.freeze_panes(FIRST_ROW, form.MAXIMUM)
        for place, row in enumerate(book.layout.rows):
            self._row(sheet, FIRST_ROW + place, row, results)
        self._page(sheet, last, len(book.layout.rows) + FIRST_ROW)
        sheet.repeat_rows(FIRST_ROW - 1)

    def _head(self, sheet: Worksheet, last: int) -> None:
        ruleset, words = self.book.ruleset, self.book.words
        title = self._format(bold=True, size=14, border=0, align="center", valign="vcenter")
        sheet.merge_range(0, 0, 0, last, "", title)
        sheet.write_string(0, 0, ruleset.title, title)
        sheet.set_row(0, 24)
        named = messages.RULESET.of(id=ruleset.id, year=str(ruleset.year))
        ground = "; ".join(self._said(one) for one in (named, *words.decisions))
        plain = self._format(border=0, italic=True, valign="vcenter")
        sheet.merge_range(1, 0, 1, last, "", plain)
        sheet.write_string(1, 0, ground[:_LONGEST], plain)
        sheet.set_row(1, _LINE * ceil(len(ground) / (sum(_WIDTHS) * 1.05)) + 2)
        caution = [] if words.caution is None else [self._said(words.caution).rstrip(".") + "."]
        warned = " ".join([*caution, self._said(messages.HOW)])
        strong = self._format(border=0, bold=True, font_color="#9C2B1B", valign="vcenter")
        sheet.merge_range(2, 0, 2, last, "", strong)
        sheet.write_string(2, 0, warned, strong)
        sheet.set_row(2, _LINE * ceil(len(warned) / (sum(_WIDTHS) * 0.95)) + 2)

    def _line(self, sheet: Worksheet, row: int, results: Results) -> None:
        """The row with the unit and the total, which stays in sight."""
        label = self._format(border=0, bold=True, align="right", valign="vcenter")
        sheet.merge_range(row, form.CODE, row, form.MAXIMUM, "", label)
        sheet.write_string(row, form.CODE, self._said(messages.UNIT), label)
        sheet.merge_range(row, form.ANSWER, row, form.DAY, "", label)
        sheet.write_string(row, form.ANSWER, self._said(messages.TOTAL), label)
        total = self.book.total
        value = self._format(bold=True, num_format="0.00##", align="center", valign="vcenter", bg_color=_BAND)
        self._formula(sheet, row, form.POINTS, results.settled(total.total), value)
        grades = [
            results.grade(grading, cells)
            for grading, cells in zip(self.book.ruleset.gradings, self.book.grades, strict=True)
        ]
        style = self._format(bold=True, valign="vcenter", bg_color=_BAND)
        sheet.merge_range(row, form.STATE, row, form.EXPLANATION, "", style)
        if grades:
            self._formula(sheet, row, form.STATE, grades[0], style)
        sheet.set_row(row, 2 * _LINE)

    def _row(self, sheet: Worksheet, place: int, row: Row, results: Results) -> None:
        node = row.node
        sheet.set_row(place, self._height(row))
        if node is None:
            self._plain_row(sheet, place, row)
            return
        strong = isinstance(node, Group)
        colour = _BAND if strong else _FILL
        style: dict[str, Any] = {"bold": strong, "bg_color": colour, "valign": "top"}
        shown: Shown = results.node(node) if isinstance(node, Group) else results.item(node)
        texts = {form.CODE: node.code, form.RULE: self._rule(node)}
        for number in range(len(_WIDTHS)):
            aligned = dict(style)
            if number in {form.MAXIMUM, form.POINTS}:
                aligned |= {"align": "center", "num_format": "0.00##"}
            if number in {form.POINTS, form.STATE}:
                aligned["bold"] = True
            chosen = self._format(**aligned)
            if row.rows > 1 and number not in {form.NAME, form.ANSWER, form.NUMBER, form.DAY}:
                sheet.merge_range(place, number, place + row.rows - 1, number, "", chosen)
            else:
                sheet.write_blank(place, number, None, chosen)
            if number in texts:
                sheet.write_string(place, number, texts[number][:_LONGEST], chosen)
        name = self._format(bold=True, bg_color=colour, valign="top", indent=min(row.depth, 3))
        sheet.write_string(place, form.NAME, row.name, name)
        number_style = self._format(**style | {"align": "center", "num_format": "0.00##"})
        if node.maximum is not None:
            most = -node.maximum if node.level is Level.PENALTY else node.maximum
            sheet.write_number(place, form.MAXIMUM, _nearly(most), number_style)
        strong_number = self._format(**style | {"align": "center", "num_format": "0.00##", "bold": True})
        self._formula(sheet, place, form.POINTS, shown.points, strong_number)
        self._formula(sheet, place, form.STATE, shown.state, self._format(**style | {"bold": True}))

    def _plain_row(self, sheet: Worksheet, place: int, row: Row) -> None:
        """A question, a document, or a heading of the general questions."""
        general = place == FIRST_ROW
        style = self._format(valign="top", bg_color=_BAND if general else _FILL, bold=general)
        name = self._format(
            valign="top", bg_color=_BAND if general else _FILL, bold=general, indent=0 if general else 2
        )
        owned = self._is_owned(place)
        for number in range(len(_WIDTHS)):
            merged = owned and number not in {form.NAME, form.ANSWER, form.NUMBER, form.DAY}
            if not merged:
                sheet.write_blank(place, number, None, style)
        sheet.write_string(place, form.NAME, row.name[:_LONGEST], name)

    def _is_owned(self, place: int) -> bool:
        """Whether a row lies within the merged cells of an item."""
        rows = self.book.layout.rows
        for start in range(place - FIRST_ROW, -1, -1):
            if rows[start].node is not None:
                return start + rows[start].rows > place - FIRST_ROW
        return False

    def _rule(self, node: Node) -> str:
        return (
            "\n".join(self._said(line) for line in self.book.words.rule(node))
            if isinstance(node, Item)
            else ""
        )

    def _height(self, row: Row) -> float:
        lines = _lines(row.name, _WIDTHS[form.NAME] - 2 * min(row.depth, 3) - 2)
        if row.node is not None:
            wanted = sum(_lines(line, _WIDTHS[form.RULE]) for line in self._rule(row.node).split("\n"))
            lines = max(lines, wanted - 2 * (row.rows - 1), 2 if isinstance(row.node, Item) else 1)
        return min(_HIGHEST, lines * _LINE + 2)

    # ── input cells ────────────────────────────────────────────────────────────────────────

    def _entries(self, sheet: Worksheet, lists: Worksheet) -> None:
        rows = self.book.layout.rows
        for entry in self.book.layout.entries:
            spans = 1
            if entry.row >= FIRST_ROW and entry.column in {form.EXPLANATION, form.NOT_APPLICABLE}:
                spans = rows[entry.row - FIRST_ROW].rows
            style = self._input(entry)
            if entry.path == ("unit",):
                style = self._format(bg_color=_INPUT, locked=False, bold=True, valign="vcenter")
            if spans == 1:
                sheet.write_blank(entry.row, entry.column, None, style)
            else:
                for row in range(entry.row, entry.row + spans):
                    sheet.write_blank(row, entry.column, None, style)
            self._fill(sheet, entry, style)
            self._validate(sheet, lists, entry)

    def _input(self, entry: Entry) -> Format:
        style: dict[str, Any] = {"bg_color": _INPUT, "locked": False, "valign": "top"}
        if entry.column in {form.ANSWER, form.DAY}:
            style["align"] = "center"
        if entry.type == "date":
            style["num_format"] = "dd/mm/yyyy"
        if entry.type in {"text", "word", "there", "judgement-text"}:
            style["num_format"] = "@"
        return self._format(**style)

    def _fill(self, sheet: Worksheet, entry: Entry, style: Format) -> None:
        value = self.filled.get(entry.path)
        match value:
            case None:
                return
            case str():
                sheet.write_string(entry.row, entry.column, value, style)
            case _:
                sheet.write_number(entry.row, entry.column, _nearly(value), style)

    def _validate(self, sheet: Worksheet, lists: Worksheet, entry: Entry) -> None:
        words = self.book.words
        rule: dict[str, Any] = {}
        hint: Text | None = None
        if entry.type == "there":
            rule, hint = {"validate": "list", "source": [words.yes, words.no]}, messages.ONE_OF
        elif entry.type == "date" and entry.kind is None:
            rule, hint = _between("date", FIRST_SERIAL, LAST_SERIAL), messages.A_DAY
        elif entry.kind is not None:
            rule, hint = self._rule_of(entry.kind, entry, lists)
        if rule and hint is not None:
            said = self._said(hint)[:_LONGEST_HINT]
            told = {"input_message": said, "error_title": self._said(messages.CAUSE), "error_message": said}
            sheet.data_validation(entry.row, entry.column, entry.row, entry.column, rule | told)

    def _rule_of(self, kind: AnswerKind, entry: Entry, lists: Worksheet) -> tuple[dict[str, Any], Text]:
        words = self.book.words
        match kind:
            case CountOf() | DaysOf() | SurveyOf():
                return _between("integer", 0, LARGEST_COUNT), messages.WHOLE
            case YesNo():
                return {"validate": "list", "source": [words.yes, words.no]}, messages.ONE_OF
            case ChoiceOf(options):
                return {"validate": "list", "source": self._list(options, lists)}, messages.ONE_OF
            case DateOf(may_be_absent):
                if not may_be_absent:
                    return _between("date", FIRST_SERIAL, LAST_SERIAL), messages.A_DAY
                cell = f"{column(entry.column)}{entry.row + 1}"
                either = f'=OR(ISNUMBER({cell}),EXACT({cell},"{words.never}"))'
                return {"validate": "custom", "value": either}, messages.A_DAY_OR_NEVER.of(never=words.never)
            case NumberOf(bounds=bounds) | IndexOf(bounds=bounds):
                return _within(bounds), messages.A_NUMBER
            case JudgementOf(low=low, high=high):
                return _within(Interval(low, high)), messages.A_NUMBER

    def _list(self, options: tuple[str, ...], lists: Worksheet) -> str:
        found = self._lists.get(options)
        if found is None:
            number = len(self._lists)
            for row, option in enumerate(options):
                lists.write_string(row, number, option)
            letter = column(number)
            found = self._lists[options] = f"={LIST_SHEET}!${letter}$1:${letter}${len(options)}"
        return found

    # ── the summary ────────────────────────────────────────────────────────────────────────

    def _summary(self, sheet: Worksheet, results: Results) -> None:
        book, total = self.book, self.book.total
        for number, width in enumerate((10, 60, 12, 18, 14, 14)):
            sheet.set_column(number, number, width)
        head = self._format(bold=True, bg_color=_HEAD, align="center", valign="vcenter")
        heads = (
            messages.CODE,
            messages.NAME,
            messages.MAXIMUM,
            messages.POINTS,
            messages.SURE,
            messages.POSSIBLE,
        )
        title = self._format(bold=True, size=14, border=0, align="center", valign="vcenter")
        sheet.merge_range(0, 0, 0, 5, "", title)
        sheet.write_string(0, 0, book.ruleset.title, title)
        sheet.set_row(0, 2 * 20)
        for number, said in enumerate(heads):
            sheet.write_string(2, number, self._said(said), head)
        row = 3
        shown = [
            node for node in nodes(book.ruleset.children) if node.level in {Level.PART, Level.AREA}
        ] or list(book.ruleset.children)
        for node in shown:
            points = book.nodes[node.id].points
            line = _Line(code=node.code, name=node.name, maximum=node.maximum, points=points)
            self._result(sheet, row, line, results)
            row += 1
        parts = (
            (messages.BASE, total.base),
            (messages.BONUS, total.bonus),
            (messages.PENALTY, total.penalty),
        )
        for said, points in parts:
            self._result(sheet, row, _Line(name=self._said(said), points=points), results)
            row += 1
        whole = _Line(
            name=self._said(messages.TOTAL),
            maximum=book.ruleset.total.maximum,
            points=total.total,
            bold=True,
        )
        self._result(sheet, row, whole, results)
        row += 1
        for said, points in ((messages.INDEX, total.index), (messages.PUBLISHED_INDEX, total.shown)):
            self._words(sheet, row, self._said(said), results.ratio(points), num_format="0.00##%")
            row += 1
        row = self._gradings(sheet, row, results)
        self._words(sheet, row, self._said(messages.COUNTED), None)
        row += 1
        for state, said in enumerate(messages.STATES, 1):
            self._words(sheet, row, self._said(said), results.count(state), indent=1, bold=False)
            row += 1
        if book.left_out:
            told = self._format(border=0, bold=True, font_color="#9C2B1B")
            sheet.merge_range(row, 0, row, 5, "", told)
            listed = messages.LEFT_OUT.of(items=", ".join(book.left_out))
            sheet.write_string(row, 0, self._said(listed), told)
        self._page(sheet, 5, row + 1, pages=1 if row < _MOST_ON_A_PAGE else 0)

    def _gradings(self, sheet: Worksheet, row: int, results: Results) -> int:
        for grading, cells in zip(self.book.ruleset.gradings, self.book.grades, strict=True):
            said = messages.GRADE if grading.target is None else messages.GRADE_OF.of(target=grading.target)
            self._words(sheet, row, self._said(said), results.grade(grading, cells))
            row += 1
            for gate, cell in zip(grading.gates, cells.gates, strict=True):
                told = self._said(messages.GATE.of(name=gate.name))
                self._words(sheet, row, told, results.gate(cell), indent=1, bold=False)
                row += 1
        return row

    def _result(self, sheet: Worksheet, row: int, line: _Line, results: Results) -> None:
        plain = self._format(valign="top", bold=line.bold)
        number = self._format(valign="top", bold=line.bold, align="center", num_format="0.00##")
        sheet.write_string(row, 0, line.code, plain)
        sheet.write_string(row, 1, line.name, plain)
        if line.maximum is None:
            sheet.write_blank(row, 2, None, plain)
        else:
            sheet.write_number(row, 2, _nearly(line.maximum), number)
        formulas = (results.settled(line.points), results.low(line.points), results.high(line.points))
        for place, formula in enumerate(formulas, 3):
            self._formula(sheet, row, place, formula, number)
        sheet.set_row(row, _LINE * _lines(line.name, 58) + 2)

    def _words(self, sheet: Worksheet, row: int, said: str, formula: str | None, **given: Any) -> None:  # noqa: ANN401 - what xlsxwriter takes
        """A line with one formula; `given` are the properties of its cells."""
        style = {"valign": "top", "bold": True} | given
        value = self._format(**style | {"align": "center", "indent": 0})
        sheet.write_blank(row, 0, None, self._format(**style))
        sheet.write_string(row, 1, said, self._format(**style))
        sheet.merge_range(row, 2, row, 5, "", value)
        if formula is not None:
            self._formula(sheet, row, 2, formula, value)
        sheet.set_row(row, _LINE * _lines(said, 56) + 2)

    # ── what is hidden ─────────────────────────────────────────────────────────────────────

    def _map(self, sheet: Worksheet) -> None:
        ruleset = self.book.ruleset
        facts = (
            ("format", str(FORMAT)),
            ("ruleset", ruleset.id),
            ("year", str(ruleset.year)),
            ("digest", self.digest),
            ("language", self.book.words.language),
            ("sheet", self._said(messages.FORM)),
            ("head", str(FIRST_ROW - 1)),
        )
        rows = [*facts, *(self._mapped(entry) for entry in self.book.layout.entries)]
        for row, texts in enumerate(rows):
            for number, one in enumerate(texts):
                sheet.write_string(row, number, one)

    def _mapped(self, entry: Entry) -> tuple[str, ...]:
        """An input cell: its place, its type, the words beside and above it, what it stands for."""
        beside = above = ""
        if entry.row >= FIRST_ROW:
            beside = self.book.layout.rows[entry.row - FIRST_ROW].name[:_LONGEST]
            above = self._said(_HEADS[entry.column])
        return (f"{column(entry.column)}{entry.row + 1}", entry.type, beside, above, *entry.path)

    def _calculation(self, sheet: Worksheet) -> None:
        for row, cells in enumerate(self.book.calculation.rows):
            sheet.write_string(row, 0, cells[0])
            for number, formula in enumerate(cells[1:], 1):
                self._formula(sheet, row, number, formula, None)

    # ── small things ───────────────────────────────────────────────────────────────────────

    def _page(self, sheet: Worksheet, last: int, rows: int, *, pages: int = 0) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, pages)
        sheet.set_footer("&C" + self._said(messages.PAGE))
        sheet.print_area(0, 0, rows - 1, last)
        sheet.hide_gridlines(2)

    def _formula(self, sheet: Worksheet, row: int, number: int, formula: str, style: Format | None) -> None:
        sheet.write_formula(row, number, "=" + formula, style, "")

    def _format(self, **given: Any) -> Format:  # noqa: ANN401 - what xlsxwriter takes
        chosen = {
            "font_name": FONT,
            "font_size": 11,
            "text_wrap": True,
            "border": 1,
            "border_color": "#9AA5B1",
        }
        if "size" in given:
            given["font_size"] = given.pop("size")
        key = tuple(sorted((chosen | given).items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(dict(key))
        return self._formats[key]

    def _said(self, text: Text) -> str:
        return text.in_(self.book.words.language)


def _nearly(value: int | Fraction) -> float:
    """A number as a cell holds it."""
    return float(value)


def _lines(text: str, width: int) -> int:
    return max(1, ceil(len(text) / width))


def _between(kind: str, low: int, high: int) -> dict[str, Any]:
    return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}


def _within(bounds: Interval) -> dict[str, Any]:
    match bounds.low, bounds.high:
        case None, None:
            return {"validate": "decimal", "criteria": "between", "minimum": -1e8, "maximum": 1e8}
        case low, None:
            return {"validate": "decimal", "criteria": ">=", "value": float(low or 0)}
        case None, high:
            return {"validate": "decimal", "criteria": "<=", "value": float(high)}
        case low, high:
            return {
                "validate": "decimal",
                "criteria": "between",
                "minimum": float(low or 0),
                "maximum": float(high or 0),
            }
