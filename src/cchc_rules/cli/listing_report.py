"""The annotated listing of `cchc test --listing`: a margin, the text, and what is not reached."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence

from cchc_rules.analyses.goals.forms import Kind
from cchc_rules.analyses.goals.messages import NONE
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language
from cchc_rules.cli import messages
from cchc_rules.diagnostics.width import cells, safe
from cchc_rules.workspace.listing import Line, Listing, Mark

_REACHED, _OPEN = "◆", "◇"
_COUNT, _MARKS = 4, 6
_CUT = "…"


def to_lines(listings: Sequence[Listing], language: Language) -> Iterator[str]:
    """Each file with a margin: the cases of the row, its goals, the number of the line."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for listing in listings:
        digits = len(str(len(listing.lines)))
        yield listing.file
        yield messages.LISTING_LEGEND.in_(language)
        for line in listing.lines:
            yield _fit(f"{_margin(line)} {line.number:>{digits}} │ {safe(line.text)}".rstrip(), width)
            for mark in line.marks:
                if not mark.reached:
                    said = NONE.of(what=mark.goal).in_(language)
                    yield _fit(f"{' ' * (_COUNT + _MARKS + 2 + digits)} ✗   {said}", width)
        yield ""


def to_json(listings: Sequence[Listing], language: Language) -> list[Json]:
    """The lines that have a margin."""
    return [
        {
            "file": listing.file,
            "lines": [
                {
                    "line": line.number,
                    "text": line.text,
                    "cases": line.cases,
                    "goals": [
                        {"kind": mark.kind.value, "goal": mark.goal.in_(language), "reached": mark.reached}
                        for mark in line.marks
                    ],
                }
                for line in listing.lines
                if line.marks or line.cases is not None
            ],
        }
        for listing in listings
    ]


def _margin(line: Line) -> str:
    count = "" if line.cases is None else str(line.cases)
    # That a row decides shows in its count.
    return f"{count:>{_COUNT}} {_signs([one for one in line.marks if one.kind is not Kind.ROWS]):<{_MARKS}}"


def _signs(marks: Sequence[Mark]) -> str:
    if len(marks) > _MARKS:
        return f"{sum(one.reached for one in marks)}/{len(marks)}"
    return "".join(_REACHED if one.reached else _OPEN for one in marks)


def _fit(text: str, width: int | None) -> str:
    """`text` in so many display cells."""
    if width is None or cells(text) <= width:
        return text
    kept = text
    while kept and cells(kept) >= width:
        kept = kept[: -max(1, (cells(kept) - width) // 2)]
    return kept + _CUT
