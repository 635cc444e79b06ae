"""Tables on a terminal and in a spreadsheet, of texts that people wrote."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from cchc_rules.diagnostics.width import cells, safe

# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str) -> str:
    """A text on one line, with nothing in it that drives a terminal."""
    return safe(" ".join(text.split()))


def aligned(table: Sequence[Sequence[str]]) -> list[str]:
    """Rows in columns as wide as their widest cell, counted in display cells."""
    widths = [max(cells(line[column]) for line in table) for column in range(len(table[0]))]
    return [
        "  ".join(
            text + " " * (width - cells(text)) for text, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in table
    ]


def csv_text(table: Sequence[Sequence[str]]) -> str:
    """Rows as CSV; a cell that a spreadsheet would run begins with an apostrophe."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in table)
    return written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
