"""A document as one page of HTML, with everything it needs inside."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
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
    Marks,
    Notice,
    Paragraph,
    Part,
    Picture,
    Row,
    Subtitle,
    Table,
    Tone,
    Weight,
)

_STYLE = Path(__file__).parent / "report.css"
_SCRIPT = Path(__file__).parent / "filters.js"
# Nothing may be fetched, whatever a text should smuggle in.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_BAR = 200
_NARROW = 2


def write(document: Document) -> str:
    """The page, with a line break at the end."""
    orientation = "landscape" if document.landscape else "portrait"
    body = "\n".join(_block(block) for block in document.blocks)
    policy, script = _POLICY, ""
    if any(isinstance(block, Filters) for block in document.blocks):
        text = _SCRIPT.read_text(encoding="utf-8")
        # Our own script may run, and no other.
        fingerprint = b64encode(sha256(text.encode()).digest()).decode()
        policy, script = f"{_POLICY}; script-src 'sha256-{fingerprint}'", f"<script>{text}</script>\n"
    return f"""<!DOCTYPE html>
<html lang="{document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="color-scheme" content="light dark">
<title>{escape(document.title)}</title>
<style>
@page {{ size: A4 {orientation}; margin: 15mm; }}
{_STYLE.read_text(encoding="utf-8")}</style>
</head>
<body class="{document.manner.value}">
<main>
{body}
</main>
{script}</body>
</html>
"""


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Subtitle(text, strong):
            return f'<p class="subtitle{" strong" if strong else ""}">{escape(text)}</p>'
        case Notice(text):
            return f'<p class="notice" role="note">{escape(text)}</p>'
        case Listing(lines, numbered):
            tag = "ol" if numbered else "ul"
            inner = "".join(f"<li>{escape(line)}</li>\n" for line in lines)
            return f"<{tag}>\n{inner}</{tag}>"
        case Bars(bars):
            return '<div class="bars">\n' + "\n".join(map(_bar, bars)) + "\n</div>"
        case Table():
            return _table(block)
        case Picture(svg, caption):
            said = f"<figcaption>{escape(caption)}</figcaption>"
            return f'<figure class="picture">\n{said}\n{svg}\n</figure>'
        case Filters():
            return _filters(block)
        case Part(blocks=inside, marks=marks):
            kind = "part" if marks else "chapter"
            within = "\n".join(map(_block, inside))
            return f'<section class="{kind}"{_marks(marks)}>\n{within}\n</section>'
        case _:
            assert_never(block)


def _filters(filters: Filters) -> str:
    """Hidden until the script runs: without it everything is shown and nothing can be chosen."""
    fields = []
    for one in filters.filters:
        choices = "".join(
            f'<option value="{escape(value)}">{escape(said)}</option>' for value, said in one.choices
        )
        fields.append(
            f'<label>{escape(one.label)} <select name="{escape(one.name)}">'
            f'<option value="">{escape(filters.every)}</option>{choices}</select></label>'
        )
    return (
        f'<form class="filters" hidden data-shown="{escape(filters.shown)}">\n'
        f"<fieldset><legend>{escape(filters.legend)}</legend>\n"
        + "\n".join(fields)
        + '\n<output aria-live="polite"></output>\n</fieldset>\n</form>'
    )


def _marks(marks: Marks) -> str:
    return "".join(f' data-{escape(name)}="{escape(" ".join(values))}"' for name, values in marks)


def _bar(bar: Bar) -> str:
    """The numbers beside it say the same: the picture is hidden from readers of the screen."""
    sure, possible, _ = bar.parts(_BAR)
    return (
        f'<div class="bar"><span>{escape(bar.label)}</span>'
        f'<svg viewBox="0 0 {_BAR} 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="rest" fill="#e3e8ee" width="{_BAR}" height="10"/>'
        f'<rect class="possible" fill="#a9c8e8" width="{sure + possible}" height="10"/>'
        f'<rect class="sure" fill="#2f6fb3" width="{sure}" height="10"/></svg>'
        f"<b>{escape(bar.said)}</b></div>"
    )


def _table(table: Table) -> str:
    widths = "".join(f'<col style="width:{column.width}%">' for column in table.columns)
    heads = "".join(f'<th scope="col"{_side(column)}>{escape(column.title)}</th>' for column in table.columns)
    rows = "\n".join(_row(row, table) for row in table.rows)
    # On a telephone a wide table is shown row by row.
    wide = ' class="wide"' if len(table.columns) > _NARROW else ""
    return (
        f"<table{wide}>\n<colgroup>{widths}</colgroup>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _row(row: Row, table: Table) -> str:
    cells = "".join(
        _cell(cell, column, row.depth if place == table.indented else 0)
        for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True))
    )
    weight = "" if row.weight is Weight.PLAIN else f' class="{row.weight.value}"'
    return f"<tr{weight}{_marks(row.marks)}>{cells}</tr>"


def _cell(cell: Cell, column: Column, depth: int) -> str:
    lines = [
        f'<div class="marked">{escape(line)}</div>' if place in cell.marked else f"<div>{escape(line)}</div>"
        for place, line in enumerate(cell.lines)
    ]
    lines += [f'<div class="aside">{escape(line)}</div>' for line in cell.asides]
    classes = [] if cell.tone is Tone.PLAIN else [cell.tone.value]
    classes += [f"depth{min(depth, 4)}"] if depth else []
    return f'<td data-label="{escape(column.title)}"{_side(column, classes)}>{"".join(lines)}</td>'


def _side(column: Column, classes: list[str] | None = None) -> str:
    """The classes of a cell, which also say to which side its text stands."""
    side = ["right"] if column.right else ["centred"] if column.centred else []
    said = " ".join([*side, *(classes or [])])
    return f' class="{said}"' if said else ""
