"""Reads the worked examples of a documentation page.

An example is a ```cchc block, read in the standard frame of `tests/language/frame.py`. A table
below it, up to the next example or heading, is checked when its first column is

- `trả lời` / `answers`: a dossier as in `tests/language/dossier_texts.py`, English pages writing
  `yes`, `no`, `never`, `2018-01-31`, `0.5`, `evidence 1=…`, `explanation 1=…`, `not applicable 1=…`
  and `refused 1=…`. The other columns say what it scores, as in `tests/language/suites.py`;
- `thay` / `replace`: a stretch of the example; with the second column in its place (`⏎` is a line
  break, `(bỏ)` and `(drop)` are nothing) the finding of the third is told.

An example that begins with `sửa đổi` / `amendment to` amends the whole file that stands above it.

A table whose first column is `mức` / `band` belongs to no example: its second column is the
interval that the band means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from cchc_rules.base.numbers import Language

_ROW = re.compile(r"^\|(?P<row>[^\n]*)\|[ ]*$", re.MULTILINE)
_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (?P<name>.*)$", re.MULTILINE)
AMENDMENT = re.compile(r"\s*(sửa đổi|amendment to)\b")
ENGLISH = {
    "answers": "trả lời",
    "points": "điểm",
    "status": "trạng thái",
    "total": "tổng điểm",
    "index": "chỉ số",
    "published index": "chỉ số công bố",
    "grade": "xếp loại",
    "gate": "điều kiện",
    "note": "ghi chú",
    "replace": "thay",
    "by": "bằng",
    "finding": "báo lỗi",
    "band": "mức",
    "meaning": "nghĩa",
}


@frozen
class Row:
    """The cells of one row by the Vietnamese name of their column."""

    cells: dict[str, str]
    line: int


@frozen(kw_only=True)
class Example:
    """One ```cchc block with the tables that speak of it."""

    text: str
    line: int
    base: str | None = None
    rows: tuple[Row, ...] = field(default=())

    def below(self, column: str) -> Iterator[Row]:
        """The rows of the tables that begin with `column`."""
        return (row for row in self.rows if next(iter(row.cells)) == column)


def examples(page: Path) -> list[Example]:
    """The examples of `page`, in its order."""
    text = page.read_text(encoding="utf-8")
    blocks = [
        (found.start(), found.end(), found["info"].strip(), found["code"]) for found in _FENCE.finditer(text)
    ]
    bare = _without_blocks(text)
    ends = sorted(
        [len(text), *(start for start, *_ in blocks), *(h.start() for h in _HEADING.finditer(bare))]
    )
    made: list[Example] = []
    for start, after, info, code in blocks:
        if info == "cchc":
            end = next(place for place in ends if place >= after)
            below = tuple(_rows(bare, after, end))
            base = made[-1].text if AMENDMENT.match(code) else None
            made.append(Example(text=code, line=_line(text, start), base=base, rows=below))
    return made


def rows(page: Path, column: str) -> list[Row]:
    """Every row of every table of `page` that begins with `column`."""
    bare = _without_blocks(page.read_text(encoding="utf-8"))
    return [row for row in _rows(bare, 0, len(bare)) if next(iter(row.cells)) == column]


def sections(page: Path) -> dict[str, list[Row]]:
    """The rows of the tables under each heading."""
    bare = _without_blocks(page.read_text(encoding="utf-8"))
    starts = list(_HEADING.finditer(bare))
    ends = [*(start.start() for start in starts[1:]), len(bare)]
    return {
        start["name"].strip(): list(_rows(bare, start.end(), end))
        for start, end in zip(starts, ends, strict=True)
    }


def language(page: Path) -> Language:
    """The language of a page, which its name tells."""
    return "en" if page.name.endswith(".en.md") or page.stem == "semantics" else "vi"


def in_vietnamese(answers: str) -> str:
    """An English dossier text in the words of `dossier_texts`."""
    return ", ".join(_entry(entry) for entry in re.split(r",\s+(?=[^,=]+=)", answers))


def _entry(entry: str) -> str:
    name, equals, value = entry.partition("=")
    words = {"yes": "có", "no": "không", "never": "không có"}
    labels = {
        "evidence": "kiểm chứng",
        "explanation": "giải trình",
        "not applicable": "không áp dụng",
        "refused": "không công nhận",
    }
    what, _, code = name.rpartition(" ")
    name = f"{labels[what]} {code}" if what in labels else name
    day = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value)
    if day is not None:
        value = f"{day[3]}/{day[2]}/{day[1]}"
    elif re.fullmatch(r"[0-9]+\.[0-9]+", value):
        value = value.replace(".", ",")
    return f"{name}{equals}{words.get(value, value)}"


def _without_blocks(text: str) -> str:
    """`text` with its blocks blanked, so that places stay."""
    return _FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _rows(text: str, start: int, end: int) -> Iterator[Row]:
    columns: list[str] | None = None
    last = None
    for found in _ROW.finditer(text, start, end):
        line = _line(text, found.start())
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", found["row"])]
        if columns is None or last is None or line != last + 1:
            columns = [_column(cell) for cell in cells]
        elif not all(re.fullmatch(":?-+:?", cell) for cell in cells):
            yield Row(dict(zip(columns, cells, strict=True)), line)
        last = line


def _column(name: str) -> str:
    """The Vietnamese name of a column; `points 1.2` keeps its code."""
    what, _, code = name.rpartition(" ")
    return f"{ENGLISH[what]} {code}" if what in ENGLISH else ENGLISH.get(name, name)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
