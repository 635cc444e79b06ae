"""The making of a Word file: sheets, type, tables whose head is repeated, bars as shaded cells."""

from __future__ import annotations

import io
import re
import zipfile
from typing import assert_never
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from cchc_rules.backends.reports.document import (
    Bar,
    Bars,
    Block,
    Cell,
    Document,
    Filters,
    Heading,
    Listing,
    Manner,
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

_FONT = "Times New Roman"
_LONG, _SHORT = Mm(297), Mm(210)
_MARGIN = Mm(20)
_INDENT = Mm(3)
_BAR = 100
_SURE, _POSSIBLE, _REST = "2F6FB3", "A9C8E8", "E3E8EE"
_BAND, _HEAD, _NOTICE = "EEF2F7", "DDE5EE", "FFF4D6"
_INKS = {
    Tone.GOOD: RGBColor(0x1B, 0x6B, 0x3A),
    Tone.OPEN: RGBColor(0x8A, 0x53, 0x00),
    Tone.BAD: RGBColor(0xA3, 0x26, 0x1F),
    Tone.ASIDE: RGBColor(0x5A, 0x64, 0x72),
}
# What XML cannot hold, however it is escaped.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The first moment that a zip file can tell: files must not differ by when they were made.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"


def made(document: Document) -> bytes:
    """The bytes of the file, the same for the same document."""
    word = docx.Document()
    _sheet(word, document)
    _type(word, document)
    _marginalia(word, document)
    room = word.sections[0].page_width or _SHORT
    for place, block in enumerate(document.blocks):
        _add(block, word, document, width=room - 2 * _MARGIN, first=place == 0)
    packed = io.BytesIO()
    word.save(packed)
    return _timeless(packed, document)


# ── sheets ─────────────────────────────────────────────────────────────────────────────────


def _sheet(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    wide, high = (_LONG, _SHORT) if document.landscape else (_SHORT, _LONG)
    section.page_width, section.page_height = wide, high
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN


def _type(word: WordDocument, document: Document) -> None:
    normal = word.styles["Normal"]
    size = _size(document)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = word.styles[name]
        font = getattr(style, "font")  # noqa: B009 - the library does not say which styles have one
        font.name = _FONT
        font.size = Pt(size if name == "Normal" else size + 1)
        font.bold = name != "Normal"
        font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:eastAsia", "w:cs", "w:hAnsi"):
            fonts.set(qn(kind), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN" if document.language == "vi" else "en-GB")
    normal.element.get_or_add_rPr().append(language)
    getattr(normal, "paragraph_format").space_after = Pt(4)  # noqa: B009 - as above


def _size(document: Document) -> int:
    """Points of the running text, as administrative documents have them."""
    return 13 if document.manner is Manner.ANNEX else 12


def _marginalia(word: WordDocument, document: Document) -> None:
    """The notice above every sheet, the number of the sheet below it."""
    from cchc_rules.backends.reports import messages

    section = word.sections[0]
    if document.notice is not None:
        above = section.header.paragraphs[0]
        above.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = above.add_run(_fit(document.notice))
        run.italic, run.font.size = True, Pt(10)
    below = section.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, after = messages.SHEET.in_(document.language).split("{page}")
    below.add_run(before).font.size = Pt(10)
    for kind, code in (("begin", None), (None, "PAGE"), ("end", None)):
        run = below.add_run()
        run.font.size = Pt(10)
        if code is None:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind or "")
        else:
            mark = OxmlElement("w:instrText")
            mark.text = code
        run.element.append(mark)
    below.add_run(after)


# ── blocks ─────────────────────────────────────────────────────────────────────────────────


def _add(block: Block, word: WordDocument, document: Document, *, width: int, first: bool) -> None:
    match block:
        case Heading(level, text):
            heading = word.add_paragraph(_fit(text), style=f"Heading {level}")
            if level == 1:
                heading.paragraph_format.page_break_before = not first
                heading.paragraph_format.space_before = Pt(0)
                if document.manner is Manner.ANNEX:
                    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    heading.runs[0].font.all_caps = True
        case Paragraph(text):
            word.add_paragraph(_fit(text))
        case Subtitle(text, strong):
            line = word.add_paragraph()
            _write(line, text, bold=strong, italic=not strong)
            if document.manner is Manner.ANNEX:
                line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        case Notice(text):
            line = word.add_paragraph()
            line.add_run(_fit(text)).bold = True
            _shade(line.paragraph_format.element.get_or_add_pPr(), _NOTICE)
        case Listing(lines, numbered):
            for place, text in enumerate(lines, start=1):
                line = word.add_paragraph(_fit(f"{place}. {text}" if numbered else f"– {text}"))
                line.paragraph_format.left_indent = Mm(7)
                line.paragraph_format.first_line_indent = Mm(-7)
        case Bars(bars):
            _bars(bars, word, width)
        case Table():
            _table(block, word, document, width)
        case Part(blocks=inside):
            for one in inside:
                _add(one, word, document, width=width, first=False)
        case Picture() | Filters():
            # The table beside a picture says the same; on paper nothing is filtered.
            pass
        case _:
            assert_never(block)


def _bars(bars: tuple[Bar, ...], word: WordDocument, width: int) -> None:
    table = _fixed(word.add_table(len(bars), 3), (45, 33, 22), width)
    for row, bar in zip(table.rows, bars, strict=True):
        label, drawn, said = row.cells
        _write(label.paragraphs[0], bar.label)
        _write(said.paragraphs[0], bar.said, bold=True)
        shares = [(part, fill) for part, fill in zip(bar.parts(_BAR), _FILLS, strict=True) if part]
        room = width * 33 // 100 - Mm(5)
        inner = _fixed(drawn.add_table(1, len(shares)), tuple(part for part, _ in shares), room)
        for shaded, (_, fill) in zip(inner.rows[0].cells, shares, strict=True):
            _shade(shaded._element.get_or_add_tcPr(), fill)  # noqa: SLF001 - no other way to a shade
            shaded.paragraphs[0].add_run(" ").font.size = Pt(7)
            shaded.paragraphs[0].paragraph_format.space_after = Pt(0)
        # A cell ends with a paragraph; the one it began with is let go.
        drawn._element.remove(drawn.paragraphs[0]._element)  # noqa: SLF001
        last = drawn.add_paragraph().paragraph_format
        last.line_spacing, last.space_after = Pt(1), Pt(0)


_FILLS = (_SURE, _POSSIBLE, _REST)


def _table(table: Table, word: WordDocument, document: Document, width: int) -> None:
    made_of = word.add_table(1 + len(table.rows), len(table.columns))
    made_of.style = word.styles["Table Grid"]
    made_of.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fixed(made_of, tuple(column.width for column in table.columns), width)
    rows = list(made_of.rows)
    size = Pt(_size(document) if document.manner is Manner.ANNEX else 11)
    repeated = OxmlElement("w:tblHeader")
    rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - no other way to a repeated head
    for place, column in enumerate(table.columns):
        head = rows[0].cells[place]
        _write(head.paragraphs[0], column.title, bold=True, size=size)
        head.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _shade(head._element.get_or_add_tcPr(), _HEAD)  # noqa: SLF001 - as above
    for made_row, row in zip(rows[1:], table.rows, strict=True):
        _row(list(made_row.cells), row, table, size)
        if document.manner is Manner.REPORT:
            whole = OxmlElement("w:cantSplit")
            made_row._tr.get_or_add_trPr().append(whole)  # noqa: SLF001 - as above
    # Two tables without a paragraph between them become one.
    word.add_paragraph()


def _row(cells: list[WordCell], row: Row, table: Table, size: Length) -> None:
    for place, (made_cell, cell, column) in enumerate(zip(cells, row.cells, table.columns, strict=True)):
        depth = row.depth if place == table.indented else 0
        for paragraph in _paragraphs(made_cell, cell, size, bold=row.weight is not Weight.PLAIN):
            paragraph.paragraph_format.space_after = Pt(2)
            if depth:
                paragraph.paragraph_format.left_indent = Length(_INDENT * depth)
            if column.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            elif column.centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if row.weight is Weight.BAND:
            _shade(made_cell._element.get_or_add_tcPr(), _BAND)  # noqa: SLF001 - as above


def _paragraphs(made_cell: WordCell, cell: Cell, size: Length, *, bold: bool) -> list[WordParagraph]:
    free = made_cell.paragraphs[:1]
    written: list[WordParagraph] = []
    for place, text in enumerate(cell.lines):
        paragraph = free.pop() if free else made_cell.add_paragraph()
        marked = bold or place in cell.marked
        _write(paragraph, text, bold=marked, size=size, ink=_INKS.get(cell.tone))
        written.append(paragraph)
    for text in cell.asides:
        paragraph = free.pop() if free else made_cell.add_paragraph()
        _write(paragraph, text, size=Length(size - Pt(1)), italic=True)
        written.append(paragraph)
    return [*written, *free]


def _write(  # noqa: PLR0913 - what a run of letters looks like
    paragraph: WordParagraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: Length | None = None,
    ink: RGBColor | None = None,
) -> None:
    run = paragraph.add_run(_fit(text))
    run.bold, run.italic, run.font.size = bold, italic, size
    if ink is not None:
        run.font.color.rgb = ink


def _fixed(table: WordTable, parts: tuple[int, ...], width: int) -> WordTable:
    """A table whose columns keep these parts of the width, in every program that shows it."""
    table.autofit = False
    whole = sum(parts)
    widths = [Length(width * part // whole) for part in parts]
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    for row in table.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = wide
    return table


def _shade(properties: BaseOxmlElement, fill: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), fill)
    properties.append(shade)


def _fit(text: str) -> str:
    """A text that XML can hold."""
    return _NO_XML.sub("\ufffd", text)


# ── bytes ──────────────────────────────────────────────────────────────────────────────────


def _timeless(packed: io.BytesIO, document: Document) -> bytes:
    """The same parts in the same order, without the moment and the machine they were made on."""
    core = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(_fit(document.title))}</dc:title><dc:creator>cchc-rules</dc:creator>"
        f"<dc:language>{document.language}</dc:language></cp:coreProperties>"
    )
    written = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, core.encode() if name == _CORE else old.read(name))
    return written.getvalue()
