"""The promises can be broken: each, made false on purpose, is told."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report
from cchc_rules.language.surface.nodes import File
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import print_file
from cchc_rules.pipeline import compile_source
from tests.language.frame import framed
from tests.robustness import promises

TEXT = framed('hỏi a: số đếm "A"\nchấm 1 điểm mỗi a, không quá 2 điểm').text


def test_a_good_text_keeps_them() -> None:
    assert compile_source(Source("bo.cchc", TEXT)).report.ok
    assert [] == list(promises.of_ruleset(Source("bo.cchc", TEXT)))


def test_a_place_outside_the_text_is_told() -> None:
    source = Source("bo.cchc", "x")
    found = Diagnostic(
        code=codes.BROKEN_DATA_FILE, message=Text(vi="", en=""), labels=(Label(Span("bo.cchc", 0, 2)),)
    )
    (told,) = promises.of_report(Report((found,)), {"bo.cchc": source})
    assert "points outside the text" in told


@pytest.mark.parametrize("points", ["2 điểm mỗi", "điểm mỗi"])
def test_a_text_that_comes_back_different_is_told(points: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoiled(file: File, language: Language) -> str:
        return print_file(file, language).replace("1 điểm mỗi", points)

    monkeypatch.setattr(promises, "print_file", spoiled)
    assert ["fmt to vi does not mean the same"] == list(promises.of_ruleset(Source("bo.cchc", TEXT)))


def test_a_text_that_comes_back_with_another_digest_is_told() -> None:
    file, _ = parse(Source("bo.cchc", TEXT))
    ruleset = compile_source(Source("bo.cchc", TEXT)).ruleset
    assert ruleset is not None
    other = evolve(ruleset, total=evolve(ruleset.total, maximum=Fraction(3)))
    assert ["fmt to vi has another digest", "fmt to en has another digest"] == list(
        promises.of_layout(file, other)
    )
