"""A text that says nothing is no ruleset, whatever invisible characters it holds."""

from __future__ import annotations

import pytest

from cchc_rules.base.sources import Source
from cchc_rules.pipeline import compile_source


@pytest.mark.parametrize(
    "text", ["", " \n\t", "# chỉ có ghi chú\n", "\u200b", "\u200b\n# ghi chú\n", "\u00a0\u00ad"]
)
def test_a_text_without_a_statement_is_unfinished(text: str) -> None:
    compiled = compile_source(Source("trong.cchc", text))
    assert compiled.ruleset is None
    assert ["CR102"] == [one.code.name for one in compiled.report.errors]
