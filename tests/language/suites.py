"""Reads the suites: sections `## name` with an example and what is expected of it.

An example is a ```cchc block, read in the standard frame. What is expected is one of

- a ```báo lỗi block with lines `CODE dòng:cột`: the exact set of findings. Lines count from the
  first line of the example. A finding outside the example is written `CODE khung`. Advice
  (CR326) is left out. `không` says that there is none;
- a ```kết quả block with the rows of the set, one per line: `code · name · maximum · decision`,
  the last only for rows that an amendment touched;
- one or more tables of cases. Columns: `trả lời` (see `dossier_texts.py`); `điểm` and
  `trạng thái` of the first item, or of another one (`điểm 1.2`); `tổng điểm`, `chỉ số`,
  `chỉ số công bố`, `xếp loại`, `điều kiện`; `ghi chú` is not read. An interval is written `0 → 2`.

A section with blocks ```cchc sửa đổi is about amendments: they are applied in their order, to its
example or else to the standard set of `frame.py`. Places of findings then count in the amendment;
the second one is called `2:dòng:cột`, and the set is called `gốc`.

Points and indexes are decimals, or fractions such as `1/3`; an index may be a percentage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from attrs import frozen

from cchc_rules.base.numbers import read_number
from cchc_rules.ir.scorecard import Status
from tests.language.fenced import blocks
from tests.language.frame import AMENDED

FOLDER = Path(__file__).parent
SECTION = re.compile(r"^## (?P<name>.+)$", re.MULTILINE)
TABLE_ROW = re.compile(r"^\|(?P<cells>.*)\|\s*$")
STATUSES = {
    "đã chấm": Status.SCORED,
    "chưa trả lời": Status.MISSING,
    "chờ kết quả": Status.PENDING,
    "không áp dụng": Status.NOT_APPLICABLE,
    "thiếu kiểm chứng": Status.UNPROVEN,
    "cần giải trình": Status.EXPLANATION_NEEDED,
    "không công nhận": Status.REFUSED,
    "không nhận": Status.REJECTED,
    "chưa xong": Status.INCOMPLETE,
}


@frozen(kw_only=True)
class Case:
    """One row of a table: the dossier as a text, and the expected cells by column."""

    answers: str
    expected: dict[str, str]


@frozen(kw_only=True)
class Section:
    """One example with what is expected of it. `findings` is None where only cases are given."""

    name: str
    example: str
    amendments: tuple[str, ...]
    findings: tuple[str, ...] | None
    rows: tuple[str, ...] | None
    cases: tuple[Case, ...]


def suites() -> list[Path]:
    """Every suite, sorted."""
    return sorted(FOLDER.glob("*.md"))


def sections(path: Path) -> Iterator[Section]:
    """The sections of one suite.

    Raises:
        ValueError: a section has no example, or says nothing about it.
    """
    text = path.read_text(encoding="utf-8")
    starts = list(SECTION.finditer(text))
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        yield _section(path.stem, start["name"].strip(), text[start.end() : end])


def _section(suite: str, name: str, body: str) -> Section:
    found = {block.info: block.text for block in blocks(body)}
    amendments = tuple(block.text for block in blocks(body) if block.info == "cchc sửa đổi")
    if amendments:
        found.setdefault("cchc", AMENDED)
    cases = tuple(_cases(body))
    if "cchc" not in found or not (found.keys() & {"báo lỗi", "kết quả"} or cases):
        raise ValueError(f"{suite}: section `{name}` is not complete")
    findings = None
    if "báo lỗi" in found:
        lines = found["báo lỗi"].strip().splitlines()
        findings = tuple(sorted(line.strip() for line in lines if line.strip() != "không"))
    rows = tuple(found["kết quả"].strip().splitlines()) if "kết quả" in found else None
    return Section(
        name=name,
        example=found["cchc"],
        amendments=amendments,
        findings=findings,
        rows=rows,
        cases=cases,
    )


def _cases(body: str) -> Iterator[Case]:
    columns: list[str] | None = None
    for line in re.sub(r"^```.*?^```$", "", body, flags=re.MULTILINE | re.DOTALL).splitlines():
        row = TABLE_ROW.match(line)
        if row is None:
            columns = None
            continue
        cells = [cell.strip() for cell in row["cells"].split("|")]
        if columns is None:
            columns = cells
        elif not all(re.fullmatch(":?-+:?", cell) for cell in cells):
            named = dict(zip(columns, cells, strict=True))
            yield Case(answers=named.pop("trả lời"), expected=named)


def amount(text: str) -> Fraction:
    """A decimal, a percentage or a fraction."""
    above, slash, below = text.strip().partition("/")
    value = read_number(above, "vi")
    divisor = read_number(below, "vi") if slash else Fraction(1)
    assert isinstance(value, Fraction), f"{text} is no number"
    assert isinstance(divisor, Fraction), f"{text} is no number"
    return value / divisor


def interval(text: str) -> tuple[Fraction, Fraction]:
    """`0 → 2` as its two ends; a single amount is both of them."""
    low, arrow, high = text.partition("→")
    return amount(low), amount(high if arrow else low)
