"""What the README shows is true: its rule, the finding it tells, its program and its links."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from cchc_rules.base.sources import Source
from cchc_rules.pipeline import compile_source
from tests.docs.python_blocks import examples, printed
from tests.language.fenced import blocks
from tests.language.frame import framed
from tests.repository.project import ROOT

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
[RULE] = [block.text for block in blocks(TEXT) if block.info == "cchc"]


def errors(text: str) -> list[str]:
    found = compile_source(Source("readme.cchc", framed(text).text)).report.errors
    return [f"lỗi[{one.code.name} {one.code.slug}]: {one.message.vi}\n" for one in found]


def test_the_rule_has_the_mistake_that_is_told() -> None:
    [told] = [block.text for block in blocks(TEXT) if block.text.startswith("lỗi[")]
    assert [told] == errors(RULE)


def test_the_cure_that_is_told_mends_it() -> None:
    assert "With `từ 50% đến dưới 90%` instead" in TEXT
    assert [] == errors(RULE.replace("từ 50% đến 90%", "từ 50% đến dưới 90%"))


def test_the_program_prints_what_stands_under_it(tmp_path: Path) -> None:
    assert [one.shown for one in examples(README)] == printed(README, Path(sys.executable), tmp_path)
    assert 1 == len(examples(README))


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert [] == [link for link in links if not (ROOT / link).exists()]
    assert links
