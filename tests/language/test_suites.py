"""The suites of this folder mean what they say. `suites.py` tells how a suite is written."""

from __future__ import annotations

import pytest

from cchc_rules.backends.exact.score import score
from cchc_rules.base.numbers import written
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.ir.nodes import Node
from cchc_rules.ir.scorecard import GroupScore, ItemScore, NodeScore, Points, Scorecard
from cchc_rules.ir.walk import items, nodes
from cchc_rules.pipeline import Compiled, compile_source
from tests.language.dossier_texts import dossier
from tests.language.frame import amendment, framed
from tests.language.suites import STATUSES, Case, Section, interval, sections, suites

SECTIONS = [(path.stem, section) for path in suites() for section in sections(path)]
CASES = [(suite, section, case) for suite, section in SECTIONS for case in section.cases]


def compiled(section: Section) -> tuple[Compiled, tuple[str, ...]]:
    """The example of a section, and its findings as a suite writes them."""
    text = framed(section.example)
    source = Source("vi-du.cchc", text.text)
    changes = [amendment(one) for one in section.amendments]
    sources = [Source(f"{place}:", one.text) for place, one in enumerate(changes, 1)]
    result = compile_source(source, sources)
    texts = {one.name: (one, whole) for one, whole in zip(sources, changes, strict=True)}
    texts[source.name] = (source, text)
    plain = {source.name, "1:"}

    def place(one: Diagnostic) -> str:
        if not one.labels:
            return f"{one.code.name} khung"
        span = one.labels[0].span
        if sources and span.file == source.name:
            return f"{one.code.name} gốc"
        read, frame = texts[span.file]
        line, column = read.line_and_column(span.start)
        line -= frame.before
        example = section.example if span.file == source.name else read.raw
        if not 1 <= line <= example.rstrip("\n").count("\n") + 1:
            return f"{one.code.name} khung"
        return f"{one.code.name} {'' if span.file in plain else span.file}{line}:{column}"

    told = (one for one in result.report.diagnostics if one.severity is not Severity.ADVICE)
    return result, tuple(sorted(place(one) for one in told))


def test_every_suite_has_a_section_and_the_suites_have_cases() -> None:
    silent = {path.stem for path in suites()} - {suite for suite, _ in SECTIONS}
    assert {"README"} == silent
    assert CASES


@pytest.mark.parametrize(("suite", "section"), SECTIONS, ids=[f"{a}: {b.name}" for a, b in SECTIONS])
def test_an_example_has_the_findings_that_its_suite_lists(suite: str, section: Section) -> None:
    _, findings = compiled(section)
    assert (section.findings or ()) == findings, suite


@pytest.mark.parametrize(
    ("suite", "section"),
    [(suite, section) for suite, section in SECTIONS if section.rows is not None],
    ids=[f"{a}: {b.name}" for a, b in SECTIONS if b.rows is not None],
)
def test_an_amended_set_has_the_rows_that_its_suite_lists(suite: str, section: Section) -> None:
    ruleset = compiled(section)[0].ruleset
    assert ruleset is not None, suite
    assert section.rows == tuple(_row(node) for node in nodes(ruleset.children))


@pytest.mark.parametrize(
    ("suite", "section", "case"), CASES, ids=[f"{a}: {b.name}: {c.answers}" for a, b, c in CASES]
)
def test_a_case_scores_what_its_suite_says(suite: str, section: Section, case: Case) -> None:
    ruleset = compiled(section)[0].ruleset
    assert ruleset is not None, suite
    card = score(ruleset, dossier(case.answers, ruleset))
    first = next(items(ruleset)).code
    for column, cell in case.expected.items():
        if column != "ghi chú":
            expected, actual = _compared(column, cell, card, first)
            assert expected == actual, column


def _compared(column: str, cell: str, card: Scorecard, first: str) -> tuple[object, object]:
    """The expected and the actual content of one cell."""
    what, _, code = column.rpartition(" ")
    if what not in {"điểm", "trạng thái"} or code in {"thái", "điểm"}:
        what, code = column, first
    match what:
        case "điểm":
            return interval(cell), _ends(_node(card.children, code).points)
        case "trạng thái":
            return STATUSES[cell], _node(card.children, code).status
        case "tổng điểm":
            return interval(cell), _ends(card.total.total)
        case "chỉ số":
            possible = card.total.possible_index
            return (None if cell == "—" else interval(cell)), (possible and _ends(possible))
        case "chỉ số công bố":
            return (None if cell == "—" else interval(cell)[0]), card.total.rounded_index
        case "xếp loại":
            return _names(cell), card.grades[0].possible
        case "điều kiện":
            passed = {"đạt": True, "không đạt": False, "chưa rõ": None}
            return tuple(passed[word] for word in _names(cell)), tuple(
                gate.passed for gate in card.grades[0].gates
            )
        case _:
            raise AssertionError(f"a suite has no column `{column}`")


def _row(node: Node) -> str:
    maximum = "" if node.maximum is None else written(node.maximum, "vi")
    facts = [node.code, node.name, maximum, *([node.touched_by] if node.touched_by else [])]
    return " · ".join(facts)


def _names(cell: str) -> tuple[str, ...]:
    return () if cell == "—" else tuple(name.strip() for name in cell.split(","))


def _ends(points: Points) -> tuple[object, object]:
    return points.low, points.high


def _node(children: tuple[NodeScore, ...], code: str) -> NodeScore:
    found = [node for node in _all(children) if node.code == code]
    assert len(found) == 1, f"{len(found)} nodes have the code {code}"
    return found[0]


def _all(children: tuple[NodeScore, ...]) -> list[ItemScore | GroupScore]:
    below: list[ItemScore | GroupScore] = []
    for child in children:
        below.append(child)
        if isinstance(child, GroupScore):
            below.extend(_all(child.children))
    return below
