"""Reads the input cells of a workbook into the tree of a dossier."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import field

from cchc_rules.base.classes import define, frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.dossiers import data, keys
from cchc_rules.dossiers.values import says
from cchc_rules.dossiers.workbook import messages
from cchc_rules.dossiers.workbook.cells import TooLarge, Value, typed
from cchc_rules.dossiers.workbook.package import (
    Broken,
    Marked,
    Unsafe,
    marked_cells,
    packed,
    unpacked,
)
from cchc_rules.dossiers.workbook.source import WorkbookSource

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

FORMAT = "1"
MAP = "cchc"
MAX_ENTRIES = 20_000
_CELL = re.compile(r"([A-Z]{1,2})([1-9][0-9]{0,5})")
_FACTS = ("format", "ruleset", "year", "digest", "language", "sheet", "head")
# The parts of a dossier whose cells may be left empty without saying anything.
_OPTIONAL = ("explanations", "not applicable")
_PARTS = {
    "answers": keys.ANSWERS,
    "evidence": keys.EVIDENCE,
    "explanations": keys.EXPLANATIONS,
    "not applicable": keys.NOT_APPLICABLE,
}

Grid = list[list[Value]]


@frozen(kw_only=True)
class Entry:
    """One input cell: its place counted from 0, the words beside and above it, what it stands for."""

    cell: str
    row: int
    column: int
    type: str
    label: str
    head: str
    path: tuple[str, ...]


def read(name: str, content: bytes) -> WorkbookSource:
    """The tree of a workbook and what is wrong with it; never raises."""
    try:
        # Loaded on demand: only workbooks need them.
        import defusedxml  # noqa: F401
        import python_calamine
    except ModuleNotFoundError as missing:
        message = messages.LIBRARY_MISSING.of(library=(missing.name or "").replace("_", "-"))
        return _refused(name, codes.LIBRARY_MISSING, message, messages.LIBRARY_MISSING_HELP)
    try:
        package = unpacked(content)
        book = _opened(python_calamine.CalamineWorkbook, packed(package))
        facts, entries = _map(_grid(book, MAP, messages.NO_MAP))
        if facts["format"] != FORMAT:
            message = messages.UNKNOWN_FORMAT.of(found=facts["format"][:20], known=FORMAT)
            return _refused(name, codes.UNKNOWN_FORMAT, message, messages.UNKNOWN_FORMAT_HELP)
        sheet = facts["sheet"]
        marked = marked_cells(package, sheet)
        grid = _grid(book, sheet, messages.NO_SHEET.of(sheet=sheet))
        _are_in_place(entries, grid, facts)
    except Broken as broken:
        return _refused(name, codes.BROKEN_DATA_FILE, broken.message, messages.AGAIN_HELP)
    except Unsafe as unsafe:
        return _refused(name, codes.UNSAFE_DATA_FILE, unsafe.message, messages.AGAIN_HELP)
    language: Language = "en" if facts["language"] == "en" else "vi"
    return _Form(name, language, facts, entries, grid, marked).read()


def _opened(opener: type[CalamineWorkbook], content: bytes) -> CalamineWorkbook:
    try:
        return opener.from_filelike(io.BytesIO(content))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the library is no Exception
        raise Broken(messages.DAMAGED) from None


def _grid(book: CalamineWorkbook, sheet: str, otherwise: Text) -> Grid:
    if sheet not in book.sheet_names:
        raise Broken(otherwise)
    try:
        return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - as above
        raise Broken(messages.DAMAGED) from None


def _map(grid: Grid) -> tuple[dict[str, str], tuple[Entry, ...]]:
    """What the hidden sheet says of the workbook and of its input cells."""
    rows = [[unicodedata.normalize("NFC", str(one)) for one in row] for row in grid]
    facts = {row[0]: row[1] for row in rows[: len(_FACTS)] if len(row) > 1}
    if set(facts) != set(_FACTS) or len(rows) > MAX_ENTRIES:
        raise Broken(messages.NO_MAP)
    entries = []
    for row in rows[len(_FACTS) :]:
        place = _CELL.fullmatch(row[0])
        if place is None or len(row) < 5:
            raise Broken(messages.NO_MAP)
        path = tuple(row[4:])
        while path and not path[-1]:
            path = path[:-1]
        number = 0
        for letter in place[1]:
            number = number * 26 + ord(letter) - ord("A") + 1
        entries.append(
            Entry(
                cell=row[0],
                row=int(place[2]) - 1,
                column=number - 1,
                type=row[1],
                label=row[2],
                head=row[3],
                path=path,
            )
        )
    return facts, tuple(entries)


def _are_in_place(entries: Iterable[Entry], grid: Grid, facts: Mapping[str, str]) -> None:
    """The words beside and above every input cell are those that were written there."""
    heads = int(facts["head"]) if facts["head"].isascii() and facts["head"].isdigit() else -1
    for entry in entries:
        beside = _at(grid, entry.row, 1) if entry.label else ""
        above = _at(grid, heads, entry.column) if entry.head else ""
        if _words(beside) != entry.label or _words(above) != entry.head:
            raise Broken(messages.MOVED.of(cell=entry.cell))


def _at(grid: Grid, row: int, column: int) -> Value:
    return grid[row][column] if 0 <= row < len(grid) and column < len(grid[row]) else ""


def _words(value: Value) -> str:
    return unicodedata.normalize("NFC", str(value))


def _refused(name: str, code: codes.Code, message: Text, cure: Text) -> WorkbookSource:
    found = Diagnostic(code=code, message=message, path=name, helps=(cure,))
    return WorkbookSource(name, "", problems=(found,))


@define
class _Group:
    """A group of the tree while it grows."""

    path: str
    span: Span
    parts: dict[str, _Group | data.Scalar | list[data.Data]] = field(factory=dict)


@define
class _Form:
    """One form on its way to the tree of a dossier."""

    name: str
    language: Language
    facts: Mapping[str, str]
    entries: tuple[Entry, ...]
    grid: Grid
    marked: Marked
    found: list[Diagnostic] = field(init=False, factory=list)
    _texts: dict[str, str] = field(init=False, factory=dict)
    _too_large: set[str] = field(init=False, factory=set)
    _source: WorkbookSource = field(init=False)
    _spans: dict[str, Span] = field(init=False, factory=dict)

    def read(self) -> WorkbookSource:
        """The source with its tree."""
        self._list()
        for entry in self.entries:
            self._check(entry)
        top = _Group("$", self._source.span(0, 0))
        self._identity(top)
        documents: dict[tuple[str, ...], dict[str, Entry]] = {}
        for entry in self.entries:
            if entry.path[:1] == ("evidence",):
                documents.setdefault(entry.path[:-1], {})[entry.path[-1]] = entry
            else:
                self._place(top, entry)
        for path, cells in documents.items():
            self._document(top, path, cells)
        self._source.data = _tree(top)
        self._source.problems = tuple(self.found)
        if self.found:
            self._source.data = None
        return self._source

    # ── the listing ────────────────────────────────────────────────────────────────────────

    def _list(self) -> None:
        """Writes every input cell into the text of the source, on the line of its row."""
        facts = f"{self.facts['ruleset']}; {self.facts['year']}; {self.facts['digest']}"
        lines: dict[int, list[tuple[str, str]]] = {0: [(MAP, facts)]}
        for entry in self.entries:
            lines.setdefault(entry.row, []).append((entry.cell, self._typed(entry)))
        text = ""
        places: dict[str, tuple[int, int]] = {}
        for row in range(max(lines) + 1):
            for number, (cell, value) in enumerate(lines.get(row, [])):
                text += f"  {cell}: " if number else f"{cell}: "
                # An empty cell is shown by its name.
                start = len(text) if value else len(text) - len(f"{cell}: ")
                places[cell] = (start, start + len(value or cell))
                text += value
            text += "\n"
        self._source = WorkbookSource(self.name, text)
        self._spans = {cell: self._source.span(*place) for cell, place in places.items()}

    def _typed(self, entry: Entry) -> str:
        try:
            said = typed(_at(self.grid, entry.row, entry.column), entry.type, self.language)
        except TooLarge:
            said = str(_at(self.grid, entry.row, entry.column))
            # Told once its place is known.
            self._too_large.add(entry.cell)
        text = unicodedata.normalize("NFC", " ".join(said.split()))
        self._texts[entry.cell] = text
        return text

    def _check(self, entry: Entry) -> None:
        place = f"{self.facts['sheet']}!{entry.cell}"
        for wrong, code, message, cure in (
            (self.marked.formulas, codes.FORMULA_IN_ANSWER, messages.FORMULA, messages.FORMULA_HELP),
            (self.marked.errors, codes.WRONG_TYPE, messages.ERROR_VALUE, messages.ERROR_VALUE_HELP),
            (self._too_large, codes.WRONG_TYPE, messages.TOO_LARGE, messages.TOO_LARGE_HELP),
        ):
            if entry.cell in wrong:
                self._report(code, message.of(cell=place), cure, entry)
                return

    def _report(self, code: codes.Code, message: Text, cure: Text, entry: Entry) -> None:
        label = Label(self._spans[entry.cell])
        self.found.append(
            Diagnostic(code=code, message=message, labels=(label,), path=self._path(entry), helps=(cure,))
        )

    # ── the tree ───────────────────────────────────────────────────────────────────────────

    def _identity(self, top: _Group) -> None:
        span = self._spans[MAP]
        for word, fact in ((keys.RULESET, "ruleset"), (keys.YEAR, "year"), (keys.RULESET_DIGEST, "digest")):
            text = self.facts[fact]
            top.parts[self._said(word)] = data.Scalar(text=text, quoted=True, path=f"{MAP}!B", span=span)

    def _place(self, top: _Group, entry: Entry) -> None:
        text = self._texts[entry.cell]
        if entry.path == ("unit",):
            top.parts[self._said(keys.UNIT)] = self._scalar(text, entry)
            return
        part = _PARTS.get(entry.path[0]) if len(entry.path) > 1 else None
        if part is None or (entry.path[0] in _OPTIONAL and not text):
            return
        path = (self._said(part), *entry.path[1:])
        group = self._group(top, path[:-1], entry)
        group.parts[self._word_of(entry, path[-1])] = self._scalar(text, entry)

    def _word_of(self, entry: Entry, last: str) -> str:
        """The key of a part of a judgement, in the language of the dossier."""
        words = {"points": keys.POINTS, "by": keys.BY, "reason": keys.REASON}
        judged = entry.type.startswith("judgement")
        return self._said(words[entry.path[-1]]) if judged and entry.path[-1] in words else last

    def _document(self, top: _Group, path: tuple[str, ...], cells: Mapping[str, Entry]) -> None:
        if len(path) < 5 or set(cells) != {"there", "number", "date"}:
            return
        _, item, name, kind, issuer = path[:5]
        there = cells["there"]
        said = self._texts[there.cell]
        if not said or says(keys.NO, said):
            return
        if not says(keys.YES, said):
            message = messages.NOT_THERE.of(text=said[:80], cell=f"{self.facts['sheet']}!{there.cell}")
            self._report(codes.WRONG_TYPE, message, messages.NOT_THERE_HELP, there)
            return
        document = _Group(self._path(there), self._spans[there.cell])
        for word, text, entry in (
            (keys.NAME, name, there),
            (keys.KIND, kind, there),
            (keys.ISSUER, issuer, there),
            (keys.NUMBER, self._texts[cells["number"].cell], cells["number"]),
            (keys.DATE, self._texts[cells["date"].cell], cells["date"]),
        ):
            if text:
                document.parts[self._said(word)] = self._scalar(text, entry)
        group = self._group(top, (self._said(keys.EVIDENCE),), there)
        listed = group.parts.setdefault(item, [])
        if isinstance(listed, list):
            listed.append(_tree(document))

    def _group(self, top: _Group, path: tuple[str, ...], entry: Entry) -> _Group:
        group = top
        for key in path:
            below = group.parts.setdefault(key, _Group(self._path(entry), self._spans[entry.cell]))
            if not isinstance(below, _Group):
                return _Group(self._path(entry), self._spans[entry.cell])
            group = below
        return group

    def _scalar(self, text: str, entry: Entry) -> data.Scalar:
        return data.Scalar(
            text=text or None, quoted=True, path=self._path(entry), span=self._spans[entry.cell]
        )

    def _path(self, entry: Entry) -> str:
        return f"{self.facts['sheet']}!{entry.cell}"

    def _said(self, word: keys.Word) -> str:
        return word.name.in_(self.language)


def _tree(group: _Group) -> data.Mapping:
    entries = []
    for key, part in group.parts.items():
        match part:
            case _Group():
                value: data.Data = _tree(part)
            case list():
                value = data.Sequence(items=tuple(part), path=part[0].path, span=part[0].span)
            case _:
                value = part
        entries.append(
            data.Entry(data.Scalar(text=key, quoted=True, path=value.path, span=value.span), value)
        )
    return data.Mapping(entries=tuple(entries), path=group.path, span=group.span)
