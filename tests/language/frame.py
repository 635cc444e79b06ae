"""The standard frame, in which the short examples of suites and diagnostic pages are read.

An example may be a whole file (it begins with `bộ tiêu chí`, or with a remark `# cả tệp`), or one
of three fragments:

- **clauses of a criterion**: it has a `chấm` line and no heading. They stand under criterion 1,
  with a maximum of 2 points; without a word about evidence, `không cần kiểm chứng` is added;
- **headings**: it begins with `nhóm`, `lĩnh vực`, `tiêu chí` … They stand after the head as they
  are. Components are put under a criterion 1. Where nothing but bonus and penalty items is
  given, a criterion 0 of 100 points follows, whose answer `diem_nen` is its points;
- **lines of the head**, with or without headings behind them. Such a line takes the place of
  the frame's own line of its kind. Without headings, criterion 0 follows.

The total of the frame is the sum of the maxima of the topmost headings.

An example may also amend a set: `amendment` gives it the first two lines of an amendment when it
has none of its own. Without a set of its own to amend, it changes `AMENDED`, which is read in the
frame like any other example: criterion 1 with the components 1.1 and 1.2 of one point each.
"""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import frozen

from cchc_rules.base.numbers import Language, read_number, written

HEAD: dict[Language, tuple[tuple[str, str], ...]] = {
    "vi": (
        ("bộ tiêu chí", 'bộ tiêu chí "khung/mau" năm 2018'),
        ("tên", '  tên "Khung mẫu"'),
        ("căn cứ", '  căn cứ quyết định "1/QĐ-UBND" ngày 01/01/2018 của "UBND tỉnh"'),
        ("đối tượng", "  đối tượng sở"),
        ("tổng điểm", "  tổng điểm {total}, không quá {total} điểm, không dưới 0 điểm"),
        ("trần điểm thưởng", "  trần điểm thưởng 5 điểm"),
        ("trần điểm trừ", "  trần điểm trừ 5 điểm"),
        ("chỉ số", "  chỉ số bằng tổng điểm / điểm tối đa"),
        ("làm tròn", "  không làm tròn"),
        ("điểm nhóm là", "  điểm nhóm là tổng"),
        ("khi không áp dụng", "  khi không áp dụng quy đổi theo tổng điểm"),
        ("thiếu kiểm chứng", "  thiếu kiểm chứng: giải trình"),
    ),
    "en": (
        ("ruleset", 'ruleset "frame/sample" year 2018'),
        ("title", '  title "Sample frame"'),
        ("pursuant to", '  pursuant to decision "1/QĐ-UBND" date 2018-01-01 by "The province"'),
        ("applies to", "  applies to department"),
        ("total points", "  total points {total}, up to {total} points, no less than 0 points"),
        ("bonus cap", "  bonus cap 5 points"),
        ("penalty cap", "  penalty cap 5 points"),
        ("index", "  index exactly total points / max points"),
        ("round", "  no rounding"),
        ("group points are", "  group points are the sum"),
        ("when not applicable", "  when not applicable rescale by total points"),
        ("without evidence", "  without evidence: explain"),
    ),
}
CRITERION: dict[Language, str] = {
    "vi": 'tiêu chí 1 "Tiêu chí mẫu" tối đa {points} điểm',
    "en": 'criterion 1 "Sample criterion" at most {points} points',
}
BASE: dict[Language, tuple[str, ...]] = {
    "vi": (
        'tiêu chí 0 "Điểm nền" tối đa 100 điểm',
        '  hỏi diem_nen: chỉ số ngoài "Điểm nền" từ 0 đến 100',
        "  chấm bằng diem_nen",
    ),
    "en": (
        'criterion 0 "Base points" at most 100 points',
        '  ask base: external index "Base points" from 0 to 100',
        "  score exactly base",
    ),
}
NO_EVIDENCE: dict[Language, str] = {"vi": "  không cần kiểm chứng", "en": "  no evidence needed"}
PROOF = re.compile(
    r"^\s*(không cần|kiểm chứng|tài liệu|điều tra|no evidence|evidence|by survey)", re.MULTILINE
)
WHOLE = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:bộ tiêu chí|ruleset)\b|# (?:cả tệp|whole file)\b")
SCORES = re.compile(r"^\s*(chấm|score)\b", re.MULTILINE)
HEADING = re.compile(
    r"^(?P<level>nhóm|lĩnh vực|tiêu chí thành phần|tiêu chí|điểm thưởng|điểm cộng|điểm trừ|điểm phạt"
    r"|part|area|criterion|component|bonus|penalty) (?P<code>[IVX]+|[A-ZĐ]*[0-9][\w.]*)(?=[ \n])"
    r"(?:[^\n]* (?:tối đa|at most) (?P<points>[0-9.,]+))?",
    re.MULTILINE,
)
ENGLISH = re.compile(
    r"\s*(ruleset|part|area|criterion|component|bonus|penalty|title|pursuant|applies|total|round|no|group"
    r"|when|without|grades|gate|guarantee|the|structure|ask|score|evidence|source|note|by|index|in)\b"
)
RANKS = {
    "nhóm": 0, "part": 0,
    "lĩnh vực": 1, "area": 1,
    "tiêu chí": 2, "criterion": 2,
    "tiêu chí thành phần": 3, "component": 3,
}  # fmt: skip

AMENDED = """tiêu chí 1 "Kế hoạch" tối đa 2 điểm
tiêu chí thành phần 1.1 "Ban hành" tối đa 1 điểm
  hỏi co: có hay không "Có ban hành kế hoạch?"
  chấm co
    có: 1 điểm
    không: 0 điểm
  không cần kiểm chứng
tiêu chí thành phần 1.2 "Báo cáo" tối đa 1 điểm
  hỏi bao_cao: số đếm "Số báo cáo đúng hạn"
  chấm bao_cao
    từ 4 trở lên: 1 điểm
    từ 2 đến dưới 4: 0,5 điểm
    dưới 2: 0 điểm
  không cần kiểm chứng
"""
AMENDMENT = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:sửa đổi|amendment to)\b")
AMENDMENT_HEAD = """sửa đổi "khung/mau" năm 2018
  căn cứ quyết định "2/QĐ-UBND" ngày 01/06/2018 của "UBND tỉnh"
"""


@frozen
class Framed:
    """A complete text, and how many of its lines stand before the example."""

    text: str
    before: int


def framed(example: str) -> Framed:
    """`example` as a complete ruleset."""
    if WHOLE.match(example):
        return Framed(example, 0)
    language: Language = "en" if ENGLISH.match(_without_remarks(example)) else "vi"
    headings = list(HEADING.finditer(example))
    first = headings[0].start() if headings else len(example)
    if SCORES.search(example, 0, first):
        return _clauses(example, language)
    ranked = [
        (RANKS[found["level"]], found["points"] or "0") for found in headings if found["level"] in RANKS
    ]
    top = min((rank for rank, _ in ranked), default=None)
    total = sum((_points(points, language) for rank, points in ranked if rank == top), Fraction(0))
    lines = _head(example[:first], language, Fraction(100) if top is None else total)
    if top == RANKS["component"]:
        lines.append(_criterion(total, language))
    after = () if ranked else BASE[language]
    return _joined(lines, example, after)


def amendment(example: str) -> Framed:
    """`example` as a complete amendment."""
    if AMENDMENT.match(example):
        return Framed(example, 0)
    return Framed(AMENDMENT_HEAD + example, AMENDMENT_HEAD.count("\n"))


def _clauses(example: str, language: Language) -> Framed:
    lines = [*_head("", language, Fraction(2)), _criterion(Fraction(2), language)]
    return _joined(lines, example, () if PROOF.search(example) else (NO_EVIDENCE[language],))


def _head(given: str, language: Language, total: Fraction) -> list[str]:
    stated = [re.sub(r"^(không|no) (?=làm tròn|rounding)", "", line.strip()) for line in given.splitlines()]
    shown = written(total, language)
    return [
        line.format(total=shown)
        for begins, line in HEAD[language]
        if not any(one.startswith(begins) for one in stated)
    ]


def _criterion(points: Fraction, language: Language) -> str:
    return CRITERION[language].format(points=written(points, language))


def _joined(before: list[str], example: str, after: tuple[str, ...]) -> Framed:
    text = "".join(f"{line}\n" for line in before) + example.rstrip("\n") + "\n"
    return Framed(text + "".join(f"{line}\n" for line in after), len(before))


def _points(text: str, language: Language) -> Fraction:
    value = read_number(text.rstrip(".,"), language)
    assert isinstance(value, Fraction), text
    return value


def _without_remarks(example: str) -> str:
    return re.sub(r"^\s*#[^\n]*\n", "", example, flags=re.MULTILINE)
