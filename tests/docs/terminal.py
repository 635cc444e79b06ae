"""A terminal drawn as SVG: what a command printed, with its colours, in cells of one width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from attrs import frozen

from cchc_rules.diagnostics.width import cells

COLUMNS = 100
CELL, LINE, SIZE = 8, 18, 13
LEFT, TOP, BOTTOM = 14, 44, 12
_STYLE = re.compile(r"\x1b\[([0-9;]*)m")
# Two or more blanks, and blanks at either end.
_WIDE_BLANKS = re.compile(r"(^ +| {2,}| +$)")
_COLOURS = {"31": "#ff8a80", "33": "#ffd54f", "34": "#82b1ff", "36": "#80deea"}
_INK, _GROUND, _BAR = "#e4e6eb", "#1d1f27", "#2b2e3a"
_FONTS = "'Noto Sans Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace"


@frozen
class Piece:
    """Characters that look alike."""

    text: str
    style: str


def drawn(command: str, printed: str, title: str) -> str:
    """The picture of a terminal in which `command` printed `printed`."""
    rows = list(_rows(f"\x1b[1m$ {command}\x1b[0m\n{printed}"))
    width, height = 2 * LEFT + COLUMNS * CELL, TOP + len(rows) * LINE + BOTTOM
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
            f' height="{height}" role="img" aria-labelledby="title">'
        ),
        f'<title id="title">{escape(title, quote=False)}</title>',
        f'<rect width="{width}" height="{height}" rx="8" fill="{_GROUND}"/>',
        f'<path d="M0 26V8a8 8 0 0 1 8-8H{width - 8}a8 8 0 0 1 8 8v18z" fill="{_BAR}"/>',
        *(f'<circle cx="{LEFT + 4 + 16 * place}" cy="13" r="4" fill="#6b7080"/>' for place in range(3)),
        f'<g font-family="{_FONTS}" font-size="{SIZE}" fill="{_INK}">',
        *(line for number, row in enumerate(rows) for line in _placed(row, TOP + number * LINE)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _rows(printed: str) -> Iterator[list[Piece]]:
    """The rows of a screen: a line that is longer than the screen goes on in the next row."""
    style = ""
    for line in printed.rstrip("\n").split("\n"):
        row: list[Piece] = []
        room = COLUMNS
        for index, part in enumerate(_STYLE.split(line)):
            if index % 2:
                style = _style(part)
                continue
            for character in part:
                if cells(character) > room:
                    yield row
                    row, room = [], COLUMNS
                row = _with(row, character, style)
                room -= cells(character)
        yield row


def _with(row: list[Piece], character: str, style: str) -> list[Piece]:
    if row and row[-1].style == style:
        return [*row[:-1], Piece(row[-1].text + character, style)]
    return [*row, Piece(character, style)]


def _style(codes: str) -> str:
    """The attributes of SVG for the codes of a terminal."""
    asked = codes.split(";")
    bold = ' font-weight="bold"' if "1" in asked else ""
    colours = [f' fill="{_COLOURS[code]}"' for code in asked if code in _COLOURS]
    return bold + "".join(colours)


def _placed(row: list[Piece], y: int) -> Iterator[str]:
    """The words of a row, stretched to their cells, so that columns stand below each other.

    Browsers shrink wide blanks, so that what stands behind one is placed on its own.
    """
    column = 0
    for piece in row:
        for text in _WIDE_BLANKS.split(piece.text):
            width = cells(text)
            if text.strip(" "):
                yield (
                    f'<text x="{LEFT + column * CELL}" y="{y}" textLength="{width * CELL}"'
                    f' lengthAdjust="spacingAndGlyphs"{piece.style}>{escape(text, quote=False)}</text>'
                )
            column += width
