"""The reference of the language is complete, its examples compile, and its tables are computed.

How a page is read: `worked_examples.py`.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from cchc_rules.backends.exact.score import score
from cchc_rules.base.numbers import Language, read_number, written
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.codes import TABLE, Severity
from cchc_rules.ir import dossier as ir_dossier
from cchc_rules.ir import nodes as ir
from cchc_rules.ir import scorecard as ir_scorecard
from cchc_rules.ir.scorecard import GroupScore, ItemScore, NodeScore, Points, Scorecard, Status
from cchc_rules.ir.walk import items
from cchc_rules.language.surface.keywords import terminals
from cchc_rules.language.surface.lexer import lex
from cchc_rules.pipeline import Compiled, compile_source
from tests.docs.worked_examples import Example, Row, examples, in_vietnamese, language, rows, sections
from tests.language.dossier_texts import dossier
from tests.language.frame import framed
from tests.language.suites import STATUSES
from tests.repository.project import ROOT

FOLDER = ROOT / "docs" / "reference"
VIETNAMESE = FOLDER / "language.md"
ENGLISH = FOLDER / "language.en.md"
SEMANTICS = FOLDER / "semantics.md"
GLOSSARY = FOLDER / "glossary.md"
PAGES = (VIETNAMESE, ENGLISH, SEMANTICS, GLOSSARY)
KEYWORDS = tomllib.loads((ROOT / "grammar" / "keywords.toml").read_text(encoding="utf-8"))
EXAMPLES = [(page, example) for page in PAGES for example in examples(page)]
ENGLISH_STATUSES = {status.value.replace("-", " "): status for status in Status}


def named(page: Path, line: int) -> str:
    return f"{page.name}:{line}"


def rows_below(column: str) -> list[tuple[Path, Example, Row]]:
    return [(page, example, row) for page, example in EXAMPLES for row in example.below(column)]


CASES = rows_below("trả lời")
REPLACEMENTS = rows_below("thay")
BANDS = [(page, row) for page in PAGES for row in rows(page, "mức")]


@cache
def compiled(text: str) -> Compiled:
    return compile_source(Source("example.cchc", framed(text).text))


def changed(text: str, old: str, new: str) -> Compiled:
    """`text` in its frame, with `old` written as `new`."""
    whole = framed(text)
    lines = whole.text.splitlines(keepends=True)
    before, rest = "".join(lines[: whole.before]), "".join(lines[whole.before :])
    return compile_source(Source("example.cchc", before + rest.replace(old, new, 1)))


def findings(result: Compiled) -> list[str]:
    return [one.code.name for one in result.report.diagnostics if one.severity is not Severity.ADVICE]


# ── the examples ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("page", "example"), EXAMPLES, ids=[named(p, e.line) for p, e in EXAMPLES])
def test_an_example_compiles_without_a_finding(page: Path, example: Example) -> None:
    assert [] == findings(compiled(example.text))
    assert language(page) == compiled(example.text).file.language


@pytest.mark.parametrize(("page", "example", "row"), CASES, ids=[named(p, r.line) for p, _, r in CASES])
def test_a_table_shows_what_the_exact_evaluator_computes(page: Path, example: Example, row: Row) -> None:
    ruleset = compiled(example.text).ruleset
    assert ruleset is not None
    expected = dict(row.cells)
    answers = expected.pop("trả lời").strip("`")
    spoken = answers if language(page) == "vi" else in_vietnamese(answers)
    card = score(ruleset, dossier(spoken, ruleset))
    first = next(items(ruleset)).code
    for column, cell in expected.items():
        if column != "ghi chú":
            shown, computed = compared(column, cell, card, first, language(page))
            assert shown == computed, column


@pytest.mark.parametrize(
    ("page", "example", "row"), REPLACEMENTS, ids=[named(p, r.line) for p, _, r in REPLACEMENTS]
)
def test_a_change_that_a_table_tells_has_its_finding(page: Path, example: Example, row: Row) -> None:
    old, new = (stretch(row.cells[column]) for column in ("thay", "bằng"))
    assert old in example.text, page
    assert stretch(row.cells["báo lỗi"]) in findings(changed(example.text, old, new))


def stretch(cell: str) -> str:
    return "" if cell in {"(bỏ)", "(drop)"} else cell.strip("`").strip().replace("⏎", "\n")


# ── what a table shows ─────────────────────────────────────────────────────────────────────


def compared(
    column: str, cell: str, card: Scorecard, first: str, language: Language
) -> tuple[object, object]:
    """What a cell shows, and what the evaluator computes."""
    if column in {"điểm", "trạng thái"}:
        column = f"{column} {first}"
    if column.startswith("điểm "):
        node = node_of(card.children, column.removeprefix("điểm "))
        return interval(cell, language), ends(node.points)
    if column.startswith("trạng thái "):
        node = node_of(card.children, column.removeprefix("trạng thái "))
        return (STATUSES if language == "vi" else ENGLISH_STATUSES)[cell], node.status
    match column:
        case "tổng điểm":
            return interval(cell, language), ends(card.total.total)
        case "chỉ số":
            possible = card.total.possible_index
            return (None if cell == "—" else interval(cell, language)), (possible and ends(possible))
        case "chỉ số công bố":
            return (None if cell == "—" else interval(cell, language)[0]), card.total.rounded_index
        case "xếp loại":
            return names(cell), card.grades[0].possible
        case "điều kiện":
            truths = {
                "đạt": True, "không đạt": False, "chưa rõ": None,
                "passed": True, "failed": False, "open": None,
            }  # fmt: skip
            passed = tuple(gate.passed for gate in card.grades[0].gates)
            return tuple(truths[name] for name in names(cell)), passed
        case _:
            raise AssertionError(f"no column is called `{column}`")


def names(cell: str) -> tuple[str, ...]:
    return () if cell == "—" else tuple(name.strip() for name in cell.split(","))


def interval(cell: str, language: Language) -> tuple[Fraction, Fraction]:
    low, arrow, high = cell.partition("→")
    return amount(low, language), amount(high if arrow else low, language)


def amount(text: str, language: Language) -> Fraction:
    above, slash, below = text.strip().partition("/")
    value, divisor = read_number(above, language), read_number(below, language) if slash else Fraction(1)
    assert isinstance(value, Fraction), text
    assert isinstance(divisor, Fraction), text
    return value / divisor


def ends(points: Points) -> tuple[Fraction, Fraction]:
    return points.low, points.high


def node_of(children: tuple[NodeScore, ...], code: str) -> ItemScore | GroupScore:
    return next(node for node in below(children) if node.code == code)


def below(children: tuple[NodeScore, ...]) -> Iterator[ItemScore | GroupScore]:
    for child in children:
        yield child
        if isinstance(child, GroupScore):
            yield from below(child.children)


# ── bands ──────────────────────────────────────────────────────────────────────────────────

BAND_FRAMES: dict[Language, tuple[str, str, str]] = {
    "vi": (
        'hỏi x: số đo "x" đơn vị "%" từ 0 đến 200\n',
        'hỏi x: ngày "x"\n',
        "chấm x\n  {band}: điểm tối đa\n  còn lại: 0 điểm\n",
    ),
    "en": (
        'ask x: number "x" unit "%" from 0 to 200\n',
        'ask x: date "x"\n',
        "score x\n  {band}: max points\n  otherwise: 0 points\n",
    ),
}


@pytest.mark.parametrize(("page", "row"), BANDS, ids=[named(p, r.line) for p, r in BANDS])
def test_a_band_means_the_interval_of_its_table(page: Path, row: Row) -> None:
    spoken = language(page)
    band = row.cells["mức"].strip("`")
    numbers, days, rule = BAND_FRAMES[spoken]
    is_day = re.search(r"[0-9]{2}/[0-9]{2}|[0-9]{4}-", band) is not None
    result = compiled((days if is_day else numbers) + rule.format(band=band))
    assert [] == findings(result)
    assert result.ruleset is not None
    when = next(items(result.ruleset)).cases[0].when
    assert isinstance(when, ir.Within)
    assert row.cells["nghĩa"] == shown(when.interval, spoken, is_day=is_day)


def shown(interval: ir.Interval, language: Language, *, is_day: bool) -> str:
    """An interval as the band tables write it."""

    def end(value: Fraction) -> str:
        if not is_day:
            return written(value, language)
        day = date.fromordinal(int(value))
        return f"{day:%d/%m/%Y}" if language == "vi" else day.isoformat()

    if interval.low is not None and interval.low == interval.high:
        return f"x = {end(interval.low)}"
    below = "≤" if interval.high_closed else "<"
    if interval.low is None:
        assert interval.high is not None
        return f"x {below} {end(interval.high)}"
    if interval.high is None:
        return f"x {'≥' if interval.low_closed else '>'} {end(interval.low)}"
    above = "≤" if interval.low_closed else "<"
    return f"{end(interval.low)} {above} x {below} {end(interval.high)}"


# ── nothing is left out ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", [VIETNAMESE, ENGLISH], ids=lambda page: page.name)
def test_every_word_of_the_grammar_stands_in_an_example(page: Path) -> None:
    bands = "\n".join(row.cells["mức"].strip("`") for where, row in BANDS if where == page)
    texts = [framed(example.text).text for where, example in EXAMPLES if where == page]
    used = {token.type for text in (*texts, bands) for token in lex(Source("page.cchc", text)).tokens}
    assert set() == set(terminals()) - used


@pytest.mark.parametrize("page", [VIETNAMESE, ENGLISH], ids=lambda page: page.name)
def test_every_node_of_the_core_stands_in_an_example(page: Path) -> None:
    used = {type(node).__name__ for where, example in EXAMPLES if where == page for node in everything(example)}
    kinds = (*ir.AnswerKind.__args__, *ir.Number.__args__, *ir.Condition.__args__, *ir.Outcome.__args__)
    assert set() == {kind.__name__ for kind in kinds} - used


def everything(example: Example) -> Iterator[object]:
    """Every node of the core that `example` means."""
    open_nodes: list[object] = [compiled(example.text).ruleset]
    while open_nodes:
        node = open_nodes.pop()
        yield node
        if isinstance(node, tuple):
            open_nodes.extend(node)
        elif hasattr(node, "__attrs_attrs__"):
            open_nodes.extend(getattr(node, one.name) for one in node.__attrs_attrs__)


@pytest.mark.parametrize("page", [VIETNAMESE, ENGLISH], ids=lambda page: page.name)
def test_the_table_of_words_is_the_table_of_the_grammar(page: Path) -> None:
    shown = [tuple(row.cells.values())[:2] for row in rows(page, "tiếng Việt")]
    forms = [
        tuple(", ".join(f"`{form}`" for form in words[language]) for language in ("vi", "en"))
        for section in KEYWORDS.values()
        for words in section.values()
    ]
    assert forms == shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_code_that_a_page_names_is_told_by_the_project(page: Path) -> None:
    assert set() == set(re.findall(r"\bCR[0-9]{3}\b", page.read_text(encoding="utf-8"))) - set(TABLE)


def core() -> set[str]:
    """The classes of the core, with the members of those that are lists of words."""
    found: set[str] = set()
    for module in (ir, ir_dossier, ir_scorecard):
        for name, thing in inspect.getmembers(module, inspect.isclass):
            if thing.__module__ != module.__name__:
                continue
            found.add(name)
            if issubclass(thing, Enum):
                found.update(f"{name}.{member.name}" for member in thing)
    return found


def test_the_semantics_speaks_of_every_node_of_the_core() -> None:
    text = SEMANTICS.read_text(encoding="utf-8")
    assert set() == {name for name in core() if not re.search(rf"\b{re.escape(name)}\b", text)}


def test_the_glossary_names_what_the_code_has() -> None:
    listed = [row for found in sections(GLOSSARY).values() for row in found]
    assert len(listed) > 60
    words = {terminal for section in KEYWORDS.values() for terminal in section}
    for row in listed:
        for name in re.findall(r"`([^`]+)`", row.cells["trong mã"]):
            assert name in core() | words or "." in name and owns(name), name


def owns(name: str) -> bool:
    """Whether a class of the core has the field that `name` names."""
    class_name, _, attribute = name.partition(".")
    holder = getattr(ir, class_name, None) or getattr(ir_scorecard, class_name, None)
    holder = holder or getattr(ir_dossier, class_name, None)
    return holder is not None and attribute in {one.name for one in getattr(holder, "__attrs_attrs__", ())}


def test_a_word_of_the_glossary_has_one_english_word() -> None:
    listed = [row for found in sections(GLOSSARY).values() for row in found]
    terms = [row.cells["thuật ngữ"] for row in listed]
    assert sorted(set(terms)) == sorted(terms)
