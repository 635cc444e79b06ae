"""The documentation builds, every code has its page, and words are found as people type them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import cchc_rules
import cchc_rules.prove
import cchc_rules.testing
from cchc_rules.diagnostics.codes import TABLE
from tests.repository.project import ROOT

pytest.importorskip("mkdocstrings", reason="the documentation is built with the extra `docs`")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == run.returncode, run.stderr
    return folder


def read(site: Path, page: str) -> str:
    return (site / page).read_text(encoding="utf-8")


def navigation(html: str) -> str:
    """The sidebar of a page."""
    found = re.search(r'<nav class="md-nav md-nav--primary.*?(?=<div class="md-content")', html, re.DOTALL)
    assert found is not None
    return found[0]


def test_every_code_stands_in_the_navigation(site: Path) -> None:
    found: set[str] = set()
    for digit in sorted({code[2] for code in TABLE}):
        first = min(code for code in TABLE if code[2] == digit)
        bar = navigation(read(site, f"reference/diagnostics/{first}.html"))
        found |= {code for code in TABLE if f'href="{code}.html"' in bar}
    assert set(TABLE) == found


@pytest.mark.parametrize("code", sorted(TABLE))
def test_a_code_has_a_page_and_an_anchor_in_the_table(site: Path, code: str) -> None:
    assert f'id="{code.lower()}"' in read(site, "reference/diagnostics.html")
    page = read(site, f"reference/diagnostics/{code}.html")
    assert f"{code} {TABLE[code].slug}" in page
    assert f'href="../diagnostics.html#{code.lower()}"' in page


def test_a_code_that_a_page_names_leads_to_its_own(site: Path) -> None:
    assert 'href="diagnostics/CR103.html"' in read(site, "reference/language.html")


@pytest.mark.parametrize("face", [cchc_rules, cchc_rules.prove, cchc_rules.testing])
def test_every_public_name_stands_in_the_reference_of_python(site: Path, face: ModuleType) -> None:
    anchors = re.findall(r'id="cchc_rules\.[\w.]*?(\w+)"', read(site, "reference/api.html"))
    assert set() == set(face.__all__) - set(anchors)


def test_every_kind_of_documentation_stands_in_the_navigation(site: Path) -> None:
    bar = navigation(read(site, "index.html"))
    kinds = ("Bài học", "Cách làm", "Tra cứu", "Giải thích", "Quyết định thiết kế")
    assert [] == [kind for kind in kinds if kind not in bar]


def test_rulesets_on_pages_are_coloured(site: Path) -> None:
    page = read(site, "index.html")
    assert '<span class="kd">tiêu chí</span>' in page
    assert '<span class="mf">90%</span>' in page


@pytest.mark.parametrize("part", ["title", "text"])
def test_the_search_finds_words_without_diacritics(site: Path, part: str) -> None:
    entries = json.loads(read(site, "search/search_index.json"))["docs"]
    [lesson] = [one[part] for one in entries if one["location"] == "tutorial/first-dossier.html"]
    added = re.findall(r" <span hidden>([a-z0-9_ ]+)</span>$", lesson)
    wanted = {"title": {"cham", "ho", "so", "dau", "tien"}, "text": {"cua", "moi", "lenh"}}[part]
    assert wanted <= set(" ".join(added).split())


def test_the_search_works_in_a_folder(site: Path) -> None:
    data = read(site, "search/search_index.js")
    assert read(site, "search/search_index.json") == data.removeprefix("var __index = ").removesuffix(";\n")
    for script in ("iframe-worker.js", "search.js"):
        assert f'<script src="assets/cchc/{script}"></script>' in read(site, "index.html")
        assert read(site, f"assets/cchc/{script}")
