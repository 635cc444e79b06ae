"""The comparison is one file: filtered by keyboard, fetching nothing, whole without its script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from cchc_rules import load
from cchc_rules.analyses.changes.behaviour import behaviours
from cchc_rules.analyses.changes.compare import compare
from cchc_rules.analyses.changes.kinds import Kind, kind_of
from cchc_rules.analyses.changes.model import Changes
from cchc_rules.analyses.changes.subjects import subjects
from cchc_rules.analyses.reports.comparison import comparison
from cchc_rules.backends.reports import html
from tests.browser.chromium import Chromium, needs_chromium
from tests.browser.test_the_form_in_a_browser import FAINT, NAMELESS, PHONE

pytestmark = needs_chromium

PARTS = "Array.from(document.querySelectorAll('section.part'))"
SHOWN = (
    f"{PARTS}.filter((one) => one.offsetParent !== null).map((one) => one.querySelector('h3').textContent)"
)
ROWS = (
    "Array.from(document.querySelectorAll('tr[data-kind]')).filter((one) => one.offsetParent !== null).length"
)
CHAPTERS = ROWS.replace("tr[data-kind]", "section.chapter")


@pytest.fixture(scope="module")
def changes() -> Changes:
    found = compare(load("binh-phuoc/huyen@2016"), load("binh-phuoc/huyen@2017"))
    return evolve(found, behaviours=behaviours(found))


@pytest.fixture(scope="module")
def page(changes: Changes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("so-sanh") / "so sánh.html"
    path.write_text(html.write(comparison(changes, "vi")), encoding="utf-8")
    return path


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path) as found:
        yield found


def with_kind(changes: Changes, kind: Kind) -> int:
    return sum(kind in {kind_of(one) for one in subject.changes} for subject in subjects(changes))


def test_a_filter_is_chosen_by_keyboard_and_taken_back(
    page: Path, browser: Chromium, changes: Changes
) -> None:
    browser.open(page)
    every = len(subjects(changes))
    assert every == len(browser.value(SHOWN))
    browser.tab_to("select[name=kind]")
    browser.press("ArrowDown")
    browser.until("document.querySelector('select[name=kind]').value === 'added'")
    expected = with_kind(changes, Kind.ADDED)
    assert expected == len(browser.value(SHOWN)) < every
    assert f"Đang xem {expected} trong {every} mục" == browser.value("document.querySelector('output').value")
    browser.press("ArrowUp")
    browser.until("document.querySelector('select[name=kind]').value === ''")
    assert every == len(browser.value(SHOWN))
    assert [] == browser.complaints


def choose(browser: Chromium, name: str, value: str) -> None:
    browser.value(
        f"(() => {{ const one = document.querySelector('select[name={name}]'); one.value = '{value}';"
        " one.dispatchEvent(new Event('change', {bubbles: true})); })()"
    )


def test_filters_hold_together_and_hide_areas_and_rows_without_any(page: Path, browser: Chromium) -> None:
    browser.open(page)
    choose(browser, "kind", "rule")
    choose(browser, "direction", "stricter")
    choose(browser, "area", "a8")
    expected = ["8.1.1 Tỷ lệ văn bản gửi, nhận dưới dạng điện tử", "8.1.2 Tỷ lệ văn bản điện tử được ký số"]
    assert expected == browser.value(SHOWN)
    assert (1, 2) == (browser.value(CHAPTERS), browser.value(ROWS))
    choose(browser, "kind", "assessor")
    assert ([], 0, 0) == (browser.value(SHOWN), browser.value(CHAPTERS), browser.value(ROWS))


def test_nothing_is_fetched_and_every_control_has_a_name(page: Path, browser: Chromium) -> None:
    browser.open(page)
    assert {page.as_uri()} == {one.partition("#")[0] for one in browser.requests}
    assert 0 == browser.value(NAMELESS)
    assert [] == browser.value(FAINT)


@pytest.mark.parametrize("size", [PHONE, (1280, 900)], ids=["phone", "desk"])
def test_the_page_is_no_wider_than_its_window(page: Path, browser: Chromium, size: tuple[int, int]) -> None:
    browser.size(*size)
    browser.open(page)
    assert browser.value("document.documentElement.scrollWidth <= window.innerWidth")


def test_without_its_script_the_page_shows_everything_and_offers_no_filter(
    page: Path, browser: Chromium, changes: Changes, tmp_path: Path
) -> None:
    still = tmp_path / "khong-ma.html"
    # Any other script than the one of the page is refused by its policy.
    text = page.read_text(encoding="utf-8").replace('"use strict";', '"use strict" ;')
    still.write_text(text, encoding="utf-8")
    browser.open(still)
    assert len(subjects(changes)) == len(browser.value(SHOWN))
    assert browser.value("document.querySelector('form.filters').offsetParent === null")
    assert browser.complaints
