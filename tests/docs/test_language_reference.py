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
from cchc_rules.base.numbers import Language, written
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.codes import TABLE, Severity
from cchc_rules.ir import dossier as ir_dossier
from cchc_rules.ir import nodes as ir
from cchc_rules.ir import scorecard as ir_scorecard
from cchc_rules.ir.walk import items
from cchc_rules.language.surface.keywords import terminals
from cchc_rules.language.surface.lexer import lex
from cchc_rules.pipeline import Compiled, compile_source
from tests.docs import word_table
from tests.docs.worked_examples import Example, Row, examples, in_vietnamese, language, rows, sections
from tests.docs.worked_results import compared
from tests.language.dossier_texts import dossier
from tests.language.frame import framed
from tests.repository.project import ROOT

FOLDER = ROOT / "docs" / "reference"
VIETNAMESE = FOLDER / "language.md"
ENGLISH = FOLDER / "language.en.md"
SEMANTICS = FOLDER / "semantics.md"
GLOSSARY = FOLDER / "glossary.md"
PAGES = (VIETNAMESE, ENGLISH, SEMANTICS, GLOSSARY)
KEYWORDS = tomllib.loads((ROOT / "grammar" / "keywords.toml").read_text(encoding="utf-8"))
EXAMPLES = [(page, example) for page in PAGES for example in examples(page)]


def named(page: Path, line: int) -> str:
    return f"{page.name}:{line}"


def rows_below(column: str) -> list[tuple[Path, Example, Row]]:
    return [(page, example, row) for page, example in EXAMPLES for row in example.below(column)]


CASES = rows_below("trả lời")
REPLACEMENTS = rows_below("thay")
BANDS = [(page, row) for page in PAGES for row in rows(page, "mức")]


@cache
def of_text(text: str, base: str | None) -> Compiled:
    if base is None:
        return compile_source(Source("example.cchc", text))
    return compile_source(Source("base.cchc", base), (Source("example.cchc", text),))


def compiled(example: Example) -> Compiled:
    return of_text(compiled_text(example), example.base)


def changed(example: Example, old: str, new: str) -> Compiled:
    """`example` in its frame, with `old` written as `new`."""
    if example.base:
        return of_text(example.text.replace(old, new, 1), example.base)
    whole = framed(example.text)
    lines = whole.text.splitlines(keepends=True)
    before, rest = "".join(lines[: whole.before]), "".join(lines[whole.before :])
    return of_text(before + rest.replace(old, new, 1), None)


def findings(result: Compiled) -> list[str]:
    return [one.code.name for one in result.report.diagnostics if one.severity is not Severity.ADVICE]


# ── the examples ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("page", "example"), EXAMPLES, ids=[named(p, e.line) for p, e in EXAMPLES])
def test_an_example_compiles_without_a_finding(page: Path, example: Example) -> None:
    assert [] == findings(compiled(example))
    assert language(page) == compiled(example).file.language


@pytest.mark.parametrize(("page", "example", "row"), CASES, ids=[named(p, r.line) for p, _, r in CASES])
def test_a_table_shows_what_the_exact_evaluator_computes(page: Path, example: Example, row: Row) -> None:
    ruleset = compiled(example).ruleset
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
    assert stretch(row.cells["báo lỗi"]) in findings(changed(example, old, new))


def stretch(cell: str) -> str:
    return "" if cell in {"(bỏ)", "(drop)"} else cell.strip("`").strip().replace("⏎", "\n")


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
    rule_text = (days if is_day else numbers) + rule.format(band=band)
    result = of_text(framed(rule_text).text, None)
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
    start = "chấm x" if language(page) == "vi" else "score x"
    bands = [f"{start} {row.cells['mức'].strip('`')}" for where, row in BANDS if where == page]
    texts = [compiled_text(example) for where, example in EXAMPLES if where == page]
    used = {token.type for text in (*texts, *bands) for token in lex(Source("page.cchc", text)).tokens}
    assert set() == set(terminals()) - used


def compiled_text(example: Example) -> str:
    return example.text if example.base else framed(example.text).text


@pytest.mark.parametrize("page", [VIETNAMESE, ENGLISH], ids=lambda page: page.name)
def test_every_node_of_the_core_stands_in_an_example(page: Path) -> None:
    used = {
        type(node).__name__ for where, example in EXAMPLES if where == page for node in everything(example)
    }
    kinds = (*ir.AnswerKind.__args__, *ir.Number.__args__, *ir.Condition.__args__, *ir.Outcome.__args__)
    assert set() == {kind.__name__ for kind in kinds} - used


def everything(example: Example) -> Iterator[object]:
    """Every node of the core that `example` means."""
    open_nodes: list[object] = [compiled(example).ruleset]
    while open_nodes:
        node = open_nodes.pop()
        yield node
        if isinstance(node, tuple):
            open_nodes.extend(node)
        elif hasattr(node, "__attrs_attrs__"):
            open_nodes.extend(getattr(node, one.name) for one in node.__attrs_attrs__)


@pytest.mark.parametrize("language", word_table.PAGES)
def test_the_tables_of_words_are_those_of_the_grammar(language: str) -> None:
    assert word_table.tables(language) == word_table.shown(word_table.PAGES[language])


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
            assert name in core() | words or ("." in name and owns(name)), name


def owns(name: str) -> bool:
    """Whether a class of the core has the field that `name` names."""
    class_name, _, attribute = name.partition(".")
    holder = getattr(ir, class_name, None) or getattr(ir_scorecard, class_name, None)
    holder = holder or getattr(ir_dossier, class_name, None)
    return holder is not None and attribute in {one.name for one in getattr(holder, "__attrs_attrs__", ())}


@pytest.mark.parametrize("column", ["thuật ngữ", "English", "trong mã"])
def test_terms_english_words_and_code_names_go_one_with_one(column: str) -> None:
    cells = [row.cells[column] for found in sections(GLOSSARY).values() for row in found]
    assert sorted(set(cells)) == sorted(cells)
