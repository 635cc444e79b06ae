"""`docs/reference/diagnostics.md` lists every code, by its first digit, with a link to its page.

With `CCHC_UPDATE_DOCS=1` the table is written anew instead of compared.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cchc_rules.diagnostics.codes import TABLE, Code, Severity
from tests.docs.console import UPDATING
from tests.repository.project import ROOT, SOURCE

PAGE = ROOT / "docs" / "reference" / "diagnostics.md"
MARK = "<!-- table: written by tests/docs/test_the_table_of_codes.py -->\n"
PLACES = {
    "0": ("Chính văn bản", "the text itself"),
    "1": ("Ngữ pháp", "the grammar"),
    "2": ("Tên và cơ cấu", "names and structure"),
    "3": ("Ý nghĩa của cách chấm", "the meaning of rules"),
    "4": ("Số liệu của đơn vị", "the data of a unit"),
    "5": ("Tệp và lệnh", "files and commands"),
    "6": ("Kết quả và bộ tiêu chí đã ghi ra", "kept results and serialised rulesets"),
    "7": ("Mùa chấm: các vòng, xếp hạng", "seasons: rounds and ranking"),
    "8": ("So sánh hai bộ tiêu chí", "two rulesets held against each other"),
    "9": ("Lỗi của chương trình", "our own fault"),
}
WEIGHTS = {
    Severity.ERROR: "lỗi · *error*",
    Severity.WARNING: "cảnh báo · *warning*",
    Severity.ADVICE: "lời khuyên · *advice*",
}


def table() -> str:
    return "".join(f"\n{line}" if line[:2] == "##" else f"{line}\n" for line in lines())


def lines() -> Iterator[str]:
    for digit, (vietnamese, english) in PLACES.items():
        yield f"## {digit} · {vietnamese}\n"
        yield f"\n*CR{digit}xx: {english}.*\n"
        yield "| mã | tên | nghĩa | mức độ |"
        yield "|---|---|---|---|"
        yield from (row(TABLE[name]) for name in sorted(TABLE) if name[2] == digit)


def row(code: Code) -> str:
    page = SOURCE / "diagnostics" / "pages" / f"{code.name}.md"
    meaning = page.read_text(encoding="utf-8").splitlines()[0].partition(" · ")[2]
    link = f"[{code.name}](diagnostics/{code.name}.md)"
    return f"| {link} | `{code.slug}` | {meaning} | {WEIGHTS[code.severity]} |"


def test_the_table_of_codes_is_current() -> None:
    written, mark, found = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark
    if UPDATING and found != table():
        PAGE.write_text(written + MARK + table(), encoding="utf-8")
        pytest.skip("the table was written anew")
    assert table() == found


def test_every_code_stands_in_the_table_once() -> None:
    assert dict.fromkeys(TABLE, 1) == {name: table().count(f"| [{name}](") for name in TABLE}
