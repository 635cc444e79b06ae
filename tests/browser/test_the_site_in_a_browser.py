"""The criteria site works from a folder: calculators score, the form opens, the search finds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import Chromium, needs_chromium
from tests.cli.running import cchc

pytestmark = needs_chromium

AREA = "binh-duong/so/2018/linh-vuc-1.html"
ITEM = "ke-hoach.muc-do"
# What the library of the search says of its own Vietnamese.
KNOWN = "Function is not registered with pipeline"
FOUND = """Array.from(document.querySelectorAll('.md-search-result__link'), (one) => one.textContent)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trang") / "trang tiêu chí"
    ran = cchc("docs", "binh-duong/so@2018", "--out", str(folder), "--build")
    assert 0 == ran.code, ran
    return folder / "site"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path) as one:
        yield one
        assert [] == [address for address in one.requests if not address.startswith(("file:", "data:"))]
        assert [] == [told for told in one.complaints if KNOWN not in told]


def test_a_calculator_of_a_page_scores_its_item(browser: Chromium, site: Path) -> None:
    browser.open(site / AREA)
    inside = f".cchc-calculator[data-item='{ITEM}']"
    for name, text in (("xong", "17"), ("giao", "20")):
        browser.tab_to(f"{inside} [data-key='{json.dumps([ITEM, name], separators=(',', ':'))}']")
        browser.type(text)
    browser.tab_to(f"{inside} .cchc-evidence [type=checkbox]")
    browser.press(" ")
    for text in ("12/BC-SVD", "28/12/2018"):
        browser.press("Tab")
        browser.type(text)
    shown = browser.value(f'document.querySelector("{inside} .cchc-score").textContent')
    assert shown.startswith("✓1,25 điểm – đã chấm: bằng 85%")


def test_every_item_of_a_page_has_its_calculator(browser: Chromium, site: Path) -> None:
    browser.open(site / AREA)
    places = browser.value("document.querySelectorAll('.cchc-calculator').length")
    filled = browser.value("document.querySelectorAll('.cchc-calculator .cchc-score').length")
    assert places == filled > 5


def test_the_form_of_the_whole_set_opens_from_its_page(browser: Chromium, site: Path) -> None:
    browser.open(site / "binh-duong/so/2018/index.html")
    address = browser.value("document.querySelector('a[href$=\"tu-cham.html\"]').getAttribute('href')")
    browser.open(site / "binh-duong/so/2018" / address)
    assert browser.value("document.querySelectorAll('.cchc-item').length") > 50


@pytest.mark.parametrize("typed", ["hồ sơ", "ho so"])
def test_the_search_finds_words_typed_with_and_without_diacritics(
    browser: Chromium, site: Path, typed: str
) -> None:
    browser.open(site / "index.html")
    browser.value("document.querySelector('input[name=query]').focus()")
    browser.type(typed)
    browser.until("document.querySelectorAll('.md-search-result__link').length > 1")
    assert any("hồ sơ" in one.lower() for one in browser.value(FOUND)[:3])
