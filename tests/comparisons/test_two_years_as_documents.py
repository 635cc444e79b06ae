"""The same comparisons as documents, and as amendments, as an official would put them on a desk.

The expected Markdown and amendments stand beside this file; `CCHC_UPDATE_DOCS=1` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_rules import load
from cchc_rules.ir.digest import digest
from tests.cli.running import ROOT, cchc
from tests.comparisons.test_two_years import YEARS, expected


@pytest.mark.parametrize("name", YEARS)
def test_the_document_reads_as_it_should(name: str) -> None:
    ran = cchc("diff", *YEARS[name], "--no-behaviour", "--format", "markdown", "--lang", "vi")
    assert ("", 0) == (ran.err, ran.code)
    assert expected(f"{name}.md", ran.out) == ran.out


@pytest.mark.parametrize("name", ["binh-duong-2018-2019", "binh-phuoc-2016-2017"])
def test_the_amendment_reads_as_it_should_and_gives_the_later_year(name: str, tmp_path: Path) -> None:
    before, after = YEARS[name]
    ran = cchc("diff", before, after, "--as-amendment")
    assert ("", 0) == (ran.err, ran.code)
    assert expected(f"{name}-sửa-đổi.cchc", ran.out) == ran.out
    folder = tmp_path / "bộ" / "amendments"
    folder.mkdir(parents=True)
    (folder / "sua-doi.cchc").write_text(ran.out, encoding="utf-8")
    base = folder.parent / "ruleset.cchc"
    base.write_bytes((ROOT / "rulesets" / before.replace("@", "/") / "ruleset.cchc").read_bytes())
    assert digest(load(after)) == digest(load(base, year=load(after).year))


def test_of_a_new_decision_the_clauses_in_the_way_are_named() -> None:
    ran = cchc("diff", *YEARS["binh-phuoc-2017-2023"], "--as-amendment", "--lang", "vi")
    assert ("", 1) == (ran.out, ran.code)
    assert 4 == ran.err.count("không bỏ hay đổi được")
