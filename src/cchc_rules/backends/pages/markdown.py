"""Writes a page as Markdown."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from typing import assert_never

from cchc_rules.backends.pages.blocks import (
    Block,
    Break,
    Bullets,
    Caution,
    Code,
    Heading,
    Line,
    Link,
    Page,
    Paragraph,
    Picture,
    Piece,
    Place,
    Strong,
    Table,
)

_MARKUP = re.compile(r"[\\`*_{}\[\]#|~^$]")
# A line that begins like an item of a list, a quotation, a rule or a block of its own.
_BEGINNING = re.compile(r"(?P<number>[0-9]+)(?P<mark>[.)])(?=\s|$)|(?P<sign>[-+>=:!?])")
_BLANKS = re.compile(r"\s+")
_UNSAFE_IN_ANCHOR = re.compile(r"[^\w.-]+")


def write(page: Page, scripts: Iterable[str] = ()) -> str:
    """The Markdown of a page; `scripts` are addresses relative to the top of the site."""
    blocks = [_block(one) for one in page.blocks]
    up = "../" * page.path.count("/")
    loaded = [f'<script src="{html.escape(up + one)}" defer></script>' for one in scripts]
    return "\n\n".join([*blocks, *(["\n".join(loaded)] if loaded else [])]) + "\n"


def anchor(code: str) -> str:
    """The anchor of a code: itself, with a dash for what no address should hold."""
    return _UNSAFE_IN_ANCHOR.sub("-", _composed(code)).strip("-") or "-"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, name):
            return f"{'#' * level} {_text(text)} {{ #{anchor(name)} }}"
        case Paragraph(line):
            return _beginning(_line(line))
        case Bullets(lines):
            return "\n".join(f"- {_beginning(_line(one))}" for one in lines)
        case Table():
            return _table(block)
        case Caution(title, line):
            quoted = _text(title).replace('"', "&quot;")
            return f'!!! warning "{quoted}"\n\n    {_beginning(_line(line))}'
        case Picture(svg):
            return f'<div class="cchc-picture">\n{svg}\n</div>'
        case Place(name, ruleset, item):
            of = f'data-ruleset="{html.escape(ruleset)}" data-item="{html.escape(item)}"'
            return f'<div class="{html.escape(name)}" {of}></div>'
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    rule = ["---:" if column in table.right else "---" for column in range(len(table.head))]
    rows = [[_text(one) for one in table.head], rule, *([_line(cell) for cell in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _line(line: Line) -> str:
    pieces = (line,) if isinstance(line, str) else line
    return "".join(_piece(one) for one in pieces)


def _piece(piece: Piece) -> str:
    match piece:
        case str():
            return _text(piece)
        case Code(text):
            # Marks are still read inside an element of a line; as numbers they are only letters.
            shown = html.escape(_composed(text), quote=False)
            return f"<code>{_MARKUP.sub(lambda mark: f'&#{ord(mark[0])};', shown)}</code>"
        case Strong(text):
            return f"**{_text(text)}**"
        case Link(text, target):
            return f"[{_text(text)}]({target})"
        case Break():
            return "<br>"
        case _:
            assert_never(piece)


def _text(text: str) -> str:
    """A text in which nothing is markup."""
    escaped = html.escape(_composed(text), quote=False)
    return _MARKUP.sub(lambda mark: f"&#{ord(mark[0])};" if mark[0] in "|~^$" else f"\\{mark[0]}", escaped)


def _beginning(line: str) -> str:
    found = _BEGINNING.match(line)
    if found is None:
        return line
    if found["number"] is not None:
        return f"{found['number']}\\{line[found.start('mark') :]}"
    return f"&#{ord(line[0])};{line[1:]}"


def _composed(text: str) -> str:
    """A text on one line, composed, without signs that nobody can see."""
    plain = unicodedata.normalize("NFC", _BLANKS.sub(" ", text))
    return "".join(sign for sign in plain if sign.isprintable())
