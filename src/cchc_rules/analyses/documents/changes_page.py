"""The page about what changed since the edition before: the comparison, written as a page of the site."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import assert_never

from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.documents import messages
from cchc_rules.analyses.documents.editions import Edition, changes_file
from cchc_rules.analyses.documents.lines import warning
from cchc_rules.analyses.reports.comparison import comparison
from cchc_rules.backends.pages.blocks import (
    Block,
    Break,
    Bullets,
    Heading,
    Line,
    Link,
    Page,
    Paragraph,
    Picture,
    Piece,
    Strong,
    Table,
)
from cchc_rules.backends.reports import document as d
from cchc_rules.base.numbers import Language


def comparison_of(edition: Edition, language: Language) -> d.Document | None:
    """The comparison with the edition before; None where there is none."""
    if edition.earlier is None:
        return None
    return comparison(compare(edition.earlier, edition.ruleset), language)


def filtered_file(edition: Edition) -> str | None:
    """The name of the same comparison as a page of its own, with filters."""
    return None if edition.earlier is None else f"so-sanh-voi-{edition.earlier.year}.html"


def changes_page(edition: Edition, document: d.Document, language: Language) -> Page:
    """The page."""
    assert edition.earlier is not None
    title = messages.CHANGES.of(year=edition.earlier.year).in_(language)
    # The page says in its own way that nobody has read the text in the decision.
    blocks = [one for one in document.blocks[1:] if one != d.Notice(document.notice or "")]
    link = (
        Link(messages.CHANGES_FILTERED.in_(language), filtered_file(edition) or ""),
        messages.CHANGES_FILTERED_MORE.in_(language),
    )
    return Page(
        path=f"{edition.folder}/{changes_file(edition.earlier)}.md",
        title=title,
        blocks=(
            Heading(1, title, "thay-doi"),
            *warning(edition, language),
            Paragraph(link),
            *_blocks(tuple(blocks), count(1)),
        ),
    )


def _blocks(blocks: tuple[d.Block, ...], numbers: Iterator[int]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case d.Heading(level, text):
                yield Heading(level, text, f"muc-{next(numbers)}")
            case d.Paragraph(text):
                yield Paragraph(text)
            case d.Subtitle(text, strong):
                yield Paragraph((Strong(text),) if strong else text)
            case d.Notice(text):
                yield Paragraph((Strong(text),))
            case d.Listing(lines):
                yield Bullets(lines)
            case d.Bars(bars):
                yield Bullets(tuple(f"{bar.label}: {bar.said}" for bar in bars))
            case d.Table(columns=columns, rows=rows):
                head = tuple(column.title for column in columns)
                right = frozenset(place for place, column in enumerate(columns) if column.right)
                yield Table(head, tuple(tuple(map(_cell, row.cells)) for row in rows), right=right)
            case d.Picture(svg, caption):
                yield Paragraph(caption)
                yield Picture(svg)
            case d.Part(blocks=inside):
                yield from _blocks(inside, numbers)
            case d.Filters():
                pass
            case _:
                assert_never(block)


def _cell(cell: d.Cell) -> Line:
    pieces: list[Piece] = []
    for place, line in enumerate((*cell.lines, *cell.asides)):
        pieces += [Break()] if place else []
        pieces.append(Strong(line) if place in cell.marked else line)
    return tuple(pieces)
