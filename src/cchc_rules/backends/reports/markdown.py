"""A document as Markdown, with the tables that GitHub and MkDocs both read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from cchc_rules.backends.reports.document import (
    Bar,
    Bars,
    Block,
    Cell,
    Column,
    Document,
    Filters,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Part,
    Picture,
    Row,
    Subtitle,
    Table,
    Weight,
    Words,
)

_BAR = 20
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~$&]")
# A number with a dot or bracket, or a sign, with which a line would begin something else.
_BEGINNING = re.compile(r"^(?:\d+(?=[.)](?:\s|$))|(?=[#>+=:!-]))")
_BREAK = "<br>"


def write(document: Document) -> str:
    """The text, with a line break at the end."""
    return "\n\n".join(_blocks(document.blocks)) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every block that words can say: pictures and filters are for pages on a screen."""
    for block in blocks:
        match block:
            case Part(blocks=inside):
                yield from _blocks(inside)
            case Picture() | Filters():
                pass
            case _:
                yield _block(block)


def _block(block: Words) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_text(text)}"
        case Paragraph(text):
            return _line(text)
        case Subtitle(text, strong):
            return f"**{_text(text)}**" if strong else f"*{_text(text)}*"
        case Notice(text):
            return f"> **{_text(text)}**"
        case Listing(lines, numbered):
            marks = [f"{place}." if numbered else "-" for place in range(1, len(lines) + 1)]
            return "\n".join(f"{mark} {_line(line)}" for mark, line in zip(marks, lines, strict=True))
        case Bars(bars):
            return "\n".join(["| | | |", "|---|---|---|", *map(_bar, bars)])
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _bar(bar: Bar) -> str:
    sure, possible, rest = bar.parts(_BAR)
    drawn = "█" * sure + "▒" * possible + "░" * rest
    return f"| {_text(bar.label)} | {drawn} | {_text(bar.said)} |"


def _table(table: Table) -> str:
    heads = " | ".join(_text(column.title) for column in table.columns)
    sides = "|".join(_side(column) for column in table.columns)
    return "\n".join([f"| {heads} |", f"|{sides}|", *map(_row, table.rows)])


def _side(column: Column) -> str:
    return "---:" if column.right else ":---:" if column.centred else "---"


def _row(row: Row) -> str:
    cells = " | ".join(_cell(cell, strong=row.weight is not Weight.PLAIN) for cell in row.cells)
    return f"| {cells} |"


def _cell(cell: Cell, *, strong: bool) -> str:
    lines = [
        f"**{_text(line)}**" if strong or place in cell.marked else _text(line)
        for place, line in enumerate(cell.lines)
    ]
    return _BREAK.join([*lines, *(f"*{_text(line)}*" for line in cell.asides)])


def _line(text: str) -> str:
    """A text at the beginning of a line, where more signs mean something."""
    escaped = _text(text)
    found = _BEGINNING.match(escaped)
    if found is None:
        return escaped
    end = found.end()
    return f"{escaped[:end]}{_entity(escaped[end])}{escaped[end + 1 :]}"


def _text(text: str) -> str:
    """A text in which nothing is markup: every reader of Markdown knows these entities."""
    return _MARKUP.sub(lambda sign: _entity(sign[0]), text)


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"
