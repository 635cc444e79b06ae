"""Every rule shown on a page for readers compiles, in the frame of `tests/language/frame.py`."""

from __future__ import annotations

import pytest

from cchc_rules.base.sources import Source
from cchc_rules.pipeline import compile_source
from tests.language.fenced import blocks
from tests.language.frame import framed
from tests.repository.project import ROOT

FOLDERS = (".", "tutorial", "how-to", "explanation", "decisions")
EXAMPLES = [
    pytest.param(block.text, id=f"{page.stem}-{number}")
    for folder in FOLDERS
    for page in sorted((ROOT / "docs" / folder).glob("*.md"))
    for number, block in enumerate(blocks(page.read_text(encoding="utf-8")), 1)
    if block.info == "cchc"
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_it_compiles_without_an_error(text: str) -> None:
    report = compile_source(Source("example.cchc", framed(text).text)).report
    assert [] == [(one.code.name, one.message.vi) for one in report.errors]


def test_there_is_a_rule_for_every_kind_of_wording_in_the_guide() -> None:
    guide = (ROOT / "docs" / "how-to" / "write-a-ruleset.md").read_text(encoding="utf-8")
    part = guide.partition("## 3.")[2].partition("## 4.")[0]
    quoted = [line for line in part.splitlines() if line.startswith("**“")]
    shown = [block for block in blocks(part) if block.info == "cchc"]
    assert sum(line.count("“") for line in quoted) == len(shown)
