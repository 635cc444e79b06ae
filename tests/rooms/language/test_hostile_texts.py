"""Texts made to break a reader: each ends soon, with few findings, and without a fault."""

from __future__ import annotations

import sys
import time
from fractions import Fraction
from types import FrameType

import pytest

from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.render_text import render
from cchc_rules.language.surface.lexer import MAX_ALIKE
from cchc_rules.language.surface.parser import MAX_CHAIN, MAX_NESTING
from cchc_rules.language.surface.printer import print_file
from cchc_rules.pipeline import Compiled, compile_source
from tests.language.frame import framed

SECONDS = 5.0
BIG = "9" * 30


def rule(text: str) -> str:
    return framed(f'hỏi a: số đếm "A"\nhỏi b: có hay không "B"\nchấm {text}').text


def compiled(text: str) -> Compiled:
    """What became of `text`, held against its time; findings are shown too, as people would see them."""
    begun = time.process_time()
    result = compile_source(Source("thu.cchc", text))
    render(result.report, {"thu.cchc": result.source}, "vi")
    assert time.process_time() - begun < SECONDS
    assert (result.ruleset is not None) == result.report.ok
    return result


HOSTILE = {
    "quotes": '"' * 100_000,
    "one long line": "x " * 100_000,
    "one long word": "x" * 1_000_000,
    "one long keyword line": "tiêu chí " * 100_000,
    "only keywords": "hỏi chấm khi từ đến tổng điểm nguồn\n" * 1_000,
    "numbers and slashes": "1/" * 50_000,
    "relative days": "1/1 năm " * 20_000,
    "one long number": "9" * 200_000,
    "thousands": "1," * 100_000,
    "brackets": "[" * 50_000,
    "brackets with letters": "[a" * 50_000 + "]",
    "parentheses": "(" * 5_000,
    "negations": "không phải " * 5_000,
    "negations in a rule": rule("\n khi " + "không phải " * 5_000 + "b: 1 điểm\n còn lại: 0 điểm"),
    "a long sum": rule("bằng " + "a + " * 5_000 + "a"),
    "a long difference": rule("bằng " + "a - " * 5_000 + "a"),
    "a long product": rule("bằng " + "a * " * 3_000 + "a"),
    "times the maximum": rule("bằng 1 " + "điểm tối đa " * 3_000),
    "a product of many digits": rule("bằng " + f"{BIG} * " * 200 + BIG),
    "lookalikes": "а" * 50_000,
    "lookalikes in words": "abcа " * 20_000,
    "hidden characters": "a\u200b" * 50_000,
    "stray characters": "?" * 100_000,
    "stray lines": "?\n" * 50_000,
    "marks on one letter": "a" + "\u0301\u0323" * 100_000,
    "marks in quotes": 'tiêu chí "a' + "\u0323\u0301" * 100_000 + '"',
    "null characters": "\0" * 10_000,
    "lone surrogates": '\ud800"' * 1_000,
    "a long code": "tiêu chí " + "1." * 50_000 + '1 "x"',
    "many bands": rule("a\n" + "".join(f" từ {i} đến dưới {i + 1}: 1 điểm\n" for i in range(500))),
    "many cases": rule("\n" + "".join(f" khi a = {i}: 1 điểm\n" for i in range(1_000)) + " còn lại: 0 điểm"),
    "many conditions": rule("\n khi " + "b và b hoặc " * 3_000 + "b: 1 điểm\n còn lại: 0 điểm"),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_ends_soon_and_without_a_fault(text: str) -> None:
    compiled(text)


@pytest.mark.parametrize("sign", ["?", "\u200b", "\0"])
def test_one_mistake_made_everywhere_is_not_told_everywhere(sign: str) -> None:
    found = compiled(f"tên {sign} " * 5_000).report.diagnostics
    alike = [one for one in found if one.code.name in {"CR005", "CR002"}]
    assert MAX_ALIKE == len(alike)
    assert 1 == sum(any("only the first" in note.en for note in one.notes) for one in alike)


# ── limits of nesting ──────────────────────────────────────────────────────────────────────


def nested(depth: int, terms: int) -> str:
    """A formula that nests `depth` parentheses and has `terms` operations besides."""
    inner = "a" + " + 0" * (terms - depth)
    formula = "(0 + " * depth + inner + ")" * depth
    return rule(f"\n khi {formula} > 5 và b: 2 điểm\n còn lại: 0 điểm")


@pytest.mark.parametrize(("depth", "terms"), [(1, MAX_CHAIN), (MAX_NESTING - 1, MAX_CHAIN), (30, 60)])
def test_a_formula_within_the_limits_goes_through_every_pass(depth: int, terms: int) -> None:
    result = compiled(nested(depth, terms))
    assert "CR106" not in {one.code.name for one in result.report.diagnostics}
    assert compile_source(Source("lai.cchc", print_file(result.file, "en"))).report.ok == result.report.ok


@pytest.mark.parametrize(("depth", "terms"), [(1, MAX_CHAIN + 1), (MAX_NESTING + 1, MAX_NESTING + 1)])
def test_a_formula_beyond_a_limit_is_one_finding(depth: int, terms: int) -> None:
    assert ["CR106"] == [one.code.name for one in compiled(nested(depth, terms)).report.diagnostics]


def test_many_rows_are_no_long_formula() -> None:
    rows = "".join(f" khi a = {i} và b: 1 + 0 điểm\n" for i in range(MAX_CHAIN * 2))
    assert "CR106" not in {
        one.code.name for one in compiled(rule(f"\n{rows} còn lại: 0 điểm")).report.diagnostics
    }


# ── time grows with the text, not faster ───────────────────────────────────────────────────


def table(criteria: int) -> str:
    """A ruleset of 8 lines per criterion."""
    head = framed(f"tổng điểm {criteria}").text.partition("tiêu chí 0")[0]
    return head + "".join(
        f'tiêu chí {i} "Mục" tối đa 1 điểm\n  không cần kiểm chứng\n'
        '  hỏi a: số đếm "A"\n  hỏi b: số đếm "B"\n'
        "  chấm a / b\n    từ 50% trở lên: 1 điểm\n    dưới 50%: 0 điểm\n    b = 0: giải trình\n"
        for i in range(1, criteria + 1)
    )


def steps(text: str) -> int:
    """How many functions are called until a text is compiled: unlike seconds, the same on every machine."""
    count = 0

    def called(_frame: FrameType, event: str, _told: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        ruleset = compile_source(Source("bang.cchc", text)).ruleset
    finally:
        sys.setprofile(before)
    assert ruleset is not None
    return count


def test_a_text_four_times_as_long_takes_about_four_times_as_many_steps() -> None:
    steps(table(10))
    assert 3 < Fraction(steps(table(600)), steps(table(150))) < 5
